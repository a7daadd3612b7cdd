package read

import (
	"context"
	"encoding/xml"
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// readXLSX reads the visible sheets of a workbook: values as they are shown,
// with the unit that a number format adds, serial dates as 2024-05-16, cached
// values of formulas, merged cells in each row they cover. Sheets are read
// row by row: a part of a workbook is never held as a tree.
func readXLSX(ctx context.Context, data []byte, lim Limits) (parsed, error) {
	c, err := open(data, lim)
	if err != nil {
		return parsed{}, err
	}
	w := workbook{ctx: ctx, limits: lim, container: c}
	if err := w.load(); err != nil {
		return parsed{}, err
	}
	var p parsed
	var grids []grid
	for _, s := range w.sheets {
		if s.hidden {
			p.notes = append(p.notes, failed(ErrSkipped, "hidden_sheet", s.name, s.name))
			continue
		}
		g, err := w.sheet(s)
		if err != nil {
			return parsed{}, err
		}
		if len(g.rows)+len(g.boxes) > 0 {
			grids = append(grids, g)
		}
	}
	p.notes = append(p.notes, w.notes...)
	number := 0
	for _, g := range grids {
		if len(grids) > 1 && !standardSheet.MatchString(g.sheet) {
			p.blocks = append(p.blocks, clean.Block{Kind: corpus.Heading, Level: 2, Text: g.sheet, Origin: corpus.Origin{Sheet: g.sheet}})
		}
		for _, part := range g.parts() {
			number++
			part.number = number
			p.blocks = append(p.blocks, part.blocks()...)
		}
		for _, text := range g.boxes {
			p.blocks = append(p.blocks, clean.Block{Kind: corpus.Paragraph, Text: text, Origin: corpus.Origin{Sheet: g.sheet}})
		}
	}
	return p, nil
}

var standardSheet = regexp.MustCompile(`(?i)^(sheet|工作表|表)\s*\d*$`)

// workbook is what the sheets of a file share.
type workbook struct {
	ctx       context.Context
	limits    Limits
	container *container
	sheets    []sheetRef
	strings   []string
	formats   []format // by style index
	from1904  bool
	notes     []error
}

type sheetRef struct {
	name, part string
	hidden     bool
}

func (w *workbook) load() error {
	main := "xl/workbook.xml"
	if rels, err := w.container.relations("_rels/.rels", ""); err == nil && rels[""] != "" {
		main = rels[""]
	}
	dir := path.Dir(main)
	rels, err := w.container.relations(dir+"/_rels/"+path.Base(main)+".rels", dir)
	if err != nil {
		return err
	}
	data, err := w.container.read(main)
	if err != nil {
		return err
	}
	err = eachElement(data, func(_ *xml.Decoder, t xml.Token) error {
		e, ok := t.(xml.StartElement)
		switch {
		case ok && e.Name.Local == "workbookPr":
			w.from1904 = attribute(e, "date1904") == "1" || attribute(e, "date1904") == "true"
		case ok && e.Name.Local == "sheet":
			state := attribute(e, "state")
			w.sheets = append(w.sheets, sheetRef{attribute(e, "name"), rels[attribute(e, "id")], state == "hidden" || state == "veryHidden"})
		}
		return nil
	})
	if err == nil {
		err = w.sharedStrings(dir)
	}
	if err == nil {
		err = w.styles(dir)
	}
	return err
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// sharedStrings reads the texts that cells refer to by number; ruby of
// phonetic runs (rPh) is left out.
func (w *workbook) sharedStrings(dir string) error {
	data, err := w.container.read(dir + "/sharedStrings.xml")
	if err != nil || data == nil {
		return err
	}
	var text strings.Builder
	inText, phonetic := false, false
	return eachElement(data, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "si":
				text.Reset()
			case "t":
				inText = true
			case "rPh":
				phonetic = true
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "si":
				w.strings = append(w.strings, unescape(text.String()))
				if len(w.strings)%4096 == 0 && w.ctx.Err() != nil {
					return w.ctx.Err()
				}
			case "t":
				inText = false
			case "rPh":
				phonetic = false
			}
		case xml.CharData:
			if inText && !phonetic {
				text.Write(t)
			}
		}
		return nil
	})
}

var escaped = regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// unescape turns _x000D_ into the character it stands for.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}

func (w *workbook) styles(dir string) error {
	data, err := w.container.read(dir + "/styles.xml")
	if err != nil || data == nil {
		return err
	}
	codes := map[int]string{}
	inXfs := false
	return eachElement(data, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "numFmt":
				codes[number(attribute(t, "numFmtId"), 0)] = attribute(t, "formatCode")
			case "cellXfs":
				inXfs = true
			case "xf":
				if inXfs {
					w.formats = append(w.formats, newFormat(number(attribute(t, "numFmtId"), 0), codes))
				}
			}
		case xml.EndElement:
			if t.Name.Local == "cellXfs" {
				inXfs = false
			}
		}
		return nil
	})
}

// sheet reads one sheet into a grid.
func (w *workbook) sheet(ref sheetRef) (grid, error) {
	data, err := w.container.read(ref.part)
	if err != nil || data == nil {
		return grid{}, err
	}
	r := sheetReader{workbook: w, grid: grid{sheet: ref.name}, place: fmt.Sprintf("工作表“%s”", ref.name)}
	if err := eachElement(data, r.token); err != nil {
		return grid{}, err
	}
	r.merge()
	r.unhide()
	if r.unsaved > 0 {
		w.notes = append(w.notes, failed(ErrSkipped, "no_value", r.place, r.unsaved))
	}
	if r.grid.boxes, err = w.textBoxes(ref.part); err != nil {
		return grid{}, err
	}
	if _, err := r.grid.narrow(w.limits.Columns); err != nil {
		return grid{}, err
	}
	return r.grid, nil
}

// sheetReader collects the cells of a sheet as its tokens come.
type sheetReader struct {
	*workbook
	grid   grid
	place  string
	row    gridRow
	column int
	style  int
	kind   string // t of a cell: s, str, inlineStr, b, e, d, or a number
	value  strings.Builder
	inside bool // of v or of t
	merges []string

	formula bool // in the cell
	unsaved int  // formulas without a value
	hiding  hiding
}

func (r *sheetReader) token(_ *xml.Decoder, t xml.Token) error {
	switch t := t.(type) {
	case xml.StartElement:
		switch t.Name.Local {
		case "row":
			r.row = gridRow{number: number(attribute(t, "r"), r.row.number+1)}
			r.column = -1
			r.hiding.row(t, r.row.number)
		case "col":
			r.hiding.columns(t)
		case "autoFilter", "tableParts":
			r.hiding.filtered = true
		case "f":
			r.formula = true
		case "c":
			r.column = column(attribute(t, "r"), r.column+1)
			r.kind, r.style = attribute(t, "t"), number(attribute(t, "s"), 0)
			r.value.Reset()
			r.formula = false
		case "v", "t":
			r.inside = true
		case "mergeCell":
			if len(r.merges) < maxPlaces/10 {
				r.merges = append(r.merges, attribute(t, "ref"))
			}
		}
	case xml.CharData:
		if r.inside {
			r.value.Write(t)
		}
	case xml.EndElement:
		switch t.Name.Local {
		case "v", "t":
			r.inside = false
		case "c":
			return r.cell()
		case "row":
			return r.endRow()
		}
	}
	return nil
}

// lastColumn is the widest a sheet can be.
const lastColumn = 16384

func (r *sheetReader) cell() error {
	if r.formula && r.value.Len() == 0 && r.kind != "str" {
		r.unsaved++
	}
	text := r.text()
	if text == "" || r.column < 0 || r.column >= lastColumn {
		return nil
	}
	for len(r.row.cells) <= r.column {
		r.row.cells = append(r.row.cells, gridCell{})
	}
	r.row.cells[r.column].text = text
	return nil
}

func (r *sheetReader) endRow() error {
	r.grid.places += len(r.row.cells) + 1
	switch {
	case len(r.grid.rows) >= r.limits.Rows:
		return failed(ErrTooLarge, "too_many_rows", r.place, r.limits.Rows)
	case r.grid.places > maxPlaces:
		return failed(ErrTooLarge, "too_many_cells", r.place, maxPlaces)
	case len(r.grid.rows)%256 == 0 && r.ctx.Err() != nil:
		return r.ctx.Err()
	}
	r.grid.rows = append(r.grid.rows, r.row)
	return nil
}

// text is a cell as it is shown. Errors of formulas show nothing.
func (r *sheetReader) text() string {
	v := r.value.String()
	switch r.kind {
	case "s":
		if n := number(v, -1); n >= 0 && n < len(r.strings) {
			return strings.TrimSpace(r.strings[n])
		}
		return ""
	case "str", "inlineStr":
		return strings.TrimSpace(unescape(v))
	case "b":
		if v == "1" {
			return "是"
		}
		return "否"
	case "e":
		return ""
	case "d":
		day, _, _ := strings.Cut(v, "T")
		return day
	}
	f := format{}
	if r.style >= 0 && r.style < len(r.formats) {
		f = r.formats[r.style]
	}
	return f.show(strings.TrimSpace(v), r.from1904)
}

// column is the place of a reference such as BC12, counted from 0.
func column(ref string, fallback int) int {
	n := 0
	for i := 0; i < len(ref) && i < 4; i++ {
		c := ref[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	if n == 0 {
		return fallback
	}
	return n - 1
}

// merge repeats merged cells in the places they cover, within the rows and
// columns that the sheet uses.
func (r *sheetReader) merge() {
	index := make(map[int]int, len(r.grid.rows))
	width := 0
	for i, row := range r.grid.rows {
		index[row.number] = i
		width = max(width, len(row.cells))
	}
	work := maxPlaces
	for n, ref := range r.merges {
		from, to, ok := strings.Cut(ref, ":")
		if !ok {
			continue
		}
		left, right := column(from, 0), min(column(to, 0), width-1)
		top, bottom := rowOf(from), rowOf(to)
		first, ok := index[top]
		if !ok || left >= len(r.grid.rows[first].cells) {
			continue
		}
		cell := gridCell{text: r.grid.rows[first].cells[left].text, merge: n + 1}
		if cell.text == "" {
			continue
		}
		for i := first; i < len(r.grid.rows) && r.grid.rows[i].number <= bottom && r.grid.places < maxPlaces && work > 0; i++ {
			row := &r.grid.rows[i]
			work -= right - left + 1
			for len(row.cells) <= right {
				row.cells = append(row.cells, gridCell{})
				r.grid.places++
			}
			for c := left; c <= right; c++ {
				row.cells[c] = cell
			}
		}
	}
}

func rowOf(ref string) int {
	return number(strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz$"), 0)
}
