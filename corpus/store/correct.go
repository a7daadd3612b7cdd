package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"zhaoshang/corpus"
)

// CorrectionRule is the rule of a value that a person gave; its span is the
// record's sentence.
const CorrectionRule = "correction"

// Apply overrides the fields of r that corrections name, in their order, and
// returns the ids of the corrections that found no record. A correction is for
// the record with its name as extracted; of several with that name, for the one
// with its id, else for the first.
func Apply(r *corpus.Records, corrections []Correction) (orphans []int64, err error) {
	names := make([]string, len(r.Projects))
	for i := range r.Projects {
		names[i] = r.Projects[i].Name.Value
	}
	for _, c := range corrections {
		if c.Undone {
			continue
		}
		i := find(r.Projects, names, c.Project, c.Name)
		if i < 0 {
			orphans = append(orphans, c.ID)
			continue
		}
		note, err := corrected(&r.Projects[i], &c)
		if err == nil {
			err = Override(&r.Projects[i], c.Field, c.New)
		}
		if err != nil {
			return nil, fmt.Errorf("store: correction %d: %w", c.ID, err)
		}
		r.Projects[i].Corrected = append(dropField(r.Projects[i].Corrected, c.Field), note)
	}
	return orphans, nil
}

// corrected notes what a correction is about to override. Of several of one
// field, the document's own value is that of the first.
func corrected(p *corpus.Project, c *Correction) (corpus.Corrected, error) {
	note := corpus.Corrected{Field: c.Field, New: c.New, Who: c.Who, At: c.At}
	if before := p.Correction(c.Field); before != nil {
		note.Said, note.Old = before.Said, before.Old
		return note, nil
	}
	old, err := p.Value(c.Field)
	note.Said, note.Old = said(p, c.Field), old
	return note, err
}

func dropField(all []corpus.Corrected, field string) []corpus.Corrected {
	return slices.DeleteFunc(all, func(c corpus.Corrected) bool { return c.Field == field })
}

// said gives the places where a document has its own value of a field.
func said(p *corpus.Project, field string) []corpus.Span {
	switch field {
	case "name":
		return []corpus.Span{p.Name.Span}
	case "amount":
		return spanOf(p.Amount)
	case "parties":
		all := make([]corpus.Span, len(p.Parties))
		for i := range p.Parties {
			all[i] = p.Parties[i].Span
		}
		return all
	case "sector":
		return spanOf(p.Sector)
	case "place":
		return spanOf(p.Place)
	case "event":
		return spanOf(p.Event)
	case "date":
		return spanOf(p.Date)
	case "status":
		return spanOf(p.Status)
	}
	return nil
}

func spanOf[T any](s *corpus.Sourced[T]) []corpus.Span {
	if s == nil || s.Span.Empty() {
		return nil
	}
	return []corpus.Span{s.Span}
}

func find(projects []corpus.Project, names []string, id, name string) int {
	first := -1
	for i := range projects {
		switch {
		case names[i] != name:
		case projects[i].ID == id:
			return i
		case first < 0:
			first = i
		}
	}
	return first
}

// Override sets a field of p to a value in the form of Correction.New.
func Override(p *corpus.Project, field string, value json.RawMessage) (err error) {
	switch field {
	case "name":
		err = overrideName(p, value)
	case "amount":
		err = overrideAmount(p, value)
	case "parties":
		err = overrideParties(p, value)
	case "sector":
		p.Sector, p.Sectors, err = overrideNamed(value, p.Sentence)
	case "place":
		p.Place, p.Places, err = overrideNamed(value, p.Sentence)
	case "event":
		p.Event, err = decoded[string](value, p.Sentence)
	case "date":
		p.Date, err = decoded[corpus.Date](value, p.Sentence)
	case "status":
		p.Status, err = decoded[corpus.Status](value, p.Sentence)
	case "phase":
		err = json.Unmarshal(value, &p.Phase)
	default:
		err = fmt.Errorf("not one of %v", corpus.ProjectFields())
	}
	if err != nil {
		return fmt.Errorf("store: field %q: value %s: %w", field, value, err)
	}
	return nil
}

func overrideName(p *corpus.Project, value json.RawMessage) error {
	name, err := decoded[string](value, p.Sentence)
	if err != nil || name == nil || name.Value == "" {
		return fmt.Errorf("a name cannot be taken away: %w", ErrConflict)
	}
	if !slices.Contains(p.Aliases, p.Name.Value) {
		p.Aliases = append(p.Aliases, p.Name.Value)
	}
	p.Name = *name
	return nil
}

// overrideAmount keeps Moneys in step: the total stands there as well.
func overrideAmount(p *corpus.Project, value json.RawMessage) error {
	amount, err := decoded[corpus.Amount](value, p.Sentence)
	if err != nil {
		return err
	}
	p.Amount = amount
	p.Moneys = slices.DeleteFunc(p.Moneys, func(m corpus.Sourced[corpus.Money]) bool {
		return m.Value.Kind == corpus.TotalInvestment
	})
	if amount != nil {
		total := corpus.Money{Kind: corpus.TotalInvestment, Amount: amount.Value}
		p.Moneys = append(p.Moneys, *corpus.Said(total, p.Sentence, CorrectionRule))
	}
	return nil
}

func overrideParties(p *corpus.Project, value json.RawMessage) error {
	var names []string
	if err := json.Unmarshal(value, &names); err != nil {
		return err
	}
	p.Parties = nil
	for _, n := range names {
		p.Parties = append(p.Parties, *corpus.Said(n, p.Sentence, CorrectionRule))
	}
	return nil
}

func overrideNamed(value json.RawMessage, at corpus.Span) (*corpus.Sourced[string], []string, error) {
	n, err := decoded[corpus.Named](value, at)
	if err != nil || n == nil {
		return nil, nil, err
	}
	return corpus.Said(n.Value.Value, at, CorrectionRule), n.Value.IDs, nil
}

// decoded reads a value; null gives nil.
func decoded[T any](value json.RawMessage, at corpus.Span) (*corpus.Sourced[T], error) {
	var v *T
	if err := json.Unmarshal(value, &v); err != nil || v == nil {
		return nil, err
	}
	return corpus.Said(*v, at, CorrectionRule), nil
}
