// Package intake is the way of a file into the store: read, cleaned, extracted
// and stored, with a receipt for every document that says what was understood.
package intake

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"time"

	"zhaoshang/corpus"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
)

// Store is the part of the store that intake needs.
type Store interface {
	Put(ctx context.Context, puts ...store.Put) ([]store.Result, error)
	Original(ctx context.Context, id string) ([]byte, error)
	Text(ctx context.Context, id string) (corpus.Text, error)
	Stale(ctx context.Context, cleanVersion, extractVersion int) iter.Seq2[store.Stale, error]
	Rebuild(ctx context.Context, rebuilt ...store.Rebuilt) (int, error)
}

// Trier tells what Put would do, and changes nothing.
type Trier interface {
	Try(ctx context.Context, puts ...store.Put) ([]store.Result, error)
}

// trial is a store that only tries.
type trial struct {
	Store
	Trier
}

// Put tells what it would do.
func (t trial) Put(ctx context.Context, puts ...store.Put) ([]store.Result, error) {
	return t.Try(ctx, puts...)
}

// Extractor takes records from text; *extract.Extractor is one.
type Extractor interface {
	Records(doc corpus.Document, text corpus.Text) corpus.Records
}

// Options tune an Intake. The zero value means the defaults.
type Options struct {
	Limits     read.Limits       // of one file
	Visibility corpus.Visibility // of documents that do not say; "" means as the version before, public when new
	Workers    int               // documents extracted at once; 0 means GOMAXPROCS
	Batch      int               // documents of one commit; 0 means 200
	Wait       time.Duration     // longest wait for a batch to fill; 0 means 200 ms
	InFlight   int64             // bytes of documents between reading and commit; 0 means 64 MiB
	Who        string            // adds, for the log of changes
}

// Intake adds documents to a store. It is safe for concurrent use.
type Intake struct {
	store     Store
	extractor Extractor
	options   Options
	messages  messages
}

// New makes an Intake.
func New(s Store, x Extractor, o Options) *Intake {
	return &Intake{store: s, extractor: x, options: withDefaults(o), messages: loadMessages()}
}

func withDefaults(o Options) Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Batch <= 0 {
		o.Batch = 200
	}
	if o.Wait <= 0 {
		o.Wait = 200 * time.Millisecond
	}
	if o.InFlight <= 0 {
		o.InFlight = 64 << 20
	}
	return o
}

// WithVisibility gives an Intake whose documents are v unless they say
// something else themselves; "" is as in Options.
func (in *Intake) WithVisibility(v corpus.Visibility) *Intake {
	other := *in
	other.options.Visibility = v
	return &other
}

// By gives an Intake that adds in the name of who, for the log of changes.
func (in *Intake) By(who string) *Intake {
	other := *in
	other.options.Who = who
	return &other
}

// Add adds the documents of one file and returns a receipt for each, in the
// order of the file. What is not refused in its receipt is durable.
func (in *Intake) Add(ctx context.Context, name string, data []byte) []Receipt {
	var all []Receipt
	for r := range in.run(ctx, in.dataUnits(name, data)) {
		all = append(all, r)
	}
	if err := ctx.Err(); err != nil {
		all = append(all, in.refusal(in.storeProblem(&corpus.Document{File: name}, err)))
	}
	return all
}

// Preview tells what Add would do with a file, and stores nothing. The store
// must be a Trier.
func (in *Intake) Preview(ctx context.Context, name string, data []byte) ([]Receipt, error) {
	t, ok := in.store.(Trier)
	if !ok {
		return nil, errors.New("intake: preview: the store cannot try")
	}
	other := *in
	other.store = trial{in.store, t}
	all := other.Add(ctx, name, data)
	for i := range all {
		all[i].Preview = true
	}
	return all, nil
}
