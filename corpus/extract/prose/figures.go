package prose

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// figure is a sum of money or a date found in the text.
type figure struct {
	span   corpus.Span
	amount *corpus.Amount
	date   *corpus.Date
}

type finder struct{ date *regexp.Regexp }

func newFinder() finder {
	return finder{
		date: regexp.MustCompile(`(?:([12][0-9]{3}|[二一][〇零一二三四五六七八九]{3})年(?:底|初)?)?(?:(?:([0-9]{1,2}|十[一二]?|[一二三四五六七八九])月)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?)`),
	}
}

func chinese(s string) float64 {
	digits := map[rune]float64{'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}
	total, cur := 0.0, 0.0
	for _, r := range s {
		switch r {
		case '十', '百', '千':
			u := map[rune]float64{'十': 10, '百': 100, '千': 1000}[r]
			if cur == 0 {
				cur = 1
			}
			total += cur * u
			cur = 0
		default:
			cur = digits[r]
		}
	}
	return total + cur
}

func number(s string) float64 {
	if s[0] >= '0' && s[0] <= '9' {
		v, _ := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		return v
	}
	return chinese(s)
}

// find gives the sums and dates of a text in order.
func (f finder) find(folded []rune) []figure {
	s := string(folded)
	at := make([]int, len(s)+1)
	n := 0
	for i := range s {
		at[i] = n
		n++
	}
	at[len(s)] = n
	var out []figure
	for _, m := range value.Find(folded, nil) {
		if m.Amount != nil && (m.Kind == value.KindAmount || bareMoney(folded, m)) {
			span := m.Whole
			if span.Empty() {
				span = m.Span
			}
			out = append(out, figure{span: span, amount: m.Amount})
		}
	}
	for _, m := range f.date.FindAllStringSubmatchIndex(s, -1) {
		if m[1] == m[0] {
			continue
		}
		d := corpus.Date{}
		for i, p := range []*int{&d.Year, &d.Month, &d.Day} {
			if m[2+2*i] >= 0 {
				w := s[m[2+2*i]:m[3+2*i]]
				if i == 0 && w[0] > '9' {
					for _, r := range w {
						k := strings.IndexRune("〇一二三四五六七八九", r)
						if r == '零' {
							k = 0
						}
						*p = *p*10 + k/3
					}
				} else {
					*p = int(number(w))
				}
			}
		}
		switch {
		case d.Year > 0 && d.Month > 0 && d.Day > 0:
			d.Precision = corpus.Day
		case d.Year > 0 && d.Month > 0:
			d.Precision = corpus.Month
		case d.Year > 0:
			d.Precision = corpus.Year
		case d.Month > 0 && d.Day > 0:
			d.Precision = corpus.MonthDay
		case d.Day > 0:
			d.Precision = corpus.DayOnly
		default:
			continue
		}
		out = append(out, figure{span: corpus.Span{Start: at[m[0]], End: at[m[1]]}, date: &d})
	}
	return out
}

// bareMoney reports whether a figure without a unit of money is one: 总投资1092亿,
// (120亿), 3.1亿; of smaller figures, those that stand alone between marks or
// after a verb of investing: 项目,2900万;.
func bareMoney(folded []rune, m value.Mention) bool {
	if !m.Bare || m.Kind == value.KindQuantity || m.Kind == value.KindArea {
		return false
	}
	if m.Amount.Figure() >= corpus.Yi {
		return true
	}
	before, after := rune(0), rune('\n')
	if m.Span.Start > 0 {
		before = folded[m.Span.Start-1]
	}
	if m.Span.End < len(folded) {
		after = folded[m.Span.End]
	}
	return m.Amount.Figure() >= 10*corpus.Wan && contains(",:;、投资拿额(", before) && contains(",;。、)\n建做的", after)
}
