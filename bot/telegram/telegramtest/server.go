// Package telegramtest is a small Bot API server for tests: real HTTP on a
// loopback address, the limits of the real one, and faults on demand. It is
// strict: what Telegram refuses, it refuses.
package telegramtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// Token is the token the server accepts.
const Token = "12345:TEST-token_for-the-fake-server0000000"

// Call is one request the server took.
type Call struct {
	Method string
	Params map[string]string
	Files  map[string]File
	At     time.Time
	Status int // HTTP status it was answered with
}

// File is an uploaded or downloadable file.
type File struct {
	Name string
	Data []byte
}

// Fault is one wrong answer, given to the next requests that match.
type Fault struct {
	Method     string // "" matches every method
	Chat       string // "" matches every chat
	Code       int    // 429, 403, 400, 401, 502 …; 0 cuts the connection
	RetryAfter int    // seconds, with 429
	MigrateTo  int64  // the supergroup that a group became, with 400
	Text       string // description
	HTML       bool   // answer with a gateway's page instead of JSON
	Delay      time.Duration
	Times      int // how often; 0 means once
}

// Message is one message a chat shows now.
type Message struct {
	ID      int
	Chat    int64
	Text    string
	Mode    string
	Markup  json.RawMessage
	ReplyTo int
	File    *File
	Photo   bool
	Edits   int
}

// Server is the fake. All methods are safe for concurrent use.
type Server struct {
	*httptest.Server
	mu       sync.Mutex
	arrived  *sync.Cond
	updates  []stored
	nextID   int64
	offset   int64
	message  int
	messages map[int64][]*Message
	calls    []Call
	faults   []Fault
	files    map[string]File
	webhook  webhook
	polls    int      // so far; the last one is served
	Errors   []string // rules of the Bot API that a client broke
}

type stored struct {
	id   int64
	kind string
	raw  json.RawMessage
}

// NewServer starts a server.
func NewServer() *Server {
	s := New()
	s.Server = httptest.NewServer(s)
	return s
}

// New makes a server that is not listening; it is an http.Handler.
func New() *Server {
	s := &Server{nextID: 1000, messages: map[int64][]*Message{}, files: map[string]File{}}
	s.arrived = sync.NewCond(&s.mu)
	return s
}

// Push queues an update of a kind ("message", "callback_query", …) and returns its id.
func (s *Server) Push(kind string, object any) int64 {
	s.mu.Lock()
	id := s.nextID
	s.nextID++
	s.mu.Unlock()
	return s.PushID(id, kind, object)
}

// PushID queues an update under a given id: the same id again is a duplicate.
func (s *Server) PushID(id int64, kind string, object any) int64 {
	raw, err := json.Marshal(map[string]any{"update_id": id, kind: object})
	if err != nil {
		panic(err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.updates = append(s.updates, stored{id, kind, raw})
	s.arrived.Broadcast()
	s.deliverWebhook()
	return id
}

// Fail queues a fault.
func (s *Server) Fail(f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.Times == 0 {
		f.Times = 1
	}
	s.faults = append(s.faults, f)
}

// AddFile makes a file downloadable under an id.
func (s *Server) AddFile(id string, f File) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[id] = f
}

// Messages is what a chat shows, oldest first.
func (s *Server) Messages(chat int64) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Message
	for _, m := range s.messages[chat] {
		out = append(out, *m)
	}
	return out
}

// Calls is every request of a method ("" for all) so far.
func (s *Server) Calls(method string) []Call {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Call
	for _, c := range s.calls {
		if method == "" || strings.EqualFold(c.Method, method) {
			out = append(out, c)
		}
	}
	return out
}

// Unconfirmed is how many updates the client has not confirmed by an offset.
func (s *Server) Unconfirmed() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.updates)
}

// ServeHTTP takes /bot<token>/<method> and /file/bot<token>/<path>.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if path, ok := strings.CutPrefix(r.URL.Path, "/file/bot"+Token+"/"); ok {
		s.serveFile(w, path)
		return
	}
	rest, ok := strings.CutPrefix(r.URL.Path, "/bot")
	token, method, found := strings.Cut(rest, "/")
	if !ok || !found || token != Token {
		fail(w, http.StatusUnauthorized, "Unauthorized", 0)
		return
	}
	call, err := parse(r, method)
	if err != nil {
		fail(w, http.StatusBadRequest, "Bad Request: "+err.Error(), 0)
		return
	}
	if s.faulted(w, &call) {
		s.record(call)
		return
	}
	s.dispatch(w, r, call)
}

func (s *Server) record(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls = append(s.calls, c)
}

// faulted answers with the first fault that matches.
func (s *Server) faulted(w http.ResponseWriter, c *Call) bool {
	f, ok := s.takeFault(*c)
	if !ok {
		return false
	}
	time.Sleep(f.Delay)
	c.Status = f.Code
	switch {
	case f.Code == 0:
		cutConnection(w)
	case f.Code == http.StatusOK:
		return false // a slow answer, otherwise right
	case f.HTML:
		w.WriteHeader(f.Code)
		fmt.Fprintf(w, "<html><body>%d upstream /bot%s/%s</body></html>", f.Code, Token, c.Method)
	case f.MigrateTo != 0:
		failWith(w, f.Code, f.Text, map[string]any{"migrate_to_chat_id": f.MigrateTo})
	default:
		fail(w, f.Code, f.Text, f.RetryAfter)
	}
	return true
}

func (s *Server) takeFault(c Call) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range s.faults {
		f := &s.faults[i]
		if f.Method != "" && !strings.EqualFold(f.Method, c.Method) || f.Chat != "" && f.Chat != c.Params["chat_id"] {
			continue
		}
		got := *f
		if f.Times--; f.Times <= 0 {
			s.faults = append(s.faults[:i], s.faults[i+1:]...)
		}
		return got, true
	}
	return Fault{}, false
}

func cutConnection(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err == nil {
		conn.Close()
	}
}

func (s *Server) serveFile(w http.ResponseWriter, path string) {
	s.mu.Lock()
	f, ok := s.files[strings.TrimPrefix(path, "documents/")]
	s.mu.Unlock()
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	w.Write(f.Data)
}

func fail(w http.ResponseWriter, code int, text string, retry int) {
	var parameters map[string]any
	if retry > 0 {
		parameters = map[string]any{"retry_after": retry}
	}
	failWith(w, code, text, parameters)
}

func failWith(w http.ResponseWriter, code int, text string, parameters map[string]any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	body := map[string]any{"ok": false, "error_code": code, "description": text}
	if parameters != nil {
		body["parameters"] = parameters
	}
	json.NewEncoder(w).Encode(body)
}

func succeed(w http.ResponseWriter, result any) {
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"ok": true, "result": result})
}
