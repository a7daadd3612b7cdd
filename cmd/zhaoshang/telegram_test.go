package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/sync/errgroup"

	"zhaoshang/bot"
	"zhaoshang/bot/telegram"
	"zhaoshang/bot/telegram/telegramtest"
	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// stage is the program behind a fake Bot API, as a script sees it.
type stage struct {
	t       *testing.T
	server  *telegramtest.Server
	vault   vault
	intake  func(name, text string, v corpus.Visibility)
	seen    map[int64]map[int]telegramtest.Message // what each chat showed before the last step
	fresh   []telegramtest.Message                 // what the last step changed
	message int
	log     *lockedBuffer
}

// lockedBuffer is a log that is read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, server: telegramtest.NewServer(), seen: map[int64]map[int]telegramtest.Message{}, log: &lockedBuffer{}}
	a, c := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}, configs.Default()
	c.Bot.UserPerMinute, c.Bot.ChatPerMinute = 0, 0
	r, err := a.openRoom(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	service, k, err := a.service(c, r)
	if err != nil {
		t.Fatal(err)
	}
	face, err := telegram.New(telegram.Options{Token: telegramtest.Token, Server: s.server.URL, Dir: t.TempDir(), Service: service, Memory: k,
		Counter: k.meters, AlbumPause: 200 * time.Millisecond, Log: slog.New(slog.NewTextHandler(s.log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	if err != nil {
		t.Fatal(err)
	}
	s.vault = r.vault
	s.intake = func(name, text string, v corpus.Visibility) {
		if _, err := k.Add(t.Context(), "test", bot.File{Name: name, Data: []byte(text)}, v); err != nil {
			t.Fatal(err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error { return face.Run(ctx) })
	g.Go(func() error { return service.Watch(ctx, map[string]bot.Send{"telegram": face.Notify}) })
	t.Cleanup(func() {
		cancel()
		if err := g.Wait(); err != nil {
			t.Error(err)
		}
		s.server.CloseClientConnections()
		s.server.Close()
		if err := r.close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// The dialogues of testdata/telegram. A line of a script is one of
//
//	role 9 staff           gives a person a role
//	add NAME VISIBILITY TEXT    adds a document (\n is a line feed)
//	5> TEXT                somebody writes; -7/5> in a group
//	5[LABEL]               somebody presses the button of that label under the last message of their chat
//	5^ TEXT                somebody replies to the last message
//	5+ NAME TEXT           somebody sends a file; several names parted by | are an album
//	5~ TEXT                somebody edits their last message
//	5?                     waits for a message nobody asked for
//	< TEXT                 what the last step changed holds this
//	! TEXT                 … does not
//	file NAME TEXT         … has a file of that name that holds this
//	count N                … is N messages
//	photo N                … has N photos
func TestTelegramDialogues(t *testing.T) {
	scripts, err := filepath.Glob("testdata/telegram/*.txt")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	for _, path := range scripts {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			s := newStage(t)
			for i, line := range strings.Split(string(data), "\n") {
				if line = strings.TrimSpace(line); line == "" || strings.HasPrefix(line, "#") {
					continue
				}
				if problem := s.line(line); problem != "" {
					t.Fatalf("%s:%d: %s: %s\nshown: %+v\nlog: %s", path, i+1, line, problem, s.fresh, s.log.b.String())
				}
			}
			if strings.Contains(s.log.b.String(), telegramtest.Token) {
				t.Error("the log holds the token")
			}
		})
	}
}

// line does one line of a script; it gives what is wrong.
func (s *stage) line(line string) string {
	word, rest, _ := strings.Cut(line, " ")
	switch word {
	case "role":
		id, role, _ := strings.Cut(rest, " ")
		if err := s.vault.SetUser(s.t.Context(), store.User{ID: "telegram:" + id, Role: corpus.Visibility(role)}); err != nil {
			return err.Error()
		}
		return ""
	case "add":
		f := strings.SplitN(rest, " ", 3)
		s.intake(f[0], strings.ReplaceAll(f[2], `\n`, "\n"), corpus.Visibility(f[1]))
		return ""
	case "<", "!", "file", "count", "photo":
		return s.expect(word, rest)
	}
	i := strings.IndexAny(line, ">[^+~?")
	chat, from, _ := strings.Cut(line[:max(i, 0)], "/")
	if from == "" {
		from = chat
	}
	c, err1 := strconv.ParseInt(chat, 10, 64)
	u, err2 := strconv.ParseInt(from, 10, 64)
	if i < 0 || err1 != nil || err2 != nil {
		return "what is this?"
	}
	s.remember(c)
	if problem := s.act(line[i], c, u, strings.TrimSpace(line[i+1:])); problem != "" {
		return problem
	}
	return s.settle(c)
}

func (s *stage) remember(chat int64) {
	s.seen[chat] = map[int]telegramtest.Message{}
	for _, m := range s.server.Messages(chat) {
		s.seen[chat][m.ID] = m
	}
}

// act pushes the update of a step.
func (s *stage) act(what byte, chat, user int64, text string) string {
	last := telegramtest.Message{}
	if all := s.server.Messages(chat); len(all) > 0 {
		last = all[len(all)-1]
	}
	ours := map[string]any{"message_id": last.ID, "date": time.Now().Unix(), "chat": place(chat), "text": last.Text,
		"from": map[string]any{"id": 12345, "is_bot": true, "first_name": "招商", "username": "zhaoshang_test_bot"}}
	switch what {
	case '>':
		s.server.Push("message", s.says(chat, user, text))
	case '^':
		m := s.says(chat, user, text)
		m["reply_to_message"] = ours
		s.server.Push("message", m)
	case '~':
		s.message--
		s.server.Push("edited_message", s.says(chat, user, text))
	case '+':
		names, content, _ := strings.Cut(text, " ")
		for _, name := range strings.Split(names, "|") {
			s.server.AddFile(name, telegramtest.File{Name: name, Data: []byte(strings.ReplaceAll(content, `\n`, "\n"))})
			m := s.says(chat, user, "")
			m["document"] = map[string]any{"file_id": name, "file_unique_id": "u" + name, "file_name": name, "file_size": len(content)}
			if strings.Contains(names, "|") {
				m["media_group_id"] = names
			}
			s.server.Push("message", m)
		}
	case '[':
		data, ok := buttonData(last.Markup, strings.TrimSuffix(text, "]"))
		if !ok {
			return fmt.Sprintf("no such button under %q: %s", last.Text, last.Markup)
		}
		s.server.Push("callback_query", map[string]any{"id": "q", "data": data, "chat_instance": "c", "message": ours,
			"from": map[string]any{"id": user, "is_bot": false, "first_name": "甲", "language_code": "zh-hans"}})
	}
	return ""
}

func place(chat int64) map[string]any {
	if chat < 0 {
		return map[string]any{"id": chat, "type": "supergroup", "title": "群"}
	}
	return map[string]any{"id": chat, "type": "private"}
}

func (s *stage) says(chat, user int64, text string) map[string]any {
	s.message++
	m := map[string]any{"message_id": 9000 + s.message, "date": time.Now().Unix(), "chat": place(chat), "text": strings.ReplaceAll(text, `\n`, "\n"),
		"from": map[string]any{"id": user, "is_bot": false, "first_name": "甲", "language_code": "zh-hans"}}
	if strings.HasPrefix(text, "/") {
		command, _, _ := strings.Cut(text, " ")
		m["entities"] = []any{map[string]any{"type": "bot_command", "offset": 0, "length": len(utf16.Encode([]rune(command)))}}
	}
	return m
}

func buttonData(markup json.RawMessage, label string) (string, bool) {
	var keys struct {
		Rows [][]struct {
			Text string `json:"text"`
			Data string `json:"callback_data"`
		} `json:"inline_keyboard"`
	}
	if json.Unmarshal(markup, &keys) != nil {
		return "", false
	}
	for _, row := range keys.Rows {
		for _, b := range row {
			if strings.HasPrefix(b.Text, label) {
				return b.Data, true
			}
		}
	}
	return "", false
}

// settle waits until a chat shows something new and then nothing more for a
// moment.
func (s *stage) settle(chat int64) string {
	still := time.Time{}
	shown := ""
	for end := time.Now().Add(12 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		s.fresh = nil
		for _, m := range s.server.Messages(chat) {
			if before, ok := s.seen[chat][m.ID]; !ok || before.Edits != m.Edits {
				s.fresh = append(s.fresh, m)
			}
		}
		if now := fmt.Sprintf("%+v", s.fresh); now != shown {
			shown, still = now, time.Now()
		}
		if len(s.fresh) > 0 && time.Since(still) > 250*time.Millisecond {
			return ""
		}
	}
	return "nothing came"
}

func (s *stage) expect(word, rest string) string {
	if word == "count" {
		if n, err := strconv.Atoi(rest); err != nil || n != len(s.fresh) {
			return fmt.Sprintf("%d messages", len(s.fresh))
		}
		return ""
	}
	if word == "photo" {
		n := 0
		for _, m := range s.fresh {
			if m.Photo {
				n++
			}
		}
		if strconv.Itoa(n) != rest {
			return fmt.Sprintf("%d photos", n)
		}
		return ""
	}
	if word == "file" {
		name, content, _ := strings.Cut(rest, " ")
		for _, m := range s.fresh {
			if m.File != nil && m.File.Name == name && strings.Contains(string(m.File.Data), content) {
				return ""
			}
		}
		return "no such file"
	}
	found := false
	for _, m := range s.fresh {
		found = found || strings.Contains(m.Text, rest) || strings.Contains(string(m.Markup), rest)
	}
	if found != (word == "<") {
		return fmt.Sprintf("found: %v", found)
	}
	return ""
}
