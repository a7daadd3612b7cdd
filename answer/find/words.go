package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ItselfRE matches words for one of several by itself: 青岚自己签了53个.
var ItselfRE = regexp.MustCompile(`自己|本身|独自|单独`)

// OfItself reports whether one of several is asked about alone and a clause tells of one alone: 青岚自己签了53个.
func (f *Finder) OfItself(p *reading.Page, clause int) bool {
	return ItselfRE.MatchString(string(f.q.Folded)) && ItselfRE.MatchString(p.Read(p.Clauses[clause].Span))
}

// What a sum gains when the words before it count as many things as the question does, or
// things of the size that it names, and what one of another number or size loses.
const (
	ofThatNumber  = 0.3
	notThatNumber = -0.25
)

// ofNumber prefers the sum of as many things as the question counts: 到现场签的9个,11亿元
// for 那9个.
func (f *Finder) ofNumber(x *Candidate) {
	v := &x.Page.Values[x.Value]
	asked := NumberedThingsRE.FindString(string(f.q.Folded))
	if asked == "" || v.Kind != reading.Money || f.Leaning || v.Owner.Region.Start >= v.Span.Start {
		return
	}
	before := x.Page.Read(corpus.Span{Start: v.Owner.Region.Start, End: min(v.Owner.Region.End, v.Span.Start)})
	told := NumberedThingsRE.FindAllString(before, -1)
	unit := string([]rune(asked)[len([]rune(asked))-1:])
	switch {
	case slices.Contains(told, asked):
		x.Add(ofThatNumber, "of that number")
	case slices.ContainsFunc(told, func(s string) bool { return strings.HasSuffix(s, unit) }):
		x.Add(notThatNumber, "of another number")
	}
}

// thingSizeRE matches the size of the things that a question asks for or a text tells of:
// 10亿元以上.
var thingSizeRE = regexp.MustCompile(`([0-9.]+)([千百]?[万亿])(?:元)?(?:及)?以上`)

// ofSize prefers the sum of the things of the size that the question names: 签约57个,投资69亿元,
// 其中5亿元以上的4个,投资41亿元.
func (f *Finder) ofSize(x *Candidate) {
	v := &x.Page.Values[x.Value]
	asked := thingSizeRE.FindStringSubmatch(string(f.q.Folded))
	if asked == nil || v.Kind != reading.Money || f.Leaning || !f.q.Asks("amount", "sum", "attribute") || v.Owner.Region.Start >= v.Span.Start {
		return
	}
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	near := x.Page.Read(corpus.Span{Start: max(s.Start, x.Page.Clauses[max(0, x.Clause-1)].Span.Start), End: v.Span.Start})
	same := func(m []string) bool { return m[1] == asked[1] && m[2] == asked[2] }
	switch {
	case slices.ContainsFunc(thingSizeRE.FindAllStringSubmatch(near, -1), same):
		x.Add(ofThatNumber, "of that size")
	case slices.ContainsFunc(thingSizeRE.FindAllStringSubmatch(x.Page.Read(s), -1), same):
		x.Add(notThatNumber, "not of that size")
	}
}

var (
	// BeforeRE matches the time a year before.
	BeforeRE = regexp.MustCompile(`去年|上年|同期`)
)

var (
	// kindCountedRE matches the kind of which a number is asked: 汽车类的占几个, 属于机械
	// 领域的有多少.
	kindCountedRE = regexp.MustCompile(`([\p{Han}]{2})(?:类|领域|行业|产业|板块|方面)的?(?:项目|企业)?的?(?:[占有是签了达到]|一共|总共)*(?:几|多少)`)
	// originCountedRE matches those of whom a number is asked by where they are from:
	// 来自境外的有几位.
	originCountedRE = regexp.MustCompile(`(境外|海外|国外|外资|内资|央企|民企|台资|港资|日资|德资|美资)(?:的|项目|企业|客商|嘉宾)*(?:[占有是]|一共|总共)*(?:几|多少)`)
	// anyKindRE matches words that name no kind: 各类, 哪类, 几个产业.
	anyKindRE = regexp.MustCompile(`[各哪几这那些类等个多两三四五六]|什么|重点|主导|项目|企业`)
)

// KindAsked is the kind or the origin of which a question asks for a number; "" for
// none.
func KindAsked(q string) string {
	for _, re := range []*regexp.Regexp{originCountedRE, kindCountedRE} {
		if m := re.FindStringSubmatch(q); m != nil && !anyKindRE.MatchString(m[1]) {
			return m[1]
		}
	}
	return ""
}

// LastCountBefore is where the number before a place in its sentence ends; the start
// of the sentence when there is none.
func LastCountBefore(p *reading.Page, at int) int {
	s := p.SentenceAt(at)
	if s < 0 {
		return at
	}
	from := p.Sentences[s].Span.Start
	for i := range p.Values {
		if v := &p.Values[i]; v.Kind == reading.Count && v.Span.End <= at && v.Span.End > from {
			from = v.Span.End
		}
	}
	return from
}

var (
	WholeSumRE = regexp.MustCompile(`^那?(?:全年|今年)?(?:总投资额?|投资总额|总金额|金额|总额|一共|总共|合计)(?:是|有|投资?)?(?:多少|呢|$)`)
)

// NumberedThingsRE matches a number of things in a question: 那6只, 14个.
var NumberedThingsRE = regexp.MustCompile(`(?:[2-9]|[1-9][0-9]+|[两二三四五六七八九十]+)[个家只项件宗支]`)

// PlaceName is the name of a place without the word for its kind: 竹海县 is 竹海, 苏州
// stays.
func PlaceName(said []rune) string {
	if n := len(said); n > 2 && strings.ContainsRune("省市区县州旗盟", said[n-1]) {
		said = said[:n-1]
	}
	return string(said)
}

// WordsAt is where some words stand in a text, in runes.
func WordsAt(text []rune, words []string) []int {
	var out []int
	for i := range text {
		for _, w := range words {
			if HasAt(text, i, w) {
				out = append(out, i)
				break
			}
		}
	}
	return out
}

// HasAt reports whether a word stands at a place of a text.
func HasAt(text []rune, at int, word string) bool {
	w := []rune(word)
	return at+len(w) <= len(text) && slices.Equal(text[at:at+len(w)], w)
}
