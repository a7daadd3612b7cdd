package prose

import (
	"strings"

	"zhaoshang/corpus"
)

// fullName gives the organisation in full that a short name in the same
// section stands for: its characters in order, the first one early.
func (p *page) fullName(c *candidate, short corpus.Span) (corpus.Span, bool) {
	section := p.sentences[c.sentence].section
	if p.announcement() {
		section = -1
	}
	name := strings.TrimSuffix(string(p.folded[short.Start:short.End]), "集团")
	if len([]rune(name)) > 8 || len([]rune(name)) < 2 {
		return short, false
	}
	for _, o := range p.orgs(section) {
		if o.span.Len() > short.Len()+2 && stands(name, string(p.folded[o.span.Start:o.span.End])) {
			return o.span, true
		}
	}
	return short, false
}

// stands reports whether a short name is in a full one: at its beginning or
// after a place, or character by character in order (华建三局 of 华东建筑三局).
func stands(short, full string) bool {
	if at := strings.Index(full, short); at >= 0 {
		return len([]rune(full[:at])) <= 4
	}
	if stem, listed := strings.CutSuffix(short, "股份"); listed && strings.HasSuffix(full, "股份有限公司") {
		at := strings.Index(full, stem) // 甲牧股份 of 浙江甲牧食品股份有限公司
		return at >= 0 && len([]rune(full[:at])) <= 4
	}
	rest, n := []rune(full), 0
	for _, r := range short {
		at := -1
		for i, x := range rest {
			if x == r {
				at = i
				break
			}
		}
		if at < 0 || n == 0 && at > 0 {
			return false
		}
		rest = rest[at+1:]
		n++
	}
	return n >= 4
}

// orgMention is an organisation in full that a sentence names.
type orgMention struct {
	span     corpus.Span
	sentence int
}

// orgs gives the companies that a section names in full, -1 for the whole
// document; found once.
func (p *page) orgs(section int) []orgMention {
	if p.orgsOf != nil {
		return p.orgsOf[section]
	}
	p.orgsOf = map[int][]orgMention{}
	for n, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			if !strings.HasSuffix(p.text(k, k+1), "有限公司") || p.moreOrg(k, s.to) {
				continue
			}
			at := p.orgStart(s.from, k)
			if p.isOrg(at, k+1) && !p.subsidiary(s.from, at) {
				o := orgMention{p.span(at, k+1), n}
				p.orgsOf[s.section] = append(p.orgsOf[s.section], o)
				p.orgsOf[-1] = append(p.orgsOf[-1], o)
			}
		}
	}
	return p.orgsOf[section]
}

// subsidiary reports whether what stands before an organisation says that another founds
// or owns it: 全资子公司, 出面设立.
func (p *page) subsidiary(lo, at int) bool {
	before := p.text(max(lo, at-3), at)
	return strings.HasSuffix(before, "子公司") || strings.HasSuffix(before, "设立") || strings.HasSuffix(before, "新设") || strings.HasSuffix(before, "成立")
}
