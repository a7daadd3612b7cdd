package web

import (
	"cmp"
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// row makes the table's row of a project.
func (s *Server) row(p *corpus.Project, language string) row {
	words := s.texts[language]
	out := row{ID: p.ID, Name: p.Name.Value, Sector: p.Sector.Or(""), Place: p.Place.Or(""), Status: words["status_"+string(p.Status.Or(""))],
		Document: p.Document, Start: p.Sentence.Start, End: p.Sentence.End, Amount: words["no_amount"], figure: -1}
	out.Parties = strings.Join(p.PartyNames(), "、")
	if p.Date != nil {
		out.Date = p.Date.Value.ISO()
	}
	if p.Amount != nil {
		out.Amount = s.o.Money(p.Amount.Value, language)
		out.figure, out.currency = int64(p.Amount.Value.Figure()), p.Amount.Value.Currency
	}
	return out
}

// sortRows orders rows by a column; amounts by currency, then figure, those
// not stated last.
func sortRows(rows []row, column string, down bool) {
	keys := map[string]func(row) string{
		"name": func(r row) string { return r.Name }, "parties": func(r row) string { return r.Parties },
		"sector": func(r row) string { return r.Sector }, "place": func(r row) string { return r.Place },
		"date": func(r row) string { return r.Date }, "status": func(r row) string { return r.Status },
	}
	compare := func(a, b row) int {
		if column == "amount" {
			return cmp.Or(cmp.Compare(a.currency, b.currency), cmp.Compare(a.figure, b.figure))
		}
		if key := keys[column]; key != nil {
			return cmp.Compare(key(a), key(b))
		}
		return 0
	}
	slices.SortStableFunc(rows, func(a, b row) int {
		if column == "amount" && (a.figure < 0) != (b.figure < 0) {
			return cmp.Compare(b.figure, a.figure)
		}
		if down {
			return compare(b, a)
		}
		return compare(a, b)
	})
}

// contains reports whether one of the texts holds match, in any case.
func contains(match string, texts ...string) bool {
	for _, t := range texts {
		if strings.Contains(strings.ToLower(t), strings.ToLower(strings.TrimSpace(match))) {
			return true
		}
	}
	return false
}
