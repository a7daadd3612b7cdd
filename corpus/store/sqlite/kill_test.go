package sqlite

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"zhaoshang/corpus/store/storetest"
)

// killDir is the environment variable that makes the test binary write to the
// store of a folder until it is killed.
const killDir = "ZHAOSHANG_KILL_TEST_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		fmt.Fprintln(os.Stderr, writeForEver(context.Background(), dir))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeForEver adds, replaces, removes and restores documents at random. It
// prints what it is about to do, and "ok" once the store has acknowledged it.
func writeForEver(ctx context.Context, dir string) error {
	s, err := Open(ctx, dir, Options{})
	if err != nil {
		return err
	}
	for n := 0; ; n++ {
		id := fmt.Sprint("d", rand.N(20))
		text := fmt.Sprintf("%d-%d号项目|公司|地方|%d", os.Getpid(), n, n)
		switch rand.N(4) {
		case 0:
			fmt.Println("remove", id)
			err = s.Remove(ctx, id, "")
		case 1:
			fmt.Println("restore", id)
			err = s.Restore(ctx, id, "")
		default:
			p := storetest.Document(id, text)
			fmt.Println("put", id, p.Document.Hash)
			_, err = s.Put(ctx, p)
		}
		switch {
		case err == nil:
			fmt.Println("ok")
		case strings.Contains(err.Error(), "not found"):
			fmt.Println("refused")
		default:
			return err
		}
	}
}

// state is what the acknowledgements say of one document.
type state struct {
	hash    string
	removed bool
}

// killRound runs a writer, kills it at a random moment, and brings known up to
// date. It returns the operation that was under way, which may or may not have
// been done.
func killRound(t *testing.T, dir string, known map[string]state) (underway []string) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run=^$")
	cmd.Env = append(os.Environ(), killDir+"="+dir)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(20*time.Millisecond+rand.N(150*time.Millisecond), func() { _ = cmd.Process.Kill() })
	lines := bufio.NewReader(out)
	for {
		line, err := lines.ReadString('\n')
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch fields := strings.Fields(line); fields[0] {
		case "ok":
			acknowledge(known, underway)
			underway = nil
		case "refused":
			underway = nil
		default:
			underway = fields
		}
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Fatalf("the writer ended by itself: %v", err)
	}
	return underway
}

func acknowledge(known map[string]state, op []string) {
	d := known[op[1]]
	switch op[0] {
	case "put":
		d = state{hash: op[2]}
	case "remove":
		d.removed = true
	case "restore":
		d.removed = false
	}
	known[op[1]] = d
}

// testKill kills a writer so many times and holds the store to what was
// acknowledged.
func testKill(t *testing.T, rounds int) {
	dir := t.TempDir()
	known := map[string]state{}
	acknowledged := int64(0)
	for round := range rounds {
		underway := killRound(t, dir, known)
		s, err := Open(t.Context(), dir, Options{})
		if err != nil {
			t.Fatalf("round %d: Open after kill -9: %v", round, err)
		}
		settle(t, s, known, underway)
		for id, want := range known {
			d, err := s.Document(t.Context(), id)
			if err != nil || d.Hash != want.hash || d.Removed != want.removed {
				t.Errorf("round %d: %q = %.8s removed %v, %v; acknowledged %.8s removed %v",
					round, id, d.Hash, d.Removed, err, want.hash, want.removed)
			}
		}
		findings, err := s.Check(t.Context())
		if err != nil || len(findings) > 0 {
			t.Errorf("round %d: Check = %v, %v", round, findings, err)
		}
		if acknowledged, err = s.Sequence(t.Context()); err != nil {
			t.Error(err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
	t.Logf("%d rounds, %d changes, 0 lost", rounds, acknowledged)
}

// settle takes over what was under way if the store has done it.
func settle(t *testing.T, s *Store, known map[string]state, underway []string) {
	if len(underway) < 2 {
		return
	}
	after := map[string]state{underway[1]: known[underway[1]]}
	acknowledge(after, underway)
	d, err := s.Document(t.Context(), underway[1])
	if want := after[underway[1]]; err == nil && d.Hash == want.hash && d.Removed == want.removed {
		known[underway[1]] = want
	}
}

func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	testKill(t, 15)
}

var _ storetest.Store = (*Store)(nil)
