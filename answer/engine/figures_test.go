package engine

import (
	"bufio"
	"encoding/json"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/value"
)

// TestEveryFigureIsBacked asks every question of the evaluation sets: each
// figure of an answer stands in a cited quote, its title or date, or in the
// question, or is computed: a number of rows, or the figure of a fact.
func TestEveryFigureIsBacked(t *testing.T) {
	sets := []string{"../eval/testdata/own"}
	for _, s := range []string{"eval/dev", "train/a", "train/b", "train/c"} {
		sets = append(sets, filepath.Join("..", "..", "..", "shared", s))
	}
	for _, set := range sets {
		t.Run(filepath.Base(set), func(t *testing.T) {
			if _, err := os.Stat(set); err != nil {
				t.Skip("the set is not here")
			}
			everyFigure(t, set)
		})
	}
}

func everyFigure(t *testing.T, set string) {
	s := newShelf(t)
	docs, err := filepath.Glob(filepath.Join(set, "docs", "*"))
	if err != nil || len(docs) == 0 {
		t.Fatal("no documents", err)
	}
	for _, d := range docs {
		data, err := os.ReadFile(d)
		if err != nil {
			t.Fatal(err)
		}
		s.add(t, filepath.Base(d), data)
	}
	e := s.engine(t)
	for _, q := range questions(t, filepath.Join(set, "questions.jsonl")) {
		a, err := e.Answer(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != answer.Answered {
			continue
		}
		backed := backing(a)
		s.context(a, backed)
		for _, f := range figures(a.Text) {
			if !backed[f] && !ratio(a.Text, f) {
				t.Errorf("%s %s: %s has no backing\n\t%s", q.ID, q.Text, f, a.Text)
			}
		}
	}
}

var dateRE = regexp.MustCompile(`(?:19|20)[0-9]{2}|[0-9]{1,2}月[0-9]{1,2}日`)

// context adds what stands around the quotes: the dates of a cited report, by
// which occasions are told apart; for an answer about the corpus itself, which
// cites nothing, the titles and dates of its documents.
func (s *shelf) context(a answer.Answer, backed map[string]bool) {
	for _, d := range s.documents {
		cited := false
		for _, src := range a.Sources {
			cited = cited || src.Document == d.Document.ID
		}
		if cited {
			for _, date := range dateRE.FindAllString(d.Text.Folded, -1) {
				for _, f := range figures(date) {
					backed[f] = true
				}
			}
		}
		if (cited || len(a.Sources) == 0) && d.Document.Date != nil {
			for _, f := range figures(d.Document.Title + " " + d.Document.Date.ISO()) {
				backed[f] = true
			}
		}
		if len(a.Sources) == 0 {
			for _, f := range figures(d.Document.Title) {
				backed[f] = true
			}
		}
	}
	if len(a.Sources) == 0 {
		backed[strconv.Itoa(len(s.documents))] = true
	}
}

func questions(t *testing.T, file string) []answer.Question {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []answer.Question
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var q struct{ ID, Conversation, Question string }
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, answer.Question{ID: q.ID, Conversation: q.Conversation, Text: q.Question})
	}
	return out
}

var figureRE = regexp.MustCompile(`[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?`)

// figures gives the numbers of a text, without commas and useless zeros.
func figures(text string) []string {
	var out []string
	for _, f := range figureRE.FindAllString(clean.Fold(text), -1) {
		out = append(out, plainFigure(strings.ReplaceAll(f, ",", "")))
	}
	return out
}

func plainFigure(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	if s = strings.TrimLeft(s, "0"); s == "" || s[0] == '.' {
		s = "0" + s
	}
	return s
}

// ratio reports whether a percentage is that of two other figures of the text.
func ratio(text, share string) bool {
	if !strings.Contains(text, share+"%") {
		return false
	}
	want, _ := strconv.ParseFloat(share, 64)
	all := figures(text)
	for _, a := range all {
		for _, b := range all {
			x, _ := strconv.ParseFloat(a, 64)
			y, _ := strconv.ParseFloat(b, 64)
			if y > 0 && math.Abs(100*x/y-want) <= 0.06 && a != share && b != share {
				return true
			}
		}
	}
	return false
}

// backing is every figure that an answer may show.
func backing(a answer.Answer) map[string]bool {
	out := map[string]bool{}
	add := func(text string) {
		for _, f := range figures(text) {
			out[f] = true
		}
	}
	add(a.Question)
	for _, s := range a.Sources {
		add(s.Quote + " " + s.Title + " " + s.Date)
		for _, m := range value.Find([]rune(clean.Fold(s.Quote)), nil) {
			if a.Language == "en" && m.Amount != nil {
				add(value.Format(*m.Amount, "en")) // the same amount in the asker's language
			}
		}
	}
	for n := range max(len(a.Rows), strings.Count(a.Text, "\n")) + 1 {
		out[strconv.Itoa(n)] = true // rows counted
	}
	for _, f := range a.Facts {
		add(f.Name)
		for _, v := range []*int64{f.Min, f.Max, f.Value} {
			if v == nil {
				continue
			}
			for _, unit := range []int64{1, 1e4, 1e6, 1e8, 1e9} {
				out[plainFigure(new(big.Rat).SetFrac64(*v, unit).FloatString(6))] = true
			}
		}
	}
	return out
}
