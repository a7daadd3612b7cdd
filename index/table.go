package index

import (
	"slices"

	"zhaoshang/corpus"
)

// Entry is one document with everything taken from it.
type Entry struct {
	Document corpus.Document
	Records  corpus.Records
}

// Table holds all records that one role may see. It never changes and may be
// used by any number of goroutines. What it gives away is shared: callers do
// not write to it.
type Table struct {
	entries   []Entry // by document id
	documents map[string]int
	projects  map[string]*corpus.Project
	rows      []*corpus.Project
}

// NewTable makes a table of those entries that role may see. Removed
// documents are left out. Of two entries with one id the later one stays.
func NewTable(role corpus.Visibility, entries []Entry) *Table {
	t := &Table{documents: map[string]int{}, projects: map[string]*corpus.Project{}}
	latest := map[string]int{}
	for i := range entries {
		latest[entries[i].Document.ID] = i
	}
	for i, e := range entries {
		if latest[e.Document.ID] == i && !e.Document.Removed && role.Sees(e.Document.Visibility) {
			t.entries = append(t.entries, e)
		}
	}
	slices.SortFunc(t.entries, func(a, b Entry) int { return compareDocuments(a.Document, b.Document) })
	t.fill()
	return t
}

func (t *Table) fill() {
	for i := range t.entries {
		t.documents[t.entries[i].Document.ID] = i
		for j := range t.entries[i].Records.Projects {
			p := &t.entries[i].Records.Projects[j]
			t.projects[p.ID] = p
			t.rows = append(t.rows, p)
		}
	}
}

// compareDocuments orders by id.
func compareDocuments(a, b corpus.Document) int {
	switch {
	case a.ID < b.ID:
		return -1
	case a.ID > b.ID:
		return 1
	}
	return 0
}

// Documents gives all documents, ordered by id.
func (t *Table) Documents() []corpus.Document {
	out := make([]corpus.Document, len(t.entries))
	for i := range t.entries {
		out[i] = t.entries[i].Document
	}
	return out
}

// Document gives the document with an id.
func (t *Table) Document(id string) (corpus.Document, bool) {
	i, ok := t.documents[id]
	if !ok {
		return corpus.Document{}, false
	}
	return t.entries[i].Document, true
}

// In gives everything taken from one document; no records when there is no
// such document.
func (t *Table) In(document string) *corpus.Records {
	if i, ok := t.documents[document]; ok {
		return &t.entries[i].Records
	}
	return &corpus.Records{}
}

// Project gives the project with an id.
func (t *Table) Project(id string) (*corpus.Project, bool) {
	p, ok := t.projects[id]
	return p, ok
}

// Projects gives the projects that fit, ordered by document id and then as the
// document names them. For counts, sums and rankings of many, Select is
// cheaper: it does not touch the records.
func (t *Table) Projects(f Filter) []*corpus.Project { return t.Select(f).Projects(0) }

// Totals gives all totals, ordered as Projects is. So do the others below.
func (t *Table) Totals() []*corpus.Total {
	return collect(t, func(r *corpus.Records) []corpus.Total { return r.Totals })
}

// Events gives all events.
func (t *Table) Events() []*corpus.Event {
	return collect(t, func(r *corpus.Records) []corpus.Event { return r.Events })
}

// Organizations gives all organisations, one record a document and name.
func (t *Table) Organizations() []*corpus.Organization {
	return collect(t, func(r *corpus.Records) []corpus.Organization { return r.Organizations })
}

// Persons gives all persons, one record a document and name.
func (t *Table) Persons() []*corpus.Person {
	return collect(t, func(r *corpus.Records) []corpus.Person { return r.Persons })
}

// Visits gives all visits.
func (t *Table) Visits() []*corpus.Visit {
	return collect(t, func(r *corpus.Records) []corpus.Visit { return r.Visits })
}

// Agreements gives all agreements.
func (t *Table) Agreements() []*corpus.Agreement {
	return collect(t, func(r *corpus.Records) []corpus.Agreement { return r.Agreements })
}

// Statements gives all statements.
func (t *Table) Statements() []*corpus.Statement {
	return collect(t, func(r *corpus.Records) []corpus.Statement { return r.Statements })
}

func collect[T any](t *Table, of func(*corpus.Records) []T) []*T {
	var out []*T
	for i := range t.entries {
		list := of(&t.entries[i].Records)
		for j := range list {
			out = append(out, &list[j])
		}
	}
	return out
}
