package main

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store/sqlite"
)

// TestMain makes this test's program the zhaoshang of the scripts.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"zhaoshang": func() { os.Exit(runMain()) }})
}

// TestScripts runs the scripts of testdata/script: every command end to end.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("USER", "tester")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exits": exits, "big": big, "newer": newer, "together": together, "damage": damage, "hide": hide, "repeat": repeat},
	})
}

// exits CODE COMMAND... runs a command and compares its exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: exits CODE COMMAND...")
	}
	err := ts.Exec(args[1], args[2:]...)
	code := 0
	if err != nil {
		var n int
		if _, scan := fmt.Sscanf(err.Error(), "exit status %d", &n); scan != nil {
			ts.Fatalf("%v", err)
		}
		code = n
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// big FILE MIB makes a file of so many mebibytes.
func big(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	line := []byte(strings.Repeat("招商", 170) + "\n")
	for written := 0; written < n<<20; written += len(line) {
		_, err = f.Write(line)
		ts.Check(err)
	}
	ts.Check(f.Close())
}

// repeat FILE RUNE COUNT writes a file of one character many times.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[2])
	ts.Check(err)
	ts.Check(os.WriteFile(filepath.Clean(ts.MkAbs(args[0])), []byte(strings.Repeat(args[1], n)), 0o600))
}

// newer FOLDER makes a store look like one of a later program.
func newer(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", filepath.Join(ts.MkAbs(args[0]), sqlite.FileName))
	ts.Check(err)
	_, err = db.Exec("PRAGMA user_version = 9999")
	ts.Check(err)
	ts.Check(db.Close())
}

// hide FOLDER DOCUMENT makes a document one for admins behind the store's back:
// no change is noted, and an index that was built goes on showing it.
func hide(ts *testscript.TestScript, _ bool, args []string) {
	db, err := sql.Open("sqlite", filepath.Join(ts.MkAbs(args[0]), sqlite.FileName))
	ts.Check(err)
	_, err = db.Exec("UPDATE documents SET visibility = ? WHERE id = ?", corpus.Admin.Level(), args[1])
	ts.Check(err)
	ts.Check(db.Close())
}

// together N COMMAND... runs a command so many times at once; {} in its
// arguments is the number of each. All must succeed.
func together(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[0])
	ts.Check(err)
	var wg sync.WaitGroup
	failed := make([]string, n)
	for i := range n {
		wg.Go(func() {
			a := &app{stdin: strings.NewReader(""), stdout: io.Discard, environ: []string{"HOME=" + ts.MkAbs(".")}}
			var complaint strings.Builder
			a.stderr = &complaint
			words := strings.Split(strings.ReplaceAll(strings.Join(args[2:], "\x00"), "{}", strconv.Itoa(i)), "\x00")
			for j, w := range words {
				if strings.HasPrefix(w, "./") {
					words[j] = ts.MkAbs(w)
				}
			}
			if code := a.run(context.Background(), words); code != exitFine {
				failed[i] = fmt.Sprintf("run %d: exit code %d: %s", i, code, complaint.String())
			}
		})
	}
	wg.Wait()
	if all := strings.Join(failed, ""); all != "" {
		ts.Fatalf("%s", all)
	}
}

// damage FOLDER cuts the end off the largest file of the newest generation.
func damage(ts *testscript.TestScript, _ bool, args []string) {
	dir := ts.MkAbs(args[0])
	name, err := os.ReadFile(filepath.Join(dir, "CURRENT"))
	ts.Check(err)
	largest, size := "", int64(0)
	ts.Check(filepath.Walk(filepath.Join(dir, strings.TrimSpace(string(name))), func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().IsRegular() && info.Size() > size && filepath.Base(path) != "manifest.json" {
			largest, size = path, info.Size()
		}
		return err
	}))
	ts.Check(os.Chmod(largest, 0o600))
	ts.Check(os.Truncate(largest, size/2))
}
