package extract

import (
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// persons adds each person that the page names, once, with the first title
// that stands beside the name.
func (x *Extractor) persons(p *page, r *corpus.Records) {
	index := map[string]int{}
	for _, f := range p.names.Persons {
		name := string(p.folded[f.Span.Start:f.Span.End])
		i, ok := index[name]
		if !ok {
			i = len(r.Persons)
			index[name] = i
			r.Persons = append(r.Persons, corpus.Person{ID: p.id("h", i+1), Document: p.doc.ID, Name: p.said(f.Span, f.Rule)})
		}
		describe(&r.Persons[i], p, f)
	}
}

// describe adds what a mention says of a person and earlier ones did not.
func describe(person *corpus.Person, p *page, f names.Person) {
	if person.Title == nil && !f.Title.Empty() {
		title := p.said(f.Title, f.Rule)
		person.Title, person.Office = &title, f.Office
	}
	if person.Role == "" || person.Role == names.Reporter {
		person.Role = f.Role
	}
}
