package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
)

func newAddCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "add FILE|FOLDER ...",
		Short: "Add reports and project tables",
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return runAdd(cmd.Context(), a, args) },
	}
}

func runAdd(ctx context.Context, a *app, paths []string) error {
	x, err := extract.New()
	if err != nil {
		return err
	}
	return a.withStore(ctx, func(put func(context.Context, ...store.Put) ([]store.Result, error)) error {
		refused := 0
		for _, root := range paths {
			err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
				if err != nil || e.IsDir() {
					return err
				}
				data, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				sources, problems := read.Read(ctx, filepath.Base(path), data, read.Limits{})
				for _, p := range problems {
					refused++
					fmt.Fprintf(a.stderr, "zhaoshang: %v %s\n", p, p.Hint)
				}
				for _, s := range sources {
					p := putOf(x, s)
					results, err := put(ctx, p)
					if err != nil {
						return err
					}
					fmt.Fprintf(a.stdout, "%s %s\n", results[0].Outcome, p.Document.ID)
				}
				return nil
			})
			if err != nil {
				return err
			}
		}
		if refused > 0 {
			return coded(exitPartly, "%d documents did not go in; the others did", refused)
		}
		return nil
	})
}

func putOf(x *extract.Extractor, s read.Source) store.Put {
	sum := sha256.Sum256(s.Data)
	d := corpus.Document{ID: s.ID, Title: s.Title, Date: s.Date, Source: s.SourceName, Author: s.Author, Visibility: s.Visibility,
		Format: s.Format, File: s.File, Hash: hex.EncodeToString(sum[:])}
	if d.Visibility == "" {
		d.Visibility = corpus.Public
	}
	return store.Put{Document: d, Original: s.Data, Text: s.Text, Records: x.Records(d, s.Text), CleanVersion: clean.Version, ExtractVersion: 1}
}
