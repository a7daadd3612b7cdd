package sqlite

import (
	"context"
	"errors"
	"fmt"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Remove takes a document out of everything that answers. Its bytes are kept
// for Restore. It returns corpus.ErrNotFound when no live document has the id.
func (s *Store) Remove(ctx context.Context, id, who string) error {
	return s.write(ctx, "remove", func(t *tx) error {
		c, err := t.state(id, false)
		if err != nil {
			return err
		}
		if err := t.forget(c.n); err != nil {
			return err
		}
		sequence, err := t.change(store.DocumentRemoved, id, who)
		if err != nil {
			return err
		}
		_, err = t.exec(`UPDATE documents SET removed = 1, sequence = ? WHERE n = ?`, sequence, c.n)
		return err
	})
}

// Restore brings a removed document back as it was. It returns
// corpus.ErrNotFound when no removed document has the id.
func (s *Store) Restore(ctx context.Context, id, who string) error {
	return s.write(ctx, "restore", func(t *tx) error {
		c, err := t.state(id, true)
		if err != nil {
			return err
		}
		if _, err := t.exec(`UPDATE documents SET removed = 0 WHERE n = ?`, c.n); err != nil {
			return err
		}
		return t.rebuild(id, nil, store.DocumentRestored, who)
	})
}

// state gives the current version of a document that is removed, or is not.
func (t *tx) state(id string, removed bool) (stored, error) {
	c, err := t.current(id)
	if err == nil && c.removed != removed {
		err = corpus.ErrNotFound
	}
	if errors.Is(err, corpus.ErrNotFound) {
		err = fmt.Errorf("%w: document %q", err, id)
	}
	return c, err
}

// SetVisibility changes who may see a live document and everything taken from
// it.
func (s *Store) SetVisibility(ctx context.Context, id string, v corpus.Visibility, who string) error {
	return s.write(ctx, "visibility", func(t *tx) error {
		c, err := t.state(id, false)
		if err != nil {
			return err
		}
		sequence, err := t.change(store.DocumentPut, id, who)
		if err != nil {
			return err
		}
		_, err = t.exec(`UPDATE documents SET visibility = ?, sequence = ? WHERE n = ?`, v.Level(), sequence, c.n)
		return err
	})
}
