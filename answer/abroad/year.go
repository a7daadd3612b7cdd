package abroad

import (
	"regexp"
	"strconv"

	"zhaoshang/corpus"
)

var (
	// lastYearRE matches what puts a figure into the year before the report's.
	lastYearRE = regexp.MustCompile(`\b(?:last year|the previous year|a year earlier)\b`)
	// thanYearRE matches a year that a figure is only compared with: up 9 percent from
	// a year earlier.
	thanYearRE = regexp.MustCompile(`\b(?:from|than|over|on|against|with|to) (?:(?:the )?same period (?:of|in) |that of |the )?(?:last year|(?:the )?previous year|a year earlier|(?:19|20)[0-9]{2})\b`)
	// updateRE matches what was added to a report later.
	updateRE = regexp.MustCompile(`\bupdated?\b`)
	yearRE   = regexp.MustCompile(`\b(?:19|20)[0-9]{2}\b`)
)

// yearSaid is the year that the text puts a figure into: its own part of the sentence,
// the sentence, those before it in the paragraph; else the year of the report.
func (t *text) yearSaid(f *figureAt) int {
	p := t.page
	own := p.Sentences[f.sentence]
	report := 0
	if t.dateline != nil {
		report = p.Values[t.dateline.value].Date.Year
	}
	for _, s := range []corpus.Span{f.zone, {Start: own.Span.Start, End: f.zone.Start}, {Start: f.zone.End, End: own.Span.End}} {
		if year := yearIn(p.Read(s), report); year != 0 {
			return year
		}
	}
	for i := f.sentence - 1; i >= 0 && p.Sentences[i].Block == own.Block; i-- {
		if year := yearIn(p.Read(p.Sentences[i].Span), report); year != 0 {
			return year
		}
	}
	if c := p.ClauseAt(f.span.Start); report == 0 && c >= 0 {
		return p.YearAt(c)
	}
	return report
}

// yearIn is the last year that a text of a report of some year names, but one to
// come; 0 for none.
func yearIn(said string, report int) int {
	said = thanYearRE.ReplaceAllString(said, "")
	found := yearRE.FindAllString(said, -1)
	for i := len(found) - 1; i >= 0; i-- {
		if year, _ := strconv.Atoi(found[i]); report == 0 || year <= report || updateRE.MatchString(said) {
			return year
		}
	}
	if report != 0 && lastYearRE.MatchString(said) {
		return report - 1
	}
	return 0
}
