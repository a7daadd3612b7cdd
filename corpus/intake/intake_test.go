package intake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/sqlite"
)

// lines takes a project from every line of the form 项目:name|party|place|亿;
// a line with 疑 is a doubt.
type lines struct{}

func (lines) Records(doc corpus.Document, text corpus.Text) (r corpus.Records) {
	for _, b := range text.Blocks {
		content := string([]rune(text.Content)[b.Span.Start:b.Span.End])
		fields, is := strings.CutPrefix(content, "项目:")
		switch {
		case strings.Contains(content, "崩"):
			panic("a rule broke")
		case strings.Contains(content, "疑"):
			r.Doubts = append(r.Doubts, *corpus.Said(content, b.Span, "test"))
		case is:
			r.Projects = append(r.Projects, project(fmt.Sprintf("%s#p%d", doc.ID, len(r.Projects)+1), doc.ID, fields, b.Span))
		}
	}
	return r
}

func project(id, document, line string, span corpus.Span) corpus.Project {
	f := append(strings.Split(line, "|"), "", "", "")
	p := corpus.Project{ID: id, Document: document, Name: *corpus.Said(f[0], span, "test"), Sentence: span}
	if f[1] != "" {
		p.Parties = []corpus.Sourced[string]{*corpus.Said(f[1], span, "test")}
	}
	if f[2] != "" {
		p.Place = corpus.Said(f[2], span, "test")
	}
	var yi int64
	if _, err := fmt.Sscan(f[3], &yi); err == nil {
		p.Amount = corpus.Said(corpus.Amount{Min: corpus.Fen(yi) * corpus.Yi, Currency: "CNY", Bound: corpus.Exact}, span, "test")
	}
	return p
}

func newIntake(t *testing.T, o intake.Options) (*intake.Intake, *sqlite.Store) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), "", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if findings, err := s.Check(context.Background()); err != nil || len(findings) > 0 {
			t.Errorf("Check = %v, %v", findings, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return intake.New(s, lines{}, o), s
}

func one(t *testing.T, all []intake.Receipt) intake.Receipt {
	t.Helper()
	if len(all) != 1 {
		t.Fatalf("%d receipts, want 1: %v", len(all), all)
	}
	return all[0]
}

func TestAdd(t *testing.T) {
	in, _ := newIntake(t, intake.Options{})
	r := one(t, in.Add(t.Context(), "云州.txt", []byte("云州集中签约\n\n项目:湖畔储能|远山能源|云州|12\n\n金额有疑处\n")))
	if r.Outcome != store.Added || r.Document != "云州" || r.Version != 1 || r.Visibility != corpus.Public {
		t.Errorf("receipt = %+v", r)
	}
	if r.Records.Projects != 1 || r.Records.Amounts != 1 || r.Characters == 0 {
		t.Errorf("records = %+v, characters %d", r.Records, r.Characters)
	}
	if len(r.Doubts) != 1 || r.Doubts[0].Place != "第5行" {
		t.Errorf("doubts = %+v, want one at 第5行", r.Doubts)
	}
	if len(r.Questions) == 0 || r.Questions[0] != "湖畔储能的总投资是多少？" {
		t.Errorf("questions = %q", r.Questions)
	}
}

func TestQuestionsInTheScriptOfTheDocument(t *testing.T) {
	in, _ := newIntake(t, intake.Options{})
	r := one(t, in.Add(t.Context(), "a.txt", []byte("雲州集中簽約，總投資額創歷史新高\n\n项目:湖畔儲能|遠山能源|雲州|12\n")))
	if len(r.Questions) == 0 || r.Questions[0] != "湖畔儲能的總投資是多少？" {
		t.Errorf("questions = %q, want Traditional ones", r.Questions)
	}
}

func TestAddAgain(t *testing.T) {
	in, s := newIntake(t, intake.Options{})
	data := []byte("云州集中签约\n\n项目:湖畔储能|远山能源|云州|12\n")
	in.Add(t.Context(), "云州.txt", data)
	before, err := s.Sequence(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	r := one(t, in.Add(t.Context(), "云州.txt", data))
	after, err := s.Sequence(t.Context())
	if err != nil || r.Outcome != store.Unchanged || before != after {
		t.Errorf("same bytes: %s, sequence %d -> %d, %v", r.Outcome, before, after, err)
	}
	r = one(t, in.Add(t.Context(), "副本.txt", data))
	if r.Outcome != store.Added || len(r.Duplicates) != 1 || r.Duplicates[0] != "云州" {
		t.Errorf("copy: %s, duplicates %v", r.Outcome, r.Duplicates)
	}
	r = one(t, in.Add(t.Context(), "转载.md", append([]byte("\n\n"), data...)))
	if len(r.SameText) != 2 || !strings.Contains(r.String(), "正文相同") {
		t.Errorf("the same text in another file is not told: %s", r)
	}
	if err := s.Remove(t.Context(), "转载", ""); err != nil {
		t.Fatal(err)
	}
	r = one(t, in.Add(t.Context(), "云州.txt", []byte("云州集中签约\n\n项目:湖畔储能|远山能源|云州|15\n")))
	if r.Outcome != store.Replaced || r.Version != 2 {
		t.Errorf("other bytes: %s version %d", r.Outcome, r.Version)
	}
	if len(r.Conflicts) != 1 || !strings.Contains(r.String(), "15亿元") || !strings.Contains(r.String(), "12亿元") {
		t.Errorf("conflict with the copy is not told: %s", r)
	}
}

func TestRefusals(t *testing.T) {
	in, s := newIntake(t, intake.Options{Limits: read.Limits{Bytes: 5000}})
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o640); err != nil {
			t.Fatal(err)
		}
		return path
	}
	empty := filepath.Join(folder, "空")
	if err := os.Mkdir(empty, 0o750); err != nil {
		t.Fatal(err)
	}
	paths := []string{
		write("a/好.txt", "第一份报告，内容完整。"), write("空.txt", ""), write("大.txt", strings.Repeat("长", 4000)),
		write("坏规则.txt", "这里会崩溃"), filepath.Join(folder, "无"), empty, write("b/好.txt", "另一份同名的报告。"), "/dev/null",
		write("末.txt", "最后一份报告，内容完整。"),
	}
	want := []struct {
		outcome store.Outcome
		hint    string
	}{
		{store.Added, ""}, {store.Refused, "空文件"}, {store.Refused, "上限"}, {store.Refused, "处理时出错"}, {store.Refused, "找不到"},
		{store.Refused, "没有可添加的文件"}, {store.Refused, "同名"}, {store.Refused, "不是普通文件"}, {store.Added, ""},
	}
	i := 0
	for r, err := range in.AddPaths(t.Context(), intake.Paths{Paths: paths}) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Outcome != want[i].outcome || !strings.Contains(r.Hint, want[i].hint) || !strings.Contains(r.String(), want[i].hint) {
			t.Errorf("%s: %s %q, want %s with %q", paths[i], r.Outcome, r.Hint, want[i].outcome, want[i].hint)
		}
		i++
	}
	if st, err := s.Stats(t.Context()); err != nil || i != len(want) || st.Documents != 2 {
		t.Errorf("%d receipts, %d documents, %v; want %d and 2", i, st.Documents, err, len(want))
	}
}

func TestFolderAndProgress(t *testing.T) {
	in, s := newIntake(t, intake.Options{})
	folder := t.TempDir()
	for _, name := range []string{"乙.txt", "甲.txt", ".隐藏.txt", "~$甲.txt", ".git/x.txt"} {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o750), os.WriteFile(path, []byte("报告"+name), 0o640)); err != nil {
			t.Fatal(err)
		}
	}
	var last intake.Progress
	var names []string
	for r, err := range in.AddPaths(t.Context(), intake.Paths{Paths: []string{folder}, Progress: func(p intake.Progress) { last = p }}) {
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, r.Document)
	}
	if st, err := s.Stats(t.Context()); err != nil || st.Documents != 2 || fmt.Sprint(names) != "[乙 甲]" {
		t.Errorf("added %v, %d documents, %v", names, st.Documents, err)
	}
	if last.Documents != 2 || last.Bytes != last.Total || last.Total == 0 {
		t.Errorf("progress = %+v", last)
	}
}

func TestStandardInput(t *testing.T) {
	in, s := newIntake(t, intake.Options{})
	input := `{"id":"a","text":"第一份"}` + "\n" + `{"id":"a","text":"第二份"}` + "\n" + `not json` + "\n" +
		`{"id":"b","text":"内部","visibility":"staff"}` + "\n"
	var outcomes []store.Outcome
	for r, err := range in.AddPaths(t.Context(), intake.Paths{Paths: []string{intake.Stdin}, Name: "in.jsonl", Stdin: strings.NewReader(input)}) {
		if err != nil {
			t.Fatal(err)
		}
		outcomes = append(outcomes, r.Outcome)
	}
	if fmt.Sprint(outcomes) != "[added replaced refused added]" {
		t.Errorf("outcomes = %v", outcomes)
	}
	text, err := s.Text(t.Context(), "a")
	if err != nil || text.Content != "第二份" {
		t.Errorf("text = %q, %v; want the last line with the id", text.Content, err)
	}
	if d, err := s.Document(t.Context(), "b"); err != nil || d.Visibility != corpus.Staff {
		t.Errorf("visibility = %s, %v", d.Visibility, err)
	}
	r := one(t, in.WithVisibility(corpus.Admin).Add(t.Context(), "c.txt", []byte("机密报告")))
	if r.Visibility != corpus.Admin {
		t.Errorf("visibility = %s, want admin", r.Visibility)
	}
}

// many gives n jsonl documents.
func many(n int) io.Reader {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `{"id":"d%05d","text":"报告第%d号\n\n项目:%d号储能|远山能源|云州|%d"}`+"\n", i, i, i, i+1)
	}
	return strings.NewReader(b.String())
}

func TestOrderAndBatches(t *testing.T) {
	in, s := newIntake(t, intake.Options{Workers: 4, Batch: 7, InFlight: 3000})
	i := 0
	for r, err := range in.AddPaths(t.Context(), intake.Paths{Paths: []string{intake.Stdin}, Name: "m.jsonl", Stdin: many(500)}) {
		if err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("d%05d", i); r.Document != want || r.Outcome != store.Added {
			t.Fatalf("receipt %d = %s %s, want %s", i, r.Document, r.Outcome, want)
		}
		i++
	}
	if st, err := s.Stats(t.Context()); err != nil || st.Documents != 500 {
		t.Errorf("%d documents, %v", st.Documents, err)
	}
}

func TestStoppingEarlyKeepsWhatWasAcknowledged(t *testing.T) {
	in, s := newIntake(t, intake.Options{Batch: 5})
	n := 0
	for range in.AddPaths(t.Context(), intake.Paths{Paths: []string{intake.Stdin}, Name: "m.jsonl", Stdin: many(5000)}) {
		if n++; n == 12 {
			break
		}
	}
	if st, err := s.Stats(t.Context()); err != nil || st.Documents < n || st.Documents == 5000 {
		t.Errorf("%d documents after %d receipts, %v", st.Documents, n, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := one(t, in.Add(ctx, "x.txt", []byte("报告")))
	if r.Outcome != store.Refused || !errors.Is(r.Err, context.Canceled) || r.Hint == "" {
		t.Errorf("Add with an ended context = %+v", r)
	}
}

func TestFullStoreRefusesEachWithAHint(t *testing.T) {
	s, err := sqlite.Open(t.Context(), t.TempDir(), sqlite.Options{MaxBytes: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for r, err := range intake.New(s, lines{}, intake.Options{}).AddPaths(t.Context(),
		intake.Paths{Paths: []string{intake.Stdin}, Name: "m.jsonl", Stdin: many(3)}) {
		if err != nil || !errors.Is(r.Err, store.ErrFull) || !strings.Contains(r.Hint, "磁盘空间") {
			t.Errorf("receipt = %+v, %v; want ErrFull", r, err)
		}
	}
}

// newer is an extractor of a later version: it finds projects that lines does
// not.
type newer struct{ lines }

func (n newer) Records(doc corpus.Document, text corpus.Text) corpus.Records {
	r := n.lines.Records(doc, text)
	r.Projects = append(r.Projects, project(doc.ID+"#p9", doc.ID, "新发现项目", corpus.Span{End: 1}))
	return r
}

// outdated makes stored records look as if they came from another version.
type outdated struct{ *sqlite.Store }

func (o outdated) Put(ctx context.Context, puts ...store.Put) ([]store.Result, error) {
	for i := range puts {
		puts[i].ExtractVersion, puts[i].CleanVersion = extract.Version-1, puts[i].CleanVersion-1
	}
	return o.Store.Put(ctx, puts...)
}

func TestReextract(t *testing.T) {
	_, s := newIntake(t, intake.Options{})
	old := intake.New(outdated{s}, lines{}, intake.Options{})
	for i := range 3 {
		old.Add(t.Context(), fmt.Sprintf("d%d.txt", i), []byte(fmt.Sprintf("报告%d\n\n项目:%d号储能|远山能源|云州|1\n", i, i)))
	}
	if _, err := s.Correct(t.Context(), "d1#p1", "phase", []byte(`"一期"`), "老王"); err != nil {
		t.Fatal(err)
	}
	in := intake.New(s, newer{}, intake.Options{Batch: 2})
	steps := 0
	n, err := in.Reextract(t.Context(), func(int) { steps++ })
	if err != nil || n != 3 || steps != 2 {
		t.Fatalf("Reextract = %d in %d steps, %v; want 3 in 2", n, steps, err)
	}
	r, err := s.Records(t.Context(), "d1")
	if err != nil || len(r.Projects) != 2 || r.Projects[0].Phase != "一期" {
		t.Errorf("records = %+v, %v; want the new project and the correction", r.Projects, err)
	}
	if n, err := in.Reextract(t.Context(), nil); n != 0 || err != nil {
		t.Errorf("second Reextract = %d, %v; want nothing to do", n, err)
	}
}

func TestPreviewStoresNothing(t *testing.T) {
	in, s := newIntake(t, intake.Options{})
	before, err := s.Sequence(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	preview := func(name, text string) string {
		all, err := in.Preview(t.Context(), name, []byte(text))
		if err != nil || len(all) != 1 {
			t.Fatalf("preview of %s: %v, %v", name, all, err)
		}
		return all[0].String()
	}
	if got := preview("a.txt", "项目:灰鹭仓库|甲公司|某地|3"); !strings.Contains(got, "还没有入库") || !strings.Contains(got, "项目1") {
		t.Errorf("preview: %q", got)
	}
	if _, err := s.Document(t.Context(), "a"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("the document is stored: %v", err)
	}
	if after, err := s.Sequence(t.Context()); err != nil || after != before {
		t.Errorf("the sequence went from %d to %d: %v", before, after, err)
	}
	in.Add(t.Context(), "a.txt", []byte("项目:灰鹭仓库|甲公司|某地|3"))
	if got := preview("a.txt", "项目:灰鹭仓库|甲公司|某地|3"); !strings.Contains(got, "不必再加") {
		t.Errorf("the same again: %q", got)
	}
	if got := preview("a.txt", "项目:灰鹭仓库|甲公司|某地|4"); !strings.Contains(got, "将更新为第2版") {
		t.Errorf("another version: %q", got)
	}
	if d, err := s.Document(t.Context(), "a"); err != nil || d.Version != 1 {
		t.Errorf("version %d is stored: %v", d.Version, err)
	}
}
