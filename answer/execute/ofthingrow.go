package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// unitEndRE matches the unit at the end of a column's name.
var unitEndRE = regexp.MustCompile(`\([^()]*\)$`)

// rowAsked answers a follow-up for another column or another row of the table of
// places or groups that the last answer came from: 外资呢, 那松岭的呢.
func (r *Run) rowAsked(t *thing) *Result {
	if t.table == nil || t.row == nil {
		return nil
	}
	q := string(r.Q.Folded)
	row := t.row
	for i := range t.table.Rows {
		if t.calls(&t.table.Rows[i], q) {
			row = &t.table.Rows[i]
		}
	}
	c := t.columnOf(q)
	if t.table.IsProjects() && (row == t.row || c >= 0) {
		return nil // rows of projects are found by their names
	}
	if c < 0 && row != t.row {
		if c = t.columnOf(r.Before); c < 0 {
			c = onlyMeasured(t.table, anyNameRE)
		}
	}
	if c < 0 || c >= len(row.Cells) || row == t.row && len([]rune(restOf(q))) < 2 {
		return nil
	}
	it := listing.Item{Page: t.page, Table: t.table, Row: row, Cite: t.page.Sentences[row.Sentence].Span}
	it.Name = t.page.Shown(row.Cells[t.table.Name])
	res := &Result{Status: answer.Answered, Plan: "Lookup [row before]", Score: 1, Document: t.page.Document.ID, Measure: t.table.Columns[c].Name}
	text := unitEndRE.ReplaceAllString(t.table.Columns[c].Name, "") + ":" + t.page.Shown(row.Cells[c])
	if row.Measures[c].Is || row.Measures[c].Amount != nil {
		text = measureText(&it, c)
		it.Amount = row.Measures[c].Amount
	} else if row.Cells[c].Empty() {
		return notFound("fact_not_stated")
	}
	it.Measure = text
	res.items = []listing.Item{it}
	res.Parts = []Part{{Label: it.Name, Text: text, Page: t.page, Cite: it.Cite}}
	return res
}

// plainColumnRE matches what columns of projects have in common with any follow-up.
var plainColumnRE = regexp.MustCompile(`项目|企业|公司|投资|签约?|时间|日期`)

// rowColumn answers a follow-up for another column of the row of a project which the
// last answer came from, as the head of the column calls it: 窖藏多大, 在哪个展会上签的.
func (r *Run) rowColumn(t *thing) *Result {
	q := string(r.Q.Folded)
	if t.table == nil || t.row == nil || !t.table.IsProjects() || phaseNamedRE.MatchString(q) || r.namesOtherRow(t) {
		return nil
	}
	rest := restOf(plainColumnRE.ReplaceAllString(q, ""))
	c := t.columnOf(rest)
	if unit := acreRE.MatchString(q); c < 0 && unit {
		c = listing.UnitColumn(t.table, "亩")
	}
	if event := occasionAskedRE.MatchString(q); c < 0 && event {
		c = slices.IndexFunc(t.table.Columns, func(x reading.Column) bool { return x.Role == "event" })
	} else if c >= 0 && !event && len([]rune(strings.Map(lessOf(t.table.Columns[c].Name), rest))) > 1 {
		return nil // it asks for more than the column says
	}
	if c < 0 || c == t.table.Amount || c >= len(t.row.Cells) {
		return nil
	}
	it := listing.Item{Page: t.page, Table: t.table, Row: t.row, Cite: t.page.Sentences[t.row.Sentence].Span, Name: t.page.Shown(t.row.Cells[t.table.Name])}
	return columnTold(it, c, " [row before]")
}

// occasionAskedRE matches questions for the occasion of a deed: 在哪个会上签的.
var occasionAskedRE = regexp.MustCompile(`哪(?:一)?(?:个|场|次|届)?(?:推介|招商|洽谈|博览|签约)?(?:展?会|活动|展)|什么(?:会|活动|展会|场合)`)

// lessOf drops the characters of a text.
func lessOf(text string) func(rune) rune {
	return func(c rune) rune {
		if strings.ContainsRune(text, c) {
			return -1
		}
		return c
	}
}

// columnTold is the answer that is one cell of a row, with the name of its column.
func columnTold(it listing.Item, c int, why string) *Result {
	if !it.Fills(c) {
		res := notFound("fact_not_stated")
		res.Document, res.Why = it.Page.Document.ID, " [empty cell]"
		return res
	}
	text := unitEndRE.ReplaceAllString(it.Table.Columns[c].Name, "") + ":" + it.Page.Shown(it.Row.Cells[c])
	if m := it.Row.Measures[c]; m.Is || m.Amount != nil {
		text = measureText(&it, c)
		it.Amount = m.Amount
	}
	it.Measure = text
	return &Result{Status: answer.Answered, Plan: "Lookup" + why, Score: 1, Document: it.Page.Document.ID, Measure: it.Table.Columns[c].Name,
		Parts: []Part{{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite}}, Rows: []string{it.ID()}, items: []listing.Item{it}}
}

// namesOtherRow reports whether a follow-up names another row of the table.
func (r *Run) namesOtherRow(t *thing) bool {
	return slices.ContainsFunc(t.table.Rows, func(row reading.Row) bool { return row.Sentence != t.row.Sentence && t.calls(&row, string(r.Q.Folded)) })
}

// anyNameRE matches the name of any column.
var anyNameRE = regexp.MustCompile(``)

// wholeRowRE matches a follow-up for the row of totals: 全市呢, 合计呢.
var wholeRowRE = regexp.MustCompile(`^那?(?:全[省市区县州]|合计|总计|总共|一共)`)

// calls reports whether a question names a row, or the investor of a project's row.
func (t *thing) calls(row *reading.Row, q string) bool {
	if row.Total && wholeRowRE.MatchString(q) && !t.table.IsProjects() {
		return true
	}
	for c := range t.table.Columns {
		if c != t.table.Name && (!t.table.IsProjects() || t.table.Columns[c].Role != "party") {
			continue
		}
		if name := listing.Stem(foldedCell(t.page, row, c)); len([]rune(name)) >= 2 && strings.Contains(q, name) {
			return true
		}
	}
	return false
}

// columnOf is the column that a question names by two characters or more, -1 for
// none or several.
func (t *thing) columnOf(q string) int {
	best, most, twice := -1, 1, false
	for c, col := range t.table.Columns {
		if c == t.table.Name {
			continue
		}
		n := common(unitEndRE.ReplaceAllString(col.Name, ""), q)
		switch {
		case n > most:
			best, most, twice = c, n, false
		case n == most && best >= 0:
			twice = true
		}
	}
	if twice {
		return -1
	}
	return best
}

// stateAskedOfRE matches a follow-up for whether something has happened.
var stateAskedOfRE = regexp.MustCompile(`(?:没有|没|了吗|吗|了么|否)[?。]?$|是不是|是否|有没有`)

// stateOf answers whether something has happened with the clause that says so of
// the thing, or says that it has not: 三期尚未动工.
func (r *Run) stateOf(t *thing) *Result {
	q := string(r.Q.Folded)
	if !stateAskedOfRE.MatchString(q) {
		return nil
	}
	words := r.deedsIn(q)
	if len(words) == 0 {
		return nil
	}
	p := t.page
	a := wanted{phase: phaseNumber(q)}
	if a.phase == 0 {
		a.phase = r.phaseBefore(t)
	}
	for _, span := range t.spans {
		for c := range p.Clauses {
			s := p.Clauses[c].Span
			if s.Start < span.Start || s.End > span.End || !find.HoldsAny(p.Read(s), words) || !t.inPhase(s.End-1, a, q) {
				continue
			}
			cite := p.Sentences[p.Clauses[c].Sentence].Span
			if p.Sentences[p.Clauses[c].Sentence].Row >= 0 {
				s = t.cellWith(words)
			}
			return &Result{Status: answer.Answered, Plan: "Lookup state [of the thing before]", Score: 1, Document: p.Document.ID, Parts: []Part{{Page: p, Show: s, Cite: cite}}}
		}
	}
	if res := r.stateCell(t); res != nil {
		return res
	}
	return r.stateBelow(t, words)
}

// stateBelow is the clause of the paragraph that says whether something has happened,
// when it has just one: 项目…总投资3亿元。…截至年底尚未开工.
func (r *Run) stateBelow(t *thing, words []string) *Result {
	p, found := t.page, -1
	if t.row != nil {
		return nil
	}
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	for c := range p.Clauses {
		s := p.Clauses[c].Span
		if s.Start < t.at || s.End > block.End || !find.HoldsAny(p.Read(s), words) || !stateSaidRE.MatchString(p.Read(s)) {
			continue
		}
		if found >= 0 {
			return nil
		}
		found = c
	}
	if found < 0 {
		return nil
	}
	clause := &p.Clauses[found]
	cite := p.Sentences[clause.Sentence].Span
	return tell("Lookup state [of the paragraph]", p, corpus.Span{Start: cite.Start, End: clause.Span.End}, cite)
}

// stateSaidRE matches words of a clause that says whether something has happened.
var stateSaidRE = regexp.MustCompile(`未|没有?|已经?|了|完成|终止|暂停|暂缓`)

// stateOther answers what has become of another part of the thing, behind a question
// for the state of one: 另一条产线呢 behind 开工了吗. nil when the paragraph does not say.
func (r *Run) stateOther(t *thing) *Result {
	q, p := string(r.Q.Folded), t.page
	if t.row != nil || !andWhatRE.MatchString(q) || !stateAskedOfRE.MatchString(r.Before) || len(r.deedsIn(r.Before)) == 0 {
		return nil
	}
	names := r.ownNames(r.alignmentOf(p))
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	for c := range p.Clauses {
		s := p.Clauses[c].Span
		if !block.Contains(s) || !slices.ContainsFunc(names, func(x *find.Piece) bool { return x.StandsIn(s) }) {
			continue
		}
		if text := p.Read(s); len(r.deedsIn(text)) > 0 && stateSaidRE.MatchString(text) {
			return tellClause("Lookup state [of another part]", p, c)
		}
	}
	return nil
}

// andWhatRE matches follow-ups that only name another thing: 二厂呢.
var andWhatRE = regexp.MustCompile(`呢[?。]?$`)

// rowField answers where, with whom or when with the cell of the row before: 在哪儿
// behind the sum of a project of a table. nil when the table has no such column.
func (r *Run) rowField(t *thing) *Result {
	role := roleOf[r.Q.Kind]
	if t.table == nil || t.row == nil || role == "" || role == "date" && r.otherAction() || !t.table.IsProjects() || t.table.Name < 0 {
		return nil
	}
	if r.namesOtherRow(t) {
		return nil
	}
	it := listing.Item{Page: t.page, Table: t.table, Row: t.row, Align: r.alignmentOf(t.page)}
	text, has := it.Column(role)
	if !has || text == "" {
		return nil
	}
	name := t.page.Shown(t.row.Cells[t.table.Name])
	return &Result{Status: answer.Answered, Plan: "Lookup " + role + " [row before]", Score: 1, Document: t.page.Document.ID,
		Parts: []Part{{Label: name, Text: text, Page: t.page, Cite: t.page.Sentences[t.row.Sentence].Span}}}
}

// deedsIn are the words of the same action as one of the question's.
func (r *Run) deedsIn(q string) []string {
	for _, words := range r.Words.Actions {
		if find.HoldsAny(q, words) {
			return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return len([]rune(w)) < 2 })
		}
	}
	return nil
}

// cellWith is the cell of the row that has one of some words.
func (t *thing) cellWith(words []string) corpus.Span {
	for _, cell := range t.row.Cells {
		if !cell.Empty() && find.HoldsAny(t.page.Read(cell), words) {
			return cell
		}
	}
	return t.page.Sentences[t.row.Sentence].Span
}

// stateCell answers with the state column of a row.
func (r *Run) stateCell(t *thing) *Result {
	if t.row == nil {
		return nil
	}
	it := listing.Item{Page: t.page, Table: t.table, Row: t.row}
	text, has := it.Column("status")
	if !has || text == "" {
		return nil
	}
	name := t.page.Shown(t.row.Cells[max(t.table.Name, 0)])
	return &Result{Status: answer.Answered, Plan: "Lookup state [row before]", Score: 1, Document: t.page.Document.ID,
		Parts: []Part{{Label: name, Text: text, Page: t.page, Cite: t.page.Sentences[t.row.Sentence].Span}}}
}
