package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// tellsAsked is what is shown of a sentence so that it tells what the question wants told: with the
// next one of its paragraph when that alone does and is of the same thing; false when neither
// does: 某厂已同甲县签约 of 某厂为什么选甲县.
func (r *Run) tellsAsked(best find.Candidate, show corpus.Span) (corpus.Span, bool) {
	p, n := best.Page, best.Page.Clauses[best.Clause].Sentence
	s := withQuestion(p, n)
	if r.Q.Aspect == nil || r.Leaning || !r.Q.Asks("quote", "reason") || p.Sentences[n].Kind == corpus.TableRow || !strings.ContainsFunc(p.Read(s), han) {
		return show, true // the words of pages in English are not known, and columns say what a cell tells
	}
	if r.Q.Aspect.Told.MatchString(p.Read(s)) || r.Q.Aspect.Told.MatchString(p.Read(show)) {
		if r.Q.Aspect.Any && gradeAskedRE.MatchString(string(r.Q.Folded)) {
			show = find.WholeList(p, n, show)
		}
		return show, !r.offSubject(p, n)
	}
	if n+1 < len(p.Sentences) && p.Sentences[n+1].Block == p.Sentences[n].Block && show.End <= p.Sentences[n+1].Span.Start {
		next := p.Sentences[n+1].Span
		if r.Q.Aspect.Told.MatchString(p.Read(next)) && r.hasSubject(p, s) && !r.namesStranger(p, next) {
			return corpus.Span{Start: show.Start, End: next.End}, true
		}
	}
	return show, false
}

// gradeAskedRE matches questions for what a rule gives from one limit to another: its grades
// stand in one run, 满8亿元加12分;2亿元到8亿元加7分.
var gradeAskedRE = regexp.MustCompile(`[0-9]+(?:\.[0-9]+)?[万亿]元?(?:及)?(?:以上|以下|以内|的|到|至|—|-)|(?:满|不足|不到|超过?|达到?)[0-9.]+[万亿]`)

// What a sentence loses that is of another thing than the question names, or gives a figure
// that is no upper limit when one is asked for.
const (
	ofAnother = -0.3
	noLimit   = -0.45
	noFigure  = -0.5 // it does not tell what a rule gives
)

var (
	mostAskedRE = regexp.MustCompile(`最高|最多|上限|封顶`)
	mostToldRE  = regexp.MustCompile(`最高|最多|上限|封顶|不超过|不高于|以内|至多`)
)

// ofAsked lowers a sentence that is of another thing than a question which wants something
// told of one names: 甲厂看中水质 for 乙厂看中什么.
func (r *Run) ofAsked(x *find.Candidate, sentence int, text string) {
	if r.Q.Aspect == nil || r.Leaning {
		return
	}
	if r.offSubject(x.Page, sentence) && (r.Q.Aspect.Any || r.namesStranger(x.Page, withQuestion(x.Page, sentence))) {
		x.Add(ofAnother, "of another")
	}
	if r.Q.Aspect.Any && !r.Q.Aspect.Told.MatchString(text) {
		x.Add(noFigure, "tells no such figure")
	}
	if r.Q.Aspect.Any && mostAskedRE.MatchString(string(r.Q.Folded)) && !mostToldRE.MatchString(text) {
		x.Add(noLimit, "no limit")
	}
}

// offSubject reports whether a sentence has none of the rarest words of the question and does
// not go on with one of its paragraph that has.
func (r *Run) offSubject(p *reading.Page, sentence int) bool {
	s := withQuestion(p, sentence)
	if r.hasSubject(p, s) {
		return false
	}
	if r.namesStranger(p, s) {
		return true
	}
	for n := sentence - 1; n >= 0 && n >= sentence-maxSpeech && p.Sentences[n].Block == p.Sentences[sentence].Block; n-- {
		if before := p.Sentences[n].Span; r.hasSubject(p, before) && (!r.Q.Aspect.Any || before.Len() <= shortHead) {
			return false
		}
	}
	return true
}

// shortHead is how long the head of an article is at most: 外资到账奖励。 In a rule each
// sentence is of its own thing.
const shortHead = 18

// hasSubject reports whether a span has one of the rarest words of the question beside its
// places and dates; so does any when the question has none.
func (r *Run) hasSubject(p *reading.Page, s corpus.Span) bool {
	a := r.alignmentOf(p)
	if a == nil {
		return true
	}
	subject := func(x find.Piece) bool {
		return x.Strong && !x.Date && x.Unit == "" && !p.TitleHas(x.Runes) && !slices.ContainsFunc(r.Q.Places, func(at names.Place) bool {
			return x.Start <= at.Span.Start && x.Start+len(x.Runes) >= at.Span.Start+2 && len(x.Runes) <= at.Span.Len()
		})
	}
	rare, has := 0.0, false
	for _, x := range a.Pieces {
		if subject(x) {
			rare = max(rare, x.Rarity)
		}
	}
	for _, x := range a.Pieces {
		has = has || subject(x) && x.Rarity >= rare-0.2 && x.StandsIn(s)
	}
	return has || rare == 0
}

// namesStranger reports whether a span names a firm or a person that the question does not.
func (r *Run) namesStranger(p *reading.Page, s corpus.Span) bool {
	q := string(r.Q.Folded)
	records := r.recordsOf(p.Document.ID)
	other := func(x corpus.Sourced[string]) bool { return s.Contains(x.Span) && !strings.Contains(q, p.Read(x.Span)) }
	return slices.ContainsFunc(records.Organizations, func(o corpus.Organization) bool { return other(o.Name) }) ||
		slices.ContainsFunc(records.Persons, func(o corpus.Person) bool { return other(o.Name) })
}

// ownSentence reports whether a sentence by itself lists what is asked: it tells the aspect
// asked for, joins as many things as are asked for, and the next one does not go on.
func (r *Run) ownSentence(best find.Candidate) bool {
	p := best.Page
	n := p.Clauses[best.Clause].Sentence
	marks := len(joinMarkRE.FindAllString(p.Read(p.Sentences[n].Span), -1))
	if x := r.Q.Aspect; x == nil || !x.Told.MatchString(p.Read(p.Sentences[n].Span)) {
		return false
	}
	marks = max(marks, asked(string(r.Q.Folded)), 1)
	if r.Leaning || marks < max(1, asked(string(r.Q.Folded))-1) {
		return false
	}
	next := n + 1
	return next >= len(p.Sentences) || p.Sentences[next].Block != p.Sentences[n].Block || !furtherRE.MatchString(p.Read(p.Sentences[next].Span))
}

// furtherRE matches a sentence that goes on with the list of the one before it.
var furtherRE = regexp.MustCompile(`^[ "“]*(?:其中|当中|另|此外|还|同时|以及|包括|分别|一是|二是|首先|其次|再|也|它们|这些|该|此|[0-9①-⑨]|第[一二三])`)

// ownClause is the clause of a sentence that alone tells of what the question names, when
// each of its clauses tells of another thing of one kind: 东片区配套全,西片区地价低. Else
// what was to be shown.
func (r *Run) ownClause(best find.Candidate, show corpus.Span) corpus.Span {
	p := best.Page
	a := r.alignmentOf(p)
	if r.Leaning || a == nil || show != r.sentenceOf(best) || r.Q.Aspect != nil && r.Q.Aspect.Any || severalAskedRE.MatchString(string(r.Q.Folded)) {
		return show
	}
	parts := reading.CutAt(p, show, ",;")
	at := slices.IndexFunc(parts, func(x corpus.Span) bool { return x.Overlaps(p.Clauses[best.Clause].Span) })
	if len(parts) < 2 || at < 0 || !alike(p, parts) {
		return show
	}
	rare := a.Rarest()
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Unit == "" && x.AsRareAs(rare) && x.StandsIn(show) && !x.StandsIn(parts[at]) {
			return show
		}
	}
	return parts[at]
}

// kindWithin is how far into a clause the word for the kind of its subject stands.
const kindWithin = 6

// qualifier is how long the word before the kind may be: 北岸, in bytes.
const qualifier = 9

// alike reports whether clauses begin with names of one kind, that differ before it.
func alike(p *reading.Page, parts []corpus.Span) bool {
	first := p.Folded[parts[0].Start:min(parts[0].End, parts[0].Start+kindWithin)]
	names := func(before string) bool { return !strings.ContainsFunc(before, func(c rune) bool { return !han(c) }) }
	for i := 2; i+2 <= len(first); i++ {
		kind, before := string(first[i:i+2]), map[string]bool{}
		if strings.ContainsFunc(kind, func(c rune) bool { return !han(c) }) {
			continue
		}
		for _, part := range parts {
			text := p.Read(corpus.Span{Start: part.Start, End: min(part.End, part.Start+kindWithin)})
			if k := strings.Index(text, kind); k > 0 && k <= qualifier && names(text[:k]) {
				before[text[:k]] = true
			}
		}
		if len(before) == len(parts) {
			return true
		}
	}
	return false
}
