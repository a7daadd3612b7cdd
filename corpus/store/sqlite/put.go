package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/identity"
	"zhaoshang/corpus/store"
)

// Put stores documents in one transaction: all of them are durable when it
// returns nil, none otherwise. The same bytes under the same id change nothing;
// other bytes make a new version that replaces the old one in one step.
func (s *Store) Put(ctx context.Context, puts ...store.Put) ([]store.Result, error) {
	return s.putAll(ctx, nil, puts)
}

// errTried takes back what Try did.
var errTried = errors.New("sqlite: only tried")

// Try tells what Put would do, and changes nothing.
func (s *Store) Try(ctx context.Context, puts ...store.Put) ([]store.Result, error) {
	return s.putAll(ctx, errTried, puts)
}

// putAll puts documents in one transaction; verdict is what ends it.
func (s *Store) putAll(ctx context.Context, verdict error, puts []store.Put) ([]store.Result, error) {
	packed := make([]packedPut, len(puts))
	for i := range puts {
		var err error
		if packed[i], err = s.packPut(&puts[i]); err != nil {
			return nil, fmt.Errorf("sqlite: put %q: %w", puts[i].Document.ID, err)
		}
	}
	var results []store.Result
	err := s.write(ctx, "put", func(t *tx) error {
		if err := t.room(); err != nil {
			return err
		}
		results = make([]store.Result, len(puts))
		for i := range puts {
			if err := t.put(&puts[i], &packed[i], &results[i]); err != nil {
				return fmt.Errorf("document %q: %w", puts[i].Document.ID, err)
			}
		}
		return verdict
	})
	if err != nil && !errors.Is(err, errTried) {
		return nil, err
	}
	return results, nil
}

// packedPut is what of a Put can be made ready before the transaction.
type packedPut struct {
	original, content, blocks []byte
	body                      int64
}

func (s *Store) packPut(p *store.Put) (packedPut, error) {
	if p.Document.ID == "" || p.Document.Hash == "" {
		return packedPut{}, errors.New("a document needs an id and a hash")
	}
	blocks, err := s.codec.packJSON(p.Text.Blocks)
	return packedPut{
		original: s.codec.pack(p.Original),
		content:  s.codec.pack([]byte(p.Text.Content)),
		blocks:   blocks,
		body:     bodyOf(&p.Text),
	}, err
}

// bodyOf hashes the letters and digits of a text; never 0.
func bodyOf(t *corpus.Text) int64 {
	folded := t.Folded
	if folded == "" {
		folded = clean.Fold(t.Content)
	}
	sum := sha256.Sum256([]byte(identity.Compact(folded)))
	return int64(binary.LittleEndian.Uint64(sum[:8]) | 1)
}

// room refuses to grow past Options.MaxBytes.
func (t *tx) room() error {
	limit := t.s.options.MaxBytes
	if limit == 0 {
		return nil
	}
	var size int64
	err := t.row(`SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()`).Scan(&size)
	if err == nil && size > limit {
		return fmt.Errorf("%w: %d of %d bytes", store.ErrFull, size, limit)
	}
	return err
}

// stored is the current version of a document as Put compares it.
type stored struct {
	n          int64
	version    int
	hash       string
	visibility int
	removed    bool
}

const currentQuery = `SELECT n, version, hash, visibility, removed FROM documents WHERE id = ? AND current = 1`

func (t *tx) current(id string) (stored, error) {
	var c stored
	err := t.row(currentQuery, id).
		Scan(&c.n, &c.version, &c.hash, &c.visibility, &c.removed)
	if errors.Is(err, sql.ErrNoRows) {
		return stored{}, corpus.ErrNotFound
	}
	return c, err
}

func (t *tx) put(p *store.Put, packed *packedPut, out *store.Result) error {
	old, err := t.current(p.Document.ID)
	if err != nil && !errors.Is(err, corpus.ErrNotFound) {
		return err
	}
	if err := t.twins(p.Document.Hash, p.Document.ID, packed.body, out); err != nil {
		return err
	}
	d := p.Document
	d.Visibility = old.visibilityFor(d.Visibility)
	if old.n != 0 && !old.removed && old.hash == d.Hash && old.visibility == d.Visibility.Level() {
		out.Outcome = store.Unchanged
		out.Document, err = t.document(old.n)
		return err
	}
	out.Outcome = store.Added
	if old.n != 0 && !old.removed {
		out.Outcome = store.Replaced
	}
	if err := t.retire(old.n); err != nil {
		return err
	}
	d.Version = old.version + 1
	return t.insert(p, d, packed, out)
}

// visibilityFor gives the visibility of the next version: what was asked for,
// else what holds now. A report that staff closed stays closed.
func (c *stored) visibilityFor(asked corpus.Visibility) corpus.Visibility {
	if asked != "" {
		return asked
	}
	return visibilityOf(c.visibility)
}

// retire makes a version one of the past.
func (t *tx) retire(n int64) error {
	if n == 0 {
		return nil
	}
	if _, err := t.exec(`UPDATE documents SET current = 0 WHERE n = ?`, n); err != nil {
		return err
	}
	return t.forget(n)
}

func (t *tx) insert(p *store.Put, d corpus.Document, packed *packedPut, out *store.Result) error {
	sequence, err := t.change(store.DocumentPut, p.Document.ID, p.Who)
	if err != nil {
		return err
	}
	d.Sequence, d.Added, d.Removed = sequence, t.s.options.Now().UTC(), false
	out.Document = d
	if _, err := t.exec(`INSERT OR IGNORE INTO originals (hash, size, data) VALUES (?, ?, ?)`,
		d.Hash, len(p.Original), packed.original); err != nil {
		return err
	}
	n, err := t.insertDocument(&d, p, packed.body)
	if err != nil {
		return err
	}
	if _, err := t.exec(`INSERT INTO texts (n, content, blocks) VALUES (?, ?, ?)`, n, packed.content, packed.blocks); err != nil {
		return err
	}
	return t.insertRecords(n, &d, p.Records, out)
}

func (t *tx) insertDocument(d *corpus.Document, p *store.Put, body int64) (int64, error) {
	metadata, err := json.Marshal(d)
	if err != nil {
		return 0, err
	}
	r, err := t.exec(`INSERT INTO documents
		(id, version, sequence, hash, visibility, current, added, clean, extract, metadata, body)
		VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
		d.ID, d.Version, d.Sequence, d.Hash, d.Visibility.Level(), d.Added.UnixMilli(),
		p.CleanVersion, p.ExtractVersion, string(metadata), body)
	if err != nil {
		return 0, err
	}
	return r.LastInsertId()
}

// mostTwins bounds how many documents that say the same are told.
const mostTwins = 8

const twinsQuery = `
	SELECT id, hash = ?1, n FROM documents WHERE hash = ?1 AND current = 1 AND removed = 0 AND id <> ?3
	UNION
	SELECT id, hash = ?1, n FROM documents WHERE body = ?2 AND body <> 0 AND current = 1 AND removed = 0 AND id <> ?3
	ORDER BY n LIMIT ?4`

// twins finds the live documents of other ids with the same bytes or text.
func (t *tx) twins(hash, id string, body int64, out *store.Result) (err error) {
	rows, err := t.query(twinsQuery, hash, body, id, mostTwins)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var other string
		var sameBytes bool
		var n int64
		if err := rows.Scan(&other, &sameBytes, &n); err != nil {
			return err
		}
		if sameBytes {
			out.Duplicates = append(out.Duplicates, other)
		} else {
			out.SameText = append(out.SameText, other)
		}
	}
	return rows.Err()
}

// collect reads a result of one column.
func collect[T any](rows *sql.Rows) (all []T, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}
