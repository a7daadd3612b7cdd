package prose

import (
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// BenchmarkRead reads a one-page report; the places are found beforehand.
func BenchmarkRead(b *testing.B) {
	r, lex := rules(b)
	var blocks []clean.Block
	for _, c := range reports()[:6] {
		blocks = append(blocks, clean.Block{Kind: corpus.Paragraph, Text: c.text})
	}
	text := clean.Text(blocks)
	reading := read(lex, text)
	b.ReportAllocs()
	b.SetBytes(int64(len(text.Content)))
	for b.Loop() {
		r.Read(corpus.Document{ID: "x"}, text, reading)
	}
}
