package corpus

import "fmt"

// Precision says which parts of a date the document states.
type Precision string

// The precisions. DayOnly is a day without its month (16日): nothing more is known.
const (
	Year     Precision = "year"
	HalfYear Precision = "half"
	Quarter  Precision = "quarter"
	Month    Precision = "month"
	Day      Precision = "day"
	MonthDay Precision = "month_day" // 5月22日 without its year
	DayOnly  Precision = "day_only"
)

// Date is a day, month, quarter or year as the document states it. Parts that
// are not stated are 0. Resolved reports that a part (the year of 今年, say)
// was taken from the document's own date rather than from the words.
type Date struct {
	Year      int       `json:"year,omitempty"`
	Month     int       `json:"month,omitempty"` // 1-12; first month of a quarter or half
	Day       int       `json:"day,omitempty"`   // 1-31
	Precision Precision `json:"precision"`
	Resolved  bool      `json:"resolved,omitempty"`
	EndYear   int       `json:"end_year,omitempty"` // of a period (1至9月, 2023—2025年); 0 for none
	EndMonth  int       `json:"end_month,omitempty"`
	EndDay    int       `json:"end_day,omitempty"`
}

// ISO is the date as far as it is stated: 2022-05-16, 2022-05, 2022; empty
// when the year is not stated.
func (d Date) ISO() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0 || d.Precision == HalfYear || d.Precision == Quarter:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Months gives the first and the last month of the time: 1 and 9 of 前三季度,
// 5 and 5 of 5月16日; 0 and 0 when no month is stated or the time ends in
// another year.
func (d Date) Months() (first, last int) {
	switch {
	case d.Month == 0 || d.EndYear > 0 && d.EndYear != d.Year:
		return 0, 0
	case d.EndMonth > 0:
		return d.Month, d.EndMonth
	case d.Precision == Quarter:
		return d.Month, d.Month + 2
	case d.Precision == HalfYear:
		return d.Month, d.Month + 5
	}
	return d.Month, d.Month
}
