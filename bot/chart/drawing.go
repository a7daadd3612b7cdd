package chart

import (
	"strings"

	"zhaoshang/answer"
)

// Sizes of a picture.
const (
	pictureWidth = 760.0
	margin       = 24.0
	inner        = pictureWidth - 2*margin
	titleSize    = 20.0
	textSize     = 14.0
	smallSize    = 12.0
	mostPoints   = 24 // that one picture draws; more could not be read on a phone
)

// drawing is a chart being laid out.
type drawing struct {
	*scene
	c       *answer.Chart
	w       words
	r       *ruler
	kind    answer.ChartKind
	points  []answer.Point // those that are drawn
	undrawn int
	scale   scale
	unit    string
	y       float64  // where the next thing begins
	remarks []string // of the way it is drawn
}

func newDrawing(c *answer.Chart, w words, r *ruler) *drawing {
	fitting := *c.As(c.Kind)
	if fitting.Wanted == "" {
		fitting.Wanted = c.Wanted
	}
	d := &drawing{scene: &scene{width: pictureWidth}, c: &fitting, w: w, r: r, kind: fitting.Kind, points: fitting.Points, y: margin}
	if d.kind != answer.Pie {
		d.undrawn = c.More
	}
	if d.kind != answer.Pie && len(d.points) > mostPoints {
		d.undrawn += len(d.points) - mostPoints
		d.points = d.points[:mostPoints]
		if c.Key == "year" { // the last years are the ones to see
			d.points = c.Points[len(c.Points)-mostPoints:]
		}
	}
	largest := 0.0
	for _, p := range d.points {
		largest = max(largest, reach(p))
	}
	if c.Measure == answer.Amounts {
		d.scale = w.scaleOf(largest)
	} else {
		d.scale = scale{1, ""}
	}
	d.unit = w.unit(c, d.scale)
	d.heading()
	return d
}

// reach is how far along the axis a point goes.
func reach(p answer.Point) float64 {
	if p.Bound == "range" && p.Max != nil {
		return float64(*p.Max)
	}
	return p.Value()
}

// heading writes the title and the question.
func (d *drawing) heading() {
	d.title = d.w.title(d.c, d.unit)
	for _, line := range d.r.wrap(d.title, titleSize, inner) {
		d.y += titleSize
		d.text(margin, d.y, titleSize, start, ink, line)
		d.y += 8
	}
	if question := printable(d.c.Question); question != "" {
		d.y += smallSize + 2
		text := d.w.say("question", "question", question)
		d.text(margin, d.y, smallSize+1, start, faint, d.r.clip(text, smallSize+1, inner))
	}
	d.y += 18
}

// label is the name of a point.
func (d *drawing) label(p answer.Point) string {
	if d.c.Key == "year" {
		return d.w.say("year", "year", p.Label)
	}
	return printable(p.Label)
}

func (d *drawing) figure(p answer.Point) string { return d.w.figure(p, d.scale) }

// finish writes the legend and the sentences below, and closes the picture.
func (d *drawing) finish() *scene {
	if d.kind != answer.Pie {
		d.legend()
	}
	sentences := append(d.w.basis(d.c, len(d.points), d.undrawn), d.remarks...)
	d.y += 6
	for _, line := range d.r.wrap(strings.Join(sentences, d.w["separator"]), smallSize, inner) {
		d.y += smallSize + 5
		d.text(margin, d.y, smallSize, start, faint, line)
	}
	d.height = d.y + margin - 4
	var all []string
	for _, p := range d.points {
		all = append(all, d.label(p)+" "+d.figure(p))
	}
	d.description = d.title + ": " + strings.Join(all, "; ") + ". " + strings.Join(sentences, " ")
	background := shape{points: box(0, 0, d.width, d.height), fill: paper, role: "paper"}
	d.shapes = append([]shape{background}, d.shapes...)
	return d.scene
}

// note writes a text that lies over lines: on a piece of paper of its own.
func (d *drawing) note(x, y, size float64, a anchor, text string) {
	width := d.r.width(text, size)
	left := map[anchor]float64{start: x, middle: x - width/2, end: x - width}[a]
	d.fill(paper, box(left-2, y-size+1, width+4, size+1)...)
	d.text(x, y, size, a, ink, text)
}

func box(x, y, w, h float64) []point {
	return []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}
