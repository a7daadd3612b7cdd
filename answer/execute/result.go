package execute

import (
	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Result is what was found, before it is put into words.
type Result struct {
	Status  answer.Status
	Message string   // key in the message file; "" when the parts speak for themselves
	Args    []string // of the message
	Parts   []Part
	Facts   []answer.Fact
	Rows    []string
	Offers  []Part // after Clarify, the answers to choose from, each with its label
	Chart   *answer.Chart
	Gap     string
	Plan    string
	Why     string
	Score   float64
	Cover   float64 // how much of the question its sentence has; 0 when it is no sentence

	Subject  string // what the next question leans on, when that is not the words of this one
	Measure  string // the column that was answered with
	Document string
	told     bool            // the clause shown tells just what was asked, of just what was meant
	best     *find.Candidate // the value that was answered with, when one was
	measured bool            // read as the measure of one thing: see measuredOf
	items    []listing.Item
	compared []listing.Item // the two sides of a comparison
	unranked []listing.Item // that a ranking passes over: their sums are in other currencies
	refused  []Part         // what was found first and does not say what is asked
	chosen   bool           // the rows were chosen by what a report tells of each
	also     []string       // amounts of the records that an answer passes over
	Notes    []Note         // what staff corrected of what is shown
}

// Note is a line below an answer: a message with its arguments. What it says
// comes from the staff, not from a document.
type Note struct {
	Message string
	Args    []string
}

// Part is one line of an answer: a label, and the place in a document that
// says it.
type Part struct {
	Label  string // "" for none; a name, a date, or the key of a message behind @
	Page   *reading.Page
	Show   corpus.Span // what is shown
	Cite   corpus.Span // what is given as source; Show when empty
	Text   string      // shown instead of Show, when computed
	Silent bool        // only a source, not shown
}

func notFound(gap string) *Result {
	return &Result{Status: answer.NotFound, Message: gap, Gap: gap}
}

// Computed are the texts that were computed from records rather than quoted:
// the figures in them need no quote of their own.
func (r *Result) Computed() []string {
	out := append(append([]string(nil), r.Args...), r.also...)
	for _, it := range r.items {
		if it.Amount != nil {
			out = append(out, listing.Money(*it.Amount))
		}
		out = append(out, it.Measure, it.Name)
	}
	return out
}

// Names are the rows that were answered with, in the order shown.
func (r *Result) Names() []string {
	out := make([]string, 0, len(r.items))
	for _, it := range r.items {
		out = append(out, clean.Fold(it.Name))
	}
	return out
}

// tell answers with words of a page, quoted as they stand, and the passage that
// is their source.
func tell(plan string, p *reading.Page, show, cite corpus.Span) *Result {
	return &Result{Status: answer.Answered, Plan: plan, Document: p.Document.ID, Parts: []Part{{Page: p, Show: show, Cite: cite}}}
}

// tellJust answers with words that tell just what was asked, of just what was meant.
func tellJust(plan string, p *reading.Page, show, cite corpus.Span) *Result {
	res := tell(plan, p, show, cite)
	res.Score, res.Cover, res.told = 1, 1, true
	return res
}

// tellClause answers with a clause and its sentence.
func tellClause(plan string, p *reading.Page, c int) *Result {
	clause := &p.Clauses[c]
	return tell(plan, p, clause.Span, p.Sentences[clause.Sentence].Span)
}
