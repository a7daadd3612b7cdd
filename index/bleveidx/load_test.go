package bleveidx

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

func TestMain(m *testing.M) {
	if builderProcess() {
		return
	}
	goleak.VerifyTestMain(m, goleak.IgnoreTopFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"),
		goleak.IgnoreAnyFunction("github.com/blevesearch/bleve_index_api.AnalysisWorker"))
}

// TestReindexUnderLoad builds again and again while documents come and go and
// questions are asked: no question fails, none finds less than it must, and no
// removed document is found once its removal was taken up.
func TestReindexUnderLoad(t *testing.T) {
	items, questions := newInvented(2).items(300)
	questions = questions[:100]
	for i := range items {
		items[i] = withProject(items[i], corpus.Yi)
	}
	store := newFakeStore(items...)
	x := open(t, t.TempDir(), store, Options{Poll: 5 * time.Millisecond})
	ctx, stop := context.WithCancel(context.Background())
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	all.Go(func() {
		if err := x.Watch(ctx); err != nil {
			t.Error(err)
		}
	})
	var asked atomic.Int64
	for range 3 {
		all.Go(func() { askOn(ctx, t, x, questions, len(items), &asked) })
	}
	for n := range 8 {
		id := fmt.Sprintf("new%d", n)
		store.put(withProject(itemOf(id, "新竹山项目", "新竹山项目第"+fmt.Sprint(n)+"期落户。"), corpus.Yi))
		publish(t, x)
		if got := found(t, x, "新竹山项目"); !slices.Contains(got, id) {
			t.Errorf("%s is not found after its build: %v", id, got)
		}
		store.remove(id)
		if err := x.Refresh(ctx); err != nil {
			t.Fatal(err)
		}
		if got := found(t, x, "新竹山项目"); slices.Contains(got, id) {
			t.Errorf("%s is found after its removal", id)
		}
	}
	if asked.Load() == 0 {
		t.Error("no question was asked meanwhile")
	}
	t.Logf("%d questions asked during 8 builds", asked.Load())
}

// askOn asks until ctx ends. The documents of the start never go.
func askOn(ctx context.Context, t *testing.T, x *Index, questions []string, least int, asked *atomic.Int64) {
	for n := 0; ctx.Err() == nil; n++ {
		hits, err := x.Search(context.Background(), index.Query{Text: questions[n%len(questions)]})
		if err != nil || len(hits) == 0 {
			t.Errorf("a question failed: %d hits, %v", len(hits), err)
			return
		}
		table, err := x.Table(context.Background(), corpus.Public)
		if err != nil {
			t.Error(err)
			return
		}
		if got := table.Select(index.Filter{}).Len(); got < least {
			t.Errorf("%d projects are counted, want at least %d", got, least)
			return
		}
		asked.Add(1)
		time.Sleep(2 * time.Millisecond)
	}
}

// TestWatchTakesUpWhatOthersDo adds, removes and builds in one process and
// waits for another to see it.
func TestWatchTakesUpWhatOthersDo(t *testing.T) {
	dir, store := t.TempDir(), newFakeStore(samples()...)
	bot := open(t, dir, store, Options{Poll: 10 * time.Millisecond, DeltaLimit: 2})
	ctx, stop := context.WithCancel(context.Background())
	var watching sync.WaitGroup
	defer watching.Wait()
	defer stop()
	watching.Go(func() {
		if err := bot.Watch(ctx); err != nil {
			t.Error(err)
		}
	})
	eventually(t, "the first generation", func() bool { name, _ := currentName(dir); return name != "" })
	store.put(itemOf("d4", "松风", "松风风电项目开工。"))
	eventually(t, "a new document", func() bool { return slices.Contains(found(t, bot, "松风风电"), "d4") })
	store.remove("d4")
	eventually(t, "a removal", func() bool { return !slices.Contains(found(t, bot, "松风风电"), "d4") })
}

func eventually(t *testing.T, what string, seen func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if seen() {
			return
		}
	}
	t.Fatalf("%s is not seen within 10 s", what)
}
