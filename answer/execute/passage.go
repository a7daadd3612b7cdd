package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

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
	show, tells := r.tellsAsked(best, show)
	if !tells {
		return r.unstated(best)
	}
	if r.Q.Asks("list", "visit", "partner") && s.Kind != corpus.TableRow {
		show = r.deedPart(p, show)
	}
	if res := r.linkedField(p, show); res != nil {
		return res
	}
	if s.Kind != corpus.TableRow && !r.namesSeveral(p, show) {
		return r.unstated(best)
	}
	if s.Kind != corpus.TableRow {
		show = r.ownClause(best, show)
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
	res := &Result{Status: answer.Answered, Score: best.Score, Why: describe(best),
		Parts: []Part{{Label: label, Page: p, Show: withinLimit(p, show, best.Clause), Cite: cite}}, Document: p.Document.ID}
	r.tieTold(res, best, list)
	return res
}

// stretch is what is shown at first of the best sentence: an item of a list, or for a
// list the paragraph as far as it tells of the place asked about.
func (r *Run) stretch(best find.Candidate) corpus.Span {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	show := s.Span
	if e, ok := r.element(best); ok && (!manyRE.MatchString(string(r.Q.Folded)) || r.Q.Asks("partner") && inBracketsRE.MatchString(p.Read(e))) {
		show = e
	}
	if r.Q.Asks("list", "visit") && !oneAskedRE.MatchString(string(r.Q.Folded)) && !strings.Contains(best.Why, namesThemWhy) && s.Kind != corpus.TableRow && (strings.Contains(best.Why, "items follow") || listMarks(p.Read(s.Span)) < 3) && !(r.Q.Asks("list") && r.ownSentence(best)) {
		show = r.window(p, s)
	}
	switch {
	case strings.Contains(best.Why, namesThemWhy), r.Q.Asks("partner") && manyRE.MatchString(string(r.Q.Folded)) && opensListRE.MatchString(p.Read(show)):
		show = find.WholeList(p, p.Clauses[best.Clause].Sentence, show)
	case r.Q.Asks("list") && strings.HasSuffix(p.Read(show), ";"):
		show.End = min(p.Text.Blocks[s.Block].Span.End, show.Start+find.MaxSentence)
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
func (r *Run) spoken(best find.Candidate, show corpus.Span) corpus.Span {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if said := r.find.Heard(&best); said != nil && r.Q.Asks("quote", "list", "reason") {
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
func (r *Run) personTold(best find.Candidate) *Result {
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

// ofItsYear leaves out the sentences of another year than the question names.
func (r *Run) ofItsYear(list []find.Candidate) []find.Candidate {
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
func (r *Run) unstated(best find.Candidate) *Result {
	res := notFound("fact_not_stated")
	res.Why, res.Document = "the sentence has no such thing: "+describe(best), best.Page.Document.ID
	res.refused = []Part{{Page: best.Page, Show: r.sentenceOf(best)}}
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
func (r *Run) lead(c find.Candidate, show corpus.Span) string {
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
func (r *Run) rowsOf(best find.Candidate) *Result {
	p := best.Page
	s := &p.Sentences[p.Clauses[best.Clause].Sentence]
	if s.Kind != corpus.TableRow || s.Row < 0 || !r.Q.Asks("list", "count", "yesno") {
		return nil
	}
	for _, group := range listing.ByTable(r.items()) {
		if group[0].Table != &p.Tables[s.Table] || !group[0].Table.IsProjects() {
			continue
		}
		sel := r.narrow(group)
		if kept := r.filter(sel.Items); len(kept) > 0 && len(kept) < len(group) {
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
func (r *Run) silent(best find.Candidate) bool {
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
	if block.Len() > find.MaxBlock {
		block.Start = s.Span.Start
		block.End = min(block.End, block.Start+find.MaxBlock)
	}
	for b := s.Block + 1; b < len(p.Text.Blocks) && p.Text.Blocks[b].Kind == corpus.ListItem && p.Text.Blocks[s.Block].Kind != corpus.ListItem; b++ {
		if p.Text.Blocks[b].Span.End-block.Start > find.MaxBlock+80 {
			break
		}
		block.End = p.Text.Blocks[b].Span.End
	}
	return block
}

// shorten keeps a long sentence to what fits around its best clause.
func shorten(p *reading.Page, s corpus.Span, clause int) corpus.Span {
	if s.Len() <= find.MaxSentence {
		return s
	}
	c := p.Clauses[clause].Span
	if c.End-s.Start > find.MaxSentence {
		s.Start = c.Start
	}
	s.End = min(s.End, s.Start+find.MaxSentence)
	return s
}
