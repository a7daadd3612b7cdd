package execute

import (
	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// listing answers a question for several things: the sentence that lists them,
// or the paragraph when the sentences of one tell them one by one.
func (r *Run) listing() *Result {
	list := r.find.clauses()
	if len(list) == 0 || list[0].Cover < enough {
		return r.passage()
	}
	best := list[0]
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	show := s.Span
	if s.Kind != corpus.TableRow && r.Q.Kind == "list" {
		if block := p.Text.Blocks[s.Block].Span; block.Len() <= 380 {
			show = block
		}
	}
	return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best), Parts: []Part{{Page: p, Show: limit(show, 500), Cite: s.Span}}, Document: p.Document.ID}
}
