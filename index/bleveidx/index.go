// Package bleveidx is the Bleve driver of index. A generation on disk is
// immutable once published and opened read-only by every process; documents
// added or removed since live in layers in memory that each process derives
// from the store.
package bleveidx

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
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
	Log        *slog.Logger
	Poll       time.Duration // between two looks for changes; 0 means 500 ms
	DeltaLimit int           // documents beside the generation before Stale says so; 0 means 2,000
}

// Index finds passages and names, and holds the records, of the published
// generation and of what was added since. Any number of goroutines may use it.
type Index struct {
	dir     string
	source  Source
	options Options
	ranker  *rank.Ranker
	now     atomic.Pointer[state]
	refresh sync.Mutex // held while the next state is made
	runs    sync.Pool  // of *run
}

// Open opens the index in dir, which need not exist, over the documents of
// source. It reads everything changed since the generation was built.
func Open(ctx context.Context, dir string, source Source, o Options) (*Index, error) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	ranker, err := rank.New()
	if err != nil {
		return nil, err
	}
	x := &Index{dir: dir, source: source, options: o, ranker: ranker}
	s, err := x.load(ctx)
	if err != nil {
		return nil, err
	}
	x.now.Store(s)
	return x, nil
}

// load makes the first state.
func (x *Index) load(ctx context.Context) (*state, error) {
	sequence, err := x.source.Sequence(ctx)
	if err != nil {
		return nil, fmt.Errorf("bleveidx: sequence: %w", err)
	}
	var items []Item
	for item, err := range x.source.All(ctx) {
		if err != nil {
			return nil, fmt.Errorf("bleveidx: documents: %w", err)
		}
		items = append(items, item)
	}
	return newState(sequence, []*layer{newLayer(items)}, []bits{nil}), nil
}

// Close ends the use of the index. Searches under way go on to their end.
func (x *Index) Close() error {
	if s := x.now.Swap(nil); s != nil {
		s.release()
	}
	return nil
}

// current gives the state in use; release it afterwards.
func (x *Index) current(ctx context.Context) (*state, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
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

// Watch takes up changes of the store and new generations until ctx ends.
func (x *Index) Watch(ctx context.Context) error {
	every := x.options.Poll
	if every <= 0 {
		every = 500 * time.Millisecond
	}
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
			if err := x.Refresh(ctx); err != nil && ctx.Err() == nil {
				x.options.Log.WarnContext(ctx, "index not refreshed", slog.Any("error", err))
			}
		}
	}
}

// Refresh takes up what changed since the last time. It costs next to nothing
// when nothing did.
func (x *Index) Refresh(ctx context.Context) error {
	x.refresh.Lock()
	defer x.refresh.Unlock()
	s, err := x.current(ctx)
	if err != nil {
		return err
	}
	defer s.release()
	last, err := x.source.Sequence(ctx)
	if err != nil || last == s.sequence {
		return err
	}
	next, err := x.advance(ctx, s)
	if err != nil {
		return err
	}
	x.publishState(next)
	return nil
}

// publishState makes a state the current one.
func (x *Index) publishState(next *state) {
	if old := x.now.Swap(next); old != nil {
		old.release()
	}
}

// advance reads what changed since a state.
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
func (x *Index) Table(ctx context.Context, role corpus.Visibility) (*index.Table, error) {
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
	item, err := x.source.Item(ctx, document)
	return item.Text, err
}
