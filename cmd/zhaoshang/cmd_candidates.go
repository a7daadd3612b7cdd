package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"zhaoshang/corpus/extract/value"
	"zhaoshang/corpus/store"
)

const candidatesLong = `List pairs of project records that a person should look at: one project for
which two documents give different amounts (both are kept and shown in answers),
and records that resemble each other and are counted as two. "projects merge"
and "projects split" decide, and take the pair off the list.`

// newCandidatesCommand lists what merge and split could decide.
func newCandidatesCommand(a *app) *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use:   "candidates",
		Short: "List pairs of records that may be one project",
		Long:  candidatesLong,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withVault(cmd.Context(), func(v vault) error { return listCandidates(cmd.Context(), a, v, limit, asJSON) })
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	cmd.Flags().IntVar(&limit, "limit", 200, "pairs at most")
	return cmd
}

func listCandidates(ctx context.Context, a *app, v vault, limit int, asJSON bool) error {
	all, err := v.Candidates(ctx, limit)
	if err != nil {
		return err
	}
	for _, c := range all {
		if asJSON {
			err = writeJSON(a.stdout, c)
		} else {
			_, err = fmt.Fprintf(a.stdout, "%s: %s; %s\n", reasonText(c.Reason), sideText(c.Name, c.A), sideText(c.NameB, c.B))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func reasonText(r store.Reason) string {
	switch r {
	case store.AmountDiffs:
		return "one project, two amounts"
	case store.SameName:
		return "same name"
	}
	return "similar"
}

func sideText(name string, c store.ConflictRecord) string {
	text := c.Project + " " + name
	if c.Amount != nil {
		text += " " + value.Format(*c.Amount, "zh-Hans")
	}
	if c.Date != "" {
		text += " (" + c.Date + ")"
	}
	return text
}
