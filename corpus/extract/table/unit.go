package table

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// units finds the unit of each column: in the brackets of its name, in those
// of its group, or in a line above the table (单位:万元).
func (t *Rules) units(p page, s *sheet) {
	common := ""
	for _, span := range s.above {
		if u := lineUnit(p.fold(span)); u != "" {
			common = u
		}
	}
	for i := range s.columns {
		c := &s.columns[i]
		if c.unit = nameUnit(c.name); c.unit == "" {
			c.unit = nameUnit(c.group)
		}
		if c.unit == "" {
			c.unit = common
		}
	}
}

// nameUnit gives the unit of money that a column's name holds: 总投资(万元),
// 投资额/亿元, amount (rmb million).
func nameUnit(name string) string {
	for _, part := range inBrackets(name) {
		if u := unitIn(part); u != "" {
			return u
		}
	}
	for _, sign := range []string{"/", ":", ",", "-"} {
		if _, after, ok := strings.Cut(name, sign); ok {
			if u := unitIn(after); u != "" {
				return u
			}
		}
	}
	return trailingUnit(name)
}

// trailingUnit reads 投资额亿元 and 总投资万美元.
func trailingUnit(name string) string {
	for _, size := range []string{"亿", "万"} {
		if i := strings.LastIndex(name, size); i > 0 {
			return unitIn(name[i:])
		}
	}
	return ""
}

// unitIn reports the unit that a short text is, with words around it (单位:万元).
func unitIn(s string) string {
	s = strings.TrimSpace(s)
	for _, word := range []string{"金额单位", "计量单位", "货币单位", "单位", "币种", "unit", "in "} {
		s = strings.TrimSpace(strings.TrimLeft(strings.TrimPrefix(s, word), ":："))
	}
	if strings.ContainsAny(s, "0123456789") && !strings.HasPrefix(s, "10") {
		return ""
	}
	if _, err := value.ParseAmount("1", s); err == nil && s != "" {
		return s
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,;/ ", r) }) {
		if _, err := value.ParseAmount("1", part); err == nil {
			return part
		}
	}
	return ""
}

// lineUnit finds the unit in a line above a table: (单位:新台币亿元), 单位:万元、亩.
func lineUnit(line string) string {
	for _, word := range []string{"单位:", "单位：", "unit:", "units:", "金额:", "金额："} {
		parts := strings.Split(line, word)
		for _, after := range parts[min(1, len(parts)):] {
			if u := unitIn(firstField(after)); u != "" {
				return u
			}
		}
	}
	return ""
}

// firstField is what stands before the next bracket, blank or line.
func firstField(s string) string {
	s = strings.TrimSpace(s)
	if end := strings.IndexAny(s, ")）]】;；。\n　"); end >= 0 {
		s = s[:end]
	}
	if before, after, ok := strings.Cut(s, " "); ok && before != "rmb" && before != "us" && strings.ContainsAny(after, ":：") {
		return before
	}
	return s
}

// amountIn reads the sum of a cell; nil when the cell says that there is none.
// odd reports that the cell holds something that is not understood.
func (t *Rules) amountIn(cell, unit string) (a *corpus.Amount, odd bool) {
	plain := squeeze(cell)
	if plain == "" || t.words.is("none", plain) || t.words.is("none", withoutBrackets(plain)) {
		return nil, false
	}
	whole := wholeSum(cell)
	if whole == cell {
		if phases := phaseWord.FindAllString(cell, -1); len(phases) > 1 {
			return nil, true // the sums of phases, and none of the whole
		}
		whole = phaseWord.ReplaceAllString(cell, "")
	}
	if brokenFigure.MatchString(whole) {
		return nil, true
	}
	got, err := value.ParseAmount(whole, unit)
	if err != nil {
		return nil, strings.ContainsAny(plain, "0123456789一二三四五六七八九")
	}
	if got.Figure() == 0 {
		return nil, false
	}
	return &got, false
}

var (
	// phaseWord is a phase before its sum: 一期2亿元.
	phaseWord = regexp.MustCompile(`第?[一二三四五六首][、至到和]?[二三四五六]?期(工程|投资|项目)?[:：]?`)
	// brokenFigure is a figure with two points.
	brokenFigure = regexp.MustCompile(`\d\.\d+\.\d`)
)

// wholeSum is the part of a cell with several sums that gives the whole one:
// 一期2亿元,总投资5亿元.
func wholeSum(cell string) string {
	for _, word := range []string{"总投资", "合计", "总额", "共"} {
		if _, after, ok := strings.Cut(cell, word); ok && strings.ContainsAny(after, "0123456789一二三四五六七八九十") {
			return after
		}
	}
	return cell
}
