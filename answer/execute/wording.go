package execute

import (
	"slices"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// sharedFrom is the length from which a run of the question's own characters
// in a sentence tells that it is meant, words of the genre among them.
const sharedFrom = 4

// sharedRun is the length of the longest run of the question's characters that
// stands in a span: 外出招商 of 怎么评价这次外出招商.
func (r *Run) sharedRun(p *reading.Page, s corpus.Span) int {
	q, text := r.Q.Folded, p.Folded[s.Start:s.End]
	best := 0
	for i := range q {
		for i+best < len(q) && contained(text, q[i:i+best+1]) {
			best++
		}
	}
	return best
}

func contained(text, run []rune) bool {
	for i := 0; i+len(run) <= len(text); i++ {
		if slices.Equal(text[i:i+len(run)], run) {
			return true
		}
	}
	return false
}
