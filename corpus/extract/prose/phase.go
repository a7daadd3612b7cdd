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
		end := p.partEnd(i, c)
		parts := p.phaseParts(c, end)
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
