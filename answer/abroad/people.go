package abroad

import (
	"slices"

	"zhaoshang/answer/reading"
)

// People ranks the persons of the pages by how near the words of a question for
// somebody are: his title, or what he did, must stand with his name.
func People(ask *Ask, pages []*reading.Page, near Near) []Found {
	return ranked(ask, pages, near, (*text).people, func(m *matched, f *figureAt, x *Found) bool {
		x.Person = true
		return m.heldBy(f)
	})
}

// people are the persons whom a page names in Latin letters.
func (t *text) people() []figureAt {
	p := t.page
	var list []figureAt
	for _, h := range p.People() {
		if s := p.SentenceAt(h.Span.Start); s >= 0 && p.Content[h.Span.Start] < 0x2e80 {
			list = append(list, figureAt{span: h.Span, sentence: s, value: -1, noun: "person"})
		}
	}
	slices.SortFunc(list, func(a, b figureAt) int { return a.span.Start - b.span.Start })
	return t.daysZoned(list)
}

// How many words stand at most between a name and its title, before it and behind
// it: trade minister Li, Li, deputy director of the bureau.
const (
	titleBefore = 5
	titleBehind = 4
)

// heldBy reports whether the title that a question names, or the word for what was
// done, stands with a name.
func (m *matched) heldBy(f *figureAt) bool {
	from, to := m.t.between(f.span)
	deed := false
	for i, w := range m.ask.Words {
		for _, at := range m.places[i] {
			switch {
			case w.Title && at < from && at >= from-titleBefore-1 && at >= 0 && m.t.tokens[at].span.Start >= f.zone.Start, w.Title && at >= to && at <= to+titleBehind && m.t.tokens[at].span.Start < f.zone.End:
				return true
			case !w.Title && !w.Name && !w.Lent && m.t.tokens[at].span.Start >= f.zone.Start && m.t.tokens[at].span.Start < f.zone.End:
				deed = true
			}
		}
	}
	return deed && !slices.ContainsFunc(m.ask.Words, func(w Word) bool { return w.Title })
}
