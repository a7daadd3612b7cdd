package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"zhaoshang/answer"
	"zhaoshang/answer/eval"
	"zhaoshang/answer/evidence"
)

const learnLong = `Weigh anew what speaks for a sentence as an answer, from evaluation sets.

Each SET is a folder with docs/ and questions.jsonl, as for eval. A sentence is right
when it stands in a document of the question and has what the answer must have. The
weights go to the file of --out; answer/evidence/model.txt is what the next build uses.`

func newLearnCommand(a *app) *cobra.Command {
	var out string
	cmd := &cobra.Command{
		Use:   "learn SET...",
		Short: "Learn which sentence answers, from evaluation sets",
		Long:  learnLong,
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return a.learn(cmd.Context(), args, out) },
	}
	cmd.Flags().StringVar(&out, "out", filepath.Join("answer", "evidence", "model.txt"), "file that the weights are written to")
	return cmd
}

func (a *app) learn(ctx context.Context, sets []string, out string) error {
	var learner evidence.Learner
	for _, set := range sets {
		if err := a.learnSet(ctx, set, &learner); err != nil {
			return err
		}
		fmt.Fprintln(a.stderr, set)
	}
	f, err := os.Create(out)
	if err != nil {
		return fmt.Errorf("learn: %w", err)
	}
	return firstError(learner.Learn(f), f.Close())
}

// learnSet puts the questions of a set and keeps what was weighed for each.
func (a *app) learnSet(ctx context.Context, set string, learner *evidence.Learner) error {
	questions, err := eval.Questions(set)
	if err != nil {
		return usageError{err}
	}
	seen := map[string]evidence.Example{}
	a.weighed = func(q answer.Question, e evidence.Example) { seen[q.ID] = e }
	defer func() { a.weighed = nil }()
	if err := a.evaluate(ctx, evalOptions{}, set, &evaluation{questions: questions}); err != nil {
		return err
	}
	grader := eval.NewGrader()
	for i := range questions {
		q := &questions[i]
		e, ok := seen[q.ID]
		if !ok || len(e.Sentences) == 0 {
			continue
		}
		right, err := rightOnes(grader, q, e.Sentences)
		if err != nil {
			return err
		}
		learner.Add(e, right)
	}
	return nil
}

// rightOnes tells which sentences answer a question of a set.
func rightOnes(grader *eval.Grader, q *eval.Question, list []evidence.Sentence) ([]bool, error) {
	right := make([]bool, len(list))
	for i := range list {
		s := &list[i]
		if len(q.Docs) > 0 && !slices.Contains(q.Docs, s.Page.Document.ID) {
			continue
		}
		var err error
		if right[i], err = grader.Holds(q, s.Page.Shown(s.Span())); err != nil {
			return nil, err
		}
	}
	return right, nil
}
