package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"
)

func newVerifyCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check that index, records and documents are the same",
		Long: `Check that index, records and documents are the same, document by document, and
the index's files by their checksums. Exit code 8 when they differ, for cron.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runVerify(cmd.Context(), a, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	return cmd
}

func runVerify(ctx context.Context, a *app, asJSON bool) (err error) {
	c, err := a.config()
	if err != nil {
		return err
	}
	r, err := a.openLibrary(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	got, err := r.verify(ctx)
	if err != nil {
		return err
	}
	if asJSON {
		err = writeJSON(a.stdout, got)
	} else {
		err = a.writeInspection(got)
	}
	if wrong := len(got.Ghosts) + len(got.Orphans) + len(got.Stale) + len(got.Findings); err == nil && wrong > 0 {
		return coded(exitWrong, "verify: %d differences; reindex makes the index anew", wrong)
	}
	return err
}

func (a *app) writeInspection(got inspection) error {
	for _, part := range []struct {
		what  string
		which []string
	}{{"found, but not stored", got.Ghosts}, {"stored, but not found", got.Orphans},
		{"found in an old version", got.Stale}, {"damaged", got.Findings}} {
		for _, s := range part.which {
			fmt.Fprintf(a.stdout, "%s: %s\n", part.what, s)
		}
	}
	name := got.Generation
	if name == "" {
		name = "in memory"
	}
	_, err := fmt.Fprintf(a.stdout, "%d documents, %d projects; generation %s, %d documents beside it\n",
		got.Documents, got.Projects, name, got.Beside)
	return err
}
