// Package extract takes records from the cleaned text of a document: projects,
// totals and events, and the organisations, persons, visits, agreements and
// statements around them. Every value carries the span that says it and the
// name of the rule that took it.
//
// Rules read Text.Folded (Simplified, half width, lower case) as runes; names
// that are shown are cut from Text.Content by their span.
package extract

import (
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/extract/prose"
	"zhaoshang/corpus/extract/table"
)

// Extractor takes records from documents. It holds the lexicons, which never
// change; any number of goroutines may use one at once.
type Extractor struct {
	lexicon *names.Lexicon
	prose   *prose.Rules
	table   *table.Rules
	parts   []part
}

// part is one family of rules: it reads the page and adds to the records. A
// part may use what the parts before it have added.
type part func(p *page, r *corpus.Records)

// New loads the lexicons that are compiled into the program.
func New() (*Extractor, error) {
	lexicon, err := names.Load()
	if err != nil {
		return nil, err
	}
	rules, err := prose.New(lexicon)
	if err != nil {
		return nil, err
	}
	x := &Extractor{lexicon: lexicon, prose: rules, table: table.New(lexicon)}
	x.parts = []part{x.projects, x.tables, x.merge, x.organizations, x.persons, x.visits, x.agreements, x.statements}
	return x, nil
}

// Records takes all records from the text of doc. Ids are made of the
// document's id and an ordinal, so the same bytes give the same ids.
func (x *Extractor) Records(doc corpus.Document, text corpus.Text) corpus.Records {
	p := newPage(x, doc, text)
	var r corpus.Records
	for _, part := range x.parts {
		part(p, &r)
	}
	return r
}
