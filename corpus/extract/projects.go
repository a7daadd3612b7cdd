package extract

import "zhaoshang/corpus"

// projects adds the projects, totals and events of the prose, with the sectors
// that their names and fields speak of.
func (x *Extractor) projects(p *page, r *corpus.Records) {
	found := x.prose.Read(p.doc, p.text, p.names)
	r.Projects = append(r.Projects, found.Projects...)
	r.Totals = append(r.Totals, found.Totals...)
	r.Events = append(r.Events, found.Events...)
	r.Doubts = append(r.Doubts, found.Doubts...)
	for i := range r.Projects {
		project := &r.Projects[i]
		if len(project.Sectors) == 0 {
			project.Sectors = x.lexicon.Sectors(project.Sector.Or("") + " " + p.foldedAt(project.Name.Span))
		}
	}
}

// foldedAt is the text of a span as the rules read it.
func (p *page) foldedAt(s corpus.Span) string { return string(p.folded[s.Start:s.End]) }
