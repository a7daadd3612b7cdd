package chart

import (
	"math"
	"math/big"
	"slices"

	"zhaoshang/answer"
)

// Sizes of a pie.
const (
	radius     = 138.0
	sliceStep  = 2 * math.Pi / 120 // of the polygon that stands for a circle
	mostSlices = 8                 // the rest make one
)

// slice is one part of a pie.
type slice struct {
	label, figure string
	value         float64
	inexact       bool
	colour        string
}

// pie draws parts of a whole, the largest first from noon on, with a list
// beside it.
func (d *drawing) pie() {
	parts := d.slices()
	total, inexact := 0.0, false
	for _, s := range parts {
		total += s.value
		inexact = inexact || s.inexact
	}
	if total <= 0 {
		d.kind = answer.Bar
		d.rows()
		return
	}
	centre := point{margin + radius + 8, d.y + radius + 8}
	from := -math.Pi / 2
	for _, s := range parts {
		to := from + 2*math.Pi*s.value/total
		d.fill(s.colour, wedge(centre, radius, from, to)...)
		d.edge(centre, from, len(parts))
		if s.inexact {
			d.scene.line(s.colour, 3, 5, arc(centre, radius+6, from, to)...)
		}
		from = to
	}
	d.edge(centre, -math.Pi/2, len(parts))
	bottom := d.pieList(parts, total, inexact, centre)
	d.y = max(centre.y+radius+18, bottom)
	if inexact {
		d.remark("share_about")
		return
	}
	whole := exactly(int64(total), d.scale.size)
	d.remarks = append(d.remarks, d.w.say("share", "total", whole, "unit", d.w["separator"]+d.unit))
}

// edge parts a slice from the one before.
func (d *drawing) edge(c point, angle float64, n int) {
	if n > 1 {
		d.scene.line(paper, 1.5, 0, c, point{c.x + radius*math.Cos(angle), c.y + radius*math.Sin(angle)})
	}
}

// slices are the parts in order, the smallest as one.
func (d *drawing) slices() []slice {
	points := slices.Clone(d.points)
	slices.SortStableFunc(points, func(a, b answer.Point) int {
		if d.c.Key == "year" {
			return 0
		}
		return int(math.Copysign(1, b.Value()-a.Value()))
	})
	var out []slice
	for i, p := range points {
		s := slice{label: d.label(p), figure: d.figure(p), value: p.Value(), inexact: p.Bound != "" && p.Bound != "exact", colour: slices8[i%len(slices8)]}
		if i < mostSlices || len(points) == mostSlices+1 {
			if i == mostSlices {
				s.colour = others
			}
			out = append(out, s)
			continue
		}
		if i == mostSlices {
			out = append(out, slice{label: d.w.say("rest", "count", len(points)-mostSlices), colour: others})
		}
		out[mostSlices].add(s.value, s.inexact, d.scale)
	}
	if d.c.More > 0 && len(out) > mostSlices {
		out[mostSlices].label = d.w.say("rest", "count", len(points)-mostSlices+d.c.More)
		out[mostSlices].add(d.c.Rest, false, d.scale)
	}
	return out
}

// add makes a slice larger.
func (s *slice) add(value float64, inexact bool, in scale) {
	s.value += value
	s.inexact = s.inexact || inexact
	s.figure = exactly(int64(s.value), in.size)
}

// pieList writes what each slice is, right of the pie; it gives its lower end.
func (d *drawing) pieList(parts []slice, total float64, inexact bool, centre point) float64 {
	x := centre.x + radius + 36
	y := max(d.y+8, centre.y-float64(len(parts))*30/2)
	key := "share_label"
	if inexact {
		key = "share_label_about"
	}
	for _, s := range parts {
		d.fill(s.colour, box(x, y+4, 14, 14)...)
		share := d.w.say(key, "share", percent(s.value, total))
		d.text(pictureWidth-margin, y+16, textSize, end, ink, share)
		figure := s.figure
		width := pictureWidth - margin - 74 - x - 22
		d.text(pictureWidth-margin-82, y+16, textSize, end, faint, figure)
		label := d.r.clip(s.label, textSize, width-d.r.width(figure, textSize)-18)
		d.add(shape{points: []point{{x + 22, y + 16}}, fill: ink, role: "ink", text: label, size: textSize, anchor: start, tip: s.label})
		y += 30
	}
	return y + 10
}

// percent is a share with one decimal, from whole figures.
func percent(part, whole float64) string {
	if whole <= 0 {
		return "0"
	}
	return new(big.Rat).SetFrac(big.NewInt(int64(part*100)), big.NewInt(int64(whole))).FloatString(1)
}

func arc(c point, r, from, to float64) []point {
	var out []point
	for angle := from; angle < to; angle += sliceStep {
		out = append(out, point{c.x + r*math.Cos(angle), c.y + r*math.Sin(angle)})
	}
	return append(out, point{c.x + r*math.Cos(to), c.y + r*math.Sin(to)})
}

func wedge(c point, r, from, to float64) []point {
	edge := arc(c, r, from, to)
	if to-from > 2*math.Pi-0.001 {
		return edge
	}
	return append([]point{c}, edge...)
}

func circle(c point, r float64) []point {
	var out []point
	for k := range 16 {
		angle := float64(k) * math.Pi / 8
		out = append(out, point{c.x + r*math.Cos(angle), c.y + r*math.Sin(angle)})
	}
	return out
}
