package prose

import (
	"regexp"
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// figure is a sum of money or a date found in the text.
type figure struct {
	span   corpus.Span
	amount *corpus.Amount
	date   *corpus.Date
}

type finder struct{ amount, date *regexp.Regexp }

func newFinder() finder {
	num := `([0-9][0-9,]*(?:\.[0-9]+)?|[一二三四五六七八九十百千两]+|(?:上|数|几)?[百千十])`
	scale := `(万亿|亿|千万|百万|万|兆| billion| million|bn)?`
	return finder{
		amount: regexp.MustCompile(`(不超过|不低于|不少于|将超|超过|高达|突破|至少|至多|约为|up to |over |nearly |about |more than |近|约|超|逾|达)?(人民币|rmb ?|us\$|hk\$|新台币|eur ?|港币)?` + num + `(多|余|几)?(个)?` + scale + `(多|余)?(?:[—\-~至到]+` + num + scale + `)?(元|美元|欧元|港元|港币|日元|亿日元|新台币|台币|英镑| yuan)?(人民币|新台币)?(以上|左右|以内)?`),
		date:   regexp.MustCompile(`(?:([12][0-9]{3}|[二一][〇零一二三四五六七八九]{3})年(?:底|初)?)?(?:(?:([0-9]{1,2}|十[一二]?|[一二三四五六七八九])月)?(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})日)?)`),
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

var scales = map[string]float64{"": 1, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12, "兆": 1e12, " billion": 1e9, " million": 1e6, "bn": 1e9}
var currencies = map[string]string{"美元": "USD", "us$": "USD", "欧元": "EUR", "eur": "EUR", "港元": "HKD", "港币": "HKD", "hk$": "HKD", "日元": "JPY", "亿日元": "JPY", "新台币": "TWD", "台币": "TWD", "英镑": "GBP"}

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
	for _, m := range f.amount.FindAllStringSubmatchIndex(s, -1) {
		g := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		scale, unit := g(6), g(10)
		pre := strings.TrimSpace(g(2))
		rest := s[m[1]:]
		ok := unit != "" || (pre != "" && pre != "人民币")
		if !ok && strings.HasSuffix(scale, "亿") {
			ok = !strings.HasPrefix(rest, "平") && !strings.HasPrefix(rest, "只") && !strings.HasPrefix(rest, "个") && !strings.HasPrefix(rest, "片") && !strings.HasPrefix(rest, "吨") && !strings.HasPrefix(rest, "级")
		}
		if !ok && scale == "万" {
			for _, p := range []string{";", "。", ",", "建", ")"} {
				if strings.HasPrefix(rest, p) {
					ok = true
				}
			}
		}
		if !ok {
			continue
		}
		v := number(g(3)) * scales[scale]
		a := corpus.Amount{Min: corpus.Fen(v*100 + 0.5), Currency: "CNY", Bound: corpus.Exact}
		for _, c := range []string{unit, pre, g(11)} {
			if cc := currencies[c]; cc != "" {
				a.Currency = cc
			}
		}
		b := g(1)
		switch {
		case b == "近" || b == "不超过" || b == "至多" || b == "up to " || b == "nearly " || g(12) == "以内":
			a.Bound, a.Max, a.Min = corpus.Under, a.Min, 0
		case g(4) != "" || g(7) != "" || g(12) == "以上" || b == "超" || b == "超过" || b == "逾" || b == "不低于" || b == "不少于" || b == "突破" || b == "over " || b == "more than " || b == "至少" || b == "将超":
			a.Bound = corpus.Over
		case b == "约" || b == "about " || b == "约为" || g(12) == "左右":
			a.Bound = corpus.About
		}
		out = append(out, figure{span: corpus.Span{Start: at[m[0]], End: at[m[1]]}, amount: &a})
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
