package find

import (
	"regexp"
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
func (f *Finder) countedThing(x *Candidate) {
	noun, _ := countedEnglish(string(f.q.Folded))
	asked, here := reading.EnglishThing(noun), x.Page.Values[x.Value].Unit
	if asked == "" || here == "" || here[0] >= 0x80 {
		return
	}
	if here == reading.OfThem {
		if ofThemRE.MatchString(string(f.q.Folded)) {
			x.Add(0.35, "of them")
		}
		return
	}
	if asked == here || asked == "people" && here == "job" {
		x.Add(0.15, "thing")
		return
	}
	x.Add(-0.5, "counts "+here)
	x.Key = 0
}

// NameWeight is the least weight of a name of an English question.
const NameWeight = 1.5

// ownLanguage is what a clause in English gains for an English question: pages
// in English often end with a summary in Chinese that says less.
const ownLanguage = 0.12

// Latin raises what is said in English for a question in English.
func (f *Finder) Latin(x *Candidate) {
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
		x.Add(ownLanguage, "own language")
	}
}
