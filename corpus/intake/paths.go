package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"

	"zhaoshang/corpus"
	"zhaoshang/corpus/read"
)

// Stdin is the path that means standard input.
const Stdin = "-"

// Progress is how far AddPaths is. Total is 0 while it is not known.
type Progress struct {
	Documents int   // receipts given
	Bytes     int64 // read
	Total     int64 // bytes of all files; standard input is not counted
}

// Paths says what AddPaths adds.
type Paths struct {
	Paths    []string       // files, folders with all files in them, and Stdin
	Stdin    io.Reader      // what Stdin means
	Name     string         // file name for Stdin: its ending says the format; "" means stdin.txt
	Progress func(Progress) // called after each receipt; may be nil
}

// AddPaths adds files and gives a receipt for each document, in the order of
// the paths, files of a folder by name. A file that cannot be read has a receipt
// as well, and the others go on. The error, after the last receipt, is that of
// ctx.
func (in *Intake) AddPaths(ctx context.Context, p Paths) iter.Seq2[Receipt, error] {
	return func(yield func(Receipt, error) bool) {
		w := &walk{in: in, paths: p}
		state := Progress{}
		for r := range in.run(ctx, w.units) {
			state.Documents++
			state.Bytes, state.Total = w.bytes.Load(), w.total.Load()
			if p.Progress != nil {
				p.Progress(state)
			}
			if !yield(r, nil) {
				return
			}
		}
		if err := ctx.Err(); err != nil {
			yield(Receipt{}, fmt.Errorf("intake: after %d documents: %w", state.Documents, err))
		}
	}
}

// walk turns paths into units. It runs in the pipeline's feeding goroutine.
type walk struct {
	in           *Intake
	paths        Paths
	bytes, total atomic.Int64
}

func (w *walk) units(yield func(unit) bool) {
	files := w.list()
	for _, f := range files {
		w.total.Add(f.size)
	}
	for _, f := range files {
		for u := range w.file(f) {
			if !yield(u) {
				return
			}
		}
	}
}

// found is a file to be added, or why it cannot be.
type found struct {
	path string
	size int64
	err  error
}

func (w *walk) list() (all []found) {
	for _, path := range w.paths.Paths {
		if path == Stdin {
			all = append(all, found{path: path})
			continue
		}
		info, err := os.Stat(path)
		switch {
		case err != nil:
			all = append(all, found{path: path, err: err})
		case info.IsDir():
			all = append(all, folder(path)...)
		default:
			all = append(all, regular(path, info))
		}
	}
	return all
}

// folder lists the files of a folder and those below it, without hidden ones
// and the lock files of office programs (~$…).
func folder(root string) (all []found) {
	err := filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		name := filepath.Base(path)
		hidden := path != root && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$"))
		switch {
		case err != nil:
			all = append(all, found{path: path, err: err})
		case hidden && e.IsDir():
			return filepath.SkipDir
		case !hidden && !e.IsDir():
			info, err := os.Stat(path) // follows links
			if err != nil {
				all = append(all, found{path: path, err: err})
			} else if !info.IsDir() {
				all = append(all, regular(path, info))
			}
		}
		return nil
	})
	if err != nil {
		all = append(all, found{path: root, err: err})
	}
	if len(all) == 0 {
		all = append(all, found{path: root, err: errEmptyFolder})
	}
	return all
}

var (
	errEmptyFolder = errors.New("no file in the folder")
	errIrregular   = errors.New("neither a file nor a folder")
	errTooLarge    = errors.New("larger than the limit")
)

func regular(path string, info fs.FileInfo) found {
	if !info.Mode().IsRegular() {
		return found{path: path, err: errIrregular}
	}
	return found{path: path, size: info.Size()}
}

func (w *walk) file(f found) iter.Seq[unit] {
	switch {
	case f.err != nil:
		return one(w.refused(f.path, f.err))
	case f.path == Stdin:
		return w.stdin()
	case isLines(f.path):
		return w.lines(f.path)
	case f.size > w.in.maxBytes():
		return one(w.refused(f.path, fmt.Errorf("%w: %d MB of at most %d MB", errTooLarge, f.size>>20, w.in.maxBytes()>>20)))
	}
	return one(unit{path: f.path, size: f.size, read: func(ctx context.Context) ([]read.Source, []*corpus.Problem) {
		data, err := os.ReadFile(f.path)
		w.bytes.Add(f.size)
		if err != nil {
			return nil, []*corpus.Problem{w.in.unreadable(f.path, err)}
		}
		return read.Read(ctx, filepath.Base(f.path), data, w.in.options.Limits)
	}})
}

func (w *walk) refused(path string, err error) unit {
	return unit{read: func(context.Context) ([]read.Source, []*corpus.Problem) {
		return nil, []*corpus.Problem{w.in.unreadable(path, err)}
	}}
}

// lines gives a unit for every line of a jsonl file, however long the file is.
func (w *walk) lines(path string) iter.Seq[unit] {
	return func(yield func(unit) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(w.refused(path, err))
			return
		}
		defer f.Close()
		w.in.lineUnits(filepath.Base(path), &counting{f, &w.bytes})(yield)
	}
}

func (w *walk) stdin() iter.Seq[unit] {
	name := w.paths.Name
	if name == "" {
		name = "stdin.txt"
	}
	if isLines(name) {
		return w.in.lineUnits(name, w.paths.Stdin)
	}
	return func(yield func(unit) bool) {
		data, err := io.ReadAll(io.LimitReader(w.paths.Stdin, w.in.maxBytes()+1))
		if err != nil {
			yield(w.refused(name, err))
			return
		}
		w.in.dataUnits(name, data)(yield)
	}
}

// dataUnits gives the units of a file in memory.
func (in *Intake) dataUnits(name string, data []byte) iter.Seq[unit] {
	if isLines(name) {
		return in.lineUnits(name, bytes.NewReader(data))
	}
	return one(unit{path: name, size: int64(len(data)), read: func(ctx context.Context) ([]read.Source, []*corpus.Problem) {
		return read.Read(ctx, name, data, in.options.Limits)
	}})
}

// lineUnits gives a unit a document of a jsonl stream. Lines are read here;
// the context of the run ends it through yield.
func (in *Intake) lineUnits(name string, r io.Reader) iter.Seq[unit] {
	return func(yield func(unit) bool) {
		for source, problem := range read.Lines(context.Background(), name, r, in.options.Limits) {
			u := unit{size: int64(len(source.Data) + 4*len(source.Text.Content))}
			u.read = func(context.Context) ([]read.Source, []*corpus.Problem) {
				if problem != nil {
					return nil, []*corpus.Problem{problem}
				}
				return []read.Source{source}, nil
			}
			if !yield(u) {
				return
			}
		}
	}
}

func isLines(name string) bool {
	return slices.Contains([]string{".jsonl", ".ndjson"}, strings.ToLower(filepath.Ext(name)))
}

func one(u unit) iter.Seq[unit] { return func(yield func(unit) bool) { yield(u) } }

// maxBytes is the limit of one file as package read has it.
func (in *Intake) maxBytes() int64 {
	if in.options.Limits.Bytes > 0 {
		return in.options.Limits.Bytes
	}
	return 64 << 20
}

// unreadable is the problem of a file that could not even be opened.
func (in *Intake) unreadable(path string, err error) *corpus.Problem {
	code := "unreadable"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		code = "missing"
	case errors.Is(err, fs.ErrPermission):
		code = "permission"
	case errors.Is(err, errEmptyFolder):
		code = "empty_folder"
	case errors.Is(err, errIrregular):
		code = "irregular"
	case errors.Is(err, errTooLarge):
		code = "too_large"
	}
	return &corpus.Problem{Document: path, Stage: "read", Err: err, Hint: in.messages.say(code, path, in.maxBytes()>>20)}
}

// counting counts the bytes read through it.
type counting struct {
	io.Reader
	n *atomic.Int64
}

func (c *counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}
