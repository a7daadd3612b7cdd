package read

import (
	"context"
	"encoding/xml"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// readDOCX reads a Word document as it stands with all changes accepted:
// paragraphs, tables, text boxes once, footnotes under their paragraph.
// Headers, footers, comments and hidden text are left out.
func readDOCX(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	c, err := open(data, lim)
	if err != nil {
		return parsed{}, err
	}
	main := "word/document.xml"
	if rels, err := c.relations("_rels/.rels", ""); err == nil && rels[""] != "" {
		main = rels[""]
	}
	body, err := c.read(main)
	if err != nil {
		return parsed{}, err
	}
	if body == nil {
		return parsed{}, failed(ErrDamaged, "not_office", "")
	}
	d := &docx{ctx: ctx, limits: lim, tables: new(int)}
	if d.styles, err = docxStyles(c); err != nil {
		return parsed{}, err
	}
	if d.notes, err = docxNotes(ctx, c, lim); err != nil {
		return parsed{}, err
	}
	if d.numbers, err = docxNumbering(ctx, c); err != nil {
		return parsed{}, err
	}
	root, err := tree(ctx, body)
	if err != nil {
		return parsed{}, err
	}
	d.content(root)
	if d.err != nil {
		return parsed{}, d.err
	}
	return parsed{blocks: guessHeadings(d.blocks)}, nil
}

// element is a part of a document's XML: a name with its children, or text.
type element struct {
	name     string
	text     string
	attrs    []xml.Attr
	children []*element
}

// maxElements bounds the tree of one part, and so its memory.
const (
	maxElements = 1_000_000
	maxNesting  = 256
)

// tree reads a part into elements. Names lose their prefix; what no reader
// asks for (drawing properties, run fonts) is left out.
func tree(ctx context.Context, data []byte) (*element, error) {
	root := &element{}
	stack := []*element{root}
	total, skipped := 0, 0
	err := eachElement(data, func(_ *xml.Decoder, t xml.Token) error {
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if total++; total > maxElements || len(stack) > maxNesting {
				return failed(ErrTooLarge, "memory", "")
			}
			if total%4096 == 0 && ctx.Err() != nil {
				return ctx.Err()
			}
			if skipped > 0 || unread(t.Name.Local) {
				skipped++
				return nil
			}
			e := &element{name: t.Name.Local}
			if len(t.Attr) > 0 {
				e.attrs = append([]xml.Attr(nil), t.Attr...)
			}
			top.children = append(top.children, e)
			stack = append(stack, e)
		case xml.EndElement:
			if skipped > 0 {
				skipped--
			} else if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			if skipped == 0 && (top.name == "t") {
				top.text += string(t)
			}
		}
		return nil
	})
	if err == nil && len(stack) > 1 {
		err = failed(ErrDamaged, "damaged", "")
	}
	return root, err
}

func unread(name string) bool {
	switch name {
	case "rFonts", "sz", "szCs", "color", "lang", "bdr", "shd", "tblBorders", "tblGrid", "spPr", "sectPr", "tcBorders", "delText", "instrText", "bookmarkStart", "bookmarkEnd", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange":
		return true
	}
	return false
}

func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e *element) child(name string) *element {
	if e == nil {
		return nil
	}
	for _, c := range e.children {
		if c.name == name {
			return c
		}
	}
	return nil
}

// on reports whether a switch such as w:vanish is there and not turned off.
func (e *element) on(name string) bool {
	c := e.child(name)
	if c == nil {
		return false
	}
	v := c.attr("val")
	return v != "0" && v != "false" && v != "off" && v != "none"
}

// docx walks a document's elements and collects its blocks.
type docx struct {
	ctx     context.Context
	limits  Limits
	styles  map[string]style
	notes   map[string]string // footnotes and endnotes by kind and id
	numbers *numbering
	blocks  []clean.Block
	para    *paragraph
	carry   string // text of a paragraph whose end was deleted
	tables  *int   // counted over the cells that hold some
	inCell  bool
	err     error
}

// style says what a paragraph style means: a heading's level, a line of a table
// of contents, the list that its paragraphs are numbered in.
type style struct {
	level    int
	contents bool
	list     string // w:numId
	depth    int    // of the list; -1 when the list says it by the style
	based    string
}

// paragraph is the one being read, with what follows it.
type paragraph struct {
	text  strings.Builder
	boxes []*element
	notes []string
}

func (d *docx) content(e *element) {
	for _, c := range e.children {
		if d.err != nil {
			return
		}
		switch c.name {
		case "p":
			d.paragraph(c)
		case "tbl":
			d.table(c)
		case "del", "moveFrom":
		case "AlternateContent":
			d.content(choice(c))
		default:
			d.content(c)
		}
	}
}

// choice is the one alternative that counts: the first, or the fallback when
// there is none.
func choice(e *element) *element {
	if c := e.child("Choice"); c != nil {
		return c
	}
	if c := e.child("Fallback"); c != nil {
		return c
	}
	return &element{}
}

func (d *docx) paragraph(e *element) {
	outer := d.para
	d.para = &paragraph{}
	p := d.para
	p.text.WriteString(d.carry)
	d.carry = ""
	d.runs(e)
	d.para = outer
	props := e.child("pPr")
	name := props.child("pStyle").val()
	s := d.styles[name]
	if level := props.child("outlineLvl"); level != nil {
		s.level = outline(level.attr("val"))
	}
	text := strings.Trim(p.text.String(), "\n")
	if mark := props.child("rPr"); mark.child("del") != nil || mark.child("moveFrom") != nil {
		d.carry = text
		text = ""
	} else {
		label := d.number(props, s, name)
		if strings.TrimSpace(text) != "" || d.inCell {
			text = prefixed(label, text)
		}
	}
	if strings.TrimSpace(text) != "" && !s.contents {
		d.lines(text, s.level, props.child("numPr") != nil)
	}
	for _, box := range p.boxes {
		d.content(box)
	}
	for _, note := range p.notes {
		d.blocks = append(d.blocks, clean.Block{Kind: corpus.Footnote, Text: note})
	}
}

// number counts a paragraph of a list and gives the number that Word puts
// before it.
func (d *docx) number(props *element, s style, name string) string {
	if d.numbers == nil {
		return ""
	}
	id, depth := s.list, s.depth
	if own := props.child("numPr"); own != nil {
		if own.child("numId") != nil {
			id, depth = own.child("numId").val(), 0
		}
		if own.child("ilvl") != nil {
			depth = number(own.child("ilvl").val(), 0)
		}
	}
	return d.numbers.next(id, depth, name)
}

// lines adds a block for each line of a paragraph.
func (d *docx) lines(text string, level int, listed bool) {
	b := clean.Block{Kind: corpus.Paragraph}
	switch {
	case level > 0:
		b.Kind, b.Level = corpus.Heading, level
	case listed:
		b.Kind = corpus.ListItem
	}
	for line := range strings.SplitSeq(text, "\n") {
		if b.Text = line; strings.TrimSpace(line) != "" {
			d.blocks = append(d.blocks, b)
		}
	}
}

// runs gathers the text of a paragraph.
func (d *docx) runs(e *element) {
	for _, c := range e.children {
		switch c.name {
		case "pPr", "rPr", "del", "moveFrom", "commentReference", "annotationRef", "rt": // rt is the reading above a character
		case "r":
			if props := c.child("rPr"); props == nil || !props.on("vanish") && !props.on("webHidden") {
				d.runs(c)
			}
		case "t":
			d.para.text.WriteString(c.text)
		case "tab", "ptab":
			d.para.text.WriteByte('\t')
		case "br", "cr":
			if kind := c.attr("type"); kind == "" || kind == "textWrapping" {
				d.para.text.WriteByte('\n')
			}
		case "noBreakHyphen":
			d.para.text.WriteByte('-')
		case "footnoteReference", "endnoteReference":
			if note := d.notes[c.name+c.attr("id")]; note != "" {
				d.para.notes = append(d.para.notes, note)
			}
		case "txbxContent":
			d.para.boxes = append(d.para.boxes, c)
		case "AlternateContent":
			d.runs(choice(c))
		default:
			d.runs(c)
		}
	}
}

// table reads a table; one of a single column only sets the page.
func (d *docx) table(e *element) {
	rows := d.tableRows(e)
	if setsPage(rows) {
		for _, row := range rows {
			for _, c := range cellsOf(row) {
				d.content(c)
			}
		}
		return
	}
	*d.tables++
	g := grid{number: *d.tables}
	var notes []string
	merges, above := 0, map[int]gridCell{} // cells that go on below, by column
	for _, row := range rows {
		if len(g.rows) >= d.limits.Rows {
			d.err = failed(ErrTooLarge, "too_many_rows", "", d.limits.Rows)
			return
		}
		r := gridRow{number: len(g.rows) + 1}
		if before := row.child("trPr").child("gridBefore"); before != nil {
			r.cells = make([]gridCell, min(number(before.attr("val"), 0), d.limits.Columns))
		}
		for _, c := range cellsOf(row) {
			cell, span := d.cell(c, &notes), 1
			props := c.child("tcPr")
			if g := props.child("gridSpan"); g != nil {
				span = min(max(number(g.attr("val"), 1), 1), d.limits.Columns)
			}
			v := props.child("vMerge")
			at := len(r.cells)
			switch {
			case v != nil && v.attr("val") != "restart":
				cell = above[at]
			case v != nil || span > 1:
				merges++
				cell.merge = merges
			}
			if v != nil {
				above[at] = cell
			} else {
				delete(above, at)
			}
			for range span {
				r.cells = append(r.cells, cell)
			}
		}
		if g.places += len(r.cells); g.places > maxPlaces || len(r.cells) > 2*d.limits.Columns {
			d.err = failed(ErrTooLarge, "too_many_cells", "", maxPlaces)
			return
		}
		g.rows = append(g.rows, r)
	}
	d.blocks = append(d.blocks, g.blocks()...)
	for _, note := range notes {
		d.blocks = append(d.blocks, clean.Block{Kind: corpus.Footnote, Text: note})
	}
}

// setsPage reports whether a table only sets the page: it has one column, or
// its cells hold tables of several rows.
func setsPage(rows []*element) bool {
	widest := 0
	for _, row := range rows {
		cells := cellsOf(row)
		widest = max(widest, len(cells))
		for _, c := range cells {
			if len(rows) <= 2 && nested(c) > 2 {
				return true
			}
		}
	}
	return widest <= 1
}

// nested is how many rows the tables in a cell have.
func nested(cell *element) int {
	n := 0
	for _, c := range cell.children {
		if c.name == "tbl" {
			for _, row := range c.children {
				if row.name == "tr" {
					n++
				}
			}
		}
	}
	return n
}

// tableRows lists the rows that stand after the changes.
func (d *docx) tableRows(e *element) []*element {
	var rows []*element
	for _, c := range e.children {
		switch c.name {
		case "tr":
			if c.child("trPr").child("del") == nil {
				rows = append(rows, c)
			}
		case "sdt", "sdtContent", "customXml", "ins":
			rows = append(rows, d.tableRows(c)...)
		}
	}
	return rows
}

func cellsOf(row *element) []*element {
	var cells []*element
	for _, c := range row.children {
		switch c.name {
		case "tc":
			if c.child("tcPr").child("cellDel") == nil {
				cells = append(cells, c)
			}
		case "sdt", "sdtContent", "customXml":
			cells = append(cells, cellsOf(c)...)
		}
	}
	return cells
}

// cell is the text of a cell, a line for each of its paragraphs.
func (d *docx) cell(e *element, notes *[]string) gridCell {
	inner := &docx{ctx: d.ctx, limits: d.limits, styles: d.styles, notes: d.notes, numbers: d.numbers, tables: new(int), inCell: true}
	inner.content(e)
	if inner.err != nil {
		d.err = inner.err
	}
	var lines []string
	for i, b := range inner.blocks {
		switch {
		case b.Kind == corpus.Footnote:
			*notes = append(*notes, b.Text)
		case len(b.Cells) > 0:
			var parts []string
			for _, c := range b.Cells {
				parts = append(parts, c.Text)
			}
			line := strings.Join(parts, " ")
			if i+1 < len(inner.blocks) && len(inner.blocks[i+1].Cells) > 0 {
				line += "；"
			}
			lines = append(lines, line)
		default:
			lines = append(lines, b.Text)
		}
	}
	return gridCell{text: strings.Join(lines, "\n")}
}

func number(s string, fallback int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil {
		return fallback
	}
	return n
}

// outline turns a level counted from 0 into one from 1 to 6; 9 is text.
func outline(s string) int {
	n := number(s, 9)
	if n < 0 || n > 8 {
		return 0
	}
	return min(n+1, 6)
}

// docxStyles reads which styles are headings, by outline level or name.
func docxStyles(c *container) (map[string]style, error) {
	styles := map[string]style{}
	data, err := c.read("word/styles.xml")
	if err != nil || data == nil {
		return styles, err
	}
	root, err := tree(context.Background(), data)
	if err != nil {
		return styles, nil // a document can be read without its styles
	}
	for _, top := range root.children {
		for _, s := range top.children {
			if s.name != "style" || s.attr("type") != "paragraph" {
				continue
			}
			name := strings.ToLower(s.child("name").val())
			st := style{contents: strings.HasPrefix(name, "toc ") || strings.HasPrefix(name, "目录"), depth: -1, based: s.child("basedOn").val()}
			if list := s.child("pPr").child("numPr"); list != nil {
				st.list, st.depth = list.child("numId").val(), number(list.child("ilvl").val(), -1)
			}
			switch level := s.child("pPr").child("outlineLvl"); {
			case name == "title" || name == "标题":
				st.level = 1
			case strings.HasPrefix(name, "heading "), strings.HasPrefix(name, "标题 "):
				st.level = min(max(number(name[len(name)-1:], 1), 1), 6)
			case level != nil:
				st.level = outline(level.attr("val"))
			}
			styles[s.attr("styleId")] = st
		}
	}
	inherit(styles)
	return styles, nil
}

// inherit gives styles the list of the style that they are based on.
func inherit(styles map[string]style) {
	for id, s := range styles {
		for base, steps := s.based, 0; s.list == "" && base != "" && steps < 12; steps++ {
			s.list, s.depth = styles[base].list, styles[base].depth
			base = styles[base].based
		}
		styles[id] = s
	}
}

// docxNotes reads footnotes and endnotes by the name of their reference.
func docxNotes(ctx context.Context, c *container, lim Limits) (map[string]string, error) {
	notes := map[string]string{}
	for part, reference := range map[string]string{"footnotes": "footnoteReference", "endnotes": "endnoteReference"} {
		data, err := c.read("word/" + part + ".xml")
		if err != nil {
			return nil, err
		}
		if data == nil {
			continue
		}
		root, err := tree(ctx, data)
		if err != nil {
			return nil, err
		}
		for _, top := range root.children {
			for _, n := range top.children {
				if kind := n.attr("type"); kind != "" && kind != "normal" {
					continue
				}
				inner := &docx{ctx: ctx, limits: lim, tables: new(int)}
				inner.content(n)
				var lines []string
				for _, b := range inner.blocks {
					lines = append(lines, strings.TrimSpace(b.Text))
				}
				notes[reference+n.attr("id")] = strings.Join(lines, " ")
			}
		}
	}
	return notes, nil
}

// guessHeadings marks lines that read like headings in a text whose author
// used no heading styles.
func guessHeadings(blocks []clean.Block) []clean.Block {
	for _, b := range blocks {
		if b.Kind == corpus.Heading {
			return blocks
		}
	}
	for i := range blocks {
		next := ""
		if i+1 < len(blocks) {
			next = blocks[i+1].Text
			if len(blocks[i+1].Cells) > 0 {
				next = strings.Repeat("表", 60)
			}
		}
		if blocks[i].Kind == corpus.Paragraph {
			if level := headingLevel(strings.TrimSpace(blocks[i].Text), next, i == 0); level > 0 {
				blocks[i].Kind, blocks[i].Level = corpus.Heading, level
			}
		}
	}
	return blocks
}
