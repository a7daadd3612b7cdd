package sqlite

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/identity"
	"zhaoshang/corpus/store"
)

// sameNameLimit bounds how many records of one name are compared with a new
// one; a name that common tells no project from another.
const sameNameLimit = 64

// resolver gives the projects of one document their entities.
type resolver struct {
	*tx
	document  *corpus.Document
	decisions []decision
	twins     []string          // documents of the same text
	names     map[string]string // of the document's records by id, as extracted
	taken     map[string]bool   // entities given to this document already
}

// resolve gives the entity of a project: the one a person decided on, that of a
// stored record that agrees, or a new one.
func (r *resolver) resolve(p *corpus.Project, rawName string, f identity.Features, out *store.Result) (string, error) {
	known, err := r.named(f.Name)
	if err != nil {
		return "", err
	}
	ref := store.RecordRef{Document: r.document.ID, Project: p.ID, Name: rawName}
	entity := r.decided(ref)
	for _, k := range known {
		if k.document == r.document.ID {
			continue
		}
		verdict := r.compare(f, k)
		joins := entity == "" && verdict == identity.Same && !r.taken[k.entity] && !r.split(ref, k)
		if joins {
			entity = k.entity
			out.Joined++
		}
		if verdict >= identity.Likely && identity.Conflicting(f.Amount, k.features.Amount) && len(out.Conflicts) < 20 {
			out.Conflicts = append(out.Conflicts, conflictOf(p, f, r.document.ID, k, entity == k.entity))
		}
	}
	if entity == "" {
		entity = r.fresh(f)
	}
	r.taken[entity] = true
	return entity, nil
}

// compare trusts a name more in a document that says the same as this one.
func (r *resolver) compare(f identity.Features, k knownProject) identity.Verdict {
	verdict := identity.Compare(f, k.features)
	if verdict >= identity.Maybe && f.Phase == k.features.Phase && slices.Contains(r.twins, k.document) {
		return identity.Same
	}
	return verdict
}

// fresh makes the name of a new entity from what is known of its first record.
func (r *resolver) fresh(f identity.Features) string {
	for i := 0; ; i++ {
		key := fmt.Sprintf("%s\x00%s\x00%s\x00%s\x00%s\x00%d", f.Name, r.document.ID, f.Place, f.Phase,
			strings.Join(f.Parties, "\x01"), i)
		sum := sha256.Sum256([]byte(key))
		if entity := "e" + hex.EncodeToString(sum[:8]); !r.taken[entity] {
			return entity
		}
	}
}

// decided is the entity that the last merge or split gave to a record.
func (r *resolver) decided(ref store.RecordRef) string {
	entity := ""
	for _, d := range r.decisions {
		if (r.means(d.B, ref) || (d.Same && r.means(d.A, ref))) && !r.taken[d.entity] {
			entity = d.entity
		}
	}
	return entity
}

// means reports whether a decision's ref is the record: by its name, and of
// several of one name by its id.
func (r *resolver) means(decided, ref store.RecordRef) bool {
	return same(decided, ref) && (decided.Project == ref.Project || r.names[decided.Project] != ref.Name)
}

// split reports whether a person said that the two are different.
func (r *resolver) split(ref store.RecordRef, k knownProject) bool {
	apart := false
	for _, d := range r.decisions {
		other := store.RecordRef{Document: k.document, Project: k.id, Name: k.rawName}
		if (same(d.A, ref) && same(d.B, other)) || (same(d.B, ref) && same(d.A, other)) {
			apart = !d.Same
		}
	}
	return apart
}

// same compares refs by document and name; the id decides between records of
// one name only where decisions are made.
func same(a, b store.RecordRef) bool { return a.Document == b.Document && a.Name == b.Name }

// knownProject is a stored project as identity sees it.
type knownProject struct {
	document, id, rawName, entity string
	features                      identity.Features
}

const namedQuery = `SELECT d.id, p.id, p.raw_name, p.entity, p.name, p.features
	FROM projects p JOIN documents d USING (n) WHERE p.name = ? ORDER BY p.n, p.ordinal LIMIT ?`

// named gives the live projects of one name core. One transaction asks the
// database once for each name.
func (t *tx) named(name string) ([]knownProject, error) {
	if all, ok := t.known[name]; ok {
		return all, nil
	}
	rows, err := t.query(namedQuery, name, sameNameLimit)
	if err != nil {
		return nil, err
	}
	all, err := scanKnown(rows)
	if err == nil {
		t.known[name] = all
	}
	return all, err
}

// learn adds a project that was stored to what named gives.
func (t *tx) learn(k knownProject) {
	if all, ok := t.known[k.features.Name]; ok && len(all) < sameNameLimit {
		t.known[k.features.Name] = append(all, k)
	}
}

// forget drops the projects of a version from the database and from what named
// gives.
func (t *tx) forget(n int64) error {
	clear(t.known)
	_, err := t.exec(`DELETE FROM projects WHERE n = ?`, n)
	return err
}

func scanKnown(rows *sql.Rows) (all []knownProject, err error) {
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var k knownProject
		var features []byte
		if err := rows.Scan(&k.document, &k.id, &k.rawName, &k.entity, &k.features.Name, &features); err != nil {
			return nil, err
		}
		if err := json.Unmarshal(features, &k.features); err != nil {
			return nil, err
		}
		all = append(all, k)
	}
	return all, rows.Err()
}

func conflictOf(p *corpus.Project, f identity.Features, document string, k knownProject, joined bool) store.Conflict {
	return store.Conflict{
		Entity: k.entity, Name: p.Name.Value, Joined: joined,
		A: store.ConflictRecord{Project: k.id, Document: k.document, Date: k.features.Date, Amount: k.features.Amount},
		B: store.ConflictRecord{Project: p.ID, Document: document, Date: f.Date, Amount: f.Amount},
	}
}
