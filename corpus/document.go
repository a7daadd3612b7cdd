package corpus

import (
	"errors"
	"fmt"
	"time"
)

// ErrNotFound reports that no document or record has the given id.
var ErrNotFound = errors.New("corpus: not found")

// Visibility says who may see a document and everything taken from it.
type Visibility string

// The visibilities, each including the ones before it.
const (
	Public Visibility = "public"
	Staff  Visibility = "staff"
	Admin  Visibility = "admin"
)

// Level orders visibilities: 0 public, 1 staff, 2 admin. An unknown one is as
// closed as admin.
func (v Visibility) Level() int {
	switch v {
	case Public, "":
		return 0
	case Staff:
		return 1
	}
	return 2
}

// Sees reports whether a person of role v may see a document of visibility o.
func (v Visibility) Sees(o Visibility) bool { return v.Level() >= o.Level() }

// Document is a file as added, with its metadata. Its original bytes are kept
// in the store.
type Document struct {
	ID         string     `json:"id"` // by default the file name without its ending
	Title      string     `json:"title"`
	Date       *Date      `json:"date,omitempty"` // of publication, from metadata or dateline
	Source     string     `json:"source,omitempty"`
	Author     string     `json:"author,omitempty"`
	Visibility Visibility `json:"visibility"`
	Format     string     `json:"format"`   // txt, md, html, mhtml, pdf, docx, xlsx, csv, jsonl
	File       string     `json:"file"`     // base name it was added under
	Hash       string     `json:"hash"`     // SHA-256 of the original bytes, hex
	Version    int        `json:"version"`  // 1, 2, … of the same id
	Sequence   int64      `json:"sequence"` // of the store: grows with every change
	Added      time.Time  `json:"added"`
	Removed    bool       `json:"removed,omitempty"`
}

// Problem is why one document, or a part of it, was not taken: the place, the
// cause, and in Chinese what the person who added it can do.
type Problem struct {
	Document string // id or file name
	Place    string // line, page, sheet and cell; empty for the whole document
	Stage    string // read, clean, extract, store
	Err      error
	Hint     string // what staff see, in Chinese
}

func (p *Problem) Error() string {
	if p.Place == "" {
		return fmt.Sprintf("%s: %q: %v", p.Stage, p.Document, p.Err)
	}
	return fmt.Sprintf("%s: %q: %s: %v", p.Stage, p.Document, p.Place, p.Err)
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }
