package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// leastSpelled is the least weight of the runes of a name spelled out.
const leastSpelled = 0.6

// spelled is a question with the names of offices and bodies as a page has them:
// 投促局 where it says 投资促进局, and the other way round. The question itself
// when the page has them as they are.
func spelled(p *reading.Page, q *understand.Question, shorts [][2]string) *understand.Question {
	if q.Language == "en" {
		return q
	}
	out := q
	for _, pair := range shorts {
		for i := range out.Terms {
			for _, w := range [][2]string{{pair[0], pair[1]}, {pair[1], pair[0]}} {
				t, ok := respelled(p, out.Terms[i], []rune(w[0]), []rune(w[1]))
				if !ok {
					continue
				}
				if out == q {
					copied := *q
					copied.Terms = slices.Clone(q.Terms)
					out = &copied
				}
				out.Terms[i] = t
				break
			}
		}
	}
	return out
}

// shortsIn are the pairs of short and long names when a question has one of them,
// none otherwise: most have none, and every page would look. The editions that it names
// have two forms as well.
func shortsIn(q *understand.Question, shorts [][2]string) [][2]string {
	editions := ordinals(string(q.Folded))
	for _, t := range q.Terms {
		term := string(t.Runes)
		if t.Group == 0 && slices.ContainsFunc(shorts, func(w [2]string) bool { return strings.Contains(term, w[0]) || strings.Contains(term, w[1]) }) {
			return slices.Concat(editions, shorts)
		}
	}
	return editions
}

// respelled is a term with one name in place of another, when it has the one and
// the page only the other.
func respelled(p *reading.Page, t understand.Term, from, to []rune) (understand.Term, bool) {
	at := -1
	for i := 0; t.Group == 0 && i+len(from) <= len(t.Runes) && at < 0; i++ {
		if slices.Equal(t.Runes[i:i+len(from)], from) {
			at = i
		}
	}
	if at < 0 || len(p.Find(from)) > 0 || len(p.Find(to)) == 0 {
		return t, false
	}
	weight := leastSpelled
	for _, w := range t.Weight[at : at+len(from)] {
		weight = max(weight, w*float64(len(from))/float64(len(to)))
	}
	out := t
	out.Runes = slices.Concat(t.Runes[:at], to, t.Runes[at+len(from):])
	out.Weight = slices.Concat(t.Weight[:at], slices.Repeat([]float64{weight}, len(to)), t.Weight[at+len(from):])
	return out, true
}

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
	for _, at := range wordsAt(text, []string{title}) {
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
