package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// numberWordRE matches the word that asks for a number, with the measure word.
	numberWordRE = regexp.MustCompile(`(?:几|多少)(?:多)?(?:` + measureWords + `)?`)
	// beforeNumberRE matches what may stand between what is counted and its number.
	beforeNumberRE = regexp.MustCompile(`(?:一共|总共|合计|共计|到底|具体|究竟|现在|目前|大概|大约|分别|[共有是为设派占达约超近还了都的到已:])+$`)
	// commonCountedRE matches what a report counts in every clause.
	commonCountedRE = regexp.MustCompile(`招商引?资?|项目|企业|公司|投资|签约|新签|签署|签订|签了|签下`)
	// quoteMarkRE matches the marks that a question leaves out.
	quoteMarkRE = regexp.MustCompile(`[“”"'‘’《》「」\s]`)
)

// What a number gains that stands right behind what is counted, by how many characters
// of the question stand before it.
var subjectGains = [...]float64{2: 0.25, 3: 0.3, 4: 0.35}

// ofSubject raises a number right before which its text has the words that stand before
// the number asked for.
func (f *Finder) ofSubject(x *Candidate) {
	v := &x.Page.Values[x.Value]
	sentence := &x.Page.Sentences[x.Page.Clauses[x.Clause].Sentence]
	if f.Leaning || f.q.Language == "en" || v.Kind == reading.Date || sentence.Kind == corpus.Heading || strings.Contains(x.Why, "no threshold") {
		return
	}
	s := sentence.Span
	said := bareSubject(x.Page.Read(corpus.Span{Start: max(s.Start, v.Span.Start-24), End: v.Span.Start}))
	best := 0
	for _, asked := range subjectsAsked(string(f.q.Folded)) {
		same := string(asked[len(asked)-sameEnd(said, asked):])
		if len([]rune(same)) >= 5 && HoldsAny(same, f.words.Actions[0]) {
			best = max(best, 2) // 已签约企业
		}
		best = max(best, len([]rune(commonCountedRE.ReplaceAllString(strings.ReplaceAll(same, "企业家", "企家"), ""))))
	}
	if best < 2 {
		return
	}
	x.Add(subjectGains[min(best, len(subjectGains)-1)], "of the subject")
	if best > 2 {
		x.Key = max(x.Key, 0.6)
	}
}

// subjectsAsked are the words before the number that a question asks for, and those with
// the noun behind it: 已签约, 已签约企业 of 已签约几家企业.
func subjectsAsked(q string) [][]rune {
	at := numberWordRE.FindStringIndex(q)
	if at == nil {
		return nil
	}
	before := bareSubject(q[:at[0]])
	out := [][]rune{before}
	if noun, _ := CountedNoun(q); noun != "" {
		out = append(out, append(slices.Clone(before), []rune(noun)...))
	}
	return out
}

// bareSubject is a text without marks and without what may stand before a number.
func bareSubject(text string) []rune {
	text = quoteMarkRE.ReplaceAllString(text, "")
	bare := beforeNumberRE.ReplaceAllString(text, "")
	if strings.HasSuffix(bare, "签") && strings.HasPrefix(text[len(bare):], "约") {
		bare += "约" // 已签约几家 is no 约几家
	}
	return []rune(bare)
}

// sameEnd is how many characters two texts have in common at their ends.
func sameEnd(a, b []rune) int {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] && !strings.ContainsRune(",。;:、", a[len(a)-1-n]) {
		n++
	}
	return n
}

// ofKindAsked raises the number of the kind of which a number is asked: 食品类29个 for
// 食品类的有多少.
func (f *Finder) ofKindAsked(x *Candidate) {
	kind := KindAsked(string(f.q.Folded))
	v := &x.Page.Values[x.Value]
	if kind == "" || f.Leaning || v.Kind != reading.Count {
		return
	}
	if from := LastCountBefore(x.Page, v.Span.Start); strings.Contains(x.Page.Read(corpus.Span{Start: from, End: v.Span.End}), kind) {
		x.Add(0.35, AskedPart)
	}
}

// backRE matches what makes of a number things told of before rather than their number:
// 后两个.
var backRE = regexp.MustCompile(`[后前头]$`)

// pointsBack reports whether a number points at some of the things told of: 后两个项目的金额.
func pointsBack(p *reading.Page, v *reading.Value) bool {
	return v.Kind == reading.Count && v.Number < 20 && backRE.MatchString(p.Read(corpus.Span{Start: max(0, v.Span.Start-1), End: v.Span.Start}))
}

var (
	// inAndOutRE matches questions for all that was reached: 场内外总共.
	inAndOutRE = regexp.MustCompile(`一共|总共|合计|共计|全部|[场会]内外|连同`)
	// wholeToldRE matches what adds the rest to what was reached on the spot: 连同会外.
	wholeToldRE = regexp.MustCompile(`连同|算上|加上|[场会]内外|[场会]内?和?[场会]外`)
	// spotOnlyRE matches what is of the spot alone.
	spotOnlyRE = regexp.MustCompile(`现场|当场|台上`)
)

// ofWhole prefers the number of all to that of the spot when all are asked for.
func (f *Finder) ofWhole(x *Candidate) {
	q := clean.Fold(f.q.Text) // 总共 may be left out of a plainer wording
	if f.Leaning || !inAndOutRE.MatchString(q) || spotOnlyRE.MatchString(q) {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	switch before := p.Read(corpus.Span{Start: s.Start, End: p.Values[x.Value].Span.End}); {
	case wholeToldRE.MatchString(before):
		x.Add(0.5, "of all")
	case spotOnlyRE.MatchString(p.Read(p.Clauses[x.Clause].Span)):
		x.Add(-0.35, "of the spot")
	}
}
