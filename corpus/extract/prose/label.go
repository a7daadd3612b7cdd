package prose

import (
	"strings"

	"zhaoshang/corpus/extract/names"
)

// labels takes the titles of numbered items, which need no head: 「①东港液化气站扩能。
// 甲公司投资12亿元,…」. Two items or more make such a list; the text of an item must
// state an investment.
func (p *page) labels() {
	var items []*candidate
	for n := range p.sentences {
		if c := p.labelAt(n); c != nil {
			items = append(items, c)
		}
	}
	if len(items) < 2 {
		return
	}
	p.labelled = map[int]*candidate{}
	for _, c := range items {
		for _, o := range p.foundIn[c.sentence] {
			o.refused = true
		}
		p.add(c)
		p.labelled[c.sentence+1] = c
	}
}

// labelAt reads sentence n as the title of a numbered item, nil when it is none.
func (p *page) labelAt(n int) *candidate {
	s := p.sentences[n]
	if n+1 >= len(p.sentences) || p.sentences[n+1].block != s.block || n > 0 && p.sentences[n-1].block == s.block {
		return nil
	}
	from := p.pastNumber(s)
	to := s.to
	for to > from && p.tokens[to-1].kind == markToken && p.tokens[to-1].mark != ')' {
		to--
	}
	bracket := -1
	if to > from && p.tokens[to-1].mark == ')' && p.tokens[to-1].pair > from && !p.closesName(p.tokens[to-1].pair, to-1) {
		bracket = p.tokens[to-1].pair
		to = bracket
	}
	if from == s.from || p.span2(from, to) < 4 || p.span2(from, to) > 30 || p.generic(from, to) || !p.titleOnly(from, to) || !p.statesInvestment(p.sentences[n+1]) {
		return nil
	}
	return &candidate{from: from, to: to, sentence: n, strong: true, rule: "name/label", bracket: bracket}
}

// pastNumber is the first token after the number of an item: ①, 1., (1), 1、; the
// sentence's first where there is none.
func (p *page) pastNumber(s sentence) int {
	start := p.tokens[s.from].span.Start
	if r := p.content[start]; r >= '①' && r <= '⑳' {
		for k := s.from; k < s.to; k++ {
			if p.tokens[k].span.Start > start && p.content[p.tokens[k].span.Start] > '⑳' {
				return k
			}
		}
		return s.from
	}
	if !p.opens(s.from, s.to) || p.tokens[s.from].kind == markToken && p.tokens[s.from].mark != '(' {
		return s.from
	}
	for k := s.from; k < s.to && k < s.from+4; k++ {
		if contains("、.)", p.tokens[k].mark) && p.tokens[k].mark != 0 || p.numbering(k) {
			return k + 1
		}
	}
	return s.from
}

// titleOnly reports whether a range is a title rather than a statement: no sum,
// count, date, mark within it, no verb that ends names.
func (p *page) titleOnly(from, to int) bool {
	for k := from; k < to; k++ {
		t := p.tokens[k]
		switch {
		case t.kind == amountToken, t.kind == countToken, t.kind == dateToken, t.is(classEvent):
			return false
		case t.kind == markToken && !contains("()·-—“”", t.mark):
			return false
		case t.is(classStop) && !t.is(classKeep|classInner|classIndustry|classBuild) && t.span.Len() > 1:
			return false
		}
	}
	return true
}

// statesInvestment reports whether a sentence states what somebody invests, or
// begins with a sum.
func (p *page) statesInvestment(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		if t.kind == countToken && p.countsProjects(s, k) && t.count > 1 {
			return false
		}
		if t.kind == amountToken && p.moneyKind(s, k) == "" {
			return k == s.from || p.aboutProject(s, k) || p.invests(s, k)
		}
	}
	return false
}

// labelParty reads who invests at the beginning of the text of an item: 甲公司投资3亿元,
// 甲与乙按7:3出资.
func (p *page) labelParty(_ int, c *candidate) []party {
	if p.labelled[c.sentence+1] != c {
		return nil
	}
	s := p.sentences[c.sentence+1]
	end := s.from
	for end < s.to && p.tokens[end].mark != ',' && p.tokens[end].kind != amountToken {
		end++
	}
	for k := s.from; k < end; k++ {
		if w := p.text(k, k+1); p.tokens[k].is(classPuts) || strings.HasSuffix(w, "投资") || w == "合资" || w == "按" {
			if found := p.together(s.from, k); len(found) > 1 {
				return found
			}
		}
	}
	return p.orgsIn(s.from, end, "party/label")
}

// labelPlace reads the bracket behind the title of an item as a place, also one
// that the gazetteer does not know: ①阀门基地(芦河).
func (p *page) labelPlace(c *candidate) *names.Place {
	if c.rule != "name/label" || c.bracket < 0 {
		return nil
	}
	from, to := c.bracket+1, p.tokens[c.bracket].pair
	if n := p.span2(from, to); n < 2 || n > 8 || !p.titleOnly(from, to) || p.tokens[to-1].is(classPhase|classOrgSuffix|classHead) {
		return nil
	}
	if at := p.firstPlace(from, to); at != nil && at.Span == p.span(from, to) {
		return at
	}
	return &names.Place{Span: p.span(from, to), Kind: names.Division, Rule: "place/label"}
}

// itemOf gives the title of the numbered item that sentence n stands in, nil for
// none.
func (p *page) itemOf(n int) *candidate {
	if n < 0 || n >= len(p.sentences) {
		return nil
	}
	for m := n + 1; m > 0 && m < len(p.sentences) && p.sentences[m-1].block == p.sentences[n].block; m-- {
		if c := p.labelled[m]; c != nil {
			return c
		}
	}
	return nil
}
