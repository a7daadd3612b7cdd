package web

import (
	"context"

	"zhaoshang/bot"
	"zhaoshang/corpus"
)

// Service is the bot behind the pages.
type Service interface {
	Handle(ctx context.Context, m bot.Message) (bot.Reply, error)
}

// Health says how the program is: nil when it can answer.
type Health interface {
	Ready(ctx context.Context) error
}

// Archive is what staff do with documents beside adding and removing them.
type Archive interface {
	// Removed lists the removed documents that role may see.
	Removed(ctx context.Context, role corpus.Visibility) ([]corpus.Document, error)
	// Versions gives all versions of a document, the latest first.
	Versions(ctx context.Context, id string) ([]corpus.Document, error)
	SetVisibility(ctx context.Context, who, id string, v corpus.Visibility) error
	// Changes is the end of the log of changes, the latest first.
	Changes(ctx context.Context, role corpus.Visibility, limit int) ([]bot.Change, error)
}

// Editor is what staff do with records.
type Editor interface {
	bot.Bench
	// Corrections lists the overrides in a document, the latest first.
	Corrections(ctx context.Context, document string) ([]bot.Correction, error)
	Undo(ctx context.Context, who string, correction int64) error
}

// Matchmaker says which records are one project.
type Matchmaker interface {
	Pairs(ctx context.Context, role corpus.Visibility, limit int) ([]bot.Pair, error)
	Merge(ctx context.Context, who, a, b string) error
	Split(ctx context.Context, who, a, b string) error
}

// Author keeps the answers that staff write.
type Author interface {
	Curate(ctx context.Context, who, question, text string, v corpus.Visibility) error
	Written(ctx context.Context, role corpus.Visibility) ([]bot.Written, error)
	Unwrite(ctx context.Context, key string) error
	// CloseGap takes a gap off the list until it is asked again.
	CloseGap(ctx context.Context, who, key string) error
}

// EngineRoom is what admins do beside bot.Office.
type EngineRoom interface {
	// Generations lists the indexes that are kept, the latest first.
	Generations(ctx context.Context) ([]bot.Generation, error)
	// Rebuild builds and publishes an index, with what it changes in answers;
	// bot.ErrBusy, bot.ErrWorse.
	Rebuild(ctx context.Context, o bot.Rebuild, progress func(done, total int)) ([]bot.AnswerChange, error)
	// Rollback publishes the one before the current one; bot.ErrNoEarlier.
	Rollback(ctx context.Context) error
	// SetPassword lets "web:name" log in; bot.ErrValue for a short password.
	SetPassword(ctx context.Context, user, password string) error
}
