package execute

import (
	"regexp"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
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
