package execute

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// filter keeps the items within the limits, dates, currency and status of the
// question.
func (r *Run) filter(list []item) []item {
	q, limit := r.Q, unitLimitOf(string(r.Q.Folded))
	return slices.DeleteFunc(slices.Clone(list), func(it item) bool {
		return !fitsAmount(q, it.amount) || !it.fitsUnit(limit) || !r.fitsDate(it) || !fitsStatus(q, it) || r.asksSigned() && unsigned(it)
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
func (r *Run) fitsDate(it item) bool {
	q := r.Q
	if len(q.Years) == 0 && len(q.Months) == 0 {
		return true
	}
	if it.row == nil {
		if r.otherDay(it) {
			return false
		}
		if it.project != nil && it.project.Date != nil && it.project.Date.Value.Year > 0 && len(q.Years) > 0 {
			return slices.Contains(q.Years, it.project.Date.Value.Year)
		}
		c := it.page.ClauseAt(it.cite.Start)
		y := 0
		if c >= 0 {
			y = it.page.YearAt(c)
		}
		return len(q.Years) == 0 || y == 0 || slices.Contains(q.Years, y)
	}
	dates, column := it.dates(r.otherActionThan, r.deedColumn(it.table))
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
func (r *Run) otherDay(it item) bool {
	s := it.page.SentenceAt(it.show.Start)
	if len(r.Q.Days) == 0 || len(r.Q.Months) == 0 || s < 0 {
		return false
	}
	block := it.page.Text.Blocks[it.page.Sentences[s].Block].Span
	dated := false
	for i := range it.page.Values {
		v := &it.page.Values[i]
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
			if found < 0 && holdsAny(string(r.Q.Folded), words) && holdsAny(t.Columns[c].Name, words) {
				found = c
			}
		}
	}
	if dated < 2 {
		return -1
	}
	return found
}

// dates gives the dates in the date columns of a row, and whether its table
// has such a column or the row has dates elsewhere. A date
// whose cell is of another deed is left out.
func (it *item) dates(otherDeed func(cell string) bool, only int) (out []corpus.Date, column bool) {
	for _, c := range it.table.Columns {
		column = column || c.Role == "date"
	}
	for i := range it.page.Values {
		v := &it.page.Values[i]
		if v.Date == nil || v.Span.Start < it.cite.Start || v.Span.End > it.cite.End {
			continue
		}
		for c, cell := range it.row.Cells {
			role := it.table.Columns[c].Role
			if only >= 0 && c != only {
				continue
			}
			if cell.Contains(v.Span) && !(role == "date" && otherDeed(it.page.Read(cell))) && (role == "date" || role == "note" && !column) {
				out = append(out, *v.Date)
			}
		}
	}
	for c, cell := range it.row.Cells {
		if it.table.Columns[c].Role == "date" && cell.Len() == 4 && len(out) == 0 && (only < 0 || c == only) {
			out = append(out, corpus.Date{Year: reading.WholeNumber(it.page.Read(cell))})
		}
	}
	return out, column || len(out) > 0
}

var statusWords = map[corpus.Status]string{
	corpus.Negotiating: "在谈", corpus.Planned: "拟招商", corpus.Signed: "签约", corpus.UnderConstruction: "在建", corpus.Operating: "投产",
}

func fitsStatus(q *understand.Question, it item) bool {
	if len(q.Status) == 0 {
		return true
	}
	for _, s := range q.Status {
		if it.project != nil && it.project.Status.Or("") == s || it.record != nil && it.record.Status.Or("") == s {
			return true
		}
		if it.row == nil {
			continue
		}
		for c, cell := range it.row.Cells {
			role := it.table.Columns[c].Role
			if (role == "status" || role == "note") && strings.Contains(it.page.Read(cell), statusWords[s]) {
				return true
			}
		}
	}
	return false
}

// sumOf adds up by currency.
func sumOf(list []item) (sums []corpus.Amount, silent int) {
	for _, it := range list {
		if it.amount == nil {
			silent++
			continue
		}
		i := slices.IndexFunc(sums, func(a corpus.Amount) bool { return a.Currency == it.amount.Currency })
		if i < 0 {
			sums = append(sums, corpus.Amount{Currency: it.amount.Currency, Bound: corpus.Exact})
			i = len(sums) - 1
		}
		sums[i].Min += it.amount.Figure()
		sums[i].Max += max(it.amount.Figure(), it.amount.Max)
		sums[i].Bound = joint(sums[i].Bound, it.amount.Bound)
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

func fact(it item) answer.Fact {
	f := answer.Fact{Kind: "project", Name: it.name}
	if it.amount != nil {
		a := amountFact(*it.amount)
		f.Min, f.Max, f.Currency, f.Bound = a.Min, a.Max, a.Currency, a.Bound
	}
	switch {
	case it.project != nil:
		f.Record = it.project.ID
	case it.record != nil:
		f.Record = it.record.ID
	}
	return f
}

// id tells an item from all others: the id of its project, else its document and place.
func (it *item) id() string {
	if it.project != nil {
		return it.project.ID
	}
	return fmt.Sprintf("%s:%d", it.page.Document.ID, it.cite.Start)
}
