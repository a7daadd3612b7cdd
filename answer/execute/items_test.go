package execute

import (
	"testing"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

func TestInShortPlace(t *testing.T) {
	for _, tt := range []struct {
		cell, asked string
		want        bool
	}{
		{"竹海", "竹海市", true},
		{"竹海经开区", "竹海市", true},
		{"竹海县", "竹海市", false},
		{"松石", "竹海市", false},
		{"竹海", "竹海园", false},
	} {
		cell := []rune(tt.cell)
		it := item{
			page:  &reading.Page{Folded: cell},
			table: &reading.Table{Columns: []reading.Column{{Name: "落户地", Role: "place"}}},
			row:   &reading.Row{Cells: []corpus.Span{{Start: 0, End: len(cell)}}},
		}
		if got := it.inShortPlace(&piece{runes: []rune(tt.asked)}); got != tt.want {
			t.Errorf("%s of %s: %v", tt.asked, tt.cell, got)
		}
	}
}
