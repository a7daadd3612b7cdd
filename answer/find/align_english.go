package find

import (
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// divisions takes the places of a page that are, or lie in, one that an English
// question names by its own name for that name.
func (a *Alignment) divisions(q *understand.Question, groups map[int][]Piece, best, totals map[int]float64) {
	for _, place := range q.Places {
		group := 0
		name := q.Folded[place.Span.Start:place.Span.End]
		for _, t := range q.Terms {
			if t.Group != 0 && strings.HasPrefix(string(name), string(t.Runes)) {
				group = t.Group
				break
			}
		}
		at := a.inside(place.ID)
		for _, p := range a.Page.Places {
			if p.ID == place.ID {
				at = append(at, p.Span.Start)
			}
		}
		if group == 0 || place.ID == "" || len(at) == 0 {
			continue
		}
		x := Piece{Runes: name, Group: group, Places: at, Rarity: 0.8, Strong: true, Unit: place.ID, Weight: max(best[group], placeWeight)}
		best[group], totals[group] = x.Weight, x.Weight
		if known := groups[group]; len(known) > 0 {
			x.Runes, x.Rarity, x.Unit, x.whole = known[0].Runes, known[0].Rarity, "", true
			for _, k := range known {
				x.Places = append(x.Places, k.Places...)
			}
			slices.Sort(x.Places)
		}
		groups[group] = append(groups[group], x)
		for i := range groups[group] {
			groups[group][i].Rarity = placeRarity
		}
	}
}

// placeRarity is less than that of names: many reports are of one place.
const placeRarity = 0.75

// placeWeight is the weight of a place that a page names in another language.
const placeWeight = 1.6

// alignWord finds an English word of a question in a document, as a word.
func alignWord(p *reading.Page, t understand.Term) (pieces []Piece, total float64, missing []rune) {
	x := Piece{Runes: t.Runes, Group: t.Group, Start: t.Start, Lent: t.Lent, whole: true, Rarity: 0.8, Strong: t.Total() >= NameWeight}
	if x.Strong {
		x.Rarity = 1
	}
	stem := t.Runes
	if len(stem) >= 6 {
		stem = stem[:max(5, len(stem)-3)]
	}
	for _, at := range p.Find(stem) {
		if len(stem) < len(t.Runes) && !latin(p.Folded, at-1) {
			x.Places = append(x.Places, at)
		} else if !latin(p.Folded, at-1) && (!latin(p.Folded, at+len(t.Runes)) || plural(p.Folded, at+len(t.Runes))) {
			x.Places = append(x.Places, at)
		}
	}
	x.Weight = t.Total()
	if len(x.Places) == 0 {
		return nil, x.Weight, nil
	}
	return []Piece{x}, x.Weight, nil
}

// latin reports whether a plain letter stands at a place.
func latin(text []rune, at int) bool {
	return at >= 0 && at < len(text) && text[at] < unicode.MaxASCII && unicode.IsLetter(text[at])
}

// plural reports whether an English word goes on with no more than an s.
func plural(text []rune, at int) bool {
	return at < len(text) && text[at] == 's' && !latin(text, at+1)
}
