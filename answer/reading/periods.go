package reading

import "zhaoshang/corpus"

// Periods are the times of several months that stand in a part of the page, as
// their first and last months: 1 and 9 of 前三季度.
func (p *Page) Periods(in corpus.Span) [][2]int {
	var out [][2]int
	for i := range p.Values {
		v := &p.Values[i]
		if v.Date == nil || !in.Contains(v.Span) {
			continue
		}
		if first, last := v.Date.Months(); last > first {
			out = append(out, [2]int{first, last})
		}
	}
	return out
}

// PeriodBefore is the last such time of a part that ends before a place.
func (p *Page) PeriodBefore(in corpus.Span, at int) (period [2]int, ok bool) {
	before := p.Periods(corpus.Span{Start: in.Start, End: min(in.End, at)})
	if len(before) == 0 {
		return period, false
	}
	return before[len(before)-1], true
}
