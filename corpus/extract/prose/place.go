package prose

import (
	"sort"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// places finds where each project is.
func (p *page) places() {
	for i, c := range p.chosen {
		place, rule := p.placeOf(i, c)
		if place == nil {
			continue
		}
		value := p.shown(place.Span)
		switch lead := p.leadPlace(c, *place); lead {
		case "=":
			value = p.shown(p.hostOf(c).Span)
		default:
			value = lead + value
		}
		c.project.Place = corpus.Said(value, place.Span, rule)
		c.project.Places = place.IDs()
	}
	p.placesInOrder()
	for _, c := range p.chosen {
		if c.project.Place != nil && len(c.project.Places) == 0 {
			c.project.Places = p.around(c)
		}
	}
}

// around gives the divisions that a place lies in which the gazetteer does not
// have, a town or a street: those of the host of the project or of the report.
func (p *page) around(c *candidate) []string {
	if host := p.hostOf(c); host != nil && host.ID != "" {
		return host.IDs()
	}
	return names.Place{ID: p.reading.Home}.IDs()
}

// placeOf gives the place of a project by the first rule that finds one.
func (p *page) placeOf(i int, c *candidate) (*names.Place, string) {
	s := p.sentences[c.sentence]
	from, to := p.region(i, c)
	if at := p.labelPlace(c); at != nil {
		return at, "place/label"
	}
	if at := p.fieldPlace(c); at != nil {
		return at, "place/field"
	}
	end := s.to
	if i+1 < len(p.chosen) && p.chosen[i+1].sentence == c.sentence {
		end = p.chosen[i+1].from
	}
	if at := p.placeAfter(c.to, end); at != nil {
		return at, "place/after-name"
	}
	if at := p.sharedSite(s, c); at != nil {
		return at, "place/shared"
	}
	if at := p.placeBefore(from, to); at != nil {
		return at, "place/before-name"
	}
	if at := p.townSubject(from, to); at != nil {
		return at, "place/town"
	}
	if at := p.placeKey(i, c); at != nil {
		return at, "place/key"
	}
	if at := p.placeInName(c); at != nil && !p.insideHost(c, at) {
		return at, "place/in-name"
	}
	if at := p.placeNext(i, c); at != nil {
		return at, "place/next-sentence"
	}
	if at := p.subjectPlace(s, c.from); at != nil {
		return at, "place/subject"
	}
	if at := p.stationPlace(c); at != nil {
		return at, "place/station"
	}
	if at := p.blockPlace(c); at != nil {
		return at, "place/paragraph"
	}
	if at := p.headedTown(c); at != nil {
		return at, "place/heading-town"
	}
	if at := p.hostOf(c); at != nil {
		return at, "place/report"
	}
	return nil, ""
}

// siteWords come before the site of a project.
func (p *page) siteWords() []string {
	return []string{"选址", "位于", "落户", "落地", "落在", "坐落", "放在", "选在", "设在", "建在", "落位", "地点", "布局在", "选址于", "坐落在", "落户于", "位于", "进驻", "选定", "入驻", "摆在", "布点", "落", "落子"}
}

// placeAfter reads 落户X, 选址X, 放在X after the name, and the place in its bracket.
func (p *page) placeAfter(from, to int) *names.Place {
	for k := from; k < to; k++ {
		if p.tokens[k].mark == ';' {
			return nil
		}
		if p.tokens[k].mark == '(' && k == from {
			if at := p.placeInBracket(k, p.tokens[k].pair); at != nil {
				return at
			}
		}
		stop := p.clauseStop(k, min(to, k+14))
		if at := p.placeAt(from, k, stop); at != nil {
			return at
		}
		if !p.siteWord(k, stop) {
			continue
		}
		if at := p.siteAt(k+1, stop); at != nil {
			return at
		}
	}
	return nil
}

// unknownPlace reads a place that the gazetteer does not know by its last
// character: 落户石盘镇, 选址望川县.
func (p *page) unknownPlace(from, to int) *names.Place {
	for k := from; k < to && p.span(from, k+1).Len() <= 8; k++ {
		t := p.tokens[k]
		if t.kind == markToken || t.kind == amountToken || t.kind == dateToken || t.kind == countToken || t.is(classStop|classConj) {
			return nil
		}
		last := p.folded[t.span.End-1]
		if p.span(from, k+1).Len() >= 3 && contains("县区镇乡村旗", last) && !t.is(classIndustry|classHead) {
			return &names.Place{Span: p.span(from, k+1), Kind: names.Division, Rule: "place/by-suffix"}
		}
	}
	return nil
}

// siteWord reports whether token k comes before the site of a project: 落户, 选址, or
// 在 with a status after the place.
func (p *page) siteWord(k, to int) bool {
	w := p.text(k, k+1)
	if w == "在" {
		at := p.firstPlace(k+1, to)
		return at != nil && p.tokenOf(at.Span.Start) == k+1 && p.statusSoon(p.tokenOf(at.Span.End), to)
	}
	for _, site := range p.siteWords() {
		if w == site {
			return true
		}
	}
	return false
}

// statusSoon reports whether a status follows within the clause.
func (p *page) statusSoon(k, to int) bool {
	for j := k; j < to && j < k+8; j++ {
		if p.tokens[j].is(classStatus) {
			return true
		}
		if p.tokens[j].kind == markToken || p.tokens[j].kind == amountToken {
			return false
		}
	}
	return false
}

// placeInBracket gives the place that is a whole part of a bracket:
// (甲公司,新建区).
func (p *page) placeInBracket(open, shut int) *names.Place {
	from := open + 1
	for k := open + 1; k <= shut; k++ {
		if k < shut && !contains(",、;", p.tokens[k].mark) {
			continue
		}
		if at := p.firstPlace(from, k); at != nil && at.Span == p.span0(from, k) {
			return at
		}
		from = k + 1
	}
	return nil
}

// placeBefore reads 在X投资, 在X建设, 落户X的, X的 before the name.
func (p *page) placeBefore(from, to int) *names.Place {
	var best *names.Place
	for _, place := range p.reading.PlacesIn(p.span0(from, to)) {
		if place.Kind == names.Reference || place.Kind == names.Country || p.named(place) {
			continue
		}
		k := p.tokenOf(place.Span.Start)
		after := p.tokenOf(place.Span.End)
		if p.inOrg(after, to) {
			continue
		}
		switch p.text(max(k-1, from), max(k, from)) {
		case "在", "落户", "到", "进", "于", "落地", "选址":
			if !p.venue(after, to) && !p.ofSomebody(after, to) {
				best = &place
			}
		case "赴":
		default:
			if after < to && (p.text(after, after+1) == "的" || p.tokens[after].mark == ',' || p.tokens[after].mark == ':' || p.tokens[after].kind == countToken || p.text(after, after+1) == "有") && !p.tokens[max(k-1, from)].is(classOrgSuffix) {
				best = &place
			}
		}
	}
	return best
}

// ofSomebody reports whether the clause after a place ends in 的 and somebody
// who is there: 在佛山做陶瓷的某人.
func (p *page) ofSomebody(k, to int) bool {
	for j := k; j+1 < to && j < k+16 && p.tokens[j].kind != markToken; j++ {
		if p.text(j, j+1) == "的" {
			next := p.tokens[j+1]
			return next.kind == runeToken || next.kind == wordToken && !next.is(classGeneric|classHead)
		}
	}
	return false
}

// venue reports whether what follows a place says that something was held
// there: 在西安举行.
func (p *page) venue(k, to int) bool {
	for j := k; j < to && j < k+4; j++ {
		switch w := p.text(j, j+1); {
		case strings.HasPrefix(w, "举"), strings.HasPrefix(w, "召"), strings.HasPrefix(w, "签"), w == "办", w == "开", w == "开幕", w == "会见", w == "参加":
			return true
		}
		if p.tokens[j].is(classEvent) {
			return true
		}
	}
	return false
}

// placeKey reads 建设地点:X and 选址:X.
func (p *page) placeKey(i int, c *candidate) *names.Place {
	limit := len(p.sentences)
	if i+1 < len(p.chosen) {
		limit = min(limit, p.chosen[i+1].sentence)
	}
	for n := c.sentence; n < limit && n < c.sentence+8; n++ {
		s := p.sentences[n]
		for k := s.from; k+1 < s.to; k++ {
			if p.tokens[k+1].mark != ':' {
				continue
			}
			w := p.text(max(s.from, k-3), k+1)
			if strings.HasSuffix(w, "地点") || strings.HasSuffix(w, "选址") || strings.HasSuffix(w, "地址") || strings.HasSuffix(w, "落户地") || strings.HasSuffix(w, "所在地") {
				if at := p.firstPlace(k+2, min(s.to, k+14)); at != nil {
					return at
				}
			}
		}
	}
	return nil
}

// placeNext reads 选址X in the sentences after the one that names the project.
func (p *page) placeNext(i int, c *candidate) *names.Place {
	if p.siblings(c) > 1 {
		return nil
	}
	for n := c.sentence + 1; n < len(p.sentences) && n <= c.sentence+2; n++ {
		if i+1 < len(p.chosen) && p.chosen[i+1].sentence <= n || p.sentences[n].section != p.sentences[c.sentence].section {
			return nil
		}
		if at := p.placeAfter(p.sentences[n].from, p.sentences[n].to); at != nil {
			return at
		}
	}
	return nil
}

// blockPlace gives the first place of the paragraph before the name that lies
// where the section is about.
func (p *page) blockPlace(c *candidate) *names.Place {
	for n := c.sentence - 1; n >= 0 && p.sentences[n].block == p.sentences[c.sentence].block; n-- {
		if n > 0 && p.sentences[n-1].block == p.sentences[n].block {
			continue
		}
		if at := p.firstUsable(p.sentences[n]); at != nil && p.near(at.ID, p.hostID(c)) && !p.saidOfAnother(n, at) {
			return at
		}
	}
	return nil
}

// subjectPlace gives the last place before the name in its sentence that is no
// venue and no part of an organisation's name.
func (p *page) subjectPlace(s sentence, to int) *names.Place {
	var best *names.Place
	first, near := p.ownWords(s, to)
	for _, place := range p.reading.PlacesIn(p.span0(s.from, to)) {
		if k := p.tokenOf(place.Span.Start); k >= first && k < near {
			continue // said of another project
		}
		if p.usable(place, s.from, to) && (len(place.IDs()) > 1 || strings.HasSuffix(place.ID, "市")) {
			best = &place
		}
	}
	return best
}

// ownWords gives the range of tokens before token to in its sentence that is
// said of projects named before: from the first of them to the last mark that
// parts clauses.
func (p *page) ownWords(s sentence, to int) (first, near int) {
	first, near = to, to
	if to > s.from {
		i := sort.Search(len(p.chosen), func(i int) bool { return p.chosen[i].from >= s.from })
		if i < len(p.chosen) && p.chosen[i].from < to {
			first = p.chosen[i].from
		}
	}
	for near > s.from && !contains(",;、", p.tokens[near-1].mark) {
		near--
	}
	return first, near
}

// usable reports whether a place can be where projects are: a division below
// the province or a zone, not a venue, not in the name of an organisation, an
// event or an office.
func (p *page) usable(place names.Place, from, to int) bool {
	if place.Kind == names.Country || place.Kind == names.Reference || place.ID == "" && place.Kind != names.Zone || p.named(place) {
		return false
	}
	k, after := p.tokenOf(place.Span.Start), p.tokenOf(place.Span.End)
	if place.Kind == names.Zone && p.siteOnly(place) || p.listedPlaces(from, k, after, to) {
		return false
	}
	if k > from {
		switch p.text(k-1, k) {
		case "赴", "到", "前往", "赴香港", "来自", "从", "在":
			return p.text(k-1, k) == "在" && !p.venue(after, to)
		}
		for _, w := range []string{"转场", "移师", "转战", "走进", "抵达"} {
			if strings.HasSuffix(p.text(max(k-2, from), k), w) {
				return false
			}
		}
		if p.tokens[k-1].mark == '(' || p.tokens[k-1].mark == '“' {
			return false
		}
	}
	return !p.inOrg(after, to) && !p.ofPress(place.Span.End) && !p.heldThere(after, to)
}

// siteOnly reports whether a zone is a park that may itself be a project.
func (p *page) siteOnly(place names.Place) bool {
	text := string(p.folded[place.Span.Start:place.Span.End])
	for _, tail := range []string{"产业园", "科技园", "产业园区", "创业园", "示范园", "度假区", "物流园", "旅游区", "小镇", "综合体", "科创园", "创意园"} {
		if strings.HasSuffix(text, tail) {
			return true
		}
	}
	return false
}

// named reports whether a place stands inside the name of a project or of an
// investor.
func (p *page) named(place names.Place) bool {
	if p.investors[place.Span.Start] {
		return true
	}
	k := p.tokenOf(place.Span.Start)
	i := sort.Search(len(p.chosen), func(i int) bool { return p.chosen[i].to > k })
	return i < len(p.chosen) && p.chosen[i].from <= k
}

// inOrg reports whether the tokens after a place make it part of the name of a
// company.
func (p *page) inOrg(k, to int) bool {
	if k+1 < to && p.tokens[k].is(classPlace) && p.tokens[k+1].is(classBrandSuffix) {
		return true // 西安嘉禾牧业
	}
	if k < to && p.tokens[k].is(classBrandSuffix) && !p.tokens[k].is(classIndustry|classGeneric) {
		return true // 云州时代, 云州重工
	}
	for j := k; j < to && j < k+9; j++ {
		t := p.tokens[j]
		if t.is(classOrgSuffix) && !t.is(classGovernment) || p.orgEnds(j) {
			return true
		}
		if t.kind == markToken && t.mark != '(' && t.mark != ')' || t.is(classStop|classGovernment|classConj) && !t.is(classKeep|classIndustry) || t.kind == amountToken || t.kind == dateToken || t.kind == countToken {
			return false
		}
	}
	return false
}

// hostOf gives the place that the section of a project is about: that of the
// section's heading, else the first of its sentences, near the place of the
// document's title where that has one; else that of the document.
func (p *page) hostOf(c *candidate) *names.Place {
	section := p.sentences[c.sentence].section
	if at, ok := p.hosts[section]; ok {
		return at
	}
	p.hosts[section] = nil
	found := p.findHost(section)
	if found != nil && strings.HasPrefix(p.reading.Home, found.ID+"/") && section == 0 {
		if home := p.mention(p.reading.Home); home != nil {
			found = home
		}
	}
	p.hosts[section] = found
	return found
}

func (p *page) findHost(section int) *names.Place {
	title := p.firstUsable(p.sentences[0])
	for _, heading := range []bool{true, false} {
		for _, s := range p.section(section) {
			if s.heading != heading {
				continue
			}
			if at := p.firstUsable(s); at != nil && (heading || at.Kind != names.Zone || p.mention(p.reading.Home) == nil) && (heading || title == nil || p.near(at.ID, title.ID)) {
				return p.orWhole(section, at)
			}
		}
	}
	if title != nil {
		return title
	}
	return p.documentHost()
}

// orWhole gives the place that 全市 or 我市 in the section speaks of when at lies
// inside it.
func (p *page) orWhole(section int, at *names.Place) *names.Place {
	home := p.reading.Home
	if home == "" || !strings.HasPrefix(at.ID, home+"/") {
		return at
	}
	whole := p.mention(home)
	if whole == nil {
		return at
	}
	for _, s := range p.section(section) {
		for _, place := range p.reading.PlacesIn(p.span(s.from, s.to)) {
			if place.Kind == names.Reference && place.ID == home {
				return whole
			}
		}
	}
	return at
}

// documentHost gives the place that the whole document is about, found once.
func (p *page) documentHost() *names.Place {
	if at, ok := p.hosts[-1]; ok {
		return at
	}
	p.hosts[-1] = nil
	if home := p.mention(p.reading.Home); home != nil && p.speaksOf(home.ID) {
		p.hosts[-1] = home
		return home
	}
	for _, s := range p.sentences {
		if at := p.firstUsable(s); at != nil {
			p.hosts[-1] = at
			return at
		}
	}
	return nil
}

// speaksOf reports whether a place is named somewhere as more than a venue or a
// part of a company's name.
func (p *page) speaksOf(id string) bool {
	for _, s := range p.sentences {
		for _, place := range p.reading.PlacesIn(p.span(s.from, s.to)) {
			if place.ID == id && (place.Kind == names.Reference || p.usable(place, s.from, s.to)) {
				return true
			}
		}
	}
	return false
}

// mention gives the first place of an id that the text names.
func (p *page) mention(id string) *names.Place {
	for i := range p.reading.Places {
		if q := &p.reading.Places[i]; q.ID == id && id != "" && q.Kind != names.Reference {
			return q
		}
	}
	return nil
}

// firstUsable gives the first place of a sentence that can be a host.
func (p *page) firstUsable(s sentence) *names.Place {
	for _, place := range p.reading.PlacesIn(p.span(s.from, s.to)) {
		if p.usable(place, s.from, s.to) {
			return &place
		}
	}
	return nil
}

// hostID is the id of the host of a project's section, empty when unknown.
func (p *page) hostID(c *candidate) string {
	if h := p.hostOf(c); h != nil {
		return h.ID
	}
	return p.reading.Home
}

// near reports whether two places lie in one province (or city that is one).
func (p *page) near(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	x, _, _ := strings.Cut(a, "/")
	y, _, _ := strings.Cut(b, "/")
	return x == y
}

// leadPlace gives the words of the larger place to write before a place that
// is stated alone: 太原市 before 晋源区; "=" when the report's own words for the
// same place are fuller (湖北竹溪 of 竹溪县). They are the report's own, with 市 when the
// report leaves it out.
func (p *page) leadPlace(c *candidate, at names.Place) string {
	host := p.hostOf(c)
	if host != nil && host.ID == at.ID && host.ID != "" && host.Kind != names.Reference && host.Span.Len() > at.Span.Len()+1 {
		return "="
	}
	if host == nil || len(host.IDs()) < 2 && !strings.HasSuffix(host.ID, "市") || host.Kind == names.Reference {
		return ""
	}
	parts := len(at.IDs())
	if at.ID == "" && contains("区镇乡", p.folded[at.Span.End-1]) && host.Kind == names.Division && host.Span.End < at.Span.Start && p.sentenceAt(p.tokenOf(host.Span.Start)) == p.sentenceAt(p.tokenOf(at.Span.Start)) {
		lead, last := p.shown(host.Span), host.ID[strings.LastIndex(host.ID, "/")+1:]
		if rest, ok := strings.CutPrefix(last, lead); ok {
			return lead + rest
		}
		return lead // 霍山县 … 选址高桥湾园区
	}
	if parts < 2 || at.IDs()[parts-2] != host.ID {
		return ""
	}
	lead, own := p.shown(host.Span), p.shown(at.Span)
	last := host.ID[strings.LastIndex(host.ID, "/")+1:]
	if strings.HasPrefix(own, strings.TrimRight(lead, "市省縣县區区州")) || strings.HasPrefix(string(p.folded[at.Span.Start:at.Span.End]), strings.TrimRight(last, "市县区州")) {
		return ""
	}
	if strings.HasSuffix(host.ID, "市") && !strings.HasSuffix(lead, "市") {
		lead += "市"
	}
	return lead
}

// firstPlace gives the first place in a range of tokens.
func (p *page) firstPlace(from, to int) *names.Place {
	found := p.reading.PlacesIn(p.span0(from, to))
	for i := range found {
		if found[i].Kind != names.Country && found[i].Kind != names.Reference && !(found[i].Kind == names.Zone && p.named(found[i])) {
			return &found[i]
		}
	}
	return nil
}

// span0 is the span of a range of tokens, empty for an empty range.
func (p *page) span0(from, to int) corpus.Span {
	if from >= to || from >= len(p.tokens) {
		return corpus.Span{}
	}
	return p.span(from, to)
}

// tokenOf gives the token that holds or follows rune i.
func (p *page) tokenOf(i int) int {
	lo, hi := 0, len(p.tokens)
	for lo < hi {
		if m := (lo + hi) / 2; p.tokens[m].span.End <= i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}
