package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// documentsShown is how many documents one page of the desk lists.
const documentsShown = 50

// listedDocument is a document in the list, with the passage that a search
// found in it.
type listedDocument struct {
	corpus.Document
	Passage string
}

// documentsBody is the list of documents.
type documentsBody struct {
	Match, Visibility, State string
	Documents                []listedDocument
	Total                    int
	Pages                    pager
	Upload                   uploadBody
}

// uploadBody is what was sent: a preview that waits, or the receipts of what
// was stored.
type uploadBody struct {
	ID         string // of what waits; "" when nothing does
	Receipts   []bot.Receipt
	Files      int // that can be accepted
	Visibility corpus.Visibility
	Discarded  bool
	Gone       bool // waited too long
}

func (s *Server) deskDocuments(w http.ResponseWriter, r *http.Request, ses *session) {
	s.documentsPage(w, r, ses, uploadBody{})
}

func (s *Server) documentsPage(w http.ResponseWriter, r *http.Request, ses *session, up uploadBody) {
	b := documentsBody{Match: strings.TrimSpace(r.FormValue("match")), Visibility: r.FormValue("visibility"), State: r.FormValue("state"), Upload: up}
	if r.Method != http.MethodGet {
		b.Match, b.Visibility, b.State = "", "", ""
	}
	all, err := s.listDocuments(r.Context(), ses.role, &b)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b.Total = len(all)
	b.Pages = pages(r, "/desk/documents", len(all), documentsShown)
	b.Documents = all[b.Pages.From:b.Pages.To]
	s.show(w, r, http.StatusOK, "desk_documents.html", "documents-list", b)
}

// listDocuments gives the documents that fit the filter: by title, name and
// source, then those whose text holds what is looked for.
func (s *Server) listDocuments(ctx context.Context, role corpus.Visibility, b *documentsBody) ([]listedDocument, error) {
	list := s.o.Library.Documents
	if b.State == "removed" {
		list = s.o.Archive.Removed
	}
	all, err := list(ctx, role)
	if err != nil {
		return nil, err
	}
	passages := map[string]string{}
	if b.Match != "" && b.State != "removed" {
		hits, err := s.o.Library.Search(ctx, role, b.Match, documentsShown)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if passages[h.Document] == "" && strings.Contains(h.Text, b.Match) {
				passages[h.Document] = h.Text
			}
		}
	}
	var out, inText []listedDocument
	for _, d := range all {
		switch {
		case b.Visibility != "" && string(d.Visibility) != b.Visibility:
		case contains(b.Match, d.ID, d.Title, d.Source, d.File):
			out = append(out, listedDocument{Document: d})
		case passages[d.ID] != "":
			inText = append(inText, listedDocument{d, passages[d.ID]})
		}
	}
	slices.SortStableFunc(out, func(a, b listedDocument) int { return b.Added.Compare(a.Added) })
	return append(out, inText...), nil
}

// deskUpload shows what files would become; nothing is stored before it is
// accepted.
func (s *Server) deskUpload(w http.ResponseWriter, r *http.Request, ses *session) {
	u, code := s.received(r, ses)
	if code != 0 {
		s.fail(w, r, code, map[int]string{http.StatusBadRequest: "bad_request", http.StatusRequestEntityTooLarge: "too_large"}[code])
		return
	}
	b := uploadBody{Visibility: u.Visibility}
	kept := u.Files[:0:0]
	for _, f := range u.Files {
		receipts := s.tryOne(r, ses, f, u.Visibility)
		b.Receipts = append(b.Receipts, receipts...)
		if slices.ContainsFunc(receipts, func(r bot.Receipt) bool { return !r.Refused && !r.Same }) {
			kept = append(kept, f)
		}
	}
	if u.Files = kept; len(kept) > 0 {
		b.ID, b.Files = s.uploads.Put(u), len(kept)
	}
	s.showUpload(w, r, ses, b)
}

// showUpload shows what became of files: as a part of the page for scripts.
func (s *Server) showUpload(w http.ResponseWriter, r *http.Request, ses *session, b uploadBody) {
	if r.Header.Get("HX-Request") != "" {
		s.show(w, r, http.StatusOK, "desk_documents.html", "upload", documentsBody{Upload: b})
		return
	}
	s.documentsPage(w, r, ses, b)
}

// received reads the files of a form; code is that of a refusal.
func (s *Server) received(r *http.Request, ses *session) (u *bot.Upload, code int) {
	form, err := r.MultipartReader()
	if err != nil {
		return nil, http.StatusBadRequest
	}
	u = &bot.Upload{Who: ses.who(), Visibility: corpus.Staff}
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			if len(u.Files) == 0 {
				return nil, http.StatusBadRequest
			}
			return u, 0
		}
		var data []byte
		if err == nil {
			data, err = io.ReadAll(part)
		}
		var large *http.MaxBytesError
		switch {
		case errors.As(err, &large):
			return nil, http.StatusRequestEntityTooLarge
		case err != nil:
			return nil, http.StatusBadRequest
		case part.FormName() == "visibility":
			v, ok := ses.visibility(string(data))
			if !ok {
				return nil, http.StatusBadRequest
			}
			u.Visibility = v
		case part.FileName() != "":
			u.Files = append(u.Files, bot.File{Name: baseName(part.FileName()), Data: data})
		}
	}
}

// baseName is the last part of a name that a browser sent.
func baseName(name string) string {
	return path.Base("/" + strings.ReplaceAll(name, "\\", "/"))
}

// tryOne tells what a file would become. A document that the person may not see
// is not replaced by one of its name.
func (s *Server) tryOne(r *http.Request, ses *session, f bot.File, v corpus.Visibility) []bot.Receipt {
	receipts, err := s.o.Editor.Preview(r.Context(), f, v)
	if err != nil {
		return []bot.Receipt{s.refusal(r, f.Name, err)}
	}
	for i, receipt := range receipts {
		if ok, err := s.may(r, ses, receipt.Document); !ok || err != nil {
			return []bot.Receipt{{Text: f.Name + "：" + s.texts[s.language(r)]["name_taken"], Refused: true}}
		}
		if receipt.Text == "" {
			receipts[i].Text = f.Name
		}
	}
	return receipts
}

// refusal is the receipt of a file that went wrong.
func (s *Server) refusal(r *http.Request, name string, err error) bot.Receipt {
	var p *corpus.Problem
	if errors.As(err, &p) {
		return bot.Receipt{Text: name + "：" + p.Hint, Refused: true}
	}
	s.o.Log.ErrorContext(r.Context(), "document not added", "error", err)
	return bot.Receipt{Text: name + "：" + s.texts[s.language(r)]["failed"], Refused: true}
}

// deskAccept stores what a preview showed; one file that is refused does not
// stop the others.
func (s *Server) deskAccept(w http.ResponseWriter, r *http.Request, ses *session) {
	u, ok := s.uploads.Take(r.PostFormValue("id"), ses.who())
	if !ok {
		s.showUpload(w, r, ses, uploadBody{Gone: true})
		return
	}
	b := uploadBody{Visibility: u.Visibility}
	for _, f := range u.Files {
		receipts, err := s.o.Desk.Add(r.Context(), u.Who, f, u.Visibility)
		if err != nil {
			receipts = append(receipts, s.refusal(r, f.Name, err))
		}
		b.Receipts = append(b.Receipts, receipts...)
	}
	w.Header().Set("HX-Trigger", "documents-changed")
	s.showUpload(w, r, ses, b)
}

func (s *Server) deskDiscard(w http.ResponseWriter, r *http.Request, ses *session) {
	_, ok := s.uploads.Take(r.PostFormValue("id"), ses.who())
	s.showUpload(w, r, ses, uploadBody{Discarded: ok, Gone: !ok})
}

// deskDocumentBody is one document with what staff may do to it.
type deskDocumentBody struct {
	Document    corpus.Document
	Versions    []corpus.Document
	Projects    []row // the first of them
	Total       int   // projects
	Corrections []bot.Correction
}

func (s *Server) deskDocument(w http.ResponseWriter, r *http.Request, ses *session) {
	id := r.FormValue("id")
	if !s.hold(w, r, ses, id) {
		return
	}
	versions, err := s.o.Archive.Versions(r.Context(), id)
	if err == nil && len(versions) == 0 {
		err = corpus.ErrNotFound
	}
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b := deskDocumentBody{Document: versions[0], Versions: versions}
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	for _, p := range all {
		if p.Document != id {
			continue
		}
		if b.Total++; b.Total <= projectsShown {
			b.Projects = append(b.Projects, s.row(p, s.language(r)))
		}
	}
	if b.Corrections, err = s.o.Editor.Corrections(r.Context(), id); err != nil {
		s.wrong(w, r, err)
		return
	}
	s.show(w, r, http.StatusOK, "desk_document.html", "", b)
}

// deskChangeDocument removes or restores a document, or says who may see it.
func (s *Server) deskChangeDocument(w http.ResponseWriter, r *http.Request, ses *session) {
	id := r.PostFormValue("id")
	if !s.hold(w, r, ses, id) {
		return
	}
	to := "/desk/document?id=" + url.QueryEscape(id)
	switch r.PathValue("action") {
	case "remove":
		s.change(w, r, s.o.Desk.Remove(r.Context(), ses.who(), id), to)
	case "restore":
		s.change(w, r, s.o.Desk.Restore(r.Context(), ses.who(), id), to)
	case "visibility":
		v, ok := ses.visibility(r.PostFormValue("visibility"))
		if !ok {
			s.fail(w, r, http.StatusBadRequest, "bad_request")
			return
		}
		s.change(w, r, s.o.Archive.SetVisibility(r.Context(), ses.who(), id, v), to)
	default:
		s.fail(w, r, http.StatusNotFound, "not_found")
	}
}
