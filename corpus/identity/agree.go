package identity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// Verdict is how two project records stand to each other.
type Verdict int

// The verdicts, from the least sure. Same joins two records; Likely, that
// nothing contradicts, makes their amounts worth comparing; Maybe makes them
// candidates for a person.
const (
	Different Verdict = iota
	Maybe
	Likely
	Same
)

// specificName is the length in runes from which a name is taken to be that of
// one project in its place even when a document names no party.
const specificName = 8

// tellingName is the length in runes from which equal names alone make two
// records likely to be of one project.
const tellingName = 5

// Compare tells whether two records of different documents are of one project.
// Same needs the names to be equal and the places and parties to agree; a
// place or party that one side does not state neither agrees nor contradicts.
// The amounts are not looked at: Conflicting tells whether they differ.
func Compare(a, b Features) Verdict {
	if a.Phase != b.Phase {
		return comparePhases(a, b)
	}
	if a.Name != b.Name {
		return compareNames(a, b)
	}
	place, party := places(a, b), parties(a, b)
	length := utf8.RuneCountInString(a.Name)
	switch {
	case place == contradicts || party == contradicts:
		if place == agrees || party == agrees {
			return Maybe
		}
		return Different
	case party == agrees, place == agrees && length >= specificName:
		return Same
	case place == agrees || length >= tellingName:
		return Likely
	}
	return Maybe
}

// comparePhases judges records of different phases: a phase and the whole are
// two records of which one may be meant by the other.
func comparePhases(a, b Features) Verdict {
	if a.Phase != "" && b.Phase != "" {
		return Different
	}
	a.Phase, b.Phase = "", ""
	return min(Compare(a, b), Maybe)
}

// compareNames judges records whose names differ: one name inside the other
// with the same party, or the same party, place and amount.
func compareNames(a, b Features) Verdict {
	if parties(a, b) != agrees || places(a, b) == contradicts {
		return Different
	}
	if strings.Contains(a.Name, b.Name) || strings.Contains(b.Name, a.Name) {
		return Maybe
	}
	if a.Amount != nil && b.Amount != nil && *a.Amount == *b.Amount && places(a, b) == agrees {
		return Maybe
	}
	return Different
}

// Conflicting reports whether two amounts of one project cannot both be read
// as the same figure: another currency, or figures outside of one another's
// bounds. An amount that is not stated conflicts with none.
func Conflicting(a, b *corpus.Amount) bool {
	if a == nil || b == nil || *a == *b {
		return false
	}
	if a.Currency != b.Currency {
		return true
	}
	loA, hiA := interval(*a)
	loB, hiB := interval(*b)
	return hiA < loB || hiB < loA
}

// interval is the range of figures an amount allows: 10 % around 约, up to a
// quarter above 多, down to a quarter below 近.
func interval(a corpus.Amount) (lo, hi corpus.Fen) {
	figure := a.Figure()
	switch a.Bound {
	case corpus.About:
		return figure - figure/10, figure + figure/10
	case corpus.Over:
		return figure, figure + figure/4
	case corpus.Under:
		return figure - figure/4, figure
	case corpus.Range:
		return a.Min, a.Max
	}
	return figure, figure
}

type stance int

const (
	silent stance = iota // one side does not state it
	agrees
	contradicts
)

// places agree when the more precise one lies inside the other.
func places(a, b Features) stance {
	if len(a.Places) > 0 && len(b.Places) > 0 {
		if within(a.Places, b.Places) || within(b.Places, a.Places) {
			return agrees
		}
		return contradicts
	}
	switch {
	case a.Place == "" || b.Place == "":
		return silent
	case strings.Contains(a.Place, b.Place) || strings.Contains(b.Place, a.Place):
		return agrees
	}
	return contradicts
}

func within(outer, inner []string) bool {
	return !slices.ContainsFunc(outer, func(p string) bool { return !slices.Contains(inner, p) })
}

// parties agree when one of each is the same organisation.
func parties(a, b Features) stance {
	if len(a.Parties) == 0 || len(b.Parties) == 0 {
		return silent
	}
	for _, x := range a.Parties {
		if slices.ContainsFunc(b.Parties, func(y string) bool { return SameOrganization(x, y) }) {
			return agrees
		}
	}
	return contradicts
}

// SameOrganization reports whether two cores (of Organization) name one
// organisation: equal, or the shorter one, of two runes or more, begins or ends
// the longer, or stands in it after a place of two to four runes.
func SameOrganization(a, b string) bool {
	if a == b {
		return a != ""
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	short := utf8.RuneCountInString(a)
	if short < 2 || a == "中国" {
		return false
	}
	if strings.HasPrefix(b, a) {
		return true
	}
	at := strings.Index(b, a)
	return at > 0 && (short >= 3 || utf8.RuneCountInString(b[:at]) <= 4)
}
