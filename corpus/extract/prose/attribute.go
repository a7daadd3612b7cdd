package prose

import (
	"slices"
	"sort"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// attributes gives each project its phase, area, jobs, capacity and the dates
// that are planned for it, from what is said after its name.
func (p *page) attributes() {
	for i, c := range p.chosen {
		if last := p.tokens[c.to-1]; last.is(classPhase) {
			c.project.Phase = strings.Trim(p.text(c.to-1, c.to), "()")
		} else if c.to-2 >= c.from && p.tokens[c.to-2].is(classPhase) {
			c.project.Phase = strings.Trim(p.text(c.to-2, c.to-1), "()")
		}
		from, to := p.saidOf(i, c)
		p.measures(c, from, to)
	}
	for _, c := range p.again {
		if len(c.first.project.Attributes) == 0 && len(p.chosenIn[c.sentence]) == 0 && c.onlyIn(p.again) {
			p.measures(c.first, c.to, p.sentences[c.sentence].to)
		}
	}
}

// onlyIn reports whether no other name of a list stands in the sentence of c.
func (c *candidate) onlyIn(list []*candidate) bool {
	return !slices.ContainsFunc(list, func(o *candidate) bool { return o.sentence == c.sentence && o.first != c.first })
}

// saidOf gives the tokens that speak of a project: to the end of its part of
// the sentence, and the sentences after it in the paragraph when it is the only
// one named there.
func (p *page) saidOf(i int, c *candidate) (from, to int) {
	to = p.partEnd(i, c)
	if p.siblings(c) > 1 {
		return c.to, to
	}
	for n := c.sentence + 1; n < len(p.sentences) && n <= c.sentence+3 && p.sentences[n].block == p.sentences[c.sentence].block && len(p.chosenIn[n]) == 0; n++ {
		to = p.sentences[n].to
	}
	return c.to, to
}

// measures adds the quantities and dates in a range to a project.
func (p *page) measures(c *candidate, from, to int) {
	if from >= to {
		return
	}
	span := p.span(from, to)
	first := sort.Search(len(p.values), func(i int) bool { return p.values[i].Span.Start >= span.Start })
	for _, m := range p.values[first:] {
		if m.Span.End > span.End {
			return
		}
		kind, start := p.measure(m)
		if kind == "" {
			continue
		}
		whole := corpus.Span{Start: start, End: m.Span.End}
		c.project.Attributes = append(c.project.Attributes, corpus.Sourced[corpus.Attribute]{
			Value: corpus.Attribute{Kind: kind, Text: p.shown(whole)}, Span: whole, Rule: "attribute/" + kind})
	}
}

// measure says what a quantity or a date is of by the words around it, and
// where its text begins; "" when nothing tells.
func (p *page) measure(m value.Mention) (kind string, start int) {
	before := string(p.folded[max(0, m.Span.Start-8):m.Span.Start])
	after := string(p.folded[m.Span.End:min(len(p.folded), m.Span.End+6)])
	switch m.Kind {
	case value.KindArea:
		if strings.Contains(before, "建筑面积") {
			return "floor_area", m.Span.Start
		}
		if strings.Contains(before, "占地") || strings.Contains(before, "用地") {
			return "area", m.Span.Start
		}
	case value.KindQuantity, value.KindNumber:
		if strings.Contains(before, "就业") || strings.Contains(before, "岗位") || strings.HasPrefix(after, "就业") || strings.Contains(after, "岗位") {
			return "jobs", m.Span.Start
		}
		for _, w := range []string{"年产", "年加工", "年处理", "月产", "日产", "年产能"} {
			if strings.HasSuffix(before, w) {
				return "capacity", m.Span.Start - len([]rune(w))
			}
		}
	case value.KindDate:
		if strings.Contains(after, "投产") || strings.Contains(after, "竣工") || strings.Contains(after, "建成") || strings.Contains(after, "完工") {
			return "completion", m.Span.Start
		}
		if strings.Contains(after, "开工") || strings.Contains(after, "动工") {
			return "start", m.Span.Start
		}
	}
	return "", 0
}
