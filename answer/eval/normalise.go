package eval

import (
	_ "embed"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// characters maps Traditional characters to Simplified ones, a pair a line.
//
//go:embed data/characters.txt
var characters string

// variants are characters that the table keeps apart or maps by context: both
// sides of a match are folded to one form. A pair each.
//
//go:embed data/variants.txt
var variants string

// normaliser brings both sides of a match to one form. It reproduces the
// grader's own normalisation character for character.
type normaliser struct{ table map[rune]rune }

func newNormaliser() *normaliser {
	n := &normaliser{table: map[rune]rune{}}
	for _, data := range []string{characters, variants} {
		for line := range strings.Lines(data) {
			pair := []rune(strings.TrimRight(line, "\r\n"))
			if len(pair) == 2 && pair[0] != '#' {
				n.table[pair[0]] = pair[1]
			}
		}
	}
	for from := range n.table {
		n.table[from] = n.last(from)
	}
	return n
}

// last follows the table to its end, or to where it turns in a circle.
func (n *normaliser) last(from rune) rune {
	to, seen := n.table[from], map[rune]bool{from: true}
	for {
		next, ok := n.table[to]
		if !ok || seen[to] {
			return to
		}
		seen[to] = true
		to = next
	}
}

// text is NFKC, without pinyin annotations, Simplified, without white space and
// control characters, lower case, without commas between thousands.
func (n *normaliser) text(s string) string {
	r := stripPinyin([]rune(norm.NFKC.String(s)))
	out := make([]rune, 0, len(r))
	for _, c := range r {
		if to, ok := n.table[c]; ok {
			c = to
		}
		if !unicode.IsSpace(c) && !unicode.In(c, unicode.Cf, unicode.Cc) {
			out = append(out, c)
		}
	}
	return string(stripThousands([]rune(strings.ToLower(string(out)))))
}

// stripPinyin removes annotations in brackets after a Chinese character: one
// syllable of at most six letters in lower case, the first of which may be a
// capital.
func stripPinyin(r []rune) []rune {
	out := make([]rune, 0, len(r))
	for i := 0; i < len(r); i++ {
		if i > 0 && r[i] == '(' && chinese(r[i-1]) {
			if end := annotation(r, i); end > 0 {
				i = end
				continue
			}
		}
		out = append(out, r[i])
	}
	return out
}

// annotation gives the index of the closing bracket of an annotation that
// opens at open, or 0.
func annotation(r []rune, open int) int {
	end := open + 1
	for end < len(r) && end-open <= 11 && latin(r[end]) {
		end++
	}
	if end == open+1 || end >= len(r) || end-open > 11 || r[end] != ')' {
		return 0
	}
	var letters []rune
	for _, c := range norm.NFD.String(string(r[open+1 : end])) {
		if norm.NFD.PropertiesString(string(c)).CCC() == 0 {
			letters = append(letters, c)
		}
	}
	if len(letters) == 0 || len(letters) > 6 || !lowerAfterFirst(letters) {
		return 0
	}
	return end
}

func lowerAfterFirst(letters []rune) bool {
	for _, c := range letters[1:] {
		if !unicode.IsLower(c) {
			return false
		}
	}
	return true
}

func chinese(c rune) bool {
	return c >= 0x3400 && c <= 0x4dbf || c >= 0x4e00 && c <= 0x9fff || c >= 0xf900 && c <= 0xfaff || c >= 0x20000 && c <= 0x3ffff
}

func latin(c rune) bool {
	switch {
	case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= 0xc0 && c <= 0xd6, c >= 0xd8 && c <= 0xf6,
		c >= 0xf8 && c <= 0x24f, c >= 0x1e00 && c <= 0x1eff, c == 0x251, c == 0x261, c >= 0x300 && c <= 0x30c:
		return true
	}
	return false
}

// stripThousands drops a comma between a digit and exactly three digits.
func stripThousands(r []rune) []rune {
	out := make([]rune, 0, len(r))
	for i, c := range r {
		if c == ',' && i > 0 && unicode.IsDigit(r[i-1]) && threeDigits(r[i+1:]) {
			continue
		}
		out = append(out, c)
	}
	return out
}

func threeDigits(r []rune) bool {
	n := 0
	for n < len(r) && n < 4 && unicode.IsDigit(r[n]) {
		n++
	}
	return n == 3
}
