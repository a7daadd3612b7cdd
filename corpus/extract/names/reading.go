package names

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// Reading is what the rules of this package find in one text. Its slices are in
// order of their spans.
type Reading struct {
	Places  []Place
	Orgs    []Org
	Persons []Person
	// Mentions are all places where Persons are named.
	Mentions []Mention
	// Home is the id of the place that the document is about, empty when the
	// text names none.
	Home string

	lexicon *Lexicon
	text    []rune
	home    int32
	locals  []string // places that only this document knows
}

// Read finds the names in a folded text. The folded title of the document,
// which may be empty, helps to tell what the text is about.
func (x *Lexicon) Read(text, title []rune) *Reading { return x.ReadContent(nil, text, title) }

// ReadContent is Read for a text of which the content before folding is known:
// English names are found by their capitals. The content has as many runes as
// the folded text.
func (x *Lexicon) ReadContent(content, text, title []rune) *Reading {
	r := &Reading{lexicon: x, text: text}
	divisions, _ := x.findPlaces(text, title)
	divisions = x.localPlaces(r, divisions, title)
	r.Orgs = x.orgsBySuffix(text, divisions)
	inTitle, _ := x.findPlaces(title, text)
	inTitle = append(inTitle, r.localIn(title)...)
	r.home = r.findHome(title, divisions, inTitle)
	r.Home = r.unitPath(r.home)
	r.Places = r.zones(text, divisions)
	r.Places = append(r.Places, r.references(text, r.Places)...)
	slices.SortFunc(r.Places, func(a, b Place) int { return a.Span.Start - b.Span.Start })
	x.persons(r)
	x.employers(r)
	x.brands(r)
	if len(content) == len(text) {
		x.english(r, content)
	}
	r.Mentions = r.mentions()
	r.dropPlacesInNames()
	slices.SortFunc(r.Orgs, func(a, b Org) int { return a.Span.Start - b.Span.Start })
	return r
}

// PlacesIn gives the places within a span.
func (r *Reading) PlacesIn(s corpus.Span) []Place {
	from, _ := slices.BinarySearchFunc(r.Places, s.Start, func(p Place, at int) int { return p.Span.Start - at })
	to := from
	for to < len(r.Places) && r.Places[to].Span.End <= s.End {
		to++
	}
	return r.Places[from:to]
}

// Full writes a place with the prefecture it lies in, in full forms:
// 太原市晋源区, 太原市中北高新区, 湖北省 (for a province). A place that could not be
// resolved is written as the text has it.
func (r *Reading) Full(p Place) string {
	if p.ID == "" {
		return string(r.text[p.Span.Start:p.Span.End])
	}
	parts := strings.Split(p.ID, "/")
	if len(parts) > 1 && !strings.HasSuffix(parts[0], "市") {
		parts = parts[1:]
	}
	return strings.Join(parts, "")
}

// Resolve gives the id of the place that a folded phrase names in the context
// of this reading: a division, a zone, or a reference such as 该区; empty when
// it names none. "晋源" gives 山西省/太原市/晋源区.
func (r *Reading) Resolve(phrase string) string {
	x, text := r.lexicon, []rune(phrase)
	found, _ := x.findPlaces(text, r.text)
	found = mergePlaces(found, r.localIn(text))
	found = append(r.zones(text, found), r.references(text, found)...)
	if len(found) == 0 {
		return ""
	}
	return found[len(found)-1].ID
}

// dropPlacesInNames takes out the places that are part of a person's name
// (凌云 of 赵凌云).
func (r *Reading) dropPlacesInNames() {
	r.Places = slices.DeleteFunc(r.Places, func(p Place) bool {
		for _, q := range r.Mentions {
			if q.Span.Overlaps(p.Span) {
				return true
			}
		}
		return false
	})
}
