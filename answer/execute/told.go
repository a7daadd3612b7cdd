package execute

import (
	"regexp"
	"strings"
)

// What a sentence gains or loses when words are asked for.
const (
	inStatement = 0.15 // somebody said it
	sameNoun    = 0.25 // it has the thing that the question asks the kind of
	sameTurn    = 0.4  // the same one of several times: 第一次, 首次
)

var (
	kindOfRE = regexp.MustCompile(`(?:什么|怎么|怎|啥)样的(\p{Han}{2})`)
	turnRE   = regexp.MustCompile(`第[一二三四五]次|首次|头一次|最初`)
	judgesRE = regexp.MustCompile(`评价|评论|看待|表态|怎么看|怎么说|怎么讲`)
)

// toldWords raises a sentence that somebody said, for questions for a judgement,
// and one that has the thing whose kind is asked: 什么样的服务.
func (r *Run) toldWords(x *Candidate, text string) {
	if !r.Q.Asks("quote") {
		return
	}
	q := string(r.Q.Folded)
	if m := kindOfRE.FindStringSubmatch(q); m != nil && strings.Contains(text, m[1]) {
		x.add(sameNoun, "same noun")
	}
	if judgesRE.MatchString(q) && r.isSaid(x) {
		x.add(inStatement, "said")
	}
}

// isSaid reports whether a sentence is part of a statement.
func (r *Run) isSaid(x *Candidate) bool {
	s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span
	for _, said := range r.recordsOf(x.Page.Document.ID).Statements {
		if said.Quote.Overlaps(s) {
			return true
		}
	}
	return false
}

// turned compares which of several times is asked with what a date's own
// clauses say.
func (f *finder) turned(x *Candidate) {
	if !f.q.Asks("when") || !turnRE.MatchString(string(f.q.Folded)) {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	if turnRE.MatchString(p.Read(s)) {
		x.add(sameTurn, "same time")
	}
}

// siteFieldRE matches the field of a notice that says where: 项目选址:某市某区.
var siteFieldRE = regexp.MustCompile(`^(?:[0-9]+[、.]|● ?)?(?:项目)?(?:建设)?(?:选址|地点|地址|位置):`)

// enoughField is the cover that such a field needs: its notice is of one
// project and names it elsewhere.
const enoughField = 0.38
