package prose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

// predicated reports whether the words behind a name with a soft head say of it
// what is said of projects: that its site is chosen (X产业园则选在Y县), that its sum is not
// told (X线,金额未公布), that it is the largest (X厂最大,投资3亿元).
func (p *page) predicated(s sentence, c *candidate) bool {
	k := c.to
	for k < s.to && k < c.to+2 && (p.text(k, k+1) == "则" || p.text(k, k+1) == "也" || p.text(k, k+1) == "将" || p.text(k, k+1) == "拟") {
		k++
	}
	if k >= s.to {
		return false
	}
	return p.amongEnds(s, c.to) > 0 || p.siteChosen(k, s.to) || p.largestWith(s, k) || p.sumUntold(s, c.to) || p.sumChanged(s, c.to)
}

// sumChanged reports whether the words behind token k say from what sum to what
// sum something went: X厂,投资额由原计划的5亿元追加到6亿元.
func (p *page) sumChanged(s sentence, k int) bool {
	from := -1
	for j := k; j < s.to && j < k+16; j++ {
		switch t := p.tokens[j]; {
		case contains(";。", t.mark) && t.mark != 0, t.is(classHead | classSoftHead), t.kind == countToken && t.count > 1:
			return false
		case p.text(j, j+1) == "由" || p.text(j, j+1) == "从":
			from = j
		case t.kind == amountToken && from < 0:
			return false
		case t.kind == amountToken && p.revised(j):
			return true
		}
	}
	return false
}

// siteChosen reports whether token k is a verb of choosing a site and a place
// follows it.
func (p *page) siteChosen(k, to int) bool {
	switch p.text(k, k+1) {
	case "选在", "选址", "选址在", "选址于", "选定", "放在", "落在", "摆在", "落子", "布局在", "选":
		return p.firstPlace(k+1, min(to, k+6)) != nil || p.unknownPlace(k+1, to) != nil
	}
	return false
}

// largestWith reports whether 最大 stands at k and the clause behind it states what
// is invested.
func (p *page) largestWith(s sentence, k int) bool {
	switch p.text(k, k+1) {
	case "最大", "规模最大", "最受关注", "备受关注", "最为瞩目", "最受瞩目", "居首", "居全场之冠":
	default:
		return false
	}
	for j := k + 1; j < s.to && j < k+6; j++ {
		if p.tokens[j].kind == amountToken {
			return p.aboutProject(s, j) || p.invests(s, j) || j == k+2
		}
	}
	return false
}

// sumUntold reports whether one of the two clauses behind token k says that the
// sum is not told: 金额未公布, 投资额没有对外披露, 金额另议.
func (p *page) sumUntold(s sentence, k int) bool {
	from, clauses := k, 0
	for j := k; j <= s.to; j++ {
		if j < s.to && (p.tokens[j].kind == amountToken || p.tokens[j].is(classHead|classSoftHead) && j > k) {
			return false
		}
		if j < s.to && !contains(",;。", p.tokens[j].mark) {
			continue
		}
		if j > from && untoldRE.MatchString(p.text(from, j)) {
			return true
		}
		if clauses++; clauses > 2 || j < s.to && p.tokens[j].mark != ',' {
			return false
		}
		from = j + 1
	}
	return false
}

// untoldRE matches a clause that says that a sum is not told: 金额未公布, 都没有单列金额.
var untoldRE = regexp.MustCompile(`^(?:但)?(?:则|也|都|均|暂|尚)*(?:未|没有?)(?:逐一|分别|单独|具体|有)?(?:单?列|列出|公布|披露|透露|公开|说明?|报)(?:出|明)?(?:具体|各自)?的?(?:投资)?(?:金额|总?投资额?|数额|数字)$|^(?:但|具体)?(?:投资)?(?:金额|总?投资额?|投资规模|数额|数目|具体数目)(?:则|也|都|均|暂|尚)?(?:双方|各方|三方|企业|公司|对方|方面)?(?:则|也|都|均|暂|尚)?(?:未|没|待|另议|面议|保密|不便|不详)`)

// ownKind is what the sum at k is when the phase before it is that of the
// name itself: X产业园三期5.8亿元.
func (p *page) ownKind(s sentence, k int, c *candidate) corpus.AmountKind {
	kind := p.moneyKind(s, k)
	if kind == corpus.PhaseInvestment && p.ownPhase(s, k, c) {
		return ""
	}
	return kind
}

// ofSeveral reports whether the sum at k is that of several projects together,
// the last of which stands before it: 剩下两个——甲和乙,合计3亿元.
func (p *page) ofSeveral(s sentence, k int, last *candidate) bool {
	before := p.text(max(s.from, k-2), k)
	if !togetherRE.MatchString(before) {
		return false
	}
	for j := k - 1; j >= last.to; j-- {
		if t := p.tokens[j]; t.kind == amountToken || t.mark == ';' {
			break
		} else if t.kind == countToken && t.count > 1 {
			return true // …X园8亿元,其余4个合计3亿元
		}
	}
	for j := last.from - 1; j >= s.from; j-- {
		switch t := p.tokens[j]; {
		case t.kind == amountToken, contains(";。", t.mark) && t.mark != 0:
			return false
		case t.kind == countToken:
			return t.count > 1
		}
	}
	return false
}

// togetherRE matches the words before a sum of several.
var togetherRE = regexp.MustCompile(`(?:合计|总计|共计|一共|合计投资|共)$`)

// revisedRE matches the words before a sum that replaces what was agreed.
var revisedRE = regexp.MustCompile(`(?:调整|调增|调减|上调|下调|调|增加|增|追加|提高|提升|扩大|扩|加码|加|减少|减|缩减|压缩|压减|降低|降|缩|砍|改|变更)(?:为|到|至|成)了?$`)

// revised reports whether the sum at k replaces what was agreed before:
// 总投资调整为31.8亿元, 盘子加到了42亿元.
func (p *page) revised(k int) bool {
	return revisedRE.MatchString(p.text(max(0, k-4), k)) || correctedRE.MatchString(p.text(max(0, k-5), k))
}

// correctedRE matches the words before a sum that a correction puts in the place of
// another: “总投资32亿元”应为“总投资23亿元”.
var correctedRE = regexp.MustCompile(`(?:应为|应是|更正为|应作|实为)[“"]?(?:项目)?(?:计划)?(?:总?投资额?|投资总额|金额)?约?$`)

// revisedLater gives the project whose investment a later sentence changes without
// naming it: 双方签补充协议:投资减到17.5亿元. Its clause must speak of an investment, and
// one project only must be in hand.
func (p *page) revisedLater(n int, s sentence, k int, before *candidate) *candidate {
	if !p.revised(k) {
		return nil
	}
	from := k
	for from > s.from && !contains(",;。:", p.tokens[from-1].mark) {
		from--
	}
	clause, lead := p.text(from, k), from
	for lead > s.from && !contains(";。", p.tokens[lead-1].mark) {
		lead--
	}
	if strings.Contains(p.text(lead, from), "的") {
		return nil // 另一家的铜箔厂,投资额追加到3亿元
	}
	if !strings.Contains(clause, "投资") && !strings.Contains(clause, "盘子") || strings.Contains(clause, "全市") || strings.Contains(clause, "完成") || p.countWithin(from, k) {
		return nil
	}
	c := before
	if c == nil {
		c = p.lastBefore(s.section, n)
	}
	if c == nil && len(p.chosen) == 1 {
		c = p.chosen[0]
	}
	if c == nil || c.list > 0 || p.siblings(c) > 1 || c.origin().project.Amount == nil {
		return nil
	}
	return c
}

// countWithin reports whether a count stands in a range.
func (p *page) countWithin(from, to int) bool {
	for k := from; k < to; k++ {
		if p.tokens[k].kind == countToken {
			return true
		}
	}
	return false
}
