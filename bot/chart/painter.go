// Package chart draws the charts of answers: bars, lines and pies as PNG, as
// SVG and as lines of text, all from one layout. It is pure: the same chart
// gives the same picture.
package chart

import (
	"embed"
	"errors"
	"fmt"
	"path"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/image/font/opentype"

	"zhaoshang/answer"
)

//go:embed font/NotoSansCJKsc-Subset.otf
var fontFile []byte

//go:embed texts
var textFiles embed.FS

// Painter draws charts. Any number of goroutines may use one.
type Painter struct {
	font  *opentype.Font
	texts map[string]map[string]string // language, key
}

// New reads the font and the words.
func New() (*Painter, error) {
	f, err := opentype.Parse(fontFile)
	if err != nil {
		return nil, fmt.Errorf("chart: font: %w", err)
	}
	entries, err := textFiles.ReadDir("texts")
	if err != nil {
		return nil, fmt.Errorf("chart: texts: %w", err)
	}
	p := &Painter{font: f, texts: map[string]map[string]string{}}
	for _, e := range entries {
		data, err := textFiles.ReadFile(path.Join("texts", e.Name()))
		if err != nil {
			return nil, fmt.Errorf("chart: texts: %w", err)
		}
		words := map[string]string{}
		if err := yaml.Unmarshal(data, &words); err != nil {
			return nil, fmt.Errorf("chart: texts %q: %w", e.Name(), err)
		}
		p.texts[strings.TrimSuffix(e.Name(), ".yaml")] = words
	}
	return p, nil
}

// errEmpty reports a chart that has nothing to draw.
var errEmpty = errors.New("chart: no points")

// picture lays a chart out.
func (p *Painter) picture(c *answer.Chart) (*scene, error) {
	if c == nil || len(c.Points) == 0 {
		return nil, errEmpty
	}
	r, err := newRuler(p.font)
	if err != nil {
		return nil, err
	}
	defer r.close()
	d := newDrawing(c, p.words(c.Language), r)
	switch {
	case d.kind == answer.Pie:
		d.pie()
	case d.kind == answer.Line:
		d.line()
	case d.upright():
		d.columns()
	default:
		d.rows()
	}
	return d.finish(), nil
}
