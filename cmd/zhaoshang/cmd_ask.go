package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/bot/terminal"
	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

type askOptions struct {
	JSON         bool
	Explain      bool
	Role         string
	Language     string
	Conversation string
	Unrecorded   bool
	Chart        string // file to draw the answer to
}

const askLong = `Answer one question, or with - one question a line of standard input.

A line is the question itself or {"id", "conversation", "question"}; questions of
one conversation are understood together. With --json one object a line is
written, in the order asked:

  {"id", "question", "status", "text", "facts": [...], "sources": [{"document",
   "title", "quote", "start", "end"}], "choices": [...]}

A question can ask for a picture (按行业画个图, 各年签约金额的折线图): it is drawn
below the answer. --chart FILE.png or FILE.svg draws any answer over groups, years
or a ranking to a file; exit code 4 when there is nothing to draw. With --json the
points are in "chart".

status is answered, clarify (several things are meant; choices says which) or
not_found (the documents do not say). An honest "not found" is exit code 0.`

func newAskCommand(a *app) *cobra.Command {
	var o askOptions
	cmd := &cobra.Command{
		Use:     "ask [flags] QUESTION | -",
		Short:   "Answer a question",
		Long:    askLong,
		Example: "  zhaoshang ask 迎泽区签约了哪些项目\n  zhaoshang ask --json - < questions.txt\n  zhaoshang ask --chart sectors.png 按行业统计",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runAsk(cmd.Context(), a, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	f.BoolVar(&o.Explain, "explain", false, "show how each answer came about")
	f.StringVar(&o.Role, "role", "public", "whose eyes to answer with: public, staff, admin")
	f.StringVar(&o.Language, "language", "", "zh-Hans, zh-Hant or en; empty means the question's own")
	f.StringVar(&o.Conversation, "conversation", "", "conversation of bare questions read from standard input")
	f.StringVar(&o.Chart, "chart", "", "draw the answer to this .png or .svg file")
	f.BoolVar(&o.Unrecorded, "unrecorded", false, "keep the questions out of the history and the gaps")
	return cmd
}

// asking is one run of ask.
type asking struct {
	a      *app
	o      askOptions
	role   corpus.Visibility
	engine bot.Answerer
	limit  int // runes of a question
	wait   time.Duration
	log    []store.Question
	bad    error // the first question that could not be used
	count  int
}

func runAsk(ctx context.Context, a *app, o askOptions, args []string) (err error) {
	role, err := roleOf(o.Role)
	if err != nil {
		return err
	}
	c, err := a.config()
	if err != nil {
		return err
	}
	text := strings.Join(args, " ")
	if err := drawable(o.Chart, text); err != nil {
		return err
	}
	if text != "-" {
		if err := usable(text, c.Answer.QuestionRunes); err != nil {
			return err
		}
	}
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	run := &asking{a: a, o: o, role: role, engine: r.answerer, limit: c.Answer.QuestionRunes, wait: c.Answer.Deadline}
	defer run.record(ctx, r.vault, a.logger(c.Log))
	if text != "-" {
		return run.one(ctx, answer.Question{Text: text, Conversation: o.Conversation})
	}
	if err := lines(a.stdin, func(n int, line string) error { return run.line(ctx, n, line) }); err != nil {
		return err
	}
	return run.bad
}

// usable tells questions that cannot be answered at all.
func usable(text string, limit int) error {
	n := utf8.RuneCountInString(text)
	switch {
	case strings.TrimSpace(text) == "":
		return coded(exitInput, "the question is empty: 请输入问题，例如：签约了哪些项目？")
	case n > limit:
		return coded(exitInput, "the question has %d characters, more than %d: 请缩短后再问", n, limit)
	}
	return nil
}

// line answers one line of standard input.
func (r *asking) line(ctx context.Context, n int, line string) error {
	q := answer.Question{Text: line, Conversation: r.o.Conversation}
	if strings.HasPrefix(strings.TrimSpace(line), "{") {
		var in struct{ ID, Conversation, Question string }
		if err := json.Unmarshal([]byte(line), &in); err == nil {
			q = answer.Question{ID: in.ID, Conversation: in.Conversation, Text: in.Question}
		}
	}
	if err := usable(q.Text, r.limit); err != nil {
		fmt.Fprintf(r.a.stderr, "zhaoshang: standard input, line %d: %v\n", n, err)
		if r.bad == nil {
			r.bad = coded(exitInput, "some questions could not be used")
		}
		return r.write(answer.Answer{ID: q.ID, Question: clip(q.Text, 200), Status: answer.NotFound, Gap: "unusable"})
	}
	return r.one(ctx, q)
}

func clip(s string, runes int) string {
	r := []rune(s)
	return string(r[:min(runes, len(r))])
}

func (r *asking) one(ctx context.Context, q answer.Question) error {
	q.Role, q.Language = r.role, r.o.Language
	limited, cancel := context.WithTimeout(ctx, r.wait)
	defer cancel()
	start := time.Now()
	got, err := r.engine.Answer(limited, q)
	if err != nil {
		return fmt.Errorf("ask: %w", err)
	}
	got.ID, got.Question = q.ID, q.Text
	r.log = append(r.log, store.Question{At: start, User: "terminal:" + r.a.who(), Conversation: q.Conversation, Text: q.Text,
		Status: string(got.Status), Gap: got.Gap, Answer: got.Text, TookMS: time.Since(start).Milliseconds()})
	return r.write(got)
}

func (r *asking) write(got answer.Answer) error {
	r.count++
	if r.o.Chart != "" {
		if err := r.a.drawFile(r.o.Chart, got); err != nil {
			return err
		}
	}
	if r.o.JSON {
		return writeJSON(r.a.stdout, shownAnswer(got, r.o.Explain))
	}
	if r.count > 1 {
		fmt.Fprintln(r.a.stdout)
	}
	terminal.Write(r.a.stdout, bot.Reply{Text: got.Text, Language: got.Language, Status: got.Status, Sources: got.Sources, Choices: got.Choices})
	if r.o.Chart == "" && got.Chart != nil && got.Chart.Asked {
		if err := r.a.drawLines(got); err != nil {
			return err
		}
	}
	if r.o.Explain {
		writeTrace(r.a.stdout, got.Trace)
	}
	return nil
}

// explained is an answer with its trace.
type explained struct {
	answer.Answer
	Gap   string         `json:"gap,omitempty"`
	Trace []answer.Stage `json:"trace,omitempty"`
}

// shownAnswer is an answer as --json writes it: lists are never null.
func shownAnswer(got answer.Answer, explain bool) any {
	if got.Facts == nil {
		got.Facts = []answer.Fact{}
	}
	if got.Sources == nil {
		got.Sources = []answer.Source{}
	}
	if got.Choices == nil {
		got.Choices = []answer.Choice{}
	}
	if !explain || got.Trace == nil {
		return got
	}
	return explained{got, got.Gap, got.Trace.Stages}
}

func writeTrace(w io.Writer, t *answer.Trace) {
	if t == nil {
		return
	}
	for _, s := range t.Stages {
		fmt.Fprintf(w, "  %-10s %s (%d µs)\n", s.Name, s.Detail, s.TookUS)
	}
}

// record puts the questions on the history. A folder that cannot be written
// does not spoil the answers.
func (r *asking) record(ctx context.Context, v peopleKeeper, log *slog.Logger) {
	if r.o.Unrecorded || len(r.log) == 0 {
		return
	}
	if err := v.LogQuestions(context.WithoutCancel(ctx), r.log...); err != nil {
		log.Warn("questions not recorded", slog.Any("error", err))
	}
}

func roleOf(s string) (corpus.Visibility, error) {
	switch v := corpus.Visibility(s); v {
	case corpus.Public, corpus.Staff, corpus.Admin:
		return v, nil
	}
	return "", usageError{fmt.Errorf("role %q is none of public, staff, admin", s)}
}

func firstError(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

// who is the name of the person at the terminal, for the log of changes.
func (a *app) who() string {
	for _, name := range []string{"SUDO_USER", "USER", "LOGNAME"} {
		if v := a.getenv(name); v != "" {
			return v
		}
	}
	return "local"
}
