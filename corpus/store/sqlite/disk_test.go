package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/storetest"
)

func TestOpenRefuses(t *testing.T) {
	tests := map[string]struct {
		prepare func(t *testing.T, dir string)
		want    error
	}{
		"a newer schema": {func(t *testing.T, dir string) {
			s, err := Open(t.Context(), dir, Options{})
			if err != nil {
				t.Fatal(err)
			}
			_, err = s.writer.Exec(`PRAGMA user_version = 99`)
			if err := errors.Join(err, s.Close()); err != nil {
				t.Fatal(err)
			}
		}, store.ErrNewer},
		"another program's database": {func(t *testing.T, dir string) {
			db, err := sql.Open("sqlite", filepath.Join(dir, FileName))
			if err != nil {
				t.Fatal(err)
			}
			_, err = db.Exec(`CREATE TABLE notes (text TEXT)`)
			if err := errors.Join(err, db.Close()); err != nil {
				t.Fatal(err)
			}
		}, store.ErrForeign},
		"a file that is no database": {func(t *testing.T, dir string) {
			write(t, filepath.Join(dir, FileName), make([]byte, 8192))
			write(t, filepath.Join(dir, FileName), []byte("这不是数据库，只是一段足够长的文字。这不是数据库，只是一段足够长的文字。"))
		}, store.ErrForeign},
		"a folder in its place": {func(t *testing.T, dir string) {
			if err := os.Mkdir(filepath.Join(dir, FileName), 0o750); err != nil {
				t.Fatal(err)
			}
		}, store.ErrReadOnly},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			tt.prepare(t, dir)
			_, err := Open(t.Context(), dir, Options{})
			if !errors.Is(err, tt.want) || store.Hint(err) == "" {
				t.Errorf("Open = %v (hint %q), want %v with a hint", err, store.Hint(err), tt.want)
			}
		})
	}
}

func TestOpenOnAFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	write(t, file, []byte("x"))
	if _, err := Open(t.Context(), file, Options{}); !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("Open of a file = %v, want ErrReadOnly", err)
	}
}

func TestFullDiskHarmsNothing(t *testing.T) {
	s := open(t, t.TempDir(), Options{MaxBytes: 200_000})
	acknowledged := 0
	var err error
	for err == nil && acknowledged < 1000 {
		big := storetest.Document(fmt.Sprint(acknowledged), fmt.Sprintf("项目%d|甲|乙|1", acknowledged))
		big.Original = fmt.Appendf(big.Original[:0:0], "%032x", make([]byte, 4000))
		big.Document.Hash = fmt.Sprint(acknowledged)
		if _, err = s.Put(t.Context(), big); err == nil {
			acknowledged++
		}
	}
	if !errors.Is(err, store.ErrFull) {
		t.Fatalf("Put on a full disk = %v, want ErrFull", err)
	}
	st, err := s.Stats(t.Context())
	if err != nil || st.Documents != acknowledged {
		t.Errorf("Stats = %+v, %v; want %d documents", st, err, acknowledged)
	}
}

// Two stores on one folder stand for two processes: they share nothing but the
// file.
func TestTwoWriters(t *testing.T) {
	dir := t.TempDir()
	const each, batch = 12, 10
	var wg sync.WaitGroup
	errs := make([]error, 4)
	for w := range errs {
		wg.Go(func() { errs[w] = putMany(t.Context(), dir, w, each, batch) })
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
	s := open(t, dir, Options{})
	st, err := s.Stats(t.Context())
	if err != nil || st.Documents != len(errs)*each*batch || st.Sequence != int64(st.Documents) {
		t.Errorf("Stats = %+v, %v; want %d documents and changes", st, err, len(errs)*each*batch)
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("Check = %v, %v", findings, err)
	}
}

func putMany(ctx context.Context, dir string, writer, times, batch int) (err error) {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	for i := range times {
		puts := make([]store.Put, batch)
		for j := range puts {
			puts[j] = storetest.Document(fmt.Sprintf("w%d-%d-%d", writer, i, j), fmt.Sprintf("第%d项目|公司%d|地方|1", i, writer))
		}
		if _, err := s.Put(ctx, puts...); err != nil {
			return err
		}
	}
	return nil
}

func TestBackupAndRestore(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	put(t, s, storetest.Document("甲", "湖畔储能项目|远山能源|云州市|12"))
	file := filepath.Join(t.TempDir(), "备份.db")
	done := make(chan error, 1)
	go func() { done <- putMany(t.Context(), filepath.Dir(s.Path()), 1, 20, 5) }()
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatalf("Backup: %v", err)
	}
	if err := <-done; err != nil {
		t.Fatalf("writing while a backup runs: %v", err)
	}
	if err := s.Backup(t.Context(), file); !errors.Is(err, os.ErrExist) {
		t.Errorf("Backup over a file = %v, want ErrExist", err)
	}
	dir := filepath.Join(t.TempDir(), "neu")
	if err := Restore(t.Context(), file, dir); err != nil {
		t.Fatalf("Restore: %v", err)
	}
	if r, err := open(t, dir, Options{}).Records(t.Context(), "甲"); err != nil || len(r.Projects) != 1 {
		t.Errorf("Records after Restore = %v, %v", r, err)
	}
	if err := Restore(t.Context(), file, dir); !errors.Is(err, store.ErrNotEmpty) {
		t.Errorf("Restore over a store = %v, want ErrNotEmpty", err)
	}
}

func TestRestoreRefusesDamage(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	put(t, s, storetest.Document("甲", "湖畔储能项目"))
	file := filepath.Join(t.TempDir(), "b.db")
	if err := s.Backup(t.Context(), file); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(data); i += 512 {
		data[i] ^= 0xff
	}
	write(t, file, data)
	dir := filepath.Join(t.TempDir(), "neu")
	if err := Restore(t.Context(), file, dir); err == nil || Exists(dir) {
		t.Errorf("Restore of a damaged backup = %v, store made: %v", err, Exists(dir))
	}
}

func TestCheckFinds(t *testing.T) {
	tests := map[string]string{
		"changed bytes":     `UPDATE originals SET data = x'00616263'`,
		"a missing text":    `DELETE FROM texts`,
		"missing records":   `DELETE FROM records`,
		"two live versions": `INSERT INTO documents SELECT 99, id, 99, sequence, hash, visibility, 1, 0, added, clean, extract, metadata, body FROM documents`,
		"a ghost project":   `UPDATE documents SET removed = 1`,
	}
	for name, damage := range tests {
		t.Run(name, func(t *testing.T) {
			s := open(t, "", Options{})
			put(t, s, storetest.Document("甲", "湖畔储能项目"))
			if _, err := s.writer.Exec(damage); err != nil {
				t.Fatal(err)
			}
			if findings, err := s.Check(t.Context()); err != nil || len(findings) == 0 {
				t.Errorf("Check = %v, %v; want findings", findings, err)
			}
		})
	}
}

func TestCancelledPutStoresNothing(t *testing.T) {
	s := open(t, t.TempDir(), Options{})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Put(ctx, storetest.Document("甲", "湖畔储能项目")); !errors.Is(err, context.Canceled) {
		t.Errorf("Put = %v, want Canceled", err)
	}
	if _, err := s.Document(t.Context(), "甲"); !errors.Is(err, corpus.ErrNotFound) {
		t.Errorf("Document = %v, want ErrNotFound", err)
	}
}

func put(t *testing.T, s *Store, puts ...store.Put) []store.Result {
	t.Helper()
	r, err := s.Put(t.Context(), puts...)
	if err != nil {
		t.Fatalf("Put: %v", err)
	}
	return r
}

func write(t *testing.T, file string, data []byte) {
	t.Helper()
	if err := os.WriteFile(file, data, 0o640); err != nil {
		t.Fatal(err)
	}
}

// Whoever only reads never waits for a writer of another process, not even to
// open the store.
func TestReadersDoNotWait(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	put(t, s, storetest.Document("甲", "湖畔储能项目"))
	inside, leave, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		done <- s.write(t.Context(), "hold", func(tx *tx) error {
			_, err := tx.exec(`UPDATE documents SET removed = 1`)
			close(inside)
			<-leave
			return err
		})
	}()
	<-inside
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	other, err := Open(ctx, dir, Options{})
	if err != nil {
		t.Fatalf("Open beside a writer: %v", err)
	}
	d, err := other.Document(ctx, "甲")
	if err != nil || d.Removed {
		t.Errorf("Document beside a writer = removed %v, %v; want what was committed", d.Removed, err)
	}
	close(leave)
	if err := errors.Join(<-done, other.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestBusyIsToldInTheEnd(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir, Options{})
	other := open(t, dir, Options{BusyTimeout: time.Millisecond})
	err := s.write(t.Context(), "hold", func(*tx) error {
		_, err := other.Put(t.Context(), storetest.Document("甲", "湖畔储能项目"))
		if !errors.Is(err, store.ErrBusy) || store.Hint(err) == "" {
			t.Errorf("Put beside a writer = %v, want ErrBusy with a hint", err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
