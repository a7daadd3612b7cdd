package bot

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/sync/semaphore"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// Options configures a Service. Only Answerer is needed; what is nil is not
// offered. The zero value of every other field means its default.
type Options struct {
	Answerer Answerer
	People   People
	Memory   Memory
	Journal  Journal
	Catalog  Catalog
	Desk     Desk
	Office   Office
	Library  Library
	Records  Records
	Bench    Bench
	Curator  Curator
	Matcher  Matcher
	News     Newsroom
	Painter  Painter
	Meter    Meter
	Log      *slog.Logger

	Deadline       time.Duration // for one answer; 0 means 8 s
	QuestionRunes  int           // longer questions are refused; 0 means 2,000
	UserPerMinute  int           // questions of one person; 0 means no limit
	ChatPerMinute  int           // questions of one chat; 0 means no limit
	Conversation   time.Duration // silence that ends one; 0 means 30 min
	AllowedUsers   []string      // "channel:id" or id; empty means everybody
	StaffAddPublic bool          // documents of staff are public rather than for staff
	LogQuestions   bool          // whether the text of questions may be logged
	Generation     func() string // name of the index that answers come from; nil means it never changes
	Now            func() time.Time
}

// Service answers messages. It may be used by any number of goroutines; the
// messages of one chat are answered one after the other.
type Service struct {
	o             Options
	texts         texts
	rates         *rates
	conversations *conversations
	uploads       *Uploads
	watches       *watches
	slots         *semaphore.Weighted // answers computed at once
}

// answersPerProcessor is how many answers are computed at once for each
// processor: more would only slow one another down, and those that wait have
// said meanwhile that they are at work.
const answersPerProcessor = 2

// New makes a Service.
func New(o Options) (*Service, error) {
	if o.Answerer == nil {
		return nil, errors.New("bot: no answerer")
	}
	defaults(&o)
	t, err := loadTexts()
	if err != nil {
		return nil, err
	}
	return &Service{o: o, texts: t, rates: newRates(o), conversations: newConversations(o), uploads: NewUploads(o.Now), watches: &watches{news: o.News},
		slots: semaphore.NewWeighted(int64(answersPerProcessor * runtime.GOMAXPROCS(0)))}, nil
}

func defaults(o *Options) {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Deadline == 0 {
		o.Deadline = 8 * time.Second
	}
	if o.QuestionRunes == 0 {
		o.QuestionRunes = 2000
	}
	if o.Meter == nil {
		o.Meter = noMeter{}
	}
	if o.Generation == nil {
		o.Generation = func() string { return "" }
	}
	if o.Conversation == 0 {
		o.Conversation = 30 * time.Minute
	}
}

// Handle gives the reply to a message. Whatever a person can do something about
// is in the reply; an error means that the message was not handled and may be
// given again.
func (s *Service) Handle(ctx context.Context, m Message) (Reply, error) {
	c, unlock, err := s.conversations.open(ctx, m)
	if err != nil {
		return Reply{}, err
	}
	defer unlock()
	t := &turn{s: s, m: m, c: c, language: language(m, c)}
	if t.own, err = s.role(ctx, m); err != nil {
		return Reply{}, err
	}
	if t.role = t.own; m.Shared {
		t.role = corpus.Public
	}
	reply, err := t.reply(ctx)
	if err != nil {
		return Reply{}, err
	}
	if reply.Language == "" {
		reply.Language = t.language
	}
	return reply, s.conversations.save(ctx, c)
}

// role is what a person may see: the higher of what the channel grants and
// what the person was given.
func (s *Service) role(ctx context.Context, m Message) (corpus.Visibility, error) {
	role := m.Role
	if role == "" {
		role = corpus.Public
	}
	if s.o.People == nil {
		return role, nil
	}
	own, err := s.o.People.Role(ctx, m.person())
	if err != nil {
		return "", fmt.Errorf("bot: role of %q: %w", m.person(), err)
	}
	if own.Level() > role.Level() {
		role = own
	}
	return role, nil
}

// Role is what the sender of a message may see where it was sent.
func (s *Service) Role(ctx context.Context, m Message) (corpus.Visibility, error) {
	if m.Shared {
		return corpus.Public, nil
	}
	return s.role(ctx, m)
}

func (m Message) person() string { return m.Channel + ":" + m.User }

// turn is one message on its way to a reply.
type turn struct {
	s        *Service
	m        Message
	c        *conversation
	own      corpus.Visibility // of the person
	role     corpus.Visibility // what may be shown here: own, or less where others read along
	language string
}

func (t *turn) reply(ctx context.Context) (Reply, error) {
	if !t.s.allowed(t.m) && t.own.Level() == 0 {
		return t.refuse("not_allowed", nil), nil
	}
	if wait := t.s.rates.wait(t.m, t.s.o.Now()); wait > 0 {
		return t.refuse("slow_down", args{"seconds": int(wait.Seconds()) + 1}), nil
	}
	if len(t.m.Files) > 0 {
		return t.add(ctx)
	}
	text := strings.TrimSpace(t.m.Text)
	if t.m.Choice == "" {
		if name, rest, ok := command(text); ok {
			return t.command(ctx, name, rest)
		}
	}
	return t.question(ctx, t.c.chosen(t.m.Choice, text))
}

func (s *Service) allowed(m Message) bool {
	if len(s.o.AllowedUsers) == 0 {
		return true
	}
	for _, u := range s.o.AllowedUsers {
		if u == m.User || u == m.person() {
			return true
		}
	}
	return false
}

func (t *turn) say(key string, a args) Reply {
	return Reply{Text: t.s.texts.say(t.language, key, a), Language: t.language}
}

func (t *turn) refuse(key string, a args) Reply {
	r := t.say(key, a)
	r.Refused = true
	return r
}

// question answers a question of the conversation.
func (t *turn) question(ctx context.Context, text string) (Reply, error) {
	n := utf8.RuneCountInString(text)
	switch {
	case text == "":
		return t.say("empty_question", nil), nil
	case n > t.s.o.QuestionRunes:
		return t.say("long_question", args{"runes": n, "limit": t.s.o.QuestionRunes}), nil
	}
	if r, ok, err := t.curated(ctx, text); ok || err != nil {
		return r, err
	}
	start := t.s.o.Now()
	limited, cancel := context.WithTimeout(ctx, t.s.o.Deadline)
	defer cancel()
	t.replay(limited)
	a, err := t.ask(limited, text)
	took := t.s.o.Now().Sub(start)
	if err != nil {
		return t.failed(ctx, err, took)
	}
	t.c.answered(text, t.s.o.Generation(), a)
	t.record(ctx, text, a, took)
	r := replyOf(a)
	r.Buttons = t.answerButtons(a)
	return r, t.attach(&r)
}

// ask asks the engine; what goes wrong inside it is an error, not the end of
// the program.
func (t *turn) ask(ctx context.Context, text string) (a answer.Answer, err error) {
	if err := t.s.slots.Acquire(ctx, 1); err != nil {
		return answer.Answer{}, err
	}
	defer t.s.slots.Release(1)
	defer func() {
		if p := recover(); p != nil {
			t.s.o.Log.ErrorContext(ctx, "answering panicked", slog.Any("panic", p), slog.String("stack", string(debug.Stack())))
			err = fmt.Errorf("bot: answering panicked: %v", p)
		}
	}()
	return t.s.o.Answerer.Answer(ctx, answer.Question{Conversation: t.c.ID, Text: text, Role: t.role, Language: t.c.Language})
}

// replay tells the engine what was asked before a restart.
func (t *turn) replay(ctx context.Context) {
	if !t.c.restored {
		return
	}
	t.c.restored = false
	for _, q := range t.c.Questions {
		if _, err := t.ask(ctx, q); err != nil {
			t.s.o.Log.WarnContext(ctx, "conversation not restored", slog.Any("error", err))
			return
		}
	}
}

func (t *turn) failed(ctx context.Context, err error, took time.Duration) (Reply, error) {
	if ctx.Err() != nil { // the program is stopping: not handled
		return Reply{}, ctx.Err()
	}
	key := "failed"
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		key = "too_slow"
	case errors.Is(err, answer.ErrNotReady):
		key = "not_ready"
	}
	t.s.o.Meter.Answered(t.m.Channel, key, took)
	t.s.o.Log.ErrorContext(ctx, "not answered", slog.Any("error", err), slog.Int64("took_ms", took.Milliseconds()))
	return t.say(key, nil), nil
}

// record puts the question on the history, and on the list of gaps when it
// could not be answered.
func (t *turn) record(ctx context.Context, text string, a answer.Answer, took time.Duration) {
	t.s.o.Meter.Answered(t.m.Channel, string(a.Status), took)
	fields := []any{slog.String("channel", t.m.Channel), slog.String("status", string(a.Status)),
		slog.String("gap", a.Gap), slog.Int64("took_ms", took.Milliseconds())}
	if t.s.o.LogQuestions {
		fields = append(fields, slog.String("question", text))
	}
	t.s.o.Log.InfoContext(ctx, "answered", fields...)
	if t.s.o.Journal == nil {
		return
	}
	err := t.s.o.Journal.Asked(ctx, Asked{User: t.m.person(), Conversation: t.c.ID, Question: text,
		Status: a.Status, Gap: a.Gap, Answer: a.Text, Took: took})
	if err != nil {
		t.s.o.Log.ErrorContext(ctx, "question not recorded", slog.Any("error", err))
	}
}

func replyOf(a answer.Answer) Reply {
	return Reply{Text: a.Text, Language: a.Language, Status: a.Status, Gap: a.Gap, Sources: a.Sources, Choices: a.Choices,
		Rows: a.Rows, Facts: a.Facts, Chart: a.Chart, Trace: a.Trace}
}
