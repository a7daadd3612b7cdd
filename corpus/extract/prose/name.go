package prose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// candidate is a name that may be a project's.
type candidate struct {
	from, to int // tokens of the name
	sentence int
	strong   bool // ends in 项目 or 工程
	headless bool // stands in a list of projects without a head
	list     int  // number of the list it is an item of, 0 for none
	listed   int  // how many items the list has
	closure  int  // token that closes the list (等7个项目)
	refused  bool
	rule     string
	bracket  int // token of the bracket that follows the name, -1 for none
	project  corpus.Project
	key      string // of the tokens keyed
	keyed    [2]int
	number   int        // of the project among those of the document, from 1
	first    *candidate // of a name that repeats a chosen one: that one
	by       []party    // who invests, where the form of the name tells it
}

// origin is the chosen name that this one repeats, or itself.
func (c *candidate) origin() *candidate {
	if c.first != nil {
		return c.first
	}
	return c
}

// maxName is how many runes a name may have.
const maxName = 70

// names finds the names that end in a head.
func (p *page) names() {
	for n, s := range p.sentences {
		for i := s.from; i < s.to; i++ {
			if p.tokens[i].is(classHead|classSoftHead) || p.phaseHead(s, i) || p.worksHead(s, i) {
				if c := p.nameAt(s, i); c != nil {
					c.sentence = n
					p.add(c)
					i = c.to - 1
				}
			}
		}
	}
}

// phaseHead reports whether a phase closes a name that has no other head and a
// sum in brackets follows: 滨江公园二期(1.5亿元).
func (p *page) phaseHead(s sentence, i int) bool {
	if !p.tokens[i].is(classPhase) || i == s.from || i+2 >= s.to || !p.closedByPhase(s, i) {
		return false
	}
	before := p.tokens[i-1]
	return (before.kind == runeToken || before.kind == wordToken) && !before.is(classHead|classSoftHead|classStop)
}

// closedByPhase reports whether what follows the phase at i says that it closes a
// name: its sum in brackets, an agreement on it, or that its sum is not told.
func (p *page) closedByPhase(s sentence, i int) bool {
	if p.tokens[i+1].mark == '(' && p.tokens[i+2].kind == amountToken {
		return true
	}
	return strings.HasPrefix(p.text(i+1, i+2), "协议") && p.signedBefore(s, i) || p.sumUntold(s, i+1) || p.phaseWithSum(s, i)
}

// phaseWithSum reports whether the sum of the phase at i follows, and words of a name
// stand before it: 立岚电子产业园二期当初协议投资30亿元.
func (p *page) phaseWithSum(s sentence, i int) bool {
	from := p.trimLeft(p.leftEdge(s.from, i), i)
	if p.span2(from, i) < 4 || p.generic(from, i) || p.isOrg(from, i) {
		return false
	}
	k := i + 1
	for k < s.to && k < i+4 && (p.tokens[k].is(classSumCue|classPuts) || earlierRE.MatchString(p.text(k, k+1))) {
		k++
	}
	return k > i+1 && k < s.to && p.tokens[k].kind == amountToken && p.tokens[k-1].is(classSumCue|classPuts) && !strings.Contains(p.text(i, k), "累计")
}

// earlierRE matches words before the verb of investing that say when: 当初, 原.
var earlierRE = regexp.MustCompile(`^(?:当初|初|当时|原|原来|最初|计划|预计|也|则)$`)

// signedBefore reports whether a verb of signing stands before what ends at i in
// its clause: 签订X二期协议.
func (p *page) signedBefore(s sentence, i int) bool {
	for k := i - 1; k >= s.from && k > i-14 && p.tokens[k].kind != markToken; k-- {
		if strings.HasPrefix(p.text(k, k+1), "签") {
			return true
		}
	}
	return false
}

// pastClause is where a name begins that was read back over the verb of its own
// clause: 在X府建设Y工厂 builds Y工厂, 甲与乙集团合作Y基地 is Y基地.
func (p *page) pastClause(s sentence, from, head int) int {
	at := from > s.from && (p.text(from-1, from) == "在" || p.text(from-1, from) == "拟在" || p.text(from-1, from) == "将在")
	joined := false
	for k := from; k+1 < head; k++ {
		joined = joined || p.tokens[k].is(classConj)
		if k > from && (at && p.builds(k) || joined && p.text(k, k+1) == "合作") && p.span(k+1, head+1).Len() > 3 {
			return k + 1
		}
	}
	return from
}

// madeBy is where a name begins that says what its works make before 的: 年产500套泵的
// 基地; from for another.
func (p *page) madeBy(s sentence, from, head int) int {
	if p.text(from-1, from) != "的" || from-1 <= s.from || !p.generic(from, head+1) {
		return from
	}
	for k := from - 2; k >= s.from && p.span(k, from).Len() < 30; k-- {
		if t := p.tokens[k]; strings.HasPrefix(p.text(k, k+1), "年产") || strings.HasPrefix(p.text(k, k+1), "日产") {
			return k
		} else if t.kind == markToken && !contains("、.()-", t.mark) || t.kind == amountToken || t.is(classBuild) && !t.is(classInner|classKeep) {
			return from
		}
	}
	return from
}

// add notes a name that was found.
func (p *page) add(c *candidate) {
	p.found0 = append(p.found0, c)
	p.foundIn[c.sentence] = append(p.foundIn[c.sentence], c)
}

// nameAt gives the name whose head is at i, nil when the head is only a part
// of a longer name or stands alone.
func (p *page) nameAt(s sentence, i int) *candidate {
	to, strong := p.rightEdge(s, i)
	if to < 0 {
		return nil
	}
	from := p.leftEdge(s.from, i)
	from = p.trimLeft(from, i)
	from = p.joinBefore(s, from, i)
	from = p.pastCompany(from, i)
	from = p.pastClause(s, from, i)
	from = p.madeBy(s, from, i)
	c := &candidate{from: from, to: to, strong: strong, bracket: p.bracketAt(s, to)}
	c.strong = c.strong || p.phaseHead(s, i)
	if p.span(from, to).Len() > maxName {
		return nil
	}
	return c
}

// rightEdge gives the end of the name whose head is at i, with phases and
// brackets that belong to it; -1 when another head follows in the same name.
func (p *page) rightEdge(s sentence, i int) (int, bool) {
	strong := p.tokens[i].is(classHead)
	loose := p.text(i, i+1) != "项目" && !p.phaseHead(s, i)
	to := i + 1
	for to < s.to {
		t := p.tokens[to]
		switch {
		case t.is(classHead | classSoftHead), t.is(classInner) && to+1 < s.to && p.tokens[to+1].is(classHead|classSoftHead|classInner):
			return -1, false
		case t.is(classPhase):
			to++
		case t.mark == '(' && t.pair > 0 && t.pair < s.to && p.closesName(to, t.pair):
			to = t.pair + 1
		case t.is(classConj) && p.joins(s, to):
			return -1, false
		default:
			if loose && !landRE.MatchString(p.text(to, min(to+3, s.to))) && (p.goesOn(s, to) || p.nounGoesOn(to)) {
				return -1, false
			}
			return to, strong
		}
	}
	return to, strong
}

// goesOn reports whether a soft head is followed by more of the same name:
// 产业园 in 产业园光伏项目.
func (p *page) goesOn(s sentence, to int) bool {
	for k := to; k < s.to && k < to+24; k++ {
		t := p.tokens[k]
		switch {
		case t.is(classHead | classSoftHead):
			return true
		case t.kind == amountToken || t.kind == dateToken || t.kind == countToken || t.kind == spaceToken:
			return false
		case t.mark == '(' && t.pair > 0:
			k = t.pair
		case t.kind == markToken && !contains("·-—&/+“”、", t.mark):
			return false
		case t.mark == '、', t.is(classConj):
			return false
		case t.is(classStop) && !t.is(classKeep|classInner):
			return false
		case t.is(classEvent), t.is(classStatus) && !t.is(classInner|classKeep):
			return false
		}
	}
	return false
}

// nounGoesOn reports whether the token after a loose head is more of the same
// noun (工程 in 工程设计院, 中心 in 中心城区).
func (p *page) nounGoesOn(to int) bool {
	t := p.tokens[to]
	switch t.kind {
	case runeToken:
		if p.text(to, to+1) == "进" {
			return contains("口出程度修展", p.folded[t.span.End]) // 产业园进A区, but not 产业园进口
		}
		return !contains("则也还今去于等各", p.folded[t.span.Start])
	case latinToken:
		return !isDigit(p.folded[t.span.Start])
	case wordToken:
		if w := p.text(to, to+1); w == "等" || w == "前期" || w == "建设" {
			return false
		}
		return !t.is(classStop | classStatus | classSumCue | classInvestVerb | classInvestorKey | classConj | classMoney)
	}
	return false
}

// joins reports whether a conjunction after a soft head goes on to a head that
// ends the same name: 研发中心及生产基地项目, where one 项目 covers both.
func (p *page) joins(s sentence, conj int) bool {
	if p.text(conj-1, conj) == "项目" {
		return false
	}
	for k := conj + 1; k < s.to && k < conj+20; k++ {
		t := p.tokens[k]
		switch {
		case t.is(classHead):
			return true
		case t.kind == amountToken || t.kind == dateToken || t.kind == countToken:
			return false
		case t.kind == markToken && !contains("·-—&/+()", t.mark):
			return false
		case t.is(classStop) && !t.is(classKeep|classInner):
			return false
		case t.is(classConj):
			return false
		}
	}
	return false
}

// closesName reports whether a bracket right after a head belongs to the name:
// a phase or a capacity, (一期), (20GW).
func (p *page) closesName(open, shut int) bool {
	inside := p.text(open+1, shut)
	runes := []rune(inside)
	if len(runes) == 0 || len(runes) > 10 {
		return false
	}
	if p.lex.has(inside, classPhase) || p.lex.has("("+inside+")", classPhase) {
		return true
	}
	last := runes[len(runes)-1]
	return isDigit(runes[0]) && last >= 'a' && last <= 'z' && p.tokens[open+1].kind == latinToken
}

// bracketAt gives the bracket that follows a name, -1 for none.
func (p *page) bracketAt(s sentence, to int) int {
	if to < s.to && p.tokens[to].mark == '(' && p.tokens[to].pair > 0 && p.tokens[to].pair < s.to {
		return to
	}
	return -1
}

// leftEdge walks left from the head at i over everything that can belong to a
// name and gives the first token of it; lo is the first token it may take.
func (p *page) leftEdge(lo, i int) int {
	k := i - 1
	for k >= lo {
		t := p.tokens[k]
		if (t.mark == ')' || t.mark == '”' || t.mark == '’' || t.mark == '》') && t.pair >= lo {
			if p.span(t.pair, k+1).Len() > 40 || k < i-1 && p.closesAnother(lo, t.pair, k) || p.hasHead(t.pair, k) || t.mark == '》' || p.tokens[k-1].is(classHead) && t.mark == '”' {
				break
			}
			k = t.pair - 1
			continue
		}
		if !p.belongs(lo, k, i) {
			break
		}
		k--
	}
	return k + 1
}

// pastCompany is where a name begins that a company stands before in full:
// 甲股份有限公司干燥剂项目 is its 干燥剂项目. What is left must say what it is.
func (p *page) pastCompany(from, head int) int {
	for k := head - 2; k > from; k-- {
		if !strings.HasSuffix(p.text(k, k+1), "有限公司") && !strings.HasSuffix(p.text(k, k+1), "分公司") {
			continue
		}
		next := p.tokens[k+1]
		if next.is(classConj|classGeneric) || next.kind == markToken || p.generic(k+1, head+1) || p.span(k+1, head+1).Len() < 5 {
			return from
		}
		return k + 1
	}
	return from
}

// closesAnother reports whether a bracket belongs to a name before it: it
// follows a head and holds a sum or an organisation, or a conjunction follows.
func (p *page) closesAnother(lo, open, shut int) bool {
	if open-1 < lo || !p.tokens[open-1].is(classHead|classSoftHead) || p.closesName(open, shut) {
		return false
	}
	if p.tokens[open-1].is(classHead) && p.tokens[open-1].span.Len() > 1 || p.tokens[shut+1].is(classConj) {
		return true
	}
	for k := open + 1; k < shut; k++ {
		if p.tokens[k].kind == amountToken || p.tokens[k].is(classOrgSuffix) {
			return true
		}
	}
	return false
}

// dash reports whether a mark is half of —— between two parts of a sentence.
func (p *page) dash(k int) bool {
	return p.tokens[k].mark == '—' && (k > 0 && p.tokens[k-1].mark == '—' || k+1 < len(p.tokens) && p.tokens[k+1].mark == '—')
}

// hasHead reports whether 项目 stands in a range: a bracket with it lists
// projects and is part of no name.
func (p *page) hasHead(from, to int) bool {
	for k := from; k < to; k++ {
		if p.text(k, k+1) == "项目" {
			return true
		}
	}
	return false
}

// belongs reports whether token k can stand inside a name whose head is at i.
func (p *page) belongs(lo, k, head int) bool {
	t := p.tokens[k]
	switch t.kind {
	case amountToken, countToken, dateToken:
		return false
	case spaceToken:
		return k > lo && p.tokens[k-1].kind == latinToken && p.tokens[k+1].kind == latinToken
	case markToken:
		return contains("·-—–&/+.%#~", t.mark) && !p.dash(k)
	}
	switch {
	case p.text(k, k+1) == "设": // 在北湖区设耗材基地
		return false
	case t.is(classConj):
		return p.conjInside(lo, k)
	case t.is(classInner) && (k+1 == head || p.tokens[k+1].is(classInner|classConj|classHead) || p.tokens[k+1].is(classSoftHead) && !t.is(classBuild)):
		return true
	case t.is(classBuild) && t.is(classInner):
		return p.nounBefore(lo, k)
	case t.is(classStop) && !t.is(classKeep), t.is(classBuild) && !t.is(classInner|classKeep|classIndustry):
		return false
	case t.is(classEvent) && !t.is(classKeep):
		return false
	}
	return true
}

// nounBefore reports whether what stands before k can be the object of the
// verb at k (城市建设), so that k is part of a noun.
func (p *page) nounBefore(lo, k int) bool {
	if k <= lo {
		return false
	}
	t := p.tokens[k-1]
	switch {
	case t.kind == amountToken || t.kind == countToken || t.kind == dateToken || t.kind == spaceToken || t.kind == markToken:
		return false
	case t.is(classStop) && !t.is(classKeep), t.is(classOrgSuffix | classGovernment | classConj | classPlace):
		return false
	case t.span.Len() == 1 && contains("县市区镇乡旗州", p.folded[t.span.Start]):
		return false // the end of a place that the gazetteer does not know
	}
	return true
}

// conjInside reports whether the conjunction at k joins two parts of one name
// rather than two names or a party and its partner.
func (p *page) conjInside(lo, k int) bool {
	if k <= lo {
		return false
	}
	t := p.tokens[k-1]
	switch {
	case p.text(k-1, k) == "项目" || t.is(classOrgSuffix|classGovernment):
		return false
	case t.kind == amountToken || t.kind == countToken || t.kind == dateToken || t.kind == spaceToken:
		return false
	case t.kind == markToken && t.mark != ')' && t.mark != '”':
		return false
	case t.is(classStop) && !t.is(classKeep|classInner):
		return false
	}
	return true
}

// trimLeft drops what cannot begin a name.
func (p *page) trimLeft(from, head int) int {
	for from < head {
		t := p.tokens[from]
		switch {
		case t.mark == '(' && t.pair > 0 && t.pair < head:
			from = t.pair + 1
		case p.text(from, from+1) == "设" && p.tokens[from+1].is(classIndustry):
			from++
		case p.text(from, from+1) == "上" && p.tokens[from+1].kind == latinToken:
			from++ // 上30万吨乙烯项目
		case t.kind == latinToken && from+1 < head && p.numbering(from):
			from++
		case t.kind == markToken && t.mark != '“' && t.mark != '‘', t.kind == spaceToken, t.is(classConj):
			from++
		default:
			return from
		}
	}
	return from
}

// numbering reports whether a token is the number of a list item: 3.
func (p *page) numbering(k int) bool {
	text := p.text(k, k+1)
	return strings.HasSuffix(text, ".") && isDigit(rune(text[0])) && (k == 0 || p.tokens[k-1].kind == markToken || p.tokens[k-1].kind == spaceToken)
}

// generic reports whether a range of tokens says nothing of which project it
// is: only generic words, counts and single characters.
func (p *page) generic(from, to int) bool {
	left := 0
	for k := from; k < to; k++ {
		t := p.tokens[k]
		if t.is(classSoftHead) && k > from && k+1 < to && t.span.Len() > 2 {
			left += t.span.Len() // 数字经济产业园项目
		}
		switch {
		case t.kind == markToken, t.kind == spaceToken, t.kind == countToken, t.kind == amountToken, t.kind == dateToken:
		case t.is(classSoftHead) && (k+1 < to && p.saysWhat(k) || p.kindOfWorks(k)):
			left += t.span.Len() // 储能电站项目
		case t.is(classGeneric | classHead | classPhase | classConj | classSoftHead), t.is(classStop) && !t.is(classKeep):
		default:
			left += t.span.Len()
		}
	}
	return left < 2
}

// saysWhat reports whether a soft head begins with a word of a field: 储能电站, but
// not 生产基地.
func (p *page) saysWhat(k int) bool {
	text := []rune(p.text(k, k+1))
	if len(text) < 4 {
		return false
	}
	field := string(text[:2])
	return p.lex.has(field, classIndustry) && !p.lex.has(field, classGeneric|classInner)
}

// kindOfWorks reports whether the token is works that say what they make: 试剂厂,
// but not 制造厂.
func (p *page) kindOfWorks(k int) bool {
	made, ok := strings.CutSuffix(p.text(k, k+1), "厂")
	return ok && len([]rune(made)) > 1 && !strings.HasSuffix(made, "工") && !p.lex.has(made, classGeneric|classInner)
}

// joinBefore takes into a name the parts before it that 、 or 等 ties to its
// head: 年产10万吨甲、6万吨乙项目, 甲、乙、丙等精细化工项目. Such a part has no head of
// its own.
func (p *page) joinBefore(s sentence, from, head int) int {
	if !p.tokens[head].is(classHead) || from == head { // 企业、人物、项目
		return from
	}
	for k := from - 1; k > s.from; k = from - 1 {
		such := p.text(k, k+1) == "等"
		if p.tokens[k].mark != '、' && !such {
			return from
		}
		at := p.trimLeft(p.leftEdge(s.from, k), k)
		if at >= k || !p.partOfName(at, k) || p.span(at, head).Len() > maxName || such && !p.measuredChain(s, at) {
			return from
		}
		from = at
	}
	return from
}

// measuredChain reports whether the first of the parts joined by 、 that ends
// with the one at at begins with a capacity.
func (p *page) measuredChain(s sentence, at int) bool {
	for at-1 > s.from && p.tokens[at-1].mark == '、' {
		before := p.trimLeft(p.leftEdge(s.from, at-1), at-1)
		if before >= at-1 {
			return false
		}
		at = before
	}
	return p.measured(at)
}

// partOfName reports whether what stands before 、 is a part of a name without
// a head, rather than a name or an organisation.
func (p *page) partOfName(from, to int) bool {
	last := p.tokens[to-1]
	if last.mark == ')' && last.pair > from {
		last = p.tokens[last.pair-1]
	}
	if last.is(classHead|classSoftHead|classOrgSuffix|classGovernment|classPhase) || last.mark == ')' || p.generic(from, to) {
		return false
	}
	return p.span(from, to).Len() >= 2
}

// measured reports whether a part begins with a capacity: 年产30万吨, 10kt/a.
func (p *page) measured(at int) bool {
	t := p.tokens[at]
	return t.kind == latinToken && isDigit(p.folded[t.span.Start]) || strings.HasPrefix(p.text(at, at+1), "年") || strings.HasPrefix(p.text(at, at+1), "日")
}
