package prose

import (
	"sort"
	"strings"
	"time"

	"zhaoshang/corpus"
)

// dayOf completes a day without a month (15日) by the last date before it that
// has one, when the day lies in its range, soon after it or so many days before
// it; the zero date when nothing tells.
func (p *page) dayOf(k, day, before int) corpus.Date {
	for j := k - 1; j >= 0 && j > k-dateReach; j-- {
		d := p.tokens[j].date
		if d == nil || d.Month == 0 {
			continue
		}
		if s := p.sentenceAt(j); p.planned(s, j) || d.Day == 0 && s.block > 1 {
			continue
		}
		last := max(d.Day+daysApart, d.EndDay)
		if d.EndMonth > d.Month || day < d.Day-before || day > last && d.Day > 0 || day == 0 {
			return corpus.Date{}
		}
		year := d.Year
		if year == 0 {
			year = p.yearFor(p.sentenceAt(j), j)
		}
		return corpus.Date{Year: year, Month: d.Month, Day: day}
	}
	return corpus.Date{}
}

// dateReach is how many tokens back a day looks for its month.
const dateReach = 4000

// daysApart is how many days a day without a month may follow the date whose
// month it shares.
const daysApart = 7

// sentenceAt gives the sentence that token k stands in.
func (p *page) sentenceAt(k int) sentence {
	n := sort.Search(len(p.sentences), func(n int) bool { return p.sentences[n].to > k })
	return p.sentences[min(n, len(p.sentences)-1)]
}

// toCome reports whether a date lies after the document's own.
func (p *page) toCome(d corpus.Date) bool {
	own := p.dateline
	if own == nil || own.Day == 0 || own.EndMonth > own.Month || p.dateRange() {
		return false
	}
	if d.Year != own.Year {
		return d.Year > own.Year
	}
	return d.Month > own.Month || d.Month == own.Month && d.Day > max(own.Day, own.EndDay)
}

// relative2 reads 今天, 昨日 and 昨(17)日 by the document's own day.
func (p *page) relative2(k int) *corpus.Sourced[corpus.Date] {
	start := p.tokens[k].span.Start
	w := p.folded[start:]
	if len(w) >= 2 && w[1] == '日' && contains("翌次", w[0]) {
		return p.dayAfter(k)
	}
	if len(w) < 2 || !contains("今昨", w[0]) {
		return nil
	}
	if day, n := bracketedDay(w[1:]); day > 0 {
		d := p.dayOf(k, day, 1)
		if d.Year == 0 && p.dateline != nil {
			d = corpus.Date{Year: p.dateline.Year, Month: p.dateline.Month, Day: day}
		}
		if d.Year == 0 || d.Month == 0 {
			return nil
		}
		d.Precision, d.Resolved = corpus.Day, true
		return corpus.Said(d, corpus.Span{Start: start, End: start + 1 + n}, "date")
	}
	if p.dateline == nil || p.dateline.Day == 0 || !contains("日天", w[1]) {
		return nil
	}
	back := 0
	if w[0] == '昨' {
		back = 1
	}
	day := time.Date(p.dateline.Year, time.Month(p.dateline.Month), p.dateline.Day-back, 0, 0, 0, 0, time.UTC)
	d := corpus.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day(), Precision: corpus.Day, Resolved: true}
	return corpus.Said(d, corpus.Span{Start: start, End: start + 2}, "date")
}

// dayAfter reads 翌日 and 次日 at token k: the day after the last one that the
// paragraphs before it tell of.
func (p *page) dayAfter(k int) *corpus.Sourced[corpus.Date] {
	for j := k - 1; j >= 0 && j > k-dateReach; j-- {
		t := p.tokens[j]
		if t.kind != dateToken && p.folded[t.span.Start] != '昨' || t.kind == dateToken && t.date.Day == 0 {
			continue
		}
		d := p.dateAt(p.sentenceAt(j), j)
		if d == nil || d.Value.Year == 0 || d.Value.EndDay > 0 {
			continue
		}
		day := time.Date(d.Value.Year, time.Month(d.Value.Month), d.Value.Day+1, 0, 0, 0, 0, time.UTC)
		next := corpus.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day(), Precision: corpus.Day, Resolved: true}
		start := p.tokens[k].span.Start
		return corpus.Said(next, corpus.Span{Start: start, End: start + 2}, "date")
	}
	return nil
}

// bracketedDay reads (18)日: the day and the length of it, 0 for none.
func bracketedDay(w []rune) (day, n int) {
	if len(w) < 4 || w[0] != '(' {
		return 0, 0
	}
	for n = 1; n < len(w) && isDigit(w[n]) && n < 4; n++ {
		day = day*10 + int(w[n]-'0')
	}
	if n+1 >= len(w) || w[n] != ')' || w[n+1] != '日' || day > 31 {
		return 0, 0
	}
	return day, n + 2
}

// nextYear reports whether a date is of a year that has not begun: 明年3月, or a
// month or a year after the last day that the document tells of.
func (p *page) nextYear(k int) bool {
	for _, w := range []string{"明年", "后年", "翌年", "次年"} {
		if strings.HasPrefix(p.text(k, k+1), w) || k > 0 && strings.HasSuffix(p.text(k-1, k), w) {
			return true
		}
	}
	d := p.tokens[k].date
	return d.Day == 0 && d.Year > p.lastDayYear()
}

// lastDayYear is the latest year that the document's own date or a full day of
// the text is of; found once, and beyond every year where there is none.
func (p *page) lastDayYear() int {
	if p.lastYear > 0 {
		return p.lastYear
	}
	year := 0
	if p.dateline != nil {
		year = max(p.dateline.Year, p.dateline.EndYear)
	}
	for _, t := range p.tokens {
		if t.kind == dateToken && t.date.Day > 0 && !t.date.Resolved {
			year = max(year, t.date.Year)
		}
	}
	if year == 0 {
		year = 9999
	}
	p.lastYear = year
	return year
}

// enclosed reports whether token k stands inside 【】, as the line of the
// reporter does: 【记者甲/云州报导,2024年11月13日】.
func (p *page) enclosed(k int) bool {
	for j := k - 1; j >= 0 && j > k-30 && p.tokens[j].mark != '\n'; j-- {
		if p.tokens[j].mark == '【' {
			return p.tokens[j].pair > k
		}
	}
	return false
}

// spoken gives the year of 今年 and 去年 by the document's own date.
func (p *page) spoken(k int) (int, bool) {
	text := p.text(k, k+1)
	for i, w := range []string{"今年", "去年", "前年"} {
		if strings.HasPrefix(text, w) {
			if p.dateline == nil {
				return 0, true
			}
			return p.dateline.Year - i, true
		}
	}
	return 0, false
}

// yearFor gives the year of a date without one: of another date in the same
// sentence, of the last one before it in the section, or of the document.
func (p *page) yearFor(s sentence, k int) int {
	if year, ok := p.spoken(k); ok {
		return year
	}
	for j := s.from; j < s.to && s.to-s.from < 400; j++ {
		if d := p.tokens[j].date; d != nil && d.Year > 0 && (j < k || j < k+6 || j < k+16 && d.Day == 0 && !p.planned(s, j)) {
			return d.Year
		}
	}
	year := 0
	for _, o := range p.section(s.section) {
		if o.from >= s.from {
			break
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
	if year == 0 {
		year = p.eventYear()
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

// dateRange reports whether a dash follows the document's own date: it is the
// beginning of the time that the document tells of.
func (p *page) dateRange() bool {
	end := p.dateSpan.End
	return !p.dateSpan.Empty() && end < len(p.folded) && contains("-—–~至", p.folded[end])
}

// latestYear is the latest year of the text's dates that are no plans, 0 for
// none.
func (p *page) latestYear() int {
	year := 0
	for _, s := range p.sentences {
		for k := s.from; k < s.to; k++ {
			if d := p.tokens[k].date; d != nil && d.Year > year && !p.planned(s, k) {
				year = d.Year
			}
		}
	}
	return year
}

// yearOfAnother reports whether a bare year is said of a project that sentence n
// names before it: X电站,2023年落户.
func (p *page) yearOfAnother(n int, d *corpus.Sourced[corpus.Date]) bool {
	list := p.chosenIn[n]
	return len(list) > 0 && d.Value.Month == 0 && p.tokens[list[0].from].span.Start < d.Span.Start
}
