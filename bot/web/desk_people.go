package web

import (
	"errors"
	"net/http"
	"strings"
	"unicode/utf8"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

const (
	gapsShown   = 200
	changesRead = 500     // lines of the log of changes
	answerRunes = 4 << 10 // of an answer that staff write
)

type gapsBody struct {
	Gaps    []bot.Gap
	Written []bot.Written
	Words   func(why string) string
}

func (s *Server) deskGaps(w http.ResponseWriter, r *http.Request, ses *session) {
	gaps, err := s.o.Desk.Gaps(r.Context(), gapsShown)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	written, err := s.o.Author.Written(r.Context(), ses.role)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	words := s.texts[s.language(r)]
	b := gapsBody{Gaps: gaps, Written: written, Words: func(why string) string {
		if text := words["gap_"+why]; text != "" {
			return text
		}
		return why
	}}
	s.show(w, r, http.StatusOK, "desk_gaps.html", "", b)
}

// deskGap answers a question of the list, takes it off, or drops an answer
// that was written.
func (s *Server) deskGap(w http.ResponseWriter, r *http.Request, ses *session) {
	switch r.PathValue("action") {
	case "answer":
		question, text := strings.TrimSpace(r.PostFormValue("question")), strings.TrimSpace(r.PostFormValue("text"))
		v, ok := ses.visibility(r.PostFormValue("visibility"))
		if !ok || question == "" || text == "" || utf8.RuneCountInString(text) > answerRunes {
			s.fail(w, r, http.StatusBadRequest, "bad_request")
			return
		}
		s.change(w, r, s.o.Author.Curate(r.Context(), ses.who()+" "+ses.name, question, text, v), "/desk/gaps")
	case "close":
		s.change(w, r, s.o.Author.CloseGap(r.Context(), ses.who(), r.PostFormValue("key")), "/desk/gaps")
	case "unwrite":
		s.change(w, r, s.o.Author.Unwrite(r.Context(), r.PostFormValue("key")), "/desk/gaps")
	default:
		s.fail(w, r, http.StatusNotFound, "not_found")
	}
}

type logBody struct {
	Changes []bot.Change
	Pages   pager
}

// deskLog shows who changed what, and when.
func (s *Server) deskLog(w http.ResponseWriter, r *http.Request, ses *session) {
	all, err := s.o.Archive.Changes(r.Context(), ses.role, changesRead)
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	p := pages(r, "/desk/log", len(all), documentsShown)
	s.show(w, r, http.StatusOK, "desk_log.html", "", logBody{all[p.From:p.To], p})
}

type usersBody struct {
	Users   []bot.User
	Problem string
	Name    string
}

func (s *Server) deskUsers(w http.ResponseWriter, r *http.Request, _ *session) {
	s.usersPage(w, r, http.StatusOK, usersBody{})
}

func (s *Server) usersPage(w http.ResponseWriter, r *http.Request, code int, b usersBody) {
	users, err := s.o.Office.Users(r.Context())
	if err != nil {
		s.wrong(w, r, err)
		return
	}
	b.Users = users
	s.show(w, r, code, "desk_users.html", "", b)
}

// deskGrant gives somebody a role, and somebody of the web desk a password.
func (s *Server) deskGrant(w http.ResponseWriter, r *http.Request, ses *session) {
	role, user, password := corpus.Visibility(r.PostFormValue("role")), strings.TrimSpace(r.PostFormValue("user")), r.PostFormValue("password")
	words := s.texts[s.language(r)]
	refuse := func(key string) {
		s.usersPage(w, r, http.StatusUnprocessableEntity, usersBody{Problem: words[key], Name: user})
	}
	channel, name, ok := strings.Cut(user, ":")
	switch {
	case role != corpus.Public && role != corpus.Staff && role != corpus.Admin:
		s.fail(w, r, http.StatusBadRequest, "bad_request")
		return
	case !ok || channel == "" || name == "" || len(user) > 200:
		refuse("bad_user")
		return
	case user == ses.who():
		refuse("not_yourself")
		return
	}
	if password != "" {
		err := s.o.EngineRoom.SetPassword(r.Context(), user, password)
		if errors.Is(err, bot.ErrValue) {
			refuse("short_password")
			return
		}
		if err != nil {
			s.wrong(w, r, err)
			return
		}
	}
	s.change(w, r, s.o.Office.SetRole(r.Context(), ses.who(), user, role), "/desk/users")
}
