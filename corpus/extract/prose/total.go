package prose

import "zhaoshang/corpus"

// totals finds the sums and counts that are of several projects together.
func (p *page) totals() {
	for n, s := range p.sentences {
		p.sentenceTotals(n, s)
	}
}

// openTotal is a count that waits for its sum.
type openTotal struct {
	at    int
	total *corpus.Total
}

func (p *page) sentenceTotals(n int, s sentence) {
	var open *openTotal
	flush := func() {
		if open != nil && p.worthKeeping(s, open) {
			p.sums = append(p.sums, *open.total)
		}
		open = nil
	}
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		switch {
		case t.kind == countToken && p.countsProjects(s, k):
			flush()
			open = &openTotal{at: k, total: p.newTotal(s, k)}
		case t.kind == amountToken && !p.used[k]:
			p.sumOf(s, k, &open)
			if open != nil && open.total.Amount != nil {
				flush()
			}
		}
	}
	flush()
}

// sumOf gives the sum at k to the open count, or makes a total of its own.
func (p *page) sumOf(s sentence, k int, open **openTotal) {
	kind := p.moneyKind(s, k)
	if kind != "" && kind != corpus.ForeignCapital && kind != corpus.PaidIn {
		return
	}
	said := corpus.Said(*p.tokens[k].amount, p.tokens[k].span, "total/sum")
	if *open != nil {
		(*open).total.Amount = said
		if kind != "" {
			(*open).total.Kind = kind
		}
		return
	}
	if !p.summed(s, k) {
		return
	}
	*open = &openTotal{at: k, total: p.newTotal(s, k)}
	(*open).total.Amount = said
}

// summed reports whether words before the sum at k say that it is of several.
func (p *page) summed(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-10; j-- {
		t := p.tokens[j]
		if t.is(classSumCue) || t.is(classCumulative) {
			return true
		}
		if t.kind == amountToken {
			return false
		}
	}
	return false
}

// newTotal starts a total at the count or sum at k.
func (p *page) newTotal(s sentence, k int) *corpus.Total {
	t := p.tokens[k]
	total := &corpus.Total{Document: p.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.ThisEvent, Sentence: p.span(s.from, s.to)}
	total.Event = corpus.Sourced[string]{Value: p.shown(p.span(s.from, min(s.to, s.from+1))), Span: p.span(s.from, min(s.to, s.from+1)), Rule: "total/sentence"}
	if t.kind == countToken {
		total.Count = corpus.Said(t.count, t.span, "total/count")
		total.Unit = "项目"
		if contains("家户间", t.unit) {
			total.Unit = "企业"
		}
	}
	return total
}

// countsProjects reports whether the count at k is of projects or companies:
// what follows is 项目, 企业, a sum or the end of the clause.
func (p *page) countsProjects(s sentence, k int) bool {
	for j := k + 1; j < s.to && j < k+8; j++ {
		t := p.tokens[j]
		switch {
		case t.is(classHead | classCounted):
			return true
		case t.kind == amountToken, t.kind == countToken:
			return true
		case t.kind == markToken:
			return t.mark != '“' || j > k+1
		case t.is(classGeneric | classSumCue | classEvent | classStatus | classCumulative | classPhase | classMoney):
		case t.is(classStop) && !t.is(classKeep):
			return true
		case t.kind == spaceToken, t.is(classConj):
		default:
			if j == k+1 {
				return false
			}
		}
	}
	return true
}

// worthKeeping reports whether a count without a sum says something: projects
// that were signed, started or listed.
func (p *page) worthKeeping(s sentence, o *openTotal) bool {
	return o.total.Amount != nil || o.total.Count != nil && o.total.Count.Value > 1
}
