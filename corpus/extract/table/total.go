package table

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// sum reports whether a row is a sum (合计, 小计, 总计) and how it is called; part
// of the sum of a part of the table.
func (r *reader) sum(row corpus.Block) (label corpus.Span, part, ok bool) {
	for i, c := range row.Cells {
		text := squeeze(r.page.fold(c.Span))
		if i > 2 {
			break
		}
		if w := r.rules.words.beginsWith("part", text); w != "" && sumLike(text, w) {
			return c.Span, true, true
		}
		if w := r.rules.words.beginsWith("total", text); w != "" && sumLike(text, w) {
			return c.Span, false, true
		}
		if n := len([]rune(text)); n <= 12 && r.endsInSum(text) {
			return c.Span, !strings.Contains(text, "总") && len(r.ids) > len(r.inGroup), true
		}
	}
	return label, false, false
}

// sumLike reports that nothing but a count or a remark stands behind the word of a sum.
func sumLike(text, word string) bool {
	rest := withoutBrackets(text[len(word):])
	return rest == "" || strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：") || len([]rune(rest)) <= 6 && strings.ContainsAny(rest, "个项0123456789数额金")
}

// endsInSum reads 三项小计, 制造业小计 and 全市合计.
func (r *reader) endsInSum(text string) bool {
	plain := withoutBrackets(text)
	for _, list := range []string{"part", "total"} {
		for _, w := range r.rules.words.words[list] {
			if len(w) > 3 && !isLatin(w) && strings.HasSuffix(plain, w) {
				return true
			}
		}
	}
	return false
}

// total keeps the sum of a row: of the group that it closes, or of the table.
func (r *reader) total(row corpus.Block, label corpus.Span, part bool) {
	t := corpus.Total{Document: r.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.ThisEvent, Sentence: row.Span, Unit: "项目", Date: r.context.date}
	t.Event = r.totalEvent(label)
	t.Place, t.Places = r.context.place, r.context.places
	t.Projects = r.ids
	if part {
		t.Scope, t.Of, t.Projects = corpus.Group, r.group.label, r.inGroup
		if r.group.label == "" {
			t.Of = r.page.fold(label)
		}
	}
	unit := r.rowUnit(row)
	for _, c := range r.sheet.of(roleTotal) {
		if m := r.money(row, c, unit); m != nil && t.Amount == nil {
			t.Amount = corpus.Said(m.Value.Amount, m.Span, "table/sum-row")
		}
	}
	if t.Amount == nil {
		t.Amount = r.amountIn(label)
	}
	t.Count = r.countIn(row, label)
	if t.Amount != nil || t.Count != nil {
		r.addTotal(t)
	}
}

// amountIn reads the sum that a label itself gives: 合计:15个项目,总投资91亿元.
func (r *reader) amountIn(label corpus.Span) *corpus.Sourced[corpus.Amount] {
	for _, m := range value.Find(r.page.folded[label.Start:label.End], nil) {
		if m.Amount != nil && (m.Kind == value.KindAmount) {
			at := corpus.Span{Start: label.Start + m.Span.Start, End: label.Start + m.Span.End}
			return corpus.Said(*m.Amount, at, "table/sum-label")
		}
	}
	return nil
}

// groupTotal keeps the sum that the head of a group gives: 一、新能源(5个,120亿元).
func (r *reader) groupTotal(row corpus.Block, name corpus.Sourced[string]) {
	amount, count := r.amountIn(name.Span), r.countIn(row, row.Cells[0].Span)
	if amount == nil || count == nil {
		return
	}
	r.addTotal(corpus.Total{
		Document: r.doc.ID, Kind: corpus.TotalInvestment, Scope: corpus.Group, Of: withoutBrackets(r.page.fold(name.Span)), Event: r.totalEvent(name.Span),
		Amount: amount, Count: count, Unit: "项目", Place: r.context.place, Places: r.context.places, Date: r.context.date, Sentence: row.Span,
	})
}

func (r *reader) addTotal(t corpus.Total) {
	r.totals++
	t.ID = r.doc.ID + "#t" + strconv.Itoa(r.totals)
	r.found.Totals = append(r.found.Totals, t)
}

// totalEvent is the name of the table that a sum is of; else the sum's own words.
func (r *reader) totalEvent(label corpus.Span) corpus.Sourced[string] {
	for i := len(r.sheet.above) - 1; i >= 0; i-- {
		span := r.sheet.above[i]
		if strings.TrimSpace(r.page.fold(span)) == r.sheet.title && r.sheet.title != "" {
			return *corpus.Said(r.page.show(r.withoutUnit(span)), r.withoutUnit(span), "table/title")
		}
	}
	return *corpus.Said(r.page.show(label), label, "table/sum-label")
}

// withoutUnit cuts a bracket with the unit off a title: 项目一览表(单位:亿元).
func (r *reader) withoutUnit(span corpus.Span) corpus.Span {
	text := r.page.fold(span)
	for _, open := range []string{"(单位", "(unit", "[单位"} {
		if before, _, ok := strings.Cut(text, open); ok && before != "" {
			return trim(r.page.folded, corpus.Span{Start: span.Start, End: span.Start + len([]rune(before))})
		}
	}
	return span
}

// countIn reads the number of projects of a sum: 合计(15个), or a cell 4个.
func (r *reader) countIn(row corpus.Block, label corpus.Span) *corpus.Sourced[int] {
	for _, c := range row.Cells {
		col := r.column(c.Column)
		isCount := c.Span == label || col.role == roleCount || col.role == roleName || col.role == roleSerial || col.role == roleParty
		if !isCount {
			continue
		}
		for _, m := range value.Find(r.page.folded[c.Span.Start:c.Span.End], nil) {
			counted := m.Kind == value.KindQuantity && (m.Unit == "个" || m.Unit == "项" || m.Unit == "家" || m.Unit == "宗" || m.Unit == "件")
			plain := m.Kind == value.KindNumber && col.role == roleCount
			if n, err := strconv.Atoi(m.Number); err == nil && (counted || plain) {
				at := corpus.Span{Start: c.Span.Start + m.Span.Start, End: c.Span.Start + m.Span.End}
				return corpus.Said(n, at, "table/sum-count")
			}
		}
	}
	return nil
}

// column is the column of an index; the zero column when the header has none there.
func (r *reader) column(index int) column {
	for _, c := range r.sheet.columns {
		if c.index == index {
			return c
		}
	}
	return column{index: -1}
}
