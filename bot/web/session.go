package web

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/argon2"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

const (
	sessionCookie = "zhaoshang_session"
	sessionLife   = 12 * time.Hour // since the last request
	keptTurns     = 20             // of a conversation, on the page
	keptSessions  = 20_000
)

// exchange is a question and its reply, as the page shows them.
type exchange struct {
	ID       string
	Question string
	Reply    bot.Reply
}

// session is one browser.
type session struct {
	mu    sync.Mutex
	id    string
	name  string // of the person who logged in; "" is an asker
	role  corpus.Visibility
	hash  string // of the password that the person logged in with
	turns []exchange
	last  time.Time
}

func (s *session) add(e exchange) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turns = append(s.turns, e)
	if len(s.turns) > keptTurns {
		s.turns = s.turns[len(s.turns)-keptTurns:]
	}
}

func (s *session) history() []exchange {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]exchange(nil), s.turns...)
}

func (s *session) find(id string) (exchange, bool) {
	for _, e := range s.history() {
		if e.ID == id {
			return e, true
		}
	}
	return exchange{}, false
}

func (s *session) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.turns = nil
}

// user is how the bot knows the browser.
func (s *session) user() string {
	if s.name != "" {
		return s.name
	}
	return s.id
}

// sessions holds those of the browsers seen lately.
type sessions struct {
	mu sync.Mutex
	by map[string]*session
}

// session gives the session of a request, a new one with its cookie when there is none.
func (s *Server) session(w http.ResponseWriter, r *http.Request) *session {
	if ses := s.known(r); ses != nil {
		return ses
	}
	return s.sessions.start(w, r, &session{role: corpus.Public}, s.o.Now())
}

// known gives the session of a request; nil when there is none. A session ends
// when the person's role or password is no longer the one it began with.
func (s *Server) known(r *http.Request) *session {
	ses := s.sessions.existing(r, s.o.Now())
	if ses == nil || ses.name == "" {
		return ses
	}
	hash, role, err := s.o.Accounts.Password(r.Context(), ses.name)
	if err != nil || hash != ses.hash || role != ses.role {
		s.sessions.end(ses)
		return nil
	}
	return ses
}

// start makes a session known under a fresh id: a login never keeps an id that
// was known before it.
func (ss *sessions) start(w http.ResponseWriter, r *http.Request, s *session, now time.Time) *session {
	s.id, s.last = rand.Text(), now
	ss.mu.Lock()
	ss.evict(now)
	ss.by[s.id] = s
	ss.mu.Unlock()
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: s.id, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"})
	return s
}

func (ss *sessions) existing(r *http.Request, now time.Time) *session {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return nil
	}
	ss.mu.Lock()
	defer ss.mu.Unlock()
	s := ss.by[c.Value]
	if s == nil || now.Sub(s.last) > sessionLife {
		delete(ss.by, c.Value)
		return nil
	}
	s.last = now
	return s
}

func (ss *sessions) end(s *session) {
	ss.mu.Lock()
	defer ss.mu.Unlock()
	delete(ss.by, s.id)
}

// evict makes room when there are too many: first goes what is over or an
// asker's and silent for five minutes, then any asker's. Nobody who logged in
// loses a session to a flood of strangers.
func (ss *sessions) evict(now time.Time) {
	if len(ss.by) < keptSessions {
		return
	}
	for id, s := range ss.by {
		if idle := now.Sub(s.last); idle > sessionLife || s.name == "" && idle > 5*time.Minute {
			delete(ss.by, id)
		}
	}
	for id, s := range ss.by {
		if len(ss.by) < keptSessions*9/10 {
			return
		}
		if s.name == "" {
			delete(ss.by, id)
		}
	}
}

// errPassword reports a password that does not fit, or an unknown name: which
// of the two is not said.
var errPassword = errors.New("web: name or password is wrong")

// Accounts knows who may log in.
type Accounts interface {
	// Password gives the hash of a person's password (HashPassword) and the
	// role; corpus.ErrNotFound for somebody unknown.
	Password(ctx context.Context, name string) (hash string, role corpus.Visibility, err error)
	// Any reports whether there is somebody who can log in.
	Any(ctx context.Context) (bool, error)
}

// argon2id parameters: 19 MiB, two passes, one lane (OWASP's second choice).
const (
	argonMemory = 19 * 1024
	argonTime   = 2
	argonLanes  = 1
	argonKey    = 32
)

// HashPassword hashes a password with argon2id and a fresh salt.
func HashPassword(password string) string {
	salt := make([]byte, 16)
	rand.Read(salt)
	key := argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonLanes, argonKey)
	e := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, argonMemory, argonTime, argonLanes, e(salt), e(key))
}

// checkPassword compares in constant time.
func checkPassword(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false
	}
	var memory, passes uint32
	var lanes uint8
	if _, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &lanes); err != nil || memory > 1<<20 || passes > 16 || lanes == 0 || passes == 0 {
		return false
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil || len(want) == 0 {
		return false
	}
	got := argon2.IDKey([]byte(password), salt, passes, memory, lanes, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

// login gives a session of somebody whose password fits. An unknown name takes
// as long as a wrong password.
func (s *Server) login(ctx context.Context, name, password string) (*session, error) {
	hash, role, err := s.o.Accounts.Password(ctx, name)
	switch {
	case errors.Is(err, corpus.ErrNotFound):
		checkPassword(s.decoy, password)
		return nil, errPassword
	case err != nil:
		return nil, fmt.Errorf("web: login: %w", err)
	case !checkPassword(hash, password):
		return nil, errPassword
	}
	return &session{name: name, role: role, hash: hash}, nil
}
