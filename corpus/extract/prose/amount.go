package prose

import (
	"regexp"
	"sort"
	"strings"

	"zhaoshang/corpus"
)

// amounts gives the sums of each sentence to the projects they belong to.
func (p *page) amounts() {
	p.used = map[int]bool{}
	p.injections()
	byStart := map[int]*candidate{}
	for _, c := range p.again {
		byStart[c.from] = c
	}
	for _, c := range p.chosen {
		byStart[c.from] = c
	}
	for n, s := range p.sentences {
		p.sentenceAmounts(n, s, byStart)
	}
}

// run is what has been read of a sentence when a sum is met.
type run struct {
	group   []*candidate // names since the last sum
	last    *candidate
	before  *candidate // the last name of the part of the sentence before a semicolon
	counted bool       // a count of projects stands between the last name and here
	sums    int
}

func (p *page) sentenceAmounts(n int, s sentence, byStart map[int]*candidate) {
	r := run{last: p.labelled[n]}
	for k := s.from; k < s.to; k++ {
		if c := byStart[k]; c != nil && (c.first == nil || c.first.project.Amount == nil) {
			if len(r.group) > 0 && r.sums > 0 {
				r.group = nil
			}
			r.group, r.last, r.counted, r.sums = append(r.group, c), c, false, 0
			k = c.to - 1
			continue
		}
		t := p.tokens[k]
		switch {
		case t.mark == ';':
			r = run{before: r.last}
		case t.kind == countToken && !alone(t) && p.countsProjects(s, k):
			r.counted = !p.closesRespectively(s, k, r.last)
		case t.kind == amountToken && (p.used[k] || p.threshold(s, k)):
		case t.kind == amountToken:
			p.give(n, s, k, &r, byStart)
		}
	}
}

// closesRespectively reports whether the count at k closes a list of names
// whose sums follow in order: 甲、乙、丙3个项目分别投资….
func (p *page) closesRespectively(s sentence, k int, last *candidate) bool {
	if last == nil || last.closure < last.to || k-last.closure > 2 {
		return false
	}
	return strings.Contains(p.text(k, min(k+6, s.to)), "分别")
}

// give gives the sum at k to a project, or leaves it for the totals.
func (p *page) give(n int, s sentence, k int, r *run, byStart map[int]*candidate) {
	kind := p.moneyKind(s, k)
	if kind == "" {
		kind = p.moneyAfter(s, k)
	}
	if kind != "" {
		if c := p.owner(n, r); c != nil {
			if kind == corpus.PhaseInvestment && c.origin().project.Amount == nil && p.ownPhase(s, k, c) {
				p.setAmount(c, k, "amount/own-phase")
				return
			}
			p.giveMoney(s, c, k, kind)
		}
		return
	}
	if c := p.forward(s, k, r, byStart); c != nil {
		p.setAmount(c, k, "amount/before-name")
		return
	}
	if r.last == nil {
		if c := p.revisedLater(n, s, k, r.before); c != nil {
			p.setAmount(c, k, "amount/revised")
			return
		}
	}
	if r.counted || r.last != nil && p.ofSeveral(s, k, r.last) {
		return
	}
	if c := r.before; r.last == nil && c != nil && c.origin().project.Amount == nil && p.ofAll(s, k) {
		p.setAmount(c, k, "amount/whole")
		return
	}
	if r.last == nil {
		if c := p.focus(n, s, k); c != nil {
			p.setAmount(c, k, "amount/next-sentence")
			r.last = c
		}
		return
	}
	p.backward(s, k, r)
}

// moneyAfter reads what a sum is from the words behind it: 200亿元年产值.
func (p *page) moneyAfter(s sentence, k int) corpus.AmountKind {
	j := k + 1
	if j < s.to && p.text(j, j+1) == "的" {
		j++
	}
	if j < s.to && p.tokens[j].is(classMoney) && !p.tokens[j].is(classSumCue) {
		return corpus.AmountKind(p.tokens[j].word.money)
	}
	return ""
}

// ownPhase reports whether the phase before the sum at k is the one that the
// project's name has: 七至八期 of 生产基地七至八期项目.
func (p *page) ownPhase(s sentence, k int, c *candidate) bool {
	for j := k - 1; j >= s.from && j > k-9; j-- {
		if p.tokens[j].is(classMoneyPhase) {
			return strings.Contains(p.text(c.from, c.to), p.text(j, j+1))
		}
	}
	return false
}

// backward gives a sum to the name or names before it.
func (p *page) backward(s sentence, k int, r *run) {
	r.sums++
	between := p.text(r.last.to, k)
	if len(r.group) == 0 {
		r.group = []*candidate{r.last}
	}
	switch {
	case p.tokens[k].amount.Bound == corpus.Over && leastEach.MatchString(between): // 单个投资额都在亿元以上
	case strings.Contains(between, "分别") && p.follow(s, k) >= len(r.group) && len(r.group) > 1:
		p.inOrder(s, k, r.group)
	case strings.ContainsAny(between, "各均都") || strings.Contains(between, "分别"):
		for _, c := range r.group {
			p.setAmount(c, k, "amount/each")
		}
	case p.coordinated(r.group) > 1 && p.follow(s, k) == p.coordinated(r.group):
		p.inOrder(s, k, r.group[len(r.group)-p.coordinated(r.group):])
	case r.last.list > 0 && p.coordinated(r.group) > 1 && r.last.closure > 0:
	case p.coordinated(r.group) > 1:
	default:
		p.setAmount(r.last, k, "amount/after-name")
	}
}

// leastEach matches the words before a sum that each of several things reaches,
// which is the sum of none.
var leastEach = regexp.MustCompile(`(?:单个|每个|单体|单项|每项)(?:项目)?(?:计划)?(?:总?投资额?|投资规模|体量|规模)?(?:均|都|也)?(?:在|超|过|不低于|达到?)?$`)

// coordinated counts the names at the end of a group that are joined by 、 or
// a conjunction only.
func (p *page) coordinated(group []*candidate) int {
	n := 1
	for i := len(group) - 1; i > 0; i-- {
		a, b := group[i-1].to, group[i].from
		if b-a > 6 || !p.joined(a, b) {
			break
		}
		n++
	}
	return n
}

// joined reports whether only 、, conjunctions and places stand between.
func (p *page) joined(a, b int) bool {
	if a >= b {
		return true
	}
	return p.tokens[a].mark == '、' || p.tokens[a].is(classConj)
}

// follow counts the sums that follow each other from k, separated by marks.
func (p *page) follow(s sentence, k int) int {
	n := 0
	for ; k < s.to; k++ {
		switch t := p.tokens[k]; {
		case t.kind == amountToken:
			n++
		case t.mark == '、' || t.mark == ',' || t.is(classConj) || t.kind == spaceToken:
		default:
			return n
		}
	}
	return n
}

// inOrder gives out the sums of a 分别 list.
func (p *page) inOrder(s sentence, k int, group []*candidate) {
	for _, c := range group {
		for k < s.to && p.tokens[k].kind != amountToken {
			k++
		}
		if k >= s.to {
			return
		}
		p.setAmount(c, k, "amount/respectively")
		k++
	}
}

// forward gives the project that follows the sum at k and is named by it:
// 总投资30亿元的X项目, 投资30亿元建设X项目.
func (p *page) forward(s sentence, k int, r *run, byStart map[int]*candidate) *candidate {
	if togetherRE.MatchString(p.text(max(s.from, k-2), k)) {
		return nil // 外商投资合计310亿元,以甲的X厂最大
	}
	if c := byStart[k+2]; c != nil && c.rule == "name/bracketed" {
		return c
	}
	built := false
	free := r.last == nil || r.last.origin().project.Amount != nil
	for j := k + 1; j < s.to && j < k+24; j++ {
		if c := byStart[j]; c != nil {
			if r.counted && p.sumOfItsOwn(s, k, c) {
				return nil
			}
			if p.text(k+1, k+2) == "的" && !p.markBetween(k, j, ',') || free && (j == k+1 || built || p.text(j-1, j) == "的" || p.text(j-1, j) == "在" && j == k+3 && p.invests(s, k)) && p.investedBefore(s, k) {
				return c
			}
			return nil
		}
		t := p.tokens[j]
		switch {
		case p.builds(j), p.text(j, j+1) == "实施", p.text(j, j+1) == "上":
			built = true
		case t.mark == '(' && t.pair > 0:
			j = t.pair
		case t.kind == amountToken, t.kind == countToken && t.count > 1, contains(";。", t.mark) && t.mark != 0, t.mark == '、' && !p.relative(j, s):
			return nil
		case t.mark == ',' && r.counted && amongThemRE.MatchString(p.text(j+1, min(j+3, s.to))):
			return nil // 14个,总投资130亿元,其中甲公司的X园23亿元
		case t.mark == ',' && p.text(k+1, k+2) == "的" && !p.tokens[min(k+2, s.to-1)].is(classHead):
			return nil
		}
	}
	return nil
}

// sumOfItsOwn reports whether the sum at k is that of several things, of which a name behind it
// is the first: a colon stands between them, or another clause and the name has a sum right behind
// itself (总投资5.2亿元,分别是甲的X项目2.3亿元、乙的Y项目1.1亿元).
func (p *page) sumOfItsOwn(s sentence, k int, c *candidate) bool {
	if p.markBetween(k, c.from, ':') {
		return true
	}
	j := c.to
	for j < s.to && j < c.to+4 && (p.tokens[j].is(classSumCue) || p.tokens[j].kind == spaceToken || p.tokens[j].mark == ',' && j == c.to) {
		j++
	}
	return j < s.to && p.tokens[j].kind == amountToken && !p.threshold(s, j) && p.markBetween(k, c.from, ',')
}

// amongThemRE matches what tells of one of the things whose sum stands before.
var amongThemRE = regexp.MustCompile(`^(?:其中|当中|包括|包含|例如|比如)`)

// relative reports whether a clause that ends in 的 follows the mark at j.
func (p *page) relative(j int, s sentence) bool {
	for k := j + 1; k < s.to && k < j+12; k++ {
		if p.text(k, k+1) == "的" {
			return true
		}
		if t := p.tokens[k]; t.kind == markToken || t.kind == amountToken {
			return false
		}
	}
	return false
}

// investedBefore reports whether a verb of investing stands before the sum.
func (p *page) investedBefore(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-5; j-- {
		switch t := p.text(j, j+1); t {
		case "总投资":
			return true
		case "以", "将以", "拟以", "计划以": // 将以6800万欧元在X市建Y
			return j == k-1
		}
	}
	return p.invests(s, k) || p.dealOf(s, k)
}

// invests reports whether the sum at k is what somebody invests: a verb, not
// 总投资, stands before it.
func (p *page) invests(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-5; j-- {
		switch w := p.text(j, j+1); w {
		case "总投资", "预计总投资", "合计投资", "总计投资":
			return false
		case "出": // 出9500万元, not 出口9500万元
			return j == k-1
		default:
			if p.tokens[j].is(classPuts) || strings.HasSuffix(w, "投资") {
				return true
			}
		}
	}
	return false
}

// focus gives the project that a sentence goes on about when it states a sum
// without naming one: 项目总投资…, 总投资…, 计划总投资….
func (p *page) focus(n int, s sentence, k int) *candidate {
	keyed := p.keyed(s, k)
	if !keyed && !p.aboutProject(s, k) {
		return nil
	}
	section := s.section
	if keyed {
		section = -1
	}
	last := p.lastBefore(section, n)
	if last == nil && len(p.chosen) == 1 && p.sentences[p.chosen[0].sentence].block == 0 {
		last = p.chosen[0] // the one that the title names
	}
	if last != nil && p.defined(s, k) && last.list == 0 && last.project.Amount == nil {
		return last
	}
	if last == nil || !keyed && last.sentence < n-3 && p.inSection(s.section) > 1 || p.siblings(last) > 1 {
		return nil
	}
	if last.list > 0 && last.listed > 1 || last.project.Amount != nil {
		return nil
	}
	return last
}

// thisProject reports whether a range ends with 本项目 or 这个项目.
func (p *page) thisProject(from, to int) bool {
	if to-2 < from || p.text(to-1, to) != "项目" {
		return false
	}
	switch p.text(to-2, to-1) {
	case "本", "这个", "该", "整个":
		return true
	}
	return false
}

// defined reports whether the sum at k is said of 本项目, as announcements call
// what they have named.
func (p *page) defined(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-8 && p.tokens[j].kind != markToken; j-- {
		if w := p.text(j, j+1); w == "本项目" || p.thisProject(s.from, j+1) {
			return true
		}
	}
	return false
}

// keyed reports whether the line of the sum at k is a key with its value:
// 投资总额:100亿元, 总 投 资:3亿元.
func (p *page) keyed(s sentence, k int) bool {
	for j := s.from; j < k && p.span(s.from, j+1).Len() < 14; j++ {
		if p.tokens[j].mark != ':' {
			continue
		}
		key := strings.Map(func(r rune) rune {
			if isSpace(r) {
				return -1
			}
			return r
		}, p.text(s.from, j))
		for i := range key {
			if p.lex.has(key[i:], classSumCue) {
				return true
			}
		}
	}
	return false
}

// inSection counts the projects of a section.
func (p *page) inSection(section int) int { return len(p.ofSection[section]) }

// siblings counts the projects named in the same sentence.
func (p *page) siblings(c *candidate) int { return len(p.chosenIn[c.sentence]) }

// lastBefore gives the last project named in a section before sentence n, of
// the whole document when section is -1; nil for none.
func (p *page) lastBefore(section, n int) *candidate {
	list := p.chosen
	if section >= 0 {
		list = p.ofSection[section]
	}
	i := sort.Search(len(list), func(i int) bool { return list[i].sentence >= n })
	if i == 0 {
		return nil
	}
	return list[i-1]
}

// aboutProject reports whether the sum at k is said of the project in hand.
func (p *page) aboutProject(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-8; j-- {
		t := p.tokens[j]
		if t.is(classSumCue) && !t.is(classMoney) {
			return true
		}
		if t.kind == markToken || t.kind == amountToken || t.kind == countToken {
			return false
		}
	}
	return false
}

// owner gives the project that a further sum (a phase, an output) belongs to.
func (p *page) owner(n int, r *run) *candidate {
	if r.last != nil {
		return r.last
	}
	if r.counted {
		return nil
	}
	if c := p.lastBefore(p.sentences[n].section, n); c != nil || len(p.chosen) != 1 || !p.announcement() {
		return c
	}
	return p.lastBefore(-1, n) // the one that the announcement is about
}

// moneyKind says what the sum at k is: "" for an investment, else the kind of
// money or "phase".
func (p *page) moneyKind(s sentence, k int) corpus.AmountKind {
	kind, decided := corpus.AmountKind(""), false
	for j := k - 1; j >= s.from && j > k-9; j-- {
		t := p.tokens[j]
		switch {
		case t.mark == ',' && kind == "" && p.phaseClause(s, j, k) >= 0:
			return corpus.PhaseInvestment
		case contains(",;。、:(", t.mark) && t.mark != 0, t.kind == amountToken, t.kind == countToken, t.is(classHead):
			return kind
		case t.is(classMoney) && !decided:
			return corpus.AmountKind(t.word.money)
		case t.is(classSumCue):
			decided = true
		case t.is(classMoneyPhase):
			if strings.ContainsAny(p.text(j, k), "合累共") {
				return ""
			}
			return corpus.PhaseInvestment
		}
	}
	return kind
}

// setAmount gives a project its total investment; a second, different one is
// kept as a further sum and as a doubt.
func (p *page) setAmount(c *candidate, k int, rule string) {
	c = c.origin()
	p.used[k] = true
	said := corpus.Said(*p.tokens[k].amount, p.tokens[k].span, rule)
	c.project.Moneys = append(c.project.Moneys, corpus.Sourced[corpus.Money]{
		Value: corpus.Money{Kind: corpus.TotalInvestment, Amount: said.Value}, Span: said.Span, Rule: rule})
	switch {
	case c.project.Amount == nil, p.revised(k):
		c.project.Amount = said
	case c.project.Amount.Value != said.Value:
		p.doubts = append(p.doubts, corpus.Sourced[string]{Value: p.shown(said.Span), Span: said.Span, Rule: "doubt/second-amount"})
	}
}
