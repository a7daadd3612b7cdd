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

var (
	// stationRE matches the number of a stop: 头一站, 最后一站.
	stationRE = regexp.MustCompile(`(?:([头首]|头一|第一)|([末]|末一|最[后末]一)|第([二三四五]))站`)
	// stationSaidRE matches a clause that tells it.
	stationSaidRE = regexp.MustCompile(stationRE.String() + `(?:就?是|来到|到了?|去了?|看的?是|走访|,)`)
)

// station answers what the first or last stop of a journey was with the one clause that
// says so; nil when none or several do.
func (r *Run) station() *Result {
	asked := stationRE.FindStringSubmatch(string(r.Q.Folded))
	if asked == nil || r.Leaning {
		return nil
	}
	var found *Result
	for i, p := range r.Pages {
		if r.find.Aligned[i].Lacks(maxLegLost) || r.ofOthers(p) {
			continue
		}
		for c := range p.Clauses {
			m := stationSaidRE.FindStringSubmatch(p.Read(p.Clauses[c].Span))
			if m == nil || (m[1] != "") != (asked[1] != "") || (m[2] != "") != (asked[2] != "") || m[3] != asked[3] {
				continue
			}
			if found != nil {
				return nil
			}
			found = tellClause("Lookup station", p, c)
		}
	}
	return found
}

// stops answers which places a journey led to with the clause that lists them;
// nil when no report has one.
func (r *Run) stops() *Result {
	if !stopsAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		if a.Lacks(maxLegLost) {
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
