package listing

import (
	"cmp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
)

// SaidOf reports whether what the text says of a part is of the measure asked.
func (a *PartAsk) SaidOf(x *ListedPart) bool {
	switch {
	case strings.Contains(x.Said, "数") && !strings.Contains(x.Said, "额"):
		return a.Count && !a.Money
	case strings.Contains(x.Said, "额"):
		return !a.Rate && (a.Money || !a.Count)
	case strings.Contains(x.Said, "增") || strings.Contains(x.Said, "快"):
		return a.Rate
	}
	return true
}

// Agree reports whether the first or last part is the same by number and by sum.
func (l *PartList) Agree(last bool) bool {
	best := func(ask PartAsk) string {
		list := l.Measured(&ask, l.Parts, true)
		if list == nil {
			return ""
		}
		SortParts(list, last)
		return list[0].Name
	}
	a, b := best(PartAsk{Count: true}), best(PartAsk{Money: true})
	return a == b || a == "" || b == ""
}

// SortParts puts the largest parts first, or the smallest when the last are asked for.
func SortParts(list []Item, last bool) {
	slices.SortStableFunc(list, func(a, b Item) int {
		if last {
			a, b = b, a
		}
		return cmp.Compare(Value(b), Value(a))
	})
}

// Complete reports whether the parts of a list add up to a whole that stands
// before them.
func (l *PartList) Complete(ask *PartAsk) bool {
	if l.Series {
		return l.counted()
	}
	return l.Whole(ask) != nil
}

// Whole is the figure before a list that its parts add up to; nil for none.
func (l *PartList) Whole(ask *PartAsk) *reading.Value {
	sum := 0.0
	list := l.Measured(ask, l.Parts, true)
	if len(list) == 0 {
		return nil
	}
	for _, it := range list {
		sum += Value(it)
	}
	block := l.Page.Sentences[l.Page.SentenceAt(l.Parts[0].Span.Start)].Block
	for i := len(l.Page.Values) - 1; i >= 0; i-- {
		v := &l.Page.Values[i]
		s := l.Page.SentenceAt(v.Span.Start)
		if v.Span.End > l.Parts[0].Span.Start || s < 0 || l.Page.Sentences[s].Block < block-1 {
			continue
		}
		if it := l.Item(&ListedPart{}, v); (it.Amount != nil) == (list[0].Amount != nil) && near(Value(it), sum) {
			return v
		}
	}
	return nil
}

// near reports whether two figures differ by no more than rounding does.
func near(a, b float64) bool {
	d := a - b
	if d < 0 {
		d = -d
	}
	return d <= 0.001*b
}
