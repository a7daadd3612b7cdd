package find

import (
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// CutItems cuts a clause at the words that join the items of a list, outside of
// brackets.
func CutItems(p *reading.Page, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	from, depth := s.Start, 0
	for i := s.Start; i < s.End; i++ {
		switch c := p.Folded[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth == 0 && strings.ContainsRune("、和与及", c) && len(MoneyIn(p, corpus.Span{Start: from, End: i})) > 0:
			out = append(out, corpus.Span{Start: from, End: i})
			from = i + 1
		}
	}
	if from < s.End {
		out = append(out, corpus.Span{Start: from, End: s.End})
	}
	return out
}

// MoneyIn are the sums of money that stand in a span.
func MoneyIn(p *reading.Page, s corpus.Span) []*reading.Value {
	var out []*reading.Value
	for i := range p.Values {
		if v := &p.Values[i]; v.Kind == reading.Money && v.Amount != nil && s.Contains(v.Span) {
			out = append(out, v)
		}
	}
	return out
}

// otherItem is what a figure loses when another item of its list names what the
// question does.
const otherItem = -0.35

// itemised keeps the figures of a list of things apart: the sum of the item that the
// question names.
func (f *Finder) itemised(x *Candidate, a *Alignment) {
	p := x.Page
	if p.Values[x.Value].Kind != reading.Money || p.Sentences[p.Clauses[x.Clause].Sentence].Kind == corpus.TableRow {
		return
	}
	items := CutItems(p, p.Clauses[x.Clause].Span)
	if len(items) < 2 {
		return
	}
	own, best := 0.0, 0.0
	for _, s := range items {
		if n := len(MoneyIn(p, s)); n != 1 {
			return
		}
		named := a.namedIn(s)
		best = max(best, named)
		if s.Contains(p.Values[x.Value].Span) {
			own = named
		}
	}
	if own < best {
		x.Add(otherItem, "another item is named")
		x.Key = min(x.Key, 0.5)
	}
}

// namedIn is the weight of the question's names that stand in a span.
func (a *Alignment) namedIn(s corpus.Span) float64 {
	sum := 0.0
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Strong && !x.Date && slices.ContainsFunc(x.Places, func(at int) bool { return at >= s.Start && at < s.End }) {
			sum += x.Weight
		}
	}
	return sum
}
