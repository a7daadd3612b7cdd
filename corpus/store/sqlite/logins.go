package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// SetPassword keeps the hash of a person's password; the person must have a
// role (SetUser).
func (s *Store) SetPassword(ctx context.Context, user, hash string) error {
	return s.write(ctx, "password", func(t *tx) error {
		r, err := t.exec(`INSERT INTO logins (user, password, at) SELECT id, ?, ? FROM users WHERE id = ?
			ON CONFLICT (user) DO UPDATE SET password = excluded.password, at = excluded.at`,
			hash, t.s.options.Now().UnixMilli(), user)
		return gone(r, err, "user", user)
	})
}

// Password gives the hash of a person's password; corpus.ErrNotFound when they
// have none, or no role any more.
func (s *Store) Password(ctx context.Context, user string) (hash string, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT password FROM logins JOIN users ON users.id = logins.user WHERE user = ?`, user).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: password of %q", corpus.ErrNotFound, user)
	}
	return hash, s.wrap("password", err)
}

// SetKey keeps an API key by the hash of its text.
func (s *Store) SetKey(ctx context.Context, hash string, k store.Key) error {
	return s.write(ctx, "key", func(t *tx) error {
		_, err := t.exec(`INSERT INTO api_keys (hash, name, role, per_minute, at) VALUES (?, ?, ?, ?, ?)`,
			hash, k.Name, string(k.Role), k.PerMinute, t.s.options.Now().UnixMilli())
		return err
	})
}

// Key gives an API key by the hash of its text; corpus.ErrNotFound when unknown.
func (s *Store) Key(ctx context.Context, hash string) (k store.Key, err error) {
	err = s.reader.QueryRowContext(ctx, `SELECT name, role, per_minute FROM api_keys WHERE hash = ?`, hash).Scan(&k.Name, &k.Role, &k.PerMinute)
	if errors.Is(err, sql.ErrNoRows) {
		err = fmt.Errorf("%w: key", corpus.ErrNotFound)
	}
	return k, s.wrap("key", err)
}

// Keys lists the API keys by name.
func (s *Store) Keys(ctx context.Context) ([]store.Key, error) {
	scan := func(scan func(...any) error) (k store.Key, err error) {
		return k, scan(&k.Name, &k.Role, &k.PerMinute)
	}
	return list(ctx, s, "keys", scan, `SELECT name, role, per_minute FROM api_keys ORDER BY name`)
}

// RemoveKey takes the API keys of a name away; corpus.ErrNotFound when there
// are none.
func (s *Store) RemoveKey(ctx context.Context, name string) error {
	return s.write(ctx, "key", func(t *tx) error {
		r, err := t.exec(`DELETE FROM api_keys WHERE name = ?`, name)
		return gone(r, err, "key", name)
	})
}
