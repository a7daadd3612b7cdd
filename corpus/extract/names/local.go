package names

import (
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// localUnit is the unit of the first place that only the document knows; the
// next ones count down from it. It is below -1, which means "undecided".
const localUnit int32 = -2

// localPlaces finds cities, counties and districts that the gazetteer lacks, by
// their suffix: a name that the text or title gives at least twice, once where
// a name can begin. Their short forms are found too. The places given are
// replaced where they only overlap such a name.
func (x *Lexicon) localPlaces(r *Reading, places []Place, title []rune) []Place {
	r.locals = x.localNames(r.text, title)
	if len(r.locals) == 0 {
		return places
	}
	return mergePlaces(places, r.localIn(r.text))
}

// localIn finds the local places in a text.
func (r *Reading) localIn(text []rune) []Place {
	if len(r.locals) == 0 {
		return nil
	}
	var words []string
	for _, name := range r.locals {
		words = append(words, name, string([]rune(name)[:len([]rune(name))-1]))
	}
	t := newTrie(words)
	var found []Place
	for i := 0; i < len(text); i++ {
		v, n := t.longest(text, i)
		if n == 0 {
			continue
		}
		if v%2 == 0 && i+n < len(text) && text[i+n] == '长' {
			n-- // 某市长
		}
		found = append(found, Place{Span: corpus.Span{Start: i, End: i + n}, Kind: Division, ID: r.locals[v/2],
			Rule: "place/local", unit: localUnit - int32(v/2)})
		i += n - 1
	}
	return found
}

// mergePlaces puts local places among the others, which lose where they overlap.
func mergePlaces(places, local []Place) []Place {
	out := slices.Clone(local)
	for _, p := range places {
		if !slices.ContainsFunc(local, func(l Place) bool { return l.Span.Overlaps(p.Span) }) {
			out = append(out, p)
		}
	}
	slices.SortFunc(out, func(a, b Place) int { return a.Span.Start - b.Span.Start })
	return out
}

// localNames gives the names in the order they first stand in the text.
func (x *Lexicon) localNames(text, title []rune) []string {
	counts, begun := map[string]int{}, map[string]bool{}
	var order []string
	for _, t := range [...][]rune{title, text} {
		for i := 2; i < len(t); i++ {
			name, ok := x.localName(t, i)
			if !ok {
				continue
			}
			if counts[name] == 0 {
				order = append(order, name)
			}
			counts[name]++
			if start := i - len([]rune(name)) + 1; x.bounded(t, start) || x.starts(afterLocalWords, t, i+1) > 0 && start > 0 && !isHan(t[start-1]) {
				begun[name] = true
			}
		}
	}
	return slices.DeleteFunc(order, func(n string) bool { return counts[n] < 2 || !begun[n] })
}

// localName gives the name of two runes and a suffix that ends at text[i], when
// it can be a place that the gazetteer lacks.
func (x *Lexicon) localName(text []rune, i int) (string, bool) {
	if text[i] != '市' && text[i] != '县' && text[i] != '区' {
		return "", false
	}
	name := text[i-2 : i+1]
	if !isHan(name[0]) || !isHan(name[1]) || strings.ContainsRune(notLocal, name[0]) || strings.ContainsRune(notLocal, name[1]) {
		return "", false
	}
	if x.starts(notLocalWords, name, 0) > 0 || x.ends(notLocalEndWords, name, 0, 3) > 0 || x.inGazetteer(text, i) {
		return "", false
	}
	return string(name), true
}

// notLocal are runes that names of places do not have, or that make other words
// of 市, 县 and 区.
const notLocal = "的了在是与和及等全本该我各每两三四五六七八九十几多省州市县区镇个年月日由到赴从向为将被以于有这那其某此另同对后前内外"

// inGazetteer reports whether a name of the gazetteer ends at text[i].
func (x *Lexicon) inGazetteer(text []rune, i int) bool {
	for start := max(0, i-8); start < i; start++ {
		if v, n := x.places.trie.longest(text, start); start+n > i-1 && n > 1 && len(x.places.forms[v]) > 0 && x.places.forms[v][0].kind <= variantForm && start <= i-2 {
			return true
		}
	}
	return false
}

// unitName gives the name of a unit, of the gazetteer or of the document.
func (r *Reading) unitName(u int32) string {
	switch {
	case u >= 0:
		return r.lexicon.places.units[u].name
	case u <= localUnit && int(localUnit-u) < len(r.locals):
		return r.locals[localUnit-u]
	}
	return ""
}

// unitPath gives the id of a unit; empty when there is none.
func (r *Reading) unitPath(u int32) string {
	if u >= 0 {
		return r.lexicon.places.units[u].path
	}
	return r.unitName(u)
}
