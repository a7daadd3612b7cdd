package main

import (
	"context"
	"encoding/json"
	"iter"

	"zhaoshang/bot"
	"zhaoshang/corpus"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/store"
	"zhaoshang/index"
)

// documentKeeper is what commands on documents need of a store.
type documentKeeper interface {
	Document(ctx context.Context, id string) (corpus.Document, error)
	Documents(ctx context.Context, f store.Filter) iter.Seq2[corpus.Document, error]
	Versions(ctx context.Context, id string) ([]corpus.Document, error)
	Text(ctx context.Context, id string) (corpus.Text, error)
	Original(ctx context.Context, id string) ([]byte, error)
	Entry(ctx context.Context, id string) (store.Entry, error)
	All(ctx context.Context) iter.Seq2[store.Entry, error]
	Remove(ctx context.Context, id, who string) error
	Restore(ctx context.Context, id, who string) error
	SetVisibility(ctx context.Context, id string, v corpus.Visibility, who string) error
	Changes(ctx context.Context, since int64) iter.Seq2[store.Change, error]
}

// recordKeeper is what people's word on records needs of a store.
type recordKeeper interface {
	Correct(ctx context.Context, project, field string, value json.RawMessage, who string) (store.Correction, error)
	UndoCorrection(ctx context.Context, id int64, who string) error
	Corrections(ctx context.Context, document string) ([]store.Correction, error)
	Merge(ctx context.Context, a, b, who string) error
	Split(ctx context.Context, a, b, who string) error
	Candidates(ctx context.Context, limit int) ([]store.Candidate, error)
}

// peopleKeeper is what users, conversations and questions need of a store.
type peopleKeeper interface {
	SetUser(ctx context.Context, u store.User) error
	RemoveUser(ctx context.Context, id string) error
	User(ctx context.Context, id string) (store.User, error)
	Users(ctx context.Context) ([]store.User, error)
	ledgerStore
	Questions(ctx context.Context, limit int) ([]store.Question, error)
	Gaps(ctx context.Context, limit int) ([]store.Gap, error)
	CloseGap(ctx context.Context, key, who string) error
	Curate(ctx context.Context, c store.Curated) error
	Curated(ctx context.Context, question string, role corpus.Visibility) (store.Curated, error)
	AllCurated(ctx context.Context) ([]store.Curated, error)
	Uncurate(ctx context.Context, key string) error
}

// doorKeeper is what logging in and API keys need of a store.
type doorKeeper interface {
	SetPassword(ctx context.Context, user, hash string) error
	Password(ctx context.Context, user string) (string, error)
	SetKey(ctx context.Context, hash string, k store.Key) error
	Key(ctx context.Context, hash string) (store.Key, error)
	Keys(ctx context.Context) ([]store.Key, error)
	RemoveKey(ctx context.Context, name string) error
}

// custodian is what looks after the store itself.
type custodian interface {
	Stats(ctx context.Context) (store.Stats, error)
	Check(ctx context.Context) ([]store.Finding, error)
	Backup(ctx context.Context, file string) error
}

// vault is the whole store; each command uses its part.
type vault interface {
	documentKeeper
	recordKeeper
	peopleKeeper
	doorKeeper
	newsStore
	custodian
	Close() error
}

// room is what an answering command works with.
type room struct {
	vault   vault
	store   intake.Store
	library index.Library
	librarian
	refresh    func(context.Context) error // takes up what was added since
	watch      func(context.Context) error // refreshes until the context ends
	generation func() string               // name of the index that answers come from; "" when all is in memory
	beside     func() int                  // documents changed since it was built
	answerer   bot.Answerer
	close      func() error
}
