package value

import (
	"time"

	"zhaoshang/corpus"
)

// moment is a date while it is read: what the words say, and where they end.
type moment struct {
	corpus.Date
	end  int
	rule string
}

// date reads a date or a period: 2022年5月16日, 去年三季度, 1至9月, 2024-11-11,
// 5月16日至18日, april 12, 2019.
func (s *scanner) date(i int) int {
	first, ok := s.moment(i)
	if !ok {
		if first, ok = s.shortRange(i, corpus.Date{}); !ok {
			return i
		}
	} else if first.rule != "date/lunar" {
		first = s.untilMoment(first)
	}
	if first.rule == "date/lunar" && !s.plain {
		return first.end
	}
	return s.keepDate(i, first)
}

// keepDate settles what the words leave open and keeps the date.
func (s *scanner) keepDate(i int, m moment) int {
	ahead := s.ahead(i, m.end)
	d := resolve(s.goingOn(i, m.Date, ahead), s.ref, ahead)
	span := corpus.Span{Start: i, End: m.end}
	if r := s.at(i - 1); m.rule == "date/period" && (r == '从' || r == '自') || m.rule == "date/between" && r == '在' {
		span.Start--
	}
	mention := Mention{Kind: KindDate, Span: span, Whole: span, Rule: m.rule, Date: &d}
	if s.plain {
		limited := d
		mention.Date = &limited
		s.dateLimit(&mention)
		m.end = mention.Span.End
	}
	s.out = append(s.out, mention)
	if d.Precision != corpus.DayOnly || s.last == nil {
		s.last, s.lastEnd = &d, m.end
	}
	return m.end
}

// goingOn gives a month without a year the year that its sentence has told before: the
// one before the document's with an earlier month of it, 去年8月签约,11月20日开工, or a year
// alone in the same clause, 次年的论坛定在10月8日.
func (s *scanner) goingOn(i int, d corpus.Date, ahead bool) corpus.Date {
	last := s.last
	if last == nil || s.ref == nil || d.Year != 0 || d.Month == 0 || last.Year == 0 || last.EndYear != 0 || d.EndMonth != 0 {
		return d
	}
	alone := last.Month == 0 && last.Resolved && last.Year != s.ref.Year
	if !alone && (ahead || last.Month == 0 || last.Year != s.ref.Year-1 || d.Month <= last.Month) {
		return d
	}
	for k := i - 1; k >= s.lastEnd; k-- {
		if isStop(s.r[k]) || s.r[k] == '今' || s.r[k] == '(' || s.r[k] == '比' || alone && s.r[k] == ',' {
			return d
		}
	}
	d.Year, d.Resolved = last.Year, true
	if d.Precision == corpus.MonthDay {
		d.Precision = corpus.Day
	}
	return d
}

// ahead reports whether the words around a date speak of the future: 将于5月, 计划年底.
func (s *scanner) ahead(start, end int) bool {
	for i := start - 1; i >= 0 && i >= start-cueReach && !isStop(s.r[i]) && s.r[i] != ','; i-- {
		switch s.r[i] {
		case '将', '拟', '计', '预', '争', '力':
			return s.r[i] == '将' || s.r[i] == '拟' || s.has(i, "计划") || s.has(i, "预计") || s.has(i, "力争")
		}
	}
	return s.at(end) == '将' || s.at(end) == '前'
}

// moment reads one date at i.
func (s *scanner) moment(i int) (moment, bool) {
	readers := []func(*scanner, int) (moment, bool){(*scanner).numericDate, (*scanner).yearDate, (*scanner).openDate}
	switch classOf(s.r[i]) {
	case latin:
		readers = []func(*scanner, int) (moment, bool){(*scanner).englishDate, (*scanner).openDate}
	case arabic:
		readers = append(readers, (*scanner).englishDate)
	}
	if s.plain {
		readers = append(readers, (*scanner).looseDate, (*scanner).ago, (*scanner).openSeason)
	}
	for _, read := range readers {
		if m, ok := read(s, i); ok {
			return m, true
		}
	}
	return moment{}, false
}

// yearDate reads a date that begins with its year: 2022年5月16日, 去年三季度.
func (s *scanner) yearDate(i int) (moment, bool) {
	year, end, resolved, ok := s.year(i)
	if !ok {
		return moment{}, false
	}
	m := moment{Date: corpus.Date{Year: year, Precision: corpus.Year, Resolved: resolved}, end: end, rule: "date/year"}
	j := s.blanks(end)
	if s.at(j) == '的' {
		j = s.blanks(j + 1)
	}
	if within, ok := s.withinYear(j, m.Date); ok {
		return within, true
	}
	if s.shortYear(i, end) {
		return moment{}, false
	}
	switch s.at(end) {
	case '初', '底', '末', '中', '终', '内':
		if s.at(end) != '中' || !isHan(s.at(end+1)) || s.at(end+1) == '旬' {
			m.end++
		}
	case '度':
		m.end++
	case '年':
		if contains("初底末中", s.at(end+1)) && s.at(end+1) != 0 {
			m.end += 2
		}
	}
	return m, true
}

// shortYear reports that the year in [i, end) is written with two digits (18年) or as a
// number of years (两千年), which is a year only with its month.
func (s *scanner) shortYear(i, end int) bool {
	n, ok := s.numeral(i)
	return ok && n.end < end && (n.digits > 0 && n.digits < 4 || n.han && n.end-n.start < 4)
}

// withinYear reads what follows a year: a month, quarter or half, or several of them.
func (s *scanner) withinYear(j int, year corpus.Date) (moment, bool) {
	if j >= len(s.r) {
		return moment{}, false
	}
	if m, ok := s.monthDate(j, year); ok {
		return m, true
	}
	if m, ok := s.shortRange(j, year); ok {
		return m, true
	}
	if m, ok := s.partOfYear(j, year); ok {
		return m, true
	}
	if m, ok := s.season(j, year); ok {
		return m, true
	}
	if m, ok := s.weekOf(j, year); ok {
		return m, true
	}
	return s.firstOfYear(j, year)
}

// year reads a year with its unit at i. resolved: the words lean on another date.
func (s *scanner) year(i int) (year, end int, resolved, ok bool) {
	word, end := longest(s, &words.dates, i)
	switch {
	case end == i:
		return s.writtenYear(i)
	case word.kind == "year":
		if s.ref == nil || s.ref.Year == 0 {
			return 0, end, false, true
		}
		return s.ref.Year + word.number, end, true, true
	case word.kind == "same" && s.last != nil && s.last.Year != 0:
		return s.last.Year + word.number, end, true, true
	case word.kind == "era":
		n, ok := s.numeral(end)
		if s.at(end) == '元' && s.at(end+1) == '年' {
			return word.number + 1, end + 2, false, true
		}
		if count, isInt := n.int(); ok && isInt && count < 130 && s.at(n.end) == '年' {
			return word.number + count, n.end + 1, false, true
		}
	case word.kind == "decade":
		return 0, i, false, false
	}
	return s.writtenYear(i)
}

// writtenYear reads 2022年, 二〇二二年, 18年, 两千年.
func (s *scanner) writtenYear(i int) (year, end int, resolved, ok bool) {
	if c := classOf(s.r[i]); c != arabic && c != digit {
		return 0, i, false, false
	}
	n, ok := s.numeral(i)
	j := n.end
	if ok && classOf(s.at(j)) == space {
		j = s.blanks(j)
	}
	count, isInt := n.int()
	if !ok || !isInt || s.at(j) != '年' || n.more || n.scaled || n.upper != nil || s.at(j+1) == '代' {
		return 0, i, false, false
	}
	switch {
	case count >= 1000 && count < 3000 && (n.digits == 4 || n.digits == 0):
		return count, j + 1, false, true
	case n.digits == 2 || n.digits == 0 && n.han && count < 100 && j-i == 2 && classOf(s.r[i]) == digit && classOf(s.r[i+1]) != small:
		if count < 70 {
			return 2000 + count, j + 1, false, true
		}
		return 1900 + count, j + 1, false, true
	}
	return 0, i, false, false
}

// int is the value of a small whole numeral.
func (n numeral) int() (int, bool) {
	if n.point || n.value.exp < 0 {
		return 0, false
	}
	coef, ok := n.value.at(0)
	return int(coef), ok && coef < 1_000_000
}

// count reads a whole number from low to high at i.
func (s *scanner) count(i, low, high int) (value, end int, ok bool) {
	n, ok := s.numeral(i)
	value, isInt := n.int()
	if !ok || !isInt || n.more || n.scaled || n.upper != nil || value < low || value > high || n.digits > 2 {
		return 0, i, false
	}
	return value, n.end, true
}

// monthDate reads a month, with its day when it has one: 5月16日, 五月, 12月底.
func (s *scanner) monthDate(i int, year corpus.Date) (moment, bool) {
	month, end, ok := s.month(i)
	if !ok {
		return moment{}, false
	}
	d := year
	d.Month, d.Precision = month, corpus.Month
	m := moment{Date: d, end: end, rule: "date/month"}
	if day, next, ok := s.day(s.blanks(end), month); ok && validDay(d.Year, month, day) {
		m.Day, m.Precision, m.end, m.rule = day, corpus.Day, next, "date/day"
		if d.Year == 0 {
			m.Precision = corpus.MonthDay
		}
		m.end = s.weekdaySuffix(m.end)
		return m, true
	}
	if days, ok := s.daysOfMonth(s.blanks(end), d); ok {
		return days, true
	}
	if week, ok := s.weekOf(end, d); ok {
		return week, true
	}
	m.end = s.partOfMonth(end)
	return m, true
}

// daysOfMonth reads the days of 5月16至18日 and 5月16-18日 behind the month.
func (s *scanner) daysOfMonth(i int, month corpus.Date) (moment, bool) {
	if i >= len(s.r) || classOf(s.r[i]) != arabic && classOf(s.r[i]) != digit && classOf(s.r[i]) != small {
		return moment{}, false
	}
	m, ok := s.shortRange(i, corpus.Date{})
	if !ok || m.Precision != corpus.DayOnly || !validDay(month.Year, month.Month, m.EndDay) {
		return moment{}, false
	}
	last := m.EndDay
	month.Day, month.EndYear, month.EndMonth, month.EndDay = m.Day, month.Year, month.Month, last
	if month.Precision = corpus.Day; month.Year == 0 {
		month.Precision = corpus.MonthDay
	}
	m.Date = month
	return m, true
}

// month reads 5月, 五月份, 元月 or 第九个月.
func (s *scanner) month(i int) (month, end int, ok bool) {
	if word, end := longest(s, &words.dates, i); end > i && word.kind == "month" && isHan(s.r[i]) {
		return word.number, end, true
	}
	if s.at(i) == '第' {
		if n, j, ok := s.count(i+1, 1, 12); ok && s.has(j, "个月") {
			return n, j + 2, true
		}
	}
	n, j, ok := s.count(i, 1, 12)
	j = s.blanks(j)
	if !ok || s.at(j) != '月' || s.at(j+1) == '球' || s.at(j+1) == '饼' {
		return 0, i, false
	}
	if s.at(j+1) == '份' {
		j++
	}
	return n, j + 1, true
}

// partOfMonth passes 初, 底, 末, 中旬 … behind a month: they do not change its precision.
func (s *scanner) partOfMonth(i int) int {
	switch s.at(i) {
	case '初', '底', '末':
		return i + 1
	case '上', '中', '下':
		if s.at(i+1) == '旬' {
			return i + 2
		}
	}
	return i
}

// day reads the day of a month: 16日, 16号, 十五, 初一; arabic digits alone only before
// a sign (5月16—18日).
func (s *scanner) day(i, month int) (day, end int, ok bool) {
	if s.at(i) == '初' {
		n, j, ok := s.count(i+1, 1, 10)
		if s.at(j) == '日' {
			j++
		}
		return n, j, ok
	}
	n, j, ok := s.count(i, 1, 31)
	if !ok {
		return 0, i, false
	}
	k := s.blanks(j)
	if s.at(k) == '日' || s.at(k) == '号' {
		return n, k + 1, true
	}
	if classOf(s.r[i]) == arabic {
		next := s.at(j)
		open := next == 0 || !isHan(next) && classOf(next) != latin && next != '%' && next != '.' && next != ':'
		return n, j, open && s.dash(j) == j
	}
	_, counted := longest(s, &words.units, j)
	return n, j, n >= 10 && counted == j && s.at(j) != '万' && s.at(j) != '亿'
}

// weekdaySuffix passes the day of the week behind a date: ,星期一 or (周三).
func (s *scanner) weekdaySuffix(i int) int {
	j := i
	open := s.at(j) == '('
	if open || s.at(j) == ',' {
		j++
	}
	word, end := longest(s, &words.dates, j)
	if end == j || word.kind != "weekday" {
		return i
	}
	if _, ok := weekday(s.at(end)); !ok || open && s.at(end+1) != ')' {
		return i
	}
	if open {
		end++
	}
	return end + 1
}

// weekday numbers 一 to 日, Monday first.
func weekday(r rune) (int, bool) {
	switch r {
	case '日', '天':
		return 7, true
	}
	n := numeralRunes[r]
	return int(n.value), n.class == digit && n.value >= 1 && n.value <= 6 && r != '两'
}

// partOfYear reads a half or a quarter: 上半年, 三季度, 前三季度, 第一季度.
func (s *scanner) partOfYear(i int, year corpus.Date) (moment, bool) {
	m := moment{Date: year, rule: "date/part-of-year"}
	word, end := longest(s, &words.dates, i)
	if end > i && word.kind == "half" && isHan(s.r[i]) {
		m.Month, m.Precision, m.end = word.number, corpus.HalfYear, end
		return m, true
	}
	j := i
	front := s.at(j) == '前'
	if front || s.at(j) == '第' {
		j++
	}
	n, j, ok := s.count(j, 1, 4)
	switch {
	case s.at(i) == '首' && s.at(i+1) == '季':
		n, j = 1, i+1
	case s.at(i) == 'q' && classOf(s.at(i+1)) == arabic:
		if n, j, ok = s.count(i+1, 1, 4); !ok || classOf(s.at(j)) == latin {
			return moment{}, false
		}
		m.Month, m.Precision, m.end = 3*n-2, corpus.Quarter, j
		return m, true
	case !ok:
		return moment{}, false
	}
	if s.at(j) == '个' && front {
		j++
	}
	if s.at(j) != '季' || s.at(j+1) != '度' && s.at(i) != '首' && s.at(i) != '第' {
		return moment{}, false
	}
	j++
	if s.at(j) == '度' {
		j++
	}
	m.Month, m.Precision, m.end = 3*n-2, corpus.Quarter, j
	if front {
		m.Month, m.Precision, m.EndYear, m.EndMonth = 1, corpus.Month, year.Year, 3*n
	}
	return m, true
}

// firstOfYear reads 前9个月, 前9月 and 头两个月.
func (s *scanner) firstOfYear(i int, year corpus.Date) (moment, bool) {
	if s.at(i) != '前' && s.at(i) != '头' {
		return moment{}, false
	}
	n, j, ok := s.count(i+1, 1, 12)
	if !ok {
		return moment{}, false
	}
	m := moment{Date: year, rule: "date/first-of-year"}
	switch {
	case s.has(j, "个月"), s.at(j) == '月' && s.at(j+1) != '份':
		m.Month, m.EndMonth, m.EndYear, m.Precision, m.end = 1, n, year.Year, corpus.Month, j+1
		if s.at(j) == '个' {
			m.end++
		}
	case s.at(j) == '天' && year.Year != 0:
		m.Date, m.end = period(clock(year), clock(year).AddDate(0, 0, n-1)), j+1
	case s.at(j) == '周' && year.Year != 0:
		first := firstMonday(clock(year))
		m.Date, m.end = period(first, first.AddDate(0, 0, 7*n-1)), j+1
	default:
		return moment{}, false
	}
	return m, true
}

// firstMonday is the first Monday on or after t.
func firstMonday(t time.Time) time.Time {
	return t.AddDate(0, 0, (8-int(t.Weekday()))%7)
}
