package find

import (
	"cmp"
	"slices"

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

// Clauses ranks clauses as they are.
func (f *Finder) Clauses() []Candidate {
	var out []Candidate
	for i, p := range f.pages {
		for c, cover := range f.Covers[i] {
			if cover >= 0.3 {
				x := Candidate{Page: p, Clause: c, Value: -1, Cover: cover, Score: cover}
				f.Timed(&x)
				out = append(out, x)
			}
		}
	}
	Rank(out)
	return out
}

// Rank puts the best candidates first; those alike stay in the order of the pages.
func Rank(list []Candidate) {
	slices.SortStableFunc(list, func(a, b Candidate) int { return cmp.Compare(b.Score, a.Score) })
}

// Add raises or lowers a candidate by a rule and says which.
func (x *Candidate) Add(score float64, why string) {
	x.Score += score
	x.Why += " " + why
}

// Anchor is a place in a document.
type Anchor struct {
	Document string
	Span     corpus.Span
	Told     corpus.Span // what was given from it
	Project  corpus.Span // the name of the project spoken of, as Spoken has it
}
