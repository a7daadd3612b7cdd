// Package index makes passages and records findable. It has the words that
// drivers and their users share; bleveidx is the driver.
package index

import (
	"context"
	"errors"

	"zhaoshang/corpus"
)

// ErrNotReady reports that there is no readable generation yet.
var ErrNotReady = errors.New("index: no readable generation")

// Query asks for ranked passages.
type Query struct {
	Text      string            // as typed; the driver folds it
	Limit     int               // hits wanted; 0 means 10
	Documents []string          // only these documents; nil means all
	Role      corpus.Visibility // what the asker may see; "" means public
	Bare      bool              // hits without Title, Heading and Text: for those who only count or compare
}

// Hit is one passage, best first. Span and Text are of the document's cleaned
// text; Score orders hits of one query and means nothing beyond it.
type Hit struct {
	Document string
	Title    string
	Heading  string
	Span     corpus.Span
	Text     string
	Score    float64
}

// NameHit is a record whose name, alias or party resembles a text.
type NameHit struct {
	Record string // id
	Score  float64
}

// Searcher finds passages and names in the published generation and what was
// added since.
type Searcher interface {
	Search(ctx context.Context, q Query) ([]Hit, error)
	Names(ctx context.Context, q Query) ([]NameHit, error)
}
