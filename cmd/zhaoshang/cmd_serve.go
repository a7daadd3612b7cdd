package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"zhaoshang/bot"
	"zhaoshang/configs"
)

// face is one way in that serve runs.
type face struct {
	name string
	// run serves until ctx ends; it then finishes what is in hand and returns nil.
	run func(ctx context.Context) error
	// send writes to a chat without being asked; nil when the face cannot.
	send bot.Send
}

// premises is what a face is made of.
type premises struct {
	config  configs.Config
	log     *slog.Logger
	room    *room
	service *bot.Service
	keeper  keeper
}

const serveLong = `Run the bot in every channel that is configured: Telegram when telegram.token is
set, the web chat when web.address is set; with neither, the web chat on
127.0.0.1:8787. Documents added or removed by other
commands, and new indexes, are taken up while it runs. SIGTERM or Ctrl-C finishes
the answers in hand; a second one ends at once.`

func newServeCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "serve",
		Short: "Run the bot and the web chat",
		Long:  serveLong,
		Args:  cobra.NoArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return runServe(cmd.Context(), a) },
	}
}

func runServe(ctx context.Context, a *app) (err error) {
	c, err := a.serving()
	if err != nil {
		return err
	}
	r, err := a.openRoom(ctx, c)
	if err != nil {
		return err
	}
	defer func() { err = firstError(err, r.close()) }()
	s, k, err := a.service(c, r)
	if err != nil {
		return err
	}
	p := premises{config: c, log: a.logger(c.Log), room: r, service: s, keeper: k}
	all, err := a.faces(ctx, p)
	if err != nil {
		return err
	}
	return runFaces(ctx, p, all)
}

// runFaces runs every face and the watch over the store; the first that fails
// ends all.
func runFaces(ctx context.Context, p premises, all []face) error {
	g, gctx := errgroup.WithContext(ctx)
	g.Go(func() error { return p.room.watch(gctx) })
	channels := map[string]bot.Send{}
	for _, f := range all {
		if f.send != nil {
			channels[f.name] = f.send
		}
	}
	g.Go(func() error { return p.service.Watch(gctx, channels) })
	for _, f := range all {
		g.Go(func() error {
			p.log.InfoContext(gctx, "serving", slog.String("face", f.name))
			start := time.Now()
			if err := f.run(gctx); err != nil && ctx.Err() == nil {
				return fmt.Errorf("serve: %s: %w", f.name, err)
			}
			p.log.InfoContext(gctx, "served", slog.String("face", f.name), slog.Int64("took_ms", time.Since(start).Milliseconds()))
			if gctx.Err() == nil {
				return fmt.Errorf("serve: %s ended", f.name)
			}
			return nil
		})
	}
	return g.Wait()
}
