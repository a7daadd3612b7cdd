package value

import "zhaoshang/corpus"

// englishDate reads april 12, 2019, april 12 2019, april 2019, 12 april 2019,
// 12th of april, and in 2019.
func (s *scanner) englishDate(i int) (moment, bool) {
	if classOf(s.r[i]) == arabic {
		return s.dayMonth(i)
	}
	month, end, ok := s.monthName(i)
	if !ok {
		return moment{}, false
	}
	m := moment{Date: corpus.Date{Month: month, Precision: corpus.Month}, end: end, rule: "date/english"}
	j := s.blanks(end)
	if day, next, ok := s.ordinal(j); ok {
		m.Day, m.Precision, m.end = day, corpus.MonthDay, next
		if j = next; s.at(j) == ',' {
			j++
		}
		j = s.blanks(j)
	}
	s.trailingYear(&m, j)
	return m, m.Day != 0 || m.Year != 0
}

// monthName reads the English name of a month as a word of its own.
func (s *scanner) monthName(i int) (month, end int, ok bool) {
	word, end := longest(s, &words.dates, i)
	if end == i || word.kind != "month" || classOf(s.at(i-1)) == latin {
		return 0, i, false
	}
	return word.number, end, true
}

// ordinal reads a day: 12, 12th.
func (s *scanner) ordinal(i int) (day, end int, ok bool) {
	n, j, ok := s.digits(i, 2)
	if !ok || n < 1 || n > 31 {
		return 0, i, false
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if s.has(j, suffix) {
			j += 2
			break
		}
	}
	return n, j, classOf(s.at(j)) != latin && classOf(s.at(j)) != arabic
}

// trailingYear takes the year at j into m.
func (s *scanner) trailingYear(m *moment, j int) {
	year, end, ok := s.digits(j, 4)
	if !ok || year < 1800 || year > 2199 {
		return
	}
	if m.Year, m.end = year, end; m.Precision == corpus.MonthDay {
		m.Precision = corpus.Day
	}
}

// dayMonth reads 12 april 2019 and 12th of april.
func (s *scanner) dayMonth(i int) (moment, bool) {
	day, j, ok := s.ordinal(i)
	if !ok {
		return moment{}, false
	}
	if j = s.blanks(j); s.has(j, "of ") {
		j += 3
	}
	month, end, ok := s.monthName(j)
	if !ok || j == i || !validDay(0, month, day) {
		return moment{}, false
	}
	m := moment{Date: corpus.Date{Month: month, Day: day, Precision: corpus.MonthDay}, end: end, rule: "date/english"}
	if j = end; s.at(j) == ',' {
		j++
	}
	s.trailingYear(&m, s.blanks(j))
	return m, true
}

// englishYear reads a year behind in, since, by, from or of.
func (s *scanner) englishYear(i int) int {
	for _, word := range []string{"in ", "since ", "by ", "from ", "during ", "of "} {
		if !s.has(i, word) || classOf(s.at(i-1)) == latin {
			continue
		}
		j := i + len(word)
		year, end, ok := s.digits(j, 4)
		if ok && year >= 1900 && year <= 2099 && classOf(s.at(end)) != latin && s.at(end) != '%' {
			d := corpus.Date{Year: year, Precision: corpus.Year}
			return s.keepDate(j, moment{Date: d, end: end, rule: "date/english-year"})
		}
	}
	return i
}
