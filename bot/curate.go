package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// gapButtons is how many gaps have a button to answer them.
const gapButtons = 10

// gaps lists the questions that could not be answered; where there are buttons,
// each leads to a prompt whose reply becomes the answer.
func (t *turn) gaps(ctx context.Context, _ string) (Reply, error) {
	if t.s.o.Desk == nil {
		return t.say("not_offered", nil), nil
	}
	all, err := t.s.o.Desk.Gaps(ctx, 2*pageSize)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: gaps: %w", err)
	}
	if len(all) == 0 {
		return t.say("no_gaps", nil), nil
	}
	r := t.say("gaps", args{"count": len(all)})
	lines := []string{r.Text}
	for i, g := range all {
		lines = append(lines, fmt.Sprintf("%d. %s ×%d (%s)", i+1, clipped(g.Question, 100), g.Count, t.gapReason(g.Why)))
		if t.m.Rich && t.s.o.Curator != nil && i < gapButtons {
			label := t.s.texts.say(t.language, "button_answer", args{"n": i + 1})
			r.Buttons = append(r.Buttons, Button{Label: label, Command: "/answer " + strconv.Quote(g.Question)})
		}
	}
	if t.s.o.Curator != nil {
		lines = append(lines, t.s.texts.say(t.language, "how_to_answer", nil))
	}
	r.Text = strings.Join(lines, "\n")
	return r, nil
}

// gapReason is why there was no answer, in words when there are some for it.
func (t *turn) gapReason(why string) string {
	if words := t.s.texts.say(t.language, "gap_"+why, nil); words != "" {
		return words
	}
	return why
}

// writeAnswer keeps an answer that staff write: "/answer "QUESTION" TEXT", or
// the number of the question in /gaps in place of it. Without a text it asks
// for one.
func (t *turn) writeAnswer(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.Curator == nil {
		return t.say("not_offered", nil), nil
	}
	question, text, err := t.gapAndAnswer(ctx, rest)
	switch {
	case err != nil:
		return Reply{}, err
	case question == "":
		return t.say("how_to_answer", nil), nil
	case text == "":
		r := t.say("write_answer", args{"question": question})
		r.OnReply = "/answer " + strconv.Quote(question)
		return r, nil
	}
	who := strings.TrimSpace(t.m.person() + " " + t.m.Name)
	if err := t.s.o.Curator.Curate(ctx, who, question, text, corpus.Public); err != nil {
		return Reply{}, fmt.Errorf("bot: answer: %w", err)
	}
	return t.say("answer_kept", args{"question": question}), nil
}

// gapAndAnswer splits the argument of /answer; no question when it names none.
func (t *turn) gapAndAnswer(ctx context.Context, rest string) (question, text string, err error) {
	if quoted, err := strconv.QuotedPrefix(rest); err == nil {
		question, _ = strconv.Unquote(quoted)
		return question, strings.TrimSpace(rest[len(quoted):]), nil
	}
	number, text, _ := strings.Cut(rest, " ")
	n, err := strconv.Atoi(number)
	if err != nil || t.s.o.Desk == nil {
		return "", "", nil
	}
	all, err := t.s.o.Desk.Gaps(ctx, 2*pageSize)
	if err != nil {
		return "", "", fmt.Errorf("bot: gaps: %w", err)
	}
	if n < 1 || n > len(all) {
		return "", "", nil
	}
	return all[n-1].Question, strings.TrimSpace(text), nil
}

// curated gives the answer that staff wrote for a question, with its author
// and its date.
func (t *turn) curated(ctx context.Context, question string) (Reply, bool, error) {
	if t.s.o.Curator == nil {
		return Reply{}, false, nil
	}
	start := t.s.o.Now()
	c, err := t.s.o.Curator.Curated(ctx, question, t.role)
	if errors.Is(err, corpus.ErrNotFound) {
		return Reply{}, false, nil
	}
	if err != nil {
		return Reply{}, false, fmt.Errorf("bot: curated answer: %w", err)
	}
	note := t.s.texts.say(t.language, "curated", args{"who": c.Who, "date": c.At.Local().Format("2006-01-02")})
	a := answer.Answer{Question: question, Status: answer.Answered, Text: c.Text + "\n" + note, Language: t.language}
	t.c.answered(question, t.s.o.Generation(), a)
	t.record(ctx, question, a, t.s.o.Now().Sub(start))
	r := replyOf(a)
	r.Buttons = t.answerButtons(a)
	return r, true, nil
}

// correct sets a field of a project: "/correct PROJECT FIELD VALUE".
func (t *turn) correct(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.Bench == nil || t.s.o.Catalog == nil {
		return t.say("not_offered", nil), nil
	}
	project, more, _ := strings.Cut(rest, " ")
	field, value, _ := strings.Cut(strings.TrimSpace(more), " ")
	value = strings.TrimSpace(value)
	if project == "" || field == "" || value == "" {
		return t.say("how_to_correct", nil), nil
	}
	if ok, err := t.sees(ctx, project); err != nil || !ok {
		return t.say("not_found", args{"what": project}), err
	}
	err := t.s.o.Bench.Correct(ctx, t.m.person(), project, field, value)
	switch {
	case errors.Is(err, ErrField):
		return t.say("how_to_correct", nil), nil
	case errors.Is(err, ErrValue):
		return t.say("value_unread", args{"value": value, "field": field}), nil
	case err != nil:
		return t.userError(err, project)
	}
	return t.say("corrected", args{"project": project, "field": field, "value": value}), nil
}

// sees reports whether a project is one that the asker may see.
func (t *turn) sees(ctx context.Context, project string) (bool, error) {
	all, err := t.s.o.Catalog.Projects(ctx, t.role)
	if err != nil {
		return false, fmt.Errorf("bot: projects: %w", err)
	}
	return slices.ContainsFunc(all, func(p *corpus.Project) bool { return p.ID == project }), nil
}
