// Package storetest is the contract of every driver of the store.
package storetest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/store"
)

// Store is what a driver must be able to do.
type Store interface {
	Put(ctx context.Context, puts ...store.Put) ([]store.Result, error)
	Document(ctx context.Context, id string) (corpus.Document, error)
	Documents(ctx context.Context, f store.Filter) iter.Seq2[corpus.Document, error]
	Versions(ctx context.Context, id string) ([]corpus.Document, error)
	Text(ctx context.Context, id string) (corpus.Text, error)
	Original(ctx context.Context, id string) ([]byte, error)
	Records(ctx context.Context, id string) (corpus.Records, error)
	Entry(ctx context.Context, id string) (store.Entry, error)
	All(ctx context.Context) iter.Seq2[store.Entry, error]
	Sequence(ctx context.Context) (int64, error)
	Changes(ctx context.Context, since int64) iter.Seq2[store.Change, error]
	Remove(ctx context.Context, id, who string) error
	Restore(ctx context.Context, id, who string) error
	SetVisibility(ctx context.Context, id string, v corpus.Visibility, who string) error
	Correct(ctx context.Context, project, field string, value json.RawMessage, who string) (store.Correction, error)
	UndoCorrection(ctx context.Context, id int64, who string) error
	Corrections(ctx context.Context, document string) ([]store.Correction, error)
	Merge(ctx context.Context, a, b, who string) error
	Split(ctx context.Context, a, b, who string) error
	Decisions(ctx context.Context) ([]store.Decision, error)
	Candidates(ctx context.Context, limit int) ([]store.Candidate, error)
	Stale(ctx context.Context, cleanVersion, extractVersion int) iter.Seq2[store.Stale, error]
	Rebuild(ctx context.Context, rebuilt ...store.Rebuilt) (int, error)
	SetUser(ctx context.Context, u store.User) error
	RemoveUser(ctx context.Context, id string) error
	User(ctx context.Context, id string) (store.User, error)
	Users(ctx context.Context) ([]store.User, error)
	LogQuestions(ctx context.Context, questions ...store.Question) error
	ForgetQuestions(ctx context.Context, user string) error
	PruneQuestions(ctx context.Context, before time.Time) error
	SaveConversations(ctx context.Context, states map[string][]byte, expires time.Time) error
	Questions(ctx context.Context, limit int) ([]store.Question, error)
	Gaps(ctx context.Context, limit int) ([]store.Gap, error)
	CloseGap(ctx context.Context, key, who string) error
	Curate(ctx context.Context, c store.Curated) error
	Curated(ctx context.Context, question string, role corpus.Visibility) (store.Curated, error)
	SaveConversation(ctx context.Context, id string, state []byte, expires time.Time) error
	Conversation(ctx context.Context, id string) ([]byte, error)
	SetMeta(ctx context.Context, key string, value []byte) error
	Meta(ctx context.Context, key string) ([]byte, error)
	Stats(ctx context.Context) (store.Stats, error)
	Check(ctx context.Context) ([]store.Finding, error)
}

// Run runs the contract; open gives a new empty store whose clock is now.
func Run(t *testing.T, open func(t *testing.T, now func() time.Time) Store) {
	tests := map[string]func(*testing.T, *suite){
		"a document comes back whole":               roundTrip,
		"the same bytes change nothing":             unchanged,
		"other bytes replace in one step":           replace,
		"one bad document refuses the batch":        badBatch,
		"a removed document is gone and comes back": removal,
		"roles see what they may":                   visibility,
		"the change log is complete":                changes,
		"many pages are read":                       pages,
		"corrections":                               corrections,
		"corrections survive a new version":         correctionsSurvive,
		"one project in two reports":                identities,
		"merge and split":                           mergeSplit,
		"candidates":                                candidates,
		"records are rebuilt":                       rebuilds,
		"users":                                     users,
		"questions and gaps":                        questions,
		"curated answers":                           curated,
		"conversations expire":                      conversations,
		"meta":                                      meta,
		"unknown ids":                               unknown,
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			s := &suite{now: time.Date(2024, 3, 1, 8, 0, 0, 0, time.UTC)}
			s.Store = open(t, func() time.Time { return s.now })
			test(t, s)
			findings, err := s.Check(t.Context())
			if err != nil || len(findings) > 0 {
				t.Errorf("Check after the test = %v, %v; want nothing wrong", findings, err)
			}
		})
	}
}

type suite struct {
	Store
	now time.Time
}

// Document makes a put with one project a line: name|party|place|amount in 亿.
func Document(id string, lines ...string) store.Put {
	text := strings.Join(lines, "\n")
	sum := sha256.Sum256([]byte(text))
	p := store.Put{
		Document: corpus.Document{ID: id, Title: "报告" + id, Visibility: corpus.Public, Format: "txt", File: id + ".txt",
			Hash: hex.EncodeToString(sum[:])},
		Original: []byte(text),
		Text:     corpus.Text{Content: text, Folded: clean.Fold(text)},
	}
	at := 0
	for i, l := range lines {
		span := corpus.Span{Start: at, End: at + len([]rune(l))}
		at = span.End + 1
		p.Text.Blocks = append(p.Text.Blocks, corpus.Block{Kind: corpus.Paragraph, Span: span, Origin: corpus.Origin{Line: i + 1}})
		p.Records.Projects = append(p.Records.Projects, project(fmt.Sprintf("%s#p%d", id, i+1), id, l, span))
	}
	return p
}

func project(id, document, line string, span corpus.Span) corpus.Project {
	f := append(strings.Split(line, "|"), "", "", "")
	p := corpus.Project{ID: id, Document: document, Name: *corpus.Said(f[0], span, "test"), Sentence: span}
	if f[1] != "" {
		p.Parties = []corpus.Sourced[string]{*corpus.Said(f[1], span, "test")}
	}
	if f[2] != "" {
		p.Place = corpus.Said(f[2], span, "test")
	}
	var yi int64
	if _, err := fmt.Sscan(f[3], &yi); err == nil {
		p.Amount = corpus.Said(corpus.Amount{Min: corpus.Fen(yi) * corpus.Yi, Currency: "CNY", Bound: corpus.Exact}, span, "test")
	}
	return p
}

func (s *suite) put(t *testing.T, puts ...store.Put) []store.Result {
	t.Helper()
	r, err := s.Put(t.Context(), puts...)
	if err != nil {
		t.Fatalf("Put: %v", err)
	}
	return r
}

func (s *suite) project(t *testing.T, document string, i int) corpus.Project {
	t.Helper()
	r, err := s.Records(t.Context(), document)
	if err != nil || len(r.Projects) <= i {
		t.Fatalf("Records(%q) = %d projects, %v", document, len(r.Projects), err)
	}
	return r.Projects[i]
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func notFound(t *testing.T, what string, err error) {
	t.Helper()
	if !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("%s = %v, want ErrNotFound", what, err)
	}
}

func ids(t *testing.T, seq iter.Seq2[corpus.Document, error]) (all []string) {
	t.Helper()
	for d, err := range seq {
		must(t, err)
		all = append(all, d.ID)
	}
	return all
}

func entries(t *testing.T, seq iter.Seq2[store.Entry, error]) (all []string) {
	t.Helper()
	for e, err := range seq {
		must(t, err)
		all = append(all, e.Document.ID)
	}
	return all
}

func equal(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

func kinds(t *testing.T, seq iter.Seq2[store.Change, error]) (all []string) {
	t.Helper()
	last := int64(0)
	for c, err := range seq {
		must(t, err)
		if c.Sequence <= last {
			t.Errorf("sequence %d after %d", c.Sequence, last)
		}
		last = c.Sequence
		all = append(all, string(c.Kind)+" "+c.Document)
	}
	return all
}

func sorted(all []string) []string { return slices.Sorted(slices.Values(all)) }
