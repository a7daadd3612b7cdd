package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ofGroup reports whether the best value is a sum that a count of several comes
// before in its sentence, when the question names only one of those who took
// part: 签约15个、金额46亿元,甲公司、乙公司等企业参加 says nothing of what 甲公司 signed.
func (r *Run) ofGroup(c find.Candidate) bool {
	p := c.Page
	v := &p.Values[c.Value]
	if r.Leaning || v.Kind != reading.Money || v.Owner.Named || pluralRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	if r.pickedOut(c) {
		return false
	}
	s := p.Sentences[p.Clauses[c.Clause].Sentence]
	for k := c.Value - 1; k >= 0 && p.Values[k].Span.Start >= s.Span.Start; k-- {
		if x := &p.Values[k]; x.Kind == reading.Count && x.Number > 1 {
			return r.memberOnly(c)
		}
	}
	return false
}

// pickedOut reports whether the clause of a value picks out of several the one that the
// question names: 入驻5家,其中甲公司投资1.1亿元.
func (r *Run) pickedOut(c find.Candidate) bool {
	p, clause := c.Page, c.Page.Clauses[c.Clause].Span
	at := strings.Index(p.Read(clause), "其中")
	a := r.alignmentOf(p)
	if at < 0 || a == nil {
		return false
	}
	rare := a.Rarest()
	part := corpus.Span{Start: clause.Start, End: p.Values[c.Value].Span.Start}
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.Unit == "" && x.AsRareAs(rare) && x.StandsIn(part)
	})
}

// otherMemberRE matches a clause that tells of one of those listed before it: 其中甲首期拟投.
var otherMemberRE = regexp.MustCompile(`^其中,?([\p{Han}a-z0-9]{2,12}?)(?:项目)?(?:[一二三首]期)?(?:拟|计划|预计|将|已|总)*(?:投|出资|引资)`)

// ofOtherMember reports whether a sum is of one that a list before it names, and the question
// names another of the list: 甲项目、乙项目落户,其中甲投1.2亿元 says nothing of 乙项目.
func (r *Run) ofOtherMember(c find.Candidate) bool {
	p, clause, s, a := c.Page, c.Page.Clauses[c.Clause].Span, r.sentenceOf(c), r.alignmentOf(c.Page)
	if a == nil || r.Leaning || p.Values[c.Value].Kind != reading.Money || !r.Q.Asks("amount", "attribute", "") {
		return false
	}
	m := otherMemberRE.FindStringSubmatch(strings.TrimSpace(p.Read(clause)))
	before := corpus.Span{Start: s.Start, End: clause.Start}
	if m == nil || strings.Contains(string(r.Q.Folded), m[1]) || !strings.Contains(p.Read(before), m[1]) {
		return false
	}
	rare := a.Rarest()
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.Unit == "" && x.AsRareAs(rare) && x.StandsIn(before) && !x.StandsIn(clause)
	})
}

// firmAt reports whether the name of a company or institution stands at a place.
func (r *Run) firmAt(p *reading.Page, s corpus.Span) bool {
	return slices.ContainsFunc(r.recordsOf(p.Document.ID).Organizations, func(o corpus.Organization) bool { return o.Name.Span.Overlaps(s) })
}

// includedRE matches what stands before one that a number of things includes: 7个项目(含甲.
var includedRE = regexp.MustCompile(`[(](?:含|包括|包含)[^()]{0,12}$`)

// partOnly reports whether what the question names is only one of those that a sum of
// several is of: it is in a list elsewhere, or in brackets behind their number.
func (r *Run) partOnly(c find.Candidate) bool {
	p, s, a := c.Page, r.sentenceOf(c), r.alignmentOf(c.Page)
	if a == nil || find.TogetherRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	included, firm, rare := false, false, a.Rarest()
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Unit != "" || !x.AsRareAs(rare) {
			continue
		}
		for _, at := range x.Places {
			if at < s.Start || at >= s.End {
				firm = firm || r.firmAt(p, corpus.Span{Start: at, End: at + len(x.Runes)})
				continue
			}
			if !includedRE.MatchString(p.Read(corpus.Span{Start: s.Start, End: at})) {
				return false
			}
			included = true
		}
	}
	return included || firm && r.memberOnly(c)
}

// inPassingRE matches what stands before a sum that is told of a company in brackets:
// 甲公司(项目总投资.
var inPassingRE = regexp.MustCompile(`(?:公司|集团|企业|厂)\([^()]{0,16}$`)

// toldInPassing reports whether a sum is told in brackets of a company, and the question
// names nothing that stands before it in its clause but places.
func (r *Run) toldInPassing(c find.Candidate) bool {
	p, a := c.Page, r.alignmentOf(c.Page)
	before := corpus.Span{Start: p.Clauses[c.Clause].Span.Start, End: p.Values[c.Value].Span.Start}
	return a != nil && inPassingRE.MatchString(p.Read(before)) && !slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.Strong && !x.Date && x.Unit == "" && x.StandsIn(before)
	})
}

var (
	// oneThingRE matches questions for the figure of one thing: 那个项目投了多少,
	// 这家企业, 他一家.
	oneThingRE = regexp.MustCompile(`[那这](?:一)?(?:个|项|座|家|条)[^,。多少几]{0,6}(?:项目|基地|工厂|厂|企业|公司|产线|生产线)[^,。]{0,4}(?:投|花|砸|出|总投资|金额|要)`)
	// countBeforeRE matches a number of things right before the sum of all of them:
	// 14个项目落笔,总金额.
	countBeforeRE = regexp.MustCompile(`(?:[2-9]|[1-9][0-9]+|[两二三四五六七八九十]+)(?:余|多)?(?:个|家|项|宗)[^。;]{0,16}$`)
	// allOfThemRE matches a sum of several: 共6.4亿元.
	allOfThemRE = regexp.MustCompile(`^[^0-9]{0,8}(?:共|合计|总计|合共)`)
)

// ofSeveral reports whether one project is asked about and a sum is of a number of
// them, or of all of those among which it is listed: 甲、乙两个项目,共6亿元.
func (r *Run) ofSeveral(c find.Candidate) bool {
	v := &c.Page.Values[c.Value]
	q := string(r.Q.Folded)
	if v.Kind != reading.Money || isRow(c) {
		return false
	}
	if oneThingRE.MatchString(q) && countBeforeRE.MatchString(r.remark(c)) && !pluralRE.MatchString(q) {
		return true
	}
	if find.ItselfRE.MatchString(q) && !r.ofItself(c) && r.sideBySide(c) {
		return true
	}
	clause := c.Page.Read(c.Page.Clauses[c.Clause].Span)
	return (eachAskedRE.MatchString(q) || !pluralRE.MatchString(q)) && allOfThemRE.MatchString(clause) && r.listedWith(c)
}

// listedWith reports whether the rarest word of the question stands in the
// sentence of a value as one of several, ahead of their number: 甲、乙两个项目.
func (r *Run) listedWith(c find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	if a == nil {
		return false
	}
	s := r.sentenceOf(c)
	rare := a.Rarest()
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Unit != "" || !x.AsRareAs(rare) {
			continue
		}
		for _, at := range x.Places {
			rest := c.Page.Read(corpus.Span{Start: at, End: s.End})
			if at >= s.Start && at < c.Page.Values[c.Value].Span.Start && listedCountRE.MatchString(rest) {
				return true
			}
		}
	}
	return false
}

// sideBySide reports whether the rarest word of the question stands before a sum as one
// of several who did it together: 甲果会、乙茶会与厦门等地企业共签,总额17亿元.
func (r *Run) sideBySide(c find.Candidate) bool {
	a, s := r.alignmentOf(c.Page), r.sentenceOf(c)
	if a == nil || !find.TogetherRE.MatchString(c.Page.Read(corpus.Span{Start: s.Start, End: c.Page.Values[c.Value].Span.Start})) {
		return false
	}
	rare := a.Rarest()
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return x.AsRareAs(rare) && slices.ContainsFunc(x.Places, func(at int) bool {
			return at >= s.Start && at < c.Page.Values[c.Value].Span.Start && c.Page.Member(at, len(x.Runes))
		})
	})
}

// listedCountRE matches names side by side and their number: 甲、乙两个项目.
var listedCountRE = regexp.MustCompile(`^[^,。;:]{0,24}[、和与及][^,。;:]{1,24}?(?:[两二三四五六七八九十]|[2-9])(?:个|家|项|宗|座)`)

// ofItself reports whether the clause of a value says, as the question does, that it is of
// one by itself.
func (r *Run) ofItself(c find.Candidate) bool { return r.find.OfItself(c.Page, c.Clause) }

// oneOfRun reports whether a sum stands in a sentence that gives as many of them as the
// question counts things: of 两只 one is not the sum.
func (r *Run) oneOfRun(c find.Candidate) bool {
	n := []rune(find.NumberedThingsRE.FindString(string(r.Q.Folded)))
	return len(n) > 1 && len(find.MoneyIn(c.Page, r.sentenceOf(c))) >= max(2, reading.WholeNumber(string(n[:len(n)-1])))
}
