package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"zhaoshang/bot"
	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/store"
	"zhaoshang/index"
)

// service makes the Service that every channel of the program talks to.
func (a *app) service(c configs.Config, r *room) (*bot.Service, keeper, error) {
	in, err := newIntake(c, r.store)
	if err != nil {
		return nil, keeper{}, err
	}
	painter, err := newPainter()
	if err != nil {
		return nil, keeper{}, err
	}
	k := keeper{vault: r.vault, refresh: r.refresh, intake: in, ledger: newLedger(r.vault, a.logger(c.Log), c.Bot.KeepQuestions)}
	k.meters, k.generation, k.beside, k.librarian, k.painter = newMeters(r), r.generation, r.beside, r.librarian, painter
	r.close = closeAfter(k.ledger.close, r.close)
	if c.Data != "" {
		k.rebuild = func(ctx context.Context, progress func(done, total int)) error {
			_, err := a.rebuild(ctx, c, r, progress, nil)
			return err
		}
		k.checked = func(ctx context.Context, o bot.Rebuild, progress func(done, total int)) ([]bot.AnswerChange, error) {
			return a.rebuildChecked(ctx, c, r, o, progress)
		}
	}
	s, err := bot.New(bot.Options{
		Answerer: r.answerer, People: k, Memory: k, Journal: k, Catalog: catalog{r.library, r.vault}, Desk: k, Office: k,
		Library: catalog{r.library, r.vault}, Records: catalog{r.library, r.vault}, Generation: r.generation,
		Bench: k, Curator: k, Matcher: newMatcher(), News: newsroom{r.vault}, Painter: painter, Meter: k.meters,
		Log: a.logger(c.Log), Deadline: c.Answer.Deadline, QuestionRunes: c.Answer.QuestionRunes,
		UserPerMinute: c.Bot.UserPerMinute, ChatPerMinute: c.Bot.ChatPerMinute, Conversation: c.Bot.Conversation,
		AllowedUsers: c.Bot.AllowedUsers, StaffAddPublic: c.Bot.StaffAddPublic, LogQuestions: c.Log.Questions,
	})
	return s, k, err
}

// closeAfter closes what stands on something before that itself.
func closeAfter(upper, lower func() error) func() error {
	return func() error { return errors.Join(upper(), lower()) }
}

// keeper is the store as the Service sees it.
type keeper struct {
	vault   vault
	refresh func(context.Context) error
	rebuild func(context.Context, func(done, total int)) error // nil where nothing is kept
	checked func(context.Context, bot.Rebuild, func(done, total int)) ([]bot.AnswerChange, error)
	intake  *intake.Intake
	ledger  *ledger
	meters  *meters
	painter bot.Painter

	generation func() string
	beside     func() int
	librarian  librarian
}

// Role implements bot.People.
func (k keeper) Role(ctx context.Context, user string) (corpus.Visibility, error) {
	u, err := k.vault.User(ctx, user)
	if errors.Is(err, corpus.ErrNotFound) {
		return corpus.Public, nil
	}
	return u.Role, err
}

// LoadConversation implements bot.Memory.
func (k keeper) LoadConversation(ctx context.Context, key string) ([]byte, error) {
	data, err := k.ledger.load(ctx, key)
	if errors.Is(err, corpus.ErrNotFound) {
		return nil, nil
	}
	return data, err
}

// SaveConversation implements bot.Memory.
func (k keeper) SaveConversation(_ context.Context, key string, data []byte) error {
	k.ledger.save(key, data)
	return nil
}

// Asked implements bot.Journal.
func (k keeper) Asked(_ context.Context, a bot.Asked) error {
	k.ledger.asked(store.Question{User: a.User, Conversation: a.Conversation, Text: a.Question,
		Status: string(a.Status), Gap: a.Gap, Answer: a.Answer, TookMS: a.Took.Milliseconds()})
	return nil
}

// Forget implements bot.Journal.
func (k keeper) Forget(ctx context.Context, user string) error { return k.ledger.forget(ctx, user) }

// Add implements bot.Desk.
func (k keeper) Add(ctx context.Context, who string, f bot.File, v corpus.Visibility) ([]bot.Receipt, error) {
	var out []bot.Receipt
	for _, r := range k.intake.WithVisibility(v).By(who).Add(ctx, f.Name, f.Data) {
		out = append(out, receiptOf(&r))
	}
	return out, k.refresh(ctx)
}

func receiptOf(r *intake.Receipt) bot.Receipt {
	return bot.Receipt{Document: r.Document, Text: r.String(), Refused: r.Outcome == store.Refused, Same: r.Outcome == store.Unchanged}
}

// Preview implements bot.Bench.
func (k keeper) Preview(ctx context.Context, f bot.File, v corpus.Visibility) ([]bot.Receipt, error) {
	all, err := k.intake.WithVisibility(v).Preview(ctx, f.Name, f.Data)
	out := make([]bot.Receipt, 0, len(all))
	for i := range all {
		out = append(out, receiptOf(&all[i]))
	}
	return out, err
}

// Correct implements bot.Bench.
func (k keeper) Correct(ctx context.Context, who, project, field, text string) error {
	if !slices.Contains(corpus.ProjectFields(), field) {
		return fmt.Errorf("%w: %q", bot.ErrField, field)
	}
	value, err := correctionValue(field, text)
	if err != nil {
		return fmt.Errorf("%w: %w", bot.ErrValue, err)
	}
	if _, err := k.vault.Correct(ctx, project, field, value, who); err != nil {
		return err
	}
	return k.refresh(ctx)
}

// Visibility implements bot.Bench.
func (k keeper) Visibility(ctx context.Context, document string) (corpus.Visibility, error) {
	d, err := k.vault.Document(ctx, document)
	return d.Visibility, err
}

// Curate implements bot.Curator.
func (k keeper) Curate(ctx context.Context, who, question, text string, v corpus.Visibility) error {
	return k.vault.Curate(ctx, store.Curated{Question: question, Answer: text, Visibility: v, Who: who})
}

// Curated implements bot.Curator. Who is kept as "channel:id name".
func (k keeper) Curated(ctx context.Context, question string, role corpus.Visibility) (bot.Curated, error) {
	c, err := k.vault.Curated(ctx, question, role)
	_, name, named := strings.Cut(c.Who, " ")
	if !named {
		name = ""
	}
	return bot.Curated{Text: c.Answer, Who: name, At: c.At}, err
}

// Remove implements bot.Desk.
func (k keeper) Remove(ctx context.Context, who, document string) error {
	return errors.Join(k.vault.Remove(ctx, document, who), k.refresh(ctx))
}

// Restore implements bot.Desk.
func (k keeper) Restore(ctx context.Context, who, document string) error {
	return errors.Join(k.vault.Restore(ctx, document, who), k.refresh(ctx))
}

// Gaps implements bot.Desk.
func (k keeper) Gaps(ctx context.Context, limit int) ([]bot.Gap, error) {
	all, err := k.vault.Gaps(ctx, limit)
	out := make([]bot.Gap, 0, len(all))
	for _, g := range all {
		out = append(out, bot.Gap{Question: g.Text, Why: g.Gap, Count: g.Count, Key: g.Key, Last: g.Last})
	}
	return out, err
}

// Status implements bot.Office.
func (k keeper) Status(ctx context.Context) ([][2]string, error) {
	s, err := k.vault.Stats(ctx)
	if err != nil {
		return nil, err
	}
	generation := k.generation()
	if generation == "" {
		generation = "-"
	}
	return [][2]string{{"documents", strconv.Itoa(s.Documents)}, {"removed", strconv.Itoa(s.Removed)},
		{"projects", strconv.Itoa(s.Projects)}, {"size", fmt.Sprintf("%.1f MB", float64(s.SizeBytes)/1e6)},
		{"generation", generation}, {"beside", strconv.Itoa(k.beside())}, {"queue", strconv.FormatInt(k.meters.waiting.Load(), 10)},
		{"version", version().Version}}, nil
}

// Users implements bot.Office.
func (k keeper) Users(ctx context.Context) ([]bot.User, error) {
	all, err := k.vault.Users(ctx)
	out := make([]bot.User, 0, len(all))
	for _, u := range all {
		out = append(out, bot.User{ID: u.ID, Role: u.Role, Name: u.Name, By: u.AddedBy, At: u.Added})
	}
	return out, err
}

// SetRole implements bot.Office.
func (k keeper) SetRole(ctx context.Context, who, user string, role corpus.Visibility) error {
	if role.Level() == 0 {
		return k.vault.RemoveUser(ctx, user)
	}
	return k.vault.SetUser(ctx, store.User{ID: user, Role: role, AddedBy: who})
}

// Reindex implements bot.Office.
func (k keeper) Reindex(ctx context.Context, progress func(done, total int)) error {
	if k.rebuild == nil {
		return k.refresh(ctx)
	}
	err := k.rebuild(ctx, progress)
	if err != nil && driverExitCode(err) == exitBusy {
		return fmt.Errorf("%w: %w", bot.ErrBusy, err)
	}
	return err
}

// catalog is the library as the Service and its faces show it.
type catalog struct {
	library index.Library
	vault   documentKeeper
}

// Document implements bot.Library.
func (c catalog) Document(ctx context.Context, role corpus.Visibility, id string) (corpus.Document, corpus.Text, error) {
	d, err := c.vault.Document(ctx, id)
	if err == nil && (d.Removed || !role.Sees(d.Visibility)) {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return corpus.Document{}, corpus.Text{}, err
	}
	t, err := c.vault.Text(ctx, id)
	return d, t, err
}

// Original implements bot.Library.
func (c catalog) Original(ctx context.Context, role corpus.Visibility, id string) (bot.File, error) {
	d, err := c.vault.Document(ctx, id)
	if err == nil && (d.Removed || !role.Sees(d.Visibility)) {
		err = fmt.Errorf("%w: document %q", corpus.ErrNotFound, id)
	}
	if err != nil {
		return bot.File{}, err
	}
	data, err := c.vault.Original(ctx, id)
	return bot.File{Name: d.File, Data: data}, err
}

// Records implements bot.Records.
func (c catalog) Records(ctx context.Context, role corpus.Visibility, ids []string) ([]bot.Record, error) {
	t, err := c.library.Table(ctx, role)
	if err != nil {
		return nil, err
	}
	out := make([]bot.Record, 0, len(ids))
	for _, id := range ids {
		if p, ok := t.Project(id); ok {
			out = append(out, bot.Record{ID: id, Document: p.Document, Project: p})
			continue
		}
		document, _, _ := cutLast(id, "#")
		d, found := t.Document(document)
		span, known := sentenceOf(t.In(document), id)
		if !found || !known {
			continue
		}
		text, err := c.vault.Text(ctx, d.ID)
		if err != nil {
			return nil, err
		}
		content := []rune(text.Content)
		if span.End <= len(content) {
			out = append(out, bot.Record{ID: id, Document: d.ID, Text: string(content[span.Start:span.End])})
		}
	}
	return out, nil
}

// Search implements bot.Library.
func (c catalog) Search(ctx context.Context, role corpus.Visibility, query string, limit int) ([]bot.Hit, error) {
	hits, err := c.library.Search(ctx, index.Query{Text: query, Limit: limit, Role: role})
	out := make([]bot.Hit, 0, len(hits))
	for _, h := range hits {
		out = append(out, bot.Hit{Document: h.Document, Title: h.Title, Score: h.Score, Start: h.Span.Start, End: h.Span.End, Text: h.Text})
	}
	return out, err
}

// door is the store as logging in sees it.
type door struct{ vault vault }

// Password gives the hash of a person's password and their role.
func (d door) Password(ctx context.Context, name string) (string, corpus.Visibility, error) {
	u, err := d.vault.User(ctx, "web:"+name)
	if err != nil {
		return "", "", err
	}
	hash, err := d.vault.Password(ctx, u.ID)
	return hash, u.Role, err
}

// Any reports whether somebody has a role and a password.
func (d door) Any(ctx context.Context) (bool, error) {
	all, err := d.vault.Users(ctx)
	if err != nil {
		return false, err
	}
	for _, u := range all {
		if !strings.HasPrefix(u.ID, "web:") {
			continue
		}
		if _, err := d.vault.Password(ctx, u.ID); !errors.Is(err, corpus.ErrNotFound) {
			return err == nil, err
		}
	}
	return false, nil
}

// Key gives the owner of an API key by its text.
func (d door) Key(ctx context.Context, key string) (string, corpus.Visibility, int, error) {
	k, err := d.vault.Key(ctx, keyHash(key))
	return k.Name, k.Role, k.PerMinute, err
}

// keyHash is what is kept of an API key: keys are long and random, so a plain
// hash is enough.
func keyHash(key string) string {
	sum := sha256.Sum256([]byte(key))
	return hex.EncodeToString(sum[:])
}

// ready says whether the library can be asked.
type ready struct{ library index.Library }

// Ready implements the check of /readyz.
func (r ready) Ready(ctx context.Context) error {
	_, err := r.library.Table(ctx, corpus.Public)
	return err
}

// Projects implements bot.Catalog.
func (c catalog) Projects(ctx context.Context, role corpus.Visibility) ([]*corpus.Project, error) {
	t, err := c.library.Table(ctx, role)
	if err != nil {
		return nil, err
	}
	return t.Projects(index.Filter{}), nil
}

// Events implements bot.Catalog.
func (c catalog) Events(ctx context.Context, role corpus.Visibility) ([]corpus.Event, error) {
	t, err := c.library.Table(ctx, role)
	if err != nil {
		return nil, err
	}
	var out []corpus.Event
	for _, e := range t.Events() {
		out = append(out, *e)
	}
	return out, nil
}

// Documents implements bot.Catalog.
func (c catalog) Documents(ctx context.Context, role corpus.Visibility) ([]corpus.Document, error) {
	t, err := c.library.Table(ctx, role)
	if err != nil {
		return nil, err
	}
	return t.Documents(), nil
}
