package intake_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/store/sqlite"
)

// killDir is the environment variable that makes the test binary add documents
// to the store of a folder until it is killed.
const killDir = "ZHAOSHANG_INTAKE_KILL_TEST_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		fmt.Fprintln(os.Stderr, addForEver(context.Background(), dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// addForEver prints the id of every document whose receipt says it is stored.
func addForEver(ctx context.Context, dir string) error {
	s, err := sqlite.Open(ctx, dir, sqlite.Options{})
	if err != nil {
		return err
	}
	r, w := io.Pipe()
	go func() {
		for i := 0; ; i++ {
			fmt.Fprintf(w, `{"id":"p%d-%d","text":"报告第%d号\n\n项目:%d号储能|远山能源|云州|%d"}`+"\n", os.Getpid(), i, i, i%50, i+1)
		}
	}()
	in := intake.New(s, lines{}, intake.Options{Batch: 20, Wait: 20 * time.Millisecond})
	for receipt, err := range in.AddPaths(ctx, intake.Paths{Paths: []string{intake.Stdin}, Name: "k.jsonl", Stdin: r}) {
		if err != nil || receipt.Err != nil {
			return fmt.Errorf("%v, %w", err, receipt.Err)
		}
		fmt.Println(receipt.Document)
	}
	return nil
}

// TestKill kills a process that adds documents at random moments: what its
// receipts called added is there.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	dir := t.TempDir()
	var acknowledged []string
	for range 5 {
		cmd := exec.Command(os.Args[0], "-test.run=^$")
		cmd.Env = append(os.Environ(), killDir+"="+dir)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(100*time.Millisecond+rand.N(200*time.Millisecond), func() { _ = cmd.Process.Kill() })
		for r := bufio.NewReader(out); ; {
			line, err := r.ReadString('\n')
			if err != nil {
				break // a line cut short by the kill is no receipt
			}
			acknowledged = append(acknowledged, strings.TrimSpace(line))
		}
		if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
			t.Fatalf("the process ended by itself: %v", err)
		}
		holds(t, dir, acknowledged)
	}
	t.Logf("%d documents acknowledged, 0 lost", len(acknowledged))
}

func holds(t *testing.T, dir string, ids []string) {
	t.Helper()
	s, err := sqlite.Open(t.Context(), dir, sqlite.Options{})
	if err != nil {
		t.Fatalf("Open after kill -9: %v", err)
	}
	defer s.Close()
	for _, id := range ids {
		if _, err := s.Entry(t.Context(), id); err != nil {
			t.Errorf("acknowledged %q: %v", id, err)
		}
	}
	if findings, err := s.Check(t.Context()); err != nil || len(findings) > 0 {
		t.Errorf("Check = %v, %v", findings, err)
	}
}
