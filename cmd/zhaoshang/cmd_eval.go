package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"zhaoshang/answer"
	"zhaoshang/answer/eval"
	"zhaoshang/bot"
)

type evalOptions struct {
	JSON             bool
	Answers          string
	Save             string
	Compare          string
	Failures         int
	Type             string
	MinAccuracy      float64
	MaxHallucination float64
	MinF1            float64
	MinAmounts       float64
	Stored           bool
}

const evalLong = `Put every question of an evaluation set and grade the answers.

SET is a folder with docs/ and questions.jsonl. Its documents are loaded into a
fresh corpus in memory; with --stored the data folder's own documents answer.
Right: the status is the expected one and the text has what it must have and
nothing that it must not. Wrong: an answer that is not right (hallucination).
Missing: no answer, or asked back. Truthfulness is accuracy less hallucination.
When the set has records.jsonl, the records found are compared with it as well.`

func newEvalCommand(a *app) *cobra.Command {
	var o evalOptions
	cmd := &cobra.Command{
		Use:   "eval SET",
		Short: "Measure accuracy, hallucination and truthfulness by type",
		Long:  evalLong,
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return runEval(cmd.Context(), a, o, args[0]) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a type instead of the table")
	f.StringVar(&o.Answers, "answers", "", "grade the answers of this file (ask --json) instead of asking")
	f.StringVar(&o.Save, "save", "", "write the answers to this file")
	f.StringVar(&o.Compare, "compare", "", "answers of an earlier run: list what changed")
	f.IntVar(&o.Failures, "failures", 0, "print so many questions that are not right")
	f.StringVar(&o.Type, "type", "", "only questions of this type")
	f.Float64Var(&o.MinAccuracy, "min-accuracy", 0, "percent; exit code 9 below it")
	f.Float64Var(&o.MaxHallucination, "max-hallucination", 100, "percent; exit code 9 above it")
	f.Float64Var(&o.MinF1, "min-f1", 0, "of the records found, 0 to 1; exit code 9 below it")
	f.Float64Var(&o.MinAmounts, "min-amounts", 0, "share of right amounts of the records found, 0 to 1; exit code 9 below it")
	f.BoolVar(&o.Stored, "stored", false, "ask the data folder's documents instead of the set's own")
	return cmd
}

// evaluation is what one run of eval looks at.
type evaluation struct {
	questions []eval.Question
	answers   []eval.Answer
	records   *eval.RecordScore // nil when the set has none, or answers come from a file
}

func runEval(ctx context.Context, a *app, o evalOptions, set string) error {
	questions, err := eval.Questions(set)
	if err != nil {
		return usageError{err}
	}
	e := &evaluation{questions: questions}
	if o.Answers != "" {
		if e.answers, err = eval.Answers(o.Answers); err != nil {
			return usageError{err}
		}
	} else if err := a.evaluate(ctx, o, set, e); err != nil {
		return err
	}
	e.only(o.Type)
	grader := eval.NewGrader()
	rows, warnings, err := grader.Grade(e.questions, e.answers)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintln(a.stderr, "warning: "+w)
	}
	if err := a.writeEval(o, rows, e.records); err != nil {
		return err
	}
	if o.Compare != "" {
		if err := a.compareEval(o, grader, e.questions, rows); err != nil {
			return err
		}
	}
	return floors(o, rows, e.records)
}

// only keeps the questions of one type, and their answers.
func (e *evaluation) only(kind string) {
	if kind == "" {
		return
	}
	e.questions = slices.DeleteFunc(e.questions, func(q eval.Question) bool { return q.Type != kind })
	e.answers = slices.DeleteFunc(e.answers, func(got eval.Answer) bool {
		return !slices.ContainsFunc(e.questions, func(q eval.Question) bool { return q.ID == got.ID })
	})
}

// evaluate loads the set's documents, puts its questions and compares its records.
func (a *app) evaluate(ctx context.Context, o evalOptions, set string, e *evaluation) (err error) {
	c, err := a.config()
	if err != nil {
		return err
	}
	if !o.Stored {
		c.Data = ""
	}
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	if !o.Stored {
		if err := a.fill(ctx, c, r, filepath.Join(set, "docs")); err != nil {
			return err
		}
	}
	if e.answers, err = a.putQuestions(ctx, r.answerer, e.questions, o.Save); err != nil {
		return err
	}
	e.records, err = gradeRecords(ctx, r.vault, set)
	return err
}

// gradeRecords compares the stored records with a set's; nil when it has none.
func gradeRecords(ctx context.Context, v vault, set string) (*eval.RecordScore, error) {
	gold, err := eval.Records(set)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var lines bytes.Buffer
	for e, err := range v.All(ctx) {
		if err != nil {
			return nil, err
		}
		for i := range e.Records.Projects {
			err = errors.Join(err, writeJSON(&lines, lineOfProject(&e.Records.Projects[i])))
		}
		for i := range e.Records.Totals {
			err = errors.Join(err, writeJSON(&lines, lineOfTotal(&e.Records.Totals[i])))
		}
		if err != nil {
			return nil, err
		}
	}
	got, err := eval.ReadRecords("records", &lines)
	if err != nil {
		return nil, err
	}
	s := eval.NewGrader().GradeRecords(gold, got)
	return &s, nil
}

// putQuestions asks every question and keeps the answers in a file when one is named.
func (a *app) putQuestions(ctx context.Context, engine bot.Answerer, questions []eval.Question, save string) ([]eval.Answer, error) {
	var lines strings.Builder
	out := make([]eval.Answer, 0, len(questions))
	bar := a.progress("questions", len(questions))
	for _, q := range questions {
		got, err := engine.Answer(ctx, answer.Question{ID: q.ID, Conversation: q.Conversation, Text: q.Question})
		if err != nil {
			return nil, fmt.Errorf("eval: question %q: %w", q.ID, err)
		}
		got.ID, got.Question = q.ID, q.Question
		line, err := json.Marshal(shownAnswer(got, false))
		if err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		var graded eval.Answer
		if err := json.Unmarshal(line, &graded); err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
		out = append(out, graded)
		lines.Write(append(line, '\n'))
		bar.add(1)
	}
	bar.end()
	if save != "" {
		if err := os.WriteFile(save, []byte(lines.String()), 0o600); err != nil {
			return nil, fmt.Errorf("eval: %w", err)
		}
	}
	return out, nil
}

func (a *app) writeEval(o evalOptions, rows []eval.Row, records *eval.RecordScore) error {
	left := o.Failures
	for _, r := range rows {
		if r.Verdict != eval.Right && left > 0 {
			fmt.Fprint(a.stdout, eval.Failure(r))
			left--
		}
	}
	summary := eval.Summary(rows)
	if !o.JSON {
		fmt.Fprint(a.stdout, eval.Table(summary))
		if records != nil {
			fmt.Fprintln(a.stdout, records)
		}
		return nil
	}
	for _, line := range summary {
		if err := writeJSON(a.stdout, line); err != nil {
			return err
		}
	}
	if records != nil {
		return writeJSON(a.stdout, records)
	}
	return nil
}

func (a *app) compareEval(o evalOptions, grader *eval.Grader, questions []eval.Question, rows []eval.Row) error {
	answers, err := eval.Answers(o.Compare)
	if err != nil {
		return usageError{err}
	}
	old, _, err := grader.Grade(questions, answers)
	if err != nil {
		return err
	}
	for _, c := range eval.Compare(old, rows) {
		sign := "better"
		if c.Worse() {
			sign = "worse"
		}
		fmt.Fprintf(a.stdout, "%s: %s [%s] %s -> %s: %s\n", sign, c.ID, c.Type, c.Old, c.New, c.Question)
	}
	return nil
}

// floors reports what is under a floor, or over the ceiling of hallucination.
func floors(o evalOptions, rows []eval.Row, records *eval.RecordScore) error {
	summary := eval.Summary(rows)
	all := summary[len(summary)-1]
	switch {
	case all.Accuracy() < o.MinAccuracy:
		return coded(exitFloor, "eval: accuracy %.1f%% is under %.1f%%", all.Accuracy(), o.MinAccuracy)
	case all.Hallucination() > o.MaxHallucination:
		return coded(exitFloor, "eval: hallucination %.1f%% is over %.1f%%", all.Hallucination(), o.MaxHallucination)
	case records != nil && records.F1 < o.MinF1:
		return coded(exitFloor, "eval: records F1 %.3f is under %.3f", records.F1, o.MinF1)
	case records != nil && records.Amount < o.MinAmounts:
		return coded(exitFloor, "eval: amounts %.3f are under %.3f", records.Amount, o.MinAmounts)
	}
	return nil
}
