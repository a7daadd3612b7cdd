package clean

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/longbridgeapp/opencc"
)

// Fold writes s for search and extraction: Simplified, half width, lower case,
// “” for every kind of Chinese quotation mark, ASCII for the punctuation that
// has it (，is a comma, 。 stays). It has exactly as many runes as s, and
// folding it again changes nothing.
func Fold(s string) string {
	if plainASCII(s) {
		return strings.ToLower(s)
	}
	t := loaded()
	out := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			out = append(out, lower(c))
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < basicPlane && t.begins[r] {
			if p, ok := t.phraseAt(r, s[i:]); ok {
				out = append(out, p.to...)
				i += len(p.from)
				continue
			}
		}
		out = utf8.AppendRune(out, t.folded(r, out, s[i+size:]))
		i += size
	}
	return string(out)
}

func plainASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func lower(c byte) byte {
	if 'A' <= c && c <= 'Z' {
		return c + ('a' - 'A')
	}
	return c
}

// folded is the folded form of r, which stands between what was written and
// rest. A circle among Chinese figures is a nought: 二○二四.
func (t *tables) folded(r rune, before []byte, rest string) rune {
	if r >= basicPlane {
		if to, ok := t.astral[r]; ok {
			return to
		}
		return unicode.ToLower(r)
	}
	if to := t.fold[r]; to != 0 {
		return to
	}
	if r == '○' || r == '◯' {
		last, _ := utf8.DecodeLastRune(before)
		next, _ := utf8.DecodeRuneInString(rest)
		if figure(last) || len(before) > 0 && figure(next) && last != '\n' && last != ' ' {
			return '〇'
		}
	}
	return r
}

func figure(r rune) bool { return strings.ContainsRune("〇零一二三四五六七八九", r) }

// phraseAt finds the longest phrase that begins with first at the start of s.
func (t *tables) phraseAt(first rune, s string) (phrase, bool) {
	for _, p := range t.phrases[first] {
		if strings.HasPrefix(s, p.from) {
			return p, true
		}
	}
	return phrase{}, false
}

// Simplified writes s in Simplified characters and leaves everything else. It
// has as many runes as s.
func Simplified(s string) string {
	if plainASCII(s) {
		return s
	}
	t := loaded()
	out := make([]byte, 0, len(s)+8)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if p, ok := t.phraseAt(r, s[i:]); ok {
			out = append(out, p.to...)
			i += len(p.from)
			continue
		}
		i += size
		if r < basicPlane && t.script[r] != 0 {
			r = t.script[r]
		} else if to, ok := t.astral[r]; ok {
			r = to
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out)
}

// writer converts to Traditional with the shapes of characters that are usual
// today (為, 裡). It is made at the first use, which takes a tenth of a second,
// and never changes.
var writer = sync.OnceValues(func() (*opencc.OpenCC, error) { return opencc.New("s2tw") })

// Traditional writes s in Traditional characters, phrase by phrase. Clauses
// that are Traditional already, as quotations in an answer are, stay as they
// are.
func Traditional(s string) string {
	if plainASCII(s) {
		return s
	}
	w, err := writer()
	if err != nil {
		return s
	}
	return byClause(s, Hans, func(part string) string {
		if converted, err := w.Convert(part); err == nil {
			return converted
		}
		return part
	})
}

// InSimplified writes the clauses of s that are Traditional in Simplified
// characters. Those that are Simplified already, as quotations in an answer
// are, stay as they are: 乾 of a name is no 干 there.
func InSimplified(s string) string {
	if plainASCII(s) {
		return s
	}
	return byClause(s, Hant, Simplified)
}

// byClause converts the clauses of s that are in a script.
func byClause(s, script string, convert func(string) string) string {
	var out strings.Builder
	for s != "" {
		n := clause(s)
		part := s[:n]
		s = s[n:]
		if Script(part) == script {
			part = convert(part)
		}
		out.WriteString(part)
	}
	return out.String()
}

// clause is the length in bytes of the first clause of s, with the mark that
// ends it.
func clause(s string) int {
	for i, r := range s {
		if strings.ContainsRune("，。；：！？\n“”「」《》（）()", r) {
			return i + utf8.RuneLen(r)
		}
	}
	return len(s)
}
