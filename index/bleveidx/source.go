package bleveidx

import (
	"context"
	"iter"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

// Item is one live document with its records and its text.
type Item struct {
	index.Entry
	Text corpus.Text // with Folded filled
}

// Source is what is indexed: the store, as far as this package needs it.
type Source interface {
	// Sequence is the number of the last change; it is asked for often.
	Sequence(ctx context.Context) (int64, error)
	// Changed gives the documents whose entries are stale since a sequence, one
	// may come more than once, and the sequence of the last change it looked at.
	Changed(ctx context.Context, since int64) (ids []string, last int64, err error)
	// Item gives a live document; corpus.ErrNotFound when it is removed or unknown.
	Item(ctx context.Context, id string) (Item, error)
	// Text gives the text of a document that is live.
	Text(ctx context.Context, id string) (corpus.Text, error)
	// All gives every live document. The caller asks for Sequence before.
	All(ctx context.Context) iter.Seq2[Item, error]
}
