package read

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"sync"

	"zhaoshang/corpus"
)

// Causes that a caller may tell apart with errors.Is.
var (
	ErrEmpty     = errors.New("read: nothing in it")
	ErrTooLarge  = errors.New("read: over a limit")
	ErrDamaged   = errors.New("read: damaged")
	ErrPassword  = errors.New("read: locked by a password")
	ErrScanned   = errors.New("read: a scan without text")
	ErrUnknown   = errors.New("read: no readable format")
	ErrSkipped   = errors.New("read: a part was left out")
	ErrTimeLimit = errors.New("read: took too long")
)

//go:embed hints.txt
var hintData string

// hints are the sentences that staff see, by code: "code<TAB>sentence" a line.
var hints = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for line := range strings.Lines(hintData) {
		if code, sentence, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			m[code] = sentence
		}
	}
	return m
})

// fault is why a file, or a part of it, was not read. code names its sentence
// in hints.txt, whose {1}, {2} … are args.
type fault struct {
	cause error
	code  string
	place string
	args  []any
}

func (f *fault) Error() string {
	if len(f.args) == 0 {
		return fmt.Sprintf("%v: %s", f.cause, f.code)
	}
	return fmt.Sprintf("%v: %s %v", f.cause, f.code, f.args)
}

func (f *fault) Unwrap() error { return f.cause }

func failed(cause error, code, place string, args ...any) *fault {
	return &fault{cause: cause, code: code, place: place, args: args}
}

// problem makes the report of an error on a file. An error that is no fault
// is reported as damage.
func problem(file string, err error) *corpus.Problem {
	var f *fault
	if !errors.As(err, &f) {
		f = &fault{cause: err, code: "damaged"}
	}
	hint := strings.ReplaceAll(hints()[f.code], "{file}", file)
	hint = strings.ReplaceAll(hint, "{place}", f.place)
	for i, a := range f.args {
		hint = strings.ReplaceAll(hint, fmt.Sprintf("{%d}", i+1), fmt.Sprint(a))
	}
	return &corpus.Problem{Document: file, Place: f.place, Stage: "read", Err: err, Hint: hint}
}

// size prints a number of bytes for people.
func size(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f KB", float64(n)/(1<<10))
}
