package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// blocksAround is how many blocks before and after a record's own are shown.
const blocksAround = 2

// field is one field of a project as the page of corrections shows it.
type field struct {
	Key       string
	Value     string // in the form that a correction takes; "" when not stated
	Words     string // of the document that say it
	Rule      string // that took it
	Marked    bool   // Words are in the document beside it
	Corrected *bot.Correction
	Problem   string   // why a correction was not taken
	Tried     string   // the value that was not taken
	Choices   []string // the values there are; nil means any
}

// recordBody is a project beside the document that says it.
type recordBody struct {
	Project     *corpus.Project
	Document    corpus.Document
	Fields      []field
	Blocks      []markedBlock
	Corrections []bot.Correction
	Saved       string // the field that was just corrected
}

// deskRecord shows a project beside its document, each field with the words
// that say it.
func (s *Server) deskRecord(w http.ResponseWriter, r *http.Request, ses *session) {
	s.recordPage(w, r, ses, http.StatusOK, r.FormValue("id"), field{})
}

// recordPage shows a record; failed is a correction that was not taken.
func (s *Server) recordPage(w http.ResponseWriter, r *http.Request, ses *session, code int, id string, failed field) {
	p, err := s.project(r, ses, id)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	doc, text, err := s.o.Library.Document(r.Context(), ses.role, p.Document)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	corrections, err := s.o.Editor.Corrections(r.Context(), p.Document)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b := recordBody{Project: p, Document: doc, Saved: r.FormValue("saved")}
	for _, c := range corrections {
		if c.Project == id {
			b.Corrections = append(b.Corrections, c)
		}
	}
	b.Fields = s.fields(p, []rune(text.Content), b.Corrections)
	for i := range b.Fields {
		if b.Fields[i].Key == failed.Key {
			b.Fields[i].Problem, b.Fields[i].Tried = failed.Problem, failed.Tried
		}
	}
	b.Blocks = markedBlocks(text, p.Sentence, fieldSpans(p))
	s.show(w, r, code, "desk_record.html", "", b)
}

// project finds a record that somebody may see.
func (s *Server) project(r *http.Request, ses *session, id string) (*corpus.Project, error) {
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		return nil, err
	}
	if i := slices.IndexFunc(all, func(p *corpus.Project) bool { return p.ID == id }); i >= 0 {
		return all[i], nil
	}
	return nil, corpus.ErrNotFound
}

// fields are those that can be corrected.
func (s *Server) fields(p *corpus.Project, content []rune, corrections []bot.Correction) []field {
	spans := fieldSpans(p)
	words := func(key string) string {
		var out []string
		for _, m := range spans {
			if m.key == key {
				out = append(out, string(content[min(m.span.Start, len(content)):min(m.span.End, len(content))]))
			}
		}
		return strings.Join(out, "、")
	}
	all := []field{{Key: "name", Value: p.Name.Value, Rule: p.Name.Rule}, amountField(p, s), partiesField(p), stringField("sector", p.Sector), stringField("place", p.Place),
		stringField("event", p.Event), dateField(p), statusField(p), {Key: "phase", Value: p.Phase}}
	for i := range all {
		f := &all[i]
		f.Words = words(f.Key)
		f.Marked = f.Words != ""
		for j := range corrections {
			if c := &corrections[j]; c.Field == f.Key && !c.Undone && f.Corrected == nil {
				f.Corrected = c
			}
		}
	}
	return all
}

func amountField(p *corpus.Project, s *Server) field {
	if p.Amount == nil {
		return field{Key: "amount"}
	}
	return field{Key: "amount", Value: s.o.Money(p.Amount.Value, "zh-Hans"), Rule: p.Amount.Rule}
}

func partiesField(p *corpus.Project) field {
	f := field{Key: "parties"}
	var names []string
	for _, party := range p.Parties {
		names, f.Rule = append(names, party.Value), party.Rule
	}
	f.Value = strings.Join(names, "、")
	return f
}

func stringField(key string, v *corpus.Sourced[string]) field {
	if v == nil {
		return field{Key: key}
	}
	return field{Key: key, Value: v.Value, Rule: v.Rule}
}

func dateField(p *corpus.Project) field {
	if p.Date == nil {
		return field{Key: "date"}
	}
	return field{Key: "date", Value: p.Date.Value.ISO(), Rule: p.Date.Rule}
}

func statusField(p *corpus.Project) field {
	f := field{Key: "status"}
	for _, c := range []corpus.Status{corpus.Planned, corpus.Negotiating, corpus.Framework, corpus.Signed, corpus.Started,
		corpus.UnderConstruction, corpus.Operating, corpus.Terminated} {
		f.Choices = append(f.Choices, string(c))
	}
	if p.Status != nil {
		f.Value, f.Rule = string(p.Status.Value), p.Status.Rule
	}
	return f
}

// deskCorrect sets one field; what cannot be read is said beside the field.
func (s *Server) deskCorrect(w http.ResponseWriter, r *http.Request, ses *session) {
	id, key, value := r.PostFormValue("id"), r.PostFormValue("field"), strings.TrimSpace(r.PostFormValue("value"))
	if _, err := s.project(r, ses, id); err != nil {
		s.wrong(w, r, err)
		return
	}
	given := value
	if value == "" || r.PostFormValue("nothing") != "" {
		given = "-" // not stated
	}
	err := s.o.Editor.Correct(r.Context(), ses.who(), id, key, given)
	switch {
	case errors.Is(err, bot.ErrValue), errors.Is(err, bot.ErrField):
		s.recordPage(w, r, ses, http.StatusUnprocessableEntity, id, field{Key: key, Problem: s.texts[s.language(r)]["unread_"+key], Tried: value})
	case err != nil && key == "name" && given == "-":
		s.recordPage(w, r, ses, http.StatusUnprocessableEntity, id, field{Key: key, Problem: s.texts[s.language(r)]["unread_name"]})
	default:
		s.change(w, r, err, recordLink(id)+"&saved="+url.QueryEscape(key)+"#field-"+url.QueryEscape(key))
	}
}

func recordLink(id string) string { return "/desk/record?id=" + url.QueryEscape(id) }

// deskUndo takes a correction of a record back.
func (s *Server) deskUndo(w http.ResponseWriter, r *http.Request, ses *session) {
	id := r.PostFormValue("id")
	if !s.hold(w, r, ses, documentOf(id)) {
		return
	}
	all, err := s.o.Editor.Corrections(r.Context(), documentOf(id))
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	n := number(r, "correction")
	if !slices.ContainsFunc(all, func(c bot.Correction) bool { return c.ID == n }) {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	s.change(w, r, s.o.Editor.Undo(r.Context(), ses.who(), n), recordLink(id))
}
