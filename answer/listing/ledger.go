package listing

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// A ledger is a table of projects that explains a question: every name in it is
// said by the table's heading, its columns, or the cells of the rows meant.
type Ledger struct {
	Page    *reading.Page
	Table   *reading.Table
	Rows    []Item
	Heading string // folded: what stands over the table, and the places that hold its rows
	Named   bool   // the question names the table by its heading
	Lead    string // folded: what the question calls the table, when that is this one
}

// Cities are the names of the divisions that hold all rows which tell theirs:
// a ledger of the banners of a city is one of the city.
func (l *Ledger) Cities() []string {
	count, told := map[string]int{}, 0
	for _, it := range l.Rows {
		if it.Record == nil || len(it.Record.Places) == 0 {
			continue
		}
		told++
		for _, id := range it.Record.Places {
			count[id]++
		}
	}
	var out []string
	for id, n := range count {
		if 3*n > 2*told && 2*told > len(l.Rows) {
			name := id[strings.LastIndex(id, "/")+1:]
			out = append(out, clean.Fold(name), DivisionEndRE.ReplaceAllString(clean.Fold(name), ""))
		}
	}
	slices.Sort(out)
	return out
}

// Identity is what a row is called by: its name, its investors and partners.
func (it *Item) Identity() string {
	text := it.CellsOf("name", "party", "partner")
	if it.Record != nil {
		text += "\n" + clean.Fold(strings.Join(it.Record.PartyNames(), "\n"))
	}
	return text
}

// CellsOf are the cells of a row in columns of some roles, folded.
func (it *Item) CellsOf(roles ...string) string {
	var b strings.Builder
	b.WriteString(clean.Fold(it.Name))
	for c, cell := range it.Row.Cells {
		if c < len(it.Table.Columns) && slices.Contains(roles, it.Table.Columns[c].Role) && !cell.Empty() {
			b.WriteString("\n" + it.Page.Read(cell))
		}
	}
	return b.String()
}

// Whole is all that a row says in words, and the names of its columns.
func (it *Item) Whole() string {
	text := it.CellsOf("name", "party", "partner", "place", "origin", "sector", "status", "mode", "head", "note")
	for _, c := range it.Table.Columns {
		text += "\n" + c.Name
	}
	return text
}

// cellAsk is what a question asks of one row: how it says so, and the role of
// the column that tells.
type cellAsk struct {
	Asked *regexp.Regexp
	Role  string
}

// CellAsks are looked through in order.
var CellAsks = []cellAsk{
	{regexp.MustCompile(`(?:跟|和|与|同)(?:谁|哪(?:家|个|几家)?)(?:企业|公司|单位)?(?:一起)?(?:合资|合作|合伙|合建|搞|做|干)|(?:中方|合作(?:方(?:[^式]|$)|单位|企业|伙伴)|合资方|本地(?:合作|伙伴)).{0,6}(?:谁|哪|什么|啥)`), "partner"},
	{regexp.MustCompile(`(?:投资(?:方|主体|商|单位|企业)?|外方|业主|公司|企业|单位)(?:是|叫)(?:谁|什么|啥|哪)|谁(?:投|家|出)|哪(?:一)?(?:家|个)(?:公司|企业|单位)?(?:投|的|在|来|做|出|建)|哪家(?:公司|企业)?[?]?$`), "party"},
	{regexp.MustCompile(`哪(?:一)?(?:个)?国|来自哪|什么国家|国别`), "origin"},
	{regexp.MustCompile(`(?:独资|合资|合作).{0,3}还是|(?:什么|啥|哪种)(?:合作|投资)?(?:方式|形式|性质)`), "mode"},
	{regexp.MustCompile(`在哪|哪里|哪儿|哪(?:一)?个?(?:市|县|区|旗|镇|乡|园区|开发区|街道|地方)|落(?:户)?(?:在|到|地)?(?:了)?(?:什么地方|何处)|边度`), "place"},
	{regexp.MustCompile(`(?:谁|哪位|哪个领导)(?:负责|包联|牵头|包抓)|负责人(?:是)?谁`), "head"},
}

// RowsIn are the rows that lie in a place that the question names: by their own cells, or
// all of a table that is of it.
func RowsIn(rows []Item, name, id string) []Item {
	around := map[*reading.Table]bool{}
	return slices.DeleteFunc(slices.Clone(rows), func(it Item) bool {
		if it.inPlace(name, id) {
			return false
		}
		of, ok := around[it.Table]
		if !ok {
			of = it.Table.Around(it.Page, name)
			around[it.Table] = of
		}
		return !of
	})
}

// inPlace reports whether the cells of a row say that it lies in a place.
func (it *Item) inPlace(name, id string) bool {
	if it.Record != nil && id != "" {
		for _, have := range it.Record.Places {
			if have == id || strings.HasPrefix(have, id+"/") {
				return true
			}
		}
	}
	text, _ := it.Column("place")
	return strings.Contains(clean.Fold(text), name)
}

// BlankRE matches the name of a column that rows are to leave empty: 没写签约日期的.
var BlankRE = regexp.MustCompile(`(?:没有?|未|不)(?:(?:写|说|公布|披露|列|给|标|提|报|填)(?:明|出)?|有)(\p{Han}{2,5}?)(?:的|$|[?]|是|有|项目|企业)`)

// dateNameRE matches what columns of dates are called.
var dateNameRE = regexp.MustCompile(`(?:时间|日期)$`)

// BlankColumn is the column whose cells a question asks to be empty, -1 for none.
func (l *Ledger) BlankColumn(q string) int {
	m := BlankRE.FindStringSubmatch(q)
	if m == nil {
		return -1
	}
	for c := range l.Table.Columns {
		name := OwnColumnName(l.Table.Columns[c].Name)
		if c != l.Table.Name && c != l.Table.Amount && len([]rune(name)) > 1 && (strings.HasPrefix(m[1], name) || l.Table.Columns[c].Role == "date" && dateNameRE.MatchString(m[1])) {
			return c
		}
	}
	return -1
}

// Fills reports whether a row says something in a column.
func (it *Item) Fills(c int) bool {
	return c < len(it.Row.Cells) && !it.Row.Cells[c].Empty() && !reading.NothingRE.MatchString(it.Page.Read(it.Row.Cells[c]))
}

// Summed are the rows over a sum of some rows (东县小计) which the question calls as
// the sum does and says how many they are; nil for none.
func (l *Ledger) Summed(n int, q string) []Item {
	var group []Item
	for i := range l.Table.Rows {
		row := &l.Table.Rows[i]
		if at := slices.IndexFunc(l.Rows, func(it Item) bool { return it.Row == row }); at >= 0 {
			group = append(group, l.Rows[at])
			continue
		}
		label := ""
		if len(row.Cells) > 0 {
			label = subtotalRE.ReplaceAllString(l.Page.Read(row.Cells[0]), "")
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

// Pure reports whether a document is little but its table.
func (l *Ledger) Pure() bool {
	prose := 0
	for i := range l.Page.Sentences {
		if l.Page.Sentences[i].Kind != corpus.TableRow {
			prose++
		}
	}
	return prose <= 3
}

// InState reports whether the record of an item is in one of some states.
func (it *Item) InState(states []corpus.Status) bool {
	return it.Record != nil && slices.Contains(states, it.Record.Status.Or(""))
}

// CapitalCells are the cells of origins that short words of a question name: 德资项目,
// 港澳项目.
func (l *Ledger) CapitalCells(said []lexicon.OriginWord) []CellWord {
	var out []CellWord
	for _, o := range said {
		if o.Span.Start < len([]rune(l.Lead)) {
			continue // of the whole table
		}
		for c := range l.Table.Columns {
			if l.Table.Columns[c].Role != "origin" {
				continue
			}
			for _, name := range o.Names {
				if slices.ContainsFunc(l.Rows, func(it Item) bool {
					return c < len(it.Row.Cells) && strings.Contains(CellText(it.Page.Read(it.Row.Cells[c])), name)
				}) {
					out = append(out, CellWord{Column: c, Text: name, Start: o.Span.Start, Said: o.Span.End - o.Span.Start, Role: "origin"})
				}
			}
		}
	}
	return out
}

// Banner is the place of a ledger that a short name means: 达旗 is 达拉特旗,
// its first and its last character.
func (l *Ledger) Banner(q []rune, at, length int) []CellWord {
	for from := at; from+1 < at+length; from++ {
		short := q[from : at+length]
		var fit []CellWord
		for c := range l.Table.Columns {
			if l.Table.Columns[c].Role != "place" {
				continue
			}
			for _, it := range l.Rows {
				name := []rune(it.Page.Read(it.Row.Cells[min(c, len(it.Row.Cells)-1)]))
				if c < len(it.Row.Cells) && len(name) > len(short)+1 && abridged(short, name) && !slices.ContainsFunc(fit, func(w CellWord) bool { return w.Text == string(name) }) {
					fit = append(fit, CellWord{Column: c, Text: string(name), Start: from, Said: len(short), Role: "place"})
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
