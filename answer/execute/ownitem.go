package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// figuresAskedRE matches questions for more than one figure.
var figuresAskedRE = regexp.MustCompile(`各|分别|一共|合计|总共|加起来|和.*(?:多少|几)|、|哪两|都`)

// ownItem is the item of a list of things with their sums that a figure belongs
// to, when its clause lists several: 乙的分拣仓(约7500万元) of 甲的茶宿村(2.4亿元)和乙的
// 分拣仓(约7500万元).
func (r *Run) ownItem(c Candidate) (corpus.Span, bool) {
	p, clause := c.Page, &c.Page.Clauses[c.Clause]
	if c.Value < 0 || p.Values[c.Value].Kind != reading.Money || p.Values[c.Value].Amount == nil || p.Sentences[clause.Sentence].Kind == corpus.TableRow || figuresAskedRE.MatchString(string(r.Q.Folded)) {
		return corpus.Span{}, false
	}
	own, currency := -1, p.Values[c.Value].Amount.Currency
	items := cutItems(p, clause.Span)
	for i, s := range items {
		switch sums := moneyIn(p, s); {
		case len(sums) != 1 || sums[0].Amount.Currency != currency: // 2亿美元和5000万元 are one sum
			return corpus.Span{}, false
		case s.Contains(p.Values[c.Value].Span):
			own = i
		}
	}
	if own < 0 || len(items) < 2 || items[own].Len() < shortestItem {
		return corpus.Span{}, false
	}
	return items[own], true
}

// shortestItem is how many characters an item has at least: the sum and a name.
const shortestItem = 6

// cutItems cuts a clause at the words that join the items of a list, outside of
// brackets.
func cutItems(p *reading.Page, s corpus.Span) []corpus.Span {
	var out []corpus.Span
	from, depth := s.Start, 0
	for i := s.Start; i < s.End; i++ {
		switch c := p.Folded[i]; {
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth == 0 && strings.ContainsRune("、和与及", c) && len(moneyIn(p, corpus.Span{Start: from, End: i})) > 0:
			out = append(out, corpus.Span{Start: from, End: i})
			from = i + 1
		}
	}
	if from < s.End {
		out = append(out, corpus.Span{Start: from, End: s.End})
	}
	return out
}

// moneyIn are the sums of money that stand in a span.
func moneyIn(p *reading.Page, s corpus.Span) []*reading.Value {
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
func (f *finder) itemised(x *Candidate, a *alignment) {
	p := x.Page
	if p.Values[x.Value].Kind != reading.Money || p.Sentences[p.Clauses[x.Clause].Sentence].Kind == corpus.TableRow {
		return
	}
	items := cutItems(p, p.Clauses[x.Clause].Span)
	if len(items) < 2 {
		return
	}
	own, best := 0.0, 0.0
	for _, s := range items {
		if n := len(moneyIn(p, s)); n != 1 {
			return
		}
		named := a.namedIn(s)
		best = max(best, named)
		if s.Contains(p.Values[x.Value].Span) {
			own = named
		}
	}
	if own < best {
		x.add(otherItem, "another item is named")
		x.Key = min(x.Key, 0.5)
	}
}

// namedIn is the weight of the question's names that stand in a span.
func (a *alignment) namedIn(s corpus.Span) float64 {
	sum := 0.0
	for i := range a.pieces {
		x := &a.pieces[i]
		if x.strong && !x.date && slices.ContainsFunc(x.places, func(at int) bool { return at >= s.Start && at < s.End }) {
			sum += x.weight
		}
	}
	return sum
}
