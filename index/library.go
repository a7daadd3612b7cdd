package index

import (
	"context"

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
