package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
)

// countedEnglishRE matches what an English question counts: how many strategic
// cooperation companies.
var countedEnglishRE = regexp.MustCompile(`how many ((?:[a-z-]+ ){0,4}?)(projects|compan(?:y|ies)|firms|enterprises|agreements|contracts|jobs|countries|cities|people|guests|deals|products|patents)\b`)

// englishNouns are the Chinese words for what English questions count.
var englishNouns = map[string]string{"projects": "项目", "deals": "项目", "company": "企业", "companies": "企业", "firms": "企业", "enterprises": "企业", "agreements": "协议", "contracts": "合同", "jobs": "岗位", "countries": "国家", "cities": "城市", "people": "人", "guests": "嘉宾", "products": "产品", "patents": "专利"}

// countedEnglish is countedNoun of an English question: the English noun and
// the Chinese one.
func countedEnglish(q string) (english, chinese string) {
	m := countedEnglishRE.FindStringSubmatch(strings.ToLower(q))
	if m == nil {
		return "", ""
	}
	return m[2], englishNouns[m[2]]
}

// ofThemRE matches questions for some of the things spoken of.
var ofThemRE = regexp.MustCompile(`\bhow many of\b`)

// countedThing compares the sort of things that an English text counts with the
// one that an English question asks for: 350 jobs are no projects.
func (f *finder) countedThing(x *Candidate) {
	noun, _ := countedEnglish(string(f.q.Folded))
	asked, here := reading.EnglishThing(noun), x.Page.Values[x.Value].Unit
	if asked == "" || here == "" || here[0] >= 0x80 {
		return
	}
	if here == reading.OfThem {
		if ofThemRE.MatchString(string(f.q.Folded)) {
			x.add(0.35, "of them")
		}
		return
	}
	if asked == here || asked == "people" && here == "job" {
		x.add(0.15, "thing")
		return
	}
	x.add(-0.5, "counts "+here)
	x.Key = 0
}

// lostName reports whether no page has all names of an English question: its
// rows are of somebody else then.
func (r *Run) lostName() bool {
	for _, a := range r.find.aligned {
		if a.lost < nameWeight {
			return false
		}
	}
	return len(r.find.aligned) > 0
}

// nameWeight is the least weight of a name of an English question.
const nameWeight = 1.5

// ownLanguage is what a clause in English gains for an English question: pages
// in English often end with a summary in Chinese that says less.
const ownLanguage = 0.12

// latin raises what is said in English for a question in English.
func (f *finder) latin(x *Candidate) {
	if f.q.Language != "en" {
		return
	}
	letters, all := 0, 0
	for _, c := range x.Page.Folded[x.Page.Clauses[x.Clause].Span.Start:x.Page.Clauses[x.Clause].Span.End] {
		if c >= 'a' && c <= 'z' {
			letters++
		}
		if c != ' ' {
			all++
		}
	}
	if letters*2 > all {
		x.add(ownLanguage, "own language")
	}
}

// How many more words of an English question the clause of a figure itself has
// than another's, for the figure to be meant, and how much less it may score: the
// words of one project stand in one clause, the name of the place in all of them.
const (
	moreWords  = 2
	fullerLess = 0.2
)

// fuller puts the figure whose clause has most words of an English question
// first, when the best one's clause lacks several of them.
func (r *Run) fuller(list []Candidate) []Candidate {
	if r.Q.Language != "en" || r.Leaning || r.Q.Phase != "" || len(list) == 0 {
		return list
	}
	for i, c := range list {
		if c.Page == list[0].Page && c.Score >= list[0].Score-fullerLess && r.wordsIn(c) >= r.wordsIn(list[0])+moreWords {
			return slices.Concat([]Candidate{c}, list[:i], list[i+1:])
		}
	}
	return list
}

// lessFull reports whether the clause of a figure lacks several words of an
// English question that the one put first has.
func (r *Run) lessFull(c Candidate, list []Candidate) bool {
	return len(list) > 1 && list[0].Score < list[1].Score && r.Q.Language == "en" && r.wordsIn(c)+moreWords <= r.wordsIn(list[0])
}

// wordsIn is how many words of the question stand in the clause of a candidate.
func (r *Run) wordsIn(c Candidate) int {
	clause := c.Page.Clauses[c.Clause].Span
	a := r.alignmentOf(c.Page)
	groups := map[int]bool{}
	for i := range a.pieces {
		k := &a.pieces[i]
		if !k.date && !k.lent && k.standsIn(clause) {
			groups[k.group] = true
		}
	}
	return len(groups)
}
