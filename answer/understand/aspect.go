package understand

import (
	"regexp"
	"unicode/utf8"

	"zhaoshang/answer/lexicon"
)

// severalRE matches questions for several things: 哪三类, 都有.
var severalRE = regexp.MustCompile(`哪(?:些|几|[两二三四五六七八九十0-9])|分别|都有|几[个项条种]`)

// aspect keeps what a question wants told of a thing, when its words say it, and
// takes it for one of that kind unless it is after several things.
func (r *Reader) aspect(q *Question, s string) {
	if q.Language == "en" || !q.Asks("", "quote", "reason", "list") {
		return
	}
	for i := range r.words.Aspects {
		if x := &r.words.Aspects[i]; x.Asked.MatchString(s) {
			q.Aspect = x
			if q.Kind != "quote" && !(q.Asks("list") && severalRE.MatchString(s)) {
				q.Kind = x.Kind
			}
			return
		}
	}
}

// lighten takes their weight from the words of a question that only say what is to
// be told: 看中 and 什么 of 某厂看中甲县什么.
func lighten(x *lexicon.Aspect, folded []rune, weights []float64) {
	s := string(folded)
	m := x.Asked.FindStringSubmatchIndex(s)
	if m == nil {
		return
	}
	light := func(from, to int) {
		a := utf8.RuneCountInString(s[:from])
		for i := range utf8.RuneCountInString(s[from:to]) {
			weights[a+i] = min(weights[a+i], softWeight)
		}
	}
	grouped := false
	for g := 2; g+1 < len(m); g += 2 {
		if m[g] >= 0 && m[g+1] > m[g] {
			grouped = true
			light(m[g], m[g+1])
		}
	}
	if !grouped {
		light(m[0], m[1])
	}
}
