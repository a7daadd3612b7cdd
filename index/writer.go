package index

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"reflect"
	"slices"
	"unsafe"

	"zhaoshang/corpus"
)

// Writer turns entries into the snapshot that OpenPart reads. It keeps the
// encoded form in memory, or in a file of its own, until Finish.
type Writer struct {
	documents []writtenDocument
	blob      spool
	encoded   []byte            // of one value, used again
	numbers   map[string]uint32 // of the strings of columns
	strings   []string
	projects  []writtenProject
	pool      []uint32 // lists of projects, one after the other
}

type writtenDocument struct {
	id       string
	level    uint8
	file     [2]uint64 // where it lies in blob
	lists    [kinds][2]uint64
	firstRow int
	projects int
}

// writtenProject is a project as it goes into the columns; lists are places of
// pool.
type writtenProject struct {
	blob                     [2]uint64
	figure, upper            int64
	bound                    uint8
	entity                   uint64
	currency, status, event  uint32
	stated, from, to         int32
	places, sectors, parties [2]uint32
}

// NewWriter makes an empty Writer that keeps everything in memory.
func NewWriter() *Writer { return &Writer{numbers: map[string]uint32{}, blob: &memorySpool{}} }

// NewFileWriter makes an empty Writer that keeps what it has encoded in an
// empty file; the caller closes and removes it after Finish.
func NewFileWriter(f *os.File) *Writer {
	return &Writer{numbers: map[string]uint32{}, blob: newFileSpool(f)}
}

// Add encodes an entry. Of two with one document id the later one stays.
func (w *Writer) Add(e *Entry) {
	d := writtenDocument{id: e.Document.ID, level: uint8(e.Document.Visibility.Level()),
		firstRow: len(w.projects), projects: len(e.Records.Projects)}
	d.file = w.write(e.Document)
	r := &e.Records
	d.lists = [kinds][2]uint64{
		totals: writeList(w, r.Totals), events: writeList(w, r.Events),
		organizations: writeList(w, r.Organizations), persons: writeList(w, r.Persons),
		visits: writeList(w, r.Visits), agreements: writeList(w, r.Agreements),
		statements: writeList(w, r.Statements), doubts: writeList(w, r.Doubts),
	}
	for i := range r.Projects {
		w.addProject(&r.Projects[i])
	}
	w.documents = append(w.documents, d)
}

// Len is the number of entries added.
func (w *Writer) Len() int { return len(w.documents) }

func (w *Writer) write(v any) [2]uint64 {
	w.encoded = encode(w.encoded[:0], reflect.ValueOf(v))
	return w.blob.put(w.encoded)
}

func writeList[T any](w *Writer, list []T) [2]uint64 {
	if len(list) == 0 {
		return [2]uint64{}
	}
	return w.write(list)
}

func (w *Writer) addProject(p *corpus.Project) {
	row := writtenProject{blob: w.write(*p), event: w.number(p.Event.Or("")), status: w.number(string(p.Status.Or(""))),
		entity: entityHash(p.Entity)}
	if p.Amount != nil {
		a := p.Amount.Value
		row.figure, row.upper = int64(a.Figure()), int64(max(a.Max, a.Figure()))
		row.bound, row.currency = boundCode(a.Bound), w.number(a.Currency)
	}
	if p.Date != nil && p.Date.Value.Year != 0 {
		d := p.Date.Value
		row.stated, row.from, row.to = statedDay(d), firstDay(&d), lastDay(&d)
	}
	row.places, row.sectors = w.list(p.Places), w.list(p.Sectors)
	row.parties = w.list(values(p.Parties))
	w.projects = append(w.projects, row)
}

// statedDay is the date as far as ISO gives it.
func statedDay(d corpus.Date) day {
	switch len(d.ISO()) {
	case len("2006"):
		return dayNumber(d.Year, 0, 0)
	case len("2006-01"):
		return dayNumber(d.Year, d.Month, 0)
	}
	return dayNumber(d.Year, d.Month, d.Day)
}

func (w *Writer) list(values []string) [2]uint32 {
	start := uint32(len(w.pool))
	for _, v := range values {
		w.pool = append(w.pool, w.number(v))
	}
	return [2]uint32{start, uint32(len(w.pool))}
}

// number gives a string its number, from 1; 0 is "".
func (w *Writer) number(s string) uint32 {
	if s == "" {
		return 0
	}
	n, ok := w.numbers[s]
	if !ok {
		w.strings = append(w.strings, s)
		n = uint32(len(w.strings))
		w.numbers[s] = n
	}
	return n
}

// boundCode is the bound as it stands in a column; 0 there means no amount.
func boundCode(b corpus.Bound) uint8 {
	switch b {
	case corpus.About:
		return 2
	case corpus.Over:
		return 3
	case corpus.Under:
		return 4
	case corpus.Range:
		return 5
	}
	return 1
}

func boundOf(code uint8) corpus.Bound {
	switch code {
	case 2:
		return corpus.About
	case 3:
		return corpus.Over
	case 4:
		return corpus.Under
	case 5:
		return corpus.Range
	}
	return corpus.Exact
}

// Finish writes the snapshot and gives the order of its documents: order[n]
// is the number in the snapshot of the n-th entry added, or -1 for one that a
// later one took the place of.
func (w *Writer) Finish(out io.Writer) (order []int, err error) {
	order, documents := w.sort()
	f := &finisher{w: w, out: bufio.NewWriterSize(out, 1<<20), documents: documents}
	f.alphabet()
	f.header()
	f.files()
	f.rows()
	f.numbers()
	f.texts(f.strings)
	if f.err == nil {
		f.err = f.out.Flush()
	}
	return order, f.err
}

func (w *Writer) sort() (order []int, documents []*writtenDocument) {
	by := make([]int, len(w.documents))
	for i := range by {
		by[i] = i
	}
	slices.SortStableFunc(by, func(a, b int) int { return cmp.Compare(w.documents[a].id, w.documents[b].id) })
	order = make([]int, len(by))
	for n, i := range by {
		if n+1 < len(by) && w.documents[by[n+1]].id == w.documents[i].id {
			order[i] = -1
			continue
		}
		order[i] = len(documents)
		documents = append(documents, &w.documents[i])
	}
	return order, documents
}

// finisher writes the sections in the order that OpenPart reads them.
type finisher struct {
	w         *Writer
	out       *bufio.Writer
	documents []*writtenDocument
	projects  []*writtenProject
	strings   []string // ascending
	renumber  []uint32 // new number of each old one
	err       error
}

// alphabet orders the strings, so that they can be found by halving.
func (f *finisher) alphabet() {
	f.strings = slices.Sorted(slices.Values(f.w.strings))
	f.renumber = make([]uint32, len(f.strings)+1)
	for i, s := range f.strings {
		f.renumber[f.w.numbers[s]] = uint32(i + 1)
	}
}

func (f *finisher) header() {
	var h [headerSize]byte
	copy(h[:], magic)
	*(*uint32)(unsafe.Pointer(&h[8])) = formatVersion
	binary.LittleEndian.PutUint64(h[16:], layout())
	f.write(h[:])
}

func (f *finisher) write(b []byte) {
	if f.err == nil {
		_, f.err = f.out.Write(b)
	}
}

func put[T any](f *finisher, values []T) {
	var one T
	size := len(values) * int(unsafe.Sizeof(one))
	f.size(size)
	if size > 0 {
		f.write(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), size))
	}
	f.pad(size)
}

func (f *finisher) size(n int) { f.write(binary.LittleEndian.AppendUint64(nil, uint64(n))) }

func (f *finisher) pad(size int) { f.write(make([]byte, -size&7)) }

func (f *finisher) texts(list []string) {
	start := make([]uint32, 1, len(list)+1)
	var all []byte
	for _, s := range list {
		all = append(all, s...)
		start = append(start, uint32(len(all)))
	}
	put(f, start)
	put(f, all)
}

// blobs writes a list of encoded values, given by where they lie.
func (f *finisher) blobs(n int, at func(i int) [2]uint64) {
	start := make([]uint64, n+1)
	for i := range n {
		span := at(i)
		start[i+1] = start[i] + span[1] - span[0]
	}
	put(f, start)
	f.size(int(start[n]))
	for i := range n {
		b, err := f.w.blob.get(at(i))
		f.err = errors.Join(f.err, err)
		f.write(b)
	}
	f.pad(int(start[n]))
}

func (f *finisher) files() {
	ids, levels := make([]string, len(f.documents)), make([]uint8, len(f.documents))
	for i, d := range f.documents {
		ids[i], levels[i] = d.id, d.level
	}
	f.texts(ids)
	put(f, levels)
	f.blobs(len(ids), func(i int) [2]uint64 { return f.documents[i].file })
	for k := range kinds {
		f.blobs(len(ids), func(i int) [2]uint64 { return f.documents[i].lists[k] })
	}
}

func (f *finisher) rows() {
	first, of := []uint32{0}, []uint32(nil)
	for n, d := range f.documents {
		for i := range d.projects {
			f.projects = append(f.projects, &f.w.projects[d.firstRow+i])
			of = append(of, uint32(n))
		}
		first = append(first, uint32(len(f.projects)))
	}
	put(f, first)
	put(f, of)
	f.blobs(len(f.projects), func(i int) [2]uint64 { return f.projects[i].blob })
}

func (f *finisher) numbers() {
	putColumn(f, func(p *writtenProject) int64 { return p.figure })
	putColumn(f, func(p *writtenProject) int64 { return p.upper })
	putColumn(f, func(p *writtenProject) uint8 { return p.bound })
	putColumn(f, func(p *writtenProject) uint32 { return f.renumber[p.currency] })
	putColumn(f, func(p *writtenProject) uint32 { return f.renumber[p.status] })
	putColumn(f, func(p *writtenProject) uint32 { return f.renumber[p.event] })
	putColumn(f, func(p *writtenProject) int32 { return p.stated })
	putColumn(f, func(p *writtenProject) int32 { return p.from })
	putColumn(f, func(p *writtenProject) int32 { return p.to })
	f.putLists(func(p *writtenProject) [2]uint32 { return p.places })
	f.putLists(func(p *writtenProject) [2]uint32 { return p.sectors })
	f.putLists(func(p *writtenProject) [2]uint32 { return p.parties })
	putColumn(f, func(p *writtenProject) uint64 { return p.entity })
}

func putColumn[T any](f *finisher, of func(*writtenProject) T) {
	column := make([]T, len(f.projects))
	for i, p := range f.projects {
		column[i] = of(p)
	}
	put(f, column)
}

func (f *finisher) putLists(of func(*writtenProject) [2]uint32) {
	start, values := make([]uint32, 1, len(f.projects)+1), []uint32(nil)
	for _, p := range f.projects {
		span := of(p)
		for _, number := range f.w.pool[span[0]:span[1]] {
			values = append(values, f.renumber[number])
		}
		start = append(start, uint32(len(values)))
	}
	put(f, start)
	put(f, values)
}

// Projects is the number of projects added.
func (w *Writer) Projects() int { return len(w.projects) }
