package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"zhaoshang/bot"
	"zhaoshang/bot/terminal"
	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/sample"
)

const chatLong = `Ask in the terminal; follow-up questions are understood.

On a terminal there is a history, Tab completes names and commands, and a choice
is made by its number. When standard input is not a terminal, every line is a
question and gets its answer. /help lists the commands, /quit ends.`

type chatOptions struct {
	Role     string
	Language string

	history string // file of earlier lines
	web     bool   // opens the web chat as well, on a terminal
}

func (o *chatOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.Role, "role", "public", "whose eyes to answer with: public, staff, admin")
	cmd.Flags().StringVar(&o.Language, "language", "", "language of what the program itself says: zh-Hans, zh-Hant, en")
}

func newChatCommand(a *app) *cobra.Command {
	var o chatOptions
	cmd := &cobra.Command{
		Use:   "chat",
		Short: "Ask in the terminal",
		Long:  chatLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runChat(cmd.Context(), a, o) },
	}
	o.flags(cmd)
	return cmd
}

func runChat(ctx context.Context, a *app, o chatOptions) (err error) {
	c, err := a.config()
	if err != nil {
		return err
	}
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	o.history = filepath.Join(c.Data, "chat_history")
	return a.converse(ctx, c, r, o)
}

func newDemoCommand(a *app) *cobra.Command {
	var o chatOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Try it on a small bundled corpus; nothing to configure",
		Long: `Try it on a small bundled corpus: a report, a follow-up and a project table.
Nothing is configured and nothing is kept. On a terminal the web chat is open as
well, for this machine alone.` + "\n\n" + chatLong,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return runDemo(cmd.Context(), a, o) },
	}
	o.flags(cmd)
	return cmd
}

func runDemo(ctx context.Context, a *app, o chatOptions) (err error) {
	c := configs.Default()
	c.Log.Level = "warn"
	r, err := a.openDemo(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	o.web = true
	return a.converse(ctx, c, r, o)
}

// openDemo opens the bundled corpus in memory.
func (a *app) openDemo(ctx context.Context, c configs.Config) (*room, error) {
	c.Data = ""
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return nil, err
	}
	in, err := newIntake(c, r.store)
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	files, err := sample.Files()
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	for _, f := range files {
		for _, receipt := range in.Add(ctx, f.Name, f.Data) {
			if receipt.Err != nil {
				return nil, errors.Join(fmt.Errorf("demo: %w", receipt.Err), r.close())
			}
		}
	}
	if err := r.refresh(ctx); err != nil {
		return nil, errors.Join(err, r.close())
	}
	return r, nil
}

// converse puts the Service behind the terminal.
func (a *app) converse(ctx context.Context, c configs.Config, r *room, o chatOptions) (err error) {
	role, err := roleOf(o.Role)
	if err != nil {
		return err
	}
	c.Bot.UserPerMinute, c.Bot.ChatPerMinute = 0, 0 // whoever sits here may ask on
	s, k, err := a.service(c, r)
	if err != nil {
		return err
	}
	t := terminal.Options{User: a.who(), Role: role, Language: o.Language, Prompt: "> ", History: o.history, Save: saveFile, Painter: k.painter, Width: columns(a.stdout)}
	if !onTerminal(a.stdin) || !onTerminal(a.stdout) {
		return terminal.Run(ctx, s, a.stdin, a.stdout, t)
	}
	greeting, err := s.Handle(ctx, bot.Message{Channel: "terminal", User: t.User, Role: role, Language: o.Language, Text: "/start"})
	if err != nil {
		return err
	}
	t.Greeting = greeting.Text
	if o.web {
		address, stop, failed := webBeside(ctx, premises{config: c, log: a.logger(c.Log), room: r, service: s, keeper: k})
		if failed != nil {
			return failed
		}
		defer func() { err = firstError(err, stop()) }()
		t.Greeting += "\n" + address
	}
	if t.Complete, err = completions(ctx, s, r, role); err != nil {
		return err
	}
	return terminal.Interactive(ctx, s, a.stdout, t)
}

// completions are the commands and the names that Tab offers.
func completions(ctx context.Context, s *bot.Service, r *room, role corpus.Visibility) ([]string, error) {
	commands := []string{"/quit"}
	for _, c := range s.Commands(role, "") {
		commands = append(commands, "/"+c.Name)
	}
	t, err := r.library.Table(ctx, role)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, d := range t.Documents() {
		records := t.In(d.ID)
		for i := range records.Projects {
			names = append(names, records.Projects[i].Name.Value)
		}
		for i := range records.Organizations {
			names = append(names, records.Organizations[i].Name.Value)
		}
		for i := range records.Events {
			names = append(names, records.Events[i].Name.Value)
		}
		for i := range records.Persons {
			names = append(names, records.Persons[i].Name.Value)
		}
	}
	slices.Sort(commands)
	slices.Sort(names)
	return slices.Compact(append(commands, names...)), nil
}

// saveFile writes an exported file to the working folder, beside those of the
// same name.
func saveFile(f bot.File) (string, error) {
	ext := filepath.Ext(f.Name)
	base := f.Name[:len(f.Name)-len(ext)]
	for n := 1; ; n++ {
		name := f.Name
		if n > 1 {
			name = fmt.Sprintf("%s-%d%s", base, n, ext)
		}
		file, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		} else if err != nil {
			return "", err
		}
		_, err = file.Write(f.Data)
		return name, errors.Join(err, file.Close())
	}
}
