package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// columnUnitRE reads the unit that a column's name ends with: 新签约(个).
var columnUnitRE = regexp.MustCompile(`\((?:单位:)?(个|家|项|宗|批|批次|次|人|户|亩|%)\)$`)

// measureText is a figure of a row with the name of its column: 新签约14个,
// 协议投资52.6亿元.
func measureText(it *item, c int) string {
	name, m := it.table.Columns[c].Name, it.row.Measures[c]
	if m.Amount != nil {
		return moneyUnitRE.ReplaceAllString(name, "") + Money(*m.Amount)
	}
	figure := it.page.Shown(it.row.Cells[c])
	plain := strings.Trim(figure, "0123456789,.") == ""
	if u := columnUnitRE.FindStringSubmatch(name); u != nil && plain {
		return strings.TrimSuffix(name, u[0]) + figure + u[1]
	}
	if plain && numberNameRE.MatchString(name) {
		figure += "个"
	}
	return name + figure
}

// numberNameRE matches columns that count projects: 新签约项目数, 竣工数.
var numberNameRE = regexp.MustCompile(`(?:项目|签约|开工|竣工|投产|落地|个)数$`)

// moneyUnitRE reads the unit of sums at the end of a column's name: 协议投资(亿元).
var moneyUnitRE = regexp.MustCompile(`\([^()]*元\)$`)

// A span of months, both ends in it; single and running stand for 当月 and 累计.
type months struct{ from, to int }

var (
	single  = months{-1, -1}
	running = months{-2, -2}
)

var (
	monthSpanRE   = regexp.MustCompile(`([0-9]{1,2})月?[-—–~～至到]+([0-9]{1,2})月`)
	firstMonthsRE = regexp.MustCompile(`前([0-9]{1,2}|[两二三四五六七八九十]|十一)个?月`)
	oneMonthRE    = regexp.MustCompile(`(?:^|[^0-9])([0-9]{1,2})月`)
	fixedMonthsRE = regexp.MustCompile(`前三季度|[一二三四1-4]季度|上半年|下半年|全年|当月|本月|单月|累计|今年以来|年初以来`)
)

// fixedMonths are the periods with names of their own.
var fixedMonths = map[string]months{
	"前三季度": {1, 9}, "一季度": {1, 3}, "二季度": {4, 6}, "三季度": {7, 9}, "四季度": {10, 12}, "1季度": {1, 3}, "2季度": {4, 6}, "3季度": {7, 9}, "4季度": {10, 12},
	"上半年": {1, 6}, "下半年": {7, 12}, "全年": {1, 12}, "当月": single, "本月": single, "单月": single, "累计": running, "今年以来": running, "年初以来": running,
}

// periodIn is the period that a text names, as a column or a question has it:
// 6月, 1—6月, 上半年; none for none.
func periodIn(s string) (p months, ok bool) {
	switch m := monthSpanRE.FindStringSubmatch(s); {
	case m != nil:
		return months{reading.WholeNumber(m[1]), reading.WholeNumber(m[2])}, true
	}
	if m := firstMonthsRE.FindStringSubmatch(s); m != nil {
		return months{1, reading.WholeNumber(m[1])}, true
	}
	if m := oneMonthRE.FindStringSubmatch(s); m != nil {
		return months{reading.WholeNumber(m[1]), reading.WholeNumber(m[1])}, true
	}
	p, ok = fixedMonths[fixedMonthsRE.FindString(s)]
	return p, ok
}

// fits reports whether a column of one period has what is asked of another.
func (p months) fits(asked months) bool {
	switch {
	case p == asked:
		return true
	case p == single || asked == single:
		return p.from == p.to && p != running && asked != running
	case p == running || asked == running:
		return p.from < p.to || p == asked
	}
	return false
}

// samePeriod raises a column of the period that the question names, and lowers
// one of another: 6月新签 is not 1—6月新签.
func samePeriod(q, name string) float64 {
	have, dated := periodIn(name)
	asked, said := periodIn(q)
	switch {
	case !dated || !said:
		return 0
	case have.fits(asked):
		return 1
	}
	return -3
}

// capitalRE matches one of the two kinds of capital.
var capitalRE = regexp.MustCompile(`外资|内资|外贸|民资|港资|台资`)

// sameCapital lowers a column of other capital than the question names.
func sameCapital(q, name string) float64 {
	if w := capitalRE.FindString(q); w != "" && !strings.Contains(name, w) {
		return -2
	}
	return 0
}

// rateRE matches columns that set figures against others.
var rateRE = regexp.MustCompile(`去年|上年|同期|同比|环比|增长|增幅|增速|占比|排名|位次`)

// sameRate lowers a column that sets figures against others when the question
// does not ask for that.
func sameRate(q, name string) float64 {
	if w := rateRE.FindString(name); w != "" && !rateRE.MatchString(q) {
		return -2
	}
	return 0
}

// numberLimitRE reads a limit on a number: 超过12个, 12个以上, 过12批次.
var numberLimitRE = regexp.MustCompile(`(超过|多于|大于|高于|突破|不少于|不低于|至少|少于|低于|小于|不到|不足|不超过|至多|过|破)?([0-9]+(?:\.[0-9]+)?|[一二两三四五六七八九十]+)(?:个|家|项|宗|单|批次|批|次|%)(?:项目)?(?:\(含\))?(及?以上|及?以下|以内|往上|打底)?`)

// numberEqualRE reads a number that rows are to have: 有6个的, 哪些县区开工了4个.
var numberEqualRE = regexp.MustCompile(`(?:有|是|为|达到?|刚好|正好|恰好|都是|各是|签了|开工了?|签约了?)([0-9]+|[一二两三四五六七八九十]+)(?:个|家|项|宗|批次|批)的|哪(?:些|几个|个).{1,12}?[了有是]([0-9]+|[一二两三四五六七八九十]+)(?:个|家|项|宗|批次|批)[?]?$`)

// countLimits reads 超过12个; -1 means no limit. Both ends are open.
func countLimits(q string) (low, high float64) {
	if m := numberEqualRE.FindStringSubmatch(q); m != nil {
		n := float64(reading.WholeNumber(m[1] + m[2]))
		return n - 0.001, n + 0.001
	}
	return limitsIn(numberLimitRE.FindAllStringSubmatch(q, -1))
}

// limitsIn reads the limits that matches of a sign, a number, and what may follow it set.
func limitsIn(matches [][]string) (low, high float64) {
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
	unit      string
	low, high float64
}

// thingUnits are the units of columns of figures that a limit may be set on.
const thingUnits = `亩|公顷|平方米|平米|平方公里|平方|人|个?岗位|吨|公里|千瓦|立方米|台|辆|套|间|床|头|户|标箱|兆瓦|mw|gwh|gw|kw`

// unitLimitRE reads a limit on figures of a unit: 超过200亩, 12万吨以上.
var unitLimitRE = regexp.MustCompile(`(超过|多于|大于|高于|突破|不少于|不低于|至少|少于|低于|小于|不到|不足|不超过|至多|超|过|破)?([0-9]+(?:\.[0-9]+)?)(万|千|亿)?(` + thingUnits + `)(及?以上|及?以下|以内|往上|打底)?`)

// unitNames are the names of units by what else they are called.
var unitNames = map[string]string{"平米": "平方米", "平方": "平方米", "岗位": "人", "个岗位": "人"}

// unitLimitOf reads the limit on figures of a unit that a question sets: 200亩以上.
func unitLimitOf(q string) unitLimit {
	for _, m := range unitLimitRE.FindAllStringSubmatch(q, -1) {
		n, _ := strconv.ParseFloat(m[2], 64)
		whole := strconv.FormatFloat(n*sizes[m[3]], 'f', -1, 64)
		if low, high := limitsIn([][]string{{m[0], m[1], whole, m[5]}}); low >= 0 || high >= 0 {
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

// fitsUnit reports whether the figure of a row in the column of a unit is within a
// limit; what is no row of a table is not held to it.
func (it *item) fitsUnit(limit unitLimit) bool {
	if limit.unit == "" || it.row == nil {
		return true
	}
	c := unitColumn(it.table, limit.unit)
	if c < 0 || c >= len(it.row.Measures) || !it.row.Measures[c].Is {
		return false
	}
	n := it.row.Measures[c].Number
	if m := unitSizeRE.FindStringSubmatch(it.table.Columns[c].Name); m != nil {
		n *= sizes[m[1]]
	}
	return (limit.low < 0 || n > limit.low) && (limit.high < 0 || n < limit.high)
}

// unitSizeRE reads the number before the unit of a column: 窖藏(万吨).
var unitSizeRE = regexp.MustCompile(`\((万|千|亿)[^()元]*\)`)

// unitColumn is the column of figures of a unit, 占地(亩), 窖藏(万吨) or 用工人数, -1 for
// none.
func unitColumn(t *reading.Table, unit string) int {
	return slices.IndexFunc(t.Columns, func(c reading.Column) bool {
		for _, size := range []string{"", "万", "千", "亿"} {
			if strings.Contains(c.Name, "("+size+unit+")") || c.Unit == size+unit {
				return true
			}
		}
		return strings.HasSuffix(c.Name, unit+"数")
	})
}

// rankMeasured ranks rows of projects by another column than their money, as the
// question asks: 占地最多的项目; nil when they have none.
func (r *Run) rankMeasured(list []item, s selection) *Result {
	var kept []item
	column := -1
	for _, it := range list {
		row := it.tableRow()
		if row == nil {
			continue
		}
		c := slices.IndexFunc(row.table.Columns, func(c reading.Column) bool {
			return slices.ContainsFunc(r.Q.Focus.Documents, func(w string) bool { return strings.Contains(c.Name, w) })
		})
		if c < 0 || c >= len(row.row.Measures) || !row.row.Measures[c].Is || column >= 0 && (c != column || row.table != kept[0].table) {
			continue
		}
		it.table, it.row, column = row.table, row.row, c
		kept = append(kept, it)
	}
	if len(kept) < 2 {
		return nil
	}
	return r.topMeasureOf(kept, kept[0].table, column, s)
}

// numbersLimited reports whether a text sets a limit on a number.
func numbersLimited(q string) bool {
	low, high := countLimits(q)
	return low >= 0 || high >= 0
}

// otherColumn reports whether a figure stands in a column of other months, or of
// other capital, than the question names.
func otherColumn(p *reading.Page, s *reading.Sentence, figure corpus.Span, q string) bool {
	if s.Table >= len(p.Tables) || p.Tables[s.Table].IsProjects() {
		return false
	}
	t := &p.Tables[s.Table]
	for c, cell := range t.Rows[s.Row].Cells {
		if c < len(t.Columns) && cell.Contains(figure) {
			return samePeriod(q, t.Columns[c].Name) < 0 || sameCapital(q, t.Columns[c].Name) < 0
		}
	}
	return false
}
