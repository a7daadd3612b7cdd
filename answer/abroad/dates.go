package abroad

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
)

// dates are the days that a text names: as dates, and as the days of the week and
// yesterday, counted back from the report's own day. The day of the report itself
// is no day that it tells of.
func (t *text) dates() []figureAt {
	own := t.dateline
	var out []figureAt
	for _, f := range t.values(reading.Date) {
		d := t.page.Values[f.value].Date
		if d == nil || own != nil && f.span.Overlaps(own.span) || d.Month == 0 && d.Year == 0 {
			continue
		}
		out = append(out, f)
	}
	if own == nil {
		return out
	}
	day := t.page.Values[own.value].Date
	if day.Year == 0 || day.Day == 0 {
		return out
	}
	for i, w := range t.tokens {
		s := t.page.SentenceAt(w.span.Start)
		if s < 0 || slices.ContainsFunc(out, func(f figureAt) bool { return f.span.Overlaps(w.span) }) {
			continue
		}
		before := ""
		if i > 0 {
			before = t.tokens[i-1].raw
		}
		if at := backFrom(day, w.raw, before); at != nil {
			out = append(out, figureAt{span: w.span, sentence: s, value: -1, date: at})
		}
	}
	slices.SortStableFunc(out, func(a, b figureAt) int { return a.span.Start - b.span.Start })
	return out
}

// datelineOf is the date that stands with the town at the head of the report, in
// capitals: PINGHU, Zhejiang, Oct. 24, 2024 --; nil for none.
func (t *text) datelineOf() *figureAt {
	for _, f := range t.values(reading.Date) {
		s := t.page.Sentences[f.sentence].Span
		lead := t.page.Content[s.Start:max(s.Start, f.span.Start)]
		if t.page.Sentences[f.sentence].Block > 3 || len(lead) < 4 || len(lead) > 40 || t.page.Values[f.value].Date.Day == 0 {
			continue
		}
		if !slices.ContainsFunc(lead[:3], func(c rune) bool { return !unicode.IsUpper(c) }) {
			return &f
		}
	}
	return nil
}

// weekdays are the days of the week in time's order.
var weekdays = [...]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// backFrom is the day that a word means in a report of a day: yesterday, on
// Wednesday, last Friday; nil when it means none.
func backFrom(day *corpus.Date, word, before string) *corpus.Date {
	at := time.Date(day.Year, time.Month(day.Month), day.Day, 0, 0, 0, 0, time.UTC)
	switch k := slices.Index(weekdays[:], word); {
	case word == "yesterday":
		at = at.AddDate(0, 0, -1)
	case word == "today":
	case k < 0 || before == "next" || before != "on" && before != "last" && before != "this" && !strings.HasSuffix(before, "ed"):
		return nil
	default:
		back := (int(at.Weekday()) - k + 7) % 7
		if back == 0 && before == "last" {
			back = 7
		}
		at = at.AddDate(0, 0, -back)
	}
	return &corpus.Date{Year: at.Year(), Month: int(at.Month()), Day: at.Day(), Precision: corpus.Day, Resolved: true}
}

// daysZoned gives each date the words that it is of: all of its sentence, or from
// the mark before to the last mark before the next.
func (t *text) daysZoned(list []figureAt) []figureAt {
	for i := range list {
		f := &list[i]
		f.zone = t.page.Sentences[f.sentence].Span
		if i > 0 && list[i-1].sentence == f.sentence {
			f.zone.Start, f.rank = list[i-1].zone.End, list[i-1].rank+1
		}
		if i+1 < len(list) && list[i+1].sentence == f.sentence {
			f.zone.End = t.boundary(f.span.End, list[i+1].span.Start, true)
		}
	}
	return list
}
