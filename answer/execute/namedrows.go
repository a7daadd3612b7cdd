package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// divisionEndRE matches what is left off when a place is spoken of: 竹海县 is
// 竹海.
var divisionEndRE = regexp.MustCompile(`(?:市|区|县|省|州|旗|镇|乡|新区|开发区|自治州|自治县|自治区)$`)

// namedRows are the rows of a table of places or groups that the question
// names, two or more of one table.
func (r *Run) namedRows(least int) []item {
	q := string(r.Q.Folded)
	var best []item
	score := 0.0
	for i, p := range r.Pages {
		a := r.find.aligned[i]
		for t := range p.Tables {
			if p.Tables[t].IsProjects() || !r.ofTime(p, &p.Tables[t]) {
				continue
			}
			f := figureTable{page: p, table: &p.Tables[t], rows: r.tableItems(p, a, &p.Tables[t])}
			rows := f.named(q)
			s := float64(len(rows))
			if a.total > 0 {
				s += 3 * a.found / a.total
			}
			if len(rows) >= least && s > score {
				best, score = rows, s
			}
		}
	}
	return best
}

func rowsNamed(q string, rows []item) []item {
	var out []item
	for _, it := range rows {
		name := strings.TrimSpace(bracketedRE.ReplaceAllString(clean.Fold(it.name), ""))
		stem := divisionEndRE.ReplaceAllString(name, "")
		if len([]rune(stem)) < 2 {
			stem = name
		}
		if strings.Contains(q, stem) && !slices.ContainsFunc(out, func(x item) bool { return clean.Fold(x.name) == name }) {
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
func (r *Run) measured(rows []item, c int) []item {
	var out []item
	for _, it := range rows {
		if c >= len(it.row.Measures) || !it.row.Measures[c].Is {
			continue
		}
		m := it.row.Measures[c]
		it.amount, it.number, it.show, it.measure = m.Amount, m.Number, it.row.Cells[c], measureText(&it, c)
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
	t := rows[0].table
	c := r.askedColumn(t)
	if c < 0 {
		return nil
	}
	rows = r.measured(rows, c)
	s := selection{items: rows, cover: 1, why: " [rows named]"}
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
	var parts []item
	for c := range rows[0].table.Columns {
		col := &rows[0].table.Columns[c]
		groups := strings.Fields(col.Name)
		if len(groups) < 2 || slices.ContainsFunc(groups, func(g string) bool { return likeness(q, g) < 0.5 }) {
			continue
		}
		for _, it := range r.measured(rows, c) {
			if it.amount != nil {
				it.name += " " + groups[0]
				parts = append(parts, it)
			}
		}
	}
	if len(parts) < 2 {
		return nil
	}
	return r.total(parts, selection{items: parts, cover: 1, why: " [columns named]"})
}
