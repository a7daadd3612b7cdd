package execute

import (
	"regexp"
	"slices"
)

// What a figure gains that stands with the number of the occasion asked for, and
// loses that stands without it though the page has it.
const (
	sameOrdinal  = 0.15
	otherOrdinal = -0.35
)

// ordinalRE matches the number of an occasion: 第七批, 第三届.
var ordinalRE = regexp.MustCompile(`第[一二三四五六七八九十0-9]{1,3}[批届轮]`)

// numbered keeps the occasions of a series apart: 第七批 asked is not what stands
// under 第三批.
func (f *finder) numbered(x *Candidate) {
	asked := ordinalRE.FindString(string(f.q.Folded))
	if asked == "" || f.leaning {
		return
	}
	p := x.Page
	s := &p.Sentences[p.Clauses[x.Clause].Sentence]
	here := ordinalRE.FindAllString(p.Read(s.Span), -1)
	lead := ordinalRE.FindAllString(p.Read(p.Sections[s.Section].Lead)+p.Read(p.TitleSpan()), -1)
	switch {
	case slices.Contains(here, asked):
		x.add(sameOrdinal, "its number")
	case slices.Contains(lead, asked) && len(here) == 0:
	case len(p.Find([]rune(asked))) > 0:
		x.add(otherOrdinal, "without its number")
	}
}
