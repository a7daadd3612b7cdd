package telegram

import (
	"context"
	"sync"
)

// Queues runs work in order within a chat and in parallel over chats, never
// more than a bound at once. Add blocks when too much waits: that is the
// back-pressure on the poller.
type Queues struct {
	handle  func(ctx context.Context, u Update)
	slots   chan struct{} // one for each chat being worked on
	waiting chan struct{} // one for each update not yet begun
	mu      sync.Mutex
	chats   map[int64][]Update
	wg      sync.WaitGroup
	stopped bool
}

// NewQueues makes queues that work on at most parallel chats at once and hold
// at most backlog updates that have not begun.
func NewQueues(parallel, backlog int, handle func(ctx context.Context, u Update)) *Queues {
	return &Queues{handle: handle, slots: make(chan struct{}, parallel), waiting: make(chan struct{}, backlog), chats: map[int64][]Update{}}
}

// Add puts an update behind the others of its chat. It returns false when the
// queues are stopped or ctx ends first; the update then stays in the Inbox.
func (q *Queues) Add(ctx context.Context, chat int64, u Update) bool {
	select {
	case q.waiting <- struct{}{}:
	case <-ctx.Done():
		return false
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopped {
		<-q.waiting
		return false
	}
	work, running := q.chats[chat]
	q.chats[chat] = append(work, u)
	if !running {
		q.wg.Add(1)
		go q.run(context.WithoutCancel(ctx), chat)
	}
	return true
}

// run works on one chat until nothing waits there.
func (q *Queues) run(ctx context.Context, chat int64) {
	defer q.wg.Done()
	q.slots <- struct{}{}
	defer func() { <-q.slots }()
	for {
		u, ok := q.next(chat)
		if !ok {
			return
		}
		q.handle(ctx, u)
	}
}

func (q *Queues) next(chat int64) (Update, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	work := q.chats[chat]
	if len(work) == 0 || q.stopped {
		for range work {
			<-q.waiting
		}
		delete(q.chats, chat)
		return Update{}, false
	}
	q.chats[chat] = work[1:]
	<-q.waiting
	return work[0], true
}

// Take gives the updates at the head of a chat's queue that fit, and takes them
// out of it. Only the work of that chat may call it.
func (q *Queues) Take(chat int64, fits func(Update) bool) []Update {
	q.mu.Lock()
	defer q.mu.Unlock()
	work := q.chats[chat]
	n := 0
	for n < len(work) && fits(work[n]) {
		<-q.waiting
		n++
	}
	q.chats[chat] = work[n:]
	return work[:n:n]
}

// Ahead is how many updates of a chat have not begun.
func (q *Queues) Ahead(chat int64) int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.chats[chat])
}

// Waiting is how many updates have not begun.
func (q *Queues) Waiting() int { return len(q.waiting) }

// Stop lets the answers in hand finish, or gives up on them when ctx ends.
// What has not begun stays in the Inbox. It reports whether all finished.
func (q *Queues) Stop(ctx context.Context) bool {
	q.mu.Lock()
	q.stopped = true
	q.mu.Unlock()
	done := make(chan struct{})
	go func() { q.wg.Wait(); close(done) }()
	select {
	case <-done:
		return true
	case <-ctx.Done():
		return false
	}
}
