package find

import (
	"strings"

	"zhaoshang/corpus"
)

// asWhole gives where a page speaks of a unit as 全县, 我市, 该区: the unit is what the
// page, or of a digest the section, is about.
func (a *Alignment) asWhole(unit string) []int {
	if unit == "" {
		return nil
	}
	kind := []rune(unit)[len([]rune(unit))-1]
	if !strings.ContainsRune("省市县区旗州", kind) {
		return nil
	}
	var out []int
	for _, scope := range "全我该本" {
		for _, at := range a.Page.Find([]rune{scope, kind}) {
			if a.subject(at, kind) == unit {
				out = append(out, at)
			}
		}
	}
	return out
}

// subject is the unit of a kind that the text around a place is about: the first that
// the page names, of a digest the first of the section if it names one; "" for none.
func (a *Alignment) subject(at int, kind rune) string {
	if c := a.Page.ClauseAt(at); c >= 0 && a.Page.Digest() {
		section := a.Page.Sections[a.Page.Sentences[a.Page.Clauses[c].Sentence].Section].Span.Start
		if unit := a.firstUnit(corpus.Span{Start: section, End: at}, kind); unit != "" {
			return unit
		}
	}
	return a.firstUnit(corpus.Span{End: at}, kind)
}

// firstUnit is the first unit of a kind that a stretch of the page names; "" for none.
func (a *Alignment) firstUnit(s corpus.Span, kind rune) string {
	for _, p := range a.Page.Places {
		if !s.Contains(p.Span) {
			continue
		}
		if i := strings.LastIndex(p.ID+"/", string(kind)+"/"); i >= 0 {
			return p.ID[:i+len(string(kind))]
		}
	}
	return ""
}
