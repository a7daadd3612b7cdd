package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/store"
)

const documentColumns = `SELECT n, metadata, version, sequence, visibility, removed, added FROM documents `

func scanDocument(scan func(...any) error) (n int64, d corpus.Document, err error) {
	var metadata []byte
	var added int64
	var version, level int
	var sequence int64
	var removed bool
	if err = scan(&n, &metadata, &version, &sequence, &level, &removed, &added); err != nil {
		return 0, d, err
	}
	err = json.Unmarshal(metadata, &d)
	d.Version, d.Sequence, d.Removed, d.Added = version, sequence, removed, time.UnixMilli(added).UTC()
	d.Visibility = visibilityOf(level)
	return n, d, err
}

// visibilityOf is the visibility of a level.
func visibilityOf(level int) corpus.Visibility {
	switch level {
	case corpus.Public.Level():
		return corpus.Public
	case corpus.Staff.Level():
		return corpus.Staff
	}
	return corpus.Admin
}

func (t *tx) document(n int64) (corpus.Document, error) {
	_, d, err := scanDocument(t.row(documentColumns+`WHERE n = ?`, n).Scan)
	return d, err
}

// Document gives the current version of a document, a removed one included; the
// caller looks at its Visibility. It returns corpus.ErrNotFound for an unknown
// id.
func (s *Store) Document(ctx context.Context, id string) (corpus.Document, error) {
	_, d, err := s.find(ctx, id)
	return d, err
}

func (s *Store) find(ctx context.Context, id string) (int64, corpus.Document, error) {
	n, d, err := scanDocument(s.reader.QueryRowContext(ctx, documentColumns+`WHERE id = ? AND current = 1`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	return n, d, s.wrap("document", err)
}

// Documents lists documents in the order they were first stored. It holds no
// transaction between two documents, so that one stored meanwhile may be seen.
func (s *Store) Documents(ctx context.Context, f store.Filter) iter.Seq2[corpus.Document, error] {
	return func(yield func(corpus.Document, error) bool) {
		for last := int64(0); ; {
			page, err := s.documentPage(ctx, f, last)
			if err != nil {
				yield(corpus.Document{}, s.wrap("documents", err))
				return
			}
			if len(page) == 0 {
				return
			}
			for _, d := range page {
				if !yield(d.document, nil) {
					return
				}
				last = d.n
			}
		}
	}
}

// pageSize is how many documents one read transaction covers.
const pageSize = 256

type numbered struct {
	n        int64
	document corpus.Document
}

func (s *Store) documentPage(ctx context.Context, f store.Filter, after int64) (page []numbered, err error) {
	rows, err := s.reader.QueryContext(ctx, documentColumns+
		`WHERE n > ? AND current = 1 AND removed = ? AND visibility <= ? ORDER BY n LIMIT ?`,
		after, f.Removed, f.Role.Level(), pageSize)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var d numbered
		if d.n, d.document, err = scanDocument(rows.Scan); err != nil {
			return nil, err
		}
		page = append(page, d)
	}
	return page, rows.Err()
}

// Versions lists all versions of a document, the current one last.
func (s *Store) Versions(ctx context.Context, id string) (all []corpus.Document, err error) {
	rows, err := s.reader.QueryContext(ctx, documentColumns+`WHERE id = ? ORDER BY version`, id)
	if err != nil {
		return nil, s.wrap("versions", err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		_, d, err := scanDocument(rows.Scan)
		if err != nil {
			return nil, s.wrap("versions", err)
		}
		all = append(all, d)
	}
	return all, s.wrap("versions", rows.Err())
}

// Text gives the cleaned text of a document, folded too; the caller has looked
// at the document's Visibility.
func (s *Store) Text(ctx context.Context, id string) (corpus.Text, error) {
	query, err := s.textQuery() //nolint:sqlclosecheck // it is closed with the store
	if err != nil {
		return corpus.Text{}, s.wrap("text", err)
	}
	var content, blocks []byte
	err = query.QueryRowContext(ctx, id).Scan(&content, &blocks)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return corpus.Text{}, s.wrap("text", err)
	}
	text, err := s.text(content, blocks)
	return text, s.wrap("text", err)
}

func (s *Store) text(content, blocks []byte) (t corpus.Text, err error) {
	raw, err := s.codec.unpack(content)
	if err != nil {
		return t, err
	}
	t.Content = string(raw)
	t.Folded = clean.Fold(t.Content)
	return t, s.codec.unpackJSON(blocks, &t.Blocks)
}

// Original gives the bytes of a document as they were added.
func (s *Store) Original(ctx context.Context, id string) ([]byte, error) {
	var packed []byte
	err := s.reader.QueryRowContext(ctx, `SELECT o.data FROM documents d JOIN originals o USING (hash)
		WHERE d.id = ? AND d.current = 1`, id).Scan(&packed)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return nil, s.wrap("original", err)
	}
	data, err := s.codec.unpack(packed)
	return data, s.wrap("original", err)
}

// Records gives the records of a document, corrected and with entities.
func (s *Store) Records(ctx context.Context, id string) (corpus.Records, error) {
	var r corpus.Records
	n, _, err := s.find(ctx, id)
	if err != nil {
		return r, err
	}
	var packed []byte
	if err := s.reader.QueryRowContext(ctx, `SELECT data FROM records WHERE n = ?`, n).Scan(&packed); err != nil {
		return r, s.wrap("records", err)
	}
	return r, s.wrap("records", s.codec.unpackJSON(packed, &r))
}

// Entry gives one live document with its text and records;
// corpus.ErrNotFound when it is unknown or removed.
func (s *Store) Entry(ctx context.Context, id string) (store.Entry, error) {
	entries, err := s.entries(ctx, `d.id = ?`, id)
	if err == nil && len(entries) == 0 {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return store.Entry{}, s.wrap("entry", err)
	}
	return s.open(&entries[0])
}

// All gives every live document with its text and records, in the order they
// were stored. Whoever builds an index reads Sequence first and Changes since
// then afterwards: All holds no transaction between two pages.
func (s *Store) All(ctx context.Context) iter.Seq2[store.Entry, error] {
	return func(yield func(store.Entry, error) bool) {
		for last := int64(0); ; {
			page, err := s.entries(ctx, `d.n > ?`, last)
			if err != nil {
				yield(store.Entry{}, s.wrap("all", err))
				return
			}
			if len(page) == 0 {
				return
			}
			for i := range page {
				e, err := s.open(&page[i])
				if !yield(e, err) || err != nil {
					return
				}
				last = page[i].n
			}
		}
	}
}

// packedEntry is an Entry as it lies in the database.
type packedEntry struct {
	numbered
	content, blocks, records []byte
}

func (s *Store) entries(ctx context.Context, where string, arg any) (page []packedEntry, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT d.n, d.metadata, d.version, d.sequence, d.visibility, d.removed,
		d.added, t.content, t.blocks, r.data
		FROM documents d JOIN texts t USING (n) JOIN records r USING (n)
		WHERE `+where+` AND d.current = 1 AND d.removed = 0 ORDER BY d.n LIMIT ?`, arg, pageSize/4)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var e packedEntry
		e.n, e.document, err = scanDocument(func(into ...any) error {
			return rows.Scan(append(into, &e.content, &e.blocks, &e.records)...)
		})
		if err != nil {
			return nil, err
		}
		page = append(page, e)
	}
	return page, rows.Err()
}

func (s *Store) open(p *packedEntry) (e store.Entry, err error) {
	e.Document = p.document
	if e.Text, err = s.text(p.content, p.blocks); err == nil {
		err = s.codec.unpackJSON(p.records, &e.Records)
	}
	if err != nil {
		return e, s.wrap("entry", fmt.Errorf("document %q: %w", p.document.ID, err))
	}
	return e, nil
}

// Sequence is the number of the last change; 0 for an empty store.
func (s *Store) Sequence(ctx context.Context) (n int64, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT coalesce(max(sequence), 0) FROM changes`).Scan(&n)
	return n, s.wrap("sequence", err)
}

// Changes gives the changes after a sequence, oldest first.
func (s *Store) Changes(ctx context.Context, since int64) iter.Seq2[store.Change, error] {
	return func(yield func(store.Change, error) bool) {
		for {
			page, err := s.changePage(ctx, since)
			if err != nil {
				yield(store.Change{}, s.wrap("changes", err))
				return
			}
			if len(page) == 0 {
				return
			}
			for _, c := range page {
				if !yield(c, nil) {
					return
				}
				since = c.Sequence
			}
		}
	}
}

func (s *Store) changePage(ctx context.Context, since int64) (page []store.Change, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT sequence, kind, document, who, at FROM changes
		WHERE sequence > ? ORDER BY sequence LIMIT 1000`, since)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var c store.Change
		var at int64
		if err := rows.Scan(&c.Sequence, &c.Kind, &c.Document, &c.Who, &at); err != nil {
			return nil, err
		}
		c.At = time.UnixMilli(at).UTC()
		page = append(page, c)
	}
	return page, rows.Err()
}
