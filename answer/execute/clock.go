package execute

import (
	"regexp"

	"zhaoshang/answer/reading"
)

var (
	// clockAskedRE matches questions for a time of day.
	clockAskedRE = regexp.MustCompile(`几点(?:钟|开|半|到|整|$|[^了])|\bwhat time\b`)
	// clockRE matches a time of day: 14:30, 下午两点半, 9时.
	clockRE = regexp.MustCompile(`(?:[01]?[0-9]|2[0-4])[::][0-5][0-9]|(?:[01]?[0-9]|2[0-4]|[一二两三四五六七八九十]{1,3})(?:点|时)(?:[^间代光期装任]|$)|[0-9]{1,2} ?[ap]\.?m\b`)
)

// clock answers at what time of day something is with the sentence that gives
// one, of the report that the question means; nil when it asks for none.
func (r *Run) clock() *Result {
	if !clockAskedRE.MatchString(string(r.Q.Folded)) {
		return nil
	}
	meant := r.meant()
	if meant == nil {
		return notFound("unknown_entity")
	}
	for _, c := range r.sentences() {
		s := c.Page.Sentences[c.Page.Clauses[c.Clause].Sentence].Span
		if c.Page == meant && clockRE.MatchString(c.Page.Read(s)) {
			return tell("Lookup clock", meant, s, s)
		}
	}
	for i := range meant.Sentences {
		if s := meant.Sentences[i].Span; meant.Sentences[i].Form && clockRE.MatchString(meant.Read(s)) {
			return tell("Lookup clock", meant, s, s)
		}
	}
	res := notFound("fact_not_stated")
	res.Document = meant.Document.ID
	return res
}

// meant is the report that has most of the question's words in a clause, or in
// its title; nil when it lacks most of the names.
func (r *Run) meant() *reading.Page {
	var best *reading.Page
	most := 0.0
	for i, p := range r.Pages {
		a := r.find.Aligned[i]
		if a.Lacks(maxLegLost) {
			continue
		}
		for _, c := range r.find.Covers[i] {
			if c > most {
				best, most = p, c
			}
		}
	}
	if most < r.least(0.35) {
		return nil
	}
	return best
}
