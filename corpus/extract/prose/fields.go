package prose

import "zhaoshang/corpus/extract/names"

// itemFields gives the fields that follow the name of a numbered item up to its
// sum: 1.X项目,高新区,甲公司,18亿元; — none when the item tells them in sentences.
func (p *page) itemFields(c *candidate) []item {
	s := p.sentences[c.sentence]
	if !p.opens(s.from, s.to) || c.to >= s.to || p.tokens[c.to].mark != ',' || p.pastNumber(s) != c.from {
		return nil
	}
	var out []item
	from := c.to + 1
	for k := from; k <= s.to; k++ {
		if k < s.to && p.tokens[k].mark != ',' && p.tokens[k].mark != ';' && p.tokens[k].mark != '。' {
			continue
		}
		if from < k {
			out = append(out, item{from, k})
		}
		if k >= s.to || p.tokens[k].mark != ',' {
			break
		}
		from = k + 1
	}
	if len(out) < 3 {
		return nil
	}
	for _, f := range out[:2] {
		if p.span2(f.from, f.to) > 20 || !p.titleOnlyList(f.from, f.to) {
			return nil
		}
	}
	return out
}

// titleOnlyList is titleOnly for a list joined by 、.
func (p *page) titleOnlyList(from, to int) bool {
	start := from
	for k := from; k <= to; k++ {
		if k < to && p.tokens[k].mark != '、' {
			continue
		}
		if !p.titleOnly(start, k) {
			return false
		}
		start = k + 1
	}
	return true
}

// fieldParty takes the field of an item that can be a company's name.
func (p *page) fieldParty(_ int, c *candidate) []party {
	fields := p.itemFields(c)
	for i, f := range fields {
		if i == 2 {
			break
		}
		if p.siteField(f) != nil {
			continue
		}
		if found := p.together(f.from, f.to); len(found) > 1 {
			return found
		}
		if p.isOrg(f.from, f.to) || p.shortName(f.from, f.to) {
			return []party{{f.from, f.to, "party/field"}}
		}
	}
	return nil
}

// fieldPlace takes the field of an item that is a place.
func (p *page) fieldPlace(c *candidate) *names.Place {
	for i, f := range p.itemFields(c) {
		if at := p.siteField(f); at != nil && i < 2 {
			return at
		}
	}
	return nil
}

// siteField gives the place that a field is, by the gazetteer or by its last
// character.
func (p *page) siteField(f item) *names.Place {
	span := p.span(f.from, f.to)
	if at := p.firstPlace(f.from, f.to); at != nil && at.Span == span {
		return at
	}
	if span.Len() <= 6 && contains("区县镇乡旗", p.folded[span.End-1]) {
		return &names.Place{Span: span, Kind: names.Division, Rule: "place/field"}
	}
	return nil
}
