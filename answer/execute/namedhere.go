package execute

import (
	"regexp"
	"slices"

	"zhaoshang/answer/find"
	"zhaoshang/corpus"
)

// A value is of what the question names when its own words or the head of its line have it.

// namedBefore reports whether the words that a value belongs to have a long name of the
// question, of a firm or a project: 投资方为甲公司,投资3亿元.
func (r *Run) namedBefore(c find.Candidate) bool {
	region := c.Page.Values[c.Value].Owner.Region
	return slices.ContainsFunc(r.alignmentOf(c.Page).Pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && x.Unit == "" && len(x.Runes) >= longName && x.StandsIn(region)
	})
}

// headsLine reports whether the line of a list that a value stands in begins with a place
// or another name of the question: 1.青岚县。签约9个,到位资金3亿元.
func (r *Run) headsLine(c find.Candidate, pieces []find.Piece) bool {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	block := p.Text.Blocks[s.Block].Span
	return slices.ContainsFunc(pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && !x.Lent && slices.ContainsFunc(x.Places, func(at int) bool {
			return at >= block.Start && at < block.End && lineMarkRE.MatchString(p.Read(corpus.Span{Start: block.Start, End: at})) && lineHeadRE.MatchString(p.Read(corpus.Span{Start: at + len(x.Runes), End: min(block.End, at+len(x.Runes)+1)}))
		})
	})
}

// What stands before and behind the name at the beginning of a line.
var (
	lineMarkRE = regexp.MustCompile(`^[(]?[0-9一二三四五六七八九十]*[)、.● ·-]*$`)
	lineHeadRE = regexp.MustCompile(`^[。:,; 县市区]`)
)
