package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	driver "modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// wrap gives an error of the driver its kind and says what was done to which
// file. Errors that have a kind already keep it.
func (s *Store) wrap(what string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	if errors.Is(err, corpus.ErrNotFound) || store.Hint(err) != "" {
		return fmt.Errorf("sqlite: %s: %w", what, err)
	}
	return fmt.Errorf("sqlite: %s: %q: %w", what, s.path, classify(err))
}

// classify adds the store's sentinel to an error of SQLite.
func classify(err error) error {
	var e *driver.Error
	if !errors.As(err, &e) {
		return classifyOS(err)
	}
	switch e.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w: %w", store.ErrBusy, err)
	case lib.SQLITE_READONLY, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM:
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	case lib.SQLITE_NOTADB:
		return fmt.Errorf("%w: %w", store.ErrForeign, err)
	case lib.SQLITE_CORRUPT:
		return fmt.Errorf("%w: %w", store.ErrCorrupt, err)
	}
	return err
}

func classifyOS(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w: %w", store.ErrFull, err)
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), errors.Is(err, syscall.ENOTDIR):
		return fmt.Errorf("%w: %w", store.ErrReadOnly, err)
	}
	return err
}

func isBusy(err error) bool {
	var e *driver.Error
	if !errors.As(err, &e) {
		return false
	}
	code := e.Code() & 0xff
	return code == lib.SQLITE_BUSY || code == lib.SQLITE_LOCKED
}
