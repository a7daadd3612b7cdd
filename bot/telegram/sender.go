package telegram

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"
)

// errBlocked reports that a person has blocked the bot, or left.
var errBlocked = errors.New("telegram: the chat does not take messages from the bot")

// sendTries bounds the attempts at one message; with the pauses between them
// this is about a minute of an outage, after which the update stays in the Inbox.
const sendTries = 8

// maxRetryAfter is the longest pause asked for by Telegram that is waited out
// in place.
const maxRetryAfter = 2 * time.Minute

// client is the part of the Bot API the sender uses.
type client interface {
	SendMessage(ctx context.Context, p *tg.SendMessageParams) (*models.Message, error)
	EditMessageText(ctx context.Context, p *tg.EditMessageTextParams) (*models.Message, error)
	EditMessageReplyMarkup(ctx context.Context, p *tg.EditMessageReplyMarkupParams) (*models.Message, error)
	SendDocument(ctx context.Context, p *tg.SendDocumentParams) (*models.Message, error)
	SendPhoto(ctx context.Context, p *tg.SendPhotoParams) (*models.Message, error)
	SendChatAction(ctx context.Context, p *tg.SendChatActionParams) (bool, error)
	AnswerCallbackQuery(ctx context.Context, p *tg.AnswerCallbackQueryParams) (bool, error)
	AnswerInlineQuery(ctx context.Context, p *tg.AnswerInlineQueryParams) (bool, error)
}

// Sender sends within the limits: a pause that Telegram asks for holds up one
// chat and no other, passing faults are tried again, refusals are told apart.
type Sender struct {
	api    client
	scrub  func(string) string
	log    *slog.Logger
	failed func(kind string)
	mu     sync.Mutex
	pauses map[int64]time.Time // until when a chat is left alone
	chats  *chats
}

func newSender(api client, scrub func(string) string, log *slog.Logger, failed func(string)) *Sender {
	return &Sender{api: api, scrub: scrub, log: log, failed: failed, pauses: map[int64]time.Time{}}
}

// Text sends one message in HTML and gives its id. When Telegram cannot read
// the tags, the text goes out plain.
func (s *Sender) Text(ctx context.Context, chat int64, text string, replyTo int, markup models.ReplyMarkup) (int, error) {
	p := &tg.SendMessageParams{Text: text, ParseMode: models.ParseModeHTML, ReplyMarkup: markup,
		LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: tg.True()}}
	if replyTo != 0 {
		p.ReplyParameters = &models.ReplyParameters{MessageID: replyTo, AllowSendingWithoutReply: true}
	}
	var id int
	err := s.do(ctx, chat, func(ctx context.Context, chat int64) error {
		p.ChatID = chat
		m, err := s.api.SendMessage(ctx, p)
		if unreadable(err) {
			p.Text, p.ParseMode = unescape(plain(text)), ""
			m, err = s.api.SendMessage(ctx, p)
		}
		if m != nil {
			id = m.ID
		}
		return err
	})
	return id, err
}

// Edit replaces the text of a message the bot sent; saying the same again is
// no error.
func (s *Sender) Edit(ctx context.Context, chat int64, message int, text string, markup models.ReplyMarkup) error {
	p := &tg.EditMessageTextParams{MessageID: message, Text: text, ParseMode: models.ParseModeHTML, ReplyMarkup: markup,
		LinkPreviewOptions: &models.LinkPreviewOptions{IsDisabled: tg.True()}}
	return s.do(ctx, chat, func(ctx context.Context, chat int64) error {
		p.ChatID = chat
		_, err := s.api.EditMessageText(ctx, p)
		if unreadable(err) {
			p.Text, p.ParseMode = unescape(plain(text)), ""
			_, err = s.api.EditMessageText(ctx, p)
		}
		if err != nil && strings.Contains(err.Error(), "not modified") {
			return nil
		}
		return err
	})
}

// Document sends a file with a caption of at most 1,024 units.
func (s *Sender) Document(ctx context.Context, chat int64, name string, data []byte, caption string) error {
	return s.do(ctx, chat, func(ctx context.Context, chat int64) error {
		_, err := s.api.SendDocument(ctx, &tg.SendDocumentParams{ChatID: chat, Caption: caption,
			Document: &models.InputFileUpload{Filename: name, Data: strings.NewReader(string(data))}})
		return err
	})
}

// Photo sends a PNG with a caption of at most 1,024 units.
func (s *Sender) Photo(ctx context.Context, chat int64, name string, data []byte, caption string) error {
	return s.do(ctx, chat, func(ctx context.Context, chat int64) error {
		_, err := s.api.SendPhoto(ctx, &tg.SendPhotoParams{ChatID: chat, Caption: caption,
			Photo: &models.InputFileUpload{Filename: name, Data: strings.NewReader(string(data))}})
		return err
	})
}

// Typing shows that an answer is on its way. It is a courtesy: it is not tried
// again, and its failure is nobody's concern.
func (s *Sender) Typing(ctx context.Context, chat int64) {
	if s.paused(chat) > 0 {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	_, _ = s.api.SendChatAction(ctx, &tg.SendChatActionParams{ChatID: chat, Action: models.ChatActionTyping})
}

// Answered ends the waiting circle of a pressed button; text is a short notice
// and may be empty. A query too old to answer is dropped.
func (s *Sender) Answered(ctx context.Context, query, text string) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	_, err := s.api.AnswerCallbackQuery(ctx, &tg.AnswerCallbackQueryParams{CallbackQueryID: query, Text: truncate(text, 200)})
	if err != nil {
		s.log.DebugContext(ctx, "callback not answered", "error", s.scrub(err.Error()))
	}
}

// do runs one request for a chat until it succeeds, is refused for good, or
// the tries are used up.
func (s *Sender) do(ctx context.Context, chat int64, request func(ctx context.Context, chat int64) error) error {
	pause := backoff.NewExponentialBackOff()
	pause.InitialInterval, pause.MaxInterval = 300*time.Millisecond, 15*time.Second
	var last error
	for range sendTries {
		if err := sleep(ctx, s.paused(chat)); err != nil {
			return err
		}
		last = request(ctx, s.chats.target(ctx, chat))
		if last == nil {
			return nil
		}
		wait, again := s.judge(chat, last, pause)
		if !again {
			return s.refusal(last)
		}
		if err := sleep(ctx, wait); err != nil {
			return err
		}
	}
	return fmt.Errorf("telegram: send: gave up after %d tries: %s", sendTries, s.scrub(last.Error()))
}

// judge says whether a failure is worth another try, and after which pause.
func (s *Sender) judge(chat int64, err error, pause *backoff.ExponentialBackOff) (time.Duration, bool) {
	var slow *tg.TooManyRequestsError
	var moved *tg.MigrateError
	switch {
	case errors.As(err, &slow):
		s.count("flood")
		s.mu.Lock()
		s.pauses[chat] = time.Now().Add(min(time.Duration(slow.RetryAfter)*time.Second, maxRetryAfter) + 100*time.Millisecond)
		s.mu.Unlock()
		return 0, true
	case errors.As(err, &moved):
		s.chats.move(chat, int64(moved.MigrateToChatID))
		return 0, true
	case errors.Is(err, tg.ErrorForbidden), errors.Is(err, tg.ErrorBadRequest), errors.Is(err, tg.ErrorUnauthorized), errors.Is(err, tg.ErrorNotFound):
		s.count("refused")
		return 0, false
	}
	s.count("network")
	return pause.NextBackOff(), true
}

func (s *Sender) count(kind string) {
	if s.failed != nil {
		s.failed(kind)
	}
}

func (s *Sender) refusal(err error) error {
	if errors.Is(err, tg.ErrorForbidden) {
		return errBlocked
	}
	return errors.New(s.scrub("telegram: send: " + err.Error()))
}

// paused is how long a chat is still to be left alone.
func (s *Sender) paused(chat int64) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	d := time.Until(s.pauses[chat])
	if d <= 0 {
		delete(s.pauses, chat)
	}
	return d
}

func sleep(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}

func unreadable(err error) bool {
	return errors.Is(err, tg.ErrorBadRequest) && strings.Contains(err.Error(), "can't parse entities")
}

// unescape undoes escape.
func unescape(s string) string {
	return strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(s)
}

// escape makes a text safe inside HTML as the Bot API reads it.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

// truncate cuts s to at most n UTF-16 units.
func truncate(s string, n int) string {
	if units(s) <= n {
		return s
	}
	return s[:piecesLen(s, n-1)] + "…"
}

// piecesLen is the number of bytes of s that hold at most n UTF-16 units.
func piecesLen(s string, n int) int {
	for i, r := range s {
		if n -= units(string(r)); n < 0 {
			return i
		}
	}
	return len(s)
}
