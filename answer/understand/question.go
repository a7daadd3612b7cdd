// Package understand tells what a question asks for: the kind of answer, the
// attribute, the limits, and the words that say which record or passage is
// meant. It knows the lexicon and what occurs in the corpus, but no single
// document.
package understand

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// Question is a question understood.
type Question struct {
	Text       string // as typed
	Folded     []rune // repaired of homophones
	Typed      []rune // Folded before the repair, nil when it is the same
	Language   string // zh-Hans, zh-Hant, en
	Kind       string // amount, count, list, … as in intents.txt; "" when nothing matched
	Line       string // of the lexicon that said so
	Focus      *lexicon.Focus
	Aspect     *lexicon.Aspect // what is to be told of a thing, nil when no words of asking say it
	Terms      []Term
	Places     []names.Place        // divisions that the question names, in Folded
	Sectors    []names.SectorWord   // words of Folded that speak of sectors
	Origins    []lexicon.OriginWord // where firms are from: 港资, 来自日本的
	Years      []int
	Dates      []corpus.Span // where dates stand in Folded
	Months     []int         // of dates stated in the question, parallel to nothing
	Periods    [][2]int      // first and last months of its times of several: 1 and 4 of 前四个月
	Days       []int
	Low        *Limit   // amounts at least, or more than
	High       *Limit   // amounts at most, or less than
	Equal      *Limit   // amounts of just this figure
	Currency   string   // that the question names, "" for none
	Currencies []string // when it names several: any will do
	Smallest   bool     // of top and compare: the smaller one is meant
	N          int      // of top: how many
	Ordinal    int      // 第二个: 2
	Rank       int      // of top, 第二大: 2; 0 when the first is meant
	Phase      string   // 一期, 二期
	Status     []corpus.Status
	Table      bool   // asks of a table: 台账, 清单
	Title      string // of a person, the last one named: 副市长; "" for none
	Plain      string // the plainer wording it was read as, "" when it is as typed
	Repaired   string // what was taken for a typing error
	Chart      string // kind of the picture asked for: bar, line, pie, any; "" for none
}

// Limit is one end of a filter by amount.
type Limit struct {
	Fen  corpus.Fen
	Open bool // the figure itself does not fit
}

// Term is a stretch of the question that says what is meant. Terms of one
// group are alternatives of each other (translations); group 0 has none.
type Term struct {
	Runes  []rune
	Weight []float64 // of each rune: 1 content, less for words of the genre
	Group  int
	Start  int  // in Question.Folded
	Lent   bool // from the question before
}

// Total is the weight of a term.
func (t Term) Total() float64 {
	sum := 0.0
	for _, w := range t.Weight {
		sum += w
	}
	return sum
}

// Asks reports whether the kind is one of those given.
func (q *Question) Asks(kinds ...string) bool {
	for _, k := range kinds {
		if q.Kind == k {
			return true
		}
	}
	return false
}

// Content is the weight of all terms, of each group the heaviest.
func (q *Question) Content() float64 {
	groups, sum := map[int]float64{}, 0.0
	for _, t := range q.Terms {
		if t.Group == 0 {
			sum += t.Total()
		} else {
			groups[t.Group] = max(groups[t.Group], t.Total())
		}
	}
	for _, w := range groups {
		sum += w
	}
	return sum
}

// Search is the text to search the index for: the words that say what is
// meant.
func (q *Question) Search() string {
	var b strings.Builder
	for _, t := range q.Terms {
		b.WriteString(string(t.Runes))
		b.WriteByte(' ')
	}
	if b.Len() == 0 {
		return string(q.Folded)
	}
	return b.String()
}

// String is one line for --explain.
func (q *Question) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s (%s)", cmp.Or(q.Kind, "passage"), q.Line)
	if q.Focus != nil {
		fmt.Fprintf(&b, " focus=%s (%s)", q.Focus.ID, q.Focus.Line)
	}
	for _, t := range q.Terms {
		fmt.Fprintf(&b, " [%s]", string(t.Runes))
	}
	if q.Low != nil {
		fmt.Fprintf(&b, " >=%d", q.Low.Fen/corpus.Yuan)
	}
	if q.High != nil {
		fmt.Fprintf(&b, " <=%d", q.High.Fen/corpus.Yuan)
	}
	if q.Equal != nil {
		fmt.Fprintf(&b, " =%d", q.Equal.Fen/corpus.Yuan)
	}
	if q.Currency != "" {
		fmt.Fprintf(&b, " currency=%s", q.Currency)
	}
	if len(q.Years) > 0 {
		fmt.Fprintf(&b, " years=%v", q.Years)
	}
	if q.Chart != "" {
		fmt.Fprintf(&b, " chart=%s", q.Chart)
	}
	if q.Plain != "" {
		fmt.Fprintf(&b, " read as %q", q.Plain)
	}
	if q.Repaired != "" {
		fmt.Fprintf(&b, " repaired=%s", q.Repaired)
	}
	return b.String()
}

// Strong is the weight of the words that are of no genre: names, mostly.
func (q *Question) Strong() float64 {
	sum := 0.0
	groups := map[int]bool{}
	for _, t := range q.Terms {
		if t.Group != 0 {
			if !groups[t.Group] && t.Total() >= 1.5 {
				groups[t.Group] = true
				sum += t.Total()
			}
			continue
		}
		for _, w := range t.Weight {
			if w >= 0.9 {
				sum += w
			}
		}
	}
	return sum
}

// Subject is the words that say what is meant, for the next question.
func (q *Question) Subject() string {
	var b strings.Builder
	for i, t := range q.Terms {
		if t.Group != 0 && i > 0 && q.Terms[i-1].Group == t.Group {
			continue
		}
		if t.Total() < 0.5 || momentRE.MatchString(string(t.Runes)) {
			continue
		}
		b.WriteString(strings.TrimRight(string(t.Runes), "占投签是在有呢"))
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}

// momentRE matches the words of a follow-up that pick a part or a time of what
// is spoken of rather than name it: 三期呢, 三年累计呢.
var momentRE = regexp.MustCompile(`^(?:第?[一二三四五六七八两]期|[一二三四五两]年|累计|今年|去年|前年|全年|同期|同比|环比|呢)+$`)

// InChinese is the question as it was folded, and for one in English the
// Chinese of its words: what is counted stands after 多少个.
func (q *Question) InChinese() string {
	if q.Language != "en" {
		return string(q.Folded)
	}
	var b strings.Builder
	b.WriteString(string(q.Folded))
	b.WriteByte(' ')
	counted := strings.Contains(string(q.Folded), "how many ")
	for _, t := range q.Terms {
		if t.Runes[0] < 0x2e80 {
			continue
		}
		if counted && string(t.Runes) != "项目" {
			b.WriteString("多少")
		}
		counted = false
		b.WriteString(string(t.Runes))
		b.WriteByte(' ')
	}
	return b.String()
}
