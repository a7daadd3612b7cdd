package reading

import (
	_ "embed"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/table"
	"zhaoshang/corpus/extract/value"
)

// Table is a table of a document: its columns and its rows.
type Table struct {
	Number  int
	Columns []Column
	Rows    []Row
	Caption corpus.Span // the heading or line above it
	Name    int         // the column that names the rows
	Amount  int         // the column of the amounts, -1 for none
}

// townRE matches the end of places below a county: 城关镇, 滨河工业园.
var townRE = regexp.MustCompile(`(?:[镇乡村园港屯坝]|街道|街|社区|园区|开发区|新区|新城|片区|林场|农场|组团)$`)

// Around reports whether a place is one in which all rows of a table lie: its column of
// places names towns and parks only, and the page names the place elsewhere, as in its
// firms (白榆县青岚公司).
func (t *Table) Around(p *Page, name string) bool {
	if name == "" || townRE.MatchString(name) || !namesDivision(p, name) {
		return false
	}
	towns := 0
	for c := range t.Columns {
		role := t.Columns[c].Role
		if role != "place" && role != "origin" {
			continue
		}
		for i := range t.Rows {
			if c >= len(t.Rows[i].Cells) || t.Rows[i].Cells[c].Empty() {
				continue
			}
			cell := strings.TrimSpace(p.Read(t.Rows[i].Cells[c]))
			if strings.Contains(cell, name) || role == "place" && !townRE.MatchString(cell) {
				return false
			}
			if role == "place" {
				towns++
			}
		}
	}
	return towns > 1
}

// namesDivision reports whether a page has a name as that of a county or a city, 白榆县 for
// 白榆 too.
func namesDivision(p *Page, name string) bool {
	runes := []rune(name)
	if strings.ContainsRune("省市县区旗州", runes[len(runes)-1]) {
		return len(p.Find(runes)) > 0
	}
	for _, at := range p.Find(runes) {
		if end := at + len(runes); end < len(p.Folded) && strings.ContainsRune("省市县区旗州", p.Folded[end]) {
			return true
		}
	}
	return false
}

// Column is a column of a table.
type Column struct {
	Name string // folded; of a header of two rows, both joined
	Role string // as in columns.txt; "" for a measure or anything else
	Unit string // of its figures: 亿元
}

// Row is one row of a table.
type Row struct {
	Sentence int
	Cells    []corpus.Span // by column; empty where there is none
	Measures []Measure     // by column
	Total    bool          // 合计, 小计, 总计
}

// Measure is the figure of a cell; Amount for money. Number is only good when
// Is.
type Measure struct {
	Is     bool
	Number float64
	Amount *corpus.Amount
}

func readTables(p *Page) []Table {
	var out []Table
	byNumber := map[int]int{}
	last := corpus.Span{}
	for i := range p.Sentences {
		s := &p.Sentences[i]
		if s.Kind != corpus.TableRow {
			last = s.Span
			continue
		}
		b := p.Text.Blocks[s.Block]
		at, ok := byNumber[b.Table]
		if !ok {
			at = len(out)
			byNumber[b.Table] = at
			out = append(out, Table{Number: b.Table, Caption: last})
		}
		addRow(p, &out[at], b, i)
		if n := len(out[at].Rows); n > 0 && out[at].Rows[n-1].Sentence == i {
			s.Table, s.Row = at, n-1
		}
	}
	for i := range out {
		out[i].finish(p)
	}
	return out
}

func addRow(p *Page, t *Table, b corpus.Block, sentence int) {
	if b.Header {
		addHeader(p, t, b)
		return
	}
	r := Row{Sentence: sentence}
	for _, c := range b.Cells {
		for len(r.Cells) <= c.Column {
			r.Cells = append(r.Cells, corpus.Span{})
		}
		r.Cells[c.Column] = c.Span
		if text := p.Read(c.Span); c.Column < 2 && (strings.HasPrefix(text, "合计") || strings.HasPrefix(text, "总计") || strings.HasPrefix(text, "小计") || strings.HasSuffix(text, "小计") || wholeRE.MatchString(text)) {
			r.Total = true
		}
	}
	if len(t.Columns) > 3 && (len(b.Cells) == 1 || len(b.Cells) == 2 && groupRE.MatchString(p.Read(b.Cells[0].Span))) {
		r.Total = true // the head of a group of rows
	}
	t.Rows = append(t.Rows, r)
}

// addHeader joins the names of two header rows; an empty upper cell takes the
// name to its left.
func addHeader(p *Page, t *Table, b corpus.Block) {
	names := make([]string, 0, len(b.Cells))
	for _, c := range b.Cells {
		for len(names) <= c.Column {
			names = append(names, "")
		}
		names[c.Column] = p.Read(c.Span)
	}
	if countFilled(names) <= 1 && len(t.Columns) == 0 {
		if len(b.Cells) > 0 && t.Caption.Empty() {
			t.Caption = b.Span
		} else if len(b.Cells) > 0 {
			t.Caption.End = b.Span.End
		}
		return
	}
	if len(t.Columns) == 0 {
		for _, n := range names {
			t.Columns = append(t.Columns, Column{Name: n})
		}
		return
	}
	uppers := slices.Clone(t.Columns)
	for i := range names {
		for len(t.Columns) <= i {
			t.Columns, uppers = append(t.Columns, Column{}), append(uppers, Column{})
		}
		if names[i] == "" {
			continue
		}
		upper := uppers[i].Name
		for k := i; upper == "" && k >= 0; k-- {
			upper = uppers[k].Name
		}
		t.Columns[i].Name = strings.TrimSpace(upper + " " + names[i])
	}
}

// signedRE matches a rate with its sign: -3.6, +12.
var signedRE = regexp.MustCompile(`^[-+][0-9]+(?:\.[0-9]+)?$`)

// groupRE reads the number of the head of a group of rows: 一, (二).
var groupRE = regexp.MustCompile(`^[(第]?[一二三四五六七八九十]+[)、.]?$`)

// wholeRE reads the name of the row that sums the others up by place: 全市, 全省合计.
var wholeRE = regexp.MustCompile(`^全(?:市|县|区|省|州|盟|旗|国|局|园|部)(?:合计|总计|平均|小计)?$`)

func countFilled(names []string) int {
	n := 0
	for _, s := range names {
		if s != "" {
			n++
		}
	}
	return n
}

// finish gives the columns their roles and reads the figures.
func (t *Table) finish(p *Page) {
	t.Amount = -1
	width := len(t.Columns)
	for _, r := range t.Rows {
		width = max(width, len(r.Cells))
	}
	for len(t.Columns) < width {
		t.Columns = append(t.Columns, Column{})
	}
	for i := range t.Columns {
		t.Columns[i].Role = roleOf(t.Columns[i].Name)
		t.Columns[i].Unit = unitOf(t.Columns[i].Name)
	}
	t.cellTypes(p)
	t.captionUnits(p)
	t.countColumns(p)
	t.nameColumn(p)
	for i := range t.Rows {
		t.measure(p, &t.Rows[i])
	}
	for i := range t.Columns {
		if t.Columns[i].Role == "amount" && t.Amount < 0 {
			t.Amount = i
		}
	}
}

// IsProjects reports whether the rows are projects rather than places or
// groups.
func (t *Table) IsProjects() bool {
	return len(t.Columns) > 0 && t.Columns[t.Name].Role == "name"
}

// Measured reports whether most rows have a figure in a column.
func (t *Table) Measured(c int) bool {
	n, said := 0, 0
	for _, r := range t.Rows {
		if c < len(r.Cells) && !r.Cells[c].Empty() {
			said++
		}
		if c < len(r.Measures) && r.Measures[c].Is {
			n++
		}
	}
	if t.Columns[c].Unit != "" {
		return n*2 >= said && n > 0 // 到位内资(亿元), of the first three only
	}
	return n*2 >= len(t.Rows) && n > 0
}

// moneyNames are the last words of the names of currencies.
const moneyNames = `元|令吉|林吉特|铢|盾|英镑|法郎|卢布|卢比|比索|迪拉姆|里亚尔|坚戈|港币|澳门币|葡币|台币`

var (
	unitRE = regexp.MustCompile(`\(([^()]*?(?:` + moneyNames + `|%|个|家|亩|批次|次))\)`)
	// MoneyUnitRE reads the unit of sums at the end of a column's name: 协议投资(亿元), 金额(万英镑).
	MoneyUnitRE = regexp.MustCompile(`\([^()]*(?:` + moneyNames + `)\)$`)
	moneyEndRE  = regexp.MustCompile(moneyNames)
)

func unitOf(name string) string {
	if m := unitRE.FindStringSubmatch(name); m != nil {
		return m[1]
	}
	return ""
}

// bareRoles are the roles of columns that are called by one word alone.
var bareRoles = map[string]string{"注": "note", "企业": "party", "客商": "party", "业主": "party", "主体": "party"}

//go:embed columns.txt
var columnWords string

func roleOf(name string) string {
	if name == "" || counted(name) {
		return ""
	}
	if role := bareRoles[bracketRE.ReplaceAllString(name, "")]; role != "" {
		return role
	}
	for _, line := range strings.Split(columnWords, "\n") {
		role, words, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for _, w := range strings.Fields(words) {
			if strings.Contains(name, w) {
				return role
			}
		}
	}
	return extractedRoles[table.Role(name)]
}

// extractedRoles are the roles here of the columns that extraction knows by a name
// that the list here has not: 投资人, 实施主体.
var extractedRoles = map[string]string{"name": "name", "party": "party", "sector": "sector", "country": "origin", "signed": "date"}

// counted reports a column of counts, rates or ranks by its end, whatever else
// its name holds: 新签约项目数, 新签约项目(个), 其中:10亿元以上, 履约率, 考核位次.
func counted(name string) bool {
	if countUnitRE.MatchString(name) {
		return true
	}
	plain := bracketRE.ReplaceAllString(name, "")
	for _, end := range []string{"数", "数量", "率", "占比", "位次", "排名", "排位", "增长", "增幅", "增速", "同比", "得分"} {
		if strings.HasSuffix(plain, end) {
			return true
		}
	}
	return strings.HasPrefix(plain, "其中") && strings.HasSuffix(plain, "以上")
}

// countUnitRE matches the unit of a column of counts: (个), (单位:家).
var countUnitRE = regexp.MustCompile(`\((?:单位:)?(?:个|家|项|宗|件|次|批|批次|户|人|%)\)$`)

var bracketRE = regexp.MustCompile(`\([^()]*\)`)

// unitToldRE reads what a line over a table says of units: 单位:万元, 签约额单位为亿元,外资为万美元.
var unitToldRE = regexp.MustCompile(`(?:^|[,;。:()\s\p{Z}])([\p{Han}]{0,8}?)(?:金额)?(?:单位)?(?:为|:|以)\s*(?:\p{Han}{1,3}[、,/和])*((?:十亿|亿|百万|万|千)?(?:人民币|美元|元|港元|港币|欧元|新台币|日元))`)

// captionUnits gives the columns without a unit of their own that which the
// lines over the table tell, for the columns they name or for every sum.
func (t *Table) captionUnits(p *Page) {
	if t.Caption.Empty() {
		return
	}
	told := unitToldRE.FindAllStringSubmatch(p.Read(corpus.Span{Start: max(0, t.Caption.Start-60), End: t.Caption.End}), -1)
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Unit != "" || counted(c.Name) {
			continue
		}
		for _, m := range told {
			about := strings.TrimSuffix(strings.TrimSuffix(m[1], "单位"), "金额")
			if about == "" && (c.Role == "amount" || c.Role == "" && t.figured(p, i) && moneyNameRE.MatchString(bracketRE.ReplaceAllString(c.Name, ""))) && c.Unit == "" || about != "" && sharesWord(c.Name, about) {
				c.Unit = m[2]
			}
		}
		if c.Unit != "" && c.Role == "" {
			c.Role = "money"
		}
	}
}

// sharesWord reports that two names share two characters that stand together.
func sharesWord(name, word string) bool {
	r := []rune(word)
	for i := 0; i+2 <= len(r); i++ {
		if strings.Contains(name, string(r[i:i+2])) {
			return true
		}
	}
	return false
}

var plainRE = regexp.MustCompile(`^[0-9][0-9,]*(?:\.[0-9]+)?$`)

// measure reads the figures of a row. A figure without a unit has that of its
// column, or of the row's 单位 cell.
func (t *Table) measure(p *Page, r *Row) {
	r.Measures = make([]Measure, len(t.Columns))
	unit := ""
	for i, c := range r.Cells {
		if t.Columns[i].Role == "unit" {
			unit = p.Read(c)
		}
	}
	for i, c := range r.Cells {
		if c.Empty() || t.Columns[i].Role == "note" || t.Columns[i].Role == "serial" {
			continue
		}
		cell := p.Read(c)
		u := t.Columns[i].Unit
		if t.Columns[i].Role == "amount" {
			u = joinUnit(unit, u)
		}
		r.Measures[i] = measureOf(cell, u, t.Columns[i].Role == "amount")
	}
}

func measureOf(cell, unit string, money bool) Measure {
	if money || moneyEndRE.MatchString(unit) || strings.HasSuffix(cell, "元") && unit == "" {
		if a, err := value.ParseAmount(cell, unit); err == nil {
			return Measure{Is: true, Amount: &a, Number: float64(a.Figure()) / 100}
		}
	}
	text := strings.TrimSuffix(cell, "%")
	if minus := strings.NewReplacer("−", "-", "－", "-", "–", "-").Replace(text); signedRE.MatchString(minus) {
		text = minus
		f, err := strconv.ParseFloat(text, 64)
		return Measure{Is: err == nil, Number: f}
	}
	if plainRE.MatchString(text) {
		if f, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64); err == nil {
			return Measure{Is: true, Number: f}
		}
	}
	return Measure{}
}
