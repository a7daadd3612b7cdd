package execute

import (
	"strings"

	"zhaoshang/answer"
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
	b := &bearing{count: reading.WholeNumber(m[1]), number: countedAs(reading.WholeNumber(m[1]))}
	if b.number == nil {
		return res
	}
	for i, p := range r.Pages {
		for v := range p.Values {
			x := &p.Values[v]
			if x.Kind != reading.Money || !x.Owner.Threshold || x.Clause < 0 || x.Amount.Figure() != limit.Fen {
				continue
			}
			show := b.namedBehind(p, x)
			if own, ok := r.speaksOf(i, p.Text.Blocks[p.Sentences[p.Clauses[x.Clause].Sentence].Block].Span); show.Empty() || !ok && own == 0 || r.limitListed(res, p, show, b.count) {
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
		if it.page != p || !told.Overlaps(it.cite) {
			return false
		}
	}
	return true
}

// namedBehind is what names things behind a limit and their number: the rest of the
// sentence, or after a question for them the next paragraph. Empty when nothing does.
func (b *bearing) namedBehind(p *reading.Page, v *reading.Value) corpus.Span {
	i := p.Clauses[v.Clause].Sentence
	s := p.Sentences[i].Span
	rest := p.Read(corpus.Span{Start: v.Span.End, End: s.End})
	at := b.number.FindStringIndex(rest)
	switch {
	case at == nil || len([]rune(rest[:at[0]])) > 6:
		return corpus.Span{}
	case behindNumberRE.MatchString(rest[at[1]:]):
		return wholeList(p, i, s)
	case strings.HasSuffix(rest, "?") && i+1 < len(p.Sentences):
		block := p.Text.Blocks[p.Sentences[i+1].Block].Span
		if text := p.Read(block); block.Start >= s.End && block.Len() <= maxBlock && strings.Count(text, "、")+strings.Count(text, ";") >= b.count-1 {
			return block
		}
	}
	return corpus.Span{}
}
