package clean

import (
	"strings"
	"unicode"
)

// vowels with a tone mark, as pinyin writes them.
const toned = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒńňǹḿ"

// longestSyllable of pinyin: zhuang, shuang, chuang.
const longestSyllable = 6

// annotation reports how many runes at the start of s are a pinyin annotation
// (one syllable in brackets): with its tone mark always, bare only when the
// document is known to annotate. (PPP) and (AI) are none.
func annotation(s []rune, bareToo bool) int {
	n, tone := 1, false
	for ; n < len(s) && n <= longestSyllable+1; n++ {
		r := s[n]
		if r == ')' || r == '）' {
			break
		}
		switch {
		case strings.ContainsRune(toned, r):
			tone = true
		case r >= 'a' && r <= 'z', r == 'ü', n == 1 && r >= 'A' && r <= 'Z':
		default:
			return 0
		}
	}
	if n == 1 || n >= len(s) || s[n] != ')' && s[n] != '）' {
		return 0
	}
	if tone || bareToo && syllable(s[1:n]) {
		return n + 1
	}
	return 0
}

// syllable reports whether letters look like a syllable of pinyin: an initial,
// then vowels, then n, ng or r.
func syllable(letters []rune) bool {
	s := strings.ToLower(string(letters))
	for _, initial := range []string{"zh", "ch", "sh"} {
		if rest, ok := strings.CutPrefix(s, initial); ok {
			return final(rest)
		}
	}
	if s != "" && strings.ContainsRune("bpmfdtnlgkhjqxrzcsyw", rune(s[0])) {
		s = s[1:]
	}
	return final(s)
}

func final(s string) bool {
	vowels := strings.TrimLeft(s, "aeiouvü")
	if len(vowels) == len(s) {
		return false
	}
	return vowels == "" || vowels == "n" || vowels == "ng" || vowels == "r"
}

// annotated reports whether a document annotates characters with pinyin: two
// annotations with tone marks are enough to know.
func annotated(blocks []Block) bool {
	n := 0
	for _, b := range blocks {
		if n += tonedAnnotations(b.Text); n >= 2 {
			return true
		}
		for _, c := range b.Cells {
			if n += tonedAnnotations(c.Text); n >= 2 {
				return true
			}
		}
	}
	return false
}

func tonedAnnotations(s string) int {
	n := 0
	for i, r := range s {
		if r != '(' && r != '（' || i == 0 || n >= 2 {
			continue
		}
		runes := []rune(s[i:min(len(s), i+4*(longestSyllable+2))])
		before := []rune(s[max(0, i-4):i])
		if unicode.Is(unicode.Han, before[len(before)-1]) && annotation(runes, false) > 0 {
			n++
		}
	}
	return n
}
