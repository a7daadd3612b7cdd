package prose

import (
	"regexp"
)

// pastKind is where the name of a company or of a person begins behind words that only
// say what kind it is: 本地万岳化工, 上市公司甲化工, 食品机械厂甲机械, 返乡青年某某.
func (p *page) pastKind(from, to int) int {
	for k := min(to-1, from+8); k > from; k-- {
		if p.kindEnds(from, k) && (p.span2(k, to) >= 4 || p.span2(k, to) >= 2 && (p.coinedName(k, to) || personKindRE.MatchString(p.text(from, k)) && p.shortName(k, to))) && p.text(k, k+1) != "的" {
			return p.pastKind(k, to)
		}
	}
	return from
}

// kindEnds reports whether a range says what kind of company or of person the name
// behind it is, and what stands before its last word is no name itself.
func (p *page) kindEnds(from, k int) bool {
	text := p.text(from, k)
	at := kindRE.FindStringIndex(text)
	if at == nil {
		return false
	}
	rest := []rune(kindWordsRE.ReplaceAllString(text[:at[0]], ""))
	if len(rest) == 0 || p.vocabulary.words(rest) {
		return true
	}
	for end := from; end < k && p.tokens[end].span.End <= p.tokens[from].span.Start+len([]rune(text[:at[0]])); end++ {
		if t := p.tokens[end]; !t.is(classIndustry | classGeneric | classPlace | classStop | classGovernment) {
			return false
		}
	}
	return true
}

// kindWordsRE matches what is said of a company before the word for its kind: 本地上市公司.
var kindWordsRE = regexp.MustCompile(`^(?:来自|本地|当地|上市|知名|龙头|老牌|大型|平台|[台港外侨]资|民营|国有|国内|返乡|回乡|在外|创业)+`)

// personKindRE matches what somebody is, or from which land a company, before the name.
var personKindRE = regexp.MustCompile(`(?:青年|人员|能人|老板|客商|乡贤|[国兰荷美日德法英韩]商)$`)

// kindRE matches the words that end what is said of a company before its name.
var kindRE = regexp.MustCompile(`(?:本[地土]|当地)的?$|(?:企业|公司|[央国民港台日韩德外名]企|厂商?|字号|\d+强|巨头|龙头|青年|人员|能人|老板|客商|乡贤|[国兰荷美日港台德法英韩]商)$`)

// partnersParty reads two that build together: 甲药业则拉上本地的乙医投,在X县合建Y.
func (p *page) partnersParty(i int, c *candidate) []party {
	from, to := p.region(i, c)
	for k := from + 1; k+1 < to; k++ {
		switch p.text(k, k+1) {
		case "两家", "双方":
			if found := p.agreedPair(p.sentences[c.sentence].from, k); found != nil {
				return found
			}
			continue
		case "拉上", "联手", "携手", "会同", "牵手":
		default:
			continue
		}
		left, right := p.partnerBefore(from, k), p.partnerAfter(k+1, to)
		if left.from < left.to && right.from < right.to {
			return []party{{left.from, left.to, "party/partners"}, {right.from, right.to, "party/partners"}}
		}
	}
	return nil
}

// partnerBefore gives the company whose name ends before token k, but for 则 and
// 也; an empty range for none.
func (p *page) partnerBefore(from, k int) item {
	for k > from && (p.text(k-1, k) == "则" || p.text(k-1, k) == "也" || p.text(k-1, k) == "将") {
		k--
	}
	at := k
	for at > from && p.nameToken(at-1) {
		at--
	}
	if !p.isOrg(at, k) && !p.shortName(at, k) {
		return item{}
	}
	return item{at, k}
}

// partnerAfter gives the company whose name begins at token k, past 本地的, and
// ends at a mark or a word that no name has; an empty range for none.
func (p *page) partnerAfter(k, to int) item {
	if k+1 < to && p.text(k+1, k+2) == "的" {
		k += 2 // 本地的
	}
	for j := k; j < to && j < k+6; j++ {
		if p.text(j, j+1) == "的" && j > k {
			k = j + 1 // 常岭本地的
			break
		}
		if p.tokens[j].kind == markToken {
			break
		}
	}
	end := k
	for end < to && p.nameToken(end) {
		end++
	}
	if !p.isOrg(k, end) && !p.shortName(k, end) {
		return item{}
	}
	return item{k, end}
}

// nameToken reports whether token k can stand in a company's name.
func (p *page) nameToken(k int) bool {
	t := p.tokens[k]
	if t.kind != runeToken && t.kind != wordToken && t.kind != latinToken && !contains("()·", t.mark) {
		return false
	}
	return !t.is(classStop|classConj|classGovernment|classEvent|classHead) || t.is(classKeep|classIndustry|classBrandSuffix)
}

// agreedPair reads the two that 两家 at token k speaks of: 甲科技也没空手,与乙刀具达成协议,
// 两家共同出资7亿元.
func (p *page) agreedPair(from, k int) []party {
	for conj := k - 1; conj > from; conj-- {
		if !p.tokens[conj].is(classConj) || p.tokens[conj].is(classKeep) {
			continue
		}
		right := p.partnerAfter(conj+1, k)
		if right.from >= right.to {
			return nil
		}
		for j := conj - 1; j >= from; j-- {
			if !p.tokens[j].is(classBrandSuffix|classOrgSuffix) || p.tokens[j].is(classCounted) {
				continue
			}
			at := j
			for at > from && p.nameToken(at-1) && !p.tokens[at-1].is(classCounted) {
				at--
			}
			if p.isOrg(at, j+1) || p.shortName(at, j+1) {
				return []party{{at, j + 1, "party/pair"}, {right.from, right.to, "party/pair"}}
			}
			return nil
		}
		return nil
	}
	return nil
}
