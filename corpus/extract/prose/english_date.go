package prose

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"zhaoshang/corpus"
)

// onWeekday is the day of the week on which an English report says that something
// was signed.
var onWeekday = regexp.MustCompile(`\bon (monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b`)

// deed is a verb of signing or opening.
var deed = regexp.MustCompile(`\b(?:signed|sealed|inked|closed|clinched|struck|held|opened|agreed|wrapped up|concluded|kicked off)\b`)

// cityLine reports whether a date stands in the dateline of an English report:
// PINGHU, Zhejiang, Oct. 24, 2024 --.
func (p *page) cityLine(s sentence, k int) bool {
	lead := p.content[p.tokens[s.from].span.Start:p.tokens[k].span.Start]
	if s.block > 3 || p.tokens[k].date.Day == 0 || len(lead) < 4 || len(lead) > 40 {
		return false
	}
	for _, r := range lead[:3] {
		if !unicode.IsUpper(r) {
			return false
		}
	}
	return strings.ContainsRune(string(lead), ',')
}

// englishDate gives the day that an English report says something was done on:
// in the paragraph of sentence n up to it, else in the report's first sentences.
func (p *page) englishDate(n int) *corpus.Sourced[corpus.Date] {
	for m := n; m >= 0 && p.sentences[m].block == p.sentences[n].block; m-- {
		if d := p.englishDay(p.sentences[m]); d != nil {
			return d
		}
	}
	for m := 0; m < n && m < 6; m++ {
		if d := p.englishDay(p.sentences[m]); d != nil {
			return d
		}
	}
	return nil
}

// englishDay gives the day of a sentence that tells of a deed: the last Wednesday
// up to the report's own date, or a date that is not to come.
func (p *page) englishDay(s sentence) *corpus.Sourced[corpus.Date] {
	span := p.span(s.from, s.to)
	text := string(p.folded[span.Start:span.End])
	if s.heading || !deed.MatchString(text) {
		return nil
	}
	for k := s.from; k < s.to; k++ {
		if d := p.tokens[k].date; d != nil && d.Day > 0 && p.tokens[k].span != p.dateSpan {
			if at := p.dateAt(s, k); at != nil && strings.HasSuffix(p.text(max(s.from, k-2), k), "on ") {
				return at
			}
		}
	}
	m := onWeekday.FindStringSubmatchIndex(text)
	if m == nil || p.dateline == nil || p.dateline.Day == 0 {
		return nil
	}
	day := time.Date(p.dateline.Year, time.Month(p.dateline.Month), p.dateline.Day, 0, 0, 0, 0, time.UTC)
	for strings.ToLower(day.Weekday().String()) != text[m[2]:m[3]] {
		day = day.AddDate(0, 0, -1)
	}
	said := corpus.Date{Year: day.Year(), Month: int(day.Month()), Day: day.Day(), Precision: corpus.Day, Resolved: true}
	return corpus.Said(said, runeSpan(text, span.Start, m[2], m[3]), "english/weekday")
}

// englishSince gives the date after since behind a name: has been running since
// 2018.
func (p *page) englishSince(s sentence, end int) *corpus.Sourced[corpus.Date] {
	for k := s.from; k < s.to; k++ {
		t := p.tokens[k]
		if t.span.Start >= end && t.kind == dateToken && t.date.Year > 0 && strings.HasSuffix(p.text(max(s.from, k-2), k), "since ") {
			return corpus.Said(*t.date, t.span, "english/since")
		}
	}
	return nil
}
