package table

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// sheet is one table as the rules see it.
type sheet struct {
	above   []corpus.Span // lines over the header that speak of the table, nearest last
	title   string        // folded: the caption, or the heading above
	columns []column
	rows    []corpus.Block
}

// column is one column with what its header says.
type column struct {
	index int // 0-based, as in corpus.Cell
	name  string
	group string // of a header of two rows: what stands over it
	label string // as the document has it, of both rows
	span  corpus.Span
	role  role
	rank  int    // the lower, the surer the role
	unit  string // of its figures: 亿元
}

// page is a document as runes.
type page struct {
	content, folded []rune
}

func (p page) fold(s corpus.Span) string { return string(p.folded[s.Start:s.End]) }
func (p page) show(s corpus.Span) string { return string(p.content[s.Start:s.End]) }

// sheets collects the tables of a text with the lines above them.
func (t *Rules) sheets(p page, blocks []corpus.Block) []*sheet {
	var out []*sheet
	byNumber := map[int]*sheet{}
	headers := map[int][]corpus.Block{}
	for i, b := range blocks {
		if b.Kind != corpus.TableRow {
			continue
		}
		s := byNumber[b.Table]
		if s == nil {
			s = &sheet{above: above(blocks[:i])}
			byNumber[b.Table] = s
			out = append(out, s)
		}
		switch {
		case b.Header && len(s.rows) == 0:
			headers[b.Table] = append(headers[b.Table], b)
		case !b.Header:
			s.rows = append(s.rows, b)
		}
	}
	for number, s := range byNumber {
		if t.form(p, s, headers[number]) {
			continue
		}
		if len(headers[number]) == 0 {
			headers[number] = t.promote(p, s)
		}
		t.head(p, s, headers[number])
	}
	return out
}

// promote takes the first rows of a table without a header as one, when most of
// their cells are names of columns.
func (t *Rules) promote(p page, s *sheet) []corpus.Block {
	n := 0
	for n < min(2, len(s.rows)) && t.namesColumns(p, s.rows[n], n) {
		n++
	}
	head := s.rows[:n]
	s.rows = s.rows[n:]
	return head
}

// namesColumns reports whether a row names columns: of the first row of a
// header more than half of the cells, of the second one all.
func (t *Rules) namesColumns(p page, row corpus.Block, above int) bool {
	known := 0
	for _, c := range row.Cells {
		text := squeeze(p.fold(c.Span))
		if role, _ := t.words.role(text); role != "" && c.Span.Len() <= 16 {
			known++
		}
		if strings.ContainsAny(withoutBrackets(text), "0123456789") {
			return false
		}
	}
	return len(row.Cells) > 1 && known*2 > len(row.Cells) && (above == 0 || known == len(row.Cells))
}

// mostAbove is how many lines over a table are looked at.
const mostAbove = 6

// above gives the lines that stand over a table: back to the row of another
// table, at most mostAbove, and no further than the nearest heading of a
// section that is not the first of the document.
func above(blocks []corpus.Block) []corpus.Span {
	var out []corpus.Span
	for i := len(blocks) - 1; i >= 0 && len(out) < mostAbove; i-- {
		if blocks[i].Kind == corpus.TableRow {
			break
		}
		out = append(out, blocks[i].Span)
		if blocks[i].Kind == corpus.Heading {
			break
		}
	}
	slices.Reverse(out)
	return out
}

// head reads the rows over the body: lone cells are titles, the others name columns.
func (t *Rules) head(p page, s *sheet, headers []corpus.Block) {
	var named []corpus.Block
	for _, b := range headers {
		if len(b.Cells) == 1 && len(named) == 0 {
			s.above = append(s.above, b.Cells[0].Span)
		} else {
			named = append(named, b)
		}
	}
	s.columns = t.merge(p, named)
	for i := range s.columns {
		t.assign(&s.columns[i])
	}
	t.typed(p, s)
	t.units(p, s)
	s.title = t.title(p, s)
}

// merge makes the columns of one or two header rows. A cell of the upper row
// that has cells of its own below it is their group, up to the next one.
func (t *Rules) merge(p page, headers []corpus.Block) []column {
	byIndex := map[int]*column{}
	for n, b := range headers {
		for _, c := range b.Cells {
			name, label := squeeze(p.fold(c.Span)), p.show(c.Span)
			old := byIndex[c.Column]
			switch {
			case old == nil:
				byIndex[c.Column] = &column{index: c.Column, name: name, label: label, span: c.Span}
				if n > 0 {
					byIndex[c.Column].over(groupOver(headers[n-1], p, c.Column))
				}
			case old.name != name:
				old.group, old.name, old.label, old.span = old.name, name, old.label+"/"+label, c.Span
			}
		}
	}
	out := make([]column, 0, len(byIndex))
	for _, c := range byIndex {
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b column) int { return a.index - b.index })
	return out
}

func (c *column) over(group string) {
	if group != "" && group != c.name {
		c.group, c.label = group, group+"/"+c.label
	}
}

// groupOver is the last cell of the upper header row that begins left of a column.
func groupOver(upper corpus.Block, p page, index int) string {
	group := ""
	for _, c := range upper.Cells {
		if c.Column <= index {
			group = squeeze(p.fold(c.Span))
		}
	}
	return group
}

// assign finds the role of a column: by its own name, by that of its group
// when its own says only 合计 or nothing known.
func (t *Rules) assign(c *column) {
	c.role, c.rank = t.words.role(c.name)
	if c.role == roleTotal && yearly(c.name) {
		c.role = rolePaid
	}
	if c.group == "" {
		return
	}
	over, rank := t.words.role(c.group)
	generic := t.words.is("total", withoutBrackets(c.name)) || t.words.is("part", withoutBrackets(c.name))
	if generic || c.role == "" {
		c.role, c.rank = over, rank
	}
	if over == roleCount && c.role == "" {
		c.role = roleCount
	}
}

// yearly reports that a column of sums is of one year only: 2024年计划投资.
func yearly(name string) bool {
	for _, word := range []string{"计划", "完成", "投入"} {
		if before, _, ok := strings.Cut(name, word); ok && strings.HasSuffix(strings.TrimRight(before, "度内拟"), "年") {
			return true
		}
	}
	return false
}

// title is the nearest line above that names the table; the last heading or
// caption that is no remark on units and dates.
func (t *Rules) title(p page, s *sheet) string {
	for i := len(s.above) - 1; i >= 0; i-- {
		line := strings.TrimSpace(p.fold(s.above[i]))
		plain := withoutBrackets(line)
		if plain == "" || strings.HasPrefix(plain, "单位") || strings.HasPrefix(plain, "unit") || strings.HasPrefix(plain, "填报") || attachment(plain) || len([]rune(plain)) > 60 || strings.ContainsAny(plain, "。;") {
			continue
		}
		return line
	}
	return ""
}

// attachment reports a line that only numbers the table: 附件2, 附表.
func attachment(line string) bool {
	rest, ok := strings.CutPrefix(line, "附")
	return ok && strings.TrimLeft(rest, "件表录0123456789一二三四五六七八九十:： -—.") == ""
}

// fill repeats the value of a column of groups down the rows that leave it
// empty, as an export of merged cells does.
func (s *sheet) fill() {
	for _, c := range s.columns {
		if c.role != roleSector && c.role != rolePlace && c.role != roleEvent || c.index > s.nameIndex() || !s.sparse(c.index) {
			continue
		}
		var last *corpus.Cell
		for i := range s.rows {
			if cell := find(s.rows[i], c.index); cell != nil {
				last = cell
			} else if last != nil && len(s.rows[i].Cells) > 2 {
				s.rows[i].Cells = append(slices.Clone(s.rows[i].Cells), *last)
			}
		}
	}
}

// sparse reports that the first row has the column and most others do not.
func (s *sheet) sparse(index int) bool {
	empty, first := 0, -1
	for i, b := range s.rows {
		if len(b.Cells) < 3 {
			continue
		}
		has := find(b, index) != nil
		if first < 0 {
			first = i
			if !has {
				return false
			}
		}
		if !has {
			empty++
		}
	}
	return empty*3 >= len(s.rows)
}

func (s *sheet) nameIndex() int {
	for _, c := range s.columns {
		if c.role == roleName {
			return c.index
		}
	}
	return -1
}

// find gives the cell of a row in a column, nil when it is empty.
func find(b corpus.Block, index int) *corpus.Cell {
	for i := range b.Cells {
		if b.Cells[i].Column == index {
			return &b.Cells[i]
		}
	}
	return nil
}

// of gives the columns of a role, the surest first.
func (s *sheet) of(r role) []column {
	var out []column
	for _, c := range s.columns {
		if c.role == r {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b column) int { return a.rank - b.rank })
	return out
}
