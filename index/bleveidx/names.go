package bleveidx

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"zhaoshang/corpus/clean"
	"zhaoshang/index"
	"zhaoshang/index/rank"
)

// Names implements index.Searcher. The score is the part of the likest name of
// the record that the text holds, 0 to 1; of equal ones the rarer name first.
func (x *Index) Names(ctx context.Context, q index.Query) (hits []index.NameHit, err error) {
	defer x.noteDamage(&err)
	defer rescue("names", &err)
	s, err := x.current(ctx)
	if err != nil {
		return nil, err
	}
	defer s.release()
	r := x.begin(s.names, s.closedTo(q))
	defer x.end(r)
	folded := clean.Fold(clip(q.Text))
	question := x.ranker.Question(folded, r)
	defer x.ranker.Release(question)
	limit := cmp.Or(max(q.Limit, 0), 10)
	r.gather(question)
	r.pick(max(4*limit, judged), func(int) float32 { return 1 })
	if r.err != nil {
		return nil, fmt.Errorf("bleveidx: names: %w", r.err)
	}
	return s.nameHits(r, question, limit), nil
}

func (s *state) nameHits(r *run, q *rank.Question, limit int) []index.NameHit {
	hits := make([]index.NameHit, 0, len(r.picked))
	for _, c := range r.picked {
		i, local := r.locate(c.row)
		if score := q.Likeness(r.shelves[i].units(local)); score > 0 {
			hits = append(hits, index.NameHit{Record: s.layers[i].record(local), Score: float64(score)})
		}
	}
	slices.SortStableFunc(hits, func(a, b index.NameHit) int { return cmp.Compare(b.Score, a.Score) })
	return hits[:min(len(hits), limit)]
}
