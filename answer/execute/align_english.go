package execute

import (
	"slices"
	"strings"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
)

// divisions takes the places of a page that are, or lie in, one that an English
// question names by its own name for that name.
func (a *alignment) divisions(q *understand.Question, groups map[int][]piece, best, totals map[int]float64) {
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
		for _, p := range a.page.Places {
			if p.ID == place.ID {
				at = append(at, p.Span.Start)
			}
		}
		if group == 0 || place.ID == "" || len(at) == 0 {
			continue
		}
		x := piece{runes: name, group: group, places: at, rarity: 0.8, strong: true, unit: place.ID, weight: max(best[group], placeWeight)}
		best[group], totals[group] = x.weight, x.weight
		if known := groups[group]; len(known) > 0 {
			x.runes, x.rarity, x.unit, x.whole = known[0].runes, known[0].rarity, "", true
			for _, k := range known {
				x.places = append(x.places, k.places...)
			}
			slices.Sort(x.places)
		}
		groups[group] = append(groups[group], x)
		for i := range groups[group] {
			groups[group][i].rarity = placeRarity
		}
	}
}

// placeRarity is less than that of names: many reports are of one place.
const placeRarity = 0.75

// placeWeight is the weight of a place that a page names in another language.
const placeWeight = 1.6

// alignWord finds an English word of a question in a document, as a word.
func alignWord(p *reading.Page, t understand.Term) (pieces []piece, total float64, missing []rune) {
	x := piece{runes: t.Runes, group: t.Group, start: t.Start, lent: t.Lent, whole: true, rarity: 0.8, strong: t.Total() >= nameWeight}
	if x.strong {
		x.rarity = 1
	}
	stem := t.Runes
	if len(stem) >= 6 {
		stem = stem[:max(5, len(stem)-3)]
	}
	for _, at := range p.Find(stem) {
		if len(stem) < len(t.Runes) && !latin(p.Folded, at-1) {
			x.places = append(x.places, at)
		} else if !latin(p.Folded, at-1) && (!latin(p.Folded, at+len(t.Runes)) || plural(p.Folded, at+len(t.Runes))) {
			x.places = append(x.places, at)
		}
	}
	x.weight = t.Total()
	if len(x.places) == 0 {
		return nil, x.weight, nil
	}
	return []piece{x}, x.weight, nil
}

// latin reports whether a plain letter stands at a place.
func latin(text []rune, at int) bool {
	return at >= 0 && at < len(text) && text[at] < unicode.MaxASCII && unicode.IsLetter(text[at])
}

// plural reports whether an English word goes on with no more than an s.
func plural(text []rune, at int) bool {
	return at < len(text) && text[at] == 's' && !latin(text, at+1)
}
