package prose

import (
	"regexp"
	"strings"
)

// countedList takes the items of a list that a count of projects announces, when
// they are exactly as many: 3个民生项目是A、B、C; 剩下两个——甲公司的A和乙公司的B,合计3亿元.
func (p *page) countedList(n, k int) {
	s, t := p.sentences[n], p.tokens[k]
	if t.kind != countToken || t.count < 2 || t.count > 12 || t.more || !contains("个项", t.unit) {
		return
	}
	from, named := p.listOpens(s, k+1)
	if from < 0 || !named && !strings.Contains(p.text(s.from, s.to), "签") && !p.sumOfList(s, from) && !p.ofSize(s, k) {
		return
	}
	items := p.cutItems(from, s.to)
	if len(items) != t.count {
		return
	}
	for i, it := range items {
		items[i].from = p.pastOwned(it)
		if !p.nameLike(items[i]) {
			return
		}
	}
	p.addList(n, items, -1, "list/counted")
}

// listOpens gives the first token behind the mark or verb that opens a list
// after a count, -1 for none; named tells that 项目 stands between.
func (p *page) listOpens(s sentence, k int) (from int, named bool) {
	for ; k+1 < s.to; k++ {
		t := p.tokens[k]
		switch w := p.text(k, k+1); {
		case p.dash(k):
			for k < s.to && p.tokens[k].mark == '—' {
				k++
			}
			return k, named
		case t.mark == ',' && k+2 < s.to && (p.text(k+1, k+2) == "是" || p.text(k+1, k+2) == "分别是" || p.text(k+1, k+2) == "分别为"):
			return k + 2, named
		case t.mark == ':', w == "是" || w == "为" || w == "分别是" || w == "分别为" || w == "即":
			return k + 1, named
		case w == "项目":
			named = true
		case t.is(classGeneric|classIndustry) && t.kind == wordToken:
		default:
			return -1, false
		}
	}
	return -1, false
}

// ofSize reports whether the count at k is of projects by what is invested in
// them: 投资5亿元以上的3个.
func (p *page) ofSize(s sentence, k int) bool {
	return k-2 > s.from && p.text(k-1, k) == "的" && p.amountWithin(max(s.from, k-4), k)
}

// amountWithin reports whether a sum stands in a range.
func (p *page) amountWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if p.tokens[k].kind == amountToken {
			return true
		}
	}
	return false
}

// countedBehind takes the items of a list whose count stands behind it without a
// noun, when they are exactly as many: X项目和Y项目两个合计63亿元.
func (p *page) countedBehind(n, k int) {
	s, t := p.sentences[n], p.tokens[k]
	if t.kind != countToken || t.count < 2 || t.count > 12 || t.more || !contains("个项", t.unit) || k == s.from || k+1 >= s.to {
		return
	}
	if !behindRE.MatchString(p.text(k+1, min(k+4, s.to))) || !p.tokens[k-1].is(classHead|classSoftHead) && p.tokens[k-1].mark != ')' {
		return
	}
	if items := p.itemsBefore(s, k); len(items) == t.count {
		p.addList(n, items, k, "list/counted-behind")
	}
}

// behindRE matches what is said of all the projects that a count behind their names
// takes together.
var behindRE = regexp.MustCompile(`^(?:,|项目)?(?:合计|总计|共计|一共|共|加起来|分别|都|均|各|总投资)`)

// sumOfList reports whether a sum of several follows a list in its sentence.
func (p *page) sumOfList(s sentence, from int) bool {
	for k := from + 1; k < s.to; k++ {
		if p.tokens[k].kind == amountToken {
			return togetherRE.MatchString(p.text(max(from, k-2), k))
		}
	}
	return false
}

// cutItems cuts what stands before the next mark of the clause at 、 and at
// conjunctions, outside brackets; nil where a sum or a count stands between.
func (p *page) cutItems(from, to int) []item {
	var out []item
	start := from
	for k := from; k <= to; k++ {
		if k < to && p.tokens[k].mark == '(' && p.tokens[k].pair > k && p.tokens[k].pair < to {
			k = p.tokens[k].pair
			continue
		}
		end := k == to || contains(",;。:!?", p.tokens[k].mark) && p.tokens[k].mark != 0
		if !end && (p.tokens[k].kind == amountToken || p.tokens[k].kind == countToken) {
			return nil
		}
		if !end && p.tokens[k].mark != '、' && !p.tokens[k].is(classConj) {
			continue
		}
		if k > start {
			out = append(out, item{start, k})
		}
		if start = k + 1; end {
			break
		}
	}
	return out
}

// pastOwned is where the name of an item begins behind the company whose it is.
func (p *page) pastOwned(it item) int {
	for k := it.to - 2; k > it.from; k-- {
		if p.text(k, k+1) == "的" && (p.isOrg(it.from, k) || p.coinedName(it.from, k)) {
			return k + 1
		}
	}
	return it.from
}

// nameLike reports whether a range can be the name of a project that has no
// head: no statement, no company, no place alone.
func (p *page) nameLike(it item) bool {
	w := p.span2(it.from, it.to)
	if w > 0 && (contains("额量率数值价款费利税模", p.folded[p.tokens[it.to-1].span.End-1]) || p.tokens[it.to-1].is(classPuts)) {
		return false // 市场份额; 甲集团投
	}
	if w < 4 || w > 30 || p.generic(it.from, it.to) || !p.titleOnly(it.from, it.to) || p.orgLike(it) || p.isOrg(it.from, it.to) || p.onlyPlace(it.from, it.to) {
		return false
	}
	for k := it.from; k < it.to; k++ {
		if t := p.tokens[k]; p.text(k, k+1) == "的" || t.is(classMoney|classGovernment) && !t.is(classKeep|classIndustry|classPlace) {
			return false
		}
	}
	return true
}

// owned takes what stands between the 的 of a company and the sum at k for a
// name: 甲化工的60万吨丙烯腈,120亿元; 甲文旅的竹溪茶宿村群(2.3亿元).
func (p *page) owned(n, k int) {
	s := p.sentences[n]
	to := p.beforeSum(s, k)
	from := to
	for from > s.from && p.tokens[from-1].kind != markToken && p.text(from-1, from) != "的" {
		from--
	}
	if from-1 <= s.from || p.text(from-1, from) != "的" || !p.nameLike(item{from, to}) || p.candidateIn(n, item{from, to}) != nil {
		return
	}
	end := p.pastGloss(s.from, from-1)
	if at := p.companyStart(s.from, end); at >= end || !p.coinedName(at, end) && !p.isOrg(at, end) {
		return
	}
	p.add(&candidate{from: from, to: to, sentence: n, strong: true, rule: "name/owned", bracket: -1})
}
