package reading

import (
	"context"
	"fmt"
	"sync"

	"zhaoshang/answer/phonetic"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/index"
)

// MaxSampled is how many documents a Shelf reads to learn which words are
// rare; a larger corpus is judged by these.
const MaxSampled = 3000

// MaxRead is how many documents are read to learn what occurs in them; in a
// larger corpus the index is asked, if it can tell.
const MaxRead = 300

// Shelf keeps pages of a library and what occurs in them. Any number of
// goroutines may use one.
type Shelf struct {
	texts interface {
		Text(ctx context.Context, document string) (corpus.Text, error)
	}
	sound *phonetic.Table
	names *names.Lexicon

	mu       sync.Mutex
	pages    map[string]*Page // by document id
	versions map[string]string
	order    []string // ids, oldest use first
	limit    int
}

// NewShelf makes a shelf that holds at most limit pages (0: 4000).
func NewShelf(lib index.Library, sound *phonetic.Table, lexicon *names.Lexicon, limit int) *Shelf {
	if limit <= 0 {
		limit = 4000
	}
	return &Shelf{texts: lib, sound: sound, names: lexicon, pages: map[string]*Page{}, versions: map[string]string{}, limit: limit}
}

func version(d corpus.Document) string {
	return fmt.Sprintf("%d %d %s", d.Sequence, d.Version, d.Hash)
}

// Page gives the page of a document, read anew when the document has changed.
func (s *Shelf) Page(ctx context.Context, d corpus.Document) (*Page, error) {
	s.mu.Lock()
	p, ok := s.pages[d.ID]
	fresh := ok && s.versions[d.ID] == version(d)
	s.mu.Unlock()
	if fresh {
		return p, nil
	}
	text, err := s.texts.Text(ctx, d.ID)
	if err != nil {
		return nil, fmt.Errorf("reading: document %q: %w", d.ID, err)
	}
	p = New(d, text)
	if s.names != nil {
		p.Places = s.names.Divisions(p.Folded, []rune(p.title))
		p.people = sync.OnceValue(func() []Holder { return p.holders(s.names) })
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, had := s.pages[d.ID]; !had {
		s.order = append(s.order, d.ID)
	}
	s.pages[d.ID], s.versions[d.ID] = p, version(d)
	for len(s.order) > s.limit {
		delete(s.pages, s.order[0])
		delete(s.versions, s.order[0])
		s.order = s.order[1:]
	}
	return p, nil
}

// Vocabulary is what occurs in the documents of a table, or in a sample of
// them. It never changes.
type Vocabulary struct {
	Documents int
	Tabular   func() []string // ids of documents with tables
	seen      map[[2]rune]int
	sounding  map[string][][2]rune
	words     *wordCounts // of a large corpus: counted by the index
}

// Seen is in how many documents two runes stand together.
func (v *Vocabulary) Seen(a, b rune) int {
	if v.words != nil {
		return v.words.seen(a, b)
	}
	return v.seen[[2]rune{a, b}]
}

// Sounding gives the pairs of characters read as two syllables.
func (v *Vocabulary) Sounding(first, second string) [][2]rune {
	if v.words != nil {
		return v.words.sounding()[first+" "+second]
	}
	return v.sounding[first+" "+second]
}

// Learn reads the documents of a table.
func (s *Shelf) Learn(ctx context.Context, t *index.Table) (*Vocabulary, error) {
	if words, ok := s.texts.(index.Words); ok && t.Len() > MaxRead {
		return s.count(ctx, words, t)
	}
	documents := t.Documents()
	var tabular []string
	v := &Vocabulary{Tabular: func() []string { return tabular }, seen: map[[2]rune]int{}, sounding: map[string][][2]rune{}}
	step := max(1, (len(documents)+MaxSampled-1)/MaxSampled)
	for i := 0; i < len(documents); i += step {
		p, err := s.Page(ctx, documents[i])
		if err != nil {
			return nil, err
		}
		v.Documents++
		if len(p.Tables) > 0 {
			tabular = append(tabular, documents[i].ID)
		}
		p.Pairs(func(k [2]rune) { v.seen[k]++ })
	}
	for k := range v.seen {
		s.hear(v.sounding, k)
	}
	return v, nil
}

// hear adds a pair of characters under its two syllables, under each of their
// readings.
func (s *Shelf) hear(sounding map[string][][2]rune, k [2]rune) {
	for _, a := range s.sound.Readings(k[0]) {
		for _, b := range s.sound.Readings(k[1]) {
			sounding[a+" "+b] = append(sounding[a+" "+b], k)
		}
	}
}
