package rank

import (
	"bufio"
	_ "embed" // the list of function words
	"fmt"
	"strconv"
	"strings"
)

//go:embed data/function_words.txt
var functionWords string

// Lexicon knows the words of a question that say little on what it is about.
type Lexicon struct {
	weights map[string]float32
	longest map[rune]int // runes of the longest word that begins with a rune
}

// NewLexicon reads the embedded list of function words.
func NewLexicon() (*Lexicon, error) {
	l := &Lexicon{weights: map[string]float32{}, longest: map[rune]int{}}
	lines := bufio.NewScanner(strings.NewReader(functionWords))
	for lines.Scan() {
		if err := l.add(lines.Text()); err != nil {
			return nil, err
		}
	}
	return l, nil
}

func (l *Lexicon) add(line string) error {
	fields := strings.Fields(line)
	if len(fields) == 0 || strings.HasPrefix(line, "#") {
		return nil
	}
	if len(fields) != 2 {
		return fmt.Errorf("rank: function word %q: want a word and a weight", line)
	}
	weight, err := strconv.ParseFloat(fields[1], 32)
	if err != nil || weight < 0 || weight > 1 {
		return fmt.Errorf("rank: function word %q: weight is not between 0 and 1", line)
	}
	l.weights[fields[0]] = float32(weight)
	word := []rune(fields[0])
	l.longest[word[0]] = max(l.longest[word[0]], len(word))
	return nil
}

// weigh appends the weight of each rune of a folded question: 1, or that of the
// function word it belongs to.
func (l *Lexicon) weigh(out []float32, question []rune) []float32 {
	for i := 0; i < len(question); {
		size, weight := l.at(question, i)
		i += size
		for ; size > 0; size-- {
			out = append(out, weight)
		}
	}
	return out
}

func (l *Lexicon) at(question []rune, i int) (size int, weight float32) {
	for n := min(l.longest[question[i]], len(question)-i); n > 0; n-- {
		if w, ok := l.weights[string(question[i:i+n])]; ok {
			return n, w
		}
	}
	return 1, 1
}
