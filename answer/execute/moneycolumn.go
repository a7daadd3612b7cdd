package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
)

// moneyKind is a kind of money that staff give a column of its own beside the
// total investment: how questions ask for it, and how columns are called.
type moneyKind struct{ asked, column *regexp.Regexp }

// moneyKinds are looked through in order; the total investment is none of them.
var moneyKinds = []moneyKind{
	{regexp.MustCompile(`注册资[本金]`), regexp.MustCompile(`注册资[本金]`)},
	{regexp.MustCompile(`首期|头期|一期|第一期`), regexp.MustCompile(`首期|一期`)},
	{regexp.MustCompile(`二期`), regexp.MustCompile(`二期`)},
	{regexp.MustCompile(`固定资产|固投`), regexp.MustCompile(`固定资产|固投`)},
	{regexp.MustCompile(`(?:今年|本年|当年|年度|20[0-9]{2}年)度?(?:内)?(?:的)?(?:计划|打算|准备|拟|要|预计|安排)`), regexp.MustCompile(`(?:今年|本年|当年|年度|年)度?(?:内)?(?:计划|拟|预计|安排)`)},
	{regexp.MustCompile(`完成(?:的)?(?:了)?(?:投资|多少|得)|已经?(?:投(?:[^产用运]|$)|完成|花)|投(?:进|下|入)(?:去|来)?了?多少|投进|砸进|实际(?:投|完成|花)|干了多少|累计(?:完成|投)|花(?:了|掉|出去)|到位(?:资金)?|实际到资`), regexp.MustCompile(`完成投资|已完成|累计完成|完成额|投资完成|已投|实际投|累计投|到位|到资`)},
}

// wholeMoneyRE matches questions for the total investment by its name.
var wholeMoneyRE = regexp.MustCompile(`(?:计划)?总投资(?:额)?(?:是|有|共|一共|合计|加起来|为)?多少`)

// moneyColumn is the column of sums that a question asks of a table of projects
// in so many words, -1 for the total investment. It is looked for once a table:
// every row asks.
func (r *Run) moneyColumn(t *reading.Table) int {
	c, known := r.columns[t]
	if !known {
		c = r.findMoneyColumn(t)
		if r.columns == nil {
			r.columns = map[*reading.Table]int{}
		}
		r.columns[t] = c
	}
	return c
}

func (r *Run) findMoneyColumn(t *reading.Table) int {
	q := string(r.Q.Folded)
	if r.Ask != "" {
		q = r.Ask
	}
	if wholeMoneyRE.MatchString(q) {
		return -1
	}
	for _, k := range moneyKinds {
		if !k.asked.MatchString(q) {
			continue
		}
		for c := range t.Columns {
			if name := t.Columns[c].Name; k.column.MatchString(name) && !strings.Contains(listing.OwnColumnName(name), "总投资") && c != t.Name && t.HoldsMoney(c) {
				return c
			}
		}
	}
	if c := calledColumn(t, q); c >= 0 {
		return c
	}
	return r.attributeColumn(t)
}

// attributeColumn is the only column of sums that is called by a word for the money that
// the question asks for, be it not the investment: 投产后利税 for 利税; -1 for none.
func (r *Run) attributeColumn(t *reading.Table) int {
	f, at := r.Q.Focus, -1
	if f == nil || f.ID == "total" || f.Kind != reading.Money {
		return -1
	}
	for c := range t.Columns {
		if c == t.Name || c == t.Amount || !t.HoldsMoney(c) || !callsColumn(f, t.Columns[c].Name) {
			continue
		}
		if at >= 0 {
			return -1
		}
		at = c
	}
	return at
}

// calledColumn is the column of sums beside the total investment that a text
// calls by its name, 协议台资, or 外方出资 of 其中外方出资(万美元); -1 when it calls
// the total by its name too.
func calledColumn(t *reading.Table, q string) int {
	best, length := -1, 1
	for c := range t.Columns {
		name := listing.OwnColumnName(t.Columns[c].Name)
		if n := len([]rune(name)); c == t.Name || n <= length || !t.HoldsMoney(c) || plainMoneyRE.MatchString(name) || !strings.Contains(q, name) {
			continue
		}
		best, length = c, len([]rune(name))
	}
	if best == t.Amount || best >= 0 && (strings.Contains(listing.OwnColumnName(t.Columns[best].Name), "总投资") || t.Amount >= 0 && strings.Contains(q, listing.OwnColumnName(t.Columns[t.Amount].Name))) {
		return -1
	}
	return best
}

// plainMoneyRE matches names of columns of sums that any question for money says.
var plainMoneyRE = regexp.MustCompile(`^(?:投资|金额|总额|数额|资金|合计|规模|签约|内资|外资|项目)$`)

// rowMoney does so for the record of a row.
func (r *Run) rowMoney(it *listing.Item) {
	row := it.TableRow()
	if row == nil {
		return
	}
	if r.takeMoney(row); row.Money {
		it.Amount, it.Show, it.Measure, it.Money = row.Amount, row.Show, row.Measure, true
	}
}

// takeMoney puts the sum of the column that the question asks for in the place
// of the total investment.
func (r *Run) takeMoney(it *listing.Item) {
	c := r.moneyColumn(it.Table)
	if c < 0 {
		return
	}
	it.Amount, it.Money = nil, true
	if c < len(it.Row.Measures) && it.Row.Measures[c].Amount != nil {
		it.Amount, it.Show = it.Row.Measures[c].Amount, it.Row.Cells[c]
		it.Measure = measureText(it, c)
	}
}
