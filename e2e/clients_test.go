//go:build e2e

package e2e

import (
	"bytes"
	"net/http"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

// The fake Bot API is one that bots written by others work against.
func TestIndependentClientsWorkAgainstTheFake(t *testing.T) {
	dir := npm(t, "clients", "node")
	for _, name := range []string{"grammy", "telegraf", "node-telegram-bot-api"} {
		t.Run(name, func(t *testing.T) { tryClient(t, dir, name+".js") })
	}
}

func tryClient(t *testing.T, dir, script string) {
	server := telegramtest.NewServer()
	defer func() { server.CloseClientConnections(); server.Close() }()
	server.AddFile("f1", telegramtest.File{Name: "f1", Data: []byte("内容")})
	cmd := exec.Command("node", filepath.Join(dir, script), server.URL, telegramtest.Token)
	cmd.Dir = dir
	var log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &log, &log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	defer cmd.Process.Kill()
	say := func(text string, more map[string]any) {
		m := map[string]any{"message_id": 7, "date": time.Now().Unix(), "chat": map[string]any{"id": 5, "type": "private", "first_name": "甲"},
			"from": map[string]any{"id": 5, "is_bot": false, "first_name": "甲"}}
		if text != "" {
			m["text"] = text
		}
		if strings.HasPrefix(text, "/") {
			m["entities"] = []any{map[string]any{"type": "bot_command", "offset": 0, "length": len(text)}}
		}
		for k, v := range more {
			m[k] = v
		}
		server.Push("message", m)
	}
	expect := func(n int, what string) telegramtest.Message {
		for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
			if all := server.Messages(5); len(all) >= n {
				return all[n-1]
			}
		}
		t.Fatalf("no %s; the client says:\n%s", what, log.String())
		return telegramtest.Message{}
	}
	say("你好😀", nil)
	if m := expect(1, "answer"); m.Text != "听到：你好😀" {
		t.Errorf("answer %q", m.Text)
	}
	say("/doc", nil)
	if m := expect(2, "file"); m.File == nil || string(m.File.Data) != "字节" || m.File.Name != "a.txt" || m.Text != "说明" {
		t.Errorf("file %+v", m)
	}
	say("/keys", nil)
	keys := expect(3, "keyboard")
	if !strings.Contains(string(keys.Markup), `"callback_data":"b"`) || keys.Mode != "HTML" {
		t.Errorf("keyboard %+v", keys)
	}
	server.Push("callback_query", map[string]any{"id": "q1", "data": "b", "chat_instance": "c", "from": map[string]any{"id": 5, "is_bot": false, "first_name": "甲"},
		"message": map[string]any{"message_id": keys.ID, "date": time.Now().Unix(), "chat": map[string]any{"id": 5, "type": "private"}, "text": "选"}})
	say("", map[string]any{"document": map[string]any{"file_id": "f1", "file_unique_id": "u", "file_name": "x.txt", "file_size": 6}})
	if m := expect(4, "content of the file"); m.Text != "文件：内容" || m.ReplyTo != 7 {
		t.Errorf("content %+v", m)
	}
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end) && server.Messages(5)[2].Edits == 0; time.Sleep(10 * time.Millisecond) {
	}
	if m := server.Messages(5)[2]; m.Text != "选了乙" || len(server.Calls("answerCallbackQuery")) != 1 {
		t.Errorf("after the button: %+v", m)
	}
	served := len(server.Calls(""))
	cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-ended:
	case <-time.After(10 * time.Second):
		t.Error("the client does not end: its last poll hangs")
	}
	for i, c := range server.Calls("") {
		// A client that stops drops its poll and asks once more to confirm:
		// which of the two the server sees first is not the client's doing.
		parting := i >= served && c.Method == "getUpdates" && c.Status == http.StatusConflict
		if c.Status/100 == 4 && !parting {
			t.Errorf("%s was refused with %d: %v", c.Method, c.Status, c.Params)
		}
	}
}
