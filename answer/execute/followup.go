package execute

import (
	"slices"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// What tells whether a value is of what a follow-up itself names, or of what was
// spoken of before.

// sumOfOthers reports whether a follow-up names one of several things itself, and a
// value is the sum of all of them that its section gives before it names that one:
// 7个项目总投资35亿元。签约企业包括甲公司、乙公司.
func (r *Run) sumOfOthers(c find.Candidate) bool {
	p, v := c.Page, &c.Page.Values[c.Value]
	if v.Kind != reading.Money || !v.Owner.Aggregate || !r.followsUp() || pluralRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	before := corpus.Span{Start: p.Sections[p.Sentences[p.Clauses[c.Clause].Sentence].Section].Span.Start, End: v.Span.Start}
	named := false
	for _, x := range r.ownNames(r.alignmentOf(p)) {
		if x.Unit != "" || x.StandsIn(before) {
			return false
		}
		named = named || len(x.Places) > 0
	}
	return named
}

// ownNames are the names of a follow-up itself that a page has.
func (r *Run) ownNames(a *find.Alignment) []*find.Piece {
	var out []*find.Piece
	for k := range a.Pieces {
		if x := &a.Pieces[k]; x.Own() && !r.measureWord(string(x.Runes)) {
			out = append(out, x)
		}
	}
	return out
}

// followsUp reports whether the question has words of the one before.
func (r *Run) followsUp() bool {
	return slices.ContainsFunc(r.Q.Terms, func(t understand.Term) bool { return t.Lent })
}

// foreign reports whether the document of a value lacks most of what a
// follow-up itself names.
func (r *Run) foreign(c find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	return a != nil && a.Names >= 2 && a.Lacks(0.6)
}

// toldElsewhere reports whether a word of the follow-up itself stands in the
// document but not in the sentence of a value.
func (r *Run) toldElsewhere(c find.Candidate) bool {
	s := c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
	a := r.alignmentOf(c.Page)
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if !x.Lent && !x.Date && len(x.Places) > 0 && !x.StandsIn(s) {
			return true
		}
	}
	return false
}

// besideOwn reports whether a word of the follow-up itself stands before a
// value, in its clause or the one before, with no other value of the kind
// between them.
func (r *Run) besideOwn(c find.Candidate) bool {
	p, v := c.Page, &c.Page.Values[c.Value]
	from := p.Clauses[max(c.Clause-1, p.Sentences[p.Clauses[c.Clause].Sentence].From)].Span.Start
	for i := c.Value - 1; i >= 0 && p.Values[i].Span.Start >= from; i-- {
		if p.Values[i].Kind == v.Kind {
			from = p.Values[i].Span.End
		}
	}
	a := r.alignmentOf(p)
	for k := range a.Pieces {
		x := &a.Pieces[k]
		if !x.Lent && !x.Date && x.StandsIn(corpus.Span{Start: from, End: v.Span.Start}) {
			return true
		}
	}
	return false
}
