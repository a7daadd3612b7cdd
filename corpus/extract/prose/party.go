package prose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// parties finds the investors of each project, by the first rule that finds
// any.
func (p *page) parties() {
	for i, c := range p.chosen {
		for _, rule := range []func(int, *candidate) []party{
			p.formParty, p.labelParty, p.fieldParty, p.bracketParty, p.listParty, p.dashParty, p.keyParty, p.jointParty, p.partnersParty, p.withPartnerParty, p.ownerParty, p.subjectParty, p.doerParty, p.announcerParty, p.afterParty, p.actorsParty, p.nextParty, p.sharedParty, p.nameParty, p.bothParty, p.onlyParty, p.issuerParty, p.itselfParty, p.brandParty,
		} {
			if len(c.project.Parties) > 0 {
				break
			}
			p.setParties(c, rule(i, c))
		}
	}
}

// formParty gives who invests where the form of the name tells it.
func (p *page) formParty(_ int, c *candidate) []party { return c.by }

// party is an investor found, as a range of tokens.
type party struct {
	from, to int
	rule     string
}

func (p *page) setParties(c *candidate, found []party) {
	seen := map[string]bool{}
	for _, f := range found {
		f.from = p.pastKind(f.from, f.to)
		span := p.span(f.from, f.to)
		if full, ok := p.fullName(c, span); ok {
			span = full
		}
		value := strings.Trim(p.shown(span), "“”「」 ")
		if value == "" || seen[value] {
			continue
		}
		seen[value] = true
		if f.from < c.from || f.from >= c.to {
			p.investors[p.tokens[f.from].span.Start] = true
		}
		c.project.Parties = append(c.project.Parties, corpus.Sourced[string]{Value: value, Span: span, Rule: f.rule})
	}
}

// isOrg reports whether a range is the name of an organisation that can
// invest.
func (p *page) isOrg(from, to int) bool {
	if from >= to || !p.tokens[to-1].is(classOrgSuffix) && !p.orgLike(item{from, to}) || from == to-1 && p.tokens[from].is(classOrgSuffix) {
		return false
	}
	for k := from; k < to; k++ {
		if w := p.text(k, k+1); w == "收购" || w == "并购" {
			return false
		}
		if p.tokens[k].is(classGovernment) && k == to-1 || p.tokens[k].kind == amountToken || p.tokens[k].kind == dateToken {
			return false
		}
	}
	if w := p.text(from, to); strings.HasSuffix(w, "子公司") || strings.Contains(w, "某") || strings.HasPrefix(w, "该") || strings.HasPrefix(w, "公司") || strings.HasPrefix(w, "企业") {
		return false
	}
	return p.span(from, to).Len() >= 3
}

// shortName reports whether a range can be the short name of a company: a few
// characters that are no place, no field, no number, no verb.
func (p *page) shortName(from, to int) bool {
	if n := p.span2(from, to); n < 2 || n > 10 {
		return false
	}
	places := 0
	text := []rune(p.text(from, to))
	if pronounRE.MatchString(string(text)) || strings.ContainsRune(string(text), '某') || contains("镇县市区乡村省州旗们", text[len(text)-1]) {
		return false
	}
	for k := from; k < to; k++ {
		t := p.tokens[k]
		switch {
		case t.kind != runeToken && t.kind != wordToken && t.kind != latinToken && !contains("“”()·-", t.mark):
			return false
		case k == to-1 && k > from+1 && p.text(k, k+1) == "投资", p.stopInName(from, k, to): // 甲泉投资, 橘都果业
		case t.is(classStop|classGovernment|classHead|classStatus|classSumCue|classPhase|classEvent|classOtherCount) && !t.is(classKeep|classIndustry|classInner|classPlace):
			return false
		case t.kind == latinToken && isDigit(p.folded[t.span.Start]), t.is(classSumCue) && !t.is(classBrandSuffix), p.text(k, k+1) == "待":
			return false
		case t.is(classPlace):
			places++
		}
	}
	return places < to-from
}

// pronounRE matches words that stand for a company named elsewhere, or for none: 我最满意,
// 驻南京, 公司第二届, 某人说.
var pronounRE = regexp.MustCompile(`^(?:自己|后者|前者|对方|双方|三方|各方|企业方?|项目方|项目公司|本公司|该公司|公司)$|近期$|近日$|[也还]要$|^第[一二三四五六七八九十]次$|^[驻我你她这那]|^公司|第[一二三四五六七八九十][届批次个家大]|另[一外场]|^中文|小分队$|(?:活动|会议|途|程|其)中$|期间$|^[一二两三四五六七八九十]+[天个次场站城]|^分|[一二两三四五六七八九十]年前?$|[说称也都则已等]$`)

// region is what may speak of a project before its name: from the project
// before it (or the part of the sentence) up to the name.
func (p *page) region(i int, c *candidate) (int, int) {
	s := p.sentences[c.sentence]
	from := s.from
	if i > 0 && p.chosen[i-1].sentence == c.sentence {
		from = p.chosen[i-1].to
		if before := p.chosen[i-1]; before.bracket >= from && p.tokens[before.bracket].pair < c.from {
			from = p.tokens[before.bracket].pair + 1
		}
	}
	for k := c.from - 1; k > from; k-- {
		if p.tokens[k].mark == ';' {
			from = k + 1
			break
		}
	}
	return from, c.from
}

// subjectParty reads the investor before the name: 甲公司投资3亿元建设X项目,
// 甲公司的X项目, 甲公司在市中区投资的X项目, 与甲公司签订X项目.
func (p *page) subjectParty(i int, c *candidate) []party {
	from, to := p.region(i, c)
	found := p.orgsIn(from, to, "party/subject")
	if n := len(found) - 1; n >= 0 && found[n].to == c.from-1 && p.tokens[found[n].to].mark == '、' {
		found = found[:n] // 甲研究院、乙项目等: listed beside it
	}
	if n := p.pairing(i, c, found); n >= 0 {
		return found[n : n+1]
	}
	return p.nearest(found)
}

// nearest keeps the last investor of a range and those joined to it by 、.
func (p *page) nearest(found []party) []party {
	for n := len(found) - 1; n > 0; n-- {
		if a, b := found[n-1].to, found[n].from; a > b || p.tokens[a].mark != '、' && !p.tokens[a].is(classConj) || b-a > 1 {
			return found[n:]
		}
	}
	return found
}

// pairing gives which of the investors is the candidate's when 分别 gives them
// out in order: 与甲公司、乙公司分别签了X项目和Y项目; -1 when it does not.
func (p *page) pairing(i int, c *candidate, found []party) int {
	first := i
	for first > 0 && p.chosen[first-1].sentence == c.sentence && p.joined(p.chosen[first-1].to, p.chosen[first].from) {
		first--
	}
	last := i
	for last+1 < len(p.chosen) && p.chosen[last+1].sentence == c.sentence && p.joined(p.chosen[last].to, p.chosen[last+1].from) {
		last++
	}
	if first == last {
		return -1
	}
	if i > first {
		from, to := p.region(first, p.chosen[first])
		found = p.orgsIn(from, to, "party/subject")
	}
	if len(found) != last-first+1 || !strings.Contains(p.text(found[len(found)-1].to, p.chosen[first].from), "分别") && !strings.HasSuffix(p.text(max(0, found[0].from-2), found[0].from), "分别与") {
		return -1
	}
	if i > first {
		p.setParties(c, found[i-first:i-first+1])
		return -1
	}
	return 0
}

// orgsIn gives the investors named in a range: organisations in full, and
// short names before a verb of investing. Those before 与 a government are the
// side that invests; governments never are.
func (p *page) orgsIn(from, to int, rule string) []party {
	var out []party
	for k := from; k < to; k++ {
		if (p.tokens[k].is(classOrgSuffix) || p.orgEnds(k)) && !p.kindOfCompany(from, k) {
			if at := p.orgStart(from, k); p.isOrg(at, k+1) && !p.followedBy(k, '家') && !p.moreOrg(k, to) && !p.introduced(from, at) {
				out = p.withList(from, at, k+1, rule, out)
			}
			continue
		}
		if at, ok := p.parentAt(from, k); ok {
			out = append(out, party{at, k, rule})
			continue
		}
		at, ok := p.subjectAt(from, k, to)
		if !ok {
			at, ok = p.builderAt(from, k, to)
		}
		if ok && (len(out) == 0 || out[len(out)-1].to <= at) {
			out = append(out, party{at, p.pastGloss(from, k), rule})
		}
	}
	return out
}

// followedBy reports whether a rune follows token k: 企业 in 企业家.
func (p *page) followedBy(k int, r rune) bool {
	end := p.tokens[k].span.End
	return end < len(p.folded) && p.folded[end] == r
}

// orgEnds reports whether the token at k ends in 公司 or 集团.
func (p *page) orgEnds(k int) bool {
	w := p.text(k, k+1)
	return strings.HasSuffix(w, "公司") || strings.HasSuffix(w, "集团")
}

// moreOrg reports whether the name of the organisation goes on after token k:
// 集团 in 甲集团湖北有限公司.
func (p *page) moreOrg(k, to int) bool {
	for j := k + 1; j < to && j < k+10; j++ {
		t := p.tokens[j]
		if t.is(classOrgSuffix) {
			return true
		}
		if t.kind == markToken && t.mark != '(' && t.mark != ')' || t.is(classStop|classConj|classInvestVerb) && !t.is(classKeep|classIndustry) || t.kind == amountToken || t.kind == dateToken {
			return false
		}
	}
	return false
}

// introduced reports whether the organisation at at is the owner or speaker
// rather than the investor: 董事长 … is left to what follows the name.
func (p *page) introduced(from, at int) bool {
	if at <= from {
		return false
	}
	switch p.text(at-1, at) {
	case "拜访", "走访", "考察", "会见", "参观", "对手方":
		return true
	case "全资子公司", "控股子公司", "子公司":
		before := p.text(max(from, at-4), at-1)
		return strings.HasSuffix(before, "以") || strings.Contains(before, "新设") || strings.Contains(before, "设立") || strings.Contains(before, "成立")
	}
	return false
}

// orgStart gives the first token of the organisation that ends at k.
func (p *page) orgStart(lo, k int) int {
	at := p.leftEdge(lo, k)
	for j := k - 1; j >= at; j-- {
		t := p.tokens[j]
		if t.is(classConj|classGovernment) && !t.is(classKeep|classIndustry|classPlace) || t.is(classStop) && !t.is(classKeep|classIndustry) && t.span.Len() > 1 {
			at = j + 1
			break
		}
	}
	if shut := p.tokens[at]; shut.mark == '(' && shut.pair < k && p.onlyPlace(at+1, shut.pair) {
		for first := at - 1; first >= lo && at-first < 6 && (p.tokens[first].kind == runeToken || p.text(first, first+1) == "投") && !p.tokens[first].is(classConj); first-- {
			if first < at-1 || p.text(first, first+1) == "投" && first > lo {
				at = first // 甲骏投(香港)置业有限公司
			}
		}
	}
	return p.trimLeft(at, k)
}

// withList adds an organisation and those joined to it by 、 before it.
func (p *page) withList(from, at, to int, rule string, out []party) []party {
	first := at
	var list []party
	for first-1 > from && p.tokens[first-1].mark == '、' && !p.tokens[first-2].is(classHead) {
		start := p.trimLeft(p.leftEdge(from, first-1), first-1)
		if start >= first-1 || !p.isOrg(start, first-1) && !p.shortOrg(start, first-1) {
			break
		}
		list = append([]party{{start, first - 1, rule}}, list...)
		first = start
	}
	for _, l := range list {
		if len(out) == 0 || out[len(out)-1].to <= l.from {
			out = append(out, l)
		}
	}
	return append(out, party{at, to, rule})
}

// shortOrg reports whether a range before 、 can be an organisation's short
// name.
func (p *page) shortOrg(from, to int) bool {
	n := p.span2(from, to)
	return n >= 2 && n <= 10 && p.shortName(from, to)
}

// subjectAt reports whether a short name ends before the verb of investing at
// k, and where it starts: 广达集团拟投资, 万科投70亿元.
func (p *page) subjectAt(from, k, to int) (int, bool) {
	if k <= from || !p.pays(k, to) && (!p.tokens[k].is(classInvestVerb) || !p.investsSoon(k, to)) {
		return 0, false
	}
	k = p.pastGloss(from, k)
	at := k
	for at > from {
		t := p.tokens[at-1]
		if t.kind == markToken && !contains("()“”", t.mark) || t.kind == amountToken || t.kind == countToken || t.kind == dateToken || t.kind == spaceToken ||
			t.is(classStop|classConj|classGovernment|classEvent|classStatus|classHead) && !t.is(classKeep|classIndustry) || t.is(classInvestVerb) {
			break
		}
		at--
	}
	if at > from && (p.tokens[at-1].kind == countToken || p.text(at-1, at) == "在") || !p.shortName(at, k) || p.generic(at, k) || p.allIndustry(at, k) || p.everyday(at, k) {
		return 0, false
	}
	return at, true
}

// everyday reports whether a range is a word of the language that no company of
// the document is called by: 今天.
func (p *page) everyday(from, to int) bool {
	text := []rune(p.text(from, to))
	return p.vocabulary.words(text) && !p.vocabulary.likeable(text) && !p.company(string(text))
}

// investsSoon reports whether a verb of investing with a sum, or of signing,
// follows within the clause.
func (p *page) investsSoon(k, to int) bool {
	for j := k; j < to && j < k+30; j++ {
		if w := p.text(j, j+1); strings.HasSuffix(w, "投资") || w == "投" || w == "斥资" || w == "砸" || w == "出资" || w == "拿" || w == "拿出" || w == "追加" || strings.HasPrefix(w, "签") {
			return true
		}
		if t := p.tokens[j]; contains(",;。", t.mark) {
			return false
		}
	}
	return false
}

// allIndustry reports whether a range holds only words of fields.
func (p *page) allIndustry(from, to int) bool {
	for k := from; k < to; k++ {
		if !p.tokens[k].is(classIndustry | classGeneric | classPlace) {
			return false
		}
	}
	return true
}

// afterParty reads the investor after the name: X项目由甲公司投资, X项目,投资方为甲公司,
// X项目:甲公司投资…, X项目,甲公司,4.5亿元.
func (p *page) afterParty(i int, c *candidate) []party {
	s := p.sentences[c.sentence]
	end := s.to
	if i+1 < len(p.chosen) && p.chosen[i+1].sentence == c.sentence {
		end = p.chosen[i+1].from
	}
	for k := c.to; k < end; k++ {
		t := p.tokens[k]
		if t.mark == ';' {
			return nil
		}
		if t.is(classInvestorKey) && (p.text(k, k+1) != "由" || p.byInvestor(k, end)) {
			if found := p.togetherAfter(k+1, end); found != nil {
				return found
			}
			if found := p.orgOrShort(k+1, end); found != nil {
				return found
			}
		}
		if t.mark == ',' && k == c.to {
			if at := p.putsAfter(k+1, end); at > 0 {
				return []party{{k + 1, at, "party/after-name"}}
			}
		}
		if contains(",:", t.mark) && k+2 < end && p.tokens[k+1].is(classConj) {
			if at := p.orgEnd(k+2, end); at > 0 && p.isOrg(k+2, at) && p.together2(at) {
				return []party{{k + 2, at, "party/after-name"}} // X中心:与甲公司合作,…
			}
		}
		if contains(",:", t.mark) && k+1 < end && !p.tokens[k+1].is(classInvestorKey) {
			if at := p.orgEnd(k+1, end); at > 0 && p.isOrg(k+1, at) && (at >= end || p.tokens[at].kind == markToken || p.tokens[at].is(classInvestVerb) || alone(p.tokens[at])) && !p.speaks(at, end) {
				return []party{{k + 1, at, "party/after-name"}}
			}
		}
	}
	return nil
}

// byInvestor reports whether 由 at k names who invests: 由甲公司投资建设.
func (p *page) byInvestor(k, end int) bool {
	for j := k + 1; j < end && j < k+20; j++ {
		switch p.text(j, j+1) {
		case "合资", "合组", "合建", "合办", "组建", "出资设立", "投资", "投资建设", "建设", "投建", "实施", "承建", "开发", "出资", "打造", "独资", "负责", "意向投资", "投", "牵头", "建", "拿下", "承接", "操盘", "运营":
			return true
		}
		if contains(",;", p.tokens[j].mark) {
			return false
		}
	}
	return false
}

// speaks reports whether what follows an organisation is a title or a verb of
// saying.
func (p *page) speaks(at, end int) bool {
	for k := at; k < end && k < at+6; k++ {
		switch p.text(k, k+1) {
		case "表示", "说", "介绍", "称", "透露", "指出":
			return true
		}
		if contains(",", p.tokens[k].mark) {
			return false
		}
	}
	return false
}

// orgEnd gives the end of an organisation that starts at from, 0 for none.
func (p *page) orgEnd(from, end int) int {
	last := 0
	for k := from; k < end && k < from+16; k++ {
		t := p.tokens[k]
		if t.is(classOrgSuffix) || p.orgEnds(k) {
			last = k + 1
			continue
		}
		if t.kind == amountToken || t.kind == dateToken || t.kind == countToken || t.kind == markToken && !contains("()·", t.mark) || t.is(classStop|classConj) && !t.is(classKeep|classIndustry) {
			break
		}
	}
	return last
}

// orgOrShort reads an organisation, or a short name up to a verb of investing,
// a mark or a bracket, that starts at from.
func (p *page) orgOrShort(from, end int) []party {
	if from < end && (p.tokens[from].mark == ':' || p.text(from, from+1) == "是" || p.text(from, from+1) == "为") {
		from++
	}
	if strings.HasPrefix(p.text(from, min(from+2, end)), "来自") {
		return nil // 业主来自X市
	}
	if from < end && strings.HasSuffix(p.text(from, from+1), "子公司") {
		from++ // 实施主体:全资子公司甲有限公司
	}
	if at := p.orgEnd(from, end); at > from && p.isOrg(from, at) {
		return []party{{from, at, "party/key"}}
	}
	if found := p.listedAfter(from, end); found != nil {
		return found
	}
	at := from
	for at < end && at < from+8 {
		t := p.tokens[at]
		if t.kind == markToken || t.kind == spaceToken || t.kind == amountToken || t.is(classInvestVerb|classStop) && !t.is(classKeep|classIndustry) {
			break
		}
		at++
	}
	if it := p.firmFrom(from, at); it.from < it.to && it.to < at {
		at = it.to // 甲珀光六年前就建了它
	}
	if p.shortName(from, at) && !p.generic(from, at) && p.span2(from, at) >= 2 {
		return []party{{from, at, "party/key"}}
	}
	return nil
}

// keyParty reads lines like 实施主体:甲公司 below the name in a document of keys and
// values.
func (p *page) keyParty(i int, c *candidate) []party {
	limit := len(p.sentences)
	if i+1 < len(p.chosen) {
		limit = p.chosen[i+1].sentence
	}
	for n := c.sentence + 1; n < limit && n < c.sentence+14; n++ {
		s := p.sentences[n]
		for k := s.from; k < s.to && k < s.from+6; k++ {
			if p.tokens[k].is(classInvestorKey) && k+1 < s.to && p.tokens[k+1].mark == ':' {
				return p.orgOrShort(k+2, s.to)
			}
		}
	}
	return nil
}

// nextParty reads 投资方是甲公司 in the sentence after the name.
func (p *page) nextParty(i int, c *candidate) []party {
	n := c.sentence + 1
	if n >= len(p.sentences) || p.siblings(c) > 1 || p.sentences[n].section != p.sentences[c.sentence].section {
		return nil
	}
	s := p.sentences[n]
	for k := s.from; k < s.to; k++ {
		if w := p.text(k, k+1); p.tokens[k].is(classInvestorKey) && (w != "由" || p.byInvestor(k, s.to)) {
			return p.orgOrShort(k+1, s.to)
		}
	}
	return nil
}

// itselfParty takes the item of a list of companies that came (甲、乙等都已落地) as
// its own investor.
func (p *page) itselfParty(_ int, c *candidate) []party {
	if !c.headless || c.rule != "list/closed" || p.span(c.from, c.to).Len() > 6 || p.allIndustry(c.from, c.to) || c.closure+1 >= len(p.tokens) || p.tokens[c.closure+1].kind == countToken {
		return nil
	}
	if first := p.tokens[c.from]; first.is(classIndustry) && first.span.Len() > 1 || p.vocabulary.words([]rune(p.text(c.from, c.to))) {
		return nil // a product
	}
	return []party{{c.from, c.to, "party/itself"}}
}

// strictOrg reports whether the token at k closes the name of an organisation
// by itself: 有限公司, 集团, 研究院.
func (p *page) strictOrg(k int) bool {
	for _, w := range []string{"研究院", "研究所", "大学", "银行", "株式会社", "商会", "协会"} {
		if strings.HasSuffix(p.text(k, k+1), w) {
			return true
		}
	}
	return p.orgEnds(k)
}

// nameParty reads an organisation in full at the beginning of the name:
// 云台能源岚江分公司2×660MW煤电一体化项目.
func (p *page) nameParty(_ int, c *candidate) []party {
	if len(c.project.Parties) > 0 {
		return []party{}
	}
	for k := min(c.to-1, c.from+14); k > c.from; k-- {
		if k+1 < c.to && p.strictOrg(k) && p.isOrg(c.from, k+1) && !p.tokens[k+1].is(classConj) {
			return []party{{c.from, k + 1, "party/in-name"}}
		}
	}
	return nil
}
