package abroad

import (
	"fmt"
	"strings"
)

// Word is something that a question names, in each of the English forms in which
// a report may have it.
type Word struct {
	Forms  []string
	Weight float64
	Name   bool // a report without it is not meant
	Near   bool // must stand in the sentence of the figure: last year, phase two
	Title  bool // of a person: mayor
	Phrase bool // two neighbours of the question, where a report has them so
	Lent   bool // from the question before
}

// Ask is a question for reports in English.
type Ask struct {
	Kind     string // as in intents.txt
	Measure  string // id in focuses.txt of the figure asked for, "" for what is invested
	Noun     string // what is counted: projects; "" when the question does not say
	Words    []Word
	Unknown  float64 // weight of the words that have no English
	Years    []int
	Currency string
	Things   int  // how many things a sum is of: those four; 0 when the question does not say
	Smallest bool // of the largest: the smallest is meant
	Phase    bool // a phase of a project is asked about
	OfThem   bool // some of what was spoken of is counted
}

// Search is the text to search the index for.
func (a *Ask) Search() string {
	var b strings.Builder
	for _, w := range a.Words {
		b.WriteString(strings.Join(w.Forms, " "))
		b.WriteByte(' ')
	}
	return b.String()
}

// String is one line for --explain: the kind, and each word with its weight, a
// name with an exclamation mark.
func (a *Ask) String() string {
	var b strings.Builder
	b.WriteString(a.Kind + " " + a.Measure)
	for _, w := range a.Words {
		mark := ""
		if w.Name && !w.Lent {
			mark = "!"
		}
		fmt.Fprintf(&b, " [%s%s %.2f]", strings.Join(w.Forms, "/"), mark, w.Weight)
	}
	fmt.Fprintf(&b, " unknown %.2f", a.Unknown)
	return b.String()
}
