package execute

import (
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// neighbourFigure is what a figure loses that its own sentence gives to another
// place than the question names.
const neighbourFigure = -0.4

// neighbouring lowers a figure of another place: 呼和浩特 is asked for, and the
// sentence tells of 包头市, though the page speaks of 呼和浩特 elsewhere.
func (f *finder) neighbouring(x *Candidate) {
	if f.leaning || len(f.q.Places) == 0 || f.q.Language == "en" {
		return
	}
	p := x.Page
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	said := names.Place{}
	for _, at := range p.Places {
		if !s.Contains(at.Span) || at.ID == "" || !fullPlaceRE(p.Read(at.Span)) {
			continue
		}
		if f.namesPlace(at.ID) {
			return
		}
		if at.Span.Start < p.Values[x.Value].Span.Start {
			said = at
		}
	}
	if said.ID == "" || !f.pageNames(p.Places, s) {
		return
	}
	x.add(neighbourFigure, "of a neighbour")
	x.Key = min(x.Key, 0.3)
}

// fullPlaceRE reports whether a place is named with the word for its kind, as
// one that something is told of, and not as the first part of a company's name.
func fullPlaceRE(name string) bool {
	for _, end := range []string{"市", "省", "县", "区", "州", "旗"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}

// namesPlace reports whether the question names a place, one within it or one
// that it lies in.
func (f *finder) namesPlace(id string) bool {
	for _, q := range f.q.Places {
		if q.ID == "" || q.ID == id || strings.HasPrefix(id, q.ID+"/") || strings.HasPrefix(q.ID, id+"/") {
			return true
		}
	}
	return false
}

// pageNames reports whether one of the places has been named outside a sentence.
func (f *finder) pageNames(places []names.Place, s corpus.Span) bool {
	for _, at := range places {
		if !s.Contains(at.Span) && f.namesPlace(at.ID) {
			return true
		}
	}
	return false
}
