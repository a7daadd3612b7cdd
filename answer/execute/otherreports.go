package execute

import (
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/clean"
)

// How much less of the question another report may have than the one that answers, to
// be answered beside it.
const (
	lessFound  = 0.08
	lessScore  = 0.6
	lessCover  = 0.4
	lessNear   = 0.2 // of the rarest words
	lessHeld   = 0.1
	maxReports = 6
)

// whichReportRE matches questions that say which of several reports they mean: 首届,
// 第三批, 3月, 上次.
var whichReportRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次场轮]|首[届批场次轮]|次批|[两三四五六七八九十]批|[0-9]+届|本次|这次|上次|上届|前年|[春夏秋冬]季|[0-9一二三四五六七八九十]+[月日号]|最近|最新|历年|历届|原来|原先|当初|最初|起初|后来|调整|变更|增加|追加`)

// otherReports tells, beside what one report says, what the others say that have every
// word of the question as well: 西博会开幕式签了多少, of two years. Each is told under its
// title, up to three; of more it is asked which is meant.
func (r *Run) otherReports(ctx context.Context, res *Result) *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Within || r.Read == nil || r.Q.Language == "en" || res.Status != answer.Answered || !r.Q.Asks("amount", "count", "attribute", "sum", "who") ||
		len(r.Q.Years) > 0 || len(r.Q.Days) > 0 || r.Q.Low != nil || r.Q.High != nil || whichReportRE.MatchString(q) || !ofOneLine(res) {
		return res
	}
	own := res.Parts[0].Page
	mine := r.alignmentOf(own)
	if mine == nil {
		return res
	}
	told := []*Result{res}
	for i, p := range r.Pages[:min(len(r.Pages), maxReports)] {
		a := r.find.Aligned[i]
		if p == own || p.English() || a.Lost > mine.Lost || a.Found < mine.Found-lessFound*mine.Total {
			continue
		}
		question := *r.Q
		said := r.on(p, &question).Answer(ctx)
		if said.Status == answer.Answered && ofOneLine(said) && said.Parts[0].Page == p && asNear(res, said) && r.ofOneKind(res, said) && !slices.ContainsFunc(told, func(x *Result) bool { return sayTheSame(x, said) }) {
			told = append(told, said)
		}
	}
	if len(told) == 1 {
		return res
	}
	out := r.eachDocument(told)
	out.Why = res.Why
	for _, x := range told[1:] {
		out.Why += x.Why
	}
	return out
}

// asNear reports whether another answer was found in the same way, and the words of the
// question stand as near to it.
func asNear(a, b *Result) bool {
	if a.best == nil || b.best == nil {
		return a.best == nil && b.best == nil && strings.HasPrefix(a.Plan, holderPlan) && strings.HasPrefix(b.Plan, holderPlan) && b.Score >= a.Score-lessHeld
	}
	return b.Score >= a.Score-lessScore && b.best.Cover >= a.best.Cover-lessCover && b.best.Key >= a.best.Key-lessNear
}

// ofOneKind reports whether two figures are both of one thing or both of several, neither
// of a part or of the time before.
func (r *Run) ofOneKind(a, b *Result) bool {
	if a.best == nil || b.best == nil {
		return true
	}
	aside := func(c *find.Candidate) bool {
		return strings.Contains(c.Why, " a phase") || strings.Contains(c.Why, " a part") || find.FormerRE.MatchString(c.Page.Read(c.Page.Clauses[c.Clause].Span))
	}
	return r.joint(*a.best) == r.joint(*b.best) && aside(a.best) == aside(b.best) && (!r.saysDeeds(a.best) || r.saysDeeds(b.best))
}

// saysDeeds reports whether the sentence of a figure, its section or the title tells of
// every deed that the question names: 开工的时候.
func (r *Run) saysDeeds(c *find.Candidate) bool {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	told := p.Read(s.Span) + " " + p.Read(p.Sections[s.Section].Lead) + " " + p.Read(p.TitleSpan()) + " " + clean.Fold(p.Document.Title)
	for i, words := range r.Words.Actions {
		if i > 0 && find.HoldsAny(string(r.Q.Folded), words) && !find.HoldsAny(told, words) {
			return false // but for signing, which has many words
		}
	}
	return true
}

// ofOneLine reports whether an answer is one line of one report.
func ofOneLine(res *Result) bool {
	return (quotesOnce(res) || res.Message == "" && len(res.items) == 0 && len(res.Parts) == 1 && strings.HasPrefix(res.Plan, holderPlan)) && res.Parts[0].Page != nil
}

// sayTheSame reports whether two answers have the same figures, or name the same.
func sayTheSame(a, b *Result) bool {
	x, y := figuresIn(a.Parts[0]), figuresIn(b.Parts[0])
	if len(x) == 0 || len(y) == 0 {
		return clean.Fold(shownOf(a.Parts[0])) == clean.Fold(shownOf(b.Parts[0])) || len(x) != len(y)
	}
	return slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) })
}

// figuresIn are the figures of a line, each as its digits and unit, dates left out.
func figuresIn(p Part) []string {
	if p.Page == nil || p.Text != "" {
		return figureRE.FindAllString(clean.Fold(shownOf(p)), -1)
	}
	var out []string
	for i := range p.Page.Values {
		v := &p.Page.Values[i]
		if v.Kind != reading.Date && p.Show.Contains(v.Span) {
			if v.Amount != nil {
				out = append(out, strconv.FormatInt(int64(v.Amount.Figure()), 10)+v.Amount.Currency)
			} else {
				out = append(out, p.Page.Read(v.Span))
			}
		}
	}
	return out
}
