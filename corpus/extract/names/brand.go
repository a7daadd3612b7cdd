package names

import (
	"strings"

	"zhaoshang/corpus"
)

// maxBrand is how many runes a company's name without any word for a company
// may have.
const maxBrand = 12

// brands adds the companies that only the words around them show: in a list
// with other companies, in a list that ends in 等15家企业, before 投资 and a sum.
func (x *Lexicon) brands(r *Reading) {
	text := r.text
	if s := r.Issuer(); !s.Empty() {
		r.addBrand(s, "org/issuer")
	}
	for _, p := range r.Places {
		x.tradeName(r, p)
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '等' && x.companyCount(text, i+1):
			x.brandList(r, i)
		case text[i] == '投' && x.investsSum(text, i):
			x.investor(r, i)
		}
	}
}

// tradeName adds a company that a place, a name of its own and words for its
// trade name, when a mark or 的 follows: 北京云帆机电科技的风电设备项目.
func (x *Lexicon) tradeName(r *Reading, p Place) {
	text, start := r.text, p.Span.End
	if p.Kind != Division && p.Kind != Country || start+3 >= len(text) || x.tradeAt(text, start) > 1 {
		return
	}
	for end := start + 2; end <= start+4 && end < len(text) && isHan(text[end]) && x.tradeAt(text, end-1) < 2; end++ {
		stop := end
		for n := 1; n > 0; stop += n {
			n = x.starts(orgIndustryWords, text, stop)
		}
		if stop == end {
			continue
		}
		if stop < len(text) && !strings.ContainsRune("的、,;。)", text[stop]) || x.generic(text[start:end]) || x.plainWords(text, start, end) {
			return
		}
		r.addBrand(corpus.Span{Start: p.Span.Start, End: stop}, "org/trade")
		return
	}
}

// plainWords reports whether a word that stands outside names is in text[start:end].
func (x *Lexicon) plainWords(text []rune, start, end int) bool {
	return x.has(boundaryWords, text, start, end) || x.has(orgBreakWords, text, start, end) || x.has(zoneBreakWords, text, start, end)
}

// tradeAt gives the length of the longest word for a trade or product at text[i].
func (x *Lexicon) tradeAt(text []rune, i int) int {
	_, n := x.sectors.trie.longest(text, i)
	return max(n, x.starts(productWords, text, i), x.starts(orgIndustryWords, text, i), x.starts(zoneWords, text, i))
}

// companyCount reports whether a count of companies stands at text[i]: 15家企业,
// 知名企业, 一批龙头企业.
func (x *Lexicon) companyCount(text []rune, i int) bool {
	for end := i + 12; i < len(text) && i < end; {
		if n := x.starts(companiesWords, text, i); n > 0 {
			return true
		}
		n := x.starts(orgGenericWords, text, i)
		if n == 0 && (isDigit(text[i]) || strings.ContainsRune("一二三四五六七八九十百千多余数几家名", text[i])) {
			n = 1
		}
		if n == 0 {
			return false
		}
		i += n
	}
	return false
}

// brandList adds the items of the list that ends at text[end].
func (x *Lexicon) brandList(r *Reading, end int) {
	start := x.listStart(r.text, end)
	items, _ := r.Items(start, end)
	if len(items) < 2 {
		return
	}
	for _, item := range items {
		if item.Len() <= maxBrand+8 && !x.isPlace(r, item) {
			r.addBrand(item, "org/list")
		}
	}
}

// listStart goes left from the end of a list to where it begins: behind a
// mark, or a word that stands before names.
func (x *Lexicon) listStart(text []rune, end int) int {
	j := end
	for j > 0 && j > end-200 {
		r := text[j-1]
		if r == ')' {
			if open := openBracket(text, 0, j-1); open >= 0 {
				j = open
				continue
			}
		}
		if r != '、' && (!nameRune(text, j-1) || counted(text, 0, j) || x.ends(listLeadWords, text, 0, j) > 0) {
			break
		}
		j--
	}
	return j
}

// investsSum reports whether 投资 and a sum of money stand at text[i].
func (x *Lexicon) investsSum(text []rune, i int) bool {
	n := x.starts(investsWords, text, i)
	if n == 0 {
		return false
	}
	for i += n; n > 0; i += n {
		n = x.starts(beforeSumWords, text, i)
	}
	return i < len(text) && isDigit(text[i])
}

// investor adds the subject before 投资 at text[at].
func (x *Lexicon) investor(r *Reading, at int) {
	if s := r.SubjectBefore(at); !s.Empty() {
		r.addBrand(s, "org/investor")
	}
}

// SubjectBefore gives the company that is the subject of what stands at a
// position (投资, 与某县签署), with the adverbs between left out; empty when the words
// there name no company, or only a general one.
func (r *Reading) SubjectBefore(at int) corpus.Span {
	x, text := r.lexicon, r.text
	end := at
	for n := 1; n > 0 && end > 0; end -= n {
		n = x.ends(beforeInvestsWords, text, max(0, end-6), end)
	}
	start := x.orgStart(text, r.Places, max(0, end-maxBrand), end)
	s := corpus.Span{Start: start, End: end}
	if s.Len() < 2 || start > 0 && isHan(text[start-1]) && x.ends(listLeadWords, text, 0, start) == 0 {
		return corpus.Span{}
	}
	if x.isPlace(r, s) || x.generic(text[start:end]) || x.ends(notInvestorWords, text, start, end) > 0 || x.named(r, s) {
		return corpus.Span{}
	}
	return s
}

// Issuer gives the short name under which the company of an announcement is
// listed (证券简称:某某): it is what 公司 means there. Empty when there is none.
func (r *Reading) Issuer() corpus.Span {
	for i := 0; i < min(len(r.text), 600); i++ {
		n := r.lexicon.starts(issuerWords, r.text, i)
		if n == 0 {
			continue
		}
		start := i + n
		for start < len(r.text) && strings.ContainsRune(": ", r.text[start]) {
			start++
		}
		end := start
		for end < len(r.text) && end-start < 10 && (isHan(r.text[end]) || isLetter(r.text[end]) || isDigit(r.text[end])) {
			end++
		}
		if end-start >= 2 {
			return corpus.Span{Start: start, End: end}
		}
	}
	return corpus.Span{}
}

// named reports whether a span overlaps the name of a person.
func (x *Lexicon) named(r *Reading, s corpus.Span) bool {
	for _, p := range r.Persons {
		if p.Span.Overlaps(s) || p.Title.Overlaps(s) {
			return true
		}
	}
	return false
}

// addBrand adds a company unless its span overlaps one that is there.
func (r *Reading) addBrand(s corpus.Span, rule string) {
	for i := s.Start; i < s.End; i++ {
		if c := r.text[i]; !isHan(c) && !isLetter(c) && !isDigit(c) && !strings.ContainsRune("()·&-., ", c) {
			return
		}
	}
	if !overlapsOrg(r.Orgs, s) {
		r.Orgs = append(r.Orgs, Org{s, r.lexicon.kindOf(r.text, s), rule})
	}
}

// kindOf gives the kind of organisation by the last word of its name; a name
// without such a word is taken for a company's.
func (x *Lexicon) kindOf(text []rune, s corpus.Span) string {
	switch {
	case x.ends(governmentWords, text, s.Start, s.End) > 0:
		return Government
	case x.ends(institutionWords, text, s.Start, s.End) > 0:
		return Institution
	}
	return Company
}
