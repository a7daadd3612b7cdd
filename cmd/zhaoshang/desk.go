package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/answer/eval"
	"zhaoshang/bot"
	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
	"zhaoshang/corpus/store"
)

// Corrections lists the overrides of a project, or of all projects of a
// document, the latest first.
func (k keeper) Corrections(ctx context.Context, document string) ([]bot.Correction, error) {
	all, err := k.vault.Corrections(ctx, document)
	out := make([]bot.Correction, 0, len(all))
	for _, c := range slices.Backward(all) {
		out = append(out, bot.Correction{ID: c.ID, Document: c.Document, Project: c.Project, Name: c.Name, Field: c.Field,
			Old: correctionText(c.Field, c.Old), New: correctionText(c.Field, c.New), Who: c.Who, At: c.At, Undone: c.Undone, Orphan: c.Orphan})
	}
	return out, err
}

// correctionText writes a value of a correction as Correct reads it; "" when it
// takes the value away.
func correctionText(field string, raw json.RawMessage) string {
	var p corpus.Project
	if err := store.Override(&p, field, raw); err != nil {
		return string(raw)
	}
	return fieldText(&p, field)
}

// fieldText writes a field of a project as Correct reads it; "" when it is not
// stated.
func fieldText(p *corpus.Project, field string) string {
	switch field {
	case "name":
		return p.Name.Value
	case "amount":
		if p.Amount == nil {
			return ""
		}
		return value.Format(p.Amount.Value, "zh-Hans")
	case "parties":
		return strings.Join(p.PartyNames(), "、")
	case "sector":
		return p.Sector.Or("")
	case "place":
		return p.Place.Or("")
	case "event":
		return p.Event.Or("")
	case "date":
		if p.Date == nil {
			return ""
		}
		return p.Date.Value.ISO()
	case "status":
		return string(p.Status.Or(""))
	}
	return p.Phase
}

// Undo takes a correction back.
func (k keeper) Undo(ctx context.Context, who string, correction int64) error {
	if err := k.vault.UndoCorrection(ctx, correction, who); err != nil {
		return err
	}
	return k.refresh(ctx)
}

// Pairs lists the records that role may see and that a person should look at.
func (k keeper) Pairs(ctx context.Context, role corpus.Visibility, limit int) ([]bot.Pair, error) {
	all, err := k.vault.Candidates(ctx, limit)
	if err != nil {
		return nil, err
	}
	var out []bot.Pair
	for _, c := range all {
		seen, err := k.sees(ctx, role, c.A.Document, c.B.Document)
		if err != nil {
			return nil, err
		}
		if seen {
			out = append(out, bot.Pair{Reason: string(c.Reason), Joined: c.Joined, A: sideOf(c.Name, c.A), B: sideOf(c.NameB, c.B)})
		}
	}
	return out, nil
}

func sideOf(name string, r store.ConflictRecord) bot.Side {
	return bot.Side{Project: r.Project, Document: r.Document, Name: name, Date: r.Date, Amount: r.Amount}
}

// sees reports whether role may see all of some documents, removed ones too.
// One that there is not can be seen: nothing is there to hide.
func (k keeper) sees(ctx context.Context, role corpus.Visibility, documents ...string) (bool, error) {
	for _, id := range documents {
		d, err := k.vault.Document(ctx, id)
		if errors.Is(err, corpus.ErrNotFound) {
			continue
		}
		if err != nil || !role.Sees(d.Visibility) {
			return false, err
		}
	}
	return true, nil
}

// Merge says that two records are one project.
func (k keeper) Merge(ctx context.Context, who, a, b string) error {
	if err := k.vault.Merge(ctx, a, b, who); err != nil {
		return err
	}
	return k.refresh(ctx)
}

// Split says that two records are two projects.
func (k keeper) Split(ctx context.Context, who, a, b string) error {
	if err := k.vault.Split(ctx, a, b, who); err != nil {
		return err
	}
	return k.refresh(ctx)
}

// Removed lists the documents that were removed and that role may see.
func (k keeper) Removed(ctx context.Context, role corpus.Visibility) ([]corpus.Document, error) {
	var out []corpus.Document
	for d, err := range k.vault.Documents(ctx, store.Filter{Role: role, Removed: true}) {
		if err != nil {
			return nil, err
		}
		out = append(out, d)
	}
	return out, nil
}

// Versions lists the versions of a document, the latest first.
func (k keeper) Versions(ctx context.Context, id string) ([]corpus.Document, error) {
	all, err := k.vault.Versions(ctx, id)
	slices.SortFunc(all, func(a, b corpus.Document) int { return b.Version - a.Version })
	return all, err
}

// SetVisibility changes who may see a document.
func (k keeper) SetVisibility(ctx context.Context, who, id string, v corpus.Visibility) error {
	if err := k.vault.SetVisibility(ctx, id, v, who); err != nil {
		return err
	}
	return k.refresh(ctx)
}

// Changes gives the last lines of the log of changes of documents that role may
// see, the latest first.
func (k keeper) Changes(ctx context.Context, role corpus.Visibility, limit int) ([]bot.Change, error) {
	s, err := k.vault.Stats(ctx)
	if err != nil {
		return nil, err
	}
	var out []bot.Change
	for c, err := range k.vault.Changes(ctx, max(0, s.Sequence-int64(limit))) {
		if err != nil {
			return nil, err
		}
		seen, err := k.sees(ctx, role, c.Document)
		if err != nil {
			return nil, err
		}
		if seen {
			out = append(out, bot.Change{Kind: string(c.Kind), Document: c.Document, Who: c.Who, At: c.At})
		}
	}
	slices.Reverse(out)
	return out, nil
}

// Written lists the answers that staff wrote.
func (k keeper) Written(ctx context.Context, role corpus.Visibility) ([]bot.Written, error) {
	all, err := k.vault.AllCurated(ctx)
	var out []bot.Written
	for _, c := range all {
		if role.Sees(c.Visibility) {
			out = append(out, bot.Written{Key: c.Key, Question: c.Question, Visibility: c.Visibility,
				Curated: bot.Curated{Text: c.Answer, Who: c.Who, At: c.At}})
		}
	}
	return out, err
}

// Unwrite drops an answer that staff wrote.
func (k keeper) Unwrite(ctx context.Context, key string) error { return k.vault.Uncurate(ctx, key) }

// CloseGap takes a question off the list of gaps until it is asked again.
func (k keeper) CloseGap(ctx context.Context, who, key string) error {
	return k.vault.CloseGap(ctx, key, who)
}

// Generations lists the indexes that are kept, the latest first.
func (k keeper) Generations(context.Context) ([]bot.Generation, error) { return k.librarian.list() }

// Rebuild builds and publishes an index, after the configured evaluation set
// was asked.
func (k keeper) Rebuild(ctx context.Context, o bot.Rebuild, progress func(done, total int)) ([]bot.AnswerChange, error) {
	if k.checked == nil {
		return nil, k.refresh(ctx)
	}
	changes, err := k.checked(ctx, o, progress)
	if err != nil && driverExitCode(err) == exitBusy {
		err = fmt.Errorf("%w: %w", bot.ErrBusy, err)
	}
	return changes, err
}

// rebuildChecked builds an index and publishes it unless an answer to the
// configured evaluation set got worse (bot.ErrWorse).
func (a *app) rebuildChecked(ctx context.Context, c configs.Config, r *room, o bot.Rebuild, progress func(done, total int)) ([]bot.AnswerChange, error) {
	var changes []bot.AnswerChange
	check, err := a.checkOf(ctx, c, r, c.Index.Check, func(all []eval.Change) error {
		worse := false
		for _, x := range all {
			worse = worse || x.Worse()
			changes = append(changes, bot.AnswerChange{Question: x.Question, Old: string(x.Old), New: string(x.New), Worse: x.Worse()})
		}
		if worse && !o.Anyway {
			return bot.ErrWorse
		}
		return nil
	})
	if err == nil {
		_, err = a.rebuild(ctx, c, r, progress, check)
	}
	return changes, err
}

// Rollback publishes the generation before the current one.
func (k keeper) Rollback(ctx context.Context) error {
	_, err := k.librarian.rollback(ctx)
	switch {
	case err != nil && driverExitCode(err) == exitNotFound:
		return fmt.Errorf("%w: %w", bot.ErrNoEarlier, err)
	case err != nil && driverExitCode(err) == exitBusy:
		return fmt.Errorf("%w: %w", bot.ErrBusy, err)
	}
	return err
}

// SetPassword lets somebody log in to the web desk by a password. bot.ErrValue
// reports one that is too short.
func (k keeper) SetPassword(ctx context.Context, user, password string) error {
	if utf8.RuneCountInString(password) < minPassword {
		return fmt.Errorf("%w: the password has fewer than %d characters", bot.ErrValue, minPassword)
	}
	return k.vault.SetPassword(ctx, user, hashPassword(password))
}
