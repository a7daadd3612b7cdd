package telegram

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"time"
)

// maxUpdateBytes bounds the body of one webhook call; an update is far smaller.
const maxUpdateBytes = 1 << 20

// Webhook has updates pushed instead of polled.
type Webhook struct {
	URL     string // public HTTPS address that Telegram calls
	Secret  string // 1-256 of A-Z a-z 0-9 _ -; every call must carry it
	Address string // that is listened on, behind the proxy that ends TLS
}

// WebhookHandler takes updates from Telegram: 401 without the right secret,
// 413 or 400 for what is no update, 503 when it could not be made durable
// (Telegram then sends it again), 200 only when it is on disk. run is the
// context of the bot, not of one call: a call that ends early must not take
// its update out of the queue.
func (b *Bot) WebhookHandler(run context.Context) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			http.Error(w, "POST only", http.StatusMethodNotAllowed)
			return
		}
		given := r.Header.Get("X-Telegram-Bot-Api-Secret-Token")
		if subtle.ConstantTimeCompare([]byte(given), []byte(b.o.Webhook.Secret)) != 1 {
			http.Error(w, "wrong secret", http.StatusUnauthorized)
			return
		}
		raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxUpdateBytes))
		if err != nil {
			http.Error(w, "too large", http.StatusRequestEntityTooLarge)
			return
		}
		updates := parseUpdates([]json.RawMessage{raw}, time.Now())
		if len(updates) == 0 {
			http.Error(w, "no update", http.StatusBadRequest)
			return
		}
		if err := b.Deliver(run, updates); err != nil {
			b.o.Log.Error("update not stored", "error", err.Error())
			http.Error(w, "not stored", http.StatusServiceUnavailable)
		}
	})
}

// listen serves the webhook until ctx ends.
func (b *Bot) listen(ctx context.Context) error {
	if b.o.Webhook.Secret == "" {
		return errors.New("telegram: webhook.secret is empty: anybody could send updates; set 1-256 characters of A-Z a-z 0-9 _ -")
	}
	listener, err := net.Listen("tcp", b.o.Webhook.Address)
	if err != nil {
		return fmt.Errorf("telegram: webhook.address %q: %w", b.o.Webhook.Address, err)
	}
	server := &http.Server{Handler: b.WebhookHandler(ctx), ReadTimeout: 10 * time.Second, WriteTimeout: 10 * time.Second, IdleTimeout: time.Minute}
	stopped := make(chan error, 1)
	go func() { stopped <- server.Serve(listener) }()
	if err := b.api.call(ctx, "setWebhook", url.Values{"url": {b.o.Webhook.URL}, "secret_token": {b.o.Webhook.Secret},
		"allowed_updates": {allowedUpdates}, "max_connections": {"40"}}, nil); err != nil {
		_ = server.Close() // what went wrong is told below
		_ = <-stopped
		return fmt.Errorf("telegram: webhook: %w", err)
	}
	select {
	case err := <-stopped:
		return fmt.Errorf("telegram: webhook: %w", err)
	case <-ctx.Done():
	}
	end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	err = server.Shutdown(end)
	_ = <-stopped // that it was closed
	return err
}
