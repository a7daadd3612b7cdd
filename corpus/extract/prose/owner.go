package prose

import (
	"strings"

	"zhaoshang/corpus"
)

// parentAt reports whether a short name ends before 的…子公司 at k and where it
// starts: 甲集团的江西子公司 speaks of 甲集团.
func (p *page) parentAt(from, k int) (int, bool) {
	if p.text(k, k+1) != "的" {
		return 0, false
	}
	for j := k + 1; j < len(p.tokens) && j < k+7 && p.tokens[j].kind != markToken; j++ {
		if strings.HasSuffix(p.text(j, j+1), "子公司") {
			at := p.trimLeft(p.leftEdge(from, k), k)
			return at, at < k && p.shortName(at, k) && !p.generic(at, k)
		}
	}
	return 0, false
}

// kindOfCompany reports whether 企业 or the like at k only says what the name after it
// is: 物流企业联运通, 上市公司甲化工.
func (p *page) kindOfCompany(from, k int) bool {
	if k+1 >= len(p.tokens) || p.tokens[k+1].kind != runeToken && p.tokens[k+1].kind != wordToken || p.tokens[k+1].is(classStop|classInvestVerb|classPuts) {
		return false
	}
	if p.text(k, k+1) == "企业" && p.tokens[k+1].kind == runeToken {
		return true
	}
	if !p.kindEnds(p.orgStart(from, k), k+1) {
		return false
	}
	it := p.firmFrom(k+1, min(k+12, len(p.tokens)))
	return it.from < it.to
}

// bothParty reads 双方 before the name as the company that its sentence, else the
// sentence before, names last.
func (p *page) bothParty(i int, c *candidate) []party {
	s := p.sentences[c.sentence]
	if c.sentence == 0 || !strings.Contains(p.text(s.from, c.from), "双方") {
		return nil
	}
	for k := c.from - 1; k > s.from; k-- {
		if p.tokens[k].is(classOrgSuffix) || p.orgEnds(k) {
			if at := p.orgStart(s.from, k); p.isOrg(at, k+1) {
				return []party{{at, k + 1, "party/both"}}
			}
		}
	}
	before := p.sentences[c.sentence-1]
	if before.block != s.block {
		return nil
	}
	found := p.orgsIn(before.from, before.to, "party/both")
	if len(found) == 0 {
		return nil
	}
	return found[len(found)-1:]
}

// onlyParty gives the one company that a section about one project names in
// full beside words of signing or investing.
func (p *page) onlyParty(_ int, c *candidate) []party {
	section := p.sentences[c.sentence].section
	if p.inSection(section) != 1 {
		return nil
	}
	if p.sentences[c.sentence].block == 0 {
		section++
	}
	orgs := p.orgs(section)
	if len(orgs) != 1 {
		return nil
	}
	s := p.sentences[orgs[0].sentence]
	if text := p.text(s.from, s.to); !strings.Contains(text, "签") && !strings.Contains(text, "投资") {
		return nil
	}
	return []party{{p.tokenOf(orgs[0].span.Start), p.tokenOf(orgs[0].span.End-1) + 1, "party/only"}}
}

// jointParty reads 由甲、乙和丙共同投资的 before the name.
func (p *page) jointParty(i int, c *candidate) []party {
	from, to := p.region(i, c)
	by, end := -1, -1
	for k := from; k < to; k++ {
		switch w := p.text(k, k+1); {
		case w == "由":
			by = k
		case by >= 0 && (w == "投资" || w == "投资建设" || p.together2(k)):
			if end < 0 {
				end = k
			}
		case by >= 0 && end < 0 && contains(",;。", p.tokens[k].mark):
			by = -1
		}
	}
	if by < 0 || end <= by+1 {
		return nil
	}
	return p.together(by+1, end)
}

// together reads investors joined by 、 and a conjunction.
func (p *page) together(start, end int) []party {
	var out []party
	for k := start; k <= end; k++ {
		if k < end && p.tokens[k].mark != '、' && !p.tokens[k].is(classConj) && p.text(k, k+1) != "联合" {
			continue
		}
		bare := k // 荷兰科岚涂料(Colan)
		if k-1 > start && p.tokens[k-1].mark == ')' && p.tokens[k-1].pair > start {
			bare = p.tokens[k-1].pair
		}
		start = p.pastKind(start, bare)
		if p.isOrg(start, k) || p.shortOrg(start, bare) {
			out = append(out, party{start, k, "party/joint"})
		}
		start = k + 1
	}
	return out
}

// togetherAfter reads several investors after 由: 由甲和乙共同投资, 由甲联合乙共同出资.
func (p *page) togetherAfter(from, to int) []party {
	for k := from + 1; k < to && k < from+30; k++ {
		switch w := p.text(k, k+1); {
		case p.bothDo(k):
			return p.together(from, k)
		case w != "联合" && p.together2(k), w == "组建", w == "联合" && k+1 < to && p.tokens[k+1].is(classInvestVerb):
			if found := p.together(from, k); len(found) > 1 {
				return found
			}
			return nil
		case contains(",;。:", p.tokens[k].mark):
			return nil
		}
	}
	return nil
}

// sharedParty gives the investors of the sentence's first project to those
// that follow it without their own: 甲公司签两份协议,一份是X项目,另一份是Y项目.
func (p *page) sharedParty(i int, c *candidate) []party {
	if i == 0 || p.chosen[i-1].sentence != c.sentence || c.list > 0 && c.rule != "list/respectively" {
		return nil
	}
	before := p.chosen[i-1]
	if len(before.project.Parties) == 0 || !p.countedTogether(before, c) && !p.joined(before.to, c.from) && !strings.Contains(p.text(before.to, c.from), "另一") && !strings.Contains(p.text(before.to, c.from), "一份") && !strings.Contains(p.text(before.to, c.from), "》和《") {
		return nil
	}
	if before.bracket >= 0 {
		return nil
	}
	for _, x := range before.project.Parties {
		if strings.HasPrefix(x.Rule, "party/subject") || strings.HasPrefix(x.Rule, "party/shared") {
			c.project.Parties = append(c.project.Parties, corpus.Sourced[string]{Value: x.Value, Span: x.Span, Rule: "party/shared"})
		}
	}
	return nil
}

// countedTogether reports whether two names are parts of what a count before
// them announces as one investor's: 甲集团独占两单:X园8亿元、Y酒店2.4亿元.
func (p *page) countedTogether(before, c *candidate) bool {
	for k := before.to; k < c.from; k++ {
		if t := p.tokens[k]; t.kind != amountToken && t.mark != '、' && t.mark != ',' {
			return false
		}
	}
	s := p.sentences[c.sentence]
	for k := before.from - 1; k > s.from; k-- {
		switch t := p.tokens[k]; {
		case t.mark == ':':
			count := p.tokens[k-1]
			return count.kind == countToken && count.count > 1 && before.project.Parties[0].Span.End <= count.span.Start
		case contains(";。", t.mark) && t.mark != 0:
			return false
		}
	}
	return false
}

// listParty reads who builds all the items of a list: 甲、乙都由丙公司承建.
func (p *page) listParty(_ int, c *candidate) []party {
	if c.list == 0 || c.closure < c.to {
		return nil
	}
	s := p.sentences[c.sentence]
	k := c.closure
	if !p.ownedTogether(s, k) {
		return nil
	}
	return p.orgOrShort(k+2, s.to)
}

// dashParty reads the investor before —— and the name: 甲集团——饲料加工项目.
func (p *page) dashParty(_ int, c *candidate) []party {
	k := c.from - 1
	if k < 2 || !p.dash(k) {
		return nil
	}
	for k > 0 && p.tokens[k].mark == '—' {
		k--
	}
	at := p.trimLeft(p.leftEdge(p.sentences[c.sentence].from, k+1), k+1)
	if at > k || !p.isOrg(at, k+1) && !p.shortName(at, k+1) {
		return nil
	}
	return []party{{at, k + 1, "party/dash"}}
}

// listedAfter reads the investors after a key, joined by 、 up to a space or
// another mark.
func (p *page) listedAfter(from, end int) []party {
	to := from
	for to < end && to < from+30 && p.tokens[to].kind != spaceToken && (p.tokens[to].kind != markToken || contains("、()", p.tokens[to].mark)) {
		to++
	}
	if to < end && p.tokens[to].kind != spaceToken && p.tokens[to].kind != markToken {
		return nil
	}
	found := p.together(from, to)
	if len(found) < 2 || len(found)-1 != strings.Count(p.text(from, to), "、") {
		return nil
	}
	return found
}
