package execute

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// Bounds of what a question that names nothing looks at and offers.
const (
	bareDocuments = 24 // the newest
	bareEach      = 3  // answered by name; more are asked back
)

// bare answers a question that names nothing, 签了几个, from each document by
// itself: the only one that says, two or three by name, or which is meant. nil
// when the question names something or no document says; of the largest
// (最大的是哪个) the whole corpus is asked.
func (r *Run) bare(ctx context.Context) *Result {
	if r.Leaning || r.Page == nil || !r.namesNothing() {
		return nil
	}
	if r.Within {
		return r.ofReport()
	}
	if full := r.inFull(); full != nil {
		said := *r
		said.Q = full
		return said.answer(ctx)
	}
	var told []*Result
	for _, d := range r.newest() {
		page := r.Page(d.ID)
		if page == nil {
			continue
		}
		if res := r.Of(page).Answer(ctx); res.Status == answer.Answered && res.Document == d.ID {
			told = append(told, res)
		}
	}
	switch {
	case len(told) > 1:
		return r.eachDocument(told)
	case len(told) == 1 && r.Table.Len() == 1:
		return told[0]
	}
	return nil
}

// fullWords are what questions mean that hold no noun, by their kind.
var fullWords = map[string]string{"count": "签约了几个项目", "amount": "签约项目总投资多少", "sum": "签约项目总投资多少", "list": "签约了哪些项目", "partner": "签约了哪些项目"}

// inFull is what a question without a noun means, 签了几个, 投了多少; nil for one
// that has a noun.
func (r *Run) inFull() *understand.Question {
	if r.Read == nil || !dealRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	words := fullWords[r.Q.Kind]
	if words == "" || slices.ContainsFunc(r.Q.Terms, func(t understand.Term) bool {
		return len(t.Runes) > 1 && !(r.Q.Kind == "partner" && strings.HasSuffix(string(t.Runes), "项目"))
	}) {
		return nil
	}
	full := r.Read(words)
	full.Text, full.Language = r.Q.Text, r.Q.Language
	return full
}

// dealRE matches words for signing and investing.
var dealRE = regexp.MustCompile(`签|投|谈成|落地|引进`)

// Of is the same question of one document: for the sum of its projects when it
// states no total.
func (r *Run) Of(page *reading.Page) *Run {
	q := *r.Q
	if full := r.inFull(); full != nil {
		q = *full
	}
	if q.Kind == "amount" && !r.statesTotal(page.Document.ID) {
		q.Kind = "sum"
	}
	return r.on(page, &q)
}

// on is a run for a question of one document.
func (r *Run) on(page *reading.Page, q *understand.Question) *Run {
	return &Run{Q: q, Words: r.Words, Vocab: r.Vocab, Table: r.Table, Pages: []*reading.Page{page}, Page: r.Page, Read: r.Read, Within: true}
}

// statesTotal reports whether a document states a sum of several projects, or
// has no two that state theirs.
func (r *Run) statesTotal(document string) bool {
	records := r.recordsOf(document)
	if slices.ContainsFunc(records.Totals, func(t corpus.Total) bool { return t.Amount != nil }) {
		return true
	}
	n := 0
	for _, p := range records.Projects {
		if p.Amount != nil {
			n++
		}
	}
	return n < 2
}

// namesNothing reports whether a question for what one event or report states
// says nothing of which one.
func (r *Run) namesNothing() bool {
	q := r.Q
	if !q.Asks("amount", "count", "sum", "list", "partner", "visit") || q.Strong() > 0 || len(q.Places)+len(q.Sectors)+len(q.Origins)+len(q.Years)+len(q.Dates)+len(q.Status) > 0 || q.Currency != "" || q.Table || q.Chart != "" {
		return false
	}
	if f := q.Focus; f != nil && f.ID != "total" || r.limited() || allRE.MatchString(string(q.Folded)) {
		return false
	}
	if q.Kind == "sum" && !slices.ContainsFunc(r.Table.Totals(), func(t *corpus.Total) bool { return t.Amount != nil }) {
		return false // what each project states adds up
	}
	_, grouped := plan.Of(q).(plan.GroupBy)
	return !grouped
}

// ofReport answers from the records of the one report that is asked: its main
// total, or its projects; nil when it has none.
func (r *Run) ofReport() *Result {
	page := r.Pages[0]
	records := r.recordsOf(page.Document.ID)
	switch {
	case r.Q.Asks("amount", "sum", "count"):
		t := mainTotal(records.Totals, r.Q.Kind == "count")
		if q := string(r.Q.Folded); t == nil || !projectsAskedRE.MatchString(q) || r.Q.Kind == "count" && !strings.Contains(q, "项目") {
			return nil
		}
		var span corpus.Span
		if r.Q.Kind == "count" {
			span = t.Count.Span
		} else {
			span = t.Amount.Span
		}
		c := page.ClauseAt(span.Start)
		if c < 0 {
			return nil
		}
		return tellClause("Lookup total", page, c)
	case r.Q.Asks("list", "partner") && projectListRE.MatchString(string(r.Q.Folded)):
		var list []listing.Record
		for i := range records.Projects {
			if x, ok := r.record(&records.Projects[i]); ok && !(r.asksSigned() && unsigned(x.Item)) {
				list = append(list, x)
			}
		}
		if len(list) > 0 {
			return r.planItems(plan.Of(r.Q), listing.Once(list), false)
		}
	}
	return nil
}

// mainTotal is the largest total of an event in a report, else the largest that
// was reached so far; nil when it states none. counted wants its number.
func mainTotal(totals []corpus.Total, counted bool) *corpus.Total {
	for _, scope := range []corpus.Scope{corpus.ThisEvent, corpus.Period, corpus.Cumulative} {
		var best *corpus.Total
		for i := range totals {
			t := &totals[i]
			if t.Scope != scope || t.Amount == nil && !counted || t.Count == nil && counted {
				continue
			}
			if best == nil || counted && t.Count.Value > best.Count.Value || !counted && t.Amount.Value.Currency == best.Amount.Value.Currency && t.Amount.Value.Figure() > best.Amount.Value.Figure() {
				best = t
			}
		}
		if best != nil {
			return best
		}
	}
	return nil
}

// newest are the documents with the latest dates, undated ones last.
func (r *Run) newest() []corpus.Document {
	var out []corpus.Document
	for _, d := range r.Table.Documents() {
		at, _ := slices.BinarySearchFunc(out, d, func(a, b corpus.Document) int { return cmp.Compare(day(b), day(a)) })
		if at < bareDocuments {
			out = slices.Insert(out, at, d)
			out = out[:min(len(out), bareDocuments)]
		}
	}
	return out
}

// day orders documents by their date, undated ones first.
func day(d corpus.Document) int {
	if d.Date == nil {
		return 0
	}
	return dayOf(*d.Date)
}

// eachDocument gives what the documents say under their titles when each says
// it in one line, else it asks which is meant.
func (r *Run) eachDocument(told []*Result) *Result {
	lines := len(told) <= bareEach
	for _, t := range told {
		lines = lines && t.Message == "" && len(t.Parts) == 1
	}
	res := &Result{Status: answer.Answered, Message: "each", Args: []string{strconv.Itoa(len(told))}, Plan: "Each document", Document: told[0].Document}
	if !lines {
		res.Status, res.Message, res.Plan = answer.Clarify, "which", "Clarify document"
	}
	for _, t := range told[:min(len(told), maxOffers)] {
		page := r.Page(t.Document)
		if !lines {
			res.Offers = append(res.Offers, Part{Label: documentLabel(page), Page: page})
			continue
		}
		part := t.Parts[0]
		part.Label = documentLabel(page)
		res.Parts, res.Facts = append(res.Parts, part), append(res.Facts, t.Facts...)
		res.also, res.Notes = append(res.also, t.also...), append(res.Notes, t.Notes...)
	}
	return res
}

// documentLabel names a document: its title and date.
func documentLabel(p *reading.Page) string {
	label := cmp.Or(p.Document.Title, p.Document.ID)
	if d := p.Document.Date; d != nil {
		label += " " + d.ISO()
	}
	return label
}
