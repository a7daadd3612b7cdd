package reading

import (
	"strings"

	"zhaoshang/corpus"
)

// Table is a table of a document: the names of its columns and its rows.
type Table struct {
	Number  int
	Columns []string // folded; of a header of two rows, both joined
	Rows    []Row
	Caption corpus.Span // the heading or line above it
}

// Row is one row of a table.
type Row struct {
	Sentence int
	Cells    []corpus.Span // by column; empty where there is none
	Total    bool          // 合计, 小计, 总计
}

func readTables(p *Page) []Table {
	var out []Table
	byNumber := map[int]int{}
	last := corpus.Span{}
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Kind != corpus.TableRow {
			last = s.Span
			continue
		}
		b := p.Text.Blocks[s.Block]
		at, ok := byNumber[b.Table]
		if !ok {
			at = len(out)
			byNumber[b.Table] = at
			out = append(out, Table{Number: b.Table, Caption: last})
		}
		addRow(p, &out[at], b, i)
		if n := len(out[at].Rows); n > 0 && out[at].Rows[n-1].Sentence == i {
			s.Table, s.Row = at, n-1
		}
	}
	return out
}

func addRow(p *Page, t *Table, b corpus.Block, sentence int) {
	if b.Header {
		addHeader(p, t, b)
		return
	}
	r := Row{Sentence: sentence}
	for _, c := range b.Cells {
		for len(r.Cells) <= c.Column {
			r.Cells = append(r.Cells, corpus.Span{})
		}
		r.Cells[c.Column] = c.Span
		if text := p.Read(c.Span); c.Column < 2 && (strings.HasPrefix(text, "合计") || strings.HasPrefix(text, "总计") || strings.HasPrefix(text, "小计") || strings.HasSuffix(text, "小计")) {
			r.Total = true
		}
	}
	t.Rows = append(t.Rows, r)
}

// addHeader joins the names of two header rows; an empty upper cell takes the
// name to its left.
func addHeader(p *Page, t *Table, b corpus.Block) {
	names := make([]string, 0, len(b.Cells))
	for _, c := range b.Cells {
		for len(names) <= c.Column {
			names = append(names, "")
		}
		names[c.Column] = p.Read(c.Span)
	}
	if countFilled(names) <= 1 && len(t.Columns) == 0 {
		if len(b.Cells) > 0 && t.Caption.Empty() {
			t.Caption = b.Span
		}
		return
	}
	if len(t.Columns) == 0 {
		t.Columns = names
		return
	}
	for i := range names {
		for len(t.Columns) <= i {
			t.Columns = append(t.Columns, "")
		}
		if names[i] == "" {
			continue
		}
		upper := t.Columns[i]
		for k := i; upper == "" && k >= 0; k-- {
			upper = t.Columns[k]
		}
		t.Columns[i] = upper + " " + names[i]
	}
}

func countFilled(names []string) int {
	n := 0
	for _, s := range names {
		if s != "" {
			n++
		}
	}
	return n
}

// Column gives the name of a column, "" when it has none.
func (t *Table) Column(i int) string {
	if i < len(t.Columns) {
		return t.Columns[i]
	}
	return ""
}
