package execute

import (
	"regexp"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// convertedRE matches a follow-up for the same sum in another currency: 折新台币呢,
// 合人民币多少.
var convertedRE = regexp.MustCompile(`^(?:那)?(?:折合|折算|折|合|换算|换成|按)(?:成|下来)?(?:.{0,2})(?:人民币|美元|美金|欧元|日元|港元|港币|新台币|台币)`)

// converted gives the sum in the currency that a follow-up asks for, when the
// text gives it beside the one answered: 4800万美元(约新台币15.4亿元). The program
// knows no rates: without that it is not stated.
func (r *Run) converted() *Result {
	if !convertedRE.MatchString(string(r.Q.Folded)) || r.Q.Currency == "" {
		return nil
	}
	for _, p := range r.Pages {
		if p.Document.ID != r.Anchor.Document {
			continue
		}
		if c, ok := r.beside(p); ok {
			return tellClause("Lookup converted", p, c)
		}
	}
	return notFound("fact_not_stated")
}

// besideWithin is how many characters may stand between a sum and its
// equivalent.
const besideWithin = 20

// toldSpan is what was told before, or the sentence it was found in when it was
// told in other words.
func (r *Run) toldSpan() corpus.Span {
	if r.Anchor.Told.Len() > 0 {
		return r.Anchor.Told
	}
	return r.Anchor.Span
}

// beside is the clause of a page that gives the sum told before together with
// its equivalent in the currency asked for.
func (r *Run) beside(p *reading.Page) (int, bool) {
	var told *corpus.Amount
	for i := range p.Values {
		v := &p.Values[i]
		if v.Amount != nil && v.Amount.Currency != r.Q.Currency && told == nil && r.toldSpan().Contains(v.Span) {
			told = v.Amount
		}
	}
	for i := 1; i < len(p.Values) && told != nil; i++ {
		a, b := &p.Values[i-1], &p.Values[i]
		if a.Amount != nil && b.Amount != nil && a.Amount.Currency == told.Currency && a.Amount.Min == told.Min && a.Amount.Max == told.Max &&
			b.Amount.Currency == r.Q.Currency && b.Span.Start-a.Span.End <= besideWithin && b.Clause >= 0 {
			return b.Clause, true
		}
	}
	return 0, false
}
