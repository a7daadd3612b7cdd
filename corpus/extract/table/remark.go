package table

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// remarks reads a row that is a remark on the table (注 | 全市合计签约90个项目、500亿元)
// for the totals it states; false when the row is none.
func (r *reader) remarks(row corpus.Block) bool {
	label := strings.Trim(squeeze(r.page.fold(row.Cells[0].Span)), ":：*")
	if !r.rules.words.is("remark", label) {
		return false
	}
	for _, c := range row.Cells[1:] {
		for _, clause := range r.clauses(c.Span) {
			r.statedTotal(row, clause)
		}
	}
	return true
}

// clauses divides a cell at its full stops.
func (r *reader) clauses(span corpus.Span) []corpus.Span {
	var out []corpus.Span
	start := span.Start
	for i := span.Start; i < span.End; i++ {
		if strings.ContainsRune("。;", r.page.folded[i]) {
			out, start = append(out, corpus.Span{Start: start, End: i}), i+1
		}
	}
	return append(out, corpus.Span{Start: start, End: span.End})
}

// statedTotal keeps a clause that gives a count of projects and a sum.
func (r *reader) statedTotal(row corpus.Block, clause corpus.Span) {
	amount, count := r.amountIn(clause), r.countOf(clause)
	if amount == nil || count == nil {
		return
	}
	r.addTotal(corpus.Total{
		Document: r.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.Period, Event: *corpus.Said(r.page.show(clause), clause, "table/remark"),
		Amount: amount, Count: count, Unit: "项目", Place: r.context.place, Places: r.context.places, Date: r.context.date, Sentence: row.Span,
	})
}

// countOf reads the first number of projects in a span.
func (r *reader) countOf(span corpus.Span) *corpus.Sourced[int] {
	for _, m := range value.Find(r.page.folded[span.Start:span.End], nil) {
		if n, err := strconv.Atoi(m.Number); err == nil && m.Kind == value.KindQuantity && (m.Unit == "个" || m.Unit == "项" || m.Unit == "家" || m.Unit == "宗") {
			return corpus.Said(n, corpus.Span{Start: span.Start + m.Span.Start, End: span.Start + m.Span.End}, "table/remark")
		}
	}
	return nil
}

// joint reads a remark that gives one sum for several numbered rows: 与9、10号合计86亿元.
// The sum is no project's own.
func (r *reader) joint(row corpus.Block, p corpus.Project) {
	for _, c := range r.sheet.of(roleNote) {
		cell := find(row, c.index)
		if cell == nil {
			continue
		}
		text := r.page.fold(cell.Span)
		before, after, ok := strings.Cut(text, "合计")
		if !ok || !strings.HasPrefix(before, "与") || !strings.Contains(before, "号") && !strings.Contains(before, "项") {
			continue
		}
		amount := r.amountIn(cell.Span)
		if others := numbers(before); amount != nil && others > 0 && after != "" {
			r.addTotal(corpus.Total{
				Document: r.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.Group, Of: r.page.fold(p.Name.Span), Unit: "项目",
				Event: *corpus.Said(r.page.show(cell.Span), cell.Span, "table/joint"), Amount: amount,
				Count: corpus.Said(others+1, cell.Span, "table/joint"), Place: p.Place, Places: p.Places, Date: p.Date, Sentence: row.Span,
			})
		}
	}
}

// numbers counts the numbers in a text: 2 of 与9、10号.
func numbers(text string) int {
	return len(strings.FieldsFunc(text, func(c rune) bool { return c < '0' || c > '9' }))
}
