package names

import (
	"fmt"
	"slices"
	"strings"

	"zhaoshang/corpus"
)

// Sector is one branch of the economy as investment promotion divides it.
type Sector struct {
	ID      string
	Parents []string // ids of the sectors it belongs to as well
	Chinese string
	English string
}

// taxonomy is the list of sectors and the words that speak of each.
type taxonomy struct {
	list  []Sector
	index map[string]int
	trie  *trie
	of    [][]int // sectors by value of the trie
}

// load reads sectors.txt; its head explains the format.
func (t *taxonomy) load(lines []string) error {
	t.index = map[string]int{}
	byWord := map[string]int{}
	var words []string
	for n, line := range lines {
		f := strings.Split(line, "|")
		if len(f) != 5 {
			return fmt.Errorf("line %q: %d fields, want 5", line, len(f))
		}
		s := Sector{ID: strings.TrimSpace(f[0]), Parents: strings.Fields(f[1]),
			Chinese: strings.TrimSpace(f[2]), English: strings.TrimSpace(f[3])}
		t.list, t.index[s.ID] = append(t.list, s), n
		for _, w := range sectorWords(f[4], s) {
			if _, ok := byWord[w]; !ok {
				byWord[w] = len(words)
				words = append(words, w)
				t.of = append(t.of, nil)
			}
			t.of[byWord[w]] = append(t.of[byWord[w]], n)
		}
	}
	t.trie = newTrie(words)
	return t.checkParents()
}

// sectorWords lists the words of a sector: its names and the words of its
// line, where _ stands for a space.
func sectorWords(field string, s Sector) []string {
	words := []string{s.Chinese, strings.ToLower(s.English)}
	for _, w := range strings.Fields(field) {
		w = strings.ReplaceAll(w, "_", " ")
		if !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return words
}

func (t *taxonomy) checkParents() error {
	for _, s := range t.list {
		for _, p := range s.Parents {
			if _, ok := t.index[p]; !ok {
				return fmt.Errorf("sector %q: unknown parent %q", s.ID, p)
			}
		}
	}
	return nil
}

// Sectors gives the ids of the sectors that a folded text speaks of, each with
// the sectors above it, in the order of the taxonomy.
func (x *Lexicon) Sectors(text string) []string {
	runes := []rune(text)
	found := make([]bool, len(x.sectors.list))
	for i := 0; i < len(runes); {
		v, n := x.sectors.trie.longest(runes, i)
		if n == 0 || isLetter(runes[i]) && !wordAt(runes, i, n) {
			i++
			continue
		}
		for _, s := range x.sectors.of[v] {
			x.sectors.mark(found, s)
		}
		i += n
	}
	var ids []string
	for i, yes := range found {
		if yes {
			ids = append(ids, x.sectors.list[i].ID)
		}
	}
	return ids
}

// SectorWord is a word of a text that speaks of sectors.
type SectorWord struct {
	Span corpus.Span
	IDs  []string // those of the word itself, without the sectors above them
}

// SectorWords gives the words of a folded text that speak of sectors, in
// order.
func (x *Lexicon) SectorWords(text []rune) []SectorWord {
	var out []SectorWord
	for i := 0; i < len(text); {
		v, n := x.sectors.trie.longest(text, i)
		if n == 0 || isLetter(text[i]) && !wordAt(text, i, n) {
			i++
			continue
		}
		w := SectorWord{Span: corpus.Span{Start: i, End: i + n}}
		for _, s := range x.sectors.of[v] {
			w.IDs = append(w.IDs, x.sectors.list[s].ID)
		}
		out = append(out, w)
		i += n
	}
	return out
}

// mark notes a sector and those above it.
func (t *taxonomy) mark(found []bool, s int) {
	if found[s] {
		return
	}
	found[s] = true
	for _, p := range t.list[s].Parents {
		t.mark(found, t.index[p])
	}
}

// wordAt reports whether text[at:at+n] is a whole Latin word.
func wordAt(text []rune, at, n int) bool {
	return (at == 0 || !isLetter(text[at-1])) && (at+n >= len(text) || !isLetter(text[at+n]))
}

// Sector gives the sector of an id; ok is false when there is none.
func (x *Lexicon) Sector(id string) (s Sector, ok bool) {
	i, ok := x.sectors.index[id]
	if !ok {
		return Sector{}, false
	}
	return x.sectors.list[i], true
}

// AllSectors lists the taxonomy in its order.
func (x *Lexicon) AllSectors() []Sector { return slices.Clone(x.sectors.list) }
