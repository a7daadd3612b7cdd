package extract

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// merge drops projects of the prose that a table of the same document states
// as well: the name of one inside that of the other. Where both state a sum
// and the sums differ, the difference is a doubt.
func (x *Extractor) merge(p *page, r *corpus.Records) {
	var kept []corpus.Project
	rows := p.rows(r.Projects)
	for i := range r.Projects {
		a := &r.Projects[i]
		if b := p.inTable(a, rows); b != nil {
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

// namedRow is a project of a table row with its name's key.
type namedRow struct {
	project *corpus.Project
	key     string
}

// rows are the projects that stand in rows of tables.
func (p *page) rows(all []corpus.Project) []namedRow {
	var out []namedRow
	for i := range all {
		if p.inRow(all[i].Name.Span) {
			out = append(out, namedRow{&all[i], p.nameKey(&all[i])})
		}
	}
	return out
}

// inTable gives the project of a table that a project of the prose repeats.
func (p *page) inTable(a *corpus.Project, rows []namedRow) *corpus.Project {
	if len(rows) == 0 || p.inRow(a.Name.Span) {
		return nil
	}
	key := p.nameKey(a)
	if utf8.RuneCountInString(key) < 4 {
		return nil
	}
	for _, b := range rows {
		if strings.Contains(b.key, key) || utf8.RuneCountInString(b.key) >= 4 && strings.Contains(key, b.key) {
			return b.project
		}
	}
	return nil
}

// inRow reports whether a span stands in a table row.
func (p *page) inRow(s corpus.Span) bool {
	blocks := p.text.Blocks // in their order
	i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End >= s.End })
	return i < len(blocks) && blocks[i].Kind == corpus.TableRow && blocks[i].Span.Contains(s)
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
