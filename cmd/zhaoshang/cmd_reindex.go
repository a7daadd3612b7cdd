package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"zhaoshang/answer/eval"
	"zhaoshang/configs"
	"zhaoshang/index"
)

type reindexOptions struct {
	JSON     bool
	Check    string
	Force    bool
	Rollback bool
}

const reindexLong = `Build a new generation of the index beside the old one, verify it and publish it.

Documents that an older program read are read again first; corrections stay. The
bot goes on answering and takes the new generation up by itself. With --check SET
the questions of an evaluation set are put to the old and to the new generation,
and nothing is published when an answer got worse (exit code 9) unless --force is
given. --rollback publishes the generation before the current one.`

func newReindexCommand(a *app) *cobra.Command {
	var o reindexOptions
	cmd := &cobra.Command{
		Use:   "reindex",
		Short: "Build, verify and publish a new index, or go back to the last one",
		Long:  reindexLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runReindex(cmd.Context(), a, o) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object")
	f.StringVar(&o.Check, "check", "", "folder of an evaluation set: publish only when no answer got worse")
	f.BoolVar(&o.Force, "force", false, "publish although an answer got worse")
	f.BoolVar(&o.Rollback, "rollback", false, "publish the generation before the current one")
	cmd.MarkFlagsMutuallyExclusive("rollback", "check")
	return cmd
}

func runReindex(ctx context.Context, a *app, o reindexOptions) (err error) {
	c, err := a.config()
	if err != nil {
		return err
	}
	r, err := a.openLibrary(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	if o.Rollback {
		g, err := r.rollback(ctx)
		if err != nil {
			return err
		}
		return a.writeGeneration(o.JSON, "published again", g)
	}
	check, err := a.checkOf(ctx, c, r, o.Check, func(changes []eval.Change) error { return a.judge(changes, o.Force) })
	if err != nil {
		return err
	}
	stats, err := r.vault.Stats(ctx)
	if err != nil {
		return err
	}
	bar := a.progress("documents", stats.Documents)
	defer bar.end()
	g, err := a.rebuild(ctx, c, r, func(done, _ int) { bar.set(done) }, check)
	if err != nil {
		return err
	}
	return a.writeGeneration(o.JSON, "published", g)
}

// rebuild reads old documents again, then builds and publishes a generation.
func (a *app) rebuild(ctx context.Context, c configs.Config, r *room, progress func(done, total int),
	check func(context.Context, index.Library) error) (generation, error) {
	in, err := newIntake(c, r.store)
	if err != nil {
		return generation{}, err
	}
	if _, err := in.Reextract(ctx, nil); err != nil {
		return generation{}, err
	}
	stats, err := r.vault.Stats(ctx)
	if err != nil {
		return generation{}, err
	}
	return r.build(ctx, func(done int) { progress(done, stats.Documents) }, check)
}

func (a *app) writeGeneration(asJSON bool, what string, g generation) error {
	if asJSON {
		return writeJSON(a.stdout, g)
	}
	_, err := fmt.Fprintf(a.stdout, "%s: %d documents, %d passages, %d projects, built %s\n", what, g.Documents, g.Passages, g.Projects,
		g.Built.Local().Format("2006-01-02 15:04:05"))
	return err
}

// checkOf makes the check of a new generation by the evaluation set in a
// folder: nil when there is none. The old generation is asked now, before
// anything changes; judge says whether the differences keep the new one back.
func (a *app) checkOf(ctx context.Context, c configs.Config, r *room, folder string, judge func([]eval.Change) error) (func(context.Context, index.Library) error, error) {
	if folder == "" {
		return nil, nil
	}
	questions, err := eval.Questions(folder)
	if err != nil {
		return nil, usageError{err}
	}
	before, err := a.gradeLibrary(ctx, c, r.library, questions)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, l index.Library) error {
		after, err := a.gradeLibrary(ctx, c, l, questions)
		if err != nil {
			return err
		}
		return judge(eval.Compare(before, after))
	}, nil
}

func (a *app) gradeLibrary(ctx context.Context, c configs.Config, l index.Library, questions []eval.Question) ([]eval.Row, error) {
	e, err := a.newAnswerer(c, l)
	if err != nil {
		return nil, err
	}
	answers, err := a.putQuestions(ctx, e, questions, "")
	if err != nil {
		return nil, err
	}
	rows, _, err := eval.NewGrader().Grade(questions, answers)
	return rows, err
}

// judge prints what changed and refuses when an answer got worse.
func (a *app) judge(changes []eval.Change, force bool) error {
	worse := 0
	for _, change := range changes {
		if change.Worse() {
			worse++
		}
		fmt.Fprintf(a.stderr, "%s [%s] %s -> %s: %s\n", change.ID, change.Type, change.Old, change.New, change.Question)
	}
	if worse == 0 || force {
		return nil
	}
	return coded(exitFloor, "reindex: %d answers got worse; not published (--force publishes anyway)", worse)
}
