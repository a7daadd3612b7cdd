package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// The label of a figure is what stands right before it and says what it is: 年度计划投资
// of 年度计划投资40亿元, 设备投资 of 其中设备投资不少于2亿元.

// labelEndRE matches what may stand between a label and its figure.
var labelEndRE = regexp.MustCompile(`(?:人民币|达到|突破|不少于|不低于|不超过|不足|不到|超过|高达|将近|接近|大约|累计|合计|总计|共计|约|为|达|到了|超|逾|近|仅|只|有|是|了|共|的|在|至少|:| )+$`)

// labelReach is how many runes before a figure its label may have.
const labelReach = 14

// labelMore is how much longer a stretch of the question the label of one figure must
// end with than that of another, for the question to mean it.
const labelMore = 2

// labelLeast is the least of a label that says anything: 到资 of 实际到资, not 资.
const labelLeast = 2

// siblingLess is how much less of the question a figure may have than another of its
// sentence that it is put before.
const siblingLess = 0.3

// byItsLabel marks a figure whose label the question has.
const byItsLabel = "label"

// byLabel puts the figure first whose label the question has: of 总投资9亿元,其中设备投资
// 5亿元 the second, when 设备投资 is asked. Figures of other sentences are of others.
func (r *Run) byLabel(list []find.Candidate) []find.Candidate {
	if len(list) < 2 || r.Leaning || r.Q.Language == "en" || list[0].Page.Values[list[0].Value].Kind != reading.Money {
		return list
	}
	best, at, longest := list[0], 0, r.label(list[0])+labelMore
	p := best.Page
	for i, c := range list[1:] {
		if c.Page != p || p.Clauses[c.Clause].Sentence != p.Clauses[best.Clause].Sentence || p.Values[c.Value].Kind != reading.Money || otherPhaseRE.MatchString(c.Why) || strings.Contains(c.Why, " a phase") {
			continue
		}
		if n := r.label(c); n >= longest && c.Cover > best.Cover-siblingLess && !notThisRE.MatchString(c.Why) {
			at, longest = i+1, n+1
		}
	}
	if at == 0 {
		return list
	}
	c := list[at]
	c.Cover, c.Key = max(c.Cover, best.Cover), max(c.Key, best.Key) // what one of them is of, the other is
	c.Add(0, byItsLabel)
	return slices.Concat([]find.Candidate{c}, list[:at], list[at+1:])
}

// countedWithRE matches a number of things that stands between a label and the sum of
// them: 境外项目17个、6.4亿元.
var countedWithRE = regexp.MustCompile(`^[0-9]+(?:余|多)?[个家项件宗](?:项目)?[、,]?$`)

// label is how many runes the longest stretch of the question has that the label of a
// figure ends with.
func (r *Run) label(c find.Candidate) int {
	p := c.Page
	v, clause := &p.Values[c.Value], p.Clauses[c.Clause]
	from := max(clause.Span.Start, v.Span.Start-labelReach)
	end := v.Span.Start
	for k := clause.From; k < clause.To; k++ {
		switch x := &p.Values[k]; {
		case x.Span.End > v.Span.Start:
		case x.Kind == reading.Count && countedWithRE.MatchString(p.Read(corpus.Span{Start: x.Span.Start, End: v.Span.Start})):
			end = x.Span.Start
		default:
			from = max(from, x.Span.End)
		}
	}
	text := []rune(labelEndRE.ReplaceAllString(p.Read(corpus.Span{Start: min(from, end), End: end}), ""))
	q := string(r.Q.Folded)
	n := 0
	for n < len(text) && strings.Contains(q, string(text[len(text)-n-1:])) {
		n++
	}
	if n < labelLeast {
		return 0
	}
	return n
}
