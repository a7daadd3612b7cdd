// Package memidx is an index.Library in memory, without files and without
// ranking tricks: for tests and for corpora of a few hundred documents.
package memidx

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/index"
)

// Document is one document with its text and what was taken from it.
type Document struct {
	index.Entry
	Text corpus.Text // with Folded filled
}

// Library holds documents in memory. It never changes.
type Library struct {
	documents []Document
	tables    [3]*index.Table // by level of the role
	passages  []passage
	fold      func(string) string
}

type passage struct {
	document int
	index.Passage
	folded string
}

// New makes a library. fold folds questions as Text.Folded was folded.
func New(documents []Document, fold func(string) string) *Library {
	l := &Library{documents: documents, fold: fold}
	entries := make([]index.Entry, len(documents))
	for i, d := range documents {
		entries[i] = d.Entry
		folded := []rune(d.Text.Folded)
		for _, p := range index.Split(d.Text) {
			l.passages = append(l.passages, passage{i, p, string(folded[p.Span.Start:p.Span.End])})
		}
	}
	for i, role := range []corpus.Visibility{corpus.Public, corpus.Staff, corpus.Admin} {
		l.tables[i] = index.NewTable(role, entries)
	}
	return l
}

// Table implements index.Library.
func (l *Library) Table(_ context.Context, role corpus.Visibility) (*index.Table, error) {
	return l.tables[role.Level()], nil
}

// Text implements index.Library.
func (l *Library) Text(_ context.Context, document string) (corpus.Text, error) {
	for _, d := range l.documents {
		if d.Document.ID == document && !d.Document.Removed {
			return d.Text, nil
		}
	}
	return corpus.Text{}, fmt.Errorf("memidx: document %q: %w", document, corpus.ErrNotFound)
}

// Search implements index.Searcher: pairs of characters weighted by rarity.
func (l *Library) Search(_ context.Context, q index.Query) ([]index.Hit, error) {
	terms := l.weights(l.fold(q.Text))
	var hits []index.Hit
	for _, p := range l.passages {
		if score := overlap(terms, p.folded); score > 0 && l.allowed(q, p) {
			hits = append(hits, l.hit(p, score))
		}
	}
	slices.SortStableFunc(hits, func(a, b index.Hit) int { return cmp.Compare(b.Score, a.Score) })
	return hits[:min(len(hits), cmp.Or(max(q.Limit, 0), 10))], nil
}

func (l *Library) allowed(q index.Query, p passage) bool {
	d := l.documents[p.document].Document
	return !d.Removed && q.Role.Sees(d.Visibility) &&
		(len(q.Documents) == 0 || slices.Contains(q.Documents, d.ID))
}

func (l *Library) hit(p passage, score float64) index.Hit {
	d := l.documents[p.document]
	content := []rune(d.Text.Content)
	return index.Hit{Document: d.Document.ID, Title: d.Document.Title, Heading: p.Heading,
		Span: p.Span, Text: string(content[p.Span.Start:p.Span.End]), Score: score}
}

// weights gives each pair of characters of a text the logarithm of its rarity.
func (l *Library) weights(folded string) map[string]float64 {
	terms := map[string]float64{}
	for _, t := range pairs(folded) {
		n := 0
		for _, p := range l.passages {
			if strings.Contains(p.folded, t) {
				n++
			}
		}
		if n > 0 {
			terms[t] = math.Log(1 + float64(len(l.passages))/float64(n))
		}
	}
	return terms
}

func overlap(terms map[string]float64, folded string) float64 {
	score := 0.0
	for t, w := range terms {
		if strings.Contains(folded, t) {
			score += w
		}
	}
	return score / (1 + math.Log(1+float64(len(folded)))/20)
}

// Names implements index.Searcher: the names of projects, organisations,
// persons and events that share most pairs of characters with the text.
func (l *Library) Names(ctx context.Context, q index.Query) ([]index.NameHit, error) {
	t, err := l.Table(ctx, q.Role)
	if err != nil {
		return nil, err
	}
	question := pairs(l.fold(q.Text))
	var hits []index.NameHit
	for id, names := range namesOf(t) {
		best := 0.0
		for _, n := range names {
			best = max(best, likeness(question, pairs(l.fold(n))))
		}
		if best > 0 {
			hits = append(hits, index.NameHit{Record: id, Score: best})
		}
	}
	slices.SortFunc(hits, func(a, b index.NameHit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), strings.Compare(a.Record, b.Record))
	})
	return hits[:min(len(hits), cmp.Or(max(q.Limit, 0), 10))], nil
}

// likeness is the part of the name's pairs that the question has.
func likeness(question, name []string) float64 {
	if len(name) == 0 {
		return 0
	}
	n := 0
	for _, t := range name {
		if slices.Contains(question, t) {
			n++
		}
	}
	return float64(n) / float64(len(name))
}

func namesOf(t *index.Table) map[string][]string {
	names := map[string][]string{}
	for _, p := range t.Projects(index.Filter{}) {
		names[p.ID] = append([]string{p.Name.Value}, p.Aliases...)
		for _, party := range p.Parties {
			names[p.ID] = append(names[p.ID], party.Value)
		}
	}
	for _, o := range t.Organizations() {
		names[o.ID] = append([]string{o.Name.Value}, o.Aliases...)
	}
	for _, p := range t.Persons() {
		names[p.ID] = []string{p.Name.Value}
	}
	for _, e := range t.Events() {
		names[e.ID] = []string{e.Name.Value}
	}
	return names
}

// pairs cuts a text into pairs of neighbouring characters; a text of one
// character is itself.
func pairs(folded string) []string {
	r := []rune(folded)
	if len(r) == 1 {
		return []string{folded}
	}
	var out []string
	for i := 0; i+1 < len(r); i++ {
		if p := string(r[i : i+2]); strings.TrimSpace(p) == p {
			out = append(out, p)
		}
	}
	return out
}
