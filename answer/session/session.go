// Package session keeps what a conversation was about, so that a question can
// lean on the one before it.
package session

import (
	"container/list"
	"sync"

	"zhaoshang/corpus"
)

// State is what the last answer of a conversation was about.
type State struct {
	Subject   string   `json:"subject"`           // the words that say what was meant, folded
	Scope     string   `json:"scope,omitempty"`   // the subject before the last answer narrowed it to one row
	Kind      string   `json:"kind"`              // of the last question
	Focus     string   `json:"focus"`             // id of the attribute asked
	Phase     string   `json:"phase,omitempty"`   // of a project, that was asked of
	Measure   string   `json:"measure,omitempty"` // what was measured: a column, or the last question
	Documents []string `json:"documents"`         // cited, best first
	Names     []string `json:"names"`             // of the rows answered, in the order shown
	Turns     int      `json:"turns"`

	// Asked is the last question, and Before the state it was asked in, so that
	// it can be answered once more, as a picture.
	Asked  string `json:"asked,omitempty"`
	Before *State `json:"before,omitempty"`

	// Ask is the last question in substance: of 那乙呢 the one before, asked of 乙.
	Ask string `json:"ask,omitempty"`

	// Offers are the answers of which the last question back let choose one.
	Offers []Offer `json:"offers,omitempty"`

	// Document, Start and End are where the last answer was found, in runes.
	Document   string `json:"document,omitempty"`
	Start, End int

	// Told is the value or clause that was given; the next question asks for
	// another.
	ToldStart, ToldEnd int

	// Project is where the document names the project spoken of; empty for none.
	Project corpus.Span `json:"project"`
}

// Offer is one answer that a question back offers: its label, and where a
// document gives it. Start, End and CiteStart, CiteEnd are half-open, in runes.
type Offer struct {
	Label     string `json:"label"`
	Document  string `json:"document"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	CiteStart int    `json:"cite_start"`
	CiteEnd   int    `json:"cite_end"`
}

// Store keeps states by conversation. Put with a zero State forgets.
type Store interface {
	Get(conversation string) (State, bool)
	Put(conversation string, s State)
}

// Memory is a Store that holds the conversations last used.
type Memory struct {
	mu    sync.Mutex
	limit int
	order *list.List // of conversation ids, last used first
	items map[string]*entry
}

type entry struct {
	at    *list.Element
	state State
}

// NewMemory makes a store of at most limit conversations (0: 10 000).
func NewMemory(limit int) *Memory {
	if limit <= 0 {
		limit = 10_000
	}
	return &Memory{limit: limit, order: list.New(), items: map[string]*entry{}}
}

// Get gives the state of a conversation.
func (m *Memory) Get(conversation string) (State, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.items[conversation]
	if !ok {
		return State{}, false
	}
	m.order.MoveToFront(e.at)
	return e.state, true
}

// Put replaces the state of a conversation.
func (m *Memory) Put(conversation string, s State) {
	if conversation == "" {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if e, ok := m.items[conversation]; ok {
		e.state = s
		m.order.MoveToFront(e.at)
		return
	}
	m.items[conversation] = &entry{m.order.PushFront(conversation), s}
	for len(m.items) > m.limit {
		last := m.order.Back()
		delete(m.items, last.Value.(string))
		m.order.Remove(last)
	}
}
