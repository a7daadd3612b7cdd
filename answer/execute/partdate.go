package execute

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// monthRE matches questions after a month or a year.
var monthRE = regexp.MustCompile(`几月|哪(?:个|一)?月|哪(?:一)?年|几几年|what (?:month|year)|which (?:month|year)`)

// partDate says of a day without its month and year that they are not stated;
// asked for those, it is silent. nil for every other value.
func (r *Run) partDate(c find.Candidate) *Result {
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
func (r *Run) wholeDate(c find.Candidate, part *Part) string {
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
