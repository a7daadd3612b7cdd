package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

func newProjectsCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "projects",
		Short: "List, show, correct, join and export the projects found",
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	cmd.AddCommand(newProjectsListCommand(a), newProjectsShowCommand(a), newProjectsCorrectCommand(a),
		newProjectsPairCommand(a, "merge", "Say that two records are one project", vault.Merge),
		newProjectsPairCommand(a, "split", "Say that two records are two projects", vault.Split),
		newCandidatesCommand(a), newProjectsExportCommand(a))
	return cmd
}

type projectsListOptions struct {
	JSON     bool
	Document string
	Match    string
	Role     string
}

const projectsListLong = `List every project record and every event total.

With --json a line each: a project has id, doc, name, amount {min, max,
currency, bound}, parties, sector, place, event, date, status and the spans of
each in the document's cleaned text; a total has id, doc, event, total, count.
What a document does not state is null; amounts are in whole units.`

func newProjectsListCommand(a *app) *cobra.Command {
	var o projectsListOptions
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List every project record and every event total",
		Long:  projectsListLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runProjectsList(cmd.Context(), a, o) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	f.StringVar(&o.Document, "document", "", "only of this document")
	f.StringVar(&o.Match, "match", "", "only those whose name, party or place holds this")
	f.StringVar(&o.Role, "role", "admin", "whose eyes to list with: public, staff, admin")
	return cmd
}

func runProjectsList(ctx context.Context, a *app, o projectsListOptions) error {
	role, err := roleOf(o.Role)
	if err != nil {
		return err
	}
	return a.withVault(ctx, func(v vault) error {
		rows := [][]string{{"ID", "NAME", "AMOUNT", "PARTIES", "PLACE", "STATUS"}}
		for e, err := range v.All(ctx) {
			if err != nil {
				return err
			}
			if !role.Sees(e.Document.Visibility) || o.Document != "" && e.Document.ID != o.Document {
				continue
			}
			for i := range e.Records.Projects {
				if p := &e.Records.Projects[i]; matches(p, o.Match) {
					if o.JSON {
						err = writeJSON(a.stdout, lineOfProject(p))
					}
					rows = append(rows, projectRow(p))
				}
			}
			for i := range e.Records.Totals {
				if o.JSON && o.Match == "" && err == nil {
					err = writeJSON(a.stdout, lineOfTotal(&e.Records.Totals[i]))
				}
			}
			if err != nil {
				return err
			}
		}
		if !o.JSON && len(rows) > 1 {
			table(a.stdout, rows)
		}
		return nil
	})
}

func matches(p *corpus.Project, text string) bool {
	if strings.Contains(p.Name.Value, text) || strings.Contains(p.Place.Or(""), text) {
		return true
	}
	for _, party := range p.Parties {
		if strings.Contains(party.Value, text) {
			return true
		}
	}
	return false
}

func projectRow(p *corpus.Project) []string {
	return []string{p.ID, p.Name.Value, amountText(p.Amount), strings.Join(p.PartyNames(), "、"), p.Place.Or(""), string(p.Status.Or(""))}
}

// amountText is an amount in whole units with its bound: over 16000000000 CNY.
func amountText(s *corpus.Sourced[corpus.Amount]) string {
	if s == nil {
		return ""
	}
	l := lineOfAmount(s.Value)
	switch {
	case s.Value.Bound == corpus.Range:
		return fmt.Sprintf("%s-%s %s", *l.Min, *l.Max, l.Currency)
	case l.Min == nil:
		return fmt.Sprintf("under %s %s", *l.Max, l.Currency)
	case s.Value.Bound == corpus.Exact:
		return fmt.Sprintf("%s %s", *l.Min, l.Currency)
	}
	return fmt.Sprintf("%s %s %s", l.Bound, *l.Min, l.Currency)
}

func newProjectsShowCommand(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show one project with the words and the rule behind every field",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return runProjectsShow(cmd.Context(), a, asJSON, args[0])
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "write one JSON object")
	return cmd
}

func runProjectsShow(ctx context.Context, a *app, asJSON bool, id string) error {
	return a.withVault(ctx, func(v vault) error {
		p, e, err := findProject(ctx, v, id)
		if err != nil {
			return err
		}
		if asJSON {
			return writeJSON(a.stdout, p)
		}
		content := []rune(e.Text.Content)
		row := func(name, value string, span corpus.Span, rule string) []string {
			return []string{name, value, rule, strings.ReplaceAll(string(content[min(span.Start, len(content)):min(span.End, len(content))]), "\n", " ")}
		}
		rows := [][]string{{"FIELD", "VALUE", "RULE", "WORDS"}, row("name", p.Name.Value, p.Name.Span, p.Name.Rule)}
		if p.Amount != nil {
			rows = append(rows, row("amount", amountText(p.Amount), p.Amount.Span, p.Amount.Rule))
		}
		for _, party := range p.Parties {
			rows = append(rows, row("party", party.Value, party.Span, party.Rule))
		}
		for _, f := range []struct {
			name  string
			value *corpus.Sourced[string]
		}{{"sector", p.Sector}, {"place", p.Place}, {"event", p.Event}} {
			if f.value != nil {
				rows = append(rows, row(f.name, f.value.Value, f.value.Span, f.value.Rule))
			}
		}
		if p.Date != nil {
			rows = append(rows, row("date", p.Date.Value.ISO(), p.Date.Span, p.Date.Rule))
		}
		if p.Status != nil {
			rows = append(rows, row("status", string(p.Status.Value), p.Status.Span, p.Status.Rule))
		}
		for _, c := range p.Corrected {
			rows = append(rows, []string{"corrected", c.Field, fmt.Sprintf("%s %s", c.Who, c.At.Format(time.DateTime)), fmt.Sprintf("%s -> %s", c.Old, c.New)})
		}
		table(a.stdout, rows)
		return nil
	})
}

// findProject gives the project with an id and its document's entry.
func findProject(ctx context.Context, v vault, id string) (*corpus.Project, store.Entry, error) {
	document, _, ok := cutLast(id, "#")
	if !ok {
		return nil, store.Entry{}, fmt.Errorf("%w: project %q; `projects list` shows the ids", corpus.ErrNotFound, id)
	}
	e, err := v.Entry(ctx, document)
	if err != nil {
		return nil, e, err
	}
	for i := range e.Records.Projects {
		if e.Records.Projects[i].ID == id {
			return &e.Records.Projects[i], e, nil
		}
	}
	return nil, e, fmt.Errorf("%w: project %q; `projects list` shows the ids", corpus.ErrNotFound, id)
}

func cutLast(s, sep string) (before, after string, found bool) {
	i := strings.LastIndex(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+len(sep):], true
}

func newProjectsPairCommand(a *app, name, short string, do func(vault, context.Context, string, string, string) error) *cobra.Command {
	return &cobra.Command{
		Use:   name + " ID ID",
		Short: short,
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withVault(cmd.Context(), func(v vault) error {
				if err := do(v, cmd.Context(), args[0], args[1], a.who()); err != nil {
					return err
				}
				_, err := fmt.Fprintf(a.stdout, "%s: %s, %s\n", name, args[0], args[1])
				return err
			})
		},
	}
}

type projectsCorrectOptions struct {
	Undo int64
	List bool
	JSON bool
}

const projectsCorrectLong = `Correct one field of a project. Who corrected what, and when, is kept; a
correction survives reindexing and adding the document again.

FIELD is name, amount, parties, sector, place, event, date, status or phase.
VALUE is written as in a document (160多亿元, 2022年5月16日, 甲公司、乙公司; for
status: planned, negotiating, framework, signed, started, under_construction,
operating, terminated); - takes the value away.`

func newProjectsCorrectCommand(a *app) *cobra.Command {
	var o projectsCorrectOptions
	cmd := &cobra.Command{
		Use:     "correct ID FIELD VALUE",
		Short:   "Correct one field of a project, undo or list corrections",
		Long:    projectsCorrectLong,
		Example: "  zhaoshang projects correct report#p3 amount 约3.5亿美元\n  zhaoshang projects correct --undo 7",
		Args:    cobra.MaximumNArgs(3),
		RunE:    func(cmd *cobra.Command, args []string) error { return runProjectsCorrect(cmd.Context(), a, o, args) },
	}
	f := cmd.Flags()
	f.Int64Var(&o.Undo, "undo", 0, "take back the correction of this number")
	f.BoolVar(&o.List, "list", false, "list the corrections")
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	return cmd
}

func runProjectsCorrect(ctx context.Context, a *app, o projectsCorrectOptions, args []string) error {
	return a.withVault(ctx, func(v vault) error {
		switch {
		case o.List:
			return listCorrections(ctx, a, v, o.JSON)
		case o.Undo > 0:
			if err := v.UndoCorrection(ctx, o.Undo, a.who()); err != nil {
				return err
			}
			_, err := fmt.Fprintf(a.stdout, "undone: correction %d\n", o.Undo)
			return err
		case len(args) != 3:
			return usageError{fmt.Errorf("correct needs ID, FIELD and VALUE; see zhaoshang projects correct --help")}
		}
		value, err := correctionValue(args[1], args[2])
		if err != nil {
			return usageError{err}
		}
		c, err := v.Correct(ctx, args[0], args[1], value, a.who())
		if err != nil {
			return err
		}
		if o.JSON {
			return writeJSON(a.stdout, c)
		}
		_, err = fmt.Fprintf(a.stdout, "correction %d: %s of %s: %s -> %s\n", c.ID, c.Field, c.Name, c.Old, c.New)
		return err
	})
}

func listCorrections(ctx context.Context, a *app, v vault, asJSON bool) error {
	all, err := v.Corrections(ctx, "")
	if err != nil {
		return err
	}
	for _, c := range all {
		if asJSON {
			if err := writeJSON(a.stdout, c); err != nil {
				return err
			}
			continue
		}
		state := ""
		if c.Undone {
			state = " (undone)"
		} else if c.Orphan {
			state = " (no such record any more)"
		}
		fmt.Fprintf(a.stdout, "%d %s %s %s: %s: %s -> %s%s\n", c.ID, c.At.Local().Format("2006-01-02 15:04"), c.Who, c.Name, c.Field, c.Old, c.New, state)
	}
	return nil
}

// correctionValue reads a value as a document would write it into the form of
// store.Correction.
func correctionValue(field, text string) (json.RawMessage, error) {
	text = strings.TrimSpace(text)
	if text == "-" {
		if field == "parties" {
			return json.RawMessage("[]"), nil
		}
		return json.RawMessage("null"), nil
	}
	switch field {
	case "amount":
		return readAmount(text)
	case "date":
		return readDate(text)
	case "parties":
		return json.Marshal(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、,，;；", r) }))
	case "sector", "place":
		return readNamed(field, text)
	case "status":
		if !knownStatus(corpus.Status(text)) {
			return nil, fmt.Errorf("status %q is none of %v", text, statuses())
		}
	case "name", "event", "phase":
	default:
		return nil, fmt.Errorf("field %q is none of %s", field, strings.Join(corpus.ProjectFields(), ", "))
	}
	return json.Marshal(text)
}

func statuses() []corpus.Status {
	return []corpus.Status{corpus.Planned, corpus.Negotiating, corpus.Framework, corpus.Signed, corpus.Started,
		corpus.UnderConstruction, corpus.Operating, corpus.Terminated}
}

func knownStatus(s corpus.Status) bool {
	for _, k := range statuses() {
		if k == s {
			return true
		}
	}
	return false
}
