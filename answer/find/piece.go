package find

import (
	"regexp"
	"slices"

	"zhaoshang/corpus"
)

// leastNameWeight is what the content of a name weighs at least: two characters.
const leastNameWeight = 1.25

// howManyThingsRE matches a number of things, which is no name: 三个.
var howManyThingsRE = regexp.MustCompile(`^[是那这哪]?[0-9一二两三四五六七八九十几]+[个家项笔批条份]?$`)

// Own reports whether a word of a follow-up itself may be a name.
func (x *Piece) Own() bool {
	return !x.Lent && !x.Date && x.Strong && x.Weight >= leastNameWeight*x.Rarity && !howManyThingsRE.MatchString(string(x.Runes))
}

// StandsIn reports whether a piece stands in a span.
func (x *Piece) StandsIn(s corpus.Span) bool {
	for _, at := range x.Places {
		if at >= s.Start && at < s.End {
			return true
		}
	}
	return false
}

// LastNamed is the end of the last of the question's rarest words in a range,
// and whether all of them stand there.
func (a *Alignment) LastNamed(from, to int) (int, bool) {
	last, all := from, false
	rare := a.Rarest()
	named := func(x Piece) bool { return !x.Lent && x.AsRareAs(rare) }
	onlyPlaces := !slices.ContainsFunc(a.Pieces, func(x Piece) bool { return named(x) && x.Unit == "" }) && len(slices.Compact(unitsOf(a.Pieces))) > 1
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if !named(*x) || x.Unit != "" && !onlyPlaces {
			continue
		}
		here := -1
		for _, at := range x.Places {
			if at >= from && at < to {
				here = at + len(x.Runes)
			}
		}
		if here < 0 {
			return 0, false
		}
		last, all = max(last, here), true
	}
	return last, all
}

// unitsOf are the places that pieces name.
func unitsOf(pieces []Piece) []string {
	var out []string
	for i := range pieces {
		if pieces[i].Unit != "" {
			out = append(out, pieces[i].Unit)
		}
	}
	return out
}

// Rarest is the rarity of the rarest name of the question.
func (a *Alignment) Rarest() float64 {
	rare := 0.0
	for i := range a.Pieces {
		if x := &a.Pieces[i]; x.Strong && !x.Date && !x.Lent {
			rare = max(rare, x.Rarity)
		}
	}
	return rare
}

// aboutAsRare is how much less rare than the rarest name of a question another may be
// to tell as much.
const aboutAsRare = 0.12

// AsRareAs reports whether a piece names something, about as rarely as the rarest name.
func (x *Piece) AsRareAs(rare float64) bool {
	return x.Strong && !x.Date && x.Rarity >= rare-aboutAsRare
}

// MeansProject reports whether a rare word of the question stands in the name of
// a project or of its investors.
func (a *Alignment) MeansProject(x *corpus.Project) bool {
	return a.standsIn(x.Name.Span) || slices.ContainsFunc(x.Parties, func(party corpus.Sourced[string]) bool { return a.standsIn(party.Span) })
}

// standsIn reports whether a word of the question stands in a span.
func (a *Alignment) standsIn(s corpus.Span) bool {
	for i := range a.Pieces {
		if x := &a.Pieces[i]; x.Strong && x.Unit == "" && !x.Date && x.StandsIn(s) {
			return true
		}
	}
	return false
}
