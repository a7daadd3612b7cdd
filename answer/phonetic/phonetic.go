// Package phonetic knows how Chinese characters sound: for questions typed
// with homophones (晋原区 for 晋源区) and for names spelled in Latin letters
// (Jinyuan). Tones are ignored.
package phonetic

import (
	_ "embed"
	"fmt"
	"strings"
)

//go:embed pinyin.txt
var pinyinTable string

// Table gives the readings of characters. It never changes after New.
type Table struct {
	readings  map[rune][]string
	syllables map[string]bool
	sounding  map[string][]rune // by relaxed syllable
}

// New loads the compiled-in table.
func New() (*Table, error) {
	t := &Table{readings: make(map[rune][]string, 7000), syllables: make(map[string]bool, 420), sounding: make(map[string][]rune, 400)}
	for n, line := range strings.Split(pinyinTable, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		syllable, rest, ok := strings.Cut(line, " ")
		if !ok {
			return nil, fmt.Errorf("phonetic: line %d: no characters", n+1)
		}
		syllable = strings.ReplaceAll(syllable, "ü", "v")
		t.add(syllable, rest)
	}
	return t, nil
}

func (t *Table) add(syllable, characters string) {
	t.syllables[syllable] = true
	first := true
	for _, r := range characters {
		switch {
		case r == '|':
			first = false
			continue
		case first:
			t.readings[r] = append([]string{syllable}, t.readings[r]...)
		default:
			t.readings[r] = append(t.readings[r], syllable)
		}
		t.sounding[soft(syllable)] = append(t.sounding[soft(syllable)], r)
	}
}

// Of gives the commonest reading of r, "" when it is no known character.
func (t *Table) Of(r rune) string {
	if all := t.readings[r]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// Readings gives all readings of r, the commonest first.
func (t *Table) Readings(r rune) []string { return t.readings[r] }

// Same reports whether two characters share a reading; zh/z, ch/c, sh/s, n/l
// and final ng/n count as the same, as typing by ear mixes them.
func (t *Table) Same(a, b rune) bool {
	if a == b {
		return true
	}
	for _, x := range t.readings[a] {
		for _, y := range t.readings[b] {
			if soft(x) == soft(y) {
				return true
			}
		}
	}
	return false
}

// Key is the sound of a string under the same relaxation as Same, of the first
// readings; runes without a reading stand for themselves.
func (t *Table) Key(s string) string {
	var b strings.Builder
	for _, r := range s {
		if p := t.Of(r); p != "" {
			b.WriteString(soft(p))
		} else {
			b.WriteRune(r)
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// Spell writes a name in Latin letters without spaces inside: Jinyuanqu.
func (t *Table) Spell(s string) string {
	var b strings.Builder
	for _, r := range s {
		if p := t.Of(r); p != "" {
			b.WriteString(p)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Syllables splits a Latin word into pinyin syllables, the longest first; nil
// when it is no pinyin.
func (t *Table) Syllables(word string) []string {
	return t.split(strings.ToLower(word), 8)
}

func (t *Table) split(word string, left int) []string {
	if word == "" {
		return []string{}
	}
	if left == 0 {
		return nil
	}
	for n := min(6, len(word)); n > 0; n-- {
		if !t.syllables[word[:n]] {
			continue
		}
		if rest := t.split(word[n:], left-1); rest != nil {
			return append([]string{word[:n]}, rest...)
		}
	}
	return nil
}

func soft(p string) string {
	switch {
	case strings.HasPrefix(p, "zh"), strings.HasPrefix(p, "ch"), strings.HasPrefix(p, "sh"):
		p = p[:1] + p[2:]
	}
	return strings.TrimSuffix(p, "g")
}

// Homophones gives the other characters that share a reading with r, by the
// same relaxation as Same.
func (t *Table) Homophones(r rune) []rune {
	var out []rune
	seen := map[rune]bool{r: true}
	for _, p := range t.readings[r] {
		for _, c := range t.sounding[soft(p)] {
			if !seen[c] {
				seen[c] = true
				out = append(out, c)
			}
		}
	}
	return out
}
