package web

import (
	"errors"
	"net/http"
	"net/url"

	"zhaoshang/corpus"
)

// deskRoutes are the pages of staff and admins. All but the login ask for a
// role and answer 403 without it.
func (s *Server) deskRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /login", s.loginPage)
	mux.HandleFunc("POST /login", s.doLogin)
	mux.HandleFunc("POST /logout", s.logout)
	staff := func(pattern string, h handler) { mux.HandleFunc(pattern, s.only(corpus.Staff, h)) }
	admin := func(pattern string, h handler) { mux.HandleFunc(pattern, s.only(corpus.Admin, h)) }
	staff("GET /desk", s.deskDocuments)
	staff("GET /desk/documents", s.deskDocuments)
	staff("POST /desk/documents", s.deskUpload)
	staff("POST /desk/accept", s.deskAccept)
	staff("POST /desk/discard", s.deskDiscard)
	staff("GET /desk/document", s.deskDocument)
	staff("POST /desk/document/{action}", s.deskChangeDocument)
	staff("GET /desk/projects", s.deskProjects)
	staff("GET /desk/record", s.deskRecord)
	staff("POST /desk/record", s.deskCorrect)
	staff("POST /desk/record/undo", s.deskUndo)
	staff("GET /desk/pairs", s.deskPairs)
	staff("POST /desk/pairs", s.deskDecide)
	staff("GET /desk/gaps", s.deskGaps)
	staff("POST /desk/gaps/{action}", s.deskGap)
	staff("GET /desk/log", s.deskLog)
	admin("GET /desk/users", s.deskUsers)
	admin("POST /desk/users", s.deskGrant)
	admin("GET /desk/system", s.deskSystem)
	admin("GET /desk/system/index", s.deskIndex)
	admin("POST /desk/reindex", s.deskReindex)
	admin("POST /desk/rollback", s.deskRollback)
}

// handler serves somebody who is logged in.
type handler func(http.ResponseWriter, *http.Request, *session)

// only lets people of a role through.
func (s *Server) only(role corpus.Visibility, h handler) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		ses := s.known(r)
		switch {
		case ses == nil || ses.name == "":
			s.askLogin(w, r)
		case !ses.role.Sees(role):
			s.fail(w, r, http.StatusForbidden, "no_right")
		default:
			h(w, r, ses)
		}
	}
}

// askLogin leads to the login; a part of a page that htmx asks for is the whole
// page then.
func (s *Server) askLogin(w http.ResponseWriter, r *http.Request) {
	to := "/login"
	if r.Method == http.MethodGet {
		to += "?next=" + url.QueryEscape(r.URL.RequestURI())
	}
	if r.Header.Get("HX-Request") != "" {
		w.Header().Set("HX-Redirect", "/login")
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

type loginBody struct{ Problem, Next string }

func (s *Server) loginPage(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, http.StatusOK, "login.html", "", loginBody{Next: r.FormValue("next")})
}

func (s *Server) doLogin(w http.ResponseWriter, r *http.Request) {
	next := r.PostFormValue("next")
	refuse := func(code int, key string) {
		s.show(w, r, code, "login.html", "", loginBody{s.texts[s.language(r)][key], next})
	}
	switch {
	case s.o.Accounts == nil:
		refuse(http.StatusForbidden, "no_accounts")
		return
	case !s.logins.allow(address(r), s.o.Now()):
		refuse(http.StatusTooManyRequests, "too_many_logins")
		return
	}
	ses, err := s.login(r.Context(), r.PostFormValue("name"), r.PostFormValue("password"))
	switch {
	case errors.Is(err, errPassword):
		s.o.Log.WarnContext(r.Context(), "login refused", "address", address(r))
		refuse(http.StatusUnauthorized, "wrong_password")
		return
	case err != nil:
		s.wrong(w, r, err)
		return
	}
	if old := s.sessions.existing(r, s.o.Now()); old != nil {
		s.sessions.end(old)
	}
	s.sessions.start(w, r, ses, s.o.Now())
	if next == "" {
		next = "/desk"
	}
	http.Redirect(w, r, back(next), http.StatusSeeOther)
}

func (s *Server) logout(w http.ResponseWriter, r *http.Request) {
	if ses := s.sessions.existing(r, s.o.Now()); ses != nil {
		s.sessions.end(ses)
	}
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Path: "/", MaxAge: -1, HttpOnly: true, SameSite: http.SameSiteLaxMode})
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

// who is how a person stands in the log of changes.
func (s *session) who() string { return "web:" + s.name }

// change goes back to a page after a change, or says why there was none.
func (s *Server) change(w http.ResponseWriter, r *http.Request, err error, to string) {
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// may reports whether somebody may see a document, a removed one too; one that
// there is not may be anything.
func (s *Server) may(r *http.Request, ses *session, id string) (bool, error) {
	v, err := s.o.Editor.Visibility(r.Context(), id)
	if errors.Is(err, corpus.ErrNotFound) {
		return true, nil
	}
	return err == nil && ses.role.Sees(v), err
}

// hold refuses what somebody may not see as if it were not there; not ok: the
// answer has been written.
func (s *Server) hold(w http.ResponseWriter, r *http.Request, ses *session, ids ...string) bool {
	for _, id := range ids {
		ok, err := s.may(r, ses, id)
		if err != nil {
			s.wrong(w, r, err)
			return false
		}
		if !ok {
			s.fail(w, r, http.StatusNotFound, "not_found")
			return false
		}
	}
	return true
}

// visibility reads who may see a document, out of a form; not ok: none that the
// person may give.
func (s *session) visibility(text string) (corpus.Visibility, bool) {
	v := corpus.Visibility(text)
	known := v == corpus.Public || v == corpus.Staff || v == corpus.Admin
	return v, known && s.role.Sees(v)
}
