package execute

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// A refusal is a reason for which an answer cannot be right, whatever found it:
// it lacks what the question says in so many words.
type refusal struct {
	why   string
	holds func(*Run, *Result) bool
}

// refusals are the reasons, in the order in which they are looked for.
func refusals() []refusal {
	return []refusal{
		{"fewer things than asked", (*Run).fewerThanAsked},
		{"a number of another kind", (*Run).otherUnit},
		{"no number", (*Run).numberless},
		{"a number of all, not of those over or under a sum", (*Run).countOfAll},
		{"another measure", (*Run).otherMeasure},
		{"other things than projects are asked", (*Run).asksNoProjects},
		{"only a figure", (*Run).onlyFigure},
		{"of another place", (*Run).placeLost},
		{"nothing says that it is the largest", (*Run).plainTop},
		{"no date", (*Run).undated},
		{"of an event that was held", (*Run).heldAlready},
		{"no place of the kind asked", (*Run).noSuchPlace},
		{"no partner but the one asked about", (*Run).onlyItself},
		{"another phase", (*Run).otherPhase},
		{"a limit that nothing was held against", (*Run).unlimited},
		{"another paper", (*Run).otherPaper},
		{"not of the part asked", (*Run).partLost},
		{"fewer met than asked", (*Run).fewerMet},
		{"one side of another place", (*Run).sideElsewhere},
		{"rows of others than are named", (*Run).otherRows},
		{"no share", (*Run).noShare},
		{"nobody is named", (*Run).unnamed},
		{"no more than the question names", (*Run).onlyAsked},
		{"of one who took part", (*Run).tookPart},
		{"of another role", (*Run).otherRole},
		{"of another deed", (*Run).tellsOtherDeed},
		{"of another phase", (*Run).ofOtherPhase},
		{"of one phase of several", (*Run).oneOfPhases},
		{"a cell without a figure", (*Run).saysNone},
		{"no party", (*Run).tellsNobody},
		{"no meeting", (*Run).noMeeting},
		{"one day of a range", (*Run).noRange},
		{"of the whole, not of the kind asked", (*Run).wholeForKind},
		{"a total is listed as a thing", (*Run).totalListed},
		{"ranked in one of several currencies", (*Run).rankedInPart},
		{"of another section", (*Run).otherSection},
		{"of another number of things", (*Run).otherNumber},
		{"of one of two years", (*Run).oneYear},
		{"one figure for each of two", (*Run).oneForEach},
		{"one side holds the other", (*Run).sidesUncut},
		{"a figure from before the change", (*Run).beforeChange},
		{"no figure of the unit asked", (*Run).unitLost},
		{"nothing of stakes", (*Run).noControl},
		{"listed beside others", (*Run).listedBeside},
		{"not of the stage asked", (*Run).stageLost},
		{"of another size", (*Run).otherSize},
		{"no sum of money", (*Run).noMoney},
		{"the sum of all, not of one of them", (*Run).sumOfAll},
	}
}

// verified gives an answer back when nothing that the question says speaks
// against it, else silence with the reason.
func (r *Run) verified(res *Result) *Result {
	if res.Status != answer.Answered || r.Q.Language == "en" || res.told {
		return res
	}
	for _, x := range refusals() {
		if x.holds(r, res) {
			out := notFound("fact_not_stated")
			out.Why, out.Document, out.Plan = "refused, "+x.why+": "+res.Plan+res.Why, res.Document, res.Plan
			return out
		}
	}
	return res
}

var (
	// nThingsRE matches how many things a question asks for or speaks of: 那四个
	// 项目, 哪三家.
	nThingsRE = regexp.MustCompile(`(?:^|[^0-9第前后近约每上下过到于达足满一二三四五六七八九十百千.])([两二三四五六七八九十]|[2-9]|1[0-9])(?:个|家|项|份|笔|位|宗|座|间)([^月年亿万季百千小]|$)`)
	// whichThingsRE matches how many of some things are asked for: 哪两个.
	whichThingsRE = regexp.MustCompile(`哪([两三四五六七八九十])大?(?:个|家|项|份|笔|位|座|类|种)`)
	// largeThingsRE matches how many things of some size are spoken of: 两个百亿项目.
	largeThingsRE = regexp.MustCompile(`([两二三四五六七八九十])个(?:[百千]亿|亿元|[百千]万)(?:元)?(?:级|以上)?(?:的)?(?:项目|企业)`)
	// someOfRE matches what follows things of which only some are asked for.
	someOfRE = regexp.MustCompile(`(?:个|家|项|份|笔|位|宗|座|间)[^,]{0,6}(?:里|中|当中|其中|之中)|其中|除了|以外|之外|哪一?[个家项位]|最|谁|一半|半数|[大多]数|大都|大多|部分`)
	// traitAskedRE matches what is asked of some things rather than the things
	// themselves: 那18个项目涉及哪些行业, 做什么行业.
	traitAskedRE = regexp.MustCompile(`(?:哪些|哪几|什么|啥|怎样)(?:[个大块类种])?的?(行业|领域|产业|行当|方面|方向|门类|类型|板块|赛道|范畴|国家|地区|省份|城市)`)
)

// thingsAsked is the number of things that all are asked for: 那四个项目分别是什么; 0
// for none.
func (r *Run) thingsAsked() int {
	q := string(r.Q.Folded)
	if m := whichThingsRE.FindStringSubmatch(q); m != nil {
		return reading.WholeNumber(m[1])
	}
	if traitAskedRE.MatchString(q) {
		return 0
	}
	if m := largeThingsRE.FindStringSubmatch(q); m != nil {
		return reading.WholeNumber(m[1])
	}
	m := nThingsRE.FindStringSubmatch(q)
	if m == nil || someOfRE.MatchString(q) || numbersLimited(q) || r.Q.Low != nil || r.Q.High != nil || r.Q.Equal != nil {
		return 0
	}
	return reading.WholeNumber(m[1])
}

// fewerThanAsked reports whether a list or a sum has fewer things than the
// question counts.
func (r *Run) fewerThanAsked(res *Result) bool {
	n := r.thingsAsked()
	if n == 0 || !r.Q.Asks("list", "sum", "partner") || res.Message != "" && len(res.items) == 0 {
		return false
	}
	if r.Q.Asks("partner") && !largeThingsRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	if len(res.items) > 0 {
		return max(len(res.items), len(res.Rows)) < n
	}
	if r.Q.Asks("sum") {
		return false
	}
	told := 0
	for _, p := range res.Parts {
		if !p.Silent {
			told += 1 + len(betweenRE.FindAllString(shownOf(p), -1))
		}
	}
	return told < n
}

// betweenRE matches what may stand between two things of a list.
var betweenRE = regexp.MustCompile(`[、;；,，和]|以及|\p{Han}[及与與跟暨]\p{Han}`)

// shownOf is the text of a line of an answer.
func shownOf(p Part) string {
	if p.Text != "" || p.Page == nil {
		return p.Label + p.Text
	}
	return p.Label + p.Page.Shown(p.Show)
}

// unitClasses are the words that count the same kind of thing.
var unitClasses = []string{"场届次趟回期", "人位名", "国", "天年月", "亩", "个家项宗间份笔单批座所条款件类大户处种席"}

func classOf(unit string) int {
	return slices.IndexFunc(unitClasses, func(c string) bool { return unit != "" && strings.Contains(c, unit) })
}

// unitOf is the word that counts what a question asks for: 人 of 工人.
func unitOf(asked string) string {
	if asked == "工人" || asked == "员工" || asked == "岗位" {
		return "人"
	}
	return asked
}

// unitAskedRE matches the word that counts what is asked for: 多少场, 几个人; of 几个回归项目 it
// is 个.
var unitAskedRE = regexp.MustCompile(`(?:几|多少)(?:[个名位]?(人|工人|员工|岗位)|个?(国)|([场届次趟回位名天亩个家项宗份笔座席]))`)

// postsRE matches what stands before a number of posts, which is one of people: 提供岗位120个.
var postsRE = regexp.MustCompile(`(?:岗位|职位|就业)\p{Han}{0,2}$`)

// otherUnit reports whether a question for a number of things is answered with
// numbers of another kind only: 几场 with 58个项目, 多少个 with a sum of money.
func (r *Run) otherUnit(res *Result) bool {
	m := unitAskedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("count") {
		return false
	}
	said := m[1] + m[2] + m[3]
	if (res.Message == "rows" || res.Message == "count") && classOf(unitOf(said)) != classOf("个") {
		return true
	}
	if !quotesOnce(res) {
		return false
	}
	want := unitOf(said)
	part, any := res.Parts[0], false
	for i := range part.Page.Values {
		v := &part.Page.Values[i]
		if !part.Show.Contains(v.Span) || v.Kind != reading.Count && v.Kind != reading.Jobs && v.Kind != reading.Money {
			continue
		}
		any = true
		if after := part.Page.Read(corpus.Span{Start: v.Span.End, End: min(v.Span.End+2, len(part.Page.Folded))}); strings.HasPrefix(after, want) || strings.HasPrefix(after, said) {
			return false
		}
		if want == "人" && postsRE.MatchString(part.Page.Read(corpus.Span{Start: part.Show.Start, End: v.Span.Start})) {
			return false
		}
		if v.Kind == reading.Jobs && classOf(want) == 1 || v.Kind == reading.Count && (v.Unit == "" || classOf(v.Unit) == classOf(want)) {
			return false
		}
	}
	return any
}

// otherMeasure reports whether figures of projects are compared, ranked or added
// that are not of the measure asked for: 年利润谁高 with total investments.
func (r *Run) otherMeasure(res *Result) bool {
	f := r.Q.Focus
	if f == nil || f.ID == "total" || f.ID == "percent" || f.ID == "duration" || f.ID == "fund" || f.ID == "added" || !r.Q.Asks("compare", "top", "sum", "average") {
		return false
	}
	return slices.ContainsFunc(slices.Concat(res.items, res.compared), func(it listing.Item) bool { return it.Amount != nil && !r.ofMeasure(it) })
}

// ofMeasure reports whether the column or the clause of an amount has a word of the
// measure asked for.
func (r *Run) ofMeasure(it listing.Item) bool {
	where := it.Measure + it.Name
	if it.Row != nil {
		for c, cell := range it.Row.Cells {
			if cell.Overlaps(it.Show) && c < len(it.Table.Columns) {
				where += clean.Fold(it.Table.Columns[c].Name)
			}
		}
	}
	if at := it.Page.SentenceAt(it.Show.Start); at >= 0 && it.Row == nil {
		where += it.Page.Read(it.Page.Sentences[at].Span)
		for ; at > 0 && (reading.GoesOn(it.Page, at) || it.Page.Sentences[at-1].Block == it.Page.Sentences[at].Block && goesOnRE.MatchString(it.Page.Read(it.Page.Sentences[at].Span))); at-- {
			where += it.Page.Read(it.Page.Sentences[at-1].Span) // 甲到位5亿元;乙3亿元. 实际使用外资9亿美元. 其中,甲国5亿美元
		}
		where += overList(it.Page, at)
	}
	return find.HoldsAny(where, r.Q.Focus.Documents) || find.HoldsAny(where, r.Q.Focus.Questions)
}

// overList is the paragraph over a list that a sentence is an item of, which says what
// its figures measure: 实际使用外资200亿元。分区域看:.
func overList(p *reading.Page, at int) string {
	if p.Sentences[at].Kind != corpus.ListItem {
		return ""
	}
	for at >= 0 && p.Sentences[at].Kind == corpus.ListItem {
		at--
	}
	if at < 0 || !strings.HasSuffix(strings.TrimSpace(p.Read(p.Sentences[at].Span)), ":") {
		return ""
	}
	return p.Read(p.Text.Blocks[p.Sentences[at].Block].Span)
}

// noProjectsRE matches lists of what are no projects: 有哪些问题, 都有啥行业.
var noProjectsRE = regexp.MustCompile(`(?:哪些|什么|啥|哪[几两三四五]个|哪[几两三四五]?[大类])(?:样的)?(?:行业|领域|产业|门类|类别|问题|困难|措施|政策|条件|要求|优势|板块|方面|原因|国家|不足|举措)`)

// asksNoProjects reports whether a list of projects is given for one of something
// else.
func (r *Run) asksNoProjects(res *Result) bool {
	return r.Q.Asks("list") && res.Message == "rows" && noProjectsRE.MatchString(string(r.Q.Folded)) && !slices.ContainsFunc(res.items, func(it listing.Item) bool { return it.Measure != "" || it.Entry })
}

// onlyFigureLength is how long a line is at most that gives a figure and no more.
const onlyFigureLength = 30

// onlyFigure reports whether a list of things is answered with a line that has
// figures and names nothing: 签了141个.
func (r *Run) onlyFigure(res *Result) bool {
	if !r.Q.Asks("list") || res.Message != "" || len(res.items) > 0 || len(res.Parts) != 1 {
		return false
	}
	p := res.Parts[0]
	if p.Page == nil || p.Text != "" || p.Show.Len() > onlyFigureLength || !valued(p.Page, p.Show) || strings.ContainsAny(shownOf(p), "、“「《") {
		return false
	}
	records := r.recordsOf(p.Page.Document.ID)
	return !slices.ContainsFunc(records.Projects, func(x corpus.Project) bool { return p.Show.Contains(x.Name.Span) }) && !r.organizationIn(p.Page, p.Show) && !r.person(p.Page, p.Show) && p.Page.Sentences[max(0, p.Page.SentenceAt(p.Show.Start))].Kind != corpus.TableRow
}

// placeLost reports whether no document of an answer speaks of a place that the
// question names.
func (r *Run) placeLost(res *Result) bool {
	if r.Leaning {
		return false
	}
	var pages []*reading.Page
	for _, p := range res.Parts {
		if p.Page != nil && !slices.Contains(pages, p.Page) {
			pages = append(pages, p.Page)
		}
	}
	if len(pages) == 0 {
		return false
	}
	for _, place := range r.Q.Places {
		name := find.PlaceName(r.Q.Folded[place.Span.Start:place.Span.End])
		if place.ID == "" || r.insideWord(place.Span) {
			continue
		}
		knows := func(p *reading.Page) bool { return pageKnows(p, place.ID, name) }
		whole := !strings.Contains(place.ID, "/") // a country or a province, whose name is no chance
		if r.betweenWords(place.Span, pages) {
			continue
		}
		if !slices.ContainsFunc(pages, knows) && (whole || slices.ContainsFunc(r.Pages, knows)) {
			return true
		}
	}
	return false
}

// betweenWords reports whether the name of a place is made of the end of one word and
// the beginning of another, which the pages of an answer have: 云南 of 新意云|南沙.
func (r *Run) betweenWords(s corpus.Span, pages []*reading.Page) bool {
	q := r.Q.Folded
	if s.Start == 0 || s.End >= len(q) || s.Len() != 2 {
		return false
	}
	return slices.ContainsFunc(pages, func(p *reading.Page) bool {
		text := string(p.Folded)
		return strings.Contains(text, string(q[s.Start-1:s.Start+1])) && strings.Contains(text, string(q[s.End-1:s.End+1])) && !strings.Contains(text, string(q[s.Start:s.End]))
	})
}

// quotesOnce reports whether an answer is one passage of a document and nothing else:
// no message, no items, no sentence of our own.
func quotesOnce(res *Result) bool {
	return res.Message == "" && len(res.items) == 0 && len(res.Parts) == 1 && res.Parts[0].Page != nil && res.Parts[0].Text == ""
}

// insideWord reports whether the first character of a place makes a common word
// with the one before it: 报道|里 is no 道里.
func (r *Run) insideWord(s corpus.Span) bool {
	return s.Start > 0 && r.Words.Common(r.Q.Folded[s.Start-1], r.Q.Folded[s.Start])
}

// pageKnows reports whether a page or its title names a place, one within it or
// one around it, or a country by its first character: 赴日.
func pageKnows(p *reading.Page, id, name string) bool {
	text := string(p.Folded)
	if strings.Contains(text, name) || strings.Contains(clean.Fold(p.Document.Title), name) {
		return true
	}
	first := string([]rune(name)[:1])
	for _, short := range []string{"赴" + first, "访" + first, first + "企", first + "商", first + "资", first + "方"} {
		if strings.Contains(text, short) {
			return true
		}
	}
	return slices.ContainsFunc(p.Places, func(at names.Place) bool {
		return at.ID == id || strings.HasPrefix(at.ID, id+"/") || at.ID != "" && strings.HasPrefix(id, at.ID+"/")
	})
}

// dateToldRE matches words for a time.
var dateToldRE = regexp.MustCompile(`[0-9〇零一二三四五六七八九十]+(?:年|月|日|号|季度)|[0-9]{4}|(?:19|20)[0-9]{2}[-./][0-9]|[今去明前当次翌昨本上下][年月日天周旬]|日前|近日|季度|年[初中底末]|月[初中底末]|周[一二三四五六日末]|星期|节前|届时|春|夏|秋|冬|january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|quarter`)

// undated reports whether a question for a time is answered with a passage that
// has none.
func (r *Run) undated(res *Result) bool {
	if !r.Q.Asks("when") || res.Message != "" || len(res.items) > 0 || len(res.Facts) > 0 {
		return false
	}
	return !slices.ContainsFunc(res.Parts, func(p Part) bool { return !p.Silent && dateToldRE.MatchString(clean.Fold(shownOf(p))) })
}

// placeKindRE matches the kind of place that a question asks for.
var placeKindRE = regexp.MustCompile(`(?:在|到|落|放|设|建|于)[^,]{0,4}哪一?个?(园区|产业园|开发区|酒店|厅|馆|码头|机场|大厦)`)

// parkRE matches the names of parks, which a district, 东湖区, is not.
var parkRE = regexp.MustCompile(`园|(?:保税|开发|高新|经开|工业|产业|新|示范|集聚|集中|合作|自贸|片|基地)区|基地|港|城`)

// noSuchPlace reports whether a question for a place of some kind is answered with
// a line that has none: 哪个园区 with 在武汉签署.
func (r *Run) noSuchPlace(res *Result) bool {
	m := placeKindRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("where", "list") || res.Message != "" {
		return false
	}
	kind := []rune(m[1])
	told := func(line string) bool { return strings.ContainsRune(line, kind[len(kind)-1]) }
	if strings.Contains(m[1], "园") || strings.Contains(m[1], "区") {
		told = parkRE.MatchString
	}
	return !slices.ContainsFunc(res.Parts, func(p Part) bool { return told(clean.Fold(shownOf(p))) })
}

// onlyItself reports whether a question with whom somebody does something is
// answered with nobody but the one that it names.
func (r *Run) onlyItself(res *Result) bool {
	if !r.Q.Asks("partner") || r.Leaning || len(res.Parts) == 0 || res.Message != "" && res.Message != "rows" {
		return false
	}
	q := string(r.Q.Folded)
	if !withWhomRE.MatchString(q) && res.Message == "" {
		return false
	}
	for _, p := range res.Parts {
		if p.Page == nil || p.Silent {
			continue
		}
		line := clean.Fold(shownOf(p))
		for _, o := range r.recordsOf(p.Page.Document.ID).Organizations {
			if name := clean.Fold(o.Name.Value); strings.Contains(line, name) && !strings.Contains(q, name) && !strings.Contains(q, strings.TrimRight(name, "公司集团股份有限")) {
				return false
			}
		}
		if p.Text == "" && (partyWordRE.MatchString(strings.ReplaceAll(line, q, "")) || r.partyIn(p.Page, p.Show)) {
			return false
		}
		for _, it := range res.items {
			if pr := cmp.Or(it.Record, it.Project); pr == nil || slices.ContainsFunc(pr.Parties, func(x corpus.Sourced[string]) bool { return !strings.Contains(q, clean.Fold(x.Value)) }) {
				return false
			}
		}
	}
	return true
}

// otherPhase reports whether a question for the figure of one phase is answered
// with the record of a project that says nothing of phases.
func (r *Run) otherPhase(res *Result) bool {
	if r.Q.Phase == "" || r.Leaning || !r.Q.Asks("amount", "attribute") || len(res.Parts) == 0 || res.Message != "" || len(res.Rows) == 0 && res.Plan != "Lookup amount" {
		return false
	}
	asked := find.JoinPhases(r.Q.Phase)
	return !slices.ContainsFunc(res.Parts, func(p Part) bool {
		told := clean.Fold(shownOf(p))
		if p.Text == "" && p.Page != nil {
			told += p.Page.Read(p.Cite)
		}
		return strings.Contains(find.JoinPhases(told), asked) || anyPhaseRE.MatchString(told)
	})
}

// notSuchRE matches questions for what something is not.
var notSuchRE = regexp.MustCompile(`除了|除去|以外|之外|没有|不是|不含|非`)

// otherRows reports whether rows of a table answer of which none has a name of the
// question that others of the table have.
func (r *Run) otherRows(res *Result) bool {
	if len(res.items) == 0 || res.items[0].Row == nil || r.Leaning || notSuchRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	it := res.items[0]
	a := r.alignmentOf(it.Page)
	if a == nil {
		return false
	}
	elsewhere, lead := false, 0
	if strings.Contains(res.Plan, "[ledger]") {
		lead = len([]rune(tableLeadRE.FindString(string(r.Q.Folded)))) // what the table is called names no row
	}
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if !x.Strong || x.Date || x.Unit != "" || len(x.Runes) < minNamed || x.Start < lead {
			continue
		}
		if slices.ContainsFunc(res.items, func(it listing.Item) bool { return it.Row != nil && it.NamedAt(it.Row, x) }) {
			return false
		}
		elsewhere = elsewhere || x.Rarity >= rareName && slices.ContainsFunc(it.Table.Rows, func(row reading.Row) bool { return it.NamedAt(&row, x) })
	}
	return elsewhere
}

// rareName is the rarity of a word that names one thing, beside words of the genre.
const rareName = 0.9

// anyPhaseRE matches words for the parts in which a project is built.
var anyPhaseRE = regexp.MustCompile(`期|阶段|phase|stage`)

// shareAskedRE matches questions for a share or a rate.
var shareAskedRE = regexp.MustCompile(`占股|持股|股比|股权比例|利率|几厘|几成|百分之几|占比`)

// noShare reports whether a question for a share is answered without one.
func (r *Run) noShare(res *Result) bool {
	if !shareAskedRE.MatchString(string(r.Q.Folded)) || res.Message != "" || len(res.items) > 0 {
		return false
	}
	return !slices.ContainsFunc(res.Parts, func(p Part) bool { return shareToldRE.MatchString(clean.Fold(shownOf(p))) })
}

var shareToldRE = regexp.MustCompile(`%|％|成|[0-9][比:][0-9]|分之|各占|一半|控股|比例|percent|per cent|厘`)

// superlativeRE matches words that say of something that it is the first of its kind.
var superlativeRE = regexp.MustCompile(`最|首|冠|第一|居前|领跑|领先|榜|头名|头号|老大|之多|超过一半|过半|占比|大头|主|前[三五十]|largest|biggest|most|smallest|least|highest|lowest|top`)

// atMostRE matches questions for a limit: 最多投多少.
var atMostRE = regexp.MustCompile(`最[多少高低](?:只|能|可)?[^,]{0,6}(?:多少|几)`)

// plainTop reports whether a running text is quoted for the largest of several
// that does not say that anything is.
func (r *Run) plainTop(res *Result) bool {
	if !r.Q.Asks("top") || atMostRE.MatchString(string(r.Q.Folded)) || !quotesOnce(res) || res.Parts[0].Label != "" {
		return false
	}
	p := res.Parts[0]
	return !superlativeRE.MatchString(clean.Fold(p.Page.Shown(p.Cite))) && !superlativeRE.MatchString(clean.Fold(p.Page.Shown(p.Show)))
}
