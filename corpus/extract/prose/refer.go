package prose

import "strings"

// refers reports whether the subject of a clause is 公司 or the like, which stands for
// one that was told before: 公司拟, 集团此前, 公司董事会.
func (p *page) refers(from, to int) bool {
	at := p.pastScene(from, to)
	if at+1 < to && strings.ContainsAny(p.text(at, at+1), "该本") {
		at++
	}
	if strings.HasPrefix(p.text(at, to), "自己") {
		return true
	}
	switch p.text(at, at+1) {
	case "公司", "企业", "集团", "该公司", "本公司", "该企业":
		return at+1 < to && p.tokens[at+1].kind != countToken
	}
	return false
}

// referred gives the company that 公司 speaks of in the sentence of a name: of an
// announcement the one that makes it, else the subject or the host that a sentence before
// names last, else the company of the heading.
func (p *page) referred(c *candidate) []party {
	section := p.sentences[c.sentence].section
	if p.announcement() {
		if orgs := p.orgs(-1); len(orgs) > 0 && orgs[0].sentence < 4 {
			return []party{p.ofOrg(orgs[0])}
		}
	}
	for n := c.sentence - 1; n >= 0 && n > c.sentence-7 && p.sentences[n].section == section; n-- {
		s := p.sentences[n]
		if s.heading {
			start := p.pastNumber(s)
			if it := p.firmFrom(start, s.to); it.from < it.to && it.to < s.to && p.tokens[it.to].kind == markToken {
				return []party{{it.from, it.to, "party/heading"}}
			}
		}
		if found, _ := p.firstSubject(s); found != nil {
			return found
		}
	}
	return nil
}

// ofOrg is the party that an organisation in full is.
func (p *page) ofOrg(o orgMention) party {
	return party{p.tokenOf(o.span.Start), p.tokenOf(o.span.End-1) + 1, "party/referred"}
}

// firstSubject gives the company that a sentence is about: the subject of its first
// clause that has one, or whom it visits.
func (p *page) firstSubject(s sentence) ([]party, bool) {
	for from := s.from; from < s.to; {
		to := from
		for to < s.to && !p.clauseMark(to) {
			to++
		}
		if found := p.visited(from, to); found != nil {
			return found, true
		}
		if found := p.doers(from, to); found != nil {
			return found[:1], true
		}
		from = to + 1
	}
	return nil, false
}

// visited gives the company that a clause visits: 一行人到甲集团, 在甲网络见到创始人.
func (p *page) visited(from, to int) []party {
	for k := from; k+1 < to; k++ {
		switch p.text(k, k+1) {
		case "在", "到", "来到", "走进", "拜访", "走访", "考察", "参观", "前往", "赴":
			if it := p.firmFrom(k+1, to); it.from < it.to {
				return []party{{it.from, it.to, "party/visited"}}
			}
		}
	}
	return nil
}

// signsWith reports whether the clause that ends at a name says no more than that it is
// signed: 签下Y, 当场签了Y.
func (p *page) signsWith(from, to int) bool {
	at := p.pastScene(from, to)
	return at < to && strings.HasPrefix(p.text(at, to), "签") || strings.HasPrefix(p.text(from, to), "签")
}

// pastCount is the token behind the number or the count that a part of a list begins
// with.
func (p *page) pastCount(k int) int {
	for k < len(p.tokens) && (p.numbering(k) || p.tokens[k].kind == countToken || p.tokens[k].kind == spaceToken) {
		k++
	}
	return k
}

// listLead gives the company before the colon of a list whose parts are apart by ;:
// 甲公司拟投220亿元,分三块:X基地90亿元;Y基地10亿元.
func (p *page) listLead(c *candidate, s sentence, from int) []party {
	colon := from - 1
	for colon > s.from && p.tokens[colon].mark != ':' {
		colon--
	}
	if colon == s.from || !p.sumSoon(c) {
		return nil
	}
	found, refers := p.subjectBefore(s.from, colon, false)
	if refers && found == nil {
		return p.referred(c)
	}
	if len(found) > 0 && !p.tokens[found[0].to-1].is(classBrandSuffix|classOrgSuffix) {
		return nil // 某人:Y基地90亿元;…
	}
	return found
}
