package abroad

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// Found is a figure or date of a page that may answer.
type Found struct {
	Page     *reading.Page
	Value    int // in Page.Values, -1 for a count
	Sentence int
	Span     corpus.Span  // the figure
	Date     *corpus.Date // that a weekday means
	Person   bool
	Show     corpus.Span // the part of the sentence that is about it
	Score    float64
	levels   []float64 // of the words of the question
}

// String is one line for --explain.
func (f Found) String() string {
	return fmt.Sprintf("%s %q score %.2f", f.Page.Document.ID, f.Page.Shown(f.Show), f.Score)
}

// contested is how much less another figure may score to be meant as well.
const contested = 0.12

// Contested reports whether another figure has a word of the question in its own
// part that stands nowhere near this one: 213 assisted, when 199 were received.
func (f Found) Contested(ask *Ask, other Found) bool {
	if other.Score < f.Score-contested || other.Page != f.Page {
		return false
	}
	for i, w := range ask.Words {
		if w.Weight >= 0.3 && !w.Lent && other.levels[i] == inZone && f.levels[i] < afterZone {
			return true
		}
	}
	return false
}

// Near is a place that the question leans on: what stands near it is meant.
type Near struct {
	Document string
	Span     corpus.Span
	Told     corpus.Span
}

// How near a word is to a figure, by where it stands.
const (
	inZone       = 1.0
	inOpening    = 0.88 // the first words of the sentence, before any figure
	beforeZone   = 0.72
	afterZone    = 0.5
	inSentence   = 0.7  // of the one before
	inEarlier    = 0.55 // of those before that, in the paragraph
	inHead       = 0.66 // the first sentence of the paragraph
	inLead       = 0.5  // the title and the first sentence of the report
	nextSentence = 0.35
	otherBlock   = 0.15
)

// leastName is how near a name of the question must be.
const leastName = 0.4

// ranked scores what a page has that may answer, of the pages that have the words of
// a question, and gives it best first. fits tells which of it is of the kind asked.
func ranked(ask *Ask, pages []*reading.Page, near Near, has func(*text) []figureAt, fits func(*matched, *figureAt, *Found) bool) []Found {
	var out []Found
	for _, p := range pages {
		t := textOf(p)
		m := t.match(ask)
		if m == nil {
			continue
		}
		list := has(t)
		for i := range list {
			if x, ok := m.score(&list[i]); ok && fits(m, &list[i], &x) {
				x.lean(&list[i], near)
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(b.Score, a.Score) })
	return textFirst(out)
}

// textFirst puts what the text says before the heading that says the same sum shorter:
// 62.4 billion yuan before 62.4 bln yuan.
func textFirst(list []Found) []Found {
	if len(list) == 0 || list[0].Value < 0 || !list[0].heads() {
		return list
	}
	sum := list[0].Page.Values[list[0].Value].Amount
	i := slices.IndexFunc(list, func(f Found) bool {
		if f.Page != list[0].Page || f.Value < 0 || f.heads() || f.Score < list[0].Score-contested {
			return false
		}
		other := f.Page.Values[f.Value].Amount
		return sum != nil && other != nil && sum.Min == other.Min && sum.Currency == other.Currency
	})
	if i > 0 {
		told := list[i]
		told.Score = list[0].Score
		return append([]Found{told}, slices.Delete(list[1:], i-1, i)...)
	}
	return list
}

// heads reports whether a figure stands in a heading.
func (f Found) heads() bool {
	return f.Page.Sentences[f.Sentence].Kind == corpus.Heading || f.Sentence == 0
}

// Figures ranks the figures of the pages that are of the kind asked for.
func Figures(ask *Ask, pages []*reading.Page, near Near, kinds ...string) []Found {
	return ranked(ask, pages, near, func(t *text) []figureAt {
		return slices.DeleteFunc(t.candidates(kinds), func(f figureAt) bool { return !t.fits(ask, &f) })
	}, func(*matched, *figureAt, *Found) bool { return true })
}

// Knows reports whether one of the pages has all names of a question.
func Knows(ask *Ask, pages []*reading.Page) bool {
	named := slices.ContainsFunc(ask.Words, func(w Word) bool { return w.Name && !w.Lent })
	return named && slices.ContainsFunc(pages, func(p *reading.Page) bool { return textOf(p).match(ask) != nil })
}

// candidates are the figures of some kinds, each with the part of its sentence that
// is about it; of no kind the counts of things.
func (t *text) candidates(kinds []string) []figureAt {
	switch {
	case len(kinds) == 0:
		return t.zoned(t.counts())
	case kinds[0] == reading.Date:
		return t.daysZoned(t.dates())
	}
	return t.zoned(t.values(kinds...))
}

// togetherRE matches what says that a sum is of several things.
var togetherRE = regexp.MustCompile(`\b(?:total|totals|totaling|totalling|totalled|combined|together|altogether|in all|all told|overall|aggregate|sum of)\b|\b(?:[0-9,]+|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|twenty|thirty|forty|fifty)[a-z -]* (?:projects|deals|agreements|contracts|companies|ventures)\b`)

// fits reports whether a figure is of the measure, the currency or the things
// asked for.
func (t *text) fits(ask *Ask, f *figureAt) bool {
	if f.date != nil {
		return true
	}
	if f.value < 0 && ask.OfThem {
		return f.elliptic
	}
	if f.value < 0 {
		return ask.Noun == "" || sort(ask.Noun) == f.noun
	}
	v := &t.page.Values[f.value]
	if v.Kind != reading.Money {
		return true
	}
	if ask.Currency != "" && v.Amount != nil && v.Amount.Currency != ask.Currency || ask.Currency == "" && f.aside {
		return false
	}
	if t.eachOf(f) {
		return false
	}
	if ask.Kind == "sum" && ask.Things > 0 && !togetherRE.MatchString(t.page.Read(f.zone)) {
		return false
	}
	if ask.Things > 0 && t.ofOthers(ask.Things, f) {
		return false
	}
	return sameMeasure(ask.Measure, t.measureOf(*f))
}

var (
	overRE = regexp.MustCompile(`\b(?:over|above|exceeding|more than|at least|no less than) ?(?:us|rmb|hk)?[$¥€]?$`)
	eachRE = regexp.MustCompile(`^ ?(?:[a-z]+ )?each\b`)
)

// eachOf reports whether a sum only says how large each of the things counted is at
// least: 17 projects of over 50 million yuan each.
func (t *text) eachOf(f *figureAt) bool {
	folded := t.page.Folded
	before := strings.TrimSpace(string(folded[max(0, f.span.Start-24):f.span.Start]))
	behind := string(folded[f.span.End:min(len(folded), f.span.End+20)])
	return eachRE.MatchString(behind) && (overRE.MatchString(before) || t.page.Values[f.value].Amount != nil && t.page.Values[f.value].Amount.Bound == corpus.Over)
}

// ofOthers reports whether a sum is of another number of things than is asked for:
// five projects, 9.88 billion yuan in all.
func (t *text) ofOthers(n int, f *figureAt) bool {
	counts := t.countsWith(f)
	return len(counts) > 0 && !slices.Contains(counts, n)
}

// ofThese reports whether a sum is of as many things as are asked for.
func (t *text) ofThese(n int, f *figureAt) bool { return slices.Contains(t.countsWith(f), n) }

// countsWith are the numbers of things that stand with a sum.
func (t *text) countsWith(f *figureAt) []int {
	var out []int
	for _, c := range t.counts() {
		if c.noun != "" && f.zone.Contains(c.span) {
			out = append(out, reading.EnglishNumber(t.page.Read(c.span)))
		}
	}
	return out
}

// matched is where the words of a question stand in a text.
type matched struct {
	t      *text
	ask    *Ask
	places [][]int // token indexes for each word
	rarity []float64
}

// match looks for the words of a question; nil when a name is missing.
func (t *text) match(ask *Ask) *matched {
	m := &matched{t: t, ask: ask}
	for _, w := range ask.Words {
		var at []int
		for _, form := range w.Forms {
			at = append(at, t.places(form)...)
		}
		if len(at) == 0 && (w.Name && !w.Lent || w.Near) {
			return nil
		}
		m.places = append(m.places, at)
		rarity := 1.0
		if !w.Name {
			rarity = t.rarity(at)
		}
		m.rarity = append(m.rarity, rarity)
	}
	return m
}

// rarity weighs a word by the sentences that have it: the one that stands in a
// single sentence tells which figure is meant.
func (t *text) rarity(at []int) float64 {
	in := map[int]bool{}
	for _, i := range at {
		in[t.page.SentenceAt(t.tokens[i].span.Start)] = true
	}
	switch len(in) {
	case 1:
		return 2
	case 2:
		return 1.5
	}
	return 1
}

// score weighs a figure by how near the words of the question are; false when a
// name is not near, or the year is another.
func (m *matched) score(f *figureAt) (Found, bool) {
	p := m.t.page
	x := Found{Page: p, Value: f.value, Sentence: f.sentence, Span: f.span, Date: f.date, Show: trimmed(p, f.zone)}
	sum, total := 0.0, m.ask.Unknown
	for i, w := range m.ask.Words {
		best := 0.0
		for _, at := range m.places[i] {
			best = max(best, m.t.level(m.t.tokens[at].span.Start, f, w.Name))
		}
		x.levels = append(x.levels, best)
		if w.Name && !w.Lent && best < leastName || w.Near && best < beforeZone {
			return x, false
		}
		if w.Phrase && len(m.places[i]) == 0 {
			continue
		}
		w.Weight *= m.rarity[i]
		total += w.Weight
		sum += w.Weight * best
	}
	if total > 0 {
		x.Score = sum / total
	}
	if year := m.t.yearOf(f); len(m.ask.Years) > 0 && year != 0 && !slices.Contains(m.ask.Years, year) && !m.saysYear(f) {
		return x, false
	}
	if m.ask.Things > 0 && f.value >= 0 && m.t.ofThese(m.ask.Things, f) {
		x.Score += ofTheseMany
	}
	if x.heads() {
		x.Score -= inHeading
	}
	if formerRE.MatchString(p.Read(f.zone)) && !slices.ContainsFunc(m.ask.Words, func(w Word) bool { return w.Near }) {
		x.Score -= ofFormer
	}
	if f.value >= 0 && m.ask.Kind == "sum" && x.Score < surelyItsOwn && !togetherRE.MatchString(p.Read(f.zone)) {
		return x, false
	}
	if phaseRE.MatchString(p.Read(f.zone)) && !m.ask.Phase {
		x.Score -= ofPhase
	}
	return x, true
}

// saysYear reports whether the sentence of a figure has a year of the question in
// figures: by end-2023; of a person, whether the report is of it.
func (m *matched) saysYear(f *figureAt) bool {
	if own := m.t.dateline; own != nil && m.ask.Kind == "who" && slices.Contains(m.ask.Years, m.t.page.Values[own.value].Date.Year) {
		return true // an office is held when the report is written
	}
	text := m.t.page.Read(m.t.page.Sentences[f.sentence].Span)
	return f.date == nil && slices.ContainsFunc(m.ask.Years, func(y int) bool { return strings.Contains(text, strconv.Itoa(y)) })
}

const (
	ofTheseMany  = 0.12 // what a sum gains of as many things as the question says: those 15 projects
	ofFormer     = 0.15 // and that of the edition before, when the question is not of that
	inHeading    = 0.08 // what a figure of a heading loses: the text says more of it
	surelyItsOwn = 0.78 // of a sum that is asked for in all and is said of one thing
)

// ofPhase is what the figure of a phase loses when the question names none.
const ofPhase = 0.12

// phaseRE matches a phase of a project.
var phaseRE = regexp.MustCompile(`\b(?:phase (?:one|two|three|[1-3]|i+)|(?:first|second|third|initial) (?:phase|stage))\b`)

// formerRE matches what compares with an earlier time: up from 12 projects at last
// year's event.
var formerRE = regexp.MustCompile(`\b(?:up from|down from|compared with|compared to|against|last year's|the previous)\b`)

// yearOf is the year that a figure is of; 0 when the report does not say.
func (t *text) yearOf(f *figureAt) int {
	if f.date != nil {
		return f.date.Year
	}
	if f.value >= 0 {
		if d := t.page.Values[f.value].Date; d != nil && d.Year != 0 {
			return d.Year
		}
	}
	return t.yearSaid(f)
}

// level is how near a word at a place is to a figure. A name in the first words of
// a sentence is what all of it is about; another word there is of the first figure.
func (t *text) level(at int, f *figureAt, name bool) float64 {
	p := t.page
	s := p.SentenceAt(at)
	if s < 0 {
		return 0
	}
	here, own := &p.Sentences[s], &p.Sentences[f.sentence]
	best := otherBlock
	if here.Kind == corpus.Heading || s == 0 || here.Block == 0 || p.Sentences[0].Kind == corpus.Heading && s == 1 {
		best = inLead
	}
	switch {
	case s == f.sentence && at >= f.zone.Start && at < f.zone.End:
		return inZone
	case s == f.sentence && at < f.zone.Start && t.opening(at, own.Span) && (name || f.rank == 0):
		return inOpening
	case s == f.sentence && at < f.zone.Start:
		return beforeZone
	case s == f.sentence:
		return afterZone
	case here.Block == own.Block && s == f.sentence-1:
		return inSentence
	case here.Block == own.Block && s < f.sentence && (s == 0 || p.Sentences[s-1].Block != here.Block):
		return inHead
	case here.Block == own.Block && s < f.sentence:
		return inEarlier
	case here.Block == own.Block:
		return max(best, nextSentence)
	}
	return best
}

// openingWords is how many words of a sentence say what all of it is about.
const openingWords = 9

// opening reports whether a place is among the first words of a sentence.
func (t *text) opening(at int, s corpus.Span) bool {
	from, _ := t.between(s)
	k, _ := t.between(corpus.Span{Start: at, End: at})
	return k-from < openingWords
}

// What a figure gains near the last answer, for a question that leans on it.
const (
	sameSentenceNear = 0.25
	sameBlockNear    = 0.12
)

// lean raises what stands near the last answer, and drops what was told.
func (x *Found) lean(f *figureAt, near Near) {
	if near.Document == "" || near.Document != x.Page.Document.ID {
		return
	}
	if near.Told.Contains(f.span) {
		x.Score -= 0.3
	}
	at := x.Page.SentenceAt(near.Span.Start)
	switch {
	case at < 0:
	case at == f.sentence:
		x.Score += sameSentenceNear
	case x.Page.Sentences[at].Block == x.Page.Sentences[f.sentence].Block:
		x.Score += sameBlockNear
	}
}

// trimmed is a part of a sentence without the marks and joints around it.
func trimmed(p *reading.Page, s corpus.Span) corpus.Span {
	for s.Start < s.End && strings.ContainsRune(" ,;:()—–-", p.Folded[s.Start]) {
		s.Start++
	}
	for s.Start < s.End && strings.ContainsRune(" ,;:(", p.Folded[s.End-1]) {
		s.End--
	}
	for _, w := range []string{"and ", "while ", "but "} {
		if strings.HasPrefix(p.Read(s), w) {
			s.Start += len(w)
		}
	}
	return s
}
