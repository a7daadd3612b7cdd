package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
)

// wholeScopeRE matches words for the whole of a place: they name none, and what
// one paragraph says of 全省 is said once.
var wholeScopeRE = regexp.MustCompile(`^[全本我][省市县区州旗国镇]$`)

// blockHas reports whether a paragraph has a word.
func blockHas(p *reading.Page, block int, word string) bool {
	for i := range p.Sentences {
		if s := &p.Sentences[i]; s.Block == block && strings.Contains(p.Read(s.Span), word) {
			return true
		}
	}
	return false
}

// otherAimRE matches clauses of what is only aimed at.
var otherAimRE = regexp.MustCompile(`目标|力争|要冲|冲刺|争取|确保`)

// otherScope reports whether a figure is of the time before, of an aim or of
// another kind of money than the best one, and the question asks for none of
// them: then it is no second answer.
func (r *Run) otherScope(best, c find.Candidate) bool {
	q, mine, here := string(r.Q.Folded), best.Page.Read(best.Page.Clauses[best.Clause].Span), c.Page.Read(c.Page.Clauses[c.Clause].Span)
	if c.Page != best.Page || c.Page.Values[c.Value].Kind != reading.Money {
		return false
	}
	for _, re := range []*regexp.Regexp{find.PreviousRE, otherAimRE} {
		if re.MatchString(here) && !re.MatchString(q) && !re.MatchString(mine) {
			return true
		}
	}
	if excludingRE.MatchString(here) && !excludingRE.MatchString(q) || groupSumRE.MatchString(here) && !groupSumRE.MatchString(mine) && !strings.Contains(q, groupSumRE.FindStringSubmatch(here)[1]) {
		return true
	}
	for _, w := range listing.PartMoneyKindRE.FindAllString(here, -1) {
		if !strings.Contains(q, w) && !strings.Contains(mine, w) {
			return true
		}
	}
	return false
}
