package index

import (
	"context"
	"iter"

	"zhaoshang/corpus"
)

// Library is everything that answers are made of: ranked passages, records and
// texts, as they were published and with what was added or removed since.
type Library interface {
	Searcher
	// Table gives all records that role may see, as they are now. The Table
	// does not change afterwards; it is cheap to ask for one for each question.
	Table(ctx context.Context, role corpus.Visibility) (*Table, error)
	// Text gives the cleaned text of a document, with Folded filled. It returns
	// corpus.ErrNotFound, wrapped, when there is none.
	Text(ctx context.Context, document string) (corpus.Text, error)
}

// Words tells what occurs in the passages and how often, without reading them.
// A Library may have it; ask by a type assertion. Frequencies are for weighing
// only: they count passages that a role may not see.
type Words interface {
	// Passages is how many there are.
	Passages(ctx context.Context) (int, error)
	// Frequency is how many passages hold a term, folded: a pair of Chinese
	// characters, or a word of letters or digits.
	Frequency(ctx context.Context, term string) (int, error)
	// Terms gives every term, some of them more than once.
	Terms(ctx context.Context) iter.Seq2[string, error]
}
