package chart

import (
	"fmt"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
)

// rulerSize is the size that texts are measured at.
const rulerSize = 100

// ruler measures texts in the font of charts.
type ruler struct{ face font.Face }

func newRuler(f *opentype.Font) (*ruler, error) {
	face, err := newFace(f, rulerSize)
	if err != nil {
		return nil, err
	}
	return &ruler{face}, nil
}

func newFace(f *opentype.Font, size float64) (font.Face, error) {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return nil, fmt.Errorf("chart: font: %w", err)
	}
	return face, nil
}

func (r *ruler) close() { _ = r.face.Close() } // a face of opentype has nothing to close

func (r *ruler) width(text string, size float64) float64 {
	return float64(font.MeasureString(r.face, text)) / 64 * size / rulerSize
}

// clip cuts a text to a width, with … in place of what goes.
func (r *ruler) clip(text string, size, width float64) string {
	if r.width(text, size) <= width {
		return text
	}
	runes := []rune(text)
	low, high := 0, len(runes)
	for low < high {
		mid := (low + high + 1) / 2
		if r.width(string(runes[:mid])+"…", size) <= width {
			low = mid
		} else {
			high = mid - 1
		}
	}
	return strings.TrimRight(string(runes[:low]), " ") + "…"
}

// wrap breaks a text into lines of a width: between Chinese characters
// anywhere, between words of letters at spaces.
func (r *ruler) wrap(text string, size, width float64) []string {
	var out []string
	runes := []rune(text)
	for len(runes) > 0 {
		n, space, used := 0, 0, 0.0
		for n < len(runes) {
			w := r.width(string(runes[n]), size)
			if n > 0 && used+w > width {
				break
			}
			used += w
			n++
			if n < len(runes) && (runes[n] == ' ' || runes[n-1] > 0x2e7f) && !closing(runes[n]) {
				space = n
			}
		}
		if n < len(runes) && space > 0 {
			n = space
		}
		out = append(out, strings.TrimSpace(string(runes[:n])))
		runes = []rune(strings.TrimLeft(string(runes[n:]), " "))
	}
	return out
}

// closing reports a mark that never begins a line.
func closing(r rune) bool {
	return strings.ContainsRune("，。、；：？！）》」』”’,.;:?!)%", r)
}
