package telegram

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strconv"
	"sync"

	"github.com/go-telegram/bot/models"
)

// chats is what is known of chats, over a restart where there is a Memory: who
// does not take messages, which group became which supergroup, and what a
// reply to a message of the bot means.
type chats struct {
	memory  Memory
	log     *slog.Logger
	mu      sync.Mutex
	blocked *lru[int64, bool]
	moved   *lru[int64, int64] // group -> supergroup; to itself when it did not move
	replies *lru[place, expected]
}

// expected is what a reply to a message means.
type expected struct {
	User    int64  `json:"user"` // only this person's
	Command string `json:"command"`
}

func newChats(m Memory, log *slog.Logger) *chats {
	return &chats{memory: m, log: log, blocked: newLRU[int64, bool](keptMessages), moved: newLRU[int64, int64](keptMessages),
		replies: newLRU[place, expected](keptMessages)}
}

func (c *chats) save(ctx context.Context, key string, data []byte) {
	if c.memory == nil {
		return
	}
	if err := c.memory.SaveConversation(ctx, key, data); err != nil {
		c.log.ErrorContext(ctx, "chat not kept", "error", err.Error())
	}
}

func (c *chats) load(ctx context.Context, key string) []byte {
	if c.memory == nil {
		return nil
	}
	data, err := c.memory.LoadConversation(ctx, key)
	if err != nil {
		c.log.ErrorContext(ctx, "chat not read", "error", err.Error())
	}
	return data
}

func blockedKey(chat int64) string { return fmt.Sprintf("telegram-blocked/%d", chat) }

// block notes that a chat takes no messages any more, or takes them again.
func (c *chats) block(chat int64, gone bool) {
	ctx := context.Background()
	if c.isBlocked(ctx, chat) == gone {
		return
	}
	c.mu.Lock()
	c.blocked.put(chat, gone)
	c.mu.Unlock()
	var data []byte
	if gone {
		data = []byte("1")
	}
	c.save(ctx, blockedKey(chat), data)
}

func (c *chats) isBlocked(ctx context.Context, chat int64) bool {
	c.mu.Lock()
	gone, ok := c.blocked.get(chat)
	c.mu.Unlock()
	if ok {
		return gone
	}
	gone = len(c.load(ctx, blockedKey(chat))) > 0
	c.mu.Lock()
	c.blocked.put(chat, gone)
	c.mu.Unlock()
	return gone
}

func movedKey(chat int64) string { return fmt.Sprintf("telegram-moved/%d", chat) }

// move notes that a group became a supergroup.
func (c *chats) move(from, to int64) {
	c.mu.Lock()
	c.moved.put(from, to)
	c.mu.Unlock()
	c.save(context.Background(), movedKey(from), []byte(strconv.FormatInt(to, 10)))
}

// target is where messages for a chat go. Only groups, whose ids are negative,
// move.
func (c *chats) target(ctx context.Context, chat int64) int64 {
	if chat > 0 {
		return chat
	}
	c.mu.Lock()
	to, ok := c.moved.get(chat)
	c.mu.Unlock()
	if ok {
		return to
	}
	to, err := strconv.ParseInt(string(c.load(ctx, movedKey(chat))), 10, 64)
	if err != nil {
		to = chat
	}
	c.mu.Lock()
	c.moved.put(chat, to)
	c.mu.Unlock()
	return to
}

func replyKey(p place) string { return fmt.Sprintf("telegram-reply/%d/%d", p.chat, p.message) }

// expect notes what a person's reply to a message means.
func (c *chats) expect(ctx context.Context, p place, user int64, command string) {
	e := expected{user, command}
	c.mu.Lock()
	c.replies.put(p, e)
	c.mu.Unlock()
	data, err := json.Marshal(e)
	if err == nil {
		c.save(ctx, replyKey(p), data)
	}
}

// onReply gives the command that a message stands for because of what it
// replies to.
func (c *chats) onReply(ctx context.Context, m *models.Message) (string, bool) {
	if m.ReplyToMessage == nil || m.ReplyToMessage.From == nil || !m.ReplyToMessage.From.IsBot {
		return "", false
	}
	p := place{m.Chat.ID, m.ReplyToMessage.ID}
	c.mu.Lock()
	e, ok := c.replies.get(p)
	c.mu.Unlock()
	if !ok {
		data := c.load(ctx, replyKey(p))
		ok = len(data) > 0 && json.Unmarshal(data, &e) == nil
	}
	return e.Command, ok && e.User == m.From.ID
}
