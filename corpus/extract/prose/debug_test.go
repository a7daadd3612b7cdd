package prose

import (
	"fmt"
	"os"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

func TestDebug(t *testing.T) {
	in := os.Getenv("DEBUG_TEXT")
	if in == "" {
		t.Skip("no text")
	}
	gazetteer, _ := names.Load()
	r, _ := New(gazetteer)
	text := clean.Text([]clean.Block{{Kind: corpus.Heading, Text: "要闻"}, {Kind: corpus.Paragraph, Text: in}})
	p := r.newPage(corpus.Document{ID: "x"}, text, read(gazetteer, text))
	for i, k := range p.tokens {
		fmt.Printf("%d[%s %d %x] ", i, p.text(i, i+1), k.kind, k.class)
	}
	fmt.Println()
	p.names()
	p.lists()
	for _, c := range p.found0 {
		fmt.Println("cand", p.text(c.from, c.to), c.strong, c.list, p.accepted(c))
	}
	f := r.Read(corpus.Document{ID: "x"}, text, read(gazetteer, text))
	for _, x := range f.Projects {
		fmt.Println(x.Name.Value, x.Amount, x.Parties, x.Place, x.Date, x.Status, x.Event)
	}
	for _, x := range f.Totals {
		fmt.Println("TOTAL", x.Event.Value, x.Amount, x.Count, x.Unit, x.Scope, x.Of, x.Place, x.Date, x.Projects, x.Sectors)
	}
	for _, x := range f.Events {
		fmt.Println("EVENT", x.Name.Value, x.Date, x.Place, x.Hosts)
	}
}

func TestDebugDoc(t *testing.T) {
	in := os.Getenv("DEBUG_DOC")
	if in == "" {
		t.Skip("no doc")
	}
	gazetteer, _ := names.Load()
	r, _ := New(gazetteer)
	doc, text := load(t, in)
	p := r.newPage(doc, text, read(gazetteer, text))
	p.names()
	p.lists()
	p.objects()
	for _, s := range p.sentences {
		fmt.Println(s.section, s.block, s.heading, p.text(s.from, s.to))
	}
	p.choose()
	for _, c := range p.found0 {
		fmt.Println("cand", p.text(c.from, c.to), c.strong, c.list, c.rule, p.accepted(c))
	}
}
