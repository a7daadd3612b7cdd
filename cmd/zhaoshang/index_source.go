package main

import (
	"context"
	"iter"
	"slices"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/sqlite"
	"zhaoshang/index"
	"zhaoshang/index/bleveidx"
)

// storeSource is the store as the index reads it.
type storeSource struct{ *sqlite.Store }

// Changed implements bleveidx.Source.
func (s storeSource) Changed(ctx context.Context, since int64) (ids []string, last int64, err error) {
	last = since
	for c, err := range s.Changes(ctx, since) {
		if err != nil {
			return nil, since, err
		}
		ids, last = append(ids, c.Document), c.Sequence
	}
	return ids, last, nil
}

// Item implements bleveidx.Source.
func (s storeSource) Item(ctx context.Context, id string) (bleveidx.Item, error) {
	e, err := s.Entry(ctx, id)
	return itemOf(e), err
}

// All implements bleveidx.Source.
func (s storeSource) All(ctx context.Context) iter.Seq2[bleveidx.Item, error] {
	return func(yield func(bleveidx.Item, error) bool) {
		for e, err := range s.Store.All(ctx) {
			if !yield(itemOf(e), err) {
				return
			}
		}
	}
}

// Text implements bleveidx.Source.
func (s storeSource) Text(ctx context.Context, id string) (corpus.Text, error) {
	corrections, err := s.Corrections(ctx, id)
	if err != nil || !slices.ContainsFunc(corrections, func(c store.Correction) bool { return !c.Undone }) {
		return s.Store.Text(ctx, id)
	}
	e, err := s.Entry(ctx, id)
	return index.WithCorrections(e.Text, &e.Records), err
}

func itemOf(e store.Entry) bleveidx.Item {
	return bleveidx.Item{Entry: index.Entry{Document: e.Document, Records: e.Records}, Text: index.WithCorrections(e.Text, &e.Records)}
}

var _ bleveidx.Source = storeSource{}
