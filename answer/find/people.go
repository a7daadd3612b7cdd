package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

var (
	// hiredRE matches English questions for people at work.
	hiredRE = regexp.MustCompile(`how many (?:[a-z-]+ )?(?:people|workers|employees|staff|jobs|hands|posts|positions)\b|\b(?:employ|hire|staff)s?\b`)
	// peopleRE matches what is counted then.
	peopleRE = regexp.MustCompile(`^ ?(?:[a-z-]+ ){0,3}(?:people|workers|employees|staff|jobs|hands|posts|positions|hires)|^人|^个?岗位`)
)

// hires reports whether people at work are asked for in English, and a number is
// of something else, or stands before the names of the question.
func (f *Finder) hires(x *Candidate) bool {
	if f.q.Language != "en" || !hiredRE.MatchString(strings.ToLower(string(f.q.Folded))) || f.q.Focus != nil && f.q.Focus.Kind != reading.Jobs {
		return false
	}
	p, v := x.Page, &x.Page.Values[x.Value]
	if v.Kind != reading.Count && v.Kind != reading.Jobs && v.Kind != reading.Plain {
		return false
	}
	sentence := &p.Sentences[p.Clauses[x.Clause].Sentence]
	if !peopleRE.MatchString(p.Read(corpus.Span{Start: v.Span.End, End: sentence.Span.End})) {
		return v.Kind != reading.Jobs
	}
	block := p.Text.Blocks[sentence.Block].Span
	a := f.Aligned[slices.Index(f.pages, p)]
	named := false
	for i := range a.Pieces {
		k := &a.Pieces[i]
		if !k.Strong || k.Date || k.Lent {
			continue
		}
		if named = true; k.StandsIn(corpus.Span{Start: block.Start, End: v.Span.Start}) {
			return false
		}
	}
	return named && !f.Leaning
}
