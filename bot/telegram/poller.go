package telegram

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// ErrRevoked reports that Telegram does not know the token (any more).
var ErrRevoked = errors.New("telegram: the token is not valid (any more)")

// pollSeconds is how long one getUpdates waits; Telegram itself ends it at 50.
const pollSeconds = 45

// maxPollBody bounds one answer of getUpdates: 100 updates are well below it.
const maxPollBody = 16 << 20

// allowedUpdates are the kinds the bot understands; the others are not asked for.
const allowedUpdates = `["message","edited_message","callback_query","inline_query","my_chat_member"]`

// API is where the Bot API is and under which token.
type API struct {
	Server string // https://api.telegram.org, or an own Bot API server
	Token  string
	Client *http.Client
}

// scrub takes the token out of a text before anybody reads it.
func (a API) scrub(s string) string {
	if a.Token == "" {
		return s
	}
	s = strings.ReplaceAll(s, a.Token, "***")
	return strings.ReplaceAll(s, url.QueryEscape(a.Token), "***")
}

// apiError is an answer of the Bot API that says no.
type apiError struct {
	Code        int
	Description string
	RetryAfter  time.Duration
}

func (e *apiError) Error() string { return fmt.Sprintf("telegram: %d %s", e.Code, e.Description) }

// Poller fetches updates by long polling. Deliver must have made them durable
// when it returns without an error: the next poll tells Telegram to forget them.
type Poller struct {
	API     API
	Deliver func(ctx context.Context, updates []Update) error
	Offset  int64
	Wait    int // seconds of one poll; 0 means 45
	Log     *slog.Logger
	Failed  func(kind string) // counts failures: conflict, network, server; may be nil
}

// Run polls until ctx ends or the token is refused (ErrRevoked). Everything
// else is retried with growing pauses, and retry_after is obeyed.
func (p *Poller) Run(ctx context.Context) error {
	pause := backoff.NewExponentialBackOff()
	pause.InitialInterval, pause.MaxInterval = 200*time.Millisecond, 30*time.Second
	for ctx.Err() == nil {
		updates, err := p.fetch(ctx)
		if err == nil && len(updates) > 0 {
			err = p.deliver(ctx, updates)
		}
		if err == nil {
			pause.Reset()
			continue
		}
		if errors.Is(err, ErrRevoked) {
			return err
		}
		if ctx.Err() != nil {
			break
		}
		p.wait(ctx, p.judge(err, pause.NextBackOff()))
	}
	return nil
}

func (p *Poller) deliver(ctx context.Context, updates []Update) error {
	if err := p.Deliver(ctx, updates); err != nil {
		return err
	}
	p.Offset = updates[len(updates)-1].ID + 1
	return nil
}

// judge logs a failure by its kind and says how long to pause.
func (p *Poller) judge(err error, pause time.Duration) time.Duration {
	kind := "network"
	var e *apiError
	if errors.As(err, &e) {
		kind = "server"
		if e.RetryAfter > 0 {
			pause = e.RetryAfter
		}
		if e.Code == http.StatusConflict {
			kind, pause = "conflict", max(pause, 5*time.Second)
		}
	}
	if p.Failed != nil {
		p.Failed(kind)
	}
	p.Log.Error("poll failed", "kind", kind, "pause_ms", pause.Milliseconds(), "error", p.API.scrub(err.Error()))
	return pause
}

func (p *Poller) wait(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// fetch asks for one batch. An update that cannot be read keeps its place as
// raw bytes: a kind of message unknown today must not stop the others.
func (p *Poller) fetch(ctx context.Context) ([]Update, error) {
	wait := p.Wait
	if wait == 0 {
		wait = pollSeconds
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(wait+20)*time.Second)
	defer cancel()
	form := url.Values{"timeout": {strconv.Itoa(wait)}, "limit": {"100"}, "allowed_updates": {allowedUpdates}}
	if p.Offset != 0 {
		form.Set("offset", strconv.FormatInt(p.Offset, 10))
	}
	var raws []json.RawMessage
	if err := p.API.call(ctx, "getUpdates", form, &raws); err != nil {
		return nil, err
	}
	return parseUpdates(raws, time.Now()), nil
}

// parseUpdates takes the id of each raw update; one without an id is dropped,
// since nothing could ever confirm it.
func parseUpdates(raws []json.RawMessage, now time.Time) []Update {
	var out []Update
	for _, raw := range raws {
		var head struct {
			ID int64 `json:"update_id"`
		}
		if json.Unmarshal(raw, &head) == nil && head.ID != 0 {
			out = append(out, Update{ID: head.ID, Received: now, Raw: raw})
		}
	}
	return out
}

// call makes one request with form fields and decodes result into dest.
func (a API) call(ctx context.Context, method string, form url.Values, dest any) error {
	target := strings.TrimRight(a.Server, "/") + "/bot" + a.Token + "/" + method
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, strings.NewReader(form.Encode()))
	if err != nil {
		return errors.New(a.scrub(fmt.Sprintf("telegram: %s: %v", method, err)))
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	resp, err := a.Client.Do(req)
	if err != nil {
		return errors.New(a.scrub(fmt.Sprintf("telegram: %s: %v", method, err)))
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxPollBody))
	if err != nil {
		return errors.New(a.scrub(fmt.Sprintf("telegram: %s: %v", method, err)))
	}
	return a.decode(method, resp.StatusCode, body, dest)
}

// decode reads the envelope of the Bot API; a gateway's HTML is never shown,
// since it may repeat the address with the token.
func (a API) decode(method string, status int, body []byte, dest any) error {
	var envelope struct {
		OK          bool            `json:"ok"`
		Result      json.RawMessage `json:"result"`
		Code        int             `json:"error_code"`
		Description string          `json:"description"`
		Parameters  struct {
			RetryAfter int `json:"retry_after"`
		} `json:"parameters"`
	}
	if json.Unmarshal(body, &envelope) != nil {
		return &apiError{Code: status, Description: method + ": the answer is no JSON"}
	}
	if !envelope.OK {
		if envelope.Code == http.StatusUnauthorized || envelope.Code == http.StatusNotFound {
			return ErrRevoked
		}
		return &apiError{Code: envelope.Code, Description: a.scrub(envelope.Description),
			RetryAfter: time.Duration(envelope.Parameters.RetryAfter) * time.Second}
	}
	if dest == nil {
		return nil
	}
	if err := json.Unmarshal(envelope.Result, dest); err != nil {
		return fmt.Errorf("telegram: %s: %w", method, err)
	}
	return nil
}
