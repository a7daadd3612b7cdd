package value

import (
	"strings"

	"zhaoshang/corpus"
)

// limits finds the words that limit the figure in span, and the span with
// them: 不低于50亿元, 约3.5亿美元, 20万人以上, 160多亿元.
func (s *scanner) limits(span corpus.Span, n numeral) (corpus.Bound, corpus.Span) {
	before, start := s.limitBefore(span.Start, n)
	after, end := s.limitAfter(span.End)
	whole := corpus.Span{Start: start, End: end}
	bound := corpus.Exact
	switch {
	case n.more:
		bound = corpus.Over
	case before != "":
		bound = before
	case after != "":
		bound = after
	case n.around:
		bound = corpus.About
	}
	return bound, whole
}

// limitBefore reads the limit that ends at i, passing words that say nothing
// of it (达, 为) between.
func (s *scanner) limitBefore(i int, n numeral) (corpus.Bound, int) {
	for at, step := i, 0; step < 3; step++ {
		at = s.blanksBack(at)
		found, start := words.before.longestBack(s.r, at)
		if start == at || s.barred(start, at, start-1) || found.round && !n.bare && !n.several {
			return "", i
		}
		if latinBefore := start > 0 && classOf(s.r[start]) == latin && classOf(s.r[start-1]) == latin; latinBefore {
			return "", i
		}
		if found.bound != corpus.Exact {
			return found.bound, start
		}
		at = start
	}
	return "", i
}

// limitAfter reads the limit that begins at i.
func (s *scanner) limitAfter(i int) (corpus.Bound, int) {
	at := s.blanks(i)
	if s.at(at) == '多' || s.at(at) == '余' && !isNameAfterYu(s.at(at+1)) {
		if s.at(i-1) == '元' || s.at(i-1) == '%' {
			return corpus.Over, at + 1
		}
	}
	found, end := longest(s, &words.after, at)
	if end == at || s.barred(at, end, end) {
		return "", i
	}
	return found.bound, end
}

// barred reports that the word [start, end) is part of another word because of
// the rune at beside.
func (s *scanner) barred(start, end, beside int) bool {
	word := string(s.r[start:end])
	runes, ok := words.not[word]
	for _, w := range words.unless[word] {
		if beside+1 == start && strings.HasSuffix(string(s.r[max(0, start-4):start]), w) {
			return false // 枢纽约8亿元
		}
	}
	return ok && beside >= 0 && beside < len(s.r) && contains(runes, s.r[beside])
}
