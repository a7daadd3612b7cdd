package execute

import (
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// phaseVersion answers what one phase of something was meant to cost, came to or
// was raised to, when just one sum of a report about it says so: 一期原定4亿元,
// 决算5亿元. nil otherwise.
func (r *Run) phaseVersion() *Result {
	q := string(r.Q.Folded)
	n := phaseNumber(q)
	if r.Leaning || n == 0 || versionOf(q) < 0 || !r.Q.Asks("amount", "sum", "attribute", "") {
		return nil
	}
	var found *thing
	value := -1
	for _, p := range r.Pages {
		t := &thing{page: p, own: -1, heads: r.headsOf(p)}
		if !r.speaksMuch(t) {
			continue
		}
		for i := range p.Text.Blocks {
			if s := p.Text.Blocks[i].Span; p.Text.Blocks[i].Kind != corpus.TableRow && r.ownHeads(t, s) {
				t.spans = append(t.spans, s)
			}
		}
		a := wanted{kinds: []string{reading.Money}, phase: n}
		for v := range p.Values {
			if p.Values[v].Kind != reading.Money || !t.holds(p.Values[v].Span.Start) || !t.inPhase(p.Values[v].Span.Start, a, q) || r.fitOf(t, t.spanAt(p.Values[v].Span.Start), v, a) < 2 {
				continue
			}
			if value >= 0 {
				return nil // which of them?
			}
			found, value = t, v
		}
	}
	if value < 0 {
		return nil
	}
	return r.told(found, value)
}

func (t *thing) spanAt(at int) corpus.Span {
	for _, s := range t.spans {
		if s.Start <= at && at < s.End {
			return s
		}
	}
	return corpus.Span{}
}

// speaksMuch reports whether a page has all names of the question, and one of them
// more than once.
func (r *Run) speaksMuch(t *thing) bool {
	places := r.ownPlaces(t)
	return len(places) > 1
}

// ownHeads reports whether a paragraph names nothing else than what the question
// names.
func (r *Run) ownHeads(t *thing, s corpus.Span) bool {
	named, own := false, false
	for _, h := range t.heads {
		if h.span.Start >= s.Start && h.span.Start < s.End {
			named = true
			own = own || common(t.page.Read(h.span), strings.TrimSpace(string(r.Q.Folded))) >= 2
		}
	}
	return own || !named
}
