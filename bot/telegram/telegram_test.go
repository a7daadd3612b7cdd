package telegram

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/bot/telegram/telegramtest"
	"zhaoshang/corpus"
)

// service answers "答:" and the question; a question with 慢 takes a while.
type service struct {
	mu    sync.Mutex
	asked []bot.Message
	slow  time.Duration
}

func (s *service) Handle(ctx context.Context, m bot.Message) (bot.Reply, error) {
	s.mu.Lock()
	s.asked = append(s.asked, m)
	s.mu.Unlock()
	if strings.Contains(m.Text, "慢") {
		time.Sleep(s.slow)
	}
	switch {
	case strings.Contains(m.Text, "炸"):
		panic("a bug")
	case strings.Contains(m.Text, "哪个"):
		return bot.Reply{Text: "有两个：", Status: answer.Clarify, Choices: []answer.Choice{{ID: "p1", Label: "一期"}, {ID: "p2", Label: "二期"}}}, nil
	case m.Text == "提示我":
		return bot.Reply{Text: "请回复", OnReply: "/answer q"}, nil
	case m.Choice != "":
		return bot.Reply{Text: "选了" + m.Choice}, nil
	}
	return bot.Reply{Text: "答:" + m.Text, Status: answer.Answered, Sources: []answer.Source{{Document: "d", Title: "某地<简报>", Quote: "总投资12亿元 & 更多", Date: "2024-03-01"}}}, nil
}

func (s *service) Commands(corpus.Visibility, string) []bot.Command {
	return []bot.Command{{Name: "help", Short: "帮助"}}
}

func (s *service) Role(_ context.Context, m bot.Message) (corpus.Visibility, error) {
	if m.User == "9" {
		return corpus.Staff, nil
	}
	return corpus.Public, nil
}

func (s *service) Say(_, key string, _ map[string]any) string { return key }

func (s *service) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.asked)
}

type running struct {
	*telegramtest.Server
	service *service
	stop    func()
}

// start runs a bot against a fake server until the test ends or stop is called.
func start(t *testing.T, server *telegramtest.Server, dir string, s *service) *running {
	t.Helper()
	return startWith(t, server, dir, s, nil)
}

func startWith(t *testing.T, server *telegramtest.Server, dir string, s *service, m Memory) *running {
	t.Helper()
	b, err := New(Options{Token: telegramtest.Token, Server: server.URL, Dir: dir, Service: s, Memory: m, Grace: 2 * time.Second,
		AlbumPause: 150 * time.Millisecond, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	var once sync.Once
	stop := func() {
		once.Do(func() {
			cancel()
			if err := <-ended; err != nil {
				t.Errorf("Run = %v", err)
			}
		})
	}
	t.Cleanup(stop)
	return &running{server, s, stop}
}

func newServer(t *testing.T) *telegramtest.Server {
	t.Helper()
	s := telegramtest.NewServer()
	t.Cleanup(func() { s.CloseClientConnections(); s.Close() })
	return s
}

func says(chat, from int64, id int, text string) map[string]any {
	return map[string]any{"message_id": id, "date": time.Now().Unix(), "text": text,
		"chat": map[string]any{"id": chat, "type": "private"},
		"from": map[string]any{"id": from, "is_bot": false, "first_name": "甲", "language_code": "zh-hans"}}
}

// wait polls for a condition; the test fails when it does not come about.
func wait(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		if ok() {
			return
		}
	}
	t.Fatalf("never: %s", what)
}

func TestAnswersWithSources(t *testing.T) {
	r := start(t, newServer(t), t.TempDir(), &service{})
	r.Push("message", says(5, 5, 1, "总投资多少"))
	wait(t, "an answer", func() bool { return len(r.Messages(5)) == 1 })
	got := r.Messages(5)[0].Text
	for _, want := range []string{"答:总投资多少", "某地&lt;简报&gt;", "2024-03-01", "<i>总投资12亿元 &amp; 更多</i>"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
}

func TestChoicesAreButtonsOfTheAsker(t *testing.T) {
	r := start(t, newServer(t), t.TempDir(), &service{})
	r.Push("message", says(5, 5, 1, "哪个项目"))
	wait(t, "a clarifying answer", func() bool { return len(r.Messages(5)) == 1 })
	data := callbackData(r.Messages(5)[0], 1)
	press := func(from int64) {
		r.Push("callback_query", map[string]any{"id": "q1", "data": data, "from": map[string]any{"id": from, "first_name": "甲"},
			"message": map[string]any{"message_id": 1, "date": time.Now().Unix(), "chat": map[string]any{"id": 5, "type": "private"}}})
	}
	press(6)
	wait(t, "a refusal", func() bool { return len(r.Calls("answerCallbackQuery")) == 1 })
	if r.Calls("answerCallbackQuery")[0].Params["text"] != "telegram_button_gone" {
		t.Error("somebody else's button was taken")
	}
	press(5)
	wait(t, "the choice", func() bool { return len(r.Messages(5)) == 2 })
	if got := r.Messages(5)[1].Text; got != "选了p2" {
		t.Errorf("after the second button: %q", got)
	}
}

func callbackData(m telegramtest.Message, row int) string {
	parts := strings.Split(string(m.Markup), `"callback_data":"`)
	data, _, _ := strings.Cut(parts[row+1], `"`)
	return data
}

func TestEditedQuestionEditsItsAnswer(t *testing.T) {
	r := start(t, newServer(t), t.TempDir(), &service{})
	r.Push("message", says(5, 5, 9, "签了几个"))
	wait(t, "an answer", func() bool { return len(r.Messages(5)) == 1 })
	r.Push("edited_message", says(5, 5, 9, "签了几家"))
	wait(t, "an edit", func() bool { return r.Messages(5)[0].Edits == 1 })
	if all := r.Messages(5); len(all) != 1 || !strings.HasPrefix(all[0].Text, "答:签了几家") {
		t.Errorf("messages = %+v", all)
	}
}

func TestGroupsOnlyWhenMeant(t *testing.T) {
	r := start(t, newServer(t), t.TempDir(), &service{})
	group := func(id int, text string, entities ...map[string]any) map[string]any {
		m := says(-7, 5, id, text)
		m["chat"] = map[string]any{"id": -7, "type": "supergroup"}
		m["entities"] = entities
		return m
	}
	r.Push("message", group(1, "今天吃什么"))
	r.Push("message", group(2, "请看 /help@other_bot", map[string]any{"type": "bot_command", "offset": 3, "length": 15}))
	r.Push("message", group(3, "坏的", map[string]any{"type": "mention", "offset": 30, "length": 500}))
	r.Push("message", group(4, "😀招商 @zhaoshang_test_bot 签了几个", map[string]any{"type": "mention", "offset": 5, "length": 19}))
	wait(t, "an answer to the mention", func() bool { return len(r.Messages(-7)) == 1 })
	m := r.Messages(-7)[0]
	if m.ReplyTo != 4 || strings.Contains(m.Text, "@zhaoshang_test_bot") {
		t.Errorf("answer = %+v", m)
	}
	if n := r.service.count(); n != 1 {
		t.Errorf("%d messages reached the service, want 1", n)
	}
}

func TestOrderInAChatAndNothingTwice(t *testing.T) {
	r := start(t, newServer(t), t.TempDir(), &service{slow: 20 * time.Millisecond})
	for i := range 60 {
		text := fmt.Sprintf("第%02d问", i/3)
		if i%7 == 0 {
			text += "慢"
		}
		id := r.Push("message", says(int64(10+i%3), 5, i, text))
		if i%5 == 0 {
			r.PushID(id, "message", says(int64(10+i%3), 5, i, text))
		}
	}
	for chat := int64(10); chat < 13; chat++ {
		wait(t, "all answers", func() bool { return len(r.Messages(chat)) == 20 })
		for i, m := range r.Messages(chat) {
			if !strings.HasPrefix(m.Text, fmt.Sprintf("答:第%02d问", i)) {
				t.Errorf("chat %d, answer %d: %q", chat, i, m.Text)
			}
		}
	}
}

func TestFaultsAreWithstood(t *testing.T) {
	server := newServer(t)
	for _, f := range []telegramtest.Fault{
		{Method: "getMe", Code: 502, HTML: true},
		{Method: "getUpdates", Code: 0},
		{Method: "getUpdates", Code: 500, HTML: true},
		{Method: "sendMessage", Chat: "5", Code: 429, RetryAfter: 1},
		{Method: "sendMessage", Chat: "6", Code: 0},
		{Method: "sendMessage", Chat: "7", Code: 502, HTML: true},
		{Method: "sendMessage", Chat: "8", Code: 403, Text: "Forbidden: bot was blocked by the user"},
		{Method: "sendMessage", Chat: "9", Code: 400, Text: "Bad Request: can't parse entities: x"},
	} {
		server.Fail(f)
	}
	r := start(t, server, t.TempDir(), &service{})
	r.Push("message", map[string]any{"message_id": 1, "date": 1, "chat": map[string]any{"id": 3, "type": "private"}, "forward_origin": map[string]any{"type": "from_the_future"}})
	r.Push("message", says(3, 3, 1, "炸"))
	for chat := int64(3); chat < 10; chat++ {
		r.Push("message", says(chat, chat, 2, "签了几个"))
	}
	for _, chat := range []int64{3, 4, 5, 6, 7, 9} {
		wait(t, fmt.Sprintf("an answer in chat %d", chat), func() bool { return len(r.Messages(chat)) == 1 })
	}
	if got := r.Messages(9)[0]; got.Mode != "" || !strings.Contains(got.Text, "某地<简报>") {
		t.Errorf("the plain answer = %+v", got)
	}
	wait(t, "everything done", func() bool { return r.Unconfirmed() == 0 })
}

// A bot stopped at random moments and started again answers every question,
// and none that it knows to be answered twice.
func TestStopsLoseNothing(t *testing.T) {
	server, dir := newServer(t), t.TempDir()
	sent := 0
	for round := range 8 {
		r := start(t, server, dir, &service{slow: 15 * time.Millisecond})
		for range 25 {
			server.Push("message", says(int64(20+sent%5), 5, sent, fmt.Sprintf("问题%d慢", sent)))
			sent++
		}
		time.Sleep(time.Duration(rand.IntN(60)) * time.Millisecond)
		if round == 7 {
			wait(t, "all answers", func() bool { return answered(server) >= sent })
		}
		r.stop()
	}
	if got := answered(server); got != sent {
		t.Errorf("%d answers to %d questions", got, sent)
	}
}

func answered(s *telegramtest.Server) int {
	n := 0
	for chat := int64(20); chat < 25; chat++ {
		n += len(s.Messages(chat))
	}
	return n
}

func TestRevokedTokenEndsClearly(t *testing.T) {
	server := newServer(t)
	server.Fail(telegramtest.Fault{Method: "getMe", Code: 401, Text: "Unauthorized"})
	b, err := New(Options{Token: telegramtest.Token, Server: server.URL, Dir: t.TempDir(), Service: &service{}})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Run(t.Context()); err == nil || !strings.Contains(err.Error(), "token") || strings.Contains(err.Error(), telegramtest.Token) {
		t.Errorf("Run = %v", err)
	}
	for _, bad := range []string{"", "abc", telegramtest.Token + "\nx"} {
		if _, err := New(Options{Token: bad, Dir: t.TempDir(), Service: &service{}}); err == nil || bad != "" && strings.Contains(err.Error(), bad) {
			t.Errorf("New(%q) = %v", bad, err)
		}
	}
}
