package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// partAsk is what a question wants of a part list.
type partAsk struct {
	q                  string
	count, money, rate bool // measures it names
	place, sector      bool // kinds of parts it asks for
}

var (
	partCountRE = regexp.MustCompile(`(?:几|多少|边?几多)(?:个|家|项|宗|户|笔|单)(?:[^亿百千万]|$)|个数|项目数|家数|项目(?:最|更)(?:多|少)`)
	partMoneyRE = regexp.MustCompile(`钱|亿|金额|[额资]|盘子|万元|美元|投资|投得`)
	partRateRE  = regexp.MustCompile(`[降涨增跌升]了(?:多少|几)|增速|增幅|降幅|增长|涨|同比|最快|最慢|%|百分`)
	// investEventRE matches the word 投资 in the name of an event.
	investEventRE = regexp.MustCompile(`投资(?:贸易|合作)?(?:洽谈|推介|说明|恳谈|论坛|大会|峰会|博览)`)
	// partShareRE matches questions for a part of the whole.
	partShareRE = regexp.MustCompile(`占|比重|几成`)
	partAddsRE  = regexp.MustCompile(`一共|总共|合计|共计|总计|总和|加起来|加一?[起块]|加总|合起来|相加|拢共|一起|合共|共(?:投|是|有|签)?(?:多少|几)|和是`)
	partVersus  = regexp.MustCompile(`比|哪[个边家]|谁|边[个度边]|还是|相差|差多少|多多少|少多少`)
	partEachRE  = regexp.MustCompile(`各|分别|每个`)
	// partLastAskedRE and partFirstAskedRE match questions for the last and the first.
	partLastAskedRE  = regexp.MustCompile(`最(?:少|小|低|慢)|垫底|殿后|末位|居末|倒数第一|尾`)
	partFirstAskedRE = regexp.MustCompile(`最(?:多|大|高|快|猛)|居首|领跑|头名|榜首|第一(?:$|[^个批期届次轮])|夺魁|拔头筹`)
	// partMoneyKindRE matches kinds of money that are never exchanged.
	partMoneyKindRE = regexp.MustCompile(`到位|实际|外资|内资|贷款|授信|融资|订单|募|捐|助学|产值|税|营收|收入|销售|出口|采购|成交|补贴|奖|债|基金|注册资本|固定资产|年度|订货|零售|交易`)
)

// partScopes are words of scopes that are kept apart: what has one of a row is
// of another scope than what has none.
var partScopes = []*regexp.Regexp{
	regexp.MustCompile(`上一?届|前一?届|上回|前年|两年前`), regexp.MustCompile(`同期`), regexp.MustCompile(`目标|计划|力争|任务|拟|预计`),
	regexp.MustCompile(`累计|以来(?:[^源]|$)|历年|历届`), regexp.MustCompile(`意向|框架|在谈|储备|洽谈`), regexp.MustCompile(`开工|动工`), regexp.MustCompile(`[未没]有?(?:开工|动工|投产|落地|履约)|尚未|停[工产建]|暂缓|逾期`), regexp.MustCompile(`投产|建成|竣工`), regexp.MustCompile(`终止|解约|取消`),
}

// partOrdinalRE matches which of several occasions a question means.
var partOrdinalRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]+[届批次场轮期]|首[届批场次轮]`)

// partCategories pairs the words of a question for a kind of part with whether
// the parts are places.
var (
	partPlaceRE  = regexp.MustCompile(`(?:哪|边|各|最.{0,3}的|垫底的|领跑的|居首的)(?:一|几|些)?(?:[个座]|两个|三个)?(?:设区市|市州|州市|地市|盟市|旗县|区县|县区|县市|市|县|区|州|省|旗|国家|国|地区|地方|乡镇|镇|街道)|(?:的|哪些)(?:设区市|市州|地市|区县|县市|市|县|区|州|省)(?:有哪些|是哪|$)|哪里|哪儿|哪.{0,2}省`)
	partSectorRE = regexp.MustCompile(`(?:哪|边|各|最.{0,3}的|垫底的)(?:一|几|些)?(?:[个类条块大]|两个|三个)?(?:产业|行业|领域|板块|类|环节|链条?|赛道|块|门类|端)|(?:行业|产业|领域|板块|类别)(?:里[头面]?|当?中)[^,]{0,8}最`)
)

// parts answers from the part lists of running text; nil when the question asks
// for something else or no list fits it.
func (r *Run) partsTold() *Result {
	if r.Q.Table || r.Q.Language == "en" || r.Q.Asks("when", "where", "who", "quote", "duration", "average", "visit", "partner") && !partFirstAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	ask := &partAsk{q: strings.TrimRight(string(r.Q.Folded), "?!。 ")}
	ask.count, ask.rate = partCountRE.MatchString(ask.q), partRateRE.MatchString(ask.q)
	ask.money = partMoneyRE.MatchString(investEventRE.ReplaceAllString(ask.q, "")) && !ask.rate
	ask.place, ask.sector = partPlaceRE.MatchString(ask.q), partSectorRE.MatchString(ask.q)
	var found []*Result
	for _, p := range r.Pages {
		for _, list := range slices.Concat(partLists(p), seriesLists(p)) {
			if res := r.partAnswer(ask, &list); res != nil {
				found = append(found, res)
			}
		}
	}
	return onePart(found)
}

// onePart is the answer that is meant: the only one, or the one that all agree on.
func onePart(found []*Result) *Result {
	if len(found) == 0 {
		return nil
	}
	best := found[0]
	for _, x := range found[1:] {
		if x.Score > best.Score {
			best = x
		}
	}
	for _, x := range found {
		if x != best && x.Score == best.Score && !sameParts(x, best) {
			return nil
		}
	}
	return best
}

// sameParts reports whether two answers say the same of the same parts.
func sameParts(a, b *Result) bool {
	return slices.EqualFunc(a.items, b.items, func(x, y item) bool { return x.name == y.name && x.measure == y.measure })
}

// inAskedCurrency is a list with its sums in the currency that the question names, when
// each part gives them in brackets behind those of another.
func (r *Run) inAskedCurrency(list *partList) *partList {
	if r.Q.Currency == "" || slices.ContainsFunc(list.parts, func(x listedPart) bool {
		return x.other == nil || x.other.Amount.Currency != r.Q.Currency
	}) {
		return list
	}
	out := *list
	out.parts = slices.Clone(list.parts)
	for i := range out.parts {
		out.parts[i].money = out.parts[i].other
	}
	return &out
}

// partAnswer is the answer of one list; nil when it does not fit.
func (r *Run) partAnswer(ask *partAsk, list *partList) *Result {
	list = r.inAskedCurrency(list)
	named := list.named(ask.q)
	if len(named) == 0 && !ask.place && !ask.sector && !list.ofSeries(ask.q) && !(partAddsRE.MatchString(ask.q) && leadersAskedRE.MatchString(ask.q)) || len(named) == 1 && ask.place {
		return nil // it asks for no part
	}
	if r.Leaning && (list.page.Document.ID != r.Anchor.Document || len(named) == 0 || !list.follows(r.Anchor.Span)) || r.ofProject(list, named) || !r.partKnown(list, spareStrange(named)) || r.otherStop(list, named) {
		return nil
	}
	if !r.partScope(ask, list, named) || len(named) == 1 && r.placedBeside(list, named[0]) {
		return nil
	}
	var res *Result
	switch {
	case len(named) == 1:
		res = r.partLookup(ask, list, named[0])
	case len(named) >= 2:
		res = r.partsNamed(ask, list, named)
	default:
		res = r.partsOfKind(ask, list)
	}
	if res != nil {
		res.Score = 1 + float64(len(named))
		if r.partKnown(list, 0) {
			res.Score += wholly
		}
		res.Document = list.page.Document.ID
	}
	return res
}

// placedBeside reports whether a place that the question names is none of a part, and
// stands behind the part, with another figure: 甲公司增资意大利公司多少, of a list with
// 甲公司以…增资美国公司; 甲另以…增资意大利公司.
func (r *Run) placedBeside(l *partList, x listedPart) bool {
	p := l.page
	own := p.SentenceAt(x.span.Start)
	if own < 0 {
		return false
	}
	before := string(p.Folded[:l.parts[0].span.Start]) + l.head
	block := p.Text.Blocks[p.Sentences[own].Block].Span
	behind := p.Read(corpus.Span{Start: x.span.End, End: max(x.span.End, block.End)})
	return slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
		w := string(r.Q.Folded[at.Span.Start:at.Span.End])
		return !strings.Contains(x.name, w) && !strings.Contains(before, w) && !strings.Contains(p.Read(x.span), w) && strings.Contains(behind, w)
	})
}

// wholly is how much more a list is meant that has all that the question names.
const wholly = 0.5

// follows reports whether a list stands in the sentence of the last answer, or
// begins in the next one.
func (l *partList) follows(last corpus.Span) bool {
	s, at := l.page.SentenceAt(last.Start), l.page.SentenceAt(l.parts[0].span.Start)
	return s >= 0 && (at == s || at == s+1 && l.page.Sentences[at].Block == l.page.Sentences[s].Block)
}

// nameRunes is how many characters in a row of a project or its investor a
// question must have to be of it.
const nameRunes = 3

// ofProject reports whether a question is of a project or an investor of the
// document rather than of a part.
func (r *Run) ofProject(l *partList, named []listedPart) bool {
	q := string(r.Q.Folded)
	for _, x := range named {
		q = strings.ReplaceAll(strings.ReplaceAll(q, x.name, "|"), partStem(x.name), "|")
	}
	for _, x := range r.Q.Places {
		q = strings.ReplaceAll(q, string(r.Q.Folded[x.Span.Start:x.Span.End]), "|")
	}
	title := clean.Fold(l.page.Document.Title) + l.page.Read(l.page.TitleSpan())
	projects := r.recordsOf(l.page.Document.ID).Projects
	for i := range projects {
		for _, name := range append(projects[i].PartyNames(), projects[i].Name.Value) {
			if heldRun(q, clean.Fold(name), title) {
				return true
			}
		}
	}
	return false
}

// genericRE matches words that tell no project from another.
var genericRE = regexp.MustCompile(`项目|产业|签约|基地|公司`)

// heldRun reports whether a text has some characters in a row of a name that a
// title does not have.
func heldRun(text, name, title string) bool {
	runes := []rune(name)
	for i := 0; i+nameRunes <= len(runes); i++ {
		if w := string(runes[i : i+nameRunes]); strings.Contains(text, w) && !strings.Contains(title, w) && !genericRE.MatchString(w) {
			return true
		}
	}
	return false
}

// named are the parts that a question names, in its order; of names that
// overlap, the longest.
func (l *partList) named(q string) []listedPart {
	type hit struct{ at, end, part int }
	var hits []hit
	for i, x := range l.parts {
		if x.count == nil && x.money == nil && x.rate == nil {
			continue
		}
		for _, s := range append([]string{x.name, partStem(x.name), joinerRE.ReplaceAllString(x.name, "$1$2")}, x.also...) {
			if at := strings.Index(q, s); at >= 0 && len([]rune(s)) >= 2 {
				hits = append(hits, hit{at, at + len(s), i})
				break
			}
		}
	}
	hits = slices.DeleteFunc(hits, func(h hit) bool {
		return slices.ContainsFunc(hits, func(o hit) bool { return o != h && o.at <= h.at && h.end <= o.end && o.end-o.at > h.end-h.at })
	})
	slices.SortFunc(hits, func(a, b hit) int { return a.at - b.at })
	var out []listedPart
	for _, h := range hits {
		out = append(out, l.parts[h.part])
	}
	return out
}

// partEndRE matches what the names of parts end with beside what they are known by.
var partEndRE = regexp.MustCompile(`(?:省|市|区|县|州|国|产业|行业|项目|领域|板块|企业|类|端|业)$`)

// joinerRE matches what questions leave out of a name: 汽车及零部件.
var joinerRE = regexp.MustCompile(`(\p{Han})[及和与](\p{Han})`)

// partStem is the name of a part without the word for what it is: 电子信息 of 电子信息产业.
func partStem(name string) string {
	return partEndRE.ReplaceAllString(name, "")
}

// partWordRE matches what questions for parts say beside names.
var partWordRE = regexp.MustCompile(`[降涨增跌升]了|[跟比同和与占没]|[更]?[多少高低大小]的?$|额[高低大小多少]|上一?届|多多?少|相差|[多少]多少|一家|一[个块]|加一?[起块]|总和|个数|项目数?|[过超不没未]?到?[0-9.]+[亿万]元?|签约?[得了的下]?|引进|金额|客商|领跑|垫底|居首|榜首|头名|增速|[最更](?:多|少|快|大|小|高|低)|多少|几个|其中|那边|这届|本届|哪些|哪个|来自|投了|大会|报道|盘点|通报|[两三四五六七八九十][省市县区个家]|合计|拢共|比例|几成|总投资|总额|各|那|链|投得|哪?[几一二三四五六七八九十两]?[块条]|市州?|省|区县|县区|旗县|盟市|行业|产业|环节`)

// loneStrange is how many characters of a question for several parts may be strange to a list:
// one is no name, 加 of 甲加乙.
const loneStrange = 1

// spareStrange is loneStrange but for one named part, whose figure may be of another list.
func spareStrange(named []listedPart) int {
	if len(named) == 1 {
		return 0
	}
	return loneStrange
}

// partKnown reports whether a question names nothing, but for some characters to spare, that
// what stands over a list and in its paragraph does not.
func (r *Run) partKnown(l *partList, spare int) bool {
	words := partWordRE
	if l.series {
		words = seriesWordRE
	}
	strange, _ := r.strangeIn(l.known(), words)
	return strange <= spare && r.yearKnown(l.page)
}

// span is where a list stands.
func (l *partList) span() corpus.Span {
	return corpus.Span{Start: l.parts[0].span.Start, End: l.parts[len(l.parts)-1].span.End}
}

// offPart reports whether an answer is told without the part that the question
// names, of which a list gives another measure: then it is the figure of the whole.
func (r *Run) offPart(res *Result) bool {
	if res.Status != answer.Answered || len(res.Parts) != 1 || len(res.items) > 0 || res.Parts[0].Page == nil || res.Parts[0].Text != "" {
		return false
	}
	part := res.Parts[0]
	told := part.Page.Read(part.Cite)
	return slices.ContainsFunc(r.bareParts, func(name string) bool { return !strings.Contains(told, partStem(name)) })
}

// partScope reports whether a list is of the year and the scope that are asked
// for, and its money of the kind.
func (r *Run) partScope(ask *partAsk, l *partList, named []listedPart) bool {
	own := l.head + "\n" + l.lead()
	if y := l.page.YearAt(l.page.ClauseAt(l.parts[0].span.Start)); y > 0 && !l.series && len(r.Q.Years) > 0 && !slices.Contains(r.Q.Years, y) {
		return false
	}
	if !l.sameScope(ask.q, l.announced()+"\n"+l.lead()) {
		return false
	}
	if w := partOrdinalRE.FindString(ask.q); w != "" && !l.series && !strings.Contains(own+l.page.Read(l.page.TitleSpan())+clean.Fold(l.page.Document.Title), w) {
		return false
	}
	if !l.inPeriod(ask.q, own) || partLastYearRE.MatchString(ask.q) && !l.ofLastYear(own) {
		return false
	}
	return l.moneyFits(ask.q, own, named)
}

// announced is what says what a list is of: the clause before its colon, 总投资6.4亿元:, else
// all that stands before it in its sentence.
func (l *partList) announced() string {
	if strings.HasSuffix(strings.TrimSpace(l.head), ":") {
		return l.lastClause()
	}
	return l.head
}

// sameScope reports whether a list and a question are of one scope.
func (l *partList) sameScope(q, own string) bool {
	if l.series { // beside the totals its paragraphs tell of other things
		q, own = allTimesRE.ReplaceAllString(q, ""), headLines(l.page)
	}
	q, own = talksFairRE.ReplaceAllString(q, ""), talksFairRE.ReplaceAllString(plannedSumRE.ReplaceAllString(own, ""), "")
	return !slices.ContainsFunc(partScopes, func(re *regexp.Regexp) bool {
		return re.MatchString(q) != re.MatchString(own) && (!l.series || re.MatchString(q))
	})
}

// plannedSumRE matches words that lead to the sum of a project, which is no target: 计划总投资.
var plannedSumRE = regexp.MustCompile(`(?:计划|拟|预计)(?:总|共|固定资产)?投(?:资|建|入)`)

// talksFairRE matches an event whose name says 洽谈 of all that is done there.
var talksFairRE = regexp.MustCompile(`洽谈(?:推介|签约)?(?:大?会|活动)`)

// inPeriod reports whether a list is of the part of a year that a question names:
// its own words say so, or else its paragraph or the head of the document.
func (l *partList) inPeriod(q, own string) bool {
	asked, said := periodIn(q)
	if !said {
		return true
	}
	section := l.page.Sentences[l.page.SentenceAt(l.parts[0].span.Start)].Section
	texts := []string{own, l.paragraphBefore(), l.page.Read(l.page.Sections[section].Lead)}
	for _, line := range strings.Split(headLines(l.page), "\n") {
		if !dateLineRE.MatchString(line) {
			texts = append(texts, line)
		}
	}
	for _, text := range texts {
		if told, ok := periodIn(text); ok {
			return told.fits(asked)
		}
	}
	return false
}

// dateLineRE matches a line that is only a date.
var dateLineRE = regexp.MustCompile(`^.{0,12}[0-9]+日.{0,4}$`)

// paragraphBefore is the paragraph of a list up to it.
func (l *partList) paragraphBefore() string {
	at := l.parts[0].span.Start
	from := at
	for from > 0 && l.page.Folded[from-1] != '\n' {
		from--
	}
	return l.page.Read(corpus.Span{Start: from, End: at})
}

var partLastYearRE = regexp.MustCompile(`去年|上年|上一年`)

// ofLastYear reports whether a list is of the year before its document.
func (l *partList) ofLastYear(own string) bool {
	d := l.page.Document.Date
	return partLastYearRE.MatchString(own+headLines(l.page)) || d != nil && l.page.YearAt(l.page.ClauseAt(l.parts[0].span.Start)) == d.Year-1
}

// moneyFits reports whether the kinds of money that a question names are those
// of a list.
func (l *partList) moneyFits(q, own string, named []listedPart) bool {
	for _, x := range named {
		q = strings.ReplaceAll(q, x.name, "")
	}
	for _, w := range partMoneyKindRE.FindAllString(q, -1) {
		if !strings.Contains(own, w) {
			return false
		}
	}
	for _, w := range partMoneyKindRE.FindAllString(l.lastClause(), -1) {
		if !strings.Contains(q, w) {
			return false
		}
	}
	return true
}

// lastClause is the clause right before the list, which says what is measured.
func (l *partList) lastClause() string {
	head := strings.TrimRight(l.head, ",:;。 ")
	return head[strings.LastIndexAny(head, ",;。")+1:]
}

// lead is the text of the list itself.
func (l *partList) lead() string {
	if l.series {
		return l.openings()
	}
	return l.page.Read(l.span())
}

// knownLines is how many lines at the head of a document say what all of it is
// of.
const knownLines = 3

// known is the text that says what a list is of: the title, the head of the
// document, its section and its own paragraph.
func (l *partList) known() string {
	p := l.page
	var b strings.Builder
	own := &p.Sentences[p.SentenceAt(l.parts[0].span.Start)]
	b.WriteString(p.Read(p.Sections[own.Section].Lead) + "\n" + headLines(p))
	from, to := l.cite.Start, l.cite.End
	for from > 0 && p.Folded[from-1] != '\n' {
		from--
	}
	for to < len(p.Folded) && p.Folded[to] != '\n' {
		to++
	}
	if l.series {
		return b.String() + "\n" + l.openings()
	}
	return b.String() + "\n" + l.head + "\n" + p.Read(corpus.Span{Start: from, End: to})
}

// headLines are the title of a document and its first lines.
func headLines(p *reading.Page) string {
	var b strings.Builder
	b.WriteString(clean.Fold(p.Document.Title) + "\n" + p.Read(p.TitleSpan()) + "\n")
	lines := 0
	for i := 0; i < len(p.Folded) && lines < knownLines; i++ {
		if p.Folded[i] == '\n' && i > 0 && p.Folded[i-1] != '\n' {
			lines++
		}
		b.WriteRune(p.Folded[i])
	}
	return b.String()
}

// item makes an item of the measure of a part.
func (l *partList) item(x *listedPart, v *reading.Value) item {
	it := item{page: l.page, name: strings.Join(append(slices.Clone(x.jointNames()), x.name), "、"), show: x.span, cite: l.source(x), unit: v.Unit, number: v.Number}
	it.measure = l.page.Shown(l.bounded(v.Span))
	if v.Kind == reading.Money {
		it.amount, it.unit, it.number = v.Amount, "元", float64(v.Amount.Figure())/100
	}
	return it
}

// jointNames are the other names of a part of a paragraph, which come before its own.
func (x *listedPart) jointNames() []string {
	if x.joint {
		return x.also
	}
	return nil
}

// bounded is the place of a figure with the word behind it that makes it more or
// about: 77亿元出头.
func (l *partList) bounded(s corpus.Span) corpus.Span {
	behind := l.page.Read(corpus.Span{Start: s.End, End: min(s.End+2, len(l.page.Folded))})
	if boundBehindRE.MatchString(behind) {
		s.End += 2
	}
	if at := l.page.SentenceAt(s.End - 1); l.series && at >= 0 {
		s.Start = max(s.Start, l.page.Sentences[at].Span.Start)
	}
	return s
}

var boundBehindRE = regexp.MustCompile(`出头|左右|上下|以上|有余`)

// measured are the items of parts by the measure that is asked; nil when not
// all of them have one.
func (l *partList) measured(ask *partAsk, parts []listedPart, all bool) []item {
	var out []item
	for i := range parts {
		x := &parts[i]
		v := ask.measure(x)
		if v == nil && all {
			return nil
		}
		if v != nil {
			out = append(out, l.item(x, v))
		}
	}
	return out
}

// measure is the figure of a part that the question asks for.
func (a *partAsk) measure(x *listedPart) *reading.Value {
	switch {
	case a.rate:
		return x.rate
	case a.money:
		return x.money
	case a.count:
		return x.count
	case x.money != nil && x.count == nil:
		return x.money
	case x.money == nil && x.rate == nil:
		return x.count
	case x.money != nil:
		return x.money
	}
	return nil
}

// open reports whether the question names no measure.
func (a *partAsk) open() bool { return !a.count && !a.money && !a.rate }
