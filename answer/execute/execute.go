package execute

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/abroad"
	"zhaoshang/answer/find"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/index"
)

// Run is everything needed to answer one question.
type Run struct {
	Q     *understand.Question
	Words *lexicon.Lexicon
	Vocab *reading.Vocabulary
	Table *index.Table
	Pages []*reading.Page // candidates, best first
	find  *find.Finder

	allRows []listing.Item // gathered once
	sums    []listing.Item // projects and lone sums, gathered once
	records map[string]*corpus.Records
	tellers map[string][]teller    // by document, gathered once
	boards  map[int]*board         // by page, nil for none; made once
	columns map[*reading.Table]int // of the sums asked for, found once
	ranked  []find.Candidate       // sentences, ranked once

	bareParts []string // parts that the question names, without the measure asked

	Leaning bool        // the question leans on the one before it
	Within  bool        // only Pages are asked, whatever else the table holds
	Names   []string    // folded, of the rows answered before
	Anchor  find.Anchor // where the answer before was found
	Before  string      // what that answer measured: a column, or the question before

	Ask string // the whole question, when this is a side of a comparison

	// Page gives a document that search did not find, for citing it; nil when
	// there is none.
	Page func(document string) *reading.Page

	// English is an English question for reports in English; nil for none.
	English *abroad.Ask

	// Read understands a part of the question anew.
	Read func(text string) *understand.Question
}

// Cover under which a passage is no answer.
const (
	enough       = 0.55
	enoughFigure = 0.5
	enoughSum    = 0.75 // a figure that is to be a sum of several things
)

// Answer runs the question.
func (r *Run) Answer(ctx context.Context) *Result {
	found := r.answer(ctx)
	res := r.checked(ctx, found)
	if res.Status == answer.NotFound && found.Status == answer.Answered {
		res.refused = found.Parts
	}
	return r.whole(res)
}

// checked is what passes the refusals, or the silence that is left.
func (r *Run) checked(ctx context.Context, res *Result) *Result {
	if res.measured {
		return r.annotated(r.silence(r.withheld(res)))
	}
	res = r.ofOther(r.orSaid(r.orSentence(r.orTold(res))))
	if r.oneSided(res) || r.offPart(res) || r.onlyHead(res) || res.Status != answer.NotFound && r.strangeDoer() {
		res = notFound("fact_not_stated")
	}
	return r.annotated(r.silence(r.complete(r.withheld(r.otherReports(ctx, r.verified(res))))))
}

func (r *Run) answer(ctx context.Context) *Result {
	r.Pages = slices.Clone(r.Pages)
	r.asList()
	r.columns, r.boards = nil, nil // of this question
	r.find = find.NewFinder(r.Q, r.Words, r.Vocab, r.Table, r.Pages)
	if !r.Leaning {
		r.find.Order()
	}
	r.find.Anchor, r.find.Leaning = r.Anchor, r.Leaning
	if r.Leaning {
		if res := firstOf(r.converted, r.recall, r.ofThing); res != nil {
			return res
		}
	}
	if res := r.measuredOf(); res != nil {
		return res
	}
	switch r.Q.Kind {
	case "offtopic":
		return notFound("off_topic")
	case "corpus":
		return r.holdings()
	}
	bare := func() *Result { return r.bare(ctx) }
	wide := func() *Result { return r.wide(r.Page) }
	if res := firstOf(bare, r.clock, r.author, r.corrected, r.ofRows, r.related, r.doneBy, r.whereWent, r.occasionHeld, r.partsTold, r.together,
		r.fromBoard, r.measureCompared, r.partOfBoard, r.ledgerCell, r.ledgerSum, r.whereListed, r.sumListed, r.who, r.holdsOf, wide, r.batchStated); res != nil {
		return res
	}
	if r.Q.Asks("who", "partner", "where") {
		if res := r.Abroad(r.English); res != nil && res.Status == answer.Answered {
			return res
		}
	}
	if r.Q.Language != "en" || r.groups() || !r.lostName() {
		if res := r.computed(); res != nil && !(res.Status == answer.Answered && r.Q.Asks("list") && r.fewerThanAsked(res)) {
			return res // else a sentence may name them all
		}
	}
	if res := r.topOf(); res != nil {
		return res
	}
	inEnglish := r.Abroad(r.English)
	if inEnglish != nil && (inEnglish.Status == answer.Answered || r.Q.Kind == "count" || inEnglish.Why == "") {
		return inEnglish
	}
	res := r.orComputed(r.read())
	if inEnglish != nil {
		res.Why += inEnglish.Why
	}
	return res
}

// firstOf is the answer of the first way that has one; nil when none has.
func firstOf(ways ...func() *Result) *Result {
	for _, way := range ways {
		if res := way(); res != nil {
			return res
		}
	}
	return nil
}

// read answers with what a text states.
func (r *Run) read() *Result {
	switch r.Q.Kind {
	case "amount", "sum", "average", "attribute":
		if res := r.measuredNoun(); res != nil {
			return res
		}
		return r.figure(r.amountKinds()...)
	case "compare":
		if byHowMuchRE.MatchString(string(r.Q.Folded)) {
			return r.figure(r.amountKinds()...)
		}
	case "duration":
		return r.figure(reading.Duration)
	case "share":
		return r.share()
	case "count":
		return r.count()
	case "when":
		return r.figure(reading.Date)
	case "":
		if r.asksFigure() {
			return r.ownFigure()
		}
	}
	return r.passage()
}

// computed answers from rows when they fit better than any sentence; nil when
// they do not.
func (r *Run) computed() *Result {
	if res := firstOf(r.changedBoth, r.phasesTogether, r.phaseVersion, r.inSegment,
		r.notedBelow, r.columnListed, r.ledgerRows, r.countedOver, r.tableSize, r.stateAsked, r.statistics, r.cellsAsked, r.companyPlaces,
		r.dateTop, r.groupTop, r.compareGroups); res != nil {
		return res
	}
	if r.Q.Asks("compare", "top", "sum") {
		if res := firstOf(r.rowsAsked, r.enumerated); res != nil {
			return res
		}
	}
	if q := string(r.Q.Folded); r.Q.Asks("count") && addsUpRE.MatchString(q) || r.Q.Asks("list") && (r.limited() || numbersLimited(q)) && (whichAreaRE.MatchString(q) || categoryRE.MatchString(q)) {
		if res := r.enumerated(); res != nil {
			return res
		}
	}
	if res := r.planned(); res != nil {
		return res
	}
	switch r.Q.Kind {
	case "compare":
		return r.compare()
	case "visit":
		return r.visits()
	case "top":
		return r.top()
	case "sum":
		return r.sum()
	case "share":
		return r.shareOfTotal()
	case "average":
		return r.average()
	case "group":
		return r.group()
	case "amount", "attribute":
		return r.cell()
	case "partner":
		return firstOf(r.partnerEach, r.field, r.partnerKnown)
	case "where":
		return firstOf(r.whereEach, r.field)
	case "when":
		return r.field()
	case "list":
		return r.limitNamed(r.rows())
	case "yesno":
		return r.rows()
	case "count":
		return r.countRows()
	}
	return nil
}

// share answers with a percentage, or with the figure of the attribute when no
// percentage is stated.
func (r *Run) share() *Result {
	if f := r.Q.Focus; f == nil || f.Kind == reading.Money || f.Kind == reading.Percent {
		r.Q.Focus = nil
		var res *Result
		if r.Leaning && !percentRE.MatchString(string(r.Q.Folded)) {
			res = r.partShare()
		} else {
			res = r.figure(reading.Percent)
		}
		r.Q.Focus = f
		if res != nil && res.Status == answer.Answered {
			if r.growthInstead(res) {
				return notFound("fact_not_stated")
			}
			return res
		}
	}
	return r.figure(r.amountKinds()...)
}

// percentRE matches questions for a share in so many words.
var percentRE = regexp.MustCompile(`几成|百分之|比例|比重|占比|股(?:份|权|比)`)

// partShare answers a follow-up for the share of a part, 制造业占多少, with the
// percentage or else the sum beside its name; nil when the text gives neither.
func (r *Run) partShare() *Result {
	for _, kind := range []string{reading.Percent, reading.Money} {
		for _, c := range r.find.Values(kind) {
			if c.Cover >= r.least(enoughFigure) && r.besideOwn(c) {
				return &Result{Status: answer.Answered, Score: c.Score, Why: describe(c), Parts: []Part{r.part(c)}, Document: c.Page.Document.ID}
			}
		}
	}
	return nil
}

func (r *Run) amountKinds() []string {
	if f := r.Q.Focus; f != nil {
		switch f.Kind {
		case reading.Jobs:
			return []string{reading.Jobs, reading.Count}
		case reading.Capacity:
			return []string{reading.Capacity, reading.Count, reading.Area}
		case reading.Count:
			return []string{reading.Count}
		}
		return []string{f.Kind}
	}
	return []string{reading.Money}
}

func (r *Run) count() *Result {
	if f := r.Q.Focus; f != nil && f.Kind != reading.Money && f.Kind != reading.Count {
		return r.figure(r.amountKinds()...)
	}
	if res := r.figure(reading.Count, reading.Jobs); res.Status == answer.Answered {
		return res
	}
	return r.figure(reading.Count, reading.Jobs, reading.Plain)
}

var pluralRE = regexp.MustCompile(`多少家|多少个|几[个家位](?:[^亿]|$)|how many|[0-9两二三四五六七八九十]+(?:多)?(?:个|家|项|宗|批|大)|一共|合计|总共|这些|全部|所有|加起来|签了|签约|新签|集中|推介会|大会|洽谈|会|批|场|各|累计|projects`)

// eachAskedRE matches questions for the share of one of several.
var eachAskedRE = regexp.MustCompile(`各投|各自|每个|分别投|[那这][份单笔](?:协议|意向|项目)?(?:投|出|签|是|多少|金额)|单独|自己|独自|(?:^|[^哪几两三四五六七八九十0-9])一[家个](?:投|出|签|花|占|就|是)|单家`)

// otherPhaseRE matches what is noted of figures of another phase than the one asked for.
var otherPhaseRE = regexp.MustCompile(`other phase|phase elsewhere`)

// leastOwnKey is how near the names of a follow-up itself must be to a sum.
const leastOwnKey = 0.6

// owns reports whether the best value is of what the question names rather
// than of several things it is one of.
func (r *Run) owns(c find.Candidate) bool {
	if c.Value < 0 {
		return true
	}
	if !r.Leaning && r.unknown(c) {
		return false
	}
	if aimLost(string(r.Q.Folded), c) || r.ofNeighbour(c) {
		return false
	}
	if strings.Contains(c.Why, "other year") || r.Leaning && otherPhaseRE.MatchString(c.Why) || r.sumOfOthers(c) || r.ofOtherMember(c) {
		return false
	}
	v := &c.Page.Values[c.Value]
	if r.Leaning && (r.besideAnchor(c) || c.Key >= certainKey && r.besideOwn(c) && !eachAskedRE.MatchString(string(r.Q.Folded))) {
		return true
	}
	if r.Leaning && v.Kind == reading.Date && r.toldElsewhere(c) {
		return false
	}
	if r.Leaning && r.foreign(c) {
		return false
	}
	if v.Kind == reading.Date {
		return c.Key > 0 && !(r.Leaning && strings.Contains(c.Why, "no action"))
	}
	if v.Kind == reading.Duration && r.Leaning && strings.Contains(c.Why, "no focus") {
		return false
	}
	if v.Owner.Aggregate && eachAskedRE.MatchString(string(r.Q.Folded)) && !r.ofItself(c) {
		return false
	}
	if v.Kind == reading.Money && c.Key >= 0.6 && !r.Leaning && r.find.OfPhaseAsked(&c) {
		return true // 其中一期2亿元 is of one thing, whatever is counted before it
	}
	if r.ofGroup(c) {
		return false
	}
	if c.Key >= 0.6 && (strings.HasSuffix(c.Why, " ceiling") || strings.Contains(c.Why, find.AskedPart)) {
		return true
	}
	if !r.Leaning && v.Owner.Aggregate && c.Key >= 0.4 {
		q := string(r.Q.Folded)
		aim := find.TargetAskedRE.MatchString(q) && !strings.Contains(c.Why, find.NoAimWhy)
		return (pluralRE.MatchString(q) || aim) && !eachAskedRE.MatchString(q) && !r.partOnly(c) || c.Key >= 0.75 && (r.pickedOut(c) || !r.memberOnly(c) && !r.partOnly(c)) || r.ofPlaceAll(c) || r.headsLine(c, r.alignmentOf(c.Page).Pieces)
	}
	if c.Key < 0.45 || r.Leaning && v.Kind == reading.Money && c.Key < leastOwnKey && len(r.ownNames(r.alignmentOf(c.Page))) > 0 ||
		!r.Leaning && v.Kind == reading.Money && (c.Key < r.keyNeeded(c) || v.Owner.Named && c.Key < 0.7 && !strings.HasSuffix(c.Why, byItsLabel) && !r.namedBefore(c)) {
		return false
	}
	if v.Owner.Aggregate && eachAskedRE.MatchString(string(r.Q.Folded)) && !r.ofItself(c) {
		return false
	}
	if !c.Page.Values[c.Value].Owner.Aggregate || pluralRE.MatchString(string(r.Q.Folded)) {
		return true
	}
	return !r.memberOnly(c)
}

// besideAnchor reports whether a value of what is asked stands in the clause of
// the last answer: 签了3个项目、15.75亿元.
func (r *Run) besideAnchor(c find.Candidate) bool {
	v := &c.Page.Values[c.Value]
	clause := c.Page.Clauses[c.Clause].Span
	return v.Kind == reading.Money && c.Page.Document.ID == r.Anchor.Document && r.Anchor.Told.Overlaps(clause) && r.Anchor.Told.Len() <= clause.Len()+2 && find.WholeSumRE.MatchString(string(r.Q.Folded))
}

// keyNeeded is how near the rarest words must be to a sum: less when it is of
// the kind of money that the question names.
func (r *Run) keyNeeded(c find.Candidate) float64 {
	if f := r.Q.Focus; f != nil && f.ID != "total" && strings.Contains(c.Why, " focus") && c.Cover >= 0.55 {
		return 0.5
	}
	return 0.6
}

// memberOnly reports whether the rarest word of the question stands only in
// lists near the value.
func (r *Run) memberOnly(c find.Candidate) bool {
	for i, p := range r.Pages {
		if p != c.Page {
			continue
		}
		rare := 0.0
		pieces := r.find.Aligned[i].Pieces
		if r.headsLine(c, pieces) {
			return false
		}
		for k := range pieces {
			if x := &pieces[k]; x.Strong && !x.Date {
				rare = max(rare, x.Rarity)
			}
		}
		for k := range pieces {
			x := &pieces[k]
			if (x.AsRareAs(rare) || x.Strong && !x.Date && x.Unit == "" && len(x.Runes) >= longName && x.Rarity >= rare-0.25) && onlyMember(p, x) {
				return true
			}
		}
	}
	return false
}

// longName is the length of a word that names one thing though several documents
// have it.
const longName = 4

func onlyMember(p *reading.Page, x *find.Piece) bool {
	for _, at := range x.Places {
		if !p.Member(at, len(x.Runes)) {
			return false
		}
	}
	return len(x.Places) > 0
}

// least is the cover needed: a question that leans on another says little
// itself.
func (r *Run) least(normal float64) float64 {
	if r.Leaning {
		return normal * 0.6
	}
	return normal
}

// enoughOf is the cover that a figure needs. One that is not of several things
// together is seldom the sum of what a question names: nearly all of its words
// must stand with it.
func (r *Run) enoughOf(c find.Candidate) float64 {
	switch alone := !r.joint(c) || r.find.OfOtherCount(&c); {
	case r.Q.Kind != "sum" || r.Leaning:
	case alone && r.oneOfRun(c):
		return 2 // none is
	case alone:
		return enoughSum
	}
	return enoughFigure
}

// figure answers with the best value of some kinds.
func (r *Run) figure(kinds ...string) *Result {
	list := r.byLabel(r.fuller(r.ownFirst(r.find.Values(kinds...))))
	if res := r.dayInForce(list); res != nil {
		return res
	}
	if len(list) == 0 || list[0].Cover < r.least(r.enoughOf(list[0])) || !r.owns(list[0]) {
		if res := r.phaseAmount(list); res != nil {
			return res
		}
		if res := r.linkedAmount(list, kinds); res != nil {
			return res
		}
		res := notFound("fact_not_stated")
		res.Why = describeAll(list)
		return res
	}
	list = r.ofDeed(list)
	if r.otherMonth(list[0]) || r.otherDeedOfRow(list[0]) {
		res := notFound("fact_not_stated")
		res.Why = "of another month or deed: " + describeAll(list)
		return res
	}
	if res := firstOf(func() *Result { return r.several(list) }, func() *Result { return r.eachMeant(list[0]) }); res != nil {
		return res
	}
	if why := r.notItsOwn(list); why != "" {
		res := notFound("fact_not_stated")
		res.Why, res.Document = why+describeAll(list), list[0].Page.Document.ID
		return res
	}
	if !r.namesIt(list[0]) {
		if res := r.phaseAmount(list); res != nil {
			return res
		}
	}
	if res := r.linkedAmount(list, kinds); res != nil {
		return res
	}
	best := list[0]
	if best.Value >= 0 && !r.Leaning && r.ofStranger(best) {
		res := notFound("fact_not_stated")
		res.Why, res.Document = "of another project: "+describeAll(list), best.Page.Document.ID
		return res
	}
	if res := r.partDate(best); res != nil {
		return res
	}
	part := r.part(best)
	res := &Result{Status: answer.Answered, Score: best.Score, Cover: best.Cover, Why: describeAll(list), Document: best.Page.Document.ID, best: &best}
	if date := r.wholeDate(best, &part); date != "" {
		res.also = []string{date}
		res.Facts = []answer.Fact{{Kind: "date", Name: best.Page.Values[best.Value].Date.ISO()}}
	}
	part.Show = r.withRival(part.Show, best, list)
	res.Parts = []Part{part}
	return res
}

// describeAll names the best candidates.
func describeAll(list []find.Candidate) string {
	var b strings.Builder
	for _, c := range list[:min(4, len(list))] {
		b.WriteString("\n      " + describe(c))
	}
	return b.String()
}

func describe(c find.Candidate) string {
	return fmt.Sprintf("%s %q cover %.2f key %.2f score %.2f%s", c.Page.Document.ID, c.Page.Shown(c.Page.Clauses[c.Clause].Span), c.Cover, c.Key, c.Score, c.Why)
}

func (r *Run) part(c find.Candidate) Part {
	p := c.Page
	clause := &p.Clauses[c.Clause]
	s := &p.Sentences[clause.Sentence]
	show := clause.Span
	if inner, ok := r.aside(c); ok {
		show = inner
	} else if item, ok := r.ownItem(c); ok {
		show = item
	} else if shares, ok := r.eachShare(c); ok {
		show = shares
	} else if rate, ok := r.rateBefore(c); ok {
		show = rate
	} else if eachAskedRE.MatchString(string(r.Q.Folded)) && strings.Contains(p.Read(clause.Span), "分别") {
		show = shorten(p, s.Span, c.Clause)
	} else if twoMeasures(string(r.Q.Folded), p.Read(s.Span)) {
		show = shorten(p, s.Span, c.Clause)
	} else if both, ok := r.withOther(c); ok {
		show = both
	} else if phases := phaseRE.FindAllString(string(r.Q.Folded), -1); len(phases) > 1 && find.HoldsAll(p.Read(s.Span), phases) {
		show = shorten(p, s.Span, c.Clause)
	}
	if v := c.Value; v >= 0 {
		show.Start = max(show.Start, unopened(p, show, p.Values[v].Span.Start))
	}
	if v := c.Value; v >= 0 && p.Values[v].Kind == reading.Date && s.Kind != corpus.TableRow {
		show.End = min(p.Values[v].Owner.Region.End, show.Start+120)
	}
	return Part{Page: p, Show: show, Cite: s.Span}
}

// joinedMeasureRE matches what joins two measures in a question: 履约率和开工率.
var joinedMeasureRE = regexp.MustCompile(`(\p{Han}{2,12}[率额数量比])(?:和|跟|与|及|以及|同|、)(\p{Han}{1,8}[率额数量比])`)

// twoMeasures reports whether a question asks for two measures that a text both names.
func twoMeasures(q, text string) bool {
	m := joinedMeasureRE.FindStringSubmatch(q)
	if m == nil {
		return false
	}
	first, second := []rune(m[1]), []rune(m[2])
	return strings.Contains(text, string(first[len(first)-3:])) && strings.Contains(text, string(second[:min(len(second), 3)]))
}

// unopened is where a span begins after the rest of a bracket that opened
// before it, and that ends before a place: …,2024年11月13日】县政府昨日….
func unopened(p *reading.Page, s corpus.Span, at int) int {
	from, depth := s.Start, 0
	for i := s.Start; i < min(at, s.End); i++ {
		switch p.Folded[i] {
		case '(', '【', '〔', '[':
			depth++
		case ')', '】', '〕', ']':
			if depth--; depth < 0 {
				from, depth = i+1, 0
			}
		}
	}
	return from
}

// recordsOf gives everything taken from a document, decoded once for a
// question.
func (r *Run) recordsOf(document string) *corpus.Records {
	if records, ok := r.records[document]; ok {
		return records
	}
	if r.records == nil {
		r.records = map[string]*corpus.Records{}
	}
	records := r.Table.In(document)
	r.records[document] = records
	return records
}

// phaseRE matches one phase of a project.
var phaseRE = regexp.MustCompile(`[一二三四五六七八]期`)
