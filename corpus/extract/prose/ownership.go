package prose

// ownerParty reads the company whose project it is: 甲木业的X项目. What stands
// before 的 must be a coined name, alone in its clause or after a word that ends
// names on its left.
func (p *page) ownerParty(i int, c *candidate) []party {
	k := c.from - 1
	from, _ := p.region(i, c)
	if k <= from || p.text(k, k+1) != "的" {
		return nil
	}
	if found := p.jointOwners(from, k); found != nil {
		return found
	}
	end := p.ownerEnd(from, k)
	at := p.companyStart(from, end)
	if at >= end || !p.coinedName(at, end) {
		return nil
	}
	return p.withList(from, at, end, "party/owner", nil)
}

// ownerEnd is where the owner's name before 的 at k ends: before the sum and the
// words that say how it owns (甲家电8亿元的, 甲食品牵头的), and before its gloss.
func (p *page) ownerEnd(from, k int) int {
	if k-1 > from {
		switch w := p.text(k-1, k); {
		case p.tokens[k-1].kind == amountToken:
			k--
		case w == "牵头" || w == "主导" || w == "旗下" || w == "名下":
			k--
		}
	}
	return p.pastGloss(from, k)
}

// jointOwners reads 甲公司与乙公司合作的 before token k.
func (p *page) jointOwners(from, k int) []party {
	switch p.text(k-1, k) {
	case "合作", "合资", "联手", "携手", "联合", "共建", "共同投资", "联合投资", "合建":
	default:
		return nil
	}
	at := k - 1
	for at > from && p.tokens[at-1].kind != amountToken && (p.tokens[at-1].kind != markToken || contains("()“”、", p.tokens[at-1].mark)) {
		at--
	}
	if found := p.together(at, k-1); len(found) > 1 {
		return found
	}
	return nil
}

// companyStart walks left from k over what can belong to a company's short
// name.
func (p *page) companyStart(from, k int) int {
	at := k
	for at > from {
		t := p.tokens[at-1]
		if t.kind != runeToken && t.kind != wordToken && t.kind != latinToken && !contains("()“”", t.mark) {
			break
		}
		if t.is(classStop|classConj|classGovernment|classEvent|classStatus|classHead|classBuild) && !t.is(classKeep|classIndustry) || t.is(classCounted) {
			break // 本地企业 says what the name after it is
		}
		at--
	}
	return at
}

// coinedName reports whether a range is the short name of a company that
// begins with a coined word: no word of the language, no place.
func (p *page) coinedName(from, to int) bool {
	if !p.shortName(from, to) || p.generic(from, to) || p.allIndustry(from, to) {
		return false
	}
	for from < to && p.tokens[from].is(classPlace) {
		from++
	}
	first := from
	for from < to && (!p.tokens[from].is(classIndustry|classBrandSuffix) || p.tokens[from].span.Len() == 1) {
		from++
	}
	cut := from == first+1 && from < to && p.tokens[first].kind == runeToken && p.tokens[from].span.Len() == 2
	if cut {
		from++ // 瓴创|新能源, cut as 瓴|创新|能源
	}
	text := []rune(p.text(first, from))
	if len(text) < 2 || len(text) > 5 || p.vocabulary.words(text) && !p.vocabulary.likeable(text) && !p.company(string(text)) {
		return false
	}
	if cut {
		return from < to && p.tokens[from].is(classBrandSuffix)
	}
	return (p.vocabulary.coined(text) > 1 || p.vocabulary.words(text)) && (from < to || len(text) > 2)
}
