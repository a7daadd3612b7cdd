package prose

import "strings"

// issuerParty gives the company that the document is an announcement of.
func (p *page) issuerParty(_ int, c *candidate) []party {
	if len(c.project.Parties) > 0 {
		return nil
	}
	n := p.sentences[c.sentence].section
	if !p.speaksOfCompany(n) {
		return nil
	}
	for _, s := range p.section(n) {
		if s.heading {
			if found := p.issuer(s); found != nil {
				return found
			}
		}
	}
	return nil
}

// announcerParty gives the listed company whose announcement the document is.
func (p *page) announcerParty(_ int, c *candidate) []party {
	for n, s := range p.sentences {
		if n > 4 {
			return nil
		}
		if text := p.text(s.from, s.to); strings.Contains(text, "证券简称") || strings.Contains(text, "股票简称") {
			return p.issuer(s)
		}
	}
	return nil
}

// speaksOfCompany reports whether the section says 公司 of one that it does not
// name there.
func (p *page) speaksOfCompany(section int) bool {
	for _, s := range p.section(section) {
		for k := s.from + 1; k < s.to; k++ {
			if p.text(k, k+1) == "公司" && (p.tokens[k-1].kind == markToken && p.tokens[k-1].mark != ')' || p.tokens[k-1].is(classStop)) {
				return true
			}
		}
	}
	return false
}

// issuer reads 证券简称:甲 or the company that begins a heading.
func (p *page) issuer(s sentence) []party {
	text := p.text(s.from, s.to)
	for _, key := range []string{"证券简称", "股票简称"} {
		at := strings.Index(text, key)
		if at < 0 {
			continue
		}
		start := p.tokens[s.from].span.Start + len([]rune(text[:at])) + len([]rune(key))
		for k := s.from; k < s.to; k++ {
			if p.tokens[k].span.Start >= start && p.tokens[k].mark != ':' && p.tokens[k].kind != spaceToken {
				end := k
				for end < s.to && p.tokens[end].kind != spaceToken && p.tokens[end].kind != markToken {
					end++
				}
				if end > k {
					return []party{{k, end, "party/issuer"}}
				}
			}
		}
	}
	from := s.from
	for from < s.to && p.tokens[from].kind == markToken {
		from++
	}
	to := from
	for to < s.to && p.tokens[to].kind != markToken && p.tokens[to].kind != spaceToken {
		to++
	}
	if p.shortName(from, to) && to < s.to {
		return []party{{from, to, "party/issuer"}}
	}
	return nil
}
