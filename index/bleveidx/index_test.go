package bleveidx

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

func open(t testing.TB, dir string, source Source, o Options) *Index {
	t.Helper()
	x, err := Open(context.Background(), dir, source, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	})
	return x
}

func publish(t testing.TB, x *Index) *Manifest {
	t.Helper()
	m, err := x.Build(context.Background(), BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func found(t testing.TB, x *Index, text string) []string {
	t.Helper()
	hits, err := x.Search(context.Background(), index.Query{Text: text, Role: corpus.Admin})
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, h := range hits {
		ids = append(ids, h.Document)
	}
	return ids
}

// withProject gives a document a project record named as its title.
func withProject(item Item, amount corpus.Fen) Item {
	d := item.Document.ID
	item.Records.Projects = []corpus.Project{{ID: d + "#p1", Document: d,
		Name:   corpus.Sourced[string]{Value: item.Document.Title},
		Amount: corpus.Said(corpus.Amount{Min: amount, Currency: "CNY", Bound: corpus.Exact}, corpus.Span{}, "test")}}
	return item
}

func samples() []Item {
	return []Item{
		withProject(itemOf("d1", "雲嶺電池項目", "雲嶺電池項目總投資三億元，落戶青石鎮。"), 3*corpus.Yi),
		withProject(itemOf("d2", "竹海茶业项目", "竹海茶业项目总投资五亿元，落户白水镇。"), 5*corpus.Yi),
		withProject(itemOf("d3", "星河芯片项目", "星河芯片项目正在洽谈，沪上企业有意。“Alpha Bay” 集團參與。"), corpus.Yi),
	}
}

func TestGenerationFindsWhatMemoryFinds(t *testing.T) {
	ctx := context.Background()
	store := newFakeStore(samples()...)
	memory := open(t, t.TempDir(), store, Options{})
	disk := open(t, t.TempDir(), store, Options{})
	if m := publish(t, disk); m.Documents != 3 || m.Passages != 3 || m.Projects != 3 {
		t.Fatalf("manifest says %+v", m)
	}
	for _, text := range []string{"云岭电池", "竹海茶業落戶哪裡", "沪", "alpha bay", "项目总投资", "没有的事", ""} {
		q := index.Query{Text: text, Role: corpus.Admin}
		want, err := memory.Search(ctx, q)
		if err != nil {
			t.Fatal(err)
		}
		if len(want) == 0 && text != "没有的事" && text != "" {
			t.Errorf("Search(%q) finds nothing", text)
		}
		got, err := disk.Search(ctx, q)
		if err != nil || !slices.Equal(sorted(got), sorted(want)) {
			t.Errorf("Search(%q) = %+v, %v; in memory %+v", text, got, err, want)
		}
		wantNames, _ := memory.Names(ctx, q)
		gotNames, err := disk.Names(ctx, q)
		if err != nil || len(gotNames) != len(wantNames) {
			t.Errorf("Names(%q) = %+v, %v; in memory %+v", text, gotNames, err, wantNames)
		}
	}
}

// sorted orders hits of equal score alike.
func sorted(hits []index.Hit) []index.Hit {
	out := slices.Clone(hits)
	slices.SortStableFunc(out, func(a, b index.Hit) int {
		if a.Score != b.Score {
			return 0
		}
		return strings.Compare(a.Document, b.Document)
	})
	return out
}

func TestHitReadsAsTheDocumentDoes(t *testing.T) {
	x := open(t, t.TempDir(), newFakeStore(samples()...), Options{})
	publish(t, x)
	hits, err := x.Search(context.Background(), index.Query{Text: "alpha bay"})
	if err != nil || len(hits) == 0 {
		t.Fatal(hits, err)
	}
	if want := samples()[2].Text.Content; hits[0].Text != want {
		t.Errorf("the hit reads %q, want %q", hits[0].Text, want)
	}
}

func TestChangesAreTakenUp(t *testing.T) {
	for _, built := range []bool{false, true} {
		t.Run(fmt.Sprintf("generation=%v", built), func(t *testing.T) {
			store := newFakeStore(samples()...)
			x := open(t, t.TempDir(), store, Options{})
			if built {
				publish(t, x)
			}
			store.put(withProject(itemOf("d4", "松风风电项目", "松风风电项目开工。"), 7*corpus.Yi))
			store.put(withProject(itemOf("d2", "竹海纸业项目", "竹海纸业项目总投资六亿元。"), 6*corpus.Yi))
			store.remove("d1")
			if err := x.Refresh(context.Background()); err != nil {
				t.Fatal(err)
			}
			checkChanges(t, x)
		})
	}
}

func checkChanges(t *testing.T, x *Index) {
	t.Helper()
	ctx := context.Background()
	if got := found(t, x, "云岭电池"); slices.Contains(got, "d1") {
		t.Errorf("a removed document is found: %v", got)
	}
	if got := found(t, x, "松风风电"); len(got) == 0 || got[0] != "d4" {
		t.Errorf("a new document is not found: %v", got)
	}
	hits, _ := x.Search(ctx, index.Query{Text: "竹海"})
	if len(hits) != 1 || !strings.Contains(hits[0].Text, "纸业") {
		t.Errorf("the replaced document reads %+v", hits)
	}
	table, err := x.Table(ctx, corpus.Public)
	if err != nil {
		t.Fatal(err)
	}
	sums := table.Select(index.Filter{}).Sums()
	if len(sums) != 1 || sums[0].Figure != 14*corpus.Yi {
		t.Errorf("sum is %+v, want 14亿", sums)
	}
	if _, err := x.Text(ctx, "d1"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("text of a removed document: %v", err)
	}
	names, err := x.Names(ctx, index.Query{Text: "云岭电池项目"})
	if err != nil || slices.ContainsFunc(names, func(h index.NameHit) bool { return h.Record == "d1#p1" }) {
		t.Errorf("names show a removed record: %v %v", names, err)
	}
	if r, err := x.Verify(ctx); err != nil || !r.Clean() {
		t.Errorf("Verify = %+v, %v", r, err)
	}
}

func TestWithoutAFolder(t *testing.T) {
	x := open(t, "", newFakeStore(samples()...), Options{MemoryLimit: 1, DeltaLimit: 1})
	if got := found(t, x, "竹海茶业"); len(got) == 0 || x.Due() != "" {
		t.Errorf("it finds %v, a build is due: %q", got, x.Due())
	}
	if _, err := x.Build(t.Context(), BuildOptions{}); !errors.Is(err, ErrNoFolder) {
		t.Errorf("Build = %v, want ErrNoFolder", err)
	}
	if _, err := x.Rollback(t.Context()); !errors.Is(err, ErrNoFolder) {
		t.Errorf("Rollback = %v, want ErrNoFolder", err)
	}
}

// TestOutdatedGenerationServes has another version of the extraction.
func TestOutdatedGenerationServes(t *testing.T) {
	dir, store := t.TempDir(), newFakeStore(samples()...)
	publish(t, open(t, dir, store, Options{Extraction: 1}))
	x := open(t, dir, store, Options{Extraction: 2})
	if got := found(t, x, "竹海茶业"); len(got) == 0 || x.Due() == "" {
		t.Errorf("it finds %v, a build is due: %q", got, x.Due())
	}
	if m := publish(t, x); m.Extraction != 2 || x.Due() != "" {
		t.Errorf("built with extraction %d, a build is due: %q", m.Extraction, x.Due())
	}
}

// TestFormats opens generations of other forms: one of an older form serves and
// says that it is old, one of a later program is not read.
func TestFormats(t *testing.T) {
	for _, c := range []struct {
		format int
		serves string // the generation that answers
		why    string // a build is due
	}{
		{formatVersion, "generation-000001", ""},
		{oldestFormat, "generation-000001", "format 1 is now"},
		{oldestFormat - 1, "", "unreadable"},
		{formatVersion + 1, "", "unreadable"},
	} {
		t.Run(fmt.Sprint("format ", c.format), func(t *testing.T) {
			dir, store := t.TempDir(), newFakeStore(samples()...)
			m := publish(t, open(t, dir, store, Options{}))
			m.Format = c.format
			text, err := json.Marshal(m)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(dir, "generation-000001", manifestFile), text, 0o600); err != nil {
				t.Fatal(err)
			}
			x := open(t, dir, store, Options{})
			s, err := x.held()
			if err != nil {
				t.Fatal(err)
			}
			defer s.release()
			if s.name() != c.serves || !strings.HasPrefix(x.Due(), c.why) || (c.why == "") != (x.Due() == "") {
				t.Errorf("%q serves and a build is due: %q, want %q and %q", s.name(), x.Due(), c.serves, c.why)
			}
			if got := found(t, x, "竹海茶业"); len(got) == 0 || got[0] != "d2" {
				t.Errorf("it finds %v", got)
			}
		})
	}
}

func TestWords(t *testing.T) {
	store := newFakeStore(samples()[:2]...)
	x := open(t, t.TempDir(), store, Options{})
	publish(t, x)
	store.put(samples()[2])
	if err := x.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for term, err := range x.Terms(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		all[term] = true
	}
	for term, want := range map[string]int{"项目": 3, "云岭": 1, "alpha": 1, "投资": 2, "无有": 0} {
		got, err := x.Frequency(t.Context(), term)
		if err != nil || got != want || all[term] != (want > 0) {
			t.Errorf("%s: in %d passages, %v, listed %v; want %d", term, got, err, all[term], want)
		}
	}
	for range x.Terms(t.Context()) {
		break
	}
	if n, err := x.Passages(t.Context()); err != nil || n != 3 {
		t.Errorf("%d passages, %v", n, err)
	}
}

func TestFailedRefreshLosesNothing(t *testing.T) {
	store := newFakeStore(samples()...)
	x := open(t, t.TempDir(), store, Options{})
	store.put(itemOf("d4", "松风", "松风风电项目开工。"))
	store.failItem = errors.New("busy")
	if err := x.Refresh(t.Context()); !errors.Is(err, store.failItem) {
		t.Errorf("Refresh = %v, want the store's error", err)
	}
	if got := found(t, x, "竹海茶业"); len(got) == 0 {
		t.Error("nothing is found any more")
	}
	store.failItem = nil
	if err := x.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := found(t, x, "松风风电"); !slices.Contains(got, "d4") {
		t.Errorf("the new document was lost: %v", got)
	}
}

func TestAnotherProcessTakesUpAGeneration(t *testing.T) {
	dir, store := t.TempDir(), newFakeStore(samples()...)
	one, two := open(t, dir, store, Options{}), open(t, dir, store, Options{})
	publish(t, one)
	if err := two.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	s, err := two.held()
	if err != nil {
		t.Fatal(err)
	}
	defer s.release()
	if s.name() != "generation-000001" {
		t.Errorf("the other process uses %q", s.name())
	}
	if got := found(t, two, "竹海茶业"); len(got) == 0 || got[0] != "d2" {
		t.Errorf("it finds %v", got)
	}
}

func TestTheLastTwoGenerationsAreKept(t *testing.T) {
	ctx := context.Background()
	dir, store := t.TempDir(), newFakeStore(samples()...)
	x := open(t, dir, store, Options{})
	if _, err := x.Rollback(ctx); !errors.Is(err, ErrNothingBefore) {
		t.Errorf("rollback of nothing: %v", err)
	}
	for range 3 {
		publish(t, x)
	}
	known, err := generations(dir)
	if err != nil || !slices.Equal(known, []string{"generation-000002", "generation-000003"}) {
		t.Errorf("kept are %v, %v", known, err)
	}
	store.put(withProject(itemOf("d5", "石桥物流项目", "石桥物流项目签约。"), corpus.Yi))
	publish(t, x)
	if _, err := x.Rollback(ctx); err != nil {
		t.Fatal(err)
	}
	if name, _ := currentName(dir); name != "generation-000003" {
		t.Errorf("after rollback %q is current", name)
	}
	all, err := x.Generations()
	if err != nil || len(all) != 2 || all[0].Current || !all[1].Current || all[1].Name != "generation-000003" || all[1].Manifest.Documents == 0 {
		t.Errorf("generations after rollback: %+v, %v", all, err)
	}
	if got := found(t, x, "石桥物流"); len(got) == 0 || got[0] != "d5" {
		t.Errorf("after rollback the newest document is not found: %v", got)
	}
	later := open(t, dir, store, Options{Extraction: 9, DeltaLimit: 1})
	if why := later.Due(); why != "" {
		t.Errorf("a build that would undo the rollback is due: %s", why)
	}
	publish(t, later)
	if name, _ := currentName(dir); name != "generation-000005" {
		t.Errorf("after the next build %q is current", name)
	}
}

func TestOnlyOneBuilds(t *testing.T) {
	dir := t.TempDir()
	x := open(t, dir, newFakeStore(samples()...), Options{})
	held, err := lock(dir)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x.Build(context.Background(), BuildOptions{}); !errors.Is(err, ErrLocked) {
		t.Errorf("a second build: %v", err)
	}
	if err := held.Close(); err != nil {
		t.Fatal(err)
	}
	publish(t, x)
}

func TestCheckKeepsAGenerationBack(t *testing.T) {
	dir, bad := t.TempDir(), errors.New("worse")
	x := open(t, dir, newFakeStore(samples()...), Options{})
	_, err := x.Build(context.Background(), BuildOptions{Check: func(_ context.Context, trial *Index) error {
		if got := found(t, trial, "竹海茶业"); len(got) == 0 || got[0] != "d2" {
			t.Errorf("the trial finds %v", got)
		}
		return bad
	}})
	if !errors.Is(err, bad) {
		t.Errorf("Build = %v, want the check's error", err)
	}
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if e.IsDir() {
			t.Errorf("%q was left", e.Name())
		}
	}
}

func TestEmptyStore(t *testing.T) {
	x := open(t, t.TempDir(), newFakeStore(), Options{})
	for range 2 {
		if got := found(t, x, "竹海"); len(got) != 0 {
			t.Errorf("nothing finds %v", got)
		}
		publish(t, x)
	}
	if r, err := x.Verify(context.Background()); err != nil || !r.Clean() {
		t.Errorf("Verify = %+v, %v", r, err)
	}
}

func TestTooMuchForMemoryIsNotReady(t *testing.T) {
	x := open(t, t.TempDir(), newFakeStore(samples()...), Options{MemoryLimit: 2})
	if _, err := x.Search(context.Background(), index.Query{Text: "竹海"}); !errors.Is(err, index.ErrNotReady) {
		t.Errorf("Search = %v, want ErrNotReady", err)
	}
	if x.Due() == "" {
		t.Error("no build is due")
	}
	publish(t, x)
	if got := found(t, x, "竹海"); len(got) == 0 {
		t.Error("nothing is found after a build")
	}
}
