package read

import "unicode/utf8"

// aligned finds a table without lines: a row of at least three header words,
// and under it rows whose segments stand in the same columns. It gives the
// rows of the table and the lines from..to of the page that they took.
func aligned(lines []row) (table []gridRow, from, to int) {
	for i, head := range lines {
		if len(head.segments) < 3 || !titles(head) {
			continue
		}
		columns := make([]span, len(head.segments))
		for c, s := range head.segments {
			columns[c] = s.x
		}
		end, full := under(lines, i, columns)
		if full < 2 {
			continue
		}
		return cellRows(lines[i:end], columns), i, end
	}
	return nil, 0, 0
}

// titles reports whether most segments of a line are words of headers.
func titles(r row) bool {
	words := 0
	for _, s := range r.segments {
		if utf8.RuneCountInString(s.text) <= 16 && headerWord.MatchString(s.text) && !valueLike.MatchString(s.text) {
			words++
		}
	}
	return words >= 2 && words*2 >= len(r.segments)
}

// under follows the lines below a header while they keep to its columns, and
// widens the columns to what stands in them. full counts the lines that fill
// at least three (or all but one) of them.
func under(lines []row, head int, columns []span) (end, full int) {
	pitch := usualPitch(lines)
	for end = head + 1; end < len(lines); end++ {
		r := lines[end]
		if r.y.mid()-lines[end-1].y.mid() > 3*pitch {
			return end, full
		}
		if len(r.segments) == 1 && r.segments[0].x.size() > 1.5*columns[columnOf(columns, r.segments[0].x)].size() && crosses(columns, r.segments[0].x) {
			return end, full
		}
		for _, s := range r.segments {
			if crosses(columns, s.x) {
				return end, full
			}
		}
		for _, s := range r.segments {
			c := columnOf(columns, s.x)
			columns[c] = columns[c].union(s.x)
		}
		if len(r.segments) >= min(3, len(columns)-1) {
			full++
		}
	}
	return end, full
}

// crosses reports whether a segment reaches into two columns.
func crosses(columns []span, x span) bool {
	n := 0
	for _, c := range columns {
		if min(c.to, x.to)-max(c.from, x.from) > 2 {
			n++
		}
	}
	return n > 1
}

// columnOf is the column that a segment stands in, or the nearest one.
func columnOf(columns []span, x span) int {
	best, least := 0, 1e18
	for i, c := range columns {
		distance := max(c.from, x.from) - min(c.to, x.to)
		if distance < least {
			best, least = i, distance
		}
	}
	return best
}

// cellRows makes rows of lines. A line that leaves the first column empty and
// fills fewer columns than the one above goes on with its cells.
func cellRows(lines []row, columns []span) []gridRow {
	var rows []gridRow
	for i, r := range lines {
		cells := make([]gridCell, len(columns))
		for _, s := range r.segments {
			c := &cells[columnOf(columns, s.x)]
			c.text = glue(c.text, s.text)
		}
		if i > 1 && cells[0].text == "" && len(r.segments)*2 < len(columns)+1 {
			above := rows[len(rows)-1].cells
			for c := range cells {
				if cells[c].text != "" {
					above[c].text = glue(above[c].text, cells[c].text)
				}
			}
			continue
		}
		rows = append(rows, gridRow{number: len(rows) + 1, cells: cells})
	}
	return rows
}
