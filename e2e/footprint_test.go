//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhaoshang/bot/telegram/telegramtest"
)

// Over a thousand documents the bot answers soon after its start, and takes
// little memory while nobody asks.
func TestStartAndFootprint(t *testing.T) {
	binary, data := prepare(t)
	file := filepath.Join(t.TempDir(), "many.jsonl")
	if err := os.WriteFile(file, many(t, 1000, plainReport), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{{"add", file}, {"reindex"}} {
		if out, err := exec.Command(binary, append([]string{"--data", data}, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	server := telegramtest.NewServer()
	defer func() { server.CloseClientConnections(); server.Close() }()
	ask(server, 0)
	start := time.Now()
	p := run(t, binary, data, server.URL)
	defer p.end(syscall.SIGTERM)
	for end := start.Add(20 * time.Second); time.Now().Before(end) && len(server.Calls("sendMessage")) == 0; time.Sleep(2 * time.Millisecond) {
	}
	took := time.Since(start)
	if len(server.Calls("sendMessage")) == 0 {
		t.Fatal("no answer")
	}
	time.Sleep(3 * time.Second)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.cmd.Process.Pid))
	if err != nil {
		t.Skip("no /proc: memory is not measured here")
	}
	_, rest, _ := strings.Cut(string(status), "VmRSS:")
	kb := 0
	if _, err := fmt.Sscan(rest, &kb); err != nil {
		t.Fatal(err)
	}
	t.Logf("first answer after %d ms, %d MB while idle", took.Milliseconds(), kb/1000)
	if kb > 120_000 {
		t.Errorf("%d kB while idle, want less than 120 MB", kb)
	}
	if took > 5*time.Second {
		t.Errorf("the first answer took %s", took)
	}
}
