package prose

import "strings"

// objects finds names without a head of their own: what an investor builds
// with a sum (投资2亿元打造X), what was signed (签的是X), and agreements whose
// title names what is developed (《X开发框架协议》,总投资…).
func (p *page) objects() {
	for n, s := range p.sentences {
		if s.heading {
			continue
		}
		for k := s.from; k < s.to; k++ {
			switch t := p.tokens[k]; {
			case t.kind == amountToken && p.inBrackets(n, k):
			case t.kind == amountToken && (p.invests(s, k) || p.doesWithSum(s, k)) && p.moneyKind(s, k) == "" && !p.headBefore(n, k):
				if !p.products(n, k) {
					p.builtWith(n, k)
				}
			case t.kind == amountToken && p.moneyKind(s, k) == "" && p.moneyAfter(s, k) == "" && !p.headBefore(n, k):
				p.owned(n, k)
				p.builtByCompany(n, k)
			case strings.HasSuffix(p.text(k, k+1), "签的是"), p.text(k, k+1) == "签的" && p.text(k+1, min(k+2, s.to)) == "是":
				p.signedIs(n, k)
			case (p.text(k, k+1) == "是" || p.text(k, k+1) == "叫") && oneIsRE.MatchString(p.text(max(s.from, k-5), k+1)) && p.signs(s):
				p.oneObject(n, k+1)
			case t.mark == '《' && t.pair > 0 && t.pair < s.to:
				p.agreement(n, k)
			}
		}
	}
}

// headBefore reports whether a name with a head stands before k in the same
// part of the sentence: what follows then belongs to it.
func (p *page) headBefore(n, k int) bool {
	own := p.ownSubject(p.sentences[n], k)
	for _, c := range p.foundIn[n] {
		if c.to <= k && c.to > own && !p.generic(c.from, c.to) && !p.markBetween(c.to, k, ';') {
			return true
		}
	}
	return false
}

// ownSubject is where the clause of the sum at k begins when it names who invests
// it, so that names before it are of another: 甲食品投1亿元做A,乙草业投2亿元做B; -1 when it
// does not.
func (p *page) ownSubject(s sentence, k int) int {
	from := k
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
	}
	for verb := from + 1; verb < k; verb++ {
		if p.tokens[verb].is(classPuts) || strings.HasSuffix(p.text(verb, verb+1), "投资") {
			if at := p.companyStart(from, verb); at < verb && p.coinedName(at, verb) || p.isOrg(from, verb) {
				return from
			}
			return -1
		}
	}
	return -1
}

// markBetween reports whether a mark stands between two tokens.
func (p *page) markBetween(from, to int, mark rune) bool {
	for i := from; i < to; i++ {
		if p.tokens[i].mark == mark {
			return true
		}
	}
	return false
}

// builtWith takes the object of the verb of building that follows the sum at k.
func (p *page) builtWith(n, k int) {
	s := p.sentences[n]
	for j := k + 1; j < s.to && j < k+24; j++ {
		t := p.tokens[j]
		switch {
		case t.mark == '(' && t.pair > 0:
			j = t.pair
		case p.text(j, j+1) == "含", p.text(j, j+1) == "包括", p.text(j, j+1) == "包含", p.text(j, j+1) == "用于":
			return
		case t.kind == amountToken, t.kind == countToken && t.count > 1, contains(";。、:", t.mark) && t.mark != 0, t.is(classHead):
			return
		case p.builds(j) && !t.is(classStatus):
			p.object(n, j+1, "name/object")
			return
		}
	}
}

// builds reports whether token k is a verb of building; 设 alone is one where it
// is no part of a word: 投资3亿元设试剂厂.
func (p *page) builds(k int) bool {
	switch p.text(k, k+1) {
	case "设":
		return true
	case "上": // 再上一个5GW组件厂, 投资2亿元上铝箔, 上年产7万吨饮料的生产线, 上了一条底盘线
		if k+1 >= len(p.tokens) || k > 0 && p.tokens[k-1].kind == amountToken {
			return k+1 < len(p.tokens) && p.tokens[k+1].kind != markToken
		}
		next := p.text(k+1, k+2)
		return p.tokens[k+1].kind == countToken && p.tokens[k+1].count == 1 || strings.HasPrefix(next, "年产") || next != "了" && afterBuilds(next) || next == "了" && afterBuilds(p.text(k+2, k+3))
	}
	return p.tokens[k].is(classBuild)
}

// afterBuilds reports whether a word stands between a verb of building and its object:
// 上了一条, 建一座.
func afterBuilds(w string) bool {
	return w == "了" || w == "一条" || w == "一座" || w == "一个" || w == "一套"
}

// signedIs takes what follows 签的是 up to the end of the clause.
func (p *page) signedIs(n, k int) {
	for k < p.sentences[n].to && !p.tokens[k].is(classStop) {
		k++
	}
	if p.text(k+1, min(k+2, p.sentences[n].to)) == "是" {
		k++
	}
	p.object(n, k+1, "name/signed-is")
}

// oneObject takes what is told as one of several that were signed, up to the end of the
// clause, when it ends as works do: 一个是古镇民宿群, 一个是猕猴桃冷库.
func (p *page) oneObject(n, from int) {
	to := from
	for to < p.sentences[n].to && p.tokens[to].kind != markToken {
		to++
	}
	if it := (item{from, to}); p.nameLike(it) && (p.worksEnd(to-1) || strings.HasSuffix(p.text(from, to), "集群")) && p.candidateEnds(n, it) {
		p.object(n, from, "name/one-is")
	}
}

// object takes the words from token from to the end of the clause as a name,
// unless a name with a head was found in them.
func (p *page) object(n, from int, rule string) {
	s := p.sentences[n]
	to := from
	for to < s.to && (p.tokens[to].kind != markToken || contains("·-&/“”", p.tokens[to].mark)) && p.tokens[to].kind != amountToken {
		to++
	}
	if to < s.to && p.tokens[to].mark == '(' && p.tokens[to].pair > to && (p.moreOrg(to, s.to) || p.text(p.tokens[to].pair+1, p.tokens[to].pair+2) == "的") {
		return // 签的是甲传感(成都)有限公司的Y
	}
	if to >= s.to && from >= to {
		return
	}
	if c := p.candidateIn(n, item{from, to}); c != nil {
		if c.to == to || c.strong {
			c.strong, c.rule = true, rule
			return
		}
	}
	w := p.span2(from, to)
	if strings.Contains(p.text(from, max(from, to)), "约") {
		return
	}
	plant := strings.HasSuffix(p.text(from, max(from, to)), "厂") // 12吋再生晶圆三厂, 滑轨厂
	if w < 4 && !plant || w < 3 || w > 40 || p.tokens[from].kind == countToken && p.tokens[from].count > 1 || !plant && isDigit(p.folded[p.tokens[from].span.Start]) {
		return
	}
	at := from
	for k := from; k < to; k++ {
		if t := p.tokens[k]; t.kind == countToken || k == at && afterBuilds(p.text(k, k+1)) || p.text(k, k+1) == "的" {
			at = k + 1
		} else if t.is(classStop) && !t.is(classInner|classStatus) {
			return
		}
	}
	if p.span2(at, to) < 4 && !plant || p.span2(at, to) < 3 || p.generic(at, to) {
		return
	}
	p.add(&candidate{from: at, to: to, sentence: n, strong: true, rule: rule, bracket: p.bracketAt(s, to)})
}

// span2 is how many runes a range of tokens has, 0 for an empty one.
func (p *page) span2(from, to int) int {
	if from >= to {
		return 0
	}
	return p.span(from, to).Len()
}

// agreement takes the title of an agreement that has a sum and names what is
// developed, and refuses soft names inside titles.
func (p *page) agreement(n, k int) {
	s := p.sentences[n]
	shut := p.tokens[k].pair
	title := p.text(k+1, shut)
	if strings.Contains(title, "项目") || !strings.HasSuffix(title, "协议") && !strings.HasSuffix(title, "协议书") {
		return
	}
	for j := shut + 1; j < s.to && j < shut+8; j++ {
		if p.tokens[j].kind == amountToken && p.moneyKind(s, j) == "" {
			if c := p.candidateIn(n, item{k + 1, shut}); c != nil {
				c.refused = true
			}
			p.add(&candidate{from: k + 1, to: shut, sentence: n, strong: true, rule: "name/agreement", bracket: -1})
			return
		}
	}
}
