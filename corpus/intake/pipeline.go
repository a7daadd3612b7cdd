package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
)

// unit is work for one worker: a document that was read, or something that has
// to be read first and may give several.
type unit struct {
	path string // of the file; "" when its documents may replace one another, as the lines of a jsonl file do
	size int64  // bytes it holds, roughly
	read func(ctx context.Context) ([]read.Source, []*corpus.Problem)
}

// job is a unit under way. ready is closed when items are there.
type job struct {
	unit  unit
	size  int64
	ready chan struct{}
	items []item
}

// item is one document to be stored, or a problem to be told.
type item struct {
	origin  string // file and ordinal in it; "" as unit.path
	put     store.Put
	notes   []*corpus.Problem
	problem *corpus.Problem
}

// run reads and extracts units in parallel, stores them in batches and gives
// the receipts in the order of the units. Memory is bounded by
// Options.InFlight. Stopping early stops the work; what was acknowledged stays.
func (in *Intake) run(ctx context.Context, units iter.Seq[unit]) iter.Seq[Receipt] {
	return func(yield func(Receipt) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		p := &pipeline{
			in: in, room: semaphore.NewWeighted(in.options.InFlight),
			work: make(chan *job), ordered: make(chan *job, 4*in.options.Batch), receipts: make(chan []Receipt, 1),
		}
		wg.Go(func() { p.feed(ctx, units) })
		for range in.options.Workers {
			wg.Go(func() { p.extract(ctx) })
		}
		wg.Go(func() { p.commit(ctx) })
		for batch := range p.receipts {
			for i := range batch {
				if !yield(batch[i]) {
					return
				}
			}
		}
	}
}

// pipeline is one run: feed -> work -> extract; feed -> ordered -> commit ->
// receipts. Each goroutine closes what it alone sends to.
type pipeline struct {
	in       *Intake
	room     *semaphore.Weighted
	work     chan *job
	ordered  chan *job
	receipts chan []Receipt
}

func (p *pipeline) feed(ctx context.Context, units iter.Seq[unit]) {
	defer close(p.ordered)
	defer close(p.work)
	for u := range units {
		j := &job{unit: u, size: min(u.size+1, p.in.options.InFlight), ready: make(chan struct{})}
		if p.room.Acquire(ctx, j.size) != nil {
			return
		}
		select {
		case p.ordered <- j:
		case <-ctx.Done():
			return
		}
		select {
		case p.work <- j:
		case <-ctx.Done():
			return
		}
	}
}

func (p *pipeline) extract(ctx context.Context) {
	for j := range p.work {
		sources, problems := j.unit.read(ctx)
		for i := range sources {
			it := p.in.prepare(&sources[i])
			if j.unit.path != "" {
				it.origin = fmt.Sprintf("%s#%d", j.unit.path, i)
			}
			j.items = append(j.items, it)
		}
		for _, problem := range problems {
			j.items = append(j.items, item{problem: problem})
		}
		j.unit.read = nil
		close(j.ready)
	}
}

// prepare makes of a source what the store puts.
func (in *Intake) prepare(s *read.Source) (it item) {
	defer func() {
		if r := recover(); r != nil {
			it = item{problem: &corpus.Problem{Document: s.ID, Stage: "extract", Hint: in.messages.say("internal", s.File),
				Err: fmt.Errorf("intake: panic: %v\n%s", r, debug.Stack())}}
		}
	}()
	sum := sha256.Sum256(s.Data)
	d := corpus.Document{
		ID: s.ID, Title: s.Title, Date: s.Date, Source: s.SourceName, Author: s.Author, Visibility: s.Visibility,
		Format: s.Format, File: s.File, Hash: hex.EncodeToString(sum[:]),
	}
	if d.Visibility == "" {
		d.Visibility = in.options.Visibility
	}
	return item{notes: s.Notes, put: store.Put{
		Document: d, Original: s.Data, Text: s.Text, Records: in.extractor.Records(d, s.Text),
		CleanVersion: clean.Version, ExtractVersion: extract.Version, Who: in.options.Who,
	}}
}

// commit stores items in batches: when a batch is full or has waited long
// enough.
func (p *pipeline) commit(ctx context.Context) {
	defer close(p.receipts)
	b := batch{p: p, given: map[string]given{}}
	tick := time.NewTicker(p.in.options.Wait)
	defer tick.Stop()
	for {
		select {
		case j, ok := <-p.ordered:
			if !ok {
				b.flush(ctx)
				return
			}
			if !b.await(ctx, j, tick.C) {
				return
			}
			b.add(j)
			if len(b.items) >= p.in.options.Batch {
				b.flush(ctx)
			}
		case <-tick.C:
			b.flush(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// batch is what the next commit stores.
type batch struct {
	p     *pipeline
	items []item
	size  int64
	given map[string]given // by id, what files of this run have stored
}

// given is a document of this run.
type given struct{ origin, hash string }

// await waits for a job; when the batch has waited long enough meanwhile, it is
// stored first.
func (b *batch) await(ctx context.Context, j *job, late <-chan time.Time) bool {
	for {
		select {
		case <-j.ready:
			return true
		case <-late:
			b.flush(ctx)
		case <-ctx.Done():
			return false
		}
	}
}

func (b *batch) add(j *job) {
	for _, it := range j.items {
		b.items = append(b.items, b.distinct(it))
	}
	b.size += j.size
}

// distinct refuses a document whose id another file of this run has with other
// bytes: reports of one name in two folders must not replace one another.
func (b *batch) distinct(it item) item {
	d := &it.put.Document
	if it.origin == "" || it.problem != nil {
		return it
	}
	first, known := b.given[d.ID]
	if known && first.origin != it.origin && first.hash != d.Hash {
		return item{problem: &corpus.Problem{Document: d.File, Stage: "store",
			Err:  fmt.Errorf("%w: id %q is that of %q too", store.ErrConflict, d.ID, first.origin),
			Hint: b.p.in.messages.say("same_id", it.origin[:strings.LastIndexByte(it.origin, '#')], d.ID)}}
	}
	b.given[d.ID] = given{it.origin, d.Hash}
	return it
}

// flush stores the batch and gives its receipts.
func (b *batch) flush(ctx context.Context) {
	if len(b.items) == 0 {
		return
	}
	receipts := b.p.in.save(ctx, b.items)
	b.p.room.Release(b.size)
	b.items, b.size = nil, 0
	select {
	case b.p.receipts <- receipts:
	case <-ctx.Done():
	}
}

// save stores items in one commit. When that fails for another reason than the
// disk or the database, each document is tried alone, so that one does not
// refuse the others.
func (in *Intake) save(ctx context.Context, items []item) []Receipt {
	puts := make([]store.Put, 0, len(items))
	for i := range items {
		if items[i].problem == nil {
			puts = append(puts, items[i].put)
		}
	}
	results, err := in.store.Put(ctx, puts...)
	if err != nil && len(puts) > 1 && store.Hint(err) == "" && ctx.Err() == nil {
		return in.saveEach(ctx, items)
	}
	receipts := make([]Receipt, len(items))
	for i, n := 0, 0; i < len(items); i++ {
		switch {
		case items[i].problem != nil:
			receipts[i] = in.refusal(items[i].problem)
		case err != nil:
			receipts[i] = in.refusal(in.storeProblem(&items[i].put.Document, err))
		default:
			receipts[i] = in.receipt(&items[i], &results[n])
			n++
		}
	}
	return receipts
}

func (in *Intake) saveEach(ctx context.Context, items []item) []Receipt {
	receipts := make([]Receipt, 0, len(items))
	for i := range items {
		receipts = append(receipts, in.save(ctx, items[i:i+1])...)
	}
	return receipts
}

func (in *Intake) storeProblem(d *corpus.Document, err error) *corpus.Problem {
	hint := store.Hint(err)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		hint = in.messages.say("cancelled", d.File)
	case hint == "":
		hint = in.messages.say("internal", d.File)
	}
	return &corpus.Problem{Document: d.File, Stage: "store", Err: err, Hint: hint}
}
