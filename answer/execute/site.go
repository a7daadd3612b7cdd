package execute

import (
	"regexp"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// putRE matches words for where something is put, and the place: 落在青石镇, 选址甲工业园.
var putRE = regexp.MustCompile(`(?:落在|放在|建在|摆在|设在|选在|坐落于?|位于|选址于?|落户于?|落地|进驻|落子)了?([\p{Han}]{2,12})`)

// siteTold answers where something is from the one part of a report that says
// where it is put, when the best sentence does not: a list names 甲物流, and a later
// part says 甲物流用地最多,落在青石镇. nil when the best sentence says it, or when no
// part or several do.
func (r *Run) siteTold(best find.Candidate, show corpus.Span) *Result {
	p := best.Page
	if !r.Q.Asks("where") || r.Leaning || r.Q.Language == "en" || putRE.MatchString(p.Read(show)) || p.Sentences[p.Clauses[best.Clause].Sentence].Kind == corpus.TableRow || r.placed(p, show) && !r.firmOnly(p, show) && !r.listsOnly(best) {
		return nil
	}
	var found []corpus.Span
	for i := range p.Sentences {
		if p.Sentences[i].Kind == corpus.TableRow {
			continue
		}
		for _, part := range reading.CutAt(p, p.Sentences[i].Span, ";") {
			if r.putHere(p, part) {
				found = append(found, part)
			}
		}
	}
	if len(found) != 1 {
		return nil
	}
	return &Result{Status: answer.Answered, Score: best.Score, Plan: "Lookup site", Why: describe(best), Document: p.Document.ID,
		Parts: []Part{{Page: p, Show: found[0], Cite: p.Sentences[p.SentenceAt(found[0].Start)].Span}}}
}

// putHere reports whether a part of a sentence says of what the question names
// where it is put, and the question does not name that place.
func (r *Run) putHere(p *reading.Page, part corpus.Span) bool {
	m := putRE.FindStringSubmatchIndex(p.Read(part))
	if m == nil || strings.Contains(string(r.Q.Folded), p.Read(part)[m[2]:m[3]]) {
		return false
	}
	part.End = part.Start + len([]rune(p.Read(part)[:m[0]]))
	return r.hasRarest(p, part)
}

// listsOnly reports whether the rarest word of the question stands in the best
// sentence only as one of several: 签了6家:甲、乙、丙。
func (r *Run) listsOnly(c find.Candidate) bool {
	key, at := r.keyPlace(c)
	return key != nil && c.Page.Member(at, len(key.Runes))
}
