package execute

import (
	"strings"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/answer/evidence"
	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// weighedPage is a page of one paragraph.
func weighedPage(text string) *reading.Page {
	return reading.New(corpus.Document{ID: "a"}, corpus.Text{Content: text, Folded: text,
		Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len([]rune(text))}}}})
}

// shared gives the sentences of a page with the part of the belief that each has.
func shared(p *reading.Page, shares ...float64) []evidence.Sentence {
	out := make([]evidence.Sentence, len(shares))
	for i, s := range shares {
		out[i] = evidence.Sentence{Page: p, Sentence: i, Share: s, Score: 5 * s}
	}
	return out
}

func TestWithMore(t *testing.T) {
	p := weighedPage("云杉县签约24个项目。已开工17个项目。县长罗砚秋出席。")
	first, second := p.Sentences[0].Span, p.Sentences[1].Span
	quoted := func(s corpus.Span) *Result {
		return &Result{Status: answer.Answered, Parts: []Part{{Page: p, Show: s, Cite: s}}}
	}
	words := &lexicon.Lexicon{Titles: []string{"县长", "局长"}}
	for _, c := range []struct {
		name, kind, question string
		found                *Result
		list                 []evidence.Sentence
		more                 bool
	}{
		{"believed and not cited", "count", "签的开工了几个", quoted(second), shared(p, 0.8, 0.1), true},
		{"cited", "count", "签了几个", quoted(first), shared(p, 0.8, 0.1), false},
		{"not believed", "count", "签的开工了几个", quoted(second), shared(p, 0.4, 0.1), false},
		{"the cited one is likely too", "count", "签的开工了几个", quoted(second), shared(p, 0.55, 0.4), false},
		{"computed", "sum", "一共几个", quoted(second), shared(p, 0.8, 0.1), false},
		{"of another title", "who", "局长是谁", quoted(second), shared(p, 0.8, 0.1), false},
		{"silent", "count", "几个", notFound("fact_not_stated"), shared(p, 0.8, 0.1), false},
		{"nothing weighed", "count", "几个", quoted(second), nil, false},
	} {
		if c.name == "of another title" {
			c.list = []evidence.Sentence{{Page: p, Sentence: 2, Share: 0.8, Score: 4}}
		}
		r := &Run{Q: &understand.Question{Kind: c.kind, Folded: []rune(c.question)}, Words: words}
		got := r.WithMore(c.found, c.list)
		if more := len(got.Parts) > len(c.found.Parts); more != c.more {
			t.Errorf("%s: a further sentence: %t, want %t", c.name, more, c.more)
		}
		if c.more && got.Parts[1].Label != "@see_also" {
			t.Errorf("%s: label %q", c.name, got.Parts[1].Label)
		}
	}
}

func TestSure(t *testing.T) {
	p := weighedPage("一期由甲公司建设。二期由乙公司建设。")
	two := func() *Result {
		return &Result{Status: answer.Answered, Message: nearlyMessage, Parts: []Part{
			{Label: "甲", Page: p, Show: p.Sentences[0].Span}, {Label: "乙", Page: p, Show: p.Sentences[1].Span}}}
	}
	r := &Run{Q: &understand.Question{}}
	if got := r.Sure(two(), shared(p, 0.1, 0.8)); len(got.Parts) != 1 || !strings.Contains(p.Read(got.Parts[0].Show), "乙公司") || got.Message != "" {
		t.Errorf("of two, one far likelier: %+v", got.Parts)
	}
	if got := r.Sure(two(), shared(p, 0.4, 0.5)); len(got.Parts) != 2 {
		t.Error("two about as likely became one")
	}
}

func TestWhole(t *testing.T) {
	p := weighedPage("原定2022年底投产,拖到2023年6月才投产。总投资3亿元,占地20亩。")
	show := func(kind string, clause int) string {
		r := &Run{Q: &understand.Question{Kind: kind}}
		res := r.whole(&Result{Status: answer.Answered, Parts: []Part{{Page: p, Show: p.Clauses[clause].Span}}})
		return p.Read(res.Parts[0].Show)
	}
	if got := show("when", 0); !strings.Contains(got, "2023年6月") {
		t.Errorf("what was superseded is shown alone: %s", got)
	}
	if got := show("amount", 2); strings.Contains(got, "20亩") {
		t.Errorf("a plain clause is shown with the next: %s", got)
	}
	if got := show("reason", 2); !strings.Contains(got, "20亩") {
		t.Errorf("a reason is shown in part: %s", got)
	}
}
