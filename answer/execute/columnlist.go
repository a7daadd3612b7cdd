package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
)

// columnListRE matches questions for all that a column says: 投资方有哪几家,
// 代表项目都是什么, 负责人分别是谁.
var columnListRE = regexp.MustCompile(`^(?:名称?|单位)?(?:都|各|分别|各自)?(?:是|有|叫|为)(?:哪|什么|啥|谁)`)

// columnListed lists what the rows of a table say in the column that the question
// asks for by its name; nil when it names a row, or more than the table is about,
// or when two tables do as well.
func (r *Run) columnListed() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("list", "partner", "who", "where", "") || r.limited() || numbersLimited(q) {
		return nil
	}
	var best []Part
	var rows []listing.Item
	most, alike := 0, false
	for i, p := range r.Pages {
		for t := range p.Tables {
			table := &p.Tables[t]
			c := listedColumn(table, q)
			if c < 0 || len(table.Rows) < 3 || !r.yearKnown(p) {
				continue
			}
			all := r.tableItems(p, r.find.Aligned[i], table)
			fit := said(p.Read(table.Caption), []rune(q))
			if !r.wholeColumn(p, table, all, q) || fit < most {
				continue
			}
			alike = best != nil && fit == most
			rows = slices.DeleteFunc(all, func(it listing.Item) bool { return !it.Fills(c) })
			best, most = columnParts(rows, c), fit
		}
	}
	if alike || len(best) < 2 || r.misses(len(best)) {
		return nil
	}
	return &Result{Status: answer.Answered, Message: "rows", Args: []string{strconv.Itoa(len(best))}, Plan: "List [column]", Document: best[0].Page.Document.ID, Parts: best, items: rows}
}

// listedColumn is the column of words, not that of the rows' names, which a question
// names right before it asks for its cells; -1 for none.
func listedColumn(t *reading.Table, q string) int {
	return slices.IndexFunc(t.Columns, func(c reading.Column) bool {
		name := listing.OwnColumnName(c.Name)
		i := strings.LastIndex(q, name)
		return len([]rune(name)) > 2 && i > 0 && name != listing.OwnColumnName(t.Columns[t.Name].Name) && c.Unit == "" && columnListRE.MatchString(q[i+len(name):])
	})
}

// wholeColumn reports whether a question is about all rows of a table: it names none,
// nor a word of their cells, and nothing that is not written over the table.
func (r *Run) wholeColumn(p *reading.Page, t *reading.Table, rows []listing.Item, q string) bool {
	heading := p.Head()
	caption := p.Read(t.Caption)
	for _, c := range t.Columns {
		caption += "\n" + listing.OwnColumnName(c.Name)
	}
	if len(rowsNamed(q, rows)) > 0 {
		return false
	}
	for _, w := range cellWords([]rune(listing.Soften(q)), rows, t) {
		if !strings.Contains(heading, w.Text) && !strings.Contains(caption, w.Text) {
			return false
		}
	}
	strange, _ := r.strangeIn(heading+"\n"+caption, ledgerWordRE)
	return strange == 0
}

// said is how many characters of a question a line has, each with one beside it.
func said(line string, q []rune) int {
	n := 0
	for i := range q {
		if pairKnown(line, q, i) {
			n++
		}
	}
	return n
}

// columnParts are the cells of a column, each with the name of its row.
func columnParts(rows []listing.Item, c int) []Part {
	var out []Part
	for _, it := range rows {
		out = append(out, Part{Label: it.Name, Text: it.Page.Shown(it.Row.Cells[c]), Page: it.Page, Cite: it.Cite})
	}
	return out
}
