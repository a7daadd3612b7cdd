package execute

import "regexp"

// previousRE matches the words for the time before the one that a report is of:
// 上届, 上一届, 去年同期.
var previousRE = regexp.MustCompile(`上一?届|往届|前一届|(?:去年|上年)(?:同期|那届)`)

// preceded keeps the figures of this time and those of the time before apart.
func (f *finder) preceded(x *Candidate) {
	p := x.Page
	v := &p.Values[x.Value]
	s := p.Sentences[p.Clauses[x.Clause].Sentence].Span
	s.End = v.Span.End
	asked, here := previousRE.MatchString(string(f.q.Folded)), previousRE.MatchString(p.Read(s))
	switch {
	case asked && here:
		x.add(0.3, "time before")
	case asked && !f.q.Asks("compare"):
		x.add(-0.35, "not the time before")
	case here:
		x.add(-0.15, "time before")
	}
}
