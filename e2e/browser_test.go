//go:build e2e

package e2e

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/bot/web"
	"zhaoshang/corpus"
)

// screens is where the screenshots stay; it is no part of the repository.
const screens = "../artifacts/browser"

// browser makes a folder with the scripts and what they need, and finds
// Chromium. Without it the test is left out, but not where everything must run.
func browser(t *testing.T) (dir, chromium string) {
	t.Helper()
	dir = npm(t, "browser", "node", "chromium")
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	return dir, chromium
}

// script runs one of the scripts against the pages at an address.
func script(t *testing.T, dir, chromium, name, address string) {
	t.Helper()
	shots, err := filepath.Abs(screens)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(shots, 0o755); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 6*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "node", filepath.Join(dir, name+".mjs"), address, shots)
	cmd.Env = append(os.Environ(), "CHROMIUM="+chromium)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} // the browser ends with the script
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = 10 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	if len(out) > 0 {
		t.Logf("%s", out)
	}
}

// desk adds the bundled corpus and more, makes two people and serves the pages.
func desk(t *testing.T, binary string) (address string) {
	t.Helper()
	data, more := t.TempDir(), t.TempDir()
	for name, text := range map[string]string{"many.jsonl": string(many(t, 400, plainReport)),
		"a.txt": "枝江产业园签约\n\n2031年4月1日，枝江市举行签约仪式，青禾果蔬基地项目签约，总投资30亿元，由青禾农业有限公司投资。",
		"b.txt": "当阳产业园签约\n\n2032年4月1日，当阳市举行签约仪式，青禾果蔬基地项目签约，总投资18亿元，由青禾农业有限公司投资。"} {
		if err := os.WriteFile(filepath.Join(more, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	command := func(in string, args ...string) {
		t.Helper()
		cmd := exec.Command(binary, append([]string{"--data", data}, args...)...)
		cmd.Stdin = strings.NewReader(in)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args, err, out)
		}
	}
	command("", "add", "../corpus/sample/documents", more)
	command("", "reindex")
	command("correct horse battery\n", "users", "add", "web:wang", "--role", "admin", "--password")
	command("correct horse battery\n", "users", "add", "web:zhao", "--role", "staff", "--password")
	address, _ = serve(t, binary, data)
	return address
}

// Real people use the pages with a browser: so does this test.
func TestPagesInABrowser(t *testing.T) {
	dir, chromium := browser(t)
	address := desk(t, build(t))
	for _, name := range []string{"ask", "chart", "plain", "desk", "drop", "reindex", "access", "login"} {
		t.Run(name, func(t *testing.T) { script(t, dir, chromium, name, address) })
	}
}

// asksBack is a Service that asks which of two projects is meant.
type asksBack struct{}

func (asksBack) Handle(_ context.Context, m bot.Message) (bot.Reply, error) {
	switch m.Choice {
	case "1":
		return bot.Reply{Text: "东湖一期投资10亿元", Status: answer.Answered, Language: "zh-Hans"}, nil
	case "2":
		return bot.Reply{Text: "东湖二期投资20亿元", Status: answer.Answered, Language: "zh-Hans"}, nil
	}
	return bot.Reply{Text: "是哪一个？", Status: answer.Clarify, Language: "zh-Hans", Choices: []answer.Choice{{ID: "1", Label: "东湖一期"}, {ID: "2", Label: "东湖二期"}}}, nil
}

// nothing is a library without documents.
type nothing struct{ bot.Library }

func (nothing) Projects(context.Context, corpus.Visibility) ([]*corpus.Project, error) {
	return nil, nil
}

func TestChoicesInABrowser(t *testing.T) {
	dir, chromium := browser(t)
	server, err := web.New(web.Options{Service: asksBack{}, Library: nothing{}})
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, listener) }()
	defer func() {
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}()
	script(t, dir, chromium, "choose", "http://"+listener.Addr().String())
}
