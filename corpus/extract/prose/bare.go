package prose

import "strings"

// bare takes the names without a head that the sum at k is told of, in a report of what
// was signed or built: X精密刀具4.5亿元; X温泉一期,5.6亿元; X钛白粉、Y百货各10亿元.
func (p *page) bare(n, k int) {
	s := p.sentences[n]
	if !p.tellsProjects(n, k) {
		return
	}
	to := p.beforeSum(s, k)
	if to-1 > s.from && p.text(to-1, to) == "约" {
		to--
	}
	each := to > s.from && p.text(to-1, to) == "各"
	if each {
		to--
	}
	from := to
	for from > s.from && (p.tokens[from-1].kind != markToken || each && p.tokens[from-1].mark == '、' || contains("()·“”", p.tokens[from-1].mark)) && p.tokens[from-1].kind != amountToken {
		from--
	}
	items := []item{{from, to}}
	if each {
		items = p.cutItems(from, to)
	}
	for i, it := range items {
		if items[i] = p.bareName(it); items[i].from >= items[i].to || p.candidateIn(n, items[i]) != nil && p.takenIn(n, items[i]) {
			return
		}
	}
	for _, it := range items {
		c := &candidate{from: it.from, to: it.to, rule: "name/bare"}
		if p.coinedName(it.from, it.to) && p.tokens[it.to-1].is(classBrandSuffix) {
			c.by = []party{{it.from, it.to, "party/itself"}}
		}
		p.takeWith(n, c, k)
	}
}

// takenIn reports whether a name in a range was taken already.
func (p *page) takenIn(n int, it item) bool {
	for _, c := range p.chosenIn[n] {
		if c.from < it.to && it.from < c.to {
			return true
		}
	}
	return false
}

// tellsProjects reports whether the sum at k stands among projects: one was taken in its
// sentence or the one before, or a count of projects stands before it there.
func (p *page) tellsProjects(n, k int) bool {
	for m := n; m >= 0 && m > n-2; m-- {
		s := p.sentences[m]
		if m < n && s.section != p.sentences[n].section {
			return false
		}
		for _, c := range p.chosenIn[m] {
			if c.project.Amount != nil {
				return true
			}
		}
		for j := s.from; j < s.to && (m < n || j < k); j++ {
			if t := p.tokens[j]; t.kind == countToken && t.count > 1 && (t.unit == '个' || t.unit == '项') && p.countsProjects(s, j) {
				return true
			}
		}
	}
	return false
}

// bareName is the part of a range that names a project without a head: behind words that
// lead to it, a place and 的. It must begin with a coined word or end as works do; empty
// for none.
func (p *page) bareName(it item) item {
	for it.from < it.to && leadRE.MatchString(p.text(it.from, it.from+1)) {
		it.from++
	}
	for k := it.to - 2; k > it.from; k-- {
		if p.text(k, k+1) == "的" && (p.onlyPlace(it.from, k) || p.doerName(it.from, k)) {
			it.from = k + 1
		}
	}
	if it.from >= it.to || strings.HasSuffix(p.text(it.from, it.to), "投资") || contains("镇乡县区市州盟旗村省", p.folded[p.tokens[it.to-1].span.End-1]) || p.isPerson(it) {
		return item{}
	}
	company := p.coinedName(it.from, it.to) && !p.isOrg(it.from, it.to)
	if !company && !p.nameLike(it) || p.generic(it.from, it.to) || p.allIndustry(it.from, it.to) {
		return item{}
	}
	at := it.from
	for at < it.to && p.tokens[at].is(classPlace) {
		at++
	}
	text := []rune(p.text(at, max(at, it.to)))
	if p.vocabulary.coined(text) < 2 && !(p.worksEnd(it.to-1) && len(text) > 3) || !p.saysField(it) {
		return item{}
	}
	return it
}

// saysField reports whether a range has a word of a field or of works behind its first
// token, which is coined or a place, and nothing that tells of money or shares.
func (p *page) saysField(it item) bool {
	first := p.tokens[it.from]
	if first.kind == wordToken && !first.is(classPlace) && (first.is(classKeep|classGeneric) || !p.worksEnd(it.to-1)) || strings.HasPrefix(p.text(it.from, it.to), "其") {
		return false
	}
	field := p.worksEnd(it.to-1) || first.is(classPlace) && p.span2(it.from, it.to) > 4 // 宁波栩舟船配
	for k := it.from; k < it.to; k++ {
		t := p.tokens[k]
		if t.is(classStop|classSumCue|classMoney|classPuts) && !t.is(classKeep|classInner|classIndustry|classPlace|classBuild) || contains("占%出", p.folded[t.span.Start]) || contains("占%出", p.folded[t.span.End-1]) {
			return false
		}
		field = field || k > it.from && t.is(classIndustry|classWorks|classBrandSuffix)
	}
	return field
}

// isPerson reports whether a range holds the name of a person that the text tells of.
func (p *page) isPerson(it item) bool {
	for _, person := range p.reading.Persons {
		if person.Span.Start < p.tokens[it.to-1].span.End && p.tokens[it.from].span.Start < person.Span.End {
			return true
		}
	}
	return false
}
