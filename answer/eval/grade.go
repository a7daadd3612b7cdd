package eval

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2"
)

// Verdict is what an answer is worth.
type Verdict string

// The verdicts: a wrong answer that claims to be one is worse than none.
const (
	Right   Verdict = "right"
	Wrong   Verdict = "wrong"
	Missing Verdict = "missing"
)

// maxText is how many normalised characters an answer may have: a page pasted
// is no answer.
const maxText = 600

// Row is one question with its answer and what that is worth.
type Row struct {
	Question Question
	Answer   *Answer // nil when there is none
	Verdict  Verdict
	Reasons  []string // why it is not right
}

// Grader grades answers. It is not safe for concurrent use.
type Grader struct {
	normaliser *normaliser
	patterns   map[string]*regexp2.Regexp
	folded     map[string]string
}

// NewGrader makes a Grader.
func NewGrader() *Grader {
	return &Grader{normaliser: newNormaliser(), patterns: map[string]*regexp2.Regexp{}, folded: map[string]string{}}
}

// Grade pairs questions with answers by id, the last answer of an id counting,
// and grades each. The warnings are of answers that fit no question.
func (g *Grader) Grade(questions []Question, answers []Answer) (rows []Row, warnings []string, err error) {
	by := map[string]*Answer{}
	known := map[string]bool{}
	for _, q := range questions {
		known[q.ID] = true
	}
	for i := range answers {
		a := &answers[i]
		switch {
		case !known[a.ID]:
			warnings = append(warnings, fmt.Sprintf("answer to an unknown question: %q", a.ID))
		case by[a.ID] != nil:
			warnings = append(warnings, "answered twice, the last counts: "+a.ID)
		}
		by[a.ID] = a
	}
	for _, q := range questions {
		row, err := g.one(q, by[q.ID])
		if err != nil {
			return nil, nil, err
		}
		rows = append(rows, row)
	}
	return rows, warnings, nil
}

func (g *Grader) one(q Question, a *Answer) (Row, error) {
	row := Row{Question: q, Answer: a, Verdict: Missing}
	if a == nil {
		row.Reasons = []string{"no answer"}
		return row, nil
	}
	if a.Status != q.Expect.Status && (!either(q, *a) || len(q.Expect.All) == 0) {
		row.Reasons = append(row.Reasons, fmt.Sprintf("status %s, expected %s", a.Status, q.Expect.Status))
	}
	text := g.normaliser.text(matched(*a))
	if err := g.match(&row, text); err != nil {
		return row, fmt.Errorf("eval: question %q: %w", q.ID, err)
	}
	if n := utf8.RuneCountInString(text); n > maxText {
		row.Reasons = append(row.Reasons, fmt.Sprintf("text of %d characters, more than %d", n, maxText))
	}
	if len(q.Expect.Cite) > 0 && !slices.ContainsFunc(a.Sources, func(d string) bool { return slices.Contains(q.Expect.Cite, d) }) {
		row.Reasons = append(row.Reasons, "cites none of "+strings.Join(q.Expect.Cite, ", "))
	}
	row.Verdict = verdict(row.Reasons, a.Status)
	return row, nil
}

// Holds reports whether a text has what a right answer to a question has; no text has
// it for a question that has no answer.
func (g *Grader) Holds(q *Question, text string) (bool, error) {
	if q.Expect.Status != "answered" || len(q.Expect.All) == 0 {
		return false, nil
	}
	row := Row{Question: *q}
	err := g.match(&row, g.normaliser.text(text))
	return err == nil && len(row.Reasons) == 0, err
}

// match adds the reasons that come from the text.
func (g *Grader) match(row *Row, text string) error {
	for _, group := range row.Question.Expect.All {
		met := false
		for _, alternative := range group {
			has, err := g.contains(text, alternative)
			if err != nil {
				return err
			}
			met = met || has
		}
		if !met {
			row.Reasons = append(row.Reasons, "none of "+strings.Join(group[:min(6, len(group))], ", "))
		}
	}
	for _, alternative := range row.Question.Expect.None {
		has, err := g.contains(text, alternative)
		if err != nil {
			return err
		}
		if has {
			row.Reasons = append(row.Reasons, "has "+alternative)
		}
	}
	return nil
}

func verdict(reasons []string, status string) Verdict {
	switch {
	case len(reasons) == 0:
		return Right
	case status == "not_found" || status == "clarify":
		return Missing
	}
	return Wrong
}

// either reports whether asking back and answering are both right: of an
// ambiguous question.
func either(q Question, a Answer) bool {
	pair := []string{a.Status, q.Expect.Status}
	return q.Type == "ambiguous" && slices.Contains(pair, "answered") && slices.Contains(pair, "clarify")
}

// matched is the text that is looked at: of a question asked back, with its choices.
func matched(a Answer) string {
	if a.Status != "clarify" {
		return a.Text
	}
	return strings.Join(append([]string{a.Text}, a.Choices...), "\n")
}

// contains reports whether a normalised text meets an alternative: a pattern
// after "re:", or a string that must not cut a longer number.
func (g *Grader) contains(text, alternative string) (bool, error) {
	if pattern, ok := strings.CutPrefix(alternative, "re:"); ok {
		re, err := g.pattern(pattern)
		if err != nil {
			return false, err
		}
		return re.MatchString(text)
	}
	want, ok := g.folded[alternative]
	if !ok {
		want = g.normaliser.text(alternative)
		g.folded[alternative] = want
	}
	return want != "" && containsWhole(text, want), nil
}

func (g *Grader) pattern(p string) (*regexp2.Regexp, error) {
	if re, ok := g.patterns[p]; ok {
		return re, nil
	}
	re, err := regexp2.Compile(p, regexp2.None)
	if err != nil {
		return nil, fmt.Errorf("pattern %q: %w", p, err)
	}
	re.MatchTimeout = 5 * time.Second
	g.patterns[p] = re
	return re, nil
}

func containsWhole(text, want string) bool {
	for start := 0; start <= len(text); start++ {
		at := strings.Index(text[start:], want)
		if at < 0 {
			return false
		}
		at += start
		if !cuts(text, want, at) {
			return true
		}
		start = at
	}
	return false
}

// cuts reports whether want, found at a place, is part of a longer number.
func cuts(text, want string, at int) bool {
	end := at + len(want)
	if digit(want[0]) && at > 0 {
		if digit(text[at-1]) || text[at-1] == '.' && at > 1 && digit(text[at-2]) {
			return true
		}
	}
	if digit(want[len(want)-1]) && end < len(text) {
		return digit(text[end]) || text[end] == '.' && end+1 < len(text) && digit(text[end+1])
	}
	return false
}

func digit(c byte) bool { return c >= '0' && c <= '9' }
