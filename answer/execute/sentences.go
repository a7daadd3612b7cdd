package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// sentences ranks the sentences of all pages by their best clause and by what
// a sentence has that answers this kind of question.
func (r *Run) sentences() []find.Candidate {
	if r.ranked == nil {
		r.ranked = r.rankSentences()
	}
	return r.ranked
}

func (r *Run) rankSentences() []find.Candidate {
	out := []find.Candidate{}
	kind := r.Q.Kind
	wanted, placed := r.bearing(), r.placedPages()
	for i, p := range r.Pages {
		openers := r.openers(p)
		for s := range p.Sentences {
			sentence := &p.Sentences[s]
			x := find.Candidate{Page: p, Clause: -1, Value: -1}
			for c := sentence.From; c < sentence.To; c++ {
				if cover := r.find.Covers[i][c]; x.Clause < 0 || cover > x.Cover {
					x.Clause, x.Cover = c, cover
				}
			}
			x.Cover = max(x.Cover, r.coverOfQuestion(i, s))
			if x.Clause < 0 || x.Cover < r.least(0.3) {
				continue
			}
			x.Score = x.Cover
			r.find.Anchored(&x)
			r.find.Timed(&x)
			if sentence.Kind == corpus.Heading {
				x.Add(-0.2, "heading")
			} else if sentence.Kind != corpus.TableRow && (p.TitleSpan().Contains(sentence.Span) || p.IsTitle(sentence.Span)) {
				x.Add(-0.25, "title")
			}
			text := numberingRE.ReplaceAllString(p.Read(sentence.Span), "")
			if b := p.Text.Blocks[sentence.Block].Span; kind == "list" && sentence.Kind != corpus.TableRow && b.Len() <= find.MaxBlock && strings.HasSuffix(text, ";") {
				text = p.Read(b)
			}
			r.features(&x, text, kind)
			r.owning(&x, i, s)
			r.ofAsked(&x, s, text)
			r.asked(&x, text)
			r.bears(&x, wanted, text)
			r.counterpart(&x, text)
			r.find.Known(&x, i)
			r.nouns(&x, s, text)
			r.telling(&x, s, text)
			if placed != nil && !placed[i] {
				x.Add(ofNoPlace, "of no such place")
			}
			if openers != nil && r.unrelated(openers[sentence.Block]) {
				x.Add(otherOpening, "opens with another place")
			}
			out = append(out, x)
		}
	}
	find.Rank(out)
	return out
}

// ofNoPlace is what the sentences of a page lose that does not name the place asked about,
// when another has it in its title.
const ofNoPlace = -0.25

// placedPages tells which pages name the place that a question names; nil when it names none
// or several, or none of them has it in its title.
func (r *Run) placedPages() []bool {
	if r.Leaning || r.Q.Language == "en" || len(r.Q.Places) != 1 || r.Q.Places[0].ID == "" {
		return nil
	}
	place := r.Q.Places[0]
	said := find.PlaceName(r.Q.Folded[place.Span.Start:place.Span.End])
	out, titled := make([]bool, len(r.Pages)), false
	for i, p := range r.Pages {
		titled = titled || p.TitleHas([]rune(said))
		out[i] = pageKnows(p, place.ID, said)
	}
	if !titled {
		return nil
	}
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
		cover = max(cover, r.find.Covers[page][c])
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
func (r *Run) counterpart(x *find.Candidate, text string) {
	m := withWhomRE.FindStringSubmatch(string(r.Q.Folded))
	if m == nil {
		return
	}
	for _, s := range withSomeRE.FindAllString(text, -1) {
		if strings.Contains(s, m[1]) {
			x.Add(0.2, "with")
			return
		}
	}
}

func (r *Run) features(x *find.Candidate, text, kind string) {
	for _, f := range r.Words.Features {
		if f.Kind == kind && f.Pattern.MatchString(text) {
			x.Add(f.Score, f.Line)
		}
	}
	if a := r.Q.Aspect; a != nil && a.Told.MatchString(text) {
		x.Add(tellsAspect, a.Line)
	}
	if kind == "list" {
		n := min(listMarks(text)+strings.Count(text, ";"), 8)
		x.Add(0.02*float64(n), "items")
	}
}

// tellsAspect is what a sentence gains that tells what the question wants told.
const tellsAspect = 0.2

// owning raises a sentence by the names of the question that stand in it
// itself.
func (r *Run) owning(x *find.Candidate, page, sentence int) {
	s := withQuestion(x.Page, sentence)
	own, all := 0.0, 0.0
	leans := r.Leaning && r.find.NamesOwn(x.Page)
	for k := range r.find.Aligned[page].Pieces {
		p := &r.find.Aligned[page].Pieces[k]
		if !p.Strong || p.Date || leans && p.Lent {
			continue
		}
		w := p.Weight * p.Rarity
		all += w
		for _, at := range p.Places {
			if at >= s.Start && at < s.End {
				own += w
				break
			}
		}
	}
	if n := r.sharedRun(x.Page, s); n >= sharedFrom {
		x.Add(min(0.04*float64(n-sharedFrom+1), 0.16), "same wording")
	}
	if all > 0 {
		x.Add(0.22*own/all, "own words")
	}
	if leans && own == 0 {
		x.Add(-0.22, "none of its own")
	}
	if a := r.find.Aligned[page]; a.Names > 0 {
		x.Add(-0.7*a.Lost/a.Names, "names lost")
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
func (r *Run) asked(x *find.Candidate, text string) {
	q := string(r.Q.Folded)
	if deniedAskedRE.MatchString(q) && r.Q.Asks("list", "who", "quote", "reason", "") {
		if deniedRE.MatchString(text) {
			x.Add(find.Denied, "denied")
		} else {
			x.Add(-find.Denied, "granted")
		}
	}
	if m := byWhatRE.FindStringSubmatch(q); m != nil {
		if strings.Contains(text, "按"+m[1]) {
			x.Add(sortedSo, "sorted so")
		} else if sortedRE.MatchString(text) {
			x.Add(-sortedSo, "sorted otherwise")
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
			x.Add(0.3, "title")
		} else if role {
			x.Add(-0.2, "no title")
		}
	case "where":
		m := placeAskedRE.FindStringSubmatch(q)
		if m == nil {
			return
		}
		suffix := strings.TrimPrefix(m[1], "城")
		if regexp.MustCompile(`\p{Han}{2,}` + suffix).MatchString(text) {
			x.Add(0.15, "place")
		} else {
			x.Add(-0.25, "no place")
		}
	case "visit":
		x.Add(0.03*float64(min(strings.Count(text, "、"), 8)), "items")
		if q := string(r.Q.Folded); firmsAskedRE.MatchString(q) && !meetingRE.MatchString(text) {
			x.Add(noVisit, "no visit") // 市长率团先后到甲、乙招商 names places only
		}
		if strings.Contains(text, "先后") {
			x.Add(0.2, "one after another")
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
func (r *Run) nouns(x *find.Candidate, s int, text string) {
	p := x.Page
	sentence := &p.Sentences[s]
	if strings.HasSuffix(strings.TrimRight(text, "” "), "?") {
		x.Add(-0.3, "a question")
	}
	switch r.Q.Kind {
	case "who":
		if r.Q.Language == "en" && r.otherDoing(text) {
			x.Add(otherDoingLost, "no such deed")
		}
		if r.person(p, sentence.Span) {
			x.Add(0.25, "person")
		} else {
			x.Add(-0.15, "no person")
		}
	case "list":
		q := string(r.Q.Folded)
		for _, words := range askedNouns {
			if find.HoldsAny(q, words) && find.HoldsAny(text, words) {
				x.Add(0.1, "noun")
			}
		}
		if m := traitAskedRE.FindStringSubmatch(q); m != nil && listMarks(text) > 0 && belongsRE.MatchString(text) && strings.Contains(text, m[1]) {
			x.Add(traitListed, "trait listed")
		}
		if next := sentence.Block + 1; sentence.Kind != corpus.ListItem && next < len(p.Text.Blocks) && p.Text.Blocks[next].Kind == corpus.ListItem && p.Text.Blocks[sentence.Block].Span.End <= sentence.Span.End {
			x.Add(0.3, "items follow")
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
				return !find.HoldsAny(text, d.Words)
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
		if slices.Contains(words, word) && find.HoldsAny(text, words) {
			return true
		}
	}
	return false
}

// unknown reports whether the document of a candidate lacks much of what the
// question names.
func (r *Run) unknown(c find.Candidate) bool {
	for i, p := range r.Pages {
		if p == c.Page {
			a := r.find.Aligned[i]
			if r.Q.Language == "en" {
				return a.Lacks(0.3)
			}
			return a.Lacks(0.45) && (c.Cover < 0.62 || r.Q.Kind == "when")
		}
	}
	return false
}

var (
	// deniedAskedRE matches questions for what is shut out of something: 哪些项目不能享受.
	deniedAskedRE = regexp.MustCompile(`(?:哪|什么|啥|谁|为何).*(?:不能|不得|不可以|不许|不让|不享受|不适用|不予|不受理|不支持|不算|享受不了|拿不到|领不了)`)
	// deniedRE matches what texts say of that.
	deniedRE = regexp.MustCompile(`不适用|不享受|不得|不能|不可|不宜|不予|不再|不受理|不支持|除外|不在此列|不纳入|不列入|排除|禁止|不符合`)
)

// What a sentence gains or loses when words are asked for.
const (
	inStatement = 0.15 // somebody said it
	sameNoun    = 0.25 // it has the thing that the question asks the kind of
)

var (
	kindOfRE = regexp.MustCompile(`(?:什么|怎么|怎|啥)样的(\p{Han}{2})`)

	judgesRE = regexp.MustCompile(`评价|评论|看待|表态|怎么看|怎么说|怎么讲`)
)

// toldWords raises a sentence that somebody said, for questions for a judgement,
// and one that has the thing whose kind is asked: 什么样的服务.
func (r *Run) toldWords(x *find.Candidate, text string) {
	if !r.Q.Asks("quote") {
		return
	}
	q := string(r.Q.Folded)
	if m := kindOfRE.FindStringSubmatch(q); m != nil && strings.Contains(text, m[1]) {
		x.Add(sameNoun, "same noun")
	}
	if judgesRE.MatchString(q) && r.isSaid(x) {
		x.Add(inStatement, "said")
	}
}

// isSaid reports whether a sentence is part of a statement.
func (r *Run) isSaid(x *find.Candidate) bool {
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	for _, said := range r.recordsOf(x.Page.Document.ID).Statements {
		if said.Quote.Overlaps(s) {
			return true
		}
	}
	return false
}

// siteFieldRE matches the field of a notice that says where: 项目选址:某市某区.
var siteFieldRE = regexp.MustCompile(`^(?:[0-9]+[、.]|● ?)?(?:项目)?(?:建设)?(?:选址|地点|地址|位置):`)

// enoughField is the cover that such a field needs: its notice is of one
// project and names it elsewhere.
const enoughField = 0.38
