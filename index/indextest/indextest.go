// Package indextest is the contract of every index.Library, and rankings to
// hold drivers against.
package indextest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
)

// Document is one document of a test.
type Document struct {
	index.Entry
	Text corpus.Text
}

// New makes a document of paragraphs. One that begins with "# " is a heading.
func New(id, title string, v corpus.Visibility, paragraphs ...string) Document {
	d := Document{Entry: index.Entry{Document: corpus.Document{ID: id, Title: title, Visibility: v, Version: 1}}}
	at := 0
	for _, p := range paragraphs {
		b := corpus.Block{Kind: corpus.Paragraph}
		if rest, ok := strings.CutPrefix(p, "# "); ok {
			b.Kind, b.Level, p = corpus.Heading, 1, rest
		}
		n := len([]rune(p))
		b.Span = corpus.Span{Start: at, End: at + n}
		d.Text.Blocks = append(d.Text.Blocks, b)
		d.Text.Content += p + "\n"
		at += n + 1
	}
	d.Text.Folded = clean.Fold(d.Text.Content)
	return d
}

// With adds a project record.
func (d Document) With(name string, amount corpus.Fen) Document {
	id := d.Document.ID + "#p" + string(rune('1'+len(d.Records.Projects)))
	at := max(strings.Index(d.Text.Content, name), 0)
	start := len([]rune(d.Text.Content[:at]))
	span := corpus.Span{Start: start, End: start + len([]rune(name))}
	d.Records.Projects = append(slices.Clone(d.Records.Projects), corpus.Project{ID: id, Document: d.Document.ID,
		Name: *corpus.Said(name, span, "test"), Sentence: span,
		Amount: corpus.Said(corpus.Amount{Min: amount, Currency: "CNY", Bound: corpus.Exact}, span, "test")})
	return d
}

// Documents are those of the contract, in words made up for it.
func Documents() []Document {
	return []Document{
		New("d1", "雲嶺新區簽約", corpus.Public, "# 雲嶺新區集中簽約", "雲嶺電池項目總投資三億元，落戶青石鎮。",
			"縣長林一木表示，將做好服務。").With("雲嶺電池項目", 3*corpus.Yi),
		New("d2", "竹海茶会", corpus.Public, "竹海茶业项目总投资五亿元，落户白水镇。", "沪上企业也来了。").
			With("竹海茶业项目", 5*corpus.Yi),
		New("d3", "星河洽谈", corpus.Staff, "星河芯片项目正在洽谈，Alpha Bay集团参与。").With("星河芯片项目", 7*corpus.Yi),
		New("d4", "空文", corpus.Public),
	}
}

// Run runs the contract. open makes a library that holds just the documents.
func Run(t *testing.T, open func(t *testing.T, documents []Document) index.Library) {
	lib := open(t, Documents())
	t.Run("search", func(t *testing.T) { testSearch(t, lib) })
	t.Run("hits read their spans", func(t *testing.T) { testSpans(t, lib) })
	t.Run("visibility", func(t *testing.T) { testVisibility(t, lib) })
	t.Run("names", func(t *testing.T) { testNames(t, lib) })
	t.Run("table", func(t *testing.T) { testTable(t, lib) })
	t.Run("text", func(t *testing.T) { testText(t, lib) })
	t.Run("strange questions", func(t *testing.T) { testStrange(t, lib) })
	t.Run("nothing", func(t *testing.T) { testStrange(t, open(t, nil)) })
}

func testSearch(t *testing.T, lib index.Library) {
	for text, want := range map[string]string{
		"云岭电池项目投资多少": "d1", "雲嶺電池": "d1", "竹海茶業落戶哪裡？": "d2", "沪": "d2",
		"ＡＬＰＨＡ bay": "d3", "星河芯片": "d3", "林一木说了什么": "d1",
	} {
		hits, err := lib.Search(context.Background(), index.Query{Text: text, Role: corpus.Admin})
		if err != nil || len(hits) == 0 || hits[0].Document != want {
			t.Errorf("Search(%q) = %+v, %v; want %s first", text, hits, err, want)
		}
		if !slices.IsSortedFunc(hits, func(a, b index.Hit) int { return int(b.Score*1e6) - int(a.Score*1e6) }) {
			t.Errorf("Search(%q): scores are not best first: %+v", text, hits)
		}
	}
	for _, limit := range []int{1, 2} {
		hits, err := lib.Search(context.Background(), index.Query{Text: "项目总投资", Limit: limit, Role: corpus.Admin})
		if err != nil || len(hits) != limit {
			t.Errorf("limit %d gives %d hits, %v", limit, len(hits), err)
		}
	}
	q := index.Query{Text: "项目总投资", Documents: []string{"d2", "d9"}}
	if hits, err := lib.Search(context.Background(), q); err != nil || len(hits) != 1 || hits[0].Document != "d2" {
		t.Errorf("within d2: %+v, %v", hits, err)
	}
}

func testSpans(t *testing.T, lib index.Library) {
	hits, err := lib.Search(context.Background(), index.Query{Text: "青石镇 白水镇 芯片", Role: corpus.Admin})
	if err != nil || len(hits) < 3 {
		t.Fatalf("%d hits, %v", len(hits), err)
	}
	for _, h := range hits {
		text, err := lib.Text(context.Background(), h.Document)
		if err != nil {
			t.Fatal(err)
		}
		if got := string([]rune(text.Content)[h.Span.Start:h.Span.End]); got != h.Text {
			t.Errorf("%s %v reads %q, the hit has %q", h.Document, h.Span, got, h.Text)
		}
		if h.Title == "" || h.Document == "d1" && h.Heading != "雲嶺新區集中簽約" {
			t.Errorf("the hit says of itself %+v", h)
		}
	}
}

func testVisibility(t *testing.T, lib index.Library) {
	for role, want := range map[corpus.Visibility]int{"": 2, corpus.Public: 2, corpus.Staff: 3, corpus.Admin: 3} {
		table, err := lib.Table(context.Background(), role)
		if err != nil {
			t.Fatal(err)
		}
		if n := table.Select(index.Filter{}).Len(); n != want {
			t.Errorf("%q counts %d projects, want %d", role, n, want)
		}
		hits, err := lib.Search(context.Background(), index.Query{Text: "星河芯片", Role: role})
		shown := slices.ContainsFunc(hits, func(h index.Hit) bool { return h.Document == "d3" })
		if err != nil || shown != (want == 3) {
			t.Errorf("%q is shown a staff document: %v, %v", role, shown, err)
		}
		names, err := lib.Names(context.Background(), index.Query{Text: "星河芯片项目", Role: role})
		named := slices.ContainsFunc(names, func(h index.NameHit) bool { return h.Record == "d3#p1" })
		if err != nil || named != (want == 3) {
			t.Errorf("%q is shown a name of staff: %v, %v", role, named, err)
		}
	}
}

func testNames(t *testing.T, lib index.Library) {
	for text, want := range map[string]string{
		"竹海茶業項目的總投資": "d2#p1", "云岭电池": "d1#p1", "星河芯片": "d3#p1",
	} {
		hits, err := lib.Names(context.Background(), index.Query{Text: text, Role: corpus.Admin})
		if err != nil || len(hits) == 0 || hits[0].Record != want {
			t.Errorf("Names(%q) = %+v, %v; want %s first", text, hits, err, want)
		}
	}
}

func testTable(t *testing.T, lib index.Library) {
	table, err := lib.Table(context.Background(), corpus.Admin)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(table.Documents()); n != 4 {
		t.Errorf("%d documents, want 4", n)
	}
	sums := table.Select(index.Filter{}).Sums()
	if len(sums) != 1 || sums[0].Figure != 15*corpus.Yi || sums[0].Count() != 3 {
		t.Errorf("sums are %+v, want 15亿 of 3", sums)
	}
	if p, ok := table.Project("d2#p1"); !ok || p.Name.Value != "竹海茶业项目" || p.Amount.Span.Empty() {
		t.Errorf("Project(d2#p1) = %+v, %v", p, ok)
	}
}

func testText(t *testing.T, lib index.Library) {
	want := Documents()[0].Text
	got, err := lib.Text(context.Background(), "d1")
	if err != nil || got.Content != want.Content || got.Folded != want.Folded || len(got.Blocks) != len(want.Blocks) {
		t.Errorf("Text(d1) = %+v, %v", got, err)
	}
	if _, err := lib.Text(context.Background(), "d9"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Text(d9) = %v, want ErrNotFound", err)
	}
}

func testStrange(t *testing.T, lib index.Library) {
	strange := []string{"", " ", "？？？", "\x00\xff\xfe", "😀", "𠮷", strings.Repeat("云岭电池项目", 2000), strings.Repeat("云", 5000),
		"的的的的", "123", "a", "没有的事"}
	for _, text := range strange {
		if _, err := lib.Search(context.Background(), index.Query{Text: text, Limit: -1}); err != nil {
			t.Errorf("Search(%.20q): %v", text, err)
		}
		if _, err := lib.Names(context.Background(), index.Query{Text: text}); err != nil {
			t.Errorf("Names(%.20q): %v", text, err)
		}
	}
}
