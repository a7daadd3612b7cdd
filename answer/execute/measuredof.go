package execute

import (
	"slices"

	"zhaoshang/answer"
	"zhaoshang/answer/measured"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// maxMeasured is how many documents are read for a measure of one thing.
const maxMeasured = 8

// toldManyWays are the measures that pages tell in more ways than any list has, so that
// not finding one says nothing: 投资, 实际投了.
var toldManyWays = []string{"total", "completed"}

// measuredOf answers a question for one measure of one thing, 甲公司一年纳税多少, when one
// document has the thing and the document decides it; nil otherwise.
func (r *Run) measuredOf() *Result {
	if r.Leaning || r.Q.Language == "en" || r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil || r.Q.Asks("who", "where", "list", "partner", "visit", "compare", "yesno", "quote", "reason") {
		return nil
	}
	q := measured.Read(clean.Fold(r.Q.Text), r.Words.Measures)
	if q == nil {
		return nil
	}
	var found *measured.Answer
	for _, p := range r.Pages[:min(len(r.Pages), maxMeasured)] {
		a := q.On(p, r.namesOn(p))
		if a == nil {
			continue
		}
		if found != nil {
			return nil
		}
		found = a
	}
	if found == nil {
		return nil
	}
	p := found.Page
	if found.Figure.Empty() && (slices.Contains(toldManyWays, found.Measure) || len(found.Page.Tables) > 0) { // cells are read by their columns
		return nil
	}
	if found.Figure.Empty() {
		res := notFound("fact_not_stated")
		res.Why, res.Document, res.measured = "measured of others only", p.Document.ID, true
		return res
	}
	clause := p.Clauses[p.ClauseAt(found.Figure.Start)]
	show := clause.Span
	show.Start = max(show.Start, unopened(p, show, found.Figure.Start))
	part := Part{Page: p, Show: show, Cite: p.Sentences[clause.Sentence].Span}
	if found.Shared {
		part.Label, part.Show = p.Shown(found.Thing), found.Figure
	}
	return &Result{Status: answer.Answered, Score: 1, Cover: 1, measured: true, Why: "measured " + found.Measure, Plan: "(measured " + found.Measure + ")", Document: p.Document.ID, Parts: []Part{part}}
}

// namesOn are the names that the records of a document have, folded.
func (r *Run) namesOn(p *reading.Page) []string {
	records := r.recordsOf(p.Document.ID)
	out := ProjectNames(records)
	for i := range records.Organizations {
		if x := &records.Organizations[i]; x.Kind != "government" {
			out = append(append(out, clean.Fold(x.Name.Value)), x.Aliases...)
		}
	}
	return out
}

// ProjectNames are the names of the projects of a document and of their investors, folded.
func ProjectNames(records *corpus.Records) []string {
	var out []string
	for i := range records.Projects {
		x := &records.Projects[i]
		out = append(out, clean.Fold(x.Name.Value))
		for _, party := range x.PartyNames() {
			out = append(out, clean.Fold(party))
		}
	}
	return out
}
