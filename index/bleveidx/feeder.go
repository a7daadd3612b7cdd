package bleveidx

import (
	"fmt"
	"hash/maphash"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	engine "github.com/blevesearch/bleve_index_api"

	"zhaoshang/index/rank"
)

const (
	// batchRows is how many rows Bleve makes a segment of: larger ones are
	// merged faster and take more memory.
	batchRows = 5000
	// mergedSegments is how many segments Bleve merges at a time: all of them,
	// so that each is read once.
	mergedSegments = 1000
	// metBits is how many bits tell the terms that were met from those that were
	// not: when two terms share one, a rare one costs some bytes more.
	metBits = 1 << 25
)

// termsMapping is the mapping of the Bleve index of a shelf: nothing is stored
// beside which rows hold a term. Rows come as rowTerms; the analyzer only says
// how a text of such terms would be read.
func termsMapping() (mapping.IndexMapping, error) {
	field := bleve.NewTextFieldMapping()
	field.Analyzer = "terms"
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	field.SkipFreqNorm = true
	m := bleve.NewIndexMapping()
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping.Dynamic = false
	m.DefaultMapping.AddSubDocumentMapping("_all", bleve.NewDocumentDisabledMapping())
	m.DefaultMapping.AddFieldMappingsAt(termsField, field)
	err := m.AddCustomAnalyzer("terms", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name})
	return rowMapping{m}, err
}

// rowMapping takes rows as they are, where Bleve's own mapping would cut a text
// into tokens and count them.
type rowMapping struct{ *mapping.IndexMappingImpl }

// MapDocument implements mapping.IndexMapping.
func (rowMapping) MapDocument(doc *document.Document, data any) error {
	row, ok := data.(*rowTerms)
	if !ok {
		return fmt.Errorf("bleveidx: a row is a %T", data)
	}
	doc.AddField(row)
	return nil
}

// rowTerms is the field of a row: its distinct terms.
type rowTerms struct{ terms engine.TokenFrequencies }

// Name and the other methods implement document.Field.
func (*rowTerms) Name() string             { return termsField }
func (*rowTerms) Value() []byte            { return nil }
func (*rowTerms) ArrayPositions() []uint64 { return nil }
func (*rowTerms) EncodedFieldType() byte   { return 't' }
func (*rowTerms) Analyze()                 {}
func (*rowTerms) Options() engine.FieldIndexingOptions {
	return engine.IndexField | engine.SkipFreqNorm
}
func (*rowTerms) NumPlainTextBytes() uint64                           { return 0 }
func (*rowTerms) Size() int                                           { return 0 }
func (r *rowTerms) AnalyzedTokenFrequencies() engine.TokenFrequencies { return r.terms }

// AnalyzedLength is what Bleve keeps as the length of the row. It must not be 0
// where a frequency is 1.
func (*rowTerms) AnalyzedLength() int { return 1 }

// feeder gives the terms of rows to Bleve.
//
// Bleve writes a term of one row into its dictionary when its frequency there is
// 1, and a byte less for every other row when the frequency is 0. So the first
// row that holds a term says 1, and all later ones say 0.
type feeder struct {
	dir         string
	builder     bleve.Builder // nil while the first batch comes together
	batch       []*rowTerms   // since the last segment
	size        int           // rows of a segment
	rows        int
	free        []*rowTerms
	met         []uint64 // bits of the terms met
	seed        maphash.Seed
	fresh       []string // terms that the row being put is the first to hold
	once, again *engine.TokenFreq
}

func newFeeder(dir string) *feeder {
	f := &feeder{dir: dir, size: batchRows, met: make([]uint64, metBits/64), seed: maphash.MakeSeed(),
		once: &engine.TokenFreq{}, again: &engine.TokenFreq{}}
	f.once.SetFrequency(1)
	return f
}

// put adds a row that is found by the terms of some folded texts.
func (f *feeder) put(texts ...string) error {
	r := f.row()
	f.fresh = f.fresh[:0]
	for _, text := range texts {
		rank.Terms(text, func(term string) {
			r.terms[term] = f.again
			if f.meet(term) {
				f.fresh = append(f.fresh, term)
			}
		})
	}
	for _, term := range f.fresh {
		r.terms[term] = f.once
	}
	f.batch = append(f.batch, r)
	f.rows++
	if len(f.batch) < f.size {
		return nil
	}
	if err := f.flush(); err != nil {
		return err
	}
	for _, r := range f.batch {
		clear(r.terms)
	}
	f.free, f.batch = append(f.free, f.batch...), f.batch[:0]
	return nil
}

func (f *feeder) row() *rowTerms {
	if n := len(f.free); n > 0 {
		r := f.free[n-1]
		f.free = f.free[:n-1]
		return r
	}
	return &rowTerms{engine.TokenFrequencies{}}
}

// meet reports whether a term was not met before.
func (f *feeder) meet(term string) bool {
	bit := maphash.String(f.seed, term) % metBits
	known := f.met[bit/64]
	f.met[bit/64] = known | 1<<(bit%64)
	return known&(1<<(bit%64)) == 0
}

// flush gives the batch to Bleve, which makes a segment of it when it is full.
func (f *feeder) flush() error {
	if f.builder == nil {
		if err := f.start(); err != nil {
			return err
		}
	}
	for i, r := range f.batch {
		if err := f.builder.Index(strconv.FormatInt(int64(f.rows-len(f.batch)+i), 36), r); err != nil {
			return err
		}
	}
	return nil
}

func (f *feeder) start() error {
	m, err := termsMapping()
	if err != nil {
		return err
	}
	f.builder, err = bleve.NewBuilder(filepath.Join(f.dir, bleveFolder), m,
		map[string]any{"buildPathPrefix": f.dir, "batchSize": f.size, "mergeMax": mergedSegments})
	return err
}

// finish writes what is left. Bleve moves terms of one row to its dictionary
// when it merges: so that it does, the last of a few rows comes by itself.
func (f *feeder) finish() error {
	if f.rows == 0 {
		return nil
	}
	if f.builder == nil {
		f.size = max(1, f.rows-1)
	}
	if err := f.flush(); err != nil {
		return err
	}
	f.free, f.met = nil, nil
	return f.builder.Close()
}

var _ document.Field = (*rowTerms)(nil)
