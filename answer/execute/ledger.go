package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// A ledger is a table of projects that explains a question: every name in it is
// said by the table's heading, its columns, or the cells of the rows meant.
type ledger struct {
	page    *reading.Page
	table   *reading.Table
	rows    []item
	heading string // folded: what stands over the table, and the places that hold its rows
	named   bool   // the question names the table by its heading
	lead    string // folded: what the question calls the table, when that is this one
}

// ledgerWordRE matches what questions for ledgers say beside names: 那张表里, 哪家
// 公司.
var ledgerWordRE = regexp.MustCompile(`[还仍尚]?(?:停留?在|处在|处于|卡在|属于|属)|阶段|状态|牵?涉及?|那?[张份个]?(?:表|清单|台账|名单|一览)(?:[里中上]|格)?|项目|企业|公司|单位|工厂|投资(?:主体|方|额)?|金额|总投资|合计|一共|计价|盘子|最[大小高低多少]|签约?了?|这[回次]|[哪那这]|叫(?:什么|啥)?|厂$|[厂园]|的|里|[一二三四五六七八九十两]?个|落在?|放在?|[市县区旗镇乡]$|同|跟|和|边个|多少|还没动?|没动|约|占`)

// ledgers are the tables of projects of the candidate pages.
func (r *Run) ledgers() []ledger {
	var out []ledger
	for i, p := range r.Pages {
		for t := range p.Tables {
			table := &p.Tables[t]
			if !table.IsProjects() || len(table.Rows) < 3 || !r.yearKnown(p) {
				continue
			}
			l := ledger{page: p, table: table, rows: r.tableItems(p, r.find.aligned[i], table)}
			title := clean.Fold(p.Document.Title) + "\n" + p.Read(p.TitleSpan()) + "\n" + p.Read(table.Caption)
			l.heading = title + "\n" + strings.Join(l.cities(), "\n")
			l.named = r.namesHeading(l.heading)
			out = append(out, l)
		}
	}
	if len(out) == 1 && (r.Q.Table || tableSaidRE.MatchString(string(r.Q.Folded))) {
		out[0].named = true // the table that is spoken of
	}
	r.spokenOf(out)
	return out
}

// tableLeadRE matches what a question calls the table that it asks: 西部外资项目表里.
var tableLeadRE = regexp.MustCompile(`^[^,。?!几哪谁多]{0,18}?(?:表格|附表|表|台账|清单|名单|一览|名录)(?:列|里头?|中|上|内)`)

// spokenOf marks the one ledger that has most of what the question calls the
// table, and all the places in that; its other words need not stand in it. Of
// two alike it is the one that is a document of its own.
func (r *Run) spokenOf(list []ledger) {
	lead := tableLeadRE.FindString(string(r.Q.Folded))
	if lead == "" {
		return
	}
	most, best, alike := -1, 0, false
	for i := range list {
		l := &list[i]
		text := l.heading
		for _, it := range l.rows {
			text += "\n" + it.page.Read(it.cite)
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
		if n == most && l.pure() != list[best].pure() {
			alike = false
			if l.pure() {
				best = i
			}
			continue
		}
		alike = n == most
		most, best = n, i
	}
	if most >= 0 && !alike {
		list[best].named, list[best].lead = true, lead
	}
}

// holdsAll reports whether a ledger is of, or has rows in, each place that the
// first runes of the question name.
func (r *Run) holdsAll(l *ledger, first int) bool {
	for _, p := range r.Q.Places {
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		if p.Span.End <= first && !strings.Contains(l.heading, name) && !slices.ContainsFunc(l.rows, func(it item) bool { return it.inPlace(name, p.ID) }) {
			return false
		}
	}
	return true
}

// cities are the names of the divisions that hold all rows which tell theirs:
// a ledger of the banners of a city is one of the city.
func (l *ledger) cities() []string {
	count, told := map[string]int{}, 0
	for _, it := range l.rows {
		if it.record == nil || len(it.record.Places) == 0 {
			continue
		}
		told++
		for _, id := range it.record.Places {
			count[id]++
		}
	}
	var out []string
	for id, n := range count {
		if 3*n > 2*told && 2*told > len(l.rows) {
			name := id[strings.LastIndex(id, "/")+1:]
			out = append(out, clean.Fold(name), divisionEndRE.ReplaceAllString(clean.Fold(name), ""))
		}
	}
	slices.Sort(out)
	return out
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

// identity is what a row is called by: its name, its investors and partners.
func (it *item) identity() string {
	text := it.cellsOf("name", "party", "partner")
	if it.record != nil {
		text += "\n" + clean.Fold(strings.Join(it.record.PartyNames(), "\n"))
	}
	return text
}

// cellsOf are the cells of a row in columns of some roles, folded.
func (it *item) cellsOf(roles ...string) string {
	var b strings.Builder
	b.WriteString(clean.Fold(it.name))
	for c, cell := range it.row.Cells {
		if c < len(it.table.Columns) && slices.Contains(roles, it.table.Columns[c].Role) && !cell.Empty() {
			b.WriteString("\n" + it.page.Read(cell))
		}
	}
	return b.String()
}

// whole is all that a row says in words, and the names of its columns.
func (it *item) whole() string {
	text := it.cellsOf("name", "party", "partner", "place", "origin", "sector", "status", "mode", "head", "note")
	for _, c := range it.table.Columns {
		text += "\n" + c.Name
	}
	return text
}

// namedRow is the only row that a question names by what rows are called by:
// all its names are said by that row or stand over its table, and no other
// document tells of something that is called nearly so.
func (r *Run) namedRow() (item, bool) {
	if it, ok := r.serialRow(); ok {
		return it, true
	}
	var best item
	most, next := 0, 0
	for _, l := range r.ledgers() {
		for _, it := range l.rows {
			said := r.saidIn(it.identity())
			if said < 2 || said < most {
				next = max(next, said)
				continue
			}
			if strange, all := r.strangeIn(l.heading+"\n"+it.whole(), ledgerWordRE); strange > 0 || all == 0 {
				continue
			}
			if best.page != nil {
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
func (r *Run) serialRow() (found item, ok bool) {
	q := string(r.Q.Folded)
	m := serialRE.FindStringSubmatch(q)
	if m == nil || m[1] != "" && !tableSaidRE.MatchString(q) {
		return item{}, false
	}
	number := m[2] + m[3]
	if m[1] != "" {
		number = strconv.Itoa(reading.WholeNumber(m[1]))
	}
	for _, l := range r.ledgers() {
		for c := range l.table.Columns {
			if l.table.Columns[c].Role != "serial" {
				continue
			}
			for _, it := range l.rows {
				if c >= len(it.row.Cells) || it.page.Read(it.row.Cells[c]) != number {
					continue
				}
				if ok {
					return item{}, false
				}
				found, ok = it, true
			}
		}
	}
	return found, ok
}

// calledElsewhere reports whether another document has a project that the
// question names about as well as a row.
func (r *Run) calledElsewhere(row item, said int) bool {
	for i, p := range r.Pages {
		if a := r.find.aligned[i]; p != row.page && a.names > 0 && a.lost == 0 {
			return true
		}
	}
	return slices.ContainsFunc(r.items(), func(it item) bool {
		if it.page == row.page && it.row != nil {
			return false
		}
		if it.entry || it.row != nil && !it.table.IsProjects() {
			return false
		}
		name := clean.Fold(it.name)
		if it.project != nil {
			name += "\n" + clean.Fold(strings.Join(it.project.PartyNames(), "\n"))
		} else if it.row != nil {
			name = it.identity()
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

// cellAsk is what a question asks of one row: how it says so, and the role of
// the column that tells.
type cellAsk struct {
	asked *regexp.Regexp
	role  string
}

// cellAsks are looked through in order.
var cellAsks = []cellAsk{
	{regexp.MustCompile(`(?:跟|和|与|同)(?:谁|哪(?:家|个|几家)?)(?:企业|公司|单位)?(?:一起)?(?:合资|合作|合伙|合建|搞|做|干)|(?:中方|合作(?:方(?:[^式]|$)|单位|企业|伙伴)|合资方|本地(?:合作|伙伴)).{0,6}(?:谁|哪|什么|啥)`), "partner"},
	{regexp.MustCompile(`(?:投资(?:方|主体|商|单位|企业)?|外方|业主|公司|企业|单位)(?:是|叫)(?:谁|什么|啥|哪)|谁(?:投|家|出)|哪(?:一)?(?:家|个)(?:公司|企业|单位)?(?:投|的|在|来|做|出|建)|哪家(?:公司|企业)?[?]?$`), "party"},
	{regexp.MustCompile(`哪(?:一)?(?:个)?国|来自哪|什么国家|国别`), "origin"},
	{regexp.MustCompile(`(?:独资|合资|合作).{0,3}还是|(?:什么|啥|哪种)(?:合作|投资)?(?:方式|形式|性质)`), "mode"},
	{regexp.MustCompile(`在哪|哪里|哪儿|哪(?:一)?个?(?:市|县|区|旗|镇|乡|园区|开发区|街道|地方)|落(?:户)?(?:在|到|地)?(?:了)?(?:什么地方|何处)|边度`), "place"},
	{regexp.MustCompile(`(?:谁|哪位|哪个领导)(?:负责|包联|牵头|包抓)|负责人(?:是)?谁`), "head"},
}

// ledgerCell answers from one cell of the one row that a question names; nil
// when it names none, or the table has no such column.
func (r *Run) ledgerCell() *Result {
	if r.Leaning || r.Q.Language == "en" || r.Q.Chart != "" || r.Q.Asks("list", "count", "sum", "top", "compare", "group") && !r.Q.Asks("list") {
		return nil
	}
	q := string(r.Q.Folded)
	for _, ask := range cellAsks {
		if !ask.asked.MatchString(q) {
			continue
		}
		it, ok := r.namedRow()
		if !ok || r.namesCell(&it, ask.role) {
			return nil
		}
		text, has := it.column(ask.role)
		if !has {
			return nil
		}
		if text = strings.TrimSpace(text); text == "" || reading.NothingRE.MatchString(clean.Fold(text)) && !(ask.role == "mode" && clean.Fold(text) == "面议") {
			res := notFound("fact_not_stated")
			res.Document, res.Why = it.page.Document.ID, " [empty cell]"
			return res
		}
		part := Part{Label: it.name, Text: text, Page: it.page, Cite: it.cite}
		return &Result{Status: answer.Answered, Plan: "Lookup " + ask.role + " [cell of a row]", Score: 1, Document: it.page.Document.ID, Parts: []Part{part}, Rows: []string{it.id()}, items: []item{it}}
	}
	return nil
}

// namesCell reports whether the question itself says what the cell of a role
// does: then something else is asked.
func (r *Run) namesCell(it *item, role string) bool {
	text, _ := it.column(role)
	if role == "place" || text == "" {
		return false
	}
	rest := strings.ReplaceAll(it.whole(), clean.Fold(text), " ")
	return r.saidIn(rest+"\n"+clean.Fold(text))-r.saidIn(rest) >= 2
}

// inPlace reports whether a row lies in a place that the question names.
func (it *item) inPlace(name, id string) bool {
	if it.record != nil && id != "" {
		for _, have := range it.record.Places {
			if have == id || strings.HasPrefix(have, id+"/") {
				return true
			}
		}
	}
	text, _ := it.column("place")
	return strings.Contains(clean.Fold(text), name)
}
