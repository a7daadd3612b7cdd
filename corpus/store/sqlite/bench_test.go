package sqlite

import (
	"fmt"
	"strings"
	"testing"

	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/storetest"
)

// onePage is a report of about a page with four projects.
func onePage(i int) store.Put {
	lines := make([]string, 0, 12)
	for j := range 4 {
		lines = append(lines, fmt.Sprintf("第%d批%d号储能项目|远山能源%d有限公司|云州市|%d", i, j, i%97, j+1))
	}
	p := storetest.Document(fmt.Sprintf("r%07d", i), lines...)
	filler := fmt.Sprintf("编号%d。", i) + strings.Repeat("会上各方就产业链配套、人才引进与金融支持等事项交换了意见，并参观了园区展厅。", 15)
	p.Original = append(p.Original, filler...)
	p.Document.Hash = fmt.Sprintf("%064d", i)
	p.Text.Content += "\n" + filler
	return p
}

// BenchmarkPut stores one-page reports in batches of 200; documents/s is what
// the store alone takes.
func BenchmarkPut(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	n := 0
	for b.Loop() {
		batch := make([]store.Put, 200)
		for i := range batch {
			batch[i] = onePage(n)
			n++
		}
		if _, err := s.Put(b.Context(), batch...); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
}

// BenchmarkAll reads documents with text and records back.
func BenchmarkAll(b *testing.B) {
	s, err := Open(b.Context(), b.TempDir(), Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	batch := make([]store.Put, 5000)
	for i := range batch {
		batch[i] = onePage(i)
	}
	if _, err := s.Put(b.Context(), batch...); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		for _, err := range s.All(b.Context()) {
			if err != nil {
				b.Fatal(err)
			}
			n++
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
}
