//go:build e2e

// Package e2e tests the built program from outside: real processes, killed for
// real, against servers on loopback.
package e2e

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

const report = `岚台区集中签约三个项目

2024年3月5日，岚台区举行集中签约仪式，云芯微电子封装项目、岚台冷链物流园、青禾预制菜工厂等3个项目签约，总投资42亿元，其中云芯微电子封装项目总投资30亿元。
`

// program is the running bot.
type program struct {
	cmd *exec.Cmd
	log *os.File
}

func run(t *testing.T, binary, data, server string) *program {
	t.Helper()
	log, err := os.OpenFile(filepath.Join(data, "serve.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "--data", data, "serve")
	cmd.Env = append(os.Environ(), "ZHAOSHANG_TELEGRAM_TOKEN="+telegramtest.Token, "ZHAOSHANG_TELEGRAM_SERVER_URL="+server,
		"ZHAOSHANG_BOT_USER_PER_MINUTE=0", "ZHAOSHANG_BOT_CHAT_PER_MINUTE=0")
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return &program{cmd, log}
}

func (p *program) end(signal os.Signal) {
	p.cmd.Process.Signal(signal)
	p.cmd.Wait()
	p.log.Close()
}

func prepare(t *testing.T) (binary, data string) {
	t.Helper()
	binary, data = build(t), t.TempDir()
	file := filepath.Join(t.TempDir(), "report.txt")
	if err := os.WriteFile(file, []byte(report), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(binary, "--data", data, "add", file).CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	return binary, data
}

const chats = 5

// ask puts the n-th question in a group, where the answer names what it replies to.
func ask(s *telegramtest.Server, n int) {
	chat := int64(-100 - n%chats)
	s.Push("message", map[string]any{"message_id": n + 1, "date": time.Now().Unix(), "text": "/ask 云芯微电子封装项目总投资多少",
		"entities": []any{map[string]any{"type": "bot_command", "offset": 0, "length": 4}},
		"chat":     map[string]any{"id": chat, "type": "supergroup"}, "from": map[string]any{"id": -chat, "first_name": "甲", "language_code": "zh-hans"}})
}

// replies gives, for each question, its answers that say they may be repeats
// and those that do not.
func replies(s *telegramtest.Server) (first, again map[int]int) {
	first, again = map[int]int{}, map[int]int{}
	for chat := int64(-100); chat > -100-chats; chat-- {
		for _, m := range s.Messages(chat) {
			if strings.Contains(m.Text, "重发") {
				again[m.ReplyTo]++
			} else {
				first[m.ReplyTo]++
			}
		}
	}
	return first, again
}

// Killed at fifty random moments, the bot answers every question; an answer
// that comes twice says so.
func TestKilledBotLosesNoQuestion(t *testing.T) {
	binary, data := prepare(t)
	server := telegramtest.NewServer()
	defer func() { server.CloseClientConnections(); server.Close() }()
	rounds, sent := 50, 0
	for range rounds {
		p := run(t, binary, data, server.URL)
		for range 10 {
			ask(server, sent)
			sent++
		}
		time.Sleep(time.Duration(20+rand.IntN(350)) * time.Millisecond)
		p.end(syscall.SIGKILL)
	}
	p := run(t, binary, data, server.URL)
	defer p.end(syscall.SIGTERM)
	first, again := settled(server, sent, 60*time.Second)
	t.Logf("%d questions, %d answered, %d answers sent again, %d rounds", sent, len(first), len(again), rounds)
	if missing := lost(sent, first, again); len(missing) > 0 {
		t.Errorf("questions without an answer: %v", missing)
	}
	for n, times := range first {
		if times > 1 {
			t.Errorf("question %d: %d answers that do not say they are repeats", n, times)
		}
	}
}

// settled waits until every question has an answer, or no longer than that, and
// gives the answers.
func settled(server *telegramtest.Server, sent int, long time.Duration) (first, again map[int]int) {
	for end := time.Now().Add(long); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if first, again := replies(server); server.Unconfirmed() == 0 && len(lost(sent, first, again)) == 0 {
			break
		}
	}
	return replies(server)
}

// lost gives the questions that have no answer at all.
func lost(sent int, first, again map[int]int) (missing []int) {
	for n := 1; n <= sent; n++ {
		if first[n]+again[n] == 0 {
			missing = append(missing, n)
		}
	}
	return missing
}

// A thousand questions of a hundred chats are answered at a good rate; the log
// holds neither the token nor a question.
func TestThousandQuestions(t *testing.T) {
	binary, data := prepare(t)
	server := telegramtest.NewServer()
	defer func() { server.CloseClientConnections(); server.Close() }()
	for n := range 1000 {
		chat := int64(1000 + n%100)
		server.Push("message", map[string]any{"message_id": n + 1, "date": time.Now().Unix(), "text": "签约了几个项目",
			"chat": map[string]any{"id": chat, "type": "private"}, "from": map[string]any{"id": chat, "first_name": "甲"}})
	}
	p := run(t, binary, data, server.URL)
	start := time.Now()
	for end := start.Add(2 * time.Minute); time.Now().Before(end) && len(server.Calls("sendMessage")) < 1000; time.Sleep(5 * time.Millisecond) {
	}
	took := time.Since(start)
	p.end(syscall.SIGTERM)
	if n := len(server.Calls("sendMessage")); n != 1000 {
		t.Errorf("%d answers to 1000 questions", n)
	}
	t.Logf("1000 questions of 100 chats in %.2f s: %.0f a second, the start included", took.Seconds(), 1000/took.Seconds())
	log, err := os.ReadFile(filepath.Join(data, "serve.log"))
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{telegramtest.Token, "签约了几个"} {
		if strings.Contains(string(log), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}
