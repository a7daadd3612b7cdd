package telegram

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

// safeLog is a log that may be read while it is written.
type safeLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *safeLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *safeLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// kinds counts the failures by kind.
type kinds struct {
	mu sync.Mutex
	by map[string]int
}

func (k *kinds) TelegramFailed(kind string) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.by[kind]++
}

func (k *kinds) TelegramQueue(int) {}

func (k *kinds) count(kind string) int {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.by[kind]
}

// Whatever goes wrong, on every method, the token stands in no line of the log.
func TestNoFaultPutsTheTokenIntoTheLog(t *testing.T) {
	server, log, failed := newServer(t), &safeLog{}, &kinds{by: map[string]int{}}
	for _, method := range []string{"getMe", "getUpdates", "sendMessage", "setMyCommands", "deleteWebhook", "answerCallbackQuery", "editMessageText", "getFile", "sendChatAction"} {
		for _, f := range []telegramtest.Fault{{Code: 0}, {Code: 502, HTML: true}, {Code: 500, Text: "bot" + telegramtest.Token + " failed"}, {Code: 429, RetryAfter: 1}} {
			f.Method = method
			server.Fail(f)
		}
	}
	server.Fail(telegramtest.Fault{Method: "getUpdates", Code: 409, Text: "Conflict: terminated by other getUpdates request"})
	server.AddFile("f", telegramtest.File{Data: []byte("x")})
	b, err := New(Options{Token: telegramtest.Token, Server: server.URL, Dir: t.TempDir(), Service: &service{}, Grace: time.Second, Counter: failed,
		Log: slog.New(slog.NewJSONHandler(log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- b.Run(ctx) }()
	server.Push("message", says(9, 9, 1, "签了几个"))
	server.Push("message", with(says(9, 9, 2, ""), document("f", "f.txt", 1)))
	server.Push("callback_query", map[string]any{"id": "old1", "data": "x:1", "from": map[string]any{"id": 5, "first_name": "甲"},
		"message": map[string]any{"message_id": 1, "date": 1, "chat": map[string]any{"id": 5, "type": "private"}}})
	for end := time.Now().Add(40 * time.Second); time.Now().Before(end) && len(server.Messages(9)) < 2; time.Sleep(20 * time.Millisecond) {
	}
	cancel()
	if err := <-ended; err != nil {
		t.Errorf("Run = %v", err)
	}
	if len(server.Messages(9)) < 2 {
		t.Errorf("answered %+v after the faults", server.Messages(9))
	}
	if strings.Contains(log.String(), telegramtest.Token) || strings.Contains(log.String(), "签了几个") {
		t.Errorf("the log holds the token or a question:\n%s", log)
	}
	for _, kind := range []string{"network", "server", "flood", "conflict"} {
		if failed.count(kind) == 0 {
			t.Errorf("no failure of the kind %q was counted: %v", kind, failed.by)
		}
	}
}

// A second poller is told of by 409; the first goes on when it is gone.
func TestSecondPollerIsWaitedOut(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	wait(t, "a poll", func() bool { return len(server.Calls("deleteWebhook")) == 1 })
	r.Push("message", says(5, 5, 1, "第一问"))
	wait(t, "the first answer", func() bool { return len(r.Messages(5)) == 1 })
	second, err := http.Get(server.URL + "/bot" + telegramtest.Token + "/getUpdates?timeout=50")
	if err != nil {
		t.Fatal(err)
	}
	defer second.Body.Close()
	if second.StatusCode != http.StatusConflict {
		t.Errorf("the second poller ended with %s, not by the first coming back", second.Status)
	}
	r.Push("message", says(5, 5, 2, "第二问"))
	wait(t, "an answer after the conflict", func() bool { return len(r.Messages(5)) == 2 })
}

// A token that is revoked while the bot runs ends it with a clear error.
func TestTokenRevokedWhileRunning(t *testing.T) {
	server := newServer(t)
	b, err := New(Options{Token: telegramtest.Token, Server: server.URL, Dir: t.TempDir(), Service: &service{}, Grace: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- b.Run(t.Context()) }()
	server.Push("message", says(5, 5, 1, "问"))
	wait(t, "an answer", func() bool { return len(server.Messages(5)) == 1 })
	server.Fail(telegramtest.Fault{Method: "getUpdates", Code: 401, Text: "Unauthorized"})
	server.Push("message", says(5, 5, 2, "问"))
	select {
	case err := <-ended:
		if !errors.Is(err, ErrRevoked) {
			t.Errorf("Run = %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Error("the bot goes on with a revoked token")
	}
}

// Broken and unknown updates are passed over, the others answered.
func TestBrokenUpdatesStopNothing(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	for _, broken := range []any{
		map[string]any{"message_id": 1}, map[string]any{"message_id": "x", "chat": 5}, []any{1, 2}, "text", nil,
		map[string]any{"message_id": 1, "date": 1, "chat": map[string]any{"id": 5, "type": "private"}, "from": map[string]any{"id": 5}, "text": "问", "entities": []any{map[string]any{"type": "bot_command", "offset": -5, "length": 1 << 40}}},
		map[string]any{"message_id": 1, "date": 1, "chat": map[string]any{"id": 5, "type": "private"}, "from": map[string]any{"id": 5}, "text": strings.Repeat("\u202e😀", 3000)},
	} {
		server.Push("message", broken)
		server.Push("callback_query", broken)
		server.Push("edited_message", broken)
	}
	server.Push("message", says(6, 6, 1, "完"))
	wait(t, "an answer behind the broken ones", func() bool { return len(r.Messages(6)) == 1 })
	wait(t, "everything done", func() bool { return r.Unconfirmed() == 0 })
}

// One chat that Telegram wants to be left alone holds up no other.
func TestFloodHoldsUpOneChatOnly(t *testing.T) {
	server := newServer(t)
	server.Fail(telegramtest.Fault{Method: "sendMessage", Chat: "5", Code: 429, RetryAfter: 5})
	r := start(t, server, t.TempDir(), &service{})
	begin := time.Now()
	for i := range 30 {
		r.Push("message", says(int64(5+i), int64(5+i), 1, "问"))
	}
	wait(t, "the others", func() bool {
		n := 0
		for chat := int64(6); chat < 35; chat++ {
			n += len(r.Messages(chat))
		}
		return n == 29
	})
	if len(r.Messages(5)) != 0 {
		t.Error("the others waited for the one that was to be left alone")
	}
	wait(t, "the one", func() bool { return len(r.Messages(5)) == 1 })
	if took := time.Since(begin); took < 5*time.Second {
		t.Errorf("retry_after of 5 s was obeyed for %s", took)
	}
}

// Half an hour of 200 chats, pressed into seconds: order is kept, nothing is
// lost or doubled, memory stays bounded.
func TestTwoHundredChats(t *testing.T) {
	if testing.Short() {
		t.Skip("a load test")
	}
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	const each = 15
	for i := range each {
		for chat := int64(1000); chat < 1200; chat++ {
			id := r.Push("message", says(chat, chat, i, fmt.Sprintf("第%02d问", i)))
			if i%5 == 0 {
				r.PushID(id, "message", says(chat, chat, i, "第二次"))
			}
		}
	}
	var most uint64
	for end := time.Now().Add(60 * time.Second); time.Now().Before(end) && r.service.count() < 200*each; time.Sleep(50 * time.Millisecond) {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		most = max(most, m.HeapAlloc)
	}
	for chat := int64(1000); chat < 1200; chat++ {
		wait(t, "all answers", func() bool { return len(r.Messages(chat)) == each })
		for n, m := range r.Messages(chat) {
			if !strings.HasPrefix(m.Text, fmt.Sprintf("答:第%02d问", n)) {
				t.Fatalf("chat %d, answer %d: %q", chat, n, m.Text)
			}
		}
	}
	if most > 200<<20 {
		t.Errorf("%d MB of memory in use", most>>20)
	}
	t.Logf("at most %d MB of memory, the fake server's included", most>>20)
}

// Webhook: the secret, the limits, and 200 only for what is on the disk.
func TestWebhookAnswers(t *testing.T) {
	b, err := New(Options{Token: telegramtest.Token, Dir: t.TempDir(), Service: &service{}, Webhook: Webhook{Secret: "s3cret"}, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	call := func(method, secret, body string) int {
		r := httptest.NewRequest(method, "/", strings.NewReader(body))
		r.Header.Set("X-Telegram-Bot-Api-Secret-Token", secret)
		w := httptest.NewRecorder()
		b.WebhookHandler(t.Context()).ServeHTTP(w, r)
		return w.Code
	}
	for _, tt := range []struct {
		method, secret, body string
		code                 int
	}{
		{"GET", "s3cret", "", http.StatusMethodNotAllowed},
		{"POST", "wrong", `{"update_id":1}`, http.StatusUnauthorized},
		{"POST", "s3cret", `not json`, http.StatusBadRequest},
		{"POST", "s3cret", `{"update_id":1,"x":"` + strings.Repeat("y", maxUpdateBytes) + `"}`, http.StatusRequestEntityTooLarge},
		{"POST", "s3cret", `{"update_id":1}`, http.StatusOK},
		{"POST", "s3cret", `{"update_id":1}`, http.StatusOK},
	} {
		if got := call(tt.method, tt.secret, tt.body); got != tt.code {
			t.Errorf("%s with %q: %d, want %d", tt.method, tt.secret, got, tt.code)
		}
	}
	b.queues.Stop(t.Context())
	if err := b.inbox.Close(); err != nil {
		t.Fatal(err)
	}
	if got := call("POST", "s3cret", `{"update_id":2}`); got != http.StatusServiceUnavailable {
		t.Errorf("with a closed journal: %d", got)
	}
}

// Those who wait long are told, once a minute; those who do not are not.
func TestLongWaitsAreAnnounced(t *testing.T) {
	p := newPace(4)
	now := time.Now()
	if w := p.wait(400, 0); w != 100*firstGuess {
		t.Errorf("wait %s", w)
	}
	for range 100 {
		p.took(time.Second)
	}
	wait := p.wait(80, 2)
	if wait < 19*time.Second || wait > 21*time.Second {
		t.Errorf("80 updates of a second each over 4 chats take %s", wait)
	}
	if p.announces(5, time.Second, now) || !p.announces(5, wait, now) || p.announces(5, wait, now.Add(30*time.Second)) || !p.announces(5, wait, now.Add(time.Hour)) {
		t.Error("announced too often or not at all")
	}
	if got := p.wait(2, 30); got < 29*time.Second {
		t.Errorf("30 updates of one chat take %s", got)
	}
}

// What waits from before a long outage gets an apology; a button that old is dropped.
func TestTooOldQuestionsGetAnApology(t *testing.T) {
	dir := t.TempDir()
	inbox, err := OpenInbox(dir, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	old := says(5, 5, 1, "旧问")
	old["date"] = time.Now().Add(-48 * time.Hour).Unix()
	press := map[string]any{"id": "old", "data": "x:1", "from": map[string]any{"id": 5, "first_name": "甲"},
		"message": map[string]any{"message_id": 1, "date": 1, "chat": map[string]any{"id": 5, "type": "private"}}}
	if _, err := inbox.Append([]Update{oldUpdate(t, 1, "message", old), oldUpdate(t, 2, "callback_query", press), oldUpdate(t, 3, "message", says(5, 5, 2, "新问"))}); err != nil {
		t.Fatal(err)
	}
	if err := inbox.Close(); err != nil {
		t.Fatal(err)
	}
	server := newServer(t)
	r := start(t, server, dir, &service{})
	wait(t, "both answers", func() bool { return len(r.Messages(5)) == 2 })
	if got := r.Messages(5); got[0].Text != "telegram_too_old" || !strings.HasPrefix(got[1].Text, "答:新问") {
		t.Errorf("answers %+v", got)
	}
	if n := len(server.Calls("answerCallbackQuery")); n != 0 {
		t.Errorf("%d answers to a button that was too old", n)
	}
}

func oldUpdate(t *testing.T, id int64, kind string, object any) Update {
	t.Helper()
	raw, err := json.Marshal(map[string]any{"update_id": id, kind: object})
	if err != nil {
		t.Fatal(err)
	}
	return Update{ID: id, Received: time.Now().Add(-48 * time.Hour), Raw: raw}
}
