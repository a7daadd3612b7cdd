// Package abroad reads reports in English for a question whose words it has in
// English: which figure, date, person or place stands nearest to them. English
// says what a figure is of by where it stands, so the parts of a sentence around
// each figure count, and not the distance in characters.
package abroad

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// token is a word or a number of a text.
type token struct {
	stem string
	raw  string // folded
	span corpus.Span
}

// text is a page cut into words.
type text struct {
	page     *reading.Page
	tokens   []token
	at       map[string][]int // tokens by stem
	dateline *figureAt        // the day of the report at its head; nil when it has none
}

// textKey marks the text that is kept with its page.
type textKey struct{}

// textOf cuts a page into words, once.
func textOf(p *reading.Page) *text {
	return reading.Once(p, textKey{}, func(p *reading.Page) *text {
		t := &text{page: p, tokens: tokens(p.Folded), at: map[string][]int{}}
		for i, w := range t.tokens {
			t.at[w.stem] = append(t.at[w.stem], i)
		}
		t.dateline = t.datelineOf()
		return t
	})
}

// tokens cuts a folded text at all that is no letter and no digit; a figure
// keeps its commas and its point, a name its apostrophe.
func tokens(folded []rune) []token {
	var out []token
	for i := 0; i < len(folded); {
		if !wordRune(folded[i]) {
			i++
			continue
		}
		from := i
		for i < len(folded) && (wordRune(folded[i]) || inside(folded, i)) {
			i++
		}
		raw := string(folded[from:i])
		out = append(out, token{stem: stem(raw), raw: raw, span: corpus.Span{Start: from, End: i}})
	}
	return out
}

// wordRune reports whether a rune is part of an English word or number.
func wordRune(c rune) bool {
	return c < 0x2e80 && (unicode.IsLetter(c) || unicode.IsDigit(c))
}

// inside reports whether the mark at a place joins what stands around it: 1,299,
// 2.5, Tian'e.
func inside(s []rune, i int) bool {
	if i == 0 || i+1 >= len(s) || !wordRune(s[i-1]) || !wordRune(s[i+1]) {
		return false
	}
	switch s[i] {
	case ',', '.':
		return unicode.IsDigit(s[i-1]) && unicode.IsDigit(s[i+1])
	case '\'', '’':
		return true
	}
	return false
}

// places is where a form, one word or several, stands: the indexes of its first
// tokens.
func (t *text) places(form string) []int {
	words := tokens([]rune(strings.ToLower(form)))
	if len(words) == 0 {
		return nil
	}
	var out []int
	for _, i := range t.at[words[0].stem] {
		if i+len(words) > len(t.tokens) {
			continue
		}
		same := true
		for k := 1; k < len(words); k++ {
			same = same && t.tokens[i+k].stem == words[k].stem && t.tokens[i+k].span.Start-t.tokens[i+k-1].span.End < 3
		}
		if same {
			out = append(out, i)
		}
	}
	return out
}

// between gives the indexes of the tokens that stand in a span.
func (t *text) between(s corpus.Span) (from, to int) {
	from, _ = slices.BinarySearchFunc(t.tokens, s.Start, func(w token, at int) int { return w.span.Start - at })
	to = from
	for to < len(t.tokens) && t.tokens[to].span.End <= s.End {
		to++
	}
	return from, to
}

// irregular are the stems of words that endings do not tell.
var irregular = map[string]string{
	"built": "build", "took": "tak", "taken": "tak", "held": "hold", "led": "lead", "spent": "spend", "brought": "bring", "met": "meet",
	"memoranda": "memorandum", "mous": "memorandum", "mou": "memorandum", "memorandums": "memorandum", "sold": "sell", "won": "win", "said": "say", "begun": "begin", "began": "begin", "broke": "break", "broken": "break",
	"went": "go", "made": "mak", "put": "put", "came": "com", "chose": "choos", "chosen": "choos", "sought": "seek", "saw": "se", "got": "get", "gave": "giv", "given": "giv",
	"first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th", "eighth": "8th", "ninth": "9th", "tenth": "10th",
	"largest": "biggest", "highest": "biggest", "news": "news", "people": "people", "business": "business", "centre": "center",
	"series": "series", "us": "us", "gas": "gas", "signing": "sign", "sept": "september", "macau": "macao", "metre": "meter", "metres": "meter", "tonne": "ton", "tonnes": "ton",
}

// stem takes the endings off an English word: signs, signed and signing are sign;
// a number in words is one in figures.
func stem(w string) string {
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
	w = strings.ReplaceAll(strings.ReplaceAll(w, "'", ""), "’", "")
	if s, ok := irregular[w]; ok {
		return s
	}
	if n := reading.EnglishNumber(w); n > 0 {
		return strconv.Itoa(n)
	}
	n := len(w)
	switch {
	case n < 4:
		return w
	case strings.HasSuffix(w, "ies") && n > 4:
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "sses"), strings.HasSuffix(w, "xes"), strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"):
		return w[:n-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		w = w[:n-1]
	case strings.HasSuffix(w, "ied"):
		return w[:n-3] + "y"
	case strings.HasSuffix(w, "ed") && n > 4:
		w = undouble(w[:n-2])
	case strings.HasSuffix(w, "ing") && n > 5:
		w = undouble(w[:n-3])
	}
	return strings.TrimSuffix(w, "e")
}

// undouble takes back the consonant that an ending doubled: planned is plan.
func undouble(w string) string {
	n := len(w)
	if n > 3 && w[n-1] == w[n-2] && !strings.ContainsRune("aeiousl", rune(w[n-1])) {
		return w[:n-1]
	}
	return w
}
