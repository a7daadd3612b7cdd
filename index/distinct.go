package index

import (
	"hash/fnv"
	"runtime"
	"slices"

	"zhaoshang/corpus"
)

// entityHash stands for an entity in a column; 0 for none.
func entityHash(entity string) uint64 {
	if entity == "" {
		return 0
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(entity)) // a hash takes everything
	return max(1, h.Sum64())
}

// Distinct keeps one record of each project that several documents record: the
// first that states an amount, else the first, in the order of the table.
func (s *Selection) Distinct() *Selection {
	out := &Selection{table: s.table, rows: slices.Clone(s.rows)}
	best := s.best()
	for i, rows := range s.rows {
		shared, entity := s.table.cache.shared()[i], s.table.layers[i].Part.entity
		if shared == nil {
			continue
		}
		kept := make([]uint32, 0, len(rows))
		for _, row := range rows {
			if !shared.Has(row) || best[entity[row]] == (at{i, row}) {
				kept = append(kept, row)
			}
		}
		out.rows[i] = kept
	}
	runtime.KeepAlive(s)
	return out
}

// best gives the record that stands for each entity of the selection.
func (s *Selection) best() map[uint64]at {
	best := map[uint64]at{}
	for i, rows := range s.rows {
		shared, part := s.table.cache.shared()[i], s.table.layers[i].Part
		if shared == nil {
			continue
		}
		for _, row := range rows {
			if !shared.Has(row) {
				continue
			}
			a := at{i, row}
			if known, ok := best[part.entity[row]]; !ok || s.table.stands(a, known) {
				best[part.entity[row]] = a
			}
		}
	}
	return best
}

// stands reports whether a record stands for its project rather than another
// one of it.
func (t *Table) stands(a, other at) bool {
	silent, otherSilent := t.layers[a.layer].Part.bound[a.row] == 0, t.layers[other.layer].Part.bound[other.row] == 0
	if silent != otherSilent {
		return otherSilent
	}
	return t.compare(a, other) < 0
}

// findShared marks the open projects of each layer whose entity another one
// has too; nil for a layer without any.
func (t *Table) findShared() []Bits {
	out := make([]Bits, len(t.layers))
	first := map[uint64]at{}
	mark := func(a at) {
		if out[a.layer] == nil {
			out[a.layer] = NewBits(t.layers[a.layer].Part.Projects())
		}
		out[a.layer].Set(a.row)
	}
	for i, l := range t.layers {
		for row, entity := range l.Part.entity {
			if entity == 0 || l.Closed.Has(l.Part.rowOf[row]) {
				continue
			}
			a := at{i, uint32(row)}
			if known, again := first[entity]; again {
				mark(known)
				mark(a)
				continue
			}
			first[entity] = a
		}
	}
	return out
}

// Others gives the other records of a project that its reader may see, in the
// order of the table.
func (t *Table) Others(p *corpus.Project) []*corpus.Project {
	entity := entityHash(p.Entity)
	if entity == 0 {
		return nil
	}
	var list []at
	for i, shared := range t.cache.shared() {
		part := t.layers[i].Part
		for row := range part.Projects() {
			if shared != nil && shared.Has(uint32(row)) && part.entity[row] == entity {
				list = append(list, at{i, uint32(row)})
			}
		}
	}
	slices.SortFunc(list, t.compare)
	var out []*corpus.Project
	for _, a := range list {
		if other := t.project(a); other.ID != p.ID {
			out = append(out, other)
		}
	}
	runtime.KeepAlive(t)
	return out
}
