package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/corpus"
)

const (
	nearTie    = 0.1 // how much less another candidate may score to fit nearly as well as the best
	mostBeside = 200 // the longest sentence told whole beside another, in runes
)

// tieTold tells the passage that fits nearly as well as the best one beside it: which
// of the two is meant the asker sees at once. Of the largest or the last there is one.
func (r *Run) tieTold(res *Result, best find.Candidate, list []find.Candidate) {
	if isRow(best) || r.Q.Asks("top") || strings.Contains(string(r.Q.Folded), "最") {
		return
	}
	first := &res.Parts[0]
	for _, c := range list {
		if c.Score < best.Score-nearTie {
			return
		}
		s, clause := r.sentenceOf(c), c.Page.Clauses[c.Clause].Span
		if isRow(c) || c.Page == best.Page && s == r.sentenceOf(best) || strings.Contains(first.Page.Read(first.Show), c.Page.Read(clause)) || r.fitsLess(c, best) {
			continue
		}
		show := s
		if show.Len() > mostBeside {
			show = clause
		}
		part := Part{Page: c.Page, Show: show, Cite: s}
		if r.Q.Asks("who") {
			part.Label = r.personAsked(c.Page, show)
		}
		res.Message, res.Parts = nearlyMessage, append(res.Parts, part)
		res.Why += "\n      beside " + describe(c)
		return
	}
}

// fitsLess reports whether a passage is of another thing than the best one, which has the
// rarest word of the question, or does not tell what the question wants told and the best
// one does.
func (r *Run) fitsLess(c, best find.Candidate) bool {
	if r.Leaning || r.Q.Aspect == nil {
		return false
	}
	if told := r.Q.Aspect.Told; told.MatchString(best.Page.Read(r.sentenceOf(best))) && !told.MatchString(c.Page.Read(r.sentenceOf(c))) {
		return true
	}
	return r.hasSubject(best.Page, r.sentenceOf(best)) && !r.hasSubject(c.Page, r.sentenceOf(c)) && r.namesStranger(c.Page, r.sentenceOf(c))
}

// partsRE matches what makes one of two figures a part of the other.
var partsRE = regexp.MustCompile(`其中|当中|里面|包括|含`)

// withRival is what is shown of a sentence and the clause of another figure in it that
// fits nearly as well: 甲园投资5亿元,其配套3亿元.
func (r *Run) withRival(show corpus.Span, best find.Candidate, list []find.Candidate) corpus.Span {
	for _, c := range list[1:] {
		if c.Score < best.Score-nearTie || best.Value < 0 {
			break
		}
		if c.Page != best.Page || c.Value < 0 || r.sentenceOf(c) != r.sentenceOf(best) || c.Page.Values[c.Value].Kind != best.Page.Values[best.Value].Kind || sameFigure(best, c) {
			continue
		}
		x := c.Page.Clauses[c.Clause].Span
		if both := (corpus.Span{Start: min(show.Start, x.Start), End: max(show.End, x.End)}); both != show && !partsRE.MatchString(c.Page.Read(both)) {
			return both
		}
	}
	return show
}

// nearlyMessage is the message over two passages that come nearest alike.
const nearlyMessage = "nearly"
