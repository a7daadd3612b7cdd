package execute

import (
	"fmt"
	"regexp"
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/abroad"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
)

// How sure a figure of a report in English must be.
const (
	enoughAbroad = 0.58
	clearAbroad  = 0.03 // by how much it is ahead of another
)

// Abroad answers from the reports in English among the pages by where the words of
// a question stand; nil when none says it, or two figures say it as well.
func (r *Run) Abroad(ask *abroad.Ask) *Result {
	if ask == nil {
		return nil
	}
	pages := slices.DeleteFunc(slices.Clone(r.Pages), func(p *reading.Page) bool { return !p.English() })
	near := abroad.Near{}
	if r.Leaning {
		near = abroad.Near{Document: r.Anchor.Document, Span: r.Anchor.Span, Told: r.Anchor.Told}
	}
	var list []abroad.Found
	switch kinds, counts := r.kindsAbroad(ask); {
	case counts || len(kinds) > 0:
		list = abroad.Figures(ask, pages, near, kinds...)
	case ask.Kind == "who":
		list = abroad.People(ask, pages, near)
	default:
		list = abroad.Clauses(ask, pages, near)
	}
	if len(list) == 0 && r.Q.Asks("count", "amount") && !r.Leaning && abroad.Knows(ask, pages) {
		return notFound("fact_not_stated") // it names them and says no such figure
	}
	if len(list) == 0 {
		return nil
	}
	why := ""
	for _, f := range list[:min(4, len(list))] {
		why += "\n      abroad " + f.String()
	}
	rival := slices.ContainsFunc(list[1:], func(f abroad.Found) bool { return list[0].Contested(ask, f) })
	if list[0].Score < r.least(enoughAbroad) || rival || len(list) > 1 && list[1].Score > list[0].Score-clearAbroad && list[1].Page.Read(list[1].Span) != list[0].Page.Read(list[0].Span) {
		res := notFound("fact_not_stated")
		res.Why = why
		return res
	}
	if eachAbroadRE.MatchString(string(r.Q.Folded)) && slices.ContainsFunc(list[1:], func(f abroad.Found) bool { return f.Page == list[0].Page && f.Sentence == list[0].Sentence }) {
		list[0].Show = list[0].Page.Sentences[list[0].Sentence].Span
	}
	return r.tellAbroad(list[0], why)
}

// kindsAbroad are the kinds of figures that a question is after, or counts of
// things.
func (r *Run) kindsAbroad(ask *abroad.Ask) (kinds []string, counts bool) {
	switch focus := r.Q.Focus; {
	case r.Q.Asks("when"):
		kinds = []string{reading.Date}
	case r.Q.Asks("duration"):
		kinds = []string{reading.Duration}
	case r.Q.Asks("share"):
		kinds = []string{reading.Percent}
	case r.Q.Asks("count", "amount", "attribute", "sum") && focus != nil && focus.Kind == reading.Jobs:
		ask.Noun, counts = "jobs", true
	case r.Q.Asks("count"):
		counts = true
	case r.Q.Asks("amount", "attribute") && focus != nil && focus.Kind != reading.Money:
		kinds = []string{focus.Kind}
	case r.Q.Asks("amount", "sum") || r.Q.Asks("attribute") && (focus != nil || ask.Measure != ""):
		kinds = []string{reading.Money}
	}
	return kinds, counts
}

// eachAbroadRE matches questions for a figure of each of two: 这次和上次各多少.
var eachAbroadRE = regexp.MustCompile(`各(?:是|有|签|投)?(?:了|约)?多少|分别|各自|respectively`)

// tellAbroad answers with the part of a sentence that is about a figure.
func (r *Run) tellAbroad(f abroad.Found, why string) *Result {
	p := f.Page
	part := Part{Page: p, Show: f.Show, Cite: p.Sentences[f.Sentence].Span}
	res := &Result{Status: answer.Answered, Score: f.Score, Why: why, Plan: "Abroad", Document: p.Document.ID}
	if r.Q.Asks("who") && f.Person {
		part.Label = p.Shown(f.Span)
	}
	if f.Date != nil {
		date := f.Date.ISO()
		if part.Label = date; r.Q.Language != "en" {
			part.Label = fmt.Sprintf("%d年%d月%d日", f.Date.Year, f.Date.Month, f.Date.Day)
		}
		res.also = []string{part.Label}
		res.Facts = []answer.Fact{{Kind: "date", Name: date}}
	}
	if f.Value >= 0 && p.Values[f.Value].Kind == reading.Date {
		best := find.Candidate{Page: p, Clause: p.ClauseAt(f.Span.Start), Value: f.Value}
		if date := r.wholeDate(best, &part); date != "" {
			res.also = []string{date}
			res.Facts = []answer.Fact{{Kind: "date", Name: p.Values[f.Value].Date.ISO()}}
		}
	}
	res.Parts = []Part{part}
	return res
}
