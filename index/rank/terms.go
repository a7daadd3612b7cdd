// Package rank decides which passages fit a question best: the terms that a
// text is found by, and the second look at the best candidates. It knows no
// engine; drivers bring candidates and texts.
package rank

import (
	"unicode"
	"unicode/utf8"
)

// Version grows when Terms finds other terms: older indexes must be rebuilt.
const Version = 1

// Terms calls yield with every term of a folded text, in order, repeated ones
// too: each pair of neighbouring Chinese characters, each run of letters and
// each number (with its inner points: 3.5). Terms are substrings.
func Terms(folded string, yield func(term string)) {
	previous := -1 // start of the Chinese character just before, or -1
	for i := 0; i < len(folded); {
		r, size := utf8.DecodeRuneInString(folded[i:])
		end := i + size
		switch c := classOf(r); c {
		case chinese:
			if previous >= 0 {
				yield(folded[previous:end])
			}
			previous = i
		case letter, digit:
			end = runEnd(folded, i, c)
			yield(folded[i:end])
			previous = -1
		default:
			previous = -1
		}
		i = end
	}
}

// Census counts the passages that hold each character.
type Census struct {
	Counts [1 << 16]uint32 // by unit
	last   [1 << 16]uint32 // 1 + the passage that held it last
	size   uint32
}

// Add counts the characters of one more passage.
func (c *Census) Add(units []uint16) {
	c.size++
	for _, u := range units {
		if c.last[u] != c.size {
			c.last[u] = c.size
			c.Counts[u]++
		}
	}
}

type class uint8

const (
	other class = iota
	chinese
	letter
	digit
)

func classOf(r rune) class {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3041 && r <= 0x30FF && r != '・':
		return chinese
	case r >= 'a' && r <= 'z':
		return letter
	case r >= '0' && r <= '9':
		return digit
	case r < 0x80:
		return other
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return chinese
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	}
	return other
}

// runEnd is the end of the word or number that begins at i.
func runEnd(s string, i int, c class) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if classOf(r) != c && !(c == digit && isInnerPoint(s, i)) {
			return i
		}
		i += size
	}
	return i
}

func isInnerPoint(s string, i int) bool {
	return s[i] == '.' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9'
}

// Units turns a folded text into one number a rune, for comparing: runes above
// 0xFFFF share numbers of the private area.
func Units(folded string) []uint16 {
	out := make([]uint16, 0, len(folded)/3+1)
	for _, r := range folded {
		out = append(out, unit(r))
	}
	return out
}

func unit(r rune) uint16 {
	if r > 0xFFFF {
		return uint16(0xE000 + r%0x1900)
	}
	return uint16(r)
}
