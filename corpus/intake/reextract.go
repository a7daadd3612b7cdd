package intake

import (
	"context"
	"fmt"

	"golang.org/x/sync/errgroup"

	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/read"
	"zhaoshang/corpus/store"
)

// Reextract brings the text and records of every live document up to the
// versions of cleaning and extraction of this program, corrections applied
// again, and returns how many it renewed. It can be stopped at any time and goes
// on where it was. progress may be nil.
func (in *Intake) Reextract(ctx context.Context, progress func(done int)) (int, error) {
	done := 0
	batch := make([]store.Stale, 0, in.options.Batch)
	flush := func() error {
		n, err := in.renew(ctx, batch)
		done += n
		batch = batch[:0]
		if err == nil && progress != nil {
			progress(done)
		}
		return err
	}
	for d, err := range in.store.Stale(ctx, clean.Version, extract.Version) {
		if err != nil {
			return done, fmt.Errorf("intake: extract again: %w", err)
		}
		if batch = append(batch, d); len(batch) == cap(batch) {
			if err := flush(); err != nil {
				return done, err
			}
		}
	}
	return done, flush()
}

// renew reads, extracts and stores one batch again.
func (in *Intake) renew(ctx context.Context, batch []store.Stale) (int, error) {
	rebuilt := make([]store.Rebuilt, len(batch))
	g, gctx := errgroup.WithContext(ctx)
	g.SetLimit(in.options.Workers)
	for i := range batch {
		g.Go(func() (err error) {
			rebuilt[i], err = in.rebuild(gctx, &batch[i])
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return 0, fmt.Errorf("intake: extract again: %w", err)
	}
	return in.store.Rebuild(ctx, rebuilt...)
}

func (in *Intake) rebuild(ctx context.Context, s *store.Stale) (store.Rebuilt, error) {
	r := store.Rebuilt{Document: s.Document.ID, Hash: s.Document.Hash, CleanVersion: clean.Version, ExtractVersion: extract.Version}
	text, err := in.store.Text(ctx, s.Document.ID)
	if err != nil {
		return r, err
	}
	if s.CleanVersion != clean.Version {
		original, err := in.store.Original(ctx, s.Document.ID)
		if err != nil {
			return r, err
		}
		// What cannot be read any more keeps the text it has.
		if sources, _ := read.Read(ctx, s.Document.File, original, in.options.Limits); len(sources) == 1 {
			text = sources[0].Text
			r.Text = &text
		}
	}
	r.Records = in.extractor.Records(s.Document, text)
	return r, nil
}
