package find

import (
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// How much a word counts for a value, beyond the levels of align.go.
const (
	inRegion     = 1.0
	inForward    = 0.8
	beforeRegion = 0.78
	afterForward = 0.5
	othersShare  = 0.7 // of the level, when the value's clause names its own subject
)

// owned gives the part of the question's weight that a value has by its owner,
// and notes how near the rarest word of the question is.
func (a *Alignment) owned(v *reading.Value, clause int, x *Candidate) float64 {
	if a.Total == 0 {
		return 0
	}
	sum := 0.0
	x.Key = a.key(v, clause)
	groups := map[int]float64{}
	for i := range a.Pieces {
		p := &a.Pieces[i]
		level := a.ownedLevel(p, v, clause)
		if p.Group != 0 {
			groups[p.Group] = max(groups[p.Group], level*p.Weight)
			continue
		}
		sum += level * p.Weight
	}
	for _, w := range inOrder(groups) {
		sum += w
	}
	return min(1, sum/a.Total)
}

// key is how near the rarest words of the question are: the mean of their
// levels, 1 when it has none.
func (a *Alignment) key(v *reading.Value, clause int) float64 {
	rare, lent := 0.0, false
	for i := range a.Pieces {
		if p := &a.Pieces[i]; p.Lent {
			lent = true
		} else if p.Strong && !p.Date {
			rare = max(rare, p.Rarity)
		}
	}
	sum, weight := 0.0, 0.0
	groups := map[int]bool{}
	for i := range a.Pieces {
		p := &a.Pieces[i]
		if p.Lent || !p.AsRareAs(rare) || p.Group != 0 && groups[p.Group] {
			continue
		}
		groups[p.Group] = true
		sum += a.ownedLevel(p, v, clause) * p.Weight
		weight += p.Weight
	}
	switch {
	case weight > 0:
		return sum / weight
	case lent:
		return 0.7
	}
	return 1
}

func (a *Alignment) ownedLevel(p *Piece, v *reading.Value, clause int) float64 {
	best := a.far(p, clause)
	if v.Owner.Named && !v.Owner.Aggregate && best < inLead && best != inTitle {
		best *= othersShare
	}
	s := a.Page.Sentences[a.Page.Clauses[clause].Sentence].Span
	for _, at := range p.Places {
		l := 0.0
		switch {
		case at < s.Start || at >= s.End:
			continue
		case at >= v.Owner.Region.Start && at < v.Owner.Region.End:
			l = inRegion
		case at >= v.Owner.Forward.Start && at < v.Owner.Forward.End:
			l = inForward
		case at < v.Owner.Region.Start:
			l = beforeRegion
		default:
			l = afterForward
		}
		best = max(best, l)
	}
	return best
}

// far is the level of a piece for a clause from places outside its sentence.
func (a *Alignment) far(p *Piece, clause int) float64 {
	if a.levelsOf == nil {
		a.levelsOf = map[*Piece][]float64{}
	}
	levels := a.levelsOf[p]
	if levels == nil {
		levels = make([]float64, len(a.Page.Clauses))
		a.fill(p, levels, true)
		a.levelsOf[p] = levels
	}
	return levels[clause]
}

// namesRow reports whether a clause is no row of a table, or one that a name of
// the question stands in.
func (a *Alignment) namesRow(p *reading.Page, clause int) bool {
	s := &p.Sentences[p.Clauses[clause].Sentence]
	if s.Kind != corpus.TableRow {
		return true
	}
	strong := false
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if !x.Strong || x.Date {
			continue
		}
		strong = true
		for _, at := range x.Places {
			for _, c := range p.Text.Blocks[s.Block].Cells {
				if at >= c.Span.Start && at < c.Span.End {
					return true
				}
			}
		}
	}
	return !strong
}
