package bleveidx

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"zhaoshang/index"
)

func TestDamageIsFoundAndOvercome(t *testing.T) {
	damages := map[string]func(t *testing.T, path string){
		"missing manifest": func(t *testing.T, p string) { remove(t, filepath.Join(p, manifestFile)) },
		"cut segment":      func(t *testing.T, p string) { truncate(t, segmentOf(t, p)) },
		"cut records":      func(t *testing.T, p string) { truncate(t, filepath.Join(p, recordsFile)) },
		"missing rows":     func(t *testing.T, p string) { remove(t, filepath.Join(p, passageFolder, rowsFile)) },
		"flipped segment":  func(t *testing.T, p string) { flip(t, segmentOf(t, p)) },
		"flipped records":  func(t *testing.T, p string) { flip(t, filepath.Join(p, recordsFile)) },
		"flipped rows":     func(t *testing.T, p string) { flip(t, filepath.Join(p, passageFolder, rowsFile)) },
	}
	for name, damage := range damages {
		t.Run(name, func(t *testing.T) {
			dir, store := t.TempDir(), newFakeStore(samples()...)
			publish(t, open(t, dir, store, Options{}))
			damage(t, filepath.Join(dir, "generation-000001"))
			x := open(t, dir, store, Options{})
			_, _ = x.Search(context.Background(), index.Query{Text: "竹海茶业项目"}) // must not end the process
			if r, err := x.Verify(context.Background()); err == nil && r.Clean() {
				t.Error("Verify finds nothing")
			}
			publish(t, x)
			if got := found(t, x, "竹海茶业"); len(got) == 0 || got[0] != "d2" {
				t.Errorf("after a build it finds %v", got)
			}
			if r, err := x.Verify(context.Background()); err != nil || !r.Clean() {
				t.Errorf("after a build Verify = %+v, %v", r, err)
			}
		})
	}
}

// TestDamageDoesNotReplaceWhatWorks publishes a generation that cannot be read
// while another process goes on with the one before.
func TestDamageDoesNotReplaceWhatWorks(t *testing.T) {
	dir, store := t.TempDir(), newFakeStore(samples()...)
	x, other := open(t, dir, store, Options{}), open(t, dir, store, Options{})
	publish(t, x)
	if err := other.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	publish(t, x)
	truncate(t, filepath.Join(dir, "generation-000002", recordsFile))
	store.put(itemOf("d7", "石桥", "石桥物流项目签约。"))
	if err := other.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, err := other.held()
	if err != nil {
		t.Fatal(err)
	}
	defer s.release()
	if s.name() != "generation-000001" || other.Due() == "" {
		t.Errorf("it uses %q and a build is due: %q", s.name(), other.Due())
	}
	if got := found(t, other, "石桥物流"); len(got) == 0 || got[0] != "d7" {
		t.Errorf("it finds %v", got)
	}
}

// TestDamageIsReadAroundOnce opens an unreadable generation: the store is read
// once and not again at every look for changes.
func TestDamageIsReadAroundOnce(t *testing.T) {
	dir, store := t.TempDir(), newFakeStore(samples()...)
	publish(t, open(t, dir, store, Options{}))
	remove(t, filepath.Join(dir, "generation-000001", manifestFile))
	x := open(t, dir, store, Options{})
	before := store.reads.Load()
	for range 3 {
		if err := x.Refresh(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if n := store.reads.Load() - before; n != 0 {
		t.Errorf("the whole store was read %d times", n)
	}
	if got := found(t, x, "竹海茶业"); len(got) == 0 || x.Due() == "" {
		t.Errorf("it finds %v, and a build is due: %q", got, x.Due())
	}
}

func segmentOf(t *testing.T, generation string) string {
	t.Helper()
	list, err := filepath.Glob(filepath.Join(generation, passageFolder, bleveFolder, "store", "*.zap"))
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func truncate(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	if err == nil {
		err = os.Truncate(path, info.Size()/2)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// flip changes every seventh byte behind the first twenty.
func flip(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 20; i < len(data); i += 7 {
		data[i] ^= 0x55
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}
