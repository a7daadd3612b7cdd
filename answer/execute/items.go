package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// item is one row of a table or one project of a text: what is counted,
// filtered, added up and ranked.
type item struct {
	page    *reading.Page
	align   *alignment
	name    string // as the document has it
	table   *reading.Table
	row     *reading.Row
	project *corpus.Project // of running text
	record  *corpus.Project // of a table's row
	amount  *corpus.Amount
	show    corpus.Span // of the amount
	cite    corpus.Span
	score   float64                      // part of the question's words that it and its table have
	number  float64                      // of a measure that is no money
	measure string                       // its name and text
	unit    string                       // of number: 个, 家
	date    *corpus.Sourced[corpus.Date] // of a total
	phase   string                       // 一期, of a sum that is of one phase
	kind    string                       // 协议外资, of a figure of an enumeration that is no total
	both    string                       // all that an enumeration gives of it: 9个、21.7亿元
	entry   bool                         // a sum of running text that no record has
	money   bool                         // amount is of another column than the total investment
	alone   bool                         // its name is all that a text says of it apart from others
}

// kindRE matches questions for a part of a total rather than a project.
var kindRE = regexp.MustCompile(`哪(一)?(类|块|个行业|个领域|种|个来源地|个国家)`)

// items gives the rows of all tables and the projects of all texts of the
// candidate pages.
func (r *Run) items() []item {
	if r.allRows == nil {
		r.allRows = r.gather()
	}
	return slices.Clone(r.allRows)
}

func (r *Run) gather() []item {
	out := []item{}
	for i, p := range r.Pages {
		for t := range p.Tables {
			if r.ofTime(p, &p.Tables[t]) {
				out = append(out, r.tableItems(p, r.find.aligned[i], &p.Tables[t])...)
			}
		}
		if kindRE.MatchString(string(r.Q.Folded)) {
			out = append(out, r.entries(p, r.find.aligned[i], true)...)
			continue
		}
		out = append(out, r.proseItems(p, r.find.aligned[i])...)
		if r.Q.Strong() > 0 {
			out = append(out, r.entries(p, r.find.aligned[i], false)...)
		}
	}
	return out
}

func (r *Run) tableItems(p *reading.Page, a *alignment, t *reading.Table) []item {
	var out []item
	records := projectsAt(r.recordsOf(p.Document.ID).Projects)
	for i := range t.Rows {
		row := &t.Rows[i]
		if row.Total || t.Name >= len(row.Cells) || row.Cells[t.Name].Empty() {
			continue
		}
		x := item{page: p, align: a, table: t, row: row, name: p.Shown(row.Cells[t.Name]), cite: p.Sentences[row.Sentence].Span}
		if t.Amount >= 0 && t.Amount < len(row.Measures) && row.Measures[t.Amount].Amount != nil {
			x.amount, x.show = row.Measures[t.Amount].Amount, row.Cells[t.Amount]
		}
		if rec := records.at(row.Cells[t.Name]); rec != nil {
			x.recorded(rec)
		}
		if t.IsProjects() {
			r.takeMoney(&x)
		}
		out = append(out, x)
	}
	return out
}

// placed finds project records by where their names stand.
type placed map[int]*corpus.Project

// projectsAt are the projects of a document by the place of their name.
func projectsAt(list []corpus.Project) placed {
	out := placed{}
	for i := range list {
		out[list[i].Name.Span.Start] = &list[i]
	}
	return out
}

func (m placed) at(cell corpus.Span) *corpus.Project {
	for i := cell.Start; i < cell.End; i++ {
		if p := m[i]; p != nil {
			return p
		}
	}
	return nil
}

// recorded takes over what the record of a row says: extraction knows the
// units of titles and headers, and which column is the investment.
func (it *item) recorded(p *corpus.Project) {
	it.record = p
	it.amount = nil
	if p.Amount != nil {
		it.amount, it.show = &p.Amount.Value, p.Amount.Span
	}
}

// maxParties is how many investors a line of a list names.
const maxParties = 2

// label is the name of an item, with its investors when the name holds none of
// them.
func (it *item) label() string {
	p := it.record
	if p == nil {
		p = it.project
	}
	if p == nil || len(p.Parties) == 0 || len(p.Parties) > maxParties {
		return it.name
	}
	var names []string
	for _, party := range p.Parties {
		if r := []rune(party.Value); len(r) < 2 || strings.Contains(it.name, string(r[:2])) {
			return it.name
		}
		names = append(names, party.Value)
	}
	return it.name + "（" + strings.Join(names, "、") + "）"
}

// proseItems are the projects of running text.
func (r *Run) proseItems(p *reading.Page, a *alignment) []item {
	var out []item
	records := r.recordsOf(p.Document.ID)
	for i := range records.Projects {
		x := &records.Projects[i]
		if s := p.SentenceAt(x.Name.Span.Start); s < 0 || p.Sentences[s].Row >= 0 && len(p.Tables) > 0 && p.Sentences[s].Kind == corpus.TableRow {
			continue
		}
		it := item{page: p, align: a, name: x.Name.Value, project: x, cite: x.Sentence}
		if x.Amount != nil {
			it.amount, it.show = &x.Amount.Value, x.Amount.Span
		}
		out = append(out, it)
	}
	return out
}

// selection is the items that a question means, and how well its words are
// covered by them.
type selection struct {
	items []item
	cover float64
	why   string
}

// pick narrows the items of each table (or text) to those that the words of
// the question name, and keeps the tables that cover the question best.
func (r *Run) pick(all []item) selection {
	var best selection
	projects := slices.ContainsFunc(all, func(it item) bool { return it.table == nil || it.table.IsProjects() })
	for _, group := range byTable(all) {
		if r.Q.Strong() == 0 && r.Q.Kind == "top" && group[0].table != nil && !group[0].table.IsProjects() && projects {
			continue
		}
		if t := group[0].table; t != nil && !t.IsProjects() && r.otherState(t) {
			continue
		}
		s := r.narrow(group)
		if r.limited() && len(s.items) > 0 && (group[0].table == nil || group[0].table.IsProjects()) && len(r.filter(s.items)) == 0 {
			s.cover -= 0.3
		}
		if t := group[0].table; t != nil && !t.IsProjects() && t.Amount < 0 && (r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil) {
			if low, high := countLimits(string(r.Q.Folded)); low < 0 && high < 0 {
				s.cover -= 0.3
			}
		}
		if a := group[0].align; a.names > 0 && !r.Leaning {
			s.cover -= 0.35 * a.lost / a.names
		}
		if r.Q.Asks("sum", "amount") && r.exact(s) {
			s.cover += 0.2
		}
		if r.Q.Table && group[0].table != nil {
			s.cover += 0.3
		}
		switch {
		case len(s.items) == 0:
		case s.cover > best.cover+0.06:
			best = s
		case s.cover > best.cover-0.06:
			best.items = append(best.items, s.items...)
			best.cover = max(best.cover, s.cover)
		}
	}
	return best
}

// byTable groups items that stand behind one another in one table or page.
func byTable(all []item) [][]item {
	var out [][]item
	for i, x := range all {
		if i > 0 && all[i-1].table == x.table && all[i-1].page == x.page {
			out[len(out)-1] = append(out[len(out)-1], x)
		} else {
			out = append(out, []item{x})
		}
	}
	return out
}

// limited reports whether the question sets a limit that rows can be held
// against.
func (r *Run) limited() bool {
	q := r.Q
	return q.Low != nil || q.High != nil || q.Equal != nil || q.Currency != "" || len(q.Status) > 0
}

// narrow keeps the items that hold every piece of the question that tells some
// of them from others.
func (r *Run) narrow(group []item) selection {
	a := group[0].align
	kept := slices.Clone(group)
	covered, why := 0.0, ""
	columns := map[int]bool{}
	typedHits := 0
	var wider []item // before a place narrowed them
	for _, x := range r.typedFirst(group, a) {
		if x.date {
			covered += x.weight
			continue
		}
		if it := group[0]; it.table != nil && r.ofTable(it, x) {
			covered += x.weight
			continue
		}
		with := r.holding(kept, x)
		if !x.strong && len(with) > 0 {
			covered += x.weight
			continue
		}
		switch {
		case len(with) > 0:
			if with[0].holds(x) == 2 {
				typedHits++
			}
			if x.unit != "" {
				wider = kept
			}
			kept = append(with, missing(r.unplaced(wider, x), with)...)
			columns[with[0].columnOf(x)] = true
			covered += x.weight
			why += " [" + string(x.runes) + "]"
		case r.alternative(group, x, columns):
			kept = append(kept, r.holding(group, x)...)
			covered += x.weight
			why += " or [" + string(x.runes) + "]"
		case len(r.unplaced(wider, x)) > 0:
			kept = r.unplaced(wider, x)
			covered += x.weight
			why += " [" + string(x.runes) + "]"
		case r.inScope(group[0], x):
			covered += x.weight * 0.9
		case len(r.holding(group, x)) > 0:
			covered += x.weight * 0.1
		default:
			covered += x.weight * 0.2
		}
	}
	cover := 0.0
	if r.Q.Strong() == 0 && (r.Q.Asks("top", "sum") || r.limited()) {
		cover := 0.8
		if a.total > 0 && r.Q.Table {
			cover += 0.15 * a.found / a.total
		}
		return selection{items: kept, cover: cover, why: " [all]"}
	}
	if a.total > 0 {
		cover = covered / a.total
	}
	if typedHits > 0 && group[0].row != nil {
		cover += 0.05
	}
	return selection{items: kept, cover: cover, why: why}
}

// unplaced gives the rows with a name of the question that a place left out because
// what their cells say of where they are is in no gazetteer: 雲坪科園 for 台灣.
func (r *Run) unplaced(wider []item, x *piece) []item {
	if x.unit != "" || !x.strong || len(x.runes) < minNamed {
		return nil
	}
	return slices.DeleteFunc(r.holding(wider, x), func(it item) bool {
		return it.row == nil || it.placed()
	})
}

// missing gives the items of a list that another has not.
func missing(list, have []item) []item {
	return slices.DeleteFunc(list, func(it item) bool { return slices.ContainsFunc(have, func(x item) bool { return x.cite == it.cite }) })
}

// placed reports whether the gazetteer has what the place cells of a row say.
func (it *item) placed() bool {
	for c, cell := range it.row.Cells {
		if it.table.Columns[c].Role == "place" && slices.ContainsFunc(it.page.Places, func(p names.Place) bool { return p.ID != "" && cell.Contains(p.Span) }) {
			return true
		}
	}
	return false
}

// minNamed is how many characters a name has at least that says which rows are
// meant.
const minNamed = 3

// holding gives the items with a piece in their own words: for a column that
// says places, sectors, investors or states only those that have it there.
func (r *Run) holding(list []item, x *piece) []item {
	var typed, any []item
	for _, it := range list {
		switch it.holds(x) {
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
	if len(list) > 0 && list[0].row == nil && len(any) > 0 {
		return namedOnly(any, x)
	}
	return any
}

// namedOnly keeps the projects of running text whose own name has a piece; all
// when none has, as their sentence says it of each.
func namedOnly(list []item, x *piece) []item {
	var out []item
	for _, it := range list {
		if strings.Contains(clean.Fold(it.name), string(x.runes)) {
			out = append(out, it)
		}
	}
	if len(out) > 0 {
		return out
	}
	return list
}

// holds is 2 when a typed cell has the piece, 1 when anything of the item has
// it.
func (it *item) holds(x *piece) int {
	if it.row == nil {
		return it.projectHolds(x)
	}
	found := 0
	if it.record != nil && len(it.record.Corrected) > 0 && it.fieldHas(it.record, x) {
		return 2
	}
	for _, at := range x.places {
		if at < it.cite.Start || at >= it.cite.End || overridden(it.record, at) {
			continue
		}
		for c, cell := range it.row.Cells {
			if at < cell.Start || at+len(x.runes) > cell.End {
				continue
			}
			switch it.table.Columns[c].Role {
			case "place", "sector", "party", "origin":
				return 2
			case "status":
			case "note":
				found = max(found, 1)
			default:
				found = 1
			}
		}
	}
	if found == 0 && it.inShortPlace(x) {
		return 2
	}
	return found
}

// levelEnds are the characters that end the names of divisions.
const levelEnds = "省市县区镇乡旗州"

// inShortPlace reports whether the place of a row is a city or a county that the
// question names in full: 白榆 of 白榆市.
func (it *item) inShortPlace(x *piece) bool {
	n := len(x.runes) - 1
	if n < 2 || !strings.ContainsRune("市县", x.runes[n]) {
		return false
	}
	stem := string(x.runes[:n])
	for c, cell := range it.row.Cells {
		if c >= len(it.table.Columns) || it.table.Columns[c].Role != "place" {
			continue
		}
		rest, ok := strings.CutPrefix(it.page.Read(cell), stem)
		if r := []rune(rest); ok && (len(r) == 0 || !strings.ContainsRune(levelEnds, r[0])) {
			return true
		}
	}
	return false
}

// columnOf is the column that has a piece, -1 for none.
func (it *item) columnOf(x *piece) int {
	if it.row == nil {
		return -1
	}
	for _, at := range x.places {
		for c, cell := range it.row.Cells {
			if at >= cell.Start && at+len(x.runes) <= cell.End {
				return c
			}
		}
	}
	return -1
}

func (it *item) projectHolds(x *piece) int {
	p := it.project
	if p != nil && x.unit != "" && slices.ContainsFunc(p.Places, func(id string) bool { return id == x.unit || strings.HasPrefix(id, x.unit+"/") }) {
		return 2
	}
	if p != nil && it.fieldHas(p, x) {
		return 2
	}
	return it.near(x)
}

// fieldHas reports whether the place, sector or an investor of a record has a
// piece.
func (it *item) fieldHas(p *corpus.Project, x *piece) bool {
	word := string(x.runes)
	if p.Place != nil && strings.Contains(clean.Fold(p.Place.Value), word) || p.Sector != nil && strings.Contains(clean.Fold(p.Sector.Value), word) {
		return true
	}
	return slices.ContainsFunc(p.Parties, func(party corpus.Sourced[string]) bool { return strings.Contains(clean.Fold(party.Value), word) })
}

// near is 1 when a piece stands in the paragraph of a project of running text
// or in the lead of its section.
func (it *item) near(x *piece) int {
	p := it.page
	i := p.SentenceAt(it.cite.Start)
	if i < 0 {
		return 0
	}
	s := &p.Sentences[i]
	block, lead := s.Span, p.Sections[s.Section].Lead
	if s.Block < len(p.Text.Blocks) {
		block = p.Text.Blocks[s.Block].Span
	}
	for _, at := range x.places {
		if at >= block.Start && at < block.End || at >= lead.Start && at < lead.End {
			return 1
		}
	}
	return 0
}

// alternative reports whether a piece names rows in a column that another
// piece has named rows in: 甲乙丙三个区.
func (r *Run) alternative(group []item, x *piece, columns map[int]bool) bool {
	other := r.holding(group, x)
	if len(other) == 0 || !x.strong || r.Q.Asks("compare") {
		return false
	}
	c := other[0].columnOf(x)
	return c >= 0 && columns[c]
}

// typedFirst orders the pieces: those that a column of places, sectors or
// investors has come first, so that they decide.
func (r *Run) typedFirst(group []item, a *alignment) []*piece {
	var first, rest []*piece
	for i := range a.pieces {
		x := &a.pieces[i]
		typed := false
		for k := range group {
			typed = typed || x.strong && group[k].holds(x) == 2
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
func (r *Run) ofTable(it item, x *piece) bool {
	if it.page.TitleHas(x.runes) {
		return true
	}
	title := it.page.TitleSpan()
	for _, at := range x.places {
		if at >= title.Start && at < title.End || at >= it.table.Caption.Start && at < it.table.Caption.End {
			return true
		}
	}
	return false
}

// inScope reports whether a piece is said of the whole table or text: in its
// caption, its column names, the lead of its section, the title.
func (r *Run) inScope(it item, x *piece) bool {
	p := it.page
	title := p.TitleSpan()
	if p.TitleHas(x.runes) {
		return true
	}
	section := corpus.Span{}
	if s := p.SentenceAt(it.cite.Start); s >= 0 {
		section = p.Sections[p.Sentences[s].Section].Span
	}
	for _, at := range x.places {
		if at >= title.Start && at < title.End {
			return true
		}
		if it.table == nil && at >= section.Start && at < section.End {
			return true
		}
		if it.table != nil && (at >= it.table.Caption.Start && at < it.table.Caption.End || at >= section.Start && at < section.End && p.Sentences[p.SentenceAt(at)].Kind != corpus.TableRow) {
			return true
		}
	}
	if it.table != nil {
		for _, c := range it.table.Columns {
			if strings.Contains(c.Name, string(x.runes)) {
				return true
			}
		}
	}
	return false
}
