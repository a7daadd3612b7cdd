package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// engine answers every question with its own text; a few words make it do
// something else.
type engine struct {
	mu    sync.Mutex
	asked []answer.Question
}

func (e *engine) Answer(ctx context.Context, q answer.Question) (answer.Answer, error) {
	e.mu.Lock()
	e.asked = append(e.asked, q)
	e.mu.Unlock()
	switch {
	case strings.Contains(q.Text, "慢"):
		<-ctx.Done()
		return answer.Answer{}, ctx.Err()
	case strings.Contains(q.Text, "坏"):
		panic("broken")
	case strings.Contains(q.Text, "索引"):
		return answer.Answer{}, fmt.Errorf("engine: %w", answer.ErrNotReady)
	case strings.Contains(q.Text, "哪个"):
		return answer.Answer{Status: answer.Clarify, Text: "请选择", Choices: []answer.Choice{{ID: "a", Label: "东湖园区"}, {ID: "b", Label: "西湖园区"}}}, nil
	case strings.Contains(q.Text, "没有"):
		return answer.Answer{Status: answer.NotFound, Text: "文件里没有", Gap: "unknown_entity"}, nil
	}
	return answer.Answer{Status: answer.Answered, Text: "答：" + q.Text, Rows: []string{"d#p1"}, Language: "zh-Hans",
		Sources: []answer.Source{{Document: "d", Quote: "原文", Start: 14, End: 16}},
		Trace:   &answer.Trace{Stages: []answer.Stage{{Name: "plan", Detail: "(count)"}}}}, nil
}

func (e *engine) texts() []string {
	var out []string
	for _, q := range e.asked {
		out = append(out, q.Text)
	}
	return out
}

type memory map[string][]byte

func (m memory) LoadConversation(_ context.Context, key string) ([]byte, error) { return m[key], nil }

func (m memory) SaveConversation(_ context.Context, key string, data []byte) error {
	m[key] = data
	if len(data) == 0 {
		delete(m, key)
	}
	return nil
}

type journal struct {
	asked     []Asked
	forgotten []string
}

func (j *journal) Asked(_ context.Context, a Asked) error { j.asked = append(j.asked, a); return nil }

func (j *journal) Forget(_ context.Context, user string) error {
	j.forgotten = append(j.forgotten, user)
	return nil
}

type people map[string]corpus.Visibility

func (p people) Role(_ context.Context, user string) (corpus.Visibility, error) { return p[user], nil }

type catalog struct{}

func (catalog) Projects(_ context.Context, role corpus.Visibility) ([]*corpus.Project, error) {
	var out []*corpus.Project
	for i := range 12 {
		p := &corpus.Project{ID: fmt.Sprintf("d#p%d", i), Document: "d", Name: corpus.Sourced[string]{Value: fmt.Sprintf("云杉%d号工厂", i)}}
		if i != 3 {
			p.Amount = corpus.Said(corpus.Amount{Min: corpus.Fen(i+1) * corpus.Yi, Currency: "CNY", Bound: corpus.Over}, corpus.Span{}, "")
		}
		out = append(out, p)
	}
	if role.Sees(corpus.Staff) {
		out = append(out, &corpus.Project{ID: "s#p0", Document: "s", Name: corpus.Sourced[string]{Value: "内部项目"}})
	}
	return out, nil
}

func (catalog) Events(context.Context, corpus.Visibility) ([]corpus.Event, error) {
	return []corpus.Event{{Name: corpus.Sourced[string]{Value: "银杏湾推介会"}}}, nil
}

func (catalog) Documents(context.Context, corpus.Visibility) ([]corpus.Document, error) {
	return []corpus.Document{{ID: "d", Title: "银杏湾报道", Visibility: corpus.Public}, {ID: "s", Visibility: corpus.Staff}}, nil
}

type desk struct{ did []string }

func (d *desk) Add(_ context.Context, who string, f File, v corpus.Visibility) ([]Receipt, error) {
	d.did = append(d.did, fmt.Sprintf("add %s %s %s", who, f.Name, v))
	return []Receipt{{Document: f.Name, Text: "已收录 " + f.Name}}, nil
}

func (d *desk) Remove(_ context.Context, who, id string) error {
	if id != "d" {
		return fmt.Errorf("%w: %q", corpus.ErrNotFound, id)
	}
	d.did = append(d.did, "remove "+who+" "+id)
	return nil
}

func (d *desk) Restore(_ context.Context, who, id string) error {
	d.did = append(d.did, "restore "+who+" "+id)
	return nil
}

func (d *desk) Gaps(context.Context, int) ([]Gap, error) {
	return []Gap{{Question: "占地多少", Why: "fact_not_stated", Count: 3}}, nil
}

type office struct{ roles []string }

func (o *office) Status(context.Context) ([][2]string, error) {
	return [][2]string{{"文件", "3"}}, nil
}
func (o *office) Users(context.Context) ([]User, error) {
	return []User{{ID: "t:1", Role: corpus.Admin}}, nil
}
func (o *office) SetRole(_ context.Context, who, user string, role corpus.Visibility) error {
	o.roles = append(o.roles, who+" "+user+" "+string(role))
	return nil
}
func (o *office) Reindex(context.Context, func(int, int)) error { return nil }

type bench struct {
	*Service
	engine  *engine
	journal *journal
	desk    *desk
	office  *office
	log     *bytes.Buffer
}

func newBench(t *testing.T, change func(*Options)) bench {
	t.Helper()
	b := bench{engine: &engine{}, journal: &journal{}, desk: &desk{}, office: &office{}, log: &bytes.Buffer{}}
	o := Options{Answerer: b.engine, Journal: b.journal, Memory: memory{}, Catalog: catalog{}, Desk: b.desk, Office: b.office,
		People: people{"t:staff": corpus.Staff, "t:admin": corpus.Admin}, Log: slog.New(slog.NewTextHandler(b.log, nil))}
	if change != nil {
		change(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	b.Service = s
	return b
}

func (b bench) say(t *testing.T, user, text string) Reply {
	t.Helper()
	r, err := b.Handle(t.Context(), Message{Channel: "t", User: user, Chat: "c", Text: text})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return r
}

func TestQuestionIsAnsweredAndRecorded(t *testing.T) {
	b := newBench(t, nil)
	r := b.say(t, "u", " 签了几个项目 ")
	if r.Text != "答：签了几个项目" || r.Status != answer.Answered || len(r.Sources) != 1 || r.Refused {
		t.Errorf("reply %+v", r)
	}
	b.say(t, "u", "没有的事")
	if len(b.journal.asked) != 2 || b.journal.asked[1].Gap != "unknown_entity" || b.journal.asked[0].User != "t:u" {
		t.Errorf("recorded %+v", b.journal.asked)
	}
	if strings.Contains(b.log.String(), "签了几个") {
		t.Errorf("the log has the question: %s", b.log)
	}
	if a, c := b.engine.asked[0], b.engine.asked[1]; a.Conversation == "" || a.Conversation != c.Conversation {
		t.Errorf("conversations %q and %q", a.Conversation, c.Conversation)
	}
}

func TestRepliesThatNeedNoEngine(t *testing.T) {
	b := newBench(t, nil)
	for text, want := range map[string]string{
		"":                        "请输入问题",
		strings.Repeat("问", 2001): "2001字",
		"/nosuch":                 "没有 /nosuch",
		"/start":                  "出处",
		"/help@Bot":               "/projects",
		"/projects":               "共12个项目，第1—10个",
		"/projects #11":           "11. 云杉10号工厂｜超11亿元",
		"/projects 3号":            "云杉3号工厂｜未披露金额",
		"/projects 不存在的词":         "没有找到",
		"/top 2":                  "1. 云杉11号工厂｜超12亿元\n2. 云杉10号工厂",
		"/events":                 "银杏湾推介会",
		"/sources":                "没有出处",
		"/why":                    "还没有回答过",
		"/export":                 "没有可以导出的项目",
		"/language":               "请选择语言",
		"/language klingon":       "可选的语言",
		"/remove d":               "没有使用 /remove 的权限",
		"/status":                 "没有使用 /status 的权限",
		"/new":                    "换个话题",
		"/language en":            "English",
	} {
		b := newBench(t, nil)
		if r := b.say(t, "u", text); !strings.Contains(r.Text, want) {
			t.Errorf("%q: reply %q lacks %q", text, r.Text, want)
		}
	}
	if n := len(b.engine.asked); n != 0 {
		t.Errorf("the engine was asked %d times", n)
	}
}

func TestChoices(t *testing.T) {
	b := newBench(t, nil)
	b.say(t, "u", "是哪个")
	b.say(t, "u", "2")
	b.say(t, "u", "是哪个")
	if _, err := b.Handle(t.Context(), Message{Channel: "t", User: "u", Chat: "c", Choice: "a"}); err != nil {
		t.Fatal(err)
	}
	b.say(t, "u", "2")
	want := []string{"是哪个", "西湖园区", "是哪个", "东湖园区", "2"}
	if got := b.engine.texts(); !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
}

func TestCommandsAboutTheLastAnswer(t *testing.T) {
	b := newBench(t, nil)
	b.say(t, "u", "签了几个项目")
	if r := b.say(t, "u", "/sources"); len(r.Sources) != 1 || !strings.Contains(r.Text, "1处") {
		t.Errorf("/sources: %+v", r)
	}
	if r := b.say(t, "u", "/why"); !strings.Contains(r.Text, "签了几个项目") || !strings.Contains(r.Text, "plan: (count)") {
		t.Errorf("/why: %q", r.Text)
	}
	r := b.say(t, "u", "/export")
	if len(r.Files) != 2 || !strings.Contains(string(r.Files[0].Data), "云杉1号工厂,200000000,CNY over") {
		t.Errorf("/export: %+v", r)
	}
	b.say(t, "u", "/new")
	if r := b.say(t, "u", "/sources"); len(r.Sources) != 0 {
		t.Errorf("/sources after /new: %+v", r)
	}
}

func TestStaffAndAdmins(t *testing.T) {
	b := newBench(t, nil)
	for _, step := range []struct{ user, text, want string }{
		{"staff", "/documents", "共2份文件"},
		{"staff", "/remove", "请写明文件编号"},
		{"staff", "/remove nothing", "没有找到 nothing"},
		{"staff", "/remove d", "已移除 d"},
		{"staff", "/restore d", "已恢复 d"},
		{"staff", "/gaps", "占地多少 ×3"},
		{"staff", "/users", "没有使用 /users 的权限"},
		{"staff", "/projects 内部", "内部项目"},
		{"u", "/projects 内部", "没有找到"},
		{"admin", "/users", "t:1 admin"},
		{"admin", "/grant 7 staff", "已将 t:7 设为 staff"},
		{"admin", "/grant 7 king", "用法"},
		{"admin", "/status", "文件: 3"},
		{"admin", "/reindex", "已重建"},
	} {
		if r := b.say(t, step.user, step.text); !strings.Contains(r.Text, step.want) {
			t.Errorf("%s %q: reply %q lacks %q", step.user, step.text, r.Text, step.want)
		}
	}
	if want := []string{"remove t:staff d", "restore t:staff d"}; !slices.Equal(b.desk.did, want) {
		t.Errorf("the desk did %q, want %q", b.desk.did, want)
	}
	if want := []string{"t:admin t:7 staff"}; !slices.Equal(b.office.roles, want) {
		t.Errorf("the office did %q, want %q", b.office.roles, want)
	}
}

func TestFiles(t *testing.T) {
	b := newBench(t, func(o *Options) { o.StaffAddPublic = true })
	send := func(user string) Reply {
		r, err := b.Handle(t.Context(), Message{Channel: "t", User: user, Files: []File{{Name: "a.txt", Data: []byte("文")}}})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := send("u"); !r.Refused || len(b.desk.did) != 0 {
		t.Errorf("a stranger's file: %+v, %q", r, b.desk.did)
	}
	if r := send("staff"); r.Text != "已收录 a.txt" || b.desk.did[0] != "add t:staff a.txt public" {
		t.Errorf("a file of staff: %+v, %q", r, b.desk.did)
	}
}

func TestLimits(t *testing.T) {
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	b := newBench(t, func(o *Options) {
		o.UserPerMinute, o.ChatPerMinute, o.Now = 2, 3, func() time.Time { return now }
	})
	for i, step := range []struct {
		user    string
		refused bool
	}{{"a", false}, {"a", false}, {"a", true}, {"b", false}, {"b", true}} {
		if r := b.say(t, step.user, "问"); r.Refused != step.refused {
			t.Errorf("message %d of %s: refused %v", i, step.user, r.Refused)
		}
	}
	now = now.Add(time.Minute)
	if r := b.say(t, "a", "问"); r.Refused {
		t.Error("refused a minute later")
	}
	closed := newBench(t, func(o *Options) { o.AllowedUsers = []string{"a"} })
	if r := closed.say(t, "b", "问"); !r.Refused {
		t.Error("somebody who is not allowed was answered")
	}
	if r := closed.say(t, "a", "问"); r.Refused {
		t.Error("somebody who is allowed was refused")
	}
}

func TestDeadlineAndPanic(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, nil)
		if r := b.say(t, "u", "很慢"); !strings.Contains(r.Text, "缩小范围") {
			t.Errorf("too slow: %q", r.Text)
		}
		if r := b.say(t, "u", "坏"); !strings.Contains(r.Text, "没能处理") {
			t.Errorf("panic: %q", r.Text)
		}
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		if _, err := b.Handle(ctx, Message{Channel: "t", User: "u", Text: "很慢"}); !errors.Is(err, context.Canceled) {
			t.Errorf("a stopped program gives %v", err)
		}
	})
}

// TestNotReady asks while there is no index: the question is not called wrong.
func TestNotReady(t *testing.T) {
	b := newBench(t, nil)
	for language, want := range map[string]string{"zh-Hans": "正在重建索引，请", "zh-Hant": "正在重建索引，請", "en": "being rebuilt"} {
		m := Message{Channel: "t", User: language, Text: "没有索引时问", Language: language}
		if r, err := b.Handle(t.Context(), m); err != nil || !strings.Contains(r.Text, want) || r.Refused {
			t.Errorf("%s: %q, %v, want %s", language, r.Text, err, want)
		}
	}
}

func TestConversationSurvivesRestart(t *testing.T) {
	kept, now := memory{}, time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	change := func(o *Options) { o.Memory, o.Now = kept, func() time.Time { return now } }
	first := newBench(t, change)
	first.say(t, "u", "东湖签了几个")
	first.say(t, "u", "是哪个")
	second := newBench(t, change)
	second.say(t, "u", "1")
	if got := second.engine.texts(); !slices.Equal(got, []string{"东湖签了几个", "是哪个", "东湖园区"}) {
		t.Errorf("after the restart the engine was asked %q", got)
	}
	if a, b := first.engine.asked[0].Conversation, second.engine.asked[0].Conversation; a != b {
		t.Errorf("conversation %q became %q", a, b)
	}
	now = now.Add(time.Hour)
	third := newBench(t, change)
	third.say(t, "u", "1")
	if got := third.engine.texts(); !slices.Equal(got, []string{"1"}) {
		t.Errorf("after an hour the engine was asked %q", got)
	}
	third.say(t, "u", "/forget")
	if len(kept) != 0 || !slices.Equal(third.journal.forgotten, []string{"t:u"}) {
		t.Errorf("after /forget: %v, %v", kept, third.journal.forgotten)
	}
}

func TestManyChatsAtOnce(t *testing.T) {
	b := newBench(t, func(o *Options) { o.Journal, o.Memory = nil, nil })
	var wg sync.WaitGroup
	for i := range 50 {
		wg.Go(func() {
			for range 20 {
				r, err := b.Handle(t.Context(), Message{Channel: "t", User: fmt.Sprint(i % 10), Text: "问"})
				if err != nil || r.Text != "答：问" {
					t.Errorf("%v, %v", r, err)
				}
			}
		})
	}
	wg.Wait()
}

func TestTextsAreCompleteInEveryLanguage(t *testing.T) {
	all, err := loadTexts()
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`\{\w+\}`)
	sorted := func(s string) []string { out := names.FindAllString(s, -1); slices.Sort(out); return out }
	for language, words := range all {
		for key, text := range all[fallback] {
			other, ok := words[key]
			if !ok {
				t.Errorf("%s lacks %q", language, key)
			} else if !slices.Equal(sorted(text), sorted(other)) {
				t.Errorf("%s: %q has other {names} than %s", language, key, fallback)
			}
		}
		if len(words) != len(all[fallback]) {
			t.Errorf("%s has %d texts, %s %d", language, len(words), fallback, len(all[fallback]))
		}
		for _, c := range commandTable() {
			if words["command_"+c.Name] == "" {
				t.Errorf("%s does not describe /%s", language, c.Name)
			}
		}
	}
}

func TestAmounts(t *testing.T) {
	b := newBench(t, nil)
	tests := []struct {
		a    corpus.Amount
		want string
		en   string
	}{
		{corpus.Amount{Min: 160 * corpus.Yi, Currency: "CNY", Bound: corpus.Over}, "超160亿元", "over 16 billion yuan"},
		{corpus.Amount{Min: 35 * corpus.Yi / 10, Currency: "USD", Bound: corpus.Exact}, "3.5亿美元", "350 million US dollars"},
		{corpus.Amount{Max: 5000 * corpus.Wan, Currency: "CNY", Bound: corpus.Under}, "近5000万元", "nearly 50 million yuan"},
		{corpus.Amount{Min: 50 * corpus.Yi, Max: 60 * corpus.Yi, Currency: "CNY", Bound: corpus.Range}, "50亿—60亿元", "5 billion to 6 billion yuan"},
		{corpus.Amount{Min: 123, Currency: "CHF", Bound: corpus.About}, "约1.23CHF", "about 1.23 CHF"},
	}
	for _, tt := range tests {
		if got := b.amount("zh-Hans", tt.a); got != tt.want {
			t.Errorf("%+v: %q, want %q", tt.a, got, tt.want)
		}
		if got := b.amount("en", tt.a); got != tt.en {
			t.Errorf("%+v: %q, want %q", tt.a, got, tt.en)
		}
	}
}
