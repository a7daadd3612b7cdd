package table

import (
	"strings"

	"zhaoshang/corpus"
)

// form reads a table that is a form about one project, its labels standing
// beside what they name: 项目名称 | 甲 | 投资方 | 乙. It becomes a table of one row;
// false when it is no form.
func (t *Rules) form(p page, s *sheet, headers []corpus.Block) bool {
	all := append(append([]corpus.Block{}, headers...), s.rows...)
	var columns []column
	var row corpus.Block
	title := 0
	for _, b := range all {
		if len(b.Cells) == 1 && len(columns) == 0 {
			title++
			continue
		}
		if len(b.Cells)%2 != 0 {
			return false
		}
		for i := 0; i < len(b.Cells); i += 2 {
			c := column{index: len(columns), name: squeeze(p.fold(b.Cells[i].Span)), label: p.show(b.Cells[i].Span), span: b.Cells[i].Span}
			c.name = strings.TrimRight(c.name, ":：")
			c.role, c.rank = t.words.role(c.name)
			columns = append(columns, c)
			row.Cells = append(row.Cells, corpus.Cell{Span: b.Cells[i+1].Span, Column: c.index})
		}
		row.Span = span(row.Span, b.Span)
	}
	if len(all)-title < 3 || !isForm(columns) {
		return false
	}
	for _, b := range all[:title] {
		s.above = append(s.above, b.Cells[0].Span)
	}
	row.Kind = corpus.TableRow
	s.columns, s.rows = columns, []corpus.Block{row}
	t.units(p, s)
	s.title = t.title(p, s)
	return true
}

// isForm reports that most labels are names of columns, each once, and one is
// that of the project's name.
func isForm(columns []column) bool {
	known, names := 0, 0
	for _, c := range columns {
		if c.role != "" {
			known++
		}
		if c.role == roleName {
			names++
		}
	}
	return names == 1 && known*4 >= len(columns)*3
}

// span joins a span to those before it; the zero one to none.
func span(before, next corpus.Span) corpus.Span {
	if before.Empty() {
		return next
	}
	return corpus.Span{Start: before.Start, End: next.End}
}
