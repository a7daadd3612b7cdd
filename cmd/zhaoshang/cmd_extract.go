package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/extract/value"
)

type extractOptions struct {
	JSON bool
	Date string
}

const extractLong = `Show what is found in a text: amounts, numbers, percentages, dates,
organizations, places, persons and projects; with - one text a line of standard
input, bare or as {"text", "date"}. With --json a line each:

  {"text", "mentions": [{"kind", "text", "start", "end", "rule", …}]}

start and end count characters (runes) of the line. Figures are decimal
strings, amounts in whole units of their currency: "value" of a number or
percentage, "min" and "max" of an amount or range, "from", "to" and "precision"
of a date, of which a limit (2018年之后) has one only. What a date leaves open is taken from --date; without it those
places hold X: XXXX-05-22.`

func newExtractCommand(a *app) *cobra.Command {
	var o extractOptions
	cmd := &cobra.Command{
		Use:   "extract [flags] TEXT | -",
		Short: "Show what is found in a text",
		Long:  extractLong,
		Args:  cobra.MinimumNArgs(1),
		RunE:  func(_ *cobra.Command, args []string) error { return runExtract(a, o, strings.Join(args, " ")) },
	}
	f := cmd.Flags()
	f.BoolVar(&o.JSON, "json", false, "write one JSON object a line")
	f.StringVar(&o.Date, "date", "", "the date that 今年 and dates without a year are counted from (2024-05-16)")
	return cmd
}

// extracted is one text with what was found, as --json writes it.
type extracted struct {
	Text     string         `json:"text"`
	Mentions []extractedOne `json:"mentions"`
}

// extractedOne is one mention; fields that its kind does not have are absent.
type extractedOne struct {
	Kind      string  `json:"kind"`
	Text      string  `json:"text"`
	Start     int     `json:"start"`
	End       int     `json:"end"`
	Rule      string  `json:"rule"`
	Value     *string `json:"value,omitempty"`
	Min       *string `json:"min,omitempty"`
	Max       *string `json:"max,omitempty"`
	Currency  string  `json:"currency,omitempty"`
	Bound     string  `json:"bound,omitempty"`
	From      string  `json:"from,omitempty"`
	To        string  `json:"to,omitempty"`
	Precision string  `json:"precision,omitempty"`
	Place     string  `json:"place,omitempty"`
}

func runExtract(a *app, o extractOptions, text string) error {
	x, err := extract.New()
	if err != nil {
		return err
	}
	one := func(text, date string) error {
		ref, err := extractDate(date)
		if err != nil {
			return err
		}
		return a.writeExtracted(o, extracted{Text: text, Mentions: mentionsOf(x, text, ref)})
	}
	if text != "-" {
		return one(text, o.Date)
	}
	return lines(a.stdin, func(_ int, line string) error {
		in := struct{ Text, Date string }{line, o.Date}
		if strings.HasPrefix(strings.TrimSpace(line), "{") {
			read := in
			if json.Unmarshal([]byte(line), &read) == nil && read.Text != "" {
				in = read
			}
		}
		return one(in.Text, in.Date)
	})
}

// extractDate reads the date of --date; nil when there is none.
func extractDate(text string) (*corpus.Date, error) {
	if text == "" {
		return nil, nil
	}
	d, err := value.ParseDate(clean.Fold(text), nil)
	if err != nil {
		return nil, usageError{fmt.Errorf("date %q: %w; write it like 2024-05-16", text, err)}
	}
	return &d, nil
}

func (a *app) writeExtracted(o extractOptions, e extracted) error {
	if o.JSON {
		return writeJSON(a.stdout, e)
	}
	rows := make([][]string, 0, len(e.Mentions))
	for _, m := range e.Mentions {
		rows = append(rows, []string{m.Kind, m.Text, m.meaning(), m.Rule})
	}
	if len(rows) == 0 {
		fmt.Fprintln(a.stderr, "nothing found")
	}
	table(a.stdout, rows)
	return nil
}

// meaning is what a mention was understood as, for a person.
func (m extractedOne) meaning() string {
	show := func(s *string) string {
		if s == nil {
			return ""
		}
		return *s
	}
	switch {
	case m.Value != nil:
		return strings.TrimSpace(*m.Value + " " + m.Bound)
	case m.Min != nil || m.Max != nil:
		return strings.TrimSpace(show(m.Min) + ".." + show(m.Max) + " " + m.Currency + " " + m.Bound)
	case m.From != "" || m.To != "":
		return m.From + ".." + m.To + " " + m.Precision
	}
	return m.Place
}

// mentionsOf finds everything in a text: values in the forms of plain text,
// names as in a document of this one line, and the projects it states.
func mentionsOf(x *extract.Extractor, line string, ref *corpus.Date) []extractedOne {
	text := lineText(line)
	content := []rune(line)
	out := []extractedOne{}
	add := func(kind string, s corpus.Span, rule string) *extractedOne {
		out = append(out, extractedOne{Kind: kind, Text: string(content[s.Start:s.End]), Start: s.Start, End: s.End, Rule: rule})
		return &out[len(out)-1]
	}
	for _, m := range valuesOf([]rune(text.Folded), ref) {
		fill(add(m.Kind, m.Span, m.Rule), m)
	}
	doc := corpus.Document{ID: "line", Date: ref}
	for _, m := range x.Mentions(text, &doc) {
		if m.Value != nil {
			continue
		}
		if one := add(m.Kind, m.Span, m.Rule); m.Kind == extract.KindPlace {
			one.Place = m.Text
		}
	}
	for _, p := range x.Records(doc, text).Projects {
		add("project", p.Name.Span, p.Name.Rule)
	}
	slices.SortStableFunc(out, func(a, b extractedOne) int { return cmp.Compare(a.Start, b.Start) })
	return out
}

// lineText is a line as the text of a document, character for character.
func lineText(line string) corpus.Text {
	span := corpus.Span{End: len([]rune(line))}
	return corpus.Text{Content: line, Folded: clean.Fold(line), Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: span}}}
}

// valuesOf finds the values of a line. Without a date to count from, words that
// lean on the day of speaking (明天, 今年) are counted from today; days without a
// year stay open.
func valuesOf(folded []rune, ref *corpus.Date) []value.Mention {
	found := value.FindAll(folded, ref)
	if ref != nil {
		return found
	}
	now := time.Now()
	today := corpus.Date{Year: now.Year(), Month: int(now.Month()), Day: now.Day(), Precision: corpus.Day}
	stated := func(m value.Mention) int {
		return slices.IndexFunc(found, func(f value.Mention) bool { return f.Date != nil && f.Span.Overlaps(m.Span) })
	}
	for _, m := range value.FindAll(folded, &today) {
		if m.Date == nil {
			continue
		}
		if i := stated(m); i < 0 {
			found = append(found, m)
		} else if f := found[i].Date; f.Year == 0 && f.Month == 0 && f.Day == 0 {
			found[i] = m
		}
	}
	return found
}

// fill writes the value of a mention into its JSON form.
func fill(one *extractedOne, m value.Mention) {
	one.Bound = string(m.Bound)
	switch {
	case m.Date != nil:
		one.From, one.To = value.OpenBounds(*m.Date)
		one.Precision = string(m.Date.Precision)
		switch m.Bound {
		case corpus.Over:
			one.To = ""
		case corpus.Under:
			one.From = ""
		}
	case m.Kind == value.KindAmount && m.Amount != nil:
		one.Currency = m.Amount.Currency
		one.Min, one.Max = amountEnds(*m.Amount)
	case m.Kind == value.KindAmount:
		one.Currency = m.Unit
	default:
		one.Value, one.Min, one.Max = optional(m.Number), optional(m.Min), optional(m.Max)
	}
}

// amountEnds writes both ends of an amount in whole units; an exact one has both.
func amountEnds(a corpus.Amount) (low, high *string) {
	figure := value.Units(a.Figure())
	switch a.Bound {
	case corpus.Over:
		return &figure, nil
	case corpus.Under:
		return nil, &figure
	case corpus.Range:
		top := value.Units(a.Max)
		return &figure, &top
	}
	return &figure, &figure
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
