package corpus

import (
	"sort"
	"strconv"
)

// Place is where in its source a span of a text stands.
type Place struct {
	Origin
	Table       int    // 1-based number of the table among paragraphs; 0 where rows are those of the file
	First, Last string // columns of the cells it covers, as a sheet names them: B, AA; "" for none
	Cell        int    // 1-based column when it lies in one cell; 0 when it does not
}

// Place gives the place of a span: that of the block it begins in, and the
// cells of a row that it covers. ok is false for a span outside the text and
// for lines that no source has.
func (t Text) Place(s Span) (p Place, ok bool) {
	i := sort.Search(len(t.Blocks), func(i int) bool { return t.Blocks[i].Span.End > s.Start })
	if i == len(t.Blocks) || t.Blocks[i].Span.Start > s.Start || t.Blocks[i].Kind == Correction {
		return Place{}, false
	}
	b := &t.Blocks[i]
	p = Place{Origin: b.Origin}
	if b.Table > 0 && b.Origin.Sheet == "" && t.hasParagraphs() {
		p.Table = b.Table
	}
	covered := 0
	for _, c := range b.Cells {
		if !c.Span.Overlaps(s) {
			continue
		}
		if covered++; covered == 1 {
			p.First, p.Cell = ColumnName(c.Column), c.Column+1
		}
		p.Last = ColumnName(c.Column)
	}
	if covered > 1 {
		p.Cell = 0
	}
	return p, p.Origin != Origin{}
}

func (t Text) hasParagraphs() bool {
	for i := range t.Blocks {
		if t.Blocks[i].Origin.Paragraph > 0 {
			return true
		}
	}
	return false
}

// Unit is the part of a document that the place is in, page, line, paragraph,
// table or row, with its 1-based number; row is that of the row in a table. It
// is for places outside workbooks, which have a Reference.
func (p Place) Unit() (unit string, number, row int) {
	switch {
	case p.Page > 0:
		return "page", p.Page, 0
	case p.Line > 0:
		return "line", p.Line, 0
	case p.Paragraph > 0:
		return "paragraph", p.Paragraph, 0
	case p.Table > 0:
		return "table", p.Table, p.Row
	}
	return "row", p.Row, 0
}

// Reference is the place as a workbook names it: Sheet1!B7, Sheet1!A7:F7, or
// the sheet alone for what lies in no cell.
func (p Place) Reference() string {
	switch {
	case p.Sheet == "" || p.First == "":
		return p.Sheet
	case p.First == p.Last:
		return p.Sheet + "!" + p.First + strconv.Itoa(p.Row)
	}
	return p.Sheet + "!" + p.First + strconv.Itoa(p.Row) + ":" + p.Last + strconv.Itoa(p.Row)
}

// ColumnName is the name of a column, counted from 0: A, B … Z, AA.
func ColumnName(n int) string {
	name := ""
	for n++; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
