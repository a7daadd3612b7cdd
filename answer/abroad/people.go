package abroad

import (
	"cmp"
	"slices"

	"zhaoshang/answer/reading"
)

// People ranks the persons of the pages by how near the words of a question for
// somebody are: his title, or what he did, must stand with his name.
func People(ask *Ask, pages []*reading.Page, near Near) []Found {
	var out []Found
	for _, p := range pages {
		t := textOf(p)
		m := t.match(ask)
		if m == nil {
			continue
		}
		var list []figureAt
		for _, h := range p.People() {
			if s := p.SentenceAt(h.Span.Start); s >= 0 && p.Content[h.Span.Start] < 0x2e80 {
				list = append(list, figureAt{span: h.Span, sentence: s, value: -1, noun: "person"})
			}
		}
		slices.SortFunc(list, func(a, b figureAt) int { return a.span.Start - b.span.Start })
		list = t.daysZoned(list)
		for i := range list {
			f := &list[i]
			if x, ok := m.score(f); ok && m.heldBy(f) {
				x.Person = true
				x.lean(f, near)
				out = append(out, x)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Found) int { return cmp.Compare(b.Score, a.Score) })
	return out
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
