package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// A follow-up that names nothing itself asks for the other measure of what was told:
// of 共14个项目、96亿元 the sum after the number, or the number after the sum.

var (
	// pointedRE matches how such a follow-up points at what was told: 那是, 这一类, 那几家.
	pointedRE = regexp.MustCompile(`^(?:那么?|这|该|就)*(?:一?(?:类|块|批|部分|边|些|种|档|样)|[几两三四五六七八九十0-9]*(?:个|家|项|笔|单|宗))?(?:的|又|都|是|共|总)*`)
	// emptyRestRE matches what then remains of one that names nothing.
	emptyRestRE = regexp.MustCompile(`^(?:项目|企业|公司|投资?|总|个|家|资金?|金额|额|签约|规模|合计|共|大概|大约|呢)*$`)
)

// besideTold is the sum or the number that stands with what was told before: 共14个
// 项目、96亿元, asked as 总投资多少 or 这一类多少钱, and 回乡投资的7个,总投资279亿元, asked as
// 那是几个项目. -1 for none.
func (r *Run) besideTold(t *thing) int {
	q := string(r.Q.Folded)
	if t.row != nil || r.Anchor.Told.Len() == 0 || r.Q.Focus != nil && r.Q.Focus.ID != "total" {
		return -1
	}
	bare := r.Q.Phase == "" && emptyRestRE.MatchString(restOf(pointedRE.ReplaceAllString(q, "")))
	switch {
	case find.WholeSumRE.MatchString(q) || bare && r.Q.Asks("amount", "sum"):
		return r.sumBeside(t)
	case bare && r.Q.Asks("count"):
		return r.countBeside(t)
	}
	return -1
}

// yearFollowsRE matches a follow-up that names a year and no more: 2025呢, 那2025年多少.
var yearFollowsRE = regexp.MustCompile(`^(?:那么?|换成?)?(20[0-9]{2})年?的?(?:呢|多少亿?|是多少|目标)?$`)

// yearBesideTold is the sum that the sentence of the last answer gives for the year that
// the follow-up names: 2023年8亿元、2025年9亿元. -1 for none.
func (r *Run) yearBesideTold(t *thing) int {
	m := yearFollowsRE.FindStringSubmatch(strings.TrimRight(string(r.Q.Folded), "?! "))
	if m == nil || t.row != nil || r.Anchor.Told.Len() == 0 {
		return -1
	}
	p, s := t.page, t.page.SentenceAt(r.Anchor.Told.Start)
	if s < 0 {
		return -1
	}
	for c := p.Sentences[s].From; c < p.Sentences[s].To; c++ {
		for i := p.Clauses[c].From; i < p.Clauses[c].To; i++ {
			if p.Values[i].Kind != reading.Money {
				continue
			}
			label, _ := t.around(p.Sentences[s].Span, i)
			if strings.HasSuffix(strings.TrimRight(label, "为达约 "), m[1]+"年") {
				return i
			}
		}
	}
	return -1
}

// sumBeside is the sum behind the number that was told, in its clause or the next.
func (r *Run) sumBeside(t *thing) int {
	p, told := t.page, r.Anchor.Told
	c := p.ClauseAt(told.Start)
	count := -1
	for i := range p.Values {
		v := &p.Values[i]
		switch {
		case v.Clause < 0 || !told.Overlaps(v.Span) && v.Clause != c && v.Clause != c+1:
		case v.Kind == reading.Count && told.Contains(v.Span) && count < 0:
			count = i
		case v.Kind == reading.Money && told.Contains(v.Span) && count < 0:
			return -1
		case v.Kind == reading.Money && count >= 0 && p.Clauses[v.Clause].Sentence == p.Clauses[c].Sentence:
			return i
		}
	}
	return -1
}

// countBeside is the number of the things of which the sum was told: the last one
// before it in its clause or the one before, with no other sum between.
func (r *Run) countBeside(t *thing) int {
	p, told := t.page, r.Anchor.Told
	sum := slices.IndexFunc(p.Values, func(v reading.Value) bool {
		return v.Kind == reading.Money && v.Clause >= 0 && told.Contains(v.Span)
	})
	if sum < 0 {
		return -1
	}
	c := p.Values[sum].Clause
	for i := sum - 1; i >= 0; i-- {
		v := &p.Values[i]
		switch {
		case v.Clause < 0:
		case v.Clause < c-1 || v.Kind == reading.Money || p.Clauses[v.Clause].Sentence != p.Clauses[c].Sentence:
			return -1
		case v.Kind == reading.Count && r.sameMeasure(v):
			return i
		}
	}
	return -1
}

// sameMeasure reports whether a number is of what the question counts: 几个 of 7个 and
// 7项, not of 7家.
func (r *Run) sameMeasure(v *reading.Value) bool {
	_, measure := find.CountedNoun(string(r.Q.Folded))
	return measure == "" || measure == v.Unit || projectMeasureRE.MatchString(measure) && projectMeasureRE.MatchString(v.Unit)
}

// projectMeasureRE matches the measure words of projects.
var projectMeasureRE = regexp.MustCompile(`^[个項项笔单宗件]$`)

// labelled is the value that stands right behind the very words of a follow-up in the
// paragraph of the last answer, of whatever kind it is: 游客目标270万人次 for 游客目标呢. -1
// for none or several.
func (r *Run) labelled(t *thing) int {
	p := t.page
	q := string(r.Q.Folded)
	words := []rune(restOf(q))
	if t.row != nil || len(words) < leastLabel || phaseNamedRE.MatchString(q) || emptyRestRE.MatchString(string(words)) || plainRestRE.MatchString(string(words)) {
		return -1
	}
	block := p.Text.Blocks[p.Sentences[p.SentenceAt(t.at)].Block].Span
	best := -1
	for _, at := range p.Find(words) {
		v := t.rightBehind(at + len(words))
		switch {
		case v < 0 || !block.Contains(p.Values[v].Span):
		case best >= 0 && best != v:
			return -1
		default:
			best = v
		}
	}
	return best
}

// rightBehind is the value that stands right behind the end of its label, -1 for none.
func (t *thing) rightBehind(end int) int {
	p := t.page
	return slices.IndexFunc(p.Values, func(v reading.Value) bool {
		return v.Kind != reading.Date && v.Clause >= 0 && v.Span.Start >= end && v.Span.Start <= end+labelGap && labelGapRE.MatchString(p.Read(corpus.Span{Start: end, End: v.Span.Start}))
	})
}

// leastLabel is how many characters a label of a figure has at least, and labelGap how
// many stand at most between it and the figure.
const (
	leastLabel = 3
	labelGap   = 4
)

// labelGapRE matches what stands between a label and its figure.
var labelGapRE = regexp.MustCompile(`^[为是约达到有共近超逾过:的各]*$`)
