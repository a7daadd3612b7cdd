package value

import (
	"time"

	"zhaoshang/corpus"
)

// looseDate reads 2010 01 29, 05/05/89, 27-7-3, 10/1/2017 (day first) and 12/1
// (month first). Only FindAll does: in reports such figures are more often
// ratios, chapters or codes.
func (s *scanner) looseDate(i int) (moment, bool) {
	a, j, ok := s.digitRun(i)
	sign := s.at(j)
	if !ok || s.at(i-1) == sign || classOf(s.at(i-1)) == latin || !isDateSign(sign) && sign != ' ' {
		return moment{}, false
	}
	b, k, ok := s.digitRun(j + 1)
	if !ok || k-j > 3 {
		return moment{}, false
	}
	c, end, ok := s.digitRun(k + 1)
	if !ok || s.at(k) != sign {
		return s.monthSlashDay(i, a, b, k, sign)
	}
	d, ok := threeParts([3]int{a, b, c}, j-i, end-k-1, sign)
	if !ok || s.at(end) == sign && classOf(s.at(end+1)) == arabic {
		return moment{}, false
	}
	return moment{Date: d, end: end, rule: "date/loose"}, true
}

// digitRun reads all the digits at i, at most four.
func (s *scanner) digitRun(i int) (value, end int, ok bool) {
	end = i
	for ; classOf(s.at(end)) == arabic && end < i+5; end++ {
		value = value*10 + int(s.r[end]-'0')
	}
	return value, end, end > i && end < i+5
}

// monthSlashDay reads 12/1.
func (s *scanner) monthSlashDay(i, month, day, end int, sign rune) (moment, bool) {
	if sign != '/' || !validDay(0, month, day) || s.at(end) == '/' || isHan(s.at(i-1)) && isHan(s.at(end)) {
		return moment{}, false
	}
	d := corpus.Date{Month: month, Day: day, Precision: corpus.MonthDay}
	return moment{Date: d, end: end, rule: "date/loose"}, true
}

// threeParts orders the parts of a date by their widths and sizes.
func threeParts(n [3]int, firstWidth, lastWidth int, sign rune) (corpus.Date, bool) {
	d := corpus.Date{Year: n[2], Month: n[1], Day: n[0], Precision: corpus.Day}
	switch {
	case firstWidth == 4 && sign == ' ':
		d.Year, d.Day = n[0], n[2]
	case sign == ' ' || firstWidth > 2:
		return d, false
	case lastWidth == 4:
	case lastWidth == 2 && n[0] <= 12:
		d.Year = century(n[2])
	default:
		d.Year, d.Day = century(n[0]), n[2]
	}
	if d.Month > 12 && d.Day <= 12 {
		d.Month, d.Day = d.Day, d.Month
	}
	return d, d.Year >= 1000 && d.Year < 3000 && validDay(d.Year, d.Month, d.Day)
}

// century completes a year of two digits.
func century(n int) int {
	switch {
	case n >= 100:
		return n
	case n < 70:
		return 2000 + n
	}
	return 1900 + n
}

// lunarDate reads 农历十月初一 and 大年初一. The day is kept as it is named: it
// is not a day of our calendar.
func (s *scanner) lunarDate(word dateWord, end int) (moment, bool) {
	if word.kind == "newyear" {
		day, next, ok := s.day(end, 1)
		if !ok || s.at(end) != '初' {
			return moment{}, false
		}
		return moment{Date: corpus.Date{Month: 1, Day: day, Precision: corpus.MonthDay}, end: next, rule: "date/lunar"}, true
	}
	j := s.blanks(end)
	if j >= len(s.r) {
		return moment{}, false
	}
	m, ok := s.yearDate(j)
	if !ok {
		m, ok = s.monthDate(j, corpus.Date{})
	}
	m.rule = "date/lunar"
	return m, ok && m.Month != 0
}

// seasons begin in March, June, September and December.
var seasons = map[rune]int{'春': 3, '夏': 6, '秋': 9, '冬': 12}

// season reads 夏天 or 秋季 behind a year.
func (s *scanner) season(i int, year corpus.Date) (moment, bool) {
	month, ok := seasons[s.at(i)]
	if !ok || s.at(i+1) != '天' && s.at(i+1) != '季' {
		return moment{}, false
	}
	m := moment{Date: year, end: i + 2, rule: "date/season"}
	m.Month, m.Precision, m.EndYear, m.EndMonth = month, corpus.Month, year.Year, month+2
	if month == 12 && year.Year != 0 {
		m.EndYear, m.EndMonth = year.Year+1, 2
	}
	return m, true
}

// openSeason reads a season of no named year.
func (s *scanner) openSeason(i int) (moment, bool) { return s.season(i, corpus.Date{}) }

// weekOf reads 第一周 behind a month or year, and 最后一个星期一 behind a month.
func (s *scanner) weekOf(i int, in corpus.Date) (moment, bool) {
	j := i
	if s.at(j) == '的' {
		j++
	}
	in = resolve(in, s.ref, false)
	if in.Year == 0 {
		return moment{}, false
	}
	first := clock(in)
	if s.at(j) == '第' {
		n, k, ok := s.count(j+1, 1, 53)
		if s.at(k) == '个' {
			k++
		}
		k, isWeek := s.weekWord(k)
		if !ok || !isWeek {
			return moment{}, false
		}
		monday := firstMonday(first).AddDate(0, 0, 7*(n-1))
		if in.Month == 0 {
			monday = firstMonday(time.Date(in.Year, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, -3)).AddDate(0, 0, 7*(n-1))
		}
		return moment{Date: period(monday, monday.AddDate(0, 0, 6)), end: k, rule: "date/week-of"}, true
	}
	if s.has(j, "最后一周") && in.Month != 0 {
		last := first.AddDate(0, 1, -1)
		monday := last.AddDate(0, 0, -(int(last.Weekday())+6)%7)
		return moment{Date: period(monday, monday.AddDate(0, 0, 6)), end: j + 4, rule: "date/week-of"}, true
	}
	if !s.has(j, "最后一个") || in.Month == 0 {
		return moment{}, false
	}
	last := first.AddDate(0, 1, -1)
	k, isWeek := s.weekWord(j + 4)
	n, ok := weekday(s.at(k))
	if !ok || !isWeek {
		return moment{}, false
	}
	last = last.AddDate(0, 0, -((int(last.Weekday()) - n + 7) % 7))
	return moment{Date: dayOf(last), end: k + 1, rule: "date/week-of"}, true
}

// ago reads 5天前 and 两个星期后.
func (s *scanner) ago(i int) (moment, bool) {
	n, j, ok := s.count(i, 1, 99)
	years, months, days, j := s.timeUnit(j)
	sign := map[rune]int{'前': -1, '后': 1}[s.at(j)]
	if !ok || years+months+days == 0 || sign == 0 || s.ref == nil || s.ref.Day == 0 {
		return moment{}, false
	}
	t := clock(*s.ref).AddDate(sign*n*years, sign*n*months, sign*n*days)
	return moment{Date: dayOf(t), end: j + 1, rule: "date/ago"}, true
}

// dateLimit reads the words that limit a date in plain text: 2018年之后, 截止到2018年,
// 自2018年以来. A date limited upwards has the bound under, and an end of its own.
func (s *scanner) dateLimit(m *Mention) {
	front, start := words.dateFront.longestBack(s.r, m.Span.Start)
	limit, end := words.dateLimit.longest(s.r, m.Span.End)
	switch {
	case limit != 0:
		m.Span.End = end
		if limit == 2 && front == 2 && s.at(start) == '自' {
			m.Span.Start = start
		}
	case front != 0 && m.Span.Start-start > 1:
		limit, m.Span.Start = front, start
	default:
		return
	}
	m.Bound, m.Rule, m.Whole = corpus.Over, "date/limit", m.Span
	if limit < 0 {
		m.Bound = corpus.Under
	}
	if limit == 1 || limit == -1 {
		outside(m.Date, limit)
	}
}

// outside turns a date into the day after it (1) or the day before it (-1), when
// it is a period of its own, as a year or month is.
func outside(d *corpus.Date, side int) {
	if d.Year == 0 || d.Precision == corpus.Day && d.EndYear == 0 {
		return
	}
	first := clock(*d)
	end := lastPart(*d)
	if end.Day == 0 {
		end.Day = daysIn(end.Year, end.Month)
	}
	if side > 0 {
		*d = dayOf(clock(end).AddDate(0, 0, 1))
	} else {
		*d = dayOf(first)
	}
}

// weekWord passes 周, 星期 or 礼拜.
func (s *scanner) weekWord(i int) (int, bool) {
	word, end := longest(s, &words.dates, i)
	return end, end > i && word.kind == "weekday"
}

// openPeriod reads 2010年之后2018年之前.
func (s *scanner) openPeriod(m moment) moment {
	j := m.end
	if !s.has(j, "之后") && !s.has(j, "以后") || j+2 >= len(s.r) {
		return m
	}
	end, ok := s.moment(j + 2)
	if !ok || !s.has(end.end, "之前") && !s.has(end.end, "以前") {
		return m
	}
	end.end += 2
	out := join(m, end)
	if out.EndYear != 0 && end.Precision == corpus.Year {
		out.EndYear--
	}
	return out
}
