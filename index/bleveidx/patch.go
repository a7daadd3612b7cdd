package bleveidx

import (
	"encoding/binary"
	"strings"
)

// difference writes where a content differs from its folded units: for each
// such rune how many stand before it since the last one, and the rune.
func difference(out []byte, folded []uint16, content string) []byte {
	i, last := 0, 0
	for _, r := range content {
		if rune(folded[i]) != r {
			out = binary.AppendUvarint(out, uint64(i-last))
			out = binary.AppendUvarint(out, uint64(r))
			last = i + 1
		}
		i++
	}
	return out
}

// patch is the content that difference was given.
func patch(folded []uint16, diff []byte) string {
	var out strings.Builder
	out.Grow(3 * len(folded))
	next, other, diff := nextDifference(0, diff)
	for i, u := range folded {
		if i != next {
			out.WriteRune(rune(u))
			continue
		}
		out.WriteRune(other)
		next, other, diff = nextDifference(i+1, diff)
	}
	return out.String()
}

func nextDifference(from int, diff []byte) (at int, r rune, rest []byte) {
	if len(diff) == 0 {
		return -1, 0, nil
	}
	gap, n := binary.Uvarint(diff)
	value, m := binary.Uvarint(diff[n:])
	return from + int(gap), rune(value), diff[n+m:]
}
