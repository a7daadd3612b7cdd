// Package plan says what has to be computed to answer a question: a small
// closed algebra over the project records. A plan prints itself; two equal
// plans print alike.
package plan

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// Node is one step of a plan.
type Node interface {
	String() string
	node()
}

// Records is every project record that the asker may see.
type Records struct{}

// Filter keeps the records that meet all conditions.
type Filter struct {
	Of    Node
	Where []Condition
}

// Lookup gives one field of the record that the words name.
type Lookup struct {
	Field string // amount, place, date, party, attribute, duration
	Of    Node
}

// List names the records.
type List struct{ Of Node }

// Count counts the records.
type Count struct{ Of Node }

// Sum adds up their investments, each currency by itself.
type Sum struct{ Of Node }

// Average divides their investments by those that state one.
type Average struct{ Of Node }

// Share is the part that records (or their investments) are of others.
type Share struct{ Of Node }

// Top gives the N largest, or smallest, records.
type Top struct {
	N        int
	Smallest bool
	Of       Node
}

// GroupBy counts, adds up or averages the records by a key: place, sector, year, party,
// status.
type GroupBy struct {
	Key     string
	Measure string // count, sum or average
	Of      Node
}

// Compare sets two or more figures side by side.
type Compare struct {
	Smallest bool
	Of       Node
}

// Quote gives the sentences that answer best.
type Quote struct{ Of Node }

// Each answers for each event or report that fits equally well.
type Each struct{ Of []Node }

// Clarify asks back which one is meant.
type Clarify struct{ Of Node }

func (Records) node() {}
func (Filter) node()  {}
func (Lookup) node()  {}
func (List) node()    {}
func (Count) node()   {}
func (Sum) node()     {}
func (Average) node() {}
func (Share) node()   {}
func (Top) node()     {}
func (GroupBy) node() {}
func (Compare) node() {}
func (Quote) node()   {}
func (Each) node()    {}
func (Clarify) node() {}

func (Records) String() string { return "(records)" }

func (f Filter) String() string {
	parts := make([]string, 0, len(f.Where)+2)
	parts = append(parts, "filter")
	for _, c := range f.Where {
		parts = append(parts, c.String())
	}
	return form(append(parts, f.Of.String())...)
}

func (l Lookup) String() string  { return form("lookup", l.Field, l.Of.String()) }
func (l List) String() string    { return form("list", l.Of.String()) }
func (c Count) String() string   { return form("count", c.Of.String()) }
func (s Sum) String() string     { return form("sum", s.Of.String()) }
func (a Average) String() string { return form("average", a.Of.String()) }
func (s Share) String() string   { return form("share", s.Of.String()) }
func (q Quote) String() string   { return form("quote", q.Of.String()) }
func (c Clarify) String() string { return form("clarify", c.Of.String()) }

func (t Top) String() string {
	return form(direction("top", "bottom", t.Smallest), strconv.Itoa(t.N), t.Of.String())
}

func (g GroupBy) String() string { return form("group", g.Key, g.Measure, g.Of.String()) }

func (c Compare) String() string {
	return form("compare", direction("more", "less", c.Smallest), c.Of.String())
}

func (e Each) String() string {
	parts := []string{"each"}
	for _, n := range e.Of {
		parts = append(parts, n.String())
	}
	return form(parts...)
}

func form(parts ...string) string { return "(" + strings.Join(parts, " ") + ")" }

func direction(most, least string, smallest bool) string {
	if smallest {
		return least
	}
	return most
}

// The fields of conditions.
const (
	Place    = "place"
	Venue    = "venue" // where something was signed or held, not where projects are
	Sector   = "sector"
	Origin   = "origin" // where the investors are from
	Word     = "word"
	Status   = "status"
	Amount   = "amount"
	Currency = "currency"
	Year     = "year"
	Month    = "month"
	Day      = "day"
	Stated   = "stated" // the amount is stated
)

// Condition is what a record must meet. Values are alternatives: ids of places
// and sectors, words, states, currencies, years.
type Condition struct {
	Field  string
	Op     string // "=" or for amounts >, >=, <, <=
	Text   string // as the question says it
	Values []string
	Fen    corpus.Fen // of Amount
	Not    bool
}

// String prints the condition as --explain shows it.
func (c Condition) String() string {
	value := c.Text
	if c.Field == Amount {
		value = strconv.FormatInt(int64(c.Fen), 10) + "分"
	}
	op := c.Op
	if op == "=" {
		op = ":"
	}
	text := c.Field + op + value
	if c.Not {
		return "not " + text
	}
	return text
}
