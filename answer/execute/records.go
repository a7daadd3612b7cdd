package execute

import (
	"slices"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// Limits of what is looked at when a question sets conditions.
const (
	maxRecords = 5000 // projects that meet the conditions the table can check
)

// recordsFor gives the projects of the candidate pages and those of the whole
// table that meet the conditions which it can check.
func (r *Run) recordsFor(where []plan.Condition) []listing.Record {
	var out []listing.Record
	seen := map[string]bool{}
	add := func(p *corpus.Project) {
		if seen[p.ID] {
			return
		}
		seen[p.ID] = true
		if x, ok := r.record(p); ok {
			out = append(out, x)
		}
	}
	for _, page := range r.Pages {
		list := r.recordsOf(page.Document.ID).Projects
		for i := range list {
			add(&list[i])
		}
	}
	if f, ok := r.tableFilter(where); ok && !r.Within {
		for _, p := range r.Table.Select(f).Projects(maxRecords) {
			add(p)
		}
	}
	if r.limited() && slices.ContainsFunc(out, func(x listing.Record) bool { return x.Money }) {
		return slices.DeleteFunc(out, func(x listing.Record) bool { return !x.Money }) // a limit on a column that only some tables have
	}
	return out
}

// wideWords is how many documents make a corpus too large to look for words
// in every record: search has found the pages that have them.
const wideWords = 300

// tableFilter is what the table itself can check; false when that is nothing
// and words must be found, or when they must be found in a large corpus.
func (r *Run) tableFilter(where []plan.Condition) (f index.Filter, ok bool) {
	words := false
	for _, c := range where {
		switch {
		case c.Not:
		case c.Field == plan.Place:
			f.Places, ok = c.Values, true
		case c.Field == plan.Sector:
			f.Sectors, ok = c.Values, true
		case c.Field == plan.Currency && len(c.Values) == 1:
			f.Currency, ok = c.Values[0], true
		case c.Field == plan.Word:
			words = true
		}
	}
	return f, !words || ok && r.Table.Len() <= wideWords
}

func (r *Run) record(p *corpus.Project) (listing.Record, bool) {
	page := r.pageOf(p.Document)
	if page == nil {
		return listing.Record{}, false
	}
	x := listing.Record{Item: listing.Item{Page: page, Name: p.Name.Value, Project: p, Cite: p.Sentence}}
	if p.Amount != nil {
		x.Amount, x.Show = &p.Amount.Value, p.Amount.Span
	}
	r.rowMoney(&x.Item)
	words := append([]string{p.Name.Value}, p.Aliases...)
	words = append(words, p.PartyNames()...)
	for _, s := range []*corpus.Sourced[string]{p.Sector, p.Place, p.Event} {
		if s != nil {
			words = append(words, s.Value)
		}
	}
	for _, a := range p.Attributes {
		if a.Value.Kind == "content" || a.Value.Kind == "product" {
			words = append(words, a.Value.Text)
		}
	}
	if len(p.Parties) == 0 {
		words = append(words, r.leadOf(page, p))
	}
	x.Own = clean.Fold(strings.Join(words, "\n"))
	x.Scope = page.Head()
	if s := page.SentenceAt(p.Name.Span.Start); s >= 0 {
		x.Scope += "\n" + page.Read(page.Sections[page.Sentences[s].Section].Lead)
		if page.Sentences[s].Kind == corpus.TableRow {
			x.Own += "\n" + ownText(page, page.Sentences[s].Span, p)
			if t := page.Sentences[s].Table; t < len(page.Tables) {
				x.Scope += "\n" + page.Read(page.Tables[t].Caption)
			}
		}
	}
	return x, true
}

// leadOf is what a sentence says before the only project it names, of which the
// record has no investor: 随团的本地企业甲科技也没空手,与乙刀具达成协议,….
func (r *Run) leadOf(page *reading.Page, p *corpus.Project) string {
	at := page.SentenceAt(p.Name.Span.Start)
	if at < 0 || page.Sentences[at].Kind == corpus.TableRow {
		return ""
	}
	s := page.Sentences[at].Span
	for _, other := range r.recordsOf(p.Document).Projects {
		if other.ID != p.ID && s.Contains(other.Name.Span) {
			return ""
		}
	}
	return page.Read(corpus.Span{Start: s.Start, End: p.Name.Span.Start})
}

// pageOf is the page of a document, nil when it cannot be read.
func (r *Run) pageOf(id string) *reading.Page {
	for _, p := range r.Pages {
		if p.Document.ID == id {
			return p
		}
	}
	if r.Page == nil {
		return nil
	}
	return r.Page(id)
}

// statedSo leaves out the rows of a table that are said to be 已开工 when a question asks
// for what is 在建, and the table says that of others.
func (r *Run) statedSo(list []listing.Record, where []plan.Condition) []listing.Record {
	if r.Q.Language == "en" || !slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Field == plan.Status && !c.Not && len(c.Values) > 0 && c.Values[0] == string(corpus.UnderConstruction)
	}) {
		return list
	}
	told := map[string]bool{}
	for _, x := range list {
		if inTable([]listing.Record{x}) && x.Project.Status.Or("") == corpus.UnderConstruction {
			told[x.Project.Document] = true
		}
	}
	return slices.DeleteFunc(list, func(x listing.Record) bool {
		return told[x.Project.Document] && inTable([]listing.Record{x}) && x.Project.Status.Or("") == corpus.Started
	})
}
