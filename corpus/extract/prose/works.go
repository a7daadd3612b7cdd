package prose

import "strings"

// worksHead reports whether works without a head of a project close a name at i
// and their sum follows: X肥技改,8800万元; 酒瓶厂4.8亿元; Y厂投了4500万美元. Works that
// go on to build something with the sum are a company.
func (p *page) worksHead(s sentence, i int) bool {
	t := p.tokens[i]
	if t.kind == runeToken && contains("园场馆库站", p.folded[t.span.Start]) && i+1 < s.to && p.tokens[i+1].kind == amountToken { // 水产加工园8亿元
		return !t.is(classPlace)
	}
	if i > s.from && t.kind == runeToken && contains("线厂仓库", p.folded[t.span.Start]) || strings.HasSuffix(p.text(i, i+1), "厂") && !t.is(classHead|classSoftHead) {
		if p.sumUntold(s, i+1) || p.largestWith(s, i+1) || p.sumChanged(s, i+1) || p.amongEnds(s, i+1) > 0 {
			return true // 疫苗充填线金额未披露, 基桩厂最大,投资3亿元
		}
	}
	if i == s.from || !p.worksEnd(i) || t.kind == markToken || t.is(classHead|classSoftHead|classPhase|classPlace) {
		return false
	}
	if p.opensWithSum(s, i) {
		return true
	}
	j := p.pastRank(s, i+1)
	if j < s.to && (p.tokens[j].mark == ',' || p.tokens[j].mark == '(') {
		j++
	}
	for n := 0; n < 2 && j < s.to && p.tokens[j].is(classSumCue|classPuts); n++ {
		j++
	}
	if j >= s.to || p.tokens[j].kind != amountToken || p.moneyKind(s, j) != "" {
		return false
	}
	return !p.buildsAfter(s, j)
}

// opensWithSum reports whether the works that end at i are what their clause is
// about, and a sum invested in them follows: 甲(X市)靶材厂要地96亩,投5.2亿元.
func (p *page) opensWithSum(s sentence, i int) bool {
	if from := p.leftEdge(s.from, i); p.span2(from, i+1) < 5 || p.orgLike(item{from, i + 1}) && !strings.HasSuffix(p.text(i, i+1), "厂") {
		return false
	} else if from = p.trimLeft(from, i); from > s.from && !contains(",:;", p.tokens[from-1].mark) {
		return false
	}
	return p.aboutWith(s, i+1)
}

// plantInvests reports whether a plant is who invests: 甲纸厂投资3亿元建设包装项目.
func (p *page) plantInvests(s sentence, c *candidate) bool {
	if !strings.HasSuffix(p.text(c.to-1, c.to), "厂") || c.to+1 >= s.to || !p.tokens[c.to].is(classPuts|classSumCue) || p.tokens[c.to+1].kind != amountToken {
		return false
	}
	return p.buildsAfter(s, c.to+1)
}

// opensClause reports whether a name is what its part of the sentence is about: it
// begins the part, but for the place that it is in: 甲县的X电站,….
func (p *page) opensClause(s sentence, c *candidate) bool {
	from := c.from
	for from > s.from && !contains(":;", p.tokens[from-1].mark) {
		from--
	}
	if from < c.from && p.tokens[from].kind == markToken {
		from++
	}
	at := from
	for at < c.from && p.tokens[at].is(classPlace) {
		at++
	}
	if at > from && at < c.from && p.text(at, at+1) == "的" {
		at++
	}
	return at == c.from
}

// putInto reports whether the clause behind a name tells who put how much into
// it: X产业园,甲药业一家投了6.8亿元.
func (p *page) putInto(s sentence, c *candidate) bool {
	puts := false
	for k := c.to + 1; k < s.to && k < c.to+16; k++ {
		t := p.tokens[k]
		switch {
		case t.kind == amountToken:
			return puts && p.moneyKind(s, k) == "" && !p.buildsAfter(s, k)
		case t.kind == markToken, t.kind == countToken && t.count > 1, t.is(classHead | classSoftHead):
			return false
		case t.is(classPuts), strings.HasSuffix(p.text(k, k+1), "投资"):
			puts = true
		}
	}
	return false
}

// alone reports whether a count says that one company did it by itself: 甲药业一家.
func alone(t token) bool { return t.kind == countToken && t.count == 1 && t.unit == '家' }

// pays reports whether 出 at k and the sum behind it say what somebody puts in:
// 甲贸易出9500万元.
func (p *page) pays(k, to int) bool {
	return p.text(k, k+1) == "出" && k+1 <= to && k+1 < len(p.tokens) && p.tokens[k+1].kind == amountToken
}

// buildsAfter reports whether a verb of building follows token k in its clause.
func (p *page) buildsAfter(s sentence, k int) bool {
	for k++; k < s.to && !contains(",;。", p.tokens[k].mark); k++ {
		if p.builds(k) {
			return true
		}
	}
	return false
}
