package main

import (
	"context"
	"fmt"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

func newDocumentsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "documents",
		Short: "List, show, remove and restore documents",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newDocumentsListCommand(a), newDocumentsShowCommand(a),
		newDocumentChangeCommand(a, "remove", "Take documents out of every answer; restore brings them back",
			func(ctx context.Context, v vault, id string) error { return v.Remove(ctx, id, a.who()) }),
		newDocumentChangeCommand(a, "restore", "Bring removed documents back",
			func(ctx context.Context, v vault, id string) error { return v.Restore(ctx, id, a.who()) }),
		newDocumentsVisibilityCommand(a))
	return cmd
}

type documentsListOptions struct {
	JSON    bool
	Removed bool
}

func newDocumentsListCommand(a *app) *cobra.Command {
	var o documentsListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List the documents",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runDocumentsList(cmd.Context(), a, o) },
	}
	cmd.Flags().BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	cmd.Flags().BoolVar(&o.Removed, "removed", false, "list the removed ones instead")
	return cmd
}

func runDocumentsList(ctx context.Context, a *app, o documentsListOptions) error {
	return a.withVault(ctx, func(v vault) error {
		rows := [][]string{}
		for d, err := range v.Documents(ctx, store.Filter{Role: corpus.Admin, Removed: o.Removed}) {
			if err != nil {
				return err
			}
			if o.JSON {
				if err := writeJSON(a.stdout, d); err != nil {
					return err
				}
				continue
			}
			rows = append(rows, []string{d.ID, d.Format, isoDate(d.Date), string(d.Visibility), strconv.Itoa(d.Version), d.Title})
		}
		if !o.JSON && len(rows) > 0 {
			table(a.stdout, append([][]string{{"ID", "FORMAT", "DATE", "FOR", "VERSION", "TITLE"}}, rows...))
		}
		return nil
	})
}

func isoDate(d *corpus.Date) string {
	if d == nil {
		return ""
	}
	return d.ISO()
}

type documentsShowOptions struct {
	JSON, Text, Original, Records, Versions bool
}

func newDocumentsShowCommand(a *app) *cobra.Command {
	var o documentsShowOptions
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show a document: its data, text, records, versions or original bytes",
		Args:  cobra.ExactArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return runDocumentsShow(cmd.Context(), a, o, args[0]) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write JSON")
	f.BoolVar(&o.Text, "text", false, "print the cleaned text, which offsets count in")
	f.BoolVar(&o.Records, "records", false, "print what was taken from it, as JSON")
	f.BoolVar(&o.Versions, "versions", false, "print all versions")
	f.BoolVar(&o.Original, "original", false, "write the bytes as they were added")
	cmd.MarkFlagsMutuallyExclusive("text", "records", "versions", "original")
	return cmd
}

func runDocumentsShow(ctx context.Context, a *app, o documentsShowOptions, id string) error {
	return a.withVault(ctx, func(v vault) error {
		switch {
		case o.Text:
			text, err := v.Text(ctx, id)
			if err != nil {
				return err
			}
			_, err = io.WriteString(a.stdout, text.Content+"\n")
			return err
		case o.Original:
			data, err := v.Original(ctx, id)
			if err != nil {
				return err
			}
			_, err = a.stdout.Write(data)
			return err
		case o.Records:
			e, err := v.Entry(ctx, id)
			if err != nil {
				return err
			}
			return writeJSON(a.stdout, e.Records)
		case o.Versions:
			all, err := v.Versions(ctx, id)
			if err != nil {
				return err
			}
			return writeDocuments(a, o.JSON, all...)
		}
		d, err := v.Document(ctx, id)
		if err != nil {
			return err
		}
		return writeDocuments(a, o.JSON, d)
	})
}

func writeDocuments(a *app, asJSON bool, all ...corpus.Document) error {
	for i, d := range all {
		if asJSON {
			if err := writeJSON(a.stdout, d); err != nil {
				return err
			}
			continue
		}
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		table(a.stdout, filled([][]string{{"id", d.ID}, {"title", d.Title}, {"date", isoDate(d.Date)}, {"source", d.Source},
			{"author", d.Author}, {"visibility", string(d.Visibility)}, {"format", d.Format}, {"file", d.File},
			{"version", strconv.Itoa(d.Version)}, {"added", d.Added.Local().Format("2006-01-02 15:04:05")}, {"sha256", d.Hash}}))
	}
	return nil
}

// filled leaves out rows without a value.
func filled(rows [][]string) [][]string {
	var out [][]string
	for _, r := range rows {
		if r[1] != "" {
			out = append(out, r)
		}
	}
	return out
}

func newDocumentChangeCommand(a *app, name, short string, do func(context.Context, vault, string) error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " ID...",
		Short: short,
		Args:  cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withVault(cmd.Context(), func(v vault) error {
				for _, id := range args {
					if err := do(cmd.Context(), v, id); err != nil {
						return err
					}
					fmt.Fprintf(a.stdout, "%sd %s\n", name, id)
				}
				return nil
			})
		},
	}
}

func newDocumentsVisibilityCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "visibility ID public|staff|admin",
		Short: "Change who may see a document",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			role, err := roleOf(args[1])
			if err != nil {
				return err
			}
			return a.withVault(cmd.Context(), func(v vault) error {
				if err := v.SetVisibility(cmd.Context(), args[0], role, a.who()); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.stdout, "%s is for %s\n", args[0], role)
				return err
			})
		},
	}
}
