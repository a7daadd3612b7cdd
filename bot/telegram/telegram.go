package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// Service is the bot behind the channel.
type Service interface {
	Handle(ctx context.Context, m bot.Message) (bot.Reply, error)
	Commands(role corpus.Visibility, language string) []bot.Command
	Say(language, key string, args map[string]any) string
	Role(ctx context.Context, m bot.Message) (corpus.Visibility, error)
}

// Memory keeps what buttons mean over a restart.
type Memory interface {
	LoadConversation(ctx context.Context, key string) ([]byte, error)
	SaveConversation(ctx context.Context, key string, data []byte) error
}

// Counter counts what happens on the way to and from Telegram; nil counts nothing.
type Counter interface {
	TelegramFailed(kind string) // conflict, network, server, flood, refused, blocked
	TelegramQueue(waiting int)
}

// Options configures the face. Token, Dir, Service and Log are needed.
type Options struct {
	Token      string
	Server     string // "" means https://api.telegram.org
	Dir        string // for the journal of updates
	Service    Service
	Memory     Memory
	Webhook    Webhook       // its URL "" means long polling
	Parallel   int           // chats worked on at once; 0 means 16
	Backlog    int           // updates waiting; 0 means 5,000
	Grace      time.Duration // for answers in hand at the end; 0 means 10 s
	TooOld     time.Duration // a question found after a stop of that long gets an apology; 0 means 24 h
	AlbumPause time.Duration // how long the other messages of an album are waited for; 0 means 1.2 s
	Counter    Counter
	Log        *slog.Logger
}

// Bot is the Telegram face.
type Bot struct {
	o       Options
	api     API
	client  *tg.Bot
	sender  *Sender
	inbox   *Inbox
	queues  *Queues
	buttons *buttons
	answers *answers
	chats   *chats
	pace    *pace
	delays  chan delay
	me      *models.User
}

// tokenForm is what BotFather gives out.
var tokenForm = regexp.MustCompile(`^[0-9]{1,20}:[A-Za-z0-9_-]{20,80}$`)

// ErrToken reports a token that cannot be one.
var ErrToken = errors.New("telegram: the token is not of the form 12345:AbC…; take it from @BotFather and put it in telegram.token or telegram.token_file")

// New opens the journal and prepares the client; nothing is sent yet.
func New(o Options) (*Bot, error) {
	o.Token = strings.TrimSpace(o.Token)
	if !tokenForm.MatchString(o.Token) {
		return nil, ErrToken
	}
	defaults(&o)
	if _, err := url.Parse(o.Server); err != nil {
		return nil, fmt.Errorf("telegram: server_url: %w", err)
	}
	b := &Bot{o: o, api: API{Server: o.Server, Token: o.Token, Client: &http.Client{Timeout: 90 * time.Second}}}
	client, err := tg.New(o.Token, tg.WithSkipGetMe(), tg.WithServerURL(o.Server), tg.WithHTTPClient(time.Minute, &http.Client{Timeout: time.Minute}),
		tg.WithErrorsHandler(func(err error) { o.Log.Debug("client", "error", b.api.scrub(err.Error())) }))
	if err != nil {
		return nil, errors.New(b.api.scrub(fmt.Sprintf("telegram: %v", err)))
	}
	if b.inbox, err = OpenInbox(o.Dir, o.Log); err != nil {
		return nil, err
	}
	b.client = client
	b.chats = newChats(o.Memory, o.Log)
	b.sender = newSender(client, b.api.scrub, o.Log, b.failed)
	b.sender.chats = b.chats
	b.queues = NewQueues(o.Parallel, o.Backlog, b.work)
	b.buttons = newButtons(o.Memory)
	b.answers = newAnswers()
	b.pace = newPace(o.Parallel)
	b.delays = make(chan delay, 100)
	return b, nil
}

func defaults(o *Options) {
	if o.Server == "" {
		o.Server = "https://api.telegram.org"
	}
	if o.Parallel == 0 {
		o.Parallel = 16
	}
	if o.Backlog == 0 {
		o.Backlog = 5000
	}
	if o.Grace == 0 {
		o.Grace = 10 * time.Second
	}
	if o.AlbumPause == 0 {
		o.AlbumPause = albumPause
	}
	if o.TooOld == 0 {
		o.TooOld = 24 * time.Hour
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
}

func (b *Bot) failed(kind string) {
	if b.o.Counter != nil {
		b.o.Counter.TelegramFailed(kind)
	}
}

// Run receives and answers until ctx ends; then it stops receiving, finishes
// the answers in hand and keeps the rest for the next start. The error is nil
// after an orderly end and ErrRevoked when Telegram does not know the token.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.introduce(ctx); err != nil {
		if ctx.Err() != nil {
			err = nil // told to stop before Telegram was reached
		}
		return errors.Join(err, b.inbox.Close())
	}
	var courtesy sync.WaitGroup
	defer courtesy.Wait()
	telling, told := context.WithCancel(ctx)
	defer told()
	courtesy.Go(func() { b.menus(telling) }) // nobody waits for a menu
	courtesy.Go(func() { b.tellDelays(telling) })
	for _, u := range b.inbox.Pending() {
		b.enqueue(ctx, u)
	}
	receive := b.poll
	if b.o.Webhook.URL != "" {
		receive = b.listen
	}
	err := receive(ctx)
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), b.o.Grace)
	defer cancel()
	if !b.queues.Stop(grace) {
		b.o.Log.Warn("answers in hand were cut; they are given again at the next start")
	}
	return errors.Join(err, b.inbox.Close())
}

// introduce asks who the bot is, trying again while Telegram cannot be reached.
func (b *Bot) introduce(ctx context.Context) error {
	pause := backoff.NewExponentialBackOff()
	for {
		var me models.User
		err := b.api.call(ctx, "getMe", nil, &me)
		if err == nil {
			b.me = &me
			b.o.Log.Info("telegram ready", "bot", me.Username)
			return nil
		}
		if errors.Is(err, ErrRevoked) || ctx.Err() != nil {
			return err
		}
		b.failed("network")
		b.o.Log.Error("telegram not reached", "error", b.api.scrub(err.Error()))
		if err := sleep(ctx, pause.NextBackOff()); err != nil {
			return err
		}
	}
}

// menus sets the command menus: for the languages of the app, and the default.
func (b *Bot) menus(ctx context.Context) {
	for code, language := range map[string]string{"": "zh-Hans", "zh": "zh-Hans", "en": "en"} {
		var list []models.BotCommand
		for _, c := range b.o.Service.Commands(corpus.Public, language) {
			list = append(list, models.BotCommand{Command: c.Name, Description: c.Short})
		}
		if _, err := b.client.SetMyCommands(ctx, &tg.SetMyCommandsParams{Commands: list, LanguageCode: code}); err != nil {
			b.o.Log.Warn("menu not set", "language", language, "error", b.api.scrub(err.Error()))
		}
		b.describe(ctx, code, language)
	}
}

// describe sets what people read of the bot before they write to it.
func (b *Bot) describe(ctx context.Context, code, language string) {
	long, short := truncate(b.say(language, "welcome", nil), 512), truncate(b.say(language, "telegram_about", nil), 120)
	_, err := b.client.SetMyDescription(ctx, &tg.SetMyDescriptionParams{Description: long, LanguageCode: code})
	if err == nil {
		_, err = b.client.SetMyShortDescription(ctx, &tg.SetMyShortDescriptionParams{ShortDescription: short, LanguageCode: code})
	}
	if err != nil {
		b.o.Log.Warn("description not set", "language", language, "error", b.api.scrub(err.Error()))
	}
}

func (b *Bot) poll(ctx context.Context) error {
	if err := b.api.call(ctx, "deleteWebhook", nil, nil); err != nil {
		b.o.Log.Warn("webhook not removed", "error", b.api.scrub(err.Error()))
	}
	p := &Poller{API: b.api, Deliver: b.Deliver, Offset: b.inbox.Offset(time.Now()), Log: b.o.Log, Failed: b.failed}
	return p.Run(ctx)
}

// Deliver makes updates durable and queues those that are new. When it returns
// nil they may be confirmed.
func (b *Bot) Deliver(ctx context.Context, updates []Update) error {
	fresh, err := b.inbox.Append(updates)
	if err != nil {
		return err
	}
	for _, u := range fresh {
		b.enqueue(ctx, u)
	}
	return nil
}

// enqueue puts an update in the queue of its chat; what finds no place because
// the program is stopping stays in the journal.
func (b *Bot) enqueue(ctx context.Context, u Update) {
	chat := chatOf(u.Raw)
	all, own := b.queues.Waiting(), b.queues.Ahead(chat)
	b.queues.Add(ctx, chat, u)
	b.announce(u, all, own)
	if b.o.Counter != nil {
		b.o.Counter.TelegramQueue(b.queues.Waiting())
	}
}
