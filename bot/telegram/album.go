package telegram

import (
	"context"
	"errors"
	"time"

	"github.com/go-telegram/bot/models"

	"zhaoshang/bot"
)

// albumPause is how long the other messages of an album are waited for: they
// come one by one.
const albumPause = 1200 * time.Millisecond

// page is one further message of an album.
type page struct {
	update  Update
	message *models.Message
}

// album gives the messages that belong together with m, taken out of the queue.
func (b *Bot) album(ctx context.Context, m *models.Message) []page {
	if m.MediaGroupID == "" {
		return nil
	}
	if sleep(ctx, b.o.AlbumPause) != nil {
		return nil
	}
	var out []page
	b.queues.Take(m.Chat.ID, func(u Update) bool {
		var update models.Update
		if decode(u.Raw, &update) != nil || update.Message == nil || update.Message.MediaGroupID != m.MediaGroupID {
			return false
		}
		out = append(out, page{u, update.Message})
		return true
	})
	return out
}

// finish marks the messages of an album done.
func (b *Bot) finish(album []page) error {
	var all error
	for _, p := range album {
		all = errors.Join(all, b.inbox.Done(p.update.ID))
	}
	return all
}

// notText answers what is neither words nor a file; what people did not send
// to the bot (somebody joined, a message was pinned) is passed over.
func (b *Bot) notText(ctx context.Context, u Update, m *models.Message, language string) error {
	key := ""
	switch {
	case len(m.Photo) > 0:
		key = "telegram_photo"
	case m.Voice != nil, m.Audio != nil, m.VideoNote != nil, m.Video != nil:
		key = "telegram_voice"
	case m.Sticker != nil, m.Animation != nil, m.Dice != nil, m.Contact != nil, m.Location != nil, m.Venue != nil, m.Poll != nil:
		key = "telegram_text_only"
	}
	if key == "" {
		return nil
	}
	return b.reply(ctx, u, m, bot.Reply{Text: b.say(language, key, nil)}, 0)
}

// membership marks who blocked the bot or took it back, and says in a group how
// the bot is spoken to.
func (b *Bot) membership(ctx context.Context, u Update, c *models.ChatMemberUpdated) error {
	gone := c.NewChatMember.Type == models.ChatMemberTypeLeft || c.NewChatMember.Type == models.ChatMemberTypeBanned
	b.chats.block(c.Chat.ID, gone)
	before := c.OldChatMember.Type
	if gone || !shared(c.Chat) || c.Chat.Type == models.ChatTypeChannel || before != models.ChatMemberTypeLeft && before != models.ChatMemberTypeBanned {
		return nil
	}
	m := &models.Message{Chat: c.Chat, From: &c.From}
	text := b.say(c.From.LanguageCode, "telegram_hello_group", map[string]any{"name": "@" + b.me.Username})
	return b.reply(ctx, u, m, bot.Reply{Text: text}, 0)
}
