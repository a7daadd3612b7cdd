package find

import (
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// leastSpelled is the least weight of the runes of a name spelled out.
const leastSpelled = 0.6

// nameWeight is the least weight of a rune of a name.
const nameWeight = 0.9

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
	weight, name := leastSpelled, true
	for _, w := range t.Weight[at : at+len(from)] {
		weight = max(weight, w*float64(len(from))/float64(len(to)))
		name = name && w >= nameWeight
	}
	if name {
		weight = nameWeight // else all that the question names would be lost
	}
	out := t
	out.Runes = slices.Concat(t.Runes[:at], to, t.Runes[at+len(from):])
	out.Weight = slices.Concat(t.Weight[:at], slices.Repeat([]float64{weight}, len(to)), t.Weight[at+len(from):])
	return out, true
}

// officeEnds are the last runes of the names of offices that are shortened to the first
// rune of each of their words.
const officeEnds = "署局委办部厅院会处"

// The lengths of the short names of offices, in runes.
const (
	shortestOffice = 3
	longestOffice  = 5
)

// initialsIn are the short names of offices in a question that no page has, with the name of
// two-character words that some page has for them: 招服署 = 招商服务署.
func initialsIn(q *understand.Question, pages []*reading.Page) [][2]string {
	var out [][2]string
	for _, t := range q.Terms {
		for end := shortestOffice; t.Group == 0 && end <= len(t.Runes); end++ {
			if !strings.ContainsRune(officeEnds, t.Runes[end-1]) {
				continue
			}
			for n := min(longestOffice, end); n >= shortestOffice; n-- {
				short := t.Runes[end-n : end]
				if !allHan(short) || slices.ContainsFunc(pages, func(p *reading.Page) bool { return len(p.Find(short)) > 0 }) {
					continue
				}
				if long := spelledOut(pages, short); long != "" {
					out = append(out, [2]string{string(short), long})
					break
				}
			}
		}
	}
	return out
}

// spelledOut is the first name in some pages whose words of two characters begin with the
// runes of a short name and whose end is the same; "" for none.
func spelledOut(pages []*reading.Page, short []rune) string {
	last := len(short) - 1
	for _, p := range pages {
	next:
		for at := 0; at+2*last < len(p.Folded); at++ {
			for i, c := range short {
				if p.Folded[at+2*i] != c {
					continue next
				}
			}
			if long := p.Folded[at : at+2*last+1]; allHan(long) {
				return string(long)
			}
		}
	}
	return ""
}

func allHan(text []rune) bool {
	return !slices.ContainsFunc(text, func(c rune) bool { return !unicode.Is(unicode.Han, c) })
}
