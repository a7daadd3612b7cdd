package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// segment is a run of characters on one line without a wide gap.
type segment struct {
	text string
	x, y span
}

// em is the size of the type.
func (s segment) em() float64 { return s.y.size() }

// row is the segments at one height, from left to right.
type row struct {
	segments []segment
	x, y     span
}

// layoutPages makes blocks of pages: furniture off, tables, columns,
// paragraphs; a paragraph or table that goes on over a page break is joined.
func layoutPages(pages []sheetOfPaper) []clean.Block {
	l := layouter{slack: unjoined}
	var laid []pageRows
	for _, p := range pages {
		tables, rest := tablesOf(p)
		laid = append(laid, pageRows{page: p, tables: tables, rows: rowsOf(segmentsOf(rest))})
	}
	dropRunning(laid)
	for _, p := range laid {
		l.page(p)
	}
	return l.finish()
}

// pageRows is a page on the way to blocks.
type pageRows struct {
	page   sheetOfPaper
	tables []ruled
	rows   []row
}

// segmentsOf joins characters, in the order the file has them, into segments.
func segmentsOf(glyphs []glyph) []segment {
	var out []segment
	var text strings.Builder
	var last glyph
	var current segment
	flush := func() {
		if text.Len() > 0 {
			current.text = text.String()
			out = append(out, current)
			text.Reset()
		}
	}
	for _, g := range glyphs {
		if text.Len() > 0 {
			em := max(current.em(), 1)
			gap := g.x.from - last.x.to
			if g.y.overlap(last.y) < 0.5 || gap > 0.9*em || gap < -0.6*em || g.y.size() > 1.6*last.y.size() || last.y.size() > 1.6*g.y.size() {
				flush()
			} else if spacedOut(last.r, g.r, gap/em) {
				text.WriteByte(' ')
			}
		}
		if text.Len() == 0 {
			current = segment{x: g.x, y: g.y}
		}
		text.WriteRune(g.r)
		current.x, current.y = current.x.union(g.x), current.y.union(g.y)
		last = g
	}
	flush()
	return out
}

// spacedOut reports whether a gap, in ems, between two characters is a space.
func spacedOut(a, b rune, gap float64) bool {
	if unicode.Is(unicode.Han, a) && unicode.Is(unicode.Han, b) || a > 0x2E80 && b > 0x2E80 {
		return gap > 0.4
	}
	if a < 0x2000 && b < 0x2000 {
		return gap > 0.15
	}
	return gap > 0.4
}

// rowsOf groups segments at one height and sorts rows and their segments.
func rowsOf(segments []segment) []row {
	slices.SortStableFunc(segments, func(a, b segment) int { return compare(a.y.mid(), b.y.mid()) })
	var rows []row
	line := span{} // of the shortest segment: a heading may be as high as two lines beside it
	for _, s := range segments {
		n := len(rows)
		if n > 0 && line.overlap(s.y) > 0.5 {
			if s.y.size() < line.size() {
				line = s.y
			}
			rows[n-1].segments = append(rows[n-1].segments, s)
			rows[n-1].x, rows[n-1].y = rows[n-1].x.union(s.x), rows[n-1].y.union(s.y)
			continue
		}
		line = s.y
		rows = append(rows, row{[]segment{s}, s.x, s.y})
	}
	for i := range rows {
		slices.SortStableFunc(rows[i].segments, func(a, b segment) int { return compare(a.x.from, b.x.from) })
		rows[i].segments = join(rows[i].segments)
	}
	return rows
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// join makes one segment of neighbours that the file has apart.
func join(segments []segment) []segment {
	out := segments[:1]
	for _, s := range segments[1:] {
		last := &out[len(out)-1]
		gap := s.x.from - last.x.to
		if gap > 0.9*max(last.em(), s.em()) {
			out = append(out, s)
			continue
		}
		a, _ := utf8.DecodeLastRuneInString(last.text)
		b, _ := utf8.DecodeRuneInString(s.text)
		if spacedOut(a, b, gap/max(last.em(), 1)) {
			last.text += " "
		}
		last.text += s.text
		last.x, last.y = last.x.union(s.x), last.y.union(s.y)
	}
	return out
}

func (r row) text() string {
	parts := make([]string, len(r.segments))
	for i, s := range r.segments {
		parts[i] = s.text
	}
	return strings.Join(parts, " ")
}

var (
	digits     = regexp.MustCompile(`\d+`)
	pageNumber = regexp.MustCompile(`^[\s\-—–·第]*\d+\s*[\s\-—–·页頁]*$|^第\s*\d+\s*[页頁]\s*[,，/]?\s*共\s*\d+\s*[页頁]$|^\d+\s*/\s*\d+$|^(https?|file)://\S+(\s+\d+\s*/\s*\d+)?$|^page \d+( of \d+)?$`)
)

// dropRunning leaves running heads and feet out: what stands in the margins
// of several pages with nothing but figures different, and page numbers.
func dropRunning(pages []pageRows) {
	seen := map[string]int{}
	for _, p := range pages {
		here := map[string]bool{}
		for i, r := range p.rows {
			if margin(p, i) {
				here[p.shape(r)] = true
			}
		}
		for shape := range here {
			seen[shape]++
		}
	}
	for i := range pages {
		p := &pages[i]
		kept := p.rows[:0:0]
		for at, r := range p.rows {
			repeated := seen[p.shape(r)] >= 2 && seen[p.shape(r)]*3 >= len(pages)
			number := pageNumber.MatchString(strings.ToLower(clean.Fold(r.text())))
			if !margin(*p, at) || !repeated && !number {
				kept = append(kept, r)
			}
		}
		p.rows = kept
	}
}

// margin reports whether row i of a page is one of its first or last two and
// lies in the outer tenth of it.
func margin(p pageRows, i int) bool {
	r := p.rows[i]
	return i < 2 && r.y.to < 0.12*p.page.height || i >= len(p.rows)-3 && r.y.from > 0.88*p.page.height
}

func (p pageRows) shape(r row) string {
	side := "foot "
	if r.y.mid() < p.page.height/2 {
		side = "head "
	}
	return side + digits.ReplaceAllString(squeeze(r.text()), "0")
}

// layouter collects the blocks of a document page by page.
type layouter struct {
	blocks []clean.Block
	sizes  []float64 // size of type of each block
	slack  float64   // ems that the last line leaves of its column
	grids  []*grid
	at     []int // where the rows of each grid belong among the blocks
}

// page lays one page out: what is above, between and below its tables.
func (l *layouter) page(p pageRows) {
	slices.SortStableFunc(p.tables, func(a, b ruled) int { return compare(a.y.from, b.y.from) })
	from := 0
	for i, t := range p.tables {
		to := from
		for to < len(p.rows) && p.rows[to].y.mid() < t.y.from {
			to++
		}
		l.flow(p.page.number, p.rows[from:to], 0)
		l.table(p.page.number, t, i == 0 && to == 0)
		from = to
	}
	l.flow(p.page.number, p.rows[from:], 0)
}

// table adds a table, to the one before when it goes on from the last page.
func (l *layouter) table(page int, t ruled, first bool) {
	rows := t.rows
	if n := len(l.grids); n > 0 && len(rows) > 0 && first && l.at[n-1] == len(l.blocks) && sameWidth(l.grids[n-1], rows) {
		g := l.grids[n-1]
		for _, r := range rows {
			for c := range r.cells {
				if r.cells[c].merge != 0 {
					r.cells[c].merge += 100_000 * page
				}
			}
			if !sameRow(g.rows, r) {
				r.number, r.page = len(g.rows)+1, page
				g.rows = append(g.rows, r)
			}
		}
		return
	}
	g := &grid{number: len(l.grids) + 1, page: page, rows: rows}
	l.grids, l.at = append(l.grids, g), append(l.at, len(l.blocks))
	l.slack = unjoined
}

func sameWidth(g *grid, rows []gridRow) bool {
	return len(rows) > 0 && len(g.rows) > 0 && len(g.rows[0].cells) == len(rows[0].cells)
}

// sameRow reports whether r repeats one of the first rows, as a header does
// at the top of a page.
func sameRow(rows []gridRow, r gridRow) bool {
	for _, head := range rows[:min(len(rows), 4)] {
		if slices.EqualFunc(head.cells, r.cells, func(a, b gridCell) bool { return squeeze(a.text) == squeeze(b.text) }) {
			return true
		}
	}
	return false
}

// maxRows is how many lines of one page are looked at for columns.
const maxRows = 400

// flow lays rows out that no table interrupts: columns one after the other.
func (l *layouter) flow(page int, rows []row, depth int) {
	if len(rows) == 0 {
		return
	}
	if depth == 0 {
		if table, from, to := aligned(rows); len(table) > 0 {
			l.flow(page, rows[:from], 1)
			l.table(page, ruled{rows: table}, from == 0)
			l.flow(page, rows[to:], 0)
			return
		}
	}
	if depth < 6 && len(rows) <= maxRows {
		if run := gutter(rows); run.rows > 0 {
			l.flow(page, rows[:run.first], depth+1)
			left, right := run.split(rows)
			l.flow(page, left, depth+1)
			l.flow(page, right, depth+1)
			l.flow(page, rows[run.first+run.rows:], depth+1)
			return
		}
	}
	l.paragraphs(page, rows)
}

// paragraphs joins the rows of one column into paragraphs.
func (l *layouter) paragraphs(page int, rows []row) {
	column := extent(rows)
	pitch := usualPitch(rows)
	for i, r := range rows {
		em := r.y.size()
		text := r.text()
		indented := r.x.from > column.from+1.2*em
		begins := indented || bulletStart.MatchString(text)
		if i > 0 {
			before := rows[i-1]
			begins = begins || !l.full(text) || r.y.mid()-before.y.mid() > 1.45*pitch || em > 1.2*before.y.size() || before.y.size() > 1.2*em
		} else {
			begins = begins || !l.goesOn(text, em)
		}
		if begins || len(l.blocks) == 0 {
			l.blocks = append(l.blocks, clean.Block{Kind: corpus.Paragraph, Text: text, Origin: corpus.Origin{Page: page}})
			l.sizes = append(l.sizes, em)
		} else {
			last := &l.blocks[len(l.blocks)-1]
			last.Text = glue(last.Text, text)
		}
		if l.slack = (column.to - r.x.to) / em; len(rows) == 1 {
			l.slack = unjoined
		}
	}
}

var bulletStart = regexp.MustCompile(`^([•●◆■▪·◇○★]|[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.．、]\s*\D|第[一二三四五六七八九十]+[条章节])`)

// goesOn reports whether the first line of a page or column goes on with the
// last paragraph: that ended in the middle of a sentence at the full width,
// in type of the same size, with no table between.
func (l *layouter) goesOn(text string, em float64) bool {
	n := len(l.blocks)
	if n == 0 || !l.full(text) || len(l.at) > 0 && l.at[len(l.at)-1] == n {
		return false
	}
	size := l.sizes[n-1]
	return !ends(l.blocks[n-1].Text) && em < 1.15*size && size < 1.15*em && text != ""
}

// unjoined is the slack after which nothing goes on.
const unjoined = 1e9

// full reports whether the last line reached the right edge of its column, but
// for the room that the first word of the next line would have needed.
func (l *layouter) full(next string) bool {
	word := 0
	for _, r := range next {
		if r >= 0x2000 || r == ' ' {
			break
		}
		word++
	}
	return l.slack < 2.2+0.6*float64(min(word, 16))
}

// usualPitch is the middle distance between two lines.
func usualPitch(rows []row) float64 {
	var gaps []float64
	for i := 1; i < len(rows); i++ {
		gaps = append(gaps, rows[i].y.mid()-rows[i-1].y.mid())
	}
	if len(gaps) == 0 {
		return rows[0].y.size() * 1.5
	}
	slices.Sort(gaps)
	return gaps[len(gaps)/3]
}

// finish puts the tables in their places and marks headings by their size.
func (l *layouter) finish() []clean.Block {
	body := l.bodySize()
	for i := range l.blocks {
		if n := utf8.RuneCountInString(l.blocks[i].Text); n <= 60 && l.sizes[i] > 1.15*body && !strings.HasSuffix(l.blocks[i].Text, "。") {
			l.blocks[i].Kind, l.blocks[i].Level = corpus.Heading, 2
			if l.sizes[i] > 1.35*body {
				l.blocks[i].Level = 1
			}
		}
	}
	var out []clean.Block
	next := 0
	for i := 0; i <= len(l.blocks); i++ {
		for next < len(l.grids) && l.at[next] == i {
			out = append(out, l.grids[next].blocks()...)
			next++
		}
		if i < len(l.blocks) {
			out = append(out, l.blocks[i])
		}
	}
	return out
}

// bodySize is the size of type that most text is set in.
func (l *layouter) bodySize() float64 {
	runes := map[int]int{}
	for i, b := range l.blocks {
		runes[int(l.sizes[i]*2+0.5)] += utf8.RuneCountInString(b.Text)
	}
	best := 0
	for size, n := range runes {
		if best == 0 || n > runes[best] || n == runes[best] && size > best {
			best = size
		}
	}
	return float64(best) / 2
}
