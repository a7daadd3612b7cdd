package execute

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer"
	"zhaoshang/answer/find"
	"zhaoshang/answer/listing"
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
		return r.total(list, listing.Selection{Items: list, Cover: 1, Why: " [phases]"})
	}
	parts := r.sides()
	if len(parts) < 2 || len(parts) > 8 {
		return nil
	}
	all := r.items()
	found, whole := r.sidesNamed(parts, all)
	if pages := pagesOf(found); len(pages) > 1 {
		for _, p := range pages {
			one := slices.DeleteFunc(slices.Clone(all), func(it listing.Item) bool { return it.Page != p })
			if list, ok := r.sidesNamed(parts, one); ok && len(list) == len(found) {
				found = list // things that are named together are of one report that has them all
				break
			}
		}
	}
	if !whole || len(found) < 2 || len(found) < len(parts)-1 {
		return nil
	}
	if t := found[0].Table; t != nil && !t.IsProjects() {
		return r.sumMeasure(found, t, listing.Selection{Items: found, Cover: 1})
	}
	for _, it := range found {
		if it.Amount == nil {
			return nil
		}
	}
	return r.total(found, listing.Selection{Items: found, Cover: 1})
}

// pagesOf are the pages of some items, each once.
func pagesOf(list []listing.Item) []*reading.Page {
	var out []*reading.Page
	for _, it := range list {
		if !slices.Contains(out, it.Page) {
			out = append(out, it.Page)
		}
	}
	return out
}

// sidesNamed finds what each part of a question names; false when it misses a part.
func (r *Run) sidesNamed(parts []string, all []listing.Item) (found []listing.Item, whole bool) {
	for i, text := range parts {
		it, ok := r.name(text, all)
		if !ok && (i > 0 || !strings.ContainsAny(string(r.Q.Folded)[len(text):][:1], ", ")) && r.Read(text).Content() >= ownContent {
			return nil, false // the sum would lack a thing that the question names
		}
		if !ok {
			continue
		}
		if slices.ContainsFunc(found, func(x listing.Item) bool { return x.ID() == it.ID() }) {
			continue
		}
		found = append(found, it)
	}
	return found, true
}

// sideNamed is the part of a side that an item must have to be what it names.
const sideNamed = 0.5

// ownContent is the content that a piece of a question has when it names something.
const ownContent = 1.1

// name finds the one item that a piece of the question names.
func (r *Run) name(text string, all []listing.Item) (listing.Item, bool) {
	q := r.Read(text)
	if q.Content() < ownContent {
		return listing.Item{}, false
	}
	best, score, total := -1, 0.0, 0.0
	aligned := map[any]*find.Alignment{}
	for i := range all {
		it := &all[i]
		a := aligned[it.Page]
		if a == nil {
			a = find.Align(it.Page, q, r.Vocab)
			aligned[it.Page] = a
		}
		s := 0.0
		for k := range a.Pieces {
			x := &a.Pieces[k]
			if it.Row == nil {
				s += it.Close(x) * x.Weight
			} else if it.Holds(x) > 0 {
				s += x.Weight
				if strings.Contains(clean.Fold(it.Name), string(x.Runes)) {
					s += 0.2 * x.Weight
				}
			}
		}
		if s > score {
			best, score, total = i, s, a.Total
		}
	}
	if best < 0 || total == 0 || score/total < sideNamed {
		return listing.Item{}, false
	}
	return all[best], true
}
