package bleveidx

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/blevesearch/mmap-go"

	"zhaoshang/index"
)

const (
	currentFile      = "CURRENT" // names the folder of the published generation
	generationPrefix = "generation-"
	buildingPrefix   = "building-"
)

// generation is a published folder, opened for reading.
type generation struct {
	name     string
	manifest *Manifest
	layer    *layer
	passages *diskShelf
	names    *diskShelf
	uses     atomic.Int64 // states that hold it
}

// openGeneration opens the generation in the folder dir/name. Its first user
// is the caller.
func openGeneration(dir, name string) (g *generation, err error) {
	defer rescue("open", &err)
	path := filepath.Join(dir, name)
	m, err := readManifest(path)
	if err != nil {
		return nil, fmt.Errorf("bleveidx: generation %q: %w", name, err)
	}
	part, err := openRecords(filepath.Join(path, recordsFile))
	if err != nil {
		return nil, fmt.Errorf("bleveidx: generation %q: %w", name, err)
	}
	g = &generation{name: name, manifest: m}
	if g.passages, err = openDiskShelf(filepath.Join(path, passageFolder), m.PassageRunes); err != nil {
		return nil, err
	}
	if g.names, err = openDiskShelf(filepath.Join(path, nameFolder), m.NameRunes); err != nil {
		return nil, errors.Join(err, g.passages.close())
	}
	g.layer = &layer{part: part, passages: g.passages, names: g.names, generation: g}
	g.uses.Store(1)
	return g, nil
}

// mappedFile keeps a mapped file until nobody can reach it any more: tables
// outlive the generation they came from.
type mappedFile struct{ bytes mmap.MMap }

func openRecords(path string) (*index.Part, error) {
	d := &diskShelf{}
	bytes, err := d.mapFile(path)
	if err != nil {
		return nil, err
	}
	hold := &mappedFile{bytes}
	runtime.AddCleanup(hold, func(m mmap.MMap) { _ = m.Unmap() }, bytes) // nobody is left to tell
	return index.OpenPart(bytes, hold)
}

func (g *generation) retain() { g.uses.Add(1) }

func (g *generation) release() {
	if g.uses.Add(-1) == 0 {
		_ = errors.Join(g.passages.close(), g.names.close()) // read-only: nothing is lost
	}
}

// heldBack stands in CURRENT behind a generation that was rolled back to: no
// process builds the next one by itself then.
const heldBack = "held"

// readCurrent reads the name of the published generation, "" when there is
// none or no folder, and whether it was rolled back to.
func readCurrent(dir string) (name string, held bool, err error) {
	if dir == "" {
		return "", false, nil
	}
	text, err := os.ReadFile(filepath.Join(dir, currentFile))
	if errors.Is(err, fs.ErrNotExist) {
		return "", false, nil
	}
	name, rest, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
	if err == nil && (!strings.HasPrefix(name, generationPrefix) || name != filepath.Base(name)) {
		err = fmt.Errorf("%w: %s names %q", errDamaged, currentFile, name)
	}
	return name, rest == heldBack, err
}

func currentName(dir string) (string, error) {
	name, _, err := readCurrent(dir)
	return name, err
}

// setCurrent publishes a generation: every process takes it up.
func setCurrent(dir, name string, held bool) error {
	text := name + "\n"
	if held {
		text += heldBack + "\n"
	}
	return writeDurably(filepath.Join(dir, currentFile), []byte(text))
}

// generations lists the folders of generations, oldest first.
func generations(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var out []string
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), generationPrefix) {
			out = append(out, e.Name())
		}
	}
	slices.Sort(out)
	return out, err
}
