// Package sqlite keeps documents, records and what people said about them in
// one SQLite file of the data folder. Any number of processes may use one
// folder at once: readers never wait, writers take turns in short transactions.
package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// FileName is the name of the database in the data folder.
const FileName = "zhaoshang.db"

// Options tune a Store. The zero value means the defaults.
type Options struct {
	BusyTimeout time.Duration    // how long to wait for another writer in all; 0 means 30 s
	Readers     int              // connections for reading; 0 means GOMAXPROCS, at least 2
	Now         func() time.Time // the clock; nil means time.Now
	// MaxBytes makes the store refuse to grow past so many bytes as if the
	// disk were full; 0 means no limit.
	MaxBytes int64
}

// Store is an open store. It is safe for concurrent use.
type Store struct {
	options Options
	path    string // "" in memory
	writer  *sql.DB
	reader  *sql.DB
	codec   *codec

	textQuery func() (*sql.Stmt, error) // prepared when it is first needed
	writing   sync.Mutex                // one transaction at a time in this process
}

// Open opens the store of a data folder and makes it when there is none; an
// empty dir means one in memory. It fails with store.ErrNewer, ErrReadOnly,
// ErrFull, ErrCorrupt or ErrForeign, each wrapped with the path.
func Open(ctx context.Context, dir string, options Options) (*Store, error) {
	s := &Store{options: withDefaults(options), codec: newCodec()}
	if dir != "" {
		if err := os.MkdirAll(dir, 0o750); err != nil {
			return nil, fmt.Errorf("sqlite: data folder %q: %w", dir, classifyOS(err))
		}
		s.path = filepath.Join(dir, FileName)
	}
	if err := s.connect(); err != nil {
		return nil, s.wrap("open", err)
	}
	s.textQuery = sync.OnceValues(func() (*sql.Stmt, error) {
		return s.reader.PrepareContext(context.WithoutCancel(ctx), `SELECT t.content, t.blocks FROM documents d JOIN texts t USING (n) WHERE d.id = ? AND d.current = 1`)
	})
	if err := s.migrate(ctx); err != nil {
		_ = s.Close()
		return nil, s.wrap("open", err)
	}
	return s, nil
}

// Exists reports whether the data folder dir holds a store.
func Exists(dir string) bool {
	info, err := os.Stat(filepath.Join(dir, FileName))
	return err == nil && info.Mode().IsRegular()
}

// Path is the database file; "" in memory.
func (s *Store) Path() string { return s.path }

// Close closes the store. Uncommitted work of others is rolled back.
func (s *Store) Close() error {
	err := s.writer.Close()
	if s.reader != s.writer {
		if e := s.reader.Close(); err == nil {
			err = e
		}
	}
	return err
}

func withDefaults(o Options) Options {
	if o.BusyTimeout == 0 {
		o.BusyTimeout = 30 * time.Second
	}
	if o.Readers == 0 {
		o.Readers = max(2, runtime.GOMAXPROCS(0))
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

func (s *Store) connect() (err error) {
	if s.writer, err = sql.Open("sqlite", s.dsn("immediate", false)); err != nil {
		return err
	}
	s.writer.SetMaxOpenConns(1)
	s.writer.SetConnMaxIdleTime(0)
	if s.path == "" {
		s.reader = s.writer
		return nil
	}
	if s.reader, err = sql.Open("sqlite", s.dsn("deferred", true)); err != nil {
		return err
	}
	s.reader.SetMaxOpenConns(s.options.Readers)
	s.reader.SetMaxIdleConns(s.options.Readers)
	return nil
}

// dsn sets busy_timeout before anything that takes a lock. The busy timeout of
// SQLite is kept short: transaction retries with a context instead.
func (s *Store) dsn(lock string, readOnly bool) string {
	q := url.Values{}
	pragmas := []string{"busy_timeout(2000)"}
	name := ":memory:"
	if s.path != "" {
		name = (&url.URL{Path: s.path}).EscapedPath()
		pragmas = append(pragmas, "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(4000)",
			"journal_size_limit(67108864)")
	}
	pragmas = append(pragmas, "cache_size(-16000)", "temp_store(MEMORY)", "foreign_keys(1)")
	if readOnly {
		pragmas = append(pragmas, "query_only(1)")
	}
	for _, p := range pragmas {
		q.Add("_pragma", p)
	}
	q.Set("_txlock", lock)
	return "file:" + name + "?" + q.Encode()
}
