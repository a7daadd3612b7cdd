package sqlite

import (
	"os"
	"path/filepath"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Every file of testdata/compat is a store as a released schema wrote it (and
// as `backup` of that version copied it), with the same documents: 甲 with a
// correction, 乙, and 丙, which is removed. A release that changes the schema
// adds its own and keeps the others.
func TestOldStoresOpen(t *testing.T) {
	files, err := filepath.Glob("testdata/compat/*.db")
	if err != nil || len(files) == 0 {
		t.Fatalf("no old stores: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			write(t, filepath.Join(dir, FileName), data)
			checkOld(t, open(t, dir, Options{}))
		})
	}
}

func checkOld(t *testing.T, s *Store) {
	r, err := s.Records(t.Context(), "甲")
	if err != nil || len(r.Projects) != 2 || r.Projects[0].Phase != "一期" || r.Projects[0].Entity == "" {
		t.Errorf("records = %+v, %v", r.Projects, err)
	}
	if d, err := s.Document(t.Context(), "丙"); err != nil || !d.Removed {
		t.Errorf("丙 = %+v, %v; want it removed", d, err)
	}
	if u, err := s.User(t.Context(), "telegram:1"); err != nil || u.Role != corpus.Staff {
		t.Errorf("user = %+v, %v", u, err)
	}
	candidates, err := s.Candidates(t.Context(), 0)
	if err != nil || len(candidates) != 1 || candidates[0].Reason != store.SameName {
		t.Errorf("candidates = %+v, %v", candidates, err)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("Check = %v, %v", findings, err)
	}
}
