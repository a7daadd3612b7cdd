package index

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

func textOf(parts ...string) corpus.Text {
	var t corpus.Text
	n := 0
	for _, p := range parts {
		kind := corpus.Paragraph
		if rest, ok := strings.CutPrefix(p, "# "); ok {
			kind, p = corpus.Heading, rest
		}
		size := len([]rune(p))
		t.Blocks = append(t.Blocks, corpus.Block{Kind: kind, Span: corpus.Span{Start: n, End: n + size}})
		t.Content += p + "\n"
		n += size + 1
	}
	return t
}

func TestSplitKeepsSentencesWhole(t *testing.T) {
	sentence := strings.Repeat("云", 149) + "。"
	got := Split(textOf("# 竹海新区", sentence+sentence+sentence+sentence))
	if len(got) != 2 {
		t.Fatalf("Split gives %d passages, want 2", len(got))
	}
	for _, p := range got {
		if p.Heading != "竹海新区" {
			t.Errorf("heading of %v is %q", p.Span, p.Heading)
		}
	}
	if got[0].Span.Start != 0 || got[0].Span.End != got[1].Span.Start {
		t.Errorf("passages are %v and %v", got[0].Span, got[1].Span)
	}
}

func TestSplitKeepsClosingMarksWithTheirSentence(t *testing.T) {
	for _, text := range []string{"他说：“好。”", "真的吗？！", "（完。）"} {
		s := splitter{runes: []rune(text)}
		if got := s.sentences(corpus.Span{End: len(s.runes)}); len(got) != 1 {
			t.Errorf("sentences(%q) = %v, want one", text, got)
		}
	}
}

func TestSplitCutsEndlessText(t *testing.T) {
	for _, p := range Split(textOf(strings.Repeat("长", 10*PassageRunes))) {
		if p.Span.Len() > 3*PassageRunes+1 {
			t.Errorf("a passage of %d runes", p.Span.Len())
		}
	}
}

func TestSplitOfNothing(t *testing.T) {
	if got := Split(corpus.Text{}); len(got) != 0 {
		t.Errorf("Split of an empty text = %v", got)
	}
}
