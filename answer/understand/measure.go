package understand

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

var (
	// measureEndRE matches what may stand between the word for a measure and the
	// end of a question that says no word of asking: 合同引资总额, 到位资金的目标.
	measureEndRE = regexp.MustCompile(`^(?:的)?(?:总额|总量|总数|数额|金额|规模|数|额|定的|定下的|今年的)?(?:的)?(?:目标|指标|预期)?$`)
	// measureFirstRE matches what follows a measure that is named first: 注册资本,
	// 青岚产投的; 合同额目标,县里今年定的.
	measureFirstRE = regexp.MustCompile(`^(?:总额|总量|总数|金额|规模|目标|指标)?(?:(?:查|看|报|给|说|问)(?:一)?下)?,`)
	// numberWantedRE matches questions that ask for a number of what they name:
	// 报个美元数.
	numberWantedRE = regexp.MustCompile(`(?:报|给)个(?:[\p{Han}]{0,3})?数`)
	// partOfRE matches questions for a part of a whole, which texts tell as a
	// percentage: 银行贷款占多少.
	partOfRE = regexp.MustCompile(`占(?:比|几成|多少(?:$|[^亿万]))|比例|比重`)
	// onePhaseRE matches one phase, 一期, and no others beside it.
	onePhaseRE = regexp.MustCompile(`^(?:[一二三四五六七八九十1-9]|首|第[一二三四])期$`)
)

// measure settles what a question with the word for a measure asks: that
// measure, when no word asks for anything else; the sum of one phase, though it
// says 一共; and no sum of money when a part of a whole is asked.
func (r *Reader) measure(q *Question, s string) {
	if q.Language == "en" {
		return
	}
	if f := q.Focus; f != nil && f.ID == "loan" && partOfRE.MatchString(s) {
		q.Focus = nil
	}
	if p := phaseRE.FindAllString(s, -1); q.Kind == "sum" && len(p) == 1 && onePhaseRE.MatchString(p[0]) {
		q.Kind = "amount"
	}
	if q.Kind == "" && q.Focus != nil && q.Focus.ID != "fund" && (numberWantedRE.MatchString(s) || r.measured(q, s)) {
		q.Kind = "attribute"
		if q.Focus.Kind == reading.Money {
			q.Kind = "amount"
		}
	}
}

// measured reports whether the word for a measure is what a question without a
// word of asking comes to: it ends with it, or names it first.
func (r *Reader) measured(q *Question, s string) bool {
	for _, w := range q.Focus.Questions {
		if strings.Contains(w, "几") {
			continue // 几亩 asks by itself
		}
		if k := strings.LastIndex(s, w); k >= 0 && measureEndRE.MatchString(s[k+len(w):]) {
			return true
		}
		if strings.HasPrefix(s, w) && measureFirstRE.MatchString(s[len(w):]) {
			return true
		}
	}
	return false
}
