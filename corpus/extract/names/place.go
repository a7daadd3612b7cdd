package names

import (
	"strings"

	"zhaoshang/corpus"
)

// Place is a place that a text names: a division of China, a country, a zone,
// or a reference (该区, 我市) to the place that the document is about.
type Place struct {
	Span corpus.Span
	Kind PlaceKind
	// ID is the path 山西省/太原市/晋源区, with the zone as the last part where the
	// text names one (山西省/太原市/中北高新区); empty when it cannot be told.
	ID   string
	Rule string
	unit int32 // -1 when it cannot be told
}

// PlaceKind says what sort of place a Place is.
type PlaceKind string

// The kinds of places.
const (
	Division  PlaceKind = "division"
	Country   PlaceKind = "country"
	Zone      PlaceKind = "zone"
	Reference PlaceKind = "reference" // 该区, 我市, 全省
)

// IDs lists the ids of a place from province down: 山西省, 山西省/太原市, ….
func (p Place) IDs() []string {
	if p.ID == "" {
		return nil
	}
	var ids []string
	for i := 0; i < len(p.ID); i++ {
		if p.ID[i] == '/' {
			ids = append(ids, p.ID[:i])
		}
	}
	return append(ids, p.ID)
}

// sighting is a form found in a text before it is known which unit it means.
type sighting struct {
	span    corpus.Span
	forms   []form
	chained bool // its parent stands right before it
	head    int  // start of the last part of a chain
}

// sightings finds all forms of units, the longest first from the left, and
// joins those that stand in one another: 江苏省 苏州市 昆山市.
func (g *gazetteer) sightings(text []rune, x *Lexicon) []sighting {
	var out []sighting
	for i := 0; i < len(text); {
		v, n := g.trie.longest(text, i)
		if n == 0 {
			i++
			continue
		}
		s := sighting{span: corpus.Span{Start: i, End: i + n}, forms: g.forms[v], head: i}
		if n = g.length(text, &s, x); n > 0 && len(s.forms) > 0 {
			out = g.chain(out, s)
		}
		i += max(n, 1)
	}
	return out
}

// afterUnit reports whether a full name follows the last rune of a larger unit:
// 西安市长安区 is no 市长.
func afterUnit(text []rune, s *sighting) bool {
	return s.forms[0].kind == fullForm && s.span.Len() > 2 && s.span.Start > 1 && text[s.span.Start] == '长' && strings.ContainsRune("省市州", text[s.span.Start-1])
}

// length checks a sighting against the runes around it. It gives the number of
// runes to go on by, and 0 where no unit is meant.
func (g *gazetteer) length(text []rune, s *sighting, x *Lexicon) int {
	n := s.span.Len()
	if len(s.forms) == 0 {
		return n
	}
	switch s.forms[0].kind {
	case englishForm:
		if !wordAlone(text, s.span) {
			return 0
		}
	case abbreviation:
		if !x.abbreviated(text, s.span) {
			return 0
		}
	default:
		if x.ends(overlapWords, text, max(0, s.span.Start-2), s.span.Start+1) > 1 && !afterUnit(text, s) {
			return 0
		}
		if s.forms[0].kind != fullForm && x.starts(landmarkWords, text, s.span.End) > 0 {
			return 0
		}
		if trimmed := g.beforeOfficer(text, s, x); trimmed {
			return s.span.Len()
		}
	}
	return n
}

// beforeOfficer takes 市, 县, 区 or 州 from the end of a full form that 长 follows:
// 太原市长 is the mayor of 太原.
func (g *gazetteer) beforeOfficer(text []rune, s *sighting, x *Lexicon) bool {
	end := s.span.End
	if end >= len(text) || text[end] != '长' || !strings.ContainsRune("市县区州镇省", text[end-1]) ||
		x.starts(longPlacesWords, text, end) > 0 {
		return false
	}
	i, ok := g.byText[string(text[s.span.Start:end-1])]
	if !ok || len(g.forms[i]) == 0 {
		return false
	}
	s.span.End, s.forms = end-1, g.forms[i]
	return true
}

// abbreviated reports whether a one-rune abbreviation is meant: 赴粤招商, 赴沪, 驻京.
func (x *Lexicon) abbreviated(text []rune, s corpus.Span) bool {
	if x.ends(beforeAbbreviationWords, text, max(0, s.Start-4), s.Start) == 0 {
		return false
	}
	return s.End >= len(text) || !isHan(text[s.End]) || x.starts(afterAbbreviationWords, text, s.End) > 0
}

// wordAlone reports whether no Latin letter touches the span.
func wordAlone(text []rune, s corpus.Span) bool {
	return (s.Start == 0 || !isLetter(text[s.Start-1])) && (s.End >= len(text) || !isLetter(text[s.End]))
}

// chain adds a sighting; one that lies in the unit named right before it
// becomes one place with it.
func (g *gazetteer) chain(out []sighting, s sighting) []sighting {
	if len(out) == 0 || out[len(out)-1].span.End != s.span.Start {
		return append(out, s)
	}
	last := &out[len(out)-1]
	var inside []form
	for _, f := range s.forms {
		for _, a := range last.forms {
			if f.unit != a.unit && g.under(f.unit, a.unit) {
				inside = append(inside, f)
				break
			}
		}
	}
	if len(inside) == 0 {
		return append(out, s)
	}
	last.span.End, last.head, last.forms, last.chained = s.span.End, s.span.Start, inside, true
	return out
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf }

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xc0 && r <= 0x24f && r != 0xd7 && r != 0xf7
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
