package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Candidate is a clause, or a value in it, that may answer a question.
type Candidate struct {
	Page   *reading.Page
	Clause int
	Value  int     // index in Page.Values, -1 for none
	Cover  float64 // part of the question's words that it and its surroundings have
	Score  float64
	Key    float64 // how near the rarest word of the question is, 0 to 1
	Why    string  // the rules that raised or lowered it
}

// clauses ranks clauses as they are.
func (f *finder) clauses() []Candidate {
	var out []Candidate
	for i, p := range f.pages {
		for c, cover := range f.covers[i] {
			if cover >= 0.3 {
				x := Candidate{Page: p, Clause: c, Value: -1, Cover: cover, Score: cover}
				f.timed(&x)
				out = append(out, x)
			}
		}
	}
	rank(out)
	return out
}

// rank puts the best candidates first; those alike stay in the order of the pages.
func rank(list []Candidate) {
	slices.SortStableFunc(list, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
}

// add raises or lowers a candidate by a rule and says which.
func (x *Candidate) add(score float64, why string) {
	x.Score += score
	x.Why += " " + why
}

// aside is what stands in parentheses, when the figure asked for stands there
// beside another one of the same kind.
func (r *Run) aside(c Candidate) (corpus.Span, bool) {
	p, clause := c.Page, &c.Page.Clauses[c.Clause]
	if c.Value < 0 || r.Q.Focus == nil || p.Sentences[clause.Sentence].Kind == corpus.TableRow {
		return corpus.Span{}, false
	}
	v := &p.Values[c.Value]
	from, to := v.Span.Start, v.Span.End
	for from > clause.Span.Start && p.Folded[from-1] != '(' && p.Folded[from-1] != ')' {
		from--
	}
	for to < clause.Span.End && p.Folded[to] != '(' && p.Folded[to] != ')' {
		to++
	}
	inside := from > clause.Span.Start && p.Folded[from-1] == '(' && to < clause.Span.End && p.Folded[to] == ')'
	for i := clause.From; inside && i < clause.To; i++ {
		w := &p.Values[i]
		if w.Kind == v.Kind && w.Span.End < from && r.find.own(p, c.Clause, v) == r.Q.Focus {
			return corpus.Span{Start: from, End: to}, true
		}
	}
	return corpus.Span{}, false
}

// eachShare is a sum with what each of its parties puts in, in a clause behind it: 总投资8亿元,
// 双方各出一半; false when that is not asked, or not told.
func (r *Run) eachShare(c Candidate) (corpus.Span, bool) {
	p, clause := c.Page, c.Page.Clauses[c.Clause]
	if !eachPaysRE.MatchString(string(r.Q.Folded)) {
		return corpus.Span{}, false
	}
	for k := c.Clause; k < p.Sentences[clause.Sentence].To && k <= c.Clause+2; k++ {
		if text := p.Read(p.Clauses[k].Span); eachPartRE.MatchString(text) {
			return corpus.Span{Start: clause.Span.Start, End: p.Clauses[k].Span.End}, true
		} else if strings.HasSuffix(strings.TrimRight(text, " "), ";") {
			break
		}
	}
	return corpus.Span{}, false
}

var (
	eachPaysRE = regexp.MustCompile(`各(?:自)?(?:要|得|会|将)?(?:出|占|投|持|拿|认|掏|摊|担)`)
	eachPartRE = regexp.MustCompile(`各(?:自)?(?:出资?|占股?|持股?|投资?|认缴|承担|拿出?)?[^,;。]{0,3}(?:一?半|[0-9.]+%|[0-9.一二三四五]+成|[0-9.]+[亿万])`)
)

// rateBefore is a ceiling with the rate that it limits, in the clause before: 按到位额的2%
// 奖励,最高300万元; false when only the most is asked.
func (r *Run) rateBefore(c Candidate) (corpus.Span, bool) {
	p, clause := c.Page, c.Page.Clauses[c.Clause]
	if c.Clause == p.Sentences[clause.Sentence].From || ceilingRE.MatchString(string(r.Q.Folded)) || !ceilingClauseRE.MatchString(p.Read(clause.Span)) {
		return corpus.Span{}, false
	}
	before := p.Clauses[c.Clause-1].Span
	return corpus.Span{Start: before.Start, End: clause.Span.End}, rateToldRE.MatchString(p.Read(before))
}

var (
	ceilingRE       = regexp.MustCompile(`[最至]|封顶|上限|不超过`)
	ceilingClauseRE = regexp.MustCompile(`^(?:单个|单项|每个|每家)?\p{Han}{0,4}(?:最高|最多|上限|封顶|不超过)`)
	rateToldRE      = regexp.MustCompile(`[0-9][%‰]`)
)
