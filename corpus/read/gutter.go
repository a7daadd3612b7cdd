package read

import "unicode/utf8"

// channel is a run of rows with an empty strip between two columns.
type channel struct {
	first, rows int
	x           span
}

// gutter finds the longest run of rows that an empty strip divides into two
// columns of text: at least three rows with text on both sides of it, wide
// enough on each for sentences.
func gutter(rows []row) channel {
	var best channel
	bestBoth := 0
	for i := range rows {
		for _, strip := range strips(rows, i) {
			c, both := extend(rows, i, strip)
			c = c.trimmed(rows)
			if (both >= 3 || c.rows >= manyLines) && both > bestBoth && columns(rows, c) {
				best, bestBoth = c, both
			}
		}
		if bestBoth > len(rows)*2/3 {
			break
		}
	}
	return best
}

// strips are the gaps that row i leaves between its segments, and to the row
// below when that stands beside it: lines of two columns need not be at one
// height.
func strips(rows []row, i int) []span {
	var out []span
	segments := rows[i].segments
	for s := 0; s+1 < len(segments); s++ {
		out = append(out, span{segments[s].x.to, segments[s+1].x.from})
	}
	if i+1 < len(rows) && len(segments) == 1 && len(rows[i+1].segments) == 1 {
		a, b := rows[i].x, rows[i+1].x
		if a.from > b.from {
			a, b = b, a
		}
		if b.from-a.to > 0.8*rows[i].y.size() {
			out = append(out, span{a.to, b.from})
		}
	}
	return out
}

// extend grows a strip up and down from row i while no row crosses it.
func extend(rows []row, i int, strip span) (channel, int) {
	lines := [2]int{} // with text on the left of the strip, and on the right
	narrow := func(r row) bool {
		next, left, right := strip, 0, 0
		for _, s := range r.segments {
			switch {
			case s.x.mid() < strip.mid():
				left = 1
				next.from = max(next.from, s.x.to)
			default:
				right = 1
				next.to = min(next.to, s.x.from)
			}
		}
		if next.size() < 0.8*r.y.size() {
			return false
		}
		strip = next
		lines[0] += left
		lines[1] += right
		return true
	}
	narrow(rows[i])
	first, last := i, i
	for first > 0 && narrow(rows[first-1]) {
		first--
	}
	for last+1 < len(rows) && narrow(rows[last+1]) {
		last++
	}
	return channel{first, last - first + 1, strip}, min(lines[0], lines[1])
}

// trimmed leaves lines out at the ends of a run that stand apart from it, as
// the number of an issue and its date do at the two sides of a page.
func (c channel) trimmed(rows []row) channel {
	run := rows[c.first : c.first+c.rows]
	left, right := c.split(rows)
	pitch := 0.0 // lines of two columns need not be at one height
	for _, side := range [][]row{left, right} {
		if len(side) > 1 {
			pitch = max(pitch, usualPitch(side))
		}
	}
	if pitch == 0 {
		pitch = usualPitch(run)
	}
	wide := max(extent(left).size(), extent(right).size())
	for c.rows > 3 && (c.apart(rows, 1.6*pitch) || short(rows[c.first], wide/2)) {
		c.first++
		c.rows--
	}
	for last := c.first + c.rows - 1; c.rows > 3 && rows[last].y.mid()-rows[last-1].y.mid() > 2.5*pitch; last-- {
		c.rows--
	}
	return c
}

// apart reports whether the first row of a run stands further than most above
// what follows it on each of the sides that it has text on: a heading over one
// column does not part the other from its first line.
func (c channel) apart(rows []row, most float64) bool {
	left, right := c.split(rows)
	head := rows[c.first].y
	for _, side := range [2][2][]row{{left, right}, {right, left}} {
		lines, other := side[0], side[1]
		switch {
		case len(lines) == 0 || lines[0].y.overlap(head) < 0.5:
		case len(lines) == 1 && begun(lines, extent(other).size()):
			return false
		case len(lines) > 1 && lines[1].y.mid()-lines[0].y.mid() <= most:
			return false
		}
	}
	return true
}

// short reports whether a row holds only segments shorter than most.
func short(r row, most float64) bool {
	for _, s := range r.segments {
		if s.x.size() > most {
			return false
		}
	}
	return true
}

// extent is how far rows reach from left to right.
func extent(rows []row) span {
	if len(rows) == 0 {
		return span{}
	}
	x := rows[0].x
	for _, r := range rows[1:] {
		x = x.union(r.x)
	}
	return x
}

// height is how far rows reach from top to bottom.
func height(rows []row) span {
	if len(rows) == 0 {
		return span{}
	}
	return rows[0].y.union(rows[len(rows)-1].y)
}

// columns reports whether both sides of a strip hold running text: lines that
// fill their side, not labels with their values.
func columns(rows []row, c channel) bool {
	left, right := c.split(rows)
	if high := height(left).overlap(height(right)); high < 0.6 {
		return false
	}
	return dense(left) && (dense(right) || len(left) >= manyLines && begun(right, extent(left).size()))
}

// manyLines is how many lines one column has when the other may have only
// begun.
const manyLines = 8

// begun reports whether the few rows of a last column are lines of text: the
// first fills most of the width that the other column has.
func begun(rows []row, wide float64) bool {
	return len(rows) > 0 && len(rows) < 3 && rows[0].x.size() > 0.7*wide && rows[0].x.size() < 1.3*wide
}

func dense(rows []row) bool {
	if len(rows) < 3 {
		return false
	}
	x := extent(rows)
	wide, runes := 0, 0
	for _, r := range rows {
		if r.x.size() > 0.7*x.size() {
			wide++
		}
		runes += utf8.RuneCountInString(r.text())
	}
	return wide*2 >= len(rows) && runes >= 8*len(rows)
}

func (c channel) split(rows []row) (left, right []row) {
	for _, r := range rows[c.first:min(len(rows), c.first+c.rows)] {
		var a, b []segment
		for _, s := range r.segments {
			if s.x.mid() < c.x.mid() {
				a = append(a, s)
			} else {
				b = append(b, s)
			}
		}
		if len(a) > 0 {
			left = append(left, rowsOf(a)...)
		}
		if len(b) > 0 {
			right = append(right, rowsOf(b)...)
		}
	}
	return left, right
}
