package execute

import (
	"cmp"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/corpus"
	"zhaoshang/index"
)

// wideRecords gives the projects of a question for groups in a corpus whose
// documents are too many to open: all of them, as far as the question sets no
// condition that only the table cannot check. Not ok: it does.
func (r *Run) wideRecords(where []plan.Condition) (list []listing.Record, ok bool) {
	if r.Table.Len() <= wideWords || r.Q.Table {
		return nil, false
	}
	for _, c := range where {
		if c.Not || c.Field == plan.Word || c.Field == plan.Venue || c.Field == plan.Stated {
			return nil, false
		}
	}
	filter, _ := r.filterOf()
	for _, p := range r.Table.Select(filter).Distinct().Projects(0) {
		x := listing.Record{Item: listing.Item{Name: p.Name.Value, Project: p, Cite: p.Sentence}}
		if p.Amount != nil {
			x.Amount, x.Show = &p.Amount.Value, p.Amount.Span
		}
		list = append(list, x)
	}
	return list, true
}

// opened gives an item its page, for citing it.
func (r *Run) opened(it listing.Item) listing.Item {
	if it.Page == nil && r.Page != nil {
		it.Page = r.Page(it.Document())
	}
	return it
}

// wideLargest is the chart of the largest projects of a selection.
func (r *Run) wideLargest(s *index.Selection) *answer.Chart {
	currency := r.Q.Currency
	if sums := s.Sums(); currency == "" && len(sums) > 0 {
		currency = sums[0].Currency
	}
	return r.wideChart(s.Top(wideShown, currency, false), s, currency)
}

// wideChart is the chart of some projects of a selection, and counts the others.
func (r *Run) wideChart(list []*corpus.Project, s *index.Selection, currency string) *answer.Chart {
	least := fewest
	if r.Q.Chart != "" || r.Q.Asks("top") {
		least = r.leastPoints()
	}
	if len(list) < least {
		return nil
	}
	c := &answer.Chart{Kind: answer.Bar, Key: "project", Measure: answer.Amounts, Currency: currency, Records: s.Len(), Documents: len(s.Group(index.ByDocument))}
	shown := make([]listing.Item, len(list))
	for i, p := range list {
		shown[i] = listing.Item{Name: p.Name.Value, Project: p, Amount: &p.Amount.Value}
		c.Points = append(c.Points, amountPoint(p.Name.Value, p.Amount.Value))
	}
	leave(c, answer.Unstated, "", s.Silent())
	left := s.Len() - s.Silent() - len(list)
	for _, sum := range s.Sums() {
		if sum.Currency != cmp.Or(currency, sum.Currency) {
			leave(c, answer.Foreign, sum.Currency, sum.Count())
			left -= sum.Count()
		}
	}
	leave(c, answer.Below, "", left)
	tellApart(c, shown)
	return c
}
