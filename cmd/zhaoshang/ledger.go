package main

import (
	"context"
	"log/slog"
	"maps"
	"sync"
	"time"

	"zhaoshang/corpus/store"
)

const (
	ledgerPause = 100 * time.Millisecond // between two commits
	keptStates  = 90 * 24 * time.Hour    // how long what is known of a chat is kept
	pruneEvery  = 24 * time.Hour
)

// ledgerStore is the part of the store that a ledger writes to.
type ledgerStore interface {
	LogQuestions(ctx context.Context, questions ...store.Question) error
	ForgetQuestions(ctx context.Context, user string) error
	PruneQuestions(ctx context.Context, before time.Time) error
	SaveConversations(ctx context.Context, states map[string][]byte, expires time.Time) error
	Conversation(ctx context.Context, id string) ([]byte, error)
}

// ledger writes questions and the states of conversations to the store, many in
// one commit, so that an answer does not wait for the disk. What was handed in
// less than ledgerPause before a kill is lost; close loses nothing.
type ledger struct {
	store ledgerStore
	log   *slog.Logger
	keep  time.Duration // of questions; 0 means for ever

	mu        sync.Mutex
	questions []store.Question
	states    map[string][]byte // nil forgets
	writing   map[string][]byte // states of the commit under way
	busy      sync.Mutex        // held while committing
	stop      func()
	done      chan struct{}
}

func newLedger(s ledgerStore, log *slog.Logger, keep time.Duration) *ledger {
	ctx, stop := context.WithCancel(context.Background())
	l := &ledger{store: s, log: log, keep: keep, states: map[string][]byte{}, stop: stop, done: make(chan struct{})}
	go l.run(ctx) // close waits for it
	return l
}

// run commits what came in until ctx ends.
func (l *ledger) run(ctx context.Context) {
	defer close(l.done)
	tick := time.NewTicker(ledgerPause)
	defer tick.Stop()
	pruned := time.Time{}
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			l.report(l.flush(context.WithoutCancel(ctx)))
			if l.keep > 0 && now.Sub(pruned) > pruneEvery {
				pruned = now
				l.report(l.store.PruneQuestions(ctx, now.Add(-l.keep)))
			}
		}
	}
}

func (l *ledger) report(err error) {
	if err != nil {
		l.log.Error("questions and conversations not written", slog.Any("error", err))
	}
}

// close commits what is left and ends the ledger.
func (l *ledger) close() error {
	l.stop()
	<-l.done
	return l.flush(context.Background())
}

func (l *ledger) asked(q store.Question) {
	q.At = time.Now()
	l.mu.Lock()
	l.questions = append(l.questions, q)
	l.mu.Unlock()
}

// save keeps the state of a conversation; empty data forgets it.
func (l *ledger) save(key string, data []byte) {
	l.mu.Lock()
	l.states[key] = data
	l.mu.Unlock()
}

// load gives the state of a conversation, written or not.
func (l *ledger) load(ctx context.Context, key string) ([]byte, error) {
	l.mu.Lock()
	data, ok := l.states[key]
	if !ok {
		data, ok = l.writing[key]
	}
	l.mu.Unlock()
	if ok {
		return data, nil
	}
	return l.store.Conversation(ctx, key)
}

// forget takes everything that somebody asked out of the log.
func (l *ledger) forget(ctx context.Context, user string) error {
	if err := l.flush(ctx); err != nil {
		return err
	}
	return l.store.ForgetQuestions(ctx, user)
}

// flush commits what came in. What could not be written is tried again.
func (l *ledger) flush(ctx context.Context) error {
	l.busy.Lock()
	defer l.busy.Unlock()
	l.mu.Lock()
	questions, states := l.questions, l.states
	l.questions, l.states, l.writing = nil, map[string][]byte{}, states
	l.mu.Unlock()
	err := l.commit(ctx, questions, states)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.writing = nil
	if err != nil {
		maps.Copy(states, l.states)
		l.states = states
	}
	return err
}

func (l *ledger) commit(ctx context.Context, questions []store.Question, states map[string][]byte) error {
	if len(states) > 0 {
		if err := l.store.SaveConversations(ctx, states, time.Now().Add(keptStates)); err != nil {
			return err
		}
	}
	if len(questions) == 0 {
		return nil
	}
	return l.store.LogQuestions(ctx, questions...)
}
