package bleveidx

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// fakeStore is a store in memory.
type fakeStore struct {
	mu       sync.Mutex
	items    map[string]Item
	order    []string
	log      []string // the document of each change
	failItem error
	reads    atomic.Int64 // of the whole store
}

func newFakeStore(items ...Item) *fakeStore {
	f := &fakeStore{items: map[string]Item{}}
	for _, item := range items {
		f.put(item)
	}
	return f
}

func (f *fakeStore) put(item Item) {
	f.mu.Lock()
	defer f.mu.Unlock()
	id := item.Document.ID
	if _, ok := f.items[id]; !ok {
		f.order = append(f.order, id)
	}
	f.items[id] = item
	f.log = append(f.log, id)
}

func (f *fakeStore) remove(id string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	delete(f.items, id)
	f.order = slices.DeleteFunc(f.order, func(s string) bool { return s == id })
	f.log = append(f.log, id)
}

func (f *fakeStore) Sequence(context.Context) (int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return int64(len(f.log)), nil
}

func (f *fakeStore) Changed(_ context.Context, since int64) ([]string, int64, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return slices.Clone(f.log[since:]), int64(len(f.log)), nil
}

func (f *fakeStore) Item(_ context.Context, id string) (Item, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if item, ok := f.items[id]; ok {
		return item, f.failItem
	}
	return Item{}, fmt.Errorf("fake: document %q: %w", id, corpus.ErrNotFound)
}

func (f *fakeStore) Text(ctx context.Context, id string) (corpus.Text, error) {
	item, err := f.Item(ctx, id)
	return item.Text, err
}

func (f *fakeStore) All(context.Context) iter.Seq2[Item, error] {
	f.reads.Add(1)
	f.mu.Lock()
	order := slices.Clone(f.order)
	f.mu.Unlock()
	return func(yield func(Item, error) bool) {
		for _, id := range order {
			f.mu.Lock()
			item, ok := f.items[id]
			f.mu.Unlock()
			if ok && !yield(item, nil) {
				return
			}
		}
	}
}

// itemOf makes a document of one paragraph.
func itemOf(id, title, content string) Item {
	n := len([]rune(content))
	return Item{
		Entry: index.Entry{Document: corpus.Document{ID: id, Title: title, Visibility: corpus.Public}},
		Text: corpus.Text{Content: content, Folded: clean.Fold(content),
			Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: n}}}},
	}
}

type question struct{ ID, Query, Document string }

// readSet reads one of the reading sets, which lie beside the repository.
func readSet(t testing.TB, name string) ([]Item, []question) {
	t.Helper()
	base := filepath.Join("..", "indextest", "testdata")
	if name != "own" {
		base = os.Getenv("ZHAOSHANG_RETRIEVAL")
	}
	if base == "" {
		base = filepath.Join("..", "..", "..", "shared", "retrieval")
	}
	var items []Item
	for _, d := range readLines[struct{ ID, Title, Text string }](t, filepath.Join(base, name+".documents.jsonl")) {
		items = append(items, itemOf(d.ID, d.Title, d.Text))
	}
	return items, readLines[question](t, filepath.Join(base, name+".queries.jsonl"))
}

func readLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Skip("the reading sets are not here:", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	var out []T
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}
