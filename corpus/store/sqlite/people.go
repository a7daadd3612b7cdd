package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// SetUser adds a person or changes their role and name.
func (s *Store) SetUser(ctx context.Context, u store.User) error {
	return s.write(ctx, "user", func(t *tx) error {
		_, err := t.exec(`INSERT INTO users (id, role, name, channel, added_by, added) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET role = excluded.role, name = excluded.name,
			channel = excluded.channel, added_by = excluded.added_by`,
			u.ID, string(u.Role), u.Name, u.Channel, u.AddedBy, t.s.options.Now().UnixMilli())
		return err
	})
}

// RemoveUser takes a person's rights away; corpus.ErrNotFound when there are
// none.
func (s *Store) RemoveUser(ctx context.Context, id string) error {
	return s.write(ctx, "user", func(t *tx) error {
		r, err := t.exec(`DELETE FROM users WHERE id = ?`, id)
		return gone(r, err, "user", id)
	})
}

// gone turns "no row" into corpus.ErrNotFound.
func gone(r sql.Result, err error, what, id string) error {
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return fmt.Errorf("%w: %s %q", corpus.ErrNotFound, what, id)
}

// User gives a person by id; corpus.ErrNotFound when unknown.
func (s *Store) User(ctx context.Context, id string) (store.User, error) {
	u, err := scanUser(s.reader.QueryRowContext(ctx, userColumns+`WHERE id = ?`, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: user %q", corpus.ErrNotFound, id)
	}
	return u, s.wrap("user", err)
}

const userColumns = `SELECT id, role, name, channel, added_by, added FROM users `

func scanUser(scan func(...any) error) (u store.User, err error) {
	var added int64
	err = scan(&u.ID, &u.Role, &u.Name, &u.Channel, &u.AddedBy, &added)
	u.Added = time.UnixMilli(added).UTC()
	return u, err
}

// Users lists everybody with rights, in the order of their ids.
func (s *Store) Users(ctx context.Context) ([]store.User, error) {
	return list(ctx, s, "users", scanUser, userColumns+`ORDER BY id`)
}

// list reads all rows of a query.
func list[T any](ctx context.Context, s *Store, what string, scan func(func(...any) error) (T, error),
	query string, args ...any) (all []T, err error) {
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.wrap(what, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows.Scan)
		if err != nil {
			return nil, s.wrap(what, err)
		}
		all = append(all, v)
	}
	return all, s.wrap(what, rows.Err())
}

// SaveConversation keeps the state of a conversation until it expires.
func (s *Store) SaveConversation(ctx context.Context, id string, state []byte, expires time.Time) error {
	return s.write(ctx, "conversation", func(t *tx) error {
		if _, err := t.exec(`DELETE FROM conversations WHERE expires < ?`, t.s.options.Now().UnixMilli()); err != nil {
			return err
		}
		_, err := t.exec(`INSERT INTO conversations (id, state, expires) VALUES (?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET state = excluded.state, expires = excluded.expires`,
			id, state, expires.UnixMilli())
		return err
	})
}

// SaveConversations is SaveConversation for many in one commit; an empty state
// forgets a conversation.
func (s *Store) SaveConversations(ctx context.Context, states map[string][]byte, expires time.Time) error {
	return s.write(ctx, "conversations", func(t *tx) error {
		if _, err := t.exec(`DELETE FROM conversations WHERE expires < ?`, t.s.options.Now().UnixMilli()); err != nil {
			return err
		}
		for id, state := range states {
			query, args := `DELETE FROM conversations WHERE id = ?`, []any{id}
			if len(state) > 0 {
				query, args = `INSERT INTO conversations (id, state, expires) VALUES (?, ?, ?)
					ON CONFLICT (id) DO UPDATE SET state = excluded.state, expires = excluded.expires`, []any{id, state, expires.UnixMilli()}
			}
			if _, err := t.exec(query, args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// Conversation gives the state of a conversation; corpus.ErrNotFound when there
// is none or it has expired.
func (s *Store) Conversation(ctx context.Context, id string) (state []byte, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT state FROM conversations WHERE id = ? AND expires >= ?`,
		id, s.options.Now().UnixMilli()).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: conversation %q", corpus.ErrNotFound, id)
	}
	return state, s.wrap("conversation", err)
}

// ForgetConversation drops the state of a conversation, if there is one.
func (s *Store) ForgetConversation(ctx context.Context, id string) error {
	return s.write(ctx, "conversation", func(t *tx) error {
		_, err := t.exec(`DELETE FROM conversations WHERE id = ?`, id)
		return err
	})
}

// SetMeta keeps a value under a key, for good.
func (s *Store) SetMeta(ctx context.Context, key string, value []byte) error {
	return s.write(ctx, "meta", func(t *tx) error {
		_, err := t.exec(`INSERT INTO meta (key, value) VALUES (?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value`, key, value)
		return err
	})
}

// Meta gives the value of a key; corpus.ErrNotFound when there is none.
func (s *Store) Meta(ctx context.Context, key string) (value []byte, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = ?`, key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: key %q", corpus.ErrNotFound, key)
	}
	return value, s.wrap("meta", err)
}
