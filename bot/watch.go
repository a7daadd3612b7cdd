package bot

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"zhaoshang/corpus"
)

const (
	watchesEach  = 20              // of one person
	watchPause   = 2 * time.Second // between two looks for news
	watchTries   = 5               // at one notice; then it is given up
	noticeLines  = 10              // projects that one notice names
	newDocuments = 100             // that one look reads
)

// ErrGone reports that a chat does not take messages from the bot.
var ErrGone = errors.New("bot: the chat takes no messages")

// Part is one thing that a filter asks for.
type Part struct {
	Kind string // sector, status, place, amount, word
	Text string // as typed
}

// Matcher reads filters in words, like 新签约的新材料项目.
type Matcher interface {
	// Parts is what a filter was understood as; none when it says nothing.
	Parts(filter string) []Part
	Matches(filter string, p *corpus.Project) bool
}

// Fresh is a document that was added, with its projects.
type Fresh struct {
	Document corpus.Document
	Projects []corpus.Project
	Sequence int64
}

// Newsroom tells what was added, by whatever process, and keeps the watches.
type Newsroom interface {
	// News gives the documents first added after a change, at most limit
	// changes of the store at once, and the last change it looked at.
	News(ctx context.Context, after int64, limit int) ([]Fresh, int64, error)
	// Latest is the last change of the store.
	Latest(ctx context.Context) (int64, error)
	LoadWatches(ctx context.Context) ([]byte, error) // nil for none
	SaveWatches(ctx context.Context, data []byte) error
}

// watch is a filter that somebody wants to hear of.
type watch struct {
	ID       string `json:"id"`
	Channel  string `json:"channel"`
	User     string `json:"user"`
	Chat     string `json:"chat"`
	Shared   bool   `json:"shared,omitempty"` // others read the chat: public documents only
	Language string `json:"language"`
	Filter   string `json:"filter"`
	Seen     int64  `json:"seen"` // the last change that was looked at
	Failed   int    `json:"failed,omitempty"`
}

func (w *watch) of(m Message) bool { return w.Channel == m.Channel && w.User == m.User }

// watches are those of everybody, written through to the Newsroom.
type watches struct {
	news Newsroom
	mu   sync.Mutex
	all  []watch // valid when read
	read bool
}

// change lets f change the watches and keeps them when it reports a change.
func (ws *watches) change(ctx context.Context, f func(all []watch) ([]watch, bool)) error {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if !ws.read {
		data, err := ws.news.LoadWatches(ctx)
		if err == nil && len(data) > 0 {
			err = json.Unmarshal(data, &ws.all)
		}
		if err != nil {
			return fmt.Errorf("bot: watches: %w", err)
		}
		ws.read = true
	}
	next, changed := f(slices.Clone(ws.all))
	if !changed {
		return nil
	}
	data, err := json.Marshal(next)
	if err == nil {
		err = ws.news.SaveWatches(ctx, data)
	}
	if err != nil {
		return fmt.Errorf("bot: watches: %w", err)
	}
	ws.all = next
	return nil
}

// list gives the watches that fit.
func (ws *watches) list(ctx context.Context, fits func(*watch) bool) (out []watch, err error) {
	err = ws.change(ctx, func(all []watch) ([]watch, bool) {
		for i := range all {
			if fits(&all[i]) {
				out = append(out, all[i])
			}
		}
		return nil, false
	})
	return out, err
}

// watch adds a watch, lists those of the asker, or stops one.
func (t *turn) watch(ctx context.Context, rest string) (Reply, error) {
	if t.s.o.News == nil || t.s.o.Matcher == nil || !t.m.Rich {
		return t.say("not_offered", nil), nil
	}
	first, which, _ := strings.Cut(rest, " ")
	switch {
	case rest == "":
		return t.listWatches(ctx)
	case slices.Contains(strings.Split(t.s.texts.say(t.language, "watch_stop_words", nil), "|"), strings.ToLower(first)):
		return t.stopWatch(ctx, strings.TrimSpace(which))
	}
	parts := t.s.o.Matcher.Parts(rest)
	if len(parts) == 0 {
		return t.say("watch_unclear", nil), nil
	}
	latest, err := t.s.o.News.Latest(ctx)
	if err != nil {
		return Reply{}, fmt.Errorf("bot: watch: %w", err)
	}
	full := false
	w := watch{ID: rand.Text()[:8], Channel: t.m.Channel, User: t.m.User, Chat: t.m.Chat, Shared: t.m.Shared, Language: t.language, Filter: rest, Seen: latest}
	err = t.s.watches.change(ctx, func(all []watch) ([]watch, bool) {
		own := 0
		for i := range all {
			if all[i].of(t.m) {
				own++
			}
			if all[i].of(t.m) && all[i].Chat == w.Chat && all[i].Filter == w.Filter {
				return nil, false
			}
		}
		full = own >= watchesEach
		return append(all, w), !full
	})
	switch {
	case err != nil:
		return Reply{}, err
	case full:
		return t.say("watch_full", args{"limit": watchesEach}), nil
	}
	r := t.say("watching", args{"filter": rest, "parts": t.partsText(parts)})
	r.Buttons = []Button{t.stopButton(w, "button_stop")}
	return r, nil
}

func (t *turn) partsText(parts []Part) string {
	var out []string
	for _, p := range parts {
		out = append(out, t.s.texts.say(t.language, "part_"+p.Kind, args{"text": p.Text}))
	}
	return strings.Join(out, t.s.texts.say(t.language, "separator", nil))
}

func (t *turn) stopButton(w watch, key string) Button {
	return Button{Label: t.s.texts.say(t.language, key, args{"filter": w.Filter}), Command: "/watch stop " + w.ID, Replace: true}
}

func (t *turn) listWatches(ctx context.Context) (Reply, error) {
	own, err := t.s.watches.list(ctx, func(w *watch) bool { return w.of(t.m) })
	if err != nil {
		return Reply{}, err
	}
	if len(own) == 0 {
		return t.say("no_watches", nil), nil
	}
	r := t.say("watches", args{"count": len(own)})
	for i, w := range own {
		r.Text += fmt.Sprintf("\n%d. %s", i+1, w.Filter)
		r.Buttons = append(r.Buttons, t.stopButton(w, "button_stop_one"))
	}
	return r, nil
}

// stopWatch stops a watch of the asker, by its id or its number in the list.
func (t *turn) stopWatch(ctx context.Context, which string) (Reply, error) {
	stopped := ""
	err := t.s.watches.change(ctx, func(all []watch) ([]watch, bool) {
		number, _ := strconv.Atoi(which)
		n := 0
		for i := range all {
			if !all[i].of(t.m) {
				continue
			}
			if n++; all[i].ID == which || n == number {
				stopped = all[i].Filter
				return slices.Delete(all, i, i+1), true
			}
		}
		return nil, false
	})
	if err != nil {
		return Reply{}, err
	}
	if stopped == "" {
		return t.say("no_such_watch", nil), nil
	}
	return t.say("watch_stopped", args{"filter": stopped}), nil
}

// forgetWatches stops all watches of a person.
func (t *turn) forgetWatches(ctx context.Context) error {
	if t.s.o.News == nil {
		return nil
	}
	return t.s.watches.change(ctx, func(all []watch) ([]watch, bool) {
		n := len(all)
		all = slices.DeleteFunc(all, func(w watch) bool { return w.of(t.m) })
		return all, len(all) != n
	})
}

// Send writes to a chat without being asked; ErrGone when it cannot be written to.
type Send func(ctx context.Context, user, chat string, r Reply) error

// Watch sends notices until ctx ends: channels has a Send for each channel that
// can be written to first.
func (s *Service) Watch(ctx context.Context, channels map[string]Send) error {
	if s.o.News == nil || s.o.Matcher == nil || len(channels) == 0 {
		<-ctx.Done()
		return nil
	}
	tick := time.NewTicker(watchPause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-tick.C:
		}
		if err := s.Notify(ctx, channels); err != nil && ctx.Err() == nil {
			s.o.Log.ErrorContext(ctx, "notices not sent", slog.Any("error", err))
		}
	}
}

// Notify looks for news once and sends the notices.
func (s *Service) Notify(ctx context.Context, channels map[string]Send) error {
	all, err := s.watches.list(ctx, func(w *watch) bool { return channels[w.Channel] != nil })
	if err != nil || len(all) == 0 {
		return err
	}
	after := all[0].Seen
	for i := range all {
		after = min(after, all[i].Seen)
	}
	fresh, last, err := s.o.News.News(ctx, after, newDocuments)
	if err != nil || last == after {
		return err
	}
	for i := range all {
		w := &all[i]
		if err := s.notifyOne(ctx, w, fresh, channels[w.Channel]); err != nil {
			s.o.Log.WarnContext(ctx, "notice not sent", slog.String("watch", w.ID), slog.Any("error", err))
			if w.Failed++; w.Failed < watchTries {
				continue
			}
		}
		w.Failed, w.Seen = 0, max(w.Seen, last)
	}
	return s.watches.change(context.WithoutCancel(ctx), func(now []watch) ([]watch, bool) {
		for i := range now {
			if k := slices.IndexFunc(all, func(w watch) bool { return w.ID == now[i].ID }); k >= 0 {
				now[i].Seen, now[i].Failed = all[k].Seen, all[k].Failed
			}
		}
		return now, true
	})
}

// notifyOne sends what is new for one watch, a notice for each document.
func (s *Service) notifyOne(ctx context.Context, w *watch, fresh []Fresh, send Send) error {
	m := Message{Channel: w.Channel, User: w.User, Chat: w.Chat, Shared: w.Shared}
	role, err := s.Role(ctx, m)
	if err != nil {
		return err
	}
	t := &turn{s: s, m: m, role: role, language: w.Language}
	for _, f := range fresh {
		if f.Sequence <= w.Seen || !role.Sees(f.Document.Visibility) {
			continue
		}
		r, ok := t.notice(w, &f)
		if !ok {
			continue
		}
		err := send(ctx, w.User, w.Chat, r)
		if errors.Is(err, ErrGone) {
			return nil
		}
		if err != nil {
			return err
		}
		w.Seen = f.Sequence
	}
	return nil
}

// notice is what a watch says of a document; not ok when nothing in it fits.
func (t *turn) notice(w *watch, f *Fresh) (Reply, bool) {
	var lines []string
	found := 0
	for i := range f.Projects {
		if !t.s.o.Matcher.Matches(w.Filter, &f.Projects[i]) {
			continue
		}
		if found++; found <= noticeLines {
			lines = append(lines, fmt.Sprintf("%d. %s", found, t.projectLine(&f.Projects[i])))
		}
	}
	if found == 0 {
		return Reply{}, false
	}
	title := f.Document.Title
	if title == "" {
		title = f.Document.ID
	}
	r := t.say("watch_notice", args{"filter": w.Filter, "title": title, "count": found})
	r.Text += "\n" + strings.Join(lines, "\n")
	r.Buttons = []Button{t.stopButton(*w, "button_stop")}
	return r, true
}
