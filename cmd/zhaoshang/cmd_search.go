package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

type searchOptions struct {
	JSON  bool
	Limit int
	Role  string
}

const searchLong = `Show ranked passages, to see what retrieval sees; with - one query a line of
standard input, bare or as {"id", "query"}. With --json a line each:

  {"id", "query", "hits": [{"document", "title", "score", "start", "end", "text"}]}`

func newSearchCommand(a *app) *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{
		Use:   "search [flags] QUERY | -",
		Short: "Show ranked passages",
		Long:  searchLong,
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(cmd *cobra.Command, args []string) error { return runSearch(cmd.Context(), a, o, args) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	f.IntVar(&o.Limit, "limit", 10, "hits of one query")
	f.StringVar(&o.Role, "role", "admin", "whose eyes to search with: public, staff, admin")
	return cmd
}

// found is one query with its hits, as --json writes it.
type found struct {
	ID    string     `json:"id"`
	Query string     `json:"query"`
	Hits  []foundHit `json:"hits"`
}

type foundHit struct {
	Document string  `json:"document"`
	Title    string  `json:"title"`
	Score    float64 `json:"score"`
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Text     string  `json:"text"`
}

func runSearch(ctx context.Context, a *app, o searchOptions, args []string) (err error) {
	role, err := roleOf(o.Role)
	if err != nil {
		return err
	}
	if o.Limit < 1 || o.Limit > 1000 {
		return usageError{fmt.Errorf("limit %d is not between 1 and 1000", o.Limit)}
	}
	c, err := a.config()
	if err != nil {
		return err
	}
	r, err := a.openLibrary(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	text := strings.Join(args, " ")
	if text != "-" {
		return searchOne(ctx, a, o, role, r.library, "", text)
	}
	return lines(a.stdin, func(_ int, line string) error {
		var in struct{ ID, Query string }
		if strings.HasPrefix(strings.TrimSpace(line), "{") && json.Unmarshal([]byte(line), &in) == nil {
			return searchOne(ctx, a, o, role, r.library, in.ID, in.Query)
		}
		return searchOne(ctx, a, o, role, r.library, "", line)
	})
}

func searchOne(ctx context.Context, a *app, o searchOptions, role corpus.Visibility, s index.Searcher, id, text string) error {
	hits, err := s.Search(ctx, index.Query{Text: text, Limit: o.Limit, Role: role})
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	out := found{ID: id, Query: text, Hits: []foundHit{}}
	for _, h := range hits {
		out.Hits = append(out.Hits, foundHit{h.Document, h.Title, h.Score, h.Span.Start, h.Span.End, h.Text})
	}
	if o.JSON {
		return writeJSON(a.stdout, out)
	}
	for i, h := range out.Hits {
		fmt.Fprintf(a.stdout, "%2d. %.2f %s %s\n    %s\n", i+1, h.Score, h.Document, h.Title, strings.ReplaceAll(h.Text, "\n", " "))
	}
	if len(out.Hits) == 0 {
		fmt.Fprintln(a.stderr, "no passage found")
	}
	return nil
}
