package index

import (
	"slices"

	"zhaoshang/corpus"
)

// matcher is a Filter made ready to look at many projects.
type matcher struct {
	f        Filter
	from, to day
}

func newMatcher(f Filter) *matcher {
	m := &matcher{f: f}
	if f.From != nil {
		m.from = firstDay(f.From)
	}
	if f.To != nil {
		m.to = lastDay(f.To)
	}
	return m
}

func (m *matcher) fits(p *corpus.Project) bool {
	return m.fitsValues(p) && m.fitsNot(p) && m.fitsAmount(p.Amount) && m.fitsDate(p.Date)
}

func (m *matcher) fitsValues(p *corpus.Project) bool {
	f := &m.f
	return oneOf(f.IDs, p.ID) && oneOf(f.Documents, p.Document) &&
		overlap(f.Places, p.Places) && overlap(f.Sectors, p.Sectors) &&
		overlap(f.Parties, values(p.Parties)) &&
		oneOf(f.Status, p.Status.Or("")) &&
		(f.Event == "" || p.Event.Or("") == f.Event)
}

func (m *matcher) fitsNot(p *corpus.Project) bool {
	f := &m.f
	return !slices.Contains(f.NotIDs, p.ID) && !slices.Contains(f.NotDocuments, p.Document) &&
		disjoint(f.NotPlaces, p.Places) && disjoint(f.NotSectors, p.Sectors) &&
		disjoint(f.NotParties, values(p.Parties)) &&
		!slices.Contains(f.NotStatus, p.Status.Or(""))
}

func (m *matcher) fitsAmount(a *corpus.Sourced[corpus.Amount]) bool {
	f := &m.f
	if f.HasAmount != nil && *f.HasAmount != (a != nil) {
		return false
	}
	if a == nil {
		return f.AmountMin == nil && f.AmountMax == nil && f.Currency == ""
	}
	if f.Currency != "" && a.Value.Currency != f.Currency {
		return false
	}
	return m.fitsFigure(a.Value.Figure(), a.Value.Bound)
}

func (m *matcher) fitsFigure(figure corpus.Fen, bound corpus.Bound) bool {
	f := &m.f
	if low := f.AmountMin; low != nil {
		if figure < *low || figure == *low && f.MinOpen && bound != corpus.Over {
			return false
		}
	}
	if high := f.AmountMax; high != nil {
		if figure > *high || figure == *high && f.MaxOpen && bound != corpus.Under {
			return false
		}
	}
	return true
}

func (m *matcher) fitsDate(d *corpus.Sourced[corpus.Date]) bool {
	if m.f.From == nil && m.f.To == nil {
		return true
	}
	if d == nil || d.Value.Year == 0 {
		return false
	}
	return (m.from == 0 || firstDay(&d.Value) >= m.from) && (m.to == 0 || lastDay(&d.Value) <= m.to)
}

func oneOf[T comparable](wanted []T, v T) bool {
	return len(wanted) == 0 || slices.Contains(wanted, v)
}

func overlap(wanted, have []string) bool { return len(wanted) == 0 || !disjoint(wanted, have) }

func disjoint(a, b []string) bool {
	for _, v := range a {
		if slices.Contains(b, v) {
			return false
		}
	}
	return true
}
