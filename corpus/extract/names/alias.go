package names

import "slices"

// Aliases gives the shorter names under which people speak of an organisation
// with a folded name: without the form of company, the place in front, the
// words for its trade. 安徽云帆新能源科技有限公司 gives 安徽云帆新能源科技,
// 云帆新能源科技 and 云帆. The name itself is not among them.
func (x *Lexicon) Aliases(name string) []string {
	full := []rune(name)
	var out []string
	add := func(r []rune) {
		if s := string(r); len(r) >= 2 && s != name && !slices.Contains(out, s) && !x.generic(r) && !x.isDivision(r) {
			out = append(out, s)
		}
	}
	bare := x.cutRight(orgLegalWords, withoutBrackets(full))
	add(bare)
	short := x.cutPlace(bare)
	add(short)
	for _, r := range [][]rune{bare, short} {
		for cut := x.cutOnce(orgIndustryWords, r); len(cut) >= 2 && len(cut) < len(r); cut = x.cutOnce(orgIndustryWords, r) {
			r = cut
			add(r)
		}
	}
	return out
}

// withoutBrackets leaves out the short brackets of a name: 某某(中国)有限公司.
func withoutBrackets(name []rune) []rune {
	out := make([]rune, 0, len(name))
	for i := 0; i < len(name); {
		if n := bracketed(name, i); n > 0 {
			i += n
			continue
		}
		out = append(out, name[i])
		i++
	}
	return out
}

// cutRight cuts words of a section from the right as long as there are any and
// two runes are left.
func (x *Lexicon) cutRight(section Section, r []rune) []rune {
	for {
		cut := x.cutOnce(section, r)
		if len(cut) < 2 || len(cut) == len(r) {
			return r
		}
		r = cut
	}
}

// cutOnce cuts the longest word of a section from the right.
func (x *Lexicon) cutOnce(section Section, r []rune) []rune {
	return r[:len(r)-x.ends(section, r, 0, len(r))]
}

// cutPlace cuts the places and 中国 from the left, when two runes are left.
func (x *Lexicon) cutPlace(r []rune) []rune {
	for {
		n := x.starts(orgCountryWords, r, 0)
		if v, m := x.places.trie.longest(r, 0); m > n && len(x.places.forms[v]) > 0 && x.places.forms[v][0].kind <= variantForm {
			n = m
		}
		if n == 0 || len(r)-n < 2 {
			return r
		}
		r = r[n:]
	}
}

// isDivision reports whether a text is the name of a place and nothing more.
func (x *Lexicon) isDivision(r []rune) bool {
	v, n := x.places.trie.longest(r, 0)
	return n == len(r) && len(x.places.forms[v]) > 0
}
