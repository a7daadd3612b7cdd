package prose

import (
	"regexp"
	"strings"
)

// inBrackets takes the bracket behind a company and its sum for what it builds, in a
// sentence of what was signed: 签下:甲创联40亿元(软件外包基地)、甲与乙合投15亿元(水泵基地). It
// reports whether it did.
func (p *page) inBrackets(n, k int) bool {
	s := p.sentences[n]
	if k+2 >= s.to || p.tokens[k+1].mark != '(' || p.tokens[k+1].pair <= k+2 || !p.signs(s) || p.moneyKind(s, k) != "" {
		return false
	}
	it := item{k + 2, p.tokens[k+1].pair}
	by := p.puttingIn(s, k)
	if len(by) == 0 || !p.nameLike(it) && !(p.worksEnd(it.to-1) && p.span2(it.from, it.to) > 3 && p.titleOnly(it.from, it.to) && !p.generic(it.from, it.to)) || p.shortGloss(it) {
		return false
	}
	for _, c := range p.foundIn[n] {
		if c.from < it.to && it.from < c.to {
			c.refused = true
		}
	}
	p.add(&candidate{from: it.from, to: it.to, sentence: n, strong: true, rule: "name/bracketed", bracket: -1, by: by})
	return true
}

// shortGloss reports whether a bracket tells of the sum before it, and not what is
// built: (含外资), (折合美元).
func (p *page) shortGloss(it item) bool {
	for k := it.from; k < it.to; k++ {
		if t := p.tokens[k]; t.is(classPhase|classSumCue|classMoney|classStatus) && !t.is(classIndustry|classInner) {
			return true
		}
	}
	return strings.HasPrefix(p.text(it.from, it.to), "含") || strings.HasPrefix(p.text(it.from, it.to), "折合")
}

// puttingIn gives the companies that open the part of a sentence whose sum stands at k,
// and nothing else: 甲创联40亿元, 甲与乙合投15亿元.
func (p *page) puttingIn(s sentence, k int) []party {
	to := k
	for to > s.from && (p.tokens[to-1].is(classPuts) || p.text(to-1, to) == "合" || p.text(to-1, to) == "投资" || p.together2(to-1)) {
		to--
	}
	from := to
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
	}
	return p.onlyCompanies(from, to, "party/bracketed")
}

// onlyCompanies gives the companies that a range names and nothing else.
func (p *page) onlyCompanies(from, to int, rule string) []party {
	if found := p.together(from, to); len(found) > 1 {
		return found
	}
	if from < to && (p.isOrg(from, to) || p.shortName(from, to) && !p.generic(from, to) && !p.allIndustry(from, to) && !p.onlyPlace(from, to)) {
		return []party{{from, to, rule}}
	}
	return nil
}

// otherOwners reports whether two names alike are of two owners, each with its own
// sum: 甲集团的炼化项目140亿美元,乙公会的炼化项目150亿美元.
func (p *page) otherOwners(o, c *candidate) bool {
	a, b := p.ownerBefore(o), p.ownerBefore(c)
	return a != "" && b != "" && !strings.Contains(a, b) && !strings.Contains(b, a) && p.sumSoon(o) && p.sumSoon(c)
}

// ownerBefore is what stands between a mark and the 的 before a name.
func (p *page) ownerBefore(c *candidate) string {
	s := p.sentences[c.sentence]
	end := c.from - 1
	if end <= s.from || p.text(end, c.from) != "的" {
		return ""
	}
	from := end
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
	}
	return p.text(from, end)
}

// sumSoon reports whether a sum follows a name at once.
func (p *page) sumSoon(c *candidate) bool {
	return p.amountWithin(c.to, min(c.to+3, p.sentences[c.sentence].to))
}

// markSum reports whether the clause right behind the mark at k states a sum.
func (p *page) markSum(s sentence, k int) bool {
	return k < s.to && p.tokens[k].mark == ',' && p.amountWithin(k+1, min(k+4, s.to))
}

// oneIs reports whether a name is told as one of several: 第四个是X, 另一个是X.
func (p *page) oneIs(s sentence, c *candidate) bool {
	return oneIsRE.MatchString(p.text(max(s.from, c.from-8), c.from)) && (len(p.chosenIn[c.sentence]) > 0 || p.signs(s))
}

// oneIsRE matches the words before one of several: 第四个是, 最后一个为.
var oneIsRE = regexp.MustCompile(`(?:第[一二三四五六七八九十]+|另一|另外一|最后一|还有一|头一|其中一|[,:;]一)(?:个|项)(?:项目)?(?:则|就)?(?:是|为|叫)$`)

// respectively takes the names before 分别 when as many sums follow, whatever words they
// end in: 与甲公司合作的白沙大桥和中央休闲区,分别为6亿元、14亿元.
func (p *page) respectively(n, k int) {
	s := p.sentences[n]
	if !strings.HasPrefix(p.text(k, k+1), "分别") {
		return
	}
	sum := k + 1
	for sum < s.to && sum < k+4 && p.tokens[sum].kind != amountToken {
		sum++
	}
	count := p.follow(s, sum)
	end := k
	for end > s.from && (p.tokens[end-1].mark == ',' || p.tokens[end-1].is(classSumCue)) {
		end--
	}
	if sum >= s.to || count < 2 || end <= s.from {
		return
	}
	from := end
	for from > s.from && (p.tokens[from-1].kind != markToken || contains("、()·“”", p.tokens[from-1].mark)) {
		from--
	}
	for j := end - 1; j > from; j-- {
		if p.text(j, j+1) == "的" {
			from = j + 1
			break
		}
	}
	items := p.cutItems(from, end)
	if len(items) != count {
		return
	}
	for _, it := range items {
		if !p.nameLike(it) || p.shortGloss(it) {
			return
		}
	}
	p.addList(n, items, k, "list/respectively")
}

// conditionOf reports whether a name is of the projects that a rule is for: 引荐外资项目的,按
// …奖励; 农产品加工项目2000万元以上; 矿山开采项目不适用.
func (p *page) conditionOf(s sentence, c *candidate) bool {
	if c.to+1 >= s.to || !c.strong {
		return false
	}
	if p.text(c.to, c.to+1) == "的" && p.tokens[c.to+1].mark == ',' || excludedRE.MatchString(p.text(c.to, min(c.to+4, s.to))) {
		return true
	}
	t := p.tokens[c.to]
	return t.kind == amountToken && strings.HasSuffix(p.text(c.to, c.to+1), "以上") && contains(";。、,", p.tokens[c.to+1].mark) && p.leasts(s) > 1
}

// leasts counts the sums of a sentence that end in 以上.
func (p *page) leasts(s sentence) int {
	n := 0
	for k := s.from; k < s.to; k++ {
		if p.tokens[k].kind == amountToken && strings.HasSuffix(p.text(k, k+1), "以上") {
			n++
		}
	}
	return n
}

// excludedRE matches words that say that a rule is not for what stands before them.
var excludedRE = regexp.MustCompile(`^(?:均|都|也)?(?:不适用|除外|不在此列|不予)`)
