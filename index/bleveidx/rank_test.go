package bleveidx

import (
	"context"
	"testing"
	"time"

	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// figures are what a ranking is judged by.
type figures struct{ r1, r5, r10, mrr float64 }

func measure(t testing.TB, search func(string) []index.Hit, questions []question, change func(string) string) figures {
	t.Helper()
	var f figures
	for _, q := range questions {
		rank, seen := 0, map[string]bool{}
		for _, h := range search(change(q.Query)) {
			seen[h.Document] = true
			if h.Document == q.Document {
				rank = len(seen)
				break
			}
		}
		if rank == 0 || rank > 10 {
			continue
		}
		f.mrr += 1 / float64(rank)
		f.r10++
		if rank <= 5 {
			f.r5++
		}
		if rank == 1 {
			f.r1++
		}
	}
	n := float64(len(questions)) / 100
	return figures{f.r1 / n, f.r5 / n, f.r10 / n, f.mrr / n / 100}
}

func asIs(s string) string { return s }

func TestRankingOfReadingSets(t *testing.T) {
	least := map[string]float64{"drcd": 95.4, "cmrc": 97.8}
	for name, want := range least {
		items, questions := readSet(t, name)
		x, err := Open(context.Background(), t.TempDir(), newFakeStore(items...), Options{})
		if err != nil {
			t.Fatal(err)
		}
		search := func(text string) []index.Hit {
			hits, err := x.Search(context.Background(), index.Query{Text: text, Limit: 50})
			if err != nil {
				t.Fatal(err)
			}
			return hits
		}
		start := time.Now()
		own := measure(t, search, questions, asIs)
		t.Logf("%s: R@1 %.2f R@5 %.2f R@10 %.2f MRR %.4f, %v a question", name, own.r1, own.r5, own.r10, own.mrr,
			time.Since(start)/time.Duration(len(questions)))
		if own.r1 < want {
			t.Errorf("%s: R@1 is %.2f, want %.1f", name, own.r1, want)
		}
		other := measure(t, search, questions, clean.Simplified)
		if own.r1-other.r1 > 0.3 {
			t.Errorf("%s: R@1 is %.2f in the other script, %.2f in its own", name, other.r1, own.r1)
		}
	}
}
