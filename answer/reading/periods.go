package reading

import (
	"strings"

	"zhaoshang/corpus"
)

// Periods are the times of several months that stand in a part of the page, as
// their first and last months: 1 and 9 of 前三季度.
func (p *Page) Periods(in corpus.Span) [][2]int {
	var out [][2]int
	for i := range p.Values {
		v := &p.Values[i]
		if v.Date == nil || !in.Contains(v.Span) {
			continue
		}
		if first, last := v.Date.Months(); last > first {
			out = append(out, [2]int{first, last})
		}
	}
	return out
}

// PeriodBefore is the last such time of a part that ends before a place.
func (p *Page) PeriodBefore(in corpus.Span, at int) (period [2]int, ok bool) {
	before := p.Periods(corpus.Span{Start: in.Start, End: min(in.End, at)})
	if len(before) == 0 {
		return period, false
	}
	return before[len(before)-1], true
}

// AsOf is the year and the month up to which the figures behind the last such
// date of a part count: 2022 and 7 of 截至2022年7月底; 0 and 0 for none.
func (p *Page) AsOf(in corpus.Span, before int) (year, month int) {
	for i := len(p.Values) - 1; i >= 0; i-- {
		v := &p.Values[i]
		if v.Date != nil && in.Contains(v.Span) && v.Span.End <= before && p.asOf(v) {
			return v.Date.Year, LastMonth(p.Folded, v.Span, v.Date.Month)
		}
	}
	return 0, 0
}

// LastMonth is the month that a date states, or December of one that says 年底; 0
// when it states none.
func LastMonth(folded []rune, date corpus.Span, stated int) int {
	if stated > 0 {
		return stated
	}
	if end := string(folded[max(date.Start, date.End-1):min(len(folded), date.End+1)]); strings.ContainsAny(end, "底末") {
		return 12
	}
	return 0
}

// Chapter is the numbered heading that a sentence stands under: 二、2024年重点工作; ""
// for none.
func (p *Page) Chapter(sentence int) string {
	for i := sentence - 1; i >= 0; i-- {
		if p.chapter(p.Sentences[i].Span.Start) {
			return p.Read(p.Sentences[i].Span)
		}
	}
	return ""
}

// announces reports whether a time stands in the short sentence that opens a paragraph
// and says what all of it is of: 再说今年的任务.
func (p *Page) announces(v *Value) bool {
	s := p.SentenceAt(v.Span.Start)
	return s >= 0 && p.Sentences[s].Span.Len() <= announcement && (s == 0 || p.Sentences[s-1].Block != p.Sentences[s].Block)
}

// announcement is how long such a sentence is at most.
const announcement = 16
