package execute

import (
	"regexp"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// stopsAskedRE matches questions for the places that a journey led to: 跑了哪几个市.
	stopsAskedRE = regexp.MustCompile(`(?:去|跑|到|走|赴|转|逛)(?:了|过|咗|的是)?哪(?:些|几[个座]?|仨|俩|[两三四五六][个座]?)(?:市|城|地方|地|县|省|国)`)
	// journeyRE matches verbs of going that a list of places follows.
	journeyRE = regexp.MustCompile(`跑了|赴|前往|走了|走访|转战|到了|奔赴|辗转|去了|先后到|先后在`)
)

// stops answers which places a journey led to with the clause that lists them;
// nil when no report has one.
func (r *Run) stops() *Result {
	if !stopsAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	for i, p := range r.Pages {
		a := r.find.aligned[i]
		if a.lacks(maxLegLost) {
			continue
		}
		if c := listOfPlaces(p); c >= 0 {
			return tellClause("Lookup stops", p, c)
		}
	}
	return nil
}

// listOfPlaces is the first clause of running text that names several places
// after a verb of going; -1 for none.
func listOfPlaces(p *reading.Page) int {
	for c := range p.Clauses {
		span := p.Clauses[c].Span
		kind := p.Sentences[p.Clauses[c].Sentence].Kind
		at := journeyRE.FindStringIndex(p.Read(span))
		if at == nil || kind == corpus.Heading || kind == corpus.TableRow {
			continue
		}
		from := span.Start + len([]rune(p.Read(span)[:at[1]]))
		named := map[string]bool{}
		for _, place := range p.Places {
			if place.Span.Start >= from && place.Span.End <= span.End && place.ID != "" {
				named[place.ID] = true
			}
		}
		if len(named) > 1 {
			return c
		}
	}
	return -1
}
