package engine

import (
	"context"

	"zhaoshang/answer"
	"zhaoshang/answer/evidence"
	"zhaoshang/answer/execute"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// orEvidence breaks the silence of the rules with the sentence that the learned model
// holds for the answer, when it is sure enough; to an answer it adds that sentence, when
// the answer does not cite it.
func (e *Engine) orEvidence(ctx context.Context, q asking, question *understand.Question, pages, last []*reading.Page, leaning bool, found *execute.Result) *execute.Result {
	run := e.runOf(ctx, q, question, pages)
	if leaning && len(last) > 0 {
		run = leanOn(run, last, q.state)
	}
	silent := found.Silence(question.Kind)
	if silent == nil && found.Status != answer.Answered || e.weighed == nil && !run.ToBeWeighed(found) {
		return found
	}
	list := run.Weighed(e.model)
	if e.weighed != nil {
		e.weighed(q.Question, evidence.Example{Sentences: list, Silent: silent})
	}
	if !evidence.Enough(list) {
		return found
	}
	if silent == nil {
		return run.WithMore(run.Sure(found, list), list)
	}
	if told := run.Told(e.model, list, *silent, found); told != nil {
		told.Why += "; the rules: " + found.Why
		return told
	}
	return found
}
