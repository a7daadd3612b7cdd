package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/identity"
	"zhaoshang/corpus/store"
)

// questionKey is the key under which questions count as the same one.
func questionKey(text string) string {
	return identity.Compact(clean.Fold(text))
}

// LogQuestions writes questions to the log; their Key is set from their Text,
// and At when it is zero.
func (s *Store) LogQuestions(ctx context.Context, questions ...store.Question) error {
	return s.write(ctx, "questions", func(t *tx) error {
		for _, q := range questions {
			if q.At.IsZero() {
				q.At = t.s.options.Now()
			}
			if _, err := t.exec(`INSERT INTO questions
				(at, user, conversation, text, key, status, gap, answer, took_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				q.At.UnixMilli(), q.User, q.Conversation, q.Text, questionKey(q.Text), q.Status, q.Gap, q.Answer,
				q.TookMS); err != nil {
				return err
			}
		}
		return nil
	})
}

// Questions gives the last questions, newest first; 0 means 100 of them.
func (s *Store) Questions(ctx context.Context, limit int) ([]store.Question, error) {
	return list(ctx, s, "questions", func(scan func(...any) error) (q store.Question, err error) {
		var at int64
		err = scan(&q.ID, &at, &q.User, &q.Conversation, &q.Text, &q.Key, &q.Status, &q.Gap, &q.Answer, &q.TookMS)
		q.At = time.UnixMilli(at).UTC()
		return q, err
	}, `SELECT id, at, user, conversation, text, key, status, gap, answer, took_ms
		FROM questions ORDER BY id DESC LIMIT ?`, orHundred(limit))
}

// ForgetQuestions takes everything that somebody asked out of the log. A gap
// stays as long as somebody else asked the same.
func (s *Store) ForgetQuestions(ctx context.Context, user string) error {
	return s.write(ctx, "questions", func(t *tx) error {
		_, err := t.exec(`DELETE FROM questions WHERE user = ?`, user)
		return err
	})
}

// PruneQuestions takes the questions before a time out of the log.
func (s *Store) PruneQuestions(ctx context.Context, before time.Time) error {
	return s.write(ctx, "questions", func(t *tx) error {
		_, err := t.exec(`DELETE FROM questions WHERE at < ?`, before.UnixMilli())
		return err
	})
}

func orHundred(limit int) int {
	if limit <= 0 {
		return 100
	}
	return limit
}

// Gaps gives the questions that could not be answered, the most asked first,
// without those that were closed or got a curated answer since; 0 means 100 of
// them.
func (s *Store) Gaps(ctx context.Context, limit int) ([]store.Gap, error) {
	return list(ctx, s, "gaps", func(scan func(...any) error) (g store.Gap, err error) {
		var first, last int64
		err = scan(&g.Key, &g.Text, &g.Gap, &g.Count, &first, &last)
		g.First, g.Last = time.UnixMilli(first).UTC(), time.UnixMilli(last).UTC()
		return g, err
	}, `SELECT q.key, q.text, q.gap, count(*) AS times, min(q.at), max(q.at)
		FROM questions q LEFT JOIN gaps_closed c USING (key)
		WHERE q.gap <> '' AND q.at > coalesce(c.at, 0) AND q.key NOT IN (SELECT key FROM curated)
		GROUP BY q.key ORDER BY times DESC, max(q.at) DESC LIMIT ?`, orHundred(limit))
}

// CloseGap takes a gap off the list until the question is asked again.
func (s *Store) CloseGap(ctx context.Context, key, who string) error {
	return s.write(ctx, "gap", func(t *tx) error {
		_, err := t.exec(`INSERT INTO gaps_closed (key, who, at) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET who = excluded.who, at = excluded.at`, key, who, t.s.options.Now().UnixMilli())
		return err
	})
}

// Curate keeps an answer that staff wrote; its Key is set from its Question.
func (s *Store) Curate(ctx context.Context, c store.Curated) error {
	return s.write(ctx, "curated answer", func(t *tx) error {
		_, err := t.exec(`INSERT INTO curated (key, question, answer, visibility, who, at) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET question = excluded.question, answer = excluded.answer,
			visibility = excluded.visibility, who = excluded.who, at = excluded.at`,
			questionKey(c.Question), c.Question, c.Answer, string(c.Visibility), c.Who, t.s.options.Now().UnixMilli())
		return err
	})
}

// Uncurate drops a curated answer; corpus.ErrNotFound when there is none.
func (s *Store) Uncurate(ctx context.Context, key string) error {
	return s.write(ctx, "curated answer", func(t *tx) error {
		r, err := t.exec(`DELETE FROM curated WHERE key = ?`, key)
		return gone(r, err, "curated answer", key)
	})
}

// Curated gives the answer that staff wrote for a question, as far as role may
// see it; corpus.ErrNotFound when there is none.
func (s *Store) Curated(ctx context.Context, question string, role corpus.Visibility) (store.Curated, error) {
	c, err := scanCurated(s.reader.QueryRowContext(ctx, curatedColumns+`WHERE key = ?`, questionKey(question)).Scan)
	if errors.Is(err, sql.ErrNoRows) || (err == nil && !role.Sees(c.Visibility)) {
		return store.Curated{}, s.wrap("curated answer", fmt.Errorf("%w: curated answer", corpus.ErrNotFound))
	}
	return c, s.wrap("curated answer", err)
}

// AllCurated lists the curated answers in the order of their questions.
func (s *Store) AllCurated(ctx context.Context) ([]store.Curated, error) {
	return list(ctx, s, "curated answers", scanCurated, curatedColumns+`ORDER BY question`)
}

const curatedColumns = `SELECT key, question, answer, visibility, who, at FROM curated `

func scanCurated(scan func(...any) error) (c store.Curated, err error) {
	var at int64
	err = scan(&c.Key, &c.Question, &c.Answer, &c.Visibility, &c.Who, &at)
	c.At = time.UnixMilli(at).UTC()
	return c, err
}
