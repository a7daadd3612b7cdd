package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// Stats counts what is stored.
func (s *Store) Stats(ctx context.Context) (st store.Stats, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM documents WHERE current = 1 AND removed = 0),
		(SELECT count(*) FROM documents WHERE current = 1 AND removed = 1),
		(SELECT count(*) FROM documents),
		(SELECT count(*) FROM projects),
		(SELECT coalesce(max(sequence), 0) FROM changes),
		(SELECT user_version FROM pragma_user_version()),
		(SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size())`).
		Scan(&st.Documents, &st.Removed, &st.Versions, &st.Projects, &st.Sequence, &st.Schema, &st.SizeBytes)
	return st, s.wrap("stats", err)
}

// Check reads everything back: the database's own integrity, the hash of every
// original, that every live document has text and records whose spans lie
// inside the text, and that the tables agree. It returns what is wrong; an
// error means that checking itself did not work.
func (s *Store) Check(ctx context.Context) ([]store.Finding, error) {
	var all []store.Finding
	for _, check := range []func(context.Context) ([]store.Finding, error){
		s.checkDatabase, s.checkOriginals, s.checkDocuments, s.checkEntries,
	} {
		found, err := check(ctx)
		if err != nil {
			return all, s.wrap("check", err)
		}
		all = append(all, found...)
	}
	return all, nil
}

func (s *Store) checkDatabase(ctx context.Context) (found []store.Finding, err error) {
	rows, err := s.reader.QueryContext(ctx, `PRAGMA integrity_check(20)`)
	if err != nil {
		return nil, err
	}
	lines, err := collect[string](rows)
	for _, l := range lines {
		if l != "ok" {
			found = append(found, store.Finding{What: "database: " + l})
		}
	}
	return found, err
}

func (s *Store) checkOriginals(ctx context.Context) (found []store.Finding, err error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT hash, size, data FROM originals`)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var hash string
		var size int
		var packed sql.RawBytes
		if err := rows.Scan(&hash, &size, &packed); err != nil {
			return nil, err
		}
		data, err := s.codec.unpack(packed)
		sum := sha256.Sum256(data)
		if err != nil || len(data) != size || hex.EncodeToString(sum[:]) != hash {
			found = append(found, store.Finding{What: fmt.Sprintf("original %.12s: bytes do not match their hash", hash)})
		}
	}
	return found, rows.Err()
}

// checkDocuments looks for documents without text, records or original, with
// more than one current version, and for projects of documents not live.
func (s *Store) checkDocuments(ctx context.Context) ([]store.Finding, error) {
	return list(ctx, s, "check", func(scan func(...any) error) (f store.Finding, err error) {
		err = scan(&f.Document, &f.What)
		return f, err
	}, `SELECT id, 'no text' FROM documents WHERE n NOT IN (SELECT n FROM texts)
		UNION ALL SELECT id, 'no records' FROM documents WHERE n NOT IN (SELECT n FROM records)
		UNION ALL SELECT id, 'no original' FROM documents WHERE hash NOT IN (SELECT hash FROM originals)
		UNION ALL SELECT id, 'not one current version' FROM documents GROUP BY id HAVING sum(current) <> 1
		UNION ALL SELECT id, 'projects of a version that is not live' FROM documents
			WHERE (current = 0 OR removed = 1) AND n IN (SELECT n FROM projects)
		UNION ALL SELECT id, 'sequence not in the change log' FROM documents
			WHERE sequence NOT IN (SELECT sequence FROM changes)`)
}

func (s *Store) checkEntries(ctx context.Context) (found []store.Finding, err error) {
	for e, err := range s.All(ctx) {
		if err != nil {
			if e.Document.ID == "" {
				return found, err
			}
			found = append(found, store.Finding{Document: e.Document.ID, What: err.Error()})
			return found, nil
		}
		if what := checkSpans(&e); what != "" {
			found = append(found, store.Finding{Document: e.Document.ID, What: what})
		}
	}
	return found, nil
}

func checkSpans(e *store.Entry) string {
	length := utf8.RuneCountInString(e.Text.Content)
	inside := func(s corpus.Span) bool { return s.Start >= 0 && s.Start <= s.End && s.End <= length }
	for _, b := range e.Text.Blocks {
		if !inside(b.Span) {
			return fmt.Sprintf("block %v outside of the text of %d runes", b.Span, length)
		}
	}
	for i := range e.Records.Projects {
		p := &e.Records.Projects[i]
		if !inside(p.Name.Span) || !inside(p.Sentence) {
			return fmt.Sprintf("project %q: span outside of the text of %d runes", p.ID, length)
		}
		if p.Entity == "" {
			return fmt.Sprintf("project %q: no entity", p.ID)
		}
	}
	return ""
}
