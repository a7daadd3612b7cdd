package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// Limits of what is looked at when a question sets conditions.
const (
	maxRecords = 5000 // projects that meet the conditions the table can check
	wordCover  = 0.75 // part of a word's characters that a record has
)

// record is a project with what is said of it, made ready for conditions.
type record struct {
	item
	own   string // folded: its names, investors, sector, place, event, contents
	scope string // folded: the title of its document, the lead of its section
}

// recordsFor gives the projects of the candidate pages and those of the whole
// table that meet the conditions which it can check.
func (r *Run) recordsFor(where []plan.Condition) []record {
	var out []record
	seen := map[string]bool{}
	add := func(p *corpus.Project) {
		if seen[p.ID] {
			return
		}
		seen[p.ID] = true
		if x, ok := r.record(p); ok {
			out = append(out, x)
		}
	}
	for _, page := range r.Pages {
		list := r.recordsOf(page.Document.ID).Projects
		for i := range list {
			add(&list[i])
		}
	}
	if f, ok := r.tableFilter(where); ok && !r.Within {
		for _, p := range r.Table.Select(f).Projects(maxRecords) {
			add(p)
		}
	}
	if r.limited() && slices.ContainsFunc(out, func(x record) bool { return x.money }) {
		return slices.DeleteFunc(out, func(x record) bool { return !x.money }) // a limit on a column that only some tables have
	}
	return out
}

// wideWords is how many documents make a corpus too large to look for words
// in every record: search has found the pages that have them.
const wideWords = 300

// tableFilter is what the table itself can check; false when that is nothing
// and words must be found, or when they must be found in a large corpus.
func (r *Run) tableFilter(where []plan.Condition) (f index.Filter, ok bool) {
	words := false
	for _, c := range where {
		switch {
		case c.Not:
		case c.Field == plan.Place:
			f.Places, ok = c.Values, true
		case c.Field == plan.Sector:
			f.Sectors, ok = c.Values, true
		case c.Field == plan.Currency && len(c.Values) == 1:
			f.Currency, ok = c.Values[0], true
		case c.Field == plan.Word:
			words = true
		}
	}
	return f, !words || ok && r.Table.Len() <= wideWords
}

func (r *Run) record(p *corpus.Project) (record, bool) {
	page := r.pageOf(p.Document)
	if page == nil {
		return record{}, false
	}
	x := record{item: item{page: page, name: p.Name.Value, project: p, cite: p.Sentence}}
	if p.Amount != nil {
		x.amount, x.show = &p.Amount.Value, p.Amount.Span
	}
	r.rowMoney(&x.item)
	words := append([]string{p.Name.Value}, p.Aliases...)
	words = append(words, p.PartyNames()...)
	for _, s := range []*corpus.Sourced[string]{p.Sector, p.Place, p.Event} {
		if s != nil {
			words = append(words, s.Value)
		}
	}
	for _, a := range p.Attributes {
		if a.Value.Kind == "content" || a.Value.Kind == "product" {
			words = append(words, a.Value.Text)
		}
	}
	if len(p.Parties) == 0 {
		words = append(words, r.leadOf(page, p))
	}
	x.own = clean.Fold(strings.Join(words, "\n"))
	x.scope = clean.Fold(page.Document.Title) + "\n" + page.Read(page.TitleSpan())
	if s := page.SentenceAt(p.Name.Span.Start); s >= 0 {
		x.scope += "\n" + page.Read(page.Sections[page.Sentences[s].Section].Lead)
		if page.Sentences[s].Kind == corpus.TableRow {
			x.own += "\n" + ownText(page, page.Sentences[s].Span, p)
			if t := page.Sentences[s].Table; t < len(page.Tables) {
				x.scope += "\n" + page.Read(page.Tables[t].Caption)
			}
		}
	}
	return x, true
}

// leadOf is what a sentence says before the only project it names, of which the
// record has no investor: 随团的本地企业甲科技也没空手,与乙刀具达成协议,….
func (r *Run) leadOf(page *reading.Page, p *corpus.Project) string {
	at := page.SentenceAt(p.Name.Span.Start)
	if at < 0 || page.Sentences[at].Kind == corpus.TableRow {
		return ""
	}
	s := page.Sentences[at].Span
	for _, other := range r.recordsOf(p.Document).Projects {
		if other.ID != p.ID && s.Contains(other.Name.Span) {
			return ""
		}
	}
	return page.Read(corpus.Span{Start: s.Start, End: p.Name.Span.Start})
}

// pageOf is the page of a document, nil when it cannot be read.
func (r *Run) pageOf(id string) *reading.Page {
	for _, p := range r.Pages {
		if p.Document.ID == id {
			return p
		}
	}
	if r.Page == nil {
		return nil
	}
	return r.Page(id)
}

// How a record meets a condition.
const (
	fails   = iota
	inScope // only the text around it says so
	itself
)

// meets tells how a record meets a condition, without its Not.
func (x *record) meets(c *plan.Condition) int {
	p := x.project
	switch c.Field {
	case plan.Place:
		for _, id := range c.Values {
			if slices.ContainsFunc(p.Places, func(have string) bool { return have == id || strings.HasPrefix(have, id+"/") }) {
				return itself
			}
		}
		return x.says(strings.Split(c.Text, "|"))
	case plan.Sector:
		for _, id := range c.Values {
			if slices.Contains(p.Sectors, id) {
				return itself
			}
		}
		return x.says([]string{c.Text})
	case plan.Venue:
		return yes(strings.Contains(x.own+"\n"+x.scope, c.Text) || len(x.page.Find([]rune(c.Text))) > 0)
	case plan.Word:
		return x.says(c.Values)
	case plan.Status:
		return yes(slices.Contains(c.Values, string(p.Status.Or(""))) || x.headedNegotiating(c))
	case plan.Stated:
		return yes(x.amount != nil)
	case plan.Amount:
		return yes(x.amount != nil && fitsFigure(*x.amount, c))
	case plan.Currency:
		return yes(x.amount != nil && slices.Contains(c.Values, x.amount.Currency))
	case plan.Year:
		return yes(slices.Contains(c.Values, strconv.Itoa(x.year())))
	case plan.Day:
		return yes(p.Date != nil && slices.Contains(c.Values, strconv.Itoa(p.Date.Value.Day)))
	case plan.Month:
		if p.Date == nil && x.undated() {
			return fails
		}
		return yes(p.Date == nil || p.Date.Value.Month == 0 || slices.Contains(c.Values, strconv.Itoa(p.Date.Value.Month)))
	}
	return itself
}

// deedDates match the columns with the dates of what makes a state.
var deedDates = map[string]*regexp.Regexp{
	string(corpus.Started): regexp.MustCompile(`开工|动工|奠基`), string(corpus.Operating): regexp.MustCompile(`投产|投用|投运|竣工`),
}

// deedDated reports whether a row of a table has a date for what makes the state asked
// for, whatever its state is now: 2016年开工的 of a row 开工时间 2016-09, 已投产.
func (x *record) deedDated(c *plan.Condition) bool {
	row := x.tableRow()
	if row == nil || len(c.Values) == 0 || deedDates[c.Values[0]] == nil {
		return false
	}
	return slices.ContainsFunc(row.table.Columns, func(col reading.Column) bool {
		return col.Role == "date" && deedDates[c.Values[0]].MatchString(col.Name)
	})
}

func yes(ok bool) int {
	if ok {
		return itself
	}
	return fails
}

// year is the year of a record, else the one in force where it stands.
func (x *record) year() int {
	if d := x.project.Date; d != nil && d.Value.Year > 0 {
		return d.Value.Year
	}
	if x.page == nil || x.undated() {
		return 0
	}
	if c := x.page.ClauseAt(x.cite.Start); c >= 0 {
		return x.page.YearAt(c)
	}
	return 0
}

// undated reports whether a record is a row of a table that has dates, and the
// row has none.
func (x *record) undated() bool {
	i := x.page.SentenceAt(x.project.Name.Span.Start)
	if x.project.Date != nil || i < 0 {
		return false
	}
	s := &x.page.Sentences[i]
	return s.Row >= 0 && s.Table < len(x.page.Tables) &&
		slices.ContainsFunc(x.page.Tables[s.Table].Columns, func(c reading.Column) bool { return c.Role == "date" })
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
func (x *record) says(words []string) int {
	best := fails
	for _, w := range words {
		switch {
		case covered(w, x.own) >= wordCover:
			return itself
		case covered(w, x.own+"\n"+x.scope) >= wordCover:
			best = inScope
		}
	}
	return best
}

// covered is the part of a word's characters that stand in a text two or more
// at a time.
func covered(word, text string) float64 {
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

// choose keeps the records that meet all conditions. A condition that some
// meet themselves is not met by others through the text around them.
func choose(list []record, where []plan.Condition) []record {
	dated := slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Field == plan.Year || c.Field == plan.Month || c.Field == plan.Day
	})
	for i := range where {
		c := &where[i]
		if c.Field == plan.Sector && !c.Not {
			list = bySector(list, c)
			continue
		}
		var own, around []record
		for _, x := range list {
			level := x.meets(c)
			if level == fails && c.Field == plan.Status && !c.Not && dated && x.deedDated(c) {
				level = itself
			}
			if c.Not {
				level = itself - level
				if c.Field == plan.Stated || level == inScope {
					level = yes(level != fails)
				}
			}
			switch level {
			case itself:
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

// statedSo leaves out the rows of a table that are said to be 已开工 when a question asks
// for what is 在建, and the table says that of others.
func (r *Run) statedSo(list []record, where []plan.Condition) []record {
	if r.Q.Language == "en" || !slices.ContainsFunc(where, func(c plan.Condition) bool {
		return c.Field == plan.Status && !c.Not && len(c.Values) > 0 && c.Values[0] == string(corpus.UnderConstruction)
	}) {
		return list
	}
	told := map[string]bool{}
	for _, x := range list {
		if inTable([]record{x}) && x.project.Status.Or("") == corpus.UnderConstruction {
			told[x.project.Document] = true
		}
	}
	return slices.DeleteFunc(list, func(x record) bool {
		return told[x.project.Document] && inTable([]record{x}) && x.project.Status.Or("") == corpus.Started
	})
}

// bySector keeps the records of a sector. Where documents state sectors, and
// some in the very words of the question, the others of those documents are
// of other sectors.
func bySector(list []record, c *plan.Condition) []record {
	said := map[string]bool{}
	for _, x := range list {
		if x.project.Sector != nil && strings.Contains(clean.Fold(x.project.Sector.Value), c.Text) {
			said[x.project.Document] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(x record) bool {
		if x.project.Sector != nil && said[x.project.Document] {
			return !strings.Contains(clean.Fold(x.project.Sector.Value), c.Text)
		}
		return x.meets(c) != itself
	})
}

// once keeps one record of each project; of several reports the first that
// states the sum, with the sum of another that differs beside it.
func once(list []record) []record {
	var out []record
	at := map[string]int{}
	for _, x := range list {
		e := x.project.Entity
		i, ok := at[e]
		switch {
		case e == "" || !ok:
			at[e] = len(out)
			out = append(out, x)
		case out[i].amount == nil && x.amount != nil:
			out[i] = x
		case x.amount != nil && *x.amount != *out[i].amount && out[i].measure == "":
			out[i].measure = Money(*out[i].amount) + " / " + Money(*x.amount)
		}
	}
	return out
}
