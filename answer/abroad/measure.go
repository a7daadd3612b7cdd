package abroad

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed data/measures.txt
var measuresFile string

// measure is what a sum can be of, with the words that say so.
type measure struct {
	id      string
	phrases [][]string // stems
}

// measures are the lines of measures.txt.
var measures = sync.OnceValue(func() []measure {
	var out []measure
	for line := range strings.Lines(measuresFile) {
		line = strings.TrimSpace(line)
		id, rest, ok := strings.Cut(line, "|")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		m := measure{id: id}
		for phrase := range strings.SplitSeq(rest, ",") {
			var stems []string
			for _, w := range tokens([]rune(phrase)) {
				stems = append(stems, w.stem)
			}
			m.phrases = append(m.phrases, stems)
		}
		out = append(out, m)
	}
	return out
})

// How many words before and behind a sum its measure stands.
const (
	measureBefore = 7
	measureAfter  = 5
)

// measureOf is the id of what a sum is of, by the nearest words of its part of the
// sentence: sales of about 8 billion yuan, 500 million yuan in taxes; "" for none.
func (t *text) measureOf(f figureAt) string {
	from, to := t.between(f.zone)
	best, near, length := "", 100, 0
	for i := from; i < to; i++ {
		w := t.tokens[i]
		before, behind := w.span.End <= f.span.Start, w.span.Start >= f.span.End
		for _, m := range measures() {
			for _, p := range m.phrases {
				if !t.has(p, i) || i+len(p) > to {
					continue
				}
				d := 0
				switch k, _ := t.between(f.span); {
				case before && i+len(p) <= k:
					d = 2 * (k - i - len(p))
					if d > 2*measureBefore {
						continue
					}
				case behind:
					_, end := t.between(f.span)
					if d = 2*(i-end) - 1; i-end > measureAfter {
						continue
					}
				default:
					continue
				}
				if d < near || d == near && len(p) > length {
					best, near, length = m.id, d, len(p)
				}
			}
		}
	}
	return best
}

// has reports whether the stems of a phrase stand from token i on.
func (t *text) has(phrase []string, i int) bool {
	if i+len(phrase) > len(t.tokens) {
		return false
	}
	for k, s := range phrase {
		if t.tokens[i+k].stem != s {
			return false
		}
	}
	return true
}

// invested are the measures that stand for what is put into something.
var invested = []string{"", "total", "contract", "added", "fixed"}

// sameMeasure reports whether a sum is of what is asked for.
func sameMeasure(asked, here string) bool {
	if asked == "completed" {
		asked = "arrived"
	}
	if slices.Contains(invested, asked) {
		return slices.Contains(invested, here)
	}
	return asked == here
}
