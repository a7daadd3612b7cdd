package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// brandParty reads the investor's short name at the beginning of the project's
// name: what stands before the first word of a field or a capacity.
func (p *page) brandParty(i int, c *candidate) []party {
	if len(c.project.Parties) > 0 || c.rule == "name/object" || c.rule == "name/products" || c.rule == "name/built-by" || c.rule == "name/label" || p.tokens[c.from].mark == '“' || contains("市县区省州", p.folded[p.tokens[c.from].span.Start]) {
		return nil
	}
	from, local := p.placePrefix(c)
	if local && contains("县区市镇乡旗州省", p.folded[p.tokens[from-1].span.End-1]) {
		return nil
	}
	to := from
	for to < c.to && !p.endsBrand(from, to) {
		to++
	}
	words := to
	if to < c.to-1 && to > from && p.tokens[to].is(classBrandSuffix) && p.span(from, to).Len() <= 4 && p.saysMore(to+1, c.to) {
		to++
	}
	if to == words && to > from && to+2 == c.to && p.tokens[to].is(classBrandSuffix) && p.text(to+1, c.to) == "项目" && p.vocabulary.coined([]rune(p.text(from, to))) > 1 {
		to++ // 盛岚光电项目
	}
	for to > words && to+1 < c.to && p.tokens[to].is(classBrandSuffix) && p.saysMore(to+1, c.to) {
		to++ // 生物科技
	}
	if to < c.to && (p.tokens[to].is(classNoBrand) || p.tokens[to].span.Len() == 1 && contains("茶酒米瓷醋酱砚绣参菜果", p.folded[p.tokens[to].span.Start])) || p.hasTown(from, to) {
		return nil
	}
	if to == words {
		to = p.coinedEnd(from, to)
	}
	if local && (!p.firm(c.from, to) || !p.tokens[to-1].is(classBrandSuffix) && !p.known(p.text(from, to))) {
		return nil // 合肥晶岚能源储能基地, but not 舟山绿色石化项目
	}
	if !p.brandLike(from, to) || p.sharedBrand(c, from, to) || p.ordinary(from, words, to) {
		return nil
	}
	return []party{{c.from, to, "party/brand"}}
}

// coinedEnd gives where the coined words at the beginning of a range end:
// 芯途 of 芯途功率模块.
func (p *page) coinedEnd(from, to int) int {
	if p.span2(from, to) < 3 {
		return to
	}
	text := []rune(p.text(from, to))
	if !contains(p.vocabulary.endings, text[len(text)-1]) {
		return to
	}
	end := p.tokens[from].span.Start + p.vocabulary.coined(text)
	for k := from; k < to; k++ {
		if p.tokens[k].span.End == end {
			return k + 1
		}
	}
	return to
}

// ordinary reports whether the words before the suffix of a short name are
// those of the language, and neither the suffix, nor a place after them (远景苏州…), nor the rest of the document
// says that a company is called so.
func (p *page) ordinary(from, words, to int) bool {
	text := p.text(from, min(words, to))
	if p.vocabulary.coined([]rune(text)) > 0 && !p.vocabulary.product([]rune(text)) {
		return false
	}
	if p.vocabulary.likeable([]rune(text)) || to > words && !p.tokens[words].is(classIndustry) || to < len(p.tokens) && p.tokens[to].is(classPlace) {
		return false
	}
	return !p.company(text)
}

// company reports whether the document names a company that a text ends before
// its suffix, or says that it signs or invests: 星辰 of 星辰集团.
func (p *page) company(text string) bool {
	if p.companies == nil {
		p.companies = map[string]bool{}
		for _, w := range []string{"集团", "公司", "股份", "有限", "控股", "实业", "董事", "总经理", "总裁", "拟投", "计划投", "签下"} {
			p.beforeWord(w)
		}
	}
	return p.companies[text]
}

// longestWord is how many characters before a suffix are looked at.
const longestWord = 6

// beforeWord notes what stands before every place where a word stands.
func (p *page) beforeWord(word string) {
	for from := 0; ; {
		at := strings.Index(p.whole[from:], word)
		if at < 0 {
			return
		}
		at += from
		from = at + len(word)
		for i, n := at, 0; i > 0 && n < longestWord; n++ {
			_, size := utf8.DecodeLastRuneInString(p.whole[:i])
			i -= size
			p.companies[p.whole[i:at]] = true
		}
	}
}

// hasTown reports whether a town or county stands inside a range: 大河镇德祥.
func (p *page) hasTown(from, to int) bool {
	text := []rune(p.text(from, to))
	for i := 1; i+1 < len(text); i++ {
		if contains("镇乡村县旗", text[i]) {
			return true
		}
	}
	return false
}

// saysMore reports whether a word of a field, a capacity or a place follows, so
// that the word before may close the company's name.
func (p *page) saysMore(k, to int) bool {
	if k >= to {
		return false
	}
	t := p.tokens[k]
	if parkRE.MatchString(p.text(k, k+1)) {
		return false // 软件产业园 is a park for software
	}
	if t.is(classBrandSuffix) && !t.is(classIndustry) && k+1 < to {
		return p.saysMore(k+1, to) // 生物科技
	}
	if t.is(classGeneric) && t.span.Len() == 1 {
		return k+1 < to
	}
	return t.is(classIndustry|classPlace|classInner|classKeep|classPhase) && !t.is(classHead) || t.kind == latinToken || t.kind == runeToken && k+1 < to && !p.tokens[k+1].is(classHead)
}

// parkRE matches heads that the word before them gives the field of.
var parkRE = regexp.MustCompile(`^(?:产业|科技|工业|创业|物流)?园区?$`)

// placePrefix gives the token after the place that a name begins with. local
// reports that the place is where the project is: 舟山 in a report on 舟山; what
// follows is then no company's name.
func (p *page) placePrefix(c *candidate) (from int, local bool) {
	from = c.from
	for from < c.to && p.tokens[from].is(classPlace) {
		from++
	}
	if from == c.from {
		return from, false
	}
	for _, place := range p.reading.PlacesIn(p.span(c.from, c.to)) {
		if place.Span.Start == p.tokens[c.from].span.Start && len(place.IDs()) > 1 && p.near(place.ID, p.hostID(c)) {
			return from, true
		}
	}
	return from, false
}

// endsBrand reports whether token k begins the part of a name that says what
// the project is.
func (p *page) endsBrand(from, k int) bool {
	t := p.tokens[k]
	switch {
	case t.kind == latinToken:
		return strings.ContainsAny(p.text(k, k+1), "0123456789")
	case t.kind != runeToken && t.kind != wordToken:
		return true
	case t.is(classPlace):
		return k > from
	case t.is(classGeneric):
		return t.span.Len() > 1
	case k > from && p.tokens[k-1].kind == latinToken:
		return true
	case k > from && t.is(classBrandSuffix):
		return true
	case k == from && t.span.Len() == 1 && t.is(classIndustry):
		return false
	}
	return t.is(classIndustry | classHead | classSoftHead | classPhase | classInner | classConj)
}

// brandLike reports whether a range can be a company's short name: two to
// eight characters, none that ends the name of a mountain or a road.
func (p *page) brandLike(from, to int) bool {
	if n := p.span2(from, to); n < 2 || n > 8 {
		return false
	}
	text := []rune(p.text(from, to))
	if !p.tokens[to-1].is(classBrandSuffix) && contains("山河湖湾江海岛岭谷路街村镇乡县区市州园城桥坪寨沟泉洲港里庄坝屯院站水道库林原草", text[len(text)-1]) {
		return false
	}
	if contains("赣鄂湘皖粤桂闽浙苏鲁豫冀晋陕甘宁青川渝滇黔藏辽吉黑琼沪", text[0]) && contains("东西南北中", text[1]) {
		return false // 赣东 is a region
	}
	for k := from; k < to; k++ {
		t := p.tokens[k]
		if t.is(classStop|classStatus|classGovernment) && !t.is(classKeep) {
			return false
		}
	}
	return !p.common(from, to)
}

// common reports whether a range is made of words of the language rather than
// of a name's characters.
func (p *page) common(from, to int) bool {
	for k := from; k < to; k++ {
		t := p.tokens[k]
		known := t.is(classIndustry|classGeneric|classInner|classHead|classSoftHead) || t.is(classKeep) && t.span.Len() > 2
		if !known {
			return false
		}
	}
	return p.span2(from, to) > 1
}

// sharedBrand reports whether three names of one list begin alike: the prefix
// is then of the scheme, not of an investor.
func (p *page) sharedBrand(c *candidate, from, to int) bool {
	if c.list == 0 {
		return false
	}
	prefix, n := p.text(from, to), 0
	for _, o := range p.chosenIn[c.sentence] {
		if o.list == c.list && len(p.text(o.from, o.to)) >= len(prefix) && p.text(o.from, o.to)[:len(prefix)] == prefix {
			n++
		}
	}
	return n > 2
}
