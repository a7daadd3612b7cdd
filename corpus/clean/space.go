package clean

import (
	"strings"
	"unicode"
)

// units follow a figure closely: 50 亿元 is 50亿元.
const units = "年月日号號时時点點分秒万萬亿億兆千百元个個家项項亩畝人名美港欧歐日英平吨噸公里米种種次届屆期条條座台套户戶间間份强強％%"

// tighten takes out the spaces that only set type: between the characters of
// a spaced word (总 投 资), and around figures in Chinese text (投资 50 亿元).
func tighten(s []rune) []rune {
	if !spaced(s) {
		return s
	}
	drop := make([]bool, len(s))
	for i, r := range s {
		if r == ' ' || r == '\u3000' {
			drop[i] = superfluous(s, i)
		}
	}
	out := s[:0:0]
	for i, r := range s {
		if !drop[i] {
			out = append(out, r)
		}
	}
	return out
}

func spaced(s []rune) bool {
	for _, r := range s {
		if r == ' ' || r == '\u3000' {
			return true
		}
	}
	return false
}

// superfluous reports whether the space s[i] carries no meaning.
func superfluous(s []rune, i int) bool {
	if i == 0 || i == len(s)-1 {
		return true
	}
	before, after := s[i-1], s[i+1]
	switch {
	case mark(before), mark(after):
		return true
	case han(before) && han(after):
		return lone(s, i-1) && lone(s, i+1)
	case s[i] != ' ':
		return false
	case digit(before) && strings.ContainsRune(units, after):
		return true
	case han(before) && digit(after):
		return closeFigure(s, i+1)
	}
	return false
}

// lone reports whether the character s[i] stands alone: a space, a mark or
// the end on each side.
func lone(s []rune, i int) bool {
	gap := func(j int) bool { return j < 0 || j >= len(s) || s[j] == ' ' || s[j] == '\u3000' || mark(s[j]) }
	return gap(i-1) && gap(i+1)
}

// closeFigure reports whether the figure that begins at s[i] is followed by a
// space and a unit, so that the space before it sets type as well.
func closeFigure(s []rune, i int) bool {
	for i < len(s) && (digit(s[i]) || s[i] == '.' || s[i] == ',') {
		i++
	}
	return i+1 < len(s) && s[i] == ' ' && strings.ContainsRune(units, s[i+1])
}

func han(r rune) bool   { return unicode.Is(unicode.Han, r) }
func digit(r rune) bool { return r >= '0' && r <= '9' }

// mark reports full-width punctuation, beside which no space is needed;
// brackets and quotes are none, for a space after one often separates.
func mark(r rune) bool { return strings.ContainsRune("，。、；：？！", r) }
