package names

import (
	"strings"

	"zhaoshang/corpus"
)

// maxZone is how many runes the own name of a zone or town may have (大盂,
// 金孔雀, 滁州经济技术).
const maxZone = 8

// zones extends places by the zone or town named right after them (太原市
// 中北高新区, 东台市三仓镇) and finds zones that stand alone after a boundary.
// places must be in order; the result is too.
func (r *Reading) zones(text []rune, places []Place) []Place {
	x := r.lexicon
	var out []Place
	next, at := 0, 0
	for at < len(text) {
		var p Place
		switch {
		case next < len(places) && places[next].Span.Start <= at:
			p = places[next]
			next++
			if p.Span.Start < at {
				continue
			}
			x.extend(text, &p)
		default:
			n := x.loneZone(text, places, next, at)
			if n == 0 {
				at++
				continue
			}
			p = r.zoneAt(text, corpus.Span{Start: at, End: at + n})
		}
		out = append(out, p)
		at = p.Span.End
	}
	return out
}

// extend lengthens a place by the zones that follow it, at most two (核心区 of a
// zone, 街道 of a district).
func (x *Lexicon) extend(text []rune, p *Place) {
	if p.Kind == Country || x.ownZone(text, p) {
		return
	}
	for range 2 {
		n := x.zoneLength(text, p.Span.End, maxZone)
		if n == 0 {
			return
		}
		name := string(text[p.Span.End : p.Span.End+n])
		p.Span.End += n
		p.Kind, p.Rule = Zone, "place/zone"
		if p.ID != "" {
			p.ID += "/" + name
		}
	}
}

// ownZone takes a county's short form and 新区 or 新城 right after it for the
// name of a zone of its own: it seldom lies in the county of that name.
func (x *Lexicon) ownZone(text []rune, p *Place) bool {
	n := x.starts(zoneOwnWords, text, p.Span.End)
	if n == 0 || p.unit < 0 || x.places.units[p.unit].depth < 2 || p.Span.Len() > 2 {
		return false
	}
	p.Span.End += n
	p.Kind, p.Rule, p.unit = Zone, "place/zone-own", -1
	p.ID = ""
	return true
}

// zoneLength gives the length of a zone's name at text[at]: at most max runes
// of own name and then a suffix (高新区, 产业园, 镇); 0 for none.
func (x *Lexicon) zoneLength(text []rune, at, max int) int {
	for i := at; i <= at+max && i < len(text); i++ {
		if n := x.starts(zoneWords, text, i); n > 0 && (i > at || x.starts(zoneAloneWords, text, i) == n) {
			return x.wholeZone(text, at, i+n)
		}
		if n := x.starts(townWords, text, i); n > 0 && i-at >= 1 && i-at <= 4 && !x.brokenTown(text, i+n) && !townsInGeneral(text[at:i]) {
			return i + n - at
		}
		if !isHan(text[i]) && !isDigit(text[i]) && !isLetter(text[i]) {
			return 0
		}
		if x.starts(boundaryWords, text, i) > 0 || x.starts(zoneBreakWords, text, i) > 0 {
			return 0
		}
	}
	return 0
}

// wholeZone gives the length up to the last of the suffixes that follow one
// another: 汽车经济技术开发区, 产业新城核心区.
func (x *Lexicon) wholeZone(text []rune, at, end int) int {
	for {
		n := x.starts(zoneWords, text, end)
		if n == 0 {
			break
		}
		end += n
	}
	if x.starts(zoneNotBeforeWords, text, end) > 0 {
		return 0
	}
	return end - at
}

// brokenTown reports whether the runes after 镇, 乡 or 村 show that it is no
// suffix: 乡村, 镇长, 镇党委 belong to other words.
func (x *Lexicon) brokenTown(text []rune, end int) bool {
	return x.starts(townNotBeforeWords, text, end) > 0
}

// townsInGeneral reports whether what stands before 镇, 乡 or 村 makes it a word for
// towns in general: 乡镇, 城镇, 城乡, 集镇.
func townsInGeneral(own []rune) bool {
	return len(own) == 1 && strings.ContainsRune("乡城村集各全", own[0])
}

// loneZone gives the length of a zone that starts at text[at] after a
// boundary and before the next place.
func (x *Lexicon) loneZone(text []rune, places []Place, next, at int) int {
	if !isHan(text[at]) || !x.bounded(text, at) {
		return 0
	}
	n := x.zoneLength(text, at, maxZone)
	if n < 4 || next < len(places) && places[next].Span.Start < at+n {
		return 0
	}
	if x.starts(zoneGenericWords, text, at) > 0 {
		return 0
	}
	return n
}

// bounded reports whether a name can start at text[at]: at the start of the
// text, after a mark, or after a word that stands before places.
func (x *Lexicon) bounded(text []rune, at int) bool {
	if at == 0 || !isHan(text[at-1]) && !isDigit(text[at-1]) && !isLetter(text[at-1]) {
		return true
	}
	return x.ends(beforePlaceWords, text, max(0, at-4), at) > 0
}

// zoneAt makes the Place of a zone that stands alone: it lies in the home.
func (r *Reading) zoneAt(text []rune, s corpus.Span) Place {
	p := Place{Span: s, Kind: Zone, Rule: "place/zone-alone", unit: r.home}
	if r.Home != "" {
		p.ID = r.Home + "/" + string(text[s.Start:s.End])
	}
	return p
}
