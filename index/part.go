package index

import (
	"encoding/binary"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"unsafe"

	"zhaoshang/corpus"
)

// ErrFormat reports bytes that are no snapshot which this program can read:
// damaged, of another version, or of a machine with another byte order.
var ErrFormat = errors.New("index: unreadable snapshot of records")

// Part is documents with their records in the compact form of a Writer: a
// column for each thing that projects are filtered by, and rows that are read
// when they are asked for. It never changes, and may be used by any number of
// goroutines; Tables are made of Parts.
type Part struct {
	hold any // what keeps the bytes in memory

	documents int
	ids       texts // of documents, ascending
	levels    []uint8
	files     blobs // a corpus.Document each
	lists     [kinds]blobs

	firstRow []uint32 // of each document, and one more
	rowOf    []uint32 // document of each project
	rows     blobs    // a corpus.Project each
	columns
	strings texts // ascending; 1 + its number stands in a column, 0 for none

	decoded []atomic.Pointer[corpus.Project]
}

// columns hold what projects are filtered, ranked and grouped by, a place for
// each project.
type columns struct {
	figure, upper   []int64 // of the amount
	bound           []uint8 // 0 without an amount, see boundCode
	currency        []uint32
	status, event   []uint32
	stated          []int32 // yyyymmdd with zeros for what is not stated; 0 without a year
	from, to        []int32 // days of the period
	places, sectors list
	parties         list
	entity          []uint64 // hash of the entity; 0 for none
}

// list is a list of strings for each project.
type list struct{ start, values []uint32 }

func (l list) of(row uint32) []uint32 { return l.values[l.start[row]:l.start[row+1]] }

// texts is a list of strings.
type texts struct {
	start []uint32
	bytes []byte
}

func (t texts) size() int { return len(t.start) - 1 }

// view gives a string that lies in the snapshot: it must not leave the package.
func (t texts) view(i int) string {
	b := t.bytes[t.start[i]:t.start[i+1]]
	return unsafe.String(unsafe.SliceData(b), len(b))
}

func (t texts) find(s string) (int, bool) {
	return sort.Find(t.size(), func(i int) int {
		switch v := t.view(i); {
		case s < v:
			return -1
		case s > v:
			return 1
		}
		return 0
	})
}

// blobs is a list of encoded values.
type blobs struct {
	start []uint64
	bytes []byte
}

func (b blobs) of(i int) []byte { return b.bytes[b.start[i]:b.start[i+1]] }

// kind numbers what a document has beside projects.
type kind int

const (
	totals kind = iota
	events
	organizations
	persons
	visits
	agreements
	statements
	doubts
	kinds
)

const (
	magic         = "ZSRECORD"
	formatVersion = 2 // grows when sections change
	headerSize    = 32
)

func layout() uint64 {
	return layoutOf(reflect.TypeFor[corpus.Document](), reflect.TypeFor[corpus.Records]())
}

// OpenPart reads a snapshot. The bytes are used as they are and must not
// change; hold is kept as long as the Part is.
func OpenPart(data []byte, hold any) (p *Part, err error) {
	defer func() {
		if r := recover(); r != nil {
			p, err = nil, fmt.Errorf("%w: %v", ErrFormat, r)
		}
	}()
	if len(data) < headerSize || string(data[:8]) != magic ||
		*(*uint32)(unsafe.Pointer(&data[8])) != formatVersion || binary.LittleEndian.Uint64(data[16:]) != layout() {
		return nil, ErrFormat
	}
	s := &sections{data: data, at: headerSize}
	p = &Part{hold: hold, ids: s.texts(), levels: section[uint8](s), files: s.blobs()}
	for k := range p.lists {
		p.lists[k] = s.blobs()
	}
	p.firstRow, p.rowOf, p.rows = section[uint32](s), section[uint32](s), s.blobs()
	p.columns = columns{
		figure: section[int64](s), upper: section[int64](s), bound: section[uint8](s),
		currency: section[uint32](s), status: section[uint32](s), event: section[uint32](s),
		stated: section[int32](s), from: section[int32](s), to: section[int32](s),
		places: s.list(), sectors: s.list(), parties: s.list(), entity: section[uint64](s),
	}
	p.strings = s.texts()
	p.documents = p.ids.size()
	p.decoded = make([]atomic.Pointer[corpus.Project], len(p.rowOf))
	return p, nil
}

// sections reads one section after the other: its length in bytes, then itself,
// from a multiple of 8.
type sections struct {
	data []byte
	at   int
}

func section[T any](s *sections) []T {
	size := int(binary.LittleEndian.Uint64(s.data[s.at:]))
	raw := s.data[s.at+8 : s.at+8+size]
	s.at = (s.at + 8 + size + 7) &^ 7
	if size == 0 {
		return nil
	}
	var one T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(raw))), size/int(unsafe.Sizeof(one)))
}

func (s *sections) texts() texts { return texts{section[uint32](s), section[byte](s)} }
func (s *sections) blobs() blobs { return blobs{section[uint64](s), section[byte](s)} }
func (s *sections) list() list   { return list{section[uint32](s), section[uint32](s)} }

// Len is the number of documents.
func (p *Part) Len() int { return p.documents }

// Projects is the number of projects.
func (p *Part) Projects() int { return len(p.rowOf) }

// Find gives the number of a document.
func (p *Part) Find(id string) (int, bool) { return p.ids.find(id) }

// ID gives the id of a document by its number.
func (p *Part) ID(i int) string { return strings.Clone(p.ids.view(i)) }

// Level is the visibility level of a document, see corpus.Visibility.
func (p *Part) Level(i int) int { return int(p.levels[i]) }

// Document reads a document by its number.
func (p *Part) Document(i int) corpus.Document {
	var d corpus.Document
	read(p.files.of(i), &d)
	return d
}

// Title gives the title of a document by its number: its second field.
func (p *Part) Title(i int) string {
	d := decoder{p.files.of(i)}
	d.take(int(d.uvarint()))
	return string(d.take(int(d.uvarint())))
}

// Records reads everything taken from a document.
func (p *Part) Records(i int) *corpus.Records {
	r := &corpus.Records{
		Totals: readList[corpus.Total](p, totals, i), Events: readList[corpus.Event](p, events, i),
		Organizations: readList[corpus.Organization](p, organizations, i),
		Persons:       readList[corpus.Person](p, persons, i), Visits: readList[corpus.Visit](p, visits, i),
		Agreements: readList[corpus.Agreement](p, agreements, i),
		Statements: readList[corpus.Statement](p, statements, i),
		Doubts:     readList[corpus.Sourced[string]](p, doubts, i),
	}
	for row := p.firstRow[i]; row < p.firstRow[i+1]; row++ {
		r.Projects = append(r.Projects, *p.project(row))
	}
	return r
}

// project reads a project, once.
func (p *Part) project(row uint32) *corpus.Project {
	if known := p.decoded[row].Load(); known != nil {
		return known
	}
	v := new(corpus.Project)
	read(p.rows.of(int(row)), v)
	if !p.decoded[row].CompareAndSwap(nil, v) {
		return p.decoded[row].Load()
	}
	return v
}

func read[T any](b []byte, into *T) {
	d := decoder{b}
	d.decode(reflect.ValueOf(into).Elem())
}

func readList[T any](p *Part, k kind, document int) []T {
	var out []T
	if b := p.lists[k].of(document); len(b) > 0 {
		read(b, &out)
	}
	return out
}

// numbers looks strings up; those that no project has are left out.
func (p *Part) numbers(wanted []string) []uint32 {
	var out []uint32
	for _, s := range wanted {
		if i, ok := p.strings.find(s); ok {
			out = append(out, uint32(i+1))
		}
	}
	slices.Sort(out)
	return out
}

// text gives the string of a column; "" for none.
func (p *Part) text(number uint32) string {
	if number == 0 {
		return ""
	}
	return strings.Clone(p.strings.view(int(number - 1)))
}
