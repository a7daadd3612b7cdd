package chart

import (
	"strconv"

	"zhaoshang/answer"
)

// line draws years as points that lines join; a dashed line crosses years
// without data. What a bound says stands at its point.
func (d *drawing) line() {
	slots := d.slots()
	if len(slots) < 2 {
		d.rows()
		return
	}
	a := d.uprightAxes()
	pitch := (inner - (a.foot.x - margin)) / float64(len(slots))
	place := func(p answer.Point) (year int, x float64) {
		year, _ = strconv.Atoi(p.Label) // slots has seen that it is a year
		return year, (float64(year-slots[0]) + 0.5) * pitch
	}
	for i := 1; i < len(d.points); i++ {
		from, x := place(d.points[i-1])
		to, x2 := place(d.points[i])
		dash := 0.0
		if to-from > 1 {
			dash = 5
			d.remark("gap")
		}
		d.scene.line(solid, 2.5, dash, a.at(a.along(d.points[i-1].Value()), x), a.at(a.along(d.points[i].Value()), x2))
	}
	for i, p := range d.points {
		_, x := place(p)
		d.pointFigure(a, i, x, place)
	}
	last := -pitch * 100
	for _, p := range d.points {
		_, x := place(p)
		d.dot(a, p, x)
		label := d.label(p)
		if d.r.width(label, smallSize)+4 > pitch {
			label = p.Label
		}
		if x-last > d.r.width(label, smallSize)+4 {
			d.text(a.foot.x+x, a.foot.y+smallSize+6, smallSize, middle, ink, label)
			last = x
		}
	}
	d.y = a.foot.y + smallSize + 16
}

func (d *drawing) remark(key string) {
	text := d.w[key]
	for _, r := range d.remarks {
		if r == text {
			return
		}
	}
	d.remarks = append(d.remarks, text)
}

// signLength is how far the sign of a bound reaches from its point.
const (
	dotRadius  = 4.5
	signLength = 13.0
)

// dot draws a point with the sign of its bound.
func (d *drawing) dot(a axes, p answer.Point, x float64) {
	at := a.along(p.Value())
	switch p.Bound {
	case "over":
		d.pointer(a, at+dotRadius, x, 1)
	case "under":
		d.pointer(a, at-dotRadius, x, -1)
	case "range":
		far := a.along(reach(p))
		d.scene.line(solid, 2, 0, a.at(at, x), a.at(far, x))
		d.scene.line(solid, 2, 0, a.at(far, x-5), a.at(far, x+5))
	case "about":
		for _, s := range []float64{-1, 1} {
			far := max(at+s*signLength, 0)
			d.scene.line(ink, 1.5, 0, a.at(at, x), a.at(far, x))
			d.scene.line(ink, 1.5, 0, a.at(far, x-4), a.at(far, x+4))
		}
	}
	d.fill(solid, circle(a.at(at, x), dotRadius)...)
}

// pointer is an open arrow from a point on, up (1) or down (-1).
func (d *drawing) pointer(a axes, from, x, way float64) {
	d.scene.line(solid, 2, 0, a.at(from, x), a.at(from+way*(signLength-1), x))
	d.scene.line(solid, 2, 0, a.at(from+way*7, x-5), a.at(from+way*signLength, x), a.at(from+way*7, x+5))
}

// tip is how high a point reaches with its sign.
func tip(a axes, p answer.Point) float64 {
	at := a.along(p.Value())
	switch p.Bound {
	case "over":
		return at + dotRadius + signLength
	case "about":
		return at + signLength
	case "range":
		return a.along(reach(p))
	}
	return at + dotRadius
}

// pointFigure writes the figure of a point above it, or below where that of
// the point before leaves no room.
func (d *drawing) pointFigure(a axes, i int, x float64, place func(answer.Point) (int, float64)) {
	p := d.points[i]
	text := d.figure(p)
	y := a.foot.y - tip(a, p) - 6
	if i > 0 {
		before := d.points[i-1]
		_, xb := place(before)
		near := (d.r.width(text, smallSize)+d.r.width(d.figure(before), smallSize))/2+4 > x-xb
		if apart := tip(a, before) - tip(a, p); near && apart < 16 && apart > -16 {
			y = a.foot.y - max(a.along(p.Value())-22, 4)
		}
	}
	d.note(a.foot.x+x, y, smallSize, middle, text)
}
