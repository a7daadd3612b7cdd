package index

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// matcher is a Filter made ready to look at the projects of one layer.
type matcher struct {
	*Filter
	part                     *Part
	closed                   Bits // documents that are out
	places, sectors, parties clause
	status                   clause
	event, currency          uint32
	notRows                  []uint32
	from, to                 day
	never                    bool // no project of the layer can fit
	rows                     []uint32
	only                     bool // only rows can fit
}

// clause is what a field must have and must not have, as numbers of strings.
type clause struct {
	any, none []uint32
	wanted    bool
}

func newMatcher(f *Filter, l Layer) *matcher {
	p := l.Part
	m := &matcher{Filter: f, part: p, closed: l.Closed, from: firstDay(f.From), to: lastDay(f.To)}
	m.places = m.clause(f.Places, f.NotPlaces)
	m.sectors = m.clause(f.Sectors, f.NotSectors)
	m.parties = m.clause(f.Parties, f.NotParties)
	m.status = m.clause(statusNames(f.Status), statusNames(f.NotStatus))
	m.event, m.currency = m.one(f.Event), m.one(f.Currency)
	m.closeDocuments()
	for _, id := range f.NotIDs {
		m.notRows = append(m.notRows, p.rowsOf(id)...)
	}
	if m.only = len(f.IDs) > 0; m.only {
		for _, id := range f.IDs {
			m.rows = append(m.rows, p.rowsOf(id)...)
		}
		slices.Sort(m.rows)
		m.rows = slices.Compact(m.rows)
	}
	return m
}

func statusNames(list []corpus.Status) []string {
	var out []string
	for _, s := range list {
		out = append(out, string(s))
	}
	return out
}

func (m *matcher) clause(wanted, unwanted []string) clause {
	c := clause{any: m.part.numbers(wanted), none: m.part.numbers(unwanted), wanted: len(wanted) > 0}
	if slices.Contains(wanted, "") {
		c.any = append(c.any, 0)
	}
	m.never = m.never || c.wanted && len(c.any) == 0
	return c
}

func (m *matcher) one(s string) uint32 {
	if s == "" {
		return 0
	}
	i, ok := m.part.strings.find(s)
	m.never = m.never || !ok
	return uint32(i + 1)
}

// closeDocuments closes those that Documents and NotDocuments leave out.
func (m *matcher) closeDocuments() {
	if len(m.Documents) == 0 && len(m.NotDocuments) == 0 {
		return
	}
	old := m.closed
	m.closed = NewBits(m.part.Len())
	if len(m.Documents) == 0 {
		copy(m.closed, old)
	} else {
		m.closed.Fill()
	}
	for _, id := range m.Documents {
		if n, ok := m.part.Find(id); ok && !old.Has(uint32(n)) {
			m.closed.Unset(uint32(n))
		}
	}
	for _, id := range m.NotDocuments {
		if n, ok := m.part.Find(id); ok {
			m.closed.Set(uint32(n))
		}
	}
}

// rowsOf gives the row of a project id, if it has one.
func (p *Part) rowsOf(id string) []uint32 {
	n, ok := p.Find(id[:max(strings.LastIndexByte(id, '#'), 0)])
	if !ok {
		return nil
	}
	for row := p.firstRow[n]; row < p.firstRow[n+1]; row++ {
		if p.project(row).ID == id {
			return []uint32{row}
		}
	}
	return nil
}

// all gives the rows that fit.
func (m *matcher) all() []uint32 {
	checks := m.checks()
	switch {
	case m.never:
		return nil
	case m.only:
		return slices.DeleteFunc(m.rows, func(row uint32) bool { return !fitsAll(checks, row) })
	}
	n := uint32(len(m.part.rowOf))
	if len(checks) == 0 {
		out := make([]uint32, n)
		for row := range n {
			out[row] = row
		}
		return out
	}
	var out []uint32
	for row := range n {
		if fitsAll(checks, row) {
			out = append(out, row)
		}
	}
	return out
}

func fitsAll(checks []func(uint32) bool, row uint32) bool {
	for _, check := range checks {
		if !check(row) {
			return false
		}
	}
	return true
}

// checks are what has to be looked at, cheapest first.
func (m *matcher) checks() []func(row uint32) bool {
	p := m.part
	var out []func(uint32) bool
	add := func(needed bool, check func(uint32) bool) {
		if needed {
			out = append(out, check)
		}
	}
	add(m.status.active(), func(row uint32) bool { return m.status.fitsOne(p.status[row]) })
	add(m.event != 0, func(row uint32) bool { return p.event[row] == m.event })
	add(m.From != nil || m.To != nil, m.fitsDate)
	add(m.HasAmount != nil || m.AmountMin != nil || m.AmountMax != nil || m.currency != 0, m.fitsAmount)
	add(m.sectors.active(), m.sectors.check(p.columns.sectors))
	add(m.places.active(), m.places.check(p.columns.places))
	add(m.parties.active(), m.parties.check(p.columns.parties))
	add(m.closed != nil, func(row uint32) bool { return !m.closed.Has(p.rowOf[row]) })
	add(len(m.notRows) > 0, func(row uint32) bool { return !slices.Contains(m.notRows, row) })
	return out
}

func (c *clause) active() bool { return c.wanted || len(c.none) > 0 }

// check looks at a list; one wanted value, the usual case, is looked for most
// directly.
func (c *clause) check(l list) func(row uint32) bool {
	if len(c.any) != 1 || len(c.none) > 0 {
		return func(row uint32) bool { return c.fits(l, row) }
	}
	wanted, start, values := c.any[0], l.start, l.values
	return func(row uint32) bool {
		for i, end := start[row], start[row+1]; i < end; i++ {
			if values[i] == wanted {
				return true
			}
		}
		return false
	}
}

func (c *clause) fits(l list, row uint32) bool {
	held := !c.wanted
	for _, n := range l.of(row) {
		if slices.Contains(c.none, n) {
			return false
		}
		held = held || slices.Contains(c.any, n)
	}
	return held
}

func (c *clause) fitsOne(n uint32) bool {
	return (!c.wanted || slices.Contains(c.any, n)) && !slices.Contains(c.none, n)
}

func (m *matcher) fitsAmount(row uint32) bool {
	bound := m.part.bound[row]
	if m.HasAmount != nil && *m.HasAmount != (bound != 0) {
		return false
	}
	if bound == 0 {
		return m.AmountMin == nil && m.AmountMax == nil && m.currency == 0
	}
	if m.currency != 0 && m.part.currency[row] != m.currency {
		return false
	}
	return m.fitsFigure(corpus.Fen(m.part.figure[row]), boundOf(bound))
}

func (m *matcher) fitsFigure(figure corpus.Fen, bound corpus.Bound) bool {
	if low := m.AmountMin; low != nil {
		if figure < *low || figure == *low && m.MinOpen && bound != corpus.Over {
			return false
		}
	}
	if high := m.AmountMax; high != nil {
		if figure > *high || figure == *high && m.MaxOpen && bound != corpus.Under {
			return false
		}
	}
	return true
}

func (m *matcher) fitsDate(row uint32) bool {
	if m.From == nil && m.To == nil {
		return true
	}
	p := m.part
	return p.stated[row] != 0 && (m.from == 0 || p.from[row] >= m.from) && (m.to == 0 || p.to[row] <= m.to)
}
