package bot

import (
	"context"

	"zhaoshang/corpus"
)

// Hit is one ranked passage, in the form of the command line's `search --json`.
type Hit struct {
	Document string  `json:"document"`
	Title    string  `json:"title"`
	Score    float64 `json:"score"`
	Start    int     `json:"start"` // runes of the cleaned text
	End      int     `json:"end"`
	Text     string  `json:"text"`
}

// Record is one record behind an answer. Project is nil when it is another kind.
type Record struct {
	ID       string
	Document string
	Project  *corpus.Project
	Text     string // the sentence or row that it was taken from
}

// Records gives records by their ids, in the order of ids; those that there
// are not, or that role may not see, are left out.
type Records interface {
	Records(ctx context.Context, role corpus.Visibility, ids []string) ([]Record, error)
}

// Library shows documents and what they hold to somebody of a role; what the
// role may not see is corpus.ErrNotFound.
type Library interface {
	Catalog
	Document(ctx context.Context, role corpus.Visibility, id string) (corpus.Document, corpus.Text, error)
	// Original is the bytes that were added, under the name they were added by.
	Original(ctx context.Context, role corpus.Visibility, id string) (File, error)
	Search(ctx context.Context, role corpus.Visibility, query string, limit int) ([]Hit, error)
}
