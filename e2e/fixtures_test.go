//go:build e2e || load

package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"syscall"
	"testing"
	"time"
)

// build compiles the program once for a test.
func build(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "zhaoshang")
	out, err := exec.Command("go", "build", "-o", path, "zhaoshang/cmd/zhaoshang").CombinedOutput()
	if err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return path
}

// serve runs the program without limits of questions until the test ends, and
// gives the address of its pages, which its log says, and its process.
func serve(t *testing.T, binary, data string, env ...string) (address string, pid int) {
	t.Helper()
	log := filepath.Join(data, "serve.log")
	file, err := os.Create(log)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(binary, "--data", data, "serve")
	cmd.Env = append(os.Environ(), "ZHAOSHANG_WEB_ADDRESS=127.0.0.1:0", "ZHAOSHANG_WEB_PER_MINUTE=0", "ZHAOSHANG_BOT_USER_PER_MINUTE=0", "ZHAOSHANG_BOT_CHAT_PER_MINUTE=0")
	cmd.Env = append(cmd.Env, env...)
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
			return "http://" + string(m[1]), cmd.Process.Pid
		}
	}
	t.Fatal("the program does not serve its pages")
	return "", 0
}

// npm makes a folder of a folder of scripts here and what they need from npm,
// for which the other programs are needed too. Without them the test is left
// out, but not where everything must run.
func npm(t *testing.T, scripts string, programs ...string) (dir string) {
	t.Helper()
	leave := t.Skipf
	if os.Getenv("CI") == "true" {
		leave = t.Fatalf
	}
	for _, program := range append(programs, "npm") {
		if _, err := exec.LookPath(program); err != nil {
			leave("%s is missing: the scripts of %s are not run", program, scripts)
		}
	}
	dir = t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(scripts)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 3*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, "npm", "install", "--no-audit", "--no-fund", "--loglevel=error")
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		leave("npm install: %v\n%s", err, out)
	}
	return dir
}

// many is a JSON line for each of n reports.
func many(t *testing.T, n int, text func(i int) string) []byte {
	t.Helper()
	var lines bytes.Buffer
	for i := range n {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("r%d", i), "title": fmt.Sprintf("第%d期简报", i), "text": text(i)})
		if err != nil {
			t.Fatal(err)
		}
		lines.Write(append(line, '\n'))
	}
	return lines.Bytes()
}

// plainReport is the text of a report for many.
func plainReport(i int) string {
	return fmt.Sprintf("2031年3月5日，宜昌市举行签约仪式。其中，第%d号新材料项目由第%d集团有限公司投资，总投资%d亿元，签约落户宜昌市。", i, i, i%90+1)
}
