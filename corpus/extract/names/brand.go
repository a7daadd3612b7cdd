package names

import (
	"slices"
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
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '等' && x.companyCount(text, i+1):
			x.brandList(r, i)
		case text[i] == '投' && x.investsSum(text, i):
			x.investor(r, i)
		}
	}
}

// companyCount reports whether a count of companies stands at text[i]: 15家企业,
// 知名企业, 一批龙头企业.
func (x *Lexicon) companyCount(text []rune, i int) bool {
	for end := i + 12; i < len(text) && i < end; {
		if n := x.starts("companies", text, i); n > 0 {
			return true
		}
		n := x.starts("org_generic", text, i)
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
		if r != '、' && (!nameRune(text, j-1) || counted(text, 0, j) || x.ends("list_lead", text, 0, j) > 0) {
			break
		}
		j--
	}
	return j
}

// investsSum reports whether 投资 and a sum of money stand at text[i].
func (x *Lexicon) investsSum(text []rune, i int) bool {
	n := x.starts("invests", text, i)
	if n == 0 {
		return false
	}
	for i += n; n > 0; i += n {
		n = x.starts("before_sum", text, i)
	}
	return i < len(text) && isDigit(text[i])
}

// investor adds the subject before 投资 at text[at].
func (x *Lexicon) investor(r *Reading, at int) {
	end := at
	for n := 1; n > 0 && end > 0; end -= n {
		n = x.ends("before_invests", r.text, max(0, end-6), end)
	}
	start := x.orgStart(r.text, r.Places, max(0, end-maxBrand), end)
	s := corpus.Span{Start: start, End: end}
	if s.Len() < 2 || start > 0 && isHan(r.text[start-1]) && x.ends("list_lead", r.text, 0, start) == 0 {
		return
	}
	if x.isPlace(r, s) || x.generic(r.text[start:end]) || x.ends("not_investor", r.text, start, end) > 0 || x.named(r, s) {
		return
	}
	r.addBrand(s, "org/investor")
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
		r.Orgs = append(r.Orgs, Org{s, Company, rule})
	}
}

// Brand gives the company that a project's folded name begins with: 云帆 of
// 云帆新材料产业园项目, with the place before it when that is not the home of the
// document (上海云帆…). It is empty when the name begins with a word for a product,
// a trade or a figure. Sure reports that the text names the company elsewhere.
func (r *Reading) Brand(name corpus.Span) (brand corpus.Span, sure bool) {
	x, text := r.lexicon, r.text
	start := name.Start
	for _, p := range within(r.Places, name.Start, name.End) {
		if p.Span.Start == start {
			start = p.Span.End
		}
	}
	end := start
	for end < name.End && end-start <= maxBrand && (isHan(text[end]) || isLetter(text[end])) && !x.endsBrand(r, start, end) {
		end++
	}
	body := corpus.Span{Start: start, End: end}
	if !x.plausibleBrand(text, body) || end >= name.End {
		return corpus.Span{}, false
	}
	sure = r.namedElsewhere(body)
	if !sure && strings.ContainsRune("高大新超多小双单特", text[start]) {
		return corpus.Span{}, false
	}
	if start > name.Start && !r.atHome(name.Start) {
		body.Start = name.Start
	}
	return body, sure
}

// endsBrand reports whether the brand that starts at start ends before
// text[end]: at a place, or a word for a product. Within its first two runes
// only words of two runes count (新松机器人 begins with 新).
func (x *Lexicon) endsBrand(r *Reading, start, end int) bool {
	if end > start && r.placeAt(end) {
		return true
	}
	n := x.productAt(r.text, end)
	return n > 1 || n == 1 && end-start >= 2
}

// placeAt reports whether a place starts at a position.
func (r *Reading) placeAt(i int) bool {
	_, ok := slices.BinarySearchFunc(r.Places, i, func(p Place, at int) int { return p.Span.Start - at })
	return ok
}

// productAt gives the length of the longest word for a trade, a product or a
// building at text[i]; 0 for none.
func (x *Lexicon) productAt(text []rune, i int) int {
	_, n := x.sectors.trie.longest(text, i)
	return max(n, x.starts("org_industry", text, i), x.starts("product", text, i), x.starts("zone", text, i))
}

// plausibleBrand reports whether a text can be a company's own name.
func (x *Lexicon) plausibleBrand(text []rune, s corpus.Span) bool {
	if s.Len() < 2 || s.Len() > 8 && !isLetter(text[s.Start]) || s.Len() > 5 && isHan(text[s.Start]) {
		return false
	}
	body := text[s.Start:s.End]
	return !x.generic(body) && !strings.ContainsAny(string(body), "的和与及年产第各") && !isDigit(body[0])
}

// namedElsewhere reports whether the text speaks of a company by these words
// outside a project's name: it is part of an organisation's name, or a verb
// follows it.
func (r *Reading) namedElsewhere(s corpus.Span) bool {
	word := string(r.text[s.Start:s.End])
	for _, o := range r.Orgs {
		if !o.Span.Overlaps(s) && strings.Contains(string(r.text[o.Span.Start:o.Span.End]), word) {
			return true
		}
	}
	return false
}

// atHome reports whether the place at a position is the home or holds it.
func (r *Reading) atHome(at int) bool {
	for _, p := range r.Places {
		if p.Span.Start == at && p.unit >= 0 && r.home >= 0 {
			return r.lexicon.places.under(p.unit, r.home) || r.lexicon.places.under(r.home, p.unit)
		}
	}
	return false
}
