package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// spokenRE matches a sentence that only says who said what stands before it:
	// “……”。副主任某某说。
	spokenRE = regexp.MustCompile(`(?:说|表示|介绍|坦言|感慨|指出|强调|认为|透露|称|道|笑言|直言|感叹|评价)(?:道)?[。!]?[”」]? *$`)
	// speaksRE matches a sentence that gives somebody's words.
	speaksRE = regexp.MustCompile(`(?:说|表示|介绍|坦言|感慨|指出|强调|认为|透露|称|道|笑言|直言|感叹|评价|回应|形容)[,:]?[“「"]|[说称道][,:]|[“「"][^”」"]{6,}[”」"]`)
	// judgedRE matches questions for what somebody said of something.
	judgedRE = regexp.MustCompile(`(?:怎么|如何|怎样)(?:说|讲|形容|评价|看|回应|回|答|表示|表态|打比方)|(?:说|讲)了?(?:什么|啥|句)`)
)

// maxSpeech is how many sentences before or after the one found somebody's words
// may stand.
const maxSpeech = 2

// speech is what is shown of a sentence that names a speaker without his words:
// with the sentences of its paragraph that have them, before or after it.
func (r *Run) speech(p *reading.Page, sentence int, show corpus.Span) corpus.Span {
	s := &p.Sentences[sentence]
	text := p.Read(s.Span)
	if show.End < s.Span.End || speaksRE.MatchString(text) || !judgedRE.MatchString(string(r.Q.Folded)) {
		return show
	}
	if spokenRE.MatchString(text) {
		return before(p, sentence, show)
	}
	if show == s.Span && quotedBefore(p, sentence) {
		return before(p, sentence, show)
	}
	for i := sentence + 1; i < len(p.Sentences) && i <= sentence+maxSpeech && p.Sentences[i].Block == s.Block; i++ {
		if speaksRE.MatchString(p.Read(p.Sentences[i].Span)) && p.Sentences[i].Span.End-show.Start <= find.MaxSentence {
			show.End = max(show.End, p.Sentences[i].Span.End)
			break
		}
	}
	return show
}

// quotedBefore reports whether the sentence before one of its paragraph is all a
// quotation, which is of the one that this sentence begins with: “……。”某某在会上要求,…
func quotedBefore(p *reading.Page, sentence int) bool {
	if sentence == 0 || p.Sentences[sentence-1].Block != p.Sentences[sentence].Block {
		return false
	}
	q := strings.TrimSpace(p.Read(p.Sentences[sentence-1].Span))
	return quotationRE.MatchString(q) || quotationRE.MatchString(q+"”") && strings.HasPrefix(p.Read(p.Sentences[sentence].Span), "”")
}

// quotationRE matches a sentence that is all a quotation.
var quotationRE = regexp.MustCompile(`^["“「][^"”」]{4,}["”」]$`)

// before widens a span to the sentences of its paragraph before the one that
// names who said them.
func before(p *reading.Page, sentence int, show corpus.Span) corpus.Span {
	for i := sentence - 1; i >= 0 && i >= sentence-maxSpeech && p.Sentences[i].Block == p.Sentences[sentence].Block && show.End-p.Sentences[i].Span.Start <= find.MaxSentence; i-- {
		if text := strings.TrimSpace(p.Read(p.Sentences[i].Span)); spokenRE.MatchString(text) || saidSoRE.MatchString(text) {
			break
		}
		show.Start = min(show.Start, p.Sentences[i].Span.Start)
	}
	return show
}

// saidSoRE matches a sentence that gives somebody's words in full, behind whose they are:
// 厂长说:“……。”
var saidSoRE = regexp.MustCompile(`^[^“"「]{2,}(?:说|道|表示|坦言|直言|感慨|称)[,:]?["“「][^"”」]+["”」]$`)

// repliesRE matches a sentence that gives somebody's answer: 张经理笑了:“快了。”
var repliesRE = regexp.MustCompile(`^[^,。;“"「]{0,20}(?:[说答道称讲:]|表示|回应|摆摆?手|摇头|点头|一?笑了?)[,:]?["“「]|^["“「]|^[^,。;:“"「]{1,12}(?:说|答|回答)[,:]|^答(?:\([^()]*\))?:`)

// selfAskedRE matches a question that a text puts to itself and answers in the next
// sentence: 用地紧张怎么办?
var selfAskedRE = regexp.MustCompile(`^[^“"「」”:]{2,30}\? *$`)

// interviewRE matches a paragraph that is a question of an interview: 问(某报记者):……?
var interviewRE = regexp.MustCompile(`^(?:问|记者|主持人|提问|q)[^,。;:]{0,20}:`)

// repliesTo reports whether a sentence replies to the one before it: in its paragraph, or
// as the next of an interview, where the one asked is named before a colon.
func repliesTo(p *reading.Page, sentence int) bool {
	s, q := &p.Sentences[sentence], &p.Sentences[sentence-1]
	if s.Block == q.Block {
		return repliesRE.MatchString(p.Read(s.Span)) || selfAskedRE.MatchString(p.Read(q.Span))
	}
	return s.Block == q.Block+1 && s.Kind != corpus.TableRow && interviewRE.MatchString(p.Read(p.Text.Blocks[q.Block].Span)) && strings.Contains(p.Read(s.Span), ":")
}

// withQuestion is a sentence that gives somebody's answer, with the question of
// its paragraph right before it, which says what it is an answer to; the sentence
// alone when there is none: 何时开工?张经理答:“快了。”
func withQuestion(p *reading.Page, sentence int) corpus.Span {
	s := p.Sentences[sentence].Span
	if sentence == 0 || !repliesTo(p, sentence) {
		return s
	}
	if q := p.Sentences[sentence-1].Span; strings.HasSuffix(strings.TrimRight(p.Read(q), "”」\" "), "?") {
		s.Start = q.Start
	}
	return s
}
