package listing

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// Overridden reports whether staff corrected the value of a record that stands
// at a place of its document.
func Overridden(p *corpus.Project, at int) bool {
	if p == nil {
		return false
	}
	for i := range p.Corrected {
		if c := &p.Corrected[i]; c.Field != "name" && slices.ContainsFunc(c.Said, func(s corpus.Span) bool { return s.Start <= at && at < s.End }) {
			return true
		}
	}
	return false
}

// correctedCell is what staff set a field to that a column of a table says.
func (it *Item) correctedCell(role string) (text string, has bool) {
	field := map[string]string{"place": "place", "date": "date", "party": "parties", "sector": "sector"}[role]
	if it.Record == nil || field == "" {
		return "", false
	}
	c := it.Record.Correction(field)
	if c == nil {
		return "", false
	}
	return index.FieldText(field, c.New, "zh-Hans"), true
}

// Column gives the text of the cells of a role, and whether the table has such
// a column.
func (it *Item) Column(role string) (text string, has bool) {
	if text, has = it.correctedCell(role); has {
		return text, true
	}
	for c, col := range it.Table.Columns {
		if col.Role != role {
			continue
		}
		has = true
		if c < len(it.Row.Cells) && !it.Row.Cells[c].Empty() {
			cell := it.Page.Shown(it.Row.Cells[c])
			if cell == "—" || cell == "-" || cell == "/" {
				continue
			}
			if text != "" {
				text += " "
			}
			text += cell
		}
	}
	return text, has
}

// Key is the value of a row or project that it is grouped by.
func (it *Item) Key(role string) string {
	if it.Row != nil {
		text, _ := it.Column(role)
		if role == "date" {
			return yearIn(text)
		}
		return text
	}
	p := it.Project
	switch {
	case p == nil:
	case role == "sector" && p.Sector != nil:
		return p.Sector.Value
	case role == "place" && p.Place != nil:
		return p.Place.Value
	case role == "party" && len(p.Parties) > 0:
		return p.Parties[0].Value
	case role == "date" && p.Date != nil && p.Date.Value.Year > 0:
		return strconv.Itoa(p.Date.Value.Year)
	}
	return ""
}

var YearRE = regexp.MustCompile(`(?:19|20)[0-9]{2}`)

func yearIn(text string) string { return YearRE.FindString(text) }

// RemarkSums are the sums of money in the remarks of a row.
func (it *Item) RemarkSums() []*reading.Value {
	var out []*reading.Value
	for i := range it.Page.Values {
		v := &it.Page.Values[i]
		if v.Kind != reading.Money {
			continue
		}
		for c, cell := range it.Row.Cells {
			if it.Table.Columns[c].Role == "note" && cell.Contains(v.Span) {
				out = append(out, v)
			}
		}
	}
	return out
}

// ClauseStart is where the clause of a cell begins that a place is in.
func (it *Item) ClauseStart(at int) int {
	for at > it.Cite.Start && !strings.ContainsRune(",;。:、，；：", it.Page.Folded[at-1]) {
		at--
	}
	return at
}

// LimitsIn reads the limits that matches of a sign, a number, and what may follow it set.
func LimitsIn(matches [][]string) (low, high float64) {
	low, high = -1, -1
	for _, m := range matches {
		n, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			n, _ = reading.ParseChinese(m[2])
		}
		const below = 0.001 // of a figure that is itself within the limit
		switch {
		case m[1] == "不少于" || m[1] == "不低于" || m[1] == "至少" || strings.HasSuffix(m[3], "以上") || m[3] == "往上" || m[3] == "打底":
			return n - below, high
		case m[1] == "不超过" || m[1] == "至多" || strings.HasSuffix(m[3], "以下") || m[3] == "以内":
			return low, n + below
		case m[1] == "超过" || m[1] == "多于" || m[1] == "大于" || m[1] == "高于" || m[1] == "突破" || m[1] == "超" || m[1] == "过" || m[1] == "破":
			return n, high
		case m[1] != "":
			return low, n
		}
	}
	return low, high
}

// unitLimit is a limit on figures of a unit: more than low and less than high, -1 for
// none; no unit for no limit.
type unitLimit struct {
	Unit      string
	low, high float64
}

// thingUnits are the units of columns of figures that a limit may be set on.
const thingUnits = `亩|公顷|平方米|平米|平方公里|平方|人|个?岗位|吨|公里|千瓦|立方米|台|辆|套|间|床|头|户|标箱|兆瓦|mw|gwh|gw|kw`

// unitLimitRE reads a limit on figures of a unit: 超过200亩, 12万吨以上.
var unitLimitRE = regexp.MustCompile(`(超过|多于|大于|高于|突破|不少于|不低于|至少|少于|低于|小于|不到|不足|不超过|至多|超|过|破)?([0-9]+(?:\.[0-9]+)?)(万|千|亿)?(` + thingUnits + `)(及?以上|及?以下|以内|往上|打底)?`)

// unitNames are the names of units by what else they are called.
var unitNames = map[string]string{"平米": "平方米", "平方": "平方米", "岗位": "人", "个岗位": "人"}

// UnitLimitOf reads the limit on figures of a unit that a question sets: 200亩以上.
func UnitLimitOf(q string) unitLimit {
	for _, m := range unitLimitRE.FindAllStringSubmatch(q, -1) {
		n, _ := strconv.ParseFloat(m[2], 64)
		whole := strconv.FormatFloat(n*sizes[m[3]], 'f', -1, 64)
		if low, high := LimitsIn([][]string{{m[0], m[1], whole, m[5]}}); low >= 0 || high >= 0 {
			unit := m[4]
			if name := unitNames[unit]; name != "" {
				unit = name
			}
			return unitLimit{unit, low, high}
		}
	}
	return unitLimit{}
}

// sizes are the numbers that stand before units.
var sizes = map[string]float64{"": 1, "千": 1e3, "万": 1e4, "亿": 1e8}

// FitsUnit reports whether the figure of a row in the column of a unit is within a
// limit; what is no row of a table is not held to it.
func (it *Item) FitsUnit(limit unitLimit) bool {
	if limit.Unit == "" || it.Row == nil {
		return true
	}
	c := UnitColumn(it.Table, limit.Unit)
	if c < 0 || c >= len(it.Row.Measures) || !it.Row.Measures[c].Is {
		return false
	}
	n := it.Row.Measures[c].Number
	if m := unitSizeRE.FindStringSubmatch(it.Table.Columns[c].Name); m != nil {
		n *= sizes[m[1]]
	}
	return (limit.low < 0 || n > limit.low) && (limit.high < 0 || n < limit.high)
}

// unitSizeRE reads the number before the unit of a column: 窖藏(万吨).
var unitSizeRE = regexp.MustCompile(`\((万|千|亿)[^()元]*\)`)

// UnitColumn is the column of figures of a unit, 占地(亩), 窖藏(万吨) or 用工人数, -1 for
// none.
func UnitColumn(t *reading.Table, unit string) int {
	return slices.IndexFunc(t.Columns, func(c reading.Column) bool {
		for _, size := range []string{"", "万", "千", "亿"} {
			if strings.Contains(c.Name, "("+size+unit+")") || c.Unit == size+unit {
				return true
			}
		}
		return strings.HasSuffix(c.Name, unit+"数")
	})
}

// OwnColumnName is what a column is called without its unit, the header over it
// and 其中.
func OwnColumnName(name string) string {
	words := strings.Fields(BracketedRE.ReplaceAllString(name, ""))
	if len(words) == 0 {
		return ""
	}
	return strings.TrimPrefix(words[len(words)-1], "其中")
}

// TableRow is the row of a table that an item is or that its record was taken from;
// nil for none.
func (it *Item) TableRow() *Item {
	if it.Row != nil {
		return &Item{Page: it.Page, Table: it.Table, Row: it.Row}
	}
	if it.Project == nil {
		return nil
	}
	i := it.Page.SentenceAt(it.Project.Name.Span.Start)
	if i < 0 || it.Page.Sentences[i].Row < 0 || it.Page.Sentences[i].Kind != corpus.TableRow || it.Page.Sentences[i].Table >= len(it.Page.Tables) {
		return nil
	}
	t := &it.Page.Tables[it.Page.Sentences[i].Table]
	return &Item{Page: it.Page, Table: t, Row: &t.Rows[it.Page.Sentences[i].Row]}
}

// IsIn reports whether the record of a project says that it is in a place: its own
// word for it goes before the divisions that its document speaks of.
func (it *Item) IsIn(id, name string) bool {
	p := it.Project
	switch {
	case p == nil:
		return false
	case p.Place != nil:
		return strings.Contains(clean.Fold(p.Place.Value), name)
	}
	return id != "" && slices.ContainsFunc(p.Places, func(at string) bool { return at == id || strings.HasPrefix(at, id+"/") })
}

// Dates gives the dates in the date columns of a row, and whether its table
// has such a column or the row has dates elsewhere. A date
// whose cell is of another deed is left out.
func (it *Item) Dates(otherDeed func(cell string) bool, only int) (out []corpus.Date, column bool) {
	for _, c := range it.Table.Columns {
		column = column || c.Role == "date"
	}
	for i := range it.Page.Values {
		v := &it.Page.Values[i]
		if v.Date == nil || v.Span.Start < it.Cite.Start || v.Span.End > it.Cite.End {
			continue
		}
		for c, cell := range it.Row.Cells {
			role := it.Table.Columns[c].Role
			if only >= 0 && c != only {
				continue
			}
			if cell.Contains(v.Span) && !(role == "date" && otherDeed(it.Page.Read(cell))) && (role == "date" || role == "note" && !column) {
				out = append(out, *v.Date)
			}
		}
	}
	for c, cell := range it.Row.Cells {
		if it.Table.Columns[c].Role == "date" && cell.Len() == 4 && len(out) == 0 && (only < 0 || c == only) {
			out = append(out, corpus.Date{Year: reading.WholeNumber(it.Page.Read(cell))})
		}
	}
	return out, column || len(out) > 0
}

// ID tells an item from all others: the id of its project, else its document and place.
func (it *Item) ID() string {
	if it.Project != nil {
		return it.Project.ID
	}
	return fmt.Sprintf("%s:%d", it.Page.Document.ID, it.Cite.Start)
}

// Source is the record that an item was made of; nil for none.
func (it *Item) Source() *corpus.Project {
	if it.Record != nil {
		return it.Record
	}
	return it.Project
}

// Document is the id of the document that an item stands in.
func (it *Item) Document() string {
	if it.Page != nil {
		return it.Page.Document.ID
	}
	return it.Project.Document
}
