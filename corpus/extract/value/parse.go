package value

import (
	"errors"
	"fmt"
	"strings"

	"zhaoshang/corpus"
)

// ErrNoAmount reports that a text holds no sum of money; ParseAmount returns
// it, wrapped with the text.
var ErrNoAmount = errors.New("no amount")

// ParseAmount reads the first sum of money of a folded text that is about
// nothing else: a cell (约320, 50以上, 3.5亿美元) or a short answer (十个亿以上).
// unitHint is the unit that the column names (万元, 亿美元); a figure without a
// size takes it whole, one with a size (3.5亿) takes its currency only.
func ParseAmount(s, unitHint string) (corpus.Amount, error) {
	r := []rune(strings.TrimSpace(s))
	if a, bare := firstAmount(r); a != nil && !bare {
		return *a, nil
	}
	if hinted := withUnit(r, unitBehind(unitHint)); hinted != nil {
		if a, _ := firstAmount(hinted); a != nil {
			return *a, nil
		}
	}
	if a, _ := firstAmount(r); a != nil {
		return *a, nil
	}
	return corpus.Amount{}, fmt.Errorf("value: amount %q: %w", s, ErrNoAmount)
}

// sizes are ways to write 亿 and 万 in English headers.
var sizes = strings.NewReplacer("100 million", "亿", "100million", "亿", "10,000", "万", "10000", "万", "10 thousand", "万", "ten thousand", "万", "hundred million", "亿")

// unitBehind writes a unit as it stands behind a figure: 新台币亿元 as 亿新台币, usd
// million as million usd.
func unitBehind(hint string) []rune {
	r := []rune(sizes.Replace(strings.TrimSpace(hint)))
	code, end := words.moneyBefore.longest(r, 0)
	if code == "" || end == len(r) {
		return r
	}
	rest := strings.TrimSuffix(strings.TrimSpace(string(r[end:])), "元")
	return []rune(rest + words.currencies[code].chinese)
}

// firstAmount gives the first mention that is or can be money.
func firstAmount(r []rune) (a *corpus.Amount, bare bool) {
	for _, m := range Find(r, nil) {
		if m.Amount != nil {
			return m.Amount, m.Bare
		}
		if m.Kind == KindDate || m.Kind == KindNumber {
			return nil, false
		}
	}
	return nil, false
}

// withUnit writes the unit behind the first figure of r (behind the second of
// a range); nil when r has no figure or the hint no unit.
func withUnit(r, hint []rune) []rune {
	s := newScanner(r, nil)
	for i := range r {
		low, ok := s.numeral(i)
		if !ok {
			continue
		}
		end := low.end
		if high, isRange := s.quantityEnd(low); isRange {
			end, low.scaled = high.end, low.scaled || high.scaled
		}
		if low.scaled {
			for len(hint) > 0 && (classOf(hint[0]) == great || classOf(hint[0]) == small) {
				hint = hint[1:]
			}
		}
		if len(hint) == 0 {
			return nil
		}
		return append(append(append([]rune{}, r[:end]...), hint...), r[end:]...)
	}
	return nil
}

// ErrNoDate reports that a text holds no date; ParseDate returns it, wrapped
// with the text.
var ErrNoDate = errors.New("no date")

// ParseDate reads the first date of a folded text that is about nothing else:
// a cell (2023.3.14, 2024-04, 2021, 去年5月) or a short answer. A bare number of
// four digits is a year here, 2024.4 a month, 20240411 and (with ref) 4.16 a day.
// What the words leave open is taken from ref, which may be nil.
func ParseDate(s string, ref *corpus.Date) (corpus.Date, error) {
	r := []rune(strings.TrimSpace(s))
	for _, m := range Find(r, ref) {
		if m.Date != nil && (m.Date.Year != 0 || m.Date.Month != 0 || m.Date.Day != 0) {
			return *m.Date, nil
		}
	}
	if d, ok := plainDate(r); ok {
		return d, nil
	}
	if d, ok := monthDay(r, ref); ok {
		return d, nil
	}
	return corpus.Date{}, fmt.Errorf("value: date %q: %w", s, ErrNoDate)
}

// plainDate reads digits that are a date in a cell only: 2021, 2024.4, 202404, 20240411.
func plainDate(r []rune) (corpus.Date, bool) {
	var parts [3]int
	var widths [3]int
	n := 0
	for _, c := range r {
		switch {
		case classOf(c) == arabic && widths[n] < 8:
			parts[n], widths[n] = parts[n]*10+int(c-'0'), widths[n]+1
		case (isDateSign(c) || c == '、') && n < 2 && widths[n] > 0:
			n++
		default:
			return corpus.Date{}, false
		}
	}
	if n == 0 && widths[0] >= 6 {
		parts, n = splitDate(parts[0], widths[0])
	}
	d := corpus.Date{Year: parts[0], Month: parts[1], Day: parts[2], Precision: corpus.Year}
	if d.Year < 1900 || d.Year > 2099 || n > 0 && (d.Month < 1 || d.Month > 12) || n > 1 && !validDay(d.Year, d.Month, d.Day) {
		return corpus.Date{}, false
	}
	if n > 0 {
		d.Precision = []corpus.Precision{corpus.Month, corpus.Day}[n-1]
	}
	return d, true
}

// monthDay reads 4.16 and 4/16 in a cell, of the year of ref.
func monthDay(r []rune, ref *corpus.Date) (corpus.Date, bool) {
	s := newScanner(r, ref)
	month, j, ok := s.digits(0, 2)
	if !ok || ref == nil || ref.Year == 0 || !isDateSign(s.at(j)) {
		return corpus.Date{}, false
	}
	day, end, ok := s.digits(j+1, 2)
	if !ok || end != len(r) || !validDay(0, month, day) {
		return corpus.Date{}, false
	}
	return resolve(corpus.Date{Month: month, Day: day, Precision: corpus.MonthDay}, ref, false), true
}

// splitDate splits 202404 and 20240411; n is the number of signs that it would have.
func splitDate(digits, width int) (parts [3]int, n int) {
	switch width {
	case 6:
		return [3]int{digits / 100, digits % 100}, 1
	case 8:
		return [3]int{digits / 10000, digits / 100 % 100, digits % 100}, 2
	}
	return parts, 0
}
