package execute

import (
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// narrowed is the part of a span that tells of the place which the question
// names, when its other parts tell of other places: 甲市的A、B,乙市的C、D. The span
// itself when it does not tell of several.
func (r *Run) narrowed(p *reading.Page, s corpus.Span) corpus.Span {
	asked := r.placesOf(p)
	if len(asked) == 0 {
		return s
	}
	if own := r.ownRun(p, s); !own.Empty() {
		return own
	}
	for _, marks := range []string{"。;", "。;,"} {
		own, others := corpus.Span{}, false
		for _, part := range cutAt(p, s, marks) {
			switch here, other := placesIn(p, part, asked); {
			case here && !other && own.Empty():
				own = part
			case here:
				return s
			case other:
				others = true
			}
		}
		if !own.Empty() && others && strings.ContainsAny(p.Read(own), "、和与") {
			return own
		}
	}
	return s
}

// placesOf are the ids of the places that the question names and the title of
// a page does not.
func (r *Run) placesOf(p *reading.Page) []string {
	var out []string
	for _, place := range r.Q.Places {
		if place.ID != "" && !p.TitleHas(r.Q.Folded[place.Span.Start:place.Span.End]) {
			out = append(out, place.ID)
		}
	}
	return out
}

// placesIn reports whether a span names one of some places, and whether it
// names others that are not around them.
func placesIn(p *reading.Page, s corpus.Span, asked []string) (here, other bool) {
	for _, place := range p.Places {
		if !s.Contains(place.Span) || place.ID == "" {
			continue
		}
		match, around := false, false
		for _, id := range asked {
			match = match || place.ID == id || strings.HasPrefix(place.ID, id+"/")
			around = around || strings.HasPrefix(id, place.ID+"/")
		}
		here = here || match
		other = other || !match && !around
	}
	return here, other
}

// cutAt cuts a span behind any of some marks.
func cutAt(p *reading.Page, s corpus.Span, marks string) []corpus.Span {
	var out []corpus.Span
	from := s.Start
	for i := s.Start; i < s.End; i++ {
		if strings.ContainsRune(marks, p.Folded[i]) {
			out = append(out, corpus.Span{Start: from, End: i + 1})
			from = i + 1
		}
	}
	if from < s.End {
		out = append(out, corpus.Span{Start: from, End: s.End})
	}
	return out
}
