package telegram

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// keptMessages is how many messages' answers and buttons are held in memory.
const keptMessages = 20_000

// action is what a button does when it is pressed.
type action struct {
	Command string `json:"command,omitempty"` // sent as if typed
	Choice  string `json:"choice,omitempty"`  // id of the answer.Choice
	Replace bool   `json:"page,omitempty"`    // the reply takes the place of the message
}

// panel is the buttons under one message.
type panel struct {
	User    int64    `json:"user"` // only this person may press them
	Actions []action `json:"actions"`
}

// buttons keeps what callback data mean: the data are a short random id and a
// number, so that nothing a client sends is ever executed.
type buttons struct {
	memory Memory
	mu     sync.Mutex
	panels *lru[string, panel]
}

func newButtons(m Memory) *buttons {
	return &buttons{memory: m, panels: newLRU[string, panel](keptMessages)}
}

// add keeps a panel and gives its id.
func (b *buttons) add(ctx context.Context, p panel) (string, error) {
	id := rand.Text()[:12]
	b.mu.Lock()
	b.panels.put(id, p)
	b.mu.Unlock()
	if b.memory == nil {
		return id, nil
	}
	data, err := json.Marshal(p)
	if err == nil {
		err = b.memory.SaveConversation(ctx, panelKey(id), data)
	}
	if err != nil {
		return "", fmt.Errorf("telegram: buttons: %w", err)
	}
	return id, nil
}

func panelKey(id string) string { return "telegram-buttons/" + id }

// data is the callback data of a panel's n-th button: well below 64 bytes.
func (b *buttons) data(id string, n int) string { return id + ":" + strconv.Itoa(n) }

// find gives the action behind callback data pressed by user. Not ok: the
// button is unknown, expired, or somebody else's.
func (b *buttons) find(ctx context.Context, user int64, data string) (action, bool, error) {
	id, number, _ := strings.Cut(data, ":")
	n, err := strconv.Atoi(number)
	if err != nil {
		return action{}, false, nil
	}
	p, err := b.panel(ctx, id)
	if err != nil || p.User != user || n < 0 || n >= len(p.Actions) {
		return action{}, false, err
	}
	return p.Actions[n], true, nil
}

func (b *buttons) panel(ctx context.Context, id string) (panel, error) {
	b.mu.Lock()
	p, ok := b.panels.get(id)
	b.mu.Unlock()
	if ok || b.memory == nil {
		return p, nil
	}
	data, err := b.memory.LoadConversation(ctx, panelKey(id))
	if err != nil {
		return panel{}, fmt.Errorf("telegram: buttons: %w", err)
	}
	if len(data) > 0 && json.Unmarshal(data, &p) != nil {
		return panel{}, nil
	}
	return p, nil
}

// place is a message in a chat.
type place struct {
	chat    int64
	message int
}

// answers remembers which message answers which question, so that an edited
// question edits its answer.
type answers struct {
	mu sync.Mutex
	by *lru[place, int]
}

func newAnswers() *answers { return &answers{by: newLRU[place, int](keptMessages)} }

func (a *answers) put(q place, answer int) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.by.put(q, answer)
}

func (a *answers) get(q place) (int, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.by.get(q)
}

// lru is a bounded map that forgets what was put longest ago.
type lru[K comparable, V any] struct {
	limit int
	by    map[K]V
	order []K
}

func newLRU[K comparable, V any](limit int) *lru[K, V] {
	return &lru[K, V]{limit: limit, by: map[K]V{}}
}

func (l *lru[K, V]) put(k K, v V) {
	if _, ok := l.by[k]; !ok {
		l.order = append(l.order, k)
	}
	l.by[k] = v
	if len(l.order) > l.limit {
		delete(l.by, l.order[0])
		l.order = l.order[1:]
	}
}

func (l *lru[K, V]) get(k K) (V, bool) {
	v, ok := l.by[k]
	return v, ok
}
