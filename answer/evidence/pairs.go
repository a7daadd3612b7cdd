package evidence

import (
	"math"
	"math/bits"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// maxPairs is how many pairs of characters of a question are looked for.
const maxPairs = 192

// set is a set of the pairs of a question.
type set [maxPairs / 64]uint64

func (s *set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s *set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) or(o set) set {
	for i := range s {
		s[i] |= o[i]
	}
	return s
}

func (s set) without(o set) set {
	for i := range s {
		s[i] &^= o[i]
	}
	return s
}

// each calls f with every member.
func (s set) each(f func(int)) {
	for w := range s {
		for b := s[w]; b != 0; b &= b - 1 {
			f(w*64 + bits.TrailingZeros64(b))
		}
	}
}

// pair is two neighbouring characters of a question, or a word in Latin letters or a
// number of it.
type pair struct {
	runes  []rune
	weight float64 // by how few sentences have it
	lent   bool    // from the question before
	says   float64 // 1 for content, less for words of the genre, 0 for words of asking
	known  bool    // stands in one of the pages
}

// ask is a question as sentences are weighed for it.
type ask struct {
	q       *understand.Question
	pairs   []pair
	at      map[string]int
	own     float64       // weight of its own pairs
	lent    float64       // weight of those from the question before
	letters map[rune]bool // that are no words of asking
	unit    rune          // 亩 of 多少亩, 0 for none
	phases  []string      // 一期, 第十届
	many    int           // 3 of 哪三个; 0 for none

	asks  []string            // what it asks for: its kind and words of asking
	sized []string            // names of features of size, for each of asks
	names map[string][]string // of features, for what a sentence has
}

// asksFor sets what a question asks for.
func (a *ask) asksFor(cues []string) {
	a.asks, a.names = []string{"k:" + a.q.Kind}, map[string][]string{}
	for _, c := range cues {
		a.asks = append(a.asks, "q:"+c)
	}
	for _, q := range a.asks {
		a.sized = append(a.sized, q+"*own", q+"*common", q+"*length")
	}
}

// asking are characters that say how one asks, not what about.
const asking = "的了是在和与及有个哪多少什么吗呢啊几何谁怎样如为被把就都也还这那其该本不没请问一下"

func newAsk(q *understand.Question) *ask {
	a := &ask{q: q, at: map[string]int{}, letters: map[rune]bool{}}
	a.addPairs(q.Folded, false)
	for _, t := range q.Terms {
		if t.Lent {
			a.addPairs(t.Runes, true)
			continue
		}
		for _, part := range partsOf(t.Runes[:min(len(t.Runes), len(t.Weight))]) {
			if k, ok := a.at[string(t.Runes[part.Start:part.End])]; ok {
				a.pairs[k].says = max(a.pairs[k].says, slices.Min(t.Weight[part.Start:part.End]))
			}
		}
	}
	for i, r := range q.Folded {
		if unicode.Is(unicode.Han, r) && !strings.ContainsRune(asking, r) {
			a.letters[r] = true
		}
		if a.unit == 0 && i > 0 && (q.Folded[i-1] == '几' || i > 1 && q.Folded[i-2] == '多' && q.Folded[i-1] == '少') && unicode.Is(unicode.Han, r) {
			a.unit = r
		}
	}
	a.phases = phaseRE.FindAllString(string(q.Folded), -1)
	if m := manyRE.FindStringSubmatch(string(q.Folded)); m != nil {
		a.many = reading.WholeNumber(m[1])
	}
	return a
}

// manyRE matches how many things a question asks for: 哪三个, 点名的五个项目.
var manyRE = regexp.MustCompile(`([两二三四五六七八九十])(?:个|家|项|条|类|位|名|大|方|地)`)

func (a *ask) addPairs(r []rune, lent bool) {
	for _, part := range partsOf(r) {
		k := string(r[part.Start:part.End])
		if _, had := a.at[k]; had || len(a.pairs) == maxPairs {
			continue
		}
		a.at[k] = len(a.pairs)
		a.pairs = append(a.pairs, pair{runes: r[part.Start:part.End], lent: lent})
	}
}

// partsOf cuts a text into overlapping pairs of characters, words in Latin letters and
// numbers; a digit by itself goes with the character behind it: 3月.
func partsOf(r []rune) []corpus.Span {
	var out []corpus.Span
	for i := 0; i < len(r); {
		end := i + 1
		for kind := runOf(r[i]); kind != other && end < len(r) && runOf(r[end]) == kind; {
			end++
		}
		switch {
		case end-i > 1:
			out = append(out, corpus.Span{Start: i, End: end})
		case i+1 < len(r) && runOf(r[i]) != latin && wordRune(r[i]) && wordRune(r[i+1]) && (runOf(r[i+1]) == other || runOf(r[i]) == other && i+2 < len(r) && runOf(r[i+2]) == other):
			out = append(out, corpus.Span{Start: i, End: i + 2})
		}
		i = end
	}
	return out
}

// Kinds of characters that make one word together.
const (
	other = iota
	latin
	number
)

func runOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return number
	case r < 0x250 && unicode.IsLetter(r):
		return latin
	}
	return other
}

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// found is where the pairs of a question stand in a page.
type found struct {
	page      *reading.Page
	clauses   []set
	sentences []set
	title     set
	all       set
	named     []naming
}

// look finds the pairs of a question in a page.
func (a *ask) look(p *reading.Page) found {
	f := found{page: p, clauses: make([]set, len(p.Clauses)), sentences: make([]set, len(p.Sentences))}
	title := p.TitleSpan()
	for i := range a.pairs {
		k := a.pairs[i].runes
		for _, at := range p.Find(k) {
			if runOf(k[0]) == latin && cutsWord(p.Folded, at, len(k)) {
				continue
			}
			if c := p.ClauseAt(at); c >= 0 {
				f.clauses[c].add(i)
				f.sentences[p.Clauses[c].Sentence].add(i)
			}
			f.all.add(i)
			if at >= title.Start && at < title.End {
				f.title.add(i)
			}
		}
		if p.TitleHas(k) {
			f.title.add(i)
			f.all.add(i)
		}
	}
	return f
}

// cutsWord reports whether a span begins or ends inside a word in Latin letters.
func cutsWord(text []rune, at, n int) bool {
	return at > 0 && runOf(text[at-1]) == latin || at+n < len(text) && runOf(text[at+n]) == latin
}

// weigh gives each pair of the question its weight: rare ones weigh more.
func (a *ask) weigh(pages []found) {
	counts, total := make([]int, len(a.pairs)), 0
	for i := range pages {
		total += len(pages[i].sentences)
		for _, s := range pages[i].sentences {
			s.each(func(k int) { counts[k]++ })
		}
	}
	for i := range a.pairs {
		if counts[i] == 0 {
			continue
		}
		x := &a.pairs[i]
		x.known, x.weight = true, math.Log(float64(total+1)/(float64(counts[i])+0.5))
		if x.lent {
			a.lent += x.weight
		} else {
			a.own += x.weight
		}
	}
}

// share is the part of the question's own weight that a set has, 0 to 1.
func (a *ask) share(s set) float64 { return a.part(s, false, a.own) }

// lentShare is the part that it has of what the question was lent.
func (a *ask) lentShare(s set) float64 { return a.part(s, true, a.lent) }

func (a *ask) part(s set, lent bool, total float64) float64 {
	if total <= 0 {
		return 0
	}
	sum := 0.0
	s.each(func(i int) {
		if a.pairs[i].lent == lent {
			sum += a.pairs[i].weight
		}
	})
	return sum / total
}

// content is the part of the question's content that a set has; lost the weight of the
// rarest pair of content that it lacks; strange the part that no page has. All are 0 to 1.
func (a *ask) content(s set) (has, lost, strange float64) {
	total, top := 0.0, 0.0
	for i := range a.pairs {
		x := &a.pairs[i]
		if x.lent || x.says == 0 {
			continue
		}
		total += x.says
		top = max(top, x.weight*x.says)
		switch {
		case s.has(i):
			has += x.says
		case x.known:
			lost = max(lost, x.weight*x.says)
		default:
			strange += x.says
		}
	}
	if total == 0 {
		return 0, 0, 0
	}
	if top > 0 {
		lost /= top
	}
	return has / total, lost, strange / total
}

// rarest is the weight of the rarest of the question's own pairs in a set, 0 to 1.
func (a *ask) rarest(s set) float64 {
	best, top := 0.0, 0.0
	for i := range a.pairs {
		x := &a.pairs[i]
		if x.lent {
			continue
		}
		top = max(top, x.weight)
		if s.has(i) {
			best = max(best, x.weight)
		}
	}
	if top == 0 {
		return 0
	}
	return best / top
}

// common is how many characters the longest run has that a question and a span share.
func (a *ask) common(p *reading.Page, span corpus.Span) int {
	text := p.Folded[span.Start:span.End]
	row := make([]int, len(text)+1)
	best := 0
	for _, r := range a.q.Folded {
		for j := len(text); j > 0; j-- {
			if text[j-1] == r && wordRune(r) {
				row[j] = row[j-1] + 1
				best = max(best, row[j])
			} else {
				row[j] = 0
			}
		}
	}
	return best
}

// around gives the pairs in a sentence; those only in its heading or the title; and those
// only in the sentence before.
func (f *found) around(s int) (own, context, before set) {
	own = f.sentences[s]
	context = f.title.or(f.lead(f.page.Sentences[s].Section)).without(own)
	if s > 0 {
		before = f.sentences[s-1].without(own).without(context)
	}
	return own, context, before
}

// lead is what stands in the heading of a section.
func (f *found) lead(section int) set {
	var out set
	span := f.page.Sections[section].Lead
	c := f.page.ClauseAt(span.Start)
	for ; c >= 0 && c < len(f.clauses) && f.page.Clauses[c].Span.Start < span.End; c++ {
		out = out.or(f.clauses[c])
	}
	return out
}

// block is what stands in the paragraph of a sentence.
func (f *found) block(s int) set {
	out, block := f.sentences[s], f.page.Sentences[s].Block
	for i := s - 1; i >= 0 && f.page.Sentences[i].Block == block; i-- {
		out = out.or(f.sentences[i])
	}
	for i := s + 1; i < len(f.sentences) && f.page.Sentences[i].Block == block; i++ {
		out = out.or(f.sentences[i])
	}
	return out
}

// naming is where a page names a project or a firm.
type naming struct {
	span  corpus.Span
	asked bool // by a name that the question has
}

// Of the pairs of a name, how many the question has that means it.
const (
	pairsOfName = 3
	partOfName  = 0.4
)

// namings tells which of the names on a page the question has.
func (a *ask) namings(p *reading.Page, spans []corpus.Span) []naming {
	spans = slices.Clone(spans)
	slices.SortFunc(spans, func(x, y corpus.Span) int { return x.Start - y.Start })
	out := make([]naming, 0, len(spans))
	for _, s := range spans {
		n := 0
		for i := s.Start; i+1 < s.End; i++ {
			if k, ok := a.at[string(p.Folded[i:i+2])]; ok && (a.pairs[k].lent || a.pairs[k].says >= 0.6) {
				n++
			}
		}
		out = append(out, naming{s, n >= pairsOfName || n > 0 && float64(n) >= partOfName*float64(s.Len()-1)})
	}
	return out
}
