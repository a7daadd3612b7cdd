package read

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// grid is a table as every format gives it: rows of cells, merged cells
// repeated in each place they cover and marked by a common number.
type grid struct {
	number int    // 1-based number of the table in the document
	page   int    // of a PDF
	sheet  string // of a workbook
	rows   []gridRow
	places int      // cells of all rows, empty ones counted
	boxes  []string // text boxes that lie on a sheet
	headed bool     // a line below the first row says that it names the columns
}

// maxPlaces is how many cells one table may have, empty ones counted, so that
// a small file of separators does not become a large table.
const maxPlaces = 2_000_000

type gridRow struct {
	number int // 1-based row or line of the source
	page   int // when it is another than the grid's
	cells  []gridCell
}

// gridCell is one place of a grid. Places of one merged cell share a merge
// number; 0 is no merge.
type gridCell struct {
	text  string
	merge int
}

func (g *grid) add(number int, texts []string) {
	row := gridRow{number: number, cells: make([]gridCell, len(texts))}
	for i, t := range texts {
		row.cells[i].text = t
	}
	g.rows = append(g.rows, row)
	g.places += len(texts)
}

// narrow leaves the columns out that have a name and nothing under it, when
// there are more columns than most. It says how many; more filled columns
// than that are an error.
func (g *grid) narrow(most int) (empty int, err error) {
	width := 0
	for _, row := range g.rows {
		width = max(width, len(row.cells))
	}
	if width <= most {
		return 0, nil
	}
	used, filled := make([]bool, width), 0
	first := true
	for _, row := range g.rows {
		if len(row.distinct()) > most && first {
			first = false // the header
			continue
		}
		for c, cell := range row.cells {
			if !used[c] && strings.TrimSpace(cell.text) != "" {
				used[c] = true
				filled++
			}
		}
	}
	if filled > most {
		return 0, failed(ErrTooLarge, "too_many_columns", "", filled, most)
	}
	for i := range g.rows {
		cells := g.rows[i].cells
		for c := range cells {
			if !used[c] {
				cells[c] = gridCell{}
			}
		}
	}
	return width - filled, nil
}

// distinct lists the columns of a row that hold something, a merged cell once.
func (r gridRow) distinct() []int {
	var columns []int
	seen := 0
	for i, c := range r.cells {
		if strings.TrimSpace(c.text) == "" || c.merge != 0 && c.merge == seen {
			continue
		}
		seen = c.merge
		columns = append(columns, i)
	}
	return columns
}

// blocks makes the blocks of a table: a row each. Rows above the header and
// the header itself are marked Header; the cells below carry their column's
// label. A lone long cell, as notes under a table are, becomes a paragraph.
func (g *grid) blocks() []clean.Block {
	first, last := g.header()
	labels := g.labels(first, last)
	blocks := make([]clean.Block, 0, len(g.rows))
	for i, row := range g.rows {
		columns := row.distinct()
		if len(columns) == 0 {
			continue
		}
		b := clean.Block{
			Kind: corpus.TableRow, Table: g.number, Header: i <= last || g.repeated(i, first, last),
			Origin: corpus.Origin{Page: max(g.page, row.page), Sheet: g.sheet, Row: row.number},
		}
		if text := row.note(columns); text != "" && !b.Header {
			b.Kind, b.Table, b.Text = corpus.Paragraph, 0, text
			blocks = append(blocks, b)
			continue
		}
		if i < first && len(columns) > 1 && row.remarks(columns) {
			b.Cells = []clean.Cell{{Text: row.joined(columns), Column: columns[0]}}
			blocks = append(blocks, b)
			continue
		}
		for _, c := range columns {
			cell := clean.Cell{Text: row.cells[c].text, Column: c}
			if !b.Header && len(columns) > 1 && c < len(labels) {
				cell.Label = labels[c]
			}
			b.Cells = append(b.Cells, cell)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// note is the text of a row that is a remark on the table: one long cell, or
// one that says 注：, whose commas a csv took for separators.
func (r gridRow) note(columns []int) string {
	text := strings.TrimSpace(r.cells[columns[0]].text)
	remark := noteStart.MatchString(text)
	if len(columns) == 1 && (remark || utf8.RuneCountInString(text) >= 30) {
		return text
	}
	if !remark || utf8.RuneCountInString(text) < 20 {
		return ""
	}
	for _, c := range columns[1:] {
		text += "，" + strings.TrimSpace(r.cells[c].text)
	}
	return text
}

// remarks reports a row over a table that says of it what it is about, each
// cell with a value of its own: 编制单位：…, 单位：万元, 截止日期：….
func (r gridRow) remarks(columns []int) bool {
	told := 0
	for _, c := range columns {
		name, rest, ok := strings.Cut(strings.ReplaceAll(r.cells[c].text, ":", "："), "：")
		if ok && strings.TrimSpace(name) != "" && strings.TrimSpace(rest) != "" && !strings.ContainsAny(name, "(（") {
			told++
		}
	}
	return told*2 > len(columns)
}

// joined is the text of a row's cells in one line.
func (r gridRow) joined(columns []int) string {
	parts := make([]string, 0, len(columns))
	for _, c := range columns {
		parts = append(parts, strings.TrimSpace(r.cells[c].text))
	}
	return strings.Join(parts, "　")
}

var (
	noteStart  = regexp.MustCompile(`^[*＊※]?(注|备注|備註|註|说明|說明|填表说明|附注)\s*[：:\d]`)
	headerWord = regexp.MustCompile(`(?i)客商|外方|中方|伙伴|数额|数額|币种|币别|货币|幣別|性质|性質|方式|属地|所在地|工程|乡镇|旗县|包联|领导|排名|占比|资金|資金|环节|来源|來源|名称|名稱|项目|項目|企业|企業|公司|单位|單位|投资|投資|金额|金額|规模|規模|地点|地點|选址|選址|落户|落戶|地区|地區|区县|縣|县|园区|園區|行业|行業|产业|產業|领域|領域|类别|類別|类型|日期|时间|時間|年份|状态|狀態|进展|進展|进度|進度|阶段|序号|序號|项次|項次|编号|編號|备注|備註|说明|說明|国别|國別|业主|業者|主体|主體|内容|內容|数量|數量|个数|個數|面积|面積|联系|聯絡|负责|负责人|合计|合計|内资|外资|姓名|职务|name|project|investor|company|amount|investment|sector|industry|location|place|date|status|remark|note|no\.?$|partner|total|currency|unit`)
	valueLike  = regexp.MustCompile(`^[约約近超逾不足达達]?[¥￥$]?[\d０-９][\d０-９,，.．]*\s*(%|％|万|萬|亿|億|元|美元|个|個|家|亩|畝)*(以上|左右|多)?$|^\d{4}[-./年]\d{1,2}([-./月]\d{1,2}日?)?`)
)

// maxHeaderRow is how far down a header is looked for.
const maxHeaderRow = 20

// header finds the rows that name the columns: from first through last, both
// -1 when there are none.
func (g *grid) header() (first, last int) {
	width := g.width()
	if width < 2 || g.isForm() {
		return -1, -1
	}
	for i, row := range g.rows[:min(len(g.rows), maxHeaderRow)] {
		columns := row.distinct()
		if len(columns) < 2 || len(columns)*3 < width && len(columns) < 3 {
			continue
		}
		if row.remarks(columns) {
			continue
		}
		if !g.names(i, columns) {
			if len(columns)*2 > width {
				return -1, -1 // a row of values: the table has no header
			}
			continue
		}
		last = i
		g.unrepeat(i)
		for last+1 < len(g.rows) && last-i < 2 && g.continues(i, last+1) {
			last++
		}
		return i, last
	}
	return -1, -1
}

// unrepeat empties the cells of a header of two rows that say again what the
// one to the left or above says, as exports of merged cells do:
// 县区,签约项目,签约项目 over 县区,个数,总投资.
func (g *grid) unrepeat(first int) {
	if first+1 >= len(g.rows) {
		return
	}
	head, row := g.rows[first].cells, g.rows[first+1].cells
	repeated := func(c int) bool {
		return c > 0 && c < len(head) && head[c].merge == 0 && squeeze(head[c].text) != "" && squeeze(head[c].text) == squeeze(head[c-1].text)
	}
	parts := 0
	for c := range row {
		text := squeeze(row[c].text)
		if valueLike.MatchString(text) {
			return
		}
		if repeated(c) && text != "" && text != squeeze(row[c-1].text) {
			parts++
		}
	}
	if parts == 0 || !g.names(first+1, g.rows[first+1].distinct()) {
		return
	}
	for c := min(len(head), len(row)) - 1; c >= 0; c-- {
		if squeeze(row[c].text) == squeeze(head[c].text) {
			row[c].text = ""
		}
		if repeated(c) {
			head[c].text = ""
		}
	}
}

// width is the number of columns that most rows fill.
func (g *grid) width() int {
	counts := map[int]int{}
	for _, row := range g.rows[:min(len(g.rows), 200)] {
		counts[len(row.distinct())]++
	}
	best := 0
	for n, times := range counts {
		if n > 1 && (best == 0 || times > counts[best] || times == counts[best] && n > best) {
			best = n
		}
	}
	return best
}

// names reports whether the row i names columns: short words, no values, and
// at least two words (or half of them) that headers are made of, or the line of
// Markdown below it.
func (g *grid) names(i int, columns []int) bool {
	words := 0
	for _, c := range columns {
		text := squeeze(g.rows[i].cells[c].text)
		if utf8.RuneCountInString(text) > 40 || valueLike.MatchString(text) || strings.ContainsAny(text, "。；") {
			return false
		}
		if headerWord.MatchString(text) && utf8.RuneCountInString(text) <= 24 {
			words++
		}
	}
	return words >= 2 && words*3 >= len(columns) || words*2 >= len(columns) || i == 0 && g.headed || g.aboveValues(i, columns)
}

// aboveValues reports whether half of the columns hold values in the rows
// below i, so that the words of row i name them.
func (g *grid) aboveValues(i int, columns []int) bool {
	below := g.rows[i+1 : min(len(g.rows), i+5)]
	if len(below) < 2 {
		return false
	}
	valued := 0
	for _, c := range columns {
		n := 0
		for _, row := range below {
			if c < len(row.cells) && valueLike.MatchString(squeeze(row.cells[c].text)) {
				n++
			}
		}
		if n*2 > len(below) {
			valued++
		}
	}
	return valued >= 2 && valued*2 >= len(columns)
}

// continues reports whether row i goes on with the header that began at
// first: it shares merged cells with it, or fills what that left empty.
func (g *grid) continues(first, i int) bool {
	head, row := g.rows[first].cells, g.rows[i].cells
	columns := g.rows[i].distinct()
	if len(columns) < 2 {
		return false
	}
	shared, below, under := false, 0, emptyBetween(head, row)
	for c := range row {
		text := squeeze(row[c].text)
		if c >= len(head) {
			if valueLike.MatchString(text) || utf8.RuneCountInString(text) > 24 {
				return false
			}
			continue
		}
		switch {
		case row[c].merge != 0 && row[c].merge == head[c].merge:
			shared = true
		case text == "":
		case valueLike.MatchString(text) || utf8.RuneCountInString(text) > 24:
			return false
		default:
			below++
			if head[c].merge == 0 && squeeze(head[c].text) != "" && (c == 0 || head[c-1].text != "") && !g.wideAt(first, c) && !under {
				return false
			}
		}
	}
	return below > 0 && (shared || merged(head) || under)
}

// wideAt reports whether the header cell at column c is followed by empty
// ones, as a merged cell is that a csv export has unmerged.
func (g *grid) wideAt(first, c int) bool {
	head := g.rows[first].cells
	return c+1 < len(head) && squeeze(head[c+1].text) == ""
}

func merged(cells []gridCell) bool {
	for i, c := range cells {
		if c.merge != 0 && i > 0 && cells[i-1].merge == c.merge {
			return true
		}
	}
	return false
}

// emptyBetween reports whether row fills places that head leaves empty, those
// behind its last one too, and one of the two leaves the first place empty.
func emptyBetween(head, row []gridCell) bool {
	if len(row) == 0 || squeeze(row[0].text) != "" && squeeze(head[0].text) != "" {
		return false
	}
	for c := 1; c < len(row); c++ {
		if (c >= len(head) || squeeze(head[c].text) == "") && squeeze(row[c].text) != "" {
			return true
		}
	}
	return false
}

// labels joins the header rows for each column: 总投资（万元）/内资.
func (g *grid) labels(first, last int) []string {
	if first < 0 {
		return nil
	}
	n := 0
	for _, row := range g.rows {
		n = max(n, len(row.cells))
	}
	labels := make([]string, n)
	for i := first; i <= last; i++ {
		cells := g.rows[i].cells
		above := ""
		for c := range labels {
			text := ""
			if c < len(cells) {
				text = squeeze(cells[c].text)
			}
			if text == "" && i < last && g.filledBelow(i, last, c) {
				text = above
			}
			above = text
			if text != "" && !slices.Contains(strings.Split(labels[c], "/"), text) {
				labels[c] = strings.TrimPrefix(labels[c]+"/"+text, "/")
			}
		}
	}
	return labels
}

func (g *grid) filledBelow(i, last, c int) bool {
	for i++; i <= last; i++ {
		if cells := g.rows[i].cells; c < len(cells) && squeeze(cells[c].text) != "" {
			return true
		}
	}
	return false
}

// repeated reports whether row i says again what the header says, as tables
// over several pages do.
func (g *grid) repeated(i, first, last int) bool {
	if first < 0 || i <= last {
		return false
	}
	for h := first; h <= last; h++ {
		same := 0
		columns := g.rows[i].distinct()
		for _, c := range columns {
			if c < len(g.rows[h].cells) && squeeze(g.rows[h].cells[c].text) == squeeze(g.rows[i].cells[c].text) {
				same++
			}
		}
		if same > 1 && same == len(columns) {
			return true
		}
	}
	return false
}

// squeeze takes all space out, as in 项 目 名 称 or a header broken over lines;
// words of the Latin alphabet keep one between them.
func squeeze(s string) string {
	if !strings.ContainsFunc(s, unicode.IsSpace) {
		return s
	}
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	out := words[0]
	for _, w := range words[1:] {
		out = glue(out, w)
	}
	return out
}

// parts divides a sheet that holds several tables one below the other: after
// an empty row, a row of header words begins another, with the titles above it.
func (g *grid) parts() []grid {
	var out []grid
	start := 0
	_, last := g.header()
	for i := last + 2; last >= 0 && i < len(g.rows); i++ {
		if len(g.rows[i-1].distinct()) > 0 {
			continue
		}
		at := i
		for at < len(g.rows) && at < i+3 && len(g.rows[at].distinct()) == 1 {
			at++
		}
		if at < len(g.rows) && g.entitles(at) {
			out = append(out, g.slice(start, i))
			start, i = i, at
		}
	}
	return append(out, g.slice(start, len(g.rows)))
}

func (g *grid) slice(from, to int) grid {
	part := *g
	part.rows = g.rows[from:to]
	return part
}

// entitles reports whether most of the cells of row i are words of headers.
func (g *grid) entitles(i int) bool {
	columns := g.rows[i].distinct()
	words := 0
	for _, c := range columns {
		text := squeeze(g.rows[i].cells[c].text)
		if utf8.RuneCountInString(text) <= 16 && headerWord.MatchString(text) && !valueLike.MatchString(text) {
			words++
		}
	}
	return words >= 3 && words*3 >= len(columns)*2
}
