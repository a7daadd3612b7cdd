package bot

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"

	"zhaoshang/answer"
)

const (
	keptConversations = 10_000 // in memory; older ones come back from Memory
	keptQuestions     = 4      // of a conversation, told to the engine again after a restart
	keptAnswers       = 6      // of a chat, that buttons under them still work on
)

// conversation is what is known of one person in one chat.
type conversation struct {
	ID        string         `json:"id"` // that the engine knows it by
	Last      time.Time      `json:"last"`
	Language  string         `json:"language,omitempty"` // chosen by /language
	Questions []string       `json:"questions,omitempty"`
	Answer    *answer.Answer `json:"answer,omitempty"`  // the last one
	Answers   []kept         `json:"answers,omitempty"` // the last ones of the chat, newest last

	trace    *answer.Trace // of Answer
	key      string
	restored bool // from Memory: the engine does not know it yet
	changed  bool
	alone    bool // of one message only: never kept
	mu       sync.Mutex
}

// start begins a new conversation in the same chat.
func (c *conversation) start() {
	c.ID, c.Questions, c.Answer, c.trace = rand.Text(), nil, nil, nil
	c.restored, c.changed = false, true
}

func (c *conversation) answered(question, generation string, a answer.Answer) {
	c.keep(kept{ID: rand.Text()[:8], Question: question, Generation: generation, Rows: rowsOf(a), Sources: a.Sources, Chart: a.Chart})
	c.Questions = append(c.Questions, question)
	if extra := len(c.Questions) - keptQuestions; extra > 0 {
		c.Questions = c.Questions[extra:]
	}
	c.trace, a.Trace = a.Trace, nil
	c.Answer, c.changed = &a, true
}

// chosen is the question that is meant: the label of a choice that was pressed
// or named by its number, else the text itself.
func (c *conversation) chosen(id, text string) string {
	if c.Answer == nil {
		return text
	}
	n, err := strconv.Atoi(strings.Trim(text, " .。、)）(（"))
	for i, choice := range c.Answer.Choices {
		if id != "" && choice.ID == id || id == "" && err == nil && n == i+1 {
			return choice.Label
		}
	}
	return text
}

// conversations holds those that are under way.
type conversations struct {
	o  Options
	mu sync.Mutex
	by map[string]*conversation
}

func newConversations(o Options) *conversations {
	return &conversations{o: o, by: map[string]*conversation{}}
}

// open gives the conversation of a message, locked until unlock.
func (cs *conversations) open(ctx context.Context, m Message) (*conversation, func(), error) {
	if m.Alone {
		c := &conversation{alone: true, Last: cs.o.Now()}
		return c, func() {}, nil
	}
	key := m.Channel + "/" + m.Chat + "/" + m.User
	cs.mu.Lock()
	c := cs.by[key]
	if c == nil {
		c = &conversation{key: key}
		cs.evict()
		cs.by[key] = c
	}
	cs.mu.Unlock()
	c.mu.Lock()
	if err := cs.wake(ctx, c); err != nil {
		c.mu.Unlock()
		return nil, nil, err
	}
	return c, c.mu.Unlock, nil
}

// wake loads a conversation that is new here and ends one that was silent for long.
func (cs *conversations) wake(ctx context.Context, c *conversation) error {
	if c.ID == "" && cs.o.Memory != nil {
		data, err := cs.o.Memory.LoadConversation(ctx, c.key)
		if err != nil {
			return fmt.Errorf("bot: conversation: %w", err)
		}
		if len(data) > 0 && json.Unmarshal(data, c) == nil {
			c.restored = true
		}
	}
	now := cs.o.Now()
	if c.ID == "" || now.Sub(c.Last) > cs.o.Conversation {
		c.start()
	}
	c.Last = now
	return nil
}

func (cs *conversations) save(ctx context.Context, c *conversation) error {
	if !c.changed || c.alone || cs.o.Memory == nil {
		return nil
	}
	c.changed = false
	data, err := json.Marshal(c)
	if err != nil {
		return fmt.Errorf("bot: conversation: %w", err)
	}
	if err := cs.o.Memory.SaveConversation(ctx, c.key, data); err != nil {
		return fmt.Errorf("bot: conversation: %w", err)
	}
	return nil
}

// forget drops everything that is kept of a conversation.
func (cs *conversations) forget(ctx context.Context, c *conversation) error {
	c.start()
	c.Language, c.Answers, c.changed = "", nil, false
	if cs.o.Memory == nil {
		return nil
	}
	if err := cs.o.Memory.SaveConversation(ctx, c.key, nil); err != nil {
		return fmt.Errorf("bot: conversation: %w", err)
	}
	return nil
}

// evict makes room: it drops what was silent longest, a tenth at a time, and
// never one that is being answered.
func (cs *conversations) evict() {
	if len(cs.by) < keptConversations {
		return
	}
	oldest := cs.o.Now().Add(-cs.o.Conversation)
	left := keptConversations / 10
	for key, c := range cs.by {
		if left == 0 {
			return
		}
		if !c.mu.TryLock() {
			continue
		}
		if c.Last.Before(oldest) || len(cs.by) >= keptConversations {
			delete(cs.by, key)
			left--
		}
		c.mu.Unlock()
	}
}
