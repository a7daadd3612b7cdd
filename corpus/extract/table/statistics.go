package table

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// measure is what a table of figures counts: a column of counts, one of sums,
// or both under one head (签约一批: 个数, 总投资).
type measure struct {
	name          string // what is counted, folded
	count, amount *column
}

// statistics takes the totals of a table of figures: a row is a place, a sector
// or a sum, and each measure of it is a total.
func (r *reader) statistics() {
	label := r.labelColumn()
	measures := r.measures(label)
	if label < 0 || len(measures) == 0 {
		return
	}
	for _, row := range r.sheet.rows {
		cell := find(row, label)
		if cell == nil || r.remarks(row) {
			continue
		}
		_, _, isSum := r.sum(row)
		for _, m := range measures {
			r.figure(row, *cell, m, isSum)
		}
	}
}

// labelColumn is the first column that names its rows in words; -1 for none.
func (r *reader) labelColumn() int {
	for _, c := range r.sheet.columns {
		switch c.role {
		case rolePlace, roleSector, roleName, roleParty, roleEvent, "":
			if r.wordy(c.index) {
				return c.index
			}
		}
	}
	return -1
}

// wordy reports that most cells of a column hold no figure.
func (r *reader) wordy(index int) bool {
	words, all := 0, 0
	for _, row := range r.sheet.rows {
		cell := find(row, index)
		if cell == nil {
			continue
		}
		all++
		if first := r.page.folded[cell.Span.Start]; first < '0' || first > '9' {
			words++
		}
	}
	return all > 0 && words*3 > all*2
}

// measures pairs the columns of counts with those of sums: those of one group,
// else a count with the sum behind it.
func (r *reader) measures(label int) []measure {
	var out []measure
	for i := range r.sheet.columns {
		c := &r.sheet.columns[i]
		if c.index == label || !r.counts(c) && c.role != roleTotal {
			continue
		}
		last := len(out) - 1
		switch {
		case c.role == roleTotal && last >= 0 && out[last].amount == nil && out[last].count != nil && out[last].count.group == c.group && r.general(c, out[last].count):
			out[last].amount = c
		case c.role == roleTotal:
			out = append(out, measure{name: measureName(c), amount: c})
		default:
			out = append(out, measure{name: measureName(c), count: c})
		}
	}
	return out
}

// general reports that a column of sums goes with the count before it.
func (r *reader) general(sum, count *column) bool {
	return sum.group != "" || sum.index == count.index+1
}

// counts reports that a column counts projects: 个数, 新签约(个), 10亿元以上项目.
func (r *reader) counts(c *column) bool {
	if c.role == roleCount {
		return true
	}
	for _, unit := range inBrackets(c.name) {
		if unit == "个" || unit == "项" || unit == "家" || unit == "宗" {
			return true
		}
	}
	if c.role == "rate" || c.role == "skip" || c.role == roleNote || c.role == roleSerial || r.wordy(c.index) {
		return false
	}
	for _, word := range []string{"签约", "开工", "投产", "落地", "在谈", "以上", "及以上", "项目"} {
		if strings.Contains(c.name, word) && !strings.ContainsAny(c.name, "额资") {
			return true
		}
	}
	return false
}

// measureName says what a column is of: its group, or its own name without its unit.
func measureName(c *column) string {
	if c.group != "" {
		return withoutBrackets(c.group)
	}
	name := withoutBrackets(c.name)
	if name == "个数" || name == "数量" || name == "项目数" || name == "项目个数" {
		return "项目"
	}
	return name
}

// figure keeps one measure of one row as a total.
func (r *reader) figure(row corpus.Block, label corpus.Cell, m measure, isSum bool) {
	t := corpus.Total{Document: r.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.Group, Sentence: row.Span, Unit: "项目", Date: r.context.date}
	if m.count != nil {
		t.Count = r.countCell(row, m.count.index)
	}
	if m.amount != nil {
		if money := r.money(row, *m.amount, r.rowUnit(row)); money != nil {
			t.Amount = corpus.Said(money.Value.Amount, money.Span, "table/figure")
		}
	}
	if t.Count == nil && t.Amount == nil {
		return
	}
	name := r.page.show(label.Span)
	if isSum {
		t.Scope, t.Place, t.Places = corpus.Period, r.context.place, r.context.places
		name = r.totalEvent(label.Span).Value
	} else {
		t.Of = r.page.fold(label.Span)
		r.figurePlace(&t, label)
	}
	t.Event = *corpus.Said(name+m.name, label.Span, "table/figure")
	r.addTotal(t)
}

// figurePlace takes the place of a row whose label is one.
func (r *reader) figurePlace(t *corpus.Total, label corpus.Cell) {
	if r.column(label.Column).role != rolePlace {
		t.Place, t.Places = r.context.place, r.context.places
		return
	}
	text := r.page.show(label.Span)
	t.Place, t.Places = corpus.Said(text, label.Span, "table/place-column"), r.placeIDs(label.Span)
}

// countCell reads a whole number.
func (r *reader) countCell(row corpus.Block, index int) *corpus.Sourced[int] {
	cell := find(row, index)
	if cell == nil {
		return nil
	}
	for _, m := range value.Find(r.page.folded[cell.Span.Start:cell.Span.End], nil) {
		if n, err := strconv.Atoi(m.Number); err == nil && (m.Kind == value.KindNumber || m.Kind == value.KindQuantity) {
			return corpus.Said(n, cell.Span, "table/figure")
		}
	}
	return nil
}
