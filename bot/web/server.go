package web

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

//go:embed static templates texts
var embedded embed.FS

// Options configures a Server. Service, Library and Log are needed; without
// Accounts nobody can log in and there is no desk.
type Options struct {
	Service     Service
	Library     bot.Library
	Accounts    Accounts
	Desk        bot.Desk
	Archive     Archive
	Editor      Editor
	Matchmaker  Matchmaker
	Author      Author
	Office      bot.Office
	EngineRoom  EngineRoom
	Keys        Keys
	Money       func(a corpus.Amount, language string) string // prints a sum as answers do
	Painter     bot.Painter                                   // nil: charts are not drawn
	Health      Health
	Metrics     http.Handler // served at /metrics
	Log         *slog.Logger
	Address     string // "" means 127.0.0.1:8787
	UploadBytes int64  // of one upload; 0 means 64 MiB
	PerMinute   int    // questions of one address a minute; 0 means no limit
	Now         func() time.Time
}

// Server serves the pages and the API.
type Server struct {
	o        Options
	pages    *template.Template
	texts    texts
	sessions *sessions
	asks     *limiter
	logins   *limiter
	keys     *limiter      // of the API, each with its own rate
	uploads  *bot.Uploads  // that wait to be accepted
	job      *job          // a build of the index
	decoy    string        // hash that an unknown name is compared with
	patience time.Duration // for the head of a request
}

// loginsPerMinute bounds the tries of one address.
const loginsPerMinute = 6

// ErrOpen reports an address that anybody could reach while nobody has to log in.
var ErrOpen = errors.New("web: the address is reachable from other machines and no login is set up: add a user with `zhaoshang users add --password`, or listen on 127.0.0.1")

// New prepares the pages.
func New(o Options) (*Server, error) {
	if o.Address == "" {
		o.Address = "127.0.0.1:8787"
	}
	if o.UploadBytes == 0 {
		o.UploadBytes = 64 << 20
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	t, err := loadTexts()
	if err != nil {
		return nil, err
	}
	s := &Server{o: o, texts: t, sessions: &sessions{by: map[string]*session{}}, asks: newLimiter(o.PerMinute), logins: newLimiter(loginsPerMinute), keys: newLimiter(0),
		uploads: bot.NewUploads(o.Now), job: newJob()}
	if s.pages, err = template.New("").Funcs(s.functions()).ParseFS(embedded, "templates/*.html"); err != nil {
		return nil, fmt.Errorf("web: templates: %w", err)
	}
	s.decoy, s.patience = HashPassword("nobody has this one"), 5*time.Second
	return s, nil
}

// Handler is the pages and the API.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	s.chatRoutes(mux)
	s.documentRoutes(mux)
	s.apiRoutes(mux)
	s.deskRoutes(mux)
	files, err := fs.Sub(embedded, "static")
	if err != nil {
		panic(err) // the folder is embedded
	}
	mux.Handle("GET /static/", http.StripPrefix("/static/", cached(http.FileServerFS(files))))
	return compressed(s.guarded(mux))
}

// cached lets browsers keep what is part of the program.
func cached(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "public, max-age=86400")
		h.ServeHTTP(w, r)
	})
}

// Run listens until ctx ends, then finishes what is being answered. An address
// beyond this machine needs a login (ErrOpen).
func (s *Server) Run(ctx context.Context) error {
	if !loopback(s.o.Address) {
		if err := s.closed(ctx); err != nil {
			return err
		}
		s.o.Log.Warn("the web chat is reachable from other machines", "address", s.o.Address)
	}
	listener, err := net.Listen("tcp", s.o.Address)
	if err != nil {
		return fmt.Errorf("web: address %q: %w", s.o.Address, err)
	}
	return s.Serve(ctx, listener)
}

// closed reports ErrOpen when nobody can log in.
func (s *Server) closed(ctx context.Context) error {
	if s.o.Accounts == nil {
		return ErrOpen
	}
	somebody, err := s.o.Accounts.Any(ctx)
	if err == nil && !somebody {
		err = ErrOpen
	}
	return err
}

// Serve is Run on a listener that is there already.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	server := &http.Server{Handler: s.Handler(), ReadHeaderTimeout: s.patience, ReadTimeout: 2 * time.Minute, WriteTimeout: 5 * time.Minute, IdleTimeout: 2 * time.Minute,
		BaseContext: func(net.Listener) context.Context { return context.WithoutCancel(ctx) }, MaxHeaderBytes: 64 << 10}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	s.o.Log.Info("web chat ready", "address", listener.Addr().String())
	select {
	case err := <-stopped:
		return fmt.Errorf("web: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	err := server.Shutdown(end)
	_ = <-stopped // that it was closed
	s.job.stop()
	return err
}

func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return false
	}
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// page is what every page is made from.
type page struct {
	Title    string
	Language string
	Words    map[string]string // of the interface, in Language
	Name     string            // of the person logged in
	Role     corpus.Visibility
	Path     string
	Desk     bool // a page of the desk: wider
	Body     any
}

// title is what the browser calls a page.
func (p *page) title(name string) string {
	key := map[string]string{"login.html": "login", "rows.html": "rows_title", "error.html": "notice", "desk_documents.html": "documents",
		"desk_document.html": "document", "desk_projects.html": "projects", "desk_record.html": "correct", "desk_pairs.html": "pairs",
		"desk_gaps.html": "gaps", "desk_log.html": "log", "desk_users.html": "users", "desk_system.html": "system"}[name]
	if key == "" {
		return p.Words["title"]
	}
	return p.Words[key] + " · " + p.Words["title"]
}

// show writes a page; a request of htmx gets the part named part alone.
func (s *Server) show(w http.ResponseWriter, r *http.Request, code int, name, part string, body any) {
	ses := s.known(r)
	language := s.language(r)
	p := page{Language: language, Words: s.texts[language], Path: r.URL.Path, Body: body}
	if ses != nil {
		p.Name, p.Role = ses.name, ses.role
	}
	p.Desk = strings.HasPrefix(r.URL.Path, "/desk")
	p.Title = p.title(name)
	var b strings.Builder
	target := name
	if part != "" && r.Header.Get("HX-Request") != "" {
		target = part
	}
	if err := s.pages.ExecuteTemplate(&b, target, p); err != nil {
		s.o.Log.ErrorContext(r.Context(), "page not made", slog.String("page", name), slog.Any("error", err))
		http.Error(w, "500", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(code)
	if _, err := w.Write([]byte(b.String())); err != nil {
		s.o.Log.DebugContext(r.Context(), "page not sent", slog.Any("error", err))
	}
}

// fail shows what went wrong, as a page or as JSON.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, code int, key string) {
	text := s.texts[s.language(r)][key]
	if strings.HasPrefix(r.URL.Path, "/api/") {
		writeJSON(w, code, map[string]any{"error": key, "text": text})
		return
	}
	s.show(w, r, code, "error.html", "notice", text)
}

// wrong turns an error into the page that says it.
func (s *Server) wrong(w http.ResponseWriter, r *http.Request, err error) {
	if errors.Is(err, corpus.ErrNotFound) {
		s.fail(w, r, http.StatusNotFound, "not_found")
		return
	}
	s.o.Log.ErrorContext(r.Context(), "request failed", slog.String("path", r.URL.Path), slog.Any("error", err))
	s.fail(w, r, http.StatusInternalServerError, "failed")
}
