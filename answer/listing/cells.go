package listing

import (
	"slices"
	"strings"
)

// CellWord is a word of the question that is all a column says of some rows:
// 初步接触, 上海.
type CellWord struct {
	Column int
	Text   string // folded, as the question has it
	Start  int    // in the question, in runes
	Said   int    // how many runes the question says it with, 0 for those of text
	Role   string // of the column
}

// Length is how many runes of the question a word is.
func (w *CellWord) Length() int {
	if w.Said > 0 {
		return w.Said
	}
	return len([]rune(w.Text))
}

// Soften takes 已经 for 已, as cells say it.
func Soften(q string) string { return strings.ReplaceAll(q, "已经", "已") }

// CellText is what a cell says without its particles: 洽谈中 is 洽谈.
func CellText(s string) string {
	s = Soften(strings.TrimSpace(s))
	if r := []rune(s); len(r) > 3 {
		s = strings.TrimSuffix(s, "中")
	}
	return s
}

// Says reports whether the row says the words: of each column one of them.
func (it *Item) Says(words []CellWord) bool {
	for _, w := range words {
		if !slices.ContainsFunc(words, func(x CellWord) bool { return x.Column == w.Column && it.cellSays(x) }) {
			return false
		}
	}
	return true
}

func (it *Item) cellSays(w CellWord) bool {
	if w.Column >= len(it.Row.Cells) {
		return false
	}
	cell := CellText(it.Page.Read(it.Row.Cells[w.Column]))
	return cell == w.Text || len([]rune(w.Text)) > 2 && strings.HasPrefix(cell, w.Text)
}
