package listing

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	amounts "zhaoshang/corpus/extract/value"
)

var (
	// unitHeadRE matches the unit that the head of an enumeration gives for all.
	unitHeadRE = regexp.MustCompile(`\([^()]*?((?:万亿|亿|万)?(?:美元|港元|欧元|元|间|家|个|项|宗|户))\)`)
	// jointNameRE matches entries that are the sum of others.
	jointNameRE = regexp.MustCompile(`合计|总计|共计|前.{1,2}位|^共`)
)

// joinsEntries reports whether 和 or 及 stands behind the bracket of an entry.
func joinsEntries(text []rune, i int) bool {
	return (text[i] == '和' || text[i] == '及' || text[i] == '与') && i > 0 && text[i-1] == ')'
}

// nesting is 1 at an opening bracket, -1 at a closing one.
func nesting(c rune) int {
	switch c {
	case '(':
		return 1
	case ')':
		return -1
	}
	return 0
}

// figurePattern is one figure with its bound and its unit.
const figurePattern = `(?:约|达|近|超过|超|逾|共|计)?((?:[0-9][0-9,]*(?:兆|亿|万))?[0-9][0-9,]*(?:\.[0-9]+)?)(万亿|亿|万)?(多|余)?(美元|港元|欧元|元人民币|元|间|家|个|项|宗|名|人|%|户)(?:人民币)?`

var (
	// enumRE matches one thing with its figure, and a second one in a bracket.
	enumRE = regexp.MustCompile(`^(?:(?:其中|包括|分别|主要|当中|当[天日]|现场|会上|[此本]次|另有)(?:有|为|是)?)?([\p{Han}a-z]{2,16}?)的?(?:都是|均为|都为|同为|各为|约|达|有|为)?` + figurePattern + `(?:项目|企业)?(?:\((?:总投资|投资|金额)?` + figurePattern + `\))?$`)
	// hintedRE matches one thing with a figure whose unit the head gives.
	hintedRE = regexp.MustCompile(`^(?:其中|包括|分别是|分别为|有|为|是|,)*([\p{Han}a-z]{2,14}?)(?:约|达|有|为)?([0-9][0-9,]*(?:\.[0-9]+)?)(万亿|亿|万)?$`)
	// bracketRE matches one thing with its figure in a bracket behind it.
	bracketRE = regexp.MustCompile(`^(?:.{0,20}(?:分别是|分别为|是|有|为|,))?([\p{Han}a-z]{2,16})\(` + figurePattern + `\)$`)
	// countFirstRE matches one thing behind its number: 15个纺机产业项目.
	countFirstRE = regexp.MustCompile(`^(?:其中|包括|现场|当[天日])?(?:有|为|是)?([0-9]+)(个|家|项|宗)((?:[\p{Han}a-z]{2,14}?)(?:项目|企业|公司|机构|合同|协议|平台|基金))(?:集中)?(?:签约|开工|落地|签订|落户|竣工|投产)?$`)
	// secondRE matches a figure more of the thing before: 38.4亿元, 总投资约150亿元.
	secondRE = regexp.MustCompile(`^([\p{Han}、]{0,16}?)(?:都是|均为|都为|约|为|达)?` + figurePattern + `$`)
	// labelRE matches what a figure more may be called, and labelKindRE the kind of money in it
	// that is no total: 总投资和协议外资都是1690万美元.
	labelRE     = regexp.MustCompile(`^(?:(?:计划|协议|合同|预计|意向|签约|实际|拟|项目)*(?:利用|使用|到位)?(?:总投资额?|投资总?额?|金额|总?额|外资|台资|港资|侨资|内资|资金)(?:[和、及与]|$))*$`)
	LabelKindRE = regexp.MustCompile(`(?:实际|协议|合同)?(?:利用|使用|到位)?(?:外资|台资|港资|侨资|内资|资金)`)
	// furtherRE matches what else is told of the thing before: 占四成, 9万个岗位.
	furtherRE = regexp.MustCompile(`^(?:占|约|超|近|逾)?[0-9]`)
)

// figureOf reads the groups that figurePattern matched from group g on.
func figureOf(m []string, g int) (Item, bool) {
	number, size, more, unit := m[g], m[g+1], m[g+2], strings.TrimSuffix(m[g+3], "人民币")
	it := Item{Unit: size + unit, Measure: number + size + more + unit}
	if strings.HasSuffix(unit, "元") {
		at := strings.Index(m[0], number)
		a, err := amounts.ParseAmount(boundBefore(m[0][:at])+it.Measure, "")
		if err != nil {
			return Item{}, false
		}
		it.Amount, it.Number = &a, float64(a.Figure())/100
		it.Measure = boundBefore(m[0][:at]) + it.Measure
		return it, true
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
	if size == "万" {
		n *= 1e4
	}
	it.Number = n
	return it, err == nil && size != "亿" && size != "万亿"
}

// boundBefore is the word of a bound that a text ends in.
func boundBefore(s string) string {
	for _, w := range []string{"约", "近", "超过", "超", "逾"} {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// enumRow is one thing of an enumeration with its figures.
type enumRow struct {
	name    string
	span    corpus.Span
	figures []Item
}

// ownMeasureRE matches what is measured of one project, which is no thing among others:
// 达产后年产值约30亿元、年税收1亿元.
var ownMeasureRE = regexp.MustCompile(`^(?:达产后|投产后|建成后|满产后|预计)|^年(?:产值|税收|营收|销售|利税|产)|^(?:总|固定资产)投资$|^注册资[本金]$`)

// rowOf reads a thing of an enumeration; head is what stands before the enumeration and may
// give the unit.
func rowOf(text, head string, span corpus.Span) (enumRow, bool) {
	m, first := enumRE.FindStringSubmatch(text), 2
	if m == nil {
		m = bracketRE.FindStringSubmatch(text)
	}
	if f := countFirstRE.FindStringSubmatch(text); m == nil && f != nil {
		m = []string{f[0], f[3], f[1], "", "", f[2]}
	}
	if m == nil {
		h := unitHeadRE.FindStringSubmatch(head)
		if m = hintedRE.FindStringSubmatch(text); m == nil || h == nil {
			return enumRow{}, false
		}
		m = append(m[:4:4], "", h[1])
		if m[3] != "" {
			m[5] = strings.TrimLeft(h[1], "万亿")
		}
	}
	row := enumRow{name: m[1], span: span}
	if jointNameRE.MatchString(m[1]) || ownMeasureRE.MatchString(m[1]) || len([]rune(row.name)) < 2 {
		return enumRow{}, false
	}
	for g := first; g+3 < len(m) && m[g] != ""; g += 4 {
		f, ok := figureOf(m, g)
		if !ok {
			return enumRow{}, false
		}
		row.figures = append(row.figures, f)
	}
	return row, true
}

// second adds a figure that a text gives of the same thing; false when it gives none.
func (x *enumRow) second(text string, end int) bool {
	m := secondRE.FindStringSubmatch(asideRE.ReplaceAllString(text, ""))
	if m == nil || !labelRE.MatchString(m[1]) {
		return false
	}
	f, ok := figureOf(m, 2)
	if !ok {
		return false
	}
	labels := LabelKindRE.FindAllString(m[1], -1)
	if labels == nil || strings.Contains(m[1], "投资") || strings.Contains(m[1], "额") {
		labels = append(labels, "")
	}
	for _, f.Kind = range labels {
		if !slices.ContainsFunc(x.figures, func(y Item) bool { return y.likeFigure(&f) }) {
			x.figures, x.span.End = append(x.figures, f), end // another figure of the kind is of something else
		}
	}
	return true
}

// likeFigure reports whether two figures of an enumeration measure the same.
func (it *Item) likeFigure(other *Item) bool {
	if (it.Amount == nil) != (other.Amount == nil) {
		return false
	}
	if it.Amount != nil {
		return it.Amount.Currency == other.Amount.Currency && it.Kind == other.Kind
	}
	return it.Unit == other.Unit
}

// whole is what an entry gives of no special kind of money: 9个、21.7亿元.
func (x *enumRow) whole() string {
	var out []string
	for i := range x.figures {
		if x.figures[i].Kind == "" {
			out = append(out, x.figures[i].Measure)
		}
	}
	return strings.Join(out, "、")
}

// enumReader reads the things of a sentence that stand one behind the other.
type enumReader struct {
	page *reading.Page
	rows []enumRow
	bare []enumRow // names without a figure, of which the next one may tell: 甲州、乙州都是40%
	out  [][]Item
}

// EntriesOf finds the enumerations of a stretch of sentences: a list of each figure that all
// things of one have.
func EntriesOf(p *reading.Page, s corpus.Span) [][]Item {
	r := enumReader{page: p}
	head := ""
	start, from, depth := s.Start, s.Start, 0
	for i := s.Start; i <= s.End; i++ {
		if i < s.End {
			depth += nesting(p.Folded[i])
			if depth > 0 || !r.ends(i) {
				continue
			}
		}
		r.take(strings.TrimSpace(string(p.Folded[start:i])), head, corpus.Span{Start: start, End: i})
		if i < s.End && p.Folded[i] == ':' {
			r.flush()
			head = string(p.Folded[from:i])
		}
		if i < s.End && strings.ContainsRune(";。:", p.Folded[i]) {
			from = i + 1
		}
		start = i + 1
	}
	r.flush()
	return r.out
}

// ends reports whether a thing of an enumeration ends at a place: at a mark, but for the
// comma of 1,161, and at 和 or 及 behind a bracket.
func (r *enumReader) ends(i int) bool {
	text := r.page.Folded
	if !strings.ContainsRune("、,;:。", text[i]) {
		return joinsEntries(text, i)
	}
	return text[i] != ',' || i == 0 || i+1 >= len(text) || !isDigit(text[i-1]) || !isDigit(text[i+1])
}

func isDigit(c rune) bool { return c >= '0' && c <= '9' }

// asOfRE matches the day that figures are of: 到9月底投产21个.
var asOfRE = regexp.MustCompile(`^(?:到|截至|截止|至)[0-9一二三四五六七八九十年月日]{1,11}[初中底末]?`)

// quoteMarks drops the marks around names: 「甲方案」342家.
var quoteMarks = strings.NewReplacer("「", "", "」", "", "“", "", "”", "", "\"", "", "『", "", "』", "")

var (
	// bareNameRE matches a thing of an enumeration that gives its figure with the next one.
	bareNameRE = regexp.MustCompile(`^[\p{Han}a-z]{2,8}$`)
	// alikeRE matches a thing whose figure is that of the ones before it too.
	alikeRE = regexp.MustCompile(`(?:都是|均为|都为|同为|各为)[0-9]`)
)

// take adds the next stretch of text.
func (r *enumReader) take(text, head string, span corpus.Span) {
	text = asOfRE.ReplaceAllString(quoteMarks.Replace(text), "")
	row, ok := rowOf(text, head, span)
	switch n := len(r.rows); {
	case n > 0 && r.rows[n-1].second(text, span.End):
	case ok:
		if alikeRE.MatchString(text) {
			for _, x := range r.bare {
				x.figures = slices.Clone(row.figures)
				r.rows = append(r.rows, x)
			}
		}
		r.bare = nil
		if n > 0 && !r.rows[0].figures[0].likeFigure(&row.figures[0]) {
			r.flush()
		}
		r.rows = append(r.rows, row)
	case bareNameRE.MatchString(text) && span.End < len(r.page.Folded) && r.page.Folded[span.End] == '、':
		r.bare = append(r.bare, enumRow{name: text, span: span})
		return
	case n == 0 || !furtherRE.MatchString(text):
		r.flush()
	}
}

// flush ends an enumeration.
func (r *enumReader) flush() {
	rows := r.rows
	r.rows = nil
	if len(rows) < 2 {
		return
	}
	for k := range rows[0].figures {
		list := make([]Item, 0, len(rows))
		for i := range rows {
			for _, f := range rows[i].figures {
				if f.likeFigure(&rows[0].figures[k]) {
					f.Both = rows[i].whole()
					f.Page, f.Name, f.Show, f.Cite = r.page, rows[i].name, rows[i].span, reading.SentenceOf(r.page, rows[i].span, rows[i].span)
					list = append(list, f)
				}
			}
		}
		if list = withoutWhole(list, len(rows)); len(list) >= 2 {
			r.out = append(r.out, list)
		}
	}
}

// fewestOfWhole is how many entries add up to one by more than chance.
const fewestOfWhole = 3

// withoutWhole drops the first entry of n when it is what the others add up to, 签约15个 of
// 甲类6个、乙类5个、丙类4个; none are left when some lack the figure.
func withoutWhole(list []Item, n int) []Item {
	if len(list) < n {
		return nil
	}
	sum := 0.0
	for _, it := range list[1:] {
		sum += it.Number
	}
	if d := list[0].Number - sum; n > fewestOfWhole-1 && d < wholeGap*sum && d > -wholeGap*sum {
		return list[1:]
	}
	return list
}

// wholeGap is the part that rounding may take of a whole.
const wholeGap = 0.001
