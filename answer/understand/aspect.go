package understand

import (
	"regexp"
	"unicode/utf8"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
)

// severalRE matches questions for several things: 哪三类, 都有.
var severalRE = regexp.MustCompile(`哪(?:些|几|[两二三四五六七八九十0-9])|分别|都有|几[个项条种]`)

// aspect keeps what a question wants told of a thing, when its words say it, and
// takes it for one of that kind unless it is after several things.
func (r *Reader) aspect(q *Question, s string) {
	if q.Language == "en" {
		return
	}
	known, sum := q.Asks("", "quote", "reason", "list"), q.Asks("sum", "average", "compare")
	for i := range r.words.Aspects {
		x := &r.words.Aspects[i]
		if !known && (!x.Any || sum || q.Focus != nil && q.Focus.Kind == reading.Money) || !x.Asked.MatchString(s) {
			continue
		}
		q.Aspect = x
		if x.Any {
			q.Low, q.High = nil, nil // 满5亿元加几分 is no list of projects of that size
		}
		if x.Any || q.Kind != "quote" && !(q.Asks("list") && severalRE.MatchString(s)) {
			q.Kind = x.Kind
		}
		return
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
