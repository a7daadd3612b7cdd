package main

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"testing/synctest"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// book is a ledgerStore in memory that can refuse to be written.
type book struct {
	full      bool
	commits   int
	questions []string
	states    map[string]string
	pruned    time.Time
}

var errFull = errors.New("full")

func (b *book) LogQuestions(_ context.Context, questions ...store.Question) error {
	b.commits++
	for _, q := range questions {
		b.questions = append(b.questions, q.Text)
	}
	return nil
}

func (b *book) ForgetQuestions(context.Context, string) error { b.questions = nil; return nil }

func (b *book) PruneQuestions(_ context.Context, before time.Time) error {
	b.pruned = before
	return nil
}

func (b *book) SaveConversations(_ context.Context, states map[string][]byte, _ time.Time) error {
	if b.full {
		return errFull
	}
	for id, state := range states {
		b.states[id] = string(state)
	}
	return nil
}

func (b *book) Conversation(_ context.Context, id string) ([]byte, error) {
	if s, ok := b.states[id]; ok {
		return []byte(s), nil
	}
	return nil, corpus.ErrNotFound
}

func TestLedger(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := &book{states: map[string]string{}}
		l := newLedger(b, slog.New(slog.DiscardHandler), time.Hour)
		for range 10 {
			l.asked(store.Question{Text: "问"})
		}
		l.save("c", []byte("一"))
		if state, err := l.load(t.Context(), "c"); err != nil || string(state) != "一" {
			t.Errorf("before the commit: %q, %v", state, err)
		}
		time.Sleep(2 * ledgerPause)
		synctest.Wait()
		if b.commits != 1 || len(b.questions) != 10 || b.states["c"] != "一" {
			t.Errorf("after the pause: %d commits, %d questions, %v", b.commits, len(b.questions), b.states)
		}
		if b.pruned.IsZero() {
			t.Error("old questions were not pruned")
		}

		b.full = true
		l.save("c", []byte("二"))
		time.Sleep(2 * ledgerPause)
		synctest.Wait()
		if state, err := l.load(t.Context(), "c"); err != nil || string(state) != "二" {
			t.Errorf("while the disk is full: %q, %v", state, err)
		}
		b.full = false
		if err := l.forget(t.Context(), "u"); err != nil || len(b.questions) != 0 {
			t.Errorf("forgetting: %v, %q", err, b.questions)
		}
		l.asked(store.Question{Text: "最后"})
		if err := l.close(); err != nil || b.states["c"] != "二" || len(b.questions) != 1 {
			t.Errorf("closing: %v, %v, %q", err, b.states, b.questions)
		}
	})
}
