package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/find"
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
		for _, part := range reading.CutAt(p, s, marks) {
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

// ownPart is the part of a span in which alone the rarest word of a question for a
// number of things stands, when that names as many, and others stand before it: 与甲合作
// 的A;与乙合作的B和C. Else the span.
func (r *Run) ownPart(best find.Candidate, show corpus.Span) corpus.Span {
	p := best.Page
	n := asked(string(r.Q.Folded))
	a := r.alignmentOf(p)
	if n < 2 || a == nil || r.Leaning {
		return show
	}
	var own corpus.Span
	parts := reading.CutAt(p, show, ";。")
	for i, part := range parts {
		if i > 0 && part.Overlaps(p.Clauses[best.Clause].Span) {
			own = part
		}
	}
	if own.Empty() || len(joinMarkRE.FindAllString(p.Read(own), -1)) < n-1 {
		return show
	}
	rare, alone := a.Rarest(), false
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Unit != "" || !x.AsRareAs(rare) || !x.StandsIn(show) {
			continue
		}
		alone = true
		for _, part := range parts {
			if x.StandsIn(part) != (part == own) {
				return show
			}
		}
	}
	if !alone {
		return show
	}
	return own
}

// joinMarkRE matches what joins names in a list.
var joinMarkRE = regexp.MustCompile(`、|\p{Han}{2}[和与及]\p{Han}{2}`)
