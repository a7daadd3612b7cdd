package names

import (
	"strings"

	"zhaoshang/corpus"
)

// maxItem is how many runes one item of a list of names may have.
const maxItem = 40

// Items reads a list of names that starts at a position and stays before end:
// A、B和C等企业. It gives the items without the words around them, and where
// the list ends.
func (r *Reading) Items(at, end int) (items []corpus.Span, after int) {
	x, text := r.lexicon, r.text
	start, depth, i := at, 0, at
	for ; i < end; i++ {
		switch {
		case text[i] == '(':
			depth++
		case text[i] == ')':
			depth--
		case depth > 0:
		case text[i] == '、' || r.joinsItems(start, i):
			items = x.appendItem(items, text, start, i)
			start = i + 1
		case strings.ContainsRune(",。;!?:—\n“”", text[i]) || x.starts(listEndWords, text, i) > 0 && !x.insideName(text, i):
			return x.appendItem(items, text, start, i), i
		}
	}
	return x.appendItem(items, text, start, i), i
}

// joinsItems reports whether the 和, 与 or 及 at i stands between two items and
// is no part of a name (和谐, 联盟和…): something that looks like the end of a name
// stands before it.
func (r *Reading) joinsItems(start, i int) bool {
	x, text := r.lexicon, r.text
	if text[i] != '和' && text[i] != '与' && text[i] != '及' || i == start {
		return false
	}
	if x.starts(orgSoftOkWords, text, i) > 0 || r.insideOrg(i) {
		return false
	}
	for _, section := range [...]Section{companyWords, institutionWords, governmentWords, orgTailWords, zoneWords, titleWords} {
		if x.ends(section, text, start, i) > 0 {
			return true
		}
	}
	return x.nameAt(text, i+1) > 0 || text[i] == '与' || x.orgAhead(text, i+1) || x.nameBack(text, start, i)
}

// insideOrg reports whether a position lies inside the name of an organisation.
func (r *Reading) insideOrg(i int) bool {
	for _, o := range r.Orgs {
		if o.Span.Start < i && i < o.Span.End-1 {
			return true
		}
	}
	return false
}

// orgAhead reports whether a name of an organisation runs from i to a mark.
func (x *Lexicon) orgAhead(text []rune, i int) bool {
	for j := i; j < len(text) && j < i+maxOrg && nameRune(text, j); j++ {
		if _, n := x.orgSuffix(text, j); n > 0 && j-i >= 2 {
			return true
		}
	}
	return false
}

// nameBack reports whether text[start:i] ends in a personal name after a title.
func (x *Lexicon) nameBack(text []rune, start, i int) bool {
	for n := 2; n <= 4 && i-n >= start; n++ {
		if x.nameAt(text, i-n) == n && x.ends(titleWords, text, start, i-n) > 0 {
			return true
		}
	}
	return false
}

// insideName reports whether the list's end word at i is part of a name
// (进行 never is; 投资 of 投资集团 is).
func (x *Lexicon) insideName(text []rune, i int) bool {
	return x.starts(orgInsideWords, text, i) > 0
}

// appendItem adds an item without the words before and after its name.
func (x *Lexicon) appendItem(items []corpus.Span, text []rune, start, end int) []corpus.Span {
	for start < end {
		n := x.starts(itemLeadWords, text, start)
		if n == 0 && text[start] == ' ' {
			n = 1
		}
		if n == 0 {
			break
		}
		start += n
	}
	for start < end {
		n := x.ends(itemTrailWords, text, start, end)
		if n == 0 && text[end-1] == ' ' {
			n = 1
		}
		if n == 0 {
			break
		}
		end -= n
	}
	if end-start < 2 || end-start > maxItem || x.generic(text[start:end]) {
		return items
	}
	return append(items, corpus.Span{Start: start, End: end})
}

// Defined gives the short name that a document defines in the bracket that
// starts at text[at]: (以下简称“云帆”). Empty when there is none.
func (x *Lexicon) Defined(text []rune, at int) corpus.Span {
	if at >= len(text) || text[at] != '(' {
		return corpus.Span{}
	}
	i := at + 1
	n := x.starts(defineWords, text, i)
	if n == 0 {
		return corpus.Span{}
	}
	i += n
	for i < len(text) && strings.ContainsRune("“‘:为 ", text[i]) {
		i++
	}
	end := i
	for end < len(text) && end < i+12 && !strings.ContainsRune("”’),;。或\n", text[end]) {
		end++
	}
	return corpus.Span{Start: i, End: end}
}

// Starts gives the length of the longest word of a section of words.txt that
// starts at text[at]; 0 for none.
func (x *Lexicon) Starts(section Section, text []rune, at int) int {
	return x.starts(section, text, at)
}
