package value

import (
	"time"

	"zhaoshang/corpus"
)

// openDate reads a date that does not begin with its year: 5月22日, 16日, 三季度,
// 上半年, 本月中旬, 昨天, 上周一.
func (s *scanner) openDate(i int) (moment, bool) {
	if m, ok := s.monthDate(i, corpus.Date{}); ok && s.at(i-1) != '个' && s.at(i-1) != '第' {
		return m, true
	}
	if word, end := longest(s, &words.dates, i); end > i {
		if m, ok := s.wordDate(word, i, end); ok {
			return m, true
		}
	}
	if m, ok := s.partOfYear(i, corpus.Date{}); ok {
		return m, true
	}
	if m, ok := s.firstOfYear(i, corpus.Date{}); ok && m.EndMonth > 0 && s.at(i) == '前' {
		return m, true
	}
	if m, ok := s.decade(0, i); ok {
		return m, true
	}
	return s.dayOnly(i)
}

// dayOnly reads a day without its month: 16日, 16号; not 16号楼 or 30日内.
func (s *scanner) dayOnly(i int) (moment, bool) {
	n, j, ok := s.count(i, 1, 31)
	if !ok || isSpan(s.at(i-1)) {
		return moment{}, false
	}
	next := s.at(j + 1)
	switch s.at(j) {
	case '日':
		if contains("内元圆游报产均以之程里常", next) || classOf(s.r[i]) == digit && j == i+1 {
			return moment{}, false
		}
	case '号':
		if contains("楼线院门厂地文件馆泳车机井矿仓库令召码店桥站路公高住标厅展台角位塔栋炉船角口闸政提信选球-~", next) || classOf(s.r[i]) == digit && j == i+1 {
			return moment{}, false
		}
	default:
		return moment{}, false
	}
	d := corpus.Date{Day: n, Precision: corpus.DayOnly}
	return moment{Date: d, end: s.weekdaySuffix(j + 1), rule: "date/day-only"}, true
}

// isSpan lists runes that make a number of days, or a house, of N日 and N号.
func isSpan(r rune) bool {
	return r == '第' || r == '每' || r == '满' || r == '多' || r == '数' || r == '路' || r == '街' || r == '道' || r == '巷' || r == '弄' || r == '共' || r == '近'
}

// wordDate reads what a word begins: 昨天, 当天, 本月中旬, 上周一, 上世纪90年代, 近三年.
func (s *scanner) wordDate(word dateWord, i, end int) (moment, bool) {
	switch word.kind {
	case "half":
		return moment{Date: corpus.Date{Month: word.number, Precision: corpus.HalfYear}, end: end, rule: "date/part-of-year"}, isHan(s.r[i])
	case "day":
		return s.relativeDay(word.number, s.ref, end)
	case "day-of":
		return s.dayInBracket(word.number, end)
	case "that":
		return s.relativeDay(word.number, s.last, end)
	case "month-by":
		return s.relativeMonth(word.number, s.ref, end)
	case "month-same":
		return s.relativeMonth(word.number, s.last, end)
	case "week":
		return s.week(word.number, end)
	case "weekday":
		if _, ok := weekday(s.at(end)); (ok || s.plain && s.at(end) == '末') && !contains("每逢", s.at(i-1)) {
			return s.week(0, end)
		}
	case "decade":
		return s.decade(word.number, end)
	case "lunar", "newyear":
		return s.lunarDate(word, end)
	case "last":
		return s.rolling(word.number, i, end)
	case "roll":
		if s.plain {
			return s.rolling(word.number, i, end)
		}
	}
	return moment{}, false
}

// relativeDay is a number of days after another date; none when that is not a day.
func (s *scanner) relativeDay(days int, from *corpus.Date, end int) (moment, bool) {
	if from == nil || from.Day == 0 || from.Year == 0 {
		return moment{}, false
	}
	return moment{Date: dayOf(clock(*from).AddDate(0, 0, days)), end: end, rule: "date/relative-day"}, true
}

// dayInBracket reads the rest of 昨(12)日: the day of the bracket, in the month of
// the document when that agrees.
func (s *scanner) dayInBracket(days, i int) (moment, bool) {
	n, j, ok := s.count(i, 1, 31)
	if !ok || s.at(j) != ')' || !contains("日天晚早", s.at(j+1)) {
		return moment{}, false
	}
	if m, ok := s.relativeDay(days, s.ref, j+2); ok && m.Day == n {
		return m, true
	}
	return moment{Date: corpus.Date{Day: n, Precision: corpus.DayOnly}, end: j + 2, rule: "date/day-only"}, true
}

// relativeMonth is a number of months after that of another date: 本月, 下个月中旬, 上月20日.
func (s *scanner) relativeMonth(months int, from *corpus.Date, end int) (moment, bool) {
	if from == nil || from.Month == 0 || from.Year == 0 {
		return moment{}, false
	}
	t := time.Date(from.Year, time.Month(from.Month+months), 1, 0, 0, 0, 0, time.UTC)
	d := corpus.Date{Year: t.Year(), Month: int(t.Month()), Precision: corpus.Month, Resolved: true}
	m := moment{Date: d, end: s.partOfMonth(end), rule: "date/relative-month"}
	if day, next, ok := s.day(end, d.Month); ok && validDay(d.Year, d.Month, day) {
		m.Day, m.Precision, m.end = day, corpus.Day, next
	}
	return m, true
}

// week is a week, counted from that of the document, or a day or the end of it: 下周, 上周四, 下周末.
func (s *scanner) week(weeks, end int) (moment, bool) {
	if s.ref == nil || s.ref.Day == 0 {
		return moment{}, false
	}
	t := clock(*s.ref)
	monday := t.AddDate(0, 0, 7*weeks-(int(t.Weekday())+6)%7)
	m := moment{Date: period(monday, monday.AddDate(0, 0, 6)), end: end, rule: "date/week"}
	if s.plain && s.at(end) == '的' {
		if k, isWeek := s.weekWord(end + 1); isWeek {
			end = k
		}
	}
	if n, ok := weekday(s.at(end)); ok {
		m.Date, m.end = dayOf(monday.AddDate(0, 0, n-1)), end+1
	} else if s.at(end) == '末' {
		m.Date, m.end = period(monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 6)), end+1
	}
	return m, true
}

// decade reads 90年代 behind the name of a century; without one 30年代 and later are of the 20th.
func (s *scanner) decade(century, i int) (moment, bool) {
	n, j, ok := s.count(i, 0, 99)
	if !ok || n%10 != 0 || !s.has(j, "年代") {
		return moment{}, false
	}
	if century == 0 {
		if century = 1900; n < 30 {
			century = 2000
		}
	}
	d := corpus.Date{Year: century + n, EndYear: century + n + 9, Precision: corpus.Year}
	return moment{Date: d, end: j + 2, rule: "date/decade"}, true
}

// rolling reads 近三年, 过去十年, 未来5年, 最近两个月 as the time up to the document's
// date or from it.
func (s *scanner) rolling(sign, i, end int) (moment, bool) {
	n, j, ok := s.count(s.blanks(end), 1, 99)
	years, months, days, j := s.timeUnit(s.blanks(j))
	if !ok || years+months+days == 0 || s.ref == nil || s.ref.Year == 0 || s.at(i-1) == '靠' {
		return moment{}, false
	}
	m := moment{end: j, rule: "date/rolling"}
	if s.ref.Day == 0 {
		from, to := s.ref.Year+min(0, sign*n), s.ref.Year+max(0, sign*n)
		m.Date = corpus.Date{Year: from, EndYear: to, Precision: corpus.Year, Resolved: true}
		return m, years > 0
	}
	from, to := clock(*s.ref), clock(*s.ref).AddDate(sign*n*years, sign*n*months, sign*n*days)
	if sign < 0 {
		from, to = to, from
	}
	m.Date = period(from, to)
	return m, true
}

// timeUnit reads 年, 个月, 周, 个星期 or 天 at i; all 0 when none is there.
func (s *scanner) timeUnit(i int) (years, months, days, end int) {
	for _, u := range []struct {
		word                string
		years, months, days int
	}{{"年", 1, 0, 0}, {"个月", 0, 1, 0}, {"个星期", 0, 0, 7}, {"个礼拜", 0, 0, 7}, {"星期", 0, 0, 7}, {"周", 0, 0, 7}, {"天", 0, 0, 1}, {"日", 0, 0, 1}} {
		if s.has(i, u.word) && s.at(i+1) != '代' {
			return u.years, u.months, u.days, i + len([]rune(u.word))
		}
	}
	return 0, 0, 0, i
}

// numericDate reads 2024-11-11, 2024/11/11, 2010.01.29 and 2024/11: a year of four
// digits, the same sign twice.
func (s *scanner) numericDate(i int) (moment, bool) {
	year, j, ok := s.digits(i, 4)
	if !ok || year < 1000 || year > 2999 || !isDateSign(s.at(j)) || classOf(s.at(i-1)) == arabic || s.at(i-1) == '.' {
		return moment{}, false
	}
	month, k, ok := s.digits(j+1, 2)
	if !ok || month < 1 || month > 12 {
		return moment{}, false
	}
	day, end, ok := s.digits(k+1, 2)
	if ok && s.at(k) == s.at(j) && validDay(year, month, day) && classOf(s.at(end)) != arabic {
		d := corpus.Date{Year: year, Month: month, Day: day, Precision: corpus.Day}
		return moment{Date: d, end: end, rule: "date/numeric"}, true
	}
	if s.at(j) == '.' || k-j < 3 || classOf(s.at(k)) == arabic || isDateSign(s.at(k)) || year < 1900 || year > 2099 {
		return moment{}, false
	}
	return moment{Date: corpus.Date{Year: year, Month: month, Precision: corpus.Month}, end: k, rule: "date/numeric"}, true
}

func isDateSign(r rune) bool { return r == '-' || r == '/' || r == '.' }

// digits reads at most width arabic digits, when no more follow; of four exactly four.
func (s *scanner) digits(i, width int) (value, end int, ok bool) {
	j := i
	for j < i+width && classOf(s.at(j)) == arabic {
		value = value*10 + int(s.r[j]-'0')
		j++
	}
	return value, j, j > i && (width != 4 || j == i+4) && classOf(s.at(j)) != arabic
}

// untilMoment reads the end of a period that begins with m: 5月16日至18日, 2023年3月—2024年5月.
func (s *scanner) untilMoment(m moment) moment {
	if m.EndYear != 0 || m.EndMonth != 0 || m.EndDay != 0 {
		return m
	}
	if m = s.openPeriod(m); m.EndYear != 0 {
		return m
	}
	j, between := s.dash(m.end), false
	if j == m.end {
		if j = s.blanks(m.end); s.at(j) != '与' && s.at(j) != '和' {
			return m
		}
		j, between = s.blanks(j+1), true
	}
	if j >= len(s.r) {
		return m
	}
	end, ok := s.moment(j)
	if !ok {
		if end, ok = s.dayAlone(j, m); !ok {
			return m
		}
	}
	if between {
		if end.end = s.between(end.end); end.end == 0 {
			return m
		}
		out := join(m, end)
		out.rule = "date/between"
		return out
	}
	return join(m, end)
}

// dayAlone reads the last day of a period: 5月16至18日 has been read by shortRange; here 3—5 of 5月3—5.
func (s *scanner) dayAlone(j int, m moment) (moment, bool) {
	n, end, ok := s.count(j, 1, 31)
	next := s.at(end)
	if !ok || m.Day == 0 || n <= m.Day || isHan(next) || classOf(next) == latin {
		return moment{}, false
	}
	return moment{Date: corpus.Date{Day: n, Precision: corpus.DayOnly}, end: end}, true
}

// between gives the place after 之间 or 间, 0 when it is not there.
func (s *scanner) between(i int) int {
	switch {
	case s.has(i, "之间"):
		return i + 2
	case s.at(i) == '间':
		return i + 1
	}
	return 0
}

// join makes a period of two dates; the second takes what it lacks from the first.
// Dates that do not make a period leave the first alone.
func join(a, b moment) moment {
	out := a
	end := lastPart(b.Date)
	switch {
	case b.Precision == corpus.DayOnly:
		if a.Day == 0 || b.Day <= a.Day {
			return a
		}
		out.EndYear, out.EndMonth, out.EndDay = a.Year, a.Month, b.Day
	case b.Precision == corpus.Year:
		if a.Precision != corpus.Year || b.Year <= a.Year {
			return a
		}
		out.EndYear = b.Year
	default:
		if end.Year == 0 {
			if end.Year = a.Year; end.Month < a.Month && a.Year != 0 {
				end.Year++
			}
		}
		if b.Precision == corpus.Month || b.Precision == corpus.Quarter || b.Precision == corpus.HalfYear {
			end.Day = 0
		}
		if a.Year != 0 && (end.Year < a.Year || end.Year == a.Year && end.Month < a.Month) || a.Month == 0 {
			return a
		}
		out.EndYear, out.EndMonth, out.EndDay = end.Year, end.Month, end.Day
	}
	if out.Precision == corpus.Quarter || out.Precision == corpus.HalfYear {
		out.Precision = corpus.Month
	}
	out.Resolved, out.end, out.rule = a.Resolved || b.Resolved, b.end, "date/period"
	return out
}

// shortRange reads a period whose first part has no unit: 1至9月, 16—18日, 2023—2025年, 一至三季度.
func (s *scanner) shortRange(i int, year corpus.Date) (moment, bool) {
	n, ok := s.numeral(i)
	from, isInt := n.int()
	if !ok || !isInt || n.scaled || n.more {
		return moment{}, false
	}
	j := s.dash(n.end)
	if j == n.end {
		return moment{}, false
	}
	if n.digits == 4 {
		to, end, _, ok := s.writtenYear(min(j, len(s.r)-1))
		if !ok || year.Year != 0 || to <= from || from < 1000 || end-j < 5 {
			return moment{}, false
		}
		return moment{Date: corpus.Date{Year: from, EndYear: to, Precision: corpus.Year}, end: end, rule: "date/years"}, true
	}
	m := moment{Date: year, rule: "date/period"}
	if to, end, ok := s.month(j); ok && from >= 1 && from < to {
		m.Month, m.EndYear, m.EndMonth, m.Precision, m.end = from, year.Year, to, corpus.Month, s.partOfMonth(end)
		return m, true
	}
	if to, end, ok := s.count(j, 1, 4); ok && s.has(end, "季度") && from >= 1 && from < to {
		m.Month, m.EndYear, m.EndMonth, m.Precision, m.end = 3*from-2, year.Year, 3*to, corpus.Month, end+2
		return m, true
	}
	if to, ok := s.dayOnly(j); ok && year.Year == 0 && from >= 1 && from < to.Day {
		m.Day, m.EndDay, m.Precision, m.end = from, to.Day, corpus.DayOnly, to.end
		return m, true
	}
	return moment{}, false
}
