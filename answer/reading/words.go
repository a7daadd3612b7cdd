package reading

import (
	"context"
	"fmt"
	"sync"

	"zhaoshang/index"
)

// wordCounts asks an index how often pairs of characters occur, and remembers.
type wordCounts struct {
	words index.Words
	ctx   context.Context // without a deadline: counting is quick
	shelf *Shelf

	mu    sync.Mutex
	pairs map[[2]rune]int
	heard func() map[string][][2]rune
}

// count makes the vocabulary of a corpus too large to be read.
func (s *Shelf) count(ctx context.Context, words index.Words, t *index.Table) (*Vocabulary, error) {
	n, err := words.Passages(ctx)
	if err != nil {
		return nil, fmt.Errorf("reading: %w", err)
	}
	w := &wordCounts{words: words, ctx: context.WithoutCancel(ctx), shelf: s, pairs: map[[2]rune]int{}}
	w.heard = sync.OnceValue(w.hear)
	return &Vocabulary{Documents: n, words: w, Tabular: sync.OnceValue(func() []string { return tabular(t) })}, nil
}

// tabular gives the ids of office tables.
func tabular(t *index.Table) (ids []string) {
	for _, d := range t.Documents() {
		switch d.Format {
		case "csv", "xlsx":
			ids = append(ids, d.ID)
		}
	}
	return ids
}

// seen is in how many passages two runes stand together. What the index cannot
// tell counts as unknown.
func (w *wordCounts) seen(a, b rune) int {
	k := [2]rune{a, b}
	w.mu.Lock()
	n, ok := w.pairs[k]
	w.mu.Unlock()
	if ok {
		return n
	}
	n, err := w.words.Frequency(w.ctx, string(k[:]))
	if err != nil {
		n = 0
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pairs[k] = n
	return n
}

func (w *wordCounts) sounding() map[string][][2]rune { return w.heard() }

// hear goes through all pairs once: for questions that spell names in pinyin.
func (w *wordCounts) hear() map[string][][2]rune {
	out := map[string][][2]rune{}
	seen := map[[2]rune]bool{}
	for term, err := range w.words.Terms(w.ctx) {
		if err != nil {
			break
		}
		r := []rune(term)
		if len(r) != 2 || seen[[2]rune{r[0], r[1]}] {
			continue
		}
		k := [2]rune{r[0], r[1]}
		seen[k] = true
		w.shelf.hear(out, k)
	}
	return out
}
