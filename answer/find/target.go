package find

import (
	"regexp"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// TargetAskedRE matches questions for what is to be reached.
	TargetAskedRE = regexp.MustCompile(`要(?:完成|达到|实现|新?签|新?引进|新?开工|力争|确保)|目标|任务|力争|下达|指标|打算(?:签|完成|引)`)
	// TargetSaidRE matches what speaks of it in a report.
	TargetSaidRE = regexp.MustCompile(`目标|力争|确保|任务|计划(?:新?签|完成|引|实现)|要求|争取|预期|下达`)
)

// aheadAskedRE matches questions that may mean what is to come, without a word for an aim.
var aheadAskedRE = regexp.MustCompile(`计划|打算|准备|将|要|明年|后年|争取|确保|未来|下[一半]|预定`)

// aheadLeadRE matches the heading of a chapter of aims: 二、2024年重点工作.
var aheadLeadRE = regexp.MustCompile(`重点工作|主要任务|工作安排|工作打算|工作部署|工作思路|目标任务|下一步|(?:发展|工作|总体|主要|预期|奋斗|招商)目标$`)

// aimSaidRE matches how a sentence begins that tells aims.
var aimSaidRE = regexp.MustCompile(`目标|力争|争取|确保`)

// NoAimWhy marks a figure of what was reached, when an aim is asked for.
const NoAimWhy = "no aim"

// targeted lowers the figures that a report gives as results when a question
// asks for an aim, and those that it aims at when it asks for results.
func (f *Finder) targeted(x *Candidate) {
	s := &x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence]
	if s.Kind == corpus.TableRow {
		return
	}
	q := string(f.q.Folded)
	if !TargetAskedRE.MatchString(q) {
		if !f.Leaning && !aheadAskedRE.MatchString(q) && x.Page.Values[x.Value].Kind != reading.Date && aimSaidRE.MatchString(x.Page.Read(corpus.Span{Start: s.Span.Start, End: x.Page.Values[x.Value].Span.Start})) {
			x.Add(-0.3, "an aim")
		}
		return
	}
	from := s.Span.Start
	if s.Block < len(x.Page.Text.Blocks) {
		from = x.Page.Text.Blocks[s.Block].Span.Start
	}
	if aheadLeadRE.MatchString(x.Page.Chapter(x.Page.Clauses[x.Clause].Sentence)) {
		return
	}
	if !TargetSaidRE.MatchString(x.Page.Read(corpus.Span{Start: from, End: x.Page.Values[x.Value].Span.Start})) {
		x.Add(-0.3, NoAimWhy)
	}
}
