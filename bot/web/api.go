package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// Keys knows the API keys.
type Keys interface {
	// Key gives the role and the requests a minute of a key; corpus.ErrNotFound
	// for one that is not known.
	Key(ctx context.Context, key string) (name string, role corpus.Visibility, perMinute int, err error)
}

func (s *Server) apiRoutes(mux *http.ServeMux) {
	mux.HandleFunc("POST /api/ask", s.apiAsk)
	mux.HandleFunc("POST /api/search", s.apiSearch)
	mux.HandleFunc("GET /api/projects", s.apiProjects)
	mux.HandleFunc("GET /api/documents/{id}", s.apiDocument)
	mux.HandleFunc("GET /api/openapi.yaml", s.openAPI)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("GET /readyz", s.ready)
	if s.o.Metrics != nil {
		mux.Handle("GET /metrics", s.o.Metrics)
	}
}

func (s *Server) ready(w http.ResponseWriter, r *http.Request) {
	if s.o.Health != nil {
		if err := s.o.Health.Ready(r.Context()); err != nil {
			s.o.Log.WarnContext(r.Context(), "not ready", "error", err)
			writeJSON(w, http.StatusServiceUnavailable, map[string]string{"status": "not ready"})
			return
		}
	}
	writeJSON(w, http.StatusOK, map[string]string{"status": "ready"})
}

func (s *Server) openAPI(w http.ResponseWriter, r *http.Request) {
	data, err := embedded.ReadFile("static/openapi.yaml")
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	w.Header().Set("Content-Type", "application/yaml")
	if _, err := w.Write(data); err != nil {
		s.o.Log.DebugContext(r.Context(), "description not sent", "error", err)
	}
}

// caller is who calls the API: the owner of a key, or anybody as public.
type caller struct {
	name string
	role corpus.Visibility
}

// caller tells who calls by `Authorization: Bearer KEY`; not ok: the answer has
// been written.
func (s *Server) caller(w http.ResponseWriter, r *http.Request) (caller, bool) {
	key, found := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	if !found {
		if !s.asks.allow(address(r), s.o.Now()) {
			s.fail(w, r, http.StatusTooManyRequests, "slow_down")
			return caller{}, false
		}
		return caller{name: address(r), role: corpus.Public}, true
	}
	if s.o.Keys == nil {
		s.fail(w, r, http.StatusUnauthorized, "wrong_key")
		return caller{}, false
	}
	name, role, perMinute, err := s.o.Keys.Key(r.Context(), key)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		s.fail(w, r, http.StatusUnauthorized, "wrong_key")
		return caller{}, false
	case err != nil:
		s.wrong(w, r, err)
		return caller{}, false
	case !s.keys.allowRate("key "+name, perMinute, s.o.Now()):
		s.fail(w, r, http.StatusTooManyRequests, "slow_down")
		return caller{}, false
	}
	return caller{name: name, role: role}, true
}

// body reads a JSON body of one object; not ok: the answer has been written.
func (s *Server) body(w http.ResponseWriter, r *http.Request, into any) bool {
	dec := json.NewDecoder(r.Body)
	dec.DisallowUnknownFields()
	err := dec.Decode(into)
	if err == nil && dec.More() {
		err = errors.New("more than one value")
	}
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		s.fail(w, r, http.StatusRequestEntityTooLarge, "too_large")
		return false
	}
	if err != nil {
		writeJSON(w, http.StatusBadRequest, map[string]any{"error": "bad_request", "text": fmt.Sprintf("%s (%v)", s.texts[s.language(r)]["bad_request"], err)})
		return false
	}
	return true
}

// apiAsk answers one question: {"id", "conversation", "question"} as `ask --json -`.
func (s *Server) apiAsk(w http.ResponseWriter, r *http.Request) {
	c, ok := s.caller(w, r)
	if !ok {
		return
	}
	var in struct {
		ID           string `json:"id"`
		Conversation string `json:"conversation"`
		Question     string `json:"question"`
	}
	if !s.body(w, r, &in) {
		return
	}
	reply, err := s.o.Service.Handle(r.Context(), bot.Message{ID: in.ID, Channel: "api", User: c.name, Chat: in.Conversation, Text: in.Question, Role: c.role, Alone: in.Conversation == ""})
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, answerOf(in.ID, in.Question, reply))
}

// answerOf is a reply in the form of the command line's JSON: lists are never null.
func answerOf(id, question string, r bot.Reply) answer.Answer {
	a := answer.Answer{ID: id, Question: question, Status: r.Status, Text: r.Text, Facts: r.Facts, Sources: r.Sources, Choices: r.Choices, Rows: r.Rows, Chart: r.Chart}
	if a.Facts == nil {
		a.Facts = []answer.Fact{}
	}
	if a.Sources == nil {
		a.Sources = []answer.Source{}
	}
	if a.Choices == nil {
		a.Choices = []answer.Choice{}
	}
	return a
}

// apiSearch gives ranked passages: {"id", "query", "limit"}.
func (s *Server) apiSearch(w http.ResponseWriter, r *http.Request) {
	c, ok := s.caller(w, r)
	if !ok {
		return
	}
	var in struct {
		ID    string `json:"id"`
		Query string `json:"query"`
		Limit int    `json:"limit"`
	}
	if !s.body(w, r, &in) {
		return
	}
	if in.Limit <= 0 || in.Limit > 100 {
		in.Limit = 10
	}
	hits, err := s.o.Library.Search(r.Context(), c.role, in.Query, in.Limit)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	if hits == nil {
		hits = []bot.Hit{}
	}
	writeJSON(w, http.StatusOK, map[string]any{"id": in.ID, "query": in.Query, "hits": hits})
}

// apiProjects lists projects, 100 at a time: ?offset=&limit=&match=.
func (s *Server) apiProjects(w http.ResponseWriter, r *http.Request) {
	c, ok := s.caller(w, r)
	if !ok {
		return
	}
	all, err := s.o.Library.Projects(r.Context(), c.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	offset, _ := strconv.Atoi(r.FormValue("offset"))
	limit, _ := strconv.Atoi(r.FormValue("limit"))
	if limit <= 0 || limit > 1000 {
		limit = 100
	}
	offset = max(0, min(offset, len(all)))
	shown := all[offset:min(len(all), offset+limit)]
	if shown == nil {
		shown = []*corpus.Project{}
	}
	writeJSON(w, http.StatusOK, map[string]any{"total": len(all), "offset": offset, "projects": shown})
}

// apiDocument gives a document with its cleaned text.
func (s *Server) apiDocument(w http.ResponseWriter, r *http.Request) {
	c, ok := s.caller(w, r)
	if !ok {
		return
	}
	doc, text, err := s.o.Library.Document(r.Context(), c.role, r.PathValue("id"))
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	writeJSON(w, http.StatusOK, map[string]any{"document": doc, "text": text.Content})
}
