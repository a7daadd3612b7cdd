package prose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus/extract/names"
)

// beforeSum is where the words end that the sum at k is told of: before the mark,
// the bracket, the announcing word and the rank between them: X群(2.3亿元),
// X仓(约6000万元), X线,投资2.4亿元, X二期以13亿元居首, X线最小,3200万元.
func (p *page) beforeSum(s sentence, k int) int {
	to, marked := k, false
	for to > s.from {
		t := p.tokens[to-1]
		switch {
		case !marked && contains(",(", t.mark) && t.mark != 0:
			marked = true
		case !marked && t.is(classSumCue|classPuts), p.text(to-1, to) == "以" && p.ranked(s, k+1):
		default:
			return p.beforeRank(s, to)
		}
		to--
	}
	return to
}

// beforeRank is where a name ends that its rank follows: X线最小, X厂次之.
func (p *page) beforeRank(s sentence, to int) int {
	for from := to - 1; from > s.from && from >= to-3; from-- {
		if rankRE.MatchString(p.text(from, to)) {
			return from
		}
	}
	return to
}

// ranked reports whether the words at k say what rank something has: 以13亿元居首.
func (p *page) ranked(s sentence, k int) bool { return p.pastRank(s, k) > k }

// pastRank is where the words at k that tell a rank end: X线最小,3200万元; k for none.
func (p *page) pastRank(s sentence, k int) int {
	for to := min(k+4, s.to); to > k; to-- {
		if rankRE.MatchString(p.text(k, to)) {
			return to
		}
	}
	return k
}

// rankRE matches words that rank one project among several.
var rankRE = regexp.MustCompile(`^(?:规模|投资|体量|金额)?(?:最大|最小|最高|最低|最多|最少|居首|居次|次之|殿后|垫底|领跑|领衔|排第[一二三])$`)

// builtByCompany takes what a company of short name does for a name, when the bare
// sum at k follows it: 甲牧业到X县搞肉羊屠宰加工,2.6亿元.
func (p *page) builtByCompany(n, k int) {
	s := p.sentences[n]
	to := p.beforeSum(s, k)
	if to >= k || p.tokens[to].mark != ',' && p.tokens[to].mark != '(' {
		return
	}
	from := to
	for from > s.from && p.tokens[from-1].kind != markToken && !p.builds(from-1) {
		from--
	}
	if from-1 <= s.from || !p.builds(from-1) || !p.nameLike(item{from, to}) || p.candidateIn(n, item{from, to}) != nil {
		return
	}
	if p.actorBefore(s, from-1) {
		p.add(&candidate{from: from, to: to, sentence: n, strong: true, rule: "name/built-by", bracket: -1})
	}
}

// actorBefore reports whether a company is the subject of the verb at k: its name
// opens the clause, and 到, 在, 赴 or a will tells where or that it builds.
func (p *page) actorBefore(s sentence, k int) bool {
	from := k
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
	}
	for end := from + 1; end < k; end++ {
		switch p.text(end, end+1) {
		case "到", "在", "赴", "来", "去", "将", "拟", "要", "计划", "将在", "拟在", "则", "也":
			return p.isOrg(from, end) || p.coinedName(from, end)
		}
	}
	return false
}

// doesWithSum takes the object of the verb of building that follows a sum at once:
// 甲电器6.8亿元做电饭煲整机. The sum opens its clause, or a company's name does.
func (p *page) doesWithSum(s sentence, k int) bool {
	if k+1 >= s.to || !p.builds(k+1) {
		return false
	}
	if p.tokens[max(s.from, k-1)].mark == ',' {
		return p.signs(s)
	}
	from := k
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
	}
	return from < k && (p.isOrg(from, k) || p.coinedName(from, k))
}

// signs reports whether a sentence or the one before it speaks of signing.
func (p *page) signs(s sentence) bool {
	if strings.Contains(p.text(s.from, s.to), "签") {
		return true
	}
	for n, o := range p.sentences {
		if o == s && n > 0 {
			before := p.sentences[n-1]
			return strings.Contains(p.text(before.from, before.to), "签")
		}
	}
	return false
}

// countedParts takes the names that open the parts of what a count of projects
// announces, when they are exactly as many: 这3个项目是:A,投资2.4亿元;B,投资不足5亿元;C,
// 金额未定; 3个:A22亿元、B16亿元、C12亿元.
func (p *page) countedParts(n, k int) {
	s, t := p.sentences[n], p.tokens[k]
	if t.kind != countToken || t.count < 2 || t.count > 12 || t.more || !contains("个项", t.unit) {
		return
	}
	from, _ := p.listOpens(s, k+1)
	if from < 0 || from >= s.to {
		return
	}
	for _, mark := range []rune{';', '、'} {
		if items := p.partNames(from, s.to, mark); len(items) == t.count {
			p.addList(n, items, -1, "list/counted-parts")
			return
		}
	}
}

// partNames gives the names that open the parts of a range between marks, each up
// to its sum or to the first mark before it; nil when one of them is no name, or no
// part tells a sum.
func (p *page) partNames(from, end int, mark rune) []item {
	var out []item
	told := false
	for start, k := from, from; k <= end; k++ {
		if k < end && p.tokens[k].mark == '(' && p.tokens[k].pair > k && p.tokens[k].pair < end {
			k = p.tokens[k].pair
			continue
		}
		stop := k == end || contains(".。;", p.tokens[k].mark) && p.tokens[k].mark != 0 && p.tokens[k].mark != mark || mark == '、' && p.tokens[k].mark == ','
		if !stop && p.tokens[k].mark != mark {
			continue
		}
		if k > start {
			it, sum := p.partName(start, k)
			if !p.nameLike(it) {
				return nil
			}
			told = told || sum
			out = append(out, it)
		}
		if start = k + 1; stop {
			break
		}
	}
	if !told {
		return nil
	}
	return out
}

// partName is the name that opens a part, and whether a sum stands in the part.
func (p *page) partName(from, to int) (item, bool) {
	end := to
	for k := from; k < to; k++ {
		t := p.tokens[k]
		if t.kind == amountToken {
			return item{p.pastOwned(item{from, min(end, k)}), min(end, k)}, true
		}
		if end == to && contains(",(:", t.mark) && t.mark != 0 {
			end = k
		}
	}
	return item{p.pastOwned(item{from, end}), end}, false
}

// keyedItem takes the title of a numbered item or a bullet whose text behind the
// colon tells who, where and how much: 3.X调度中心:甲公司,Y区,约15亿元.
func (p *page) keyedItem(n int) {
	s := p.sentences[n]
	from := p.pastNumber(s)
	if from == s.from && !s.item {
		return
	}
	for from < s.to && p.tokens[from].kind == spaceToken {
		from++
	}
	for k := from; k < s.to && k < from+20; k++ {
		if p.tokens[k].mark == ',' {
			p.titledItem(n, from, k)
			return
		}
		if p.tokens[k].mark != ':' {
			continue
		}
		it := item{from, k}
		if p.nameLike(it) && p.worksEnd(k-1) && p.candidateEnds(n, it) && p.bareSumWithin(s, k+1) {
			p.addList(n, []item{it}, -1, "list/keyed")
		}
		return
	}
}

// titledItem takes the title of a numbered item that a comma ends, without the place in
// brackets behind it: 3.X纸品园(甲县),乙公司,总投资6亿元.
func (p *page) titledItem(n, from, k int) {
	s := p.sentences[n]
	if from == s.from {
		return // a sentence of its own
	}
	it := item{from, k}
	if p.tokens[k-1].mark == ')' {
		for it.to = k - 1; it.to > from && p.tokens[it.to].mark != '('; it.to-- {
		}
	}
	if it.to <= from || !p.worksEnd(it.to-1) || !p.nameLike(it) || !p.bareSumWithin(s, k+1) {
		return
	}
	switch c := p.candidateIn(n, it); {
	case c == nil:
		p.add(&candidate{from: it.from, to: it.to, sentence: n, strong: true, rule: "name/titled-item", bracket: -1})
	case !c.strong && c.to == it.to && c.from >= it.from && len(p.orgsIn(it.from, c.from, "")) == 0:
		c.from, c.strong, c.rule = it.from, true, "name/titled-item"
	}
}

// candidateEnds reports whether no name was found in an item, or one that reaches
// its end.
func (p *page) candidateEnds(n int, it item) bool {
	c := p.candidateIn(n, it)
	return c == nil || c.to == it.to && c.from >= it.from
}

// bareSumWithin reports whether a sum that is a clause of its own, or is announced
// as an investment, stands between k and the end of the sentence before any count
// of projects.
func (p *page) bareSumWithin(s sentence, k int) bool {
	for j := k; j < s.to; j++ {
		t := p.tokens[j]
		if t.kind == countToken && t.count > 1 && p.countsProjects(s, j) {
			return false
		}
		if t.kind == amountToken && p.moneyKind(s, j) == "" {
			return contains(",:;", p.tokens[j-1].mark) && p.tokens[j-1].mark != 0 || p.aboutProject(s, j) || p.invests(s, j)
		}
	}
	return false
}

// worksRunes end the words for what is built, whatever it is built for: 分拣仓, 灌装线,
// 研学园, 民宿集群.
const worksRunes = "厂线仓库园场馆站群坊城谷"

// worksEnd reports whether a name of something built can end in token k: a head, or
// a word that ends as words for works do.
func (p *page) worksEnd(k int) bool {
	t := p.tokens[k]
	switch {
	case t.is(classHead | classSoftHead | classPhase | classWorks), t.mark == ')', t.mark == '”':
		return true
	case strings.HasSuffix(p.text(k, k+1), "厂"):
		return true
	case t.kind == markToken, t.is(classPlace | classOrgSuffix):
		return false
	}
	return contains(worksRunes, p.folded[t.span.End-1])
}

// keyLine reports whether a line that was marked as a heading is a fact on a
// project with its key: (1)名称:年产5万吨玻纤布项目.
func (p *page) keyLine(from, to int) bool {
	for k := from; k+1 < to && k < from+12; k++ {
		if p.tokens[k].mark == ':' {
			return p.keyOfProject(from, k)
		}
	}
	return false
}

// pastQuote is the token behind a name, past the mark that closes its quotation and
// the rank or word of measure before its sum: 「X厂」,只有8.2亿元; X线最小,3200万元.
func (p *page) pastQuote(s sentence, c *candidate) int {
	next := c.to
	if p.tokens[next].mark == '”' {
		next++
	}
	next = p.pastRank(s, next)
	if next+1 < s.to && p.tokens[next].mark == ',' && p.sayOnly(next+1) {
		next++
	}
	return next
}

// sayOnly reports whether token k only measures the sum behind it: 只有8.2亿元.
func (p *page) sayOnly(k int) bool {
	switch p.text(k, k+1) {
	case "只有", "仅", "仅有", "只", "高达", "达", "达到":
		return true
	}
	return false
}

// ownActor is where a part of the sentence behind token from begins that names who
// builds what stands behind the verb at k, after ;: …项目;甲轴承将以6800万欧元在X市建Y; -1 for
// none.
func (p *page) ownActor(s sentence, from, k int) int {
	part := k
	for part > from && p.tokens[part-1].mark != ';' {
		part--
	}
	if part <= from {
		return -1
	}
	for end := part + 1; end < k; end++ {
		if (p.isOrg(part, end) || p.coinedName(part, end)) && !p.moreOrg(end-1, s.to) {
			return part
		}
	}
	return -1
}

// countsSigned reports whether the count at k is of what was signed or brought in:
// 新签2个、2.1亿元.
func (p *page) countsSigned(s sentence, k int) bool {
	t := p.tokens[k]
	if t.kind != countToken || t.count < 2 || t.unit != '个' || k == s.from {
		return false
	}
	next := k + 1
	return (next >= s.to || p.tokens[next].kind == markToken) && signedRE.MatchString(p.text(max(s.from, k-2), k))
}

// signedRE matches the verbs before a count of what was signed or brought in.
var signedRE = regexp.MustCompile(`(?:签约?|签下|签了|引进|引入|招引|落户|落地)了?$`)

// products takes several things made for one name, when a sum stands right before
// the verb: 甲电器紧随其后,6.8亿元做电饭煲、破壁机整机; false where it is one thing.
func (p *page) products(n, k int) bool {
	s := p.sentences[n]
	if k+2 >= s.to || !p.builds(k+1) {
		return false
	}
	to, parts := k+2, 1
	for to < s.to && (p.tokens[to].kind != markToken || p.tokens[to].mark == '、') {
		if p.tokens[to].mark == '、' {
			parts++
		}
		to++
	}
	if parts == 1 {
		return false
	}
	for _, it := range p.cutItems(k+2, to) {
		if p.span2(it.from, it.to) < 2 || !p.titleOnly(it.from, it.to) || p.onlyPlace(it.from, it.to) {
			return true
		}
	}
	if p.span2(k+2, to) <= 20 && !p.generic(k+2, to) {
		p.add(&candidate{from: k + 2, to: to, sentence: n, strong: true, rule: "name/products", bracket: -1})
	}
	return true
}

// dealOf reports whether the sum at k is that of a deal whose works the next clause
// tells, 谈成23亿美元的投资案,要盖X中心, or a verb of building right behind it.
func (p *page) dealOf(s sentence, k int) bool {
	return p.doesWithSum(s, k) || k+2 < s.to && p.text(k+1, k+2) == "的" && p.tokens[k+2].is(classHead)
}

// calledToo reports whether a name stands in the bracket behind the one chosen
// before, which only says what that is called in short: X项目(下称“Y项目”).
func (p *page) calledToo(c *candidate) bool {
	if len(p.chosen) == 0 {
		return false
	}
	open := p.chosen[len(p.chosen)-1].to
	if open >= len(p.tokens) || p.tokens[open].mark != '(' || p.tokens[open].pair < c.to {
		return false
	}
	return glossRE.MatchString(p.text(open+1, c.from))
}

// glossRE matches the words before what something is called in short.
var glossRE = regexp.MustCompile(`^(?:以下|下)?(?:统)?(?:简称|称)(?:为)?[:“]*$`)

// editionYear reports whether the year at k is part of the name of an event in
// quotation marks, 2024年“乡商回归”签约日, while the report has its own day in it.
func (p *page) editionYear(k int) bool {
	d := p.tokens[k].date
	if d == nil || d.Month > 0 || p.dateline == nil || p.dateline.Day == 0 || p.dateline.Year != d.Year || k+1 >= len(p.tokens) || p.tokens[k+1].mark != '“' {
		return false
	}
	shut := p.tokens[k+1].pair
	for j := shut + 1; shut > 0 && j < len(p.tokens) && j < shut+5 && p.tokens[j].kind != markToken; j++ {
		if p.tokens[j].is(classEvent) {
			return true
		}
	}
	return false
}

// ownedWithSum reports whether a name that says little by itself is a company's, in
// full, and its sum follows: 甲钙业有限公司的绿色技改项目投资1.4亿元.
func (p *page) ownedWithSum(s sentence, c *candidate) bool {
	k := c.from - 1
	if c.strong && k-1 > s.from && p.text(k, k+1) == "的" && strings.HasPrefix(p.text(k-1, k), "签") {
		return p.aboutWith(s, c.to) && p.markSum(s, c.to) && len(p.orgsIn(s.from, k-1, "")) > 0 // 甲有限公司与乙县签的文旅项目,总投资3亿元
	}
	if !c.strong || k <= s.from || p.text(k, k+1) != "的" || p.span(c.from, c.to).Len() < 6 || !p.isOrg(p.orgStart(s.from, k-1), k) {
		return false
	}
	for j := c.to; j < s.to && j < c.to+4; j++ {
		switch t := p.tokens[j]; {
		case t.kind == amountToken:
			return p.moneyKind(s, j) == "" && p.moneyAfter(s, j) == ""
		case t.mark != ',' && !t.is(classSumCue|classPuts):
			return false
		}
	}
	return false
}

// headedTown reads the heading of a section that is the name of a town and nothing
// else as where its projects are: ## 石岭镇.
func (p *page) headedTown(c *candidate) *names.Place {
	for _, s := range p.section(p.sentences[c.sentence].section) {
		if !s.heading {
			return nil
		}
		to := s.to
		for to > s.from && (p.tokens[to-1].kind == markToken || p.tokens[to-1].kind == spaceToken) {
			to--
		}
		text := p.text(s.from, max(s.from, to))
		if n := p.span2(s.from, to); n >= 3 && n <= 6 && townRE.MatchString(text) && p.titleOnly(s.from, to) {
			at := &names.Place{Span: p.span(s.from, to), Kind: names.Division, Rule: "place/heading-town"}
			if host := p.firstUsable(p.sentences[0]); host != nil && host.ID != "" {
				at.ID = host.ID + "/" + text
			}
			return at
		}
	}
	return nil
}

// townRE matches the name of a town.
var townRE = regexp.MustCompile(`^[^各全乡城本][^各全乡城]*(?:镇|乡|街道|苏木)$`)
