package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Limits of what is quoted, in runes.
const (
	maxSentence = 480
	maxBlock    = 400
)

// sentences ranks the sentences of all pages by their best clause and by what
// a sentence has that answers this kind of question.
func (r *Run) sentences() []Candidate {
	if r.ranked == nil {
		r.ranked = r.rankSentences()
	}
	return r.ranked
}

func (r *Run) rankSentences() []Candidate {
	out := []Candidate{}
	kind := r.Q.Kind
	wanted := r.bearing()
	for i, p := range r.Pages {
		openers := r.openers(p)
		for s := range p.Sentences {
			sentence := &p.Sentences[s]
			x := Candidate{Page: p, Clause: -1, Value: -1}
			for c := sentence.From; c < sentence.To; c++ {
				if cover := r.find.covers[i][c]; x.Clause < 0 || cover > x.Cover {
					x.Clause, x.Cover = c, cover
				}
			}
			x.Cover = max(x.Cover, r.coverOfQuestion(i, s))
			if x.Clause < 0 || x.Cover < r.least(0.3) {
				continue
			}
			x.Score = x.Cover
			r.find.anchored(&x)
			r.find.timed(&x)
			if sentence.Kind == corpus.Heading {
				x.add(-0.2, "heading")
			} else if sentence.Kind != corpus.TableRow && (p.TitleSpan().Contains(sentence.Span) || p.IsTitle(sentence.Span)) {
				x.add(-0.25, "title")
			}
			text := numberingRE.ReplaceAllString(p.Read(sentence.Span), "")
			if b := p.Text.Blocks[sentence.Block].Span; kind == "list" && sentence.Kind != corpus.TableRow && b.Len() <= maxBlock && strings.HasSuffix(text, ";") {
				text = p.Read(b)
			}
			r.features(&x, text, kind)
			r.owning(&x, i, s)
			r.asked(&x, text)
			r.bears(&x, wanted, text)
			r.counterpart(&x, text)
			r.find.known(&x, i)
			r.nouns(&x, s, text)
			r.telling(&x, s, text)
			if openers != nil && r.unrelated(openers[sentence.Block]) {
				x.add(otherOpening, "opens with another place")
			}
			out = append(out, x)
		}
	}
	rank(out)
	return out
}

// coverOfQuestion is the part of the words that the question has which a sentence
// replies to: 问:何时开工? 张经理:……; 0 when it replies to none.
func (r *Run) coverOfQuestion(page, sentence int) float64 {
	p := r.Pages[page]
	if withQuestion(p, sentence) == p.Sentences[sentence].Span {
		return 0
	}
	cover := 0.0
	for c := p.Sentences[sentence-1].From; c < p.Sentences[sentence-1].To; c++ {
		cover = max(cover, r.find.covers[page][c])
	}
	return cover
}

// numberingRE matches the number of a paragraph: 二、.
var numberingRE = regexp.MustCompile(`^ *[(]?[一二三四五六七八九十0-9]{1,3}[)]?、`)

// listMarks is how often 、 joins things in a text.
func listMarks(text string) int {
	return strings.Count(numberingRE.ReplaceAllString(text, ""), "、")
}

var (
	withWhomRE = regexp.MustCompile(`[跟与和同](?:了)?(?:谁|哪[^,。]{0,6}?)(?:一起)?(座谈|签|会见|会谈|合作|交流|见面|合资|对接)`)
	withSomeRE = regexp.MustCompile(`[跟与和同、][^,。;]{2,40}(?:座谈|签|会见|会谈|合作|交流|见面|合资|对接)`)
)

// counterpart raises a sentence that says with whom something was done, when
// that is asked.
func (r *Run) counterpart(x *Candidate, text string) {
	m := withWhomRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil {
		return
	}
	for _, s := range withSomeRE.FindAllString(text, -1) {
		if strings.Contains(s, m[1]) {
			x.add(0.2, "with")
			return
		}
	}
}

func (r *Run) features(x *Candidate, text, kind string) {
	for _, f := range r.Words.Features {
		if f.Kind == kind && f.Pattern.MatchString(text) {
			x.add(f.Score, f.Line)
		}
	}
	if kind == "list" {
		n := min(listMarks(text)+strings.Count(text, ";"), 8)
		x.add(0.02*float64(n), "items")
	}
}

// owning raises a sentence by the names of the question that stand in it
// itself.
func (r *Run) owning(x *Candidate, page, sentence int) {
	s := withQuestion(x.Page, sentence)
	own, all := 0.0, 0.0
	leans := r.Leaning && r.find.namesOwn(x.Page)
	for k := range r.find.aligned[page].pieces {
		p := &r.find.aligned[page].pieces[k]
		if !p.strong || p.date || leans && p.lent {
			continue
		}
		w := p.weight * p.rarity
		all += w
		for _, at := range p.places {
			if at >= s.Start && at < s.End {
				own += w
				break
			}
		}
	}
	if n := r.sharedRun(x.Page, s); n >= sharedFrom {
		x.add(min(0.04*float64(n-sharedFrom+1), 0.16), "same wording")
	}
	if all > 0 {
		x.add(0.22*own/all, "own words")
	}
	if leans && own == 0 {
		x.add(-0.22, "none of its own")
	}
	if a := r.find.aligned[page]; a.names > 0 {
		x.add(-0.7*a.lost/a.names, "names lost")
	}
}

var (
	// byWhatRE matches by what a question sorts things: 按类别分.
	byWhatRE = regexp.MustCompile(`按(?:照)?(\p{Han}{2,4}?)(?:来)?(?:分|划分|看|统计|算|排)`)
	// sortedRE matches a sentence that sorts things by something.
	sortedRE = regexp.MustCompile(`^(?:若|如果)?按\p{Han}{2,4}(?:分|划分|看)?,`)
)

// sortedSo is what a sentence gains that sorts things as the question does, and what
// it loses when it sorts them otherwise.
const sortedSo = 0.4

var placeAskedRE = regexp.MustCompile(`哪(?:一)?个?(区|县|镇|市|省|乡|村|街道|酒店|园区|厅|馆|广场)`)

// asked raises a sentence that has the title or the kind of place asked for.
func (r *Run) asked(x *Candidate, text string) {
	q := string(r.Q.Folded)
	if deniedAskedRE.MatchString(q) && r.Q.Asks("list", "who", "quote", "reason", "") {
		if deniedRE.MatchString(text) {
			x.add(denied, "denied")
		} else {
			x.add(-denied, "granted")
		}
	}
	if m := byWhatRE.FindStringSubmatch(q); m != nil {
		if strings.Contains(text, "按"+m[1]) {
			x.add(sortedSo, "sorted so")
		} else if sortedRE.MatchString(text) {
			x.add(-sortedSo, "sorted otherwise")
		}
	}
	switch r.Q.Kind {
	case "who":
		role, has := false, false
		for _, w := range r.Words.Titles {
			if strings.Contains(q, w) {
				role = true
				has = has || strings.Contains(text, w) || r.sameAction(w, text)
			}
		}
		if has {
			x.add(0.3, "title")
		} else if role {
			x.add(-0.2, "no title")
		}
	case "where":
		m := placeAskedRE.FindStringSubmatch(q)
		if m == nil {
			return
		}
		suffix := strings.TrimPrefix(m[1], "城")
		if regexp.MustCompile(`\p{Han}{2,}` + suffix).MatchString(text) {
			x.add(0.15, "place")
		} else {
			x.add(-0.25, "no place")
		}
	case "visit":
		x.add(0.03*float64(min(strings.Count(text, "、"), 8)), "items")
		if q := string(r.Q.Folded); firmsAskedRE.MatchString(q) && !meetingRE.MatchString(text) {
			x.add(noVisit, "no visit") // 市长率团先后到甲、乙招商 names places only
		}
		if strings.Contains(text, "先后") {
			x.add(0.2, "one after another")
		}
	}
}

var askedNouns = [][]string{{"项目"}, {"企业", "公司", "集团"}, {"领域", "行业", "产业", "范畴"}, {"银行"}, {"产品"}, {"国家", "地区"}}

// traitListed is what a sentence gains that lists what some things are of, with the
// word that the question has for it: 分属甲、乙、丙几个方向.
const traitListed = 0.2

// belongsRE matches words for what things are of: 分属, 涵盖.
var belongsRE = regexp.MustCompile(`分属|属于|涵盖|涉及|覆盖|分布|集中|横跨`)

// nouns raises a sentence that has the kind of thing asked for: a person, the
// noun of the list, items after it; and lowers one that only asks.
func (r *Run) nouns(x *Candidate, s int, text string) {
	p := x.Page
	sentence := &p.Sentences[s]
	if strings.HasSuffix(strings.TrimRight(text, "” "), "?") {
		x.add(-0.3, "a question")
	}
	switch r.Q.Kind {
	case "who":
		if r.Q.Language == "en" && r.otherDoing(text) {
			x.add(otherDoingLost, "no such deed")
		}
		if r.person(p, sentence.Span) {
			x.add(0.25, "person")
		} else {
			x.add(-0.15, "no person")
		}
	case "list":
		q := string(r.Q.Folded)
		for _, words := range askedNouns {
			if holdsAny(q, words) && holdsAny(text, words) {
				x.add(0.1, "noun")
			}
		}
		if m := traitAskedRE.FindStringSubmatch(q); m != nil && listMarks(text) > 0 && belongsRE.MatchString(text) && strings.Contains(text, m[1]) {
			x.add(traitListed, "trait listed")
		}
		if next := sentence.Block + 1; sentence.Kind != corpus.ListItem && next < len(p.Text.Blocks) && p.Text.Blocks[next].Kind == corpus.ListItem && p.Text.Blocks[sentence.Block].Span.End <= sentence.Span.End {
			x.add(0.3, "items follow")
		}
	}
}

// otherDoingLost is what a sentence loses that does not tell of the deed that an English
// question asks the doer of: Who chaired …?
const otherDoingLost = -0.8

// otherDoing reports whether a text has no word of the deed that the Chinese of an
// English question names: 主持 of chaired.
func (r *Run) otherDoing(text string) bool {
	for _, t := range r.Q.Terms {
		for i := range r.Words.Deeds {
			if d := &r.Words.Deeds[i]; slices.Contains(d.Words, string(t.Runes)) {
				return !holdsAny(text, d.Words)
			}
		}
	}
	return false
}

// person reports whether a record of a person stands in a span.
func (r *Run) person(p *reading.Page, s corpus.Span) bool {
	records := r.recordsOf(p.Document.ID)
	for i := range records.Persons {
		if s.Contains(records.Persons[i].Name.Span) {
			return true
		}
	}
	return false
}

// sameAction reports whether a text has another word of the action that a word
// names: 率队 for 带队.
func (r *Run) sameAction(word, text string) bool {
	for _, words := range r.Words.Actions {
		if slices.Contains(words, word) && holdsAny(text, words) {
			return true
		}
	}
	return false
}

// unknown reports whether the document of a candidate lacks much of what the
// question names.
func (r *Run) unknown(c Candidate) bool {
	for i, p := range r.Pages {
		if p == c.Page {
			a := r.find.aligned[i]
			if r.Q.Language == "en" {
				return a.lacks(0.3)
			}
			return a.lacks(0.45) && (c.Cover < 0.62 || r.Q.Kind == "when")
		}
	}
	return false
}

// passage answers with the best sentence, or the paragraph when it tells
// things one by one.
func (r *Run) passage() *Result {
	list := r.ofItsYear(r.sentences())
	if len(list) == 0 || list[0].Cover < r.least(r.needed(list[0])) || !r.Leaning && (r.unknown(list[0]) || list[0].Score < 0.35) {
		res := notFound("unknown_entity")
		if len(list) > 0 {
			res.Why = describe(list[0])
		}
		return res
	}
	best, holds := r.bearer(list)
	best = r.underHead(best)
	if !holds || r.silent(best) {
		return r.unstated(best)
	}
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if res := r.rowsOf(best); res != nil {
		return res
	}
	show := r.stretch(best)
	if res := r.announced(best, show); res != nil {
		return res
	}
	if r.Q.Asks("list", "visit", "partner", "quote") && s.Kind != corpus.TableRow {
		show = r.goesOn(p, p.Clauses[best.Clause].Sentence, show)
	}
	if res := firstOf(func() *Result { return r.siteTold(best, show) }, func() *Result { return r.deedTold(best, list) }); res != nil {
		return res
	}
	if r.Q.Asks("where") && !r.placed(p, show) {
		if res := r.whereKnown(); res != nil {
			return res
		}
		if r.nowhere(best) {
			return r.unstated(best)
		}
		show = s.Span
	}
	if head := r.headed(p, s.Span); r.Q.Asks("where") && !head.Empty() {
		return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best) + " head of list", Document: p.Document.ID,
			Parts: []Part{{Page: p, Show: head, Cite: head}, {Page: p, Show: s.Span, Cite: s.Span}}}
	}
	show = r.spoken(best, show)
	if r.Q.Asks("list", "visit", "partner") && s.Kind != corpus.TableRow {
		show = r.deedPart(p, show)
	}
	if res := r.linkedField(p, show); res != nil {
		return res
	}
	if s.Kind != corpus.TableRow && !r.namesSeveral(p, show) {
		return r.unstated(best)
	}
	label := r.lead(best, show)
	if r.Q.Asks("who") && s.Kind != corpus.TableRow {
		if res := r.personTold(best); res != nil {
			return res
		}
		label = r.personAsked(p, show)
		if own := p.Clauses[best.Clause].Span; label == "" && !r.Leaning && !severalHoldersRE.MatchString(string(r.Q.Folded)) && own.Len() < show.Len() && r.onlyPerson(p, own) {
			show = own
		}
	}
	cite := s.Span
	if !cite.Overlaps(show) {
		cite = show
	}
	return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best),
		Parts: []Part{{Label: label, Page: p, Show: withinLimit(p, show, best.Clause), Cite: cite}}, Document: p.Document.ID}
}

// stretch is what is shown at first of the best sentence: an item of a list, or for a
// list the paragraph as far as it tells of the place asked about.
func (r *Run) stretch(best Candidate) corpus.Span {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	show := s.Span
	if e, ok := r.element(best); ok && (!manyRE.MatchString(string(r.Q.Folded)) || r.Q.Asks("partner") && inBracketsRE.MatchString(p.Read(e))) {
		show = e
	}
	if r.Q.Asks("list", "visit") && !oneAskedRE.MatchString(string(r.Q.Folded)) && !strings.Contains(best.Why, namesThemWhy) && s.Kind != corpus.TableRow && (strings.Contains(best.Why, "items follow") || listMarks(p.Read(s.Span)) < 3) {
		show = r.window(p, s)
	}
	switch {
	case strings.Contains(best.Why, namesThemWhy), r.Q.Asks("partner") && manyRE.MatchString(string(r.Q.Folded)) && opensListRE.MatchString(p.Read(show)):
		show = wholeList(p, p.Clauses[best.Clause].Sentence, show)
	case r.Q.Asks("list") && strings.HasSuffix(p.Read(show), ";"):
		show.End = min(p.Text.Blocks[s.Block].Span.End, show.Start+maxSentence)
		fallthrough
	case r.Q.Asks("list", "visit") && s.Kind != corpus.TableRow:
		if own := r.narrowed(p, show); own.Overlaps(p.Clauses[best.Clause].Span) {
			show = own
		}
		show = r.ownPart(best, show)
	}
	return show
}

// opensListRE matches a sentence that opens a list and gives its first item: 有两单:甲…;
var opensListRE = regexp.MustCompile(`[0-9二两三四五六七八九十]\p{Han}{1,3}:[^。]*;$`)

// inBracketsRE matches several names in brackets behind another: 某项目(甲、乙合作).
var inBracketsRE = regexp.MustCompile(`\([^()]*[、和与][^()]*\)`)

// spoken is what is shown of somebody's words: with the sentences that they go on in,
// whose they are and the question that they answer.
func (r *Run) spoken(best Candidate, show corpus.Span) corpus.Span {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if said := r.find.heard(&best); said != nil && r.Q.Asks("quote", "list", "reason") {
		show = r.utterance(&best, said)
	}
	if s.Kind != corpus.TableRow && r.Q.Asks("quote") {
		show = r.speech(p, p.Clauses[best.Clause].Sentence, show)
	}
	if show == s.Span && s.Kind != corpus.TableRow {
		if whoseRE.MatchString(p.Read(show)) {
			show = before(p, p.Clauses[best.Clause].Sentence, show)
		} else if r.Q.Asks("quote", "reason", "list", "") {
			if asks := withQuestion(p, p.Clauses[best.Clause].Sentence); asks.Start >= p.Text.Blocks[s.Block].Span.Start {
				show = asks // the question of another paragraph is not his
			}
		}
	}
	return show
}

// personTold answers who did something, or stands beside a place, by name; nil when
// the sentence leaves it open.
func (r *Run) personTold(best Candidate) *Result {
	p, s := best.Page, r.sentenceOf(best)
	if place, name := r.besidePlace(p, s); !name.Empty() {
		return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best), Plan: "Lookup beside place",
			Parts: []Part{{Label: p.Shown(place), Text: p.Shown(name), Page: p, Cite: s}}, Document: p.Document.ID}
	}
	if in := r.deedDone(p, s); in != nil {
		return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best), Plan: "Lookup doer",
			Parts: []Part{{Page: p, Show: in.Span, Cite: in.Span}}, Document: p.Document.ID}
	}
	if h := r.doer(slices.Index(r.Pages, p), s); h != nil && !severalHoldersRE.MatchString(string(r.Q.Folded)) {
		return &Result{Status: answer.Answered, Score: best.Score, Why: describe(best), Plan: "Lookup doer", Parts: []Part{r.introduce(p, h)}, Document: p.Document.ID}
	}
	return nil
}

// wholeList widens what is shown of a list whose items stand between semicolons to
// its end: 有两家:甲,…;乙,…。
func wholeList(p *reading.Page, sentence int, show corpus.Span) corpus.Span {
	for i := sentence; i+1 < len(p.Sentences) && p.Sentences[i+1].Block == p.Sentences[sentence].Block && strings.HasSuffix(p.Read(p.Sentences[i].Span), ";"); i++ {
		if end := p.Sentences[i+1].Span.End; end-show.Start <= maxSentence {
			show.End = max(show.End, end)
		}
	}
	return show
}

// ofItsYear leaves out the sentences of another year than the question names.
func (r *Run) ofItsYear(list []Candidate) []Candidate {
	if r.Leaning {
		return list
	}
	for len(list) > 0 && strings.Contains(list[0].Why, "other year") {
		list = list[1:]
	}
	return list
}

// oneAskedRE matches questions for one thing: 跟哪家企业合伙.
var oneAskedRE = regexp.MustCompile(`哪(?:一)?(?:家|个|位|条|座|款)`)

// unstated says that the best sentence does not hold what is asked.
func (r *Run) unstated(best Candidate) *Result {
	res := notFound("fact_not_stated")
	res.Why, res.Document = "the sentence has no such thing: "+describe(best), best.Page.Document.ID
	return res
}

// manyRE matches questions for several at once.
var manyRE = regexp.MustCompile(`哪几|哪两|哪三|哪四|哪些|几方|几家|三方|双方|两家|三家|谁(?:跟|和|与|同)谁|合伙|联手`)

var (
	namesAskedRE = regexp.MustCompile(`叫(什么|啥)(名字?)?|什么名字|名字是|分别叫|(?:各自|分别)的(?:名称|名字)|(?:名字|名称)都?(?:给|列|报|说|逐)`)
	partyWordRE  = regexp.MustCompile(`由\p{Han}{2,12}(?:投资|建设|承建|出资|投建)|公司|集团|企业|厂|银行|政府|大学|研究院|研究所|中心|局|商会|协会|药业|木业|矿业|[交城建国产文旅水能医农]投|基金|控股|股份|科技|投资方|资本|实业|电力|地产|管委会|委员会|部|人|ag|co\.|ltd|group|inc`)
)

// lead is the heading of a digest's item when a question asks where and the
// sentence itself says no place.
func (r *Run) lead(c Candidate, show corpus.Span) string {
	p := c.Page
	s := &p.Sentences[p.Clauses[c.Clause].Sentence]
	lead := p.Sections[s.Section].Lead
	if r.Q.Kind != "where" || !p.Digest() && placeEndRE.MatchString(p.Read(show)) || lead.Len() > 30 || show.Contains(lead) || newsLeadRE.MatchString(p.Read(lead)) {
		return ""
	}
	if !r.placed(p, lead) && !atPlaceRE.MatchString(p.Read(lead)) {
		return ""
	}
	return strings.Trim(p.Shown(lead), ":： ")
}

// newsLeadRE matches the line of a newspaper that begins a report: it says where
// the report was written.
var newsLeadRE = regexp.MustCompile(`报导|报道|日电|记者|本报`)

// rowsOf lists the rows of the table that the best sentence is a row of; nil
// when that is not asked.
func (r *Run) rowsOf(best Candidate) *Result {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if s.Kind != corpus.TableRow || s.Row < 0 || !r.Q.Asks("list", "count", "yesno") {
		return nil
	}
	for _, group := range byTable(r.items()) {
		if group[0].table != &p.Tables[s.Table] || !group[0].table.IsProjects() {
			continue
		}
		sel := r.narrow(group)
		if kept := r.filter(sel.items); len(kept) > 0 && len(kept) < len(group) {
			return r.listItems(kept, sel, false)
		}
	}
	return nil
}

// projectsIn is how many projects a block names.
func (r *Run) projectsIn(p *reading.Page, block int) int {
	n := 0
	projects := r.recordsOf(p.Document.ID).Projects
	for i := range projects {
		if p.Text.Blocks[block].Span.Contains(projects[i].Name.Span) {
			n++
		}
	}
	return n
}

// silent reports whether the best sentence lacks what is asked: names of
// several things, a company.
func (r *Run) silent(best Candidate) bool {
	q := string(r.Q.Folded)
	p := best.Page
	if r.emptyField(best) || r.figuresOnly(best) || r.Q.Asks("who") && r.ofOtherOffice(p, p.Sentences[p.Clauses[best.Clause].Sentence].Span) {
		return true
	}
	text := p.Read(p.Sentences[p.Clauses[best.Clause].Sentence].Span)
	if r.Q.Language != "en" && r.hasNoAnswer(text) {
		return true
	}
	if namesAskedRE.MatchString(q) && p.Sentences[p.Clauses[best.Clause].Sentence].Kind == corpus.TableRow {
		return true
	}
	if namesAskedRE.MatchString(q) && strings.Contains(q, "项目") && r.projectsIn(p, p.Sentences[p.Clauses[best.Clause].Sentence].Block) < 2 {
		return true
	}
	if namesAskedRE.MatchString(q) && r.Q.Kind != "who" && pluralRE.MatchString(q) {
		return !strings.Contains(text, "、") && strings.Count(text, ";") < 2
	}
	if r.Q.Kind == "partner" && !whatSignedRE.MatchString(q) {
		return r.partnerless(best)
	}
	return false
}

// window is the paragraph of a sentence, or as much of it from the sentence on
// as may be quoted; of a short paragraph that announces a list, the items too.
func (r *Run) window(p *reading.Page, s *reading.Sentence) corpus.Span {
	block := p.Text.Blocks[s.Block].Span
	if block.Len() > maxBlock {
		block.Start = s.Span.Start
		block.End = min(block.End, block.Start+maxBlock)
	}
	for b := s.Block + 1; b < len(p.Text.Blocks) && p.Text.Blocks[b].Kind == corpus.ListItem && p.Text.Blocks[s.Block].Kind != corpus.ListItem; b++ {
		if p.Text.Blocks[b].Span.End-block.Start > maxBlock+80 {
			break
		}
		block.End = p.Text.Blocks[b].Span.End
	}
	return block
}

// shorten keeps a long sentence to what fits around its best clause.
func shorten(p *reading.Page, s corpus.Span, clause int) corpus.Span {
	if s.Len() <= maxSentence {
		return s
	}
	c := p.Clauses[clause].Span
	if c.End-s.Start > maxSentence {
		s.Start = c.Start
	}
	s.End = min(s.End, s.Start+maxSentence)
	return s
}
