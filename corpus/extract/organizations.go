package extract

import (
	"slices"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// organizations adds each organisation that the page names, once, under its
// fullest name, with the short names that the document or its form give.
func (x *Extractor) organizations(p *page, r *corpus.Records) {
	byName := map[string]int{}
	for _, o := range fullestFirst(p.names.Orgs) {
		folded := string(p.folded[o.Span.Start:o.Span.End])
		if i, ok := byName[folded]; ok {
			earlier(&r.Organizations[i], p, o)
			continue
		}
		byName[folded] = len(r.Organizations)
		aliases := x.orgAliases(p, o)
		for _, a := range aliases {
			if _, ok := byName[a]; !ok {
				byName[a] = len(r.Organizations)
			}
		}
		r.Organizations = append(r.Organizations, corpus.Organization{
			Document: p.doc.ID, Name: p.said(o.Span, o.Rule), Aliases: aliases, Kind: o.Kind})
	}
	slices.SortStableFunc(r.Organizations, func(a, b corpus.Organization) int { return a.Name.Span.Start - b.Name.Span.Start })
	for i := range r.Organizations {
		r.Organizations[i].ID = p.id("o", i+1)
	}
}

// fullestFirst orders organisations by the length of their names, so that
// short names find the full one already there.
func fullestFirst(orgs []names.Org) []names.Org {
	orgs = slices.Clone(orgs)
	slices.SortStableFunc(orgs, func(a, b names.Org) int { return b.Span.Len() - a.Span.Len() })
	return orgs
}

// earlier moves the span of a name to an earlier place that has it in full.
func earlier(o *corpus.Organization, p *page, found names.Org) {
	if found.Span.Len() == o.Name.Span.Len() && found.Span.Start < o.Name.Span.Start {
		o.Name = p.said(found.Span, found.Rule)
	}
}

// orgAliases gives the short names of an organisation: one that the document
// defines behind the name (以下简称…), and for companies those of its form.
func (x *Extractor) orgAliases(p *page, o names.Org) []string {
	var out []string
	if short := x.lexicon.Defined(p.folded, o.Span.End); !short.Empty() {
		out = append(out, string(p.folded[short.Start:short.End]))
	}
	if o.Kind != names.Company {
		return out
	}
	for _, a := range x.lexicon.Aliases(string(p.folded[o.Span.Start:o.Span.End])) {
		if !slices.Contains(out, a) {
			out = append(out, a)
		}
	}
	return out
}
