package bleveidx

import (
	"context"
	"fmt"
	"iter"

	"zhaoshang/index"
)

var _ index.Words = (*Index)(nil)

// Passages implements index.Words.
func (x *Index) Passages(ctx context.Context) (int, error) {
	s, err := x.current(ctx)
	if err != nil {
		return 0, err
	}
	defer s.release()
	n := 0
	for _, l := range s.layers {
		n += l.passages.size()
	}
	return n, nil
}

// Frequency implements index.Words.
func (x *Index) Frequency(ctx context.Context, term string) (n int, err error) {
	defer x.noteDamage(&err)
	defer rescue("frequency", &err)
	s, err := x.current(ctx)
	if err != nil {
		return 0, err
	}
	defer s.release()
	for _, l := range s.layers {
		p, err := l.passages.find(term, &spares{})
		if err != nil {
			return 0, fmt.Errorf("bleveidx: frequency: %w", err)
		}
		n += p.size()
	}
	return n, nil
}

// Terms implements index.Words.
func (x *Index) Terms(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		s, err := x.current(ctx)
		if err != nil {
			yield("", err)
			return
		}
		defer s.release()
		for _, l := range s.layers {
			on, err := l.passages.each(func(term string) bool { return yield(term, nil) })
			if err != nil {
				yield("", fmt.Errorf("bleveidx: terms: %w", err))
			}
			if !on {
				return
			}
		}
	}
}
