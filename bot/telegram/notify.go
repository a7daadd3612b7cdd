package telegram

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"time"

	"github.com/go-telegram/bot/models"

	"zhaoshang/bot"
)

// Notify writes to a chat without being asked. bot.ErrGone says that it takes
// no messages.
func (b *Bot) Notify(ctx context.Context, user, chat string, r bot.Reply) error {
	to, err := strconv.ParseInt(chat, 10, 64)
	who, err2 := strconv.ParseInt(user, 10, 64)
	if err := errors.Join(err, err2); err != nil {
		return fmt.Errorf("telegram: notify: %w", err)
	}
	if b.chats.isBlocked(ctx, to) {
		return bot.ErrGone
	}
	markup, err := b.keyboard(ctx, who, r)
	if err != nil {
		return err
	}
	m := &models.Message{Chat: models.Chat{ID: to, Type: models.ChatTypePrivate}}
	_, _, err = b.sendParts(ctx, m, Split(blocks(r), maxUnits), markup, 0)
	if errors.Is(err, errBlocked) {
		b.chats.block(to, true)
		return bot.ErrGone
	}
	return err
}

const (
	longWait    = 10 * time.Second // a wait of that length is announced
	announceAll = time.Minute      // and not again in the same chat before that
	firstGuess  = 50 * time.Millisecond
)

// pace guesses how long an update waits, from how long the last ones took.
type pace struct {
	parallel int
	mu       sync.Mutex
	each     time.Duration // of one update, a moving average
	told     *lru[int64, time.Time]
}

func newPace(parallel int) *pace {
	return &pace{parallel: parallel, each: firstGuess, told: newLRU[int64, time.Time](keptMessages)}
}

func (p *pace) took(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.each += (d - p.each) / 8
}

// wait is how long an update waits behind all others, of which own are of its
// own chat.
func (p *pace) wait(all, own int) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	return max(time.Duration(all)*p.each/time.Duration(p.parallel), time.Duration(own)*p.each)
}

// announces reports whether a chat is to be told of a long wait now.
func (p *pace) announces(chat int64, wait time.Duration, now time.Time) bool {
	if wait < longWait {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if last, ok := p.told.get(chat); ok && now.Sub(last) < announceAll {
		return false
	}
	p.told.put(chat, now)
	return true
}

// delay is a notice that an answer takes long.
type delay struct {
	chat     int64
	language string
	ahead    int
	wait     time.Duration
}

// announce tells the sender of an update how long the queue is, when that is
// long. Telling is a courtesy: when too many are to be told, some are not.
func (b *Bot) announce(u Update, all, own int) {
	wait := b.pace.wait(all, own)
	if wait < longWait {
		return
	}
	var update models.Update
	if decode(u.Raw, &update) != nil || update.Message == nil || update.Message.From == nil {
		return
	}
	m := update.Message
	if _, addressed := b.addressed(m); !addressed || !b.pace.announces(m.Chat.ID, wait, time.Now()) {
		return
	}
	select {
	case b.delays <- delay{m.Chat.ID, m.From.LanguageCode, max(all, own), wait}:
	default:
	}
}

// tellDelays sends the notices of long waits until ctx ends.
func (b *Bot) tellDelays(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case d := <-b.delays:
			text := b.say(d.language, "telegram_queue", map[string]any{"ahead": d.ahead, "seconds": int(d.wait.Round(5 * time.Second).Seconds())})
			if _, err := b.sender.Text(ctx, d.chat, escape(text), 0, nil); err != nil && ctx.Err() == nil {
				b.o.Log.DebugContext(ctx, "wait not announced", "error", b.api.scrub(err.Error()))
			}
		}
	}
}

// progress shows how far something long is, in one message that is edited.
type progress struct {
	b       *Bot
	ctx     context.Context // of the one update that it belongs to
	chat    int64
	message int // 0 until the first is sent
}

func (p *progress) show(r bot.Reply) {
	var err error
	if p.message == 0 {
		p.message, err = p.b.sender.Text(p.ctx, p.chat, escape(r.Text), 0, nil)
	} else {
		err = p.b.sender.Edit(p.ctx, p.chat, p.message, escape(r.Text), nil)
	}
	if err != nil {
		p.b.o.Log.DebugContext(p.ctx, "progress not shown", "error", p.b.api.scrub(err.Error()))
	}
}
