package main

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"runtime/debug"
	"time"

	"zhaoshang/bot"
	"zhaoshang/configs"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/store/sqlite"
	"zhaoshang/index"
	"zhaoshang/index/bleveidx"
)

// generation is what a built index is made of, as reindex prints it.
type generation struct {
	Documents int       `json:"documents"`
	Passages  int       `json:"passages"`
	Projects  int       `json:"projects"`
	Sequence  int64     `json:"sequence"` // of the store, when the build began
	Built     time.Time `json:"built"`
}

// inspection is what verify found; all lists are empty when nothing is wrong.
type inspection struct {
	Generation string      `json:"generation"` // "" when all is in memory
	Built      *generation `json:"built,omitempty"`
	Documents  int         `json:"documents"`
	Projects   int         `json:"projects"`
	Beside     int         `json:"beside"`   // documents changed since the generation was built
	Ghosts     []string    `json:"ghosts"`   // found, but not in the store
	Orphans    []string    `json:"orphans"`  // in the store, but not found
	Stale      []string    `json:"stale"`    // found in another version than the store's
	Findings   []string    `json:"findings"` // damage
}

// librarian looks after the generations of an index.
type librarian struct{ index *bleveidx.Index }

// build builds and publishes a generation. check may be nil; its error keeps
// the new generation back.
func (l librarian) build(ctx context.Context, progress func(done int), check func(context.Context, index.Library) error) (generation, error) {
	o := bleveidx.BuildOptions{Progress: progress}
	if check != nil {
		o.Check = func(ctx context.Context, x *bleveidx.Index) error { return check(ctx, x) }
	}
	m, err := l.index.Build(ctx, o)
	return generationOf(m), err
}

func (l librarian) rollback(ctx context.Context) (generation, error) {
	m, err := l.index.Rollback(ctx)
	if errors.Is(err, fs.ErrNotExist) { // nothing was ever built here
		err = bleveidx.ErrNothingBefore
	}
	return generationOf(m), err
}

// list gives the generations that there are, the latest first.
func (l librarian) list() ([]bot.Generation, error) {
	all, err := l.index.Generations()
	out := make([]bot.Generation, 0, len(all))
	for _, g := range all {
		b := bot.Generation{Name: g.Name, Current: g.Current, Damaged: g.Damaged}
		if m := g.Manifest; m != nil {
			b.Documents, b.Passages, b.Projects, b.Built, b.Program = m.Documents, m.Passages, m.Projects, m.Built, m.Program
		}
		out = append(out, b)
	}
	return out, err
}

func (l librarian) verify(ctx context.Context) (inspection, error) {
	r, err := l.index.Verify(ctx)
	if err != nil {
		return inspection{}, err
	}
	out := inspection{Generation: r.Generation, Documents: r.Documents, Projects: r.Projects, Beside: r.Beside,
		Ghosts: some(r.Ghosts), Orphans: some(r.Orphans), Stale: some(r.Stale), Findings: some(r.Findings)}
	if r.Manifest != nil {
		g := generationOf(r.Manifest)
		out.Built = &g
	}
	return out, nil
}

func generationOf(m *bleveidx.Manifest) generation {
	if m == nil {
		return generation{}
	}
	return generation{m.Documents, m.Passages, m.Projects, m.Sequence, m.Built}
}

// some is a list that is never null in JSON.
func some(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}

// openIndex opens the index of a data folder over its store.
func (a *app) openIndex(ctx context.Context, c configs.Config, s *sqlite.Store) (*bleveidx.Index, error) {
	return bleveidx.Open(ctx, indexFolder(c), storeSource{s}, a.indexOptions(c))
}

// indexFolder is where the generations lie; "" when all is in memory.
func indexFolder(c configs.Config) string {
	if c.Data == "" {
		return ""
	}
	return filepath.Join(c.Data, "index")
}

func (a *app) indexOptions(c configs.Config) bleveidx.Options {
	return bleveidx.Options{Log: a.logger(c.Log), DeltaLimit: c.Index.Beside, Extraction: extract.Version, Program: version().Version}
}

// buildMemory is how many bytes the Go runtime may hold before it collects
// garbage more often, while add builds the index.
const buildMemory = 320 << 20

// indexWhenDue builds a generation after much was added, so that the next
// program starts at once. When another one is building, that is left to it.
func (a *app) indexWhenDue(ctx context.Context, c configs.Config, s *sqlite.Store) (err error) {
	x := bleveidx.OpenBuilder(indexFolder(c), storeSource{s}, a.indexOptions(c))
	defer func() { err = firstError(err, x.Close()) }()
	if why, err := x.Outdated(ctx); err != nil || why == "" {
		return err
	}
	stats, err := s.Stats(ctx)
	if err != nil {
		return err
	}
	before := debug.SetMemoryLimit(-1)
	debug.SetMemoryLimit(min(before, buildMemory))
	defer debug.SetMemoryLimit(before)
	bar := a.progress("index", stats.Documents)
	defer bar.end()
	_, err = x.Build(ctx, bleveidx.BuildOptions{Progress: bar.set})
	if errors.Is(err, bleveidx.ErrLocked) {
		return nil
	}
	return err
}
