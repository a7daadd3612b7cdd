package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"
	"golang.org/x/sys/unix"

	"zhaoshang/answer"
	"zhaoshang/configs"
)

// lowSpace is how little free space on the disk is worth a warning, in bytes.
const lowSpace = 500 << 20

const doctorLong = `Check the configuration, the data folder, every stored document, the word lists
and a question from end to end. Exit code 8 when something is wrong.`

// symptom is one thing that was looked at, as doctor --json prints it.
type symptom struct {
	Check  string `json:"check"`
	OK     bool   `json:"ok"`
	Detail string `json:"detail,omitempty"`
}

func newDoctorCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check everything that can be wrong with an installation",
		Long:  doctorLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runDoctor(cmd.Context(), a, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object a line")
	return cmd
}

func runDoctor(ctx context.Context, a *app, asJSON bool) error {
	bad := 0
	for s := range a.examine(ctx) {
		if !s.OK {
			bad++
		}
		if asJSON {
			if err := writeJSON(a.stdout, s); err != nil {
				return err
			}
			continue
		}
		mark := "ok "
		if !s.OK {
			mark = "BAD"
		}
		fmt.Fprintf(a.stdout, "%s  %-14s %s\n", mark, s.Check, s.Detail)
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if bad > 0 {
		return coded(exitWrong, "doctor: %d checks failed", bad)
	}
	return nil
}

// examine yields what it looked at; it stops where nothing further makes sense.
func (a *app) examine(ctx context.Context) func(func(symptom) bool) {
	return func(yield func(symptom) bool) {
		c, err := a.config()
		if !yield(told("configuration", err, "")) || err != nil {
			return
		}
		folder := a.folder(c.Data)
		if !yield(folder) || !folder.OK || !yield(space(c.Data)) {
			return
		}
		a.examineStore(ctx, c, yield)
	}
}

func told(check string, err error, detail string) symptom {
	if err != nil {
		return symptom{Check: check, Detail: err.Error()}
	}
	return symptom{check, true, detail}
}

// folder tells whether the data folder can be written.
func (a *app) folder(dir string) symptom {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return told("data folder", err, "")
	}
	f, err := os.CreateTemp(dir, ".doctor-*")
	if err != nil {
		return told("data folder", err, "")
	}
	return told("data folder", errors.Join(f.Close(), os.Remove(f.Name())), dir)
}

// space tells how much room is left on the disk of a folder.
func space(dir string) symptom {
	var s unix.Statfs_t
	if err := unix.Statfs(dir, &s); err != nil {
		return told("disk space", err, "")
	}
	free := s.Bavail * uint64(s.Bsize)
	detail := fmt.Sprintf("%d MiB free", free>>20)
	return symptom{"disk space", free >= lowSpace, detail}
}

func (a *app) examineStore(ctx context.Context, c configs.Config, yield func(symptom) bool) {
	r, err := a.openLibrary(ctx, c)
	if !yield(told("store", err, filepath.Join(c.Data))) || err != nil {
		return
	}
	defer func() { _ = r.close() }() // nothing was written
	findings, err := r.vault.Check(ctx)
	if err != nil {
		yield(told("documents", err, ""))
		return
	}
	for _, f := range findings {
		if !yield(symptom{"documents", false, f.Document + " " + f.What}) {
			return
		}
	}
	stats, err := r.vault.Stats(ctx)
	if !yield(told("documents", err, fmt.Sprintf("%d documents, %d projects, %d removed", stats.Documents, stats.Projects, stats.Removed))) {
		return
	}
	furnished, err := a.furnish(c, r)
	if !yield(told("word lists", err, "")) || err != nil {
		return
	}
	got, err := furnished.answerer.Answer(ctx, answer.Question{Text: "有哪些项目"})
	yield(told("a question", err, string(got.Status)))
}
