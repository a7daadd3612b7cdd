package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// needed is the cover a sentence needs: less when it has what answers the kind
// of question.
func (r *Run) needed(c find.Candidate) float64 {
	if r.Q.Asks("where") && siteFieldRE.MatchString(c.Page.Read(c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span)) {
		return enoughField
	}
	if text := c.Page.Read(r.sentenceOf(c)); r.Q.Language != "en" && (r.Q.Asks("visit") && meetingRE.MatchString(text) && !visitCountRE.MatchString(text) || r.Q.Asks("who") && r.tellsDoer(c) || deniedAskedRE.MatchString(string(r.Q.Folded)) && deniedRE.MatchString(text)) {
		return enoughTold
	}
	if x := r.Q.Aspect; x != nil && x.Any && x.Told.MatchString(c.Page.Read(r.sentenceOf(c))) {
		return enoughRule
	}
	if c.Score-c.Cover >= 0.3 || r.Q.Asks("quote", "reason") {
		return 0.46
	}
	return enough
}

// enoughTold is the cover that a sentence needs which tells of just what is asked: a
// visit, or who did something.
const enoughTold = 0.45

// enoughRule is the cover that a rule needs whose figure is asked for by its limits or its
// sum, which are compared and not looked for.
const enoughRule = 0.35

// visitCountRE matches a sentence that only counts visits: 走访企业6家.
var visitCountRE = regexp.MustCompile(`(?:走访|拜访|拜会|考察|座谈|对接)\p{Han}{0,6}[0-9一二两三四五六七八九十]+(?:多|余)?(?:家|场|次|批)`)

// tellsDoer reports whether a sentence names somebody and has the deed or the role by
// which the question asks for him.
func (r *Run) tellsDoer(c find.Candidate) bool {
	s := r.sentenceOf(c)
	if !r.person(c.Page, s) {
		return false
	}
	if deed := r.deed(); deed != nil && len(toldAt(c.Page.Folded[s.Start:s.End], deed)) > 0 {
		return true
	}
	m := roleAskedRE.FindStringSubmatch(string(r.Q.Folded))
	return m != nil && strings.Contains(c.Page.Read(s), strings.TrimRight(m[1], "师人"))
}

// maxTold is how much is quoted of a list that several sentences tell, in runes.
const maxTold = 560

// withinLimit is what is quoted of some sentences: all of them when they are short
// enough, else what fits around the best clause.
func withinLimit(p *reading.Page, show corpus.Span, clause int) corpus.Span {
	if show.Len() <= maxTold && p.SentenceAt(show.Start) != p.SentenceAt(show.End-1) {
		return show
	}
	return shorten(p, show, clause)
}
