package index

import (
	"cmp"
	"slices"

	"zhaoshang/corpus"
)

// Selection is the projects of a Table that fit a Filter, not yet read.
type Selection struct {
	table *Table
	rows  []int32
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
	m := newMatcher(f)
	s := &Selection{table: t}
	for i, p := range t.rows {
		if m.fits(p) {
			s.rows = append(s.rows, int32(i))
		}
	}
	return s
}

// Len is the number of projects.
func (s *Selection) Len() int { return len(s.rows) }

// Projects reads the first n projects in the order of the table; 0 means all.
func (s *Selection) Projects(n int) []*corpus.Project {
	if n <= 0 || n > len(s.rows) {
		n = len(s.rows)
	}
	out := make([]*corpus.Project, n)
	for i, row := range s.rows[:n] {
		out[i] = s.table.rows[row]
	}
	return out
}

// Silent is the number of projects without a total investment.
func (s *Selection) Silent() int {
	n := 0
	for _, row := range s.rows {
		if s.table.rows[row].Amount == nil {
			n++
		}
	}
	return n
}

// Sums adds up, a Sum for each currency, most projects first.
func (s *Selection) Sums() []Sum {
	var sums []Sum
	for _, row := range s.rows {
		sums = add(sums, s.table.rows[row])
	}
	sortSums(sums)
	return sums
}

func sortSums(sums []Sum) {
	slices.SortFunc(sums, func(a, b Sum) int {
		return cmp.Or(b.Count()-a.Count(), cmp.Compare(a.Currency, b.Currency))
	})
}

func add(sums []Sum, p *corpus.Project) []Sum {
	if p.Amount == nil {
		return sums
	}
	a := p.Amount.Value
	i := slices.IndexFunc(sums, func(s Sum) bool { return s.Currency == a.Currency })
	if i < 0 {
		i, sums = len(sums), append(sums, Sum{Currency: a.Currency})
	}
	sums[i].add(a)
	return sums
}

func (s *Sum) add(a corpus.Amount) {
	s.Figure += a.Figure()
	s.Max += max(a.Max, a.Figure())
	switch a.Bound {
	case corpus.Over:
		s.Over++
	case corpus.Under:
		s.Under++
	case corpus.About:
		s.About++
	case corpus.Range:
		s.Range++
	default:
		s.Exact++
	}
}

// Top gives the n projects with the largest figures in one currency, largest
// first; with smallest, the smallest first. Equal figures keep the order of
// the table. 0 means all.
func (s *Selection) Top(n int, currency string, smallest bool) []*corpus.Project {
	var out []*corpus.Project
	for _, p := range s.Projects(0) {
		if p.Amount != nil && p.Amount.Value.Currency == currency {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(a, b *corpus.Project) int {
		c := cmp.Compare(b.Amount.Value.Figure(), a.Amount.Value.Figure())
		if smallest {
			return -c
		}
		return c
	})
	if n > 0 && n < len(out) {
		out = out[:n]
	}
	return out
}

// Group counts and adds up by a key, largest count first, then by value.
func (s *Selection) Group(by Key) []Bucket {
	groups := map[string]*Bucket{}
	for _, p := range s.Projects(0) {
		for _, v := range valuesOf(by, p) {
			b := groups[v]
			if b == nil {
				b = &Bucket{Value: v}
				groups[v] = b
			}
			b.add(p)
		}
	}
	return sortedBuckets(groups)
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

func (b *Bucket) add(p *corpus.Project) {
	b.Count++
	if p.Amount == nil {
		b.Silent++
	}
	b.Sums = add(b.Sums, p)
}

func valuesOf(by Key, p *corpus.Project) []string {
	switch by {
	case ByPlace:
		return orNone(p.Places)
	case BySector:
		return orNone(p.Sectors)
	case ByParty:
		return orNone(values(p.Parties))
	case ByDocument:
		return []string{p.Document}
	case ByStatus:
		return []string{string(p.Status.Or(""))}
	case ByEvent:
		return []string{p.Event.Or("")}
	case ByCurrency:
		return []string{p.Amount.Or(corpus.Amount{}).Currency}
	}
	iso, length := p.Date.Or(corpus.Date{}).ISO(), 4
	if by == ByMonth {
		length = 7
	}
	return []string{iso[:min(length, len(iso))]}
}

func orNone(v []string) []string {
	if len(v) == 0 {
		return []string{""}
	}
	return v
}

func values(list []corpus.Sourced[string]) []string {
	out := make([]string, len(list))
	for i := range list {
		out[i] = list[i].Value
	}
	return out
}
