package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// What a sentence gains or loses by what it can tell at all.
const (
	asksItself  = -0.5  // it is a question: the answer follows it
	noPerson    = -0.35 // who is asked, and it names nobody
	noPlace     = -0.2  // where is asked, and it names no place but those of the question
	sameNumber  = 0.22  // it counts as many of what is asked: 哪四个方面, 四个方面
	namesThem   = 0.2   // it names them right behind their number: 有两家:甲、乙
	asManyOf    = 0.08  // it lists as many
	ofPhase     = 0.3   // it speaks of the phase asked about, 三期
	otherThings = -0.15 // it counts projects or companies, not as many
	spokenBy    = 0.12  // it is of what the person named by the question said
)

// askedNumberRE matches a number of things in a question: 哪四个方面, 6个项目.
var askedNumberRE = regexp.MustCompile(`([0-9]+|[一二两三四五六七八九十]+)(个|条|点|份|家|项|大|位|方|宗|间|款|种|类|名|所|座|场|场次|笔|批|期)`)

// thingsCountedRE matches a number of projects or companies.
var thingsCountedRE = regexp.MustCompile(`(?:[0-9]+|[二两三四五六七八九十]+)(?:余|多)?(?:个|家|项|宗)(?:项目|企业|公司)|(?:项目|企业|公司|协议)(?:[0-9]+|[二两三四五六七八九十]+)(?:余|多)?(?:个|家|项|宗)`)

// companyRE matches what a sentence says of companies: 有谁进驻 asks for them.
var companyRE = regexp.MustCompile(`公司|集团|企业|科技|股份|业者`)

func (r *Run) bearing() *find.Bearing {
	b := &find.Bearing{People: map[*reading.Page][]string{}}
	if m := askedNumberRE.FindStringSubmatch(string(r.Q.Folded)); m != nil && r.Q.Asks("list", "quote", "partner", "who", "where", "visit") {
		b.Count, b.Measure = reading.WholeNumber(m[1]), m[2]
		b.Number = find.CountedAs(b.Count)
	}
	if r.Q.Asks("who") {
		b.Person = find.HoldsAny(string(r.Q.Folded), r.Words.Titles)
		for _, p := range r.Pages {
			for _, x := range r.recordsOf(p.Document.ID).Persons {
				b.People[p] = append(b.People[p], clean.Fold(x.Name.Value))
			}
		}
	}
	return b
}

// bears raises and lowers a sentence by what the question wants it to have.
func (r *Run) bears(x *find.Candidate, b *find.Bearing, text string) {
	if strings.HasSuffix(strings.TrimRight(text, "”\" "), "?") {
		x.Add(asksItself, "asks itself")
	}
	r.find.Latin(x)
	r.summed(x)
	if phase := find.JoinPhases(r.Q.Phase); phase != "" && r.Q.Asks("quote", "reason", "") {
		if strings.Contains(find.JoinPhases(x.Page.Read(withQuestion(x.Page, x.Page.Clauses[x.Clause].Sentence))), phase) {
			x.Add(ofPhase, "phase")
		}
	}
	r.toldWords(x, text)
	if b.Number != nil && b.Number.MatchString(text) {
		x.Add(sameNumber, "same number")
		if r.Q.Asks("list", "visit", "partner") && !traitAskedRE.MatchString(string(r.Q.Folded)) && b.NamesThem(x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span)) {
			x.Add(namesThem, namesThemWhy)
		}
	} else if b.Number != nil && r.Q.Asks("list") && thingsCountedRE.MatchString(text) {
		x.Add(otherThings, "another number")
	}
	if n := strings.Count(text, "、"); b.Count > 1 && (n == b.Count-1 || strings.Count(text, ";") == b.Count-1) {
		x.Add(asManyOf, "as many")
	}
	if r.Q.Asks("who") && !find.HoldsAny(text, b.People[x.Page]) && (b.Person || !companyRE.MatchString(text)) {
		x.Add(noPerson, "nobody")
	}
	if s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span; r.Q.Asks("where") && r.Q.Language != "en" && !r.placed(x.Page, s) {
		x.Add(noPlace, "nowhere")
	}
	if r.Q.Asks("quote", "reason", "list") && r.find.Heard(x) != nil {
		x.Add(spokenBy, "said by")
	}
}

// namesThemWhy marks a sentence that names things right behind their number.
const namesThemWhy = "names them"

// utterance is the sentences of a statement, as far as they may be shown: from
// the one that names the speaker when they are short enough, else from the
// candidate's own on.
func (r *Run) utterance(x *find.Candidate, s *corpus.Statement) corpus.Span {
	p := x.Page
	own := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	first := p.SentenceAt(s.Speaker.Span.Start)
	end := max(own.End, s.Quote.End)
	if first >= 0 && p.Sentences[first].Span.Start <= own.Start && end-p.Sentences[first].Span.Start <= find.MaxSentence {
		return corpus.Span{Start: p.Sentences[first].Span.Start, End: end}
	}
	if end-own.Start <= find.MaxSentence {
		return corpus.Span{Start: own.Start, End: end}
	}
	for i := p.Clauses[x.Clause].Sentence; i < len(p.Sentences) && p.Sentences[i].Span.End-own.Start <= find.MaxSentence && p.Sentences[i].Span.End <= end; i++ {
		own.End = max(own.End, p.Sentences[i].Span.End)
	}
	return own
}

// What a sentence gains or loses when the question names a sum.
const (
	sameSum  = 0.3
	otherSum = -0.15
)

// summed compares the sums of a sentence with the one the question names:
// 30亿元的项目是谁投的.
func (r *Run) summed(x *find.Candidate) {
	if r.Q.Equal == nil || r.Q.Asks("amount", "sum", "compare") {
		return
	}
	s := &x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence]
	has := false
	for c := s.From; c < s.To; c++ {
		for v := x.Page.Clauses[c].From; v < x.Page.Clauses[c].To; v++ {
			m := &x.Page.Values[v]
			if m.Kind != reading.Money {
				continue
			}
			if has = true; m.Amount.Figure() == r.Q.Equal.Fen {
				x.Add(sameSum, "same sum")
				return
			}
		}
	}
	if has {
		x.Add(otherSum, "other sum")
	}
}
