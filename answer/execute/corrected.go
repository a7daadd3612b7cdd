package execute

import (
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// fieldOf are the fields that kinds of questions are after.
var fieldOf = map[string]string{"amount": "amount", "sum": "amount", "where": "place", "when": "date", "partner": "parties"}

// askedField is the field of a project record that the question is after; ""
// for none.
func (r *Run) askedField() string {
	if f := r.Q.Focus; f != nil && f.ID != "total" {
		return ""
	}
	q := string(r.Q.Folded)
	for _, f := range r.Words.Fields {
		if f.Pattern.MatchString(q) {
			return f.Kind
		}
	}
	if r.Q.Kind == "when" && r.otherAction() {
		return ""
	}
	if r.Q.Kind == "yesno" && (r.Q.Equal != nil || r.Q.Low != nil || r.Q.High != nil) { // X投资是3亿元吗
		return "amount"
	}
	return fieldOf[r.Q.Kind]
}

// corrected answers with what staff set a field to, or from the record of a
// project that staff gave its name; nil when the question is after another
// field or project.
func (r *Run) corrected() *Result {
	field := r.askedField()
	best, ok := r.correctedProject()
	if field == "" || !ok || r.Q.Phase != "" && !strings.Contains(best.project.Name.Value, r.Q.Phase) {
		return nil
	}
	p := best.project
	c := p.Correction(field)
	if c == nil {
		c = p.Correction("name")
	}
	if c == nil {
		return nil
	}
	held, err := p.Value(field)
	if err != nil {
		return nil
	}
	text := index.FieldText(field, held, r.Q.Language)
	res := &Result{Status: answer.Answered, Plan: "Lookup corrected " + field, Score: best.all, Document: best.page.Document.ID, Rows: []string{p.ID},
		Notes: []Note{noteOf(p, c, r.Q.Language)}}
	if text == "" && c.Field != field {
		return nil
	}
	if text == "" {
		res.Status, res.Message, res.Gap = answer.NotFound, "fact_not_stated", "fact_not_stated"
		return res
	}
	it := listing.Item{Page: best.page, Project: p, Name: p.Name.Value, Measure: text, Cite: p.Sentence}
	if field == "amount" {
		it.Amount = &p.Amount.Value
		res.Facts = []answer.Fact{fact(it)}
	}
	res.items = []listing.Item{it}
	res.Parts = []Part{{Label: p.Name.Value, Text: text, Page: best.page, Cite: p.Sentence}}
	return res
}

// correctedProject is the one project that the question means, when staff
// corrected anything of it.
func (r *Run) correctedProject() (known, bool) {
	if !slices.ContainsFunc(r.Pages, find.IsCorrected) {
		return known{}, false
	}
	list := r.knownProjects(enoughSpoken)
	if len(list) == 0 || len(list) > 1 && rivals(&list[0], &list[1]) {
		return known{}, false
	}
	best := list[0]
	for _, x := range list[1:] { // another report of the project may be the corrected one
		if len(best.project.Corrected) == 0 && len(x.project.Corrected) > 0 && sameProject(x.project, best.project) && x.all >= best.all-0.05 {
			best = x
		}
	}
	sure := best.all >= enoughKnown || r.namesWhole(best.project)
	return best, sure && len(best.project.Corrected) > 0 && best.name+best.party >= enoughNamed
}

// enoughSpoken is enoughKnown for a question that has the whole name of a
// project: its other words are of the field it is after.
const enoughSpoken = 0.4

// namesWhole reports whether the whole name of a project, or another name it
// has, stands in the question.
func (r *Run) namesWhole(p *corpus.Project) bool {
	q := string(r.Q.Folded)
	whole := func(name string) bool {
		return len([]rune(name)) >= 4 && strings.Contains(q, strings.TrimSuffix(name, "项目"))
	}
	return whole(clean.Fold(p.Name.Value)) || slices.ContainsFunc(p.Aliases, func(a string) bool { return whole(clean.Fold(a)) })
}

// rivals reports whether a question may mean either of two projects.
func rivals(a, b *known) bool {
	return b.all >= a.all-0.05 && b.name >= a.name-0.05 && (a.project.Entity == "" || a.project.Entity != b.project.Entity)
}

// annotated tells what staff corrected of what an answer shows, and cites the
// document where a line of corrections was found.
func (r *Run) annotated(res *Result) *Result {
	for i := range res.Parts {
		part := &res.Parts[i]
		if part.Page == nil {
			continue
		}
		for _, c := range r.corrections(part.Page) {
			if !r.shows(part, &c) {
				continue
			}
			res.note(noteOf(c.Project, &c.Corrected, r.Q.Language))
			if part.Cite.Overlaps(c.Line) || part.Show.Overlaps(c.Line) {
				res.cite(part, &c)
			}
		}
	}
	return res
}

// corrections are those of the document of a page; nil for nearly all.
func (r *Run) corrections(p *reading.Page) []index.Correction {
	if !find.IsCorrected(p) {
		return nil
	}
	return index.Corrections(p.Text, r.recordsOf(p.Document.ID))
}

// shows reports whether a part shows a corrected value, or the document's own
// one.
func (r *Run) shows(part *Part, c *index.Correction) bool {
	if part.Show.Overlaps(c.Line) || part.Cite.Overlaps(c.Line) {
		return true
	}
	if part.Text == "" && !part.Silent {
		return slices.ContainsFunc(c.Said, func(s corpus.Span) bool { return part.Show.Overlaps(s) })
	}
	line := clean.Fold(part.Label + ":" + part.Text)
	if !part.Cite.Overlaps(c.Project.Sentence) || !strings.Contains(line, clean.Fold(c.Project.Name.Value)) {
		return false
	}
	text := index.FieldText(c.Field, c.New, "zh-Hans")
	if c.Field == "amount" && c.Project.Amount != nil {
		text = listing.Money(c.Project.Amount.Value)
	}
	return text != "" && strings.Contains(line, clean.Fold(text)) || c.Field == r.askedField()
}

// cite gives the place where the document names the project instead of a line
// that the document does not have.
func (res *Result) cite(part *Part, c *index.Correction) {
	if part.Text == "" && part.Show.Overlaps(c.Line) {
		part.Text = strings.Trim(part.Page.Shown(c.Line), "。")
		res.also = append(res.also, part.Text)
	}
	part.Show, part.Cite = corpus.Span{}, c.Project.Sentence
}

// mostNotes is how many corrections an answer tells of.
const mostNotes = 4

func (res *Result) note(n Note) {
	if len(res.Notes) < mostNotes && !slices.ContainsFunc(res.Notes, func(o Note) bool { return slices.Equal(o.Args, n.Args) }) {
		res.Notes = append(res.Notes, n)
	}
}

// noteOf tells who set a field to what and when, and what the document says.
func noteOf(p *corpus.Project, c *corpus.Corrected, language string) Note {
	n := Note{Message: "corrected", Args: []string{p.Name.Value, "@field_" + c.Field, index.FieldText(c.Field, c.New, language),
		c.Who, c.At.Format("2006-01-02"), index.FieldText(c.Field, c.Old, language)}}
	switch {
	case n.Args[2] == "":
		n.Message = "corrected_away"
	case n.Args[5] == "":
		n.Message = "corrected_unsaid"
	}
	return n
}

// ownText is the folded text of a row, without what staff corrected in it.
func ownText(p *reading.Page, row corpus.Span, project *corpus.Project) string {
	var b strings.Builder
	for i := row.Start; i < row.End; i++ {
		if !listing.Overridden(project, i) {
			b.WriteRune(p.Folded[i])
		}
	}
	return b.String()
}
