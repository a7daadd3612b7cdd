package eval

import (
	"fmt"
	"slices"
	"strings"
)

// Types lists the types of questions in the order of the table.
func Types() []string {
	return []string{"amount", "list", "count", "sum", "top", "filter", "compare", "who", "where", "when", "partner", "visit",
		"quote", "followup", "unanswerable", "ambiguous"}
}

// Line counts the verdicts of one type of questions.
type Line struct {
	Type      string `json:"type"` // or "all"
	Questions int    `json:"questions"`
	Right     int    `json:"right"`
	Wrong     int    `json:"wrong"`
	Missing   int    `json:"missing"`
}

// Accuracy is the share of right answers in percent.
func (l Line) Accuracy() float64 { return percent(l.Right, l.Questions) }

// Hallucination is the share of wrong answers in percent.
func (l Line) Hallucination() float64 { return percent(l.Wrong, l.Questions) }

// Truthfulness is accuracy less hallucination, in points.
func (l Line) Truthfulness() float64 { return l.Accuracy() - l.Hallucination() }

func percent(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return 100 * float64(part) / float64(whole)
}

// Summary counts the verdicts by type; the last line is "all".
func Summary(rows []Row) []Line {
	by := map[string]*Line{}
	all := &Line{Type: "all"}
	for _, r := range rows {
		l := by[r.Question.Type]
		if l == nil {
			l = &Line{Type: r.Question.Type}
			by[r.Question.Type] = l
		}
		l.count(r.Verdict)
		all.count(r.Verdict)
	}
	var out []Line
	for _, kind := range kinds(by) {
		out = append(out, *by[kind])
	}
	return append(out, *all)
}

func (l *Line) count(v Verdict) {
	l.Questions++
	switch v {
	case Right:
		l.Right++
	case Wrong:
		l.Wrong++
	default:
		l.Missing++
	}
}

// kinds orders types: the known ones first.
func kinds(by map[string]*Line) []string {
	var out, others []string
	for _, kind := range Types() {
		if by[kind] != nil {
			out = append(out, kind)
		}
	}
	for kind := range by {
		if !slices.Contains(out, kind) {
			others = append(others, kind)
		}
	}
	slices.Sort(others)
	return append(out, others...)
}

// Table prints a summary by type and, as its last line, the score.
func Table(summary []Line) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-13s %9s %6s %6s %8s %7s\n", "type", "questions", "right", "wrong", "missing", "rate")
	for _, l := range summary {
		fmt.Fprintf(&b, "%-13s %9d %6d %6d %8d %6.1f%%\n", l.Type, l.Questions, l.Right, l.Wrong, l.Missing, l.Accuracy())
	}
	all := summary[len(summary)-1]
	fmt.Fprintf(&b, "score: accuracy %.1f%% hallucination %.1f%% truthfulness %.1f\n",
		all.Accuracy(), all.Hallucination(), all.Truthfulness())
	return b.String()
}

// Failure prints a row that is not right: what was asked, expected and said.
func Failure(r Row) string {
	var b strings.Builder
	q := r.Question
	fmt.Fprintf(&b, "--- %s [%s] %s: %s\n", q.ID, q.Type, r.Verdict, q.Question)
	fmt.Fprintf(&b, "    why: %s\n", strings.Join(r.Reasons, "; "))
	if r.Answer == nil {
		return b.String() + "    got: nothing\n"
	}
	text := []rune(strings.Join(strings.Fields(matched(*r.Answer)), " "))
	sources := slices.Compact(slices.Clone(r.Answer.Sources))
	fmt.Fprintf(&b, "    got: %s %s [%s]\n", r.Answer.Status, string(text[:min(400, len(text))]), strings.Join(sources, ","))
	return b.String()
}

// Change is a question whose verdict differs between two runs.
type Change struct {
	ID       string  `json:"id"`
	Type     string  `json:"type"`
	Question string  `json:"question"`
	Old      Verdict `json:"old"`
	New      Verdict `json:"new"`
}

// Worse reports whether the change is one for the worse.
func (c Change) Worse() bool {
	order := []Verdict{Wrong, Missing, Right}
	return slices.Index(order, c.New) < slices.Index(order, c.Old)
}

// Compare lists the questions of both runs whose verdict changed.
func Compare(old, new []Row) []Change {
	before := map[string]Verdict{}
	for _, r := range old {
		before[r.Question.ID] = r.Verdict
	}
	var out []Change
	for _, r := range new {
		if was, ok := before[r.Question.ID]; ok && was != r.Verdict {
			out = append(out, Change{r.Question.ID, r.Question.Type, r.Question.Question, was, r.Verdict})
		}
	}
	return out
}
