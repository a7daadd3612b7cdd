// Package table takes projects and totals from the tables that staff keep:
// lists of signed projects, ledgers, statistics. A column is known by its
// header, in the many ways staff write it (data/columns.tsv); a row is a
// project, the head of a group, or a sum (合计, 小计), and a sum never becomes a
// project. What a table says above itself (单位:万元, the place and the day of the
// signing) holds for its rows where they do not say it.
package table

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Rules holds the words of tables. It never changes; any number of goroutines
// may use it at once.
type Rules struct {
	words   lexicon
	lexicon *names.Lexicon
}

// New takes the gazetteer, sectors and statuses from a lexicon that is loaded.
func New(lexicon *names.Lexicon) *Rules {
	return &Rules{words: headers, lexicon: lexicon}
}

// Found is what the rules take from the tables of one document.
type Found struct {
	Projects []corpus.Project
	Totals   []corpus.Total
	// Unmapped are the headers of tables of projects that no rule knows: what
	// stands below them is in the text but in no record.
	Unmapped []corpus.Sourced[string]
	// Doubts are cells of amounts and dates that could not be read.
	Doubts []corpus.Sourced[string]
}

// Read takes the records of a document's tables. reading holds the places of the
// same text. Ids count on from the projects and totals that the document
// already has.
func (t *Rules) Read(doc corpus.Document, text corpus.Text, reading *names.Reading, projects, totals int) Found {
	p := page{[]rune(text.Content), []rune(text.Folded)}
	if len(p.folded) != len(p.content) {
		p.folded = p.content
	}
	r := reader{rules: t, page: p, doc: doc, blocks: text.Blocks, reading: reading, projects: projects, totals: totals}
	for _, s := range t.sheets(p, text.Blocks) {
		r.read(s)
	}
	return r.found
}

// reader is one document while it is read.
type reader struct {
	rules            *Rules
	page             page
	doc              corpus.Document
	blocks           []corpus.Block
	reading          *names.Reading
	projects, totals int // given out
	found            Found

	sheet   *sheet
	ref     *corpus.Date // the document's date, or the year that the lines above name
	context setting      // what the sheet says for all of its rows
	group   group
	serial  string   // of the row before
	ids     []string // of the projects of the sheet
	inGroup []string // of those since the last head of a group
}

// group is the head of a group of rows: 一、新能源类.
type group struct {
	label  string
	span   corpus.Span
	sector bool
	status corpus.Status
	place  *corpus.Sourced[string]
	places []string
}

// read takes the records of one table: of projects when a column names them
// and another says something of them, of figures when rows are counted.
func (r *reader) read(s *sheet) {
	r.sheet, r.group, r.ids, r.inGroup = s, group{}, nil, nil
	s.fill()
	r.ditto(s)
	r.ref = r.reference(s)
	r.context = r.contextOf(s)
	r.serial = ""
	switch {
	case s.isProjects():
		r.unmapped()
		first := len(r.found.Totals)
		for _, row := range s.rows {
			r.row(row)
		}
		r.cover(first)
	case len(s.columns) > 0:
		r.statistics()
	}
}

// ditto puts the cell above in the place of 同上.
func (r *reader) ditto(s *sheet) {
	above := map[int]corpus.Cell{}
	for i := range s.rows {
		var cells []corpus.Cell
		for _, c := range s.rows[i].Cells {
			before, ok := above[c.Column]
			if r.rules.words.is("same", squeeze(r.page.fold(c.Span))) {
				if !ok {
					continue
				}
				c = before
			}
			above[c.Column], cells = c, append(cells, c)
		}
		if len(cells) > 0 {
			s.rows[i].Cells = cells
		}
	}
}

// cover gives the sums of the whole table the projects below them, where the sum
// stands first.
func (r *reader) cover(first int) {
	for i := first; i < len(r.found.Totals); i++ {
		if t := &r.found.Totals[i]; t.Scope == corpus.ThisEvent && len(t.Projects) == 0 {
			t.Projects = r.ids
		}
	}
}

// isProjects reports whether the rows are projects.
func (s *sheet) isProjects() bool {
	if len(s.names()) == 0 || len(s.of(roleCount)) > 0 && len(s.of(roleParty)) == 0 {
		return false
	}
	for _, r := range []role{roleTotal, roleParty, roleSector, rolePlace, roleSigned, roleStart, roleStatus, roleContent} {
		if len(s.of(r)) > 0 {
			return true
		}
	}
	return false
}

// names gives the columns that can name a project: those of names; without them
// what is built, by a company that is named.
func (s *sheet) names() []column {
	if named := s.of(roleName); len(named) > 0 || len(s.of(roleParty)) == 0 || len(s.of(roleTotal)) == 0 {
		return named
	}
	return append(s.of(roleContent), s.of(roleParty)...)
}

// unmapped reports the headers that no rule knows.
func (r *reader) unmapped() {
	for _, c := range r.sheet.columns {
		if c.role == "" {
			r.found.Unmapped = append(r.found.Unmapped, *corpus.Said(c.label, c.span, "table/unmapped-header"))
		}
	}
}

// row takes one row: a sum, the head of a group, or a project.
func (r *reader) row(row corpus.Block) {
	if r.remarks(row) {
		return
	}
	if label, part, ok := r.sum(row); ok {
		r.total(row, label, part)
		return
	}
	if len(row.Cells) == 1 && len(r.sheet.columns) > 2 && !r.lonely(row.Cells[0]) {
		r.head(row)
		return
	}
	if len(row.Cells) == 2 && len(r.sheet.columns) > 3 && groupNumber(r.page.fold(row.Cells[0].Span)) {
		row.Cells = row.Cells[1:]
		r.head(row)
		return
	}
	if name, ok := r.summedHead(row); ok {
		cells := row.Cells
		row.Cells = append([]corpus.Cell{name}, slices.DeleteFunc(slices.Clone(cells), func(c corpus.Cell) bool { return c.Column <= name.Column })...)
		r.head(row)
		return
	}
	if p, ok := r.project(row); ok && !r.again(row, p) {
		r.projects++
		p.ID = r.doc.ID + "#p" + strconv.Itoa(r.projects)
		r.joint(row, p)
		r.ids, r.inGroup = append(r.ids, p.ID), append(r.inGroup, p.ID)
		r.found.Projects = append(r.found.Projects, p)
	}
}

// groupNumber reports a number that only the heads of groups have: 一, (二), 三、.
func groupNumber(s string) bool {
	s = strings.Trim(squeeze(s), "()、.第")
	return s != "" && strings.Trim(s, "一二三四五六七八九十") == ""
}

// countedGroup is a number of projects behind the name of a group: 制造业(2个).
var countedGroup = regexp.MustCompile(`\((?:共)?\d+(?:个|项|宗|家)(?:项目)?\)$`)

// summedHead gives the name of a group whose head states the sums of its rows:
// 一 | 先进制造业(2个) | | 13.5. Nobody invests in a group.
func (r *reader) summedHead(row corpus.Block) (corpus.Cell, bool) {
	for _, c := range r.sheet.of(roleParty) {
		if find(row, c.index) != nil {
			return corpus.Cell{}, false
		}
	}
	if len(r.sheet.of(roleParty)) == 0 || len(row.Cells) > 4 {
		return corpus.Cell{}, false
	}
	for _, c := range r.sheet.of(roleName) {
		cell := find(row, c.index)
		if cell == nil {
			continue
		}
		label := r.page.fold(cell.Span)
		counted := countedGroup.MatchString(squeeze(label))
		numbered := row.Cells[0].Column < cell.Column && groupNumber(r.page.fold(row.Cells[0].Span))
		return *cell, counted || numbered && endsInSector(label)
	}
	return corpus.Cell{}, false
}

// lonely reports that a lone cell is a project of which nothing else is known.
func (r *reader) lonely(cell corpus.Cell) bool {
	text := r.page.fold(cell.Span)
	if r.column(cell.Column).role != roleName || numbered(text) != text {
		return false
	}
	for _, end := range []string{"项目", "工程", "基地", "产业园", "中心", "工厂"} {
		if strings.HasSuffix(withoutBrackets(text), end) {
			return true
		}
	}
	return false
}

// again adds the parties of a row that goes on with the project before it: the
// same number and the same name, as rows of a merged cell have.
func (r *reader) again(row corpus.Block, p corpus.Project) bool {
	serial := ""
	for _, c := range r.sheet.of(roleSerial) {
		if cell := find(row, c.index); cell != nil {
			serial = r.page.fold(cell.Span)
		}
	}
	last := len(r.found.Projects) - 1
	same := serial != "" && serial == r.serial && last >= 0 && r.found.Projects[last].Name.Value == p.Name.Value
	r.serial = serial
	if !same {
		return false
	}
	before := &r.found.Projects[last]
	for _, party := range p.Parties {
		if !slices.ContainsFunc(before.Parties, func(s corpus.Sourced[string]) bool { return s.Value == party.Value }) {
			before.Parties = append(before.Parties, party)
		}
	}
	return true
}

// endsInSector reports that a label is called as sectors are: 制造业, 新能源类.
func endsInSector(label string) bool {
	label = withoutBrackets(label)
	for _, end := range []string{"业", "类", "产业", "领域", "板块"} {
		if strings.HasSuffix(label, end) && len([]rune(label)) <= 12 {
			return true
		}
	}
	return false
}

// groupPlace is the place that the head of a group is, when it is one: 青禾县(5个).
func (r *reader) groupPlace(span corpus.Span) (*corpus.Sourced[string], []string) {
	label := []rune(withoutBrackets(r.page.fold(span)))
	place, ids := r.placeIn(span)
	if place == nil || place.Span.Start != span.Start || len(label) > place.Span.Len() {
		return nil, nil
	}
	return place, ids
}

// head begins a group of rows: its label may name a sector or a status.
func (r *reader) head(row corpus.Block) {
	name := r.name(row.Cells[0].Span)
	label := r.page.fold(name.Span)
	r.inGroup = nil
	r.groupTotal(row, name)
	r.group = group{
		label: name.Value, span: name.Span,
		sector: len(r.rules.lexicon.Sectors(label)) > 0 || endsInSector(label),
		status: r.rules.lexicon.Status(label),
	}
	r.group.place, r.group.places = r.groupPlace(name.Span)
}
