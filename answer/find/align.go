package find

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
	"zhaoshang/corpus/extract/names"
)

// Piece is a part of a question that stands in a document.
type Piece struct {
	Runes  []rune
	Weight float64
	Group  int
	Start  int     // in the question
	Places []int   // where it stands, in runes
	Lent   bool    // from the question before
	Date   bool    // part of a date of the question
	Rarity float64 // of its rarest pair
	Strong bool    // more than words of the genre
	whole  bool    // all of its term
	meant  []int   // where the place it names is spoken of as 全县, 我市
	Unit   string  // id of the place it names; places within it count as it
}

// Alignment is how the words of a question stand in a document.
type Alignment struct {
	Page     *reading.Page
	Pieces   []Piece
	Total    float64 // weight of all words, found or not
	Found    float64 // weight of those found anywhere
	levelsOf map[*Piece][]float64
	Missing  []rune              // content of the question that the document does not have
	Names    float64             // weight of the names in the question
	Lost     float64             // weight of those that the document does not have
	heard    []*corpus.Statement // made by those whom the question names
}

// Lacks reports whether the document lacks more than a part, 0 to 1, of the names
// in the question.
func (a *Alignment) Lacks(part float64) bool {
	return a.Names > 0 && a.Lost/a.Names > part
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

// Align looks for the question's words in a document, longest stretches first.
func Align(p *reading.Page, q *understand.Question, v *reading.Vocabulary) *Alignment {
	a := &Alignment{Page: p}
	best := map[int]float64{}
	groups := map[int][]Piece{}
	totals := map[int]float64{}
	for _, t := range q.Terms {
		pieces, total, missing := alignTerm(p, t, v, q.Places)
		found := 0.0
		for i := range pieces {
			found += pieces[i].Weight
			pieces[i].Date = t.Group == 0 && InDates(q, pieces[i])
		}
		if t.Group == 0 {
			a.Pieces = append(a.Pieces, pieces...)
			a.Total += total
			a.Found += found
			a.Missing = append(a.Missing, missing...)
			a.Lost += lostNames(t, pieces)
			for _, w := range t.Weight {
				if w >= 0.9 && !t.Lent {
					a.Names++
				}
			}
			continue
		}
		if best[t.Group] == 0 {
			totals[t.Group] = max(totals[t.Group], total)
		}
		switch whole := len(pieces) == 1 && len(pieces[0].Runes) == len(t.Runes); {
		case found > best[t.Group]:
			best[t.Group], totals[t.Group] = found, total
			groups[t.Group] = append(slices.DeleteFunc(groups[t.Group], func(x Piece) bool { return !x.whole }), pieces...)
		case found > 0 && (whole || found == best[t.Group]):
			groups[t.Group] = append(groups[t.Group], pieces...)
		}
	}
	for g, list := range groups {
		for i := range list {
			if list[i].whole {
				list[i].Weight = best[g]
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
		a.Total += total
		a.Found += best[g]
		if total >= 1.5 {
			a.Names += total
			if best[g] == 0 {
				a.Lost += total
			}
		}
		a.Pieces = append(a.Pieces, groups[g]...)
	}
	return a
}

// within takes the places that lie in one that the question names for that
// one: a report on 佛山 and 深圳 speaks of 广东.
func (a *Alignment) within(q *understand.Question) {
	if q.Language == "en" { // the words of English questions stand for themselves
		return
	}
	for _, place := range q.Places {
		inFull := a.inFull(place.ID, q.Folded[place.Span.Start:place.Span.End])
		inside := append(a.inside(place.ID), inFull...)
		known := false
		for i := range a.Pieces {
			x := &a.Pieces[i]
			if x.Start <= place.Span.Start && x.Start+len(x.Runes) >= place.Span.End {
				known = true
				if x.Start == place.Span.Start && len(x.Runes) <= place.Span.Len()+1 {
					x.Unit = place.ID
					x.Places = append(x.Places, inFull...)
					x.meant = a.asWhole(place.ID)
				}
			}
		}
		if known || place.ID == "" || len(inside) == 0 {
			continue
		}
		x := Piece{Runes: q.Folded[place.Span.Start:place.Span.End], Start: place.Span.Start, Places: inside, Rarity: 0.7, Strong: true, Unit: place.ID}
		x.Weight = float64(len(x.Runes))
		a.Pieces = append(a.Pieces, x)
		a.Found += x.Weight
		a.forget(x.Runes)
	}
}

// inFull gives where the page names a unit in full that the question names by an
// abbreviation: 莫力达瓦旗 for 莫旗.
func (a *Alignment) inFull(unit string, said []rune) []int {
	var out []int
	for _, p := range a.Page.Places {
		if unit != "" && p.ID == unit && a.Page.Folded[p.Span.Start] == said[0] && !strings.HasPrefix(a.Page.Read(p.Span), PlaceName(said)) && p.Span.Len() > len(said) {
			out = append(out, p.Span.Start)
		}
	}
	return out
}

// inside gives where the page names places that lie within a unit.
func (a *Alignment) inside(unit string) []int {
	var out []int
	for _, p := range a.Page.Places {
		if strings.HasPrefix(p.ID, unit+"/") {
			out = append(out, p.Span.Start)
		}
	}
	return out
}

// forget takes runes off the list of what is missing.
func (a *Alignment) forget(runes []rune) {
	for _, r := range runes {
		if i := slices.Index(a.Missing, r); i >= 0 {
			a.Missing = slices.Delete(a.Missing, i, i+1)
		}
	}
}

// lostNames counts the runes of names in a term that no piece covers.
func lostNames(t understand.Term, pieces []Piece) float64 {
	n := 0.0
	for i, w := range t.Weight {
		if w < 0.9 || t.Lent {
			continue
		}
		covered := false
		for k := range pieces {
			covered = covered || t.Start+i >= pieces[k].Start && t.Start+i < pieces[k].Start+len(pieces[k].Runes)
		}
		if !covered {
			n++
		}
	}
	return n
}

// InDates reports whether a piece is part of a date of the question.
func InDates(q *understand.Question, x Piece) bool {
	for _, d := range q.Dates {
		if x.Start < d.End && x.Start+len(x.Runes) > d.Start {
			return true
		}
	}
	return false
}

// alignTerm covers one term by the longest stretches that the document has; a place
// that the question names is not cut by one that begins within it: 香港推介会 beside a
// title 赴港推介.
func alignTerm(p *reading.Page, t understand.Term, v *reading.Vocabulary, places []names.Place) (pieces []Piece, total float64, missing []rune) {
	n := len(t.Runes)
	if t.Group != 0 && n > 0 && t.Runes[0] < 0x80 {
		return alignWord(p, t)
	}
	for i := 0; i < n; {
		length := longest(p, t.Runes[i:])
		if i+1 < n && length >= 2 && !placeAt(places, t, i, length) {
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
		x := Piece{Runes: t.Runes[i : i+length], Group: t.Group, Start: t.Start + i, Lent: t.Lent, whole: length == n}
		for k := i; k < i+length; k++ {
			r := rarity(v, t.Runes[max(k-1, i)], t.Runes[max(k, i+1)])
			x.Weight += t.Weight[k] * r
			x.Rarity = max(x.Rarity, r)
			x.Strong = x.Strong || t.Weight[k] >= 0.55 || t.Group != 0 && t.Total() >= 1.5
		}
		if t.Group == 0 {
			var cut int
			x.Runes, cut = trimLight(x.Runes, t.Weight[i:i+length])
			x.Start += cut
		}
		x.Places = p.Find(x.Runes)
		total += x.Weight
		pieces = append(pieces, x)
		i += length
	}
	return pieces, total, missing
}

// placeAt reports whether a stretch of a term begins with a place of the question.
func placeAt(places []names.Place, t understand.Term, i, length int) bool {
	return t.Group == 0 && slices.ContainsFunc(places, func(x names.Place) bool {
		return x.ID != "" && x.Span.Start == t.Start+i && x.Span.Len() <= length
	})
}

// covers reports whether a piece has a place of the question.
func covers(pieces []Piece, at int) bool {
	return slices.ContainsFunc(pieces, func(x Piece) bool { return at >= x.Start && at < x.Start+len(x.Runes) })
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
	spokenOf     = 0.85 // a sentence that says 全县 of a place
	elsewhere    = 0.22
)

// cover gives for each clause the part of the question's weight that it and
// its surroundings have.
func (a *Alignment) cover() []float64 {
	p := a.Page
	scores := make([]float64, len(p.Clauses))
	if a.Total == 0 {
		return scores
	}
	levels := make([]float64, len(p.Clauses))
	groupBest := map[int][]float64{}
	for i := range a.Pieces {
		x := &a.Pieces[i]
		a.levels(x, levels)
		if x.Group != 0 {
			b := groupBest[x.Group]
			if b == nil {
				b = make([]float64, len(levels))
				groupBest[x.Group] = b
			}
			for c, l := range levels {
				b[c] = max(b[c], l*x.Weight)
			}
			continue
		}
		for c, l := range levels {
			scores[c] += l * x.Weight
		}
	}
	for _, b := range inOrder(groupBest) {
		for c, w := range b {
			scores[c] += w
		}
	}
	for c := range scores {
		scores[c] /= a.Total
	}
	return scores
}

// levels fills in how near the nearest place of a piece is to each clause.
func (a *Alignment) levels(x *Piece, levels []float64) {
	a.fill(x, levels, false)
	a.spreadSaid(x, levels)
}

// fill gives each clause the level that the title, the opening and the places of
// a piece give it; when far, a place gives nothing to the clauses of its own
// sentence.
func (a *Alignment) fill(x *Piece, levels []float64, far bool) {
	p := a.Page
	base := elsewhere
	title := p.TitleSpan()
	for _, at := range x.Places {
		if at >= title.Start && at < title.End {
			base = inTitle
		}
	}
	if base < opening && a.Opens(x) {
		base = a.openingOf(x)
	}
	if base < inTitle && p.TitleHas(x.Runes) {
		base = inTitle
	}
	for c := range levels {
		levels[c] = base
	}
	for _, at := range x.Places {
		a.spread(at, levels, far)
	}
	for _, at := range x.meant {
		if c := p.ClauseAt(at); c >= 0 {
			for i := c; i < p.Sentences[p.Clauses[c].Sentence].To; i++ {
				levels[i] = max(levels[i], spokenOf)
			}
		}
	}
}

// listen keeps the statements of those whom the question names.
func (a *Alignment) listen(q *understand.Question, statements []corpus.Statement) {
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
func (a *Alignment) spreadSaid(x *Piece, levels []float64) {
	for _, s := range a.heard {
		if !strings.Contains(clean.Fold(s.Speaker.Value), string(x.Runes)) {
			continue
		}
		for c := max(a.Page.ClauseAt(s.Quote.Start), 0); c < len(levels) && a.Page.Clauses[c].Span.Start < s.Quote.End; c++ {
			levels[c] = max(levels[c], sameSentence)
		}
	}
}

// spreadAnswer takes what follows a question in an interview to be near to it.
func (a *Alignment) spreadAnswer(s int, levels []float64) {
	p := a.Page
	if end := p.Sentences[s].Span.End; end < 1 || !AsksRE.MatchString(p.Read(p.Sentences[s].Span)) {
		return
	}
	for i := s + 1; i < len(p.Sentences) && p.Sentences[i].Span.Start-p.Sentences[s].Span.End < answerLength; i++ {
		if AsksRE.MatchString(p.Read(p.Sentences[i].Span)) {
			return
		}
		for c := p.Sentences[i].From; c < p.Sentences[i].To; c++ {
			levels[c] = max(levels[c], inAnswer)
		}
	}
}

var AsksRE = regexp.MustCompile(`\?[”"]? *$`)

// answerLength is how many runes of what follows a question answer it.
const answerLength = 400

// Opens reports whether a piece stands in the first lines of a document that
// does not start as a digest: the place or company that it is about.
func (a *Alignment) Opens(x *Piece) bool {
	p := a.Page
	if len(p.Sections) == 0 || p.Digest() {
		return false
	}
	for _, at := range x.Places {
		if at < 110 {
			return true
		}
	}
	return false
}

// openingOf is how near a piece of the first lines is to all of a document: a
// place as one of the title, when the title has none.
func (a *Alignment) openingOf(x *Piece) float64 {
	if x.Unit != "" && !a.titlePlaced() {
		return inTitle
	}
	return opening
}

// titlePlaced reports whether the title names a place; of a document whose
// title does not, the place that its first lines name is what it is about.
func (a *Alignment) titlePlaced() bool {
	title := a.Page.TitleSpan()
	for _, p := range a.Page.Places {
		if title.Contains(p.Span) {
			return true
		}
	}
	return false
}

// spread raises the levels of the clauses around one place, but for those of its
// own sentence when far.
func (a *Alignment) spread(at int, levels []float64, far bool) {
	p := a.Page
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
		best = min(best, float64(len(Align(p, q, v).Missing)))
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
