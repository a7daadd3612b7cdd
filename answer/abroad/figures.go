package abroad

import (
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// figureAt is a figure of a text with the part of its sentence that is about it.
type figureAt struct {
	span     corpus.Span
	zone     corpus.Span
	sentence int
	value    int          // in Page.Values, -1 for a count
	noun     string       // stem of what is counted
	elliptic bool         // the noun stands with an earlier count: 292 proposals, 213 of them assisted
	aside    bool         // another currency in brackets
	rank     int          // which of its sentence it is
	date     *corpus.Date // of a day that the text names by its weekday
}

// counts are the numbers of things in a text, in figures or words.
func (t *text) counts() []figureAt {
	var out []figureAt
	last := ""
	for i, w := range t.tokens {
		if !t.countable(i) {
			continue
		}
		s := t.page.SentenceAt(w.span.Start)
		if s < 0 {
			continue
		}
		f := figureAt{span: w.span, sentence: s, value: -1, noun: t.nounAfter(i)}
		switch {
		case f.noun != "":
			last = f.noun
		case last == "" || !t.elliptic(i):
			continue
		default:
			f.noun, f.elliptic = last, true
		}
		out = append(out, f)
	}
	return out
}

// notCounted are the words behind which a number counts nothing.
var notCounted = []string{"phase", "no", "number", "chapter", "article", "top", "line", "route", "table", "page", "stage", "class", "level", "grade", "type", "g", "s"}

// countable reports whether a token is a number that may count things: no year, no
// sum, no part of 1+4.
func (t *text) countable(i int) bool {
	w := t.tokens[i]
	if n := reading.EnglishNumber(w.raw); n < 2 && w.raw != "1" {
		return false
	}
	if i > 0 && slices.Contains(notCounted, t.tokens[i-1].raw) && w.span.Start-t.tokens[i-1].span.End < 3 {
		return false
	}
	around := []rune{' ', ' '}
	if w.span.Start > 0 {
		around[0] = t.page.Folded[w.span.Start-1]
	}
	if w.span.End < len(t.page.Folded) {
		around[1] = t.page.Folded[w.span.End]
	}
	if strings.ContainsRune("+$€£¥/%", around[0]) || strings.ContainsRune("+/%", around[1]) {
		return false
	}
	for k := range t.page.Values {
		if v := &t.page.Values[k]; v.Span.Overlaps(w.span) && v.Kind != reading.Count && v.Kind != reading.Plain && v.Kind != reading.Jobs && v.Kind != reading.Capacity {
			return false
		}
	}
	return true
}

// stops are the words before which a noun phrase ends.
var stops = strings.Fields("of in on at by for to and or from with per the a an than is are was were will million billion thousand yuan dollars euros percent during through worth that which who as into via over under its their at until while")

// units are nouns that measure rather than count.
var units = strings.Fields("years months days weeks hours minutes tons tonnes meters metres kilometers hectares mu times percent units degrees floors vehicles sets pieces")

// nounAfter is the stem of the plural noun that a number counts: 199 new proposals;
// "" for none.
func (t *text) nounAfter(i int) string {
	for k := i + 1; k < min(i+6, len(t.tokens)); k++ {
		w := t.tokens[k]
		if gap := string(t.page.Folded[t.tokens[k-1].span.End:w.span.Start]); gap != " " && gap != "-" || slices.Contains(stops, w.raw) {
			return ""
		}
		if w.raw != "people" && w.raw != "memoranda" && w.raw != "staff" && (!strings.HasSuffix(w.raw, "s") || strings.HasSuffix(w.raw, "ss") || strings.HasSuffix(w.raw, "'s") || strings.HasSuffix(w.raw, "’s")) {
			continue
		}
		if slices.Contains(units, w.raw) && k == i+1 {
			return ""
		}
		return sort(w.raw)
	}
	return ""
}

// sort is the sort of things that a noun names, or its stem.
func sort(noun string) string {
	if s := reading.EnglishThing(strings.ToLower(noun)); s != "" {
		return s
	}
	return stem(strings.ToLower(noun))
}

// elliptic reports whether a number without a noun stands where one of things
// named before would: assisted 213, took 66 of them, the remaining 38.
func (t *text) elliptic(i int) bool {
	next := t.tokens[i].span.End
	for next < len(t.page.Folded) && t.page.Folded[next] == ' ' {
		next++
	}
	after := ""
	if i+1 < len(t.tokens) && t.tokens[i+1].span.Start == next {
		after = t.tokens[i+1].raw
	}
	if after != "" && !slices.Contains(stops, after) {
		return i > 0 && strings.HasSuffix(t.tokens[i-1].raw, "ed") && after == "through"
	}
	if after == "percent" || after == "million" || after == "billion" || after == "yuan" {
		return false
	}
	if i == 0 || t.tokens[i].span.Start-t.tokens[i-1].span.End != 1 {
		return after == "of" || after == "are" || after == "were"
	}
	before := t.tokens[i-1].raw
	return strings.HasSuffix(before, "ed") || after == "of" ||
		slices.Contains(strings.Fields("the took got won saw brought other remaining another further about over around nearly some only the and including"), before)
}

// values are the figures of some kinds that reading found.
func (t *text) values(kinds ...string) []figureAt {
	var out []figureAt
	for i := range t.page.Values {
		v := &t.page.Values[i]
		s := t.page.SentenceAt(v.Span.Start)
		if s < 0 || !slices.Contains(kinds, v.Kind) {
			continue
		}
		out = append(out, figureAt{span: v.Span, sentence: s, value: i})
	}
	return out
}

// zoned gives each figure the part of its sentence that is about it: from what is
// about the figure before to the next mark behind it.
func (t *text) zoned(list []figureAt) []figureAt {
	for i := range list {
		f := &list[i]
		s := t.page.Sentences[f.sentence].Span
		start, limit := s.Start, s.End
		if i > 0 && list[i-1].sentence == f.sentence {
			start, f.rank = list[i-1].zone.End, list[i-1].rank+1
			if f.aside = t.restates(list[i-1].span, f.span); f.aside {
				start = list[i-1].zone.Start
			}
		}
		if i+1 < len(list) && list[i+1].sentence == f.sentence {
			limit = list[i+1].span.Start
		}
		f.zone = corpus.Span{Start: start, End: t.boundary(f.span.End, limit, limit < s.End)}
	}
	return list
}

// restates reports whether a sum in brackets says the one before it in another
// currency: 5.91 billion yuan (US$830 million).
func (t *text) restates(a, b corpus.Span) bool {
	gap := strings.TrimSpace(string(t.page.Folded[a.End:max(a.End, b.Start)]))
	return strings.HasPrefix(gap, "(") && len(strings.Fields(gap)) < 3 && !strings.Contains(gap, ")")
}

// boundary is the first mark or joining word from a place on; when another
// figure follows and nothing parts the two, the place itself.
func (t *text) boundary(from, limit int, followed bool) int {
	folded := t.page.Folded
	for i := from; i < limit; i++ {
		switch c := folded[i]; {
		case strings.ContainsRune(";:()", c), c == ',' && !inside(folded, i), c == '—', c == '–':
			return i
		case c == ' ' && followed:
			for _, w := range []string{" and ", " while ", " but ", " plus "} {
				if strings.HasPrefix(string(folded[i:min(len(folded), i+7)]), w) {
					return i
				}
			}
		}
	}
	if followed {
		return from
	}
	return limit
}
