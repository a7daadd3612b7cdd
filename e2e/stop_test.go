//go:build e2e

package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

// Told to stop at random moments, the bot ends within its ten seconds in good
// order, answers every question once, and never says that it may repeat itself.
func TestStoppedBotFinishesAndKeepsTheRest(t *testing.T) {
	binary, data := prepare(t)
	server := telegramtest.NewServer()
	defer func() { server.CloseClientConnections(); server.Close() }()
	sent := 0
	for range 12 {
		p := run(t, binary, data, server.URL)
		for range 40 {
			ask(server, sent)
			sent++
		}
		server.Fail(telegramtest.Fault{Method: "sendMessage", Code: 200, Delay: 300 * time.Millisecond})
		time.Sleep(time.Duration(100+rand.IntN(400)) * time.Millisecond)
		start := time.Now()
		p.end(syscall.SIGTERM)
		if took := time.Since(start); took > 11*time.Second {
			t.Errorf("the bot took %s to stop", took)
		}
		// A bot told to stop while it was still starting has no answers to finish.
		if code := p.cmd.ProcessState.ExitCode(); code > 0 && code != 130 && code != 143 {
			log, _ := os.ReadFile(filepath.Join(data, "serve.log"))
			t.Errorf("exit code %d; the log ends with\n%s", code, log[max(0, len(log)-800):])
		}
	}
	p := run(t, binary, data, server.URL)
	defer p.end(syscall.SIGTERM)
	first, again := settled(server, sent, 30*time.Second)
	if missing := lost(sent, first, again); len(missing) > 0 {
		t.Errorf("questions without an answer: %v", missing)
	}
	for n, times := range first {
		if times > 1 {
			t.Errorf("question %d was answered %d times", n, times)
		}
	}
	if len(again) > 0 {
		t.Errorf("%d answers were sent again after an orderly stop", len(again))
	}
	log, err := os.ReadFile(filepath.Join(data, "serve.log"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(log), telegramtest.Token) {
		t.Error("the log holds the token")
	}
	t.Logf("%d questions over 12 stops, %d answered, %d again", sent, len(first), len(again))
}
