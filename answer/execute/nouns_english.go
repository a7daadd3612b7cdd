package execute

import (
	"slices"

	"zhaoshang/answer/find"
)

// lostName reports whether no page has all names of an English question: its
// rows are of somebody else then.
func (r *Run) lostName() bool {
	for _, a := range r.find.Aligned {
		if a.Lost < find.NameWeight {
			return false
		}
	}
	return len(r.find.Aligned) > 0
}

// How many more words of an English question the clause of a figure itself has
// than another's, for the figure to be meant, and how much less it may score: the
// words of one project stand in one clause, the name of the place in all of them.
const (
	moreWords  = 2
	fullerLess = 0.2
)

// fuller puts the figure whose clause has most words of an English question
// first, when the best one's clause lacks several of them.
func (r *Run) fuller(list []find.Candidate) []find.Candidate {
	if r.Q.Language != "en" || r.Leaning || r.Q.Phase != "" || len(list) == 0 {
		return list
	}
	for i, c := range list {
		if c.Page == list[0].Page && c.Score >= list[0].Score-fullerLess && r.wordsIn(c) >= r.wordsIn(list[0])+moreWords {
			return slices.Concat([]find.Candidate{c}, list[:i], list[i+1:])
		}
	}
	return list
}

// lessFull reports whether the clause of a figure lacks several words of an
// English question that the one put first has.
func (r *Run) lessFull(c find.Candidate, list []find.Candidate) bool {
	return len(list) > 1 && list[0].Score < list[1].Score && r.Q.Language == "en" && r.wordsIn(c)+moreWords <= r.wordsIn(list[0])
}

// wordsIn is how many words of the question stand in the clause of a candidate.
func (r *Run) wordsIn(c find.Candidate) int {
	clause := c.Page.Clauses[c.Clause].Span
	a := r.alignmentOf(c.Page)
	groups := map[int]bool{}
	for i := range a.Pieces {
		k := &a.Pieces[i]
		if !k.Date && !k.Lent && k.StandsIn(clause) {
			groups[k.Group] = true
		}
	}
	return len(groups)
}
