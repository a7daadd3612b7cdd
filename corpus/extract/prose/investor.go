package prose

import "strings"

// pastGloss is where the name before token k ends when a bracket behind it only
// tells how it is called too: 甲装备有限公司(以下简称“甲装备”)投资, 甲棕榈(Seri Palm)的.
func (p *page) pastGloss(from, k int) int {
	open := k
	if k-1 > from && p.tokens[k-1].mark == ')' {
		open = p.tokens[k-1].pair
	}
	if open <= from || open >= k {
		return k
	}
	for _, w := range []string{"以下简称", "简称", "下称", "以下称", "下简称"} {
		if strings.HasPrefix(p.text(open+1, k-1), w) {
			return open
		}
	}
	for j := open + 1; j < k-1; j++ {
		if t := p.tokens[j]; t.kind != latinToken && t.kind != spaceToken {
			return k
		}
	}
	for _, r := range p.content[p.tokens[open+1].span.Start:p.tokens[k-2].span.End] {
		if r == ' ' || r >= 'a' && r <= 'z' {
			return open // a name in letters, not a product: (PVDF)
		}
	}
	return k
}

// builderAt reports whether the coined name of a company ends before token k and
// goes on to build what stands at to, and where the name begins: 甲科技砸下2亿元在X县
// 设Y, 甲电材将于X园兴建Y, 甲橡塑在X县办Y.
func (p *page) builderAt(from, k, to int) (int, bool) {
	switch p.text(k, k+1) {
	case "在", "将", "拟", "计划", "准备", "打算", "要", "将于", "将在", "拟在", "拟于":
	default:
		if !p.tokens[k].is(classPuts) || k+1 >= to || p.tokens[k+1].kind != amountToken {
			return 0, false
		}
	}
	if !p.buildsBy(k+1, to) {
		return 0, false
	}
	end := p.pastGloss(from, k)
	at := p.companyStart(from, end)
	return at, at < end && p.coinedName(at, end)
}

// buildsBy reports whether a verb of building stands right before token to, or
// before 一个 and the like there, in what follows token k without a new subject.
func (p *page) buildsBy(k, to int) bool {
	for j := to - 1; j >= k && j > to-4; j-- {
		if p.builds(j) {
			return true
		}
		if t := p.tokens[j]; t.kind != countToken && p.text(j, j+1) != "了" {
			return false
		}
	}
	return false
}

// withPartnerParty reads two that build together when 与 tells the second: 甲数科与乙
// 数据合作,在X区设Y; 甲公司计划投资2亿元,与乙航运合作兴建Y.
func (p *page) withPartnerParty(i int, c *candidate) []party {
	from, to := p.region(i, c)
	for k := to - 1; k > from; k-- {
		if !p.tokens[k].is(classConj) {
			continue
		}
		right := p.partnerAfter(k+1, to)
		if right.from >= right.to || !p.together2(right.to) || !p.company2(right) {
			continue
		}
		if left := p.partnerBefore(from, k); left.from < left.to && p.company2(left) {
			return []party{{left.from, left.to, "party/with"}, {right.from, right.to, "party/with"}}
		}
		if p.tokens[k-1].mark == ',' {
			if found := p.orgsIn(from, k-1, "party/with"); len(found) > 0 {
				return []party{found[len(found)-1], {right.from, right.to, "party/with"}}
			}
		}
	}
	return nil
}

// company2 reports whether a range is a company's name, in full or coined.
func (p *page) company2(it item) bool {
	return p.isOrg(it.from, it.to) || p.coinedName(it.from, it.to)
}

// bothDo reports whether the count at k is of companies that do something together:
// 由甲、乙两家合办.
func (p *page) bothDo(k int) bool {
	t := p.tokens[k]
	return t.kind == countToken && t.unit == '家' && k+1 < len(p.tokens) && p.together2(k+1)
}

// together2 reports whether token k says that two do something together.
func (p *page) together2(k int) bool {
	switch p.text(k, k+1) {
	case "合作", "合资", "联手", "携手", "合建", "共同", "共建", "联合", "合作建设", "共同投资", "联合投资", "合办", "合组":
		return true
	}
	return false
}

// putsAfter is where the coined name of a company ends that begins at token from
// and puts a sum into what was named before it: X基地,甲航空投88亿元; 0 for none.
func (p *page) putsAfter(from, end int) int {
	for k := from + 1; k+1 < end && k < from+10; k++ {
		if t := p.tokens[k]; t.kind == markToken || t.kind == amountToken {
			return 0
		}
		if p.tokens[k+1].kind != amountToken || !p.tokens[k].is(classPuts) && !strings.HasSuffix(p.text(k, k+1), "投资") {
			continue
		}
		if p.coinedName(from, k) || p.isOrg(from, k) {
			return k
		}
		return 0
	}
	return 0
}
