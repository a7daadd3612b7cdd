package web

import (
	"compress/gzip"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// policy lets a page use its own files and nothing else: no inline script or
// style, no frame, no other host.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded wraps a handler with what every answer needs: security headers, a
// check of the origin of changes, a bound on bodies, and a net under panics.
func (s *Server) guarded(h http.Handler) http.Handler {
	origin := http.NewCrossOriginProtection()
	origin.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusForbidden, "cross_origin")
	}))
	inner := origin.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
		header.Set("Referrer-Policy", "no-referrer")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		header.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		r.Body = http.MaxBytesReader(w, r.Body, s.bodyLimit(r))
		defer s.recovered(w, r)
		inner.ServeHTTP(w, r)
	})
}

// bodyLimit is the largest body of a request: that of an upload for files.
func (s *Server) bodyLimit(r *http.Request) int64 {
	if r.URL.Path == "/desk/documents" {
		return s.o.UploadBytes
	}
	return 1 << 20
}

func (s *Server) recovered(w http.ResponseWriter, r *http.Request) {
	if p := recover(); p != nil {
		if p == http.ErrAbortHandler {
			panic(p)
		}
		s.o.Log.ErrorContext(r.Context(), "page panicked", slog.Any("panic", p), slog.String("path", r.URL.Path), slog.String("stack", string(debug.Stack())))
		s.fail(w, r, http.StatusInternalServerError, "failed")
	}
}

// limiter holds a rate for each key (an address, a session, an API key) and
// forgets those that were silent.
type limiter struct {
	perMinute int
	mu        sync.Mutex
	by        map[string]*allowance
	many      int // keys at which it is time to forget
}

type allowance struct {
	*rate.Limiter
	last time.Time
}

// keptLimits is how many keys are held before silent ones are forgotten.
const keptLimits = 10_000

// newLimiter allows n a minute, all of them at once after a pause; 0 is no limit.
func newLimiter(n int) *limiter {
	return &limiter{perMinute: n, by: map[string]*allowance{}, many: keptLimits}
}

func (l *limiter) allow(key string, now time.Time) bool { return l.allowRate(key, l.perMinute, now) }

// allowRate is allow with a rate of the key's own; the latest counts.
func (l *limiter) allowRate(key string, perMinute int, now time.Time) bool {
	if perMinute == 0 {
		return true
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	a := l.by[key]
	if a == nil || a.Burst() != perMinute {
		l.sweep(now)
		a = &allowance{Limiter: rate.NewLimiter(rate.Limit(float64(perMinute)/60), perMinute)}
		l.by[key] = a
	}
	a.last = now
	return a.AllowN(now, 1)
}

// sweep forgets what was silent for ten minutes, once there is much of it.
func (l *limiter) sweep(now time.Time) {
	if len(l.by) < l.many {
		return
	}
	for k, a := range l.by {
		if now.Sub(a.last) > 10*time.Minute {
			delete(l.by, k)
		}
	}
	l.many = max(keptLimits, 2*len(l.by)) // so that a flood of keys is not gone through for each of them
}

// compressed gzips what the browser takes gzipped; a stream is left alone.
func compressed(h http.Handler) http.Handler {
	pool := sync.Pool{New: func() any { return gzip.NewWriter(nil) }}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || strings.HasPrefix(r.URL.Path, "/stream") {
			h.ServeHTTP(w, r)
			return
		}
		z := pool.Get().(*gzip.Writer)
		defer pool.Put(z)
		gw := &gzipWriter{ResponseWriter: w, z: z}
		defer gw.close()
		h.ServeHTTP(gw, r)
	})
}

// gzipWriter starts compressing with the first byte of a text.
type gzipWriter struct {
	http.ResponseWriter
	z       *gzip.Writer
	started bool
	plain   bool
}

func (g *gzipWriter) WriteHeader(code int) {
	g.begin(code)
	g.ResponseWriter.WriteHeader(code)
}

func (g *gzipWriter) begin(code int) {
	if g.started || g.plain {
		return
	}
	kind := g.Header().Get("Content-Type")
	text := strings.HasPrefix(kind, "text/") || strings.Contains(kind, "json") || strings.Contains(kind, "svg") || strings.Contains(kind, "yaml")
	if !text || code == http.StatusNoContent || code == http.StatusNotModified || g.Header().Get("Content-Encoding") != "" {
		g.plain = true
		return
	}
	g.Header().Set("Content-Encoding", "gzip")
	g.Header().Add("Vary", "Accept-Encoding")
	g.Header().Del("Content-Length")
	g.z.Reset(g.ResponseWriter)
	g.started = true
}

func (g *gzipWriter) Write(p []byte) (int, error) {
	if g.Header().Get("Content-Type") == "" {
		g.Header().Set("Content-Type", http.DetectContentType(p))
	}
	g.begin(http.StatusOK)
	if g.started {
		return g.z.Write(p)
	}
	return g.ResponseWriter.Write(p)
}

func (g *gzipWriter) close() {
	if g.started {
		_ = g.z.Close() // whoever asked has gone
	}
}
