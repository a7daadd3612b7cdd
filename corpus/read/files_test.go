package read

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// fileGold is what one file of the shared set must give.
type fileGold struct {
	File           string   `json:"file"`
	Expect         string   `json:"expect"` // ok, partial, refused
	Accept         []string `json:"accept"`
	MustContain    []string `json:"must_contain"`
	MustNotContain []string `json:"must_not_contain"`
	Once           []string `json:"once"`
	Documents      []string `json:"documents"`
}

// TestFiles reads real office files and looks for the phrases that must and
// must not come out of them.
func TestFiles(t *testing.T) {
	dir := "../../../shared/files"
	f, err := os.Open(filepath.Join(dir, "gold.jsonl"))
	if err != nil {
		t.Skip("the set of office files is not here: ", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var g fileGold
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		t.Run(g.File, func(t *testing.T) { checkFile(t, filepath.Join(dir, "docs", g.File), g) })
	}
}

func checkFile(t *testing.T, path string, g fileGold) {
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	sources, problems := Read(context.Background(), g.File, data, Limits{})
	got, text := "ok", ""
	notes := problems
	for _, s := range sources {
		text += s.Text.Content + "\n"
		notes = append(notes, s.Notes...)
	}
	switch {
	case len(sources) == 0:
		got = "refused"
	case slices.ContainsFunc(notes, func(p *corpus.Problem) bool {
		return !strings.Contains(p.Hint, "隐藏") && !strings.Contains(p.Hint, "实际是")
	}):
		got = "partial"
	}
	if got != g.Expect && !slices.Contains(g.Accept, got) {
		t.Errorf("%s, want %s", got, g.Expect)
	}
	for _, n := range notes {
		t.Log(n.Hint)
	}
	if got == "refused" {
		if len(problems) == 0 || !strings.Contains(problems[0].Hint, g.File) {
			t.Errorf("refused without a reason that names the file: %v", problems)
		}
		return
	}
	for _, id := range g.Documents {
		if !slices.ContainsFunc(sources, func(s Source) bool { return s.ID == id }) {
			t.Errorf("document %q is missing", id)
		}
	}
	checkPhrases(t, normal(text), g)
}

func checkPhrases(t *testing.T, text string, g fileGold) {
	for _, p := range g.MustContain {
		if occurrences(text, normal(p)) == 0 {
			t.Errorf("lacks %q", p)
		}
	}
	for _, p := range g.MustNotContain {
		if occurrences(text, normal(p)) > 0 {
			t.Errorf("has %q", p)
		}
	}
	for _, p := range g.Once {
		if n := occurrences(text, normal(p)); n != 1 {
			t.Errorf("has %q %d times", p, n)
		}
	}
}

// normal is how the set's own grader compares phrases.
func normal(s string) string {
	s = strings.ToLower(clean.Simplified(norm.NFKC.String(s)))
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// occurrences counts a phrase; a figure at its ends must not go on.
func occurrences(text, phrase string) int {
	figure := func(s string) bool { return s != "" && (s[0] >= '0' && s[0] <= '9' || s[0] == '.') }
	n := 0
	for at := 0; ; {
		i := strings.Index(text[at:], phrase)
		if i < 0 {
			return n
		}
		from, to := at+i, at+i+len(phrase)
		before := from > 0 && figure(text[from-1:]) && figure(phrase)
		after := figure(text[to:]) && text[to] != '.' && figure(phrase[len(phrase)-1:])
		if !before && !after {
			n++
		}
		at = to
	}
}
