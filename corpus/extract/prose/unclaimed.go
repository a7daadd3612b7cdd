package prose

import (
	"regexp"
	"sort"
	"strings"
)

// unclaimed takes the projects of sums that no name has claimed: what a company builds
// with one (甲商管在X镇投资6.8亿元建物流城, 甲数据在X建算力中心,投资约5亿元), the works that one is told
// of (X产业园在Y区,总投资20.5亿元), or the company itself where nothing more is said of what it
// does (甲瓶业,投资2.2亿元).
func (p *page) unclaimed() {
	if p.policy() {
		return
	}
	before := len(p.chosen)
	for n, s := range p.sentences {
		if s.heading || latin(p.text(s.from, s.to)) {
			continue
		}
		for k := s.from; k < s.to; k++ {
			if p.tokens[k].kind == amountToken && !p.used[k] && !p.companyPhase(n, k) && p.ofOneInvestment(s, k) && !p.beforeBracket(n, k) && (!p.putIn(s, k) || !p.claim(n, k)) {
				p.bare(n, k)
			}
		}
	}
	if len(p.chosen) > before {
		p.sortChosen()
	}
}

// sortChosen puts the projects into the order of the text.
func (p *page) sortChosen() {
	sort.SliceStable(p.chosen, func(i, j int) bool { return p.chosen[i].from < p.chosen[j].from })
	for _, list := range p.chosenIn {
		sort.SliceStable(list, func(i, j int) bool { return list[i].from < list[j].from })
	}
}

// ofOneInvestment reports whether the sum at k is what is invested in one thing:
// not a total, an average, a threshold or money of another kind.
func (p *page) ofOneInvestment(s sentence, k int) bool {
	if p.moneyKind(s, k) != "" || p.moneyAfter(s, k) != "" || p.threshold(s, k) || p.average(s, k) || p.trade(s, k) {
		return false
	}
	from := p.partFrom(s, k)
	if p.tokens[from].is(classPhase | classMoneyPhase) {
		return false // 一期建25万吨烧碱,预计投资18.7亿元
	}
	if togetherRE.MatchString(p.text(max(from, k-2), k)) || wholeRE.MatchString(p.text(from, k)) {
		return false
	}
	for j := from; j < k; j++ {
		if t := p.tokens[j]; t.is(classCumulative|classTarget) || t.kind == countToken && t.count > 1 && p.countsProjects(s, j) && !p.amongBetween(j+1, k) {
			return false
		}
	}
	return true
}

// putIn reports whether the sum at k is said to be invested, or stands for itself in its
// clause.
func (p *page) putIn(s sentence, k int) bool {
	return p.invests(s, k) || p.aboutProject(s, k) || k > s.from && (contains(",(", p.tokens[k-1].mark) && p.tokens[k-1].mark != 0 || p.text(k-1, k) == "以")
}

// wholeRE matches words that say that a sum is of a whole place, period or several.
var wholeRE = regexp.MustCompile(`[全各该本](?:省|市|县|区|州|旗|镇|年|行业)|累计|同比|目标|任务|合计|总计|共计|平均|分别|到位|实际|其余|另外\d|注册|认缴|授信|贷款|收购|基金|产值|营收`)

// partFrom is where the part of the sentence begins that token k stands in, behind a
// semicolon.
func (p *page) partFrom(s sentence, k int) int {
	for k > s.from && !contains(";", p.tokens[k-1].mark) {
		k--
	}
	return k
}

// amongBetween reports whether 其中, 里面, 一是 or a colon stands in a range behind a count:
// of several counted, one is told.
func (p *page) amongBetween(from, to int) bool {
	for k := from; k < to; k++ {
		if w := p.text(k, k+1); strings.HasPrefix(w, "其中") || w == "一是" || w == "里面" || w == "当中" || w == "之中" || k == from && (w == "里" || w == "中") || p.tokens[k].mark == ':' {
			return true
		}
	}
	return false
}

// backRE matches words that point to a project told before, by its kind: 甜菜糖那个由甲投2亿元.
var backRE = regexp.MustCompile(`(?:那|这)(?:一)?个(?:项目)?[,是由为]|(?:该|这个|那个)项目`)

// claim takes the project that the sum at k tells of, and reports whether it did.
func (p *page) claim(n, k int) bool {
	it := p.reach(n, k)
	by := p.doer(it.from, k)
	c := p.worksIn(n, k, it, by)
	if c == nil && !backRE.MatchString(p.text(p.partFrom(p.sentences[n], k), k)) {
		c = p.companyWith(n, k, by)
	}
	if c == nil {
		return false
	}
	if len(by) > 0 && len(c.by) == 0 && c.from >= by[0].to {
		c.by = by
	}
	return p.takeWith(n, c, k)
}

// takeWith makes a name of sentence n a project with the sum at k, unless it names one
// that was taken before.
func (p *page) takeWith(n int, c *candidate, k int) bool {
	c.sentence, c.bracket = n, p.bracketAt(p.sentences[n], c.to)
	if p.sameAs(c) != nil {
		return false
	}
	c.fill(p)
	p.take(c)
	p.setAmount(c, k, "amount/unclaimed")
	return true
}

// reach is the range around the sum at k in which its project is told: from the sum or
// the project before it to the project or the clause of the sum behind it.
func (p *page) reach(n, k int) item {
	s := p.sentences[n]
	it := item{p.partFrom(s, k), k + 1}
	for j := k - 1; j >= it.from; j-- {
		if p.tokens[j].kind == amountToken {
			it.from = j + 1
			break
		}
	}
	for it.to < s.to && !contains(";", p.tokens[it.to].mark) && p.tokens[it.to].kind != amountToken {
		it.to++
	}
	for _, c := range p.foundIn[n] {
		if c.project.Name.Value == "" && c.first == nil {
			continue // was not taken
		}
		if c.to <= k && c.to > it.from {
			it.from = c.to
		}
		if c.from > k && c.from < it.to {
			it.to = c.from
		}
	}
	for it.from > s.from && it.from < k && p.tokens[it.from-1].mark != ',' && p.tokens[it.from-1].mark != ';' && p.tokens[it.from-1].mark != ':' {
		it.from++ // to the end of the clause of what stands before
	}
	for it.from < k && (p.tokens[it.from].kind == markToken && p.tokens[it.from].mark != '“' || leadRE.MatchString(p.text(it.from, it.from+1))) {
		it.from++
	}
	return it
}

// leadRE matches words that only lead over to what is told next.
var leadRE = regexp.MustCompile(`^(?:其中|其中包括|一是|二是|三是|四是|五是|同时|此外|另外|另有|还有|据悉|当天|同日|例如|比如|如)$`)

// doer gives the companies whose name opens a clause of a range and that go on to do
// something there; nil for none. What stands before 的 is looked at last.
func (p *page) doer(from, k int) []party {
	var owner []party
	for at := from; at < k; at++ {
		if at > from && !p.clauseStart(at) {
			continue
		}
		end := p.nameEnd(at, k)
		if !p.doerName(at, end) || p.tokens[end].mark == ':' {
			continue
		}
		by := []party{{at, p.pastGloss(at, end), "party/unclaimed"}}
		switch w := p.text(end, end+1); {
		case p.together2(end) || p.tokens[end].is(classConj):
			right := p.nameEnd(end+1, k)
			if p.doerName(end+1, right) {
				return append(by, party{end + 1, right, "party/unclaimed"})
			}
			if p.tokens[end].is(classConj) && p.doerName(at, right) {
				by[0].to = right // 大和素材
			}
			return by
		case w != "的":
			return by
		case owner == nil:
			owner = by
		}
	}
	return owner
}

// clauseStart reports whether a name can begin at token at: behind a mark, a date, 的
// or a word that leads to who does something.
func (p *page) clauseStart(at int) bool {
	t := p.tokens[at-1]
	switch p.text(at-1, at) {
	case "的", "由", "是", "为", "叫", "有":
		return true
	}
	return t.kind == markToken && !contains("(、“", t.mark) || t.kind == dateToken || leadRE.MatchString(p.text(at-1, at))
}

// nameEnd is where a name that begins at token at ends: before a verb, a mark, a
// conjunction or a sum.
func (p *page) nameEnd(at, to int) int {
	k := at
	for k < to && k < at+16 {
		t := p.tokens[k]
		if t.mark == '(' && t.pair > k && t.pair < to {
			k = t.pair + 1
			continue
		}
		if t.kind != runeToken && t.kind != wordToken && t.kind != latinToken || t.is(classHead|classSoftHead) {
			break
		}
		if k > at && k+1 < to && t.is(classPuts) && p.tokens[k+1].is(classOrgSuffix) {
			k++ // 城投公司
			continue
		}
		if k > at && t.is(classStop|classInvestVerb|classBuild|classPuts|classConj) && !t.is(classOrgSuffix|classKeep|classIndustry|classPlace) || p.builds(k) && !t.is(classIndustry|classKeep) {
			break
		}
		k++
	}
	return k
}

// doerName reports whether a range is the name of a company, in full or coined, and no
// person, pronoun or noun.
func (p *page) doerName(from, to int) bool {
	if from >= to || p.tokens[from].is(classStop|classGeneric) && !p.tokens[from].is(classPlace|classIndustry|classKeep) || noDoerRE.MatchString(p.text(from, to)) {
		return false
	}
	if !p.tokens[to-1].is(classOrgSuffix) && p.worksEnd(to-1) {
		return false // 竹编文创园
	}
	if p.isPerson(item{from, to}) {
		return false
	}
	return p.isOrg(from, to) || p.coinedName(from, to) || p.tokens[from].is(classPlace) && tradeRE.MatchString(p.text(from, to))
}

// tradeRE matches the short name of a company that ends in its trade: 郑州越沄瓶业.
var tradeRE = regexp.MustCompile(`^.{4,8}[^产企行工农林牧副渔商就创作毕营务游造殖筑]业$`)

// noDoerRE matches names that are no company's: pronouns, counts, persons, nouns.
var noDoerRE = regexp.MustCompile(`^(?:[这该本其某各一两三四五六七八九十租买给]|项目|部长|市长|县长|区长|书记|主任|局长|董事长|总经理|总裁|老板|公司|企业)|(?:主任|书记|[市区县局院会校]长|自己|项目公司|[说称出端要里]|环节|领域|政府|管委会|银行)$`)

// worksIn gives what is built in a range with the sum at k: a name with a soft head
// that nothing else made a project, else the object of a verb of building, else what
// stands behind the 的 of a company.
func (p *page) worksIn(n, k int, it item, by []party) *candidate {
	s := p.sentences[n]
	start := it.from
	if len(by) > 0 {
		start = by[0].to
	}
	for _, c := range p.foundIn[n] {
		if c.from >= start && c.to <= it.to && !c.refused && c.project.Name.Value == "" && c.first == nil && (!p.generic(c.from, c.to) || len(by) > 0 && !c.strong && p.span2(c.from, c.to) > 2) && !p.kindOfProject(s, c) && !p.partOfEvent(s, c) && !p.visionary(c) && !p.oneOfMany(s, c) && !p.counted(s, c) {
			if (len(by) > 0 || p.aboutWith(s, c.to) || p.tellsSum(s, c, k)) && !p.namedOnly(c) {
				return &candidate{from: c.from, to: c.to, rule: "name/unclaimed"}
			}
		}
	}
	if len(by) == 0 {
		return nil
	}
	if from, to := p.ownedObject(start, it.to); from < to && !p.badObject(from, to) {
		return &candidate{from: from, to: to, rule: "name/unclaimed-owned"}
	}
	for j := start; j < it.to; j++ {
		if j == k || !p.builds(j) && !strings.HasPrefix(p.text(j, j+1), "建") && (j < k || !makesRE.MatchString(p.text(j, j+1))) {
			continue
		}
		if from, to := p.objectAt(j+1, it.to); from < to && !p.badObject(from, to) {
			return &candidate{from: from, to: to, rule: "name/unclaimed-object"}
		}
	}
	return nil
}

// makesRE matches verbs of making something with a sum: 投资6000万元生产光模块.
var makesRE = regexp.MustCompile(`^(?:生产|种植|种|养殖|加工|制造|研发|开发|从事|主营)$`)

// ownedObject is what stands behind the 的 of a company that ends at token at, up to the
// end of the clause: 甲集团牵头的前沿材料园区; empty for none.
func (p *page) ownedObject(at, end int) (int, int) {
	if w := p.text(at, at+1); w == "牵头" || w == "主导" || w == "投资" {
		at++
	}
	if at >= end || p.text(at, at+1) != "的" {
		return 0, 0
	}
	to := at + 1
	for to < end && (p.tokens[to].kind != markToken || contains("()·“”", p.tokens[to].mark)) && p.tokens[to].kind != amountToken && !p.tokens[to].is(classSumCue|classPuts) {
		to++
	}
	if to == at+1 || !p.worksEnd(to-1) && !p.tokens[to-1].is(classInner|classWorks) && !strings.HasSuffix(p.text(at, to), "园区") {
		return 0, 0
	}
	return at + 1, to
}

// namedOnly reports whether a name is only 项目 or 工程, what is rented, or one of several
// things that are counted up.
func (p *page) namedOnly(c *candidate) bool {
	return p.span2(c.from, c.to) < 3 || p.tokens[c.from].is(classHead) || strings.Contains(p.text(c.from, c.to), "租") || contains("买", p.folded[p.tokens[c.from].span.Start]) || c.from > 0 && p.tokens[c.from-1].mark == '、' || p.tokens[c.to].mark == '、'
}

// tellsSum reports whether only words that announce it stand between a name and the
// sum at k.
func (p *page) tellsSum(s sentence, c *candidate, k int) bool {
	return c.to <= k && p.span2(c.to, k) < 30 && !p.amountWithin(c.to, k) && !p.buildsAfter(s, k) && (p.aboutProject(s, k) || p.invests(s, k) || p.beforeSum(s, k) <= c.to+6)
}

// objectAt is the object of a verb of building that begins at token from: without 了,
// 一座 and the like, up to the end of the clause.
func (p *page) objectAt(from, end int) (int, int) {
	for from < end && (afterBuilds(p.text(from, from+1)) || p.tokens[from].kind == countToken || p.tokens[from].mark == '“') {
		from++
	}
	to := from
	for to < end && (p.tokens[to].kind != markToken || contains("、()", p.tokens[to].mark)) && p.tokens[to].kind != amountToken {
		to++
	}
	for to > from && contains("、(", p.tokens[to-1].mark) && p.tokens[to-1].kind == markToken {
		to--
	}
	for k := to - 2; k > from; k-- {
		if p.text(k, k+1) == "的" && p.span2(k+1, to) > 3 && !p.generic(k+1, to) {
			return k + 1, to
		}
	}
	return from, to
}

// badObject reports whether a range cannot name what is built.
func (p *page) badObject(from, to int) bool {
	w := p.span2(from, to)
	if w < 3 || w > 30 || contains("额量率数值价款费利税", p.folded[p.tokens[to-1].span.End-1]) || isDigit(p.folded[p.tokens[from].span.Start]) || p.onlyPlace(from, to) || p.isOrg(from, to) && !strings.HasSuffix(p.text(from, to), "厂") {
		return true
	}
	for k := from; k < to; k++ {
		if t := p.tokens[k]; t.kind == dateToken || t.kind == countToken || t.is(classStatus) && !t.is(classIndustry|classInner) || t.is(classStop) && (t.span.Len() > 1 || !t.is(classPuts)) && !t.is(classInner|classIndustry|classKeep|classBuild) {
			return true
		}
	}
	return p.generic(from, to) && !p.worksEnd(to-1)
}

// shareAfter reports whether the sum at k is what one side puts into a joint company:
// 甲控股出资3.9亿元,占65%.
func (p *page) shareAfter(s sentence, k int) bool {
	return shareRE.MatchString(p.text(k+1, min(k+6, s.to)))
}

// shareRE matches the words behind a sum that say what share of a company it is.
var shareRE = regexp.MustCompile(`^,?(?:持股|占股|占比|占\d)`)

// companyWith takes a company for the project of the sum at k that it invests, where
// nothing is said of what it builds and the report has not told of it before.
func (p *page) companyWith(n, k int, by []party) *candidate {
	s := p.sentences[n]
	if len(by) == 0 || !p.invests(s, k) || p.ofOne(s, k) && !p.orgNear(s, k) || p.shareAfter(s, k) || p.text(by[0].to, by[0].to+1) == "的" {
		return nil
	}
	name := p.text(by[0].from, by[0].to)
	for _, c := range p.chosen {
		o := p.sentences[c.sentence]
		to := c.to
		for to < o.to && p.tokens[to].mark != ';' {
			to++
		}
		if strings.Contains(p.text(p.partFrom(o, c.from), to), name) {
			return nil
		}
	}
	return &candidate{from: by[0].from, to: by[0].to, rule: "name/company", by: by}
}
