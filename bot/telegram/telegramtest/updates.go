package telegramtest

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// getUpdates is the long poll: the offset confirms, only the kinds that were
// asked for. A second poll ends the first one with 409, as Telegram does, and
// a webhook ends both.
func (s *Server) getUpdates(w http.ResponseWriter, r *http.Request, c Call) {
	batch, ok := s.poll(r, c)
	if !ok {
		c.Status = http.StatusConflict
	}
	s.record(c)
	if !ok {
		fail(w, http.StatusConflict, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running", 0)
		return
	}
	succeed(w, batch)
}

// poll waits for updates; ok is false when another poll or a webhook took its
// place. A client that has gone is answered nothing, so nothing conflicts.
func (s *Server) poll(r *http.Request, c Call) (batch []json.RawMessage, ok bool) {
	offset, _ := strconv.ParseInt(c.Params["offset"], 10, 64)
	wait, _ := strconv.Atoi(c.Params["timeout"])
	limit, _ := strconv.Atoi(c.Params["limit"])
	if limit <= 0 || limit > 100 {
		limit = 100
	}
	var kinds []string
	json.Unmarshal([]byte(c.Params["allowed_updates"]), &kinds)
	deadline := time.Now().Add(time.Duration(min(wait, 50)) * time.Second)
	stop := time.AfterFunc(time.Until(deadline), s.wake)
	defer stop.Stop()
	defer context.AfterFunc(r.Context(), s.wake)()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.polls++
	mine := s.polls
	s.arrived.Broadcast()
	s.confirm(offset)
	for {
		if r.Context().Err() != nil {
			return nil, true
		}
		if s.polls != mine || s.webhook.url != "" {
			return nil, false
		}
		if batch := s.batch(kinds, limit); len(batch) > 0 || !time.Now().Before(deadline) {
			return batch, true
		}
		s.arrived.Wait()
	}
}

// wake makes every poll look again. The lock keeps it from coming between a
// poll's look and its wait.
func (s *Server) wake() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.arrived.Broadcast()
}

func (s *Server) confirm(offset int64) {
	if offset <= 0 {
		return
	}
	s.offset = offset
	s.updates = slices.DeleteFunc(s.updates, func(u stored) bool { return u.id < offset })
}

func (s *Server) batch(kinds []string, limit int) []json.RawMessage {
	out := []json.RawMessage{}
	for _, u := range s.updates {
		if len(out) < limit && (len(kinds) == 0 || slices.Contains(kinds, u.kind)) {
			out = append(out, u.raw)
		}
	}
	return out
}

// webhook is where updates go instead of getUpdates.
type webhook struct {
	url, secret string
	busy        bool
}

func (s *Server) setWebhook(c Call) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.webhook.url, s.webhook.secret = c.Params["url"], c.Params["secret_token"]
	s.arrived.Broadcast()
	s.deliverWebhook()
}

// deliverWebhook starts the delivery of what waits, one update at a time, and
// again after a refusal, as Telegram does. The caller holds the lock.
func (s *Server) deliverWebhook() {
	if s.webhook.url == "" || s.webhook.busy || len(s.updates) == 0 {
		return
	}
	s.webhook.busy = true
	go s.pushAll(s.webhook)
}

func (s *Server) pushAll(h webhook) {
	client := &http.Client{Timeout: 10 * time.Second}
	for {
		s.mu.Lock()
		if len(s.updates) == 0 || s.webhook.url != h.url {
			s.webhook.busy = false
			s.mu.Unlock()
			return
		}
		next := s.updates[0]
		s.mu.Unlock()
		if pushOne(client, h, next) {
			s.mu.Lock()
			s.updates = s.updates[1:]
			s.mu.Unlock()
			continue
		}
		time.Sleep(50 * time.Millisecond)
	}
}

func pushOne(client *http.Client, h webhook, u stored) bool {
	req, err := http.NewRequest(http.MethodPost, h.url, bytes.NewReader(u.raw))
	if err != nil {
		return false
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("X-Telegram-Bot-Api-Secret-Token", h.secret)
	resp, err := client.Do(req)
	if err != nil {
		return false
	}
	resp.Body.Close()
	return resp.StatusCode/100 == 2
}
