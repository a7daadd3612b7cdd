package evidence

import (
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
)

// Example is a question with the sentences weighed for it.
type Example struct {
	Sentences []Sentence
	Silent    *Silence // why the rules do not answer; nil when they do
}

// Learner learns from questions with known answers. The zero Learner has seen none.
type Learner struct {
	rows      table
	questions []lesson
}

// lesson is a question: its rows, and which of them answer it.
type lesson struct {
	from   int
	right  []bool
	silent *Silence
}

// How strongly learning prefers small weights, and in how many rows a feature is needed.
const (
	rankPenalty  = 150
	trustPenalty = 20
	rankSeen     = 300
	trustSeen    = 10
)

// Add takes a question; right tells which of its sentences answer it.
func (l *Learner) Add(e Example, right []bool) {
	l.questions = append(l.questions, lesson{len(l.rows.rows), right, e.Silent})
	for i := range e.Sentences {
		l.rows.add(e.Sentences[i].Features)
	}
}

// Learn weighs the features and writes model.txt.
func (l *Learner) Learn(out io.Writer) error {
	m := &Model{rank: l.rank()}
	m.trust = l.trust(m)
	if _, err := fmt.Fprintf(out, "# How much each feature speaks for a sentence (rank), and for trusting the best one (trust).\n# Made by `zhaoshang learn` from %d questions.\n", len(l.questions)); err != nil {
		return err
	}
	for _, part := range []struct {
		name string
		of   weights
	}{{"rank", m.rank}, {"trust", m.trust}} {
		for _, f := range slices.Sorted(maps.Keys(part.of)) {
			if _, err := fmt.Fprintf(out, "%s\t%s\t%.4g\n", part.name, f, part.of[f]); err != nil {
				return err
			}
		}
	}
	return nil
}

// rank makes right sentences likelier than the others of their question.
func (l *Learner) rank() weights {
	return l.rows.fit(rankSeen, rankPenalty, func(scores, slopes []float64) float64 {
		loss := 0.0
		for _, q := range l.questions {
			to := q.from + len(q.right)
			if slices.Contains(q.right, true) {
				loss += softmax(scores[q.from:to], q.right, slopes[q.from:to])
			} else {
				clear(slopes[q.from:to])
			}
		}
		return loss
	})
}

// softmax is the loss of one question; it sets its slope by each score.
func softmax(scores []float64, right []bool, slopes []float64) float64 {
	top := slices.Max(scores)
	all, good := 0.0, 0.0
	for i, s := range scores {
		slopes[i] = math.Exp(s - top)
		all += slopes[i]
		if right[i] {
			good += slopes[i]
		}
	}
	for i := range slopes {
		if right[i] {
			slopes[i] = slopes[i]/all - slopes[i]/good
		} else {
			slopes[i] /= all
		}
	}
	return math.Log(all / good)
}

// trust tells when the best sentence answers, from the questions that the rules are
// silent on.
func (l *Learner) trust(m *Model) weights {
	var t table
	var right []bool
	for _, q := range l.questions {
		if q.silent == nil || len(q.right) == 0 {
			continue
		}
		list := make([]Sentence, len(q.right))
		best := 0
		for i := range list {
			list[i].Features = l.rows.features(q.from + i)
			if list[i].Score = m.rank.of(list[i].Features); list[i].Score > list[best].Score {
				best = i
			}
		}
		list[0], list[best] = list[best], list[0]
		believe(list)
		x := m.trusted(list, *q.silent)
		x.flag("", true) // the constant
		t.add(x)
		right = append(right, q.right[best])
	}
	return t.fit(trustSeen, trustPenalty, func(scores, slopes []float64) float64 {
		loss := 0.0
		for i, s := range scores {
			p := sigmoid(s)
			if right[i] {
				slopes[i], loss = p-1, loss-math.Log(max(p, 1e-12))
			} else {
				slopes[i], loss = p, loss-math.Log(max(1-p, 1e-12))
			}
		}
		return loss
	})
}

// features are those of a row.
func (t *table) features(row int) Features {
	var x Features
	for _, c := range t.rows[row] {
		x.add(t.names[c.column], float64(c.value))
	}
	return x
}
