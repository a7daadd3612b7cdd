package listing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// Labelled reports whether the place of a project stands before its name as the
// label of its line.
func (it *Item) Labelled() bool {
	p := it.Project
	if p.Place == nil || p.Place.Span.End > p.Name.Span.Start || p.Name.Span.Start-p.Place.Span.End > 2 {
		return false
	}
	return strings.Contains(it.Page.Read(corpus.Span{Start: p.Place.Span.End, End: p.Name.Span.Start}), ":")
}

// headedRE matches headings of projects that are spoken of.
var headedRE = regexp.MustCompile(`在谈|洽谈`)

// headedNegotiating reports whether a record stands in a list whose heading says
// that its projects are spoken of, whatever comes of each.
func (x *Record) headedNegotiating(c *plan.Condition) bool {
	if !slices.Contains(c.Values, string(corpus.Negotiating)) || x.Page == nil {
		return false
	}
	i := x.Page.SentenceAt(x.Project.Name.Span.Start)
	if i < 0 || x.Page.Sentences[i].Kind == corpus.TableRow {
		return false
	}
	for ; i >= 0; i-- {
		if x.Page.Sentences[i].Kind == corpus.Heading {
			return headedRE.MatchString(x.Page.Read(x.Page.Sentences[i].Span))
		}
	}
	return false
}

const (
	wordCover = 0.75 // part of a word's characters that a record has
)

// Record is a project with what is said of it, made ready for conditions.
type Record struct {
	Item
	Own   string // folded: its names, investors, sector, place, event, contents
	Scope string // folded: the title of its document, the lead of its section
}

// How a record meets a condition.
const (
	fails   = iota
	inScope // only the text around it says so
	Itself
)

// Test holds one condition against records.
type Test struct {
	condition *plan.Condition
	around    map[*reading.Table]bool // tables all of whose rows lie in the place it names
}

// TestOf makes the test of a condition.
func TestOf(c *plan.Condition) *Test { return &Test{c, map[*reading.Table]bool{}} }

// Meets tells how a record meets the condition, without its Not.
func (t *Test) Meets(x *Record) int {
	if f := t.condition.Field; f == plan.Place || f == plan.Word { // a county may be known to the gazetteer only in full
		if row := x.TableRow(); row != nil && t.tableAround(row) {
			return Itself
		}
	}
	return x.meets(t.condition)
}

// tableAround reports whether all rows of the table of a row lie in the place that the
// condition names; looked up once for each table.
func (t *Test) tableAround(row *Item) bool {
	around, ok := t.around[row.Table]
	if !ok {
		around = row.Table.Around(row.Page, t.condition.Text)
		t.around[row.Table] = around
	}
	return around
}

// meets tells how a record by itself meets a condition, without its Not.
func (x *Record) meets(c *plan.Condition) int {
	p := x.Project
	switch c.Field {
	case plan.Place:
		for _, id := range c.Values {
			if slices.ContainsFunc(p.Places, func(have string) bool { return have == id || strings.HasPrefix(have, id+"/") }) {
				return Itself
			}
		}
		return x.says(strings.Split(c.Text, "|"))
	case plan.Sector:
		for _, id := range c.Values {
			if slices.Contains(p.Sectors, id) {
				return Itself
			}
		}
		return x.says([]string{c.Text})
	case plan.Origin:
		return x.comesFrom(c)
	case plan.Venue:
		return yes(strings.Contains(x.Own+"\n"+x.Scope, c.Text) || len(x.Page.Find([]rune(c.Text))) > 0)
	case plan.Word:
		return x.says(c.Values)
	case plan.Status:
		return yes(slices.Contains(c.Values, string(p.Status.Or(""))) || x.headedNegotiating(c))
	case plan.Stated:
		return yes(x.Amount != nil)
	case plan.Amount:
		return yes(x.Amount != nil && fitsFigure(*x.Amount, c))
	case plan.Currency:
		return yes(x.Amount != nil && slices.Contains(c.Values, x.Amount.Currency))
	case plan.Year:
		return yes(slices.Contains(c.Values, strconv.Itoa(x.Year())))
	case plan.Day:
		return yes(p.Date != nil && slices.Contains(c.Values, strconv.Itoa(p.Date.Value.Day)))
	case plan.Month:
		if p.Date == nil && x.undated() {
			return fails
		}
		return yes(p.Date == nil || p.Date.Value.Month == 0 || slices.Contains(c.Values, strconv.Itoa(p.Date.Value.Month)))
	}
	return Itself
}

// comesFrom tells whether the investors of a record are from one of some places: its row
// says so in a column of its own, its investors have the name in theirs, or the text
// around it counts it among them (港资项目3个:…).
func (x *Record) comesFrom(c *plan.Condition) int {
	said := func(text string) bool {
		return slices.ContainsFunc(c.Values, func(name string) bool { return strings.Contains(text, name) })
	}
	if row := x.TableRow(); row != nil && slices.ContainsFunc(row.Table.Columns, func(col reading.Column) bool { return col.Role == "origin" }) {
		return yes(said(clean.Fold(row.CellsOf("origin"))))
	}
	if said(clean.Fold(x.Project.Name.Value + "\n" + strings.Join(x.Project.PartyNames(), "\n"))) {
		return Itself
	}
	if i := x.Page.SentenceAt(x.Project.Name.Span.Start); i >= 0 {
		paragraph := x.Page.Text.Blocks[x.Page.Sentences[i].Block].Span
		if strings.Contains(x.Page.Read(corpus.Span{Start: paragraph.Start, End: x.Project.Name.Span.Start}), c.Text) {
			return inScope
		}
	}
	return min(x.says([]string{c.Text}), inScope)
}

// deedDates match the columns with the dates of what makes a state.
var deedDates = map[string]*regexp.Regexp{
	string(corpus.Started): regexp.MustCompile(`开工|动工|奠基`), string(corpus.Operating): regexp.MustCompile(`投产|投用|投运|竣工`),
}

// deedDated reports whether a row of a table has a date for what makes the state asked
// for, whatever its state is now: 2016年开工的 of a row 开工时间 2016-09, 已投产.
func (x *Record) deedDated(c *plan.Condition) bool {
	row := x.TableRow()
	if row == nil || len(c.Values) == 0 || deedDates[c.Values[0]] == nil {
		return false
	}
	return slices.ContainsFunc(row.Table.Columns, func(col reading.Column) bool {
		return col.Role == "date" && deedDates[c.Values[0]].MatchString(col.Name)
	})
}

func yes(ok bool) int {
	if ok {
		return Itself
	}
	return fails
}

// Year is the year of a record, else the one in force where it stands.
func (x *Record) Year() int {
	if d := x.Project.Date; d != nil && d.Value.Year > 0 {
		return d.Value.Year
	}
	if x.Page == nil || x.undated() {
		return 0
	}
	if c := x.Page.ClauseAt(x.Cite.Start); c >= 0 {
		return x.Page.YearAt(c)
	}
	return 0
}

// undated reports whether a record is a row of a table that has dates, and the
// row has none.
func (x *Record) undated() bool {
	i := x.Page.SentenceAt(x.Project.Name.Span.Start)
	if x.Project.Date != nil || i < 0 {
		return false
	}
	s := &x.Page.Sentences[i]
	return s.Row >= 0 && s.Table < len(x.Page.Tables) &&
		slices.ContainsFunc(x.Page.Tables[s.Table].Columns, func(c reading.Column) bool { return c.Role == "date" })
}

func fitsFigure(a corpus.Amount, c *plan.Condition) bool {
	f := a.Figure()
	switch c.Op {
	case ">":
		return f > c.Fen || f == c.Fen && a.Bound == corpus.Over
	case ">=":
		return f >= c.Fen
	case "<":
		return f < c.Fen || f == c.Fen && a.Bound == corpus.Under
	case "<=":
		return f <= c.Fen
	}
	return f == c.Fen
}

// says tells whether a record, or the text around it, has one of some words.
func (x *Record) says(words []string) int {
	best := fails
	for _, w := range words {
		switch {
		case Covered(w, x.Own) >= wordCover:
			return Itself
		case Covered(w, x.Own+"\n"+x.Scope) >= wordCover:
			best = inScope
		}
	}
	return best
}

// Covered is the part of a word's characters that stand in a text two or more
// at a time.
func Covered(word, text string) float64 {
	runes := []rune(word)
	if len(runes) == 0 {
		return 0
	}
	if strings.Contains(text, word) {
		return 1
	}
	have := make([]bool, len(runes))
	for i := 0; i+1 < len(runes); i++ {
		if strings.Contains(text, string(runes[i:i+2])) {
			have[i], have[i+1] = true, true
		}
	}
	n := 0
	for _, ok := range have {
		if ok {
			n++
		}
	}
	return float64(n) / float64(len(runes))
}

// Choose keeps the records that meet all conditions. A condition that some
// meet themselves is not met by others through the text around them.
func Choose(list []Record, where []plan.Condition) []Record {
	dated := slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Field == plan.Year || c.Field == plan.Month || c.Field == plan.Day
	})
	for i := range where {
		c := &where[i]
		if c.Field == plan.Sector && !c.Not {
			list = bySector(list, c)
			continue
		}
		var own, around []Record
		test := TestOf(c)
		for _, x := range list {
			level := test.Meets(&x)
			if level == fails && c.Field == plan.Status && !c.Not && dated && x.deedDated(c) {
				level = Itself
			}
			if c.Not {
				level = Itself - level
				if c.Field == plan.Stated || level == inScope {
					level = yes(level != fails)
				}
			}
			switch level {
			case Itself:
				own = append(own, x)
			case inScope:
				around = append(around, x)
			}
		}
		if c.Not && c.Field == plan.Sector && len(own) == len(list) {
			return nil // of none is it known that it is of the sector left out
		}
		list = own
		if len(own) == 0 {
			list = around
		}
	}
	return list
}

// bySector keeps the records of a sector. Where documents state sectors, and
// some in the very words of the question, the others of those documents are
// of other sectors.
func bySector(list []Record, c *plan.Condition) []Record {
	said := map[string]bool{}
	for _, x := range list {
		if x.Project.Sector != nil && strings.Contains(clean.Fold(x.Project.Sector.Value), c.Text) {
			said[x.Project.Document] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(x Record) bool {
		if x.Project.Sector != nil && said[x.Project.Document] {
			return !strings.Contains(clean.Fold(x.Project.Sector.Value), c.Text)
		}
		return x.meets(c) != Itself
	})
}

// Once keeps one record of each project; of several reports the first that
// states the sum, with the sum of another that differs beside it.
func Once(list []Record) []Record {
	var out []Record
	at := map[string]int{}
	for _, x := range list {
		e := x.Project.Entity
		i, ok := at[e]
		switch {
		case e == "" || !ok:
			at[e] = len(out)
			out = append(out, x)
		case out[i].Amount == nil && x.Amount != nil:
			out[i] = x
		case x.Amount != nil && *x.Amount != *out[i].Amount && out[i].Measure == "":
			out[i].Measure = Money(*out[i].Amount) + " / " + Money(*x.Amount)
		}
	}
	return out
}
