package main

import (
	"context"
	_ "embed"
	"errors"
	"iter"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"zhaoshang/bot"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/value"
	"zhaoshang/corpus/store"
)

//go:embed watchwords.txt
var watchWords string

// matcher reads the filters of /watch with the lexicons that read documents.
type matcher struct {
	load    func() (*names.Lexicon, error) // once, at the first filter
	lexicon *names.Lexicon
	idle    []string // words that say nothing
	mu      sync.Mutex
	by      map[string]wanted
}

func newMatcher() *matcher {
	m := &matcher{load: names.Load, by: map[string]wanted{}}
	for line := range strings.Lines(watchWords) {
		if word := strings.TrimSpace(line); word != "" && !strings.HasPrefix(word, "#") {
			m.idle = append(m.idle, word)
		}
	}
	return m
}

// wanted is a filter as it was understood: each list that is not empty must
// have something of the project's, and all words must stand in it.
type wanted struct {
	parts   []bot.Part
	sectors []string
	places  []string
	status  []corpus.Status
	amounts []corpus.Amount
	words   []string
}

// keptFilters bounds how many filters are held as understood.
const keptFilters = 10_000

// Parts implements bot.Matcher.
func (m *matcher) Parts(filter string) []bot.Part { return m.read(filter).parts }

func (m *matcher) read(filter string) wanted {
	m.mu.Lock()
	defer m.mu.Unlock()
	if w, ok := m.by[filter]; ok {
		return w
	}
	if m.lexicon == nil {
		x, err := m.load()
		if err != nil {
			panic(err) // the lexicons are part of the program
		}
		m.lexicon = x
	}
	if len(m.by) >= keptFilters {
		clear(m.by)
	}
	w := m.understand(filter)
	m.by[filter] = w
	return w
}

func (m *matcher) understand(filter string) (w wanted) {
	text := []rune(clean.Fold(filter))
	used := make([]bool, len(text))
	take := func(kind string, s corpus.Span) bool {
		if slices.Contains(used[s.Start:s.End], true) {
			return false
		}
		for i := s.Start; i < s.End; i++ {
			used[i] = true
		}
		w.parts = append(w.parts, bot.Part{Kind: kind, Text: string(text[s.Start:s.End])})
		return true
	}
	for _, a := range value.Find(text, nil) {
		if a.Amount != nil && take("amount", a.Whole) {
			w.amounts = append(w.amounts, *a.Amount)
		}
	}
	for _, p := range m.lexicon.Read(text, nil).Places {
		if ids := p.IDs(); len(ids) > 0 && take("place", p.Span) {
			w.places = append(w.places, ids[len(ids)-1])
		}
	}
	for _, s := range m.lexicon.SectorWords(text) {
		if take("sector", s.Span) {
			w.sectors = append(w.sectors, s.IDs...)
		}
	}
	for _, s := range m.lexicon.StatusWords(text) {
		if take("status", s.Span) {
			w.status = append(w.status, s.Status)
		}
	}
	m.readWords(text, used, &w)
	return w
}

// readWords takes what no lexicon knows as words to be found in a project.
func (m *matcher) readWords(text []rune, used []bool, w *wanted) {
	rest := make([]rune, len(text))
	for i, r := range text {
		if rest[i] = r; used[i] || !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			rest[i] = ' '
		}
	}
	left := string(rest)
	for _, word := range m.idle {
		left = strings.ReplaceAll(left, word, " ")
	}
	for _, word := range strings.Fields(left) {
		if utf8.RuneCountInString(word) < 2 {
			continue // one character alone names nothing
		}
		w.words = append(w.words, word)
		w.parts = append(w.parts, bot.Part{Kind: "word", Text: word})
	}
}

// Matches implements bot.Matcher.
func (m *matcher) Matches(filter string, p *corpus.Project) bool {
	w := m.read(filter)
	if len(w.parts) == 0 || !shares(w.sectors, p.Sectors) || !shares(w.places, p.Places) {
		return false
	}
	if len(w.status) > 0 && (p.Status == nil || !slices.Contains(w.status, p.Status.Value)) {
		return false
	}
	if len(w.amounts) > 0 && (p.Amount == nil || !slices.ContainsFunc(w.amounts, func(a corpus.Amount) bool { return within(a, p.Amount.Value) })) {
		return false
	}
	said := clean.Fold(p.Words())
	return !slices.ContainsFunc(w.words, func(word string) bool { return !strings.Contains(said, word) })
}

// shares reports whether what a project has meets what is wanted; nothing
// wanted is met by all.
func shares(want, have []string) bool {
	return len(want) == 0 || slices.ContainsFunc(want, func(id string) bool { return slices.Contains(have, id) })
}

// within reports whether a sum is one that a filter means: 超10亿 is 10亿 and more.
func within(want, have corpus.Amount) bool {
	if want.Currency != have.Currency {
		return false
	}
	f := have.Figure()
	switch want.Bound {
	case corpus.Over:
		return f >= want.Min
	case corpus.Under:
		return f <= want.Max
	case corpus.Range:
		return f >= want.Min && f <= want.Max
	case corpus.About:
		return f >= want.Min/10*9 && f <= want.Min/10*11
	}
	return f == want.Min
}

// newsStore is the part of the store that news are read from.
type newsStore interface {
	Sequence(ctx context.Context) (int64, error)
	Changes(ctx context.Context, since int64) iter.Seq2[store.Change, error]
	Entry(ctx context.Context, id string) (store.Entry, error)
	Meta(ctx context.Context, key string) ([]byte, error)
	SetMeta(ctx context.Context, key string, value []byte) error
}

// watchesKey is where the store keeps the watches of the bot.
const watchesKey = "bot.watches"

// newsroom is the change log as the Service hears of it.
type newsroom struct{ store newsStore }

// Latest implements bot.Newsroom.
func (n newsroom) Latest(ctx context.Context) (int64, error) { return n.store.Sequence(ctx) }

// News implements bot.Newsroom: only first versions are news.
func (n newsroom) News(ctx context.Context, after int64, limit int) (all []bot.Fresh, last int64, err error) {
	last = after
	for c, err := range n.store.Changes(ctx, after) {
		if err != nil {
			return nil, after, err
		}
		if limit--; limit < 0 {
			break
		}
		last = c.Sequence
		if c.Kind != store.DocumentPut {
			continue
		}
		e, err := n.store.Entry(ctx, c.Document)
		if errors.Is(err, corpus.ErrNotFound) || err == nil && (e.Document.Removed || e.Document.Version != 1) {
			continue
		}
		if err != nil {
			return nil, after, err
		}
		all = append(all, bot.Fresh{Document: e.Document, Projects: e.Records.Projects, Sequence: c.Sequence})
	}
	return all, last, nil
}

// LoadWatches implements bot.Newsroom.
func (n newsroom) LoadWatches(ctx context.Context) ([]byte, error) {
	data, err := n.store.Meta(ctx, watchesKey)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	return data, err
}

// SaveWatches implements bot.Newsroom.
func (n newsroom) SaveWatches(ctx context.Context, data []byte) error {
	return n.store.SetMeta(ctx, watchesKey, data)
}
