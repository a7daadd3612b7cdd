package bleveidx

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"zhaoshang/index/rank"
)

// shelf is a set of numbered rows that are found by terms: the passages or the
// names of one layer. It never changes.
type shelf interface {
	size() int   // rows
	length() int // runes of all rows together
	find(term string, s *spares) (postings, error)
	each(yield func(term string) bool) (bool, error) // every term; false when yield ended it
	holding(character uint16) int                    // rows that hold a character
	scan(character uint16) []uint32                  // these rows, by reading all texts
	row(i uint32) row
	units(i uint32) []uint16 // folded
	head(i uint32) []uint16  // folded title and heading
}

// row is where a row comes from.
type row struct {
	document   uint32 // number of the document in its layer
	start, end uint32 // span in the document, in runes
}

// postings are the rows that hold a term, ascending: a list or a bitmap.
type postings struct {
	list   []uint32
	bitmap *roaring.Bitmap
}

func (p postings) size() int {
	if p.bitmap != nil {
		return int(p.bitmap.GetCardinality())
	}
	return len(p.list)
}

func (p postings) empty() bool { return p.bitmap == nil && len(p.list) == 0 }

// scores adds up the weights of terms, a place for each row of all shelves
// searched.
type scores struct {
	of      []float32
	touched []uint32 // rows with a score
	best    float32
	buffer  []uint32
}

func (s *scores) reset(rows int) {
	for _, r := range s.touched {
		s.of[r] = 0
	}
	s.touched, s.best = s.touched[:0], 0
	if len(s.of) < rows {
		s.of = make([]float32, rows)
	}
	if s.buffer == nil {
		s.buffer = make([]uint32, 512)
	}
}

// add adds a weight to every row of p.
func (s *scores) add(p postings, base uint32, weight float32) {
	if p.bitmap == nil {
		s.addList(p.list, base, weight)
		return
	}
	it := p.bitmap.ManyIterator()
	for n := it.NextMany(s.buffer); n > 0; n = it.NextMany(s.buffer) {
		s.addList(s.buffer[:n], base, weight)
	}
}

func (s *scores) addList(list []uint32, base uint32, weight float32) {
	best := s.best
	for _, r := range list {
		r += base
		old := s.of[r]
		if old == 0 {
			s.touched = append(s.touched, r)
		}
		old += weight
		s.of[r] = old
		best = max(best, old)
	}
	s.best = best
}

// mapShelf is a shelf in memory.
type mapShelf struct {
	terms    map[string][]uint32
	rows     []row
	text     [][]uint16
	heads    [][]uint16
	census   *rank.Census
	allRunes int
}

func newMapShelf() *mapShelf { return &mapShelf{terms: map[string][]uint32{}, census: &rank.Census{}} }

// put adds a row that is found by the terms of folded and of head.
func (m *mapShelf) put(r row, folded, head string) {
	n := uint32(len(m.rows))
	note := func(term string) {
		list := m.terms[term]
		if len(list) == 0 || list[len(list)-1] != n {
			m.terms[term] = append(list, n)
		}
	}
	rank.Terms(folded, note)
	rank.Terms(head, note)
	units := rank.Units(folded)
	m.rows, m.text = append(m.rows, r), append(m.text, units)
	m.heads = append(m.heads, rank.Units(head))
	m.census.Add(units)
	m.allRunes += len(units)
}

func (m *mapShelf) size() int               { return len(m.rows) }
func (m *mapShelf) length() int             { return m.allRunes }
func (m *mapShelf) row(i uint32) row        { return m.rows[i] }
func (m *mapShelf) units(i uint32) []uint16 { return m.text[i] }
func (m *mapShelf) head(i uint32) []uint16  { return m.heads[i] }

func (m *mapShelf) each(yield func(string) bool) (bool, error) {
	for term := range m.terms {
		if !yield(term) {
			return false, nil
		}
	}
	return true, nil
}

func (m *mapShelf) holding(character uint16) int { return int(m.census.Counts[character]) }

func (m *mapShelf) scan(character uint16) []uint32 { return scanRows(m, character) }

// scanRows finds the rows that hold a character by reading them all.
func scanRows(s shelf, character uint16) []uint32 {
	var out []uint32
	for i := range uint32(s.size()) {
		if slices.Contains(s.units(i), character) {
			out = append(out, i)
		}
	}
	return out
}

func (m *mapShelf) find(term string, _ *spares) (postings, error) {
	return postings{list: m.terms[term]}, nil
}

// join puts the rows of a further segment, whose first row is base, behind p.
func (p postings) join(o postings, base uint32) postings {
	switch {
	case o.empty():
		return p
	case base == 0:
		return o
	}
	list := p.all(0, nil)
	return postings{list: o.all(base, list)}
}

func (p postings) all(base uint32, out []uint32) []uint32 {
	if p.bitmap == nil {
		for _, r := range p.list {
			out = append(out, r+base)
		}
		return out
	}
	for it := p.bitmap.Iterator(); it.HasNext(); {
		out = append(out, it.Next()+base)
	}
	return out
}
