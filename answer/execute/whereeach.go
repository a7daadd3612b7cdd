package execute

import (
	"slices"
	"strconv"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// whereEach answers where something is when the name that the question gives
// fits projects in several places: each by name. nil when it fits one, or when
// the question names a place itself.
func (r *Run) whereEach() *Result {
	if r.Leaning || len(r.Q.Places) > 0 || r.Q.Phase != "" {
		return nil
	}
	return r.eachOf("Each place", func(p *corpus.Project) string { return p.Place.Or("") })
}

// partnerEach answers who invests when the name that the question gives is
// that of several projects: two of one name, told apart by their partner.
func (r *Run) partnerEach() *Result {
	if r.Leaning || r.Q.Phase != "" {
		return nil
	}
	return r.eachOf("Each partner", func(p *corpus.Project) string { return strings.Join(p.PartyNames(), "、") })
}

// eachOf answers with a field of each of the projects that the question names,
// when they differ in it.
func (r *Run) eachOf(plan string, field func(*corpus.Project) string) *Result {
	var fit []listing.Item
	for _, it := range r.items() {
		p := it.Project
		if p == nil {
			p = it.Record
		}
		if p == nil || field(p) == "" || !r.namedBy(&it) {
			continue
		}
		it.Measure = field(p)
		if !slices.ContainsFunc(fit, func(x listing.Item) bool { return samePlace(x.Measure, it.Measure) }) {
			fit = append(fit, it)
		}
	}
	if len(fit) < 2 || len(fit) > maxEach {
		return nil
	}
	res := &Result{Status: answer.Answered, Message: "each", Args: []string{strconv.Itoa(len(fit))}, Plan: plan, Document: fit[0].Page.Document.ID}
	for _, it := range fit {
		res.Parts = append(res.Parts, Part{Label: it.Name, Text: it.Measure, Page: it.Page, Cite: it.Cite})
		res.Rows = append(res.Rows, it.ID())
	}
	return res
}

// namedBy reports whether the name or the investors of an item hold every
// piece of the question that names something.
func (r *Run) namedBy(it *listing.Item) bool {
	named := false
	own := clean.Fold(it.Label())
	for i := range it.Align.Pieces {
		x := &it.Align.Pieces[i]
		if !x.Strong || x.Date {
			continue
		}
		if !strings.Contains(own, string(x.Runes)) {
			return false
		}
		named = true
	}
	return named && len(it.Align.Missing) == 0
}

// samePlace reports whether one of two places is the fuller form of the other.
func samePlace(a, b string) bool {
	a, b = clean.Fold(a), clean.Fold(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}
