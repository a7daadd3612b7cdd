package value

import (
	"fmt"
	"time"

	"zhaoshang/corpus"
)

// daysIn is the number of days of a month; of February 29 when the year is not known.
func daysIn(year, month int) int {
	if month == 2 && year == 0 {
		return 29
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// validDay reports whether the month has such a day.
func validDay(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

// clock is the day of a date that has its year; the first one of a month or year.
func clock(d corpus.Date) time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// dayOf is the date of a day, resolved.
func dayOf(t time.Time) corpus.Date {
	return corpus.Date{Year: t.Year(), Month: int(t.Month()), Day: t.Day(), Precision: corpus.Day, Resolved: true}
}

// period is the date that reaches from one day to another, both within it.
func period(from, to time.Time) corpus.Date {
	d := dayOf(from)
	d.EndYear, d.EndMonth, d.EndDay = to.Year(), int(to.Month()), to.Day()
	return d
}

// Bounds gives the first and the last day of a date as 2022-05-16; both are
// empty when its year is not known.
func Bounds(d corpus.Date) (from, to string) {
	if d.Year == 0 {
		return "", ""
	}
	day := func(year, month, day int) string { return fmt.Sprintf("%04d-%02d-%02d", year, month, day) }
	from = day(d.Year, max(d.Month, 1), max(d.Day, 1))
	end := lastPart(d)
	if end.Day == 0 {
		end.Day = daysIn(end.Year, end.Month)
	}
	return from, day(end.Year, end.Month, end.Day)
}

// openYear stands for a year that is not known while bounds are worked out; it
// has a 29 February.
const openYear = 2000

// OpenBounds is Bounds for dates that leave parts open: those are written with
// X, as in XXXX-05-22 and XXXX-XX-16.
func OpenBounds(d corpus.Date) (from, to string) {
	switch {
	case d.Year != 0:
		return Bounds(d)
	case d.Month == 0 && d.Day != 0:
		return fmt.Sprintf("XXXX-XX-%02d", d.Day), fmt.Sprintf("XXXX-XX-%02d", orInt(d.EndDay, d.Day))
	}
	d.Year = openYear
	if from, to = Bounds(d); from != "" {
		from, to = "XXXX"+from[4:], "XXXX"+to[4:]
	}
	return from, to
}

// lastPart is the last month, and day when there is one, of a date.
func lastPart(d corpus.Date) corpus.Date {
	end := corpus.Date{Year: d.Year, Month: d.Month, Day: d.Day}
	if d.EndYear != 0 || d.EndMonth != 0 || d.EndDay != 0 {
		end = corpus.Date{Year: orInt(d.EndYear, d.Year), Month: d.EndMonth, Day: d.EndDay}
		if end.Month == 0 && end.Day != 0 {
			end.Month = d.Month
		}
	}
	switch {
	case d.Precision == corpus.Quarter:
		end.Month, end.Day = min(end.Month+2, 12), 0
	case d.Precision == corpus.HalfYear:
		end.Month, end.Day = min(end.Month+5, 12), 0
	case end.Month == 0:
		end.Month = 12
	}
	return end
}

func orInt(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// futureReach is how many days after the document's date a day without a year
// may lie before it is taken to be of the year before.
const futureReach = 120

// resolve fills what the words leave open from the document's date: the year
// of 5月22日, the month of 16日. ahead says that the words speak of the future.
func resolve(d corpus.Date, ref *corpus.Date, ahead bool) corpus.Date {
	if ref == nil || ref.Year == 0 || d.Year != 0 {
		return d
	}
	switch {
	case d.Precision == corpus.DayOnly:
		return resolveDay(d, *ref, ahead)
	case d.Precision == corpus.Year:
		return d
	}
	d.Year, d.Resolved = ref.Year, true
	if d.Precision == corpus.MonthDay {
		d.Precision = corpus.Day
	}
	if ref.Month != 0 && !ahead && clock(d).After(clock(*ref).AddDate(0, 0, futureReach)) {
		d.Year--
	}
	if d.EndMonth != 0 && d.EndYear == 0 {
		if d.EndYear = d.Year; d.EndMonth < d.Month {
			d.EndYear++
		}
	}
	return leapYear(d)
}

// leapYear moves 29 February to the last year that has it.
func leapYear(d corpus.Date) corpus.Date {
	for d.Month == 2 && d.Day == 29 && daysIn(d.Year, 2) < 29 {
		d.Year--
	}
	return d
}

// resolveDay gives a day its month: that of the document, or the one before
// when the day has not come yet.
func resolveDay(d corpus.Date, ref corpus.Date, ahead bool) corpus.Date {
	if ref.Month == 0 {
		return d
	}
	month := time.Date(ref.Year, time.Month(ref.Month), 1, 0, 0, 0, 0, time.UTC)
	if ref.Day != 0 && d.Day > ref.Day && !ahead {
		month = month.AddDate(0, -1, 0)
	}
	if !validDay(month.Year(), int(month.Month()), d.Day) {
		return d
	}
	d.Year, d.Month, d.Precision, d.Resolved = month.Year(), int(month.Month()), corpus.Day, true
	if d.EndDay != 0 {
		d.EndYear, d.EndMonth = d.Year, d.Month
	}
	return d
}
