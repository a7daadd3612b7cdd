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
	depth int // of brackets
	total *corpus.Total
}

// totalRun is what has been read of a sentence: the counts that have no sum
// yet, and how deep in brackets the reading is.
type totalRun struct {
	open  []*openTotal
	depth int
}

func (p *page) sentenceTotals(n int, s sentence) {
	var r totalRun
	var all []*openTotal
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		switch {
		case t.mark == '(' && t.pair > 0:
			r.depth++
		case t.mark == ')' && t.pair > 0 && r.depth > 0:
			r.depth--
			for len(r.open) > 0 && r.open[len(r.open)-1].depth > r.depth {
				r.open = r.open[:len(r.open)-1]
			}
		case t.kind == countToken && p.countsProjects(s, k):
			if n := len(r.open); n > 0 && r.depth > 0 && r.open[n-1].at >= k-2 && p.tokens[k+1].mark == ')' {
				r.open[n-1].total.Count = corpus.Said(t.count, t.span, "total/count-in-brackets")
				continue
			}
			o := &openTotal{at: k, depth: r.depth, total: p.newTotal(s, k)}
			r.open = append(r.open, o)
			all = append(all, o)
		case t.kind == amountToken && !p.used[k]:
			if o := p.sumOf(s, k, &r); o != nil {
				all = append(all, o)
			}
		}
	}
	for _, o := range all {
		if p.worthKeeping(s, o) {
			p.sums = append(p.sums, *o.total)
		}
	}
}

// sumOf gives the sum at k to the count it belongs to, or makes a total of its
// own: 共 and 合计 speak of the first count that is open, other words of the
// last.
func (p *page) sumOf(s sentence, k int, r *totalRun) *openTotal {
	kind := p.moneyKind(s, k)
	if kind != "" && kind != corpus.ForeignCapital && kind != corpus.PaidIn {
		return nil
	}
	said := corpus.Said(*p.tokens[k].amount, p.tokens[k].span, "total/sum")
	n := len(r.open)
	for n > 0 && r.open[n-1].depth > r.depth {
		n--
	}
	if n > 0 {
		at := n - 1
		if n > 1 && p.altogether(s, k) {
			at = 0
		}
		o := r.open[at]
		r.open = r.open[:0]
		o.total.Amount = said
		if kind != "" {
			o.total.Kind = kind
		}
		return nil
	}
	if !p.summed(s, k) {
		return nil
	}
	o := &openTotal{at: k, total: p.newTotal(s, k)}
	o.total.Amount = said
	return o
}

// altogether reports whether 共, 合计 or 总计 stands right before the sum at k.
func (p *page) altogether(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-4; j-- {
		if p.tokens[j].kind == markToken {
			return false
		}
		switch w := p.text(j, j+1); w {
		case "共", "合计", "总计", "共计", "共投资", "合计投资", "合共", "投资合计":
			return true
		}
	}
	return false
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
	for j := k + 1; j < s.to && j < k+14; j++ {
		t := p.tokens[j]
		switch {
		case t.is(classHead | classCounted):
			return true
		case t.kind == amountToken, t.kind == countToken:
			return true
		case t.kind == markToken:
			return t.mark != '“' || j > k+1
		case t.is(classGeneric | classSumCue | classEvent | classStatus | classCumulative | classPhase | classMoney):
		case t.is(classStop) && !t.is(classInner):
			return t.kind != runeToken && j == k+1 || p.text(j, j+1) != "的" && j == k+1
		case t.is(classOtherCount):
			return false
		case t.kind == spaceToken, t.is(classConj):
		}
	}
	return false
}

// worthKeeping reports whether a count without a sum says something: projects
// that were signed, started or listed.
func (p *page) worthKeeping(s sentence, o *openTotal) bool {
	return o.total.Amount != nil || o.total.Count != nil && o.total.Count.Value > 1
}
