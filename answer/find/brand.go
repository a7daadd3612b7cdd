package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/understand"
)

// A report that names 信达玻璃控股有限公司 once goes on with 信达的项目: the brand that a
// name begins with stands for it where no other name there begins with it.

const (
	brandLength = 2 // runes of a brand
	leastFirm   = 4 // runes of a name that begins with one
)

// afterBrandRE matches what follows a brand that stands alone.
var afterBrandRE = regexp.MustCompile(`^(?:的|公司|集团|方面|项目|企业|负责人|董事|总|副总|将|拟|计划|预计|还|也|则|已|在|与|和|及|落户|落地|投资|表示|此次|本次|这|是|为|等|一期|二期|[、,。;:)”’\]]|$)`)

// brands adds to each piece that names a firm the places where the page calls it by its
// brand alone.
func (a *Alignment) brands(q *understand.Question, words *lexicon.Lexicon) {
	if q.Language == "en" {
		return
	}
	for i := range a.Pieces {
		x := &a.Pieces[i]
		if x.Date || x.Unit != "" || x.Group != 0 || !x.Strong {
			continue
		}
		head, _, _ := strings.Cut(string(withoutDivision(q, x)), "的")
		name := []rune(head)
		if len(name) < leastFirm || words.Everyday(name[:brandLength], make([]bool, brandLength)) {
			continue
		}
		x.Places = append(x.Places, a.brandAlone(name[:brandLength], x)...)
	}
}

// withoutDivision are the runes of a piece behind the division that it begins with:
// 信达玻璃 of 浙江信达玻璃.
func withoutDivision(q *understand.Question, x *Piece) []rune {
	from := 0
	for _, p := range q.Places {
		if !x.Lent && p.Span.Start <= x.Start+from && p.Span.End > x.Start+from {
			from = p.Span.End - x.Start
		}
	}
	return x.Runes[min(from, len(x.Runes)):]
}

// brandAlone is where the page has a brand that is no part of a longer name; nil when
// another name begins with it.
func (a *Alignment) brandAlone(brand []rune, x *Piece) []int {
	var out []int
	full := string(x.Runes)
	for _, at := range a.Page.Find(brand) {
		rest := string(a.Page.Folded[at+len(brand) : min(len(a.Page.Folded), at+len(x.Runes)+len(brand))])
		switch {
		case slices.ContainsFunc(x.Places, func(p int) bool { return p <= at && at < p+len(x.Runes) }):
		case afterBrandRE.MatchString(rest):
			out = append(out, at)
		case !strings.Contains(full, string(brand)+firstRunes(rest, brandLength)):
			return nil
		}
	}
	return out
}

func firstRunes(s string, n int) string {
	r := []rune(s)
	return string(r[:min(n, len(r))])
}
