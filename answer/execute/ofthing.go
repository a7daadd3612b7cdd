package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// wanted is what a follow-up asks of the thing before.
type wanted struct {
	kinds  []string
	words  []string // with one of which the value stands; none: any will do
	behind bool     // right behind what was told: 同比增长12%
	phase  int      // 0 for none
	named  bool     // by its own word rather than a known attribute
	sole   bool     // without such a word, the only value of the kind will do
}

var (
	growthAskedRE = regexp.MustCompile(`(?:比|较)(?:上年|去年|前年|上一年|上年同期|去年同期|同期|上届|上一届|上次).{0,3}(?:多|少|涨|增|长|降|跌|减).{0,3}(?:多少|几)|同比|增幅|增速|涨幅|降幅|^(?:那)?(?:涨|增长?|下?降|跌|减少?|少|多)了(?:多少|几)`)
	moreByRE      = regexp.MustCompile(`多(?:了|出)?(?:多少|几)(?:个|家|项|钱|亿|元)|多多少|少多少`)
	growthSaidRE  = regexp.MustCompile(`增|长|升|涨|降|减|跌|下滑|回落|翻|\b(?:up|down|rose|fell)\b`)
	fellRE        = regexp.MustCompile(`降|减|跌|下滑|回落|少了|\b(?:down|fell)\b`)
	headCountRE   = regexp.MustCompile(`(?:多少|几|几多)(?:个)?人|招工|用工|岗位|\bjobs\b|how many (?:people|workers)`)
	acreRE        = regexp.MustCompile(`(?:多少|几|几多)(?:畝|亩|公顷|平方公里)|多少地|(?:地|面积)(?:有)?(?:多大|几大)|占.{0,2}多大|多大.{0,2}地|\bsite\b`)
	// unaskedRE matches the words of a question that name nothing.
	unaskedRE = regexp.MustCompile(`什么时候|啥时候?|多少钱?|几多|几[个亿年月号家时]|多大|多长|多高|哪[一个年天月里儿]*|几时|何时|其中|分别|一共|总共|还有|what|which|when|how (?:many|much|big)|\b(?:is|are|was|the|of|and|its?|will|be|does|did|has|in|on|for|just|only)\b|[那它他她这该的了呢吗吧呀啊是有在为几元亿万么?,。!]`)
	// phaseNamedRE matches the name of a phase.
	phaseNamedRE = regexp.MustCompile(`第?[一二三四五六七八1-9]期|首期|头一?期|初期|phase (?:one|two|three|[1-3])`)
)

// versions are the words for a sum as it was meant at first, as it came out, and
// as it was raised, in questions and in reports.
var versions = []struct{ asked, said *regexp.Regexp }{
	{regexp.MustCompile(`原先|原定|原来|原本|原计划|当初|起初|最初|一开始|签约时|原签|originally`), regexp.MustCompile(`原定|原来|原本|原计划|原先|原签|签约时|签约数|当初|最初|起初|初定|原报|originally`)},
	{regexp.MustCompile(`实际|建完|最后花|花了|到头来|结算|决算|真正|actually`), regexp.MustCompile(`实际|花了|建完|决算|结算|actually|in the end`)},
	{regexp.MustCompile(`(?:追加|增加|加|涨|提高|调高|上调)到|增至|加码到|调到|raised to`), regexp.MustCompile(`(?:追加|增加|加|提高|上调|调增|扩大?)[到至]|增至|raised to`)},
}

// ofThing answers a follow-up from what the documents say of the very thing of
// the last answer; nil when it asks for nothing that can be told apart there.
func (r *Run) ofThing() *Result {
	if !r.Leaning || len(r.Names) > 1 {
		return nil
	}
	t := r.lastThing()
	if t == nil {
		return nil
	}
	if v := r.stakeAsked(t); v >= 0 {
		return r.told(t, v)
	}
	if eachAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	for _, way := range []func(*thing) *Result{r.rowAsked, r.rowColumn, r.rowField, r.stateOf, r.stateOther, r.ofSpoken} {
		if res := way(t); res != nil {
			return res
		}
	}
	for _, way := range []func(*thing) int{r.yearBesideTold, r.partNamed, r.besideTold, r.labelled} {
		if v := way(t); v >= 0 {
			return r.told(t, v)
		}
	}
	ask, ok := r.askOf(t)
	if !ok {
		return nil
	}
	v := r.valueOf(t, ask)
	if deeds := r.deedsIn(string(r.Q.Folded)); v < 0 && r.Q.Kind == "when" && len(deeds) > 0 {
		ask.words = deeds // 动工 of what the report calls 开工
		v = r.valueOf(t, ask)
	}
	switch {
	case v >= 0:
		return r.told(t, v)
	case r.Q.Kind == "when":
		return r.diaryDay(t)
	case ask.behind:
		return notFound("fact_not_stated")
	}
	return nil
}

// told shows a value of the thing.
func (r *Run) told(t *thing, v int) *Result {
	p := t.page
	v = r.inOrder(t, v)
	c := p.ClauseAt(p.Values[v].Span.Start)
	cite := p.Sentences[p.Clauses[c].Sentence].Span
	show := p.Clauses[c].Span
	if p.Sentences[p.Clauses[c].Sentence].Row >= 0 {
		show = partOfCell(p, t.row, p.Values[v].Span)
	} else if part := r.part(find.Candidate{Page: p, Clause: c, Value: v}); part.Show.Len() > 0 {
		show = part.Show
	}
	show = inSeries(p, v, show)
	if len(inOrderRun(p, v)) > 1 {
		show = p.Values[v].Span
	}
	return &Result{Status: answer.Answered, Score: 1, Plan: "Lookup [of the thing before]", Document: p.Document.ID, Parts: []Part{{Page: p, Show: show, Cite: cite}}}
}

// inSeries is the element of a series that holds a value, when other elements of it in
// the clause have theirs: 翻新类12个 of 协作类6个、翻新类12个、航运类13个.
func inSeries(p *reading.Page, v int, clause corpus.Span) corpus.Span {
	s, value := clause, &p.Values[v]
	for i := range p.Values {
		switch x := &p.Values[i]; {
		case i == v || x.Kind != value.Kind || !clause.Contains(x.Span):
		case x.Span.Start < value.Span.Start:
			if at := strings.LastIndex(p.Read(corpus.Span{Start: x.Span.End, End: value.Span.Start}), "、"); at >= 0 {
				s.Start = x.Span.End + len([]rune(p.Read(corpus.Span{Start: x.Span.End, End: value.Span.Start})[:at])) + 1
			}
		case s.End == clause.End:
			if p.Folded[value.Span.End] == '、' {
				s.End = value.Span.End
			}
		}
	}
	return s
}

// partOfCell is the part of a cell between commas that holds a value.
func partOfCell(p *reading.Page, row *reading.Row, v corpus.Span) corpus.Span {
	if row == nil {
		return v
	}
	for _, cell := range row.Cells {
		if !cell.Contains(v) {
			continue
		}
		for cell.Start < v.Start && strings.ContainsAny(p.Read(corpus.Span{Start: cell.Start, End: v.Start}), ",;。") {
			cell.Start++
		}
		for k := v.End; k < cell.End; k++ {
			if strings.ContainsRune(",;。", p.Folded[k]) {
				cell.End = k
			}
		}
		return cell
	}
	return v
}

// restOf is what a follow-up says beside the words that every question has:
// 日产量 of 日产量多少.
func restOf(q string) string {
	return strings.TrimSpace(unaskedRE.ReplaceAllString(phaseNamedRE.ReplaceAllString(q, ""), ""))
}

// askOf reads what a follow-up asks of the thing.
func (r *Run) askOf(t *thing) (wanted, bool) {
	q := string(r.Q.Folded)
	a := wanted{phase: phaseNumber(q)}
	if a.phase == 0 {
		a.phase = r.phaseBefore(t)
	}
	if a.phase < 0 {
		return a, false // 三、四期 together: which one?
	}
	f := r.Q.Focus
	switch {
	case growthAskedRE.MatchString(q) && !moreByRE.MatchString(q):
		a.kinds, a.behind, a.phase = []string{reading.Percent}, true, 0
	case acreRE.MatchString(q):
		a.kinds, a.sole = []string{reading.Area}, true
		a.words = r.Words.Focus("land").Documents
	case headCountRE.MatchString(q) && !r.Q.Asks("who", "visit"):
		a.kinds, a.sole = []string{reading.Jobs}, true
		a.words = r.Words.Focus("jobs").Documents
	case f != nil && f.ID != "total" && f.Kind != reading.Percent && f.Kind != reading.Count && r.ownFocus():
		a.kinds, a.words = r.amountKinds(), f.Documents
		a.sole = f.Kind == reading.Jobs
	case r.Q.Kind == "when":
		a.words = []string{restOf(deedOf(q))}
		a.kinds = []string{reading.Date}
		return a, len(r.deedsIn(q)) > 0 || len([]rune(a.words[0])) >= 2 || a.words[0] == "签" || loneDeedRE.MatchString(a.words[0])
	case versionOf(q) >= 0 && r.Q.Asks("amount", "sum", "attribute", ""):
		a.kinds = []string{reading.Money}
	case phaseNumber(q) > 0 && r.Q.Asks("amount", "sum", "attribute", "") && len([]rune(restOf(q))) < 3:
		a.kinds = []string{reading.Money}
	default:
		a.words, a.kinds, a.named = []string{restOf(q)}, kindsAsked[r.Q.Kind], true
		if rateNamedRE.MatchString(a.words[0]) {
			a.kinds = []string{reading.Percent} // 履约率呢
		}
		return a, len(a.kinds) > 0 && len(r.Q.Places) == 0 && len([]rune(a.words[0])) >= 2 && !plainRestRE.MatchString(a.words[0])
	}
	return a, true
}

// rateNamedRE matches a rate called by its name: 履约率.
var rateNamedRE = regexp.MustCompile(`^\p{Han}{1,6}率$`)

// kindsAsked are the values that answer a follow-up for something called by its
// own word: 日产量多少, 带动多少农户.
var kindsAsked = map[string][]string{
	"amount": {reading.Money}, "count": {reading.Count, reading.Jobs, reading.Capacity}, "share": {reading.Percent},
	"attribute": {reading.Capacity, reading.Count, reading.Jobs, reading.Area, reading.Length},
}

// plainRestRE matches words that stand with figures of many things.
var plainRestRE = regexp.MustCompile(`^(?:项目|企业|公司|签约?|投资?|总|个|新|家|资金|金额|已经?|开工|投产|完成|实际|亩|呢|都|能|会|要)+$`)

// ownFocus reports whether the attribute stands in the follow-up itself.
func (r *Run) ownFocus() bool {
	return slices.ContainsFunc(r.Q.Focus.Questions, func(w string) bool { return strings.Contains(string(r.Q.Folded), w) })
}

// pullRE matches a verb that its object follows after 的: 点的火.
var pullRE = regexp.MustCompile(`(\p{Han})的(\p{Han})`)

// deedOf is what a question asks the time of: 点火 of 点的火.
func deedOf(rest string) string { return pullRE.ReplaceAllString(rest, "$1$2") }

// loneDeedRE matches deeds of one character that no other deed is called by.
var loneDeedRE = regexp.MustCompile(`^[停撤退封揭奠]$`)

// versionOf is which of several sums of one thing a text asks for, -1 for none.
func versionOf(q string) int {
	for i, v := range versions {
		if v.asked.MatchString(q) {
			return i
		}
	}
	return -1
}

// phaseNumber is the phase that a text names, 0 for none or several.
func phaseNumber(text string) int {
	text = strings.NewReplacer("头一期", "首期", "头期", "首期", "初期", "首期", "phase one", "一期", "phase two", "二期", "phase 1", "一期", "phase 2", "二期").Replace(text)
	marks := phaseMarks(text)
	if len(marks) != 1 || len(marks[0].phases) != 1 {
		return 0
	}
	return marks[0].phases[0]
}

// phaseBefore is the phase that the last answer was about, as phaseAt has it.
func (r *Run) phaseBefore(t *thing) int {
	told := r.Anchor.Told
	marks := phaseMarks(t.page.Read(told))
	switch {
	case len(marks) > 1:
		return 0
	case len(marks) == 0:
		return t.phaseAt(t.at)
	}
	return t.phaseAt(told.End)
}

// phaseAt is the phase that a place speaks of: the last one named before it in its
// paragraph, or in its cell; 0 for none, -1 for several together.
func (t *thing) phaseAt(at int) int {
	p := t.page
	i := p.SentenceAt(at)
	if i < 0 {
		return 0
	}
	from := p.Text.Blocks[p.Sentences[i].Block].Span.Start
	if t.row != nil && p.Sentences[i].Row >= 0 {
		for _, cell := range t.row.Cells {
			if cell.Start <= at && at < cell.End {
				from = cell.Start
			}
		}
	}
	for _, s := range t.spans {
		if s.Start <= at && at < s.End {
			from = max(from, s.Start)
		}
	}
	text := strings.NewReplacer("phase one", "   一期   ", "phase two", "   二期   ").Replace(p.Read(corpus.Span{Start: from, End: at}))
	marks := phaseMarks(text)
	switch {
	case len(marks) == 0:
		return 0
	case len(marks[len(marks)-1].phases) != 1:
		return -1
	}
	return marks[len(marks)-1].phases[0]
}

// valueOf is the value of the thing that fits best what is asked, -1 for none.
func (r *Run) valueOf(t *thing, a wanted) int {
	p := t.page
	if a.behind {
		return t.behind(string(r.Q.Folded))
	}
	for _, span := range t.spans {
		best, top, kind := -1, 0.0, []int(nil)
		for i := range p.Values {
			v := &p.Values[i]
			if v.Span.Start < span.Start || v.Span.End > span.End || v.Clause < 0 || !slices.Contains(a.kinds, v.Kind) || !t.inPhase(v.Span.Start, a, string(r.Q.Folded)) {
				continue
			}
			if r.toldAlone(t, i) {
				continue // a follow-up asks for another
			}
			kind = append(kind, i)
			if fit := r.fitOf(t, span, i, a); fit > top || fit == top && best >= 0 && v.Kind != reading.Date && v.Span.Start >= t.at && p.Values[best].Span.Start < t.at {
				best, top = i, fit // behind what was told rather than before it
			}
		}
		if best >= 0 {
			return best
		}
		if a.sole && len(kind) == 1 {
			if label, _ := t.around(span, kind[0]); !floorRE.MatchString(label) {
				return kind[0]
			}
		}
	}
	return -1
}

// toldAlone reports whether a value is all that the last answer gave, to a question
// for a figure.
func (r *Run) toldAlone(t *thing, i int) bool {
	p, told := t.page, r.Anchor.Told
	if !told.Contains(p.Values[i].Span) || !numberAskedOfRE.MatchString(r.Before) || len(r.ownNames(r.alignmentOf(p))) == 0 {
		return false
	}
	for k := range p.Values {
		if v := &p.Values[k]; k != i && v.Kind == p.Values[i].Kind && told.Contains(v.Span) {
			return false
		}
	}
	return true
}

// numberAskedOfRE matches questions for a figure.
var numberAskedOfRE = regexp.MustCompile(`多少|几|多大|多长|多高|金额|总额|总投资`)

// floorRE matches what areas of buildings are of, which take no land of their own.
var floorRE = regexp.MustCompile(`厂房|建筑|办公|展厅`)

// inPhase reports whether a place is of the phase that is asked: one that names
// none is of any when the follow-up names none itself.
func (t *thing) inPhase(at int, a wanted, q string) bool {
	has := t.phaseAt(at)
	if phaseNumber(q) > 0 {
		return has == a.phase
	}
	return a.phase == 0 || has == 0 || has == a.phase
}

// fitOf is how well a value fits what is asked, 0 for not at all.
func (r *Run) fitOf(t *thing, span corpus.Span, i int, a wanted) float64 {
	q := string(r.Q.Folded)
	label, tail := t.around(span, i)
	fit := 0.0
	if w := find.CapitalRE.FindString(q); w != "" && t.page.Values[i].Kind == reading.Money && !strings.Contains(label, w) {
		return 0
	}
	if n := versionOf(q); n >= 0 && t.page.Values[i].Kind == reading.Money {
		if versions[n].said.MatchString(label) {
			fit = 2
		} else if r.Q.Focus == nil || r.Q.Focus.ID == "total" {
			return 0
		}
	}
	if len(a.words) == 0 && fit == 0 && !otherSumOfRE.MatchString(label) {
		fit = 1 // the first of its phase
	}
	if t.page.Values[i].Owner.Aggregate && t.page.Values[i].Kind == reading.Money && r.Q.Focus == nil {
		return fit
	}
	for _, w := range a.words {
		w = clean.Fold(w)
		if a.named && oneOfMany(label, w) {
			continue
		}
		if strings.Contains(label, w) || t.page.Values[i].Kind != reading.Money && strings.Contains(tail, w) {
			fit = max(fit, 1+0.1*float64(len([]rune(w))))
		} else if n := common(w, label+"|"+tail); r.Q.Focus == nil && n >= 2 && 2*n > len([]rune(w)) {
			fit = max(fit, 1)
		}
	}
	if w := sizedRE.FindString(q); fit > 0 && w != "" && strings.Contains(t.page.Read(t.page.Clauses[t.page.Values[i].Clause].Span), w) {
		fit += byOwnName
	}
	if a := r.alignmentOf(t.page); fit > 0 && a != nil && slices.ContainsFunc(r.ownNames(a), func(x *find.Piece) bool { return strings.Contains(label, string(x.Runes)) }) {
		fit += byOwnName
	}
	return fit
}

// sizedRE matches the size of the things that a part is of: 亿元以上的.
var sizedRE = regexp.MustCompile(`[0-9.]*[百千]?[万亿]元?(?:及以上|以上|以下)`)

// byOwnName is what a figure gains when a name of the follow-up itself stands before it:
// 亿元以上的到位多少.
const byOwnName = 0.5

// oneOfMany reports whether a word before a figure is one of several names that it is
// of together: 新能源、文旅、康养等领域的25个.
func oneOfMany(label, w string) bool {
	_, rest, found := strings.Cut(label, w)
	return found && (strings.Contains(rest, "、") || strings.Contains(rest, "等"))
}

// otherSumOfRE matches what sums other than an investment are of.
var otherSumOfRE = regexp.MustCompile(`产值|收入|税|利润|贷款|注册资|授信|销售`)

// around is what stands before a value back to the last one of its kind, and
// behind it up to the next value or the end of the clause.
func (t *thing) around(span corpus.Span, i int) (label, tail string) {
	p := t.page
	v := &p.Values[i]
	from := span.Start
	if t.row != nil && p.Sentences[p.Clauses[v.Clause].Sentence].Row >= 0 {
		from = partOfCell(p, t.row, v.Span).Start
	} else {
		s := &p.Sentences[p.Clauses[v.Clause].Sentence]
		from = max(from, p.Clauses[max(s.From, v.Clause-1)].Span.Start)
	}
	for k := i - 1; k >= 0 && p.Values[k].Span.End > from; k-- {
		if p.Values[k].Kind == v.Kind {
			from = max(from, p.Values[k].Span.End)
		}
	}
	end := p.Clauses[v.Clause].Span.End
	if i+1 < len(p.Values) {
		end = min(end, max(v.Span.End, p.Values[i+1].Span.Start))
	}
	return p.Read(corpus.Span{Start: min(from, v.Span.Start), End: v.Span.Start}), p.Read(corpus.Span{Start: v.Span.End, End: end})
}

// inBrackets reports whether a place lies between brackets that open behind from.
func inBrackets(p *reading.Page, at, from int) bool {
	for k := at - 1; k >= from; k-- {
		if p.Folded[k] == ')' || p.Folded[k] == '(' {
			return p.Folded[k] == '('
		}
	}
	return false
}

// behind is the percentage of growth that stands behind what was told, with no
// other sum between; -1 for none.
func (t *thing) behind(q string) int {
	p, said := t.page, growthSaidRE
	if fellRE.MatchString(q) {
		said = fellRE
	}
	i := p.SentenceAt(t.at)
	first := -1
	for k := range p.Values {
		v := &p.Values[k]
		if v.Span.Start < t.at || v.Span.Start >= p.Sentences[i].Span.End || v.Clause < 0 {
			continue
		}
		switch {
		case v.Kind == reading.Money && first >= 0 && inBrackets(p, v.Span.Start, p.Sentences[i].Span.Start): // 完成任务(310亿元)的53%,同比增长21%
		case v.Kind == reading.Money && first < 0:
			first = k
		case v.Kind == reading.Money && first >= 0:
			return -1
		case v.Kind == reading.Percent && said.MatchString(p.Read(corpus.Span{Start: p.Clauses[v.Clause].Span.Start, End: v.Span.Start})):
			return k
		}
	}
	return -1
}

// common is the length of the longest string that two have in common.
func common(a, b string) int {
	x := []rune(a)
	for n := len(x); n > 0; n-- {
		for i := 0; i+n <= len(x); i++ {
			if strings.Contains(b, string(x[i:i+n])) {
				return n
			}
		}
	}
	return 0
}
