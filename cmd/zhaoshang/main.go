// Command zhaoshang answers questions about investment promotion from the
// documents it was given, and keeps those documents.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"

	"zhaoshang/answer"
	"zhaoshang/answer/evidence"
)

func main() {
	os.Exit(runMain())
}

// runMain runs the program with the process's streams. The first signal
// cancels the context, so that work under way ends well; the second one kills.
func runMain() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	a := &app{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, environ: os.Environ()}
	return a.run(ctx, os.Args[1:])
}

// app is what every command works with: the streams, the environment and what
// the global flags say.
type app struct {
	stdin   io.Reader
	stdout  io.Writer
	stderr  io.Writer
	environ []string
	global  globalOptions
	weighed func(answer.Question, evidence.Example) // told what answers are weighed from; nil for nobody
}

// run runs one command line and gives its exit code.
func (a *app) run(ctx context.Context, args []string) int {
	root := newRootCommand(a)
	root.SetArgs(args)
	root.SetIn(a.stdin)
	root.SetOut(a.stdout)
	root.SetErr(a.stderr)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitFine
	}
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	a.complain(err)
	return exitCode(err)
}
