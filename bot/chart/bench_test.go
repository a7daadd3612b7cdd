package chart

import "testing"

func BenchmarkSVG(b *testing.B) {
	p := painter(b)
	c := counts(24)
	for b.Loop() {
		if _, err := p.SVG(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPNG(b *testing.B) {
	p := painter(b)
	c := counts(24)
	for b.Loop() {
		if _, err := p.PNG(c); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		painter(b)
	}
}
