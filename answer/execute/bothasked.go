package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// numberBothRE and sumBothRE match the two halves of a question for a number and its sum:
	// 外资的几个、多少钱, 有多少家,总投资多少.
	numberBothRE = regexp.MustCompile(`(?:几|多少)(?:多)?[个家项只宗笔]`)
	sumBothRE    = regexp.MustCompile(`多少(?:钱|亿|万|投资|资金|美元|欧元)|几个?亿|(?:投资|金额|总额|资额|一共|总共|合计|共计|[,、]共)(?:是|有|达|近|约|超过?)?多少(?:[?呢啊呀]|$)`)
	// sumOfThemRE matches the beginning of a clause that says the sum of what the clause before
	// counts: 总投资17亿元.
	sumOfThemRE = regexp.MustCompile(`^(?:计划|协议|合同|意向|预计|合计|合共|共计|总共|共|签约|累计|总|投资|引资|金额|资金|总额|额|为|达|约|近|超过?|逾|[:、 ])*[0-9]`)
)

// withOther widens a number of things by the sum of its neighbour, or a sum by the number,
// when the question asks for both: 18个,总投资17亿元.
func (r *Run) withOther(c find.Candidate) (corpus.Span, bool) {
	q := string(r.Q.Folded)
	if c.Value < 0 || !numberBothRE.MatchString(q) || !sumBothRE.MatchString(numberBothRE.ReplaceAllString(q, "")) {
		return corpus.Span{}, false
	}
	p := c.Page
	number, sum := c.Clause, c.Clause
	switch p.Values[c.Value].Kind {
	case reading.Count:
		sum++
	case reading.Money:
		number--
	default:
		return corpus.Span{}, false
	}
	if number < 0 || sum >= len(p.Clauses) || p.Clauses[number].Sentence != p.Clauses[sum].Sentence || !sumOfThemRE.MatchString(p.Read(p.Clauses[sum].Span)) || !holdsKind(p, number, reading.Count) || !holdsKind(p, sum, reading.Money) {
		return corpus.Span{}, false
	}
	return corpus.Span{Start: p.Clauses[number].Span.Start, End: p.Clauses[sum].Span.End}, true
}

// holdsKind reports whether a clause has a value of a kind.
func holdsKind(p *reading.Page, clause int, kind string) bool {
	return slices.ContainsFunc(p.Values, func(v reading.Value) bool { return v.Clause == clause && v.Kind == kind })
}
