package find

import (
	"regexp"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ofReport lowers the date of the report itself: in parentheses in the lead of
// a section, or in the bracket of a dateline (【…2024年11月13日】).
func (f *Finder) ofReport(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	lead := p.Sections[p.Sentences[p.Clauses[x.Clause].Sentence].Section].Lead
	if lead.Contains(v.Span) && inParentheses(p, v.Span) && !entryLeadRE.MatchString(p.Read(lead)) || datelineRE.MatchString(p.Read(corpus.Span{Start: v.Span.End, End: min(v.Span.End+6, len(p.Folded))})) {
		x.Add(reportDate, "date of the report")
	}
}

// entryLeadRE matches the lead of an entry of a list that gives its day: 四、青岚(2024年8月
// 13日).
var entryLeadRE = regexp.MustCompile(`^[一二三四五六七八九十]+、\p{Han}{2,8}\(`)

// datelineRE matches what follows the date of a dateline.
var datelineRE = regexp.MustCompile(`^(?:[】〕\]]|[^,。;年月]{0,4}[讯电](?:[^话气子力视商脑池动网站]|$))`)

// reportDate is what a date loses when it is that of the report.
const reportDate = -0.28

// inParentheses reports whether nothing but a date stands between parentheses.
func inParentheses(p *reading.Page, s corpus.Span) bool {
	return s.Start > 0 && s.End < len(p.Folded) && p.Folded[s.Start-1] == '(' && p.Folded[s.End] == ')'
}

var (
	// DayAskedRE matches questions for a day or month: 哪天, 几月几号.
	DayAskedRE = regexp.MustCompile(`哪一?[天日]|几[号日月]|哪个?月|具体(?:日期|日子)|什么日子`)
	// yearAloneRE matches a date that is a year and no more: 2024年, 2024年度.
	yearAloneRE = regexp.MustCompile(`^(?:[0-9]{4}年?度?|[今去明前]年)$`)
)

// onlyYear reports whether a day is asked for and a date is a year alone.
func onlyYear(q string, p *reading.Page, v *reading.Value) bool {
	return v.Kind == reading.Date && v.Date.Month == 0 && DayAskedRE.MatchString(q) && yearAloneRE.MatchString(p.Read(v.Span))
}
