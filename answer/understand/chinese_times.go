package understand

import (
	"cmp"
	"regexp"
	"strconv"
	"strings"
)

// months are the beginnings of the English names of months.
const months = `(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`

var (
	monthsRE  = regexp.MustCompile(`\b` + months + ` ?(?:-|–|to|through) ?` + months + `(?: of)?(?:,? ((?:19|20)[0-9]{2}))?\b`)
	dayRE     = regexp.MustCompile(`\b` + months + ` ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ((?:19|20)[0-9]{2}))?\b`)
	dayOfRE   = regexp.MustCompile(`\b([0-9]{1,2})(?:st|nd|rd|th)?(?: of)? ` + months + `(?:,? ((?:19|20)[0-9]{2}))?\b`)
	monthRE   = regexp.MustCompile(`\b` + months + `,? (?:of )?((?:19|20)[0-9]{2})\b`)
	aloneRE   = regexp.MustCompile(`\b(in|since|by|until|till|of|from) (january|february|march|april|may|june|july|august|september|october|november|december)\b`)
	firstRE   = regexp.MustCompile(`\bfirst (two|three|four|five|six|seven|eight|nine|ten|eleven) months(?: of ((?:19|20)[0-9]{2}))?\b`)
	quarterRE = regexp.MustCompile(`\b(?:(first|second|third|fourth) quarter|q([1-4]))(?: of)?(?: ((?:19|20)[0-9]{2}))?\b`)
	halfRE    = regexp.MustCompile(`\b(first|second) half(?: of)?(?: ((?:19|20)[0-9]{2}))?\b`)
	// nthFairRE matches which of a row of fairs is meant: the 20th China-ASEAN Expo.
	nthFairRE = regexp.MustCompile(`\b(?:([0-9]{1,3})(?:st|nd|rd|th)|(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth))(?: (?:session|edition) of(?: the)?)?((?: [a-z'’-]+){0,7}? (?:expo|exposition|exhibition|fair|forum|conference|congress|convention|summit|festival|caexpo|cifit|ciie|ciftis)\b)`)
	// firstFewRE matches the things of a first batch: the first 12 projects.
	firstFewRE = regexp.MustCompile(`\bfirst ([0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten) ((?:[a-z\p{Han}-]+ ){0,3}?(?:projects|deals|agreements|companies|firms|contracts))\b`)
	loneRE     = regexp.MustCompile(`\b((?:19|20)[0-9]{2})\b(?:[^年.0-9-]|$)`)
)

// numerals are the English numerals of months and quarters.
var numerals = map[string]string{"first": "一", "second": "二", "third": "三", "fourth": "四", "fifth": "五",
	"sixth": "六", "seventh": "七", "eighth": "八", "ninth": "九", "tenth": "十", "two": "2", "three": "3", "four": "4", "five": "5",
	"six": "6", "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11"}

// month is the number of a month by the beginning of its name.
func month(name string) string {
	at := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", name[:3])
	return strconv.Itoa(at/3+1) + "月"
}

// ofYear is a year before something of it: 2023年, and nothing for none.
func ofYear(year string) string {
	if year == "" {
		return ""
	}
	return year + "年"
}

// timesInChinese writes the times of an English question as Chinese reports do:
// jan-sep 2023 as 2023年1-9月.
func timesInChinese(s string) string {
	for _, form := range []struct {
		pattern *regexp.Regexp
		write   func(m []string) string
	}{
		{monthsRE, func(m []string) string {
			return ofYear(m[3]) + strings.TrimSuffix(month(m[1]), "月") + "-" + month(m[2])
		}},
		{dayRE, func(m []string) string { return ofYear(m[3]) + month(m[1]) + m[2] + "日" }},
		{dayOfRE, func(m []string) string { return ofYear(m[3]) + month(m[2]) + m[1] + "日" }},
		{monthRE, func(m []string) string { return ofYear(m[2]) + month(m[1]) }},
		{aloneRE, func(m []string) string { return m[1] + " " + month(m[2]) }},
		{firstRE, func(m []string) string { return ofYear(m[2]) + "1-" + numerals[m[1]] + "月" }},
		{quarterRE, func(m []string) string {
			if m[2] != "" {
				return ofYear(m[3]) + string([]rune("一二三四")[m[2][0]-'1']) + "季度"
			}
			return ofYear(m[3]) + numerals[m[1]] + "季度"
		}},
		{halfRE, func(m []string) string {
			return ofYear(m[2]) + map[string]string{"first": "上半年", "second": "下半年"}[m[1]]
		}},
		{firstFewRE, func(m []string) string { return "首批" + cmp.Or(numerals[m[1]], m[1]) + "个 " + m[2] }},
		{nthFairRE, func(m []string) string { return "第" + cmp.Or(m[1], numerals[m[2]]) + "届" + m[3] }},
		{loneRE, func(m []string) string { return m[1] + "年" + strings.TrimPrefix(m[0], m[1]) }},
	} {
		s = form.pattern.ReplaceAllStringFunc(s, func(found string) string { return form.write(form.pattern.FindStringSubmatch(found)) })
	}
	return untilRE.ReplaceAllString(s, "截至$1 ")
}

// untilRE matches the time up to which something is counted.
var untilRE = regexp.MustCompile(`\b(?:up to|as of|by the end of|until|till|by) ([0-9]\S*[年月日])`)

// sumRE matches a sum of money and how it limits: more than us$350 million.
var sumRE = regexp.MustCompile(`\b(?:(?:cost|costs|costing|worth|of|exceed|exceeds|exceeding)\b ?)?(more than|over|above|at least|no less than|exceed|exceeds|exceeding|less than|under|below|up to|at most)? ?(?:us ?\$|\$|usd ?|rmb ?|cny ?|eur ?|€)?([0-9][0-9,]*(?:\.[0-9]+)?) (million|billion)(?: (yuan|rmb|us dollars|dollars|usd|euros|hong kong dollars|yen))?( or more| or above| and above| and over| or over)?`)

// sumsInChinese writes sums as Chinese reports do: 350 million dollars as 3.5亿
// 美元, with the limit before it.
func sumsInChinese(s string) string {
	s = sumRE.ReplaceAllStringFunc(s, func(found string) string {
		m := sumRE.FindStringSubmatch(found)
		figure, ok := parse(m[2])
		if !ok {
			return found
		}
		out := strconv.FormatFloat(figure*scale(m[3])/1e8, 'f', -1, 64) + "亿" + currencyOf(m[0], m[4])
		if m[5] != "" {
			return " " + out + "以上的 "
		}
		switch m[1] {
		case "at least", "no less than":
			return " " + out + "以上的 "
		case "less than", "under", "below":
			return " 低于" + out + "的 "
		case "up to", "at most":
			return " 不超过" + out + "的 "
		case "":
			if strings.HasPrefix(found, "exceed") {
				return " 超过" + out + "的 "
			}
			return " " + out + "的 "
		}
		return " 超过" + out + "的 "
	})
	return patacaRE.ReplaceAllString(hongKongRE.ReplaceAllString(s, "港元"), "澳门元")
}

var (
	hongKongRE = regexp.MustCompile(`\bhong kong dollars?\b|\bhkd\b`)
	patacaRE   = regexp.MustCompile(`\bpatacas?\b`)
)

// currencyOf is the Chinese of the currency that a sum is in.
func currencyOf(sum, word string) string {
	switch {
	case strings.HasPrefix(word, "hong"):
		return "港元"
	case word == "yen":
		return "日元"
	case strings.Contains(sum, "$"), strings.Contains(sum, "usd"), strings.Contains(word, "dollar"):
		return "美元"
	case strings.Contains(sum, "€"), strings.Contains(sum, "eur"):
		return "欧元"
	}
	return "元"
}
