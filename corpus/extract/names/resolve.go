package names

// votes counts how often a document speaks of each unit, and of each place
// above it.
type votes struct {
	own   map[int32]int // the unit itself, full or short
	full  map[int32]int // the unit by its full form, or inside its parent
	below map[int32]int // the unit or anything in it
}

// count lets the sightings that can mean one unit only vote.
func (g *gazetteer) count(all []sighting) votes {
	v := votes{map[int32]int{}, map[int32]int{}, map[int32]int{}}
	for _, s := range all {
		if s.forms[0].kind == weakForm && !s.chained {
			continue
		}
		u := g.prominent(s.forms)
		if u < 0 {
			continue
		}
		v.own[u]++
		if s.forms[0].kind == fullForm || s.chained {
			v.full[u]++
		}
		for ; u >= 0; u = g.units[u].parent {
			v.below[u]++
		}
	}
	return v
}

// prominent gives the one unit that the forms mean, or the one province or
// prefecture among them (海南 is the province before it is a district); -1 when
// there is none.
func (g *gazetteer) prominent(forms []form) int32 {
	if len(forms) == 1 {
		return forms[0].unit
	}
	top := int32(-1)
	for _, f := range forms {
		if d := g.units[f.unit].depth; d > 1 || d < 0 || f.kind > variantForm {
			continue
		}
		if top >= 0 {
			return -1
		}
		top = f.unit
	}
	return top
}

// resolve gives the unit that a sighting means in its document; ok is false
// for a weak form that nothing supports, and the unit is -1 when several
// remain that are equally likely.
func (g *gazetteer) resolve(s sighting, v votes) (u int32, ok bool) {
	best, bestScore, tie := int32(-1), -1, false
	for _, f := range s.forms {
		score, plausible := g.score(f, s, v)
		if !plausible {
			continue
		}
		if score == bestScore {
			tie = true
		}
		if score > bestScore {
			best, bestScore, tie = f.unit, score, false
		}
	}
	if best < 0 {
		return -1, false
	}
	if tie {
		return -1, true
	}
	return best, true
}

// score rates a reading of a sighting: the places around it count most, then
// the sureness of the form, then the rank of the unit.
func (g *gazetteer) score(f form, s sighting, v votes) (score int, plausible bool) {
	unit := g.units[f.unit]
	support := v.own[f.unit]
	if unit.parent >= 0 {
		support += v.below[unit.parent]
	}
	if unit.depth == 2 {
		if top := g.units[unit.parent].parent; top >= 0 {
			support += v.below[top]
		}
	}
	if f.kind == weakForm && !s.chained && v.full[f.unit] == 0 && !g.soleFull(f.unit, v) {
		return 0, false
	}
	return min(support, 9)*100 + int(abbreviation-f.kind)*10 + 5 - int(unit.depth), true
}

// soleFull reports whether the document names the unit's full form although
// that form could also be another unit (新华区 of four cities) and the city is named.
func (g *gazetteer) soleFull(u int32, v votes) bool {
	parent := g.units[u].parent
	return parent >= 0 && v.full[-2-u] > 0 && v.below[parent] > 0
}

// countShared notes the full forms that several units share, under -2-unit.
func (g *gazetteer) countShared(all []sighting, v votes) {
	for _, s := range all {
		if len(s.forms) < 2 {
			continue
		}
		for _, f := range s.forms {
			if f.kind == fullForm {
				v.full[-2-f.unit]++
			}
		}
	}
}

// findPlaces finds and resolves the divisions and countries of a text. The
// title helps to resolve; places in it are not reported.
// Divisions finds the provinces, prefectures, counties and countries that a
// folded text names; title, which may be empty, helps to tell those of one name
// apart. It is the quick part of Read.
func (x *Lexicon) Divisions(text, title []rune) []Place {
	places, _ := x.findPlaces(text, title)
	return places
}

func (x *Lexicon) findPlaces(text, title []rune) ([]Place, votes) {
	g := &x.places
	found := g.sightings(text, x)
	all := append(g.sightings(title, x), found...)
	v := g.count(all)
	g.countShared(all, v)
	places := make([]Place, 0, len(found))
	for _, s := range found {
		if u, ok := g.resolve(s, v); ok {
			places = append(places, g.place(s, u))
		}
	}
	return places, v
}

// place makes the Place of a resolved sighting.
func (g *gazetteer) place(s sighting, u int32) Place {
	p := Place{Span: s.span, Kind: Division, Rule: "place/division", unit: u}
	if u < 0 {
		p.Rule = "place/ambiguous"
		return p
	}
	p.ID = g.units[u].path
	if g.units[u].depth < 0 {
		p.Kind, p.Rule = Country, "place/country"
	}
	return p
}
