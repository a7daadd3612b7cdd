package prose

import (
	"strings"

	"zhaoshang/corpus"
)

// giveMoney gives a project a sum that is not its total investment; when the
// words before it name several phases and 分别 gives out their sums, one to
// each: 一、二、三期分别投入12亿元、15亿元和15.6亿元.
func (p *page) giveMoney(s sentence, c *candidate, k int, kind corpus.AmountKind) {
	at := p.phaseBefore(s, k)
	if kind != corpus.PhaseInvestment || at < 0 {
		p.addMoney(c, k, kind, "")
		return
	}
	phases := phasesOf(p.text(at, at+1))
	if len(phases) < 2 || p.follow(s, k) < len(phases) || !strings.Contains(p.text(at, k), "分别") {
		p.addMoney(c, k, kind, p.text(at, at+1))
		return
	}
	for _, phase := range phases {
		for p.tokens[k].kind != amountToken {
			k++
		}
		p.addMoney(c, k, kind, phase)
		k++
	}
}

// companyPhase gives the sum at k of a phase to the company whose phase it is, which has
// no project of a name: 甲公司与乙县签约,一期投资1.8亿元; 甲公司的一期占地415亩,总投资18亿元;二期占地530亩,
// 投资26亿元. It reports whether it did.
func (p *page) companyPhase(n, k int) bool {
	s := p.sentences[n]
	kind := p.moneyKind(s, k)
	if kind != "" && kind != corpus.PhaseInvestment || p.moneyAfter(s, k) != "" || kind == "" && !p.invests(s, k) && !p.aboutProject(s, k) {
		return false
	}
	from := p.partFrom(s, k)
	phase := k - 1
	for phase >= from && !p.tokens[phase].is(classMoneyPhase) {
		if p.tokens[phase].kind == amountToken || p.tokens[phase].mark == '(' || p.tokens[phase].is(classHead|classSoftHead) {
			return false
		}
		phase--
	}
	if phase < from || phase > 0 && p.tokens[phase-1].mark == '(' || len(phasesOf(p.text(phase, phase+1))) > 1 {
		return false
	}
	if by := p.doer(from, phase); len(by) == 1 && p.span2(by[0].to, phase) < 24 && p.isOrg(by[0].from, by[0].to) {
		c := &candidate{from: by[0].from, to: by[0].to, sentence: n, bracket: -1, rule: "name/company-phase", by: by}
		if p.sameAs(c) != nil || wholeRE.MatchString(p.text(from, k)) {
			return false
		}
		c.fill(p)
		p.take(c)
		p.addMoney(c, k, corpus.PhaseInvestment, p.text(phase, phase+1))
		return true
	}
	last := len(p.chosen) - 1
	if phase > from || last < 0 || p.chosen[last].rule != "name/company-phase" || p.sentences[p.chosen[last].sentence].block != s.block {
		return false
	}
	p.addMoney(p.chosen[last], k, corpus.PhaseInvestment, p.text(phase, phase+1))
	return true
}

// addMoney gives a project the sum at k, of a phase or of none.
func (p *page) addMoney(c *candidate, k int, kind corpus.AmountKind, phase string) {
	c = c.origin()
	p.used[k] = true
	t := p.tokens[k]
	c.project.Moneys = append(c.project.Moneys, corpus.Sourced[corpus.Money]{
		Value: corpus.Money{Kind: kind, Phase: phase, Amount: *t.amount}, Span: t.span, Rule: "money/" + string(kind)})
}

// phaseBefore gives the token of the phase before the sum at k in its clause,
// -1 for none.
func (p *page) phaseBefore(s sentence, k int) int {
	for j := k - 1; j >= s.from && j > k-9; j-- {
		if t := p.tokens[j]; t.is(classMoneyPhase) {
			return j
		} else if t.mark == ',' && p.phaseClause(s, j, k) >= 0 {
			return p.phaseClause(s, j, k)
		} else if t.mark != 0 || t.kind == amountToken {
			return -1
		}
	}
	return -1
}

// phasesOf gives each of the phases that a word names: 一期 and 二期 of 一、二期; the
// word itself for one, or for a range.
func phasesOf(word string) []string {
	digits, ok := strings.CutSuffix(word, "期")
	if !ok || strings.ContainsAny(digits, "至到-—") {
		return []string{word}
	}
	var out []string
	for _, r := range digits {
		if hanDigit(r) > 0 && hanDigit(r) < 10 {
			out = append(out, string(r)+"期")
		}
	}
	if len(out) < 2 {
		return []string{word}
	}
	return out
}

// splitPhases makes a record of each phase of a project whose total is not
// stated but that of its phases is: 一期6亿元已经投产,二期8.5亿元今年5月动工.
func (p *page) splitPhases() {
	var out []*candidate
	for i, c := range p.chosen {
		end := p.phasesEnd(i, c)
		parts := p.phaseParts(c, end)
		if len(parts) == 1 && c.rule == "name/company-phase" {
			c = p.phaseOf(c, parts[0], end)
		}
		if len(parts) < 2 {
			out = append(out, c)
			continue
		}
		for n, m := range parts {
			to := end
			if n+1 < len(parts) {
				to = p.tokenOf(parts[n+1].Span.Start)
			}
			out = append(out, p.phaseOf(c, m, to))
		}
	}
	p.chosen = out
}

// phasesEnd is the end of what is said of a project in its own sentence, with the parts
// behind semicolons that begin with its next phase.
func (p *page) phasesEnd(i int, c *candidate) int {
	s, end := p.sentences[c.sentence], p.partEnd(i, c)
	for end+1 < s.to && p.tokens[end].mark == ';' && p.tokens[end+1].is(classMoneyPhase) {
		for end++; end < s.to && p.tokens[end].mark != ';' && (i+1 >= len(p.chosen) || end < p.chosen[i+1].from); end++ {
		}
	}
	return end
}

// phaseParts gives the sums of a project's phases when they stand in for its
// total, in what is said of it before token end.
func (p *page) phaseParts(c *candidate, end int) []corpus.Sourced[corpus.Money] {
	if c.project.Amount != nil || c.project.Phase != "" {
		return nil
	}
	var out []corpus.Sourced[corpus.Money]
	for _, m := range c.project.Moneys {
		switch {
		case m.Value.Kind != corpus.PhaseInvestment, p.tokenOf(m.Span.Start) >= end:
		case m.Value.Phase == "首期" && c.rule == "name/company-phase":
			out = append(out, m)
		case m.Value.Phase == "" || m.Value.Phase == "首期" || m.Value.Phase == "前期" || m.Value.Phase == "初期":
			return nil
		default:
			out = append(out, m)
		}
	}
	return out
}

// phaseOf is the record of one phase; what is said of it ends before token end.
func (p *page) phaseOf(c *candidate, m corpus.Sourced[corpus.Money], end int) *candidate {
	part := *c
	part.project.Phase = m.Value.Phase
	part.project.Amount = corpus.Said(m.Value.Amount, m.Span, "amount/phase")
	part.project.Moneys = []corpus.Sourced[corpus.Money]{m}
	if st := p.statusIn(p.tokenOf(m.Span.End), end); st != nil {
		part.project.Status = st
	}
	return &part
}

// phaseClause gives the phase that the clause before the mark at j speaks of with
// a capacity, when the clause of the sum at k only says what is invested:
// 一期5GWh,投资约11亿元; -1 for none.
func (p *page) phaseClause(s sentence, j, k int) int {
	if strings.Contains(p.text(j, k), "总") || p.tokens[j+1].is(classMoneyPhase) {
		return -1
	}
	from, capacity := j, false
	for from > s.from && p.tokens[from-1].kind != markToken {
		from--
		t := p.tokens[from]
		if t.is(classStatus|classHead) || t.kind == amountToken || t.kind == countToken && t.count > 1 {
			return -1
		}
		capacity = capacity || t.kind == latinToken
	}
	if !capacity || !p.tokens[from].is(classMoneyPhase) || p.span(from, j).Len() > 14 {
		return -1
	}
	return from
}

// ofAll reports whether the sum at k is said to be of all of something:
// 全部建成后总投资预计达18亿元.
func (p *page) ofAll(s sentence, k int) bool {
	from := k
	for from > s.from && !contains(",;。", p.tokens[from-1].mark) {
		if p.tokens[from-1].kind == countToken || p.tokens[from-1].kind == amountToken {
			return false
		}
		from--
	}
	text := p.text(from, k)
	return strings.Contains(text, "总投资") && (strings.HasPrefix(text, "全部") || strings.HasPrefix(text, "总投资") || strings.Contains(text, "建成后"))
}
