package rank

// Likeness is the part of a name, 0 to 1, that stands in the question in runs
// of two or more characters. Of several names, a line each, the likest counts.
// Names are Units of folded text.
func (q *Question) Likeness(names []uint16) float32 {
	best := float32(0)
	for start := 0; start < len(names); {
		end := start
		for end < len(names) && names[end] != '\n' {
			end++
		}
		best = max(best, q.likeness(names[start:end]))
		start = end + 1
	}
	return best
}

func (q *Question) likeness(name []uint16) float32 {
	if len(name) == 0 {
		return 0
	}
	q.begin()
	held, counted := 0, 0 // runes in runs; runes up to here that are counted
	for n, u := range name {
		q.at++
		longest := 0
		var sentence, clause part
		for i := q.first[u]; i != 0; {
			at := i - 1
			i = q.held(at, &sentence, &clause)
			longest = max(longest, int(q.places[at].run))
		}
		if longest >= min(2, len(name)) {
			fresh := min(longest, n+1-counted)
			held, counted = held+fresh, n+1
		}
	}
	return float32(held) / float32(len(name))
}
