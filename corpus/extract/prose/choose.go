package prose

import (
	"regexp"
	"sort"
	"strings"

	"zhaoshang/corpus"
)

// choose keeps the names that the text treats as projects and joins those that
// name the same one again.
func (p *page) choose() {
	sort.SliceStable(p.found0, func(i, j int) bool { return p.found0[i].from < p.found0[j].from })
	for _, c := range p.found0 {
		if !p.accepted(c) {
			continue
		}
		if same := p.sameAs(c); same != nil {
			p.alias(same, c)
			continue
		}
		if n := len(p.chosen); n > 0 && (p.refersBack(c) || p.calledToo(c)) {
			p.alias(p.chosen[n-1], c)
			continue
		}
		c.fill(p)
		if n := len(p.chosen); n > 0 && p.chosen[n-1].to > c.from {
			if p.chosen[n-1].to >= c.to {
				continue
			}
			p.drop()
		}
		p.take(c)
	}
	p.fromHeadings()
}

// refersBack reports whether 该 or 本 before a name says that it was named
// before: 该电池项目.
func (p *page) refersBack(c *candidate) bool {
	w := p.text(c.from-1, c.from)
	return w == "该" || w == "本" || w == "上述" || w == "这一"
}

// take adds a name to the projects; drop takes the last one back.
func (p *page) take(c *candidate) {
	p.chosen = append(p.chosen, c)
	p.chosenIn[c.sentence] = append(p.chosenIn[c.sentence], c)
	section := p.sentences[c.sentence].section
	p.ofSection[section] = append(p.ofSection[section], c)
	p.byKey[p.key(c)] = c
}

func (p *page) drop() {
	c := p.chosen[len(p.chosen)-1]
	section := p.sentences[c.sentence].section
	p.chosen = p.chosen[:len(p.chosen)-1]
	p.chosenIn[c.sentence] = p.chosenIn[c.sentence][:len(p.chosenIn[c.sentence])-1]
	p.ofSection[section] = p.ofSection[section][:len(p.ofSection[section])-1]
	delete(p.byKey, p.key(c))
}

// fromHeadings takes the name in the heading of a section whose body names no
// project but goes on about one: its sum, its status.
func (p *page) fromHeadings() {
	added := false
	for _, c := range p.found0 {
		s := p.sentences[c.sentence]
		if !s.heading || s.block == 0 && len(p.chosen) > 0 || p.inSection(s.section) > 0 || c.refused || p.generic(c.from, c.to) || p.partOfEvent(s, c) || p.counted(s, c) || p.oneOfMany(s, c) || !p.goesOnAbout(c.sentence) {
			continue
		}
		if same := p.sameAs(c); same == nil {
			c.rule = "name/heading"
			c.fill(p)
			p.take(c)
			added = true
		}
	}
	if added {
		sort.SliceStable(p.chosen, func(i, j int) bool { return p.chosen[i].from < p.chosen[j].from })
	}
}

// goesOnAbout reports whether the section under a heading says 项目 or states a
// sum without counting projects.
func (p *page) goesOnAbout(heading int) bool {
	last := p.sentences[heading].section
	if p.sentences[heading].block == 0 {
		last++ // the title's text is the next section
	}
	for n := heading + 1; n < len(p.sentences) && p.sentences[n].section <= last; n++ {
		s := p.sentences[n]
		for k := s.from; k < s.to; k++ {
			if p.tokens[k].kind == countToken && p.countsProjects(s, k) {
				return false
			}
			if p.tokens[k].kind == amountToken && p.aboutProject(s, k) {
				return true
			}
		}
	}
	return false
}

// accepted reports whether a name is a project's.
func (p *page) accepted(c *candidate) bool {
	s := p.sentences[c.sentence]
	switch {
	case c.refused, s.heading, p.visionary(c), p.kindOfProject(s, c), p.generic(c.from, c.to) && !p.ownedWithSum(s, c), p.partOfEvent(s, c):
		return false
	case c.list > 0:
		return true
	case c.strong:
		return !p.counted(s, c) && !p.oneOfMany(s, c)
	}
	return !p.place(s, c) && p.treatedAsProject(s, c)
}

// visionary reports whether a name is of a hope rather than of a project:
// 世界一流船城; or of things counted: 9栋厂房.
func (p *page) visionary(c *candidate) bool {
	text := p.text(c.from, c.to)
	if strings.HasPrefix(text, "第") && strings.Contains(text, "项中") {
		return true
	}
	if strings.Contains(text, "一流") || strings.Contains(text, "高地") {
		return true
	}
	t := p.tokens[c.from]
	if w := p.text(c.from, c.from+1); (w == "已有" || w == "现有") && c.from+1 < c.to {
		t = p.tokens[c.from+1]
	}
	if w := []rune(text); len(w) < 5 && hanDigit(w[0]) > 0 && contains("条栋台套窑座", w[1]) {
		return true // 两条线, 一窑四线
	}
	return t.kind == latinToken && t.span.End < len(p.folded) && isDigit(p.folded[t.span.Start]) && contains("栋台套艘辆座架名条", p.folded[t.span.End])
}

// kindOfProject reports whether a name is of a kind of project: 房地产、金融类项目; or
// stands in the rules of a policy, which name none.
func (p *page) kindOfProject(s sentence, c *candidate) bool {
	if c.to-2 >= c.from && p.text(c.to-1, c.to) == "项目" && strings.HasSuffix(p.text(c.to-2, c.to-1), "类") {
		return true
	}
	return p.conditionOf(s, c) || p.policy() && !p.treatedAsProject(s, c)
}

// policy reports whether the title says that the document is a set of rules.
func (p *page) policy() bool {
	if len(p.sentences) == 0 || p.sentences[0].block > 0 {
		return false
	}
	title := p.text(p.sentences[0].from, p.sentences[0].to)
	for _, w := range []string{"措施", "办法", "细则", "意见", "若干政策", "规定", "条例", "实施方案"} {
		if strings.Contains(title, w) {
			return true
		}
	}
	return false
}

// partOfEvent reports whether a name is the beginning of an event's name
// (重点项目集中签约仪式) or of an office's (项目公司, 项目办).
func (p *page) partOfEvent(s sentence, c *candidate) bool {
	if c.to >= s.to {
		return false
	}
	next := p.tokens[c.to]
	if servesRE.MatchString(p.text(c.to, min(c.to+2, s.to))) && p.moreOrg(c.to, s.to) {
		return true // X项目管理有限公司
	}
	if next.is(classEvent|classOrgSuffix) && !next.is(classKeep) || next.kind == runeToken && contains("办部组库群", p.folded[next.span.Start]) {
		return true
	}
	for k := c.to; k < s.to && k < c.to+5; k++ {
		t := p.tokens[k]
		if t.is(classEvent) && t.span.Len() > 1 {
			return true
		}
		if t.kind == markToken || t.kind == amountToken || t.is(classStop) && !t.is(classStatus) {
			return false
		}
	}
	return false
}

// servesRE matches what companies do to projects, in their names.
var servesRE = regexp.MustCompile(`^(?:管理|咨询|服务)`)

// counted reports whether a count follows the name at once: 新材料项目3个 is a
// group.
func (p *page) counted(s sentence, c *candidate) bool {
	to := c.to
	if to < s.to && p.tokens[to].mark == '”' {
		to++ // “僵尸项目”11个
	}
	for k := to; k < s.to && k < to+4; k++ {
		t := p.tokens[k]
		if t.kind == countToken {
			return k < to+2 || t.count > 1
		}
		if w := p.text(k, k+1); !t.is(classStatus) && w != "共" && w != "一共" && w != "总共" {
			return false
		}
	}
	return false
}

// oneOfMany reports whether the name stands for a kind of project: 11个是汽车项目,
// 引进的外商项目里, 几个上百亿元的港口项目; what is told of those counted is none: 开工的9个里有甲项目.
func (p *page) oneOfMany(s sentence, c *candidate) bool {
	if c.to < s.to && p.tokens[c.to].kind != markToken && contains("里中数", p.folded[p.tokens[c.to].span.Start]) {
		return true
	}
	for k := c.from - 1; k >= s.from && k >= c.from-4; k-- {
		t := p.tokens[k]
		switch {
		case t.kind == countToken:
			return t.count != 1 && !amongRE.MatchString(p.text(k+1, c.from))
		case t.kind == markToken:
			return false
		}
	}
	return false
}

// amongRE matches the words between a count and one of those counted: 9个里有甲项目.
var amongRE = regexp.MustCompile(`^(?:项目)?(?:当中|之中|中|里面|里头|里)(?:就|还|也|则)?(?:有|包括|包含|含)$`)

// place reports whether the name is where something happens: 在X开工, 落户X.
func (p *page) place(s sentence, c *candidate) bool {
	k := c.from - 1
	if k < s.from {
		return false
	}
	switch p.text(k, k+1) {
	case "在", "落户", "位于", "进驻", "入驻", "选址", "坐落", "坐落在", "到", "落地", "选址于", "落户于", "放在", "设在":
		return c.list == 0
	}
	return false
}

// treatedAsProject reports whether the sentence treats a name with a soft head
// as a project: a sum beside it, a verb of building before it, a status after
// it, or the status of the list it stands in.
func (p *page) treatedAsProject(s sentence, c *candidate) bool {
	if p.plantInvests(s, c) {
		return false
	}
	if c.to < s.to {
		next := p.pastQuote(s, c)
		if next >= s.to {
			return false
		}
		for next+1 < s.to && earlierRE.MatchString(p.text(next, next+1)) || next+2 < s.to && earlierRE.MatchString(p.text(next, next+2)) {
			next++
		}
		if p.tokens[next].mark == ',' || p.tokens[next].mark == '(' || p.tokens[next].is(classSumCue) {
			next++
		}
		for k := next; k < s.to && k < next+3; k++ {
			t := p.tokens[k]
			if t.kind == amountToken && p.ownKind(s, k, c) == "" && p.moneyAfter(s, k) == "" {
				return true
			}
			if t.kind == countToken || t.is(classHead) {
				break
			}
		}
		if p.tokens[c.to].mark == ',' && p.opensClause(s, c) && (p.statusAfter(s, c.to+1) || p.putInto(s, c)) {
			return true
		}
		if p.statusAfter(s, c.to) || p.listStatus(s, c.to) {
			return true
		}
	}
	return p.askedAbout(s, c) || p.oneIs(s, c) || p.countedItem(s, c) || p.numberedItem(s, c) || p.byOwner(s, c) || p.builtBefore(s, c) || p.quotedObject(s, c) || p.subjectWithSum(s, c) || p.predicated(s, c)
}

// countedItem reports whether a name opens a part of what a count announced:
// 会上签了三个:X产业园15亿元;Y中心,金额没写进协议.
func (p *page) countedItem(s sentence, c *candidate) bool {
	if c.from <= s.from || !contains(":;", p.tokens[c.from-1].mark) {
		return false
	}
	k := c.from - 1
	for k > s.from && p.tokens[k].mark != ':' {
		k--
	}
	signed := false
	for j := k - 1; j >= s.from && j > k-12; j-- {
		signed = signed || p.tokens[j].is(classStatus)
		if t := p.tokens[j]; t.kind == countToken && t.count > 1 && (p.countsProjects(s, j) || j == k-1) {
			return signed || p.statusAfter(s, s.from) || strings.Contains(p.text(s.from, j), "签")
		}
	}
	return false
}

// numberedItem reports whether a name stands at the beginning of a numbered
// paragraph that goes on to the money, or after its key: 四、甲集团制作基地,投资额未公布;
// 项目名称:交易中心.
func (p *page) numberedItem(s sentence, c *candidate) bool {
	if c.from >= s.from+2 && p.tokens[c.from-1].mark == ':' && strings.HasSuffix(p.text(s.from, c.from-1), "项目名称") {
		return true
	}
	n := c.sentence
	if n == 0 || p.sentences[n-1].block == s.block || !p.opens(s.from, s.to) || c.to >= s.to || p.tokens[c.to].mark != ',' && p.tokens[c.to].kind != spaceToken {
		return false
	}
	if p.span(s.from, c.to).Len() > maxName || p.markBetween(s.from+2, c.from, ',') || p.markBetween(s.from, c.from, ':') {
		return false
	}
	for k := c.to; k < s.to; k++ {
		if p.tokens[k].is(classSumCue) {
			return true
		}
	}
	return false
}

// byOwner reports whether the words behind the name tell who invests in it, and
// how much: X小镇由甲集团投资,7亿元.
func (p *page) byOwner(s sentence, c *candidate) bool {
	by := c.to
	if by < s.to && p.tokens[by].mark == ',' {
		by++
	}
	if by >= s.to || p.text(by, by+1) != "由" {
		return false
	}
	invested := false
	for k := by + 1; k < s.to && k < by+40; k++ {
		switch t := p.tokens[k]; {
		case contains(";。", t.mark) && t.mark != 0, t.kind == countToken && t.unit != '家':
			return false
		case strings.HasSuffix(p.text(k, k+1), "投资"), t.is(classBuild), p.text(k, k+1) == "牵头", p.text(k, k+1) == "承建", p.together2(k):
			invested = true
		case t.kind == amountToken && p.moneyKind(s, k) == "" && p.moneyAfter(s, k) == "":
			return invested
		}
	}
	return false
}

// quotedObject reports whether the name is all of a quotation that is invested
// in or built: 投资“全国冷链物流中心”.
func (p *page) quotedObject(s sentence, c *candidate) bool {
	k := c.from - 1
	if k <= s.from || !contains("“‘", p.tokens[k].mark) || p.tokens[k].pair != c.to {
		return false
	}
	w := p.text(k-1, k)
	return p.tokens[k-1].is(classBuild) || strings.HasSuffix(w, "投资") || strings.HasPrefix(w, "签")
}

// subjectWithSum reports whether the name is what the sentence is about, and
// the sentence states a total investment: X度假区是…,整个项目投资50亿元.
func (p *page) subjectWithSum(s sentence, c *candidate) bool {
	if c.from > s.from && !contains("】]:;", p.tokens[c.from-1].mark) && !(p.tokens[c.from-1].mark == ',' && amongEnd.MatchString(p.text(s.from, c.from-1))) {
		return false
	}
	return p.aboutWith(s, c.to)
}

// amongEnd matches a phrase that says among what the next thing is: 先进制造业项目里.
var amongEnd = regexp.MustCompile(`^[^,。;]{2,16}(?:里面|里头|当中|之中|中|里|方面)$`)

// aboutWith reports whether the words at to go on about what was just named, where
// it stands, how large it is, and state what is invested in it.
func (p *page) aboutWith(s sentence, to int) bool {
	if to >= s.to || !goesOnRE.MatchString(p.text(to, min(to+4, s.to))) {
		return false
	}
	for k := to; k < s.to && k < to+50; k++ {
		switch t := p.tokens[k]; {
		case t.mark == ';', t.kind == countToken && t.count > 1 && p.countsProjects(s, k):
			return false
		case t.kind == amountToken:
			return p.moneyKind(s, k) == "" && p.moneyAfter(s, k) == "" && (p.summed(s, k) || p.invests(s, k)) && !p.orgNear(s, k)
		}
	}
	return false
}

// goesOnRE matches the words behind a name that tell where it stands, how large it
// is or whose.
var goesOnRE = regexp.MustCompile(`^[,是由分]|` + landRE.String())

// landRE matches the words that tell where something stands or on how much land.
var landRE = regexp.MustCompile(`^(?:则|也|将|拟|共|总)*(?:位于|坐落|占地|用地|要地|拿地|供地|选在|选址|落户|落地|落在|设在|放在|落子|摆在)`)

// statusAfter reports whether what follows says what became of the project.
func (p *page) statusAfter(s sentence, to int) bool {
	for k, end := to, to+5; k < s.to && k < end; k++ {
		t := p.tokens[k]
		if t.is(classStatus) {
			return true
		}
		if t.is(classPlace) {
			end++ // X产业园在Y区动工
			continue
		}
		if t.kind == markToken || t.kind == runeToken && !contains("均都也已正还年全", p.folded[t.span.Start]) {
			return false
		}
	}
	return false
}

// listStatus reports whether the name is an item of a list joined by 、 that
// ends in the status of all: 甲、乙、丙,都已投产.
func (p *page) listStatus(s sentence, to int) bool {
	items := 1
	for k := to; k < s.to && k < to+60; k++ {
		t := p.tokens[k]
		switch {
		case t.mark == '、', t.is(classConj):
			items++
		case t.mark == ',' && k+1 < s.to && contains("都均全已", p.folded[p.tokens[k+1].span.Start]):
			return items > 1 && p.statusAfter(s, k+1)
		case contains("都均", p.folded[t.span.Start]) && t.kind != markToken:
			return items > 1 && p.statusAfter(s, k)
		case t.kind == markToken && t.mark != '(' && t.mark != ')', t.kind == amountToken, t.kind == dateToken:
			return false
		case t.is(classStop) && !t.is(classInner):
			return false
		}
	}
	return false
}

// builtBefore reports whether the name is what somebody builds: a verb of
// building before it, and a sum, an investor or a will before the verb. What
// a project named before in the sentence consists of is no project.
func (p *page) builtBefore(s sentence, c *candidate) bool {
	k := c.from - 1
	for k > s.from && p.span(k, c.from).Len() < 14 && !p.builds(k) {
		if t := p.tokens[k]; t.kind == amountToken || t.mark == ',' || t.mark == ';' || t.mark == '、' {
			break
		}
		k--
	}
	if k < s.from {
		return false
	}
	if p.text(c.from-1, c.from) == "把" {
		return true
	}
	if p.text(c.from-1, c.from) == "的" && c.from-2 >= s.from && p.tokens[c.from-2].kind == amountToken {
		return true
	}
	if !p.builds(k) || p.namedBefore(c, k) || p.contents(s, k) {
		return false
	}
	if w := p.text(k, k+1); strings.HasPrefix(w, "拟") || strings.HasPrefix(w, "将") {
		return true // 签框架协议,拟建X电站
	}
	for j := k - 1; j >= s.from && p.span(j, k).Len() < 50; j-- {
		t := p.tokens[j]
		switch p.text(j, j+1) {
		case "主要", "内容", "规划", "包括", "建设内容", "含", "包含", "支持", "助力", "服务", "加快", "推动", "致力于":
			return false
		case "将", "拟", "要", "打算", "计划", "希望", "准备":
			return true
		}
		if t.kind == amountToken && p.invests(s, j) || t.is(classOrgSuffix) || t.is(classStatus) && strings.HasPrefix(p.text(j, j+1), "签") {
			return true
		}
		if t.mark == ';' {
			return false
		}
	}
	return false
}

// contents reports whether the clause of token k tells what something consists
// of: 含, 包括, 主要, 建设内容.
func (p *page) contents(s sentence, k int) bool {
	from := k
	for from > s.from && !contains(",;:", p.tokens[from-1].mark) {
		from--
	}
	clause := p.text(from, k)
	for _, w := range []string{"含", "包括", "主要", "内容", "规划有"} {
		if strings.HasPrefix(clause, w) {
			return true
		}
	}
	return false
}

// namedBefore reports whether a project was named before in the sentence.
func (p *page) namedBefore(c *candidate, k int) bool {
	n := len(p.chosen)
	return n > 0 && p.chosen[n-1].sentence == c.sentence && p.chosen[n-1].to <= k && p.ownActor(p.sentences[c.sentence], p.chosen[n-1].to, k) < 0
}

// sameAs gives the project chosen before that a name repeats: in the same
// section, the one inside the other.
func (p *page) sameAs(c *candidate) *candidate {
	key := p.key(c)
	if len(key) < 6 {
		return nil
	}
	if o := p.byKey[key]; o != nil && (o.list == 0 || o.list != c.list) && !p.otherOwners(o, c) {
		return o
	}
	for _, o := range p.ofSection[p.sentences[c.sentence].section] {
		other := p.key(o)
		if o.list > 0 && o.list == c.list || len(other) < 6 || o.sentence == c.sentence {
			continue
		}
		if strings.Contains(key, other) || strings.Contains(other, key) {
			return o
		}
	}
	return nil
}

// key is a name without marks and without 项目 at its end.
func (p *page) key(c *candidate) string {
	if c.keyed == ([2]int{c.from, c.to}) {
		return c.key
	}
	var b strings.Builder
	for k := c.from; k < c.to; k++ {
		if t := p.tokens[k]; t.kind != markToken && !(k == c.from && p.text(k, k+1) == "新") {
			b.WriteString(p.text(k, k+1))
		}
	}
	key := b.String()
	for _, tail := range []string{"项目", "工程", "建设"} {
		key = strings.TrimSuffix(key, tail)
	}
	c.key, c.keyed = key, [2]int{c.from, c.to}
	return key
}

// alias gives the chosen project the other name, and notes where it stands.
func (p *page) alias(same, again *candidate) {
	same.project.Aliases = append(same.project.Aliases, p.text(again.from, again.to))
	again.first = same
	p.again = append(p.again, again)
}

// fill starts the record of a chosen name.
func (c *candidate) fill(p *page) {
	span := p.span(c.from, c.to)
	rule := c.rule
	if rule == "" {
		rule = "name/head"
	}
	s := p.sentences[c.sentence]
	c.project = corpus.Project{
		Document: p.doc.ID,
		Name:     corpus.Sourced[string]{Value: trimQuotes(p.shown(span)), Span: span, Rule: rule},
		Sentence: p.span(s.from, s.to),
	}
}

// trimQuotes drops the marks around a name that is quoted as a whole.
func trimQuotes(s string) string {
	for _, q := range []string{"“”", "「」", "『』", "《》"} {
		r := []rune(q)
		if in, ok := strings.CutPrefix(s, string(r[0])); ok && strings.HasSuffix(in, string(r[1])) && !strings.ContainsRune(strings.TrimSuffix(in, string(r[1])), r[0]) {
			return strings.TrimSuffix(in, string(r[1]))
		}
	}
	return s
}

// askedAbout reports whether a question is about the name and the answer begins
// with 这个项目: 甲的产业园进展如何?——这个项目总投资40亿元.
func (p *page) askedAbout(s sentence, c *candidate) bool {
	n := c.sentence + 1
	if n >= len(p.sentences) || p.tokens[s.to-1].mark != '?' || len(p.foundIn[c.sentence]) > 1 {
		return false
	}
	next := p.sentences[n]
	for k := next.from; k < next.to && k < next.from+10; k++ {
		if p.thisProject(next.from, k+1) {
			return true
		}
	}
	return false
}
