package prose

import (
	"regexp"
	"strings"
)

// lists finds the lists of projects: those closed by 等7个项目, 三个项目, 等项目,
// those opened by 如 after a count, and those that end in 都已投产. Their items
// need no head of their own.
func (p *page) lists() {
	for n, s := range p.sentences {
		if s.heading {
			continue
		}
		p.bullets(n, s)
		p.keyedItem(n)
		for i := s.from; i < s.to; i++ {
			if start, ok := p.closureAt(s, i); ok {
				p.closeList(n, start, i)
			}
			if p.tokens[i].mark == ',' && i+1 < s.to && contains("都均", p.folded[p.tokens[i+1].span.Start]) && p.statusAfter(s, i+1) {
				p.closeList(n, i, i)
			}
			if i > s.from && p.ownedTogether(s, i) {
				p.closeList(n, i, i)
			}
			if p.text(i, i+1) == "等" && i > s.from && i+1 < s.to && p.tokens[i+1].kind != countToken && (p.statusAfter(s, i+1) || p.tokens[i+1].mark == ',' && p.sumUntold(s, i+1)) {
				p.closeList(n, i, i)
			}
			if to := p.amongEnds(s, i); to > 0 {
				p.closeList(n, i, i)
			}
			if p.suchAs(s, i) {
				p.openList(n, i)
			}
			p.countedList(n, i)
			p.countedBehind(n, i)
			p.respectively(n, i)
			p.countedParts(n, i)
		}
	}
}

// ownedTogether reports whether 都由 or 均由 at i tells who builds all of the
// names before it.
func (p *page) ownedTogether(s sentence, i int) bool {
	if p.tokens[i].kind == markToken || !contains("都均", p.folded[p.tokens[i].span.Start]) || i+1 >= s.to || p.text(i+1, i+2) != "由" {
		return false
	}
	before := p.tokens[i-1]
	return (before.is(classHead|classSoftHead|classPhase) || before.mark == ')') && p.byInvestor(i+1, s.to)
}

// closureAt reports whether the head at i ends words that close a list
// (等7个重点项目, 三个项目, 等项目) and where those words start. A count of one
// closes nothing.
func (p *page) closureAt(s sentence, i int) (int, bool) {
	if !p.tokens[i].is(classHead) || p.text(i, i+1) != "项目" {
		return 0, false
	}
	k := i - 1
	for k > s.from && i-k < 6 && p.tokens[k].is(classGeneric) && p.tokens[k].kind == wordToken && p.text(k, k+1) != "等" {
		k--
	}
	if at := p.andSoMany(s, i); at > 0 {
		return at, true
	}
	counted := false
	if k > s.from && p.tokens[k].kind == countToken {
		if p.tokens[k].count < 2 {
			return 0, false
		}
		counted = true
		k--
	}
	if p.text(k, k+1) == "等" {
		return k, k > s.from
	}
	if !counted || k < s.from {
		return 0, false
	}
	t := p.tokens[k]
	open := t.kind == runeToken || t.kind == latinToken || t.is(classHead|classSoftHead|classInner|classKeep|classPhase) || t.mark == ')' || t.mark == '”' || t.is(classIndustry) && p.saysOwn(s, k+1)
	return k + 1, open && !t.is(classSumCue)
}

// andSoMany is where 等 stands before a count whose projects are told by their kind, 0 for
// none: 等7个总部经济项目.
func (p *page) andSoMany(s sentence, head int) int {
	for k := head - 1; k > s.from+1 && p.span(k, head).Len() < 14; k-- {
		switch t := p.tokens[k]; {
		case t.kind == countToken && t.count > 1 && p.text(k-1, k) == "等":
			return k - 1
		case t.kind == markToken || t.kind == amountToken || t.kind == countToken || t.kind == dateToken || p.text(k, k+1) == "的":
			return 0
		}
	}
	return 0
}

// saysOwn reports whether what stands before token to, back to the mark before it,
// has words of its own besides those of a field: 甲、清江影视文化三个项目, but not 甲、新能源三个项目.
func (p *page) saysOwn(s sentence, to int) bool {
	from := p.trimLeft(p.leftEdge(s.from, to), to)
	for k := from; k < to; k++ {
		if t := p.tokens[k]; t.kind != markToken && (t.is(classPlace) || !t.is(classIndustry|classGeneric|classInner)) {
			return p.span2(from, to) > 4
		}
	}
	return false
}

// closeList takes the items that stand before a closure.
func (p *page) closeList(n, closure, head int) {
	s := p.sentences[n]
	bounds := p.itemsBefore(s, closure)
	if n := p.countAfter(closure, head); n > len(bounds) && len(bounds) > 0 {
		bounds = p.cutToCount(bounds, n)
	}
	if len(bounds) == 0 || len(bounds) == 1 && p.text(closure, closure+1) != "等" {
		return
	}
	if p.fields(s, bounds[0].from) {
		return
	}
	if closure == head && (len(bounds) < 2 || p.tokens[closure].mark == ',' && !p.someHead(bounds)) {
		return
	}
	if len(bounds) == 1 && !p.tokens[bounds[0].to-1].is(classHead|classSoftHead|classPhase) && p.tokens[bounds[0].to-1].mark != ')' {
		return
	}
	p.addList(n, bounds, closure, "list/closed")
}

// countAfter is the count that closes a list right at a closure without 等: 甲园和乙城两个项目;
// 0 for none.
func (p *page) countAfter(closure, head int) int {
	if closure < head && p.tokens[closure].kind == countToken && !p.tokens[closure].more {
		return p.tokens[closure].count
	}
	return 0
}

// cutToCount cuts items at conjunctions when that makes them as many as were counted,
// each with words of its own: 甲县文创城和乙县香菇园两个项目.
func (p *page) cutToCount(items []item, n int) []item {
	var out []item
	for _, it := range items {
		for k := it.from + 1; k+1 < it.to; k++ {
			if p.tokens[k].is(classConj) && p.span2(it.from, k) > 3 && p.span2(k+1, it.to) > 3 {
				out = append(out, item{it.from, k})
				it.from = k + 1
			}
		}
		out = append(out, it)
	}
	if len(out) != n {
		return items
	}
	return out
}

// fields reports whether words like 涵盖 and 涉及 open the list that starts at
// from: its items are fields, not projects.
func (p *page) fields(s sentence, from int) bool {
	return from > s.from && p.tokens[from-1].is(classField) || from > s.from+1 && p.tokens[from-2].is(classField)
}

// item is a range of tokens between the separators of a list.
type item struct{ from, to int }

// itemsBefore cuts what stands before a closure at 、 and at the conjunction
// before the last item; the first item starts where a name can start.
func (p *page) itemsBefore(s sentence, closure int) []item {
	var out []item
	to := closure
	for to > s.from {
		from := p.leftEdge(s.from, to)
		at := p.trimLeft(from, to)
		if at >= to {
			break
		}
		out = append([]item{{at, to}}, out...)
		from = p.pastOwner(s, from)
		if coined := p.pastCoined(s, from); coined < from {
			from, out[0].from = coined, coined
		}
		if from <= s.from || !p.separates(s, from-1) {
			break
		}
		to = from - 1
		if p.tokens[to].mark == ',' && !p.tokens[to-1].is(classHead) {
			break
		}
	}
	return p.splitConj(s, out)
}

// pastOwner is where an item begins that names its company before the
// project: 甲食品有限公司的 of 甲食品有限公司的果蔬精深加工; from for one that does not.
func (p *page) pastOwner(s sentence, from int) int {
	if from-1 <= s.from || p.text(from-1, from) != "的" {
		return from
	}
	at := p.trimLeft(p.leftEdge(s.from, from-1), from-1)
	if at >= from-1 || !p.isOrg(at, from-1) {
		return from
	}
	return at
}

// pastCoined is where an item begins whose coined name has a word in it that ends names
// elsewhere: 谐均硅烷 behind 、; from for another.
func (p *page) pastCoined(s sentence, from int) int {
	if from-2 <= s.from || !p.tokens[from-1].is(classStop) || p.tokens[from-1].span.Len() != 1 || p.text(from-1, from) == "的" {
		return from
	}
	for k := from - 2; k > s.from && k > from-4 && p.tokens[k].kind == runeToken && p.tokens[k].class == 0; k-- {
		if p.tokens[k-1].mark == '、' {
			return k
		}
	}
	return from
}

// separates reports whether token k stands between two items of a list.
func (p *page) separates(s sentence, k int) bool {
	t := p.tokens[k]
	switch {
	case t.mark == '、' || t.mark == ';':
		return true
	case t.mark == ',':
		return k > s.from && p.tokens[k-1].is(classHead)
	case t.is(classConj):
		return k > s.from && (p.tokens[k-1].is(classHead|classSoftHead) || p.tokens[k-1].mark == ')')
	}
	return false
}

// splitConj splits items at 和 where both sides end in a head of their own:
// 甲数据中心和乙示范园.
func (p *page) splitConj(s sentence, items []item) []item {
	var out []item
	for _, it := range items {
		for k := it.from + 1; k+1 < it.to; k++ {
			if p.text(k, k+1) == "和" && p.tokens[k-1].is(classSoftHead|classHead) && p.tokens[it.to-1].is(classSoftHead) {
				out = append(out, item{it.from, k})
				it.from = k + 1
			}
		}
		out = append(out, it)
	}
	return out
}

// suchAs reports whether token i opens a list of examples after a count:
// 工业11个、61.8亿元,如甲、乙.
func (p *page) suchAs(s sentence, i int) bool {
	if t := p.text(i, i+1); t == "有" || t == "是" {
		return calledRE.MatchString(p.text(max(s.from, i-5), i)) && p.listsWorks(s, i+1)
	} else if t != "如" && t != "例如" {
		return false
	}
	for k := i - 1; k >= s.from && i-k < 12; k-- {
		if p.tokens[k].kind == countToken {
			return true
		}
	}
	return false
}

// calledRE matches words before the names of some of those that were signed: 被点名的有.
var calledRE = regexp.MustCompile(`(?:点名|点到名|提到|亮相|上榜|入列|在列|签约|开工|投产|落地|引进|招引|代表性|有代表|较大|靠前)的(?:项目)?(?:主要|还|就|分别)?$`)

// listsWorks reports whether two names or more stand from token k to the end of the clause,
// one of which ends as works do.
func (p *page) listsWorks(s sentence, k int) bool {
	items := p.cutItems(k, s.to)
	works := false
	for _, it := range items {
		if !p.nameLike(it) {
			return false
		}
		works = works || p.worksEnd(it.to-1) && p.tokens[it.to-1].kind != markToken
	}
	return len(items) > 1 && works
}

// amongEnds is where the words at i end that say that those named before are among the
// ones counted: 都在其中, 均在其列, 在列; 0 for none.
func (p *page) amongEnds(s sentence, i int) int {
	if i == s.from || p.tokens[i].kind == markToken {
		return 0
	}
	for to := i + 1; to < s.to && to < i+6; to++ {
		if contains(",;。", p.tokens[to].mark) && amongThoseRE.MatchString(p.text(i, to)) {
			return to
		}
	}
	return 0
}

// amongThoseRE matches words that say that something is among those counted.
var amongThoseRE = regexp.MustCompile(`^(?:等)?(?:都|均|也|全|悉数|一并|同)*(?:在其中|在其列|在列|在内|名列其中|位列其中|榜上有名|入列|列入其中)$`)

// openList takes the items that follow 如 up to the end of the clause.
func (p *page) openList(n, i int) {
	s := p.sentences[n]
	var bounds []item
	from := i + 1
	for k := from; k <= s.to; k++ {
		end := k == s.to || contains(";,。", p.tokens[k].mark) && p.tokens[k].mark != 0
		if end || p.tokens[k].mark == '、' {
			if k-from > 1 && p.text(from, k) != "" {
				bounds = append(bounds, item{from, k})
			}
			from = k + 1
		}
		if end {
			break
		}
	}
	if len(bounds) > 0 {
		p.addList(n, bounds, -1, "list/such-as")
	}
}

// addList marks the names that are items and adds the items without a head.
func (p *page) addList(n int, items []item, closure int, rule string) {
	id := len(p.found0) + 1
	for _, it := range items {
		c := p.candidateIn(n, it)
		if c != nil && c.from < it.from && p.text(it.from-1, it.from) == "和" {
			c.refused = c.list != id
			c.to = it.from - 1
			c = &candidate{from: it.from, to: it.to, sentence: n, bracket: -1}
			p.add(c)
		}
		if c == nil && (p.tokens[it.to-1].is(classOrgSuffix) || p.orgLike(it)) {
			continue
		}
		if c == nil {
			if w := p.span(it.from, it.to).Len(); w < 2 || w > maxName {
				continue
			}
			c = &candidate{from: it.from, to: it.to, sentence: n, headless: true, bracket: -1}
			p.add(c)
		}
		if c.to < it.to && closure > 0 {
			c.from, c.to = min(c.from, it.from), it.to
		}
		c.list, c.listed, c.closure, c.rule = id, len(items), closure, rule
	}
}

// someHead reports whether one of the items ends in a head.
func (p *page) someHead(items []item) bool {
	for _, it := range items {
		if p.tokens[it.to-1].is(classHead | classSoftHead) {
			return true
		}
	}
	return false
}

// orgLike reports whether an item is the name of an organisation.
func (p *page) orgLike(it item) bool {
	text := p.text(it.from, it.to)
	for _, suffix := range []string{"集团", "公司", "厂", "协会", "商会", "大学", "研究院"} {
		if strings.HasSuffix(text, suffix) {
			return true
		}
	}
	return false
}

// candidateIn gives the name that was found inside an item and reaches its
// end, widened to the whole item.
func (p *page) candidateIn(n int, it item) *candidate {
	for _, c := range p.foundIn[n] {
		if c.from < it.to && it.from < c.to {
			return c
		}
	}
	return nil
}

// bullets takes the bullets under a line that announces projects (5个项目:) as
// projects, each up to its first clause mark or sum.
func (p *page) bullets(n int, s sentence) {
	if p.tokens[s.to-1].mark != ':' || !p.announces(s) {
		return
	}
	for m := n + 1; m < len(p.sentences) && p.sentences[m].item; m++ {
		b := p.sentences[m]
		to := b.from
		for to < b.to && p.tokens[to].kind != amountToken && !contains(",;。:", p.tokens[to].mark) {
			if p.tokens[to].mark == '(' && p.tokens[to].pair > 0 {
				to = p.tokens[to].pair
			}
			to++
		}
		if b.block == p.sentences[m-1].block || to <= b.from || p.span(b.from, to).Len() > maxName {
			continue
		}
		c := p.candidateIn(m, item{b.from, to})
		if c == nil {
			c = &candidate{sentence: m, bracket: -1}
			p.add(c)
		}
		c.from, c.to, c.list, c.listed, c.closure, c.rule = b.from, to, n+1000, 2, -1, "list/bullets"
	}
}

// announces reports whether a sentence names 项目 or counts what was signed: 新签2个、2.1亿元:.
func (p *page) announces(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		if p.text(k, k+1) == "项目" || p.countsSigned(s, k) {
			return true
		}
	}
	return false
}
