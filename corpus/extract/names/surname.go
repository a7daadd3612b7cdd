package names

import "strings"

// surnames tells where the name of a Chinese person may begin.
type surnames struct {
	single   map[rune]bool // true: also an everyday word
	compound *trie
}

// load reads surnames.txt; its head explains the format.
func (s *surnames) load(lines []string) error {
	s.single = map[rune]bool{}
	var compound []string
	for _, line := range lines {
		everyday := strings.HasPrefix(line, "!")
		if rest, ok := strings.CutPrefix(line, "="); ok {
			compound = strings.Fields(rest)
			continue
		}
		for _, w := range strings.Fields(strings.TrimPrefix(line, "!")) {
			s.single[[]rune(w)[0]] = everyday
		}
	}
	s.compound = newTrie(compound)
	return nil
}

// at gives the length of the surname that starts at text[i], 0 for none, and
// whether it is an everyday word too.
func (s *surnames) at(text []rune, i int) (length int, everyday bool) {
	if i >= len(text) {
		return 0, false
	}
	if _, n := s.compound.longest(text, i); n > 0 {
		return n, false
	}
	everyday, ok := s.single[text[i]]
	if !ok {
		return 0, false
	}
	return 1, everyday
}

// nameAt gives the length of the personal name that starts at text[i]: a
// surname with one or two more runes, after which the text goes on as it does
// after a name; or parts joined by ·. It is 0 where no name stands.
func (x *Lexicon) nameAt(text []rune, i int) int {
	if n := x.foreignName(text, i); n > 0 {
		return n
	}
	sur, _ := x.surnames.at(text, i)
	if sur == 0 || x.starts(notNameWords, text, i) > 0 || x.placeName(text, i) {
		return 0
	}
	long, short := x.nameOf(text, i, sur, 2), x.nameOf(text, i, sur, 1)
	switch {
	case short > 0 && x.verbAt(text, i+short):
		return short
	case long > 0:
		return long
	}
	return short
}

// placeName reports whether a place of two runes or more starts at text[i] that
// is no ordinary word and is not followed by one more rune of a name.
func (x *Lexicon) placeName(text []rune, i int) bool {
	v, n := x.places.trie.longest(text, i)
	if n < 2 || len(x.places.forms[v]) == 0 {
		return false
	}
	f := x.places.forms[v][0]
	return n > 2 || f.kind <= shortForm && x.places.units[f.unit].depth < 2
}

// nameOf gives the length of a name with given more runes after its surname,
// when all of them can be in a name and the text after it fits; 0 otherwise.
func (x *Lexicon) nameOf(text []rune, i, sur, given int) int {
	end := i + sur + given
	if end > len(text) || !x.follows(text, end) {
		return 0
	}
	for j := i + sur; j < end; j++ {
		last := given == 2 && j == end-1 && text[j] == '之' // a name of three runes may end so
		if !isHan(text[j]) || strings.ContainsRune(notGiven, text[j]) && !last {
			return 0
		}
	}
	for j := i; j < end; j++ {
		if n := x.starts(titleWords, text, j); n > 0 && j+n <= end+1 {
			return 0
		}
	}
	return sur + given
}

// notGiven are runes that given names do not have.
const notGiven = "的了在是与及等将被把对从到让或且也还就都则此这那说称很更最之每各某个们你我他她它吗呢吧亿吨亩项署局厅委办区县市省镇街"

// follows reports whether the text at i goes on as after a name.
func (x *Lexicon) follows(text []rune, i int) bool {
	if i >= len(text) || !isHan(text[i]) && text[i] != '·' {
		return true
	}
	return x.starts(afterNameWords, text, i) > 0 || x.starts(titleWords, text, i) > 0
}

// foreignName gives the length of a name written with ·: 马库斯·某某. Its last
// part ends before a verb.
func (x *Lexicon) foreignName(text []rune, i int) int {
	dots, part, j := 0, 0, i
	for j < len(text) && part < 6 {
		if text[j] == '·' && part > 0 {
			dots, part, j = dots+1, 0, j+1
			continue
		}
		if !isHan(text[j]) || dots > 0 && part >= 2 && x.verbAt(text, j) {
			break
		}
		part, j = part+1, j+1
	}
	if dots == 0 || part == 0 || part == 6 {
		return 0
	}
	return j - i
}

// verbAt reports whether a verb that follows names starts at text[i].
func (x *Lexicon) verbAt(text []rune, i int) bool {
	return x.starts(afterNameWords, text, i) >= 2 || x.starts(verbRunesWords, text, i) > 0
}
