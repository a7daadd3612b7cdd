package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"strings"

	"crypto/rand"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

func (s *Server) chatRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.chat)
	mux.HandleFunc("POST /ask", s.ask)
	mux.HandleFunc("GET /stream", s.stream)
	mux.HandleFunc("POST /new", s.fresh)
	mux.HandleFunc("POST /wrong", s.notRight)
	mux.HandleFunc("GET /rows", s.rows)
	mux.HandleFunc("GET /export", s.export)
	mux.HandleFunc("GET /chart", s.chart)
	mux.HandleFunc("POST /language", s.setLanguage)
}

// chatBody is the conversation so far and what could be asked.
type chatBody struct {
	Turns    []exchange
	Suggest  []string
	Question string // already typed, when the page is opened with ?q=
}

func (s *Server) chat(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	b := chatBody{Turns: ses.history(), Question: r.FormValue("q")}
	if len(b.Turns) == 0 {
		suggest, err := s.suggestions(r, ses.role)
		if err != nil {
			s.wrong(w, r, err)
			return
		}
		b.Suggest = suggest
	}
	s.show(w, r, http.StatusOK, "chat.html", "", b)
}

// suggestions are questions that the corpus can answer: about its largest
// projects and its places.
func (s *Server) suggestions(r *http.Request, role corpus.Visibility) ([]string, error) {
	all, err := s.o.Library.Projects(r.Context(), role)
	if err != nil {
		return nil, err
	}
	words := s.texts[s.language(r)]
	out := []string{words["suggest_all"], words["suggest_top"]}
	seen := map[string]bool{}
	for _, p := range all {
		if place := p.Place.Or(""); place != "" && !seen[place] && len(seen) < 2 {
			seen[place] = true
			out = append(out, strings.ReplaceAll(words["suggest_place"], "{place}", place))
		}
		if p.Amount != nil && len(out) < 5 && !seen["amount"] {
			seen["amount"] = true
			out = append(out, strings.ReplaceAll(words["suggest_amount"], "{project}", p.Name.Value))
		}
	}
	if s.o.Painter != nil && severalSectors(all) {
		out = append(out, words["suggest_chart"])
	}
	return out, nil
}

// ask answers a question: the part of the page for htmx, else the whole page.
func (s *Server) ask(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	e, key, err := s.answer(r, ses)
	switch {
	case key != "":
		s.fail(w, r, http.StatusTooManyRequests, key)
		return
	case err != nil:
		s.wrong(w, r, err)
		return
	}
	ses.add(e)
	if r.Header.Get("HX-Request") == "" {
		http.Redirect(w, r, "/#e"+e.ID, http.StatusSeeOther)
		return
	}
	s.show(w, r, http.StatusOK, "chat.html", "exchange", e)
}

// answer hands the question of a request to the bot; key is the text that says
// why it was not.
func (s *Server) answer(r *http.Request, ses *session) (exchange, string, error) {
	if !s.asks.allow(address(r), s.o.Now()) {
		return exchange{}, "slow_down", nil
	}
	m := bot.Message{Channel: "web", User: ses.user(), Chat: ses.id, Name: ses.name, Role: ses.role, Language: s.language(r),
		Text: r.FormValue("question"), Choice: r.FormValue("choice")}
	reply, err := s.o.Service.Handle(r.Context(), m)
	if err != nil {
		return exchange{}, "", fmt.Errorf("web: ask: %w", err)
	}
	question := m.Text
	if m.Choice != "" {
		question = r.FormValue("label")
	}
	return exchange{ID: rand.Text()[:10], Question: question, Reply: reply}, "", nil
}

// stream answers as server-sent events: "working" at once, then the answer as
// a part of the page, then "end".
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		s.fail(w, r, http.StatusForbidden, "cross_origin") // a GET, but it asks
		return
	}
	ses := s.session(w, r)
	out := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprint(w, "event: working\ndata: \n\n")
	_ = out.Flush() // a writer that cannot flush sends all at the end
	e, key, err := s.answer(r, ses)
	if key == "" && err != nil {
		key = "failed"
	}
	if key != "" {
		s.event(w, "failed", s.texts[s.language(r)][key])
		return
	}
	ses.add(e)
	var b strings.Builder
	language := s.language(r)
	p := page{Language: language, Words: s.texts[language], Name: ses.name, Role: ses.role, Body: e}
	if err := s.pages.ExecuteTemplate(&b, "exchange", p); err != nil {
		s.o.Log.ErrorContext(r.Context(), "answer not made", "error", err)
		s.event(w, "failed", s.texts[language]["failed"])
		return
	}
	s.event(w, "answer", b.String())
}

func (s *Server) event(w http.ResponseWriter, name, data string) {
	fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, strings.ReplaceAll(data, "\n", "\ndata: "))
}

func (s *Server) fresh(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	ses.clear()
	m := bot.Message{Channel: "web", User: ses.user(), Chat: ses.id, Text: "/new", Language: s.language(r)}
	if _, err := s.o.Service.Handle(r.Context(), m); err != nil {
		s.wrong(w, r, err)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// notRight puts an answer on the list of gaps.
func (s *Server) notRight(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	e, ok := ses.find(r.FormValue("id"))
	if !ok {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	m := bot.Message{Channel: "web", User: ses.user(), Chat: ses.id, Text: "/wrong " + e.Question, Language: s.language(r)}
	reply, err := s.o.Service.Handle(r.Context(), m)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, "error.html", "notice", reply.Text)
}

// address is where a request comes from, without its port. Of IPv6 it is the
// network: whoever has one has all its addresses.
func address(r *http.Request) string {
	at, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	ip := at.Addr().Unmap()
	if network, err := ip.Prefix(64); err == nil && ip.Is6() && !ip.IsLoopback() {
		return network.String()
	}
	return ip.String()
}

func writeJSON(w http.ResponseWriter, code int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // the client has gone when this fails
}
