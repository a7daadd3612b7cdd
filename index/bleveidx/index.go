package bleveidx

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/index"
	"zhaoshang/index/rank"
)

// errDamaged reports that a file of the generation cannot be what was built.
var errDamaged = errors.New("index: damaged generation")

// Options of an Index. The zero value means the defaults.
type Options struct {
	Log         *slog.Logger
	Poll        time.Duration // between two looks for changes; 0 means 500 ms
	DeltaLimit  int           // documents beside the generation before a build is due; 0 means 2,000
	MemoryLimit int           // documents held in memory for want of a generation; 0 means 20,000
	Extraction  int           // version of corpus/extract, kept in the manifest
	Program     string        // version of the program, kept in the manifest
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Poll <= 0 {
		o.Poll = 500 * time.Millisecond
	}
	if o.DeltaLimit <= 0 {
		o.DeltaLimit = 2000
	}
	if o.MemoryLimit <= 0 {
		o.MemoryLimit = 20000
	}
	return o
}

// Index finds passages and names, and holds the records, of the published
// generation and of what was added since. Any number of goroutines may use it.
type Index struct {
	dir     string
	source  Source
	options Options
	ranker  *rank.Ranker
	now     atomic.Pointer[state]
	refresh sync.Mutex  // held while the next state is made
	runs    sync.Pool   // of *run
	damaged atomic.Bool // a search found the generation damaged
	blind   bool        // for building only, see OpenBuilder
}

// Open opens the index in dir, which need not exist, over the documents of
// source; with dir "" everything is held in memory and nothing can be built. It reads what changed since the generation was built. Without a
// generation, or with one that cannot be read, the documents are held in
// memory; when there are more than MemoryLimit, searches return
// index.ErrNotReady until one is built.
func Open(ctx context.Context, dir string, source Source, o Options) (*Index, error) {
	ranker, err := rank.New()
	if err != nil {
		return nil, err
	}
	x := &Index{dir: dir, source: source, options: o.withDefaults(), ranker: ranker}
	s, err := x.load(ctx)
	if err != nil {
		return nil, err
	}
	x.now.Store(s)
	return x, nil
}

// OpenBuilder opens the index in dir for Build, Outdated and Rollback alone: no
// document is held in memory, however many there are, and none is found.
func OpenBuilder(dir string, source Source, o Options) *Index {
	x := &Index{dir: dir, source: source, options: o.withDefaults(), blind: true}
	s := newState(0, nil, nil)
	s.empty = true
	x.now.Store(s)
	return x
}

// load makes a state of what is published and stored now.
func (x *Index) load(ctx context.Context) (*state, error) {
	g, name, err := x.openCurrent()
	if err != nil {
		x.options.Log.ErrorContext(ctx, "generation unreadable, to be rebuilt", slog.Any("error", err))
	}
	if g == nil {
		s, failed := x.loadStore(ctx, err)
		if failed == nil {
			s.published = name
		}
		return s, failed
	}
	base := newState(g.manifest.Sequence, []*layer{g.layer}, []index.Bits{nil})
	base.generation, base.published = g, name
	defer base.release()
	if why := g.manifest.outdated(x.options.Extraction); why != "" {
		x.options.Log.WarnContext(ctx, "generation outdated, to be rebuilt", slog.String("why", why))
	}
	return x.advance(ctx, base)
}

// openCurrent opens the published generation; nil when there is none. A
// generation removed just then was followed by another.
func (x *Index) openCurrent() (g *generation, name string, err error) {
	for range 5 {
		name, err = currentName(x.dir)
		if err != nil || name == "" {
			return nil, name, err
		}
		if g, err = openGeneration(x.dir, name); err == nil {
			return g, name, nil
		}
		if again, _ := currentName(x.dir); again == name {
			break
		}
	}
	return nil, name, err
}

// loadStore holds all documents in memory. damage is why the published
// generation could not be read, nil when there is none.
func (x *Index) loadStore(ctx context.Context, damage error) (*state, error) {
	sequence, err := x.source.Sequence(ctx)
	if err != nil {
		return nil, fmt.Errorf("bleveidx: sequence: %w", err)
	}
	seen := map[string]int{}
	var items []Item
	for item, err := range x.source.All(ctx) {
		if err != nil {
			return nil, fmt.Errorf("bleveidx: documents: %w", err)
		}
		if n, again := seen[item.Document.ID]; again {
			items[n] = item
			continue
		}
		seen[item.Document.ID] = len(items)
		if items = append(items, item); len(items) > x.options.MemoryLimit && x.dir != "" {
			s := newState(sequence, nil, nil)
			s.damage, s.empty = damage, true
			return s, nil
		}
	}
	s := newState(sequence, []*layer{newLayer(items)}, []index.Bits{nil})
	s.damage = damage
	return s, nil
}

// Close ends the use of the index. Searches under way go on to their end.
func (x *Index) Close() error {
	if s := x.now.Swap(nil); s != nil {
		s.release()
	}
	return nil
}

// held gives the state in use; release it afterwards.
func (x *Index) held() (*state, error) {
	for {
		s := x.now.Load()
		if s == nil {
			return nil, index.ErrNotReady
		}
		if s.acquire() {
			return s, nil
		}
	}
}

// current is held for those who search.
func (x *Index) current(ctx context.Context) (*state, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	s, err := x.held()
	if err == nil && s.empty {
		s.release()
		return nil, index.ErrNotReady
	}
	return s, err
}

// Watch takes up changes of the store and new generations until ctx ends, and
// builds the next generation when one is due. It returns when all it began
// has ended.
func (x *Index) Watch(ctx context.Context) error {
	ticker := time.NewTicker(x.options.Poll)
	defer ticker.Stop()
	var building sync.WaitGroup
	defer building.Wait()
	free := make(chan struct{}, 1)
	free <- struct{}{}
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		if err := x.Refresh(ctx); err != nil && ctx.Err() == nil {
			x.options.Log.WarnContext(ctx, "index not refreshed", slog.Any("error", err))
		}
		if x.Due() == "" {
			continue
		}
		select {
		case <-free:
			building.Go(func() {
				x.buildAlone(ctx)
				free <- struct{}{}
			})
		default:
		}
	}
}

// buildAlone builds in the background; after a failure it waits, so that a
// full disk does not fill the log.
func (x *Index) buildAlone(ctx context.Context) {
	start := time.Now()
	m, err := x.Build(ctx, BuildOptions{})
	switch {
	case err == nil:
		x.options.Log.InfoContext(ctx, "generation published", slog.Int("documents", m.Documents),
			slog.Int("passages", m.Passages), slog.Int64("took_ms", time.Since(start).Milliseconds()))
		return
	case ctx.Err() != nil:
		return
	case !errors.Is(err, ErrLocked):
		x.options.Log.ErrorContext(ctx, "generation not built", slog.Any("error", err))
	}
	select {
	case <-ctx.Done():
	case <-time.After(60 * x.options.Poll):
	}
}

// Due says why a build is due; "" when none is.
func (x *Index) Due() string {
	s, err := x.held()
	if err != nil {
		return ""
	}
	defer s.release()
	switch {
	case x.dir == "":
		return ""
	case s.damage != nil || x.damaged.Load():
		return "unreadable"
	case s.heldBack(x.dir):
		return ""
	case s.beside() > x.options.DeltaLimit || s.empty:
		return "many changes"
	case s.generation != nil:
		return s.generation.manifest.outdated(x.options.Extraction)
	}
	return ""
}

// Outdated says why a build is due, like Due, from the manifest and the changes
// since; "" when none is.
func (x *Index) Outdated(ctx context.Context) (string, error) {
	name, held, err := readCurrent(x.dir)
	if err != nil || x.dir == "" || held {
		return "", err
	}
	m := &Manifest{}
	if name != "" {
		if m, err = readManifest(filepath.Join(x.dir, name)); err != nil {
			return "unreadable", nil
		}
		if why := m.outdated(x.options.Extraction); why != "" {
			return why, nil
		}
	}
	ids, _, err := x.source.Changed(ctx, m.Sequence)
	slices.Sort(ids)
	if len(slices.Compact(ids)) > x.options.DeltaLimit {
		return "many changes", err
	}
	return "", err
}

// Refresh takes up what changed since the last time. It costs next to nothing
// when nothing did. A published generation that cannot be read does not take
// the place of one that can.
func (x *Index) Refresh(ctx context.Context) error {
	if x.blind {
		return nil
	}
	x.refresh.Lock()
	defer x.refresh.Unlock()
	s, err := x.held()
	if err != nil {
		return err
	}
	defer s.release()
	name, err := currentName(x.dir)
	if err == nil && name != s.published {
		next, err := x.load(ctx)
		if err != nil || next.damage == nil || s.generation == nil {
			return x.take(next, err)
		}
		next.release()
		x.damaged.Store(true)
	} else if last, err := x.source.Sequence(ctx); err != nil || last == s.sequence || s.empty {
		return err
	}
	next, err := x.advance(ctx, s)
	if err == nil {
		next.published = name
	}
	return x.take(next, err)
}

// take makes a state the current one.
func (x *Index) take(next *state, err error) error {
	if err != nil {
		return err
	}
	if old := x.now.Swap(next); old != nil {
		old.release()
	}
	return nil
}

// advance makes a state with what changed since another.
func (x *Index) advance(ctx context.Context, s *state) (*state, error) {
	ids, last, err := x.source.Changed(ctx, s.sequence)
	if err != nil {
		return nil, fmt.Errorf("bleveidx: changes: %w", err)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	var fresh []Item
	for _, id := range ids {
		item, err := x.source.Item(ctx, id)
		switch {
		case errors.Is(err, corpus.ErrNotFound):
		case err != nil:
			return nil, fmt.Errorf("bleveidx: document %q: %w", id, err)
		default:
			fresh = append(fresh, item)
		}
	}
	return s.advance(last, ids, fresh), nil
}

// Table implements index.Library.
func (x *Index) Table(ctx context.Context, role corpus.Visibility) (t *index.Table, err error) {
	defer rescue("table", &err)
	s, err := x.current(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release()
	return s.table(role), nil
}

// Text implements index.Library.
func (x *Index) Text(ctx context.Context, document string) (corpus.Text, error) {
	s, err := x.current(ctx)
	if err != nil {
		return corpus.Text{}, err
	}
	defer s.release()
	l, n, ok := s.lookup(document)
	if !ok {
		return corpus.Text{}, fmt.Errorf("bleveidx: document %q: %w", document, corpus.ErrNotFound)
	}
	if l.items != nil {
		return l.items[n].Text, nil
	}
	return x.source.Text(ctx, document)
}
