package index

import (
	"bytes"
	"runtime"
	"slices"
	"strings"
	"sync"

	"zhaoshang/corpus"
)

// Entry is one document with everything taken from it.
type Entry struct {
	Document corpus.Document
	Records  corpus.Records
}

// Layer is a Part of a Table, and the numbers of the documents in it that the
// table does not show: removed, newer in another layer, or not for its reader.
type Layer struct {
	Part   *Part
	Closed Bits
}

// Table holds all records that one role may see. It never changes and may be
// used by any number of goroutines. What it gives away is shared: callers do
// not write to it.
type Table struct {
	layers []Layer
	order  func() [][]uint32 // place of each document of each layer among all, by id
	cache  tableCache
}

// tableCache keeps the lists that were asked for.
type tableCache struct {
	shared        func() []Bits // projects that are recorded more than once
	length        func() int
	documents     func() []corpus.Document
	totals        func() []*corpus.Total
	events        func() []*corpus.Event
	organizations func() []*corpus.Organization
	persons       func() []*corpus.Person
	visits        func() []*corpus.Visit
	agreements    func() []*corpus.Agreement
	statements    func() []*corpus.Statement
}

// NewTable makes a table of those entries that role may see. Removed
// documents are left out. Of two entries with one id the later one stays.
func NewTable(role corpus.Visibility, entries []Entry) *Table {
	part := NewPart(entries)
	closed := NewBits(part.Len())
	for i := range part.Len() {
		if part.Level(i) > role.Level() || part.Document(i).Removed {
			closed.Set(uint32(i))
		}
	}
	return Assemble([]Layer{{part, closed}})
}

// NewPart makes a Part of entries in memory.
func NewPart(entries []Entry) *Part {
	w := NewWriter()
	for i := range entries {
		w.Add(&entries[i])
	}
	var out bytes.Buffer
	if _, err := w.Finish(&out); err != nil {
		panic("index: " + err.Error()) // a buffer takes everything
	}
	p, err := OpenPart(out.Bytes(), nil)
	if err != nil {
		panic(err.Error()) // it was written just now
	}
	return p
}

// Assemble makes a table of layers. No document may be open in two of them.
func Assemble(layers []Layer) *Table {
	t := &Table{layers: layers}
	t.order = sync.OnceValue(t.sortDocuments)
	t.cache = tableCache{
		shared:        sync.OnceValue(t.findShared),
		length:        sync.OnceValue(t.count),
		documents:     sync.OnceValue(t.readDocuments),
		totals:        sync.OnceValue(func() []*corpus.Total { return collect[corpus.Total](t, totals) }),
		events:        sync.OnceValue(func() []*corpus.Event { return collect[corpus.Event](t, events) }),
		organizations: sync.OnceValue(func() []*corpus.Organization { return collect[corpus.Organization](t, organizations) }),
		persons:       sync.OnceValue(func() []*corpus.Person { return collect[corpus.Person](t, persons) }),
		visits:        sync.OnceValue(func() []*corpus.Visit { return collect[corpus.Visit](t, visits) }),
		agreements:    sync.OnceValue(func() []*corpus.Agreement { return collect[corpus.Agreement](t, agreements) }),
		statements:    sync.OnceValue(func() []*corpus.Statement { return collect[corpus.Statement](t, statements) }),
	}
	return t
}

// place is a document of a layer.
type place struct {
	layer    int
	document uint32
}

// documents gives every document that is shown, by id.
func (t *Table) places() []place {
	var out []place
	used := 0
	for i, l := range t.layers {
		before := len(out)
		for n := range l.Part.Len() {
			if !l.Closed.Has(uint32(n)) {
				out = append(out, place{i, uint32(n)})
			}
		}
		if len(out) > before {
			used++
		}
	}
	if used > 1 {
		slices.SortFunc(out, func(a, b place) int { return strings.Compare(t.id(a), t.id(b)) })
	}
	return out
}

func (t *Table) id(p place) string { return t.layers[p.layer].Part.ids.view(int(p.document)) }

func (t *Table) sortDocuments() [][]uint32 {
	order := make([][]uint32, len(t.layers))
	for i, l := range t.layers {
		order[i] = make([]uint32, l.Part.Len())
	}
	for n, p := range t.places() {
		order[p.layer][p.document] = uint32(n)
	}
	return order
}

func (t *Table) readDocuments() []corpus.Document {
	places := t.places()
	out := make([]corpus.Document, len(places))
	for i, p := range places {
		out[i] = t.layers[p.layer].Part.Document(int(p.document))
	}
	return out
}

// find gives the layer and number of a document that is shown.
func (t *Table) find(id string) (place, bool) {
	for i, l := range t.layers {
		if n, ok := l.Part.Find(id); ok && !l.Closed.Has(uint32(n)) {
			return place{i, uint32(n)}, true
		}
	}
	return place{}, false
}

// Len is the number of documents.
func (t *Table) Len() int { return t.cache.length() }

func (t *Table) count() int {
	n := 0
	for _, l := range t.layers {
		for i := range l.Part.Len() {
			if !l.Closed.Has(uint32(i)) {
				n++
			}
		}
	}
	return n
}

// Documents gives all documents, ordered by id.
func (t *Table) Documents() []corpus.Document { return t.cache.documents() }

// Document gives the document with an id.
func (t *Table) Document(id string) (corpus.Document, bool) {
	p, ok := t.find(id)
	if !ok {
		return corpus.Document{}, false
	}
	return t.layers[p.layer].Part.Document(int(p.document)), true
}

// In gives everything taken from one document; no records when there is no
// such document.
func (t *Table) In(document string) *corpus.Records {
	if p, ok := t.find(document); ok {
		return t.layers[p.layer].Part.Records(int(p.document))
	}
	return &corpus.Records{}
}

// StatementsOf gives what people said in one document, without reading the
// rest of its records.
func (t *Table) StatementsOf(document string) []corpus.Statement {
	if p, ok := t.find(document); ok {
		return readList[corpus.Statement](t.layers[p.layer].Part, statements, int(p.document))
	}
	return nil
}

// Project gives the project with an id.
func (t *Table) Project(id string) (*corpus.Project, bool) {
	cut := strings.LastIndexByte(id, '#')
	p, ok := t.find(id[:max(cut, 0)])
	if !ok {
		return nil, false
	}
	part := t.layers[p.layer].Part
	for row := part.firstRow[p.document]; row < part.firstRow[p.document+1]; row++ {
		if known := part.project(row); known.ID == id {
			return known, true
		}
	}
	return nil, false
}

// Projects gives the projects that fit, ordered by document id and then as the
// document names them. For counts, sums and rankings of many, Select is
// cheaper: it does not touch the records.
func (t *Table) Projects(f Filter) []*corpus.Project { return t.Select(f).Projects(0) }

// Totals gives all totals, ordered as Projects is. So do the others below.
func (t *Table) Totals() []*corpus.Total { return t.cache.totals() }

// Events gives all events.
func (t *Table) Events() []*corpus.Event { return t.cache.events() }

// Organizations gives all organisations, one record a document and name.
func (t *Table) Organizations() []*corpus.Organization { return t.cache.organizations() }

// Persons gives all persons, one record a document and name.
func (t *Table) Persons() []*corpus.Person { return t.cache.persons() }

// Visits gives all visits.
func (t *Table) Visits() []*corpus.Visit { return t.cache.visits() }

// Agreements gives all agreements.
func (t *Table) Agreements() []*corpus.Agreement { return t.cache.agreements() }

// Statements gives all statements.
func (t *Table) Statements() []*corpus.Statement { return t.cache.statements() }

func collect[T any](t *Table, k kind) []*T {
	var out []*T
	for _, p := range t.places() {
		list := readList[T](t.layers[p.layer].Part, k, int(p.document))
		for j := range list {
			out = append(out, &list[j])
		}
	}
	runtime.KeepAlive(t)
	return out
}
