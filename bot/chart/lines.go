package chart

import (
	"strings"

	"github.com/rivo/uniseg"

	"zhaoshang/answer"
)

// The signs of bounds in text.
var signs = map[string]string{"over": "▷", "under": "◁", "about": "≈", "range": "…"}

// eighths are the ends of bars, an eighth of a column each.
const eighths = " ▏▎▍▌▋▊▉"

// Lines draws a chart as lines of text of at most width columns, always as bars.
func (p *Painter) Lines(c *answer.Chart, width int) []string {
	if c == nil || len(c.Points) == 0 {
		return nil
	}
	bars := *c
	if c.Kind != answer.Bar {
		bars.Kind = answer.Bar
	}
	w := p.words(c.Language)
	points, undrawn := c.Points, c.More
	if len(points) > mostPoints {
		undrawn += len(points) - mostPoints
		points = points[:mostPoints]
	}
	largest := 0.0
	for _, x := range points {
		largest = max(largest, reach(x))
	}
	s := scale{1, ""}
	if c.Measure == answer.Amounts {
		s = w.scaleOf(largest)
	}
	out := append([]string{w.title(&bars, w.unit(c, s))}, textBars(w, c, points, s, largest, width)...)
	used := map[string]bool{}
	for _, x := range points {
		used[x.Bound] = true
	}
	for _, bound := range []string{"over", "under", "about", "range"} {
		if used[bound] {
			out = append(out, signs[bound]+" "+w["sign_"+bound])
		}
	}
	bars.Wanted = ""
	return append(out, w.basis(&bars, len(points), undrawn)...)
}

func textBars(w words, c *answer.Chart, points []answer.Point, s scale, largest float64, width int) []string {
	names, figures := 0, 0
	var labels, values []string
	for _, x := range points {
		label := printable(x.Label)
		if c.Key == "year" {
			label = w.say("year", "year", label)
		}
		label = clipColumns(label, max(width*2/5, 8))
		labels, values = append(labels, label), append(values, w.figure(x, s))
		names, figures = max(names, uniseg.StringWidth(label)), max(figures, uniseg.StringWidth(values[len(values)-1]))
	}
	room := max(width-names-figures-5, 4)
	out := make([]string, len(points))
	for i, x := range points {
		units := 0
		if largest > 0 {
			units = max(int(x.Value()/largest*float64(room)*8), 1)
		}
		bar := strings.Repeat("█", units/8)
		if k := units % 8; k > 0 {
			bar += string([]rune(eighths)[k])
		}
		out[i] = labels[i] + strings.Repeat(" ", names-uniseg.StringWidth(labels[i])+1) + bar + signs[x.Bound] + " " + values[i]
	}
	return out
}

// clipColumns cuts a text to at most n columns of a terminal.
func clipColumns(s string, n int) string {
	if uniseg.StringWidth(s) <= n {
		return s
	}
	for s != "" && uniseg.StringWidth(s)+1 > n {
		runes := []rune(s)
		s = string(runes[:len(runes)-1])
	}
	return s + "…"
}
