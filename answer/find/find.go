package find

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/index"
)

// Finder looks for answers in the pages that may hold one.
type Finder struct {
	q       *understand.Question
	words   *lexicon.Lexicon
	vocab   *reading.Vocabulary
	pages   []*reading.Page
	Aligned []*Alignment
	Covers  [][]float64
	Anchor  Anchor
	records func(*reading.Page) *corpus.Records
	Leaning bool
	Joint   bool // a figure of an event is asked for
}

// NewFinder lays a question along the pages in which its answer is looked for.
func NewFinder(q *understand.Question, words *lexicon.Lexicon, vocab *reading.Vocabulary, table *index.Table, pages []*reading.Page) *Finder {
	f := &Finder{q: q, words: words, vocab: vocab, pages: pages,
		records: func(p *reading.Page) *corpus.Records { return table.In(p.Document.ID) }}
	shorts := slices.Concat(shortsIn(q, words.Shorts), initialsIn(q, pages))
	for _, p := range pages {
		a := Align(p, spelled(p, q, shorts), vocab)
		a.brands(q, words)
		a.listen(q, table.StatementsOf(p.Document.ID))
		f.Aligned = append(f.Aligned, a)
		f.Covers = append(f.Covers, a.cover())
	}
	return f
}

// Values ranks the values of a kind.
func (f *Finder) Values(kinds ...string) []Candidate {
	var out []Candidate
	for i, p := range f.pages {
		for c := range p.Clauses {
			cover := f.Covers[i][c]
			if cover < 0.2 && !(f.Leaning && cover > 0.1) {
				continue
			}
			for v := p.Clauses[c].From; v < p.Clauses[c].To; v++ {
				if !slices.Contains(kinds, p.Values[v].Kind) {
					continue
				}
				x := Candidate{Page: p, Clause: c, Value: v}
				x.Cover = f.Aligned[i].owned(&p.Values[v], c, &x)
				x.Score = x.Cover
				if !f.Aligned[i].namesRow(p, c) {
					continue
				}
				if a := f.Aligned[i]; a.Names > 0 && !f.Leaning {
					x.Add(-0.4*a.Lost/a.Names, "names lost")
				}
				f.Known(&x, i)
				f.itemised(&x, f.Aligned[i])
				if !f.barred(&x) && f.judge(&x) {
					out = append(out, x)
				}
			}
		}
	}
	Rank(out)
	return out
}

// judge raises and lowers a value by what stands around it; false when it
// cannot be the answer.
func (f *Finder) judge(x *Candidate) bool {
	v := &x.Page.Values[x.Value]
	if v.Owner.Threshold && !f.q.Asks("count") || f.rewards(x) || f.noChange(x) || f.hires(x) || f.ofOtherPlan(x) {
		return false
	}
	x.Add(0.45*(x.Key-0.7), "key")
	f.Timed(x)
	f.Latin(x)
	f.turned(x)
	f.period(x)
	f.countedTo(x)
	f.onDay(x)
	f.ofNumber(x)
	f.ofSize(x)
	f.phased(x)
	if f.q.Currency != "" && v.Amount != nil {
		if v.Amount.Currency != f.q.Currency {
			return false
		}
		x.Add(0.1, "currency")
	}
	if text := x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span); strings.HasSuffix(strings.TrimRight(text, "” "), "?") {
		x.Add(-0.3, "a question")
	}
	f.Anchored(x)
	f.acted(x)
	f.parted(x)
	f.cumulated(x)
	f.onTheSpot(x)
	f.undone(x)
	f.preceded(x)
	f.former(x)
	f.delayed(x)
	f.revised(x)
	f.capped(x)
	f.targeted(x)
	f.neighbouring(x)
	f.ofSubunit(x)
	if f.OfItself(x.Page, x.Clause) {
		x.Add(0.5, "by itself")
	}
	f.ofGenre(x)
	f.momentary(x)
	f.ofEdition(x)
	switch {
	case f.q.Kind == "share" && strings.HasSuffix(x.Page.Read(v.Span), "百分点"):
		return false // the difference of two shares is none
	case f.q.Kind == "share" && v.Kind == reading.Percent:
		f.shared(x)
	case f.q.Focus != nil && !SameKind(f.q.Focus.Kind, v.Kind):
		if v.Kind == reading.Money {
			return f.focused(x)
		}
		if v.Kind == reading.Count && f.q.Kind == "count" {
			f.counted(x)
		}
		return v.Kind == reading.Date || f.q.Focus.Kind == reading.Money && f.q.Asks("count", "sum", "compare")
	case v.Kind == reading.Money, f.q.Focus != nil:
		if v.Kind == reading.Money && !strings.ContainsAny(x.Page.Read(v.Span), "0123456789一二两三四五六七八九十") {
			x.Add(-0.4, "a round figure") // 签下百亿
		}
		return f.focused(x)
	case v.Kind == reading.Count || v.Kind == reading.Jobs:
		if v.Number == 1 && x.Page.Folded[v.Span.Start] == '一' || pointsBack(x.Page, v) {
			return false
		}
		f.counted(x)
	}
	return true
}

// OfPhaseAsked reports whether a sum stands behind the phase that the question asks for:
// 首期10亿元.
func (f *Finder) OfPhaseAsked(x *Candidate) bool {
	before := corpus.Span{Start: x.Page.Clauses[x.Clause].Span.Start, End: x.Page.Values[x.Value].Span.Start}
	return f.q.Phase != "" && strings.Contains(JoinPhases(x.Page.Read(before)), JoinPhases(f.q.Phase))
}

// phased keeps the phases of a project and parts of a total apart.
func (f *Finder) phased(x *Candidate) {
	v := &x.Page.Values[x.Value]
	c := x.Page.Clauses[x.Clause].Span
	before := string(x.Page.Folded[c.Start:v.Span.Start])
	region := JoinPhases(x.Page.Read(v.Owner.Region))
	phase := PhaseBefore(before)
	asked := JoinPhases(f.q.Phase)
	switch {
	case asked != "" && strings.Contains(JoinPhases(before), asked):
		x.Add(0.25, "phase")
	case asked != "" && phase:
		x.Add(-0.4, "other phase")
	case asked != "" && (strings.Contains(region, asked) || f.phaseNext(x, asked)):
		x.Add(0.15, "phase near")
	case asked != "" && v.Kind == reading.Money && strings.Contains(JoinPhases(x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span)), asked):
		x.Add(-0.2, "phase elsewhere")
	case asked != "" && !phase && strings.Contains(JoinPhases(x.Page.Read(x.Page.TitleSpan())), asked):
	case asked != "" && v.Kind != reading.Count && v.Kind != reading.Date && !strings.Contains(JoinPhases(x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span)), asked):
		x.Add(-0.3, "no phase")
		x.Key = min(x.Key, 0.3)
	case asked == "" && phase:
		x.Add(-0.2, "a phase")
	}
	if (strings.Contains(before, "其中") || strings.Contains(region, "之中,")) && !strings.Contains(string(f.q.Folded), "其中") && x.Key < 0.8 && (asked == "" || !strings.Contains(JoinPhases(before), asked)) {
		x.Add(-0.12, "part")
	}
}

// JoinPhases writes 三、四期 and 三至四期 as 三四期, 2期 as 二期.
func JoinPhases(s string) string {
	for i, d := range []string{"1期", "2期", "3期", "4期", "5期"} {
		s = strings.ReplaceAll(s, d, string([]rune("一二三四五")[i])+"期")
	}
	s = strings.ReplaceAll(strings.ReplaceAll(s, "第一期", "一期"), "第二期", "二期")
	return strings.ReplaceAll(strings.ReplaceAll(phaseListRE.ReplaceAllString(s, "$1$2"), "、", ""), "至", "")
}

var phaseListRE = regexp.MustCompile(`([一二三四五六七八九十])[、和至到]([一二三四五六七八九十])`)

// PhaseBefore reports whether a text names a phase of a project: 一期, 首批.
func PhaseBefore(s string) bool {
	for _, w := range []string{"一期", "二期", "三期", "首期", "四期", "首阶段", "首批", "第一阶段", "第二阶段", "第一期", "第二期"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// What a value gains or loses by the part of the year that it is of.
const (
	inPeriod    = 0.08
	otherPeriod = -0.5
	noPeriod    = -0.2
)

// thisYearRE matches a sentence whose figures add up from the beginning of the year: 截至4月底,
// 今年累计开工71个 is of the first four months.
var thisYearRE = regexp.MustCompile(`(?:今年|本年|年内|年初)(?:以?来)?[^,。;]{0,4}(?:已|累计|共|新)|今年以来`)

// period keeps quarters, halves and the first months of a year apart: 一季度, 1—4月.
func (f *Finder) period(x *Candidate) {
	if len(f.q.Periods) != 1 {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence]
	if own, ok := p.PeriodBefore(s.Span, p.Values[x.Value].Span.End); ok {
		f.ofPeriod(x, own == f.q.Periods[0])
		return
	}
	if _, month := p.AsOf(s.Span, p.Values[x.Value].Span.Start); month > 1 && thisYearRE.MatchString(p.Read(s.Span)) {
		f.ofPeriod(x, f.q.Periods[0] == [2]int{1, month})
		return
	}
	for _, span := range []corpus.Span{s.Span, p.Sections[s.Section].Span, p.TitleSpan()} {
		if found := p.Periods(span); len(found) > 0 {
			f.ofPeriod(x, slices.Contains(found, f.q.Periods[0]))
			return
		}
	}
	x.Add(noPeriod, "no period")
}

// countedTo keeps figures up to one month and up to another apart: 截至7月底 is
// not 到年底.
func (f *Finder) countedTo(x *Candidate) {
	if len(f.q.Years) != 1 || len(f.q.Dates) != 1 || len(f.q.Months) > 1 || len(f.q.Days) > 0 {
		return
	}
	stated := 0
	if len(f.q.Months) == 1 {
		stated = f.q.Months[0]
	}
	asked := reading.LastMonth(f.q.Folded, f.q.Dates[0], stated)
	p := x.Page
	year, month := p.AsOf(p.Sentences[p.Clauses[x.Clause].Sentence].Span, p.Values[x.Value].Span.Start)
	if asked == 0 || month == 0 || year != f.q.Years[0] {
		return
	}
	f.ofPeriod(x, month == asked)
}

func (f *Finder) ofPeriod(x *Candidate, same bool) {
	if same {
		x.Add(inPeriod, "period")
		return
	}
	x.Add(otherPeriod, "other period")
	x.Key = 0
}

// Anchored raises what stands near the last answer, for a question that leans
// on it.
func (f *Finder) Anchored(x *Candidate) {
	if !f.Leaning || f.Anchor.Document != x.Page.Document.ID {
		return
	}
	p := x.Page
	s := &p.Sentences[p.Clauses[x.Clause].Sentence]
	if x.Value >= 0 && f.Anchor.Told.Contains(p.Values[x.Value].Span) && !WholeSumRE.MatchString(string(f.q.Folded)) {
		x.Add(-0.3, "told")
	}
	at := p.SentenceAt(f.Anchor.Span.Start)
	if at < 0 {
		return
	}
	a := &p.Sentences[at]
	switch {
	case s == a && x.Value < 0 && f.q.Asks("quote", "reason", "visit"):
		x.Add(-0.2, "told")
	case s == a && f.Anchor.Told.End > 0 && (x.Key >= nearKey || !f.NamesOwn(p)) && p.Clauses[x.Clause].Span.Start-f.Anchor.Told.End <= 2 && p.Clauses[x.Clause].Span.Start >= f.Anchor.Told.End:
		x.Add(0.35, "next clause")
	case s == a:
		x.Add(0.2, "same sentence")
	case s.Span.Start > a.Span.Start && s.Block == a.Block:
		x.Add(0.14, "same paragraph")
	case s.Block == a.Block:
		x.Add(0.08, "same paragraph before")
	case s.Section == a.Section:
		x.Add(0.05, "same section")
	}
}

// nearKey is how near the names of a follow-up itself are to the clause that goes on
// with what was told before.
const nearKey = 0.9

// NamesOwn reports whether a follow-up has words of its own that a page has.
func (f *Finder) NamesOwn(p *reading.Page) bool {
	return slices.ContainsFunc(f.Aligned[slices.Index(f.pages, p)].Pieces, func(x Piece) bool { return x.Own() })
}

var (
	CumulativeRE = regexp.MustCompile(`累计|历年|历届|以来|连同|至今|算上|今年已|已分[两三四五六七八九十]|[两三四五六七八九]批[算加合]|[0-9]+年来`)
	upToRE       = regexp.MustCompile(`截[至止到]|(?:^|[^达收拿得不做找看去来跑签])到(?:20[0-9]{2}年|今年)?[0-9]{1,2}月|到(?:现在|目前)|目前为止|[到至]年底`)
	sinceRE      = regexp.MustCompile(`[两三四五六七八九]批[算加合]|以来|至今|连同|累计,`)
	TogetherRE   = regexp.MustCompile(`[那这]批|一共|合计|总共|加起来|加一块|合起来|共`)
)

// cumulated keeps what was reached since some time and what was reached here
// apart, and prefers a joint figure when the question asks for one.
func (f *Finder) cumulated(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if v.Kind == reading.Date {
		return
	}
	q := string(f.q.Folded)
	near := x.Page.Read(v.Owner.Region)
	asked, here := CumulativeRE.MatchString(q) || f.growing() || upToRE.MatchString(q), CumulativeRE.MatchString(near)
	switch {
	case asked && here:
		x.Add(0.2, "cumulative")
	case asked && sinceRE.MatchString(x.Page.Read(corpus.Span{Start: x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span.Start, End: v.Span.Start})):
		x.Add(0.16, "cumulative before")
	case here && !asked && !strings.Contains(near, "累计最高") && !f.ofPeriodAsked(x):
		x.Add(-0.18, "cumulative")
	}
	if v.Kind == reading.Money && strings.Contains(x.Page.Read(x.Page.Clauses[x.Clause].Span), "突破") && !strings.Contains(q, "突破") {
		x.Add(-0.25, "passed")
	}
	if v.Owner.Aggregate && !f.OfOtherCount(x) && (f.Joint || TogetherRE.MatchString(q)) && v.Kind == reading.Money {
		x.Add(0.2, "joint")
	}
}

// OfOtherCount reports whether the question counts things and the words before a sum count
// another number of them: 两只 is asked, and 6只已备案,合计30亿元.
func (f *Finder) OfOtherCount(x *Candidate) bool {
	asked := NumberedThingsRE.FindString(string(f.q.Folded))
	if asked == "" {
		return false
	}
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	before := x.Page.Read(corpus.Span{Start: s.Start, End: x.Page.Values[x.Value].Span.Start})
	_, unit := utf8.DecodeLastRuneInString(asked)
	return !strings.Contains(before, asked) && slices.ContainsFunc(NumberedThingsRE.FindAllString(before, -1), func(told string) bool {
		return strings.HasSuffix(told, asked[len(asked)-unit:])
	})
}

// notPartsRE matches names that hold a word for a part: 工业园区, 交通大学.
var notPartsRE = regexp.MustCompile(`(?:工业|农业|服务业|制造业|交通)(?:园|城|大学|学院|银行|局|部|厅|集团|委)|[外内台港侨]资(?:重大)?(?:项目)?(?:活动|大会|峰会|论坛|年会|专场|推介会|洽谈会|座谈会|企业家)`)

// tourismRE matches 文旅 in full.
var tourismRE = regexp.MustCompile(`文化和?旅游`)

// AskedPart marks a figure of the part of a total that is asked for.
const AskedPart = "asked part"

// parted keeps a total and its parts apart: 外资 asked is not 内资, and not all.
func (f *Finder) parted(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if v.Kind != reading.Count && v.Kind != reading.Money && v.Kind != reading.Jobs {
		return
	}
	span := x.Page.Clauses[x.Clause].Span
	if x.Clause > 0 && formerClauseRE.MatchString(x.Page.Read(span)) {
		span.Start = x.Page.Clauses[x.Clause-1].Span.Start // of the same as the clause before
	} else if v.Owner.Region.End <= span.Start {
		span = v.Owner.Region // 内资、外资分别到位5亿元、2亿元
	} else if v.Kind == reading.Money && v.Owner.Region.Start < span.Start {
		span.Start = max(v.Owner.Region.Start, span.Start-16)
	}
	near, question := notPartsRE.ReplaceAllString(tourismRE.ReplaceAllString(x.Page.Read(span), "文旅"), ""), notPartsRE.ReplaceAllString(f.q.InChinese(), "")
	asked, here, other := false, false, false
	last := -1
	for _, w := range f.words.Parts {
		if k := strings.LastIndex(question, w); k > last {
			last = k
		}
	}
	if last > 0 {
		question = question[last:]
	}
	if last < 0 && f.Leaning && f.q.Focus == nil {
		question = f.lent()
	}
	for _, w := range f.words.Parts {
		inQuestion, inNear := strings.Contains(question, w), strings.Contains(near, w)
		asked = asked || inQuestion
		here = here || inQuestion && inNear
		other = other || inNear && !inQuestion
	}
	switch {
	case here:
		x.Add(0.35, AskedPart)
	case asked && other:
		x.Add(-0.35, "other part")
	case asked:
		x.Add(-0.2, "no part")
	case other && !f.Leaning:
		x.Add(-0.15, "a part")
	}
}

// acted compares what happened to what the value counts with what is asked.
func (f *Finder) acted(x *Candidate) {
	v := &x.Page.Values[x.Value]
	if v.Kind == reading.Date {
		f.dated(x)
		f.toldAt(x)
	} else if v.Kind != reading.Count && v.Kind != reading.Money && v.Kind != reading.Jobs {
		return
	}
	near := x.Page.Read(x.Page.Clauses[x.Clause].Span)
	if v.Kind == reading.Date {
		near = untilDoneRE.ReplaceAllString(x.Page.Read(v.Owner.Region), "")
	}
	region := x.Page.Read(v.Owner.Region)
	if !strings.Contains(string(f.q.Folded), "预签") {
		near, region = strings.ReplaceAll(near, "预签约", ""), strings.ReplaceAll(region, "预签约", "")
	}
	asked, here, around, other := false, false, false, false
	question := f.askedAction()
	for _, words := range f.words.Actions {
		inQuestion, inNear, inRegion := HoldsAny(question, words), HoldsAny(near, words), HoldsAny(region, words)
		switch {
		case inQuestion && inNear:
			asked, here = true, true
		case inQuestion && inRegion:
			asked, around = true, true
		case inQuestion:
			asked = true
		case inNear:
			other = true
		}
	}
	switch {
	case here && v.Kind == reading.Date:
		x.Add(0.3, "action")
	case asked && other && v.Kind == reading.Date:
		x.Add(-0.4, "other action")
	case asked && v.Kind == reading.Date:
		x.Add(-0.1, "no action")
	case here && f.countsDeed(x):
		x.Add(0.35, "action of the number")
	case here:
		x.Add(0.12, "action")
	case around:
		x.Add(0.06, "action near")
	case asked && other:
		x.Add(-0.15, "other action")
	case asked && f.Leaning && v.Kind == reading.Count:
		x.Add(-0.1, "no action") // 签了几个 is not 两个项目都位于青岚
	}
}

// untilDoneRE matches deeds that only say from when on something else is to be: 全部投产后
// 预计年产值.
var untilDoneRE = regexp.MustCompile(`(?:投产|达产|建成|竣工|投用|投入使用|投运|运营)(?:达产|运营|投产)?(?:后|以后|之后)`)

// theDayRE matches questions for a day and no less.
var theDayRE = regexp.MustCompile(`哪一?天|几[号日]|哪日`)

// dated prefers dates of the precision asked for.
func (f *Finder) dated(x *Candidate) {
	d := x.Page.Values[x.Value].Date
	q := string(f.q.Folded)
	if (strings.Contains(q, "哪年") || strings.Contains(q, "哪一年")) && (d.Year == 0 || d.Resolved) {
		x.Add(-0.5, "no year")
		x.Key = 0
	}
	switch {
	case theDayRE.MatchString(q) && d.Day > 0:
		x.Add(0.2, "a day")
	case theDayRE.MatchString(q) && d.Month > 0 && d.EndMonth == 0:
		x.Add(-0.2, "no day")
	case strings.Contains(q, "哪年") && d.Year > 0 && d.Month == 0:
		x.Add(0.1, "a year")
	case d.Day > 0 || d.Month > 0:
		x.Add(0.08, "a date")
	}
	if x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Kind == corpus.Heading {
		x.Add(-0.25, "heading")
	}
	f.ofReport(x)
}

// askedAction is the part of the question that says what happened to what is
// counted: the action right before 几 or 多少, else all of it.
func (f *Finder) askedAction() string {
	q := f.q.InChinese()
	k := strings.IndexAny(q, "几多")
	if k <= 0 {
		return q
	}
	runes := []rune(q[:k])
	near := string(runes[max(0, len(runes)-4):])
	for _, words := range f.words.Actions {
		if HoldsAny(near, words) {
			return near
		}
	}
	return q
}

// HoldsAny reports whether a text has one of some words.
func HoldsAny(text string, words []string) bool {
	for _, w := range words {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// HoldsAll reports whether a text has all of some words.
func HoldsAll(text string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}
