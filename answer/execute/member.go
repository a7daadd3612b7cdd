package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// ofGroup reports whether the best value is a sum that a count of several comes
// before in its sentence, when the question names only one of those who took
// part: 签约15个、金额46亿元,甲公司、乙公司等企业参加 says nothing of what 甲公司 signed.
func (r *Run) ofGroup(c Candidate) bool {
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
func (r *Run) pickedOut(c Candidate) bool {
	p, clause := c.Page, c.Page.Clauses[c.Clause].Span
	at := strings.Index(p.Read(clause), "其中")
	a := r.alignmentOf(p)
	if at < 0 || a == nil {
		return false
	}
	rare := a.rarest()
	part := corpus.Span{Start: clause.Start, End: p.Values[c.Value].Span.Start}
	return slices.ContainsFunc(a.pieces, func(x piece) bool {
		return x.unit == "" && x.asRareAs(rare) && x.standsIn(part)
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
func (r *Run) partOnly(c Candidate) bool {
	p, s, a := c.Page, r.sentenceOf(c), r.alignmentOf(c.Page)
	if a == nil || togetherRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	included, firm, rare := false, false, a.rarest()
	for i := range a.pieces {
		x := &a.pieces[i]
		if x.unit != "" || !x.asRareAs(rare) {
			continue
		}
		for _, at := range x.places {
			if at < s.Start || at >= s.End {
				firm = firm || r.firmAt(p, corpus.Span{Start: at, End: at + len(x.runes)})
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
func (r *Run) toldInPassing(c Candidate) bool {
	p, a := c.Page, r.alignmentOf(c.Page)
	before := corpus.Span{Start: p.Clauses[c.Clause].Span.Start, End: p.Values[c.Value].Span.Start}
	return a != nil && inPassingRE.MatchString(p.Read(before)) && !slices.ContainsFunc(a.pieces, func(x piece) bool {
		return x.strong && !x.date && x.unit == "" && x.standsIn(before)
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
func (r *Run) ofSeveral(c Candidate) bool {
	v := &c.Page.Values[c.Value]
	q := string(r.Q.Folded)
	if v.Kind != reading.Money || isRow(c) {
		return false
	}
	if oneThingRE.MatchString(q) && countBeforeRE.MatchString(r.remark(c)) && !pluralRE.MatchString(q) {
		return true
	}
	if itselfRE.MatchString(q) && !r.ofItself(c) && r.sideBySide(c) {
		return true
	}
	clause := c.Page.Read(c.Page.Clauses[c.Clause].Span)
	return (eachAskedRE.MatchString(q) || !pluralRE.MatchString(q)) && allOfThemRE.MatchString(clause) && r.listedWith(c)
}

// listedWith reports whether the rarest word of the question stands in the
// sentence of a value as one of several, ahead of their number: 甲、乙两个项目.
func (r *Run) listedWith(c Candidate) bool {
	a := r.alignmentOf(c.Page)
	if a == nil {
		return false
	}
	s := r.sentenceOf(c)
	rare := a.rarest()
	for i := range a.pieces {
		x := &a.pieces[i]
		if x.unit != "" || !x.asRareAs(rare) {
			continue
		}
		for _, at := range x.places {
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
func (r *Run) sideBySide(c Candidate) bool {
	a, s := r.alignmentOf(c.Page), r.sentenceOf(c)
	if a == nil || !togetherRE.MatchString(c.Page.Read(corpus.Span{Start: s.Start, End: c.Page.Values[c.Value].Span.Start})) {
		return false
	}
	rare := a.rarest()
	return slices.ContainsFunc(a.pieces, func(x piece) bool {
		return x.asRareAs(rare) && slices.ContainsFunc(x.places, func(at int) bool {
			return at >= s.Start && at < c.Page.Values[c.Value].Span.Start && c.Page.Member(at, len(x.runes))
		})
	})
}

// listedCountRE matches names side by side and their number: 甲、乙两个项目.
var listedCountRE = regexp.MustCompile(`^[^,。;:]{0,24}[、和与及][^,。;:]{1,24}?(?:[两二三四五六七八九十]|[2-9])(?:个|家|项|宗|座)`)

// itselfRE matches words for one of several by itself: 青岚自己签了53个.
var itselfRE = regexp.MustCompile(`自己|本身|独自|单独`)

// ofItself reports whether the clause of a value says, as the question does, that it is of
// one by itself.
func (r *Run) ofItself(c Candidate) bool { return r.find.ofItself(c.Page, c.Clause) }

// ofItself reports whether one of several is asked about alone and a clause tells of one alone: 青岚自己签了53个.
func (f *finder) ofItself(p *reading.Page, clause int) bool {
	return itselfRE.MatchString(string(f.q.Folded)) && itselfRE.MatchString(p.Read(p.Clauses[clause].Span))
}

// oneOfRun reports whether a sum stands in a sentence that gives as many of them as the
// question counts things: of 两只 one is not the sum.
func (r *Run) oneOfRun(c Candidate) bool {
	n := []rune(numberedThingsRE.FindString(string(r.Q.Folded)))
	return len(n) > 1 && len(moneyIn(c.Page, r.sentenceOf(c))) >= max(2, reading.WholeNumber(string(n[:len(n)-1])))
}

// What a sum gains when the words before it count as many things as the question does, or
// things of the size that it names, and what one of another number or size loses.
const (
	ofThatNumber  = 0.3
	notThatNumber = -0.25
)

// ofNumber prefers the sum of as many things as the question counts: 到现场签的9个,11亿元
// for 那9个.
func (f *finder) ofNumber(x *Candidate) {
	v := &x.Page.Values[x.Value]
	asked := numberedThingsRE.FindString(string(f.q.Folded))
	if asked == "" || v.Kind != reading.Money || f.leaning || v.Owner.Region.Start >= v.Span.Start {
		return
	}
	before := x.Page.Read(corpus.Span{Start: v.Owner.Region.Start, End: min(v.Owner.Region.End, v.Span.Start)})
	told := numberedThingsRE.FindAllString(before, -1)
	unit := string([]rune(asked)[len([]rune(asked))-1:])
	switch {
	case slices.Contains(told, asked):
		x.add(ofThatNumber, "of that number")
	case slices.ContainsFunc(told, func(s string) bool { return strings.HasSuffix(s, unit) }):
		x.add(notThatNumber, "of another number")
	}
}

// thingSizeRE matches the size of the things that a question asks for or a text tells of:
// 10亿元以上.
var thingSizeRE = regexp.MustCompile(`([0-9.]+)([千百]?[万亿])(?:元)?(?:及)?以上`)

// ofSize prefers the sum of the things of the size that the question names: 签约57个,投资69亿元,
// 其中5亿元以上的4个,投资41亿元.
func (f *finder) ofSize(x *Candidate) {
	v := &x.Page.Values[x.Value]
	asked := thingSizeRE.FindStringSubmatch(string(f.q.Folded))
	if asked == nil || v.Kind != reading.Money || f.leaning || !f.q.Asks("amount", "sum", "attribute") || v.Owner.Region.Start >= v.Span.Start {
		return
	}
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	near := x.Page.Read(corpus.Span{Start: max(s.Start, x.Page.Clauses[max(0, x.Clause-1)].Span.Start), End: v.Span.Start})
	same := func(m []string) bool { return m[1] == asked[1] && m[2] == asked[2] }
	switch {
	case slices.ContainsFunc(thingSizeRE.FindAllStringSubmatch(near, -1), same):
		x.add(ofThatNumber, "of that size")
	case slices.ContainsFunc(thingSizeRE.FindAllStringSubmatch(x.Page.Read(s), -1), same):
		x.add(notThatNumber, "not of that size")
	}
}
