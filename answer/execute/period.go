package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// monthsRE matches a part of a year: 上半年, 1-6月, 一季度, 3月.
var monthsRE = regexp.MustCompile(`上半年|下半年|全年|前?[一二三四]季度|[0-9]{1,2}(?:(?:[-—–~]|至|到)[0-9]{1,2})?月份?`)

// samePeriods are other words for a run of months.
var samePeriods = map[string]string{"上半年": "1-6月", "下半年": "7-12月", "全年": "1-12月", "一季度": "1-3月", "二季度": "4-6月", "三季度": "7-9月", "四季度": "10-12月", "前三季度": "1-9月"}

// periodOf is the part of a year that a text names first, in months; "" for
// none.
func periodOf(text string) string {
	p := monthsRE.FindString(text)
	if same := samePeriods[strings.TrimPrefix(p, "第")]; same != "" {
		return same
	}
	return strings.TrimSuffix(strings.NewReplacer("—", "-", "–", "-", "~", "-", "至", "-", "到", "-").Replace(p), "份")
}

// periods raises a column of the part of a year that the question names, and
// lowers one of another part: 上半年 is 1-6月 and not 6月.
func periods(q, name string) float64 {
	asked, has := periodOf(q), periodOf(name)
	switch {
	case asked == "" || has == "":
		return 0
	case asked == has:
		return 2
	}
	return -2
}

// What a candidate gains or loses by the year that it is of.
const (
	sameYear  = 0.12
	otherYear = -0.3
)

// timed compares the year in force at a clause with the years of the question.
func (f *finder) timed(x *Candidate) {
	if len(f.q.Years) == 0 {
		return
	}
	year := cmp.Or(yearBeside(x), x.Page.YearAt(x.Clause))
	switch {
	case year == 0:
	case slices.Contains(f.q.Years, year), f.aimed(x), x.Value >= 0 && f.bareYear(x):
		x.add(sameYear, "year")
	case f.countsOn(x):
	default:
		x.add(otherYear, "other year")
	}
}

// bareYear reports whether the paragraph of a value begins with an event of the year asked,
// written without 年: 2019投洽会.
func (f *finder) bareYear(x *Candidate) bool {
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
func (f *finder) onDay(x *Candidate) {
	if len(f.q.Days) != 1 || f.leaning || x.Page.Values[x.Value].Kind == reading.Date {
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
		x.add(inPeriod, "day")
	case day > 0:
		x.add(noPeriod, "another day")
	}
}
