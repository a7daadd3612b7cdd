package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// sameTitle reports whether a title is the one asked for, short or in full: 董秘,
// 董事会秘书.
func (r *Run) sameTitle(title string) bool {
	return title == r.Q.Title || slices.ContainsFunc(r.Words.Shorts, func(w [2]string) bool {
		return w[0] == title && w[1] == r.Q.Title || w[1] == title && w[0] == r.Q.Title
	})
}

// bodies are how the names of offices end whose heads are called by them.
const bodies = "局委厅办部院会处行"

// otherBody reports whether a title is of another body than the question names
// before it: 工信局局长 for 投促局局长.
func (r *Run) otherBody(title []rune) bool {
	asked, own := bodyBefore(r.Q.Folded, r.Q.Title), bodyBefore(title, r.Q.Title)
	if asked == "" || own == "" || committeeRE.MatchString(asked) && committeeRE.FindString(asked) == committeeRE.FindString(own) {
		return false // 讲话的市委书记, 某州市委书记: of which place is compared elsewhere
	}
	for _, form := range r.formsOf(asked) {
		if alikePair(form, own) {
			return false
		}
	}
	return true
}

// committeeRE matches the committees of a place, which have no name of their own.
var committeeRE = regexp.MustCompile(`(?:省|市|县|区|州|地|工|党)委$`)

// bodyBefore is what stands before a title that repeats the end of a body's name,
// at most five runes: 投促局 of 投促局局长. "" when it does not.
func bodyBefore(text []rune, title string) string {
	for _, at := range find.WordsAt(text, []string{title}) {
		if at >= 3 && strings.ContainsRune(bodies, text[at-1]) {
			return string(text[max(0, at-5):at])
		}
	}
	return ""
}

// formsOf are the forms of a name that ends in one of the short or long ones.
func (r *Run) formsOf(name string) []string {
	out := []string{name}
	for _, w := range r.Words.Shorts {
		switch {
		case strings.Contains(name, w[0]):
			out = append(out, w[1])
		case strings.Contains(w[1], name), strings.Contains(name, w[1]):
			out = append(out, w[0])
		}
	}
	return out
}

// alikePair reports whether two names have two runes in a row alike, the last
// one of each apart.
func alikePair(a, b string) bool {
	x, y := []rune(a), []rune(b)
	for i := 0; i+2 < len(x); i++ {
		if strings.Contains(string(y[:len(y)-1]), string(x[i:i+2])) {
			return true
		}
	}
	return false
}

// ofOtherBody reports whether all whom a span names with the title asked for hold
// it in another body.
func (r *Run) ofOtherBody(p *reading.Page, s corpus.Span) bool {
	if r.Q.Title == "" || !r.Q.Asks("who") {
		return false
	}
	found := false
	people := p.People()
	for i := range people {
		h := &people[i]
		if !s.Contains(h.Span) || !slices.ContainsFunc(h.Ranks, r.sameTitle) {
			continue
		}
		if found = true; !r.otherBody(p.Folded[h.Known.Start:h.Known.End]) {
			return false
		}
	}
	return found
}
