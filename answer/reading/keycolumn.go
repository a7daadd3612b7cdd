package reading

import (
	"regexp"

	"zhaoshang/corpus/extract/table"
)

// nameColumn is the one called 项目, else the first that names its rows in
// words, else the first that is no serial number.
func (t *Table) nameColumn(p *Page) {
	t.exampleColumn(p)
	t.Name = t.firstColumn(func(i int) bool { return t.Columns[i].Role == "name" })
	if t.Name < 0 {
		t.Name = t.builtColumn(p)
	}
	if t.Name < 0 {
		t.Name = t.firstColumn(func(i int) bool { return t.Columns[i].Role != "serial" && !t.figured(p, i) })
	}
	if t.Name < 0 {
		t.Name = t.firstColumn(func(i int) bool { return t.Columns[i].Role != "serial" })
	}
	t.Name = max(t.Name, 0)
}

// exampleRE matches names of columns that give each row one example: 代表项目.
var exampleRE = regexp.MustCompile(`代表|典型|标志性|龙头|举例|示例`)

// exampleColumn takes the role of a name from a column that only gives an
// example of each row, where the rows are places or trades of which things are
// counted: 园区 | 签约个数 | 协议投资 | 代表项目. The money is that of the place.
func (t *Table) exampleColumn(p *Page) {
	at := t.firstColumn(func(i int) bool { return t.Columns[i].Role == "name" })
	key := t.firstColumn(func(i int) bool { return t.Columns[i].Role != "serial" && !t.figured(p, i) })
	if at < 0 || key < 0 || key >= at || !t.distinct(p, key) {
		return
	}
	counts := t.firstColumn(func(i int) bool { return table.Role(t.Columns[i].Name) == "count" && t.figured(p, i) }) >= 0
	if counts || exampleRE.MatchString(t.Columns[at].Name) {
		t.Columns[at].Role = ""
	}
}

// distinct reports whether no two rows have the same words in a column.
func (t *Table) distinct(p *Page, column int) bool {
	seen := map[string]bool{}
	for _, r := range t.Rows {
		if column >= len(r.Cells) || r.Cells[column].Empty() {
			continue
		}
		text := p.Read(r.Cells[column])
		if seen[text] {
			return false
		}
		seen[text] = true
	}
	return true
}

// builtColumn is the column of what is built or made in a table of investors and
// their sums that calls no column a name: 客商 | 内容 | 数额. It names its rows.
func (t *Table) builtColumn(p *Page) int {
	has := func(role string) bool {
		return t.firstColumn(func(i int) bool { return t.Columns[i].Role == role }) >= 0
	}
	if !has("party") || !has("amount") {
		return -1
	}
	at := t.firstColumn(func(i int) bool {
		return t.Columns[i].Role == "" && builtNameRE.MatchString(t.Columns[i].Name) && !t.figured(p, i)
	})
	if at >= 0 {
		t.Columns[at].Role = "name"
	}
	return at
}

// builtNameRE matches names of columns of what is built or made.
var builtNameRE = regexp.MustCompile(`内容|产品|事项|标的`)

// firstColumn is the first column that is as asked, -1 for none.
func (t *Table) firstColumn(is func(i int) bool) int {
	for i := range t.Columns {
		if is(i) {
			return i
		}
	}
	return -1
}

// countColumns takes the role of a name from columns of figures: 新签约项目(个)
// counts projects, it names none.
func (t *Table) countColumns(p *Page) {
	for i := range t.Columns {
		if t.Columns[i].Role == "name" && t.figured(p, i) {
			t.Columns[i].Role = ""
		}
	}
}

// figureRE reads a cell that holds a figure, or the dash for none.
var figureRE = regexp.MustCompile(`^(?:约|近|超)?[0-9][0-9,]*(?:\.[0-9]+)?(?:个|家|项|%)?$|^[-—–/]+$`)

// figured reports whether most cells of a column are figures.
func (t *Table) figured(p *Page, column int) bool {
	figures, all := 0, 0
	for _, r := range t.Rows {
		if column >= len(r.Cells) || r.Cells[column].Empty() {
			continue
		}
		all++
		if figureRE.MatchString(p.Read(r.Cells[column])) {
			figures++
		}
	}
	return all > 0 && figures*3 > all*2
}
