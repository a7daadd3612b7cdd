package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
)

// columnUnitRE reads the unit that a column's name ends with: 新签约(个).
var columnUnitRE = regexp.MustCompile(`\((?:单位:)?(个|家|项|宗|批|批次|次|人|户|亩|%)\)$`)

// measureText is a figure of a row with the name of its column: 新签约14个,
// 协议投资52.6亿元.
func measureText(it *listing.Item, c int) string {
	name, m := it.Table.Columns[c].Name, it.Row.Measures[c]
	if m.Amount != nil {
		return reading.MoneyUnitRE.ReplaceAllString(name, "") + listing.Money(*m.Amount)
	}
	figure := it.Page.Shown(it.Row.Cells[c])
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
	return listing.LimitsIn(numberLimitRE.FindAllStringSubmatch(q, -1))
}

// rankMeasured ranks rows of projects by another column than their money, as the
// question asks: 占地最多的项目; nil when they have none.
func (r *Run) rankMeasured(list []listing.Item, s listing.Selection) *Result {
	return r.rankByColumn(list, s, func(t *reading.Table) int {
		return slices.IndexFunc(t.Columns, func(c reading.Column) bool {
			return slices.ContainsFunc(r.Q.Focus.Documents, func(w string) bool { return strings.Contains(c.Name, w) })
		})
	})
}

// rankByColumn ranks the rows of one table by a column of it, -1 for none; nil when fewer
// than two have a figure there.
func (r *Run) rankByColumn(list []listing.Item, s listing.Selection, columnOf func(*reading.Table) int) *Result {
	var kept []listing.Item
	column := -1
	for _, it := range list {
		row := it.TableRow()
		if row == nil {
			continue
		}
		c := columnOf(row.Table)
		if c < 0 || c >= len(row.Row.Measures) || !row.Row.Measures[c].Is || column >= 0 && (c != column || row.Table != kept[0].Table) {
			continue
		}
		it.Table, it.Row, column = row.Table, row.Row, c
		kept = append(kept, it)
	}
	if len(kept) < 2 {
		return nil
	}
	return r.topMeasureOf(kept, kept[0].Table, column, s)
}

// numbersLimited reports whether a text sets a limit on a number.
func numbersLimited(q string) bool {
	low, high := countLimits(q)
	return low >= 0 || high >= 0
}
