package find

import (
	"regexp"
	"slices"
	"strings"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/names"
)

// placeLabel is a place that a paragraph of a round-up begins with, apart from its text, with
// the paragraphs under it: 【清河】5月…, ◇清河 5月….
type placeLabel struct {
	place names.Place
	span  corpus.Span
}

// placeLabelsKey is the key of the labels of a page.
type placeLabelsKey struct{}

var (
	// labelOpensRE matches what stands before the place of a label in its paragraph.
	labelOpensRE = regexp.MustCompile(`^[ \p{Z}]*[◇◆○●□■△▲▼▽★☆※·•►▶\[【〖〔(]+[ \p{Z}]*$`)
	// labelClosesRE matches what stands behind it.
	labelClosesRE = regexp.MustCompile(`^[ \p{Z}]*(?:[\]】〗〕):|\n]|[ \p{Z}]|$)`)
)

// leastLabels is how many labels make a page a round-up of places.
const leastLabels = 2

// placeLabels are the labels of a page; none when it is no round-up of places.
func placeLabels(p *reading.Page) []placeLabel {
	return reading.Once(p, placeLabelsKey{}, func(p *reading.Page) []placeLabel {
		var out []placeLabel
		for i := range p.Text.Blocks {
			b := p.Text.Blocks[i].Span
			for _, at := range p.Places {
				if at.ID != "" && b.Contains(at.Span) && labelOpensRE.MatchString(p.Read(corpus.Span{Start: b.Start, End: at.Span.Start})) &&
					labelClosesRE.MatchString(p.Read(corpus.Span{Start: at.Span.End, End: b.End})) {
					out = append(out, placeLabel{at, b})
					break
				}
			}
		}
		if len(out) < leastLabels {
			return nil
		}
		return out
	})
}

// OfOtherLabel reports whether what stands at a place of a page is told under the label of a
// place that the question does not name, and the question names one that these paragraphs
// do not, and others of the page do: what is asked of 乙地 is not told of 甲地 in 【甲地】5月….
func OfOtherLabel(p *reading.Page, at int, q *understand.Question) bool {
	if q.Language == "en" || len(q.Places) == 0 {
		return false
	}
	labels := placeLabels(p)
	i := slices.IndexFunc(labels, func(l placeLabel) bool { return at >= l.span.Start && at < l.span.End })
	if i < 0 {
		return false
	}
	own := p.Read(labels[i].span)
	lost := false
	for _, x := range q.Places {
		name := PlaceName(q.Folded[x.Span.Start:x.Span.End])
		if x.ID != "" && related(x.ID, labels[i].place.ID) {
			return false
		}
		lost = lost || x.ID != "" && len([]rune(name)) > 1 && !strings.Contains(own, name) && len(p.Find([]rune(name))) > 0
	}
	return lost
}

// related reports whether two places are one, or one of them lies in the other.
func related(a, b string) bool {
	return a == b || strings.HasPrefix(a, b+"/") || strings.HasPrefix(b, a+"/")
}
