package sqlite

import (
	"cmp"
	"context"
	"slices"

	"zhaoshang/corpus/identity"
	"zhaoshang/corpus/store"
)

// candidateGroup bounds how many records that share a name or a party are
// compared with each other.
const candidateGroup = 48

// Candidates lists pairs of live project records that a person should look at,
// at most limit of them (0: 200), those with differing amounts first. Pairs that
// a person has decided on are left out unless their amounts differ.
func (s *Store) Candidates(ctx context.Context, limit int) ([]store.Candidate, error) {
	if limit <= 0 {
		limit = 200
	}
	rows, err := s.reader.QueryContext(ctx, `SELECT d.id, p.id, p.raw_name, p.entity, p.name, p.features
		FROM projects p JOIN documents d USING (n) ORDER BY p.n, p.ordinal`)
	if err != nil {
		return nil, s.wrap("candidates", err)
	}
	known, err := scanKnown(rows)
	if err != nil {
		return nil, s.wrap("candidates", err)
	}
	decided, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	f := finder{seen: map[[2]string]bool{}, decided: decided}
	for _, group := range groups(known) {
		f.compare(group)
	}
	slices.SortStableFunc(f.found, func(a, b store.Candidate) int { return cmp.Compare(rank(a), rank(b)) })
	return f.found[:min(limit, len(f.found))], nil
}

func rank(c store.Candidate) int {
	return slices.Index([]store.Reason{store.AmountDiffs, store.SameName, store.SimilarName}, c.Reason)
}

// groups gives the records that share a name or a party.
func groups(known []knownProject) [][]*knownProject {
	byKey := map[string][]*knownProject{}
	var keys []string
	add := func(key string, k *knownProject) {
		if len(byKey[key]) == 0 {
			keys = append(keys, key)
		}
		if len(byKey[key]) < candidateGroup {
			byKey[key] = append(byKey[key], k)
		}
	}
	for i := range known {
		add("name "+known[i].features.Name, &known[i])
		for _, p := range known[i].features.Parties {
			add("party "+p, &known[i])
		}
	}
	all := make([][]*knownProject, 0, len(keys))
	for _, key := range keys {
		if len(byKey[key]) > 1 {
			all = append(all, byKey[key])
		}
	}
	return all
}

type finder struct {
	seen    map[[2]string]bool
	decided []store.Decision
	found   []store.Candidate
}

func (f *finder) compare(group []*knownProject) {
	for i, a := range group {
		for _, b := range group[i+1:] {
			pair := [2]string{a.id, b.id}
			if a.document == b.document || f.seen[pair] {
				continue
			}
			f.seen[pair] = true
			if reason := f.reason(a, b); reason != "" {
				f.found = append(f.found, candidate(a, b, reason))
			}
		}
	}
}

func (f *finder) reason(a, b *knownProject) store.Reason {
	verdict := identity.Compare(a.features, b.features)
	if a.entity == b.entity {
		if identity.Conflicting(a.features.Amount, b.features.Amount) {
			return store.AmountDiffs
		}
		return ""
	}
	switch {
	case verdict == identity.Different || f.isDecided(a, b):
		return ""
	case a.features.Name == b.features.Name:
		return store.SameName
	}
	return store.SimilarName
}

func (f *finder) isDecided(a, b *knownProject) bool {
	left := store.RecordRef{Document: a.document, Name: a.rawName}
	right := store.RecordRef{Document: b.document, Name: b.rawName}
	return slices.ContainsFunc(f.decided, func(d store.Decision) bool {
		return (same(d.A, left) && same(d.B, right)) || (same(d.A, right) && same(d.B, left))
	})
}

func candidate(a, b *knownProject, reason store.Reason) store.Candidate {
	side := func(k *knownProject) store.ConflictRecord {
		return store.ConflictRecord{Project: k.id, Document: k.document, Date: k.features.Date, Amount: k.features.Amount}
	}
	return store.Candidate{
		Conflict: store.Conflict{Entity: a.entity, Name: a.rawName, A: side(a), B: side(b), Joined: a.entity == b.entity},
		NameB:    b.rawName, Reason: reason,
	}
}
