package zhaoshang_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "zhaoshang/"

// rule says what packages under a path may import of ours. A path stands for
// the package and, with "/..." after it, for everything below it too.
type rule struct {
	path    string
	may     []string
	because string
}

// table is the table of imports: data flows corpus -> index -> answer -> bot,
// cmd wires and configs loads. The first rule that fits a package holds.
func table() []rule {
	return []rule{
		{"corpus", nil, "the types import nothing of ours"},
		{"corpus/clean/...", []string{"corpus"}, "cleaning knows only types"},
		{"corpus/read/...", []string{"corpus", "corpus/clean"}, "reading ends in cleaned text"},
		{"corpus/extract/...", []string{"corpus", "corpus/clean", "corpus/extract/..."}, "one grammar of amounts, dates and names"},
		{"corpus/identity", []string{"corpus", "corpus/clean", "corpus/extract/..."}, "which records are one project"},
		{"corpus/store/...", []string{"corpus", "corpus/clean", "corpus/identity", "corpus/store/..."}, "a store keeps, it does not read or extract"},
		{"corpus/intake", []string{"corpus", "corpus/clean", "corpus/read", "corpus/extract/...", "corpus/store"},
			"the line from bytes to stored records, without a driver"},
		{"corpus/sample", nil, "bundled files only"},
		{"index/...", []string{"corpus", "corpus/clean", "corpus/extract/...", "index/..."}, "index sees the corpus, not the answers"},
		{"answer/find", []string{"corpus", "corpus/clean", "corpus/extract/...", "index", "answer", "answer/lexicon", "answer/reading", "answer/understand"},
			"what is meant is found without deciding an answer"},
		{"answer/evidence", []string{"corpus", "corpus/extract/...", "answer/reading", "answer/understand"}, "sentences are weighed by what was learned, without a rule or a record"},
		{"answer/measured", []string{"corpus", "corpus/clean", "corpus/extract/...", "answer/lexicon", "answer/reading"}, "one measure of one thing, from a page and words alone"},
		{"answer/listing", []string{"corpus", "corpus/clean", "corpus/extract/...", "index", "answer", "answer/find", "answer/lexicon", "answer/plan", "answer/reading", "answer/understand"},
			"what is listed is read without deciding an answer"},
		{"answer/...", []string{"corpus", "corpus/clean", "corpus/extract/...", "index", "answer/..."}, "no driver, no face"},
		{"bot/...", []string{"corpus", "answer", "bot"}, "a face sees messages and answers only"},
		{"configs", nil, "only cmd knows the configuration"},
		{"cmd/...", []string{"..."}, "cmd wires"},
	}
}

// drivers are named by cmd alone.
func drivers() []string {
	return []string{"corpus/store/sqlite", "corpus/store/postgres", "index/bleveidx",
		"bot/telegram", "bot/web", "bot/terminal", "configs"}
}

func TestImportTable(t *testing.T) {
	seen := 0
	for _, p := range packages(t) {
		path, ours := strings.CutPrefix(p.ImportPath, module)
		if !ours {
			continue
		}
		seen++
		r, ok := ruleOf(path)
		if !ok {
			t.Errorf("%s stands nowhere in the table", path)
			continue
		}
		for _, imported := range p.Imports {
			name, ours := strings.CutPrefix(imported, module)
			if ours && !slices.ContainsFunc(r.may, func(m string) bool { return fits(m, name) }) {
				t.Errorf("%s imports %s: %s", path, name, r.because)
			}
		}
	}
	if seen < 3 {
		t.Fatalf("go list shows %d packages of ours", seen)
	}
}

func TestOnlyCmdNamesDrivers(t *testing.T) {
	for _, p := range packages(t) {
		path := strings.TrimPrefix(p.ImportPath, module)
		if fits("cmd/...", path) {
			continue
		}
		for _, imported := range p.Imports {
			name := strings.TrimPrefix(imported, module)
			if slices.ContainsFunc(drivers(), func(d string) bool {
				return fits(d+"/...", name) && !fits(d+"/...", path)
			}) {
				t.Errorf("%s imports the driver %s; only cmd may", path, name)
			}
		}
	}
}

func ruleOf(path string) (rule, bool) {
	for _, r := range table() {
		if fits(r.path, path) {
			return r, true
		}
	}
	return rule{}, false
}

// fits reports whether a path of the table stands for a package.
func fits(pattern, path string) bool {
	base, tree := strings.CutSuffix(pattern, "...")
	if !tree {
		return pattern == path
	}
	return base == "" || path+"/" == base || strings.HasPrefix(path, base)
}

type listed struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-e", "-json=ImportPath,Imports", "./...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}
