package main

import (
	"context"
	"fmt"
	"iter"

	"github.com/spf13/cobra"

	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
)

type addOptions struct {
	JSON       bool
	Visibility string
	Name       string
}

const addLong = `Add documents: files, folders with everything in them, or - for standard input.

txt, md, html, pdf, docx, xlsx, csv, jsonl and zip archives of these, in any
usual encoding. A receipt says for each what was understood. The id of a document
is its file name without the ending; adding the same bytes again changes
nothing, the same id with other bytes is a new version that replaces the old
one. A line of a jsonl file is a document of its own: {"id", "title", "text",
"date", "source", "visibility"}, all but text optional.

A file that cannot be used gets a line that says why and what to do; the others
go in, and the exit code is 3. What a receipt calls added is safe on the disk.`

func newAddCommand(a *app) *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{
		Use:     "add FILE|FOLDER|- ...",
		Short:   "Add reports and project tables",
		Long:    addLong,
		Example: "  zhaoshang add report.txt projects.xlsx\n  zhaoshang add --visibility staff internal/",
		Args:    cobra.MinimumNArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return runAdd(cmd.Context(), a, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one receipt a line as JSON")
	f.StringVar(&o.Visibility, "visibility", "", "who may see them unless they say so themselves: public, staff, admin (as before; public when new)")
	f.StringVar(&o.Name, "name", "", "file name of standard input; its ending tells the format (stdin.txt)")
	return cmd
}

func runAdd(ctx context.Context, a *app, o addOptions, paths []string) (err error) {
	role := corpus.Visibility("") // as before, public when new
	if o.Visibility != "" {
		if role, err = roleOf(o.Visibility); err != nil {
			return err
		}
	}
	c, err := a.config()
	if err != nil {
		return err
	}
	s, err := openStore(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	in, err := newIntake(c, s)
	if err != nil {
		return err
	}
	bar := a.progress("documents", 0)
	defer bar.end()
	receipts := in.WithVisibility(role).AddPaths(ctx, intake.Paths{Paths: paths, Stdin: a.stdin, Name: o.Name,
		Progress: func(p intake.Progress) { bar.set(p.Documents) }})
	told := a.writeReceipts(receipts, o.JSON)
	return firstError(told, a.indexWhenDue(ctx, c, s))
}

// newIntake makes the way from bytes to stored records.
func newIntake(c configs.Config, s intake.Store) (*intake.Intake, error) {
	x, err := extract.New()
	if err != nil {
		return nil, fmt.Errorf("add: %w", err)
	}
	return intake.New(s, x, intake.Options{Limits: limitsOf(c.Limits)}), nil
}

func limitsOf(l configs.Limits) read.Limits {
	return read.Limits{Bytes: int64(l.File), Inflate: int64(l.Expanded), Ratio: int64(l.Ratio), Depth: l.Depth, Members: l.Members,
		Pages: l.Pages, Rows: l.Rows, Columns: l.Columns, Line: int(l.Line), Time: l.Time, Memory: int64(l.Memory)}
}

// writeReceipts prints receipts; what was refused goes to standard error as
// well and makes the exit code.
func (a *app) writeReceipts(receipts iter.Seq2[intake.Receipt, error], asJSON bool) error {
	taken, refused := 0, 0
	var cause error
	for r, err := range receipts {
		if err != nil {
			return err
		}
		if r.Outcome == store.Refused {
			refused++
			cause = firstError(cause, r.Err)
			fmt.Fprintln(a.stderr, "zhaoshang: "+r.String())
		} else {
			taken++
		}
		if asJSON {
			err = writeJSON(a.stdout, r)
		} else if r.Outcome != store.Refused {
			_, err = fmt.Fprintln(a.stdout, r.String())
		}
		if err != nil {
			return err
		}
	}
	return refusedError(taken, refused, cause)
}

// refusedError says that not all went in: a folder that cannot take anything
// has its own exit code.
func refusedError(taken, refused int, cause error) error {
	switch {
	case refused == 0:
		return nil
	case cause != nil && driverExitCode(cause) != exitOther:
		return coded(driverExitCode(cause), "%d of %d documents did not go in", refused, taken+refused)
	}
	return coded(exitPartly, "%d of %d documents did not go in; the others did", refused, taken+refused)
}

// fill adds paths to a corpus in memory; what does not go in is told and left out.
func (a *app) fill(ctx context.Context, c configs.Config, r *room, paths ...string) error {
	in, err := newIntake(c, r.store)
	if err != nil {
		return err
	}
	for receipt, err := range in.AddPaths(ctx, intake.Paths{Paths: paths}) {
		if err != nil {
			return err
		}
		if receipt.Outcome == store.Refused {
			fmt.Fprintln(a.stderr, "warning: "+receipt.String())
		}
	}
	return r.refresh(ctx)
}
