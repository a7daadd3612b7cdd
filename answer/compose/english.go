package compose

import (
	"regexp"
	"strings"

	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/value"
)

// countRE matches a number of projects as computed lines write it: 5个.
var countRE = regexp.MustCompile(`([0-9]+)个(未单列金额)?`)

// commaRE matches the commas between the parts of a computed line.
var commaRE = regexp.MustCompile(`,\b`)

// inEnglish writes the amounts of a computed line in English: 107.5亿元 as 10.75
// billion yuan. Names and quotes stay as the documents have them.
func inEnglish(line string) string {
	runes := []rune(line)
	out, at := "", 0
	for _, m := range value.Find(runes, nil) {
		if m.Kind != value.KindAmount || m.Amount == nil {
			continue
		}
		span := m.Span
		if !m.Whole.Empty() {
			span = m.Whole
		}
		if span.Start < at {
			continue
		}
		out += string(runes[at:span.Start]) + value.Format(*m.Amount, "en")
		at = span.End
	}
	out += string(runes[at:])
	return countRE.ReplaceAllStringFunc(commaRE.ReplaceAllString(out, ", "), func(s string) string {
		m := countRE.FindStringSubmatch(s)
		if m[2] != "" {
			return m[1] + " without an amount"
		}
		return m[1] + " projects"
	})
}

// mostGlossed is how many amounts of a quote are given in English behind it.
const mostGlossed = 2

// amountsInEnglish is what stands behind a quote in Chinese for who asks in English:
// its amounts, 总投资90多亿元 (over 9 billion yuan); "" when there are none or many.
func amountsInEnglish(quote string) string {
	runes := []rune(clean.Fold(quote))
	if !hanRE.MatchString(quote) {
		return ""
	}
	var amounts []string
	for _, m := range value.Find(runes, nil) {
		if m.Kind == value.KindAmount && m.Amount != nil {
			amounts = append(amounts, value.Format(*m.Amount, "en"))
		}
	}
	if len(amounts) == 0 || len(amounts) > mostGlossed {
		return ""
	}
	return " (" + strings.Join(amounts, ", ") + ")"
}

var hanRE = regexp.MustCompile(`\p{Han}`)
