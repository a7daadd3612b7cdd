package prose

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// TestSet writes the records of a set's documents to the file named by
// RECORDS_OUT, a line each in the form of records.jsonl. RECORDS_SET is the
// set's folder.
func TestSet(t *testing.T) {
	set, out := os.Getenv("RECORDS_SET"), os.Getenv("RECORDS_OUT")
	if set == "" {
		t.Skip("RECORDS_SET is not set")
	}
	gazetteer, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := New(gazetteer)
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(set, "docs", "*"))
	sort.Strings(files)
	f, err := os.Create(out)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	enc := json.NewEncoder(f)
	enc.SetEscapeHTML(false)
	for _, file := range files {
		doc, text := load(t, file)
		for _, row := range rows(doc.ID, rules.Read(doc, text, read(gazetteer, text))) {
			if err := enc.Encode(row); err != nil {
				t.Fatal(err)
			}
		}
	}
}

var tag = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<div class="(nav|ad|related|crumb)".*?</div>|<footer.*?</footer>|<title.*?</title>|<[^>]*>`)

func load(t *testing.T, file string) (corpus.Document, corpus.Text) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := string(data)
	if !strings.Contains(s, "，") && !strings.Contains(s, "。") && !strings.Contains(s, ",") || strings.Contains(strings.ToValidUTF8(s, "\x00"), "\x00") {
		s, _ = simplifiedchinese.GB18030.NewDecoder().String(s)
	}
	if strings.HasSuffix(file, ".html") {
		s = strings.ReplaceAll(tag.ReplaceAllString(s, "\n"), "&nbsp;", " ")
	}
	var blocks []clean.Block
	for _, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		b := clean.Block{Kind: corpus.Paragraph, Text: line}
		switch {
		case strings.HasPrefix(line, "|") || strings.HasSuffix(file, ".csv"):
			b.Kind = corpus.TableRow
		case strings.HasPrefix(line, "#"):
			b.Kind, b.Level, b.Text = corpus.Heading, 1, strings.TrimLeft(line, "# ")
		case strings.HasPrefix(line, "- "):
			b.Kind, b.Text = corpus.ListItem, line[2:]
		}
		b.Text = strings.ReplaceAll(b.Text, "**", "")
		blocks = append(blocks, b)
	}
	text := clean.Text(blocks)
	base := filepath.Base(file)
	return corpus.Document{ID: strings.TrimSuffix(base, filepath.Ext(base))}, text
}

func rows(id string, f Found) []map[string]any {
	var out []map[string]any
	for _, p := range f.Projects {
		row := map[string]any{"doc": id, "name": p.Name.Value, "amount": nil, "parties": []string{}, "place": nil, "date": nil, "event": nil, "status": nil}
		if p.Amount != nil {
			row["amount"] = amount(p.Amount.Value)
		}
		var parties []string
		for _, x := range p.Parties {
			parties = append(parties, x.Value)
		}
		row["parties"] = parties
		if p.Place != nil {
			row["place"] = p.Place.Value
		}
		if p.Date != nil {
			row["date"] = p.Date.Value.ISO()
		}
		if p.Event != nil {
			row["event"] = p.Event.Value
		}
		if p.Status != nil {
			row["status"] = p.Status.Value
		}
		out = append(out, row)
	}
	for _, x := range f.Totals {
		row := map[string]any{"doc": id, "event": x.Event.Value, "total": nil, "count": nil}
		if x.Amount != nil {
			row["total"] = amount(x.Amount.Value)
		}
		if x.Count != nil {
			row["count"] = x.Count.Value
		}
		out = append(out, row)
	}
	return out
}

func amount(a corpus.Amount) map[string]any {
	m := map[string]any{"min": float64(a.Min) / 100, "max": nil, "currency": a.Currency, "bound": a.Bound}
	if a.Max != 0 {
		m["max"] = float64(a.Max) / 100
	}
	if a.Bound == corpus.Under {
		m["min"] = nil
	}
	return m
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
