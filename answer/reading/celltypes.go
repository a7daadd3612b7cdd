package reading

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/corpus/extract/value"
)

var (
	// NothingRE matches a cell that says that there is nothing, or nothing yet.
	NothingRE = regexp.MustCompile(`^(?:[-—–―/\\]+|无|暂无|待定|未定|未明确|不详|保密|面议|待议|暂缺|n/a|tbd)$`)
	// PartnerNameRE matches the name of a column of those that investors work
	// with: 中方合作单位, 合作方.
	PartnerNameRE = regexp.MustCompile(`中方|合作(?:单位|方|企业|对象|伙伴)|合资方|本地(?:企业|伙伴)|对接(?:企业|单位)`)
	// firmNameRE matches the name of a column of investors.
	firmNameRE = regexp.MustCompile(`外方|外商|(?:方|商|企业|公司|主体|业主)$`)
)

// cellTypes takes roles from columns whose cells tell another thing than their
// names: units of money make a column of units, and a column of sums or units
// holds them.
func (t *Table) cellTypes(p *Page) {
	for i := range t.Columns {
		c := &t.Columns[i]
		filled := t.filled(p, i)
		if len(filled) == 0 {
			continue
		}
		switch {
		case mostly(filled, unitOnly) && t.firstColumn(func(k int) bool { return k != i && t.Columns[k].Role == "amount" }) >= 0:
			c.Role = "unit"
		case c.Role == "unit":
			c.Role = companyRole(c.Name)
		case c.Role == "date" && !slices.ContainsFunc(filled, func(s string) bool { return strings.ContainsAny(s, "0123456789〇一二三四五六七八九十") }):
			c.Role = "" // 签约渠道
		case c.Role == "amount" && !mostly(filled, func(s string) bool { return strings.ContainsAny(s, "0123456789一二三四五六七八九十") }) && mostly(filled, func(s string) bool { return !strings.ContainsAny(s, "0123456789") }):
			c.Role = companyRole(c.Name)
		}
	}
}

// filled are the cells of a column that say something, without the rows of sums.
func (t *Table) filled(p *Page, column int) []string {
	var out []string
	for _, r := range t.Rows {
		if r.Total || column >= len(r.Cells) || r.Cells[column].Empty() {
			continue
		}
		if text := strings.TrimSpace(p.Read(r.Cells[column])); text != "" && !NothingRE.MatchString(text) {
			out = append(out, text)
		}
	}
	return out
}

// unitOnly reports a text that is a unit of money: 万欧元, 亿元人民币.
func unitOnly(s string) bool {
	if strings.ContainsAny(s, "0123456789") {
		return false
	}
	_, err := value.ParseAmount("1", s)
	return err == nil
}

// moneyNameRE matches names of columns of sums without the words of an
// investment: 注册资本, 到位资金.
var moneyNameRE = regexp.MustCompile(`资[本金]$|资本金|产值|税收|营收|收入$|贷款|到资|首期|[一二]期|投入|完成|已投`)

// companyRole is the role of a column that names companies by its name.
func companyRole(name string) string {
	switch {
	case PartnerNameRE.MatchString(name):
		return "partner"
	case firmNameRE.MatchString(name):
		return "party"
	}
	return ""
}

// mostly reports that more than two thirds of some texts are as asked.
func mostly(list []string, is func(string) bool) bool {
	n := 0
	for _, s := range list {
		if is(s) {
			n++
		}
	}
	return 3*n > 2*len(list)
}

// joinUnit joins the currency of a row, 美元, with the size that its column
// names, 万元.
func joinUnit(row, column string) string {
	switch {
	case row == "":
		return column
	case strings.ContainsAny(row, "万亿千百"):
		return row
	}
	for _, size := range []string{"百万", "千万", "万", "亿"} {
		if strings.Contains(column, size) {
			return size + row
		}
	}
	return row
}

// HoldsMoney reports whether a column has sums of money.
func (t *Table) HoldsMoney(c int) bool {
	for _, r := range t.Rows {
		if c < len(r.Measures) && r.Measures[c].Amount != nil {
			return true
		}
	}
	return false
}

// cellYear reports whether a column of dates has a cell that is just one of some years.
func (p *Page) cellYear(years []int) bool {
	for i := range p.Tables {
		t := &p.Tables[i]
		for c := range t.Columns {
			if t.Columns[c].Role == "date" && slices.ContainsFunc(t.Rows, func(r Row) bool {
				year := 0
				if c < len(r.Cells) && r.Cells[c].Len() == 4 {
					year, _ = strconv.Atoi(p.Read(r.Cells[c]))
				}
				return slices.Contains(years, year)
			}) {
				return true
			}
		}
	}
	return false
}
