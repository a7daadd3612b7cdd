package engine

import (
	"context"
	"fmt"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/index"
	"zhaoshang/index/memidx"
)

// changing is a library whose documents change under the engine.
type changing struct{ index.Library }

// TestAnswersAreKeptUntilSomethingChanges: a question that stands alone is
// computed once for each role, and anew as soon as the documents are others.
func TestAnswersAreKeptUntilSomethingChanges(t *testing.T) {
	s := newShelf(t)
	s.add(t, "a.txt", []byte("宜昌市集中签约\n\n2031年3月5日，宜昌市举行签约仪式，云杉氢能项目签约，总投资9亿元。"))
	secret := s.documents[0]
	secret.Document.Visibility = corpus.Staff
	l := &changing{memidx.New(s.documents, clean.Fold)}
	e, err := New(l, Options{})
	if err != nil {
		t.Fatal(err)
	}
	const q = "云杉氢能项目投资多少"
	ask := func(id string, role corpus.Visibility) answer.Answer {
		t.Helper()
		a, err := e.Answer(t.Context(), answer.Question{ID: id, Text: q, Role: role})
		if err != nil || a.ID != id {
			t.Fatalf("%+v, %v", a, err)
		}
		return a
	}
	first, second := ask("1", corpus.Public), ask("2", corpus.Public)
	if first.Status != answer.Answered || first.Text != second.Text || first.Trace != second.Trace {
		t.Errorf("asked twice: %q, then %q", first.Text, second.Text)
	}
	if other := ask("3", corpus.Staff); other.Trace == first.Trace {
		t.Error("the answer of another role was given")
	}
	l.Library = memidx.New([]memidx.Document{secret}, clean.Fold)
	if a := ask("4", corpus.Public); a.Status != answer.NotFound {
		t.Errorf("after the document was hidden: %q", a.Text)
	}
	if a := ask("5", corpus.Staff); a.Status != answer.Answered {
		t.Errorf("staff after the document was hidden: %q", a.Text)
	}
	l.Library = memidx.New(nil, clean.Fold)
	if a := ask("6", corpus.Staff); a.Status != answer.NotFound {
		t.Errorf("after the document was removed: %q", a.Text)
	}
}

// TestKeptAnswersAreBounded: any number of different questions fills no memory.
func TestKeptAnswersAreBounded(t *testing.T) {
	c, table := newCache(), &index.Table{}
	for i := range 5 * keptAnswers {
		c.put(table, cacheKey{text: fmt.Sprint(i)}, answer.Answer{})
		c.get(table, cacheKey{text: "0"}) // one that is asked for again and again stays
	}
	if n := len(c.recent) + len(c.older); n > 2*keptAnswers {
		t.Errorf("%d answers are kept", n)
	}
	if _, ok := c.get(table, cacheKey{text: "0"}); !ok {
		t.Error("the answer that is asked for most is gone")
	}
}

func BenchmarkAnswerAgain(b *testing.B) {
	s := newShelf(b)
	s.add(b, "a.txt", []byte("宜昌市集中签约\n\n2031年3月5日，宜昌市举行签约仪式，云杉氢能项目签约，总投资9亿元。"))
	e := s.engine(b)
	for b.Loop() {
		if _, err := e.Answer(context.Background(), answer.Question{Text: "云杉氢能项目投资多少"}); err != nil {
			b.Fatal(err)
		}
	}
}
