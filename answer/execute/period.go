package execute

import (
	"regexp"
	"strings"
)

// monthsRE matches a part of a year: 上半年, 1-6月, 一季度, 3月.
var monthsRE = regexp.MustCompile(`上半年|下半年|全年|前?[一二三四]季度|[0-9]{1,2}(?:(?:[-—–~]|至|到)[0-9]{1,2})?月份?`)

// samePeriods are other words for a run of months.
var samePeriods = map[string]string{"上半年": "1-6月", "下半年": "7-12月", "全年": "1-12月", "一季度": "1-3月", "二季度": "4-6月", "三季度": "7-9月", "四季度": "10-12月", "前三季度": "1-9月"}

// periodOf is the part of a year that a text names first, in months; "" for
// none.
func periodOf(text string) string {
	p := monthsRE.FindString(text)
	if same := samePeriods[strings.TrimPrefix(p, "第")]; same != "" {
		return same
	}
	return strings.TrimSuffix(strings.NewReplacer("—", "-", "–", "-", "~", "-", "至", "-", "到", "-").Replace(p), "份")
}

// periods raises a column of the part of a year that the question names, and
// lowers one of another part: 上半年 is 1-6月 and not 6月.
func periods(q, name string) float64 {
	asked, has := periodOf(q), periodOf(name)
	switch {
	case asked == "" || has == "":
		return 0
	case asked == has:
		return 2
	}
	return -2
}
