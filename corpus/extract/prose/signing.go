package prose

import (
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// signingDay gives the last day before a name in its section on which the text
// says that projects were signed, when it tells of other days too: 6日至8日考察,
// 8日签约6个项目.
func (p *page) signingDay(c *candidate) *corpus.Sourced[corpus.Date] {
	at := p.sentences[c.sentence]
	for n := c.sentence - 1; n >= p.sections[at.section][0]; n-- {
		s := p.sentences[n]
		if s.heading || at.block-s.block > 4 && !at.item || p.itemOf(n) != nil && p.itemOf(n) != p.itemOf(c.sentence) {
			continue
		}
		for k := s.to - 1; k >= s.from; k-- {
			if d := p.dateAt(s, k); d != nil && d.Value.Day > 0 && d.Value.EndDay == 0 && p.signsOn(s, k) {
				return d
			}
		}
	}
	return nil
}

// signsOn reports whether the clause of the date at k, or one of the two behind it, says
// that something was signed.
func (p *page) signsOn(s sentence, k int) bool {
	clauses := 0
	for j := k + 1; j < s.to; j++ {
		t := p.tokens[j]
		switch {
		case contains(",;。", t.mark):
			if clauses++; clauses > 2 || t.mark != ',' {
				return false
			}
		case t.kind == dateToken:
			return false
		case strings.HasPrefix(p.text(j, j+1), "签"), p.text(j, j+1) == "正式签约", p.text(j, j+1) == "集中签约", p.text(j, j+1) == "现场签约":
			return true
		}
	}
	return false
}

// nextSigned gives the date that opens the sentence behind the one that only
// names a project, and says that it was signed: X项目更干脆。2022年5月签约时….
func (p *page) nextSigned(c *candidate) *corpus.Sourced[corpus.Date] {
	n := c.sentence + 1
	if n >= len(p.sentences) || p.sentences[n].block != p.sentences[c.sentence].block || p.siblings(c) > 1 || len(p.chosenIn[n]) > 0 {
		return nil
	}
	s := p.sentences[n]
	for k := s.from; k < s.to && k < s.from+2; k++ {
		if d := p.dateAt(s, k); d != nil && d.Value.Month > 0 && strings.HasPrefix(p.text(k+1, min(k+2, s.to)), "签") {
			return d
		}
	}
	return nil
}

// reviewYear gives the year that a heading before sentence n reviews, in a
// document that looks back: 一、2023年工作回顾.
func (p *page) reviewYear(n int) *corpus.Sourced[corpus.Date] {
	if !p.retrospect() {
		return nil
	}
	for n--; n > 0; n-- {
		s := p.sentences[n]
		if !s.heading || s.block == 0 {
			continue
		}
		for k := s.from; k < s.to; k++ {
			d := p.tokens[k].date
			if d == nil || d.Year == 0 || d.Month > 0 {
				continue
			}
			if text := p.text(k, s.to); strings.Contains(text, "回顾") || strings.Contains(text, "总结") {
				return corpus.Said(corpus.Date{Year: d.Year, Precision: corpus.Year}, p.tokens[k].span, "date")
			}
			return nil
		}
	}
	return nil
}

// eventYear gives the one year that the names of the report's own events begin
// with, where nothing else tells the year: 2024湾区投资论坛; 0 for none or several.
func (p *page) eventYear() int {
	year := 0
	for k, t := range p.tokens {
		if t.kind != latinToken || t.span.Len() != 4 || !strings.HasPrefix(p.text(k, k+1), "20") || !p.eventSoon(k+1) {
			continue
		}
		y, err := strconv.Atoi(p.text(k, k+1))
		if err != nil || year > 0 && year != y {
			return 0
		}
		year = y
	}
	return year
}

// eventSoon reports whether the name of an event closes within a few words from
// token k.
func (p *page) eventSoon(k int) bool {
	for j := k; j < len(p.tokens) && j < k+12 && p.tokens[j].kind != markToken; j++ {
		if p.tokens[j].is(classEvent) {
			return j > k
		}
	}
	return false
}

// byline reports whether the date at k ends a short line below the title, as of
// who wrote the document and when: 编制:甲区招商局 2025年1月15日.
func (p *page) byline(s sentence, k int) bool {
	if s.block != 1 || p.tokens[k].date.Day == 0 || p.tokens[k].date.EndDay > 0 || p.span(s.from, s.to).Len() > 40 {
		return false
	}
	for j := k + 1; j < s.to; j++ {
		if t := p.tokens[j]; t.kind != spaceToken && !contains(")*\n", t.mark) {
			return false
		}
	}
	return true
}
