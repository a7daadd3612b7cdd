package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// ledgerRoles are the columns whose words choose rows.
var ledgerRoles = []string{"status", "origin", "sector", "place", "mode", "party", "partner", "head", "event"}

var (
	// ledgerOtherRE matches questions for what rows are no answer to.
	ledgerOtherRE = regexp.MustCompile(`平均|占比|比重|百分|增长|什么时候|几时|何时|哪[天年月]|几月|为什么|为啥|多少(?:亩|人|吨|台|万[^元]|个?岗位)|季度|半年|前.{1,2}月|[年月]底|以来|累计签|就要|竣工|投用|达产`)
	// negatedRE matches questions for what is not done yet.
	negatedRE = regexp.MustCompile(`[没未不]`)
	// limitNotRE matches the signs of limits that deny in form only: 不到, 不超过.
	limitNotRE = regexp.MustCompile(`不(?:到|足|超过|少于|低于|多于|高于|止)`)
	// tableSaidRE matches questions that speak of a table.
	tableSaidRE = regexp.MustCompile(`表[里中上内]?|台账|清单|一览|名单|名录`)
	// onlySignedRE matches the state of what is signed and no more.
	onlySignedRE = regexp.MustCompile(`(?:只)?签(?:了|过)?(?:约|合同|协议)?(?:了)?(?:,)?(?:但|却|而|还|可)?(?:是)?(?:还)?(?:没|未|没有|不)(?:有)?(?:动工?|开工|开建|落地)`)
	// shortBannerRE matches the short name of a banner or county: 达旗.
	shortBannerRE = regexp.MustCompile(`[\p{Han}]{1,3}[旗县]`)
)

// ledgerRows answers which rows of one ledger a question means, how many they
// are, their sum, or the largest: those that all its words and limits hold of.
// nil when the ledger does not explain the question.
func (r *Run) ledgerRows() *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || r.Q.Chart != "" || !r.Q.Asks("list", "count", "sum", "top", "", "yesno", "partner", "amount") || otherAskedRE.MatchString(q) || ledgerOtherRE.MatchString(q) {
		return nil
	}
	if negatedRE.MatchString(plan.WithoutUnstated(limitNotRE.ReplaceAllString(blankRE.ReplaceAllString(onlySignedRE.ReplaceAllString(q, ""), ""), ""))) {
		return nil
	}
	if it, ok := r.serialRow(); ok && r.Q.Asks("list", "", "partner") {
		return r.listItems([]item{it}, selection{items: []item{it}, cover: 1, why: " [number of a row]"}, true)
	}
	if res := r.equalColumns(); res != nil {
		return res
	}
	var best []item
	var found ledger
	several := false
	for _, l := range r.ledgers() {
		rows, ok := r.ledgerFit(&l)
		if !ok {
			several = several || r.holdsPlace(&l)
			continue
		}
		several = several || best != nil
		best, found = rows, l
	}
	if best == nil || several || r.misses(len(best)) {
		return nil
	}
	return r.ledgerAnswer(best, &found)
}

// equalColumnsRE matches questions for rows of which two columns say the same.
var equalColumnsRE = regexp.MustCompile(`一样(?:多|大|高)?|相等|相同|等于|一致`)

// equalColumns lists the rows with the same figure in the two columns that the
// question calls by their names: 总投资和协议外资一样多的.
func (r *Run) equalColumns() *Result {
	q := string(r.Q.Folded)
	if !equalColumnsRE.MatchString(q) || !rowListRE.MatchString(q) {
		return nil
	}
	var kept []item
	for _, l := range r.ledgers() {
		var said []int
		for c := range l.table.Columns {
			if name := ownColumnName(l.table.Columns[c].Name); len([]rune(name)) > 2 && strings.Contains(q, name) && l.table.HoldsMoney(c) {
				said = append(said, c)
			}
		}
		if len(said) != 2 || kept != nil {
			continue
		}
		for _, it := range l.rows {
			a, b := it.row.Measures[said[0]], it.row.Measures[said[1]]
			if a.Amount != nil && b.Amount != nil && *a.Amount == *b.Amount {
				kept = append(kept, it)
			}
		}
	}
	if kept == nil {
		return nil
	}
	return r.listItems(kept, selection{items: kept, cover: 1, why: " [equal columns]"}, true)
}

// holdsPlace reports whether rows of a ledger that is not named lie in a place
// that the question names: then it may be the one that is meant.
func (r *Run) holdsPlace(l *ledger) bool {
	if l.named {
		return false
	}
	for _, p := range r.Q.Places {
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		if slices.ContainsFunc(l.rows, func(it item) bool { return it.inPlace(name, p.ID) }) {
			return true
		}
	}
	return false
}

// ledgerFit gives the rows of a ledger that a question means; false when its
// words are not all of the ledger, or choose nothing.
func (r *Run) ledgerFit(l *ledger) ([]item, bool) {
	q := []rune(soften(string(r.Q.Folded)))
	words := r.ledgerWords(q, l)
	sectors := slices.DeleteFunc(slices.Clone(r.Q.Sectors), func(s names.SectorWord) bool { return r.inLead(l, s.Span.Start, s.Span.End) })
	if len(sectors) > 0 && !slices.ContainsFunc(words, func(w cellWord) bool { return w.role == "sector" }) {
		return nil, false
	}
	if slices.ContainsFunc(words, func(w cellWord) bool { return notBeforeRE.MatchString(string(q[:w.start])) }) {
		return nil, false
	}
	known := l.heading + "\n" + l.lead + "\n" + blankRE.FindString(string(q))
	for _, c := range l.table.Columns {
		known += "\n" + c.Name
	}
	for _, w := range words {
		known += "\n" + w.text + "\n" + string(q[w.start:min(len(q), w.start+w.length())])
	}
	kept := slices.DeleteFunc(slices.Clone(l.rows), func(it item) bool { return !it.says(words) })
	kept, places := r.inPlaces(kept, words, l.heading)
	known += "\n" + places
	strange, _ := r.strangeIn(known, ledgerWordRE)
	if m := nThingsRE.FindStringSubmatch(string(q)); m != nil && reading.WholeNumber(m[1]) != len(kept) {
		if group := l.summed(reading.WholeNumber(m[1]), string(q)); group != nil {
			kept = group
		}
	}
	state := r.ledgerState(words)
	if strange > 0 || !r.ofLedger(l, words) {
		return nil, false
	}
	unstated, blank := plan.AsksUnstated(string(q)), l.blankColumn(string(q))
	if blank < 0 && !unstated && blankRE.MatchString(string(q)) {
		return nil, false
	}
	limit, stated := unitLimitOf(string(q)), plan.AsksStated(string(q))
	kept = slices.DeleteFunc(kept, func(it item) bool {
		return unstated && it.amount != nil || stated && it.amount == nil || blank >= 0 && it.fills(blank) || !fitsAmount(r.Q, it.amount) || !it.fitsUnit(limit) || !r.fitsDate(it) || len(state) > 0 && !it.inState(state)
	})
	return kept, len(kept) > 0
}

// blankRE matches the name of a column that rows are to leave empty: 没写签约日期的.
var blankRE = regexp.MustCompile(`(?:没有?|未|不)(?:(?:写|说|公布|披露|列|给|标|提|报|填)(?:明|出)?|有)(\p{Han}{2,5}?)(?:的|$|[?]|是|有|项目|企业)`)

// dateNameRE matches what columns of dates are called.
var dateNameRE = regexp.MustCompile(`(?:时间|日期)$`)

// blankColumn is the column whose cells a question asks to be empty, -1 for none.
func (l *ledger) blankColumn(q string) int {
	m := blankRE.FindStringSubmatch(q)
	if m == nil {
		return -1
	}
	for c := range l.table.Columns {
		name := ownColumnName(l.table.Columns[c].Name)
		if c != l.table.Name && c != l.table.Amount && len([]rune(name)) > 1 && (strings.HasPrefix(m[1], name) || l.table.Columns[c].Role == "date" && dateNameRE.MatchString(m[1])) {
			return c
		}
	}
	return -1
}

// fills reports whether a row says something in a column.
func (it *item) fills(c int) bool {
	return c < len(it.row.Cells) && !it.row.Cells[c].Empty() && !reading.NothingRE.MatchString(it.page.Read(it.row.Cells[c]))
}

// summed are the rows over a sum of some rows (东县小计) which the question calls as
// the sum does and says how many they are; nil for none.
func (l *ledger) summed(n int, q string) []item {
	var group []item
	for i := range l.table.Rows {
		row := &l.table.Rows[i]
		if at := slices.IndexFunc(l.rows, func(it item) bool { return it.row == row }); at >= 0 {
			group = append(group, l.rows[at])
			continue
		}
		label := ""
		if len(row.Cells) > 0 {
			label = subtotalRE.ReplaceAllString(l.page.Read(row.Cells[0]), "")
		}
		if label != "" && len(group) == n && strings.Contains(q, label) {
			return group
		}
		group = nil
	}
	return nil
}

// subtotalRE matches what the label of a sum of some rows ends with.
var subtotalRE = regexp.MustCompile(`(?:小计|合计|总计|共计)[:：]?$`)

// inPlaces keeps the rows that lie in any of the places that a question names
// beside the words of cells, and gives the places that some do.
func (r *Run) inPlaces(rows []item, words []cellWord, title string) ([]item, string) {
	known := ""
	var in, whole []item
	var parts, wholes []string
	for _, p := range r.Q.Places {
		if slices.ContainsFunc(words, func(w cellWord) bool { return w.start < p.Span.End && p.Span.Start < w.start+w.length() }) {
			continue
		}
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		here := slices.DeleteFunc(slices.Clone(rows), func(it item) bool { return !it.inPlace(name, p.ID) })
		if len(here) > 0 {
			known += "\n" + name
		}
		if len(here) == len(rows) || strings.Contains(title, name) {
			whole, wholes = withRows(whole, here), append(wholes, p.ID)
			continue
		}
		in, parts = withRows(in, here), append(parts, p.ID)
	}
	if in == nil {
		return rows, known
	}
	if apart(wholes, parts) {
		in = withRows(in, whole)
	}
	return in, known
}

// withRows adds rows to others, each once.
func withRows(list, more []item) []item {
	for _, it := range more {
		if !slices.ContainsFunc(list, func(x item) bool { return x.row == it.row }) {
			list = append(list, it)
		}
	}
	return list
}

// apart reports whether the places that a table is of lie beside those that a
// question names too, and hold none of them: 甲省乙省 is not 甲省的乙市.
func apart(wholes, parts []string) bool {
	for _, w := range wholes {
		for _, p := range parts {
			if w == "" || p == "" || strings.HasPrefix(p, w+"/") {
				return false
			}
		}
	}
	return len(wholes) > 0
}

// ofLedger reports whether a question is of the rows of a ledger: it speaks of
// a table and names this one, or says what only cells of a table say.
func (r *Run) ofLedger(l *ledger, words []cellWord) bool {
	q := string(r.Q.Folded)
	if l.named && (r.Q.Table || tableSaidRE.MatchString(q)) {
		return true
	}
	if l.blankColumn(q) >= 0 && l.pure() {
		return true
	}
	if limit := unitLimitOf(q); limit.unit != "" && l.pure() {
		if c := unitColumn(l.table, limit.unit); c >= 0 && strings.Contains(q, ownColumnName(l.table.Columns[c].Name)) {
			return true // 窖藏12万吨以上
		}
	}
	return slices.ContainsFunc(words, func(w cellWord) bool {
		return slices.Contains([]string{"origin", "mode", "partner", "head"}, w.role) || r.Q.Kind == "" || w.said > 0 && l.pure() || w.role == "status" && l.named && l.pure()
	})
}

// pure reports whether a document is little but its table.
func (l *ledger) pure() bool {
	prose := 0
	for i := range l.page.Sentences {
		if l.page.Sentences[i].Kind != corpus.TableRow {
			prose++
		}
	}
	return prose <= 3
}

// ledgerState is the state that a question asks for when no cell says it in the
// same words.
func (r *Run) ledgerState(words []cellWord) []corpus.Status {
	if onlySignedRE.MatchString(string(r.Q.Folded)) {
		return []corpus.Status{corpus.Signed}
	}
	for _, w := range words {
		if w.role == "status" {
			return nil
		}
	}
	return r.Q.Status
}

// inState reports whether the record of an item is in one of some states.
func (it *item) inState(states []corpus.Status) bool {
	return it.record != nil && slices.Contains(states, it.record.Status.Or(""))
}

// ledgerWords are the words of a question that the cells of a ledger say.
func (r *Run) ledgerWords(q []rune, l *ledger) []cellWord {
	words := cellWordsIn(q, l.rows, l.table, ledgerRoles)
	for _, m := range shortBannerRE.FindAllStringIndex(string(q), -1) {
		at := len([]rune(string(q)[:m[0]]))
		words = append(words, l.banner(q, at, len([]rune(string(q)[m[0]:m[1]])))...)
	}
	words = append(words, r.sectorCells(q, l, words)...)
	words = append(words, l.capitalCells(q)...)
	return slices.DeleteFunc(words, func(w cellWord) bool {
		before, after := string(q[:w.start]), string(q[w.start+w.length():])
		return w.role == "sector" && r.inLead(l, w.start, w.start+w.length()) || strings.Contains(l.heading, w.text) || tableNameRE.MatchString(after) && w.role == "status" ||
			w.role == "origin" && w.said == 0 && !fromRE.MatchString(before) && !comesRE.MatchString(after) ||
			w.role == "status" && onlySignedRE.MatchString(string(q))
	})
}

// inLead reports whether a word for a sector is of what the question calls the table,
// 农业食品表里, rather than one that chooses rows of it: the table is called so, or the
// name says more than the word.
func (r *Run) inLead(l *ledger, start, end int) bool {
	lead := []rune(l.lead)
	if end > len(lead) {
		return false
	}
	rest := ledgerWordRE.ReplaceAllString(string(lead[:start])+string(lead[end:]), "")
	for _, p := range r.Q.Places {
		if p.Span.End <= len(lead) {
			rest = strings.ReplaceAll(rest, string(r.Q.Folded[p.Span.Start:p.Span.End]), "")
		}
	}
	return strings.Contains(l.heading, string(lead[start:end])) || len([]rune(rest)) > 1
}

// sectorCells are the cells of sectors that have a word for a sector in them which
// the question says and no cell is: 物流 of 现代物流.
func (r *Run) sectorCells(q []rune, l *ledger, words []cellWord) []cellWord {
	var out []cellWord
	for _, s := range r.Q.Sectors {
		if s.Span.End > len(q) || slices.ContainsFunc(words, func(w cellWord) bool { return w.start < s.Span.End && s.Span.Start < w.start+w.length() }) {
			continue
		}
		said := string(q[s.Span.Start:s.Span.End])
		for c := range l.table.Columns {
			if l.table.Columns[c].Role != "sector" {
				continue
			}
			for _, it := range l.rows {
				if c >= len(it.row.Cells) {
					continue
				}
				text := cellText(it.page.Read(it.row.Cells[c]))
				if strings.Contains(text, said) && !slices.ContainsFunc(out, func(w cellWord) bool { return w.text == text }) {
					out = append(out, cellWord{column: c, text: text, start: s.Span.Start, said: s.Span.Len(), role: "sector"})
				}
			}
		}
	}
	return out
}

// capitals are the origins that the short words for capital name.
var capitals = map[string][]string{
	"港澳台": {"香港", "澳门", "台湾"}, "港澳": {"香港", "澳门"}, "日韩": {"日本", "韩国"},
	"港资": {"香港"}, "港企": {"香港"}, "澳资": {"澳门"}, "台资": {"台湾"}, "台企": {"台湾"}, "日资": {"日本"}, "日企": {"日本"},
	"韩资": {"韩国"}, "韩企": {"韩国"}, "德资": {"德国"}, "德企": {"德国"}, "美资": {"美国"}, "美企": {"美国"}, "法资": {"法国"}, "法企": {"法国"}, "英资": {"英国"},
}

// shortCapitalRE matches them, the longest first.
var shortCapitalRE = regexp.MustCompile(`港澳台|港澳|日韩|[港台日韩德美法][资企]|澳资|英资`)

// capitalCells are the cells of origins that a short word of the question names:
// 德资项目, 港澳项目.
func (l *ledger) capitalCells(q []rune) []cellWord {
	m := shortCapitalRE.FindStringIndex(string(q))
	if m == nil {
		return nil
	}
	said := string(q)[m[0]:m[1]]
	start := len([]rune(string(q)[:m[0]]))
	if start < len([]rune(l.lead)) {
		return nil // of the whole table
	}
	var out []cellWord
	for c := range l.table.Columns {
		if l.table.Columns[c].Role != "origin" {
			continue
		}
		for _, name := range capitals[said] {
			if slices.ContainsFunc(l.rows, func(it item) bool {
				return c < len(it.row.Cells) && strings.Contains(cellText(it.page.Read(it.row.Cells[c])), name)
			}) {
				out = append(out, cellWord{column: c, text: name, start: start, said: len([]rune(said)), role: "origin"})
			}
		}
	}
	return out
}

// banner is the place of a ledger that a short name means: 达旗 is 达拉特旗,
// its first and its last character.
func (l *ledger) banner(q []rune, at, length int) []cellWord {
	for from := at; from+1 < at+length; from++ {
		short := q[from : at+length]
		var fit []cellWord
		for c := range l.table.Columns {
			if l.table.Columns[c].Role != "place" {
				continue
			}
			for _, it := range l.rows {
				name := []rune(it.page.Read(it.row.Cells[min(c, len(it.row.Cells)-1)]))
				if c < len(it.row.Cells) && len(name) > len(short)+1 && abridged(short, name) && !slices.ContainsFunc(fit, func(w cellWord) bool { return w.text == string(name) }) {
					fit = append(fit, cellWord{column: c, text: string(name), start: from, said: len(short), role: "place"})
				}
			}
		}
		if len(fit) == 1 {
			return fit
		}
	}
	return nil
}

// abridged reports whether a short name has the first and last character of a
// name and otherwise some of it in order.
func abridged(short, name []rune) bool {
	if short[0] != name[0] || short[len(short)-1] != name[len(name)-1] {
		return false
	}
	k := 0
	for _, c := range name {
		if k < len(short) && short[k] == c {
			k++
		}
	}
	return k == len(short)
}

// ledgerAnswer is the list, the number, the sum or the first of some rows.
func (r *Run) ledgerAnswer(rows []item, l *ledger) *Result {
	q := string(r.Q.Folded)
	s := selection{items: rows, cover: 1, why: " [ledger]"}
	switch {
	case r.Q.Kind == "count":
		n := int64(len(rows))
		res := r.listItems(rows, s, false)
		res.Message, res.Plan = "count", "Count [ledger]"
		res.Facts = append([]answer.Fact{{Kind: "count", Value: &n}}, res.Facts...)
		return res
	case r.Q.Kind == "top" && projectTopRE.MatchString(q) && !otherTopRE.MatchString(q):
		return r.rankItems(rows, s)
	case r.Q.Kind == "sum" && len(rows) > 1 || r.Q.Kind == "amount" && len(rows) > 1 && jointRE.MatchString(q):
		return r.total(rows, s)
	case r.Q.Asks("list", "yesno", "", "partner") && (rowListRE.MatchString(q) || len(rows) == 1 && oneRowRE.MatchString(q)):
		return r.listItems(rows, s, r.limited())
	}
	return nil
}

// oneRowRE matches questions for one row: 纺织的是哪个项目.
var oneRowRE = regexp.MustCompile(`哪一?(?:个|项|宗|笔|家)(?:项目|企业|公司)?[?]?$`)

// projectTopRE matches questions for the first of projects.
var projectTopRE = regexp.MustCompile(`项目|盘子|哪(?:一)?(?:个|项|宗|笔)|哪(?:一)?(?:个|项)?最|最.的`)
