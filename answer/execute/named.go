package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

func amountFact(a corpus.Amount) answer.Fact {
	low, high := int64(a.Min/corpus.Yuan), int64(a.Max/corpus.Yuan)
	f := answer.Fact{Kind: "amount", Min: &low, Currency: a.Currency, Bound: string(a.Bound)}
	if a.Max > 0 {
		f.Max = &high
	}
	return f
}

var separatorRE = regexp.MustCompile(`、|,| |和|跟|与|同|及|加上|还有|再加|还是|比`)

// sumNamed adds up several named projects: 甲、乙和丙一共多少.
func (r *Run) sumNamed() *Result {
	if res := r.sumPlaces(); res != nil {
		return res
	}
	if list := r.phases(); list != nil {
		return r.total(list, selection{items: list, cover: 1, why: " [phases]"})
	}
	parts := r.sides()
	if len(parts) < 2 || len(parts) > 8 {
		return nil
	}
	all := r.items()
	found, whole := r.sidesNamed(parts, all)
	if pages := pagesOf(found); len(pages) > 1 {
		for _, p := range pages {
			one := slices.DeleteFunc(slices.Clone(all), func(it item) bool { return it.page != p })
			if list, ok := r.sidesNamed(parts, one); ok && len(list) == len(found) {
				found = list // things that are named together are of one report that has them all
				break
			}
		}
	}
	if !whole || len(found) < 2 || len(found) < len(parts)-1 {
		return nil
	}
	if t := found[0].table; t != nil && !t.IsProjects() {
		return r.sumMeasure(found, t, selection{items: found, cover: 1})
	}
	for _, it := range found {
		if it.amount == nil {
			return nil
		}
	}
	return r.total(found, selection{items: found, cover: 1})
}

// pagesOf are the pages of some items, each once.
func pagesOf(list []item) []*reading.Page {
	var out []*reading.Page
	for _, it := range list {
		if !slices.Contains(out, it.page) {
			out = append(out, it.page)
		}
	}
	return out
}

// sidesNamed finds what each part of a question names; false when it misses a part.
func (r *Run) sidesNamed(parts []string, all []item) (found []item, whole bool) {
	for i, text := range parts {
		it, ok := r.name(text, all)
		if !ok && (i > 0 || !strings.ContainsAny(string(r.Q.Folded)[len(text):][:1], ", ")) && r.Read(text).Content() >= ownContent {
			return nil, false // the sum would lack a thing that the question names
		}
		if !ok {
			continue
		}
		if slices.ContainsFunc(found, func(x item) bool { return x.id() == it.id() }) {
			continue
		}
		found = append(found, it)
	}
	return found, true
}

// close is how surely a piece is of a project of running text: 1 in its name or
// among its investors, less in the words before its sum, little elsewhere.
func (it *item) close(x *piece) float64 {
	word := string(x.runes)
	if strings.Contains(clean.Fold(it.name), word) {
		return 1
	}
	if it.project != nil && slices.ContainsFunc(it.project.Parties, func(p corpus.Sourced[string]) bool { return strings.Contains(clean.Fold(p.Value), word) }) {
		return 1
	}
	for _, at := range x.places {
		if !it.show.Empty() && at < it.show.End && at >= it.show.Start-24 && it.page.SentenceAt(at) == it.page.SentenceAt(it.show.Start) {
			return 0.7
		}
	}
	if it.holds(x) > 0 {
		return 0.15
	}
	return 0
}

// sideNamed is the part of a side that an item must have to be what it names.
const sideNamed = 0.5

// ownContent is the content that a piece of a question has when it names something.
const ownContent = 1.1

// name finds the one item that a piece of the question names.
func (r *Run) name(text string, all []item) (item, bool) {
	q := r.Read(text)
	if q.Content() < ownContent {
		return item{}, false
	}
	best, score, total := -1, 0.0, 0.0
	aligned := map[any]*alignment{}
	for i := range all {
		it := &all[i]
		a := aligned[it.page]
		if a == nil {
			a = align(it.page, q, r.Vocab)
			aligned[it.page] = a
		}
		s := 0.0
		for k := range a.pieces {
			x := &a.pieces[k]
			if it.row == nil {
				s += it.close(x) * x.weight
			} else if it.holds(x) > 0 {
				s += x.weight
				if strings.Contains(clean.Fold(it.name), string(x.runes)) {
					s += 0.2 * x.weight
				}
			}
		}
		if s > score {
			best, score, total = i, s, a.total
		}
	}
	if best < 0 || total == 0 || score/total < sideNamed {
		return item{}, false
	}
	return all[best], true
}
