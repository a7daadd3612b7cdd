package index

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

func TestWithCorrections(t *testing.T) {
	content := "雲杉電池產業園總投資3億元，落戶青禾區。"
	text := corpus.Text{Content: content, Folded: clean.Fold(content), Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len([]rune(content))}}}}
	p := corpus.Project{ID: "d#p1", Name: *corpus.Said("雲杉電池產業園", corpus.Span{End: 7}, "test"), Corrected: []corpus.Corrected{
		{Field: "amount", Old: []byte(`{"min":30000000000,"currency":"CNY","bound":"exact"}`), New: []byte(`{"min":50000000000,"currency":"CNY","bound":"over"}`)},
		{Field: "status", Old: []byte("null"), New: []byte(`"under_construction"`)},
		{Field: "parties", New: []byte(`["甲公司","乙公司"]`)},
		{Field: "date", New: []byte(`{"year":2024,"month":5,"precision":"month"}`)},
	}}
	r := &corpus.Records{Projects: []corpus.Project{{ID: "d#p0"}, p}}
	got := WithCorrections(text, r)
	if !strings.HasPrefix(got.Content, content+"\n") || len(got.Blocks) != 5 || len(text.Blocks) != 1 {
		t.Fatalf("text is %q with %d blocks", got.Content, len(got.Blocks))
	}
	if len([]rune(got.Folded)) != len([]rune(got.Content)) {
		t.Errorf("folded %q has another length than %q", got.Folded, got.Content)
	}
	want := []string{"雲杉電池產業園總投資超5億元。", "雲杉電池產業園目前在建。", "雲杉電池產業園由甲公司、乙公司投資建設。", "雲杉電池產業園的日期是2024年5月。"}
	for i, c := range Corrections(got, r) {
		if line := string([]rune(got.Content)[c.Line.Start:c.Line.End]); line != want[i] || c.Project.ID != "d#p1" || c.Field != p.Corrected[i].Field {
			t.Errorf("line %d is %q of %s %s, want %q", i, line, c.Project.ID, c.Field, want[i])
		}
	}
	if passages := Split(got); len(passages) < 2 || passages[0].Span.End > len([]rune(content)) {
		t.Errorf("passages %+v mix the document with its corrections", passages)
	}
	if plain := WithCorrections(text, &corpus.Records{Projects: []corpus.Project{{ID: "d#p0"}}}); plain.Content != content {
		t.Errorf("without corrections the text is %q", plain.Content)
	}
}

func TestFieldText(t *testing.T) {
	for _, c := range []struct{ field, value, language, want string }{
		{"amount", `{"min":50000000000,"currency":"USD","bound":"about"}`, "zh-Hans", "约5亿美元"},
		{"amount", "null", "zh-Hans", ""},
		{"amount", `"many"`, "zh-Hans", ""},
		{"place", `{"value":"青禾区","ids":["x"]}`, "zh-Hans", "青禾区"},
		{"parties", `["A","B"]`, "en", "A; B"},
		{"status", `"signed"`, "en", "signed"},
		{"status", `"signed"`, "zh-Hant", "已簽約"},
		{"date", `{"month":5,"day":3,"precision":"month_day"}`, "zh-Hans", "5月3日"},
		{"date", `{"year":2024,"month":5,"day":3,"precision":"day"}`, "en", "2024-05-03"},
		{"name", `"新名"`, "zh-Hans", "新名"},
		{"phase", "", "zh-Hans", ""},
	} {
		if got := FieldText(c.field, []byte(c.value), c.language); got != c.want {
			t.Errorf("%s %s (%s) = %q, want %q", c.field, c.value, c.language, got, c.want)
		}
	}
}
