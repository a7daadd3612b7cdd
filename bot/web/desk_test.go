package web

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

func (f *fake) note(what string, args ...any) error {
	f.did = append(f.did, strings.TrimSpace(what+" "+fmt.Sprintln(args...)))
	return nil
}

func (f *fake) Remove(_ context.Context, who, id string) error  { return f.note("remove", who, id) }
func (f *fake) Restore(_ context.Context, who, id string) error { return f.note("restore", who, id) }

func (f *fake) Removed(context.Context, corpus.Visibility) ([]corpus.Document, error) {
	return []corpus.Document{{ID: "old", Title: "旧简报", Removed: true}}, nil
}

func (f *fake) Versions(_ context.Context, id string) ([]corpus.Document, error) {
	if id != "d" && id != "secret" {
		return nil, corpus.ErrNotFound
	}
	return []corpus.Document{{ID: id, Title: "简报", File: id + ".txt", Version: 2, Hash: "0123456789abcdef0123"}, {ID: id, Version: 1, Hash: "ab"}}, nil
}

func (f *fake) SetVisibility(_ context.Context, who, id string, v corpus.Visibility) error {
	return f.note("visibility", who, id, v)
}

func (f *fake) Changes(context.Context, corpus.Visibility, int) ([]bot.Change, error) {
	return []bot.Change{{Kind: "corrected", Document: "d", Who: evil, At: time.Unix(0, 0)}}, nil
}

func (f *fake) Preview(_ context.Context, file bot.File, v corpus.Visibility) ([]bot.Receipt, error) {
	if len(file.Data) == 0 {
		return nil, &corpus.Problem{Document: file.Name, Stage: "read", Err: fmt.Errorf("empty"), Hint: "文件是空的"}
	}
	id := strings.TrimSuffix(file.Name, ".txt")
	return []bot.Receipt{{Document: id, Text: "将添加 " + file.Name + " " + evil}}, nil
}

func (f *fake) Correct(_ context.Context, who, project, field, value string) error {
	if field == "amount" && value == "很多" {
		return bot.ErrValue
	}
	return f.note("correct", who, project, field, value)
}

func (f *fake) Visibility(_ context.Context, id string) (corpus.Visibility, error) {
	switch id {
	case "d", "old":
		return corpus.Public, nil
	case "admins":
		return corpus.Admin, nil
	}
	return "", corpus.ErrNotFound
}

func (f *fake) Corrections(context.Context, string) ([]bot.Correction, error) {
	return []bot.Correction{{ID: 7, Document: "d", Project: "d#p1", Name: "甲项目", Field: "status", Old: "planned", New: "signed", Who: "web:赵六", At: time.Unix(0, 0)}}, nil
}

func (f *fake) Undo(_ context.Context, who string, n int64) error { return f.note("undo", who, n) }

func (f *fake) Pairs(context.Context, corpus.Visibility, int) ([]bot.Pair, error) {
	return []bot.Pair{{Reason: "same_name", A: bot.Side{Project: "d#p1", Document: "d", Name: "甲项目"}, B: bot.Side{Project: "e#p1", Document: "e", Name: evil}}}, nil
}
func (f *fake) Merge(_ context.Context, who, a, b string) error { return f.note("merge", who, a, b) }
func (f *fake) Split(_ context.Context, who, a, b string) error { return f.note("split", who, a, b) }

func (f *fake) Curate(_ context.Context, who, question, text string, v corpus.Visibility) error {
	return f.note("curate", who, question, text, v)
}

func (f *fake) Written(context.Context, corpus.Visibility) ([]bot.Written, error) {
	return []bot.Written{{Key: "k", Question: evil, Curated: bot.Curated{Text: evil, Who: "web:赵六"}}}, nil
}
func (f *fake) Unwrite(_ context.Context, key string) error { return f.note("unwrite", key) }
func (f *fake) CloseGap(_ context.Context, who, key string) error {
	return f.note("close", who, key)
}

func (f *fake) Status(context.Context) ([][2]string, error) {
	return [][2]string{{"documents", "1"}, {"odd", "2"}}, nil
}
func (f *fake) Users(context.Context) ([]bot.User, error) {
	return []bot.User{{ID: "web:李四", Role: corpus.Staff}}, nil
}

func (f *fake) SetRole(_ context.Context, who, user string, role corpus.Visibility) error {
	return f.note("role", who, user, role)
}

func (f *fake) Reindex(context.Context, func(done, total int)) error { return nil }

func (f *fake) Rebuild(ctx context.Context, o bot.Rebuild, progress func(done, total int)) ([]bot.AnswerChange, error) {
	if err := f.build(ctx, progress); err != nil && !o.Anyway {
		return []bot.AnswerChange{{Question: evil, Old: "right", New: "wrong", Worse: true}}, err
	}
	return nil, nil
}

func (f *fake) Generations(context.Context) ([]bot.Generation, error) {
	return []bot.Generation{{Name: "generation-2", Current: true, Documents: 9}, {Name: "generation-1"}}, nil
}
func (f *fake) Rollback(context.Context) error { return bot.ErrNoEarlier }
func (f *fake) SetPassword(_ context.Context, user, password string) error {
	if len(password) < 10 {
		return bot.ErrValue
	}
	return f.note("password", user)
}

func logged(t *testing.T, f *fake, name string) *browser {
	t.Helper()
	b := open(t, f, nil)
	if code, body, _ := b.post("/login", url.Values{"name": {name}, "password": {"正确的密码"}}); code != 200 {
		t.Fatalf("login = %d %.200s", code, body)
	}
	return b
}

func (f *fake) expect(t *testing.T, want ...string) {
	t.Helper()
	if got := strings.Join(f.did, "\n"); got != strings.Join(want, "\n") {
		t.Errorf("done:\n%s\nwant:\n%s", got, strings.Join(want, "\n"))
	}
	f.did = nil
}

// TestDeskPages: every page of the desk shows what a document or a stranger
// wrote as text.
func TestDeskPages(t *testing.T) {
	b := logged(t, &fake{}, "王五")
	for path, want := range map[string]string{
		"/desk/documents": "d.txt", "/desk/documents?state=removed": "旧简报", "/desk/document?id=d": "0123456789abcdef",
		"/desk/projects": "已签约", "/desk/projects?status=signed&sort=amount&down=1": "甲项目", "/desk/record?id=d%23p1": `id="at-amount"`,
		"/desk/pairs": "名称相同", "/desk/gaps": "&lt;script&gt;", "/desk/log": "更正", "/desk/users": "web:李四", "/desk/system": "generation-2",
	} {
		code, body, _ := b.get(path)
		if code != 200 || !strings.Contains(body, want) {
			t.Errorf("GET %s = %d without %q", path, code, want)
		}
		if strings.Contains(body, evil) {
			t.Errorf("GET %s: a text was written as markup", path)
		}
	}
	if _, body, _ := b.get("/desk/projects?status=signed"); strings.Count(body, `<tr><td><a href="/desk/record`) != 1 {
		t.Error("the facet does not narrow the list down")
	}
	_, body, _ := b.get("/desk/record?id=d%23p1")
	if !strings.Contains(body, `<mark class="f-amount ">12亿元</mark>`) || !strings.Contains(body, "web:赵六") {
		t.Errorf("the record: %s", between(body, "<section", "</section"))
	}
}

func TestUploadIsStoredWhenAccepted(t *testing.T) {
	f := &fake{}
	b := logged(t, f, "李四")
	_, body := upload(b, "甲.txt", "报道", "admins.txt", "不许替换", "坏.txt", "")
	if len(f.added) != 0 || !strings.Contains(body, "将添加 甲.txt") || strings.Contains(body, "将添加 admins.txt") || strings.Contains(body, evil) {
		t.Fatalf("the preview: %s", between(body, `id="upload"`, "</section"))
	}
	id := url.Values{"id": {between(body, `name="id" value="`, `"`)}}
	if _, body, _ = b.post("/desk/accept", id); len(f.added) != 1 || f.added[0].Name != "甲.txt" || !strings.Contains(body, "已添加 甲.txt") {
		t.Errorf("accepted %v", f.added)
	}
	if _, body, _ = b.post("/desk/accept", id); len(f.added) != 1 || !strings.Contains(body, "预览已经过期") {
		t.Errorf("accepted twice: %v", f.added)
	}
	_, body = upload(b, "乙.txt", "报道")
	if _, body, _ = b.post("/desk/discard", url.Values{"id": {between(body, `name="id" value="`, `"`)}}); len(f.added) != 1 || !strings.Contains(body, "已放弃") {
		t.Errorf("discarded: %v", f.added)
	}
}

func TestDeskChanges(t *testing.T) {
	f := &fake{}
	b := logged(t, f, "李四")
	post := func(want int, path string, pairs ...string) string {
		t.Helper()
		form := url.Values{}
		for i := 0; i+1 < len(pairs); i += 2 {
			form.Set(pairs[i], pairs[i+1])
		}
		code, body, _ := b.post(path, form)
		if code != want {
			t.Errorf("POST %s %v = %d, want %d", path, pairs, code, want)
		}
		return body
	}
	post(200, "/desk/document/remove", "id", "d")
	post(200, "/desk/document/visibility", "id", "d", "visibility", "staff")
	post(400, "/desk/document/visibility", "id", "d", "visibility", "admin")
	post(404, "/desk/document/remove", "id", "admins")
	post(404, "/desk/document/restore", "id", "admins")
	post(404, "/desk/document/burn", "id", "d")
	f.expect(t, "remove web:李四 d", "visibility web:李四 d staff")
	post(200, "/desk/record", "id", "d#p1", "field", "amount", "value", " 约3亿元 ")
	post(200, "/desk/record", "id", "d#p1", "field", "place", "value", "")
	if body := post(422, "/desk/record", "id", "d#p1", "field", "amount", "value", "很多"); !strings.Contains(body, "金额读不懂") || !strings.Contains(body, `value="很多"`) {
		t.Error("what could not be read is not said beside the field")
	}
	post(404, "/desk/record", "id", "secret#p1", "field", "amount", "value", "1亿元")
	post(200, "/desk/record/undo", "id", "d#p1", "correction", "7")
	post(404, "/desk/record/undo", "id", "d#p1", "correction", "8")
	f.expect(t, "correct web:李四 d#p1 amount 约3亿元", "correct web:李四 d#p1 place -", "undo web:李四 7")
	post(200, "/desk/pairs", "a", "d#p1", "b", "e#p1", "decision", "merge")
	post(200, "/desk/pairs", "a", "d#p1", "b", "e#p1", "decision", "split")
	post(404, "/desk/pairs", "a", "d#p1", "b", "admins#p1", "decision", "merge")
	f.expect(t, "merge web:李四 d#p1 e#p1", "split web:李四 d#p1 e#p1")
	post(200, "/desk/gaps/answer", "question", "占地多少", "text", "668亩", "visibility", "public")
	post(400, "/desk/gaps/answer", "question", "占地多少", "text", " ", "visibility", "public")
	post(200, "/desk/gaps/close", "key", "k")
	post(200, "/desk/gaps/unwrite", "key", "k")
	f.expect(t, "curate web:李四 李四 占地多少 668亩 public", "close web:李四 k", "unwrite k")
	for _, path := range []string{"/desk/users", "/desk/reindex", "/desk/rollback"} {
		post(403, path, "user", "web:李四", "role", "admin")
	}
	f.expect(t, "")
}

func TestUsersOfTheDesk(t *testing.T) {
	f := &fake{}
	b := logged(t, f, "王五")
	for _, tt := range []struct {
		user, role, password string
		want                 int
	}{{"web:新人", "staff", "十个字符的密码啊啊啊", 200}, {"新人", "staff", "", 422}, {"web:新人", "staff", "短", 422}, {"web:王五", "public", "", 422}, {"web:新人", "king", "", 400}} {
		code, _, _ := b.post("/desk/users", url.Values{"user": {tt.user}, "role": {tt.role}, "password": {tt.password}})
		if code != tt.want {
			t.Errorf("%+v = %d", tt, code)
		}
	}
	f.expect(t, "password web:新人", "role web:王五 web:新人 staff")
	f.hash = HashPassword("另一个密码")
	if _, body, _ := b.get("/desk/users"); !strings.Contains(body, `name="password" type="password" autocomplete="current-password"`) {
		t.Error("a session outlives the password it began with")
	}
}

func TestReindexShowsItsProgress(t *testing.T) {
	begun, end := make(chan bool), make(chan error)
	f := &fake{build: func(ctx context.Context, progress func(done, total int)) error {
		progress(3, 9)
		close(begun)
		return <-end
	}}
	b := logged(t, f, "王五")
	if code, body, _ := b.post("/desk/reindex", url.Values{}); code != 200 || !strings.Contains(body, "正在重建") {
		t.Errorf("reindex = %d", code)
	}
	<-begun
	code, body, _ := b.read(b.Do(htmx(b, "/desk/system/index")))
	if code != 200 || !strings.Contains(body, "3/9份文件") || !strings.Contains(body, `hx-trigger="every`) || strings.Contains(body, "<html") {
		t.Errorf("progress = %d %s", code, body)
	}
	if _, body, _ = b.post("/ask", url.Values{"question": {"多少"}}); !strings.Contains(body, "12亿元") {
		t.Error("no answer while the index is built")
	}
	b.post("/desk/reindex", url.Values{}) // a second one does nothing
	end <- nil
	for strings.Contains(body, "hx-trigger") || !strings.Contains(body, "重建完成") {
		_, body, _ = b.read(b.Do(htmx(b, "/desk/system/index")))
	}
	if code, body, _ := b.post("/desk/rollback", url.Values{}); code != 409 || !strings.Contains(body, "没有更早的索引") {
		t.Errorf("rollback = %d", code)
	}
}

// TestJobStops: the end of the server is the end of the build that it began.
func TestJobStops(t *testing.T) {
	j := newJob()
	j.begin(t.Context(), jobState{}, func(ctx context.Context, _ func(done, total int)) outcome {
		<-ctx.Done()
		return outcome{Problem: "reindex_failed"}
	})
	j.stop()
	if s := j.now(); s.Running || s.Problem != "reindex_failed" {
		t.Errorf("after stop: %+v", s)
	}
	j.begin(t.Context(), jobState{}, func(context.Context, func(done, total int)) outcome {
		t.Error("began after stop")
		return outcome{}
	})
	j.stop()
}

func TestMarksCoverTheBlock(t *testing.T) {
	text := corpus.Text{Content: "总投资2亿元的甲项目签约。", Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{End: 13}}}}
	marks := []fieldSpan{{"name", corpus.Span{Start: 7, End: 10}}, {"amount", corpus.Span{Start: 3, End: 6}}, {"parties", corpus.Span{Start: 7, End: 8}}}
	var got []string
	for _, p := range markedBlocks(text, corpus.Span{End: 13}, marks)[0].Pieces {
		got = append(got, p.Text+":"+strings.Join(p.Fields, "+"))
	}
	if want := "总投资: 2亿元:amount 的: 甲:name+parties 项目:name 签约。:"; strings.Join(got, " ") != want {
		t.Errorf("pieces %q, want %q", strings.Join(got, " "), want)
	}
}

func FuzzMarkedBlocks(f *testing.F) {
	f.Add("总投资2亿元的甲项目签约。", 0, 13, 3, 6, 7, 10)
	f.Fuzz(func(t *testing.T, content string, from, to, a, b, c, d int) {
		n := len([]rune(content))
		if from < 0 || to < from || to > n {
			return
		}
		text := corpus.Text{Content: content, Blocks: []corpus.Block{{Kind: corpus.Paragraph, Span: corpus.Span{Start: from, End: to}}}}
		marks := []fieldSpan{{"name", corpus.Span{Start: a, End: b}}, {"amount", corpus.Span{Start: c, End: d}}}
		for _, block := range markedBlocks(text, corpus.Span{Start: from, End: to}, marks) {
			var got strings.Builder
			for _, p := range block.Pieces {
				got.WriteString(p.Text)
			}
			if want := string([]rune(content)[from:to]); got.String() != want {
				t.Errorf("%q cut to %q", want, got.String())
			}
		}
	})
}

// TestAnIndexThatAnswersWorseIsKeptBack: what got worse is shown, and it is
// published only when somebody says so.
func TestAnIndexThatAnswersWorseIsKeptBack(t *testing.T) {
	f := &fake{build: func(context.Context, func(done, total int)) error { return bot.ErrWorse }}
	b := logged(t, f, "王五")
	ended := func() (body string) {
		for body = "hx-trigger"; strings.Contains(body, "hx-trigger"); {
			_, body, _ = b.read(b.Do(htmx(b, "/desk/system/index")))
		}
		return body
	}
	b.post("/desk/reindex", url.Values{})
	body := ended()
	if !strings.Contains(body, "有回答变差了") || !strings.Contains(body, `class="worse"`) || !strings.Contains(body, "正确") || strings.Contains(body, evil) {
		t.Errorf("kept back: %s", body)
	}
	b.post("/desk/reindex", url.Values{"anyway": {between(body, `name="anyway" value="`, `"`)}})
	if body := ended(); !strings.Contains(body, "重建完成") || strings.Contains(body, "变差") {
		t.Errorf("published anyway: %s", body)
	}
}
