package execute

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// piece is a part of a question that stands in a document.
type piece struct {
	runes  []rune
	weight float64
	group  int
	start  int     // in the question
	places []int   // where it stands, in runes
	lent   bool    // from the question before
	date   bool    // part of a date of the question
	rarity float64 // of its rarest pair
	strong bool    // more than words of the genre
	whole  bool    // all of its term
	unit   string  // id of the place it names; places within it count as it
}

// alignment is how the words of a question stand in a document.
type alignment struct {
	page     *reading.Page
	pieces   []piece
	total    float64 // weight of all words, found or not
	found    float64 // weight of those found anywhere
	levelsOf map[*piece][]float64
	missing  []rune              // content of the question that the document does not have
	names    float64             // weight of the names in the question
	lost     float64             // weight of those that the document does not have
	heard    []*corpus.Statement // made by those whom the question names
}

// lacks reports whether the document lacks more than a part, 0 to 1, of the names
// in the question.
func (a *alignment) lacks(part float64) bool {
	return a.names > 0 && a.lost/a.names > part
}

// rarity weighs a pair of characters by the documents that have it: 1 for one
// document, towards 0.35 for all.
func rarity(v *reading.Vocabulary, a, b rune) float64 {
	n := v.Seen(a, b)
	if n == 0 || v.Documents <= 1 {
		return 1
	}
	return 0.35 + 0.65*(1-math.Log(float64(n))/math.Log(float64(v.Documents)+1))
}

// align looks for the question's words in a document, longest stretches first.
func align(p *reading.Page, q *understand.Question, v *reading.Vocabulary) *alignment {
	a := &alignment{page: p}
	best := map[int]float64{}
	groups := map[int][]piece{}
	totals := map[int]float64{}
	for _, t := range q.Terms {
		pieces, total, missing := alignTerm(p, t, v)
		found := 0.0
		for i := range pieces {
			found += pieces[i].weight
			pieces[i].date = t.Group == 0 && inDates(q, pieces[i])
		}
		if t.Group == 0 {
			a.pieces = append(a.pieces, pieces...)
			a.total += total
			a.found += found
			a.missing = append(a.missing, missing...)
			a.lost += lostNames(t, pieces)
			for _, w := range t.Weight {
				if w >= 0.9 && !t.Lent {
					a.names++
				}
			}
			continue
		}
		if best[t.Group] == 0 {
			totals[t.Group] = max(totals[t.Group], total)
		}
		switch whole := len(pieces) == 1 && len(pieces[0].runes) == len(t.Runes); {
		case found > best[t.Group]:
			best[t.Group], totals[t.Group] = found, total
			groups[t.Group] = append(slices.DeleteFunc(groups[t.Group], func(x piece) bool { return !x.whole }), pieces...)
		case found > 0 && (whole || found == best[t.Group]):
			groups[t.Group] = append(groups[t.Group], pieces...)
		}
	}
	for g, list := range groups {
		for i := range list {
			if list[i].whole {
				list[i].weight = best[g]
			}
		}
	}
	if q.Language == "en" {
		a.divisions(q, groups, best, totals)
	} else {
		a.within(q)
	}
	for _, g := range slices.Sorted(maps.Keys(totals)) { // in order: sums of floats depend on it
		total := totals[g]
		a.total += total
		a.found += best[g]
		if total >= 1.5 {
			a.names += total
			if best[g] == 0 {
				a.lost += total
			}
		}
		a.pieces = append(a.pieces, groups[g]...)
	}
	return a
}

// within takes the places that lie in one that the question names for that
// one: a report on 佛山 and 深圳 speaks of 广东.
func (a *alignment) within(q *understand.Question) {
	if q.Language == "en" { // the words of English questions stand for themselves
		return
	}
	for _, place := range q.Places {
		inFull := a.inFull(place.ID, q.Folded[place.Span.Start:place.Span.End])
		inside := append(a.inside(place.ID), inFull...)
		known := false
		for i := range a.pieces {
			x := &a.pieces[i]
			if x.start <= place.Span.Start && x.start+len(x.runes) >= place.Span.End {
				known = true
				if x.start == place.Span.Start && len(x.runes) <= place.Span.Len()+1 {
					x.unit = place.ID
					x.places = append(x.places, inFull...)
				}
			}
		}
		if known || place.ID == "" || len(inside) == 0 {
			continue
		}
		x := piece{runes: q.Folded[place.Span.Start:place.Span.End], start: place.Span.Start, places: inside, rarity: 0.7, strong: true, unit: place.ID}
		x.weight = float64(len(x.runes))
		a.pieces = append(a.pieces, x)
		a.found += x.weight
		a.forget(x.runes)
	}
}

// inFull gives where the page names a unit in full that the question names by an
// abbreviation: 莫力达瓦旗 for 莫旗.
func (a *alignment) inFull(unit string, said []rune) []int {
	var out []int
	for _, p := range a.page.Places {
		if unit != "" && p.ID == unit && a.page.Folded[p.Span.Start] == said[0] && !strings.HasPrefix(a.page.Read(p.Span), placeName(said)) && p.Span.Len() > len(said) {
			out = append(out, p.Span.Start)
		}
	}
	return out
}

// inside gives where the page names places that lie within a unit.
func (a *alignment) inside(unit string) []int {
	var out []int
	for _, p := range a.page.Places {
		if strings.HasPrefix(p.ID, unit+"/") {
			out = append(out, p.Span.Start)
		}
	}
	return out
}

// forget takes runes off the list of what is missing.
func (a *alignment) forget(runes []rune) {
	for _, r := range runes {
		if i := slices.Index(a.missing, r); i >= 0 {
			a.missing = slices.Delete(a.missing, i, i+1)
		}
	}
}

// lostNames counts the runes of names in a term that no piece covers.
func lostNames(t understand.Term, pieces []piece) float64 {
	n := 0.0
	for i, w := range t.Weight {
		if w < 0.9 || t.Lent {
			continue
		}
		covered := false
		for k := range pieces {
			covered = covered || t.Start+i >= pieces[k].start && t.Start+i < pieces[k].start+len(pieces[k].runes)
		}
		if !covered {
			n++
		}
	}
	return n
}

// inDates reports whether a piece is part of a date of the question.
func inDates(q *understand.Question, x piece) bool {
	for _, d := range q.Dates {
		if x.start < d.End && x.start+len(x.runes) > d.Start {
			return true
		}
	}
	return false
}

// alignTerm covers one term by the longest stretches that the document has.
func alignTerm(p *reading.Page, t understand.Term, v *reading.Vocabulary) (pieces []piece, total float64, missing []rune) {
	n := len(t.Runes)
	if t.Group != 0 && n > 0 && t.Runes[0] < 0x80 {
		return alignWord(p, t)
	}
	for i := 0; i < n; {
		length := longest(p, t.Runes[i:])
		if i+1 < n && length >= 2 {
			if next := longest(p, t.Runes[i+1:]); next > length {
				length = 0
			}
		}
		if length < 2 {
			w := t.Weight[i]
			if n == 1 {
				w *= 0.3
			}
			total += w
			if w >= 0.5 {
				missing = append(missing, t.Runes[i])
			}
			i++
			continue
		}
		if i > 0 && t.Weight[i-1] >= 0.9 && !covers(pieces, t.Start+i-1) && placeTail(t.Runes[i:i+length]) {
			total += t.Weight[i] + t.Weight[i+1]
			missing = append(missing, t.Runes[i:i+length]...)
			i += length
			continue
		}
		x := piece{runes: t.Runes[i : i+length], group: t.Group, start: t.Start + i, lent: t.Lent, whole: length == n}
		for k := i; k < i+length; k++ {
			r := rarity(v, t.Runes[max(k-1, i)], t.Runes[max(k, i+1)])
			x.weight += t.Weight[k] * r
			x.rarity = max(x.rarity, r)
			x.strong = x.strong || t.Weight[k] >= 0.55 || t.Group != 0 && t.Total() >= 1.5
		}
		if t.Group == 0 {
			var cut int
			x.runes, cut = trimLight(x.runes, t.Weight[i:i+length])
			x.start += cut
		}
		x.places = p.Find(x.runes)
		total += x.weight
		pieces = append(pieces, x)
		i += length
	}
	return pieces, total, missing
}

// covers reports whether a piece has a place of the question.
func covers(pieces []piece, at int) bool {
	return slices.ContainsFunc(pieces, func(x piece) bool { return at >= x.start && at < x.start+len(x.runes) })
}

// placeTail reports whether runes may be no more than the end of a place's name:
// 岭镇 of a 松岭镇 that is asked for is not that of 青岭镇.
func placeTail(runes []rune) bool {
	return len(runes) == 2 && strings.ContainsRune("镇乡村县区市旗", runes[1])
}

// trimLight takes particles (在, 的, 和) off the ends of a word that has
// enough without them, so that it is found where they do not stand; and says
// how many it took off the front.
func trimLight(runes []rune, weights []float64) ([]rune, int) {
	from, to := 0, len(runes)
	for to-from > 2 && weights[from] <= singleWeight {
		from++
	}
	for to-from > 2 && weights[to-1] <= singleWeight {
		to--
	}
	return runes[from:to], from
}

// singleWeight is what a particle counts for at most.
const singleWeight = 0.16

// longest is the length of the longest start of runes that stands in the
// document; less than 2 means none.
func longest(p *reading.Page, runes []rune) int {
	if len(runes) < 2 || !p.Has(runes[0], runes[1]) {
		return 0
	}
	n := 2
	for n < len(runes) && !turns(runes[n-1], runes[n]) && p.Has(runes[n-1], runes[n]) && len(p.Find(runes[:n+1])) > 0 {
		n++
	}
	return n
}

// turns reports whether Latin letters end where Chinese begins: words of their
// own, that may stand apart.
func turns(a, b rune) bool {
	return a >= 'a' && a <= 'z' && unicode.Is(unicode.Han, b)
}

// How much a word counts for a clause, by where it stands.
const (
	sameClause   = 1.0
	sameSentence = 0.92
	laterClause  = 0.85
	lastSentence = 0.72
	sameBlock    = 0.6
	laterInBlock = 0.45
	inLead       = 0.8
	sameSection  = 0.45
	inTitle      = 0.7
	nextBlock    = 0.58
	inAnswer     = 0.78 // what follows a question of an interview
	sameForm     = 0.75 // another field of one form
	opening      = 0.58 // in the first lines of a document of one topic
	elsewhere    = 0.22
)

// cover gives for each clause the part of the question's weight that it and
// its surroundings have.
func (a *alignment) cover() []float64 {
	p := a.page
	scores := make([]float64, len(p.Clauses))
	if a.total == 0 {
		return scores
	}
	levels := make([]float64, len(p.Clauses))
	groupBest := map[int][]float64{}
	for i := range a.pieces {
		x := &a.pieces[i]
		a.levels(x, levels)
		if x.group != 0 {
			b := groupBest[x.group]
			if b == nil {
				b = make([]float64, len(levels))
				groupBest[x.group] = b
			}
			for c, l := range levels {
				b[c] = max(b[c], l*x.weight)
			}
			continue
		}
		for c, l := range levels {
			scores[c] += l * x.weight
		}
	}
	for _, b := range inOrder(groupBest) {
		for c, w := range b {
			scores[c] += w
		}
	}
	for c := range scores {
		scores[c] /= a.total
	}
	return scores
}

// levels fills in how near the nearest place of a piece is to each clause.
func (a *alignment) levels(x *piece, levels []float64) {
	a.fill(x, levels, false)
	a.spreadSaid(x, levels)
}

// fill gives each clause the level that the title, the opening and the places of
// a piece give it; when far, a place gives nothing to the clauses of its own
// sentence.
func (a *alignment) fill(x *piece, levels []float64, far bool) {
	p := a.page
	base := elsewhere
	title := p.TitleSpan()
	for _, at := range x.places {
		if at >= title.Start && at < title.End {
			base = inTitle
		}
	}
	if base < opening && a.opens(x) {
		base = a.openingOf(x)
	}
	if base < inTitle && p.TitleHas(x.runes) {
		base = inTitle
	}
	for c := range levels {
		levels[c] = base
	}
	for _, at := range x.places {
		a.spread(at, levels, far)
	}
}

// listen keeps the statements of those whom the question names.
func (a *alignment) listen(q *understand.Question, statements []corpus.Statement) {
	folded := string(q.Folded)
	if pronounRE.MatchString(folded) {
		for _, t := range q.Terms {
			if t.Lent {
				folded += " " + string(t.Runes)
			}
		}
	}
	for i := range statements {
		if name := clean.Fold(statements[i].Speaker.Value); len(name) > 3 && strings.Contains(folded, name) {
			a.heard = append(a.heard, &statements[i])
		}
	}
}

// pronounRE matches questions that mean the person of the one before.
var pronounRE = regexp.MustCompile(`[他她]|\b(?:he|she|his|her)\b`)

// spreadSaid takes all that somebody said to be near to his name.
func (a *alignment) spreadSaid(x *piece, levels []float64) {
	for _, s := range a.heard {
		if !strings.Contains(clean.Fold(s.Speaker.Value), string(x.runes)) {
			continue
		}
		for c := max(a.page.ClauseAt(s.Quote.Start), 0); c < len(levels) && a.page.Clauses[c].Span.Start < s.Quote.End; c++ {
			levels[c] = max(levels[c], sameSentence)
		}
	}
}

// spreadAnswer takes what follows a question in an interview to be near to it.
func (a *alignment) spreadAnswer(s int, levels []float64) {
	p := a.page
	if end := p.Sentences[s].Span.End; end < 1 || !asksRE.MatchString(p.Read(p.Sentences[s].Span)) {
		return
	}
	for i := s + 1; i < len(p.Sentences) && p.Sentences[i].Span.Start-p.Sentences[s].Span.End < answerLength; i++ {
		if asksRE.MatchString(p.Read(p.Sentences[i].Span)) {
			return
		}
		for c := p.Sentences[i].From; c < p.Sentences[i].To; c++ {
			levels[c] = max(levels[c], inAnswer)
		}
	}
}

var asksRE = regexp.MustCompile(`\?[”"]? *$`)

// answerLength is how many runes of what follows a question answer it.
const answerLength = 400

// opens reports whether a piece stands in the first lines of a document that
// does not start as a digest: the place or company that it is about.
func (a *alignment) opens(x *piece) bool {
	p := a.page
	if len(p.Sections) == 0 || p.Digest() {
		return false
	}
	for _, at := range x.places {
		if at < 110 {
			return true
		}
	}
	return false
}

// openingOf is how near a piece of the first lines is to all of a document: a
// place as one of the title, when the title has none.
func (a *alignment) openingOf(x *piece) float64 {
	if x.unit != "" && !a.titlePlaced() {
		return inTitle
	}
	return opening
}

// titlePlaced reports whether the title names a place; of a document whose
// title does not, the place that its first lines name is what it is about.
func (a *alignment) titlePlaced() bool {
	title := a.page.TitleSpan()
	for _, p := range a.page.Places {
		if title.Contains(p.Span) {
			return true
		}
	}
	return false
}

// spread raises the levels of the clauses around one place, but for those of its
// own sentence when far.
func (a *alignment) spread(at int, levels []float64, far bool) {
	p := a.page
	c := p.ClauseAt(at)
	if c < 0 {
		return
	}
	s := p.Clauses[c].Sentence
	sentence := &p.Sentences[s]
	raise := func(from, to int, level float64) {
		for i := from; i < to; i++ {
			levels[i] = max(levels[i], level)
		}
	}
	if !far {
		raise(c, c+1, sameClause)
		raise(c+1, sentence.To, sameSentence)
		raise(sentence.From, c, laterClause)
	}
	section := p.Sections[sentence.Section]
	level := sameSection
	if at >= section.Lead.Start && at < section.Lead.End {
		level = inLead
	}
	for i := s + 1; i < len(p.Sentences) && p.Sentences[i].Section == sentence.Section; i++ {
		l := level
		if p.Sentences[i].Block == sentence.Block {
			l = max(l, sameBlock)
			if i == s+1 {
				l = max(l, lastSentence)
			}
		} else if sentence.Form && p.Sentences[i].Form {
			l = max(l, sameForm)
		} else if p.Sentences[i].Block == sentence.Block+1 {
			l = max(l, nextBlock)
		}
		raise(p.Sentences[i].From, p.Sentences[i].To, l)
	}
	for i := s - 1; i >= 0 && p.Sentences[i].Section == sentence.Section; i-- {
		l := sameSection * 0.8
		if p.Sentences[i].Block == sentence.Block {
			l = laterInBlock
		}
		raise(p.Sentences[i].From, p.Sentences[i].To, l)
	}
	a.spreadAnswer(s, levels)
}

// Missing is how much of a question's own names no page has: of the page that
// has most.
func Missing(pages []*reading.Page, q *understand.Question, v *reading.Vocabulary) float64 {
	best := math.Inf(1)
	for _, p := range pages {
		best = min(best, float64(len(align(p, q, v).missing)))
	}
	return best
}

// inOrder gives the values of a map by their keys: sums of floats depend on
// their order, and equal answers must rank equal every time.
func inOrder[V any](m map[int]V) []V {
	out := make([]V, 0, len(m))
	for _, k := range slices.Sorted(maps.Keys(m)) {
		out = append(out, m[k])
	}
	return out
}
