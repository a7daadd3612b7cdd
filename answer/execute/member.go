package execute

import "zhaoshang/answer/reading"

// ofGroup reports whether the best value is a sum that a count of several comes
// before in its sentence, when the question names only one of those who took
// part: 签约15个、金额46亿元,甲公司、乙公司等企业参加 says nothing of what 甲公司 signed.
func (r *Run) ofGroup(c Candidate) bool {
	p := c.Page
	v := &p.Values[c.Value]
	if r.Leaning || v.Kind != reading.Money || v.Owner.Named || pluralRE.MatchString(string(r.Q.Folded)) {
		return false
	}
	s := p.Sentences[p.Clauses[c.Clause].Sentence]
	for k := c.Value - 1; k >= 0 && p.Values[k].Span.Start >= s.Span.Start; k-- {
		if x := &p.Values[k]; x.Kind == reading.Count && x.Number > 1 {
			return r.memberOnly(c)
		}
	}
	return false
}
