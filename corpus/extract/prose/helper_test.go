package prose

import (
	"fmt"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// rules loads the rules and the gazetteer.
func rules(t testing.TB) (*Rules, *names.Lexicon) {
	t.Helper()
	lex, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(lex)
	if err != nil {
		t.Fatal(err)
	}
	return r, lex
}

// found reads a text of one paragraph a line; a line that begins with "- " is a
// list item.
func found(r *Rules, lex *names.Lexicon, text string) Found {
	var blocks []clean.Block
	for _, line := range strings.Split(text, "\n") {
		b := clean.Block{Kind: corpus.Paragraph, Text: line}
		if item, ok := strings.CutPrefix(line, "- "); ok {
			b.Kind, b.Text = corpus.ListItem, item
		}
		blocks = append(blocks, b)
	}
	cleaned := clean.Text(blocks)
	return r.Read(corpus.Document{ID: "x"}, cleaned, read(lex, cleaned))
}

// summary writes the records of a text, a line each: name, sum, investors,
// place, date, status; a total as T, count, sum.
func summary(r *Rules, lex *names.Lexicon, text string) []string {
	f := found(r, lex, text)
	var out []string
	for _, p := range f.Projects {
		var parties []string
		for _, x := range p.Parties {
			parties = append(parties, x.Value)
		}
		fields := []string{p.Name.Value, "-", strings.Join(parties, "+"), "", "", string(p.Status.Or(""))}
		if p.Amount != nil {
			fields[1] = money(p.Amount.Value)
		}
		fields[3] = p.Place.Or("")
		if p.Date != nil {
			fields[4] = p.Date.Value.ISO()
		}
		out = append(out, strings.Join(fields, "|"))
	}
	for _, x := range f.Totals {
		line := "T|"
		if x.Count != nil {
			line += fmt.Sprint(x.Count.Value)
		}
		line += "|"
		if x.Amount != nil {
			line += money(x.Amount.Value)
		}
		out = append(out, line+"|"+string(x.Scope)+"|"+x.Of)
	}
	return out
}

// money writes a sum shortly: >160亿, 3.2亿USD.
func money(a corpus.Amount) string {
	sign := map[corpus.Bound]string{corpus.Over: ">", corpus.Under: "<", corpus.About: "~", corpus.Range: "="}[a.Bound]
	currency := strings.TrimPrefix(a.Currency, "CNY")
	return fmt.Sprintf("%s%g亿%s", sign, float64(a.Figure())/float64(corpus.Yi), currency)
}

// read finds the places of a text as the extractor does.
func read(gazetteer *names.Lexicon, text corpus.Text) *names.Reading {
	var title []rune
	folded := []rune(text.Folded)
	if len(text.Blocks) > 0 && text.Blocks[0].Span.Len() < 80 {
		title = folded[text.Blocks[0].Span.Start:text.Blocks[0].Span.End]
	}
	return gazetteer.Read(folded, title)
}
