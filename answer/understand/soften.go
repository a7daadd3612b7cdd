package understand

import (
	"slices"
	"strings"
)

const (
	softWeight = 0.12 // words of asking that no report has
	leftStrong = 2    // characters of names that must be left
	leftAmple  = 8    // … of a long question, of which also the words that some report has say how one asks
)

// ofNames are the characters that a word before them makes a name with: 飞跃集团.
const ofNames = "集公股科控重药实基园厂区县市镇村路"

// soften takes their weight from the words of asking that
// no report has: 披露, 待到 say how one asks and not what is meant. A question of
// which no name would be left keeps them: they may be its name. A long one, in
// the words of offices, names enough without those that some report has too.
func (r *Reader) soften(folded []rune, weights []float64, v Vocabulary) {
	r.softenTo(folded, weights, leftStrong, v.Seen)
	r.softenTo(folded, weights, leftAmple, func(_, _ rune) int { return 0 })
}

// softenTo softens the words of asking that are not seen, unless fewer than left
// characters of names would be left.
func (r *Reader) softenTo(folded []rune, weights []float64, left int, seen func(a, b rune) int) {
	soft := slices.Clone(weights)
	for i := 0; i+1 < len(folded); i++ {
		if weights[i] < 0.9 && weights[i+1] < 0.9 || !r.words.Function(folded[i], folded[i+1]) || seen(folded[i], folded[i+1]) > 0 {
			continue
		}
		if i+2 < len(folded) && strings.ContainsRune(ofNames, folded[i+2]) {
			continue
		}
		soft[i], soft[i+1] = min(soft[i], softWeight), min(soft[i+1], softWeight)
		i++
	}
	strong := 0
	for _, w := range soft {
		if w >= 0.9 {
			strong++
		}
	}
	if strong >= left {
		copy(weights, soft)
	}
}
