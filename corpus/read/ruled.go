package read

import (
	"slices"
	"strings"
)

// ruled is a table drawn with lines on a page.
type ruled struct {
	x, y span
	rows []gridRow
}

// How near two lines count as one or as touching, and how thin a path is a
// line, in points.
const (
	nearby   = 3.0
	thin     = 2.5
	maxLines = 4000
)

// stroke is a horizontal or vertical line: at a place on one axis, along a
// span of the other.
type stroke struct {
	at    float64
	along span
}

// tablesOf finds the ruled tables of a page and takes their characters out.
func tablesOf(p sheetOfPaper) ([]ruled, []glyph) {
	across, down := strokes(p)
	if len(across) < 2 || len(down) < 2 || len(across)+len(down) > maxLines {
		return nil, p.glyphs
	}
	var tables []ruled
	rest := p.glyphs
	for _, g := range connected(across, down) {
		t, taken := g.table(rest)
		if t == nil {
			continue
		}
		tables = append(tables, *t)
		kept := rest[:0:0]
		for i, gl := range rest {
			if !taken[i] {
				kept = append(kept, gl)
			}
		}
		rest = kept
	}
	return tables, rest
}

// strokes sorts the paths of a page into lines; a rectangle gives its edges.
func strokes(p sheetOfPaper) (across, down []stroke) {
	for _, b := range p.paths {
		w, h := b.x.size(), b.y.size()
		switch {
		case w > 0.97*p.width && h > 0.5*p.height:
		case h <= thin && w > 4:
			across = append(across, stroke{b.y.mid(), b.x})
		case w <= thin && h > 4:
			down = append(down, stroke{b.x.mid(), b.y})
		case w > 8 && h > 8:
			across = append(across, stroke{b.y.from, b.x}, stroke{b.y.to, b.x})
			down = append(down, stroke{b.x.from, b.y}, stroke{b.x.to, b.y})
		}
	}
	return across, down
}

// lattice is a set of lines that touch each other.
type lattice struct{ across, down []stroke }

// connected groups the lines that touch.
func connected(across, down []stroke) []lattice {
	n := len(across)
	parent := make([]int, n+len(down))
	for i := range parent {
		parent[i] = i
	}
	var find func(int) int
	find = func(i int) int {
		for parent[i] != i {
			parent[i] = parent[parent[i]]
			i = parent[i]
		}
		return i
	}
	for i, a := range across {
		for j, d := range down {
			if d.at >= a.along.from-nearby && d.at <= a.along.to+nearby && a.at >= d.along.from-nearby && a.at <= d.along.to+nearby {
				parent[find(i)] = find(n + j)
			}
		}
	}
	groups := map[int]*lattice{}
	var order []int
	at := func(root int) *lattice {
		if groups[root] == nil {
			groups[root] = &lattice{}
			order = append(order, root)
		}
		return groups[root]
	}
	for i, a := range across {
		g := at(find(i))
		g.across = append(g.across, a)
	}
	for j, d := range down {
		g := at(find(n + j))
		g.down = append(g.down, d)
	}
	out := make([]lattice, 0, len(order))
	for _, root := range order {
		out = append(out, *groups[root])
	}
	return out
}

// places gives the distinct positions of lines in order.
func places(lines []stroke) []float64 {
	at := make([]float64, len(lines))
	for i, l := range lines {
		at[i] = l.at
	}
	slices.Sort(at)
	var out []float64
	for _, v := range at {
		if len(out) == 0 || v-out[len(out)-1] > nearby {
			out = append(out, v)
		}
	}
	return out
}

// drawn reports whether lines cover the middle of a span at a position.
func drawn(lines []stroke, at float64, across span) bool {
	for _, l := range lines {
		if l.at > at-nearby-1 && l.at < at+nearby+1 && l.along.from <= across.mid() && l.along.to >= across.mid() {
			return true
		}
	}
	return false
}

// table makes a grid of a lattice: a place for each pair of lines, places
// without a line between them merged. nil when it frames no table.
func (l lattice) table(glyphs []glyph) (*ruled, []bool) {
	xs, ys := places(l.down), places(l.across)
	columns, rows := len(xs)-1, len(ys)-1
	if columns < 2 || rows < 1 || columns > 200 || rows*columns > 10_000 {
		return nil, nil
	}
	cells := newCells(rows, columns)
	for r := range rows {
		for c := range columns {
			if c+1 < columns && !drawn(l.down, xs[c+1], span{ys[r], ys[r+1]}) {
				cells.merge(r, c, r, c+1)
			}
			if r+1 < rows && !drawn(l.across, ys[r+1], span{xs[c], xs[c+1]}) {
				cells.merge(r, c, r+1, c)
			}
		}
	}
	taken := make([]bool, len(glyphs))
	inside := map[int][]glyph{}
	for i, g := range glyphs {
		r, c := between(ys, g.y.mid()), between(xs, g.x.mid())
		if r >= 0 && c >= 0 {
			taken[i] = true
			root := cells.root(r*columns + c)
			inside[root] = append(inside[root], g)
		}
	}
	if len(inside) < 2 {
		return nil, nil
	}
	t := &ruled{x: span{xs[0], xs[columns]}, y: span{ys[0], ys[rows]}}
	text := map[int]string{}
	for root, gs := range inside {
		text[root] = cellLines(gs)
	}
	for r := range rows {
		row := gridRow{number: r + 1, cells: make([]gridCell, columns)}
		for c := range columns {
			root := cells.root(r*columns + c)
			row.cells[c] = gridCell{text: text[root]}
			if cells.size[root] > 1 {
				row.cells[c].merge = root + 1
			}
		}
		t.rows = append(t.rows, row)
	}
	return t, taken
}

// cellLines is the text of a cell; its lines are those of one paragraph.
func cellLines(glyphs []glyph) string {
	out := ""
	for _, r := range rowsOf(segmentsOf(glyphs)) {
		out = glue(out, r.text())
	}
	return strings.TrimSpace(out)
}

// between is the interval of sorted positions that holds v, or -1.
func between(at []float64, v float64) int {
	i, _ := slices.BinarySearch(at, v)
	if i == 0 || i == len(at) {
		return -1
	}
	return i - 1
}

// cellSet joins places of a grid into merged cells.
type cellSet struct {
	columns int
	parent  []int
	size    []int
}

func newCells(rows, columns int) *cellSet {
	s := &cellSet{columns, make([]int, rows*columns), make([]int, rows*columns)}
	for i := range s.parent {
		s.parent[i], s.size[i] = i, 1
	}
	return s
}

func (s *cellSet) root(i int) int {
	for s.parent[i] != i {
		s.parent[i] = s.parent[s.parent[i]]
		i = s.parent[i]
	}
	return i
}

func (s *cellSet) merge(r1, c1, r2, c2 int) {
	a, b := s.root(r1*s.columns+c1), s.root(r2*s.columns+c2)
	if a != b {
		s.parent[b] = a
		s.size[a] += s.size[b]
	}
}
