package extract

import "zhaoshang/corpus"

// tables adds the projects and totals of the tables that staff keep. Headers
// that no rule knows and cells that could not be read are doubts.
func (x *Extractor) tables(p *page, r *corpus.Records) {
	found := x.table.Read(p.doc, p.text, p.names, len(r.Projects), len(r.Totals))
	x.brands(p, found.Projects)
	r.Projects = append(r.Projects, found.Projects...)
	r.Totals = append(r.Totals, found.Totals...)
	r.Doubts = append(r.Doubts, found.Unmapped...)
	r.Doubts = append(r.Doubts, found.Doubts...)
}

// brands gives the projects of tables that name no investor anywhere the short
// names that their own names begin with, when half of them begin with one: where
// few do, names begin with what the project makes.
func (x *Extractor) brands(p *page, projects []corpus.Project) {
	for i := range projects {
		if len(projects[i].Parties) > 0 {
			return
		}
	}
	found := map[int]corpus.Span{}
	for i := range projects {
		at := projects[i].Name.Span
		name := corpus.Text{Content: string(p.content[at.Start:at.End]), Folded: p.foldedAt(at)}
		if brand := x.prose.Brand(name, x.lexicon.Read([]rune(name.Folded), nil)); !brand.Empty() {
			found[i] = corpus.Span{Start: at.Start + brand.Start, End: at.Start + brand.End}
		}
	}
	if 2*len(found) < len(projects) {
		return
	}
	for i, span := range found {
		projects[i].Parties = []corpus.Sourced[string]{*corpus.Said(string(p.content[span.Start:span.End]), span, "table/brand")}
	}
}
