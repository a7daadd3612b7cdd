package extract

import "zhaoshang/corpus"

// tables adds the projects and totals of the tables that staff keep. Headers
// that no rule knows and cells that could not be read are doubts.
func (x *Extractor) tables(p *page, r *corpus.Records) {
	found := x.table.Read(p.doc, p.text, p.names, len(r.Projects), len(r.Totals))
	r.Projects = append(r.Projects, found.Projects...)
	r.Totals = append(r.Totals, found.Totals...)
	r.Doubts = append(r.Doubts, found.Unmapped...)
	r.Doubts = append(r.Doubts, found.Doubts...)
}
