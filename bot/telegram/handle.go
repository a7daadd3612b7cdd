package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/go-telegram/bot/models"

	"zhaoshang/bot"
)

// callbackLife and inlineLife are how long Telegram takes an answer to a
// pressed button and to an inline query.
const (
	callbackLife = 150 * time.Second
	inlineLife   = 30 * time.Second
)

// forwardedRunes is the length from which a forwarded text of staff is taken as
// a document rather than as a question.
const forwardedRunes = 200

// chatOf is the chat an update belongs to, whose order is kept: the person's
// own for an inline query.
func chatOf(raw json.RawMessage) int64 {
	type chat struct {
		Chat struct{ ID int64 }
	}
	var u struct {
		Message  *chat
		Edited   *chat `json:"edited_message"`
		Callback *struct {
			Message *chat
			From    struct{ ID int64 }
		} `json:"callback_query"`
		Inline *struct{ From struct{ ID int64 } } `json:"inline_query"`
		Member *chat                              `json:"my_chat_member"`
	}
	if json.Unmarshal(raw, &u) != nil {
		return 0
	}
	switch {
	case u.Message != nil:
		return u.Message.Chat.ID
	case u.Edited != nil:
		return u.Edited.Chat.ID
	case u.Callback != nil && u.Callback.Message != nil:
		return u.Callback.Message.Chat.ID
	case u.Callback != nil:
		return u.Callback.From.ID
	case u.Inline != nil:
		return u.Inline.From.ID
	case u.Member != nil:
		return u.Member.Chat.ID
	}
	return 0
}

// work handles one update and marks it done, unless the program is being cut:
// then it stays in the journal. A panic costs this update only.
func (b *Bot) work(ctx context.Context, u Update) {
	start := time.Now()
	err := b.safely(ctx, u)
	b.pace.took(time.Since(start))
	if b.o.Counter != nil {
		b.o.Counter.TelegramQueue(b.queues.Waiting())
	}
	switch {
	case errors.Is(err, errBlocked):
		b.failed("blocked")
		b.chats.block(chatOf(u.Raw), true)
		b.o.Log.Info("chat does not take messages", "update", u.ID)
	case err != nil && ctx.Err() != nil:
		return
	case err != nil:
		b.o.Log.Error("update not handled", "update", u.ID, "error", b.api.scrub(err.Error()))
	}
	if err := b.inbox.Done(u.ID); err != nil {
		b.o.Log.Error("update not marked done", "update", u.ID, "error", err.Error())
	}
}

func (b *Bot) safely(ctx context.Context, u Update) (err error) {
	defer func() {
		if p := recover(); p != nil {
			b.o.Log.Error("handling panicked", "update", u.ID, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	var update models.Update
	if err := decode(u.Raw, &update); err != nil {
		b.o.Log.Warn("update of an unknown form dropped", "update", u.ID)
		return nil
	}
	switch {
	case update.Message != nil:
		return b.message(ctx, u, update.Message, false)
	case update.EditedMessage != nil:
		return b.message(ctx, u, update.EditedMessage, true)
	case update.CallbackQuery != nil:
		return b.callback(ctx, u, update.CallbackQuery)
	case update.InlineQuery != nil:
		return b.inline(ctx, u, update.InlineQuery)
	case update.MyChatMember != nil:
		return b.membership(ctx, u, update.MyChatMember)
	}
	return nil
}

func decode(raw json.RawMessage, update *models.Update) error { return json.Unmarshal(raw, update) }

// message answers what somebody wrote or sent.
func (b *Bot) message(ctx context.Context, u Update, m *models.Message, edited bool) error {
	if m.From == nil || m.From.IsBot {
		return nil
	}
	text, addressed := b.addressed(m)
	if !addressed {
		return nil
	}
	in := inMessage(m, text)
	if u.Replayed && time.Since(time.Unix(int64(m.Date), 0)) > b.o.TooOld {
		return b.reply(ctx, u, m, bot.Reply{Text: b.say(in.Language, "telegram_too_old", nil)}, 0)
	}
	if edited {
		return b.reanswer(ctx, u, m, in)
	}
	b.chats.block(m.Chat.ID, false)
	if command, ok := b.chats.onReply(ctx, m); ok && in.Text != "" {
		in.Text = command + " " + in.Text
	}
	album := b.album(ctx, m)
	err := b.takeAndAnswer(ctx, u, m, in, album)
	if err == nil || ctx.Err() == nil {
		err = errors.Join(err, b.finish(album))
	}
	return err
}

// takeAndAnswer answers a message with its files and those of its album.
func (b *Bot) takeAndAnswer(ctx context.Context, u Update, m *models.Message, in bot.Message, album []page) error {
	if problem, err := b.takeFiles(ctx, m, &in, album); err != nil {
		return err
	} else if problem != "" {
		return b.reply(ctx, u, m, bot.Reply{Text: b.say(in.Language, problem, nil)}, 0)
	}
	if in.Text == "" && len(in.Files) == 0 {
		return b.notText(ctx, u, m, in.Language)
	}
	r, edit, err := b.ask(ctx, m.Chat.ID, in)
	if err != nil {
		return err
	}
	return b.reply(ctx, u, m, r, edit)
}

// reanswer answers an edited question in place of its first answer.
func (b *Bot) reanswer(ctx context.Context, u Update, m *models.Message, in bot.Message) error {
	first, ok := b.answers.get(place{m.Chat.ID, m.ID})
	if !ok || in.Text == "" {
		return nil
	}
	r, _, err := b.ask(ctx, m.Chat.ID, in)
	if err != nil {
		return err
	}
	return b.reply(ctx, u, m, r, first)
}

// ask hands a message to the service, showing that something is under way; it
// gives the message that the reply is to take the place of, 0 for none. A fault
// of the service becomes an apology, unless the program is stopping.
func (b *Bot) ask(ctx context.Context, chat int64, in bot.Message) (bot.Reply, int, error) {
	shown := &progress{b: b, ctx: ctx, chat: chat}
	in.Progress = shown.show
	waiting, answered := context.WithCancel(ctx)
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		b.typing(waiting, chat)
	}()
	defer func() { answered(); <-finished }()
	r, err := b.o.Service.Handle(ctx, in)
	if err != nil && ctx.Err() == nil {
		b.o.Log.ErrorContext(ctx, "message not handled", "error", b.api.scrub(err.Error()))
		return bot.Reply{Text: b.say(in.Language, "failed", nil)}, shown.message, nil
	}
	return r, shown.message, err
}

// typing shows "typing…" when an answer takes longer than half a second, and
// again every 4 s until ctx ends.
func (b *Bot) typing(ctx context.Context, chat int64) {
	for pause := 500 * time.Millisecond; sleep(ctx, pause) == nil; pause = 4 * time.Second {
		b.sender.Typing(ctx, chat)
	}
}

func inMessage(m *models.Message, text string) bot.Message {
	return bot.Message{ID: strconv.Itoa(m.ID), Channel: "telegram", User: strconv.FormatInt(m.From.ID, 10),
		Chat: strconv.FormatInt(m.Chat.ID, 10), Name: name(m.From), Text: text, Language: m.From.LanguageCode, Rich: true, Shared: shared(m.Chat)}
}

// shared reports whether others read a chat too.
func shared(c models.Chat) bool { return c.Type != models.ChatTypePrivate }

func name(u *models.User) string {
	return strings.TrimSpace(u.FirstName + " " + u.LastName)
}

// addressed gives the text meant for the bot. In a group that is a command, a
// mention or a reply to the bot; elsewhere everything.
func (b *Bot) addressed(m *models.Message) (string, bool) {
	text, list := m.Text, m.Entities
	if text == "" {
		text, list = m.Caption, m.CaptionEntities
	}
	if m.Chat.Type == models.ChatTypeChannel {
		return "", false
	}
	group := m.Chat.Type == models.ChatTypeGroup || m.Chat.Type == models.ChatTypeSupergroup
	at := "@" + strings.ToLower(b.me.Username)
	meant := !group || m.ReplyToMessage != nil && m.ReplyToMessage.From != nil && m.ReplyToMessage.From.ID == b.me.ID
	wide := utf16.Encode([]rune(text))
	for _, e := range list {
		if e.Offset < 0 || e.Length < 0 || e.Offset+e.Length > len(wide) {
			continue
		}
		word := strings.ToLower(string(utf16.Decode(wide[e.Offset : e.Offset+e.Length])))
		switch e.Type {
		case models.MessageEntityTypeMention:
			meant = meant || word == at
		case models.MessageEntityTypeBotCommand:
			_, other, found := strings.Cut(word, "@")
			if found && "@"+other != at {
				return "", false // a command for another bot
			}
			meant = meant || found || e.Offset == 0
		}
	}
	return strings.TrimSpace(without(text, b.me.Username)), meant
}

// without drops "@username" from a text, but for the one of a command.
func without(text, username string) string {
	words := strings.Split(text, " ")
	for i, w := range words {
		if strings.EqualFold(w, "@"+username) {
			words[i] = ""
		}
	}
	return strings.Join(words, " ")
}

// callback does what a pressed button says. The circle on the button ends at
// once; a press too old for that is dropped.
func (b *Bot) callback(ctx context.Context, u Update, q *models.CallbackQuery) error {
	language := q.From.LanguageCode
	if u.Replayed && time.Since(u.Received) > callbackLife {
		return nil
	}
	act, ok, err := b.buttons.find(ctx, q.From.ID, q.Data)
	if err != nil {
		return err
	}
	m := q.Message.Message
	if !ok || m == nil {
		b.sender.Answered(ctx, q.ID, b.say(language, "telegram_button_gone", nil))
		return nil
	}
	b.sender.Answered(ctx, q.ID, "")
	in := bot.Message{ID: q.ID, Channel: "telegram", User: strconv.FormatInt(q.From.ID, 10), Chat: strconv.FormatInt(m.Chat.ID, 10),
		Name: name(&q.From), Text: act.Command, Choice: act.Choice, Language: language, Rich: true, Shared: shared(m.Chat)}
	r, edit, err := b.ask(ctx, m.Chat.ID, in)
	if err != nil {
		return err
	}
	asked := *m
	asked.From = &q.From
	if act.Replace {
		edit = m.ID
	}
	return b.reply(ctx, u, &asked, r, edit)
}

func (b *Bot) say(language, key string, args map[string]any) string {
	return b.o.Service.Say(language, key, args)
}
