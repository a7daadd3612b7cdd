package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A span of months, both ends in it; single and running stand for 当月 and 累计.
type Months struct{ from, to int }

var (
	single  = Months{-1, -1}
	running = Months{-2, -2}
)

var (
	MonthSpanRE   = regexp.MustCompile(`([0-9]{1,2})月?[-—–~～至到]+([0-9]{1,2})月`)
	FirstMonthsRE = regexp.MustCompile(`前([0-9]{1,2}|[两二三四五六七八九十]|十一)个?月`)
	OneMonthRE    = regexp.MustCompile(`(?:^|[^0-9])([0-9]{1,2})月`)
	FixedMonthsRE = regexp.MustCompile(`前三季度|[一二三四1-4]季度|上半年|下半年|全年|当月|本月|单月|累计|今年以来|年初以来`)
)

// fixedMonths are the periods with names of their own.
var fixedMonths = map[string]Months{
	"前三季度": {1, 9}, "一季度": {1, 3}, "二季度": {4, 6}, "三季度": {7, 9}, "四季度": {10, 12}, "1季度": {1, 3}, "2季度": {4, 6}, "3季度": {7, 9}, "4季度": {10, 12},
	"上半年": {1, 6}, "下半年": {7, 12}, "全年": {1, 12}, "当月": single, "本月": single, "单月": single, "累计": running, "今年以来": running, "年初以来": running,
}

// PeriodIn is the period that a text names, as a column or a question has it:
// 6月, 1—6月, 上半年; none for none.
func PeriodIn(s string) (p Months, ok bool) {
	switch m := MonthSpanRE.FindStringSubmatch(s); {
	case m != nil:
		return Months{reading.WholeNumber(m[1]), reading.WholeNumber(m[2])}, true
	}
	if m := FirstMonthsRE.FindStringSubmatch(s); m != nil {
		return Months{1, reading.WholeNumber(m[1])}, true
	}
	if m := OneMonthRE.FindStringSubmatch(s); m != nil {
		return Months{reading.WholeNumber(m[1]), reading.WholeNumber(m[1])}, true
	}
	p, ok = fixedMonths[FixedMonthsRE.FindString(s)]
	return p, ok
}

// Fits reports whether a column of one period has what is asked of another.
func (p Months) Fits(asked Months) bool {
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

// SamePeriod raises a column of the period that the question names, and lowers
// one of another: 6月新签 is not 1—6月新签.
func SamePeriod(q, name string) float64 {
	have, dated := PeriodIn(name)
	asked, said := PeriodIn(q)
	switch {
	case !dated || !said:
		return 0
	case have.Fits(asked):
		return 1
	}
	return -3
}

// CapitalRE matches one of the two kinds of capital.
var CapitalRE = regexp.MustCompile(`外资|内资|外贸|民资|港资|台资`)

// SameCapital lowers a column of other capital than the question names.
func SameCapital(q, name string) float64 {
	if w := CapitalRE.FindString(q); w != "" && !strings.Contains(name, w) {
		return -2
	}
	return 0
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
			return SamePeriod(q, t.Columns[c].Name) < 0 || SameCapital(q, t.Columns[c].Name) < 0
		}
	}
	return false
}
