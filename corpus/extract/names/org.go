package names

import (
	"strings"

	"zhaoshang/corpus"
)

// Org is a company, government office or institution that a text names.
type Org struct {
	Span corpus.Span
	Kind string // company, government, institution
	Rule string
}

// The kinds of organisations, as corpus.Organization has them.
const (
	Company     = "company"
	Government  = "government"
	Institution = "institution"
)

// orgKinds are the kinds with the words that their names end in.
var orgKinds = [...]struct {
	kind  string
	words Section
}{{Company, companyWords}, {Institution, institutionWords}, {Government, governmentWords}}

// maxOrg is how many runes the name of an organisation may have.
const maxOrg = 32

// orgsBySuffix finds the organisations whose names end in a word for one:
// 有限公司, 集团, 研究院, 管委会.
func (x *Lexicon) orgsBySuffix(text []rune, places []Place) []Org {
	var out []Org
	last := 0 // names do not reach back over the one before
	for i := 0; i < len(text); i++ {
		kind, n := x.orgSuffix(text, i)
		if n == 0 {
			continue
		}
		end := x.orgEnd(text, i+n)
		start := x.orgStart(text, places, last, i)
		if k := len(out) - 1; k >= 0 && kind == Company && out[k].Kind == Company && out[k].Span.End == start {
			out[k].Span.End, last = end, end // 某某集团 + 湖北电力有限公司
		} else if x.properName(text, start, i, end, kind) {
			out = append(out, Org{corpus.Span{Start: start, End: end}, kind, "org/suffix-" + kind})
			last = end
		}
		i = end - 1
	}
	return out
}

// orgSuffix gives the kind and length of the longest suffix at text[i].
func (x *Lexicon) orgSuffix(text []rune, i int) (kind string, length int) {
	for _, k := range orgKinds {
		if n := x.starts(k.words, text, i); n > length {
			kind, length = k.kind, n
		}
	}
	return kind, length
}

// orgEnd takes in what belongs to the name after its first suffix: 集团(中国)有限公司.
func (x *Lexicon) orgEnd(text []rune, end int) int {
	for {
		if n := x.starts(orgTailWords, text, end); n > 0 {
			end += n
			continue
		}
		n := bracketed(text, end)
		if n == 0 {
			return end
		}
		tail := x.starts(orgTailWords, text, end+n)
		if tail == 0 {
			return end
		}
		end += n + tail
	}
}

// bracketed gives the length of a short bracket at text[i]: (中国); 0 for none.
func bracketed(text []rune, i int) int {
	if i >= len(text) || text[i] != '(' {
		return 0
	}
	for j := i + 1; j < len(text) && j <= i+9; j++ {
		if text[j] == ')' {
			return j + 1 - i
		}
	}
	return 0
}

// orgStart goes left from the suffix at text[at] to where the name begins.
func (x *Lexicon) orgStart(text []rune, places []Place, from, at int) int {
	from = max(from, at-maxOrg)
	j := at
	for j > from {
		r := text[j-1]
		if r == ')' {
			open := openBracket(text, from, j-1)
			if open < 0 {
				break
			}
			j = open
			continue
		}
		if !nameRune(text, j-1) || counted(text, from, j) || x.ends(orgHardWords, text, from, j) > 0 || x.breaksName(text, from, at, j) {
			break
		}
		j--
	}
	for j < at && (text[j] == ' ' || text[j] == '·' || text[j] == '-' || text[j] == ')') {
		j++
	}
	return x.startAtPlace(text, places, j, at)
}

// counted reports whether a figure with its unit ends before text[j]: 15家, 7个, 12日.
func counted(text []rune, from, j int) bool {
	if !strings.ContainsRune("家个年月日时名批宗亿万元", text[j-1]) || j-2 < from {
		return false
	}
	r := text[j-2]
	return isDigit(r) || strings.ContainsRune("一二三四五六七八九十百千万余多数几两亿", r) && !(r == '一' && text[j-1] == '日')
}

// openBracket gives the place of the bracket that text[shut] closes, when it is
// short and holds part of a name; -1 otherwise.
func openBracket(text []rune, from, shut int) int {
	for k := shut - 1; k >= from && k >= shut-10; k-- {
		if text[k] == '(' {
			return k
		}
		if !isHan(text[k]) && !isLetter(text[k]) {
			return -1
		}
	}
	return -1
}

// nameRune reports whether a name may hold text[i].
func nameRune(text []rune, i int) bool {
	r := text[i]
	switch {
	case isHan(r), isLetter(r), isDigit(r), r == '·', r == '&':
		return true
	case r == ' ' || r == '-' || r == '.':
		return i > 0 && i+1 < len(text) && isLetter(text[i-1]) && isLetter(text[i+1])
	}
	return false
}

// breaksName reports whether a word that stands before names (签约, 引进) ends
// before text[j], and is not part of a longer word that names hold (投资集团). A
// word of one character does not leave a name of one before the suffix at at:
// 正某集团 is no 某集团.
func (x *Lexicon) breaksName(text []rune, from, at, j int) bool {
	n := x.ends(orgBreakWords, text, from, j)
	if n == 1 && at-j == 1 {
		return false
	}
	return n > 0 && x.starts(orgInsideWords, text, j-n) <= n
}

// startAtPlace moves the start to the place inside the name, when more than a
// short name of its own stands before it (随着安徽某某集团, but 某某上海贸易公司), and
// over a soft boundary before a place.
func (x *Lexicon) startAtPlace(text []rune, places []Place, start, at int) int {
	for _, p := range within(places, start, at) {
		before := p.Span.Start - start
		if before == 0 || p.Span.End == at || text[p.Span.Start-1] == '(' {
			continue
		}
		if x.ends(orgSoftWords, text, start, p.Span.Start) > 0 || before > 4 || before == 1 {
			start = p.Span.Start
		}
	}
	if n := x.starts(orgSoftWords, text, start); n > 0 && start > 0 && x.starts(orgSoftOkWords, text, start) == 0 &&
		(isHan(text[start-1]) || text[start-1] == ')') {
		start += n
	}
	return start
}

// within gives the places between two positions.
func within(places []Place, from, to int) []Place {
	i := 0
	for i < len(places) && places[i].Span.Start < from {
		i++
	}
	j := i
	for j < len(places) && places[j].Span.End <= to {
		j++
	}
	return places[i:j]
}

// properName reports whether text[start:at] before a suffix is the name of
// one organisation and no general word (上市公司, 15家企业).
func (x *Lexicon) properName(text []rune, start, at, end int, kind string) bool {
	if start > at || start == at && kind != Government { // a word before the suffix reaches into it
		return false
	}
	body := text[start:at]
	if x.starts(notOrgAfterWords, text, end) > 0 {
		return false
	}
	if kind == Government {
		return x.properOffice(text, start, at, end)
	}
	if len(body) < 2 || len(body) == 2 && end-at < 2 {
		return false
	}
	if string(text[at:end]) == "企业" {
		return x.namedEnterprise(text, start, at, end)
	}
	return !x.generic(body) && x.beyondPlace(text, start, at)
}

// namedEnterprise takes 企业 for the end of a name only after a place and a name
// without any general word, and before a mark: 深圳某某文旅企业.
func (x *Lexicon) namedEnterprise(text []rune, start, at, end int) bool {
	v, n := x.places.trie.longest(text, start)
	if n == 0 || len(x.places.forms[v]) == 0 || at-start-n < 2 || end < len(text) && isHan(text[end]) {
		return false
	}
	return !x.has(orgGenericWords, text, start+n, start+n+2)
}

// properOffice reports whether an office has the name of a place or of its
// task: 某市招商局, 市促进外来投资局; 政府 alone is none.
func (x *Lexicon) properOffice(text []rune, start, at, end int) bool {
	if at == start {
		return end-at > 2 && !strings.HasPrefix(string(text[at:end]), "政府")
	}
	return !x.generic(text[start:at])
}

// generic reports whether a text is made of general words and numbers alone.
func (x *Lexicon) generic(body []rune) bool {
	for i := 0; i < len(body); {
		n := x.starts(orgGenericWords, body, i)
		if n == 0 && (isDigit(body[i]) || strings.ContainsRune("一二三四五六七八九十百千万两多余数几第", body[i])) {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return true
}

// beyondPlace is true unless the body is a place and nothing more (苏州企业, 台湾公司).
func (x *Lexicon) beyondPlace(text []rune, start, at int) bool {
	v, n := x.places.trie.longest(text, start)
	if n == 0 || start+n != at || len(x.places.forms[v]) == 0 {
		return true
	}
	tail := x.starts(wholeWithPlaceWords, text, at)
	return tail > 0
}
