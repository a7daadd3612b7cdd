package corpus

import (
	"encoding/json"
	"fmt"
	"time"
)

// Corrected is a field of a project that a person set over what the document
// says. The values are JSON in the form that ProjectFields tells; null is
// "not stated".
type Corrected struct {
	Field string          `json:"field"`
	Said  []Span          `json:"said,omitempty"` // where the document has its own value
	Old   json.RawMessage `json:"old"`            // the document's own value
	New   json.RawMessage `json:"new"`
	Who   string          `json:"who"`
	At    time.Time       `json:"at"`
}

// Correction gives what a person set a field to; nil when nobody did.
func (p *Project) Correction(field string) *Corrected {
	for i := range p.Corrected {
		if p.Corrected[i].Field == field {
			return &p.Corrected[i]
		}
	}
	return nil
}

// ProjectFields are the fields of a project that can be corrected. A value is
// JSON: a Named for place and sector, a list of strings for parties, an Amount,
// a Date, and a string for the others; null takes it away (not of the name).
func ProjectFields() []string {
	return []string{"name", "amount", "parties", "sector", "place", "event", "date", "status", "phase"}
}

// Named is a corrected place or sector with its ids in the gazetteer or the
// taxonomy.
type Named struct {
	Value string   `json:"value"`
	IDs   []string `json:"ids,omitempty"`
}

// Value gives a field of a project in the form of Corrected.Old.
func (p *Project) Value(field string) (json.RawMessage, error) {
	var v any
	switch field {
	case "name":
		v = p.Name.Value
	case "amount":
		v = plain(p.Amount)
	case "parties":
		v = p.PartyNames()
	case "sector":
		v = named(p.Sector, p.Sectors)
	case "place":
		v = named(p.Place, p.Places)
	case "event":
		v = plain(p.Event)
	case "date":
		v = plain(p.Date)
	case "status":
		v = plain(p.Status)
	case "phase":
		v = p.Phase
	default:
		return nil, fmt.Errorf("corpus: field %q: not one of %v", field, ProjectFields())
	}
	return json.Marshal(v)
}

func plain[T any](s *Sourced[T]) *T {
	if s == nil {
		return nil
	}
	return &s.Value
}

func named(s *Sourced[string], ids []string) *Named {
	if s == nil {
		return nil
	}
	return &Named{Value: s.Value, IDs: ids}
}
