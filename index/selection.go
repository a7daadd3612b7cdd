package index

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"zhaoshang/corpus"
)

// Selection is the projects of a Table that fit a Filter, not yet read.
type Selection struct {
	table *Table
	rows  [][]uint32 // of each layer
}

// Sum adds up the total investments of one currency. Figure is the sum of the
// figures (see corpus.Amount.Figure); the counts say how many of them were
// exact, more than, less than, about their figure, or ranges.
type Sum struct {
	Currency                         string
	Figure                           corpus.Fen
	Max                              corpus.Fen // sum of the upper ends of ranges and of the other figures
	Exact, Over, Under, About, Range int
}

// Count is the number of amounts in the sum.
func (s Sum) Count() int { return s.Exact + s.Over + s.Under + s.About + s.Range }

// Key says by what a Selection is grouped.
type Key string

// The keys. A project with several places (province and city), sectors or
// parties counts in the group of each.
const (
	ByDocument Key = "document"
	ByPlace    Key = "place"
	BySector   Key = "sector"
	ByParty    Key = "party"
	ByStatus   Key = "status"
	ByEvent    Key = "event"
	ByYear     Key = "year"
	ByMonth    Key = "month" // 2022-05
	ByCurrency Key = "currency"
)

// Bucket is one group: the value it shares ("" for not stated) and what is in it.
type Bucket struct {
	Value  string
	Count  int   // projects
	Silent int   // of them without an amount
	Sums   []Sum // a currency each
}

// Select finds the projects that fit.
func (t *Table) Select(f Filter) *Selection {
	s := &Selection{table: t}
	for _, l := range t.layers {
		s.rows = append(s.rows, newMatcher(&f, l).all())
	}
	runtime.KeepAlive(t)
	return s
}

// Len is the number of projects.
func (s *Selection) Len() int {
	n := 0
	for _, rows := range s.rows {
		n += len(rows)
	}
	return n
}

// at is a project: a row of a layer.
type at struct {
	layer int
	row   uint32
}

// ordered gives the rows in the order of the table.
func (s *Selection) ordered() []at {
	out := make([]at, 0, s.Len())
	used := 0
	for i, rows := range s.rows {
		for _, row := range rows {
			out = append(out, at{i, row})
		}
		if len(rows) > 0 {
			used++
		}
	}
	if used > 1 {
		slices.SortFunc(out, s.table.compare)
	}
	return out
}

func (t *Table) compare(a, b at) int {
	order := t.order()
	return cmp.Or(
		cmp.Compare(order[a.layer][t.layers[a.layer].Part.rowOf[a.row]], order[b.layer][t.layers[b.layer].Part.rowOf[b.row]]),
		cmp.Compare(a.row, b.row))
}

func (t *Table) project(a at) *corpus.Project { return t.layers[a.layer].Part.project(a.row) }

// Projects reads the first n projects in the order of the table; 0 means all.
func (s *Selection) Projects(n int) []*corpus.Project {
	list := s.ordered()
	if n > 0 && n < len(list) {
		list = list[:n]
	}
	return s.read(list)
}

func (s *Selection) read(list []at) []*corpus.Project {
	out := make([]*corpus.Project, len(list))
	for i, a := range list {
		out[i] = s.table.project(a)
	}
	runtime.KeepAlive(s)
	return out
}

// Silent is the number of projects without a total investment.
func (s *Selection) Silent() int {
	n := 0
	for i, rows := range s.rows {
		bound := s.table.layers[i].Part.bound
		for _, row := range rows {
			if bound[row] == 0 {
				n++
			}
		}
	}
	runtime.KeepAlive(s)
	return n
}

// Sums adds up, a Sum for each currency, most projects first.
func (s *Selection) Sums() []Sum {
	total := Bucket{}
	for i, rows := range s.rows {
		part := s.table.layers[i].Part
		g := &group{}
		for _, row := range rows {
			g.add(part, row)
		}
		total.merge(part, g)
	}
	runtime.KeepAlive(s)
	sortSums(total.Sums)
	return total.Sums
}

// group is a Bucket of one layer, its currencies by number.
type group struct {
	count int
	sums  []currencySum
}

// currencySum is a Sum by number of the currency and code of the bound; the
// code of no amount counts those that are silent.
type currencySum struct {
	currency      uint32
	figure, upper int64
	bounds        [6]int
}

func (g *group) add(p *Part, row uint32) {
	g.count++
	currency, i := p.currency[row], 0
	for i < len(g.sums) && g.sums[i].currency != currency {
		i++
	}
	if i == len(g.sums) {
		g.sums = append(g.sums, currencySum{currency: currency})
	}
	s := &g.sums[i]
	s.figure += p.figure[row]
	s.upper += p.upper[row]
	s.bounds[p.bound[row]]++
}

func (c *currencySum) sum(p *Part) Sum {
	return Sum{Currency: p.text(c.currency), Figure: corpus.Fen(c.figure), Max: corpus.Fen(c.upper),
		Exact: c.bounds[1], About: c.bounds[2], Over: c.bounds[3], Under: c.bounds[4], Range: c.bounds[5]}
}

// merge adds a group of a layer.
func (b *Bucket) merge(p *Part, g *group) {
	b.Count += g.count
	for i := range g.sums {
		b.Silent += g.sums[i].bounds[0]
		sum := g.sums[i].sum(p)
		if sum.Count() == 0 {
			continue
		}
		n := slices.IndexFunc(b.Sums, func(s Sum) bool { return s.Currency == sum.Currency })
		if n < 0 {
			b.Sums = append(b.Sums, sum)
			continue
		}
		b.Sums[n].join(sum)
	}
}

func (s *Sum) join(o Sum) {
	s.Figure, s.Max = s.Figure+o.Figure, s.Max+o.Max
	s.Exact, s.Over, s.Under = s.Exact+o.Exact, s.Over+o.Over, s.Under+o.Under
	s.About, s.Range = s.About+o.About, s.Range+o.Range
}

func sortSums(sums []Sum) {
	slices.SortFunc(sums, func(a, b Sum) int {
		return cmp.Or(b.Count()-a.Count(), cmp.Compare(a.Currency, b.Currency))
	})
}

// Group counts and adds up by a key, largest count first, then by value.
func (s *Selection) Group(by Key) []Bucket {
	buckets := map[string]*Bucket{}
	for i, rows := range s.rows {
		part := s.table.layers[i].Part
		for v, g := range groupRows(part, rows, by) {
			name := part.keyText(by, v)
			if buckets[name] == nil {
				buckets[name] = &Bucket{Value: name}
			}
			buckets[name].merge(part, g)
		}
	}
	runtime.KeepAlive(s)
	return sortedBuckets(buckets)
}

func groupRows(p *Part, rows []uint32, by Key) map[uint32]*group {
	groups := map[uint32]*group{}
	dense := make([]*group, p.strings.size()+1) // of small numbers, to spare the map
	var one [1]uint32
	for _, row := range rows {
		for _, v := range p.keysOf(by, row, &one) {
			var g *group
			if int(v) < len(dense) {
				g = dense[v]
			} else {
				g = groups[v]
			}
			if g == nil {
				g = &group{}
				groups[v] = g
				if int(v) < len(dense) {
					dense[v] = g
				}
			}
			g.add(p, row)
		}
	}
	return groups
}

// keysOf gives the values of a row as numbers; none holds 0 alone.
func (p *Part) keysOf(by Key, row uint32, one *[1]uint32) []uint32 {
	var many []uint32
	switch by {
	case ByPlace:
		many = p.columns.places.of(row)
	case BySector:
		many = p.columns.sectors.of(row)
	case ByParty:
		many = p.columns.parties.of(row)
	}
	if len(many) > 0 {
		return many
	}
	one[0] = p.keyOf(by, row)
	return one[:]
}

func (p *Part) keyOf(by Key, row uint32) uint32 {
	switch by {
	case ByDocument:
		return p.rowOf[row]
	case ByStatus:
		return p.status[row]
	case ByEvent:
		return p.event[row]
	case ByCurrency:
		return p.currency[row]
	case ByYear:
		return uint32(p.stated[row]) / 10000
	case ByMonth:
		return uint32(p.stated[row]) / 100
	}
	return 0
}

func (p *Part) keyText(by Key, v uint32) string {
	switch {
	case by == ByDocument:
		return p.ID(int(v))
	case by != ByYear && by != ByMonth:
		return p.text(v)
	case v == 0:
		return ""
	case by == ByYear:
		return fmt.Sprintf("%04d", v)
	case v%100 == 0:
		return fmt.Sprintf("%04d", v/100)
	}
	return fmt.Sprintf("%04d-%02d", v/100, v%100)
}

func sortedBuckets(groups map[string]*Bucket) []Bucket {
	out := make([]Bucket, 0, len(groups))
	for _, b := range groups {
		sortSums(b.Sums)
		out = append(out, *b)
	}
	slices.SortFunc(out, func(a, b Bucket) int {
		return cmp.Or(b.Count-a.Count, cmp.Compare(a.Value, b.Value))
	})
	return out
}
