package main

import (
	"context"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
)

func newQuestionsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "questions",
		Short: "What was asked, and what could not be answered",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newQuestionsListCommand(a, "gaps", "List the questions that could not be answered, the most asked first", listGaps),
		newQuestionsListCommand(a, "history", "List the questions asked, the newest first", listHistory),
		newQuestionsCloseCommand(a))
	return cmd
}

type questionsOptions struct {
	JSON  bool
	Limit int
}

func newQuestionsListCommand(a *app, name, short string, list func(context.Context, *app, peopleKeeper, questionsOptions) error) *cobra.Command {
	var o questionsOptions
	cmd := &cobra.Command{
		Use:   name,
		Short: short,
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withVault(cmd.Context(), func(v vault) error { return list(cmd.Context(), a, v, o) })
		},
	}
	cmd.Flags().BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	cmd.Flags().IntVar(&o.Limit, "limit", 100, "questions listed")
	return cmd
}

func listGaps(ctx context.Context, a *app, v peopleKeeper, o questionsOptions) error {
	all, err := v.Gaps(ctx, o.Limit)
	if err != nil {
		return err
	}
	rows := [][]string{{"ASKED", "LAST", "WHY", "QUESTION"}}
	for _, g := range all {
		if o.JSON {
			if err := writeJSON(a.stdout, g); err != nil {
				return err
			}
		}
		rows = append(rows, []string{strconv.Itoa(g.Count), g.Last.Local().Format("2006-01-02 15:04"), g.Gap, clip(g.Text, 100)})
	}
	if !o.JSON && len(rows) > 1 {
		table(a.stdout, rows)
	}
	return nil
}

func listHistory(ctx context.Context, a *app, v peopleKeeper, o questionsOptions) error {
	all, err := v.Questions(ctx, o.Limit)
	if err != nil {
		return err
	}
	rows := [][]string{{"AT", "STATUS", "MS", "QUESTION"}}
	for _, q := range all {
		if o.JSON {
			if err := writeJSON(a.stdout, q); err != nil {
				return err
			}
		}
		rows = append(rows, []string{q.At.Local().Format("2006-01-02 15:04:05"), q.Status, strconv.FormatInt(q.TookMS, 10), clip(q.Text, 100)})
	}
	if !o.JSON && len(rows) > 1 {
		table(a.stdout, rows)
	}
	return nil
}

func newQuestionsCloseCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "close KEY",
		Short: "Take a gap off the list until it is asked again (KEY as gaps --json prints it)",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withVault(cmd.Context(), func(v vault) error {
				if err := v.CloseGap(cmd.Context(), args[0], a.who()); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.stdout, "closed %s\n", args[0])
				return err
			})
		},
	}
}
