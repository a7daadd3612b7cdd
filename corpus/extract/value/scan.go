package value

import (
	"zhaoshang/corpus"
)

// scanner goes through a text once and keeps what it has found.
type scanner struct {
	r       []rune
	ref     *corpus.Date
	last    *corpus.Date // the date before, which 当天 and 同年 mean
	lastEnd int          // where it ends
	out     []Mention

	plain bool // forms of plain text too (FindAll)
}

// mentionEvery is about how many runes of a report go to one value.
const mentionEvery = 32

func newScanner(folded []rune, ref *corpus.Date) *scanner {
	return &scanner{r: folded, ref: ref, out: make([]Mention, 0, len(folded)/mentionEvery)}
}

// rule reads one written form at i and gives the place after it, i when the
// form is not there.
type rule func(s *scanner, i int) int

// numeralRules are tried in this order where a numeral begins.
var numeralRules = []rule{(*scanner).date, (*scanner).percent, (*scanner).amount, (*scanner).quantity}

// wordRules are tried where a word of the lexicon may begin.
var wordRules = []rule{(*scanner).date, (*scanner).percent, (*scanner).amount, (*scanner).englishYear}

func (s *scanner) run() {
	for i := 0; i < len(s.r); {
		i = s.step(i)
	}
}

// step finds what begins at i and gives the place to go on at.
func (s *scanner) step(i int) int {
	rules := wordRules
	switch classOf(s.r[i]) {
	case other, space:
		return i + 1
	case great:
		rules = numeralRules
	case arabic:
		if end := s.slip(i); end > i {
			return end
		}
		rules = numeralRules
	case digit, zero, small, tens, few:
		rules = numeralRules
	}
	if s.plain {
		if end := s.address(i); end > i {
			return end
		}
	}
	for _, rule := range rules {
		if end := rule(s, i); end > i {
			return end
		}
	}
	return s.past(i)
}

// past gives the place after the word or figure at i that no rule read: a
// latin word with its digits (co2, g60) is passed as a whole.
func (s *scanner) past(i int) int {
	j := i + 1
	switch classOf(s.r[i]) {
	case latin:
		for j < len(s.r) && (classOf(s.r[j]) == latin || classOf(s.r[j]) == arabic) {
			j++
		}
	case arabic:
		j = s.figures(j)
	}
	return j
}

// slip gives the place after a figure with two points before a unit of money at
// i, i when there is none: 9.9.1亿元 is neither 9.1亿元 nor 1亿元.
func (s *scanner) slip(i int) int {
	if end, points := s.pointed(s.figures(i)); points > 1 && (s.at(end) == '亿' || s.at(end) == '万' || s.at(end) == '元') {
		return end
	}
	return i
}

// figures gives the place after the digits at i.
func (s *scanner) figures(i int) int {
	for i < len(s.r) && classOf(s.r[i]) == arabic {
		i++
	}
	return i
}

// pointed gives the place after the points with digits behind them at i, and
// how many there are.
func (s *scanner) pointed(i int) (end, points int) {
	for s.at(i) == '.' && i+1 < len(s.r) && classOf(s.r[i+1]) == arabic {
		i = s.figures(i + 1)
		points++
	}
	return i, points
}

// numeral reads a numeral at i.
func (s *scanner) numeral(i int) (numeral, bool) {
	if i >= len(s.r) {
		return numeral{}, false
	}
	return numbers{s.r, -1}.read(i)
}

func (s *scanner) at(i int) rune {
	if i < 0 || i >= len(s.r) {
		return 0
	}
	return s.r[i]
}

// maxBlanks bounds the blanks inside one value.
const maxBlanks = 3

// blanks gives the place after the blanks at i.
func (s *scanner) blanks(i int) int {
	j := i
	for j < i+maxBlanks && j < len(s.r) && classOf(s.r[j]) == space {
		j++
	}
	return j
}

// blanksBack gives the place before the blanks that end at i.
func (s *scanner) blanksBack(i int) int {
	j := i
	for j > i-maxBlanks && j > 0 && classOf(s.r[j-1]) == space {
		j--
	}
	return j
}

// has reports whether the word stands at i.
func (s *scanner) has(i int, word string) bool {
	for _, r := range word {
		if s.at(i) != r {
			return false
		}
		i++
	}
	return true
}

// longest finds the longest word of t at i. A latin word must end there.
func longest[T any](s *scanner, t *trie[T], i int) (T, int) {
	value, end := t.longest(s.r, i)
	if end > i && classOf(s.r[end-1]) == latin && end < len(s.r) && classOf(s.r[end]) == latin {
		var none T
		return none, i
	}
	return value, end
}
