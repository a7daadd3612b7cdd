package execute

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// How near other figures must come to the best one to be answered beside it.
const (
	sameScore  = 0.5
	sameCover  = 0.35
	sameKey    = 0.1 // of one document
	maxEach    = 4
	equalCover = 0.05
	maxOffers  = 8
)

var (
	// occasionRE matches questions that say which of several occasions they
	// mean: 首届, 第三批, 秋季, 今年, 一期.
	occasionRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次场轮]|首[届批场次轮]|次批|[两三四五六七八九十]批|[0-9]+届|本次|这次|上次|今年|去年|前年|当年|全年|[上下]半年|[春夏秋冬]季|季度|[0-9一二三四五六七八九十]+月|说|称|表示|介绍|透露|最近|最新|累计|以来|历年|历届|现场|计划|目标|latest|first|second|this year|last year`)
	// anotherRE matches sentences that tell of another occasion than the one
	// before them.
	anotherRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次场]|首[届批场]|次批|头一年|上一[届年]|那一[届年]|这一[届年]|次年|[一两二三]年后|翌年|去年|前年`)
)

// several answers with each of the figures that fit equally well and are of
// different occasions; nil when one is clearly meant.
func (r *Run) several(list []find.Candidate) *Result {
	q := string(r.Q.Folded)
	if r.Leaning || len(r.Q.Years) > 0 || list[0].Value < 0 || isRow(list[0]) || (len(r.Q.Dates) > 0 || occasionRE.MatchString(q)) && !r.anyReport(list) {
		return nil
	}
	best := list[0]
	if strings.Contains(best.Why, "set to") {
		return nil // what took the place of another is asked
	}
	each := []find.Candidate{best}
	for _, c := range list[1:] {
		if !r.again(best, c) && (c.Score < best.Score-sameScore || c.Cover < best.Cover-sameCover && !r.ofTitle(best, c) || r.joint(c) != r.joint(best)) || c.Page == best.Page && c.Key < best.Key-sameKey && r.soleSum(best) && !changedRE.MatchString(c.Page.Read(c.Page.Clauses[c.Clause].Span)) || !r.another(best, c) {
			continue
		}
		if r.otherScope(best, c) || r.otherEntry(best, c) || r.lessFull(c, list) || r.onlyOneOf(best, c) || r.otherFair(best.Page, c.Page) {
			continue
		}
		if !slices.ContainsFunc(each, func(x find.Candidate) bool { return sameFigure(x, c) || sameOccasion(x, c) }) {
			each = append(each, c)
		}
	}
	if len(each) < 2 || len(each) > maxOffers {
		return nil
	}
	if whole, ok := r.wholeOf(each, list); ok {
		return tellClause("Lookup whole", whole.Page, whole.Clause)
	}
	res := &Result{Status: answer.Answered, Message: "each", Args: []string{strconv.Itoa(len(each))}, Plan: "Each", Why: describeAll(list), Document: best.Page.Document.ID}
	for _, c := range each {
		part := r.part(c)
		part.Label = eventOf(c)
		res.Parts = append(res.Parts, part)
	}
	if len(each) > maxEach {
		return res.askBack()
	}
	if ofOneReport(each) {
		return res.askWhich()
	}
	return res
}

// fairRE matches the short names of fairs: 哈洽会, 广交会.
var fairRE = regexp.MustCompile(`\p{Han}{1,2}[洽博交]会`)

// otherFair reports whether a page has no name of the fair that the question names,
// while another has one: 哈洽会 is none of what a report on the 投洽会 tells.
func (r *Run) otherFair(best, p *reading.Page) bool {
	name := fairRE.FindString(string(r.Q.Folded))
	if name == "" || best == p {
		return false
	}
	has := func(p *reading.Page) bool {
		return slices.ContainsFunc(r.formsOf(name), func(w string) bool { return len(p.Find([]rune(w))) > 0 })
	}
	return has(best) && !has(p)
}

// onlyOneOf reports whether a figure is of one time, beside one of all the times
// together that are asked for: 五届累计 for 五届总共.
func (r *Run) onlyOneOf(best, c find.Candidate) bool {
	return find.TogetherRE.MatchString(string(r.Q.Folded)) && strings.Contains(best.Why, " cumulative") && !strings.Contains(c.Why, " cumulative")
}

// anyReport reports whether a question says only what is asked and a time that
// each report counts from its own day: 去年实际利用外资是多少, of any of several.
func (r *Run) anyReport(list []find.Candidate) bool {
	if r.Q.Focus == nil || len(r.Q.Places) > 0 || r.Q.Language == "en" || !ownTimeRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	a := r.alignmentOf(list[0].Page)
	return a != nil && !slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		word := string(x.Runes)
		return x.Strong && !x.Date && !find.HoldsAny(word, r.Q.Focus.Documents) && !find.HoldsAny(word, r.Q.Focus.Questions) && !slices.ContainsFunc(r.Q.Focus.Documents, func(w string) bool { return strings.Contains(w, word) })
	})
}

// ownTimeRE matches times that are counted from the day of a report.
var ownTimeRE = regexp.MustCompile(`去年|今年|上年|全年|[上下]半年|季度|累计`)

// ofOneReport reports whether two figures of one year stand in one document:
// which of them is meant is then for the asker to say, while two documents, or
// a chronicle of several years, complete each other.
func ofOneReport(each []find.Candidate) bool {
	type place struct {
		page *reading.Page
		year int
	}
	seen := map[place]bool{}
	for _, c := range each {
		at := place{c.Page, c.Page.YearAt(c.Clause)}
		if seen[at] {
			return true
		}
		seen[at] = true
	}
	return false
}

// askWhich asks which figure is meant, and shows each with its sentence.
func (r *Result) askWhich() *Result {
	parts := r.Parts
	r.Parts = slices.Clone(parts)
	r.askBack()
	r.Args = []string{strconv.Itoa(len(r.Offers))}
	for i := range r.Offers {
		o := &r.Offers[i]
		if said := strings.Trim(o.Page.Shown(o.Show), ",，。;； "); !strings.Contains(o.Label, said) {
			o.Label += ":" + said
		}
	}
	for _, p := range parts {
		p.Silent = true
		r.Parts = append(r.Parts, p)
	}
	return r
}

// askBack makes of an answer with several lines a question which of them is
// meant.
func (r *Result) askBack() *Result {
	r.Status, r.Message, r.Plan = answer.Clarify, "which", "Clarify"
	r.Offers, r.Parts = r.Parts, nil
	seen := map[string]bool{}
	for i := range r.Offers {
		o := &r.Offers[i]
		if o.Label == "" || seen[o.Label] {
			o.Label = strings.TrimSpace(o.Label + " " + strings.Trim(o.Page.Shown(o.Show), ",，。;； "))
		}
		seen[o.Label] = true
	}
	return r
}

// again reports whether two figures are totals of one event at two dates, or
// at one date when a word tells them apart.
func (r *Run) again(best, c find.Candidate) bool {
	a, b := r.totalOf(best), r.totalOf(c)
	return best.Page == c.Page && a != nil && b != nil && a.Event.Value == b.Event.Value && a.Scope == b.Scope && a.Kind == b.Kind && !sameOccasion(best, c)
}

// fewTogetherRE matches the sum of a few of those that were signed: 两个项目合计投资.
var fewTogetherRE = regexp.MustCompile(`^ ?[两三四]个?(?:项目|工程)(?:合计|一共|共|总共)`)

// thingsRE matches a number of things that a sum is of.
var thingsRE = regexp.MustCompile(`[0-9]{1,4}(?:个|家|项|宗)`)

// joint reports whether a figure is of several things together.
func (r *Run) joint(c find.Candidate) bool {
	v := &c.Page.Values[c.Value]
	if v.Kind != reading.Money {
		return false
	}
	t := r.totalOf(c)
	return v.Owner.Aggregate || t != nil && t.Count != nil || thingsRE.MatchString(c.Page.Read(c.Page.Clauses[c.Clause].Span))
}

func isRow(c find.Candidate) bool {
	return c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Kind == corpus.TableRow
}

// another reports whether a figure is of the same kind as the best one and has
// every word of the question that the best one has.
func (r *Run) another(best, c find.Candidate) bool {
	if strings.Contains(c.Why, find.LongTimeWhy) && !strings.Contains(best.Why, find.LongTimeWhy) {
		return false
	}
	if best.Page == c.Page && find.SpotAskedRE.MatchString(string(r.Q.Folded)) && strings.Contains(best.Why, " action") && fewTogetherRE.MatchString(c.Page.Read(c.Page.Clauses[c.Clause].Span)) {
		return false
	}
	a, b := &best.Page.Values[best.Value], &c.Page.Values[c.Value]
	if b.Kind == reading.Money && b.Owner.Named && !r.joint(c) && !r.namedIn(best, c) || a.Kind != b.Kind || a.Kind == reading.Count && (a.Unit != b.Unit || b.Number == 1) || r.partial(c) && !r.partial(best) || strings.Contains(best.Why, find.AskedPart) && !strings.Contains(c.Why, find.AskedPart) {
		return false
	}
	here, there := r.alignmentOf(best.Page), r.alignmentOf(c.Page)
	if here == nil || there == nil {
		return false
	}
	for i := range here.Pieces {
		x := &here.Pieces[i]
		if x.Date || !x.Strong && x.Rarity < tellingRarity || !r.holdsPiece(best, x, false) {
			continue
		}
		if eventWordRE.MatchString(string(x.Runes)) && r.joint(c) && eventInRE.MatchString(c.Page.Read(r.sentenceOf(c))) {
			continue
		}
		if !slices.ContainsFunc(there.Pieces, func(y find.Piece) bool {
			return y.Start < x.Start+len(x.Runes) && x.Start < y.Start+len(y.Runes) && 2*len(y.Runes) >= len(x.Runes) && r.holdsPiece(c, &y, best.Page == c.Page)
		}) {
			return false
		}
	}
	return true
}

var (
	// eventWordRE matches words for an event of any name, which reports use for
	// one another: 推介会, 招商洽谈会, 交流活动.
	eventWordRE = regexp.MustCompile(`^(?:招商|投资|经贸|集中|专场)*(?:推介|洽谈|交流|签约|恳谈|对接|说明|招商)+(?:会|活动|大会|仪式)?$`)
	eventInRE   = regexp.MustCompile(`(?:推介|洽谈|交流|签约|恳谈|对接|说明|招商)(?:大?会|活动|仪式)`)
)

func (r *Run) alignmentOf(p *reading.Page) *find.Alignment {
	if i := slices.Index(r.Pages, p); i >= 0 {
		return r.find.Aligned[i]
	}
	return nil
}

// namedIn reports whether the clause of a figure that names a subject holds a
// name of the question; in another document that fits as well as the best one,
// the sentence.
func (r *Run) namedIn(best, c find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	if r.ofTitle(best, c) {
		return true
	}
	s := c.Page.Clauses[c.Clause].Span
	if best.Page != c.Page && c.Cover >= best.Cover-equalCover && c.Key >= best.Key-equalCover {
		s = c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
	}
	names := slices.ContainsFunc(a.Pieces, func(x find.Piece) bool { return x.Strong && !x.Date })
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		return !x.Date && (x.Strong || !names && x.Rarity >= tellingRarity) && x.StandsIn(s)
	})
}

// tellingRarity is the rarity of a word of the genre that tells one thing from
// others: 算力中心.
const tellingRarity = 0.75

// itsTotalRE matches the clause of the sum of what a whole report is of:
// 整个项目总投资增加到, 计划总投资约.
var itsTotalRE = regexp.MustCompile(`^ ?(?:但|而|因此|由此|目前)?(?:整个|本|该|此|这个|上述)?(?:项目|工程|基地)?(?:的)?(?:计划|预计|拟|协议)?总投资`)

// ofTitle reports whether a figure is the total of what the title of another report
// than that of the best one names, as the question does.
func (r *Run) ofTitle(best, c find.Candidate) bool {
	a := r.alignmentOf(c.Page)
	if best.Page == c.Page || a == nil || !itsTotalRE.MatchString(c.Page.Read(c.Page.Clauses[c.Clause].Span)) {
		return false
	}
	return slices.ContainsFunc(a.Pieces, func(x find.Piece) bool {
		name := []rune(strings.TrimSuffix(string(x.Runes), "项目"))
		return x.Strong && !x.Date && x.Unit == "" && len(name) >= minNamed && c.Page.TitleHas(name)
	})
}

// partial reports whether a record says that a figure is of a part of a total
// or of a plan.
func (r *Run) partial(c find.Candidate) bool {
	t := r.totalOf(c)
	if !isRow(c) && strings.Contains(c.Why, " a phase") {
		return true
	}
	if t == nil && isRow(c) {
		return false // a row is of one project
	}
	if t == nil {
		return strings.Contains(c.Why, "a part") || strings.Contains(c.Why, "a phase") || strings.Contains(c.Why, "cumulative")
	}
	return t.Scope == corpus.Group || t.Scope == corpus.Target || t.Scope == corpus.Cumulative
}

// totalOf is the total that a figure is of, nil for none.
func (r *Run) totalOf(c find.Candidate) *corpus.Total {
	records := r.recordsOf(c.Page.Document.ID)
	span := c.Page.Values[c.Value].Span
	for i := range records.Totals {
		t := &records.Totals[i]
		if t.Amount != nil && t.Amount.Span.Overlaps(span) || t.Count != nil && t.Count.Span.Overlaps(span) {
			return t
		}
	}
	return nil
}

// holdsPiece reports whether a word is said of a figure: in its sentence, the
// lead of its section, the title, or the event of its total. other says that it
// stands beside a better one in the same document.
func (r *Run) holdsPiece(c find.Candidate, x *find.Piece, other bool) bool {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	if wholeScopeRE.MatchString(string(x.Runes)) && blockHas(p, s.Block, string(x.Runes)) {
		return true
	}
	lead, title := p.Sections[s.Section].Lead, p.TitleSpan()
	t := r.totalOf(c)
	if x.Unit != "" && t != nil && len(t.Places) > 0 || other && c.Page.Values[c.Value].Owner.Named && !(r.joint(c) && len(p.Sections) > 2) || titled(p, t) {
		if lead.Overlaps(title) || titled(p, t) {
			lead = corpus.Span{}
		}
		title = corpus.Span{}
	} else if p.TitleHas(x.Runes) {
		return true
	}
	for _, at := range x.Places {
		span := corpus.Span{Start: at, End: at + 1}
		if at := p.SentenceAt(at); s.Form && at >= 0 && p.Sentences[at].Form && p.Sentences[at].Section == s.Section {
			return true
		}
		if s.Span.Contains(span) || lead.Contains(span) || title.Contains(span) {
			return true
		}
	}
	if t == nil {
		return false
	}
	if strings.Contains(clean.Fold(t.Event.Value), string(x.Runes)) || t.Place != nil && strings.Contains(clean.Fold(t.Place.Value), string(x.Runes)) {
		return true
	}
	return x.Unit != "" && slices.ContainsFunc(t.Places, func(id string) bool { return id == x.Unit || strings.HasPrefix(id, x.Unit+"/") })
}

// titled reports whether the title of a document names one event that a total
// is not of.
func titled(p *reading.Page, t *corpus.Total) bool {
	if t == nil || len(t.Event.Value) == 0 {
		return false
	}
	title := clean.Fold(p.Document.Title) + p.Read(p.TitleSpan())
	return titleEventRE.MatchString(title) && !strings.Contains(title, clean.Fold(t.Event.Value)) && !severalRE.MatchString(title)
}

var (
	titleEventRE = regexp.MustCompile(`(?:集中签约|签约|推介会|洽谈会|招商会|大会|论坛|博览会|说明会)(?:活动|仪式|会)`)
	severalRE    = regexp.MustCompile(`历年|历届|大事记|汇编|动态|简讯|回顾|盘点|一览|[两三四五六七八九十]|[0-9]+年?—[0-9]+年`)
)

// sameFigure reports whether two values say the same.
func sameFigure(x, c find.Candidate) bool {
	a, b := &x.Page.Values[x.Value], &c.Page.Values[c.Value]
	return a.Kind == b.Kind && a.Number == b.Number && (a.Amount == nil || b.Amount == nil || *a.Amount == *b.Amount || x.Page == c.Page && a.Amount.Figure() == b.Amount.Figure() && inHeading(x) != inHeading(c))
}

// sameOccasion reports whether two figures are of one occasion: they stand in
// one paragraph and year, and no word tells them apart.
func sameOccasion(a, b find.Candidate) bool {
	if a.Page != b.Page {
		return false
	}
	na, nb := a.Page.Clauses[a.Clause].Sentence, b.Page.Clauses[b.Clause].Sentence
	if na == nb {
		return true
	}
	sa, sb := &a.Page.Sentences[na], &b.Page.Sentences[nb]
	later := sa
	if sb.Span.Start > sa.Span.Start {
		later = sb
	}
	if sa.Section == sb.Section && anotherRE.MatchString(a.Page.Read(later.Span)) {
		return false
	}
	return sa.Block == sb.Block && a.Page.YearAt(a.Clause) == b.Page.YearAt(b.Clause)
}

// eventOf names the event of a figure: its date and the lead of its section.
func eventOf(c find.Candidate) string {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	lead := strings.Trim(p.Shown(p.Clauses[s.From].Span), ",，;；: ：\n")
	if c.Clause == s.From {
		lead = strings.Trim(p.Shown(p.Sections[s.Section].Lead), ",，;；: ：\n")
	}
	if runes := []rune(lead); len(runes) > 40 {
		lead = string(runes[:40])
	}
	if year := p.YearAt(c.Clause); year > 0 && strings.Contains(string(p.Folded), strconv.Itoa(year)) && !strings.Contains(lead, strconv.Itoa(year)) {
		lead = strconv.Itoa(year) + "年 " + lead
	}
	return lead
}

// changedRE matches clauses that put a new figure in the place of an old one.
var changedRE = regexp.MustCompile(`(?:调整|变更|修改|更正|增加|提高|追加|压减)(?:为|到|至)|增至|减至|升至`)

// soleSum reports whether a figure is a sum of money of one thing.
func (r *Run) soleSum(c find.Candidate) bool {
	return c.Page.Values[c.Value].Kind == reading.Money && !r.joint(c)
}
