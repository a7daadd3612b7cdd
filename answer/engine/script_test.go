package engine

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"zhaoshang/answer"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/sample"
	"zhaoshang/corpus/store"
	"zhaoshang/index"
	"zhaoshang/index/memidx"
)

// shelf collects documents as they would be added, and makes a library of them.
type shelf struct {
	extractor *extract.Extractor
	documents []memidx.Document
}

func newShelf(t testing.TB) *shelf {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	return &shelf{extractor: x}
}

func (s *shelf) add(t testing.TB, name string, data []byte) {
	t.Helper()
	sources, problems := read.Read(context.Background(), name, data, read.Limits{})
	if len(sources) == 0 {
		t.Fatalf("%s: %v", name, problems)
	}
	for _, src := range sources {
		doc := corpus.Document{ID: src.ID, Title: src.Title, Date: src.Date, Source: src.SourceName, Author: src.Author, Visibility: corpus.Public, Format: src.Format, Version: 1, Sequence: int64(len(s.documents) + 1)}
		records := s.extractor.Records(doc, src.Text)
		s.documents = append(s.documents, memidx.Document{Entry: index.Entry{Document: doc, Records: records}, Text: src.Text})
	}
}

// correct sets a field of a project, as the store does.
func (s *shelf) correct(t testing.TB, line string) {
	t.Helper()
	id, rest, _ := strings.Cut(line, " ")
	field, value, _ := strings.Cut(rest, " ")
	for i := range s.documents {
		d := &s.documents[i]
		for k := range d.Records.Projects {
			if p := &d.Records.Projects[k]; p.ID == id {
				c := store.Correction{Project: id, Name: p.Name.Value, Field: field, New: []byte(value), Who: "王五", At: time.Date(2026, 3, 4, 5, 6, 7, 0, time.UTC)}
				if _, err := store.Apply(&d.Records, []store.Correction{c}); err != nil {
					t.Fatal(err)
				}
				return
			}
		}
	}
	t.Fatalf("no project %q", id)
}

func (s *shelf) engine(t testing.TB) *Engine {
	t.Helper()
	documents := slices.Clone(s.documents)
	for i := range documents {
		documents[i].Text = index.WithCorrections(documents[i].Text, &documents[i].Records)
	}
	e, err := New(memidx.New(documents, clean.Fold), Options{})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// TestScripts runs the dialogues of testdata/script. A script has a command a
// line:
//
//	sample            loads the bundled corpus
//	doc NAME          the lines up to "end" are a document
//	correct ID FIELD JSON   staff set a field of a project; before the first question
//	as NAME           the questions that follow are of this conversation
//	ask QUESTION      asks; the lines below are about its answer
//	status S          answered, clarify or not_found
//	has A | B         the text holds one of these, after folding; re: begins a regular expression
//	not A | B         the text holds none of these
//	cite ID           a source is of this document
//	chart KIND KEY MEASURE [CURRENCY] [wanted KIND]   the answer has such a chart
//	nochart           the answer has none
//	offered           the chart was not asked for
//	point LABEL N     a point of the chart has this figure
//	points A B …      the points are these, in this order
//	left WHY N [CODE] the chart leaves so many records out
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, f := range files {
		t.Run(strings.TrimSuffix(filepath.Base(f), ".txt"), func(t *testing.T) { runScript(t, f) })
	}
}

type script struct {
	shelf        *shelf
	engine       *Engine
	conversation string
	last         answer.Answer
}

func runScript(t *testing.T, file string) {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := &script{shelf: newShelf(t)}
	lines := bufio.NewScanner(strings.NewReader(string(data)))
	for n := 1; lines.Scan(); n++ {
		command, rest, _ := strings.Cut(strings.TrimSpace(lines.Text()), " ")
		if command == "" || strings.HasPrefix(command, "#") {
			continue
		}
		if command == "doc" {
			n += s.document(t, rest, lines)
			continue
		}
		if problem := s.do(t, command, rest); problem != "" {
			t.Errorf("%s:%d: %s\n\tquestion %s\n\t%s: %s", file, n, problem, s.last.Question, s.last.Status, s.last.Text)
		}
	}
}

func (s *script) document(t *testing.T, name string, lines *bufio.Scanner) int {
	var b strings.Builder
	n := 0
	for lines.Scan() {
		n++
		if strings.TrimSpace(lines.Text()) == "end" {
			break
		}
		b.WriteString(lines.Text() + "\n")
	}
	s.shelf.add(t, name, []byte(b.String()))
	return n
}

func (s *script) do(t *testing.T, command, rest string) string {
	switch command {
	case "sample":
		files, err := sample.Files()
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			s.shelf.add(t, f.Name, f.Data)
		}
	case "correct":
		s.shelf.correct(t, rest)
		s.engine = nil
	case "as":
		s.conversation = rest
	case "ask":
		s.ask(t, rest)
	case "status":
		if string(s.last.Status) != rest {
			return "status is not " + rest
		}
	case "has":
		if found(s.last, rest) == "" {
			return "the text has none of " + rest
		}
	case "not":
		if hit := found(s.last, rest); hit != "" {
			return "the text has " + hit
		}
	case "cite":
		for _, src := range s.last.Sources {
			if src.Document == rest {
				return ""
			}
		}
		return "no source of " + rest
	default:
		return s.ofChart(t, command, rest)
	}
	return ""
}

// ofChart runs the commands about the chart of the last answer.
func (s *script) ofChart(t *testing.T, command, rest string) string {
	c := s.last.Chart
	if c == nil {
		if command == "nochart" {
			return ""
		}
		return "no chart"
	}
	switch command {
	case "nochart":
		return fmt.Sprintf("a chart: %+v", *c)
	case "chart":
		got := strings.Join(strings.Fields(fmt.Sprint(c.Kind, " ", c.Key, " ", c.Measure, " ", c.Currency)), " ")
		if c.Wanted != "" {
			got += " wanted " + string(c.Wanted)
		}
		if got != rest {
			return "the chart is " + got
		}
	case "offered":
		if c.Asked {
			return "the chart was asked for"
		}
	case "points":
		var labels []string
		for _, p := range c.Points {
			labels = append(labels, p.Label)
		}
		if got := strings.Join(labels, " "); got != rest {
			return "the points are " + got
		}
	case "point":
		for _, p := range c.Points {
			if fmt.Sprintf("%s %.0f", p.Label, p.Value()) == rest {
				return ""
			}
		}
		return fmt.Sprintf("no such point in %+v", c.Points)
	case "left":
		for _, l := range c.LeftOut {
			if strings.TrimSpace(fmt.Sprint(l.Why, " ", l.Count, " ", l.Currency)) == rest {
				return ""
			}
		}
		return fmt.Sprintf("left out are %+v", c.LeftOut)
	default:
		t.Fatalf("no command %q", command)
	}
	return ""
}

func (s *script) ask(t *testing.T, question string) {
	if s.engine == nil {
		s.engine = s.shelf.engine(t)
	}
	a, err := s.engine.Answer(t.Context(), answer.Question{Conversation: s.conversation, Text: question})
	if err != nil {
		t.Fatal(err)
	}
	s.last = a
}

// found gives the first alternative that the answer holds.
func found(a answer.Answer, alternatives string) string {
	text := clean.Fold(a.Text)
	if a.Status == answer.Clarify {
		for _, c := range a.Choices {
			text += "\n" + clean.Fold(c.Label)
		}
	}
	for _, alt := range strings.Split(alternatives, " | ") {
		alt = strings.TrimSpace(alt)
		if re, ok := strings.CutPrefix(alt, "re:"); ok && regexp.MustCompile(re).MatchString(text) || !ok && strings.Contains(text, clean.Fold(alt)) {
			return alt
		}
	}
	return ""
}

// TestSourcesQuoteTheirText holds for every answer of every script: a source's
// quote is the cleaned text between its offsets.
func TestSourcesQuoteTheirText(t *testing.T) {
	s := newShelf(t)
	files, err := sample.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		s.add(t, f.Name, f.Data)
	}
	texts := map[string][]rune{}
	for _, d := range s.documents {
		texts[d.Document.ID] = []rune(d.Text.Content)
	}
	e := s.engine(t)
	for _, q := range []string{"一共签了几个项目", "小店区有哪些项目", "投资最大的三个项目", "总投资多少", "陆远舟说了什么", "新能源项目加起来多少", "玉泉山康养社区和西铭文创街区哪个投资大"} {
		a, err := e.Answer(t.Context(), answer.Question{Text: q})
		if err != nil {
			t.Fatal(err)
		}
		for _, src := range a.Sources {
			text := texts[src.Document]
			if src.Start < 0 || src.End > len(text) || src.Start >= src.End || string(text[src.Start:src.End]) != src.Quote {
				t.Errorf("%s: source %+v is not the text there", q, src)
			}
		}
		if a.Status == answer.Answered && len(a.Sources) == 0 {
			t.Errorf("%s: answered without a source: %s", q, a.Text)
		}
	}
}

// TestOddQuestions: whatever is typed gets an answer without a panic.
func TestOddQuestions(t *testing.T) {
	s := newShelf(t)
	files, _ := sample.Files()
	for _, f := range files {
		s.add(t, f.Name, f.Data)
	}
	e := s.engine(t)
	for _, q := range []string{"", " ", "？？？", "😀😀", "\x00\xff", strings.Repeat("总投资", 30_000), "的", "1", "((((", "第9个", "那个呢", fmt.Sprint(1 << 62)} {
		a, err := e.Answer(t.Context(), answer.Question{Text: q, Conversation: "odd"})
		if err != nil || a.Text == "" {
			t.Errorf("%.20q: %v, text %q", q, err, a.Text)
		}
	}
}

func FuzzAnswer(f *testing.F) {
	s := newShelf(f)
	files, _ := sample.Files()
	for _, file := range files {
		s.add(f, file.Name, file.Data)
	}
	e := s.engine(f)
	f.Add("投资超过10亿的新能源项目有哪些")
	f.Fuzz(func(t *testing.T, q string) {
		a, err := e.Answer(context.Background(), answer.Question{Text: q, Conversation: "fuzz"})
		if err != nil {
			t.Fatal(err)
		}
		if n := len([]rune(a.Text)); n > 700 {
			t.Errorf("%q: %d characters", q, n)
		}
	})
}
