package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
	"zhaoshang/index"
)

// The exit codes, as the help of the root command lists them.
const (
	exitFine        = 0
	exitOther       = 1
	exitUsage       = 2
	exitPartly      = 3
	exitNotFound    = 4
	exitInput       = 5
	exitData        = 6
	exitBusy        = 7
	exitWrong       = 8
	exitFloor       = 9
	exitNotReady    = 10
	exitInterrupted = 130
)

// usageError is a mistake in the command line or the configuration.
type usageError struct{ error }

// Unwrap gives the cause.
func (e usageError) Unwrap() error { return e.error }

// codedError is an error with the exit code that belongs to it.
type codedError struct {
	code int
	error
}

// Unwrap gives the cause.
func (e codedError) Unwrap() error { return e.error }

func coded(code int, format string, args ...any) error {
	return codedError{code, fmt.Errorf(format, args...)}
}

func exitCode(err error) int {
	var usage usageError
	var own codedError
	switch {
	case err == nil:
		return exitFine
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	case errors.As(err, &own):
		return own.code
	case errors.As(err, &usage), strings.HasPrefix(err.Error(), "unknown command"):
		return exitUsage
	case errors.Is(err, corpus.ErrNotFound):
		return exitNotFound
	case errors.Is(err, index.ErrNotReady):
		return exitNotReady
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EROFS):
		return exitData
	}
	return driverExitCode(err)
}

// complain writes an error on one line, and what to do about it on another; the
// mistakes of a configuration have a line each.
func (a *app) complain(err error) {
	if errors.Is(err, context.Canceled) {
		fmt.Fprintln(a.stderr, "zhaoshang: interrupted")
		return
	}
	var usage usageError
	for line := range strings.SplitSeq(strings.TrimSpace(err.Error()), "\n") {
		fmt.Fprintln(a.stderr, "zhaoshang: "+line)
		if !errors.As(err, &usage) {
			break
		}
	}
	if hint := hintOf(err); hint != "" {
		fmt.Fprintln(a.stderr, "zhaoshang: "+hint)
	}
}

// hintOf says in Chinese what to do about an error; "" when the error says it.
func hintOf(err error) string {
	var p *corpus.Problem
	if hint := store.Hint(err); hint != "" {
		return hint
	}
	switch {
	case errors.As(err, &p) && p.Hint != "":
		return p.Hint
	case errors.Is(err, syscall.ENOSPC):
		return "磁盘已满：请清理空间后重试，已保存的文档不受影响"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS), exitCode(err) == exitData:
		return "数据目录不可写：请用 --data 指定可写的目录，或修改目录权限"
	case errors.Is(err, index.ErrNotReady):
		return "还没有索引：请先运行 zhaoshang reindex"
	}
	return ""
}
