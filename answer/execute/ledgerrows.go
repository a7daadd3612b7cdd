package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/listing"
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
	if negatedRE.MatchString(plan.WithoutUnstated(limitNotRE.ReplaceAllString(listing.BlankRE.ReplaceAllString(onlySignedRE.ReplaceAllString(q, ""), ""), ""))) {
		return nil
	}
	if it, ok := r.serialRow(); ok && r.Q.Asks("list", "", "partner") {
		return r.listItems([]listing.Item{it}, listing.Selection{Items: []listing.Item{it}, Cover: 1, Why: " [number of a row]"}, true)
	}
	if res := r.equalColumns(); res != nil {
		return res
	}
	var best []listing.Item
	var found listing.Ledger
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
	var kept []listing.Item
	for _, l := range r.ledgers() {
		var said []int
		for c := range l.Table.Columns {
			if name := listing.OwnColumnName(l.Table.Columns[c].Name); len([]rune(name)) > 2 && strings.Contains(q, name) && l.Table.HoldsMoney(c) {
				said = append(said, c)
			}
		}
		if len(said) != 2 || kept != nil {
			continue
		}
		for _, it := range l.Rows {
			a, b := it.Row.Measures[said[0]], it.Row.Measures[said[1]]
			if a.Amount != nil && b.Amount != nil && *a.Amount == *b.Amount {
				kept = append(kept, it)
			}
		}
	}
	if kept == nil {
		return nil
	}
	return r.listItems(kept, listing.Selection{Items: kept, Cover: 1, Why: " [equal columns]"}, true)
}

// holdsPlace reports whether rows of a ledger that is not named lie in a place
// that the question names: then it may be the one that is meant.
func (r *Run) holdsPlace(l *listing.Ledger) bool {
	if l.Named {
		return false
	}
	for _, p := range r.Q.Places {
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		if len(listing.RowsIn(l.Rows, name, p.ID)) > 0 {
			return true
		}
	}
	return false
}

// ledgerFit gives the rows of a ledger that a question means; false when its
// words are not all of the ledger, or choose nothing.
func (r *Run) ledgerFit(l *listing.Ledger) ([]listing.Item, bool) {
	q := []rune(listing.Soften(string(r.Q.Folded)))
	words := r.ledgerWords(q, l)
	sectors := slices.DeleteFunc(slices.Clone(r.Q.Sectors), func(s names.SectorWord) bool { return r.inLead(l, s.Span.Start, s.Span.End) })
	if len(sectors) > 0 && !slices.ContainsFunc(words, func(w listing.CellWord) bool { return w.Role == "sector" }) {
		return nil, false
	}
	if slices.ContainsFunc(words, func(w listing.CellWord) bool { return notBeforeRE.MatchString(string(q[:w.Start])) }) {
		return nil, false
	}
	known := l.Heading + "\n" + l.Lead + "\n" + listing.BlankRE.FindString(string(q))
	for _, c := range l.Table.Columns {
		known += "\n" + c.Name
	}
	for _, w := range words {
		known += "\n" + w.Text + "\n" + string(q[w.Start:min(len(q), w.Start+w.Length())])
	}
	kept := slices.DeleteFunc(slices.Clone(l.Rows), func(it listing.Item) bool { return !it.Says(words) })
	kept, places := r.inPlaces(kept, words, l.Heading)
	known += "\n" + places
	strange, _ := r.strangeIn(known, ledgerWordRE)
	if m := nThingsRE.FindStringSubmatch(string(q)); m != nil && reading.WholeNumber(m[1]) != len(kept) {
		if group := l.Summed(reading.WholeNumber(m[1]), string(q)); group != nil {
			kept = group
		}
	}
	state := r.ledgerState(words)
	if strange > 0 || !r.ofLedger(l, words) {
		return nil, false
	}
	unstated, blank := plan.AsksUnstated(string(q)), l.BlankColumn(string(q))
	if blank < 0 && !unstated && listing.BlankRE.MatchString(string(q)) {
		return nil, false
	}
	limit, stated := listing.UnitLimitOf(string(q)), plan.AsksStated(string(q))
	kept = slices.DeleteFunc(kept, func(it listing.Item) bool {
		return unstated && it.Amount != nil || stated && it.Amount == nil || blank >= 0 && it.Fills(blank) || !fitsAmount(r.Q, it.Amount) || !it.FitsUnit(limit) || !r.fitsDate(it) || len(state) > 0 && !it.InState(state)
	})
	return kept, len(kept) > 0
}

// inPlaces keeps the rows that lie in any of the places that a question names
// beside the words of cells, and gives the places that some do.
func (r *Run) inPlaces(rows []listing.Item, words []listing.CellWord, title string) ([]listing.Item, string) {
	known := ""
	var in, whole []listing.Item
	var parts, wholes []string
	for _, p := range r.Q.Places {
		if slices.ContainsFunc(words, func(w listing.CellWord) bool { return w.Start < p.Span.End && p.Span.Start < w.Start+w.Length() }) {
			continue
		}
		name := string(r.Q.Folded[p.Span.Start:p.Span.End])
		here := listing.RowsIn(rows, name, p.ID)
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
func withRows(list, more []listing.Item) []listing.Item {
	for _, it := range more {
		if !slices.ContainsFunc(list, func(x listing.Item) bool { return x.Row == it.Row }) {
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
func (r *Run) ofLedger(l *listing.Ledger, words []listing.CellWord) bool {
	q := string(r.Q.Folded)
	if l.Named && (r.Q.Table || tableSaidRE.MatchString(q)) {
		return true
	}
	if l.BlankColumn(q) >= 0 && l.Pure() {
		return true
	}
	if limit := listing.UnitLimitOf(q); limit.Unit != "" && l.Pure() {
		if c := listing.UnitColumn(l.Table, limit.Unit); c >= 0 && strings.Contains(q, listing.OwnColumnName(l.Table.Columns[c].Name)) {
			return true // 窖藏12万吨以上
		}
	}
	return slices.ContainsFunc(words, func(w listing.CellWord) bool {
		return slices.Contains([]string{"origin", "mode", "partner", "head"}, w.Role) || r.Q.Kind == "" || w.Said > 0 && l.Pure() || w.Role == "status" && l.Named && l.Pure()
	})
}

// ledgerState is the state that a question asks for when no cell says it in the
// same words.
func (r *Run) ledgerState(words []listing.CellWord) []corpus.Status {
	if onlySignedRE.MatchString(string(r.Q.Folded)) {
		return []corpus.Status{corpus.Signed}
	}
	for _, w := range words {
		if w.Role == "status" {
			return nil
		}
	}
	return r.Q.Status
}

// ledgerWords are the words of a question that the cells of a ledger say.
func (r *Run) ledgerWords(q []rune, l *listing.Ledger) []listing.CellWord {
	words := cellWordsIn(q, l.Rows, l.Table, ledgerRoles)
	for _, m := range shortBannerRE.FindAllStringIndex(string(q), -1) {
		at := len([]rune(string(q)[:m[0]]))
		words = append(words, l.Banner(q, at, len([]rune(string(q)[m[0]:m[1]])))...)
	}
	words = append(words, r.sectorCells(q, l, words)...)
	words = append(words, l.CapitalCells(r.Words.OriginsIn(string(q)))...)
	return slices.DeleteFunc(words, func(w listing.CellWord) bool {
		before, after := string(q[:w.Start]), string(q[w.Start+w.Length():])
		return w.Role == "sector" && r.inLead(l, w.Start, w.Start+w.Length()) || strings.Contains(l.Heading, w.Text) || tableNameRE.MatchString(after) && w.Role == "status" ||
			w.Role == "origin" && w.Said == 0 && !fromRE.MatchString(before) && !comesRE.MatchString(after) ||
			w.Role == "status" && onlySignedRE.MatchString(string(q))
	})
}

// inLead reports whether a word for a sector is of what the question calls the table,
// 农业食品表里, rather than one that chooses rows of it: the table is called so, or the
// name says more than the word.
func (r *Run) inLead(l *listing.Ledger, start, end int) bool {
	lead := []rune(l.Lead)
	if end > len(lead) {
		return false
	}
	rest := ledgerWordRE.ReplaceAllString(string(lead[:start])+string(lead[end:]), "")
	for _, p := range r.Q.Places {
		if p.Span.End <= len(lead) {
			rest = strings.ReplaceAll(rest, string(r.Q.Folded[p.Span.Start:p.Span.End]), "")
		}
	}
	return strings.Contains(l.Heading, string(lead[start:end])) || len([]rune(rest)) > 1
}

// sectorCells are the cells of sectors that have a word for a sector in them which
// the question says and no cell is: 物流 of 现代物流.
func (r *Run) sectorCells(q []rune, l *listing.Ledger, words []listing.CellWord) []listing.CellWord {
	var out []listing.CellWord
	for _, s := range r.Q.Sectors {
		if s.Span.End > len(q) || slices.ContainsFunc(words, func(w listing.CellWord) bool { return w.Start < s.Span.End && s.Span.Start < w.Start+w.Length() }) {
			continue
		}
		said := string(q[s.Span.Start:s.Span.End])
		for c := range l.Table.Columns {
			if l.Table.Columns[c].Role != "sector" {
				continue
			}
			for _, it := range l.Rows {
				if c >= len(it.Row.Cells) {
					continue
				}
				text := listing.CellText(it.Page.Read(it.Row.Cells[c]))
				if strings.Contains(text, said) && !slices.ContainsFunc(out, func(w listing.CellWord) bool { return w.Text == text }) {
					out = append(out, listing.CellWord{Column: c, Text: text, Start: s.Span.Start, Said: s.Span.Len(), Role: "sector"})
				}
			}
		}
	}
	return out
}

// ledgerAnswer is the list, the number, the sum or the first of some rows.
func (r *Run) ledgerAnswer(rows []listing.Item, l *listing.Ledger) *Result {
	q := string(r.Q.Folded)
	s := listing.Selection{Items: rows, Cover: 1, Why: " [ledger]"}
	switch {
	case r.Q.Kind == "count":
		return r.countItems(rows, s)
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
