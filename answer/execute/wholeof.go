package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// excludingRE matches clauses of a figure that leaves out what is asked:
	// 总规模逾180亿元(未计入本次母基金).
	excludingRE = regexp.MustCompile(`(?:未|不)(?:计入|包括|包含|含|计)`)
	// groupSumRE matches clauses of what a group of investors brings: 外商投资合计.
	groupSumRE = regexp.MustCompile(`^(?:其中)?(外商|外资|内资|台商|台资|港商|港资|侨商|侨资|本土|央企|国企|民企|民营|省外|境外)[^,;。]{0,6}(?:合计|共计|共)`)
)

// maxEntryHead is the most runes of a sentence that heads a paragraph of a
// diary: 10月23日,青岚。
const maxEntryHead = 20

// otherEntry reports whether the paragraph of the best figure starts with the
// day or place that the question names, and another figure stands in a
// paragraph of the same document that has its own.
func (r *Run) otherEntry(best, c find.Candidate) bool {
	p := best.Page
	if c.Page != p {
		return false
	}
	mine, other := entryHead(p, best.Clause), entryHead(p, c.Clause)
	if mine.Empty() || other.Empty() || mine == other {
		return false
	}
	return slices.ContainsFunc(r.alignmentOf(p).Pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && x.StandsIn(mine) && !x.StandsIn(other)
	})
}

// entryHead is the short sentence that heads the paragraph of a clause; empty
// for none.
func entryHead(p *reading.Page, clause int) corpus.Span {
	own := p.Clauses[clause].Sentence
	first := own
	for first > 0 && p.Sentences[first-1].Block == p.Sentences[own].Block {
		first--
	}
	if s := p.Sentences[first]; first < own && s.Span.Len() <= maxEntryHead {
		return s.Span
	}
	return corpus.Span{}
}

// wholeOf is the figure that the others, which fit as well, add up to, when the
// question asks for what they are together: 三场共签182亿元 of 97亿, 52亿 and 33亿.
func (r *Run) wholeOf(each, list []find.Candidate) (find.Candidate, bool) {
	if !find.TogetherRE.MatchString(string(r.Q.Folded)) {
		return find.Candidate{}, false
	}
	for _, c := range list {
		a := c.Page.Values[c.Value].Amount
		if c.Page != each[0].Page || a == nil {
			continue
		}
		parts, sum := 0, corpus.Fen(0)
		for _, x := range each {
			b := x.Page.Values[x.Value].Amount
			if x.Page != c.Page || b == nil || b.Currency != a.Currency || sameFigure(x, c) {
				continue
			}
			parts, sum = parts+1, sum+b.Figure()
		}
		if parts > 1 && sum == a.Figure() {
			return c, true
		}
	}
	return find.Candidate{}, false
}

// inHeading reports whether a figure stands in a heading, or the first line of a
// document, which leaves out what the text says of it: the currency, 约.
func inHeading(c find.Candidate) bool {
	s := &c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence]
	return s.Kind == corpus.Heading || s.Span == c.Page.TitleSpan()
}
