package web

import "zhaoshang/corpus"

// shownBlock is a block of the text, cut where the mark begins and ends, or a
// table.
type shownBlock struct {
	Kind                string
	Page                int // 0 unless the page changes here
	Before, Mark, After string
	First               bool // the mark begins here
	Rows                []shownRow
	table, width        int
}

// shownRow is a row of a table.
type shownRow struct {
	Header, Marked, First bool
	Cells                 []shownCell
	Span                  int // of its only cell, in columns; 0 for rows with several
}

// shownCell is a cell, cut at the mark.
type shownCell struct{ Before, Mark, After string }

// shower cuts the blocks of a text at a mark.
type shower struct {
	content []rune
	mark    corpus.Span
	begun   bool // the mark was shown
	page    int
	out     []shownBlock
}

// shownBlocks cuts each block at the mark; the rows of a table are put together.
func shownBlocks(text corpus.Text, mark corpus.Span) []shownBlock {
	s := &shower{content: []rune(text.Content), mark: mark}
	for _, b := range text.Blocks {
		page := 0
		if b.Origin.Page != 0 && b.Origin.Page != s.page {
			s.page, page = b.Origin.Page, b.Origin.Page
		}
		if b.Kind == corpus.TableRow && len(b.Cells) > 0 {
			s.row(b, page)
			continue
		}
		c := s.cut(b.Span)
		s.out = append(s.out, shownBlock{Kind: string(b.Kind), Page: page, Before: c.Before, Mark: c.Mark, After: c.After, First: s.first(c.Mark != "")})
	}
	s.widen()
	return s.out
}

// row puts a row into its table: at the end of the one before, or into a new one.
func (s *shower) row(b corpus.Block, page int) {
	if n := len(s.out); n == 0 || page != 0 || s.out[n-1].Rows == nil || s.out[n-1].table != b.Table {
		s.out = append(s.out, shownBlock{Kind: "table", Page: page, table: b.Table})
	}
	r := shownRow{Header: b.Header, Marked: !s.mark.Empty() && b.Span.Overlaps(s.mark)}
	r.First = s.first(r.Marked)
	for _, c := range b.Cells {
		for len(r.Cells) < c.Column { // a cell that is not stated keeps its place
			r.Cells = append(r.Cells, shownCell{})
		}
		r.Cells = append(r.Cells, s.cut(c.Span))
	}
	t := &s.out[len(s.out)-1]
	t.width = max(t.width, len(r.Cells))
	t.Rows = append(t.Rows, r)
}

// widen lets a heading over a whole table span its columns, and fills short
// rows up.
func (s *shower) widen() {
	for i := range s.out {
		for j := range s.out[i].Rows {
			r := &s.out[i].Rows[j]
			if r.Header && len(r.Cells) == 1 && s.out[i].width > 1 {
				r.Span = s.out[i].width
				continue
			}
			for len(r.Cells) < s.out[i].width {
				r.Cells = append(r.Cells, shownCell{})
			}
		}
	}
}

// first reports, once, that the mark begins here.
func (s *shower) first(marked bool) bool {
	first := marked && !s.begun
	s.begun = s.begun || marked
	return first
}

// cut cuts a span of the text at the mark.
func (s *shower) cut(at corpus.Span) shownCell {
	part := func(from, to int) string {
		from, to = max(0, min(from, len(s.content))), max(0, min(to, len(s.content)))
		return string(s.content[from:max(from, to)])
	}
	if s.mark.Empty() || !at.Overlaps(s.mark) {
		return shownCell{Before: part(at.Start, at.End)}
	}
	from, to := max(at.Start, s.mark.Start), min(at.End, s.mark.End)
	return shownCell{part(at.Start, from), part(from, to), part(to, at.End)}
}
