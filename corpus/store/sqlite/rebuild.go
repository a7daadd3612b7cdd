package sqlite

import (
	"context"
	"errors"
	"iter"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Stale gives the live documents whose text or records come from other versions
// than those given.
func (s *Store) Stale(ctx context.Context, cleanVersion, extractVersion int) iter.Seq2[store.Stale, error] {
	return func(yield func(store.Stale, error) bool) {
		for last := int64(0); ; {
			page, err := s.stalePage(ctx, last, cleanVersion, extractVersion)
			if err != nil {
				yield(store.Stale{}, s.wrap("stale", err))
				return
			}
			if len(page) == 0 {
				return
			}
			for _, d := range page {
				if !yield(d.Stale, nil) {
					return
				}
				last = d.n
			}
		}
	}
}

type numberedStale struct {
	n int64
	store.Stale
}

func (s *Store) stalePage(ctx context.Context, after int64, cleanVersion, extractVersion int) ([]numberedStale, error) {
	return list(ctx, s, "stale", func(scan func(...any) error) (d numberedStale, err error) {
		d.n, d.Document, err = scanDocument(func(into ...any) error {
			return scan(append(into, &d.CleanVersion, &d.ExtractVersion)...)
		})
		return d, err
	}, `SELECT n, metadata, version, sequence, visibility, removed, added, clean, extract FROM documents
		WHERE n > ? AND current = 1 AND removed = 0 AND (clean <> ? OR extract <> ?) ORDER BY n LIMIT ?`,
		after, cleanVersion, extractVersion, pageSize)
}

// Rebuild stores new text and records of documents in one transaction and
// returns how many: a document removed or replaced meanwhile is left alone.
// Corrections and decisions are applied again.
func (s *Store) Rebuild(ctx context.Context, rebuilt ...store.Rebuilt) (done int, err error) {
	err = s.write(ctx, "rebuild", func(t *tx) error {
		done = 0
		for i := range rebuilt {
			ok, err := t.rebuildOne(&rebuilt[i])
			if err != nil {
				return err
			}
			if ok {
				done++
			}
		}
		return nil
	})
	return done, err
}

func (t *tx) rebuildOne(r *store.Rebuilt) (bool, error) {
	c, err := t.current(r.Document)
	if err != nil || c.removed || c.hash != r.Hash {
		return false, ignoreNotFound(err)
	}
	if r.Text != nil {
		blocks, err := t.s.codec.packJSON(r.Text.Blocks)
		if err != nil {
			return false, err
		}
		if _, err := t.exec(`UPDATE texts SET content = ?, blocks = ? WHERE n = ?`,
			t.s.codec.pack([]byte(r.Text.Content)), blocks, c.n); err != nil {
			return false, err
		}
		if _, err := t.exec(`UPDATE documents SET body = ? WHERE n = ?`, bodyOf(r.Text), c.n); err != nil {
			return false, err
		}
	}
	if _, err := t.exec(`UPDATE documents SET clean = ?, extract = ? WHERE n = ?`,
		r.CleanVersion, r.ExtractVersion, c.n); err != nil {
		return false, err
	}
	return true, t.rebuild(r.Document, &r.Records, store.RecordsRebuilt, "")
}

func ignoreNotFound(err error) error {
	if errors.Is(err, corpus.ErrNotFound) {
		return nil
	}
	return err
}
