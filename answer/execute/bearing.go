package execute

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

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

// bearing is what the question wants a sentence to have. It is made once for a
// question.
type bearing struct {
	number  *regexp.Regexp // nil when the question counts nothing
	count   int
	measure string                     // the word that counts them: 家
	person  bool                       // somebody is asked for, not a company
	people  map[*reading.Page][]string // folded names
}

// thingsCountedRE matches a number of projects or companies.
var thingsCountedRE = regexp.MustCompile(`(?:[0-9]+|[二两三四五六七八九十]+)(?:余|多)?(?:个|家|项|宗)(?:项目|企业|公司)|(?:项目|企业|公司|协议)(?:[0-9]+|[二两三四五六七八九十]+)(?:余|多)?(?:个|家|项|宗)`)

// companyRE matches what a sentence says of companies: 有谁进驻 asks for them.
var companyRE = regexp.MustCompile(`公司|集团|企业|科技|股份|业者`)

func (r *Run) bearing() *bearing {
	b := &bearing{people: map[*reading.Page][]string{}}
	if m := askedNumberRE.FindStringSubmatch(string(r.Q.Folded)); m != nil && r.Q.Asks("list", "quote", "partner", "who", "where", "visit") {
		b.count, b.measure = reading.WholeNumber(m[1]), m[2]
		b.number = countedAs(b.count)
	}
	if r.Q.Asks("who") {
		b.person = holdsAny(string(r.Q.Folded), r.Words.Titles)
		for _, p := range r.Pages {
			for _, x := range r.recordsOf(p.Document.ID).Persons {
				b.people[p] = append(b.people[p], clean.Fold(x.Name.Value))
			}
		}
	}
	return b
}

// countedAs matches a number of things, in figures or in characters; nil for
// numbers that say little.
func countedAs(n int) *regexp.Regexp {
	if n < 2 || n > 99 {
		return nil
	}
	han := ""
	if n <= 10 {
		han = "|" + string([]rune("〇一二三四五六七八九十")[n])
	}
	if n == 2 {
		han += "|两"
	}
	return regexp.MustCompile(`(?:^|[^0-9.一二三四五六七八九十第])(?:` + strconv.Itoa(n) + han + `)(?:大|个|条|点|份|家|项|位|方|宗|间|款|种|类|名|所|座|场|笔|批)|[一-龥](?:有|共)(?:` + strconv.Itoa(n) + han + `)[条点项]`)
}

// bears raises and lowers a sentence by what the question wants it to have.
func (r *Run) bears(x *Candidate, b *bearing, text string) {
	if strings.HasSuffix(strings.TrimRight(text, "”\" "), "?") {
		x.add(asksItself, "asks itself")
	}
	r.find.latin(x)
	r.summed(x)
	if phase := joinPhases(r.Q.Phase); phase != "" && r.Q.Asks("quote", "reason", "") {
		if strings.Contains(joinPhases(x.Page.Read(withQuestion(x.Page, x.Page.Clauses[x.Clause].Sentence))), phase) {
			x.add(ofPhase, "phase")
		}
	}
	r.toldWords(x, text)
	if b.number != nil && b.number.MatchString(text) {
		x.add(sameNumber, "same number")
		if r.Q.Asks("list", "visit", "partner") && !traitAskedRE.MatchString(string(r.Q.Folded)) && b.namesThem(x.Page.Read(x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span)) {
			x.add(namesThem, namesThemWhy)
		}
	} else if b.number != nil && r.Q.Asks("list") && thingsCountedRE.MatchString(text) {
		x.add(otherThings, "another number")
	}
	if n := strings.Count(text, "、"); b.count > 1 && (n == b.count-1 || strings.Count(text, ";") == b.count-1) {
		x.add(asManyOf, "as many")
	}
	if r.Q.Asks("who") && !holdsAny(text, b.people[x.Page]) && (b.person || !companyRE.MatchString(text)) {
		x.add(noPerson, "nobody")
	}
	if s := x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence].Span; r.Q.Asks("where") && r.Q.Language != "en" && !r.placed(x.Page, s) {
		x.add(noPlace, "nowhere")
	}
	if r.Q.Asks("quote", "reason", "list") && r.find.heard(x) != nil {
		x.add(spokenBy, "said by")
	}
}

// namesThemWhy marks a sentence that names things right behind their number.
const namesThemWhy = "names them"

// behindNumberRE matches what stands between a number of things and their names.
var behindNumberRE = regexp.MustCompile(`^[\p{Han}]{0,8}(?::|,?(?:分别|依次|即|就是|是|为|包括|有))["“《]?[\p{Han}a-z0-9]{2}[^。]*(?:、|,|;|[和与及])`)

// amongThemRE matches a number of some among others: 6个项目里4个.
var amongThemRE = regexp.MustCompile(`(?:里|中|之中|当中|其中)[^,。;]{1,4}$`)

// dealCounters are the words that count projects and companies.
const dealCounters = "个家项宗笔份单"

// namesThem reports whether a text names as many things as the question asks for
// right behind their number.
func (b *bearing) namesThem(text string) bool {
	at := b.number.FindStringIndex(text)
	if at == nil || !behindNumberRE.MatchString(text[at[1]:]) || amongThemRE.MatchString(text[:at[1]]) {
		return false
	}
	counter, _ := utf8.DecodeLastRuneInString(text[:at[1]])
	return b.measure == "" || string(counter) == b.measure || strings.ContainsRune(dealCounters, counter) && strings.Contains(dealCounters, b.measure)
}

// heard is the statement that a candidate is part of, when the question names
// who made it; nil for none.
func (f *finder) heard(x *Candidate) *corpus.Statement {
	at := x.Page.Clauses[x.Clause].Span.Start
	for i, p := range f.pages {
		if p != x.Page {
			continue
		}
		for _, s := range f.aligned[i].heard {
			if s.Quote.Start <= at+1 && at < s.Quote.End || s.Speaker.Span.Start >= at && s.Speaker.Span.Start < x.Page.Clauses[x.Clause].Span.End {
				return s
			}
		}
	}
	return nil
}

// utterance is the sentences of a statement, as far as they may be shown: from
// the one that names the speaker when they are short enough, else from the
// candidate's own on.
func (r *Run) utterance(x *Candidate, s *corpus.Statement) corpus.Span {
	p := x.Page
	own := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	first := p.SentenceAt(s.Speaker.Span.Start)
	end := max(own.End, s.Quote.End)
	if first >= 0 && p.Sentences[first].Span.Start <= own.Start && end-p.Sentences[first].Span.Start <= maxSentence {
		return corpus.Span{Start: p.Sentences[first].Span.Start, End: end}
	}
	if end-own.Start <= maxSentence {
		return corpus.Span{Start: own.Start, End: end}
	}
	for i := p.Clauses[x.Clause].Sentence; i < len(p.Sentences) && p.Sentences[i].Span.End-own.Start <= maxSentence && p.Sentences[i].Span.End <= end; i++ {
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
func (r *Run) summed(x *Candidate) {
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
				x.add(sameSum, "same sum")
				return
			}
		}
	}
	if has {
		x.add(otherSum, "other sum")
	}
}
