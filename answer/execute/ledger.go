package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// ledgerWordRE matches what questions for ledgers say beside names: 那张表里, 哪家
// 公司.
var ledgerWordRE = regexp.MustCompile(`[还仍尚]?(?:停留?在|处在|处于|卡在|属于|属)|阶段|状态|牵?涉及?|那?[张份个]?(?:表|清单|台账|名单|一览)(?:[里中上]|格)?|项目|企业|公司|单位|工厂|投资(?:主体|方|额)?|金额|总投资|合计|一共|计价|盘子|最[大小高低多少]|签约?了?|这[回次]|[哪那这]|叫(?:什么|啥)?|厂$|[厂园]|的|里|[一二三四五六七八九十两]?个|落在?|放在?|[市县区旗镇乡]$|同|跟|和|边个|多少|还没动?|没动|约|占`)

// ledgers are the tables of projects of the candidate pages.
func (r *Run) ledgers() []listing.Ledger {
	var out []listing.Ledger
	for i, p := range r.Pages {
		for t := range p.Tables {
			table := &p.Tables[t]
			if !table.IsProjects() || len(table.Rows) < 3 || !r.yearKnown(p) {
				continue
			}
			l := listing.Ledger{Page: p, Table: table, Rows: r.tableItems(p, r.find.Aligned[i], table)}
			title := p.Head() + "\n" + p.Read(table.Caption)
			l.Heading = title + "\n" + strings.Join(l.Cities(), "\n")
			l.Named = r.namesHeading(l.Heading)
			out = append(out, l)
		}
	}
	if len(out) == 1 && (r.Q.Table || tableSaidRE.MatchString(string(r.Q.Folded))) {
		out[0].Named = true // the table that is spoken of
	}
	r.spokenOf(out)
	return out
}

// tableLeadRE matches what a question calls the table that it asks: 西部外资项目表里.
var tableLeadRE = regexp.MustCompile(`^[^,。?!几哪谁多]{0,18}?(?:表格|附表|表|台账|清单|名单|一览|名录)(?:列|里头?|中|上|内)`)

// spokenOf marks the one ledger that has most of what the question calls the
// table, and all the places in that; its other words need not stand in it. Of
// two alike it is the one that is a document of its own.
func (r *Run) spokenOf(list []listing.Ledger) {
	lead := tableLeadRE.FindString(string(r.Q.Folded))
	if lead == "" {
		return
	}
	most, best, alike := -1, 0, false
	for i := range list {
		l := &list[i]
		text := l.Heading
		for _, it := range l.Rows {
			text += "\n" + it.Page.Read(it.Cite)
		}
		n := 0
		for runes, k := []rune(ledgerWordRE.ReplaceAllString(lead, "")), 0; k < len(runes); k++ {
			if pairKnown(text, runes, k) {
				n++
			}
		}
		if !r.holdsAll(l, len([]rune(lead))) || n < most {
			continue
		}
		if n == most && l.Pure() != list[best].Pure() {
			alike = false
			if l.Pure() {
				best = i
			}
			continue
		}
		alike = n == most
		most, best = n, i
	}
	if most >= 0 && !alike {
		list[best].Named, list[best].Lead = true, lead
	}
}

// holdsAll reports whether a ledger is of, or has rows in, each place that the
// first runes of the question name.
func (r *Run) holdsAll(l *listing.Ledger, first int) bool {
	for _, p := range r.Q.Places {
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		if p.Span.End <= first && !strings.Contains(l.Heading, name) && len(listing.RowsIn(l.Rows, name, p.ID)) == 0 {
			return false
		}
	}
	return true
}

// namesHeading reports whether a place or another name of the question stands in
// what is written over a table.
func (r *Run) namesHeading(heading string) bool {
	for _, t := range r.Q.Terms {
		for i := 0; i+1 < len(t.Runes); i++ {
			if !t.Lent && t.Group == 0 && t.Weight[i] >= 0.9 && t.Weight[i+1] >= 0.9 && strings.Contains(heading, string(t.Runes[i:i+2])) {
				return true
			}
		}
	}
	return false
}

// namedRow is the only row that a question names by what rows are called by:
// all its names are said by that row or stand over its table, and no other
// document tells of something that is called nearly so.
func (r *Run) namedRow() (listing.Item, bool) {
	if it, ok := r.serialRow(); ok {
		return it, true
	}
	var best listing.Item
	most, next := 0, 0
	for _, l := range r.ledgers() {
		for _, it := range l.Rows {
			said := r.saidIn(it.Identity())
			if said < 2 || said < most {
				next = max(next, said)
				continue
			}
			if strange, all := r.strangeIn(l.Heading+"\n"+it.Whole(), ledgerWordRE); strange > 0 || all == 0 {
				continue
			}
			if best.Page != nil {
				next = max(next, most)
			}
			best, most = it, said
		}
	}
	return best, most > 0 && next < most && !r.calledElsewhere(best, most)
}

// serialRE matches the number of a row: 表里第7项, 序号12, w-08.
var serialRE = regexp.MustCompile(`第([0-9]{1,3}|[一二三四五六七八九十]{1,3})(?:项|号|行)|[序编]号(?:为|是)?([0-9]{1,3})(?:$|[^0-9年])|(?:^|[^a-z])([a-z]{1,3}-[0-9]{1,4})(?:$|[^0-9])`)

// serialRow is the row whose number the question names, of the only ledger that has
// it; a plain number must be said to stand in a table.
func (r *Run) serialRow() (found listing.Item, ok bool) {
	q := string(r.Q.Folded)
	m := serialRE.FindStringSubmatch(q)
	if m == nil || m[1] != "" && !tableSaidRE.MatchString(q) {
		return listing.Item{}, false
	}
	number := m[2] + m[3]
	if m[1] != "" {
		number = strconv.Itoa(reading.WholeNumber(m[1]))
	}
	for _, l := range r.ledgers() {
		for c := range l.Table.Columns {
			if l.Table.Columns[c].Role != "serial" {
				continue
			}
			for _, it := range l.Rows {
				if c >= len(it.Row.Cells) || it.Page.Read(it.Row.Cells[c]) != number {
					continue
				}
				if ok {
					return listing.Item{}, false
				}
				found, ok = it, true
			}
		}
	}
	return found, ok
}

// calledElsewhere reports whether another document has a project that the
// question names about as well as a row.
func (r *Run) calledElsewhere(row listing.Item, said int) bool {
	for i, p := range r.Pages {
		if a := r.find.Aligned[i]; p != row.Page && a.Names > 0 && a.Lost == 0 {
			return true
		}
	}
	return slices.ContainsFunc(r.items(), func(it listing.Item) bool {
		if it.Page == row.Page && it.Row != nil {
			return false
		}
		if it.Entry || it.Row != nil && !it.Table.IsProjects() {
			return false
		}
		name := clean.Fold(it.Name)
		if it.Project != nil {
			name += "\n" + clean.Fold(strings.Join(it.Project.PartyNames(), "\n"))
		} else if it.Row != nil {
			name = it.Identity()
		}
		return 4*r.saidIn(name) >= 3*said
	})
}

// saidIn counts the characters of the question that stand in a text with the
// one beside them.
func (r *Run) saidIn(text string) int {
	n := 0
	for _, t := range r.Q.Terms {
		if t.Lent || t.Group != 0 {
			continue
		}
		for i := range t.Runes {
			if len(t.Runes) > 1 && pairKnown(text, t.Runes, i) {
				n++
			}
		}
	}
	return n
}

// ledgerCell answers from one cell of the one row that a question names; nil
// when it names none, or the table has no such column.
func (r *Run) ledgerCell() *Result {
	if r.Leaning || r.Q.Language == "en" || r.Q.Chart != "" || r.Q.Asks("list", "count", "sum", "top", "compare", "group") && !r.Q.Asks("list") {
		return nil
	}
	q := string(r.Q.Folded)
	for _, ask := range listing.CellAsks {
		if !ask.Asked.MatchString(q) {
			continue
		}
		it, ok := r.namedRow()
		if !ok || r.namesCell(&it, ask.Role) {
			return nil
		}
		text, has := it.Column(ask.Role)
		if !has {
			return nil
		}
		if text = strings.TrimSpace(text); text == "" || reading.NothingRE.MatchString(clean.Fold(text)) && !(ask.Role == "mode" && clean.Fold(text) == "面议") {
			res := notFound("fact_not_stated")
			res.Document, res.Why = it.Page.Document.ID, " [empty cell]"
			return res
		}
		part := Part{Label: it.Name, Text: text, Page: it.Page, Cite: it.Cite}
		return &Result{Status: answer.Answered, Plan: "Lookup " + ask.Role + " [cell of a row]", Score: 1, Document: it.Page.Document.ID, Parts: []Part{part}, Rows: []string{it.ID()}, items: []listing.Item{it}}
	}
	return nil
}

// namesCell reports whether the question itself says what the cell of a role
// does: then something else is asked.
func (r *Run) namesCell(it *listing.Item, role string) bool {
	text, _ := it.Column(role)
	if role == "place" || text == "" {
		return false
	}
	rest := strings.ReplaceAll(it.Whole(), clean.Fold(text), " ")
	return r.saidIn(rest+"\n"+clean.Fold(text))-r.saidIn(rest) >= 2
}
