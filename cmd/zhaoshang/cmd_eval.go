package main

import (
	"context"
	"encoding/json"
	"fmt"
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
	Stored           bool
}

const evalLong = `Put every question of an evaluation set and grade the answers.

SET is a folder with docs/ and questions.jsonl. Its documents are loaded into a
fresh corpus in memory; with --stored the data folder's own documents answer.
Right: the status is the expected one and the text has what it must have and
nothing that it must not. Wrong: an answer that is not right (hallucination).
Missing: no answer, or asked back. Truthfulness is accuracy less hallucination.`

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
	f.BoolVar(&o.Stored, "stored", false, "ask the data folder's documents instead of the set's own")
	return cmd
}

func runEval(ctx context.Context, a *app, o evalOptions, set string) error {
	questions, err := eval.Questions(set)
	if err != nil {
		return usageError{err}
	}
	answers, err := a.evalAnswers(ctx, o, set, questions)
	if err != nil {
		return err
	}
	if o.Type != "" {
		questions = slices.DeleteFunc(questions, func(q eval.Question) bool { return q.Type != o.Type })
		answers = slices.DeleteFunc(answers, func(got eval.Answer) bool {
			return !slices.ContainsFunc(questions, func(q eval.Question) bool { return q.ID == got.ID })
		})
	}
	grader := eval.NewGrader()
	rows, warnings, err := grader.Grade(questions, answers)
	if err != nil {
		return err
	}
	for _, w := range warnings {
		fmt.Fprintln(a.stderr, "warning: "+w)
	}
	if err := a.writeEval(o, rows); err != nil {
		return err
	}
	if o.Compare != "" {
		if err := a.compareEval(o, grader, questions, rows); err != nil {
			return err
		}
	}
	return floors(o, rows)
}

// evalAnswers gives the answers to grade: those of a file, or fresh ones.
func (a *app) evalAnswers(ctx context.Context, o evalOptions, set string, questions []eval.Question) (_ []eval.Answer, err error) {
	if o.Answers != "" {
		answers, err := eval.Answers(o.Answers)
		if err != nil {
			return nil, usageError{err}
		}
		return answers, nil
	}
	c, err := a.config()
	if err != nil {
		return nil, err
	}
	if !o.Stored {
		c.Data = ""
	}
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return nil, err
	}
	defer func() { err = firstError(err, r.close()) }()
	if !o.Stored {
		if err := a.fill(ctx, c, r, filepath.Join(set, "docs")); err != nil {
			return nil, err
		}
	}
	return a.putQuestions(ctx, r.answerer, questions, o.Save)
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

func (a *app) writeEval(o evalOptions, rows []eval.Row) error {
	left := o.Failures
	for _, r := range rows {
		if r.Verdict != eval.Right && left > 0 {
			fmt.Fprint(a.stdout, eval.Failure(r))
			left--
		}
	}
	summary := eval.Summary(rows)
	if !o.JSON {
		_, err := fmt.Fprint(a.stdout, eval.Table(summary))
		return err
	}
	for _, line := range summary {
		if err := writeJSON(a.stdout, line); err != nil {
			return err
		}
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

func floors(o evalOptions, rows []eval.Row) error {
	summary := eval.Summary(rows)
	all := summary[len(summary)-1]
	if all.Accuracy() < o.MinAccuracy {
		return coded(exitFloor, "eval: accuracy %.1f%% is under %.1f%%", all.Accuracy(), o.MinAccuracy)
	}
	if all.Hallucination() > o.MaxHallucination {
		return coded(exitFloor, "eval: hallucination %.1f%% is over %.1f%%", all.Hallucination(), o.MaxHallucination)
	}
	return nil
}
