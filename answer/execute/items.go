package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// kindRE matches questions for a part of a total rather than a project.
var kindRE = regexp.MustCompile(`哪(一)?(类|块|个行业|个领域|种|个来源地|个国家)`)

// items gives the rows of all tables and the projects of all texts of the
// candidate pages.
func (r *Run) items() []listing.Item {
	if r.allRows == nil {
		r.allRows = r.gather()
	}
	return slices.Clone(r.allRows)
}

func (r *Run) gather() []listing.Item {
	out := []listing.Item{}
	for i, p := range r.Pages {
		for t := range p.Tables {
			if r.ofTime(p, &p.Tables[t]) {
				out = append(out, r.tableItems(p, r.find.Aligned[i], &p.Tables[t])...)
			}
		}
		if kindRE.MatchString(string(r.Q.Folded)) {
			out = append(out, r.entries(p, r.find.Aligned[i], true)...)
			continue
		}
		out = append(out, r.proseItems(p, r.find.Aligned[i])...)
		if r.Q.Strong() > 0 {
			out = append(out, r.entries(p, r.find.Aligned[i], false)...)
		}
	}
	return out
}

func (r *Run) tableItems(p *reading.Page, a *find.Alignment, t *reading.Table) []listing.Item {
	var out []listing.Item
	records := listing.ProjectsAt(r.recordsOf(p.Document.ID).Projects)
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Total || t.Name >= len(row.Cells) || row.Cells[t.Name].Empty() {
			continue
		}
		x := listing.Item{Page: p, Align: a, Table: t, Row: row, Name: p.Shown(row.Cells[t.Name]), Cite: p.Sentences[row.Sentence].Span}
		if t.Amount >= 0 && t.Amount < len(row.Measures) && row.Measures[t.Amount].Amount != nil {
			x.Amount, x.Show = row.Measures[t.Amount].Amount, row.Cells[t.Amount]
		}
		if rec := records.At(row.Cells[t.Name]); rec != nil {
			x.Recorded(rec)
		}
		if t.IsProjects() {
			r.takeMoney(&x)
		}
		out = append(out, x)
	}
	return out
}

// proseItems are the projects of running text.
func (r *Run) proseItems(p *reading.Page, a *find.Alignment) []listing.Item {
	var out []listing.Item
	records := r.recordsOf(p.Document.ID)
	for i := range records.Projects {
		x := &records.Projects[i]
		if s := p.SentenceAt(x.Name.Span.Start); s < 0 || p.Sentences[s].Row >= 0 && len(p.Tables) > 0 && p.Sentences[s].Kind == corpus.TableRow {
			continue
		}
		it := listing.Item{Page: p, Align: a, Name: x.Name.Value, Project: x, Cite: x.Sentence}
		if x.Amount != nil {
			it.Amount, it.Show = &x.Amount.Value, x.Amount.Span
		}
		out = append(out, it)
	}
	return out
}

// pick narrows the items of each table (or text) to those that the words of
// the question name, and keeps the tables that cover the question best.
func (r *Run) pick(all []listing.Item) listing.Selection {
	var best listing.Selection
	projects := slices.ContainsFunc(all, func(it listing.Item) bool { return it.Table == nil || it.Table.IsProjects() })
	for _, group := range listing.ByTable(all) {
		if r.Q.Strong() == 0 && r.Q.Kind == "top" && group[0].Table != nil && !group[0].Table.IsProjects() && projects {
			continue
		}
		if t := group[0].Table; t != nil && !t.IsProjects() && r.otherState(t) {
			continue
		}
		s := r.narrow(group)
		if r.limited() && len(s.Items) > 0 && (group[0].Table == nil || group[0].Table.IsProjects()) && len(r.filter(s.Items)) == 0 {
			s.Cover -= 0.3
		}
		if t := group[0].Table; t != nil && !t.IsProjects() && t.Amount < 0 && (r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil) {
			if low, high := countLimits(string(r.Q.Folded)); low < 0 && high < 0 {
				s.Cover -= 0.3
			}
		}
		if a := group[0].Align; a.Names > 0 && !r.Leaning {
			s.Cover -= 0.35 * a.Lost / a.Names
		}
		if r.Q.Asks("sum", "amount") && r.exact(s) {
			s.Cover += 0.2
		}
		if r.Q.Table && group[0].Table != nil {
			s.Cover += 0.3
		}
		switch {
		case len(s.Items) == 0:
		case s.Cover > best.Cover+0.06:
			best = s
		case s.Cover > best.Cover-0.06:
			best.Items = append(best.Items, s.Items...)
			best.Cover = max(best.Cover, s.Cover)
		}
	}
	return best
}

// limited reports whether the question sets a limit that rows can be held
// against.
func (r *Run) limited() bool {
	q := r.Q
	return q.Low != nil || q.High != nil || q.Equal != nil || q.Currency != "" || len(q.Status) > 0
}

// narrow keeps the items that hold every piece of the question that tells some
// of them from others.
func (r *Run) narrow(group []listing.Item) listing.Selection {
	a := group[0].Align
	kept := slices.Clone(group)
	covered, why := 0.0, ""
	columns := map[int]bool{}
	typedHits := 0
	var wider []listing.Item // before a place narrowed them
	for _, x := range r.typedFirst(group, a) {
		if x.Date {
			covered += x.Weight
			continue
		}
		if it := group[0]; it.Table != nil && r.ofTable(it, x) {
			covered += x.Weight
			continue
		}
		with := r.holding(kept, x)
		if !x.Strong && len(with) > 0 {
			covered += x.Weight
			continue
		}
		switch {
		case len(with) > 0:
			if with[0].Holds(x) == 2 {
				typedHits++
			}
			if x.Unit != "" {
				wider = kept
			}
			kept = append(with, listing.Missing(r.unplaced(wider, x), with)...)
			columns[with[0].ColumnOf(x)] = true
			covered += x.Weight
			why += " [" + string(x.Runes) + "]"
		case r.alternative(group, x, columns):
			kept = append(kept, r.holding(group, x)...)
			covered += x.Weight
			why += " or [" + string(x.Runes) + "]"
		case len(r.unplaced(wider, x)) > 0:
			kept = r.unplaced(wider, x)
			covered += x.Weight
			why += " [" + string(x.Runes) + "]"
		case r.inScope(group[0], x):
			covered += x.Weight * 0.9
		case len(r.holding(group, x)) > 0:
			covered += x.Weight * 0.1
		default:
			covered += x.Weight * 0.2
		}
	}
	cover := 0.0
	if r.Q.Strong() == 0 && (r.Q.Asks("top", "sum") || r.limited()) {
		cover := 0.8
		if a.Total > 0 && r.Q.Table {
			cover += 0.15 * a.Found / a.Total
		}
		return listing.Selection{Items: kept, Cover: cover, Why: " [all]"}
	}
	if a.Total > 0 {
		cover = covered / a.Total
	}
	if typedHits > 0 && group[0].Row != nil {
		cover += 0.05
	}
	return listing.Selection{Items: kept, Cover: cover, Why: why}
}

// unplaced gives the rows with a name of the question that a place left out because
// what their cells say of where they are is in no gazetteer: 雲坪科園 for 台灣.
func (r *Run) unplaced(wider []listing.Item, x *find.Piece) []listing.Item {
	if x.Unit != "" || !x.Strong || len(x.Runes) < minNamed {
		return nil
	}
	return slices.DeleteFunc(r.holding(wider, x), func(it listing.Item) bool {
		return it.Row == nil || it.Placed()
	})
}

// minNamed is how many characters a name has at least that says which rows are
// meant.
const minNamed = 3

// holding gives the items with a piece in their own words: for a column that
// says places, sectors, investors or states only those that have it there.
func (r *Run) holding(list []listing.Item, x *find.Piece) []listing.Item {
	var typed, any []listing.Item
	for _, it := range list {
		switch it.Holds(x) {
		case 2:
			typed = append(typed, it)
			any = append(any, it)
		case 1:
			any = append(any, it)
		}
	}
	if len(typed) > 0 {
		return typed
	}
	if len(list) > 0 && list[0].Row == nil && len(any) > 0 {
		return listing.NamedOnly(any, x)
	}
	return any
}

// alternative reports whether a piece names rows in a column that another
// piece has named rows in: 甲乙丙三个区.
func (r *Run) alternative(group []listing.Item, x *find.Piece, columns map[int]bool) bool {
	other := r.holding(group, x)
	if len(other) == 0 || !x.Strong || r.Q.Asks("compare") {
		return false
	}
	c := other[0].ColumnOf(x)
	return c >= 0 && columns[c]
}

// typedFirst orders the pieces: those that a column of places, sectors or
// investors has come first, so that they decide.
func (r *Run) typedFirst(group []listing.Item, a *find.Alignment) []*find.Piece {
	var first, rest []*find.Piece
	for i := range a.Pieces {
		x := &a.Pieces[i]
		typed := false
		for k := range group {
			typed = typed || x.Strong && group[k].Holds(x) == 2
		}
		if typed {
			first = append(first, x)
		} else {
			rest = append(rest, x)
		}
	}
	return append(first, rest...)
}

// ofTable reports whether the caption of a table or the title of its document
// has a piece: then it tells no row from another.
func (r *Run) ofTable(it listing.Item, x *find.Piece) bool {
	if it.Page.TitleHas(x.Runes) || it.Table.Around(it.Page, string(x.Runes)) {
		return true
	}
	title := it.Page.TitleSpan()
	for _, at := range x.Places {
		if at >= title.Start && at < title.End || at >= it.Table.Caption.Start && at < it.Table.Caption.End {
			return true
		}
	}
	return false
}

// inScope reports whether a piece is said of the whole table or text: in its
// caption, its column names, the lead of its section, the title.
func (r *Run) inScope(it listing.Item, x *find.Piece) bool {
	p := it.Page
	title := p.TitleSpan()
	if p.TitleHas(x.Runes) {
		return true
	}
	section := corpus.Span{}
	if s := p.SentenceAt(it.Cite.Start); s >= 0 {
		section = p.Sections[p.Sentences[s].Section].Span
	}
	for _, at := range x.Places {
		if at >= title.Start && at < title.End {
			return true
		}
		if it.Table == nil && at >= section.Start && at < section.End {
			return true
		}
		if it.Table != nil && (at >= it.Table.Caption.Start && at < it.Table.Caption.End || at >= section.Start && at < section.End && p.Sentences[p.SentenceAt(at)].Kind != corpus.TableRow) {
			return true
		}
	}
	if it.Table != nil {
		for _, c := range it.Table.Columns {
			if strings.Contains(c.Name, string(x.Runes)) {
				return true
			}
		}
	}
	return false
}
