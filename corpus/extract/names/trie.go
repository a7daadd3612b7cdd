package names

// trie finds words in folded runes, the longest first. Its edges lie in one
// hash table, so that a miss costs one probe.
type trie struct {
	slots []slot
	mask  uint64
	nodes int32
	value []int32 // of each node: value+1 of the word that ends there, 0 for none
}

type slot struct {
	key  uint64 // node<<32 | rune, plus one
	next int32
}

// newTrie builds a trie of words; word i has value i unless values says so.
// Of a word given twice the later value holds.
func newTrie(words []string) *trie {
	runes := 1
	for _, w := range words {
		runes += len([]rune(w))
	}
	size := uint64(16)
	for size < uint64(runes)*2 {
		size *= 2
	}
	t := &trie{slots: make([]slot, size), mask: size - 1, nodes: 1, value: make([]int32, 1, runes)}
	for i, w := range words {
		t.add(w, int32(i))
	}
	return t
}

func (t *trie) add(word string, value int32) {
	node := int32(0)
	for _, r := range word {
		s := t.find(node, r)
		if s.key == 0 {
			*s = slot{key: edge(node, r), next: t.nodes}
			t.nodes++
			t.value = append(t.value, 0)
		}
		node = s.next
	}
	if node != 0 {
		t.value[node] = value + 1
	}
}

func edge(node int32, r rune) uint64 { return uint64(uint32(node))<<32 | uint64(uint32(r)) + 1 }

// find gives the slot of an edge, or the empty slot where it would be.
func (t *trie) find(node int32, r rune) *slot {
	key := edge(node, r)
	h := key * 0x9e3779b97f4a7c15
	for i := (h >> 29) & t.mask; ; i = (i + 1) & t.mask {
		if s := &t.slots[i]; s.key == key || s.key == 0 {
			return s
		}
	}
}

// longest gives the value of the longest word that starts at text[at] and its
// length in runes; the length is 0 when none does.
func (t *trie) longest(text []rune, at int) (value int, length int) {
	node := int32(0)
	for i := at; i < len(text); i++ {
		s := t.find(node, text[i])
		if s.key == 0 {
			break
		}
		node = s.next
		if v := t.value[node]; v != 0 {
			value, length = int(v-1), i+1-at
		}
	}
	return value, length
}

// endingAt gives the longest word that ends before text[end] and starts at or
// after from. The trie must hold reversed words (see newSuffixes).
func (t *trie) endingAt(text []rune, from, end int) (value int, length int) {
	node := int32(0)
	for i := end - 1; i >= from; i-- {
		s := t.find(node, text[i])
		if s.key == 0 {
			break
		}
		node = s.next
		if v := t.value[node]; v != 0 {
			value, length = int(v-1), end-i
		}
	}
	return value, length
}

// newSuffixes builds a trie of reversed words for endingAt.
func newSuffixes(words []string) *trie {
	reversed := make([]string, len(words))
	for i, w := range words {
		r := []rune(w)
		for a, b := 0, len(r)-1; a < b; a, b = a+1, b-1 {
			r[a], r[b] = r[b], r[a]
		}
		reversed[i] = string(r)
	}
	return newTrie(reversed)
}
