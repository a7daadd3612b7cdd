package telegram

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

// kept is a Memory.
type kept struct {
	mu sync.Mutex
	by map[string][]byte
}

func (k *kept) LoadConversation(_ context.Context, key string) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.by[key], nil
}

func (k *kept) SaveConversation(_ context.Context, key string, data []byte) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.by[key] = data
	return nil
}

// with puts more fields into a message.
func with(m map[string]any, fields map[string]any) map[string]any {
	for k, v := range fields {
		m[k] = v
	}
	return m
}

func document(id, name string, size int) map[string]any {
	return map[string]any{"document": map[string]any{"file_id": id, "file_unique_id": "u" + id, "file_name": name, "file_size": size}, "text": ""}
}

func TestAlbumIsOneMessage(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	for i := range 4 {
		id := fmt.Sprintf("f%d", i)
		server.AddFile(id, telegramtest.File{Name: id, Data: []byte(id)})
		server.Push("message", with(with(says(9, 9, i+1, ""), document(id, id+".txt", 2)), map[string]any{"media_group_id": "g1"}))
	}
	server.Push("message", says(9, 9, 5, "后一句"))
	wait(t, "two answers", func() bool { return len(r.Messages(9)) == 2 })
	r.service.mu.Lock()
	defer r.service.mu.Unlock()
	if len(r.service.asked) != 2 || len(r.service.asked[0].Files) != 4 || string(r.service.asked[0].Files[3].Data) != "f3" {
		t.Errorf("the service was asked %+v", r.service.asked)
	}
	wait(t, "everything done", func() bool { return r.Unconfirmed() == 0 })
}

func TestFilesThatCannotBeTaken(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	server.Push("message", with(says(9, 9, 1, ""), document("big", "big.pdf", 21<<20)))
	server.Push("message", with(says(9, 9, 2, ""), document("none", "none.pdf", 2)))
	server.Push("message", with(says(9, 9, 3, ""), map[string]any{"photo": []any{map[string]any{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}}}))
	server.Push("message", with(says(9, 9, 4, ""), map[string]any{"voice": map[string]any{"file_id": "v", "file_unique_id": "v", "duration": 1}}))
	server.Push("message", with(says(9, 9, 5, ""), map[string]any{"sticker": map[string]any{"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 1, "height": 1}}))
	server.Push("message", with(says(9, 9, 6, ""), map[string]any{"new_chat_title": "无人发给机器人"}))
	server.Push("message", says(9, 9, 7, "完"))
	wants := []string{"telegram_file_too_big", "telegram_file_not_fetched", "telegram_photo", "telegram_voice", "telegram_text_only", "答:完"}
	wait(t, "all answers", func() bool { return len(r.Messages(9)) == len(wants) })
	for i, m := range r.Messages(9) {
		if !strings.HasPrefix(m.Text, wants[i]) {
			t.Errorf("answer %d: %q, want %q", i, m.Text, wants[i])
		}
	}
}

// Nothing is fetched for somebody who may not add documents.
func TestStrangersFilesAreNotFetched(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	server.AddFile("f", telegramtest.File{Name: "f", Data: []byte("x")})
	server.Push("message", with(says(5, 5, 1, ""), document("f", "f.txt", 1)))
	wait(t, "an answer", func() bool { return len(r.Messages(5)) == 1 })
	if n := len(server.Calls("getFile")); n != 0 || len(r.service.asked[0].Files) != 1 || r.service.asked[0].Files[0].Data != nil {
		t.Errorf("%d files fetched, asked %+v", n, r.service.asked)
	}
}

func TestLongForwardedTextIsADocument(t *testing.T) {
	server := newServer(t)
	r := start(t, server, t.TempDir(), &service{})
	long := "岚台区/签约快讯\n" + strings.Repeat("项目签约。", 50)
	server.Push("message", with(says(9, 9, 1, long), map[string]any{"forward_origin": map[string]any{"type": "hidden_user", "date": 1, "sender_user_name": "某报"}}))
	wait(t, "an answer", func() bool { return len(r.Messages(9)) == 1 })
	f := r.service.asked[0].Files
	if len(f) != 1 || f[0].Name != "岚台区签约快讯-1.txt" || string(f[0].Data) != long || r.service.asked[0].Text != "" {
		t.Errorf("files = %+v", f)
	}
}

// A reply to a prompt is the rest of its command, for the person who was
// prompted, after a restart too.
func TestReplyToAPrompt(t *testing.T) {
	server, memory, dir := newServer(t), &kept{by: map[string][]byte{}}, t.TempDir()
	run := func() *running { return startWith(t, server, dir, &service{}, memory) }
	r := run()
	server.Push("message", says(9, 9, 1, "提示我"))
	wait(t, "a prompt", func() bool { return len(r.Messages(9)) == 1 })
	prompt := r.Messages(9)[0]
	if !strings.Contains(string(prompt.Markup), "force_reply") {
		t.Errorf("the prompt's markup: %s", prompt.Markup)
	}
	r.stop()
	r = run()
	replying := map[string]any{"reply_to_message": map[string]any{"message_id": prompt.ID, "date": 1, "chat": map[string]any{"id": 9, "type": "private"}, "from": map[string]any{"id": 12345, "is_bot": true, "first_name": "招商"}}}
	server.Push("message", with(says(9, 9, 2, "占地百亩"), replying))
	server.Push("message", with(says(9, 8, 3, "别人说"), replying))
	wait(t, "answers", func() bool { return len(r.Messages(9)) == 3 })
	if got := r.service.asked; got[0].Text != "/answer q 占地百亩" || got[1].Text != "别人说" {
		t.Errorf("asked %+v", got)
	}
}

func TestBlockedAndMovedChatsAreRemembered(t *testing.T) {
	memory := &kept{by: map[string][]byte{}}
	c := newChats(memory, slog.New(slog.DiscardHandler))
	c.block(5, true)
	c.move(-7, -1007)
	c = newChats(memory, slog.New(slog.DiscardHandler))
	if !c.isBlocked(t.Context(), 5) || c.isBlocked(t.Context(), 6) {
		t.Error("who blocked the bot was forgotten")
	}
	if got := c.target(t.Context(), -7); got != -1007 {
		t.Errorf("group -7 is now %d", got)
	}
	c.block(5, false)
	if newChats(memory, slog.New(slog.DiscardHandler)).isBlocked(t.Context(), 5) {
		t.Error("who came back is still blocked")
	}
}

func TestMovedGroup(t *testing.T) {
	server, memory := newServer(t), &kept{by: map[string][]byte{}}
	r := startWith(t, server, t.TempDir(), &service{}, memory)
	server.Fail(telegramtest.Fault{Method: "sendMessage", Chat: "-7", Code: 400, MigrateTo: -1007, Text: "Bad Request: group chat was upgraded to a supergroup chat"})
	m := says(-7, 5, 1, "/ask 签了几个")
	server.Push("message", with(m, map[string]any{"chat": map[string]any{"id": -7, "type": "group"}, "entities": []any{map[string]any{"type": "bot_command", "offset": 0, "length": 4}}}))
	wait(t, "an answer in the supergroup", func() bool { return len(r.Messages(-1007)) == 1 })
	if string(memory.by["telegram-moved/-7"]) != "-1007" {
		t.Errorf("kept %q", memory.by)
	}
}

func TestMembership(t *testing.T) {
	server, memory := newServer(t), &kept{by: map[string][]byte{}}
	r := startWith(t, server, t.TempDir(), &service{}, memory)
	change := func(chat int64, kind, before, after string) {
		member := func(status string) map[string]any {
			return map[string]any{"status": status, "user": map[string]any{"id": 12345, "is_bot": true, "first_name": "招商"}, "until_date": 0}
		}
		server.Push("my_chat_member", map[string]any{"chat": map[string]any{"id": chat, "type": kind}, "from": map[string]any{"id": 5, "first_name": "甲"},
			"date": time.Now().Unix(), "old_chat_member": member(before), "new_chat_member": member(after)})
	}
	change(-8, "supergroup", "left", "member")
	change(5, "private", "member", "kicked")
	wait(t, "a greeting", func() bool { return len(r.Messages(-8)) == 1 })
	wait(t, "the mark", func() bool { d, _ := memory.LoadConversation(t.Context(), "telegram-blocked/5"); return len(d) > 0 })
	server.Push("message", says(5, 5, 1, "我回来了"))
	wait(t, "the mark gone", func() bool { d, _ := memory.LoadConversation(t.Context(), "telegram-blocked/5"); return len(d) == 0 })
}
