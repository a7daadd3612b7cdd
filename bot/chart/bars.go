package chart

import (
	"math"
	"strconv"
	"strings"

	"zhaoshang/answer"
)

// Sizes of bars.
const (
	rowHeight   = 30.0
	tallRow     = 42.0 // of a label in two lines
	barHeight   = 16.0
	labelWidth  = 236.0
	plotHeight  = 280.0
	columnWidth = 52.0
	arrowLength = 9.0
	mostColumns = 10
)

// axes turn figures into places: along is from the foot of a bar to its end,
// across the other way. Upright bars grow upwards.
type axes struct {
	upright bool
	foot    point
	length  float64 // of the axis
	top     float64 // figure at its end
}

func (a axes) at(along, across float64) point {
	if a.upright {
		return point{a.foot.x + across, a.foot.y - along}
	}
	return point{a.foot.x + along, a.foot.y + across}
}

func (a axes) along(figure float64) float64 {
	if a.top <= 0 {
		return 0
	}
	return figure / a.top * a.length
}

// ticks are the figures of grid lines, from 0 to the end of the axis: round
// ones, four to six.
func ticks(largest float64) []float64 {
	if largest <= 0 {
		return []float64{0, 1}
	}
	step := math.Pow(10, math.Floor(math.Log10(largest/4)))
	for _, m := range []float64{1, 2, 2.5, 5, 10} {
		if largest/(step*m) <= 5 {
			step *= m
			break
		}
	}
	var out []float64
	for i := 0; ; i++ {
		out = append(out, float64(i)*step)
		if out[i] >= largest {
			return out
		}
	}
}

func (d *drawing) largest() float64 {
	largest := 0.0
	for _, p := range d.points {
		largest = max(largest, reach(p))
	}
	return largest
}

// tick is the text at a grid line.
func (d *drawing) tick(f float64) string {
	return strconv.FormatFloat(f/float64(d.scale.size), 'g', 12, 64)
}

// ticks are those of the points; what is counted has no halves.
func (d *drawing) ticks() []float64 {
	t := ticks(d.largest() / float64(d.scale.size))
	if d.c.Measure == answer.Counts && t[1] < 1 {
		t = ticks(math.Max(4, d.largest()))
	}
	for i := range t {
		t[i] *= float64(d.scale.size)
	}
	return t
}

// rows draws a bar a line, the label before and the figure behind it.
func (d *drawing) rows() {
	names, figures := 0.0, 0.0
	for _, p := range d.points {
		names = max(names, min(labelWidth, d.r.width(d.label(p), textSize)))
		figures = max(figures, d.r.width(d.figure(p), textSize-1))
	}
	t := d.ticks()
	a := axes{foot: point{margin + names + 10, d.y}, length: inner - names - 10 - figures - arrowLength - 12, top: t[len(t)-1]}
	height := 0.0
	for _, p := range d.points {
		height += d.rowHeight(p)
	}
	for _, f := range t {
		x := a.foot.x + a.along(f)
		d.scene.line(grid, 1, 0, point{x, d.y}, point{x, d.y + height})
		d.text(x, d.y+height+smallSize+4, smallSize-1, middle, faint, d.tick(f))
	}
	y := d.y
	for _, p := range d.points {
		h := d.rowHeight(p)
		d.writeLabel(p, a.foot.x-10, y+h/2)
		tip := d.bar(a, p, y-a.foot.y+h/2-barHeight/2, barHeight)
		d.note(a.foot.x+tip+6, y+h/2+5, textSize-1, start, d.figure(p))
		y += h
	}
	d.scene.line(faint, 1, 0, point{a.foot.x, d.y}, point{a.foot.x, y})
	d.y = y + smallSize + 12
}

func (d *drawing) rowHeight(p answer.Point) float64 {
	if len(d.rowLabel(p).lines) > 1 {
		return tallRow
	}
	return rowHeight
}

// rowLabel is the name of a row in at most two lines.
type rowLabel struct {
	lines []string
	size  float64
}

func (d *drawing) rowLabel(p answer.Point) rowLabel {
	label := d.label(p)
	for _, size := range []float64{textSize, textSize - 1} {
		if d.r.width(label, size) <= labelWidth {
			return rowLabel{[]string{label}, size}
		}
	}
	const size = textSize - 1
	if even := d.r.wrap(label, size, min(labelWidth, d.r.width(label, size)/2+2*size)); len(even) == 2 {
		return rowLabel{even, size}
	}
	first := d.r.wrap(label, size, labelWidth)[0]
	rest := strings.TrimLeft(strings.TrimPrefix(label, first), " ")
	return rowLabel{[]string{first, d.r.clip(rest, size, labelWidth)}, size}
}

// writeLabel writes the name of a row before its bar.
func (d *drawing) writeLabel(p answer.Point, x, y float64) {
	l := d.rowLabel(p)
	y += 5 - float64(len(l.lines)-1)*8
	for i, line := range l.lines {
		d.add(shape{points: []point{{x, y + float64(i)*16}}, fill: ink, role: "ink", text: line, size: l.size, anchor: end, tip: d.label(p)})
	}
}

// upright reports whether bars stand beside each other: years, as far as there
// is room for what stands at them.
func (d *drawing) upright() bool {
	if d.c.Key != "year" {
		return false
	}
	slots := d.slots()
	if len(slots) == 0 || len(slots) > mostColumns {
		return false
	}
	for _, p := range d.points {
		if d.r.width(d.figure(p), textSize-1) > (inner-48)/float64(len(slots))-4 {
			return false
		}
	}
	return true
}

// slots are the years from the first to the last; none when a label is no year.
func (d *drawing) slots() []int {
	first, last := 0, 0
	for i, p := range d.points {
		y, err := strconv.Atoi(p.Label)
		if err != nil || y < 1900 || y > 2200 {
			return nil
		}
		if i == 0 {
			first, last = y, y
		}
		first, last = min(first, y), max(last, y)
	}
	var out []int
	for y := first; y <= last; y++ {
		out = append(out, y)
	}
	return out
}

// columns draws years as upright bars; a year without data keeps its place.
func (d *drawing) columns() {
	slots := d.slots()
	a := d.uprightAxes()
	pitch := (inner - (a.foot.x - margin)) / float64(len(slots))
	for i, year := range slots {
		x := (float64(i) + 0.5) * pitch
		d.text(a.foot.x+x, a.foot.y+smallSize+6, smallSize+1, middle, ink, d.w.say("year", "year", year))
		for _, p := range d.points {
			if p.Label == strconv.Itoa(year) {
				width := min(columnWidth, pitch*0.6)
				tip := d.bar(a, p, x-width/2, width)
				d.note(a.foot.x+x, a.foot.y-tip-6, textSize-1, middle, d.figure(p))
			}
		}
	}
	d.y = a.foot.y + smallSize + 16
}

// uprightAxes draws the frame of columns and lines.
func (d *drawing) uprightAxes() axes {
	t := d.ticks()
	labels := 0.0
	for _, f := range t {
		labels = max(labels, d.r.width(d.tick(f), smallSize))
	}
	d.y += 20 // room for the figure of the tallest
	a := axes{upright: true, foot: point{margin + labels + 8, d.y + plotHeight}, length: plotHeight, top: t[len(t)-1]}
	for _, f := range t {
		y := a.foot.y - a.along(f)
		d.scene.line(grid, 1, 0, point{a.foot.x, y}, point{pictureWidth - margin, y})
		d.text(a.foot.x-6, y+4, smallSize, end, faint, d.tick(f))
	}
	d.scene.line(faint, 1, 0, a.foot, point{pictureWidth - margin, a.foot.y})
	return a
}

// bar draws one bar with its bound; tip is how far along the axis it reaches,
// the signs of the bound included.
func (d *drawing) bar(a axes, p answer.Point, across, thick float64) (tip float64) {
	length := max(a.along(p.Value()), 1)
	switch p.Bound {
	case "over":
		d.slab(a, solid, 0, length, across, thick)
		d.arrow(a, length+3, across, thick)
		return length + 3 + arrowLength
	case "under":
		sure := max(length-3*arrowLength, length/3)
		d.slab(a, solid, 0, sure, across, thick)
		d.hatch(a, sure, length, across, thick)
	case "range":
		d.slab(a, solid, 0, length, across, thick)
		far := max(a.along(reach(p)), length+2)
		d.hatch(a, length, far, across, thick)
		d.scene.line(solid, 1.5, 0, a.at(far, across), a.at(far, across+thick))
		return far
	case "about":
		d.slab(a, solid, 0, length, across, thick)
		d.whisker(a, length, across+thick/2)
		return length + arrowLength
	default:
		d.slab(a, solid, 0, length, across, thick)
	}
	return length
}

func (d *drawing) slab(a axes, colour string, from, to, across, thick float64) {
	d.fill(colour, a.at(from, across), a.at(to, across), a.at(to, across+thick), a.at(from, across+thick))
}

// arrow is open: more than this.
func (d *drawing) arrow(a axes, from, across, thick float64) {
	d.scene.line(solid, 2, 0, a.at(from, across+2), a.at(from+arrowLength-2, across+thick/2), a.at(from, across+thick-2))
}

// whisker is a short mark with ends: about this.
func (d *drawing) whisker(a axes, at, across float64) {
	const half, width = arrowLength - 2, 4.0
	low, high := max(at-half, 0), at+half
	d.scene.line(ink, 1.5, 0, a.at(low, across), a.at(high, across))
	for _, x := range []float64{low, high} {
		d.scene.line(ink, 1.5, 0, a.at(x, across-width), a.at(x, across+width))
	}
}

// hatch fills a part of a bar with slanting lines: it is not certain.
func (d *drawing) hatch(a axes, from, to, across, thick float64) {
	d.slab(a, lighter, from, to, across, thick)
	for at := from - thick; at < to; at += 6 {
		low, high := max(at, from), min(at+thick, to)
		if low < high {
			d.scene.line(solid, 1.2, 0, a.at(low, across+low-at), a.at(high, across+high-at))
		}
	}
}

// legend explains the signs of the bounds that are drawn.
func (d *drawing) legend() {
	x := margin
	for _, bound := range []string{"over", "under", "about", "range"} {
		used := false
		for _, p := range d.points {
			used = used || p.Bound == bound
		}
		if !used {
			continue
		}
		text := d.w["bound_"+bound]
		width := 46 + d.r.width(text, smallSize) + 20
		if x > margin && x+width > pictureWidth-margin {
			x, d.y = margin, d.y+20
		}
		d.sample(bound, x, d.y+4)
		d.text(x+46, d.y+14, smallSize, start, faint, text)
		x += width
	}
	if x > margin {
		d.y += 20
	}
}

// sample is a short bar, or a point, with the sign of a bound.
func (d *drawing) sample(bound string, x, y float64) {
	low, high := int64(24), int64(36)
	if d.kind == answer.Line {
		low = map[string]int64{"about": 14}[bound]
		d.dot(axes{upright: true, foot: point{x + 22, y + 14}, length: 20, top: 40}, answer.Point{Bound: bound, Min: &low, Max: &high}, 0)
		return
	}
	d.bar(axes{foot: point{x, y}, length: 40, top: 40}, answer.Point{Bound: bound, Min: &low, Max: &high}, 0, 12)
}
