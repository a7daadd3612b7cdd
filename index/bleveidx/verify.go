package bleveidx

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"zhaoshang/corpus"
	"zhaoshang/index"
	"zhaoshang/index/rank"
)

// Report is what Verify found. Findings is empty when index, records and
// documents are the same.
type Report struct {
	Generation string    `json:"generation"` // "" when all is in memory
	Manifest   *Manifest `json:"manifest,omitempty"`
	Documents  int       `json:"documents"`
	Projects   int       `json:"projects"`
	Beside     int       `json:"beside"`  // documents changed since the generation was built
	Ghosts     []string  `json:"ghosts"`  // found, but not in the store
	Orphans    []string  `json:"orphans"` // in the store, but not found
	Stale      []string  `json:"stale"`   // found in another version than the store's
	Findings   []string  `json:"findings"`
}

// Clean reports whether nothing was found.
func (r *Report) Clean() bool {
	return len(r.Findings)+len(r.Ghosts)+len(r.Orphans)+len(r.Stale) == 0
}

// Verify compares what can be found with the store, document by document and
// record by record, and the generation's files with their checksums.
func (x *Index) Verify(ctx context.Context) (r *Report, err error) {
	defer rescue("verify", &err)
	if err := x.Refresh(ctx); err != nil {
		return nil, err
	}
	s, err := x.held()
	if err != nil {
		return nil, err
	}
	defer s.release()
	r = &Report{Generation: s.name(), Beside: s.beside()}
	if s.damage != nil {
		r.Findings = append(r.Findings, s.damage.Error())
	}
	if s.empty {
		r.Findings = append(r.Findings, index.ErrNotReady.Error())
		return r, nil
	}
	if g := s.generation; g != nil {
		r.Manifest = g.manifest
		r.Findings = append(r.Findings, g.checksums(x.dir)...)
		r.Findings = append(r.Findings, s.examine(g)...)
	}
	return r, x.compare(ctx, s, r)
}

// checksums reads every file of the generation.
func (g *generation) checksums(dir string) []string {
	var findings []string
	for name, want := range g.manifest.Files {
		got, err := checksum(filepath.Join(dir, g.name, filepath.FromSlash(name)))
		switch {
		case errors.Is(err, os.ErrNotExist):
			findings = append(findings, fmt.Sprintf("file %q is missing", name))
		case err != nil:
			findings = append(findings, err.Error())
		case got != want:
			findings = append(findings, fmt.Sprintf("file %q is not what was built", name))
		}
	}
	slices.Sort(findings)
	return findings
}

// compare goes through the store and looks everything up.
func (x *Index) compare(ctx context.Context, s *state, r *Report) error {
	table := s.table(corpus.Admin)
	seen := map[string]bool{}
	for item, err := range x.source.All(ctx) {
		if err != nil {
			return fmt.Errorf("bleveidx: verify: %w", err)
		}
		d := item.Document
		if seen[d.ID] = true; d.Sequence > s.sequence {
			continue // added since
		}
		r.Documents++
		r.Projects += len(item.Records.Projects)
		known, ok := table.Document(d.ID)
		switch {
		case !ok:
			r.Orphans = append(r.Orphans, d.ID)
		case known.Hash != d.Hash || known.Version != d.Version || !index.SameRecords(table.In(d.ID), &item.Records):
			r.Stale = append(r.Stale, d.ID)
		}
	}
	for _, d := range table.Documents() {
		if !seen[d.ID] {
			r.Ghosts = append(r.Ghosts, d.ID)
		}
	}
	if n := table.Select(index.Filter{}).Len(); len(r.Orphans)+len(r.Stale)+len(r.Ghosts) == 0 && n != r.Projects {
		r.Findings = append(r.Findings, fmt.Sprintf("%d projects can be found, the store has %d", n, r.Projects))
	}
	return nil
}

// examine looks whether a generation is whole: its counts, and every document
// with its passages and names read back and found by a term of its own.
func (s *state) examine(g *generation) []string {
	m := g.manifest
	var findings []string
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"documents", g.layer.part.Len(), m.Documents}, {"projects", g.layer.part.Projects(), m.Projects},
		{"passages", g.passages.size(), m.Passages}, {"names", g.names.size(), m.Names},
	} {
		if c.got != c.want {
			findings = append(findings, fmt.Sprintf("%d %s, want %d", c.got, c.what, c.want))
		}
	}
	findings = append(findings, g.passages.examine("passage", g.layer.part.Len())...)
	return append(findings, g.names.examine("name", g.layer.part.Len())...)
}

// probes is how many rows of a shelf are looked up by their terms.
const probes = 500

func (d *diskShelf) examine(what string, documents int) []string {
	var findings []string
	step := max(1, len(d.rows)/probes)
	runes := 0
	for i := range uint32(len(d.rows)) {
		r := d.rows[i]
		runes += int(r.End - r.Start)
		if int(r.Document) >= documents || r.End < r.Start {
			findings = append(findings, fmt.Sprintf("%s %d is of no document", what, i))
			continue
		}
		if len(d.content(i)) < int(r.End-r.Start) {
			findings = append(findings, fmt.Sprintf("%s %d cannot be read back", what, i))
		}
		if int(i)%step == 0 && !d.holds(i) {
			findings = append(findings, fmt.Sprintf("%s %d is not found by its own terms", what, i))
		}
	}
	if runes != d.runes {
		findings = append(findings, fmt.Sprintf("%d runes of %ss, want %d", runes, what, d.runes))
	}
	return findings
}

// holds reports whether the first terms of a row lead back to it.
func (d *diskShelf) holds(i uint32) bool {
	for n, term := range firstTerms(d.units(i)) {
		p, err := d.find(term, &spares{})
		if err != nil || !p.has(i) {
			return false
		}
		if n > 4 {
			break
		}
	}
	return true
}

// firstTerms gives the terms at the beginning of a text.
func firstTerms(units []uint16) []string {
	runes := make([]rune, 0, 12)
	for _, u := range units[:min(len(units), cap(runes))] {
		if u >= 0xE000 && u < 0xF900 { // stands for a rune that is not known here
			break
		}
		runes = append(runes, rune(u))
	}
	var out []string
	rank.Terms(string(runes), func(term string) { out = append(out, term) })
	if len(runes) < len(units) && len(out) > 0 {
		out = out[:len(out)-1] // it may have been cut
	}
	return out
}
