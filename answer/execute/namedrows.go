package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// namedRows are the rows of a table of places or groups that the question
// names, two or more of one table.
func (r *Run) namedRows(least int) []listing.Item {
	q := string(r.Q.Folded)
	var best []listing.Item
	score := 0.0
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		for t := range p.Tables {
			if p.Tables[t].IsProjects() || !r.ofTime(p, &p.Tables[t]) {
				continue
			}
			f := figureTable{page: p, table: &p.Tables[t], rows: r.tableItems(p, a, &p.Tables[t])}
			rows := f.named(q)
			s := float64(len(rows))
			if a.Total > 0 {
				s += 3 * a.Found / a.Total
			}
			if len(rows) >= least && s > score {
				best, score = rows, s
			}
		}
	}
	return best
}

func rowsNamed(q string, rows []listing.Item) []listing.Item {
	var out []listing.Item
	for _, it := range rows {
		name := strings.TrimSpace(listing.BracketedRE.ReplaceAllString(clean.Fold(it.Name), ""))
		stem := listing.DivisionEndRE.ReplaceAllString(name, "")
		if len([]rune(stem)) < 2 {
			stem = name
		}
		if strings.Contains(q, stem) && !slices.ContainsFunc(out, func(x listing.Item) bool { return clean.Fold(x.Name) == name }) {
			out = append(out, it)
		}
	}
	return out
}

// numberAskedRE matches questions for the number of projects, not their sums.
var numberAskedRE = regexp.MustCompile(`(?:项目|企业|公司|家数|个数)(?:数量?|谁|签得)?(?:更|最)?[多少]`)

// askedColumn is the measure that a question about rows of places means: the
// one it names, else the amounts, else the first with figures.
func (r *Run) askedColumn(t *reading.Table) int {
	counts := numberAskedRE.MatchString(string(r.Q.Folded))
	if c := r.column(t); c >= 0 && !(counts && t.Columns[c].Role == "amount") {
		return c
	}
	first := -1
	for c := range t.Columns {
		if !t.Measured(c) || t.Columns[c].Unit == "%" {
			continue
		}
		if t.Columns[c].Role == "amount" && !counts {
			return c
		}
		if first < 0 && t.Columns[c].Role != "amount" {
			first = c
		}
	}
	return first
}

// measured puts the figure of a column into rows; those without one are left
// out.
func (r *Run) measured(rows []listing.Item, c int) []listing.Item {
	var out []listing.Item
	for _, it := range rows {
		if c >= len(it.Row.Measures) || !it.Row.Measures[c].Is {
			continue
		}
		m := it.Row.Measures[c]
		it.Amount, it.Number, it.Show, it.Measure = m.Amount, m.Number, it.Row.Cells[c], measureText(&it, c)
		out = append(out, it)
	}
	return out
}

// rowsAsked answers a comparison, sum or ranking of rows that the question
// names; nil when it names fewer than two.
func (r *Run) rowsAsked() *Result {
	rows := r.namedRows(2)
	if len(rows) < 2 {
		return r.columnsAsked()
	}
	t := rows[0].Table
	c := r.askedColumn(t)
	if c < 0 {
		return nil
	}
	rows = r.measured(rows, c)
	s := listing.Selection{Items: rows, Cover: 1, Why: " [rows named]"}
	switch {
	case len(rows) < 2:
		return nil
	case r.Q.Asks("compare") && len(rows) == 2:
		return r.versus(rows[0], rows[1])
	case r.Q.Asks("compare", "top"):
		return r.topMeasureOf(rows, t, c, s)
	case r.Q.Asks("sum") || addRE.MatchString(string(r.Q.Folded)):
		return r.sumMeasureOf(rows, t, c, s)
	}
	return nil
}

// columnsAsked adds up several columns of one row: 签约、开工、投产三批总投资加
// 起来.
func (r *Run) columnsAsked() *Result {
	if !r.Q.Asks("sum") {
		return nil
	}
	rows := r.namedRows(1)
	if len(rows) != 1 {
		return nil
	}
	q := string(r.Q.Folded)
	var parts []listing.Item
	for c := range rows[0].Table.Columns {
		col := &rows[0].Table.Columns[c]
		groups := strings.Fields(col.Name)
		if len(groups) < 2 || slices.ContainsFunc(groups, func(g string) bool { return likeness(q, g) < 0.5 }) {
			continue
		}
		for _, it := range r.measured(rows, c) {
			if it.Amount != nil {
				it.Name += " " + groups[0]
				parts = append(parts, it)
			}
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return r.total(parts, listing.Selection{Items: parts, Cover: 1, Why: " [columns named]"})
}
