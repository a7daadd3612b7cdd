package bleveidx

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"zhaoshang/corpus/clean"
	"zhaoshang/index"
	"zhaoshang/index/rank"
)

const (
	questionRunes     = 300  // more of a question is not looked at
	judged            = 50   // passages that get a second look at most
	judgedShare       = 0.35 // those with less than this share of the best score get none
	commonShare       = 0.30 // terms in more of the passages are left to the second look
	scannedCharacters = 3    // of a question of which no pair occurs
	longList          = 4096 // rows of a term from which on it is cheaper to look the scored rows up in it
)

// run is one search over one shelf of each layer.
type run struct {
	index   *Index
	shelves []shelf
	bases   []uint32     // number of the first row of each shelf
	closed  []index.Bits // documents of each layer that are not to be found
	rows    int
	runes   int
	lists   []postings // one a shelf for each term looked up, in order
	spares  spares
	err     error
	scores  scores
	picked  []candidate
}

type candidate struct {
	row   uint32 // over all shelves
	score float32
}

// Passages, Frequency and AverageLength are what rank needs to know.
func (r *run) Passages() int { return r.rows }

// AverageLength implements rank.Statistics.
func (r *run) AverageLength() float64 { return float64(r.runes) / float64(max(r.rows, 1)) }

// Frequency implements rank.Statistics; it keeps the postings.
func (r *run) Frequency(term string) int {
	n := 0
	for _, s := range r.shelves {
		p, err := s.find(term, &r.spares)
		if err != nil && r.err == nil {
			r.err = err
		}
		r.lists = append(r.lists, p)
		n += p.size()
	}
	return n
}

// postingsOf gives what Frequency found, a list for each shelf.
func (r *run) postingsOf(t rank.Term) []postings {
	return r.lists[t.Asked*len(r.shelves):][:len(r.shelves)]
}

// Holding implements rank.Statistics.
func (r *run) Holding(character uint16) int {
	n := 0
	for _, s := range r.shelves {
		n += s.holding(character)
	}
	return n
}

// begin takes a run from the pool and points it at shelves.
func (x *Index) begin(shelves []shelf, closed []index.Bits) *run {
	r, ok := x.runs.Get().(*run)
	if !ok {
		r = &run{index: x}
	}
	r.shelves, r.closed, r.bases = shelves, closed, r.bases[:0]
	r.rows, r.runes, r.err, r.picked = 0, 0, nil, r.picked[:0]
	for _, s := range shelves {
		r.bases = append(r.bases, uint32(r.rows))
		r.rows += s.size()
		r.runes += s.length()
	}
	r.scores.reset(r.rows)
	return r
}

func (x *Index) end(r *run) {
	clear(r.lists)
	r.lists, r.spares.used = r.lists[:0], 0
	r.shelves, r.closed = nil, nil
	x.runs.Put(r)
}

// locate gives the shelf and the row in it.
func (r *run) locate(global uint32) (shelf int, local uint32) {
	shelf = len(r.bases) - 1
	for r.bases[shelf] > global {
		shelf--
	}
	return shelf, global - r.bases[shelf]
}

// gather scores the rows that hold the question's terms.
func (r *run) gather(q *rank.Question) {
	terms := r.chosen(q)
	rest := float32(0)
	for _, t := range terms {
		rest += t.Weight
	}
	for _, t := range terms {
		if rest < r.scores.best*judgedShare/2 && t.Frequency > longList {
			r.raise(t, rest)
		} else {
			r.addTerm(t)
		}
		rest -= t.Weight
	}
}

// raise adds a term to the rows that can still matter: no row without a score
// can get far enough any more.
func (r *run) raise(t rank.Term, rest float32) {
	least := r.scores.best*judgedShare/2 - rest
	for i, p := range r.postingsOf(t) {
		if p.empty() {
			continue
		}
		first, last := r.bases[i], r.bases[i]+uint32(r.shelves[i].size())
		for _, row := range r.scores.touched {
			if row >= first && row < last && r.scores.of[row] >= least && p.has(row-first) {
				r.scores.of[row] += t.Weight
				r.scores.best = max(r.scores.best, r.scores.of[row])
			}
		}
	}
}

func (p postings) has(row uint32) bool {
	if p.bitmap != nil {
		return p.bitmap.Contains(row)
	}
	_, ok := slices.BinarySearch(p.list, row)
	return ok
}

func (r *run) addTerm(t rank.Term) {
	for i, p := range r.postingsOf(t) {
		r.scores.add(p, r.bases[i], t.Weight)
	}
}

// chosen gives the terms that rows are looked for by, rarest first: pairs and
// words that are not too common. A question of nothing else is looked for by
// what it has.
func (r *run) chosen(q *rank.Question) []rank.Term {
	most := max(int(commonShare*float64(r.rows)), 20)
	n := 0
	for n < len(q.Terms) && q.Terms[n].Frequency <= most {
		n++
	}
	switch {
	case n > 0:
		return q.Terms[:n]
	case len(q.Terms) > 0:
		return q.Terms
	}
	return r.scanned(q)
}

// scanned looks for the rarest characters in all texts: for questions of one
// character (沪), and those of which no pair occurs.
func (r *run) scanned(q *rank.Question) []rank.Term {
	var out []rank.Term
	for _, c := range q.Singles[:min(len(q.Singles), scannedCharacters)] {
		asked := len(r.lists) / len(r.shelves)
		for _, s := range r.shelves {
			r.lists = append(r.lists, postings{list: s.scan(c.Unit)})
		}
		out = append(out, rank.Term{Text: string(rune(c.Unit)), Weight: c.Weight, Frequency: c.Frequency, Asked: asked})
	}
	return out
}

// pick keeps the best rows that may be seen, best first: those asked for, and
// those that get a second look.
func (r *run) pick(limit int, factor func(length int) float32) {
	n, least := max(limit, judged), float32(0)
	for _, global := range r.scores.touched {
		score := r.scores.of[global]
		if score*maxFactor < least {
			continue
		}
		i, local := r.locate(global)
		at := r.shelves[i].row(local)
		if score *= factor(int(at.end - at.start)); score < least || r.closed[i].Has(at.document) {
			continue
		}
		r.keep(candidate{global, score}, n)
		least = r.least(limit, n)
	}
}

// maxFactor is more than any length factor.
const maxFactor = 1.3

// least is the score that a row must have to be kept.
func (r *run) least(limit, n int) float32 {
	switch {
	case len(r.picked) == n:
		return r.picked[n-1].score
	case len(r.picked) >= limit:
		return min(r.picked[0].score*judgedShare, r.picked[limit-1].score)
	}
	return 0
}

// keep puts a candidate in its place among the n best.
func (r *run) keep(c candidate, n int) {
	at, _ := slices.BinarySearchFunc(r.picked, c, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.row, b.row))
	})
	switch {
	case at == n:
		return
	case len(r.picked) == n:
		r.picked = r.picked[:n-1]
	}
	r.picked = slices.Insert(r.picked, at, c)
}

// judge looks again at the best rows and orders them anew. The others follow
// as they were.
func (r *run) judge(q *rank.Question) {
	if len(r.picked) == 0 {
		return
	}
	n := 0
	for least := r.picked[0].score * judgedShare; n < min(judged, len(r.picked)) && r.picked[n].score >= least; n++ {
		i, local := r.locate(r.picked[n].row)
		r.picked[n].score = max(q.Judge(r.shelves[i].units(local), r.shelves[i].head(local)), 1e-6)
	}
	slices.SortStableFunc(r.picked[:n], func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	if n == len(r.picked) {
		return
	}
	scale := r.picked[n-1].score / (r.picked[n].score + 1e-6)
	for i := n; i < len(r.picked); i++ {
		r.picked[i].score *= min(scale, 1)
	}
}

func clip(text string) string {
	n := 0
	for i := range text {
		if n == questionRunes {
			return text[:i]
		}
		n++
	}
	return text
}

// Search implements index.Searcher.
func (x *Index) Search(ctx context.Context, q index.Query) (hits []index.Hit, err error) {
	defer x.noteDamage(&err)
	defer rescue("search", &err)
	s, err := x.current(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release()
	r := x.begin(s.passages, s.closedTo(q))
	defer x.end(r)
	question := x.ranker.Question(clean.Fold(clip(q.Text)), r)
	defer x.ranker.Release(question)
	limit := cmp.Or(max(q.Limit, 0), 10)
	r.gather(question)
	r.pick(limit, question.LengthFactor)
	r.judge(question)
	if r.err != nil {
		return nil, fmt.Errorf("bleveidx: search: %w", r.err)
	}
	return s.hits(r, limit, q.Bare), nil
}

// rescue turns a panic, as a damaged segment can cause, into an error.
func rescue(what string, err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("bleveidx: %s: %w: %v", what, errDamaged, p)
	}
}

// noteDamage remembers that the generation in use must be rebuilt.
func (x *Index) noteDamage(err *error) {
	if errors.Is(*err, errDamaged) {
		x.damaged.Store(true)
	}
}
