package listing

import (
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// Item is one row of a table or one project of a text: what is counted,
// filtered, added up and ranked.
type Item struct {
	Page    *reading.Page
	Align   *find.Alignment
	Name    string // as the document has it
	Table   *reading.Table
	Row     *reading.Row
	Project *corpus.Project // of running text
	Record  *corpus.Project // of a table's row
	Amount  *corpus.Amount
	Show    corpus.Span // of the amount
	Cite    corpus.Span
	Score   float64                      // part of the question's words that it and its table have
	Number  float64                      // of a measure that is no money
	Measure string                       // its name and text
	Unit    string                       // of number: 个, 家
	Date    *corpus.Sourced[corpus.Date] // of a total
	Phase   string                       // 一期, of a sum that is of one phase
	Kind    string                       // 协议外资, of a figure of an enumeration that is no total
	Both    string                       // all that an enumeration gives of it: 9个、21.7亿元
	Entry   bool                         // a sum of running text that no record has
	Money   bool                         // amount is of another column than the total investment
	Alone   bool                         // its name is all that a text says of it apart from others
}

// placed finds project records by where their names stand.
type placed map[int]*corpus.Project

// ProjectsAt are the projects of a document by the place of their name.
func ProjectsAt(list []corpus.Project) placed {
	out := placed{}
	for i := range list {
		out[list[i].Name.Span.Start] = &list[i]
	}
	return out
}

func (m placed) At(cell corpus.Span) *corpus.Project {
	for i := cell.Start; i < cell.End; i++ {
		if p := m[i]; p != nil {
			return p
		}
	}
	return nil
}

// Recorded takes over what the record of a row says: extraction knows the
// units of titles and headers, and which column is the investment.
func (it *Item) Recorded(p *corpus.Project) {
	it.Record = p
	it.Amount = nil
	if p.Amount != nil {
		it.Amount, it.Show = &p.Amount.Value, p.Amount.Span
	}
}

// maxParties is how many investors a line of a list names.
const maxParties = 2

// Label is the name of an item, with its investors when the name holds none of
// them.
func (it *Item) Label() string {
	p := it.Record
	if p == nil {
		p = it.Project
	}
	if p == nil || len(p.Parties) == 0 || len(p.Parties) > maxParties {
		return it.Name
	}
	var names []string
	for _, party := range p.Parties {
		if r := []rune(party.Value); len(r) < 2 || strings.Contains(it.Name, string(r[:2])) {
			return it.Name
		}
		names = append(names, party.Value)
	}
	return it.Name + "（" + strings.Join(names, "、") + "）"
}

// Selection is the items that a question means, and how well its words are
// covered by them.
type Selection struct {
	Items []Item
	Cover float64
	Why   string
}

// ByTable groups items that stand behind one another in one table or page.
func ByTable(all []Item) [][]Item {
	var out [][]Item
	for i, x := range all {
		if i > 0 && all[i-1].Table == x.Table && all[i-1].Page == x.Page {
			out[len(out)-1] = append(out[len(out)-1], x)
		} else {
			out = append(out, []Item{x})
		}
	}
	return out
}

// Missing gives the items of a list that another has not.
func Missing(list, have []Item) []Item {
	return slices.DeleteFunc(list, func(it Item) bool { return slices.ContainsFunc(have, func(x Item) bool { return x.Cite == it.Cite }) })
}

// Placed reports whether the gazetteer has what the place cells of a row say.
func (it *Item) Placed() bool {
	for c, cell := range it.Row.Cells {
		if it.Table.Columns[c].Role == "place" && slices.ContainsFunc(it.Page.Places, func(p names.Place) bool { return p.ID != "" && cell.Contains(p.Span) }) {
			return true
		}
	}
	return false
}

// NamedOnly keeps the projects of running text whose own name has a piece; all
// when none has, as their sentence says it of each.
func NamedOnly(list []Item, x *find.Piece) []Item {
	var out []Item
	for _, it := range list {
		if strings.Contains(clean.Fold(it.Name), string(x.Runes)) {
			out = append(out, it)
		}
	}
	if len(out) > 0 {
		return out
	}
	return list
}

// Holds is 2 when a typed cell has the piece, 1 when anything of the item has
// it.
func (it *Item) Holds(x *find.Piece) int {
	if it.Row == nil {
		return it.projectHolds(x)
	}
	found := 0
	if it.Record != nil && len(it.Record.Corrected) > 0 && it.fieldHas(it.Record, x) {
		return 2
	}
	for _, at := range x.Places {
		if at < it.Cite.Start || at >= it.Cite.End || Overridden(it.Record, at) {
			continue
		}
		for c, cell := range it.Row.Cells {
			if at < cell.Start || at+len(x.Runes) > cell.End {
				continue
			}
			switch it.Table.Columns[c].Role {
			case "place", "sector", "party", "origin":
				return 2
			case "status":
			case "note":
				found = max(found, 1)
			default:
				found = 1
			}
		}
	}
	if found == 0 && it.inShortPlace(x) {
		return 2
	}
	return found
}

// levelEnds are the characters that end the names of divisions.
const levelEnds = "省市县区镇乡旗州"

// inShortPlace reports whether the place of a row is a city or a county that the
// question names in full: 白榆 of 白榆市.
func (it *Item) inShortPlace(x *find.Piece) bool {
	n := len(x.Runes) - 1
	if n < 2 || !strings.ContainsRune("市县", x.Runes[n]) {
		return false
	}
	stem := string(x.Runes[:n])
	for c, cell := range it.Row.Cells {
		if c >= len(it.Table.Columns) || it.Table.Columns[c].Role != "place" {
			continue
		}
		rest, ok := strings.CutPrefix(it.Page.Read(cell), stem)
		if r := []rune(rest); ok && (len(r) == 0 || !strings.ContainsRune(levelEnds, r[0])) {
			return true
		}
	}
	return false
}

// ColumnOf is the column that has a piece, -1 for none.
func (it *Item) ColumnOf(x *find.Piece) int {
	if it.Row == nil {
		return -1
	}
	for _, at := range x.Places {
		for c, cell := range it.Row.Cells {
			if at >= cell.Start && at+len(x.Runes) <= cell.End {
				return c
			}
		}
	}
	return -1
}

func (it *Item) projectHolds(x *find.Piece) int {
	p := it.Project
	if p != nil && x.Unit != "" && slices.ContainsFunc(p.Places, func(id string) bool { return id == x.Unit || strings.HasPrefix(id, x.Unit+"/") }) {
		return 2
	}
	if p != nil && it.fieldHas(p, x) {
		return 2
	}
	return it.near(x)
}

// fieldHas reports whether the place, sector or an investor of a record has a
// piece.
func (it *Item) fieldHas(p *corpus.Project, x *find.Piece) bool {
	word := string(x.Runes)
	if p.Place != nil && strings.Contains(clean.Fold(p.Place.Value), word) || p.Sector != nil && strings.Contains(clean.Fold(p.Sector.Value), word) {
		return true
	}
	return slices.ContainsFunc(p.Parties, func(party corpus.Sourced[string]) bool { return strings.Contains(clean.Fold(party.Value), word) })
}

// near is 1 when a piece stands in the paragraph of a project of running text
// or in the lead of its section.
func (it *Item) near(x *find.Piece) int {
	p := it.Page
	i := p.SentenceAt(it.Cite.Start)
	if i < 0 {
		return 0
	}
	s := &p.Sentences[i]
	block, lead := s.Span, p.Sections[s.Section].Lead
	if s.Block < len(p.Text.Blocks) {
		block = p.Text.Blocks[s.Block].Span
	}
	for _, at := range x.Places {
		if at >= block.Start && at < block.End || at >= lead.Start && at < lead.End {
			return 1
		}
	}
	return 0
}
