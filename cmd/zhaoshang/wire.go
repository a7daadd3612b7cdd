package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"path/filepath"

	"github.com/spf13/cobra"

	"zhaoshang/answer/engine"
	"zhaoshang/bot"
	"zhaoshang/bot/chart"
	"zhaoshang/bot/telegram"
	"zhaoshang/bot/web"
	"zhaoshang/configs"
	"zhaoshang/corpus/extract/value"
	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/sqlite"
	"zhaoshang/index"
	"zhaoshang/index/bleveidx"
)

// commands lists the commands of the program.
func commands(a *app) []*cobra.Command {
	return []*cobra.Command{newDemoCommand(a), newAskCommand(a), newChatCommand(a), newSearchCommand(a), newExtractCommand(a), newAddCommand(a),
		newDocumentsCommand(a), newProjectsCommand(a), newQuestionsCommand(a), newUsersCommand(a), newEvalCommand(a), newLearnCommand(a),
		newReindexCommand(a), newVerifyCommand(a), newServeCommand(a), newDoctorCommand(a),
		newBackupCommand(a), newRestoreCommand(a), newConfigCommand(a), newVersionCommand(a)}
}

// driverExitCode is the exit code of an error that only a driver knows.
func driverExitCode(err error) int {
	switch {
	case errors.Is(err, store.ErrNewer), errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrFull),
		errors.Is(err, store.ErrCorrupt), errors.Is(err, store.ErrForeign), errors.Is(err, store.ErrNotEmpty):
		return exitData
	case errors.Is(err, store.ErrBusy), errors.Is(err, bleveidx.ErrLocked):
		return exitBusy
	case errors.Is(err, store.ErrConflict):
		return exitInput
	case errors.Is(err, bleveidx.ErrNothingBefore):
		return exitNotFound
	}
	return exitOther
}

// openStore opens the store of a data folder; "" is one in memory.
func openStore(ctx context.Context, dir string) (*sqlite.Store, error) {
	s, err := sqlite.Open(ctx, dir, sqlite.Options{})
	if err != nil && ctx.Err() == nil && driverExitCode(err) == exitOther {
		err = codedError{exitData, err}
	}
	return s, err
}

// withVault opens the store of the configured data folder for one command.
func (a *app) withVault(ctx context.Context, f func(vault) error) (err error) {
	c, err := a.config()
	if err != nil {
		return err
	}
	s, err := openStore(ctx, c.Data)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, s.Close()) }()
	return f(s)
}

// openLibrary opens what can be searched, without the answering.
func (a *app) openLibrary(ctx context.Context, c configs.Config) (*room, error) {
	s, err := openStore(ctx, c.Data)
	if err != nil {
		return nil, err
	}
	r, err := a.libraryOf(ctx, c, s)
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return r, nil
}

func (a *app) libraryOf(ctx context.Context, c configs.Config, s *sqlite.Store) (*room, error) {
	x, err := a.openIndex(ctx, c, s)
	if err != nil {
		return nil, err
	}
	return &room{vault: s, store: s, library: x, librarian: librarian{x}, refresh: x.Refresh, watch: x.Watch,
		generation: func() string { return x.Now().Generation }, beside: func() int { return x.Now().Beside },
		close: func() error { return errors.Join(x.Close(), s.Close()) }}, nil
}

// openRoom opens what can be asked.
func (a *app) openRoom(ctx context.Context, c configs.Config) (*room, error) {
	r, err := a.openLibrary(ctx, c)
	if err != nil {
		return nil, err
	}
	return a.furnish(c, r)
}

// furnish adds the answering to a library.
func (a *app) furnish(c configs.Config, r *room) (*room, error) {
	e, err := a.newAnswerer(c, r.library)
	if err != nil {
		return nil, errors.Join(err, r.close())
	}
	r.answerer = e
	return r, nil
}

// newAnswerer makes what answers from a library.
func (a *app) newAnswerer(c configs.Config, l index.Library) (bot.Answerer, error) {
	folder := ""
	if c.Data != "" {
		folder = filepath.Join(c.Data, "lexicon")
	}
	e, err := engine.New(l, engine.Options{LexiconDir: folder, Log: a.logger(c.Log), Weighed: a.weighed})
	if err != nil {
		return nil, fmt.Errorf("answering: %w", err)
	}
	return e, nil
}

// newPainter makes what draws charts.
func newPainter() (bot.Painter, error) { return chart.New() }

// restoreBackup makes a data folder from a backup.
func restoreBackup(ctx context.Context, file, dir string) error {
	return sqlite.Restore(ctx, file, dir)
}

// ownAddress is where the web chat is for whoever configured nothing.
const ownAddress = "127.0.0.1:8787"

// faces makes the faces that are configured; with none, the web chat for this
// machine alone.
func (a *app) faces(_ context.Context, p premises) ([]face, error) {
	var all []face
	if !p.config.Telegram.Token.Set() && p.config.Web.Address == "" {
		p.config.Web.Address = ownAddress
	}
	if p.config.Telegram.Token.Set() {
		b, err := telegramFace(p)
		if err != nil {
			return nil, err
		}
		all = append(all, face{"telegram", b.Run, b.Notify})
	}
	if p.config.Web.Address != "" {
		s, err := webFace(p)
		if err != nil {
			return nil, err
		}
		all = append(all, face{"web", s.Run, nil})
	}
	return all, nil
}

func telegramFace(p premises) (*telegram.Bot, error) {
	c := p.config.Telegram
	return telegram.New(telegram.Options{Token: c.Token.Reveal(), Server: c.ServerURL, Dir: filepath.Join(p.config.Data, "telegram"),
		Service: p.service, Memory: p.keeper, Parallel: c.Workers, Log: p.log, Counter: p.keeper.meters,
		Webhook: telegram.Webhook{URL: c.Webhook.URL, Secret: c.Webhook.Secret.Reveal(), Address: c.Webhook.Address}})
}

func webFace(p premises) (*web.Server, error) {
	v := p.room.vault
	return web.New(web.Options{Service: p.service, Library: catalog{p.room.library, v}, Accounts: door{v}, Keys: door{v},
		Desk: p.keeper, Office: p.keeper, Archive: p.keeper, Editor: p.keeper, Matchmaker: p.keeper, Author: p.keeper, EngineRoom: p.keeper, Health: ready{p.room.library}, Metrics: p.keeper.meters.handler(), Money: value.Format, Painter: p.keeper.painter, Log: p.log,
		Address: p.config.Web.Address, UploadBytes: int64(p.config.Limits.File), PerMinute: p.config.Web.PerMinute})
}

// webBeside opens the web chat for this machine beside something else, until
// stop; address is where it is.
func webBeside(ctx context.Context, p premises) (address string, stop func() error, err error) {
	p.config.Web.Address = ownAddress
	server, err := webFace(p)
	if err != nil {
		return "", nil, err
	}
	var listen net.ListenConfig
	listener, err := listen.Listen(ctx, "tcp", ownAddress)
	if err != nil { // taken: any other port does
		listener, err = listen.Listen(ctx, "tcp", "127.0.0.1:0")
	}
	if err != nil {
		return "", nil, fmt.Errorf("web: %w", err)
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan error, 1)
	go func() { done <- server.Serve(ctx, listener) }() // stop waits for it
	return "http://" + listener.Addr().String(), func() error { cancel(); return <-done }, nil
}

// hashPassword is what is kept of a password.
func hashPassword(password string) string { return web.HashPassword(password) }
