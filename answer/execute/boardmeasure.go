package execute

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/listing"
)

// byMeasure ranks, compares or adds up projects by what is told of each beside its
// investment: 占地60亩, 年纳税800万元, 带动就业90人; nil when it is told of too few.
func (r *Run) byMeasure(kept []boardItem, f *lexicon.Focus, s listing.Selection) *Result {
	var list []listing.Item
	for i := range kept {
		if it, ok := r.measureOf(&kept[i], f); ok {
			list = append(list, it)
		}
	}
	switch {
	case len(list) < 2:
		return nil
	case r.Q.Asks("top"):
		return r.rankedBy(list, s)
	case addsUpRE.MatchString(string(r.Q.Folded)) && len(list) == len(kept):
		return r.addedUp(list, s)
	}
	return nil
}

// measureOf is an item with what is told of it that a word for a measure asks for; false
// when that is not told, or twice.
func (r *Run) measureOf(it *boardItem, f *lexicon.Focus) (listing.Item, bool) {
	if it.Row != nil {
		return rowMeasure(it.Item, f)
	}
	out, found := it.Item, false
	p := it.Page
	for k := range p.Values {
		v := &p.Values[k]
		if !it.own.Contains(v.Span) || !find.SameKind(f.Kind, v.Kind) || v.Clause < 0 || v.Owner.Aggregate || v.Owner.Threshold {
			continue
		}
		if own := r.find.Own(p, v.Clause, v); own == nil || own.ID != f.ID {
			continue
		}
		if found {
			return it.Item, false
		}
		found = true
		out.Amount, out.Number, out.Unit, out.Show = v.Amount, v.Number, v.Unit, v.Span
		out.Measure = strings.Trim(p.Shown(v.Span), " ,，")
		if s := p.SentenceAt(v.Span.Start); s >= 0 {
			out.Cite = p.Sentences[s].Span
		}
	}
	return out, found
}

// rowMeasure is a row with its figure in the column that a word for a measure names.
func rowMeasure(it listing.Item, f *lexicon.Focus) (listing.Item, bool) {
	for c, col := range it.Table.Columns {
		if !callsColumn(f, col.Name) || c >= len(it.Row.Measures) || !it.Row.Measures[c].Is {
			continue
		}
		m := it.Row.Measures[c]
		it.Amount, it.Number, it.Show, it.Measure = m.Amount, m.Number, it.Row.Cells[c], measureText(&it, c)
		if u := columnUnitRE.FindStringSubmatch(col.Name); u != nil {
			it.Unit = u[1]
		}
		return it, true
	}
	return it, false
}

// figureOfMeasure is the number that items are ranked by.
func figureOfMeasure(it listing.Item) float64 {
	if it.Amount != nil {
		return float64(it.Amount.Figure())
	}
	return it.Number
}

// rankedBy gives the first of some items by what was measured of them.
func (r *Run) rankedBy(list []listing.Item, s listing.Selection) *Result {
	slices.SortStableFunc(list, func(a, b listing.Item) int {
		c := cmp.Compare(figureOfMeasure(b), figureOfMeasure(a))
		if r.Q.Smallest {
			return -c
		}
		return c
	})
	n := min(max(r.Q.N, 1), len(list))
	for n < len(list) && figureOfMeasure(list[n]) == figureOfMeasure(list[n-1]) {
		n++
	}
	res := r.listItems(list[:n], s, true)
	res.Message, res.Plan = "", "Top"+s.Why
	return res
}

// addedUp is the sum of what was measured of some items, of one unit.
func (r *Run) addedUp(list []listing.Item, s listing.Selection) *Result {
	if list[0].Amount != nil {
		return r.total(list, s)
	}
	n := 0.0
	for _, it := range list {
		if it.Unit != list[0].Unit {
			return nil
		}
		n += it.Number
	}
	res := r.listItems(list, s, true)
	res.Message, res.Args, res.Plan = "sum_number", []string{strconv.FormatFloat(n, 'f', -1, 64) + list[0].Unit, strconv.Itoa(len(list))}, "Sum"+s.Why
	res.Facts = append([]answer.Fact{{Kind: "count", Name: res.Args[0]}}, res.Facts...)
	return res
}
