package sqlite

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"zhaoshang/corpus/store"
)

// migrations are applied in the order of their names and never changed once
// released; their number is the schema version (user_version).
//
//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks the file as ours: "ZSng".
const applicationID = 0x5a536e67

// migrate brings the schema up to date; every migration is a transaction. It
// writes nothing when there is nothing to do.
func (s *Store) migrate(ctx context.Context) error {
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	slices.Sort(names)
	id, version, err := s.schema(ctx)
	switch {
	case err != nil:
		return err
	case version != 0 && id != applicationID, version == 0 && id != 0 && id != applicationID:
		return store.ErrForeign
	case version > len(names):
		return fmt.Errorf("%w: schema %d, this program knows %d", store.ErrNewer, version, len(names))
	}
	for at := version; at < len(names); at++ {
		if err := s.apply(ctx, at, names[at]); err != nil {
			return fmt.Errorf("%s: %w", names[at], err)
		}
	}
	return nil
}

// schema reads without a lock, so that opening never waits for a writer. The
// version comes first: another process may make the schema between the two reads, and a
// version without the id would be of another program.
func (s *Store) schema(ctx context.Context) (id, version int, err error) {
	err = s.patiently(ctx, func() error {
		return errors.Join(
			s.reader.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&version),
			s.reader.QueryRowContext(ctx, `PRAGMA application_id`).Scan(&id))
	})
	return id, version, err
}

// apply runs one migration unless another process has done so meanwhile.
func (s *Store) apply(ctx context.Context, at int, name string) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	return s.write(ctx, "migrate", func(t *tx) error {
		var version int
		if err := t.row(`PRAGMA user_version`).Scan(&version); err != nil || version != at {
			return err
		}
		if err := t.unclaimed(at); err != nil {
			return err
		}
		_, err := t.ExecContext(ctx, string(script)+fmt.Sprintf(
			"\nPRAGMA user_version = %d; PRAGMA application_id = %d;", at+1, applicationID))
		return err
	})
}

// unclaimed refuses to make our tables in another program's database.
func (t *tx) unclaimed(version int) error {
	var tables int
	if version > 0 {
		return nil
	}
	if err := t.row(`SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return err
	}
	if tables > 0 {
		return store.ErrForeign
	}
	return nil
}
