package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/corpus"
)

// aside is what stands in parentheses, when the figure asked for stands there
// beside another one of the same kind.
func (r *Run) aside(c find.Candidate) (corpus.Span, bool) {
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
		if w.Kind == v.Kind && w.Span.End < from && r.find.Own(p, c.Clause, v) == r.Q.Focus {
			return corpus.Span{Start: from, End: to}, true
		}
	}
	return corpus.Span{}, false
}

// eachShare is a sum with what each of its parties puts in, in a clause behind it: 总投资8亿元,
// 双方各出一半; false when that is not asked, or not told.
func (r *Run) eachShare(c find.Candidate) (corpus.Span, bool) {
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
func (r *Run) rateBefore(c find.Candidate) (corpus.Span, bool) {
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
