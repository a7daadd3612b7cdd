package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// fake is everything behind the pages.
type fake struct {
	asked  []bot.Message
	added  []bot.File
	did    []string // changes, as "what argument …"
	hash   string   // of the admin's password
	nobody bool     // can log in
	build  func(ctx context.Context, progress func(done, total int)) error
}

const evil = `<script>alert("x")</script>`

func (f *fake) Handle(_ context.Context, m bot.Message) (bot.Reply, error) {
	f.asked = append(f.asked, m)
	switch {
	case strings.HasPrefix(m.Text, "/export"):
		return bot.Reply{Text: "ok", Files: []bot.File{{Name: "projects.csv", Data: []byte("项目\n")}}}, nil
	case strings.Contains(m.Text, "炸"):
		panic("a bug")
	}
	return bot.Reply{Text: "总投资12亿元 " + evil, Language: "zh-Hans", Status: answer.Answered, Rows: []string{"d#p1", "d#p2"},
		Choices: []answer.Choice{{ID: "c1", Label: "一期"}},
		Sources: []answer.Source{{Document: "d", Title: evil, Quote: "总投资12亿元", Start: 2, End: 8}}}, nil
}

func (f *fake) Projects(_ context.Context, role corpus.Visibility) ([]*corpus.Project, error) {
	money := func(yi corpus.Fen) *corpus.Sourced[corpus.Amount] {
		return corpus.Said(corpus.Amount{Min: yi * corpus.Yi, Currency: "CNY", Bound: corpus.Exact}, corpus.Span{}, "test")
	}
	return []*corpus.Project{
		{ID: "d#p1", Document: "d", Name: corpus.Sourced[string]{Value: "甲项目"}, Amount: corpus.Said(money(3).Value, corpus.Span{Start: 5, End: 9}, "amount/plain"),
			Status: corpus.Said(corpus.Signed, corpus.Span{}, "test"), Sentence: corpus.Span{End: 10}},
		{ID: "d#p2", Document: "d", Name: corpus.Sourced[string]{Value: evil}, Amount: money(12)},
	}, nil
}

func (f *fake) Documents(context.Context, corpus.Visibility) ([]corpus.Document, error) {
	return []corpus.Document{{ID: "d", Title: evil, File: "d.txt", Visibility: corpus.Public, Version: 1}}, nil
}

func (f *fake) Document(_ context.Context, role corpus.Visibility, id string) (corpus.Document, corpus.Text, error) {
	if id != "d" && !(id == "secret" && role.Sees(corpus.Staff)) {
		return corpus.Document{}, corpus.Text{}, corpus.ErrNotFound
	}
	text := "甲方总投资12亿元。" + evil
	return corpus.Document{ID: id, Title: "简报"}, corpus.Text{Content: text, Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: len([]rune(text))}}}}, nil
}

func (f *fake) Events(context.Context, corpus.Visibility) ([]corpus.Event, error) { return nil, nil }

func (f *fake) Original(_ context.Context, _ corpus.Visibility, id string) (bot.File, error) {
	if id != "d" {
		return bot.File{}, corpus.ErrNotFound
	}
	return bot.File{Name: "../../简报.html", Data: []byte(evil)}, nil
}

func (f *fake) Search(context.Context, corpus.Visibility, string, int) ([]bot.Hit, error) {
	return []bot.Hit{{Document: "d", Text: "总投资"}}, nil
}

func (f *fake) Password(_ context.Context, name string) (string, corpus.Visibility, error) {
	switch name {
	case "李四":
		return staffHash, corpus.Staff, nil
	case "王五":
		return cmp.Or(f.hash, staffHash), corpus.Admin, nil
	}
	return "", "", corpus.ErrNotFound
}

var staffHash = HashPassword("正确的密码")

func (f *fake) Any(context.Context) (bool, error) { return !f.nobody, nil }

func (f *fake) Add(_ context.Context, _ string, file bot.File, _ corpus.Visibility) ([]bot.Receipt, error) {
	f.added = append(f.added, file)
	if len(file.Data) == 0 {
		return nil, &corpus.Problem{Document: file.Name, Stage: "read", Err: fmt.Errorf("empty"), Hint: "文件是空的"}
	}
	return []bot.Receipt{{Document: "n", Text: "已添加 " + file.Name}}, nil
}
func (f *fake) Gaps(context.Context, int) ([]bot.Gap, error) {
	return []bot.Gap{{Question: evil, Count: 2}}, nil
}
func (f *fake) Key(_ context.Context, key string) (string, corpus.Visibility, int, error) {
	if key == "good" {
		return "k", corpus.Staff, 60, nil
	}
	return "", "", 0, corpus.ErrNotFound
}

type browser struct {
	*http.Client
	t    *testing.T
	base string
}

func open(t *testing.T, f *fake, change func(*Options)) *browser {
	t.Helper()
	o := Options{Service: f, Library: f, Accounts: f, Desk: f, Keys: f, Archive: f, Editor: f, Matchmaker: f, Author: f, Office: f, EngineRoom: f, UploadBytes: 1 << 20, Money: func(a corpus.Amount, _ string) string { return fmt.Sprint(int64(a.Min/corpus.Yi), "亿元") }}
	if change != nil {
		change(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	jar, _ := cookiejar.New(nil)
	return &browser{&http.Client{Jar: jar}, t, server.URL}
}

func (b *browser) read(resp *http.Response, err error) (int, string, http.Header) {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		b.t.Fatal(err)
	}
	return resp.StatusCode, string(body), resp.Header
}

func (b *browser) get(path string) (int, string, http.Header) {
	b.t.Helper()
	return b.read(b.Get(b.base + path))
}

func (b *browser) post(path string, form url.Values, headers ...string) (int, string, http.Header) {
	b.t.Helper()
	req, _ := http.NewRequest("POST", b.base+path, strings.NewReader(form.Encode()))
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	return b.read(b.Do(req))
}

func TestPlainQuestionWithoutScript(t *testing.T) {
	b := open(t, &fake{}, nil)
	code, body, header := b.post("/ask", url.Values{"question": {"总投资多少"}})
	if code != 200 || !strings.Contains(body, "总投资12亿元") || !strings.Contains(body, "总投资多少") {
		t.Errorf("status %d, body %.400s", code, body)
	}
	if strings.Contains(body, evil) {
		t.Error("a document's text was written as markup")
	}
	if csp := header.Get("Content-Security-Policy"); !strings.Contains(csp, "script-src 'self'") || strings.Contains(csp, "unsafe") {
		t.Errorf("policy = %q", csp)
	}
	if strings.Contains(body, " onclick=") || strings.Contains(body, "<script>") || strings.Contains(body, " style=") {
		t.Error("inline script or style on the page")
	}
}

func TestPartsForScripts(t *testing.T) {
	b := open(t, &fake{}, nil)
	_, body, _ := b.post("/ask", url.Values{"question": {"总投资多少"}}, "HX-Request", "true")
	if !strings.HasPrefix(strings.TrimSpace(body), "<article") {
		t.Errorf("the part = %.100s", body)
	}
	_, body, header := b.get("/stream?question=" + url.QueryEscape("多少"))
	if header.Get("Content-Type") != "text/event-stream" || !strings.Contains(body, "event: working") || !strings.Contains(body, "event: answer") {
		t.Errorf("the stream = %.300s", body)
	}
	id := between(body, `id="e`, `"`)
	_, body, _ = b.get("/rows?sort=amount&down=1&id=" + id)
	if strings.Index(body, "12亿元") > strings.Index(body, "3亿元\"") && !strings.Contains(body, "12亿元") {
		t.Errorf("rows = %.500s", body)
	}
	if first := strings.Index(body, "12亿元"); first < 0 || first > strings.Index(body, ">3亿元") {
		t.Error("the largest is not first")
	}
	code, body, header := b.get("/export?as=csv&id=" + id)
	if code != 200 || !strings.Contains(body, "项目") || !strings.Contains(header.Get("Content-Disposition"), "attachment") {
		t.Errorf("export = %d %q", code, body)
	}
}

func between(s, from, to string) string {
	_, rest, _ := strings.Cut(s, from)
	out, _, _ := strings.Cut(rest, to)
	return out
}

func TestDocumentMarksTheQuote(t *testing.T) {
	b := open(t, &fake{}, nil)
	_, body, _ := b.get("/documents/d?start=2&end=9")
	if !strings.Contains(body, `<mark id="mark">总投资12亿元</mark>`) || strings.Contains(body, evil) {
		t.Errorf("body = %s", body)
	}
	for _, span := range []string{"?start=-5&end=99999", "?start=9&end=2", "?start=x"} {
		if code, _, _ := b.get("/documents/d" + span); code != 200 {
			t.Errorf("%s: status %d", span, code)
		}
	}
	cells := func(at int, columns ...int) (out []corpus.Cell) {
		for i, c := range columns {
			out = append(out, corpus.Cell{Span: corpus.Span{Start: at + 2*i, End: at + 2*i + 1}, Column: c})
		}
		return out
	}
	table := shownBlocks(corpus.Text{Content: "表\n甲 乙 丙\n一 三\n四 五 六", Blocks: []corpus.Block{
		{Kind: corpus.TableRow, Table: 1, Header: true, Span: corpus.Span{Start: 0, End: 1}, Cells: cells(0, 0)},
		{Kind: corpus.TableRow, Table: 1, Header: true, Span: corpus.Span{Start: 2, End: 7}, Cells: cells(2, 0, 1, 2)},
		{Kind: corpus.TableRow, Table: 1, Span: corpus.Span{Start: 8, End: 11}, Cells: cells(8, 0, 2)},
		{Kind: corpus.TableRow, Table: 1, Span: corpus.Span{Start: 12, End: 17}, Cells: cells(12, 0, 1, 2)},
	}}, corpus.Span{Start: 8, End: 13})
	if len(table) != 1 || table[0].Rows[0].Span != 3 || fmt.Sprint(table[0].Rows[2].Cells) != "[{ 一 } {  } { 三 }]" || !table[0].Rows[2].First || table[0].Rows[3].First || !table[0].Rows[3].Marked {
		t.Errorf("the table: %+v", table)
	}
	_, body, header := b.get("/documents/d/original")
	if header.Get("Content-Type") != "application/octet-stream" || strings.Contains(header.Get("Content-Disposition"), "..") || body != evil {
		t.Errorf("original: %v", header)
	}
}

func TestWhatIsRefused(t *testing.T) {
	b := open(t, &fake{}, func(o *Options) { o.PerMinute = 30 })
	for _, tt := range []struct {
		path string
		want int
	}{{"/documents/none", 404}, {"/documents/secret", 404}, {"/documents/..%2f..%2fetc%2fpasswd", 404}, {"/static/../server.go", 404}, {"/rows?id=x", 404}, {"/export?id=x&as=csv", 404}, {"/nothing", 404}} {
		if code, _, _ := b.get(tt.path); code != tt.want {
			t.Errorf("GET %s = %d, want %d", tt.path, code, tt.want)
		}
	}
	if code, _, _ := b.post("/ask", url.Values{"question": {"x"}}, "Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"); code != 403 {
		t.Errorf("a request from another site = %d", code)
	}
	if code, _, _ := b.post("/language", url.Values{"language": {"en"}, "back": {"//evil.example"}}); code != 200 {
		t.Errorf("back to another site: %d", code)
	}
	if code, _, _ := b.post("/ask", url.Values{"question": {"炸"}}); code != 500 {
		t.Errorf("a panic = %d", code)
	}
	last := 0
	for range 40 {
		last, _, _ = b.post("/ask", url.Values{"question": {"x"}})
	}
	if last != 429 {
		t.Errorf("the 40th question at once = %d", last)
	}
}

func TestLoginAndDesk(t *testing.T) {
	f := &fake{}
	b := open(t, f, nil)
	_, body, _ := b.get("/desk")
	if !strings.Contains(body, `name="password"`) {
		t.Error("the desk is open without a login")
	}
	if code, _, _ := b.post("/login", url.Values{"name": {"李四"}, "password": {"错"}}); code != 401 {
		t.Errorf("a wrong password = %d", code)
	}
	before := cookie(b)
	if code, body, _ := b.post("/login", url.Values{"name": {"李四"}, "password": {"正确的密码"}}); code != 200 || !strings.Contains(body, "/desk/gaps") {
		t.Fatalf("login = %d %.200s", code, body)
	}
	if cookie(b) == before {
		t.Error("the session id of before the login was kept")
	}
	if code, _, _ := b.get("/desk/users"); code != 403 {
		t.Errorf("staff on the admins' page = %d", code)
	}
	if code, _, _ := b.get("/documents/secret"); code != 200 {
		t.Errorf("staff on a document of staff = %d", code)
	}
	_, body, _ = b.get("/desk/gaps")
	if strings.Contains(body, evil) || !strings.Contains(body, "&lt;script&gt;") {
		t.Error("a gap was written as markup")
	}
	code, body := upload(b, "../../表.csv", "名称\n", "空.txt", "")
	if code != 200 || !strings.Contains(body, "将添加 表.csv") || !strings.Contains(body, "文件是空的") || len(f.added) != 0 {
		t.Errorf("upload = %d %.300s", code, body)
	}
	if code, _ := upload(b, "大.txt", strings.Repeat("x", 2<<20)); code != 413 {
		t.Errorf("an upload over the limit = %d", code)
	}
	for range 8 {
		code, _, _ = b.post("/login", url.Values{"name": {"李四"}, "password": {"错"}})
	}
	if code != 429 {
		t.Errorf("many logins = %d", code)
	}
}

func cookie(b *browser) string {
	u, _ := url.Parse(b.base)
	for _, c := range b.Jar.Cookies(u) {
		if c.Name == sessionCookie {
			return c.Value
		}
	}
	return ""
}

func upload(b *browser, pairs ...string) (int, string) {
	var buf bytes.Buffer
	w := multipart.NewWriter(&buf)
	for i := 0; i+1 < len(pairs); i += 2 {
		part, _ := w.CreateFormFile("file", pairs[i])
		io.WriteString(part, pairs[i+1])
	}
	w.Close()
	code, body, _ := b.read(b.Post(b.base+"/desk/documents", w.FormDataContentType(), &buf))
	return code, body
}

func TestAPI(t *testing.T) {
	f := &fake{}
	b := open(t, f, nil)
	call := func(path, body, key string) (int, map[string]any) {
		req, _ := http.NewRequest("POST", b.base+path, strings.NewReader(body))
		req.Header.Set("Content-Type", "application/json")
		if key != "" {
			req.Header.Set("Authorization", "Bearer "+key)
		}
		code, text, _ := b.read(b.Do(req))
		var out map[string]any
		if err := json.Unmarshal([]byte(text), &out); err != nil {
			t.Fatalf("%s: %q", path, text)
		}
		return code, out
	}
	code, out := call("/api/ask", `{"id":"1","question":"总投资多少"}`, "")
	if code != 200 || out["status"] != "answered" || out["facts"] == nil || out["id"] != "1" {
		t.Errorf("ask = %d %v", code, out)
	}
	if f.asked[0].Role != corpus.Public || !f.asked[0].Alone {
		t.Errorf("asked as %+v", f.asked[0])
	}
	if call("/api/ask", `{"question":"x"}`, "good"); f.asked[1].Role != corpus.Staff {
		t.Error("the key's role was not taken")
	}
	for _, tt := range []struct {
		path, body, key string
		want            int
	}{{"/api/ask", `{"question":`, "", 400}, {"/api/ask", `{"quest":"x"}`, "", 400}, {"/api/ask", `{"question":"x"}`, "bad", 401}} {
		if code, out := call(tt.path, tt.body, tt.key); code != tt.want || out["text"] == "" {
			t.Errorf("%s %s = %d %v", tt.path, tt.body, code, out)
		}
	}
	if code, out := call("/api/search", `{"query":"x"}`, ""); code != 200 || len(out["hits"].([]any)) != 1 {
		t.Errorf("search = %d %v", code, out)
	}
	for _, path := range []string{"/api/projects?offset=-3&limit=1", "/api/documents/d", "/api/openapi.yaml", "/healthz", "/readyz"} {
		if code, _, _ := b.get(path); code != 200 {
			t.Errorf("GET %s = %d", path, code)
		}
	}
	if code, _, _ := b.get("/api/documents/secret"); code != 404 {
		t.Errorf("a document of staff = %d", code)
	}
}

func TestFirstPaintIsSmall(t *testing.T) {
	b := open(t, &fake{}, nil)
	total := 0
	for _, path := range []string{"/", "/static/style.css", "/static/app.js", "/static/htmx.min.js", "/static/icon.svg"} {
		req, _ := http.NewRequest("GET", b.base+path, nil)
		req.Header.Set("Accept-Encoding", "gzip")
		_, body, _ := b.read(http.DefaultTransport.RoundTrip(req))
		total += len(body)
	}
	if total > 100_000 {
		t.Errorf("the first page takes %d bytes", total)
	}
}

func TestOpenAddressNeedsLogin(t *testing.T) {
	s, err := New(Options{Service: &fake{}, Library: &fake{}, Address: "0.0.0.0:0"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Run(t.Context()); err != ErrOpen {
		t.Errorf("Run = %v", err)
	}
}

func FuzzShownBlocks(f *testing.F) {
	f.Add("甲方总投资12亿元", 0, 8, 2, 6)
	f.Fuzz(func(t *testing.T, content string, from, to, start, end int) {
		n := len([]rune(content))
		if from < 0 || to < from || to > n {
			return
		}
		text := corpus.Text{Content: content, Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{Start: from, End: to}}}}
		b := shownBlocks(text, corpus.Span{Start: start, End: end})[0]
		if got, want := b.Before+b.Mark+b.After, string([]rune(content)[from:to]); got != want {
			t.Errorf("%q cut to %q", want, got)
		}
	})
}

// htmx is a request for a part of a page.
func htmx(b *browser, path string) *http.Request {
	req, _ := http.NewRequest("GET", b.base+path, nil)
	req.Header.Set("HX-Request", "true")
	return req
}
