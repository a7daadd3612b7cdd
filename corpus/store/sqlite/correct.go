package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Correct overrides one field of a project, in the form of store.Correction.
// The override survives reindexing, extraction and new versions of the
// document until it is undone. It returns corpus.ErrNotFound for an unknown
// project.
func (s *Store) Correct(ctx context.Context, project, field string, value json.RawMessage, who string) (store.Correction, error) {
	var c store.Correction
	err := s.write(ctx, "correct", func(t *tx) error {
		known, err := t.project(project)
		if err != nil {
			return err
		}
		p, err := t.stored(known)
		if err != nil {
			return err
		}
		c = store.Correction{Document: known.document, Project: project, Name: known.rawName, Field: field, New: value, Who: who, At: t.s.options.Now().UTC()}
		if c.Old, err = p.Value(field); err != nil {
			return err
		}
		if err := store.Override(p, field, value); err != nil {
			return err
		}
		r, err := t.exec(`INSERT INTO corrections (document, project, name, field, old, new, who, at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			c.Document, c.Project, c.Name, c.Field, string(c.Old), string(c.New), c.Who, c.At.UnixMilli())
		if err != nil {
			return err
		}
		if c.ID, err = r.LastInsertId(); err != nil {
			return err
		}
		return t.rebuild(known.document, nil, store.RecordCorrected, who)
	})
	return c, err
}

// stored reads one project record as it answers now.
func (t *tx) stored(k knownProject) (*corpus.Project, error) {
	var packed []byte
	err := t.row(`SELECT r.data FROM records r JOIN documents d USING (n) WHERE d.id = ? AND d.current = 1`, k.document).
		Scan(&packed)
	if err != nil {
		return nil, err
	}
	var r corpus.Records
	if err := t.s.codec.unpackJSON(packed, &r); err != nil {
		return nil, err
	}
	for i := range r.Projects {
		if r.Projects[i].ID == k.id {
			return &r.Projects[i], nil
		}
	}
	return nil, fmt.Errorf("%w: project %q", corpus.ErrNotFound, k.id)
}

// UndoCorrection takes an override back: the field is again as extracted.
func (s *Store) UndoCorrection(ctx context.Context, id int64, who string) error {
	return s.write(ctx, "undo correction", func(t *tx) error {
		var document string
		err := t.row(`UPDATE corrections SET undone = 1 WHERE id = ? AND undone = 0 RETURNING document`, id).Scan(&document)
		if errors.Is(err, sql.ErrNoRows) {
			return fmt.Errorf("%w: correction %d", corpus.ErrNotFound, id)
		}
		if err != nil {
			return err
		}
		return t.rebuild(document, nil, store.RecordCorrected, who)
	})
}

const correctionColumns = `SELECT id, document, project, name, field, old, new, who, at, undone FROM corrections `

func (t *tx) corrections(document string) ([]store.Correction, error) {
	rows, err := t.query(correctionColumns+`WHERE document = ? AND undone = 0 ORDER BY id`, document)
	if err != nil {
		return nil, err
	}
	return scanCorrections(rows)
}

func scanCorrections(rows *sql.Rows) (all []store.Correction, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var c store.Correction
		var at int64
		var before, after []byte
		if err := rows.Scan(&c.ID, &c.Document, &c.Project, &c.Name, &c.Field, &before, &after, &c.Who, &at, &c.Undone); err != nil {
			return nil, err
		}
		c.Old, c.New, c.At = before, after, time.UnixMilli(at).UTC()
		all = append(all, c)
	}
	return all, rows.Err()
}

// Corrections lists the overrides of a document, or of all when it is "",
// oldest first, the undone ones included.
func (s *Store) Corrections(ctx context.Context, document string) ([]store.Correction, error) {
	rows, err := s.reader.QueryContext(ctx, correctionColumns+`WHERE ?1 = '' OR document = ?1 ORDER BY id`, document)
	if err != nil {
		return nil, s.wrap("corrections", err)
	}
	all, err := scanCorrections(rows)
	if err != nil {
		return nil, s.wrap("corrections", err)
	}
	for i := range all {
		if all[i].Orphan, err = s.orphan(ctx, &all[i]); err != nil {
			return nil, s.wrap("corrections", err)
		}
	}
	return all, nil
}

// orphan reports whether no live record of the document has the name that was
// corrected.
func (s *Store) orphan(ctx context.Context, c *store.Correction) (orphan bool, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT NOT EXISTS (SELECT 1 FROM documents d JOIN projects p USING (n)
		WHERE d.id = ? AND d.current = 1 AND p.raw_name = ?)`, c.Document, c.Name).Scan(&orphan)
	return orphan, err
}
