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
	"zhaoshang/corpus/extract/names"
)

// How far behind the best sentence another may be that holds what is asked when
// the best one does not, and how many are looked at.
const (
	nextBest     = 0.25
	maxNextBests = 6
)

// bearer is the best sentence that holds what the question asks for: a figure, a
// place of the kind, names. It is the first of a ranking when that does, else one
// close behind that has the same names; false when there is none.
func (r *Run) bearer(list []find.Candidate) (find.Candidate, bool) {
	best := list[0]
	if !r.lacks(best) {
		return best, true
	}
	for _, c := range list[1:min(len(list), maxNextBests)] {
		if c.Page == best.Page && c.Score >= best.Score-nextBest && c.Cover >= r.least(r.needed(c)) && r.sameNames(best, c) && !r.lacks(c) {
			return c, true
		}
	}
	return best, false
}

// sameNames reports whether a sentence has every rare word of the question that
// the best one has, but for what the title says of all.
func (r *Run) sameNames(best, c find.Candidate) bool {
	a := r.alignmentOf(best.Page)
	rare := a.Rarest()
	here, there := r.sentenceOf(best), r.sentenceOf(c)
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.AsRareAs(rare) && x.StandsIn(here) && !x.StandsIn(there) && !x.StandsIn(best.Page.TitleSpan()) {
			return false
		}
	}
	return true
}

func (r *Run) sentenceOf(c find.Candidate) corpus.Span {
	return c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
}

// lacks reports whether a sentence does not hold the kind of thing that the
// question asks for.
func (r *Run) lacks(c find.Candidate) bool {
	p, s := c.Page, r.sentenceOf(c)
	if r.Q.Language == "en" {
		return false
	}
	return r.lacksFigure(p, s) || r.lacksSite(p, s) || r.lacksNames(p, c) || r.lacksBodies(p, c) || r.lacksPlace(p, c) || r.isContact(p, s) || r.ofOtherBody(p, s)
}

// figureAskedRE matches questions for a number.
var figureAskedRE = regexp.MustCompile(`多少|几(?:亿|万|亩|人|成|倍|年|天|吨|公里|平方|个点)|(?:面积|金额|投资额|产值|产能|税收)(?:呢|是)?\??$`)

// lacksFigure reports whether a question for a number meets a sentence that has
// none but those of the question, or none of the kind asked.
func (r *Run) lacksFigure(p *reading.Page, s corpus.Span) bool {
	q := string(r.Q.Folded)
	if !figureAskedRE.MatchString(q) || openAskedRE.MatchString(q) {
		return false
	}
	for i := range p.Values {
		v := &p.Values[i]
		if !s.Contains(v.Span) || strings.Contains(q, p.Read(v.Span)) || v.Kind == reading.Date {
			continue
		}
		if f := r.Q.Focus; f == nil || find.SameKind(f.Kind, v.Kind) || f.Kind != reading.Money && f.Kind != reading.Area {
			return false
		}
	}
	return true
}

// siteAskedRE matches the kind of place that a question asks for.
var siteAskedRE = regexp.MustCompile(`(?:哪|什么|啥)(?:一)?(?:个|座|间|家)?(园区|园|开发区|厅|馆|酒店|宾馆|镇|乡|村|街道|路|县|区|港)(?:\p{Han}{0,4})\??$|哪(?:一)?(?:个|座|家)?(园区|园|开发区|厅|馆|酒店|宾馆|镇|乡|村|街道|县)`)

// siteEnds are how names of places end, by the kind that a question asks for.
var siteEnds = map[string]string{
	"园区": `园区|园|区|城|基地|港`, "园": `园区|园|区|城|基地|港`, "开发区": `区|园`,
	"厅": `厅`, "馆": `馆`, "酒店": `酒店|宾馆|饭店|大厦`, "宾馆": `酒店|宾馆|饭店`,
	"镇": `[^小城市]镇|街道|乡`, "乡": `乡|镇`, "村": `村|社区`, "街道": `街道|镇`, "路": `路|街|道`,
	"县": `县|[^城超门]市|区|旗`, "区": `区|县|[^城超门]市|旗`, "港": `港`,
}

// lacksSite reports whether a question for a kind of place meets a sentence that
// names none of the kind, nor does the head of its list.
func (r *Run) lacksSite(p *reading.Page, s corpus.Span) bool {
	if p.Sentences[p.SentenceAt(s.Start)].Kind == corpus.TableRow {
		return false
	}
	site := r.siteAsked()
	return site != nil && !r.siteIn(site, p, s) && !r.names(site, p.Read(listHead(p, s)))
}

// siteIn reports whether a span names a place of a kind that the question has not,
// in full or as a division is called for short: 丰泽 for a district.
func (r *Run) siteIn(site *regexp.Regexp, p *reading.Page, s corpus.Span) bool {
	q := string(r.Q.Folded)
	return r.names(site, p.Read(s)) || slices.ContainsFunc(p.Places, func(at names.Place) bool {
		return at.ID != "" && s.Contains(at.Span) && site.MatchString(last(at.ID)) && !strings.HasSuffix(at.ID, "行政区") && !strings.Contains(q, p.Read(at.Span))
	})
}

// siteAsked matches names of the kind of place that the question asks for; nil
// when it asks for none.
func (r *Run) siteAsked() *regexp.Regexp {
	m := siteAskedRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || !r.Q.Asks("where") || r.Q.Language == "en" {
		return nil
	}
	return regexp.MustCompile(`\p{Han}{1,8}(?:` + siteEnds[m[1]+m[2]] + `)`)
}

// noDistrictRE matches words that end as the names of districts do but name none:
// 示范区, 景区, 社区.
var noDistrictRE = regexp.MustCompile(`(示范|地|景|社|厂|小|校|库|矿|城)区|(先导|实验|试验)区`)

// names reports whether a text has a name of a kind that the question has not.
func (r *Run) names(kind *regexp.Regexp, text string) bool {
	q := siteAskedRE.ReplaceAllString(string(r.Q.Folded), " ")
	for _, name := range kind.FindAllString(noDistrictRE.ReplaceAllString(text, "$1$2"), -1) {
		if runes := []rune(name); !strings.Contains(q, string(runes[max(0, len(runes)-3):])) {
			return true
		}
	}
	return false
}

// headed is the head of the list that a sentence is an item of, when that and not
// the sentence says the place asked for; empty when it does not.
func (r *Run) headed(p *reading.Page, s corpus.Span) corpus.Span {
	head := listHead(p, s)
	if site := r.siteAsked(); head.Empty() || site != nil && (r.names(site, p.Read(s)) || !r.names(site, p.Read(head))) || site == nil && (r.placed(p, s) || !r.placed(p, head)) {
		return corpus.Span{}
	}
	return head
}

// listHead is what stands before the colon of the list that a sentence is a
// later item of: 两个项目都进甲园区:A;B. Empty when it is none.
func listHead(p *reading.Page, s corpus.Span) corpus.Span {
	i := p.SentenceAt(s.Start)
	first := i
	for first > 0 && p.Sentences[first-1].Block == p.Sentences[i].Block && strings.HasSuffix(p.Read(p.Sentences[first-1].Span), ";") {
		first--
	}
	if first == i {
		return corpus.Span{}
	}
	head := p.Sentences[first].Span
	before, _, ok := strings.Cut(p.Read(head), ":")
	if !ok {
		return corpus.Span{}
	}
	return corpus.Span{Start: head.Start, End: head.Start + len([]rune(before))}
}

var (
	// severalAskedRE matches questions for the names of several.
	severalAskedRE = regexp.MustCompile(`哪(?:几|些|俩|[二两三四五六七八九十]+|[0-9]+)(?:个|家|位|项|所|座|市|国|镇|县|区|地|方|种|单位|企业|公司|机构)?|(?:分别|都|各)(?:是|叫)|叫(?:什么|啥)|名(?:字|单)`)
	// joinedRE matches what joins names.
	joinedRE = regexp.MustCompile(`:[^。:]{2,},[^。:]{2,},|[^0-9%元个家项人亩]、|[》”](?:和|与|及)|\p{Han}{2}(?:和|与|及|以及)\p{Han}{2}|分别|其中|一是|第一|首先|;`)
	// numberedRE matches a number of things that a text counts.
	numberedRE = regexp.MustCompile(`(?:[0-9]+|[二两三四五六七八九十]+)(?:余|多)?(?:个|家|项|位|所|座|宗|件|单|笔|份)`)
)

// lacksNames reports whether a question for the names of several meets a sentence
// that only counts them, and neither it nor the next one joins any names.
func (r *Run) lacksNames(p *reading.Page, c find.Candidate) bool {
	q := string(r.Q.Folded)
	sentence := &p.Sentences[p.Clauses[c.Clause].Sentence]
	if !r.Q.Asks("list", "visit", "partner") || !severalAskedRE.MatchString(q) || r.namesNothing() || sentence.Kind == corpus.TableRow || strings.Contains(c.Why, "items follow") {
		return false
	}
	s := sentence.Span
	if text := p.Read(s); !numberedRE.MatchString(text) || r.recordIn(p, s) || strings.HasSuffix(strings.TrimRight(text, " "), ":") && r.goesOn(p, p.Clauses[c.Clause].Sentence, s).End > s.End {
		return false
	}
	if next := p.Clauses[c.Clause].Sentence + 1; next < len(p.Sentences) && p.Sentences[next].Block == sentence.Block {
		s.End = p.Sentences[next].Span.End
	}
	return !joinedRE.MatchString(p.Read(s))
}

// recordIn reports whether a project or an investor that the question does not
// name is named in a span.
func (r *Run) recordIn(p *reading.Page, s corpus.Span) bool {
	a := r.alignmentOf(p)
	return a != nil && r.otherNamed(a, s)
}

var (
	// goesOnRE matches a sentence that names what the one before it counts.
	goesOnRE = regexp.MustCompile(`^[ "“]*(?:其中|当中|分别|依次|包括|它们|即|其一|一是|一、|一要|第一|首先|首个|1[.、]|①|\(一\)|\(1\))`)
	// nextOneRE matches the sentences after such a one that go on.
	nextOneRE = regexp.MustCompile(`^[ "“]*(?:[二三四五六七八]是|其[二三四五六七八]|[二三四五六七八]、|[二三四五六七八]要|第[二三四五六七八]|其次|再次|再就是|此外|另外|另一|最后|还有|[2-9][.、]|[②-⑨]|\([二三四五六七八]\)|\([2-9]\))`)
)

// goesOn is what is shown of a sentence that only counts or announces things,
// with the sentences after it that name them: 我讲三条。一是…。二是…。
func (r *Run) goesOn(p *reading.Page, sentence int, show corpus.Span) corpus.Span {
	s := &p.Sentences[sentence]
	if !numberedRE.MatchString(p.Read(s.Span)) && !announcesRE.MatchString(p.Read(s.Span)) || show.End > s.Span.End {
		return show
	}
	colon := strings.HasSuffix(p.Read(s.Span), ":")
	for i := sentence + 1; i < len(p.Sentences) && p.Sentences[i].Section == s.Section && p.Sentences[i].Span.End-show.Start <= maxTold; i++ {
		text := p.Read(p.Sentences[i].Span)
		if i == sentence+1 && !goesOnRE.MatchString(text) && !(colon && p.Sentences[i].Block == s.Block) || i > sentence+1 && !nextOneRE.MatchString(text) && !strings.HasSuffix(p.Read(p.Sentences[i-1].Span), ";") {
			break
		}
		show.End = p.Sentences[i].Span.End
	}
	return show
}

// announcesRE matches a sentence that announces what the next ones tell.
var announcesRE = regexp.MustCompile(`(?:[0-9]+|[二两三四五六七八九十]+)(?:条|点|件事|句话|笔账|个方面|个字)[:。.,—]*$|[:—]+$`)

// contactRE matches the lines of a text that say who wrote it or can be called.
var contactRE = regexp.MustCompile(`^[(\[【 ]?(?:联系人|联系方式|联系电话|咨询电话|本报记者|记者|通讯员|责任编辑|责编|编辑|校对|审核|监制|来源|接待人员|公司接待人员|参与单位)[:： ]`)

// contactAskedRE matches questions for those.
var contactAskedRE = regexp.MustCompile(`联系|电话|咨询|报名|找谁|记者|编辑|通讯员|作者|写的|接待|参与|参加|调研`)

// isContact reports whether a question for somebody meets a line of contacts that
// it does not ask for, nor for a title in it.
func (r *Run) isContact(p *reading.Page, s corpus.Span) bool {
	q, text := string(r.Q.Folded), p.Read(s)
	if !contactRE.MatchString(text) || contactAskedRE.MatchString(q) {
		return false
	}
	for _, w := range r.Words.Titles {
		if strings.Contains(text, w) && (strings.Contains(q, w) || r.sameTitle(w)) {
			return false
		}
	}
	return true
}

// nowhere reports whether neither the sentence found nor the heading it stands
// under names any place that the question does not.
func (r *Run) nowhere(c find.Candidate) bool {
	s := r.sentenceOf(c)
	if r.Q.Language == "en" || r.Leaning || r.placed(c.Page, s) && !r.firmOnly(c.Page, s) || r.lead(c, s) != "" {
		return false
	}
	if site := r.siteAsked(); site != nil {
		return !r.siteIn(site, c.Page, s)
	}
	q := string(r.Q.Folded)
	for _, m := range atPlaceRE.FindAllStringSubmatch(c.Page.Read(s), -1) {
		if !strings.Contains(q, m[1]) {
			return false
		}
	}
	return true
}

// atPlaceRE matches what stands where a text says a place.
var atPlaceRE = regexp.MustCompile(`(?:在|于|到|至|往|赴|进|回|落户|丢)(\p{Han}{2})`)

// firmOnly reports whether all places that a span names stand in the names of
// companies: 甲物流(香港)有限公司.
func (r *Run) firmOnly(p *reading.Page, s corpus.Span) bool {
	for _, m := range siteRE.FindAllString(firmRunRE.ReplaceAllString(p.Read(s), ""), -1) {
		if !strings.Contains(string(r.Q.Folded), m) {
			return false
		}
	}
	found := false
	for _, place := range p.Places {
		if !s.Contains(place.Span) {
			continue
		}
		if found = true; !firmEndRE.MatchString(p.Read(corpus.Span{Start: place.Span.End, End: s.End})) {
			return false
		}
	}
	return found
}

var (
	firmEndRE = regexp.MustCompile(`^(?:省|市)?\)?[^的在与和由于,。;、]{0,8}(?:有限公司|公司|集团|股份|株式会社)`)
	firmRunRE = regexp.MustCompile(`[^,。;、的在]{0,12}(?:公司|集团)`)
)

var (
	// firmsAskedRE matches questions for the names of companies or bodies.
	firmsAskedRE = regexp.MustCompile(`哪(?:几|些|俩|[二两三四五六七八九十]+|[0-9]+)?(?:家|间)?(?:企业|公司|单位|机构|商会|协会|客商|药企|车企)|哪(?:几|俩|[二两三四五六七八九十]+|[0-9]+)(?:家|间)`)
	// personsAskedRE matches questions for the names of several persons.
	personsAskedRE = regexp.MustCompile(`哪(?:几|些|俩|[二两三四五六七八九十]+|[0-9]+)(?:位|名)?(?:领导|嘉宾|老板|市长|书记|代表|企业家|负责人|人)|哪(?:几|俩|[二两三四五六七八九十]+|[0-9]+)位`)
	// firmNameRE matches names that end as those of companies and bodies do.
	firmNameRE = regexp.MustCompile(`\p{Han}{2,}(?:公司|集团|科技|股份|协会|商会|联盟|银行|大学|学院|研究院|研究所|药业|食品|电子|机械|重工|实业|控股|资本|基金|证券|资产|新材|能源|厂)`)
)

// toldListRE matches a list that a text announces, 三家企业:甲、乙和丙, and one of
// those visited: 去了甲、乙.
var toldListRE = regexp.MustCompile(`(?::|分别|包括|依次|有|是|为)[^。;]*(?:、|和)|(?:去了|走访|拜访|看了|看望|考察|到了|会见|见了|拜会|参观|对接)[^。;,]*(?:、|和)`)

// lacksBodies reports whether a question for the names of companies or persons
// meets a sentence that names none, nor does the next one.
func (r *Run) lacksBodies(p *reading.Page, c find.Candidate) bool {
	q := string(r.Q.Folded)
	sentence := &p.Sentences[p.Clauses[c.Clause].Sentence]
	if !r.Q.Asks("list", "visit", "partner", "who") || sentence.Kind == corpus.TableRow || strings.Contains(c.Why, "items follow") || r.namesNothing() {
		return false
	}
	s := sentence.Span
	if next := p.Clauses[c.Clause].Sentence + 1; next < len(p.Sentences) && p.Sentences[next].Block == sentence.Block {
		s.End = p.Sentences[next].Span.End
	}
	switch {
	case personsAskedRE.MatchString(q):
		return !r.person(p, s)
	case firmsAskedRE.MatchString(q):
		if r.Q.Asks("list", "visit") {
			s = r.window(p, sentence) // what is shown
		}
		return !r.names(firmNameRE, p.Read(s)) && !(r.Q.Asks("partner") && partyFormRE.MatchString(p.Read(sentence.Span))) && !toldListRE.MatchString(p.Read(s)) && !r.bodyIn(p, s)
	}
	return false
}

// bodyIn reports whether a company or body that the question does not name is
// named in a span.
func (r *Run) bodyIn(p *reading.Page, s corpus.Span) bool {
	q := string(r.Q.Folded)
	records := r.recordsOf(p.Document.ID)
	for i := range records.Organizations {
		if x := &records.Organizations[i]; s.Contains(x.Name.Span) && !strings.Contains(q, clean.Fold(x.Name.Value)) {
			return true
		}
	}
	return r.recordIn(p, s)
}

// lacksPlace reports whether a question for what was done in one place meets a
// sentence of another.
func (r *Run) lacksPlace(p *reading.Page, c find.Candidate) bool {
	return r.Q.Asks("visit", "list") && p.Sentences[p.Clauses[c.Clause].Sentence].Kind != corpus.TableRow && r.otherPlace(p, r.sentenceOf(c))
}

// otherPlace reports whether a span names places, but not the one that the
// question asks what was done in: 在甲市走访了哪些 and 在乙市,代表团走访….
func (r *Run) otherPlace(p *reading.Page, s corpus.Span) bool {
	var asked []string
	sited := false // 落在甲市
	for _, place := range r.Q.Places {
		if at := place.Span.Start; place.ID != "" && at > 0 && r.Q.Folded[at-1] == '在' && !p.TitleHas(r.Q.Folded[at:place.Span.End]) {
			asked = append(asked, place.ID)
			sited = sited || at > 1 && strings.ContainsRune("落建放投设选", r.Q.Folded[at-2])
		}
	}
	if len(asked) == 0 {
		return false
	}
	here, other := placesIn(p, s, asked)
	if sited {
		return !here && other
	}
	return !here && slices.ContainsFunc(p.Places, func(at names.Place) bool { return s.Contains(at.Span) && r.unrelated(at.ID) })
}

// fewRE matches questions for a stated number of things by name.
var fewRE = regexp.MustCompile(`哪([二两三四五六七八九十]+|[0-9]+)(?:个|家|项|份|宗|单)|(?:^|[^第0-9])([二两三四五六七八九十]+|[0-9]+)(?:个|家|项|宗|单)(?:\p{Han}{0,8}?)(?:是|有|都是|分别是|叫|都叫)(?:哪些|什么|啥|哪几)`)

// thanRE matches a number that a question compares with: 超过12个.
var thanRE = regexp.MustCompile(`超过|不到|不足|不少于|不低于|至少|多于|少于|大于|小于|以上|以下|以内`)

// complete turns a list that has fewer rows than the question says there are into
// silence: a part of them is no answer.
func (r *Run) complete(res *Result) *Result {
	m := fewRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil || res.Status != answer.Answered || len(res.items) == 0 || r.Leaning || !r.Q.Asks("list") || thanRE.MatchString(string(r.Q.Folded)) {
		return res
	}
	if n := reading.WholeNumber(m[1] + m[2]); n <= len(res.items) {
		return res
	}
	out := notFound("fact_not_stated")
	out.Why, out.Document, out.Plan = "fewer than the question says"+res.Why, res.Document, res.Plan
	return out
}

// lacksMeasure reports whether a question comes to a measure, though no word
// asks for it, and a text has no word for that measure: 松涧食品,注册资本 is not
// answered by what the company invests.
func (r *Run) lacksMeasure(text string) bool {
	f := r.Q.Focus
	if r.Q.Kind != "" || f == nil || f.ID == "total" || r.Q.Language == "en" || f.Kind != reading.Money && f.Kind != reading.Area {
		return false
	}
	return !find.HoldsAny(text, f.Documents) && !find.HoldsAny(text, f.Questions)
}
