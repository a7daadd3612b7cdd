package prose

import (
	"strings"
	"testing"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// TestLongText reads one text and eight times that text: the time must grow
// with the length, not with its square.
func TestLongText(t *testing.T) {
	r, lex := rules(t)
	var one strings.Builder
	for _, c := range reports() {
		one.WriteString(c.text + "\n")
	}
	took := func(text string) time.Duration {
		cleaned := clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: "要闻"}, {Kind: corpus.Paragraph, Text: text}})
		reading := read(lex, cleaned)
		best := time.Hour
		for range 3 {
			start := time.Now()
			r.Read(corpus.Document{ID: "x"}, cleaned, reading)
			best = min(best, time.Since(start))
		}
		return best
	}
	short, long := took(strings.Repeat(one.String(), 8)), took(strings.Repeat(one.String(), 64))
	t.Logf("%v for %d bytes, %v for eight times that", short, 4*one.Len(), long)
	if long > 40*short {
		t.Errorf("8 times the text took %.0f times the time", float64(long)/float64(short))
	}
}
