package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"path"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// deskRoutes are the pages of staff and admins. All but the login ask for a
// role and answer 403 without it.
func (s *Server) deskRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /login", s.loginPage)
	mux.HandleFunc("POST /login", s.doLogin)
	mux.HandleFunc("POST /logout", s.logout)
	staff := func(pattern string, h func(http.ResponseWriter, *http.Request, *session)) {
		mux.HandleFunc(pattern, s.only(corpus.Staff, h))
	}
	admin := func(pattern string, h func(http.ResponseWriter, *http.Request, *session)) {
		mux.HandleFunc(pattern, s.only(corpus.Admin, h))
	}
	staff("GET /desk", s.deskDocuments)
	staff("GET /desk/documents", s.deskDocuments)
	staff("POST /desk/documents", s.deskAdd)
	staff("POST /desk/documents/{id}/remove", s.deskRemove)
	staff("POST /desk/documents/{id}/restore", s.deskRestore)
	staff("GET /desk/projects", s.deskProjects)
	staff("GET /desk/gaps", s.deskGaps)
	admin("GET /desk/users", s.deskUsers)
	admin("POST /desk/users", s.deskGrant)
	admin("GET /desk/system", s.deskSystem)
	admin("POST /desk/reindex", s.deskReindex)
}

// only lets people of a role through.
func (s *Server) only(role corpus.Visibility, h func(http.ResponseWriter, *http.Request, *session)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ses := s.sessions.existing(r, s.o.Now())
		switch {
		case ses == nil || ses.name == "":
			http.Redirect(w, r, "/login", http.StatusSeeOther)
		case !ses.role.Sees(role):
			s.fail(w, r, http.StatusForbidden, "no_right")
		default:
			h(w, r, ses)
		}
	}
}

type loginBody struct{ Problem string }

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, "login.html", "", loginBody{})
}

func (s *Server) doLogin(w http.ResponseWriter, r *http.Request) {
	words := s.texts[s.language(r)]
	if s.o.Accounts == nil {
		s.show(w, r, http.StatusForbidden, "login.html", "", loginBody{words["no_accounts"]})
		return
	}
	if !s.logins.allow(address(r), s.o.Now()) {
		s.show(w, r, http.StatusTooManyRequests, "login.html", "", loginBody{words["too_many_logins"]})
		return
	}
	name := r.PostFormValue("name")
	role, err := s.login(r.Context(), name, r.PostFormValue("password"))
	switch {
	case errors.Is(err, errPassword):
		s.o.Log.WarnContext(r.Context(), "login refused", "address", address(r))
		s.show(w, r, http.StatusUnauthorized, "login.html", "", loginBody{words["wrong_password"]})
		return
	case err != nil:
		s.wrong(w, r, err)
		return
	}
	if old := s.sessions.existing(r, s.o.Now()); old != nil {
		s.sessions.end(old)
	}
	s.sessions.start(w, r, &session{name: name, role: role}, s.o.Now())
	http.Redirect(w, r, "/desk", http.StatusSeeOther)
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if ses := s.sessions.existing(r, s.o.Now()); ses != nil {
		s.sessions.end(ses)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// deskBody is what the pages of the desk show; each fills its part.
type deskBody struct {
	Tab       string
	Documents []corpus.Document
	Receipts  []bot.Receipt
	Match     string
	Projects  []row
	Gaps      []bot.Gap
	Users     []bot.User
	Status    [][2]string
	Notice    string
}

func (s *Server) deskShow(w http.ResponseWriter, r *http.Request, b deskBody) {
	s.show(w, r, http.StatusOK, "desk.html", "", b)
}

func (s *Server) deskDocuments(w http.ResponseWriter, r *http.Request, ses *session) {
	s.documentsPage(w, r, ses, deskBody{})
}

func (s *Server) documentsPage(w http.ResponseWriter, r *http.Request, ses *session, b deskBody) {
	all, err := s.o.Library.Documents(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b.Tab, b.Match = "documents", r.FormValue("match")
	for _, d := range all {
		if contains(b.Match, d.ID, d.Title, d.Source) {
			b.Documents = append(b.Documents, d)
		}
	}
	s.deskShow(w, r, b)
}

// deskAdd takes uploaded files one after the other; one that is refused says
// why and does not stop the others.
func (s *Server) deskAdd(w http.ResponseWriter, r *http.Request, ses *session) {
	form, err := r.MultipartReader()
	if err != nil {
		s.fail(w, r, http.StatusBadRequest, "bad_request")
		return
	}
	b := deskBody{}
	visibility := corpus.Staff
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			s.fail(w, r, http.StatusRequestEntityTooLarge, "too_large")
			return
		}
		data, err := io.ReadAll(part)
		if err != nil {
			s.fail(w, r, http.StatusRequestEntityTooLarge, "too_large")
			return
		}
		switch {
		case part.FormName() == "visibility":
			visibility = corpus.Visibility(data)
		case part.FileName() != "":
			b.Receipts = append(b.Receipts, s.addOne(r.Context(), ses, path.Base("/"+part.FileName()), data, visibility)...)
		}
	}
	s.documentsPage(w, r, ses, b)
}

func (s *Server) addOne(ctx context.Context, ses *session, name string, data []byte, v corpus.Visibility) []bot.Receipt {
	receipts, err := s.o.Desk.Add(ctx, "web:"+ses.name, bot.File{Name: name, Data: data}, v)
	var p *corpus.Problem
	switch {
	case errors.As(err, &p):
		return []bot.Receipt{{Text: name + "：" + p.Hint, Refused: true}}
	case err != nil:
		s.o.Log.ErrorContext(ctx, "document not added", "error", err)
		return []bot.Receipt{{Text: name, Refused: true}}
	}
	return receipts
}

func (s *Server) deskRemove(w http.ResponseWriter, r *http.Request, ses *session) {
	s.change(w, r, s.o.Desk.Remove(r.Context(), "web:"+ses.name, r.PathValue("id")), "/desk/documents")
}

func (s *Server) deskRestore(w http.ResponseWriter, r *http.Request, ses *session) {
	s.change(w, r, s.o.Desk.Restore(r.Context(), "web:"+ses.name, r.PathValue("id")), "/desk/documents")
}

// change goes back to a page after a change, or says why there was none.
func (s *Server) change(w http.ResponseWriter, r *http.Request, err error, to string) {
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// deskProjectRows is how many projects one page of the desk shows.
const deskProjectRows = 200

func (s *Server) deskProjects(w http.ResponseWriter, r *http.Request, ses *session) {
	all, err := s.o.Library.Projects(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b := deskBody{Tab: "projects", Match: r.FormValue("match")}
	for _, p := range all {
		if row := s.row(p, s.language(r)); len(b.Projects) < deskProjectRows && contains(b.Match, row.Name, row.Parties, row.Place, row.Sector, row.Document) {
			b.Projects = append(b.Projects, row)
		}
	}
	s.deskShow(w, r, b)
}

func (s *Server) deskGaps(w http.ResponseWriter, r *http.Request, _ *session) {
	gaps, err := s.o.Desk.Gaps(r.Context(), 200)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.deskShow(w, r, deskBody{Tab: "gaps", Gaps: gaps})
}

func (s *Server) deskUsers(w http.ResponseWriter, r *http.Request, _ *session) {
	users, err := s.o.Office.Users(r.Context())
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.deskShow(w, r, deskBody{Tab: "users", Users: users})
}

func (s *Server) deskGrant(w http.ResponseWriter, r *http.Request, ses *session) {
	role := corpus.Visibility(r.PostFormValue("role"))
	if role != corpus.Public && role != corpus.Staff && role != corpus.Admin {
		s.fail(w, r, http.StatusBadRequest, "bad_request")
		return
	}
	s.change(w, r, s.o.Office.SetRole(r.Context(), "web:"+ses.name, r.PostFormValue("user"), role), "/desk/users")
}

func (s *Server) deskSystem(w http.ResponseWriter, r *http.Request, _ *session) {
	status, err := s.o.Office.Status(r.Context())
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	s.deskShow(w, r, deskBody{Tab: "system", Status: status})
}

func (s *Server) deskReindex(w http.ResponseWriter, r *http.Request, _ *session) {
	err := s.o.Office.Reindex(context.WithoutCancel(r.Context()), func(int, int) {})
	s.change(w, r, err, "/desk/system")
}
