package bleveidx

import (
	"fmt"
	"testing"

	"zhaoshang/index/rank"
)

// TestFeederBatches writes shelves of every number of rows around a few
// batches: each term is found in the rows that hold it and in no other.
func TestFeederBatches(t *testing.T) {
	for n := range 14 {
		t.Run(fmt.Sprint(n, " rows"), func(t *testing.T) {
			texts := make([]string, n)
			for i := range texts {
				texts[i] = fmt.Sprintf("青禾区云杉电池%d号,云杉", i) + []string{"", "白桦岭", "白桦岭新材料"}[i%3]
			}
			checkShelf(t, texts, shelfOf(t, texts, 4))
		})
	}
}

// shelfOf builds a shelf in segments of some rows and opens it.
func shelfOf(t *testing.T, texts []string, size int) *diskShelf {
	t.Helper()
	dir := t.TempDir()
	b, err := newShelfBuilder(dir)
	if err != nil {
		t.Fatal(err)
	}
	b.terms.size = size
	order := make([]int, len(texts))
	for i, text := range texts {
		order[i] = i
		r := diskRow{Document: uint32(i), End: uint32(len([]rune(text)))}
		if err := b.put(r, text, "标题", text, ""); err != nil {
			t.Fatal(err)
		}
	}
	if err := b.finish(order); err != nil {
		t.Fatal(err)
	}
	d, err := openDiskShelf(dir, b.runes)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = d.close() })
	return d
}

func checkShelf(t *testing.T, texts []string, d *diskShelf) {
	t.Helper()
	if d.size() != len(texts) {
		t.Fatalf("%d rows, want %d", d.size(), len(texts))
	}
	want := map[string]map[int]bool{}
	for i, text := range texts {
		rank.Terms(text+"\n标题", func(term string) {
			if want[term] == nil {
				want[term] = map[int]bool{}
			}
			want[term][i] = true
		})
	}
	want["没有"] = nil
	for term, documents := range want {
		p, err := d.find(term, &spares{})
		if err != nil {
			t.Fatal(err)
		}
		rows := p.all(0, nil)
		if p.size() != len(documents) || len(rows) != len(documents) {
			t.Errorf("%s is found in %d rows, want %d", term, len(rows), len(documents))
		}
		for _, r := range rows {
			if !documents[int(d.row(r).document)] {
				t.Errorf("%s is found in row %d, which does not hold it", term, r)
			}
		}
	}
}
