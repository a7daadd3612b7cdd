package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

var (
	// heldAskedRE matches what a question says of when or where an occasion was held.
	heldAskedRE = regexp.MustCompile(`举行|举办|召开|开幕|会场|会址|[开办]在?|地点|时间|日期|场地|哪天|隆重`)
	// isHeldRE matches the clauses that say so.
	isHeldRE = regexp.MustCompile(`举行|举办|召开|开幕`)
	// venueRE matches where an occasion was held: 在青岚宾馆举行, 于创新大厦召开.
	venueRE = regexp.MustCompile(`[在于]\p{Han}{2,}`)
)

// occasionHeld answers when or where an occasion was held (签约仪式在哪举行的, 推介会是几号) from the
// sentence that says that it was, of the one page headed by what the question names; nil
// when there is none.
func (r *Run) occasionHeld() *Result {
	q := clean.Fold(r.Q.Text)
	noun := eventNounRE.FindString(q)
	if noun == "" || r.Leaning || r.Q.Language == "en" || !r.Q.Asks("where", "when") || !heldAskedRE.MatchString(q) {
		return nil
	}
	words := namesIn(heldAskedRE.ReplaceAllString(q, " "))
	var found *Result
	for _, p := range r.Pages {
		if lost(words, p.Head()) > 0 {
			continue
		}
		for s := range p.Sentences {
			unit := p.Sentences[s].Span
			text := p.Read(unit)
			if p.Sentences[s].Kind == corpus.Heading || !isHeldRE.MatchString(text) || !strings.Contains(text, noun) ||
				r.Q.Asks("when") && (!datedIn(p, unit) || freshRE.MatchString(text)) || r.Q.Asks("where") && !venueRE.MatchString(text) {
				continue
			}
			if found != nil {
				return nil
			}
			found = tellJust("Lookup occasion", p, reading.SentenceOf(p, unit, unit), unit)
			break
		}
	}
	return found
}
