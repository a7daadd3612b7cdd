package read

import (
	"encoding/xml"
	"path"
	"strings"
)

// hiding is what of a sheet is hidden, and how. Rows and columns that somebody
// hid are no part of it, as hidden sheets are not; those that a filter or a
// folded outline hides are only out of sight.
type hiding struct {
	rows     map[int]bool // by number: true for those of an outline
	across   []hiddenColumns
	filtered bool
}

type hiddenColumns struct {
	from, to int // counted from 0
	folded   bool
}

func isHidden(e xml.StartElement) bool {
	v := attribute(e, "hidden")
	return v == "1" || v == "true"
}

func isFolded(e xml.StartElement) bool { return number(attribute(e, "outlineLevel"), 0) > 0 }

func (h *hiding) row(e xml.StartElement, number int) {
	if !isHidden(e) {
		return
	}
	if h.rows == nil {
		h.rows = map[int]bool{}
	}
	h.rows[number] = isFolded(e)
}

func (h *hiding) columns(e xml.StartElement) {
	if isHidden(e) && len(h.across) < lastColumn {
		h.across = append(h.across, hiddenColumns{number(attribute(e, "min"), 1) - 1, number(attribute(e, "max"), 0) - 1, isFolded(e)})
	}
}

// unhide leaves out what is hidden, and says so.
func (r *sheetReader) unhide() {
	h := &r.hiding
	if len(h.rows)+len(h.across) == 0 {
		return
	}
	var gone, shown [2]int // rows and columns
	kept := r.grid.rows[:0]
	for _, row := range r.grid.rows {
		folded, hidden := h.rows[row.number]
		filled := len(row.distinct()) > 0
		switch {
		case hidden && !folded && !h.filtered:
			if filled {
				gone[0]++
			}
			continue
		case hidden && filled:
			shown[0]++
		}
		kept = append(kept, row)
	}
	r.grid.rows = kept
	for _, c := range h.across {
		n := r.filled(c)
		if c.folded {
			shown[1] += n
			continue
		}
		gone[1] += n
		r.empty(c)
	}
	if gone != [2]int{} {
		r.notes = append(r.notes, failed(ErrSkipped, "hidden_rows", r.place, gone[0], gone[1]))
	}
	if shown != [2]int{} {
		r.notes = append(r.notes, failed(ErrSkipped, "filtered_rows", r.place, shown[0], shown[1]))
	}
}

// filled is how many of some columns hold something.
func (r *sheetReader) filled(c hiddenColumns) int {
	used := map[int]bool{}
	for _, row := range r.grid.rows {
		for i := c.from; i <= c.to && i < len(row.cells); i++ {
			if strings.TrimSpace(row.cells[i].text) != "" {
				used[i] = true
			}
		}
	}
	return len(used)
}

func (r *sheetReader) empty(c hiddenColumns) {
	for _, row := range r.grid.rows {
		for i := c.from; i <= c.to && i < len(row.cells); i++ {
			row.cells[i] = gridCell{}
		}
	}
}

// textBoxes are the texts that lie on a sheet in boxes of their own.
func (w *workbook) textBoxes(part string) ([]string, error) {
	dir := path.Dir(part)
	rels, err := w.container.relations(dir+"/_rels/"+path.Base(part)+".rels", dir)
	if err != nil || rels == nil {
		return nil, nil // a sheet can be read without what lies on it
	}
	var texts []string
	for _, target := range rels {
		if !strings.HasPrefix(path.Base(target), "drawing") || !strings.HasSuffix(target, ".xml") {
			continue
		}
		data, err := w.container.read(target)
		if err != nil {
			return nil, err
		}
		found, err := boxTexts(data)
		if err != nil {
			return nil, nil
		}
		texts = append(texts, found...)
	}
	return texts, nil
}

// boxTexts are the paragraphs of the shapes of a drawing.
func boxTexts(data []byte) ([]string, error) {
	var out []string
	var text strings.Builder
	inText := false
	err := eachElement(data, func(_ *xml.Decoder, t xml.Token) error {
		switch t := t.(type) {
		case xml.StartElement:
			inText = t.Name.Local == "t"
		case xml.CharData:
			if inText {
				text.Write(t)
			}
		case xml.EndElement:
			inText = false
			if t.Name.Local == "p" {
				if s := strings.TrimSpace(text.String()); s != "" {
					out = append(out, s)
				}
				text.Reset()
			}
		}
		return nil
	})
	return out, err
}
