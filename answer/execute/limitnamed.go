package execute

import (
	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// limitNamedPlan is the plan of an answer that a report itself held against a limit.
const limitNamedPlan = "Lookup limit named"

// limitNamed answers which things over a sum there are from the sentence that names
// them, when the records do not give as many as the question says: 5亿元以上的三个,是甲、
// 乙、丙, or 50亿元以上的四个,能点名吗? and what follows. One of them may have no amount
// of its own. Else it gives the answer found back.
func (r *Run) limitNamed(res *Result) *Result {
	m := nThingsRE.FindStringSubmatch(string(r.Q.Folded))
	limit := r.Q.Low
	if limit == nil {
		limit = r.Q.High
	}
	if m == nil || limit == nil || r.Leaning || !r.Q.Asks("list") || r.Q.Language == "en" {
		return res
	}
	b := &find.Bearing{Count: reading.WholeNumber(m[1]), Number: find.CountedAs(reading.WholeNumber(m[1]))}
	if b.Number == nil {
		return res
	}
	for i, p := range r.Pages {
		for v := range p.Values {
			x := &p.Values[v]
			if x.Kind != reading.Money || !x.Owner.Threshold || x.Clause < 0 || x.Amount.Figure() != limit.Fen {
				continue
			}
			show := b.NamedBehind(p, x)
			if own, ok := r.speaksOf(i, p.Text.Blocks[p.Sentences[p.Clauses[x.Clause].Sentence].Block].Span); show.Empty() || !ok && own == 0 || r.limitListed(res, p, show, b.Count) {
				continue
			}
			return tell(limitNamedPlan, p, show, show)
		}
	}
	return res
}

// limitListed reports whether an answer lists as many things as are asked, all of
// them where a report names them.
func (r *Run) limitListed(res *Result, p *reading.Page, told corpus.Span, n int) bool {
	if res == nil || res.Status != answer.Answered || len(res.items) != n {
		return false
	}
	for _, it := range res.items {
		if it.Page != p || !told.Overlaps(it.Cite) {
			return false
		}
	}
	return true
}
