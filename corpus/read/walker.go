package read

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// walker makes blocks of the elements of a page. Text in line elements
// gathers until a block element begins or ends.
type walker struct {
	limits Limits
	blocks []clean.Block
	text   strings.Builder
	linked int // characters of text that stand in links
	kind   corpus.BlockKind
	level  int
	inLink bool
	ready  bool   // text is as it stands, line for line
	term   string // that the next definition is of
	tables int
	err    error
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.write(n.Data)
		return
	case html.ElementNode, html.DocumentNode:
	default:
		return
	}
	switch n.DataAtom {
	case atom.Br:
		w.flush()
	case atom.A:
		was := w.inLink
		w.inLink = was || !contact(attr(n, "href"))
		w.children(n)
		w.inLink = was
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		w.block(n, corpus.Heading, int(n.Data[1]-'0'))
	case atom.Li:
		w.block(n, corpus.ListItem, 0)
	case atom.Dt, atom.Dd:
		w.definition(n)
	case atom.Pre:
		was := w.ready
		w.ready = true
		w.block(n, corpus.Paragraph, 0)
		w.ready = was
	case atom.Table:
		w.flush()
		w.table(n)
	case atom.Td, atom.Th:
		w.block(n, corpus.Paragraph, 0)
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Ul, atom.Ol, atom.Dl, atom.Tr, atom.Tbody,
		atom.Body, atom.Blockquote, atom.Figure, atom.Figcaption, atom.Caption, atom.Address, atom.Hr, atom.Center, atom.Footer, atom.Aside, atom.Form, atom.Nav:
		w.block(n, corpus.Paragraph, 0)
	default:
		w.children(n)
	}
}

// contact reports whether a link leads to a telephone or a mailbox: its text is
// what it says.
func contact(href string) bool {
	return strings.HasPrefix(href, "tel:") || strings.HasPrefix(href, "mailto:")
}

// definition puts the term of a list of definitions before what it is given:
// 总投资：9亿元.
func (w *walker) definition(n *html.Node) {
	w.flush()
	if n.DataAtom == atom.Dt {
		if w.term = strings.TrimRight(innerText(n), "：: "); utf8.RuneCountInString(w.term) > longestTerm {
			w.term = ""
			w.block(n, corpus.ListItem, 0)
		}
		return
	}
	if w.term != "" {
		w.text.WriteString(w.term + "：")
		w.term = ""
	}
	kind := w.kind
	w.kind = corpus.ListItem
	w.children(n)
	w.flush()
	w.kind = kind
}

// longestTerm is how many characters the term of a definition has.
const longestTerm = 20

func (w *walker) write(s string) {
	if w.ready {
		for line := range strings.SplitSeq(s, "\n") {
			w.text.WriteString(line)
			w.flush()
		}
		return
	}
	w.text.WriteString(s)
	if w.inLink {
		w.linked += utf8.RuneCountInString(strings.TrimSpace(s))
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) block(n *html.Node, kind corpus.BlockKind, level int) {
	w.flush()
	wasKind, wasLevel := w.kind, w.level
	if kind != corpus.Paragraph || w.kind == "" {
		w.kind, w.level = kind, level
	}
	w.children(n)
	w.flush()
	w.kind, w.level = wasKind, wasLevel
}

// flush ends a block. One that is mostly links is navigation, unless it is a
// heading or reads like a sentence.
func (w *walker) flush() {
	text := strings.Join(strings.Fields(w.text.String()), " ")
	if strings.Contains(w.text.String(), "\u3000") {
		text = strings.TrimSpace(w.text.String())
		text = strings.NewReplacer("\n", " ", "\r", " ").Replace(text)
	}
	linked := w.linked
	w.text.Reset()
	w.linked = 0
	if text == "" {
		return
	}
	n := utf8.RuneCountInString(text)
	if w.kind != corpus.Heading && linked*10 > n*7 && !strings.ContainsAny(text, "。；") {
		return
	}
	kind := w.kind
	if kind == "" {
		kind = corpus.Paragraph
	}
	w.blocks = append(w.blocks, clean.Block{Kind: kind, Level: w.level, Text: text})
}

// table reads a table of data; a table that only sets the page is walked.
func (w *walker) table(n *html.Node) {
	if layout(n) {
		w.children(n)
		w.flush()
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Caption {
			w.block(c, corpus.Paragraph, 0)
		}
	}
	w.tables++
	g := grid{number: w.tables}
	f := filler{limits: w.limits, grid: &g}
	f.rows(n)
	if f.err != nil {
		w.err = f.err
		return
	}
	w.blocks = append(w.blocks, g.blocks()...)
}

// layout reports whether a table holds a page rather than data: tables or
// headings inside it, one column, or cells as long as reports.
func layout(n *html.Node) bool {
	widest := 0
	for d := range n.Descendants() {
		switch d.DataAtom {
		case atom.Table, atom.H1, atom.H2:
			return true
		case atom.Tr:
			columns := 0
			for c := d.FirstChild; c != nil; c = c.NextSibling {
				if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
					columns++
					if textLength(c) > 600 {
						return true
					}
				}
			}
			widest = max(widest, columns)
		}
	}
	return widest < 2
}

// filler lays the cells of a table out, each merged one in all its places.
type filler struct {
	limits Limits
	grid   *grid
	merges int
	open   map[int]*hanging // by column: cells that reach further down
	err    error
}

// hanging is a cell that covers left more rows.
type hanging struct {
	cell gridCell
	left int
}

func (f *filler) rows(n *html.Node) {
	for c := n.FirstChild; c != nil && f.err == nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Tr:
			f.row(c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			f.rows(c)
		}
	}
}

func (f *filler) row(n *html.Node) {
	if f.open == nil {
		f.open = map[int]*hanging{}
	}
	if len(f.grid.rows) >= f.limits.Rows {
		f.err = failed(ErrTooLarge, "too_many_rows", "", f.limits.Rows)
		return
	}
	row := gridRow{number: len(f.grid.rows) + 1}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			f.hang(&row)
			f.cell(&row, c)
		}
		if len(row.cells) > f.limits.Columns {
			f.err = failed(ErrTooLarge, "too_many_columns", "", len(row.cells), f.limits.Columns)
			return
		}
	}
	f.hang(&row)
	f.grid.rows = append(f.grid.rows, row)
	if f.grid.places += len(row.cells); f.grid.places > maxPlaces {
		f.err = failed(ErrTooLarge, "too_many_cells", "", maxPlaces)
	}
}

// hang adds the cells from above that cover the next places of the row.
func (f *filler) hang(row *gridRow) {
	for {
		h := f.open[len(row.cells)]
		if h == nil {
			return
		}
		if h.left--; h.left == 0 {
			delete(f.open, len(row.cells))
		}
		row.cells = append(row.cells, h.cell)
		if len(row.cells) > 2*f.limits.Columns {
			return
		}
	}
}

func (f *filler) cell(row *gridRow, n *html.Node) {
	cell := gridCell{text: cellText(n)}
	across, down := covers(n, "colspan", f.limits.Columns), covers(n, "rowspan", 10_000)
	if across > 1 || down > 1 {
		f.merges++
		cell.merge = f.merges
	}
	for range across {
		if down > 1 {
			f.open[len(row.cells)] = &hanging{cell, down - 1}
		}
		row.cells = append(row.cells, cell)
	}
}

func covers(n *html.Node, key string, most int) int {
	v, err := strconv.Atoi(strings.TrimSpace(attr(n, key)))
	if err != nil || v < 1 {
		return 1
	}
	return min(v, most)
}

// cellText is the text of a cell with a line feed for each break.
func cellText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			b.WriteString(strings.NewReplacer("\n", " ", "\r", " ", "\t", " ").Replace(d.Data))
		case d.DataAtom == atom.Br, d.DataAtom == atom.P, d.DataAtom == atom.Div:
			b.WriteByte('\n')
		}
	}
	return strings.TrimSpace(b.String())
}
