package sqlite

import (
	"encoding/json"
	"slices"

	"zhaoshang/corpus"
	"zhaoshang/corpus/identity"
	"zhaoshang/corpus/store"
)

// insertRecords stores the records of version n of document d: corrections
// applied, entities set.
func (t *tx) insertRecords(n int64, d *corpus.Document, raw corpus.Records, out *store.Result) error {
	corrections, err := t.corrections(d.ID)
	if err != nil {
		return err
	}
	data := raw
	data.Projects = slices.Clone(raw.Projects)
	var packedRaw []byte
	if len(corrections) > 0 {
		if packedRaw, err = t.s.codec.packJSON(raw); err != nil {
			return err
		}
		if err := t.s.codec.unpackJSON(packedRaw, &data); err != nil { // a deep copy: corrections must not reach raw
			return err
		}
		if _, err := store.Apply(&data, corrections); err != nil {
			return err
		}
	}
	if err := t.identify(n, d, raw.Projects, data.Projects, out); err != nil {
		return err
	}
	packed, err := t.s.codec.packJSON(data)
	if err != nil {
		return err
	}
	_, err = t.exec(`INSERT INTO records (n, data, raw) VALUES (?, ?, ?)
		ON CONFLICT (n) DO UPDATE SET data = excluded.data, raw = excluded.raw`, n, packed, packedRaw)
	return err
}

// identify sets the entity of every project and stores what identity needs of
// it. raw has the names as extracted, to which decisions of people belong.
func (t *tx) identify(n int64, d *corpus.Document, raw, projects []corpus.Project, out *store.Result) error {
	decisions, err := t.decisions(d.ID)
	if err != nil {
		return err
	}
	twins := slices.Concat(out.Duplicates, out.SameText)
	r := resolver{tx: t, document: d, decisions: decisions, twins: twins, names: map[string]string{}, taken: map[string]bool{}}
	for i := range raw {
		r.names[raw[i].ID] = raw[i].Name.Value
	}
	for i := range projects {
		f := identity.Of(&projects[i])
		if f.Date == "" && d.Date != nil {
			f.Date = d.Date.ISO()
		}
		if projects[i].Entity, err = r.resolve(&projects[i], raw[i].Name.Value, f, out); err != nil {
			return err
		}
		features, err := json.Marshal(f)
		if err != nil {
			return err
		}
		if _, err := t.exec(`INSERT INTO projects (n, ordinal, id, name, raw_name, entity, features) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			n, i, projects[i].ID, f.Name, raw[i].Name.Value, projects[i].Entity, string(features)); err != nil {
			return err
		}
		t.learn(knownProject{document: d.ID, id: projects[i].ID, rawName: raw[i].Name.Value, entity: projects[i].Entity, features: f})
	}
	return nil
}

// rebuild writes the records of the current version of a document again, with
// the corrections and decisions of now. raw nil means those stored.
func (t *tx) rebuild(id string, raw *corpus.Records, kind store.ChangeKind, who string) error {
	c, err := t.current(id)
	if err != nil {
		return err
	}
	if c.removed {
		return nil // done again when it is restored
	}
	if raw == nil {
		raw = &corpus.Records{}
		if err := t.rawRecords(c.n, raw); err != nil {
			return err
		}
	}
	d, err := t.document(c.n)
	if err != nil {
		return err
	}
	if err := t.forget(c.n); err != nil {
		return err
	}
	out, err := t.twinsOf(c, id)
	if err != nil {
		return err
	}
	if err := t.insertRecords(c.n, &d, *raw, out); err != nil {
		return err
	}
	sequence, err := t.change(kind, id, who)
	if err != nil {
		return err
	}
	_, err = t.exec(`UPDATE documents SET sequence = ? WHERE n = ?`, sequence, c.n)
	return err
}

// twinsOf gives a Result with the documents that say the same as a stored one.
func (t *tx) twinsOf(c stored, id string) (*store.Result, error) {
	var body int64
	if err := t.row(`SELECT body FROM documents WHERE n = ?`, c.n).Scan(&body); err != nil {
		return nil, err
	}
	var out store.Result
	return &out, t.twins(c.hash, id, body, &out)
}

// rawRecords reads the records of version n as they were extracted.
func (t *tx) rawRecords(n int64, out *corpus.Records) error {
	var packed []byte
	if err := t.row(`SELECT coalesce(raw, data) FROM records WHERE n = ?`, n).Scan(&packed); err != nil {
		return err
	}
	if err := t.s.codec.unpackJSON(packed, out); err != nil {
		return err
	}
	for i := range out.Projects {
		out.Projects[i].Entity = ""
	}
	return nil
}
