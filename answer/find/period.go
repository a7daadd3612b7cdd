package find

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// What a candidate gains or loses by the year that it is of.
const (
	SameYear  = 0.12
	OtherYear = -0.3
)

// Timed compares the year in force at a clause with the years of the question.
func (f *Finder) Timed(x *Candidate) {
	if len(f.q.Years) == 0 {
		return
	}
	year := cmp.Or(yearBeside(x), x.Page.YearAt(x.Clause))
	switch {
	case year == 0:
	case slices.Contains(f.q.Years, year), f.aimed(x), x.Value >= 0 && !opensWithYear(x) && f.bareYear(x):
		x.Add(SameYear, "year")
	case f.countsOn(x):
	default:
		x.Add(OtherYear, "other year")
	}
}

// yearOpensRE matches a clause that begins with its own year: 2023年某市新签约.
var yearOpensRE = regexp.MustCompile(`^[“"（(\s]*20[0-9]{2}年`)

// opensWithYear reports whether the clause of a value begins with a year, so that the one its
// paragraph begins with is not in force there.
func opensWithYear(x *Candidate) bool {
	p, c := x.Page, &x.Page.Clauses[x.Clause]
	return c.Span.Start > p.Text.Blocks[p.Sentences[c.Sentence].Block].Span.Start && yearOpensRE.MatchString(p.Read(c.Span))
}

// bareYear reports whether the paragraph of a value begins with an event of the year asked,
// written without 年: 2019投洽会.
func (f *Finder) bareYear(x *Candidate) bool {
	p := x.Page
	block := p.Sentences[p.Clauses[x.Clause].Sentence].Block
	if len(f.q.Years) != 1 || block >= len(p.Text.Blocks) {
		return false
	}
	start := p.Text.Blocks[block].Span.Start
	m := bareYearRE.FindStringSubmatch(p.Read(corpus.Span{Start: start, End: min(start+bareYearReach, len(p.Folded))}))
	return m != nil && m[1] == strconv.Itoa(f.q.Years[0])
}

// bareYearRE matches the year of an event that a text begins with.
var bareYearRE = regexp.MustCompile(`^[^。0-9]*(20[0-9]{2})[\p{Han}(]`)

// bareYearReach is how far into a paragraph such a year may stand.
const bareYearReach = 24

// yearBeside is the year that stands last before a value in a clause that names several:
// 2021年7亿元、2023年8亿元; 0 for none.
func yearBeside(x *Candidate) int {
	if x.Value < 0 {
		return 0
	}
	p, c, year, several := x.Page, &x.Page.Clauses[x.Clause], 0, false
	for i := c.From; i < c.To; i++ {
		v := &p.Values[i]
		if v.Kind != reading.Date || v.Date.Year == 0 {
			continue
		}
		if several = several || year != 0 && v.Date.Year != year; v.Span.Start < p.Values[x.Value].Span.Start || year == 0 {
			year = v.Date.Year
		}
	}
	if !several {
		return 0
	}
	return year
}

// onDay keeps the days of one report apart: 26日 is asked, and the sentence tells of 25日.
func (f *Finder) onDay(x *Candidate) {
	if len(f.q.Days) != 1 || f.Leaning || x.Page.Values[x.Value].Kind == reading.Date {
		return
	}
	p, day := x.Page, 0
	s := p.Sentences[p.Clauses[x.Clause].Sentence]
	for c := s.From; c <= x.Clause; c++ {
		for i := p.Clauses[c].From; i < p.Clauses[c].To; i++ {
			if v := &p.Values[i]; v.Kind == reading.Date && v.Date.Day > 0 && v.Span.Start < p.Values[x.Value].Span.Start {
				day = v.Date.Day
			}
		}
	}
	switch {
	case day == f.q.Days[0]:
		x.Add(inPeriod, "day")
	case day > 0:
		x.Add(noPeriod, "another day")
	}
}
