package bleveidx

import (
	"context"
	"math/rand"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"testing"
	"time"
)

const (
	builderFolder = "ZHAOSHANG_TEST_BUILD" // set in a process that builds until it is killed
	kills         = "ZHAOSHANG_TEST_KILLS" // how often; the whole number of 200 takes minutes
)

// builderProcess builds for ever in the folder that the environment names;
// false when it names none.
func builderProcess() bool {
	dir := os.Getenv(builderFolder)
	if dir == "" {
		return false
	}
	items, _ := newInvented(3).items(200)
	x, err := Open(context.Background(), dir, newFakeStore(items...), Options{})
	for err == nil {
		_, err = x.Build(context.Background(), BuildOptions{})
	}
	_, _ = os.Stderr.WriteString(err.Error()) // the parent reads it
	os.Exit(1)
	return true
}

// TestKilledBuilds kills a building process at random moments. What is
// published afterwards is whole each time, and the next build starts clean.
func TestKilledBuilds(t *testing.T) {
	rounds := 12
	if n, err := strconv.Atoi(os.Getenv(kills)); err == nil {
		rounds = n
	} else if testing.Short() {
		rounds = 3
	}
	dir, random := t.TempDir(), rand.New(rand.NewSource(time.Now().UnixNano()))
	items, questions := newInvented(3).items(200)
	for round := range rounds {
		killBuilder(t, dir, time.Duration(100+random.Intn(600))*time.Millisecond)
		x := open(t, dir, newFakeStore(items...), Options{})
		if r, err := x.Verify(context.Background()); err != nil || !r.Clean() {
			t.Fatalf("round %d: Verify = %+v, %v", round, r, err)
		}
		if got := found(t, x, questions[round%len(questions)]); len(got) == 0 {
			t.Fatalf("round %d: nothing is found", round)
		}
	}
	x := open(t, dir, newFakeStore(items...), Options{})
	publish(t, x)
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		known := []string{currentFile, "building.lock"}
		if !slices.Contains(known, e.Name()) && !isGeneration(e.Name()) {
			t.Errorf("%q was left", e.Name())
		}
	}
}

func isGeneration(name string) bool {
	return len(name) > len(generationPrefix) && name[:len(generationPrefix)] == generationPrefix
}

func killBuilder(t *testing.T, dir string, after time.Duration) {
	t.Helper()
	c := exec.Command(os.Args[0])
	c.Env = append(os.Environ(), builderFolder+"="+dir)
	c.Stderr = os.Stderr
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(after)
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := c.Wait(); err == nil {
		t.Error("the builder ended by itself")
	}
}
