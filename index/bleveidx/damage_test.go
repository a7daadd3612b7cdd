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
