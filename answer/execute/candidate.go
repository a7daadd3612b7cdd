package execute

import (
	"cmp"
	"slices"

	"zhaoshang/answer/reading"
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

func rank(list []Candidate) {
	slices.SortStableFunc(list, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
}

func (x *Candidate) add(score float64, why string) {
	x.Score += score
	x.Why += " " + why
}
