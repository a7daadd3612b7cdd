package bleveidx

import (
	"slices"
	"sync"
	"sync/atomic"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

// state is everything that can be found at one moment: layers, newest last,
// and which of their documents are dead (removed, or newer in a later layer).
// It never changes; the next state takes its place.
type state struct {
	sequence int64 // of the store, up to which changes are in
	layers   []*layer
	dead     []index.Bits
	passages []shelf
	names    []shelf
	closed   [3][]index.Bits // by level of the role: dead, or not for that role
	tables   [3]lazyTable
	uses     atomic.Int64 // searches under way, and 1 while it is the current one

	generation *generation // nil when all is in memory
	published  string      // what CURRENT named when the state was made, readable or not
	damage     error       // why the published generation could not be read
	empty      bool        // too much to be held in memory: nothing can be found
}

type lazyTable struct {
	once  sync.Once
	table *index.Table
}

func newState(sequence int64, layers []*layer, dead []index.Bits) *state {
	s := &state{sequence: sequence, layers: layers, dead: dead}
	s.uses.Store(1)
	for _, l := range layers {
		s.passages, s.names = append(s.passages, l.passages), append(s.names, l.names)
	}
	for level := range s.closed {
		for i, l := range layers {
			s.closed[level] = append(s.closed[level], l.closed(dead[i], level))
		}
	}
	return s
}

// closed adds the documents above a level to dead ones; nil when there are none.
func (l *layer) closed(dead index.Bits, level int) index.Bits {
	var out index.Bits
	for i := range l.part.Len() {
		if dead.Has(uint32(i)) || l.part.Level(i) > level {
			if out == nil {
				out = index.NewBits(l.part.Len())
			}
			out.Set(uint32(i))
		}
	}
	return out
}

// acquire reports whether the state may still be used; release must follow.
func (s *state) acquire() bool {
	for {
		n := s.uses.Load()
		if n == 0 {
			return false
		}
		if s.uses.CompareAndSwap(n, n+1) {
			return true
		}
	}
}

// release ends a use; the last one gives the generation back.
func (s *state) release() {
	if s.uses.Add(-1) > 0 {
		return
	}
	for _, l := range s.layers {
		l.release()
	}
}

// name is that of the generation; "" when all is in memory.
func (s *state) name() string {
	if s.generation == nil {
		return ""
	}
	return s.generation.name
}

// heldBack reports whether the generation was rolled back to.
func (s *state) heldBack(dir string) bool {
	name, held, err := readCurrent(dir)
	return err == nil && held && name == s.name()
}

// beside is the number of documents in memory, and of those that are dead in
// the generation.
func (s *state) beside() int {
	n := 0
	for i, l := range s.layers {
		if l.items != nil {
			n += len(l.items)
			continue
		}
		for d := range l.part.Len() {
			if s.dead[i].Has(uint32(d)) {
				n++
			}
		}
	}
	return n
}

// closedTo gives the documents that a query may not find.
func (s *state) closedTo(q index.Query) []index.Bits {
	closed := s.closed[q.Role.Level()]
	if len(q.Documents) == 0 {
		return closed
	}
	out := make([]index.Bits, len(s.layers))
	for i, l := range s.layers {
		out[i] = index.NewBits(l.part.Len())
		out[i].Fill()
		for _, id := range q.Documents {
			if n, ok := l.find(id); ok && !closed[i].Has(n) {
				out[i].Unset(n)
			}
		}
	}
	return out
}

// lookup gives the layer and number of a live document.
func (s *state) lookup(id string) (l *layer, number uint32, ok bool) {
	for i := len(s.layers) - 1; i >= 0; i-- {
		if n, ok := s.layers[i].find(id); ok && !s.dead[i].Has(n) {
			return s.layers[i], n, true
		}
	}
	return nil, 0, false
}

// table gives the records that a role may see.
func (s *state) table(role corpus.Visibility) *index.Table {
	t := &s.tables[role.Level()]
	t.once.Do(func() {
		layers := make([]index.Layer, len(s.layers))
		for i, l := range s.layers {
			layers[i] = index.Layer{Part: l.part, Closed: s.closed[role.Level()][i]}
		}
		t.table = index.Assemble(layers)
	})
	return t.table
}

// hits turns the best candidates into hits.
func (s *state) hits(r *run, limit int, bare bool) []index.Hit {
	hits := make([]index.Hit, 0, min(limit, len(r.picked)))
	for _, c := range r.picked[:min(limit, len(r.picked))] {
		i, local := r.locate(c.row)
		h := s.layers[i].hit(local, bare)
		h.Score = float64(c.score)
		hits = append(hits, h)
	}
	return hits
}

// advance makes the state after some documents changed: fresh ones are those
// of the changed that are still live.
func (s *state) advance(sequence int64, changed []string, fresh []Item) *state {
	layers, dead := slices.Clone(s.layers), slices.Clone(s.dead)
	for i, l := range layers {
		dead[i] = l.without(dead[i], changed)
	}
	layers, dead, fresh = mergeSmall(layers, dead, fresh)
	if len(fresh) > 0 {
		layers, dead = append(layers, newLayer(fresh)), append(dead, nil)
	}
	for _, l := range layers {
		l.retain()
	}
	next := newState(sequence, layers, dead)
	next.generation, next.published, next.damage = s.generation, s.published, s.damage
	return next
}

// without adds documents to the dead ones.
func (l *layer) without(dead index.Bits, ids []string) index.Bits {
	var out index.Bits
	for _, id := range ids {
		n, ok := l.find(id)
		if !ok {
			continue
		}
		if out == nil {
			out = index.NewBits(l.part.Len())
			copy(out, dead)
		}
		out.Set(n)
	}
	if out == nil {
		return dead
	}
	return out
}

// mergeSmall takes the last layers in memory apart while they hold no more
// than twice what is to be added, so that there are never many.
func mergeSmall(layers []*layer, dead []index.Bits, fresh []Item) ([]*layer, []index.Bits, []Item) {
	for len(layers) > 0 {
		last := len(layers) - 1
		l := layers[last]
		if l.items == nil || len(l.items) > 2*len(fresh)+1 {
			break
		}
		for n := range l.items {
			if !dead[last].Has(uint32(n)) {
				fresh = append(fresh, l.items[n])
			}
		}
		layers, dead = layers[:last], dead[:last]
	}
	return layers, dead, fresh
}
