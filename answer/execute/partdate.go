package execute

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// monthRE matches questions after a month or a year.
var monthRE = regexp.MustCompile(`几月|哪(?:个|一)?月|哪(?:一)?年|几几年|what (?:month|year)|which (?:month|year)`)

// partDate says of a day without its month and year that they are not stated;
// asked for those, it is silent. nil for every other value.
func (r *Run) partDate(c Candidate) *Result {
	if c.Value < 0 {
		return nil
	}
	v := &c.Page.Values[c.Value]
	if v.Kind != reading.Date || v.Date == nil || v.Date.Day == 0 || v.Date.Month != 0 {
		return nil
	}
	if monthRE.MatchString(string(r.Q.Folded)) {
		res := notFound("day_only_asked")
		res.Document = c.Page.Document.ID
		return res
	}
	return &Result{Status: answer.Answered, Message: "day_only", Args: []string{c.Page.Shown(v.Span)}, Score: c.Score, Parts: []Part{r.part(c)}, Document: c.Page.Document.ID}
}

// wholeDate puts before what is shown of a date the year, month and day that its
// words leave open and the report's own date settles: 2024年6月5日:昨日,….
func (r *Run) wholeDate(c Candidate, part *Part) string {
	if c.Value < 0 || !r.Q.Asks("when") {
		return ""
	}
	v := &c.Page.Values[c.Value]
	if v.Kind != reading.Date || v.Date == nil || v.Date.Year == 0 || v.Date.Day == 0 || v.Date.EndYear != 0 {
		return ""
	}
	if strings.Contains(clean.Fold(part.Page.Shown(part.Show)), strconv.Itoa(v.Date.Year)) && strings.Contains(c.Page.Read(v.Span), strconv.Itoa(v.Date.Month)+"月") {
		return ""
	}
	text := fmt.Sprintf("%d年%d月%d日", v.Date.Year, v.Date.Month, v.Date.Day)
	if r.Q.Language == "en" {
		text = v.Date.ISO()
	}
	if part.Label == "" {
		part.Label = text
	}
	return text
}

// ofReport lowers the date of the report itself: in parentheses in the lead of
// a section, or in the bracket of a dateline (【…2024年11月13日】).
func (f *finder) ofReport(x *Candidate) {
	p, v := x.Page, &x.Page.Values[x.Value]
	lead := p.Sections[p.Sentences[p.Clauses[x.Clause].Sentence].Section].Lead
	if lead.Contains(v.Span) && inParentheses(p, v.Span) && !entryLeadRE.MatchString(p.Read(lead)) || datelineRE.MatchString(p.Read(corpus.Span{Start: v.Span.End, End: min(v.Span.End+6, len(p.Folded))})) {
		x.add(reportDate, "date of the report")
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
