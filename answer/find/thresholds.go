package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// thresholds matches 10亿元以上的有几个 with 10亿元以上12个.
func (f *Finder) thresholds(x *Candidate) {
	var want *understand.Limit
	if want = f.q.Low; want == nil {
		want = f.q.Equal
	}
	c := &x.Page.Clauses[x.Clause]
	v := &x.Page.Values[x.Value]
	has := false
	for i := c.From; i < c.To; i++ {
		m := &x.Page.Values[i]
		if m.Kind != reading.Money || m.Span.Start > v.Span.Start {
			continue
		}
		has = has || m.Owner.Threshold
		if want != nil && m.Amount.Figure() == want.Fen {
			x.Add(0.45, "threshold")
			return
		}
	}
	asked := string(f.q.Folded)
	if f.Leaning && want == nil {
		asked += f.lent()
	}
	near := c.Span
	if strings.HasPrefix(strings.TrimSpace(x.Page.Read(near)), "其中") {
		near.Start = x.Page.Sentences[c.Sentence].Span.Start // of those that are over the limit
	}
	if bareThresholdRE.MatchString(asked) && bareThresholdRE.MatchString(x.Page.Read(near)) || roundLimit(asked) != "" && roundLimit(asked) == roundLimit(x.Page.Read(near)) {
		x.Add(0.3, "threshold")
		return
	}
	switch {
	case want != nil, bareThresholdRE.MatchString(asked) && !f.underThreshold(x) && !strings.Contains(x.Why, AskedPart):
		x.Add(-0.25, "no threshold")
	case has && !bareThresholdRE.MatchString(asked):
		x.Add(-0.28, "a threshold")
	}
}

// underThreshold reports whether what heads a number says that all of it is of things over
// a limit: 三、亿元以上签约项目。
func (f *Finder) underThreshold(x *Candidate) bool {
	s := &x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence]
	return bareThresholdRE.MatchString(x.Page.Read(x.Page.Sections[s.Section].Lead))
}

// bareThresholdRE matches a limit without a number: 亿元以上, 过亿元.
var bareThresholdRE = regexp.MustCompile(`(?:^|[^0-9.十百千万多余几])亿元?(?:及)?以上|[过超上破]亿`)

// roundLimitRE matches a limit of one of a large unit: 上千万美元, 过百亿.
var roundLimitRE = regexp.MustCompile(`[过超上破]([百千]万|[百千]亿|十亿)`)

// roundLimit is the unit of such a limit; "" for none.
func roundLimit(text string) string {
	if m := roundLimitRE.FindStringSubmatch(text); m != nil {
		return m[1]
	}
	return ""
}

var (
	changeAskedRE = regexp.MustCompile(`同比|环比|增长(?:了)?多少|增幅|增速|涨幅|降幅|下降(?:了)?多少`)
	changeRE      = regexp.MustCompile(`同比|环比|比[上去]年|增|降|升|跌|涨|多出|少了|减`)
)

// noChange reports whether a percentage is of no change, when one is asked.
func (f *Finder) noChange(x *Candidate) bool {
	return x.Page.Values[x.Value].Kind == reading.Percent && changeAskedRE.MatchString(string(f.q.Folded)) &&
		!changeRE.MatchString(x.Page.Read(x.Page.Clauses[x.Clause].Span))
}

// aimed reports whether a target is asked for and stated: what a report aims at
// is of the year to come, whatever year it speaks of.
func (f *Finder) aimed(x *Candidate) bool {
	return strings.Contains(string(f.q.Folded), "目标") && strings.Contains(x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span), "目标")
}
