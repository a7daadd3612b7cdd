package execute

import (
	"slices"
	"strings"

	"zhaoshang/answer/find"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus/extract/names"
)

// verbal are characters of verbs and adverbs that a question for a kind of money
// has beside it: 实际拿到的到位资金, 真正到账.
const verbal = "定想干到达真正实际拿设下要争取力账用了引进来成完总额共"

// ofPlaceAll reports whether the question names a place, a time and a kind of
// money and nothing else, and a figure of several things together is of that
// kind: 青岚2021年到位资金 is what all of its projects brought.
func (r *Run) ofPlaceAll(c find.Candidate) bool {
	f, v := r.Q.Focus, &c.Page.Values[c.Value]
	if f == nil || f.ID == "total" || v.Kind != reading.Money || len(r.Q.Years) == 0 || len(r.Q.Places) == 0 || len(r.Q.Sectors) > 0 || r.Q.Phase != "" {
		return false
	}
	own := r.find.Own(c.Page, c.Clause, v)
	return own != nil && own.ID == f.ID && !strings.Contains(c.Why, find.AskedPart) && r.placeOnly()
}

// placeOnly reports whether places are all that the question names.
func (r *Run) placeOnly() bool {
	for _, t := range r.Q.Terms {
		for i, w := range t.Weight {
			at := t.Start + i
			inPlace := slices.ContainsFunc(r.Q.Places, func(p names.Place) bool { return at >= p.Span.Start && at < p.Span.End })
			if w >= strongWeight && !inPlace && !strings.ContainsRune(verbal, t.Runes[i]) {
				return false
			}
		}
	}
	return true
}

// strongWeight is the least weight of a character that names something.
const strongWeight = 0.5
