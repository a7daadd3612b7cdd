package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// decision is a store.Decision with the entity it gave: to both sides of a
// merge, to side B of a split.
type decision struct {
	store.Decision
	entity string
}

// Merge joins the records of two projects: they, and all that were joined with
// either, count as one from now on. It returns corpus.ErrNotFound for an
// unknown id.
func (s *Store) Merge(ctx context.Context, a, b, who string) error {
	return s.write(ctx, "merge", func(t *tx) error {
		left, right, err := t.pair(a, b)
		if err != nil || left.entity == right.entity {
			return err
		}
		if err := t.decide(true, left, right, left.entity, who); err != nil {
			return err
		}
		if _, err := t.exec(`UPDATE decisions SET entity = ? WHERE entity = ?`, left.entity, right.entity); err != nil {
			return err
		}
		documents, err := t.documentsOf(right.entity)
		if err != nil {
			return err
		}
		for _, d := range documents {
			if err := t.relabel(d, func(k knownProject) string {
				if k.entity == right.entity {
					return left.entity
				}
				return k.entity
			}, who); err != nil {
				return err
			}
		}
		return nil
	})
}

// Split takes the second project out of what it was joined with: a and b count
// as two from now on.
func (s *Store) Split(ctx context.Context, a, b, who string) error {
	return s.write(ctx, "split", func(t *tx) error {
		left, right, err := t.pair(a, b)
		if err != nil {
			return err
		}
		entity := right.entity
		if left.entity == right.entity {
			sum := sha256.Sum256(fmt.Appendf(nil, "split\x00%s\x00%s\x00%d", a, b, t.s.options.Now().UnixNano()))
			entity = "e" + hex.EncodeToString(sum[:8])
		}
		if err := t.decide(false, left, right, entity, who); err != nil {
			return err
		}
		return t.relabel(right.document, func(k knownProject) string {
			if k.id == right.id {
				return entity
			}
			return k.entity
		}, who)
	})
}

func (t *tx) pair(a, b string) (left, right knownProject, err error) {
	if a == b {
		return left, right, fmt.Errorf("%w: project %q with itself", store.ErrConflict, a)
	}
	if left, err = t.project(a); err == nil {
		right, err = t.project(b)
	}
	return left, right, err
}

// project finds a live project record by its id.
func (t *tx) project(id string) (knownProject, error) {
	document, _, _ := strings.Cut(id, "#")
	if at := strings.LastIndexByte(id, '#'); at > 0 {
		document = id[:at]
	}
	rows, err := t.query(`SELECT d.id, p.id, p.raw_name, p.entity, p.name, p.features
		FROM documents d JOIN projects p USING (n) WHERE d.id = ? AND d.current = 1 AND p.id = ?`, document, id)
	if err != nil {
		return knownProject{}, err
	}
	found, err := scanKnown(rows)
	if err == nil && len(found) == 0 {
		err = fmt.Errorf("%w: project %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return knownProject{}, err
	}
	return found[0], nil
}

func (t *tx) decide(merged bool, a, b knownProject, entity, who string) error {
	_, err := t.exec(`INSERT INTO decisions
		(same, a_document, a_project, a_name, b_document, b_project, b_name, entity, who, at)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		merged, a.document, a.id, a.rawName, b.document, b.id, b.rawName, entity, who, t.s.options.Now().UnixMilli())
	return err
}

const documentsOfQuery = `SELECT DISTINCT d.id FROM projects p JOIN documents d USING (n) WHERE p.entity = ?`

func (t *tx) documentsOf(entity string) ([]string, error) {
	rows, err := t.query(documentsOfQuery, entity)
	if err != nil {
		return nil, err
	}
	return collect[string](rows)
}

// relabel gives the projects of a document new entities.
func (t *tx) relabel(document string, entity func(knownProject) string, who string) error {
	c, err := t.current(document)
	if err != nil {
		return err
	}
	var packed []byte
	var records corpus.Records
	if err := t.row(`SELECT data FROM records WHERE n = ?`, c.n).Scan(&packed); err != nil {
		return err
	}
	if err := t.s.codec.unpackJSON(packed, &records); err != nil {
		return err
	}
	for i := range records.Projects {
		p := &records.Projects[i]
		p.Entity = entity(knownProject{document: document, id: p.ID, entity: p.Entity})
		if _, err := t.exec(`UPDATE projects SET entity = ? WHERE n = ? AND ordinal = ?`, p.Entity, c.n, i); err != nil {
			return err
		}
	}
	clear(t.known)
	if packed, err = t.s.codec.packJSON(records); err != nil {
		return err
	}
	if _, err := t.exec(`UPDATE records SET data = ? WHERE n = ?`, packed, c.n); err != nil {
		return err
	}
	sequence, err := t.change(store.RecordsLinked, document, who)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE documents SET sequence = ? WHERE n = ?`, sequence, c.n)
	return err
}

// decisions gives the decisions about a document, oldest first.
func (t *tx) decisions(document string) ([]decision, error) {
	rows, err := t.query(decisionColumns+`WHERE a_document = ?1 OR b_document = ?1 ORDER BY id`, document)
	if err != nil {
		return nil, err
	}
	return scanDecisions(rows)
}

const decisionColumns = `SELECT id, same, a_document, a_project, a_name, b_document, b_project, b_name,
	entity, who, at FROM decisions `

func scanDecisions(rows *sql.Rows) (all []decision, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var d decision
		var at int64
		if err := rows.Scan(&d.ID, &d.Same, &d.A.Document, &d.A.Project, &d.A.Name,
			&d.B.Document, &d.B.Project, &d.B.Name, &d.entity, &d.Who, &at); err != nil {
			return nil, err
		}
		d.At = time.UnixMilli(at).UTC()
		all = append(all, d)
	}
	return all, rows.Err()
}

// Decisions lists what people merged and split, oldest first.
func (s *Store) Decisions(ctx context.Context) ([]store.Decision, error) {
	rows, err := s.reader.QueryContext(ctx, decisionColumns+`ORDER BY id`)
	if err != nil {
		return nil, s.wrap("decisions", err)
	}
	found, err := scanDecisions(rows)
	all := make([]store.Decision, len(found))
	for i := range found {
		all[i] = found[i].Decision
	}
	return all, s.wrap("decisions", err)
}
