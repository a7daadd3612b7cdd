package rank

import (
	"cmp"
	"math"
	"slices"
	"sync"
)

// Statistics says how often terms occur, over everything that is searched.
type Statistics interface {
	Passages() int                // how many there are
	Frequency(term string) int    // how many of them hold a term
	Holding(character uint16) int // how many of them hold a character, given as a unit
	AverageLength() float64       // of a passage, in runes
}

// Term is a term of a question that passages are found by.
type Term struct {
	Text      string
	Weight    float32 // its rarity, less for function words
	Frequency int     // passages that hold it
	Asked     int     // terms whose frequency was asked for before it
}

// Character is a Chinese character of a question.
type Character struct {
	Unit      uint16
	Weight    float32 // its rarity, less for function words
	Frequency int     // passages that hold it
}

// Ranker makes questions ready. Any number of goroutines may use one.
type Ranker struct {
	lexicon *Lexicon
	spaces  sync.Pool // of *Question
}

// New makes a Ranker with the embedded list of function words.
func New() (*Ranker, error) {
	l, err := NewLexicon()
	return &Ranker{lexicon: l}, err
}

// Question is a question made ready: its terms for finding passages, and a
// weight for each of its places for judging them. One goroutine uses it.
type Question struct {
	Terms   []Term      // pairs and words, rarest first
	Singles []Character // Chinese characters, rarest first

	places  []place
	first   [1 << 16]int32 // 1 + the last place of a unit; 0 for none
	clock   int32          // number of the sentence being judged; never goes back
	clauses int32          // the same of clauses
	at      int32          // position in all texts judged
	average float64
	runes   []rune
	weights []float32
	folded  string
	offsets []int          // in folded, of each rune, and its length
	known   map[string]int // frequency of a term already looked up
}

// place is one rune of the question and what is known of it in the text being
// judged.
type place struct {
	unit   uint16
	next   int32   // 1 + an earlier place of the same unit; 0 for none
	need   int32   // runes in a row that pair needs: 2, or the length of the word; 0 for none
	single float32 // weight of the character alone; 0 for letters and digits
	pair   float32 // weight of what ends here: a pair, or a word

	run, runAt     int32 // common run that ends here, and where in the text
	singleCount    int32 // in the passage
	sSingle, sPair int32 // sentence that was last seen to hold it
	cPair          int32 // clause that was last seen to hold it
	held, inLong   bool  // pair is in the passage; inside a run of four or more
}

// Question prepares a folded question. Release gives its memory back.
func (r *Ranker) Question(folded string, s Statistics) *Question {
	q, ok := r.spaces.Get().(*Question)
	if !ok {
		q = &Question{known: map[string]int{}}
	}
	q.fill(folded, r.lexicon, s)
	return q
}

// Release makes the memory of a question usable for the next one.
func (r *Ranker) Release(q *Question) {
	for i := range q.places {
		q.first[q.places[i].unit] = 0
	}
	clear(q.known)
	r.spaces.Put(q)
}

func (q *Question) fill(folded string, l *Lexicon, s Statistics) {
	q.Terms, q.Singles, q.places = q.Terms[:0], q.Singles[:0], q.places[:0]
	q.folded, q.runes, q.offsets, q.average = folded, q.runes[:0], q.offsets[:0], s.AverageLength()
	q.clock, q.clauses, q.at = 0, 0, 0
	for i, r := range folded {
		q.runes, q.offsets = append(q.runes, r), append(q.offsets, i)
		q.places = append(q.places, place{unit: unit(r)})
	}
	q.offsets = append(q.offsets, len(folded))
	q.weights = l.weigh(q.weights[:0], q.runes)
	q.weighPlaces(s)
	for i := range q.places {
		if p := &q.places[i]; classOf(q.runes[i]) != other {
			p.next, q.first[p.unit] = q.first[p.unit], int32(i+1)
		}
	}
	slices.SortStableFunc(q.Terms, func(a, b Term) int { return cmp.Compare(a.Frequency, b.Frequency) })
	slices.SortStableFunc(q.Singles, func(a, b Character) int { return cmp.Compare(a.Frequency, b.Frequency) })
}

func (q *Question) weighPlaces(s Statistics) {
	for i := 0; i < len(q.runes); {
		switch c := classOf(q.runes[i]); c {
		case chinese:
			q.weighCharacter(i, s)
			i++
		case letter, digit:
			i = q.weighWord(i, c, s)
		default:
			i++
		}
	}
}

func (q *Question) weighCharacter(i int, s Statistics) {
	p := &q.places[i]
	held := s.Holding(p.unit)
	p.single = q.weights[i] * rarity(s.Passages(), held)
	if held > 0 && p.single > 0 {
		q.Singles = append(q.Singles, Character{Unit: p.unit, Weight: p.single, Frequency: held})
	}
	if i == 0 || classOf(q.runes[i-1]) != chinese {
		return
	}
	p.need, p.pair = 2, q.term(i-1, i+1, min(q.weights[i-1], q.weights[i]), s)
}

func (q *Question) weighWord(i int, c class, s Statistics) (end int) {
	end = i
	for end < len(q.runes) && (classOf(q.runes[end]) == c || q.innerPoint(end, c)) {
		end++
	}
	p := &q.places[end-1]
	p.need, p.pair = int32(end-i), q.term(i, end, q.weights[i], s)
	return end
}

func (q *Question) innerPoint(i int, c class) bool {
	return c == digit && q.runes[i] == '.' && i+1 < len(q.runes) && q.runes[i+1] >= '0' && q.runes[i+1] <= '9'
}

// term looks up the term from one rune to another, adds it to Terms when it is
// new and occurs, and gives its weight at this place.
func (q *Question) term(start, end int, factor float32, s Statistics) float32 {
	t := q.folded[q.offsets[start]:q.offsets[end]]
	frequency, seen := q.known[t]
	asked := len(q.known)
	if !seen {
		frequency = s.Frequency(t)
		q.known[t] = frequency
	}
	weight := factor * rarity(s.Passages(), frequency)
	if !seen && frequency > 0 && weight > 0 {
		q.Terms = append(q.Terms, Term{Text: t, Weight: weight, Frequency: frequency, Asked: asked})
	}
	return weight
}

// rarity is the inverse passage frequency of textbook BM25.
func rarity(passages, frequency int) float32 {
	n, df := float64(passages), float64(frequency)
	return float32(math.Log(1 + (n-df+0.5)/(df+0.5)))
}
