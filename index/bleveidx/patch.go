package bleveidx

import (
	"encoding/binary"
	"unicode/utf8"
)

// variants numbers the runes that a folded unit stands for (团 stands for 團,
// say), from 0 in the order they came. Contents are kept as their difference
// from the folded text by these numbers: most take a byte.
type variants struct {
	first [1 << 16]rune     // variant 0 of each unit
	more  map[uint16][]rune // all variants of those units that have several
	pairs []uint32          // unit and rune, as they came
}

func newVariants() *variants { return &variants{more: map[uint16][]rune{}} }

func readVariants(pairs []uint32) *variants {
	v := newVariants()
	for i := 0; i+1 < len(pairs); i += 2 {
		v.add(uint16(pairs[i]), rune(pairs[i+1]))
	}
	return v
}

func (v *variants) add(u uint16, r rune) {
	if v.first[u] == 0 {
		v.first[u] = r
	} else if len(v.more[u]) == 0 {
		v.more[u] = []rune{v.first[u], r}
	} else {
		v.more[u] = append(v.more[u], r)
	}
	v.pairs = append(v.pairs, uint32(u), uint32(r))
}

// number gives the number of a rune among those of its unit.
func (v *variants) number(u uint16, r rune) uint64 {
	if v.first[u] == r {
		return 0
	}
	for i, known := range v.more[u] {
		if known == r {
			return uint64(i)
		}
	}
	v.add(u, r)
	return uint64(max(0, len(v.more[u])-1))
}

func (v *variants) rune(u uint16, number uint64) rune {
	if number == 0 {
		return v.first[u]
	}
	return v.more[u][number]
}

// common is how many variants share their varint with the gap before them.
const common = 3

// difference writes where a content differs from its folded units: for each
// such rune how many stand before it since the last one, and its number.
func (v *variants) difference(out []byte, folded []uint16, content string) []byte {
	i, next := 0, 0
	for _, r := range content {
		if u := folded[i]; rune(u) != r {
			n := v.number(u, r)
			out = binary.AppendUvarint(out, uint64(i-next)*(common+1)+min(n, common))
			if n >= common {
				out = binary.AppendUvarint(out, n)
			}
			next = i + 1
		}
		i++
	}
	return out
}

// patch is the content that difference was given.
func (v *variants) patch(folded []uint16, diff []byte) string {
	out := make([]byte, 0, 3*len(folded)+8)
	at, number, diff := nextDifference(0, diff)
	for i, u := range folded {
		if i != at {
			out = utf8.AppendRune(out, rune(u))
			continue
		}
		out = utf8.AppendRune(out, v.rune(u, number))
		at, number, diff = nextDifference(i+1, diff)
	}
	return string(out)
}

func nextDifference(from int, diff []byte) (at int, number uint64, rest []byte) {
	if len(diff) == 0 {
		return -1, 0, nil
	}
	gap, n := binary.Uvarint(diff)
	if number = gap % (common + 1); number == common {
		var m int
		number, m = binary.Uvarint(diff[n:])
		n += m
	}
	return from + int(gap/(common+1)), number, diff[n:]
}
