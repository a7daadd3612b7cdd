package table

import (
	"regexp"
	"strings"
	"unicode"
)

// typed sets the roles of columns that the cells below them tell better than
// their names: sums and counts are in figures, a column of units holds units
// and currencies only, and a sum named after its side without a figure in it
// (外方, 中方) names companies.
func (t *Rules) typed(p page, s *sheet) {
	for i := range s.columns {
		c := &s.columns[i]
		filled := t.cells(p, s, c.index)
		if len(filled) == 0 {
			continue
		}
		_, money := kinds[c.role]
		switch {
		case mostly(filled, isUnit) && len(s.of(roleTotal)) > 0:
			c.role = roleUnit
		case c.role == roleUnit:
			c.role = ""
		case (money || c.role == roleCount) && !figured(filled):
			c.role = wordyRole(c.name)
		case (c.role == roleName || c.role == roleParty) && len(filled) > 1 && mostly(filled, plainFigure):
			c.role = roleCount
		}
		if c.role == "" || c.role == roleCount {
			c.rank = len(t.words.columns)
		}
	}
}

// cells are what a column says, folded, without the words for nothing.
func (t *Rules) cells(p page, s *sheet, index int) []string {
	var out []string
	for _, row := range s.rows {
		cell := find(row, index)
		if cell == nil {
			continue
		}
		if text := squeeze(p.fold(cell.Span)); text != "" && !t.words.is("none", text) {
			out = append(out, text)
		}
	}
	return out
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

// isUnit reports a text that is a unit of money and nothing else: 万欧元, 人民币.
func isUnit(s string) bool { return !strings.ContainsAny(s, "0123456789") && unitIn(s) != "" }

// figureIn matches a figure: 2750, 十五亿.
var figureIn = regexp.MustCompile(`[0-9]|[一二三四五六七八九十百千两]+[多余几]?[万亿个]`)

// figured reports that more than a third of the texts hold a figure.
func figured(list []string) bool {
	return !mostly(list, func(s string) bool { return !figureIn.MatchString(s) })
}

// plainFigure reports a text of digits alone.
func plainFigure(s string) bool {
	return strings.TrimFunc(s, func(r rune) bool { return unicode.IsDigit(r) || r == '.' || r == ',' }) == ""
}

// wordyRole is the role of a column named like one of sums or counts that holds
// names: 外方, 签约企业.
func wordyRole(name string) role {
	for _, end := range []string{"方", "商", "企业", "公司", "单位", "主体"} {
		if strings.HasSuffix(withoutBrackets(name), end) {
			return roleParty
		}
	}
	return ""
}
