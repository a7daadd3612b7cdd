//go:build e2e

package eval

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const grader = `
import json, sys
sys.path.insert(0, sys.argv[1])
import grade
rows, _ = grade.grade_answers(grade.read_jsonl(sys.argv[2] + "/questions.jsonl"), grade.read_jsonl(sys.argv[3]))
for q, a, verdict, reasons in rows:
    print(json.dumps([q["id"], verdict]))
print(grade.table(rows))
print(grade.score_line(rows))
`

// TestSameAsTheGrader compares every verdict with that of the sets' own grader,
// over answers put together from the sets' documents and expectations.
func TestSameAsTheGrader(t *testing.T) {
	shared := sharedFolder(t)
	for _, set := range []string{"eval/dev", "train/a", "train/b", "train/c"} {
		t.Run(set, func(t *testing.T) {
			folder := filepath.Join(shared, set)
			questions, err := Questions(folder)
			if err != nil {
				t.Fatal(err)
			}
			for seed := range uint64(3) {
				compare(t, filepath.Join(shared, "eval"), folder, questions, rand.New(rand.NewPCG(seed, 1)))
			}
		})
	}
}

// sharedFolder is where the sets and their grader are; without it there is
// nothing to compare with.
func sharedFolder(t *testing.T) string {
	t.Helper()
	shared, err := filepath.Abs("../../../shared")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(shared, "eval", "grade.py")); err != nil {
		t.Skipf("no grader to compare with: %v", err)
	}
	return shared
}

func compare(t *testing.T, code, folder string, questions []Question, r *rand.Rand) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "answers.jsonl")
	var lines []byte
	for _, q := range questions {
		line, err := json.Marshal(invented(q, folder, t, r))
		if err != nil {
			t.Fatal(err)
		}
		lines = append(append(lines, line...), '\n')
	}
	if err := os.WriteFile(file, lines, 0o600); err != nil {
		t.Fatal(err)
	}
	want, err := exec.Command("python3", "-c", grader, code, folder, file).Output()
	if err != nil {
		t.Fatalf("the grader: %v", err)
	}
	answers, err := Answers(file)
	if err != nil {
		t.Fatal(err)
	}
	rows, _, err := NewGrader().Grade(questions, answers)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, row := range rows {
		got.WriteString(`["` + row.Question.ID + `", "` + string(row.Verdict) + "\"]\n")
	}
	got.WriteString(Table(Summary(rows)))
	if got.String() != string(want) {
		t.Errorf("differs from the grader:\n%s", differences(got.String(), string(want)))
	}
}

// invented is an answer of words that the question expects, words that it must
// not have, and a piece of a document.
func invented(q Question, folder string, t *testing.T, r *rand.Rand) map[string]any {
	t.Helper()
	var words []string
	for _, group := range q.Expect.All {
		for _, alternative := range group {
			if !strings.HasPrefix(alternative, "re:") && r.IntN(3) > 0 {
				words = append(words, alternative)
				break
			}
		}
	}
	if len(q.Expect.None) > 0 && r.IntN(4) == 0 {
		words = append(words, q.Expect.None[0])
	}
	status := q.Expect.Status
	if r.IntN(4) == 0 {
		status = []string{"answered", "clarify", "not_found"}[r.IntN(3)]
	}
	document := ""
	if len(q.Docs) > 0 {
		document = q.Docs[0]
		words = append(words, piece(folder, document, r))
	}
	return map[string]any{"id": q.ID, "status": status, "text": strings.Join(words, "，"),
		"sources": []map[string]any{{"document": document}}, "choices": []map[string]any{{"id": "1", "label": strings.Join(words, " ")}}}
}

func piece(folder, document string, r *rand.Rand) string {
	files, _ := filepath.Glob(filepath.Join(folder, "docs", document+".*"))
	if len(files) == 0 {
		return ""
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		return ""
	}
	text := []rune(strings.ToValidUTF8(string(data), ""))
	if len(text) < 2 {
		return ""
	}
	start := r.IntN(len(text) - 1)
	return string(text[start:min(len(text), start+r.IntN(650))])
}

func differences(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	var out []string
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			out = append(out, "got "+g[i]+"\nwant "+w[i])
		}
	}
	return strings.Join(out, "\n")
}

const recordGrader = `
import sys
sys.path.insert(0, sys.argv[1])
import grade
out = grade.grade_records(grade.read_jsonl(sys.argv[2] + "/records.jsonl"), grade.read_jsonl(sys.argv[3]))
print(" ".join("%.6f" % out[k] for k in ("precision", "recall", "f1", "amount", "parties", "place", "sector", "date", "totals_recall")))
`

// TestRecordsSameAsTheGrader compares the figures over the sets' own records,
// changed here and there.
func TestRecordsSameAsTheGrader(t *testing.T) {
	shared := sharedFolder(t)
	for _, set := range []string{"eval/dev", "train/a", "train/b", "train/c"} {
		t.Run(set, func(t *testing.T) {
			folder := filepath.Join(shared, set)
			file := filepath.Join(t.TempDir(), "records.jsonl")
			changed(t, filepath.Join(folder, "records.jsonl"), file)
			want, err := exec.Command("python3", "-c", recordGrader, filepath.Join(shared, "eval"), folder, file).Output()
			if err != nil {
				t.Fatalf("the grader: %v", err)
			}
			gold, err := Records(folder)
			if err != nil {
				t.Fatal(err)
			}
			got, err := RecordFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := NewGrader().GradeRecords(gold, got)
			line := fmt.Sprintf("%.6f %.6f %.6f %.6f %.6f %.6f %.6f %.6f %.6f\n", s.Precision, s.Recall, s.F1, s.Amount, s.Parties,
				s.Place, s.Sector, s.Date, s.Totals)
			if line != string(want) {
				t.Errorf("got %swant %s", line, want)
			}
		})
	}
}

// changed writes records of a file with fields lost, cut and exchanged.
func changed(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	var out []byte
	for line := range strings.Lines(string(data)) {
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		for _, field := range []string{"amount", "place", "date", "parties", "sector", "count"} {
			if _, ok := record[field]; ok && r.IntN(5) == 0 {
				record[field] = nil
			}
		}
		if name, ok := record["name"].(string); ok && r.IntN(3) == 0 {
			runes := []rune(name)
			record["name"] = string(runes[r.IntN(3)%len(runes):])
		}
		if r.IntN(10) == 0 {
			continue
		}
		line, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		out = append(append(out, line...), '\n')
	}
	if err := os.WriteFile(to, out, 0o600); err != nil {
		t.Fatal(err)
	}
}
