package execute

import (
	"cmp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// filter keeps the items within the limits, dates, currency and status of the
// question.
func (r *Run) filter(list []listing.Item) []listing.Item {
	q, limit, unstated := r.Q, listing.UnitLimitOf(string(r.Q.Folded)), plan.AsksUnstated(string(r.Q.Folded))
	return slices.DeleteFunc(slices.Clone(list), func(it listing.Item) bool {
		return unstated && it.Row != nil && it.Amount != nil || !fitsAmount(q, it.Amount) || !it.FitsUnit(limit) || !r.fitsDate(it) || !fitsStatus(q, it) || r.asksSigned() && unsigned(it)
	})
}

func fitsAmount(q *understand.Question, a *corpus.Amount) bool {
	if q.Low == nil && q.High == nil && q.Equal == nil && q.Currency == "" {
		return true
	}
	if a == nil {
		return false
	}
	limited := q.Low != nil || q.High != nil || q.Equal != nil
	currency := q.Currency
	if currency == "" && limited {
		currency = "CNY"
	}
	if currency != "" && a.Currency != currency && !slices.Contains(q.Currencies, a.Currency) {
		return false
	}
	f := a.Figure()
	switch {
	case q.Low != nil && (f < q.Low.Fen || f == q.Low.Fen && q.Low.Open && a.Bound != corpus.Over):
		return false
	case q.High != nil && (f > q.High.Fen || f == q.High.Fen && q.High.Open && a.Bound != corpus.Under):
		return false
	case q.Equal != nil && f != q.Equal.Fen:
		return false
	}
	return true
}

// fitsDate compares the dates of a row with those of the question.
func (r *Run) fitsDate(it listing.Item) bool {
	q := r.Q
	if len(q.Years) == 0 && len(q.Months) == 0 {
		return true
	}
	if it.Row == nil {
		if r.otherDay(it) {
			return false
		}
		if it.Project != nil && it.Project.Date != nil && it.Project.Date.Value.Year > 0 && len(q.Years) > 0 {
			return slices.Contains(q.Years, it.Project.Date.Value.Year)
		}
		c := it.Page.ClauseAt(it.Cite.Start)
		y := 0
		if c >= 0 {
			y = it.Page.YearAt(c)
		}
		return len(q.Years) == 0 || y == 0 || slices.Contains(q.Years, y)
	}
	dates, column := it.Dates(r.otherActionThan, r.deedColumn(it.Table))
	if !column {
		return true
	}
	for _, d := range dates {
		if (len(q.Years) == 0 || slices.Contains(q.Years, d.Year)) && (len(q.Months) == 0 || slices.Contains(q.Months, d.Month)) &&
			(len(q.Days) == 0 || slices.Contains(q.Days, d.Day)) {
			return true
		}
	}
	return false
}

// otherDay reports whether a day of the question is none of those that the paragraph
// of a project of running text gives: 5月30日那三个 of 5月21日开工.
func (r *Run) otherDay(it listing.Item) bool {
	s := it.Page.SentenceAt(it.Show.Start)
	if len(r.Q.Days) == 0 || len(r.Q.Months) == 0 || s < 0 {
		return false
	}
	block := it.Page.Text.Blocks[it.Page.Sentences[s].Block].Span
	dated := false
	for i := range it.Page.Values {
		v := &it.Page.Values[i]
		if v.Date == nil || v.Date.Day == 0 || !block.Contains(v.Span) {
			continue
		}
		if slices.Contains(r.Q.Days, v.Date.Day) && slices.Contains(r.Q.Months, v.Date.Month) {
			return false
		}
		dated = true
	}
	return dated
}

// deedColumn is the column with the dates of what the question says was done, where
// a table has dates of several deeds: 2025年签约的 of 签约日期, 开工日期; -1 for none.
func (r *Run) deedColumn(t *reading.Table) int {
	found, dated := -1, 0
	for c := range t.Columns {
		if t.Columns[c].Role != "date" {
			continue
		}
		dated++
		for _, words := range r.Words.Actions {
			if found < 0 && find.HoldsAny(string(r.Q.Folded), words) && find.HoldsAny(t.Columns[c].Name, words) {
				found = c
			}
		}
	}
	if dated < 2 {
		return -1
	}
	return found
}

var statusWords = map[corpus.Status]string{
	corpus.Negotiating: "在谈", corpus.Planned: "拟招商", corpus.Signed: "签约", corpus.UnderConstruction: "在建", corpus.Operating: "投产",
}

func fitsStatus(q *understand.Question, it listing.Item) bool {
	if len(q.Status) == 0 {
		return true
	}
	for _, s := range q.Status {
		if it.Project != nil && it.Project.Status.Or("") == s || it.Record != nil && it.Record.Status.Or("") == s {
			return true
		}
		if it.Row == nil {
			continue
		}
		for c, cell := range it.Row.Cells {
			role := it.Table.Columns[c].Role
			if (role == "status" || role == "note") && strings.Contains(it.Page.Read(cell), statusWords[s]) {
				return true
			}
		}
	}
	return false
}

// sumOf adds up by currency.
func sumOf(list []listing.Item) (sums []corpus.Amount, silent int) {
	for _, it := range list {
		if it.Amount == nil {
			silent++
			continue
		}
		i := slices.IndexFunc(sums, func(a corpus.Amount) bool { return a.Currency == it.Amount.Currency })
		if i < 0 {
			sums = append(sums, corpus.Amount{Currency: it.Amount.Currency, Bound: corpus.Exact})
			i = len(sums) - 1
		}
		sums[i].Min += it.Amount.Figure()
		sums[i].Max += max(it.Amount.Figure(), it.Amount.Max)
		sums[i].Bound = joint(sums[i].Bound, it.Amount.Bound)
	}
	for i := range sums {
		switch sums[i].Bound {
		case corpus.Under:
			sums[i].Min = 0
		case corpus.Range:
		default:
			sums[i].Max = 0
		}
	}
	slices.SortStableFunc(sums, func(a, b corpus.Amount) int { return cmp.Compare(b.Figure(), a.Figure()) })
	return sums, silent
}

// joint is the bound of a sum: over when all inexact parts are over, about
// when they differ.
func joint(a, b corpus.Bound) corpus.Bound {
	switch {
	case b == corpus.Exact || a == b:
		return a
	case a == corpus.Exact:
		return b
	}
	return corpus.About
}

func fact(it listing.Item) answer.Fact {
	f := answer.Fact{Kind: "project", Name: it.Name}
	if it.Amount != nil {
		a := amountFact(*it.Amount)
		f.Min, f.Max, f.Currency, f.Bound = a.Min, a.Max, a.Currency, a.Bound
	}
	switch {
	case it.Project != nil:
		f.Record = it.Project.ID
	case it.Record != nil:
		f.Record = it.Record.ID
	}
	return f
}
