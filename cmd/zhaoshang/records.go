package main

import (
	"encoding/json"
	"strconv"

	"zhaoshang/corpus"
)

// amountLine is a sum as records.jsonl has it: whole units of the currency, an
// end that is not stated is null.
type amountLine struct {
	Min      *json.Number `json:"min"`
	Max      *json.Number `json:"max"`
	Currency string       `json:"currency"`
	Bound    string       `json:"bound"`
}

// projectLine is a project as records.jsonl has it, with its id and spans.
type projectLine struct {
	ID      string                 `json:"id"`
	Doc     string                 `json:"doc"`
	Name    string                 `json:"name"`
	Amount  *amountLine            `json:"amount"`
	Parties []string               `json:"parties"`
	Sector  *string                `json:"sector"`
	Place   *string                `json:"place"`
	Event   *string                `json:"event"`
	Date    *string                `json:"date"`
	Status  *string                `json:"status"`
	Entity  string                 `json:"entity,omitempty"`
	Phase   string                 `json:"phase,omitempty"`
	Spans   map[string]corpus.Span `json:"spans"`
}

// totalLine is the total of an event as records.jsonl has it, with its id and spans.
type totalLine struct {
	ID    string                 `json:"id"`
	Doc   string                 `json:"doc"`
	Event *string                `json:"event"`
	Total *amountLine            `json:"total"`
	Count *int                   `json:"count"`
	Kind  corpus.AmountKind      `json:"kind,omitempty"`
	Scope corpus.Scope           `json:"scope,omitempty"`
	Of    string                 `json:"of,omitempty"`
	Unit  string                 `json:"unit,omitempty"`
	Spans map[string]corpus.Span `json:"spans"`
}

func lineOfProject(p *corpus.Project) projectLine {
	l := projectLine{ID: p.ID, Doc: p.Document, Name: p.Name.Value, Parties: []string{}, Entity: p.Entity, Phase: p.Phase,
		Spans: map[string]corpus.Span{}}
	note(l.Spans, "name", &p.Name)
	note(l.Spans, "amount", p.Amount)
	note(l.Spans, "sector", p.Sector)
	note(l.Spans, "place", p.Place)
	note(l.Spans, "event", p.Event)
	note(l.Spans, "date", p.Date)
	note(l.Spans, "status", p.Status)
	for i := range p.Parties {
		l.Parties = append(l.Parties, p.Parties[i].Value)
		note(l.Spans, "party"+strconv.Itoa(i+1), &p.Parties[i])
	}
	if p.Amount != nil {
		l.Amount = lineOfAmount(p.Amount.Value)
	}
	l.Sector, l.Place, l.Event = stated(p.Sector), stated(p.Place), stated(p.Event)
	if p.Date != nil && p.Date.Value.ISO() != "" {
		iso := p.Date.Value.ISO()
		l.Date = &iso
	}
	if p.Status != nil {
		s := string(p.Status.Value)
		l.Status = &s
	}
	return l
}

func lineOfTotal(t *corpus.Total) totalLine {
	l := totalLine{ID: t.ID, Doc: t.Document, Event: stated(&t.Event), Kind: t.Kind, Scope: t.Scope, Of: t.Of, Unit: t.Unit,
		Spans: map[string]corpus.Span{}}
	note(l.Spans, "event", &t.Event)
	note(l.Spans, "total", t.Amount)
	note(l.Spans, "count", t.Count)
	if t.Amount != nil {
		l.Total = lineOfAmount(t.Amount.Value)
	}
	if t.Count != nil {
		l.Count = &t.Count.Value
	}
	return l
}

func lineOfAmount(a corpus.Amount) *amountLine {
	l := &amountLine{Currency: a.Currency, Bound: string(a.Bound)}
	if a.Bound != corpus.Under {
		l.Min = units(a.Min)
	}
	if a.Bound == corpus.Under || a.Bound == corpus.Range {
		l.Max = units(a.Max)
	}
	return l
}

// units writes hundredths as whole units, exactly.
func units(f corpus.Fen) *json.Number {
	text := strconv.FormatInt(int64(f/corpus.Yuan), 10)
	if rest := int64(f % corpus.Yuan); rest != 0 {
		text += "." + strconv.FormatInt(100+rest, 10)[1:]
	}
	n := json.Number(text)
	return &n
}

// stated is the value, or nil when the document does not state one.
func stated(s *corpus.Sourced[string]) *string {
	if s == nil || s.Value == "" {
		return nil
	}
	return &s.Value
}

func note[T any](spans map[string]corpus.Span, name string, s *corpus.Sourced[T]) {
	if s != nil && !s.Span.Empty() {
		spans[name] = s.Span
	}
}

// sentenceOf gives the sentence of a record that is no project.
func sentenceOf(r *corpus.Records, id string) (corpus.Span, bool) {
	for i := range r.Totals {
		if r.Totals[i].ID == id {
			return r.Totals[i].Sentence, true
		}
	}
	for i := range r.Events {
		if r.Events[i].ID == id {
			return r.Events[i].Sentence, true
		}
	}
	for i := range r.Visits {
		if r.Visits[i].ID == id {
			return r.Visits[i].Sentence, true
		}
	}
	for i := range r.Agreements {
		if r.Agreements[i].ID == id {
			return r.Agreements[i].Sentence, true
		}
	}
	return corpus.Span{}, false
}
