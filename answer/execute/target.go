package execute

import (
	"regexp"

	"zhaoshang/corpus"
)

var (
	// targetAskedRE matches questions for what is to be reached.
	targetAskedRE = regexp.MustCompile(`要(?:完成|达到|实现|新?签|引进|开工|力争|确保)|目标|任务|力争|下达|指标|打算(?:签|完成|引)`)
	// targetSaidRE matches what speaks of it in a report.
	targetSaidRE = regexp.MustCompile(`目标|力争|确保|任务|计划(?:新?签|完成|引|实现)|要求|争取|预期|下达`)
)

// targeted lowers the figures that a report gives as results when a question
// asks for an aim.
func (f *finder) targeted(x *Candidate) {
	if !targetAskedRE.MatchString(string(f.q.Folded)) {
		return
	}
	s := &x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence]
	if s.Kind == corpus.TableRow {
		return
	}
	from := s.Span.Start
	if s.Block < len(x.Page.Text.Blocks) {
		from = x.Page.Text.Blocks[s.Block].Span.Start
	}
	if !targetSaidRE.MatchString(x.Page.Read(corpus.Span{Start: from, End: x.Page.Values[x.Value].Span.Start})) {
		x.add(-0.3, "no aim")
	}
}
