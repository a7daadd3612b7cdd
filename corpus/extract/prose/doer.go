package prose

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// doerParty reads who does what the clauses before the name tell: 甲油脂做Y; 甲食品则与
// 乙区政府签约,投资3500万元设Y; 甲电器紧随其后,6.8亿元做Y; 甲食品在乙高新区的Y; 最大一单来自甲:Y. Where a
// clause has no subject, the clause before it has; where it is 公司, see referred.
func (p *page) doerParty(i int, c *candidate) []party {
	from, to := p.region(i, c)
	s := p.sentences[c.sentence]
	if from < to && p.tokens[from].mark == '、' {
		from++
	}
	after := from > s.from && !p.clauseMark(from-1) && p.tokens[from-1].mark != '、'
	end := to
	if !p.deedBefore(from, to) {
		if end = p.announcedBefore(s, from, to, after); end < 0 {
			if from > s.from && p.tokens[from-1].mark == ';' && p.pastCount(from) == to {
				return p.listLead(c, s, from)
			}
			return nil
		}
	}
	found, refers := p.subjectBefore(from, end, after)
	if refers && found == nil {
		return p.referred(c)
	}
	return found
}

// subjectBefore reads the subject of the clauses of a range, the last that has one.
// refers reports that it is 公司 or the like, told before. after says that the range
// begins with what is left of the clause of another project.
func (p *page) subjectBefore(from, to int, after bool) (found []party, refers bool) {
	for end := to; end > from; {
		start := p.clauseFrom(from, end)
		if start == from && after {
			return nil, false
		}
		if p.refers(start, end) {
			for end = start - 1; end > from; end = start - 1 {
				start = p.clauseFrom(from, end)
				if start == from && after {
					break
				}
				if host := p.visited(start, end); host != nil {
					return host, true // 在甲材料,企业表示
				}
				if found := p.doers(start, end); found != nil {
					return found[:1], true // 最大的是甲光电:该公司将
				}
			}
			return nil, true
		}
		if found := p.doers(start, end); found != nil {
			return found, false
		}
		if end == to && p.signsWith(start, end) && start-1 > from {
			if host := p.visited(p.clauseFrom(from, start-1), start-1); host != nil {
				return host, false
			}
		}
		if !p.subjectless(start, end) {
			return nil, false
		}
		refers = refers || p.tokens[start].is(classConj) // 与乙县政府签协议,建Y
		end = start - 1
	}
	return nil, refers
}

// announcedBefore is where the clause ends that announces the name behind its mark:
// 最大一单来自甲集团:Y; 甲一人签了两单,Y; 甲高科,Y; -1 for none.
func (p *page) announcedBefore(s sentence, from, to int, after bool) int {
	end := to - 1
	if end <= from || !p.clauseMark(end) || p.tokens[end].mark == ';' {
		return -1
	}
	start := p.clauseFrom(from, end)
	if start == from && after {
		return -1
	}
	last := p.tokens[end-1]
	if last.kind == countToken && last.count > 1 && p.deedBefore(start, end-1) {
		return end
	}
	for k := start; k < end; k++ {
		w := p.text(k, k+1)
		if w != "来自" && w != "出自" && !(w == "是" && p.tokens[end].mark == ':') && !(k == start && (start == s.from || start > from)) {
			continue
		}
		if k > start || w == "来自" || w == "出自" {
			k++
		}
		it := p.firmFrom(p.pastPlaceOf(k, end), end)
		if it.from < it.to && it.to == end && (k > start || p.tokens[end].mark == ',' && p.tokens[end-1].is(classBrandSuffix|classOrgSuffix)) {
			return end
		}
	}
	return -1
}

// clauseFrom is where the clause begins that ends at token end.
func (p *page) clauseFrom(from, end int) int {
	for end > from && !p.clauseMark(end-1) {
		end--
	}
	return end
}

// clauseMark reports whether token k is a mark that parts clauses.
func (p *page) clauseMark(k int) bool {
	return k >= 0 && p.tokens[k].mark != 0 && contains(",;:。", p.tokens[k].mark)
}

// deedBefore reports whether a verb of building, of paying or of signing, or 的,
// stands right before token to: 建一条, 签的是, 追加, 甲公司的.
func (p *page) deedBefore(from, to int) bool {
	for k := to - 1; k >= from && k > to-4; k-- {
		t := p.tokens[k]
		w := p.text(k, k+1)
		switch {
		case w == "了" || w == "是" || afterBuilds(w) || t.kind == countToken && t.count <= 1 || contains("“", t.mark) && t.mark != 0:
			continue
		case w == "的", p.builds(k), t.is(classPuts), strings.HasPrefix(w, "签"), t.is(classInvestVerb) && t.is(classStop):
			return true
		}
		switch w {
		case "搞", "干", "投", "启动", "实施", "开工", "追加", "拿下", "牵手", "相中", "预签约", "参与", "承担", "负责", "运营", "添":
			return true
		}
		return false
	}
	return false
}

// subjectless reports whether a clause opens without a subject of its own: with a
// verb, a sum, a day, 在 or 拟.
func (p *page) subjectless(from, to int) bool {
	if from >= to {
		return true
	}
	t := p.tokens[from]
	switch t.kind {
	case amountToken, dateToken, spaceToken, countToken:
		return true
	case markToken:
		return t.mark == '“'
	}
	return t.is(classStop|classBuild|classPuts|classInvestVerb|classSumCue|classConj|classStatus) && (!t.is(classKeep) || t.is(classSumCue))
}

// doers gives the companies that a clause has as its subject, or with whom the
// office that is its subject signs: 甲公司与乙区, 乙区与甲公司; none where it has no
// company there.
func (p *page) doers(from, to int) []party {
	for _, start := range p.subjectStarts(from, to) {
		a := p.firmFrom(start, to)
		conj := start
		for conj < to && (p.nameToken(conj) || p.tokens[conj].is(classGovernment)) {
			conj++
		}
		conj = p.pastAdverb(conj, to)
		if conj >= to || !p.tokens[conj].is(classConj) {
			if a.from < a.to && !(p.speaks(a.to, to) && !p.tokens[a.to-1].is(classBrandSuffix|classOrgSuffix)) {
				return []party{{a.from, a.to, "party/doer"}}
			}
			continue
		}
		b := p.firmFrom(p.pastPlaceOf(conj+1, to), to)
		first, second := a.from < a.to, b.from < b.to
		switch {
		case first && second && p.tokens[b.to-1].is(classBrandSuffix|classOrgSuffix):
			return []party{{a.from, a.to, "party/doer"}, {b.from, b.to, "party/doer"}}
		case first:
			return []party{{a.from, a.to, "party/doer"}}
		case second && p.office(start, conj):
			return []party{{b.from, b.to, "party/doer"}}
		}
	}
	return nil
}

// subjectStarts gives where the subject of a clause may begin: at its first word that
// is no time or adverb, behind 是 or 来自, and behind each 的.
func (p *page) subjectStarts(from, to int) []int {
	out := []int{}
	at := p.pastScene(from, to)
	if p.text(at, at+1) == "以" {
		at++ // 以甲公司的Y最大
	}
	out = append(out, at)
	for k := from; k+1 < to; k++ {
		if w := p.text(k, k+1); w == "的" || w == "来自" || w == "出自" || strings.HasSuffix(w, "是") {
			out = append(out, k+1)
		}
	}
	return out
}

// pastScene is the first token of a clause behind its number, its brackets and what only
// says when it happens.
func (p *page) pastScene(from, to int) int {
	at := from
	if shut := p.tokens[from].pair; from < to && p.tokens[from].mark == '【' && shut > from && shut+1 < to && p.nameToken(shut+1) {
		from, at = shut+1, shut+1 // 【甲科技 落子乙市】甲科技披露
	}
	for k := from + 1; k < to && k < from+7; k++ {
		if p.tokens[k].kind == spaceToken && p.tokens[k-1].kind != latinToken {
			at = k // 一、概述 公司于
		}
	}
	for at < to && (p.tokens[at].kind == dateToken || p.tokens[at].kind == spaceToken || p.tokens[at].mark != 0 && contains("“【】.●◆■◇○▲★※•", p.tokens[at].mark) || p.scene(at) || p.numbering(at) || p.tokens[at].kind == countToken && p.tokens[at].count == 1 || p.itemNumber(at)) {
		at++
	}
	for n := at + 1; n <= at+3 && n < to; n++ {
		switch p.text(at, n) {
		case "另一家", "还有一家", "另外一家", "其中一家":
			return n
		}
	}
	return at
}

// itemNumber reports whether token k is the number of a list item: 1 before its full stop.
func (p *page) itemNumber(k int) bool {
	return p.tokens[k].kind == latinToken && k+1 < len(p.tokens) && p.tokens[k+1].mark == '.'
}

// scene reports whether token k only says when or where a clause happens: 会上, 当天.
func (p *page) scene(k int) bool {
	t := p.tokens[k]
	return t.is(classStop) && !t.is(classKeep|classBuild|classInvestVerb|classStatus|classPuts) && !strings.ContainsAny(p.text(k, k+1), "在拟将由把与从于到")
}

// pastAdverb is the token behind 则, 也 and the like.
func (p *page) pastAdverb(k, to int) int {
	for k < to {
		switch p.text(k, k+1) {
		case "则", "也", "还", "又", "已", "将", "拟", "再", "当场", "当天", "再次", "随后", "近日", "日前":
			k++
		default:
			return k
		}
	}
	return k
}

// pastPlaceOf is the token behind a place and 的: 东莞的甲粮油.
func (p *page) pastPlaceOf(k, to int) int {
	at := k
	for at < to && p.tokens[at].is(classPlace) {
		at++
	}
	for _, w := range []string{"本地", "当地"} {
		for n := at + 1; n <= at+2 && n < to; n++ {
			if p.text(at, n) == w {
				at = n
			}
		}
	}
	if at > k && at < to && p.text(at, at+1) == "的" {
		return at + 1
	}
	return k
}

// office reports whether a range ends as a place or an office: 安江区, 县政府, 开发区.
func (p *page) office(from, to int) bool {
	if from >= to {
		return false
	}
	last := p.tokens[to-1]
	return last.is(classPlace|classGovernment) || contains("市县区镇乡旗州省园里会", p.folded[last.span.End-1])
}

// firmFrom gives the name of a company that begins at token from: as far as a name
// can go, else up to its last suffix; empty for none.
func (p *page) firmFrom(from, to int) item {
	end := from
	for end < to && (end > from || p.tokens[end].kind != markToken) && (p.nameToken(end) || p.stopInName(from, end, to)) && !p.tokens[end].is(classPuts) && !p.titleAt(end) && !p.deedWord(end, to) {
		if pair := p.tokens[end].pair; p.tokens[end].mark == '(' && pair > end && pair < to {
			end = pair
		}
		end++
	}
	if end == from {
		return item{}
	}
	whole := end
	end = p.pastGloss(from, end)
	if whole > end || whole < to && p.titleAt(whole) { // 实达棕榈(Setar Palm), 晋禾董事长
		if start := p.pastKind(from, end); p.shortName(start, end) && !p.generic(start, end) && !p.onlyPlace(start, end) && !p.allIndustry(start, end) {
			return item{from, end}
		}
	}
	for k := end; k > from; k-- {
		if k == end && p.firm(from, k) && !p.runsOn(from, k) || p.tokens[k-1].is(classBrandSuffix|classOrgSuffix) && p.firm(from, k) {
			return item{from, k}
		}
	}
	if p.firm(from, end) {
		return item{from, end}
	}
	return item{}
}

// stopInName reports whether token k, which ends names elsewhere, stands inside the name
// of a company that begins at from: 都 of 橘都果业, 联合 of 联合航空.
func (p *page) stopInName(from, k, to int) bool {
	if k+1 >= to || !p.tokens[k+1].is(classBrandSuffix) || p.text(k+1, k+2) == "投资" {
		return false
	}
	return k > from && p.tokens[k].is(classStop) && p.tokens[k].span.Len() == 1 && strings.Contains("都就均向达等", p.text(k, k+1)) || k == from && p.text(k, k+1) == "联合"
}

// deedWord reports whether token k, which a name can hold, is told of a company here:
// 各占一半, 六年前, 投资 with its sum.
func (p *page) deedWord(k, to int) bool {
	switch p.text(k, k+1) {
	case "各", "占", "佔", "则", "也", "还", "又", "见":
		return true
	case "投资":
		return k+1 >= to || p.tokens[k+1].kind == amountToken || p.clauseMark(k+1)
	}
	return hanDigit(p.folded[p.tokens[k].span.Start]) > 0 && k+1 < to && contains("年月天日个家人", p.folded[p.tokens[k+1].span.Start])
}

// runsOn reports whether words that no name has follow the last suffix of a range:
// 甲电器紧随其后.
func (p *page) runsOn(from, to int) bool {
	coined := 0
	for k := to; k > from+1; k-- {
		t := p.tokens[k-1]
		if t.is(classBrandSuffix | classOrgSuffix) {
			return coined > 1
		}
		if !t.is(classIndustry | classPlace) {
			coined += t.span.Len()
		}
	}
	return false
}

// titleAt reports whether the title of somebody begins at token k: 甲医疗董事长乙.
func (p *page) titleAt(k int) bool {
	rest := p.text(k, min(k+4, len(p.tokens)))
	for _, w := range []string{"董事", "总经理", "总裁", "负责人", "创始人", "副总", "首席", "掌门", "ceo"} {
		if strings.HasPrefix(rest, w) {
			return true
		}
	}
	return false
}

// adverbEndRE matches the end of words that are no name: 名单未 of 名单未公布.
var adverbEndRE = regexp.MustCompile(`[未尚已将还没暂仍均]$`)

// firm reports whether a range that stands where a company is told of is its name:
// one in full, one that is coined, or a place with a coined word or a suffix behind
// it: 甲集团, 岚宝食品, 宁波翎擎, 澄江电子.
func (p *page) firm(from, to int) bool {
	from = p.pastKind(from, to)
	if from >= to || p.onlyPlace(from, to) || p.cutOff(to) || adverbEndRE.MatchString(p.text(from, to)) || p.text(from, from+1) == "以" && strings.HasPrefix(p.text(to, to+1), "为") {
		return false
	}
	if p.isOrg(from, to) {
		return !p.generic(from, to)
	}
	if p.coinedName(from, to) {
		return true
	}
	if !p.shortName(from, to) || p.generic(from, to) || p.everyday(from, to) {
		return false
	}
	if p.hiddenSuffix(from, to) {
		return true
	}
	first := from
	if regionRE.MatchString(p.text(from, from+1)) {
		first++
	}
	for first < to && p.tokens[first].is(classPlace) {
		first++
	}
	switch {
	case first == to:
		return from+1 < to && regionRE.MatchString(p.text(from, from+1)) // 西部乳源
	case first > from && first+1 == to && p.tokens[first].is(classBrandSuffix):
		return true // 澄江电子
	case p.allIndustry(from, to):
		return false
	}
	stem := first
	for stem < to && (!p.tokens[stem].is(classIndustry|classBrandSuffix) || p.tokens[stem].span.Len() == 1) {
		stem++
	}
	text := []rune(p.text(first, stem))
	if len(text) < 2 || len(text) > 5 || p.vocabulary.words(text) && !p.vocabulary.likeable(text) {
		return false
	}
	return first > from || stem < to && p.tokens[to-1].is(classBrandSuffix) || stem == to && p.known(string(text))
}

// hiddenSuffix reports whether a coined word and a suffix that another word hides make a
// name: 元海水产, cut as 元|海水|产.
func (p *page) hiddenSuffix(from, to int) bool {
	for from < to && p.tokens[from].is(classPlace) {
		from++
	}
	text := []rune(p.text(from, to))
	n := len(text) - 2
	return n >= 2 && n <= 4 && p.tokens[to-1].span.Len() == 1 && p.lex.has(string(text[n:]), classBrandSuffix) && !p.vocabulary.words(text[:n])
}

// regionRE matches the regions that companies are called by: 西部乳源, 北方重能.
var regionRE = regexp.MustCompile(`^(?:[东西南北中][部方]|华[东南西北中])$`)

// known reports whether the document elsewhere has the name with the suffix of a
// company behind it: 擎川 of 江南擎川光电集团.
func (p *page) known(text string) bool {
	for at := 0; ; {
		n := strings.Index(p.whole[at:], text)
		if n < 0 {
			return false
		}
		at += n + len(text)
		k := p.tokenOf(utf8.RuneCountInString(p.whole[:at]))
		for j := k; j < k+4 && j < len(p.tokens) && (p.tokens[j].kind == runeToken || p.tokens[j].kind == wordToken); j++ {
			if t := p.tokens[j]; t.is(classBrandSuffix|classOrgSuffix) && t.span.Len() > 1 {
				return true
			} else if t.is(classStop|classConj) && !t.is(classKeep|classIndustry) {
				break
			}
		}
	}
}

// cutOff reports whether the name of a place or of an office goes on behind token
// to-1: 石化 in 大江石化区.
func (p *page) cutOff(to int) bool {
	if to >= len(p.tokens) || p.tokens[to].span.Start > p.tokens[to-1].span.End {
		return false
	}
	return p.tokens[to].is(classPlace) && p.tokens[to-1].is(classPlace) || contains("区园港城", p.folded[p.tokens[to].span.Start])
}
