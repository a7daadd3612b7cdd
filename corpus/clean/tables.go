package clean

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed data/characters.txt
var characterData string

//go:embed data/phrases.txt
var phraseData string

//go:embed data/simplified.txt
var simplifiedData string

// phrase is a word whose characters change otherwise in it than alone; both
// sides have the same number of runes.
type phrase struct{ from, to string }

// tables are what folding looks up. They are made once and never change.
type tables struct {
	script  []rune            // Simplified form of each rune of the basic plane; 0 means itself
	astral  map[rune]rune     // the same of the others
	fold    []rune            // folded form, script included; 0 means itself
	phrases map[rune][]phrase // by first rune as it stands in the text, longest first
	begins  []bool            // whether a rune of the basic plane begins a phrase
	only    map[rune]bool     // characters only Simplified text has
}

const basicPlane = 0x10000

// loaded gives the tables, made at the first call.
var loaded = sync.OnceValue(newTables)

func newTables() *tables {
	t := &tables{
		script:  make([]rune, basicPlane),
		astral:  map[rune]rune{},
		fold:    make([]rune, basicPlane),
		phrases: map[rune][]phrase{},
		begins:  make([]bool, basicPlane),
		only:    map[rune]bool{},
	}
	each(characterData, func(from, to string) {
		f, _ := utf8.DecodeRuneInString(from)
		s, _ := utf8.DecodeRuneInString(to)
		if f < basicPlane {
			t.script[f] = s
		} else {
			t.astral[f] = s
		}
	})
	for r := rune(0x80); r < basicPlane; r++ {
		if folded := t.foldOne(r); folded != r {
			t.fold[r] = folded
		}
	}
	each(phraseData, t.addPhrase)
	for line := range strings.Lines(simplifiedData) {
		if !strings.HasPrefix(line, "#") {
			for _, r := range strings.TrimSpace(line) {
				t.only[r] = true
			}
		}
	}
	return t
}

// each calls f for the two columns of every line of a table.
func each(data string, f func(from, to string)) {
	for line := range strings.Lines(data) {
		from, to, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok && !strings.HasPrefix(line, "#") {
			f(from, to)
		}
	}
}

func (t *tables) addPhrase(from, to string) {
	first, _ := utf8.DecodeRuneInString(from)
	list := t.phrases[first]
	at := len(list)
	for at > 0 && len(list[at-1].from) < len(from) {
		at--
	}
	list = append(list, phrase{})
	copy(list[at+1:], list[at:])
	list[at] = phrase{from, to}
	t.phrases[first] = list
	if first < basicPlane {
		t.begins[first] = true
	}
}

// foldOne is the folded form of one rune of the basic plane.
func (t *tables) foldOne(r rune) rune {
	if to := punctuation(r); to != 0 {
		return to
	}
	if compatible(r) {
		if s := norm.NFKC.String(string(r)); utf8.RuneCountInString(s) == 1 {
			r, _ = utf8.DecodeRuneInString(s)
		}
	}
	if to := punctuation(r); to != 0 {
		return to
	}
	if r < basicPlane && t.script[r] != 0 {
		r = t.script[r]
	}
	return unicode.ToLower(r)
}

// compatible reports whether a rune's compatibility form is only another way
// of writing it. Circled and raised figures are not: ①160亿 is no 1160亿.
func compatible(r rune) bool {
	switch {
	case r == 0xA0, r >= 0x2000 && r <= 0x200A, r == 0x202F, r == 0x205F, r == 0x3000:
		return true
	case r >= 0x2E80 && r <= 0x2FDF, r >= 0xF900 && r <= 0xFAFF:
		return true
	}
	return r >= 0xFE10 && r <= 0xFE6F || r >= 0xFF01 && r <= 0xFFEF
}

// punctuation gives one form of the marks that are written in several; 0
// means that r has no other form.
func punctuation(r rune) rune {
	switch r {
	case '「', '『', '﹁', '﹃', '〝', '“':
		return '“'
	case '」', '』', '﹂', '﹄', '〞', '〟', '”':
		return '”'
	case '・', '•', '‧', '∙', '⋅', '･', '·':
		return '·'
	case '‐', '‑', '‒', '–', '−', '﹣':
		return '-'
	case '―', '─', '━':
		return '—'
	case '〜', '∼', '～':
		return '~'
	case '｡':
		return '。'
	case '､':
		return '、'
	case '∶', '﹕':
		return ':'
	}
	return 0
}
