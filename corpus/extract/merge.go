package extract

import (
	"strings"
	"unicode"

	"zhaoshang/corpus"
)

// merge drops projects of the prose that a table of the same document states
// as well: the name of one inside that of the other. Where both state a sum
// and the sums differ, the difference is a doubt.
func (x *Extractor) merge(p *page, r *corpus.Records) {
	var kept []corpus.Project
	for i := range r.Projects {
		a := &r.Projects[i]
		if b := p.inTable(a, r.Projects); b != nil {
			if a.Amount != nil && b.Amount != nil && a.Amount.Value != b.Amount.Value {
				r.Doubts = append(r.Doubts, corpus.Sourced[string]{Value: a.Name.Value, Span: a.Amount.Span, Rule: "doubt/table-differs"})
			}
			if b.Amount == nil {
				b.Amount = a.Amount
			}
			continue
		}
		kept = append(kept, *a)
	}
	r.Projects = kept
}

// inTable gives the project of a table that a project of the prose repeats.
func (p *page) inTable(a *corpus.Project, all []corpus.Project) *corpus.Project {
	key := p.nameKey(a)
	if p.inRow(a.Name.Span) || len([]rune(key)) < 4 {
		return nil
	}
	for i := range all {
		b := &all[i]
		if !p.inRow(b.Name.Span) {
			continue
		}
		if other := p.nameKey(b); strings.Contains(other, key) || len([]rune(other)) >= 4 && strings.Contains(key, other) {
			return b
		}
	}
	return nil
}

// inRow reports whether a span stands in a table row.
func (p *page) inRow(s corpus.Span) bool {
	for _, b := range p.text.Blocks {
		if b.Kind == corpus.TableRow && b.Span.Contains(s) {
			return true
		}
	}
	return false
}

// nameKey is a project's name folded, without marks and without 项目 at its end.
func (p *page) nameKey(a *corpus.Project) string {
	key := strings.Map(func(r rune) rune {
		if unicode.IsPunct(r) || unicode.IsSpace(r) {
			return -1
		}
		return r
	}, p.foldedAt(a.Name.Span))
	return strings.TrimSuffix(key, "项目")
}
