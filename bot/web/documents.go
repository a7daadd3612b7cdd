package web

import (
	"fmt"
	"mime"
	"net/http"
	"path"
	"slices"
	"strconv"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

func (s *Server) documentRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /documents/{id}", s.document)
	mux.HandleFunc("GET /documents/{id}/original", s.original)
}

// documentBody is a document with the quoted sentence marked.
type documentBody struct {
	Document corpus.Document
	Date     string
	Blocks   []shownBlock
	Start    int
	End      int
}

// document shows a document's cleaned text; ?start=&end= (runes) mark a span.
func (s *Server) document(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	doc, text, err := s.o.Library.Document(r.Context(), ses.role, r.PathValue("id"))
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	start, _ := strconv.Atoi(r.FormValue("start"))
	end, _ := strconv.Atoi(r.FormValue("end"))
	b := documentBody{Document: doc, Start: start, End: end, Blocks: shownBlocks(text, corpus.Span{Start: start, End: end})}
	if doc.Date != nil {
		b.Date = doc.Date.ISO()
	}
	s.show(w, r, http.StatusOK, "document.html", "", b)
}

// original sends the bytes that were added, always as a download: a saved page
// must not run as a page of ours.
func (s *Server) original(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	f, err := s.o.Library.Original(r.Context(), ses.role, r.PathValue("id"))
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.send(w, r, f)
}

func (s *Server) send(w http.ResponseWriter, r *http.Request, f bot.File) {
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": path.Base("/" + f.Name)}))
	w.Header().Set("Content-Length", strconv.Itoa(len(f.Data)))
	if _, err := w.Write(f.Data); err != nil {
		s.o.Log.DebugContext(r.Context(), "file not sent", "error", err)
	}
}

// rowsBody is the records behind an answer.
type rowsBody struct {
	Exchange string
	Sort     string
	Down     bool
	Rows     []row
}

// row is one record as the table shows it.
type row struct {
	ID, Name, Amount, Parties, Sector, Place, Date, Status, Document string
	Start, End                                                       int
	figure                                                           int64
	currency                                                         string
}

// rows shows the records behind an answer of the conversation as a table;
// ?sort= names the column, ?down=1 turns the order.
func (s *Server) rows(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	e, ok := ses.find(r.FormValue("id"))
	if !ok {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b := rowsBody{Exchange: e.ID, Sort: r.FormValue("sort"), Down: r.FormValue("down") == "1"}
	for _, p := range all {
		if slices.Contains(e.Reply.Rows, p.ID) {
			b.Rows = append(b.Rows, s.row(p, s.language(r)))
		}
	}
	sortRows(b.Rows, b.Sort, b.Down)
	s.show(w, r, http.StatusOK, "rows.html", "rows", b)
}

// export sends the records behind an answer as csv or xlsx (?as=).
func (s *Server) export(w http.ResponseWriter, r *http.Request) {
	ses := s.session(w, r)
	e, ok := ses.find(r.FormValue("id"))
	if !ok {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	m := bot.Message{Channel: "web", User: ses.user(), Chat: ses.id, Role: ses.role, Language: s.language(r), Text: "/export"}
	m.Rows = e.Reply.Rows
	reply, err := s.o.Service.Handle(r.Context(), m)
	if err != nil {
		s.wrong(w, r, fmt.Errorf("web: export: %w", err))
		return
	}
	for _, f := range reply.Files {
		if path.Ext(f.Name) == "."+r.FormValue("as") {
			s.send(w, r, f)
			return
		}
	}
	s.show(w, r, http.StatusNotFound, "error.html", "notice", reply.Text)
}
