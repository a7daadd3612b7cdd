package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"zhaoshang/corpus/store"
)

// Backup writes a consistent copy of the store to a file that does not exist
// yet, while others go on reading and writing. The file is whole and on the
// disk when Backup returns nil, and not there otherwise.
func (s *Store) Backup(ctx context.Context, file string) error {
	if _, err := os.Lstat(file); err == nil {
		return fmt.Errorf("sqlite: backup: %q: %w", file, os.ErrExist)
	}
	partial := file + ".partial"
	if err := os.Remove(partial); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("sqlite: backup: %w", classifyOS(err))
	}
	if err := s.vacuumInto(ctx, partial); err != nil {
		return errors.Join(s.wrap("backup", err), removeIfThere(partial))
	}
	if err := publish(partial, file); err != nil {
		return errors.Join(fmt.Errorf("sqlite: backup: %w", classifyOS(err)), removeIfThere(partial))
	}
	return nil
}

// vacuumInto copies over a connection of its own: one that may write, and that
// nobody waits for meanwhile.
func (s *Store) vacuumInto(ctx context.Context, file string) (err error) {
	db := s.writer
	if s.path != "" {
		if db, err = sql.Open("sqlite", s.dsn("deferred", false)); err != nil {
			return err
		}
		defer func() { err = errors.Join(err, db.Close()) }()
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, file)
	return err
}

// Restore makes the store of an empty data folder from a backup, after checking
// that it is whole. It returns store.ErrNotEmpty when the folder has a store.
func Restore(ctx context.Context, backup, dir string) error {
	if Exists(dir) {
		return fmt.Errorf("sqlite: restore: %q: %w", dir, store.ErrNotEmpty)
	}
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fmt.Errorf("sqlite: restore: %q: %w", dir, classifyOS(err))
	}
	trial := filepath.Join(dir, ".restoring")
	defer os.RemoveAll(trial)
	if err := restoreTrial(ctx, backup, trial); err != nil {
		return fmt.Errorf("sqlite: restore: %q: %w", backup, err)
	}
	if err := publish(filepath.Join(trial, FileName), filepath.Join(dir, FileName)); err != nil {
		return fmt.Errorf("sqlite: restore: %w", classifyOS(err))
	}
	return nil
}

// restoreTrial copies a backup into a folder of its own and checks it there.
func restoreTrial(ctx context.Context, backup, dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	if err := os.Mkdir(dir, 0o750); err != nil {
		return classifyOS(err)
	}
	if err := copyFile(backup, filepath.Join(dir, FileName)); err != nil {
		return classifyOS(err)
	}
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	findings, err := s.Check(ctx)
	if err == nil && len(findings) > 0 {
		err = fmt.Errorf("%w: %s", store.ErrCorrupt, findings[0].What)
	}
	return errors.Join(err, s.Close())
}

func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o640)
	if err != nil {
		return err
	}
	_, errCopy := io.Copy(out, in)
	return errors.Join(errCopy, out.Close())
}

// publish syncs a finished file and gives it its name for good.
func publish(partial, file string) error {
	if err := syncFile(partial); err != nil {
		return err
	}
	if err := os.Rename(partial, file); err != nil {
		return err
	}
	return syncFile(filepath.Dir(file))
}

func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
