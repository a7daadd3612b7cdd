package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// What somebody said is asked in more ways than there are verbs of saying: 怎么
// 表的态, 把园区比作什么, 凭啥, 想让老板们把本地当啥. So what is read first is
// whom the question names, and all that a page gives as his words; of these the
// sentence answers that has most of the question's own words.

var (
	// wordsAskedRE matches verbs of saying, judging and wanting.
	wordsAskedRE = regexp.MustCompile(`[说讲谈]|称|认为|觉得|看待|怎么看|看法|答复|回复|看来|希望|期望|期待|想让|盼|承诺|保证|许诺|答应|拍胸脯|表态|表的?态|表示|表述|评价|形容|比作|比成|比喻|打比方|概括|总结|解释|强调|坦言|透露|原话|一番话|主张|建议|呼吁|回应|最怕|最看重|凭(?:啥|什么)`)
	// openWordRE matches what leaves open which words are asked for.
	openWordRE = regexp.MustCompile(`谁|什么|啥|怎么|怎样|如何|咋|哪|为何|为什么|吗|是否|能不能|可不可以|凭`)
	// saidHowRE matches the verbs of which each says what kind of words are asked for.
	saidHowRE = regexp.MustCompile(`承诺|许诺|保证|要求|希望|呼吁|建议|强调|坦言|透露`)
	// fillerRE matches what a question has beside its topic.
	fillerRE = regexp.MustCompile(`什么样|什么|怎么样|怎么|怎样|如何|为什么|为何|为啥|啥|咋|哪[一几个些两三]*|是否|能否|可否|请问|请教|引述|引用|原文|原话|当时|一番话|一句话|那句|一事|关于|致辞时?|讲话时?|仪式上|会上|书记|市长|县长|区长|局长|主任|董事长|总经理|总裁|先生|女士|同志|领导|的话|承诺|表示|表态|表述|评价|形容|比作|比喻|概括|解释|强调|认为|觉得|希望|[说讲谈的了是吗呢用来把]`)
	// saysSoRE matches a sentence that gives words of the person before the verb.
	saysSoRE = regexp.MustCompile(`^[^。;“"]{0,30}?(?:说|讲|谈|称|道|表示|表态|坦言|指出|强调|认为|透露|介绍|感慨|直言|笑言|比作|比成|形容|希望|承诺|算的?是|回应|答复|回复|提出|要求|建议|呼吁|回答)`)
	// whoseRE matches the end of a sentence that says only whose the words before
	// it are: ”某某这样对企业家讲。
	// or so: 某某这样概括会上的气氛。
	whoseRE = regexp.MustCompile(`^["”」]?[^“"”「」]{0,40}(?:(?:说|讲|表示|介绍|坦言|感慨|指出|强调|认为|透露|称|道|直言|笑言)[。!]?["”」]?|(?:这样|这么|如此|以此|用这[句番]话)来?(?:概括|总结|归纳|形容|描述|评价|比喻|解释|回应|回答|说明|表态)[^“"”「」]{0,24}[。!]?)$`)
	// heRE matches a sentence that goes on with the words of the one before.
	heRE = regexp.MustCompile(`^["“「]?(?:[他她][^。]{0,8}(?:说|讲|表示|指出|强调|认为|希望|承诺|坦言|还)|["“「])`)
	// ofWordsRE matches headings of somebody's words: 某某的话, 某某谈招商; a visit
	// or a talk with firms is none: 某某走访企业, 某某洽谈合作.
	ofWordsRE = regexp.MustCompile(`的话|寄语|[说讲]|(?:^|[^洽座会恳商访面])谈|[专采]访|访谈|对话|致辞|讲话`)
	// addressRE matches how a speech begins.
	addressRE = regexp.MustCompile(`各位|同志们|女士们|朋友们|来宾`)
)

// Limits of what is quoted of somebody's words.
const (
	maxWords      = 220  // runes
	enoughSaid    = 0.18 // part of the question's topic that the words must have
	moreSaid      = 0.12 // more of it than the words found have
	longestOffice = 16   // runes before the name of who says something
	saidSo        = 0.3  // what words gain that are introduced with the verb of the question
	firstLines    = 4    // of a page: its title, byline and what is under them
)

// orSaid gives the words of the person whom the question names when it asks for
// them and the answer found is none of his.
func (r *Run) orSaid(res *Result) *Result {
	q := string(r.Q.Folded)
	if r.Leaning || r.Q.Language == "en" || !r.Q.Asks("", "quote", "reason", "list", "who", "yesno", "partner") || !wordsAskedRE.MatchString(q) || !openWordRE.MatchString(q) || whatIsRE.MatchString(q) {
		return res
	}
	speakers := r.speakers()
	said := r.saying(speakers)
	if said == nil {
		return res
	}
	for _, x := range speakers {
		if res.Status == answer.Answered && ownWords(res, x) && said.Score < r.shareShown(res, x)+moreSaid {
			return res
		}
	}
	return said
}

// speaker is somebody whom the question names, with the sentences of a page that
// are his words.
type speaker struct {
	page  *reading.Page
	name  string
	words []int
}

// speakers are those whom the question names, by name or as 王市长, and who say
// something on a page.
func (r *Run) speakers() []speaker {
	var out []speaker
	for _, p := range r.Pages {
		for _, name := range r.namedOf(p) {
			if words := r.wordsOf(p, name); len(words) > 0 {
				out = append(out, speaker{p, name, words})
			}
		}
	}
	return out
}

// spokenToRE matches what stands before the one who is spoken to: 甲怎么答复乙, 甲对乙说了什么.
var spokenToRE = regexp.MustCompile(`(?:答复|回复|回应|回答|告诉|反问|答应|对|向|跟|给)(?:了)?$`)

// namedOf are the persons of a page whom the question names.
func (r *Run) namedOf(p *reading.Page) []string {
	q := string(r.Q.Folded)
	if out := p.Named(q); len(out) > 0 {
		said := slices.DeleteFunc(slices.Clone(out), func(name string) bool { return spokenToRE.MatchString(q[:strings.Index(q, name)]) })
		if len(said) > 0 {
			return said
		}
		return out
	}
	var out []string
	people := p.People()
	for i := range people {
		h := &people[i]
		surname := string(p.Folded[h.Span.Start : h.Span.Start+1])
		name := p.Read(h.Span)
		if slices.ContainsFunc(h.Ranks, func(rank string) bool {
			return strings.HasPrefix(q, surname+rank) || strings.Contains(q, "的"+surname+rank)
		}) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return r.onlyHolder(p)
	}
	return out
}

// onlyHolder is the one person of a page with the title that the question gives
// without a name, 甲市市长怎么说; of a round-up, in the paragraphs that open with the
// place it names. nil when there is none, or several.
func (r *Run) onlyHolder(p *reading.Page) []string {
	if r.Q.Title == "" {
		return nil
	}
	openers := r.openers(p)
	var out []string
	people := p.People()
	for i := range people {
		h := &people[i]
		s := p.SentenceAt(h.Span.Start)
		if s < 0 || !slices.Contains(h.Ranks, r.Q.Title) || r.elsewhere(h, p.Read(h.Known)) || r.otherBody(p.Folded[h.Known.Start:h.Known.End]) || openers != nil && r.unrelated(openers[p.Sentences[s].Block]) {
			continue
		}
		if name := p.Read(h.Span); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	if len(out) != 1 {
		return nil
	}
	return out
}

// wordsOf are the sentences of a page that give somebody's words.
func (r *Run) wordsOf(p *reading.Page, name string) []int {
	own := map[int]bool{}
	for _, s := range r.recordsOf(p.Document.ID).Statements {
		for i := p.SentenceAt(s.Quote.Start); clean.Fold(s.Speaker.Value) == name && i >= 0 && i < len(p.Sentences) && p.Sentences[i].Span.Start < s.Quote.End; i++ {
			own[i] = true
		}
	}
	speech := isSpeech(p, name)
	for i := range p.Sentences {
		text := p.Read(p.Sentences[i].Span)
		switch at := strings.Index(text, name); {
		case speech && i >= firstLines:
			own[i] = true
		case at < 0:
		case p.Sentences[i].Kind == corpus.Heading:
			if ofWordsRE.MatchString(text[at:]) {
				addSection(p, i, own)
			}
		case strings.HasPrefix(text[at+len(name):], ":") && at == 0:
			addBlock(p, i, own)
		case whoseRE.MatchString(text):
			own[i] = true
			addBefore(p, i, own)
		case saysSoRE.MatchString(text[at+len(name):]):
			own[i] = true
			if quotedBefore(p, i) && len([]rune(text[:at])) <= longestOffice {
				own[i-1] = true
			}
			if n := i + 1; n < len(p.Sentences) && p.Sentences[n].Block == p.Sentences[i].Block && heRE.MatchString(p.Read(p.Sentences[n].Span)) {
				own[n] = true
			}
		}
	}
	out := make([]int, 0, len(own))
	for i := range p.Sentences {
		if own[i] && !presentsRE.MatchString(p.Read(p.Sentences[i].Span)) {
			out = append(out, i)
		}
	}
	return out
}

// isSpeech reports whether a page is a speech of somebody: he stands alone under
// the title, and the text addresses its hearers or the title says so.
func isSpeech(p *reading.Page, name string) bool {
	named, addressed := false, false
	for i := range p.Sentences[:min(firstLines*2, len(p.Sentences))] {
		text := p.Read(p.Sentences[i].Span)
		named = named || i < firstLines && strings.HasSuffix(strings.TrimRight(text, ") 。"), name)
		addressed = addressed || addressRE.MatchString(text) && len([]rune(text)) < 40
	}
	return named && (addressed || speechTitleRE.MatchString(p.Read(p.TitleSpan())))
}

// speechTitleRE matches titles of what somebody said or reported before a meeting.
var speechTitleRE = regexp.MustCompile(`讲话|致辞|致词|演讲|发言|政府工作报告|工作报告|推介词`)

// addSection adds the sentences under a heading.
func addSection(p *reading.Page, heading int, own map[int]bool) {
	for i := heading + 1; i < len(p.Sentences) && p.Sentences[i].Kind != corpus.Heading; i++ {
		own[i] = true
	}
}

// addBlock adds the sentences of a paragraph from one on.
func addBlock(p *reading.Page, from int, own map[int]bool) {
	for i := from; i < len(p.Sentences) && p.Sentences[i].Block == p.Sentences[from].Block; i++ {
		own[i] = true
	}
}

// addBefore adds the quoted sentences before the one that says whose they are.
func addBefore(p *reading.Page, at int, own map[int]bool) {
	for i := at - 1; i >= max(0, at-maxSpeech) && p.Sentences[i].Block == p.Sentences[at].Block; i-- {
		own[i] = true
		if strings.ContainsAny(p.Read(p.Sentences[i].Span), `“"「`) {
			return
		}
	}
}

// ownWords reports whether an answer shows some of somebody's words.
func ownWords(res *Result, x speaker) bool {
	for _, part := range res.Parts {
		for _, i := range x.words {
			if part.Page == x.page && part.Show.Overlaps(x.page.Sentences[i].Span) {
				return true
			}
		}
	}
	return false
}

// shareShown is the part of the topic that an answer shows.
func (r *Run) shareShown(res *Result, x speaker) float64 {
	text := ""
	for _, part := range res.Parts {
		if part.Page != nil {
			text += part.Page.Read(part.Show) + " "
		}
	}
	return shareOfPairs(r.topicFor(x), text)
}

// topicFor is the topic of the question without the name of a speaker.
func (r *Run) topicFor(x speaker) []string {
	return topicOf(strings.ReplaceAll(string(r.Q.Folded), x.name, " "))
}

// saying quotes the words that have most of the topic of the question; nil when
// none has enough.
func (r *Run) saying(speakers []speaker) *Result {
	var best speaker
	at, most := -1, enoughSaid
	for _, x := range speakers {
		topic := r.topicFor(x)
		for _, i := range x.words {
			text := x.page.Read(x.page.Sentences[i].Span)
			s := shareOfPairs(topic, text)
			if verb := saidHowRE.FindString(string(r.Q.Folded)); verb != "" && strings.Contains(text, verb) {
				s += saidSo
			}
			if len(topic) == 0 && speaksRE.MatchString(text) {
				s = 2 * enoughSaid // 张三致辞时怎么说的: the first of his words
			}
			if s > most {
				best, at, most = x, i, s
			}
		}
	}
	if at < 0 {
		return nil
	}
	show := best.around(at)
	res := tell("Lookup words of "+best.name, best.page, show, show)
	res.Score = most
	return res
}

// presentsRE matches sentences that say only who spoke of what: 甲、乙介绍上半年招商情况
// 并答记者问。
var presentsRE = regexp.MustCompile(`(?:介绍|通报|发布)[^,。:;“"]{0,24}情况(?:[,,]?(?:并|回)答[^,。]{0,8}问(?:题)?)?[。]?$`)

// topicOf are the pairs of characters of a question that are of its topic.
func topicOf(q string) []string {
	var out []string
	for _, run := range hanRunRE.FindAllString(fillerRE.ReplaceAllString(q, " "), -1) {
		runes := []rune(run)
		for i := 0; i+1 < len(runes); i++ {
			out = append(out, string(runes[i:i+2]))
		}
	}
	return out
}

var hanRunRE = regexp.MustCompile(`\p{Han}{2,}`)

// shareOfPairs is the part of some pairs that a text has.
func shareOfPairs(pairs []string, text string) float64 {
	n := 0
	for _, x := range pairs {
		if strings.Contains(text, x) {
			n++
		}
	}
	return float64(n) / float64(max(len(pairs), 1))
}

// around is a sentence of somebody's words with those beside it in its paragraph,
// as far as they may be quoted.
func (x *speaker) around(at int) corpus.Span {
	p := x.page
	show := p.Sentences[at].Span
	fits := func(i int) bool {
		if !slices.Contains(x.words, i) || p.Sentences[i].Block != p.Sentences[at].Block {
			return false
		}
		s := p.Sentences[i].Span
		return max(show.End, s.End)-min(show.Start, s.Start) <= maxWords
	}
	for i := at + 1; fits(i); i++ {
		show.End = p.Sentences[i].Span.End
	}
	for i := at - 1; i >= 0 && fits(i); i-- {
		show.Start = p.Sentences[i].Span.Start
	}
	return show
}
