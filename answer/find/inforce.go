package find

import (
	"regexp"
	"slices"

	"zhaoshang/corpus"
)

// sameTimeRE matches a figure of the same time one year earlier.
var sameTimeRE = regexp.MustCompile(`(?:上|去|前)一?年同期[^,]{0,8}$`)

// yearBefore lowers a count of the same time one year earlier, 上年同期新签约38个,
// unless the question is for it.
func (f *Finder) yearBefore(x *Candidate) {
	v := &x.Page.Values[x.Value]
	clause := x.Page.Clauses[x.Clause].Span
	if f.Leaning || BeforeRE.MatchString(string(f.q.Folded)) || v.Span.Start < clause.Start || !sameTimeRE.MatchString(x.Page.Read(corpus.Span{Start: clause.Start, End: v.Span.Start})) {
		return
	}
	if year := x.Page.YearAt(x.Clause); year > 0 && slices.Contains(f.q.Years, year-1) {
		return
	}
	x.Add(-0.4, "the year before")
	x.Key = 0
}

// countsOn reports whether a figure counts up to a later day what its sentence says
// of the year asked: 2022年8月签下22个项目,至今年4月底开工15个.
func (f *Finder) countsOn(x *Candidate) bool {
	p := x.Page
	sentence := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	asked := false
	for i := range p.Values {
		v := &p.Values[i]
		if v.Date == nil || !sentence.Contains(v.Span) || v.Span.Start >= p.Clauses[x.Clause].Span.End {
			continue
		}
		if slices.Contains(f.q.Years, v.Date.Year) {
			asked = true
		} else if asked && countedToRE.MatchString(string(p.Folded[max(0, v.Span.Start-2):v.Span.Start])) {
			return true
		}
	}
	return false
}

// countedToRE matches what stands before the day up to which a figure counts.
var countedToRE = regexp.MustCompile(`(?:截至|截止|[至到])$`)
