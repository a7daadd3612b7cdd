package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The tests of this file try what the README's table of safety says was tried.

func TestSafetyCookies(t *testing.T) {
	b := open(t, &fake{}, nil)
	for _, tt := range []struct {
		proto  string
		secure bool
	}{{"", false}, {"https", true}} {
		req, _ := http.NewRequest("GET", b.base+"/", nil)
		req.Header.Set("X-Forwarded-Proto", tt.proto)
		_, _, header := b.read(http.DefaultTransport.RoundTrip(req))
		c, err := http.ParseSetCookie(header.Get("Set-Cookie"))
		if err != nil {
			t.Fatal(err)
		}
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure != tt.secure || len(c.Value) < 26 || c.Path != "/" {
			t.Errorf("the cookie over %q: %v", tt.proto, c)
		}
	}
}

// TestSafetyForgedRequests: a page of another site cannot ask, log in or
// change anything with the browser of somebody who is logged in.
func TestSafetyForgedRequests(t *testing.T) {
	f := &fake{}
	b := logged(t, f, "王五")
	forged := [][]string{
		{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Origin", "https://evil.example"}, {"Origin", "null"},
		{"Origin", "http://127.0.0.1:1"}, {"Sec-Fetch-Site", "cross-site", "Origin", "null", "HX-Request", "true"},
	}
	for _, path := range []string{"/ask", "/wrong", "/new", "/language", "/login", "/logout", "/desk/documents", "/desk/accept", "/desk/discard", "/desk/document/remove",
		"/desk/record", "/desk/record/undo", "/desk/pairs", "/desk/gaps/answer", "/desk/users", "/desk/reindex", "/desk/rollback", "/api/ask"} {
		for _, headers := range forged {
			form := url.Values{"question": {"x"}, "id": {"d"}, "user": {"web:evil"}, "role": {"admin"}, "language": {"en"}}
			if code, _, _ := b.post(path, form, headers...); code != 403 {
				t.Errorf("POST %s with %v = %d", path, headers, code)
			}
		}
	}
	req, _ := http.NewRequest("GET", b.base+"/stream?question=x", nil)
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	if code, _, _ := b.read(b.Do(req)); code != 403 {
		t.Errorf("a stream for another site = %d", code)
	}
	if len(f.asked) != 0 {
		t.Errorf("asked %v", f.asked)
	}
	f.expect(t, "")
}

// TestSafetyHeaders: every answer, errors and files too, forbids inline
// scripts, frames and guessing of types.
func TestSafetyHeaders(t *testing.T) {
	b := logged(t, &fake{}, "王五")
	for _, path := range []string{"/", "/login", "/documents/d", "/documents/d/original", "/documents/none", "/desk", "/desk/system", "/static/app.js", "/api/projects", "/healthz", "/nothing"} {
		_, body, header := b.get(path)
		policy := header.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"} {
			if !strings.Contains(policy, want) {
				t.Errorf("GET %s: the policy lacks %s", path, want)
			}
		}
		if strings.Contains(policy, "unsafe") || header.Get("X-Frame-Options") != "DENY" || header.Get("X-Content-Type-Options") != "nosniff" || header.Get("Referrer-Policy") != "no-referrer" {
			t.Errorf("GET %s: %v", path, header)
		}
		if strings.HasPrefix(header.Get("Content-Type"), "text/html") && (strings.Contains(body, "<script>") || strings.Contains(body, " style=") || strings.Contains(body, " onload=") || strings.Contains(body, "javascript:")) {
			t.Errorf("GET %s: inline script or style", path)
		}
	}
}

// TestSafetyEscaping: what stands in documents, questions, file names and
// names is shown as text on every page.
func TestSafetyEscaping(t *testing.T) {
	b := logged(t, &fake{}, "王五")
	b.post("/ask", url.Values{"question": {evil}})
	_, uploaded := upload(b, evil+".txt", evil)
	pages := map[string]string{"upload": uploaded}
	for _, path := range []string{"/", "/?q=" + url.QueryEscape(`"><script>alert("x")</script>`), "/documents/d", "/desk/documents?match=" + url.QueryEscape(evil), "/desk/projects?match=" + url.QueryEscape(evil),
		"/desk/projects?sector=" + url.QueryEscape(evil), "/desk/record?id=d%23p1&saved=" + url.QueryEscape(evil), "/desk/pairs", "/desk/gaps", "/desk/log", "/login?next=" + url.QueryEscape(evil)} {
		_, pages[path], _ = b.get(path)
	}
	for path, body := range pages {
		if strings.Contains(body, "<script>") || strings.Contains(body, `"x")<`) {
			t.Errorf("%s: written as markup", path)
		}
	}
	_, body, header := b.get("/documents/d/original")
	if header.Get("Content-Type") != "application/octet-stream" || !strings.HasPrefix(header.Get("Content-Disposition"), "attachment") || body != evil {
		t.Errorf("a page that was added is served as %v", header)
	}
}

func TestSafetyUploads(t *testing.T) {
	f := &fake{}
	stranger := open(t, f, nil)
	if _, body := upload(stranger, "甲.txt", "报道"); !strings.Contains(body, `name="password"`) || len(f.added) != 0 {
		t.Error("a stranger's file was taken")
	}
	b := logged(t, f, "李四")
	for name, want := range map[string]string{"../../etc/passwd.txt": "passwd.txt", `..\..\boot.txt`: "boot.txt", "a/b/../c.txt": "c.txt"} {
		_, body := upload(b, name, "报道")
		if !strings.Contains(body, "将添加 "+want) || strings.Contains(between(body, `id="upload"`, "</section"), "..") {
			t.Errorf("%q became %q", name, between(body, "<strong>", "</strong>"))
		}
	}
	if code, _ := upload(b, "大.txt", strings.Repeat("x", 2<<20)); code != 413 {
		t.Errorf("an upload over the limit = %d", code)
	}
	code, _, _ := b.read(b.Post(b.base+"/desk/documents", "multipart/form-data; boundary=x", strings.NewReader("--x\r\nContent-Disposition: form-data")))
	if code != 400 {
		t.Errorf("a broken form = %d", code)
	}
	if code, _, _ := b.read(b.Post(b.base+"/ask", "application/x-www-form-urlencoded", strings.NewReader("question="+strings.Repeat("x", 2<<20)))); code/100 == 2 && f.asked[0].Text != "" {
		t.Errorf("a question of 2 MB = %d", code)
	}
}

func TestSafetyPaths(t *testing.T) {
	b := logged(t, &fake{}, "李四")
	for _, path := range []string{"/static/../server.go", "/static/..%2f..%2fserver.go", "/static/%2e%2e/texts/en.yaml", "/static//etc/passwd", "/documents/..%2f..%2fetc%2fpasswd",
		"/documents/..%2f..%2fetc%2fpasswd/original", "/documents/%00", "/desk/document?id=..%2f..%2fetc%2fpasswd", "/api/documents/..%2fx"} {
		if code, body, _ := b.get(path); code != 404 || strings.Contains(body, "root:") || strings.Contains(body, "package web") {
			t.Errorf("GET %s = %d", path, code)
		}
	}
}

func TestSafetyRates(t *testing.T) {
	now := time.Unix(0, 0)
	b := open(t, &fake{}, func(o *Options) { o.PerMinute, o.Now = 3, func() time.Time { return now } })
	codes := func(path string, form url.Values, n int) (out []int) {
		for range n {
			code, _, _ := b.post(path, form)
			out = append(out, code)
		}
		return out
	}
	if got := codes("/ask", url.Values{"question": {"x"}}, 4); got[2] != 200 || got[3] != 429 {
		t.Errorf("questions: %v", got)
	}
	b.Jar = nil // a new session does not help
	if got := codes("/ask", url.Values{"question": {"x"}}, 1); got[0] != 429 {
		t.Errorf("with a new session: %v", got)
	}
	now = now.Add(20 * time.Second)
	if got := codes("/ask", url.Values{"question": {"x"}}, 2); got[0]/100 == 4 || got[1] != 429 {
		t.Errorf("20 s later: %v", got)
	}
	if got := codes("/login", url.Values{"name": {"李四"}, "password": {"x"}}, 7); got[5] != 401 || got[6] != 429 {
		t.Errorf("logins: %v", got)
	}
	if got := codes("/login", url.Values{"name": {"李四"}, "password": {"正确的密码"}}, 1); got[0] != 429 {
		t.Errorf("the right password after too many wrong ones: %v", got)
	}
	req := func() int {
		r, _ := http.NewRequest("GET", b.base+"/api/projects", nil)
		r.Header.Set("Authorization", "Bearer good")
		code, _, _ := b.read(b.Do(r))
		return code
	}
	for range 60 {
		req()
	}
	if code := req(); code != 429 {
		t.Errorf("the 61st request of a key with 60 a minute = %d", code)
	}
}

func TestSafetyOpenAddress(t *testing.T) {
	var log bytes.Buffer
	run := func(f *fake, address string) error {
		o := Options{Service: f, Library: f, Address: address, Log: slog.New(slog.NewTextHandler(&log, nil))}
		if f != nil {
			o.Accounts = f
		}
		s, err := New(o)
		if err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel() // it stops as soon as it listens
		return s.Run(ctx)
	}
	for _, address := range []string{"0.0.0.0:0", "[::]:0", ":0"} {
		if err := run(&fake{nobody: true}, address); !errors.Is(err, ErrOpen) {
			t.Errorf("%s without a login: %v", address, err)
		}
		log.Reset()
		if err := run(&fake{}, address); err != nil || !strings.Contains(log.String(), "reachable from other machines") {
			t.Errorf("%s with a login: %v, log %s", address, err, log.String())
		}
	}
	log.Reset()
	if err := run(&fake{nobody: true}, "127.0.0.1:0"); err != nil || strings.Contains(log.String(), "WARN") {
		t.Errorf("on this machine alone: %v, log %s", err, log.String())
	}
}

func TestSafetyRedirects(t *testing.T) {
	for _, to := range []string{"//evil.example", "https://evil.example", `/\evil.example`, `\\evil.example`, "/\t/evil.example", "/\n/evil.example", "javascript:alert(1)", "evil", "", "/\x00/evil"} {
		b := open(t, &fake{}, nil)
		b.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		for path, form := range map[string]url.Values{"/language": {"language": {"en"}, "back": {to}},
			"/login": {"name": {"李四"}, "password": {"正确的密码"}, "next": {to}}} {
			code, _, header := b.post(path, form)
			if location := header.Get("Location"); code != 303 || location != "/" && location != "/desk" {
				t.Errorf("%s to %q leads to %q", path, to, location)
			}
		}
	}
}

func TestSafetyJSON(t *testing.T) {
	b := open(t, &fake{}, nil)
	for body, want := range map[string]int{
		`{"question":"` + strings.Repeat("x", 2<<20) + `"}`:                413,
		strings.Repeat(`{"question":`, 100_000) + strings.Repeat("}", 100): 400,
		strings.Repeat(`[`, 20_000):                                        400,
		`{"question":"x"} {"question":"y"}`:                                400,
		`{"question":7}`:                                                   400,
		`"question"`:                                                       400,
		``:                                                                 400,
	} {
		if code, out, _ := b.read(b.Post(b.base+"/api/ask", "application/json", strings.NewReader(body))); code != want {
			t.Errorf("%.40q = %d, want %d: %.100s", body, code, want, out)
		}
	}
}

// TestSafetySlowRequests: whoever sends a request letter by letter is cut off,
// and others are served meanwhile.
func TestSafetySlowRequests(t *testing.T) {
	s, err := New(Options{Service: &fake{}, Library: &fake{}})
	if err != nil {
		t.Fatal(err)
	}
	s.patience = 50 * time.Millisecond
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- s.Serve(ctx, listener) }()
	var slow []net.Conn
	for range 50 {
		c, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		io.WriteString(c, "GET / HTTP/1.1\r\nHost: x\r\nX-")
		slow = append(slow, c)
	}
	if resp, err := http.Get("http://" + listener.Addr().String() + "/healthz"); err != nil || resp.StatusCode != 200 {
		t.Errorf("meanwhile: %v", err)
	} else {
		resp.Body.Close()
	}
	for _, c := range slow {
		if out, err := io.ReadAll(c); err != nil || strings.Contains(string(out), "200 OK") {
			t.Errorf("a slow request got %q, %v", out, err)
		}
	}
	http.DefaultClient.CloseIdleConnections()
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestSafetySessionFixation: an id that the server did not give is no session,
// and a login gives a fresh one; the old one is over.
func TestSafetySessionFixation(t *testing.T) {
	b := open(t, &fake{}, nil)
	u, _ := url.Parse(b.base)
	b.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: "chosen-by-somebody-else", Path: "/"}})
	b.get("/")
	before := cookie(b)
	if before == "chosen-by-somebody-else" {
		t.Error("a chosen id became a session")
	}
	b.post("/login", url.Values{"name": {"李四"}, "password": {"正确的密码"}})
	after := cookie(b)
	if after == before {
		t.Error("the id of before the login was kept")
	}
	b.post("/logout", nil)
	for _, id := range []string{before, after} {
		b.Jar.SetCookies(u, []*http.Cookie{{Name: sessionCookie, Value: id, Path: "/"}})
		if _, body, _ := b.get("/desk"); !strings.Contains(body, `name="password"`) {
			t.Errorf("%q is still logged in", id)
		}
	}
}

// TestSafetyUnknownNames: an unknown name gets the same words as a wrong
// password, and as much work is done for it: argon2id fills 19 MiB each time.
func TestSafetyUnknownNames(t *testing.T) {
	s, err := New(Options{Service: &fake{}, Library: &fake{}, Accounts: &fake{}})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"李四", "没有这个人", ""} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, err := s.login(t.Context(), name, "错的密码")
		runtime.ReadMemStats(&after)
		if !errors.Is(err, errPassword) {
			t.Errorf("%q: %v", name, err)
		}
		if work := after.TotalAlloc - before.TotalAlloc; work < argonMemory<<10 {
			t.Errorf("%q: refused after %d bytes of work", name, work)
		}
	}
	answers := map[string]bool{}
	for _, name := range []string{"李四", "没有这个人"} {
		b := open(t, &fake{}, nil)
		code, body, _ := b.post("/login", url.Values{"name": {name}, "password": {"错的密码"}})
		answers[strings.ReplaceAll(body, name, "")] = code == 401
	}
	if len(answers) != 1 {
		t.Error("the page tells whether a name is known")
	}
}

// TestSafetyFloods: strangers who never come back fill no memory and push
// nobody out who is logged in.
func TestSafetyFloods(t *testing.T) {
	ss, now := &sessions{by: map[string]*session{}}, time.Unix(0, 0)
	staff := &session{name: "李四"}
	r, _ := http.NewRequest("GET", "/", nil)
	w := discard{http.Header{}}
	ss.start(w, r, staff, now)
	for range 3 * keptSessions {
		clear(w.header)
		ss.start(w, r, &session{}, now)
	}
	if len(ss.by) > keptSessions || ss.by[staff.id] == nil {
		t.Errorf("%d sessions are kept, staff's: %v", len(ss.by), ss.by[staff.id] != nil)
	}
	for _, tt := range []struct{ remote, want string }{{"192.0.2.7:1", "192.0.2.7"}, {"[2001:db8:1:2::7]:1", "2001:db8:1:2::/64"}, {"[::1]:1", "::1"}, {"[::ffff:192.0.2.7]:1", "192.0.2.7"}, {"@", "@"}} {
		r.RemoteAddr = tt.remote
		if got := address(r); got != tt.want {
			t.Errorf("address of %s = %s", tt.remote, got)
		}
	}
}

type discard struct{ header http.Header }

func (d discard) Header() http.Header         { return d.header }
func (d discard) Write(p []byte) (int, error) { return len(p), nil }
func (d discard) WriteHeader(int)             {}
