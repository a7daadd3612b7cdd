package sqlite

import (
	"context"
	"database/sql"
	"math/rand/v2"
	"time"

	"zhaoshang/corpus/store"
)

// tx is one write transaction with the statements of the store prepared.
type tx struct {
	*sql.Tx
	s     *Store
	ctx   context.Context // of the one call of write that it lives in
	stmts map[string]*sql.Stmt
	known map[string][]knownProject // by name core: what named has read, kept in step by identify
}

// write runs f in one immediate transaction and commits it: when write returns
// nil, what f did is on the disk. When another process holds the lock it tries
// again until the busy timeout, so f may run more than once.
func (s *Store) write(ctx context.Context, what string, f func(*tx) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	return s.wrap(what, s.patiently(ctx, func() error { return s.attempt(ctx, f) }))
}

// patiently tries again while another process holds the lock, until the busy
// timeout.
func (s *Store) patiently(ctx context.Context, try func() error) error {
	deadline := time.Now().Add(s.options.BusyTimeout)
	for wait := 5 * time.Millisecond; ; wait = min(2*wait, 500*time.Millisecond) {
		err := try()
		if err == nil || !isBusy(err) || time.Now().After(deadline) {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(wait/2 + rand.N(wait)):
		}
	}
}

func (s *Store) attempt(ctx context.Context, f func(*tx) error) error {
	t, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(&tx{Tx: t, s: s, ctx: ctx, stmts: map[string]*sql.Stmt{}, known: map[string][]knownProject{}}); err != nil {
		_ = t.Rollback()
		return err
	}
	return t.Commit()
}

// prepared gives a statement that the transaction prepares once.
func (t *tx) prepared(query string) (*sql.Stmt, error) {
	if st, ok := t.stmts[query]; ok {
		return st, nil
	}
	st, err := t.PrepareContext(t.ctx, query)
	if err == nil {
		t.stmts[query] = st
	}
	return st, err
}

func (t *tx) exec(query string, args ...any) (sql.Result, error) {
	st, err := t.prepared(query)
	if err != nil {
		return nil, err
	}
	return st.ExecContext(t.ctx, args...)
}

func (t *tx) query(query string, args ...any) (*sql.Rows, error) {
	st, err := t.prepared(query)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(t.ctx, args...)
}

func (t *tx) row(query string, args ...any) *sql.Row {
	st, err := t.prepared(query)
	if err != nil {
		return t.QueryRowContext(t.ctx, query, args...) // gives the error to Scan
	}
	return st.QueryRowContext(t.ctx, args...)
}

// change writes a line of the change log and returns its sequence.
func (t *tx) change(kind store.ChangeKind, document, who string) (int64, error) {
	r, err := t.exec(`INSERT INTO changes (kind, document, who, at) VALUES (?, ?, ?, ?)`,
		string(kind), document, who, t.s.options.Now().UnixMilli())
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}
