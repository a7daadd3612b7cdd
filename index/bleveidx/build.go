package bleveidx

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"zhaoshang/corpus/clean"
	"zhaoshang/index"
	"zhaoshang/index/rank"
)

// BuildOptions say how a generation is built. The zero value works.
type BuildOptions struct {
	Progress func(done int)                      // called now and then with the documents done
	Check    func(context.Context, *Index) error // looks at the new generation before it is published; an error keeps it back
}

// Build builds a generation from the store beside the published one, verifies
// it, publishes it and removes all but the last two. It returns ErrLocked while
// another process builds. What a killed build left is removed by the next one.
func (x *Index) Build(ctx context.Context, o BuildOptions) (m *Manifest, err error) {
	if x.dir == "" {
		return nil, ErrNoFolder
	}
	if err := os.MkdirAll(x.dir, 0o700); err != nil {
		return nil, err
	}
	held, err := lock(x.dir)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, held.Close()) }()
	if err := x.sweep(); err != nil {
		return nil, err
	}
	b := &build{index: x, options: o, seen: map[string]bool{}}
	m, err = b.run(ctx)
	if err != nil {
		return nil, fmt.Errorf("bleveidx: build: %w", err)
	}
	x.damaged.Store(false)
	return m, x.Refresh(ctx)
}

// sweep removes what killed builds left, and generations that are not kept.
func (x *Index) sweep() error {
	entries, err := os.ReadDir(x.dir)
	if err != nil {
		return err
	}
	var all []error
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), buildingPrefix) {
			all = append(all, os.RemoveAll(filepath.Join(x.dir, e.Name())))
		}
	}
	return errors.Join(all...)
}

// build is one build under way.
type build struct {
	index    *Index
	options  BuildOptions
	dir      string
	writer   *index.Writer
	spool    *os.File // of writer, gone when the build ends
	passages *shelfBuilder
	names    *shelfBuilder
	seen     map[string]bool
}

func (b *build) run(ctx context.Context) (m *Manifest, err error) {
	b.dir = filepath.Join(b.index.dir, fmt.Sprintf("%s%d", buildingPrefix, os.Getpid()))
	defer func() {
		if err != nil {
			err = errors.Join(err, b.passages.abandon(), b.names.abandon(), b.dropSpool(), os.RemoveAll(b.dir))
		}
	}()
	if err := os.MkdirAll(b.dir, 0o700); err != nil {
		return nil, err
	}
	sequence, err := b.index.source.Sequence(ctx)
	if err != nil {
		return nil, err
	}
	if err := b.fill(ctx); err != nil {
		return nil, err
	}
	if m, err = b.finish(sequence); err != nil {
		return nil, err
	}
	b.writer, b.passages, b.names, b.seen = nil, nil, nil, nil // what was built is read back from the disk
	if b.index.blind {
		debug.FreeOSMemory() // nothing else goes on in the process
	}
	return m, b.publish(ctx)
}

func (b *build) fill(ctx context.Context) (err error) {
	if b.spool, err = os.CreateTemp(b.dir, "records-"); err != nil {
		return err
	}
	b.writer = index.NewFileWriter(b.spool)
	if b.passages, err = newShelfBuilder(filepath.Join(b.dir, passageFolder)); err != nil {
		return err
	}
	if b.names, err = newShelfBuilder(filepath.Join(b.dir, nameFolder)); err != nil {
		return err
	}
	for item, err := range b.index.source.All(ctx) {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return err
		}
		if err := b.add(&item); err != nil {
			return fmt.Errorf("document %q: %w", item.Document.ID, err)
		}
		if b.options.Progress != nil && b.writer.Len()%64 == 0 {
			b.options.Progress(b.writer.Len())
		}
	}
	return nil
}

// add adds a document. One that comes again was replaced while the build was
// going on: the change log has it.
func (b *build) add(item *Item) (err error) {
	if b.seen[item.Document.ID] {
		return nil
	}
	b.seen[item.Document.ID] = true
	n := uint32(b.writer.Len())
	b.writer.Add(&item.Entry)
	content := runeOffsets(item.Text.Content)
	eachPassage(item, func(p index.Passage, folded, head string) {
		r := diskRow{Document: n, Start: uint32(p.Span.Start), End: uint32(p.Span.End)}
		text := item.Text.Content[content[p.Span.Start]:content[p.Span.End]]
		err = errors.Join(err, b.passages.put(r, folded, head, text, p.Heading))
	})
	eachName(&item.Records, func(record, folded string) {
		r := diskRow{Document: n, End: uint32(len([]rune(folded)))}
		err = errors.Join(err, b.names.put(r, folded, "", folded, record))
	})
	return err
}

func (b *build) finish(sequence int64) (*Manifest, error) {
	order, err := b.writeRecords()
	if err != nil {
		return nil, err
	}
	if err := errors.Join(b.passages.finish(order), b.names.finish(order)); err != nil {
		return nil, err
	}
	hash, err := mappingHash()
	if err != nil {
		return nil, err
	}
	m := &Manifest{Format: formatVersion, Reason: formatReason, Mapping: hash, Cleaning: clean.Version,
		Terms: rank.Version, Extraction: b.index.options.Extraction, Sequence: sequence, Documents: len(order),
		Passages: len(b.passages.rows), PassageRunes: b.passages.runes,
		Names: len(b.names.rows), NameRunes: b.names.runes, Projects: b.writer.Projects(),
		Built: time.Now().UTC(), Program: b.index.options.Program}
	return m, m.write(b.dir)
}

func (b *build) writeRecords() (order []int, err error) {
	f, err := os.OpenFile(filepath.Join(b.dir, recordsFile), os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	order, err = b.writer.Finish(f)
	return order, errors.Join(err, f.Sync(), f.Close(), b.dropSpool())
}

// dropSpool closes and removes what the writer kept on the disk.
func (b *build) dropSpool() error {
	if b.spool == nil {
		return nil
	}
	f := b.spool
	b.spool = nil
	return errors.Join(f.Close(), os.Remove(f.Name()))
}

// publish checks the finished folder, gives it its name and makes it current.
func (b *build) publish(ctx context.Context) error {
	x := b.index
	if err := x.inspect(ctx, filepath.Base(b.dir), b.options.Check); err != nil {
		return err
	}
	known, err := generations(x.dir)
	if err != nil {
		return err
	}
	name := generationPrefix + "000001"
	if len(known) > 0 {
		n := 0
		if _, err := fmt.Sscanf(known[len(known)-1], generationPrefix+"%d", &n); err != nil {
			return fmt.Errorf("generation %q: %w", known[len(known)-1], err)
		}
		name = fmt.Sprintf("%s%06d", generationPrefix, n+1)
	}
	if err := os.Rename(b.dir, filepath.Join(x.dir, name)); err != nil {
		return err
	}
	if err := syncFolder(x.dir); err != nil {
		return err
	}
	old, err := currentName(x.dir)
	if err != nil && !errors.Is(err, errDamaged) {
		return err
	}
	if err := setCurrent(x.dir, name, false); err != nil {
		return err
	}
	return x.prune(known, name, old)
}

// prune removes all generations but the current one and the one before.
func (x *Index) prune(known []string, current, before string) error {
	var all []error
	for _, name := range known {
		if name != current && name != before {
			all = append(all, os.RemoveAll(filepath.Join(x.dir, name)))
		}
	}
	return errors.Join(all...)
}

// inspect opens an unpublished generation and looks whether everything in it
// can be found and read back; then check may look at it.
func (x *Index) inspect(ctx context.Context, name string, check func(context.Context, *Index) error) error {
	g, err := openGeneration(x.dir, name)
	if err != nil {
		return err
	}
	s := newState(g.manifest.Sequence, []*layer{g.layer}, []index.Bits{nil})
	defer s.release()
	if findings := s.examine(g); len(findings) > 0 {
		return fmt.Errorf("%w: %s", errDamaged, findings[0])
	}
	if check == nil {
		return nil
	}
	ranker, err := rank.New()
	if err != nil {
		return err
	}
	trial := &Index{dir: x.dir, source: x.source, options: x.options, ranker: ranker}
	if !s.acquire() {
		return index.ErrNotReady
	}
	trial.now.Store(s)
	return errors.Join(check(ctx, trial), trial.Close())
}

// Rollback publishes the generation before the current one. Documents changed
// since it was built are found beside it, as always. Until Build is called no
// process builds another because of its age.
func (x *Index) Rollback(ctx context.Context) (*Manifest, error) {
	if x.dir == "" {
		return nil, ErrNoFolder
	}
	held, err := lock(x.dir)
	if err != nil {
		return nil, err
	}
	defer held.Close() // nothing is written to it
	known, err := generations(x.dir)
	if err != nil {
		return nil, err
	}
	current, err := currentName(x.dir)
	if err != nil && !errors.Is(err, errDamaged) {
		return nil, err
	}
	for i := len(known) - 1; i >= 0; i-- {
		if known[i] == current {
			continue
		}
		m, err := readManifest(filepath.Join(x.dir, known[i]))
		if err != nil {
			return nil, fmt.Errorf("bleveidx: rollback: generation %q: %w", known[i], err)
		}
		if err := setCurrent(x.dir, known[i], true); err != nil {
			return nil, err
		}
		return m, x.Refresh(ctx)
	}
	return nil, fmt.Errorf("bleveidx: rollback: %w: no generation before %q", ErrNothingBefore, current)
}

// The errors that callers branch on.
var (
	// ErrNothingBefore reports that there is no generation to go back to.
	ErrNothingBefore = errors.New("index: no earlier generation")
	// ErrNoFolder reports that the index is held in memory only.
	ErrNoFolder = errors.New("index: no folder to build in")
)
