package terminal

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// maxLine is the longest line that is read, in bytes.
const maxLine = 4 << 20

// Handler answers messages; *bot.Service is one.
type Handler interface {
	Handle(ctx context.Context, m bot.Message) (bot.Reply, error)
}

// Options says who is at the terminal and how it behaves.
type Options struct {
	User     string
	Role     corpus.Visibility
	Language string // of commands' replies; "" means that of the answers
	Greeting string // shown first on a terminal
	Prompt   string
	History  string   // file of earlier lines on a terminal; "" keeps none
	Complete []string // names and commands that Tab completes
	Save     func(bot.File) (path string, err error)
	Painter  bot.Painter // nil: charts are not drawn
	Width    int         // columns of the terminal; 0 means 80
}

// Run reads lines of r that are not blank and answers each on w, until r ends
// or somebody types /quit. It is for input that is no terminal.
func Run(ctx context.Context, h Handler, r io.Reader, w io.Writer, o Options) error {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 64<<10), maxLine)
	c := &chat{handler: h, out: w, o: o}
	for s.Scan() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if end, err := c.line(ctx, s.Text()); end || err != nil {
			return err
		}
	}
	if err := s.Err(); errors.Is(err, bufio.ErrTooLong) {
		return fmt.Errorf("terminal: a line is longer than %d MiB", maxLine>>20)
	} else if err != nil {
		return fmt.Errorf("terminal: %w", err)
	}
	return ctx.Err()
}

type chat struct {
	handler Handler
	out     io.Writer
	o       Options
	count   int
}

// line answers one line; end reports that the chat is over.
func (c *chat) line(ctx context.Context, text string) (end bool, err error) {
	text = strings.TrimSpace(strings.TrimPrefix(text, "\ufeff"))
	switch text {
	case "":
		return false, nil
	case "/quit", "/exit":
		return true, nil
	}
	if c.count++; c.count > 1 {
		fmt.Fprintln(c.out)
	}
	reply, err := c.handler.Handle(ctx, bot.Message{Channel: "terminal", User: c.o.User, Role: c.o.Role, Language: c.o.Language, Text: text})
	if err != nil {
		return false, err
	}
	Write(c.out, reply)
	if reply.Chart != nil && reply.Chart.Asked && c.o.Painter != nil {
		Draw(c.out, c.o.Painter, reply.Chart, cmp.Or(c.o.Width, 80)-2)
	}
	return false, c.save(reply.Files)
}

func (c *chat) save(files []bot.File) error {
	for _, f := range files {
		if c.o.Save == nil {
			continue
		}
		path, err := c.o.Save(f)
		if err != nil {
			return fmt.Errorf("terminal: %w", err)
		}
		fmt.Fprintln(c.out, "  "+path)
	}
	return nil
}
