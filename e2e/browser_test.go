//go:build e2e

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
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
	leave := func(format string, args ...any) {
		t.Helper()
		if os.Getenv("CI") == "true" {
			t.Fatalf(format, args...)
		}
		t.Skipf(format, args...)
	}
	for _, program := range []string{"npm", "node", "chromium"} {
		path, err := exec.LookPath(program)
		if err != nil {
			leave("%s is missing: the pages are not tested in a browser", program)
		}
		chromium = path
	}
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("browser")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		leave("npm install: %v\n%s", err, out)
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
	var lines strings.Builder
	for i := range 400 {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("r%d", i), "title": fmt.Sprintf("第%d期简报", i),
			"text": fmt.Sprintf("2031年3月5日，宜昌市举行签约仪式。其中，第%d号新材料项目由第%d集团有限公司投资，总投资%d亿元，签约落户宜昌市。", i, i, i%90+1)})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	for name, text := range map[string]string{"many.jsonl": lines.String(),
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
	return serve(t, binary, data, "ZHAOSHANG_WEB_ADDRESS=127.0.0.1:0", "ZHAOSHANG_WEB_PER_MINUTE=0", "ZHAOSHANG_BOT_USER_PER_MINUTE=0", "ZHAOSHANG_BOT_CHAT_PER_MINUTE=0")
}

// serve runs the program until the test ends and gives the address of its
// pages, which its log says.
func serve(t *testing.T, binary, data string, env ...string) string {
	t.Helper()
	log := filepath.Join(data, "serve.log")
	file, err := os.Create(log)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "--data", data, "serve")
	cmd.Env = append(os.Environ(), env...)
	cmd.Stdout, cmd.Stderr = file, file
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Signal(syscall.SIGTERM)
		cmd.Wait()
		file.Close()
		if out, _ := os.ReadFile(log); t.Failed() || bytes.Contains(out, []byte("level=ERROR")) {
			t.Errorf("the log of the program:\n%s", out)
		}
	})
	ready := regexp.MustCompile(`web chat ready" address=(\S+)`)
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		out, err := os.ReadFile(log)
		if err != nil {
			t.Fatal(err)
		}
		if m := ready.FindSubmatch(out); m != nil {
			return "http://" + string(m[1])
		}
	}
	t.Fatal("the program does not serve its pages")
	return ""
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
