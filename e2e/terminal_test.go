//go:build e2e

package e2e

import (
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// screen is what a terminal shows.
type screen struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write implements io.Writer.
func (s *screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

// after waits for a text that is shown after the first n bytes and gives where
// it ends.
func (s *screen) after(t *testing.T, n int, text string) int {
	t.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		s.mu.Lock()
		shown := s.buf.String()[n:]
		s.mu.Unlock()
		if i := strings.Index(shown, text); i >= 0 {
			return n + i + len(text)
		}
	}
	t.Fatalf("%q is not shown; the terminal shows\n%s", text, s.buf.String()[n:])
	return 0
}

// On a terminal names are completed, earlier lines come back, also in the next
// chat, and no more than the answers is written where there is none.
func TestChatOnATerminal(t *testing.T) {
	if _, err := exec.LookPath("script"); err != nil {
		t.Skip("script is missing: there is no terminal to chat on")
	}
	binary, data := build(t), t.TempDir()
	if out, err := exec.Command(binary, "--data", data, "add", "../corpus/sample/documents").CombinedOutput(); err != nil {
		t.Fatalf("add: %v\n%s", err, out)
	}
	chat := func(steps func(keys io.Writer, s *screen)) {
		t.Helper()
		cmd := exec.Command("script", "-qec", "stty cols 120 rows 40; exec "+binary+" --data "+data+" chat", "/dev/null")
		cmd.Env = append(os.Environ(), "TERM=xterm")
		keys, err := cmd.StdinPipe()
		if err != nil {
			t.Fatal(err)
		}
		s := &screen{}
		cmd.Stdout, cmd.Stderr = s, s
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		defer cmd.Process.Kill()
		s.after(t, 0, "> ")
		steps(keys, s)
		io.WriteString(keys, "/quit\r")
		if err := cmd.Wait(); err != nil {
			t.Errorf("the chat ends with %v\n%s", err, s.buf.String())
		}
	}
	chat(func(keys io.Writer, s *screen) {
		io.WriteString(keys, "潇河\t")
		at := s.after(t, 0, "潇河新能源电池项目")
		io.WriteString(keys, "投资多少\r")
		at = s.after(t, at, "52亿元")
		at = s.after(t, at, "> ")
		io.WriteString(keys, "星汇\t\t")
		at = s.after(t, at, "星汇谷")
		at = s.after(t, at, "星汇谷区域总部")
		io.WriteString(keys, "\x15/he\t\r")
		at = s.after(t, at, "/help")
		s.after(t, at, "/projects")
	})
	chat(func(keys io.Writer, s *screen) {
		io.WriteString(keys, "\x1b[A\x1b[A\x1b[A") // over /quit and /help
		at := s.after(t, 0, "潇河新能源电池项目投资多少")
		io.WriteString(keys, "\r")
		s.after(t, at, "52亿元")
	})
	if info, err := os.Stat(filepath.Join(data, "chat_history")); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the history: %v, %v", info, err)
	}
	plain := exec.Command(binary, "--data", data, "chat")
	plain.Stdin = strings.NewReader("潇河新能源电池项目投资多少\n")
	out, err := plain.Output()
	if err != nil || strings.Contains(string(out), "> ") || strings.Contains(string(out), "\x1b") || !strings.HasPrefix(string(out), "潇河新能源电池项目") {
		t.Errorf("without a terminal: %q, %v", out, err)
	}
}
