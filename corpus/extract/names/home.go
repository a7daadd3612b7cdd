package names

import (
	"strings"

	"zhaoshang/corpus"
)

// findHome gives the unit that a document is about, -1 for none: the one whose
// name stands most often as a subject, in the title and at the beginning.
// Places that are only gone to (赴深圳, 在上海) count little.
func (r *Reading) findHome(title []rune, places, inTitle []Place) int32 {
	x, text := r.lexicon, r.text
	scores := map[int32]int{}
	for i, p := range inTitle {
		x.scoreHome(scores, title, p, 12/(i+1))
	}
	for _, p := range places {
		weight := 2
		if p.Span.Start < 120 {
			weight = 4
		}
		x.scoreHome(scores, text, p, weight)
	}
	best := int32(-1)
	for u, s := range scores {
		if best == -1 || s > scores[best] || s == scores[best] && r.before(u, best) {
			best = u
		}
	}
	return best
}

// before orders units of equal score: the higher one, then the first in the gazetteer.
func (r *Reading) before(a, b int32) bool {
	da, db := r.depth(a), r.depth(b)
	return da < db || da == db && a < b
}

// depth is 0 for a province, 1 for a city, 2 for a county.
func (r *Reading) depth(u int32) int8 {
	if u >= 0 {
		return r.lexicon.places.units[u].depth
	}
	if strings.HasSuffix(r.unitName(u), "市") {
		return 1
	}
	return 2
}

// parent gives the unit that a unit lies in; -1 for none.
func (x *Lexicon) parent(u int32) int32 {
	if u < 0 {
		return -1
	}
	return x.places.units[u].parent
}

// scoreHome adds the weight of one mention, and a third of it to the place above.
func (x *Lexicon) scoreHome(scores map[int32]int, text []rune, p Place, weight int) {
	if p.unit == -1 || p.Kind == Country {
		return
	}
	switch {
	case x.starts(seatWords, text, p.Span.End) > 0:
		weight += 4
	case x.ends(goneToWords, text, max(0, p.Span.Start-4), p.Span.Start) > 0:
		weight = 1
	case x.starts(companyAfterPlaceWords, text, p.Span.End) > 0:
		weight = 0
	}
	scores[p.unit] += weight
	for u := x.parent(p.unit); u >= 0; u = x.parent(u) {
		weight /= 3
		scores[u] += weight
	}
}

// references finds 该区, 我市, 全县, 本省: the home or the place of that rank
// above it; right after a mention of another place of that rank, that place.
func (r *Reading) references(text []rune, places []Place) []Place {
	x := r.lexicon
	var out []Place
	next := 0
	for i := 0; i+1 < len(text); i++ {
		for next < len(places) && places[next].Span.End <= i {
			next++
		}
		n := x.starts(referencesWords, text, i)
		if n == 0 || overlapsPlace(places, next, i, n) {
			continue
		}
		rank := text[i+n-1]
		u := r.refersTo(text[i], rank, places[:next])
		if u != -1 {
			out = append(out, Place{Span: corpus.Span{Start: i, End: i + n}, Kind: Reference,
				ID: r.unitPath(u), Rule: "place/reference", unit: u})
		}
		i += n - 1
	}
	return out
}

func overlapsPlace(places []Place, next, i, n int) bool {
	return next < len(places) && places[next].Span.Start < i+n
}

// refersTo gives the unit that a reference means: 该 goes back to the last
// place of the rank named, 我, 全 and 本 to the home.
func (r *Reading) refersTo(first, rank rune, before []Place) int32 {
	if first == '该' {
		if u := r.lastOf(rank, before); u != -1 {
			return u
		}
	}
	for u := r.home; u != -1; u = r.lexicon.parent(u) {
		if r.hasRank(u, rank) {
			return u
		}
	}
	return -1
}

// lastOf gives the last unit of a rank among places, -1 for none.
func (r *Reading) lastOf(rank rune, places []Place) int32 {
	for i := len(places) - 1; i >= 0; i-- {
		if u := places[i].unit; u != -1 && r.hasRank(u, rank) {
			return u
		}
	}
	return -1
}

// hasRank reports whether a unit is a 省, 市, 县, 区, 州 or 旗.
func (r *Reading) hasRank(u int32, rank rune) bool {
	name := []rune(r.unitName(u))
	if len(name) == 0 {
		return false
	}
	if rank == '省' {
		return r.depth(u) == 0
	}
	return name[len(name)-1] == rank && (r.depth(u) > 0 || rank != '区')
}
