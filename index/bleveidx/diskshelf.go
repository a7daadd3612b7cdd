package bleveidx

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"unsafe"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/mmap-go"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	"github.com/blevesearch/vellum"
)

// Files of a shelf on disk, in a folder of their own. Rows are in the order in
// which Bleve numbers its documents.
const (
	bleveFolder = "terms"          // the Bleve index: which rows hold a term
	rowsFile    = "rows.bin"       // a diskRow each
	unitsFile   = "units.bin"      // folded texts and heads, a uint16 a rune
	bytesFile   = "bytes.bin"      // headings or record ids, and how Content differs from Folded
	variantFile = "variants.bin"   // see variants
	censusFile  = "characters.bin" // pairs of a character and the number of rows that hold it
	termsField  = "t"
)

// diskRow is a row as it lies in rowsFile.
type diskRow struct {
	Document       uint32 // in arrival order while building, then as in the Part
	Start, End     uint32 // span in the document; of a name its length
	Text           uint32 // first unit of the folded text, End-Start long
	Head, HeadSize uint32 // units of the folded title and heading
	Extra, Size    uint32 // bytes of the heading or the record id
	Diff, DiffSize uint32 // bytes of the difference of Content from Folded
}

// diskShelf is a shelf of a generation, read-only.
type diskShelf struct {
	rows         []diskRow
	unit         []uint16
	bytes        []byte
	census       [1 << 16]uint32
	variants     *variants
	runes        int
	index        bleve.Index // nil when there are no rows
	reader       *scorch.IndexSnapshot
	segments     []*scorch.SegmentSnapshot
	bases        []uint32  // number of the first row of each segment
	dictionaries sync.Pool // of []segment.TermDictionary
	maps         []mmap.MMap
}

// openDiskShelf opens the shelf in a folder.
func openDiskShelf(dir string, runes int) (d *diskShelf, err error) {
	d = &diskShelf{runes: runes}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("bleveidx: shelf %q: %w", dir, err), d.close())
		}
	}()
	rows, err := d.mapFile(filepath.Join(dir, rowsFile))
	if err != nil || len(rows) == 0 {
		return d, err
	}
	units, err := d.mapFile(filepath.Join(dir, unitsFile))
	if err != nil {
		return d, err
	}
	if d.bytes, err = d.mapFile(filepath.Join(dir, bytesFile)); err != nil {
		return d, err
	}
	if err := d.readCensus(filepath.Join(dir, censusFile)); err != nil {
		return d, err
	}
	changed, err := os.ReadFile(filepath.Join(dir, variantFile))
	if err != nil {
		return d, err
	}
	d.rows, d.unit = castSlice[diskRow](rows), castSlice[uint16](units)
	d.variants = readVariants(castSlice[uint32](changed))
	return d, d.openTerms(filepath.Join(dir, bleveFolder))
}

func (d *diskShelf) readCensus(path string) error {
	text, err := os.ReadFile(path)
	pairs := castSlice[uint32](text)
	for i := 0; i+1 < len(pairs); i += 2 {
		d.census[uint16(pairs[i])] = pairs[i+1]
	}
	return err
}

// castSlice sees bytes as numbers.
func castSlice[T any](b []byte) []T {
	var one T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/int(unsafe.Sizeof(one)))
}

// castBytes sees numbers as bytes.
func castBytes[T any](list []T) []byte {
	var one T
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(list))), len(list)*int(unsafe.Sizeof(one)))
}

func (d *diskShelf) mapFile(path string) (mmap.MMap, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close() // a mapping outlives its file
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return nil, err
	}
	m, err := mmap.Map(f, mmap.RDONLY, 0)
	if err == nil {
		d.maps = append(d.maps, m)
	}
	return m, err
}

func (d *diskShelf) openTerms(path string) (err error) {
	if d.index, d.reader, err = openBleve(path); err != nil {
		return err
	}
	d.segments = d.reader.Segments()
	n := uint32(0)
	for _, s := range d.segments {
		d.bases = append(d.bases, n)
		n += uint32(s.Segment().Count())
	}
	if int(n) != len(d.rows) {
		return fmt.Errorf("%w: %d rows, %d of them with terms", errDamaged, len(d.rows), n)
	}
	return nil
}

// openBleve opens a Bleve index for reading only, beside any number of others.
func openBleve(path string) (bleve.Index, *scorch.IndexSnapshot, error) {
	x, err := bleve.OpenUsing(path, map[string]any{"read_only": true, "bolt_timeout": "1s"})
	if err != nil {
		return nil, nil, err
	}
	engine, err := x.Advanced()
	if err != nil {
		return nil, nil, errors.Join(err, x.Close())
	}
	reader, err := engine.Reader()
	if err != nil {
		return nil, nil, errors.Join(err, x.Close())
	}
	snapshot, ok := reader.(*scorch.IndexSnapshot)
	if !ok {
		return nil, nil, errors.Join(fmt.Errorf("bleveidx: reader is a %T", reader), reader.Close(), x.Close())
	}
	return x, snapshot, nil
}

// close gives everything back; the shelf must not be in use.
func (d *diskShelf) close() error {
	var all []error
	if d.reader != nil {
		all = append(all, d.reader.Close())
	}
	if d.index != nil {
		all = append(all, d.index.Close())
	}
	for _, m := range d.maps {
		all = append(all, m.Unmap())
	}
	return errors.Join(all...)
}

func (d *diskShelf) size() int   { return len(d.rows) }
func (d *diskShelf) length() int { return d.runes }

func (d *diskShelf) holding(character uint16) int {
	return int(d.census[character])
}

func (d *diskShelf) scan(character uint16) []uint32 { return scanRows(d, character) }

func (d *diskShelf) row(i uint32) row {
	r := &d.rows[i]
	return row{r.Document, r.Start, r.End}
}

func (d *diskShelf) units(i uint32) []uint16 {
	r := &d.rows[i]
	return d.unit[r.Text : r.Text+r.End-r.Start]
}

func (d *diskShelf) head(i uint32) []uint16 {
	r := &d.rows[i]
	return d.unit[r.Head : r.Head+r.HeadSize]
}

// extra is the heading of a passage, or the record id of a name.
func (d *diskShelf) extra(i uint32) string {
	r := &d.rows[i]
	return string(d.bytes[r.Extra : r.Extra+r.Size])
}

// content is the text of a row as the document has it.
func (d *diskShelf) content(i uint32) string {
	r := &d.rows[i]
	return d.variants.patch(d.units(i), d.bytes[r.Diff:r.Diff+r.DiffSize])
}

// find takes a term's rows from the index. They lie in the mapped files and
// are good only while the generation is in use.
func (d *diskShelf) find(term string, s *spares) (postings, error) {
	if len(d.segments) == 0 {
		return postings{}, nil
	}
	dictionaries, err := d.borrow()
	if err != nil {
		return postings{}, err
	}
	defer d.dictionaries.Put(dictionaries)
	var out postings
	for i, dictionary := range *dictionaries {
		p, err := findIn(dictionary, term, s.next())
		if err != nil {
			return postings{}, err
		}
		out = out.join(p, d.bases[i])
	}
	return out, nil
}

func (d *diskShelf) borrow() (*[]segment.TermDictionary, error) {
	if known, ok := d.dictionaries.Get().(*[]segment.TermDictionary); ok {
		return known, nil
	}
	fresh := make([]segment.TermDictionary, 0, len(d.segments))
	for _, s := range d.segments {
		dictionary, err := s.Segment().Dictionary(termsField)
		if err != nil {
			return nil, err
		}
		fresh = append(fresh, dictionary)
	}
	return &fresh, nil
}

// dictionary is a dictionary of Bleve that can leave the counts out.
type dictionary interface {
	AutomatonIteratorOmitCount(a segment.Automaton, from, to []byte) segment.DictionaryIterator
}

func (d *diskShelf) each(yield func(string) bool) (bool, error) {
	for _, s := range d.segments {
		known, err := s.Segment().Dictionary(termsField)
		if err != nil {
			return false, err
		}
		terms, ok := known.(dictionary)
		if !ok {
			return false, fmt.Errorf("bleveidx: dictionary is a %T", known)
		}
		it := terms.AutomatonIteratorOmitCount(&vellum.AlwaysMatch{}, nil, nil)
		for e, err := it.Next(); e != nil || err != nil; e, err = it.Next() {
			if err != nil || !yield(e.Term) {
				return false, err
			}
		}
	}
	return true, nil
}

// spares are lists and iterators of Bleve to be used again by the next search;
// those of one search are all in use until it ends.
type spares struct {
	all  []*spare
	used int
}

type spare struct {
	list     segment.PostingsList
	iterator segment.PostingsIterator
}

func (s *spares) next() *spare {
	if s.used == len(s.all) {
		s.all = append(s.all, &spare{})
	}
	s.used++
	return s.all[s.used-1]
}

func findIn(dictionary segment.TermDictionary, term string, s *spare) (postings, error) {
	list, err := dictionary.PostingsList([]byte(term), nil, s.list)
	if err != nil {
		return postings{}, err
	}
	if list.Count() == 0 {
		return postings{}, nil
	}
	s.list, s.iterator = list, list.Iterator(false, false, false, s.iterator)
	it, ok := s.iterator.(segment.OptimizablePostingsIterator)
	if !ok {
		return postings{}, fmt.Errorf("bleveidx: postings are a %T", s.iterator)
	}
	if one, ok := it.DocNum1Hit(); ok {
		return postings{list: []uint32{uint32(one)}}, nil
	}
	return postings{bitmap: it.ActualBitmap()}, nil
}
