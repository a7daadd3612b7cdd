package prose

// bracketParty reads the bracket after a name: X项目(甲公司,新建区), X项目(岚海新材).
func (p *page) bracketParty(_ int, c *candidate) []party {
	if c.bracket < 0 {
		return p.bracketInName(c)
	}
	open, shut := c.bracket, p.tokens[c.bracket].pair
	if p.hasHead(open, shut) {
		return nil
	}
	end := open + 1
	for end < shut && !contains(",;、", p.tokens[end].mark) {
		end++
	}
	if end <= open+1 {
		return nil
	}
	if found := p.jointlyIn(open+1, end); found != nil {
		return found
	}
	if p.isOrg(open+1, end) || p.shortName(open+1, end) && !p.generic(open+1, end) {
		return []party{{open + 1, end, "party/bracket"}}
	}
	return nil
}

// jointlyIn reads the partners of a part of a bracket: 甲集团与乙药业合资.
func (p *page) jointlyIn(from, to int) []party {
	var out []party
	last := to
	for last > from && p.tokens[last-1].is(classStop|classInvestVerb|classGeneric) {
		last--
	}
	for at, k := from, from; k <= last; k++ {
		if k < last && (!p.tokens[k].is(classConj) || p.tokens[k+1].is(classOrgSuffix|classBrandSuffix)) {
			continue // 杏和药业 is one name
		}
		if !p.isOrg(at, k) && !p.shortName(at, k) {
			return nil
		}
		out = append(out, party{at, k, "party/bracket"})
		at = k + 1
	}
	if len(out) < 2 && last == to {
		return nil
	}
	return out
}

// bracketInName reads a bracket that closes the name itself, kept because two
// projects of one list have the same name.
func (p *page) bracketInName(c *candidate) []party {
	last := p.tokens[c.to-1]
	if last.mark == ')' && last.pair > c.from && p.isOrg(last.pair+1, c.to-1) {
		return []party{{last.pair + 1, c.to - 1, "party/bracket"}}
	}
	return nil
}
