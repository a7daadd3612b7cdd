package prose

import (
	"strings"
	"time"

	"zhaoshang/corpus"
)

// dates finds when each project was signed or became what its status says.
func (p *page) dates() {
	p.findDateline()
	for _, c := range p.chosen {
		c.project.Date = p.dateOf(c)
	}
}

// findDateline takes the document's own date: of its metadata, else the first
// full one in its first blocks or in the brackets of its last.
func (p *page) findDateline() {
	if d := p.doc.Date; d != nil && d.Year > 0 {
		p.dateline = d
		return
	}
	last := len(p.sentences) - 1
	for n, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			d := p.tokens[k].date
			if d == nil || d.Year == 0 {
				continue
			}
			own := s.block <= 1 && (s.heading || p.bracketed(k) || p.report(s, k)) || n >= last-1 && (p.bracketed(k) || p.span(s.from, s.to).Len() < 20)
			if own {
				p.dateline = d
				return
			}
		}
	}
}

// bracketed reports whether a date stands in brackets.
func (p *page) bracketed(k int) bool {
	for j := k - 1; j >= 0 && j > k-4; j-- {
		if contains("([【〔", p.tokens[j].mark) {
			return true
		}
	}
	return false
}

// report reports whether 讯 or 电 follows a date, or 日期 and 时间 stand before it.
func (p *page) report(s sentence, k int) bool {
	if k+1 < s.to {
		if r := p.folded[p.tokens[k+1].span.Start]; contains("讯电编摘", r) {
			return true
		}
	}
	before := p.text(max(s.from, k-3), k)
	return strings.Contains(before, "日期") || strings.Contains(before, "时间")
}

// dateOf gives the date of a project: in its sentence, in the paragraph before
// it, in its section.
func (p *page) dateOf(c *candidate) *corpus.Sourced[corpus.Date] {
	s := p.sentences[c.sentence]
	if d := p.lastDate(s, s.from, c.from, false); d != nil {
		return p.rule(d, "date/sentence")
	}
	if d := p.lastDate(s, c.to, s.to, true); d != nil {
		return p.rule(d, "date/after-name")
	}
	if p.pressSection(s.section) {
		return nil
	}
	for n := c.sentence - 1; n >= 0 && p.sentences[n].block == s.block; n-- {
		if d := p.lastDate(p.sentences[n], p.sentences[n].from, p.sentences[n].to, true); d != nil {
			return p.rule(d, "date/paragraph")
		}
	}
	return p.sectionDate(c)
}

// sectionDate gives the first date of the section that something was signed or
// started on, else that of its heading.
func (p *page) sectionDate(c *candidate) *corpus.Sourced[corpus.Date] {
	section := p.sentences[c.sentence].section
	for _, s := range p.sentences {
		if s.section != section || s.heading {
			continue
		}
		for k := s.from; k < s.to; k++ {
			if d := p.dateAt(s, k); d != nil && (p.eventful(s) || k <= s.from+2) {
				return p.rule(d, "date/section")
			}
		}
	}
	for _, s := range p.sentences {
		if s.section == section && s.heading {
			for k := s.from; k < s.to; k++ {
				if d := p.dateAt(s, k); d != nil {
					return p.rule(d, "date/heading")
				}
			}
		}
	}
	return nil
}

// eventful reports whether a sentence says that something was signed, started
// or held.
func (p *page) eventful(s sentence) bool {
	for k := s.from; k < s.to; k++ {
		if p.tokens[k].is(classStatus | classEvent) {
			return true
		}
	}
	return false
}

// pressSection reports whether a section is of a press conference: its date is
// when it was spoken of, not when anything was signed.
func (p *page) pressSection(section int) bool {
	for _, s := range p.sentences {
		if s.section == section || s.block == 0 {
			if strings.Contains(p.text(s.from, s.to), "发布会") {
				return true
			}
		}
	}
	return false
}

// rule names the rule of a date.
func (p *page) rule(d *corpus.Sourced[corpus.Date], rule string) *corpus.Sourced[corpus.Date] {
	d.Rule = rule
	return d
}

// lastDate gives the last date in a range that is no plan; with eventful, one
// whose clause says what happened.
func (p *page) lastDate(s sentence, from, to int, eventful bool) *corpus.Sourced[corpus.Date] {
	for k := to - 1; k >= from; k-- {
		d := p.dateAt(s, k)
		if d == nil || eventful && !p.happened(s, k) {
			continue
		}
		return d
	}
	return nil
}

// happened reports whether a status or an event follows the date at k within
// its sentence.
func (p *page) happened(s sentence, k int) bool {
	for j := k + 1; j < s.to && j < k+30; j++ {
		if p.tokens[j].is(classStatus | classEvent) {
			return true
		}
		if p.tokens[j].kind == dateToken {
			return false
		}
	}
	return false
}

// dateAt gives the date at token k, completed from the report; nil for a plan,
// a start of a period, and a date whose year nothing tells.
func (p *page) dateAt(s sentence, k int) *corpus.Sourced[corpus.Date] {
	if d := p.relative2(k); d != nil {
		return d
	}
	t := p.tokens[k]
	if t.kind != dateToken || p.planned(s, k) {
		return nil
	}
	d := *t.date
	if d.Year == 0 {
		if d.Month == 0 {
			return nil
		}
		d.Year = p.yearFor(s, k)
		if d.Year == 0 {
			return nil
		}
		d.Resolved = true
		d.Precision = corpus.Month
		if d.Day > 0 {
			d.Precision = corpus.Day
		}
	}
	return corpus.Said(d, t.span, "date")
}

// relative2 reads 昨日 and 昨天 by the document's own day.
func (p *page) relative2(k int) *corpus.Sourced[corpus.Date] {
	w := p.folded[p.tokens[k].span.Start:]
	if p.dateline == nil || p.dateline.Day == 0 || len(w) < 2 || w[0] != '昨' || !contains("日天", w[1]) {
		return nil
	}
	day := time.Date(p.dateline.Year, time.Month(p.dateline.Month), p.dateline.Day-1, 0, 0, 0, 0, time.UTC)
	d := corpus.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day(), Precision: corpus.Day, Resolved: true}
	start := p.tokens[k].span.Start
	return corpus.Said(d, corpus.Span{Start: start, End: start + 2}, "date")
}

// planned reports whether a date is of what is to come or of a period's
// beginning: 预计2024年投产, 2025年底前, 2019年以来.
func (p *page) planned(s sentence, k int) bool {
	for j := k - 1; j >= s.from && j > k-4; j-- {
		switch p.text(j, j+1) {
		case "预计", "计划", "力争", "将于", "争取", "到", "截至", "有望", "明年", "自", "规划", "拟于", "将在", "至", "确保", "目标", "—", "-", "始于", "自从":
			return true
		}
		if contains(",;。、", p.tokens[j].mark) {
			break
		}
	}
	for j := k + 1; j < s.to && j < k+4; j++ {
		switch w := p.text(j, j+1); {
		case w == "前" || w == "底" || w == "以来" || w == "以前" || w == "之前" || w == "年底" || w == "底前" || strings.HasPrefix(w, "成立"):
			return true
		}
		if p.tokens[j].kind == markToken {
			break
		}
	}
	return false
}

// yearFor gives the year of a date without one: of another date in the same
// sentence, of the last one before it in the section, or of the document.
func (p *page) yearFor(s sentence, k int) int {
	for j := s.from; j < s.to && s.to-s.from < 400; j++ {
		if d := p.tokens[j].date; d != nil && d.Year > 0 && (j < k || j < k+6) {
			return d.Year
		}
	}
	year := 0
	for _, o := range p.sentences {
		if o.section != s.section || o.from >= s.from {
			continue
		}
		for j := o.from; j < o.to; j++ {
			if d := p.tokens[j].date; d != nil && d.Year > 0 && !p.planned(o, j) {
				year = d.Year
			}
		}
	}
	if year == 0 && p.dateline != nil {
		year = p.dateline.Year
	}
	if year == 0 {
		year = p.titleYear()
	}
	return year
}

// titleYear gives the year that the title states.
func (p *page) titleYear() int {
	if len(p.sentences) == 0 || p.sentences[0].block != 0 {
		return 0
	}
	for k := p.sentences[0].from; k < p.sentences[0].to; k++ {
		if d := p.tokens[k].date; d != nil && d.Year > 0 {
			return d.Year
		}
	}
	return 0
}
