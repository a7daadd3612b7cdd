package listing

import (
	"testing"

	"zhaoshang/answer/find"
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
		it := Item{
			Page:  &reading.Page{Folded: cell},
			Table: &reading.Table{Columns: []reading.Column{{Name: "落户地", Role: "place"}}},
			Row:   &reading.Row{Cells: []corpus.Span{{Start: 0, End: len(cell)}}},
		}
		if got := it.inShortPlace(&find.Piece{Runes: []rune(tt.asked)}); got != tt.want {
			t.Errorf("%s of %s: %v", tt.asked, tt.cell, got)
		}
	}
}
