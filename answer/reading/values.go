package reading

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// Kinds of values.
const (
	Money    = "money"
	Count    = "count"
	Area     = "area"
	Jobs     = "jobs"
	Capacity = "capacity"
	Duration = "duration"
	Percent  = "percent"
	Length   = "length"
	Date     = "date"
	Plain    = "number"
)

// Value is a figure or date in a text.
type Value struct {
	Kind   string
	Span   corpus.Span
	Clause int
	Amount *corpus.Amount // of Money
	Number float64        // of the others
	Unit   string         // as written: 个, 家, 亩
	Bound  corpus.Bound
	Date   *corpus.Date
}

const (
	digits   = `(?:[0-9][0-9,]*(?:\.[0-9]+)?|[零〇一二两三四五六七八九十百千数几][零〇一二两三四五六七八九十百千万几]*)`
	currency = `(?:元人民币|人民币|美元|欧元|日元|港元|港币|新台币|台币|英镑|韩元|新加坡元|元|us dollars|dollars|yuan|euros?)`
	scale    = `(?:万亿|千亿|百亿|十亿|亿|千万|百万|万|千|百|billion|million)`
	units    = `(?:个亿|平方公里|平方千米|平方米|万平方米|公顷|平米|亩|㎡|square kilometers|hectares|个工作岗位|个就业岗位|个岗位|个就业机会|个工作机会|个职位|个百分点|公里|千米|万千瓦|兆瓦|千瓦|mw|gwh|gw|kw|吨|辆|台套|台|颗|片|万片|架|只|条|万条|件|套|艘|载重吨|立方米|箱|平方米/年|吨/年|个国家和地区|个国家|个月|年|个工作日|工作日|天|个|家|项|宗|间|场|次|届|位|名|人次|人|份|批|栋|座|户|款|站|所|幅|班|列|株|栋|颗|笔|案)`
)

var (
	valueRE   = regexp.MustCompile(`(us\$|usd ?|eur ?|rmb ?|hk\$|nt\$|人民币|新台币|港币|\$|€|¥)?(` + digits + `)([多余来几])?( ?` + scale + `)?([多余])?([个])?(亿)?([多余])?( ?` + currency + `|%|个百分点|` + units + `)?([多余])?`)
	dateRE    = regexp.MustCompile(`(?:([0-9]{4}|[一二][〇零0一二三四五六七八九]{3}|今|去|明|前|同|当)年)(?:(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月)(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?|(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月)(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?|\b([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?\b|\b([0-9]{1,2})[日号]|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]{1,2},)? [0-9]{4}`)
	currencys = map[string]string{"美元": "USD", "us$": "USD", "usd": "USD", "$": "USD", "us dollars": "USD", "dollars": "USD", "欧元": "EUR", "eur": "EUR", "€": "EUR", "euro": "EUR", "euros": "EUR", "日元": "JPY", "港元": "HKD", "港币": "HKD", "hk$": "HKD", "新台币": "TWD", "台币": "TWD", "nt$": "TWD", "英镑": "GBP", "韩元": "KRW", "新加坡元": "SGD"}
)

// Scan finds the values of a folded text in reading order.
func Scan(folded []rune) []Value {
	text := string(folded)
	runes := runeOffsets(text)
	dates := dateRE.FindAllStringSubmatchIndex(text, -1)
	var out []Value
	next := 0
	for _, m := range valueRE.FindAllStringSubmatchIndex(text, -1) {
		for next < len(dates) && dates[next][0] <= m[0] {
			out = append(out, dateValue(text, dates[next], runes))
			next++
		}
		if n := len(out); n > 0 && out[n-1].Kind == Date && runes(m[0]) < out[n-1].Span.End {
			continue
		}
		if next < len(dates) && dates[next][0] < m[1] {
			continue
		}
		if v, ok := numberValue(text, m, runes); ok {
			out = append(out, v)
		}
	}
	for ; next < len(dates); next++ {
		out = append(out, dateValue(text, dates[next], runes))
	}
	return out
}

// runeOffsets converts growing byte offsets to rune offsets.
func runeOffsets(text string) func(int) int {
	table := make([]int32, len(text)+1)
	n := 0
	for i := 0; i < len(text); {
		_, size := utf8.DecodeRuneInString(text[i:])
		for k := 0; k < size; k++ {
			table[i+k] = int32(n)
		}
		i += size
		n++
	}
	table[len(text)] = int32(n)
	return func(at int) int { return int(table[at]) }
}

func group(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return strings.TrimSpace(text[m[2*n]:m[2*n+1]])
}

func numberValue(text string, m []int, runes func(int) int) (Value, bool) {
	sign, number, unit := group(text, m, 1), group(text, m, 2), group(text, m, 9)
	scaleWord := group(text, m, 4) + group(text, m, 7)
	f, ok := parseNumber(number)
	if !ok {
		return Value{}, false
	}
	v := Value{Span: corpus.Span{Start: runes(m[0]), End: runes(m[1])}, Unit: unit, Bound: corpus.Exact}
	if group(text, m, 3)+group(text, m, 5)+group(text, m, 8)+group(text, m, 10) != "" {
		v.Bound = corpus.Over
	}
	before := text[max(0, m[0]-24):m[0]]
	v.Bound = boundBefore(before, text[m[1]:min(len(text), m[1]+6)], v.Bound)
	f *= scaleOf(scaleWord)
	v.Number = f
	cur, money := currencys[unit], unit == "元" || unit == "人民币" || unit == "元人民币" || unit == "yuan" || currencys[unit] != ""
	if sign != "" {
		money = true
		if c := currencys[sign]; c != "" && cur == "" {
			cur = c
		}
	}
	if !money && unit == "" && strings.Contains(scaleWord, "亿") || unit == "个亿" {
		money = true
	}
	if cur == "" {
		cur = "CNY"
	}
	if money {
		v.Kind = Money
		v.Amount = amountOf(f, cur, v.Bound)
		return v, true
	}
	v.Kind = kindOf(unit, scaleWord)
	if v.Kind == Plain && !isDigit(rune(number[0])) {
		return Value{}, false
	}
	return v, true
}

func amountOf(f float64, currency string, bound corpus.Bound) *corpus.Amount {
	a := corpus.Amount{Currency: currency, Bound: bound, Min: corpus.Fen(f*100 + 0.5)}
	if bound == corpus.Under {
		a.Max, a.Min = a.Min, 0
	}
	return &a
}

func boundBefore(before, after string, bound corpus.Bound) corpus.Bound {
	for _, w := range []struct {
		word  string
		bound corpus.Bound
	}{{"不超过", corpus.Under}, {"不低于", corpus.Over}, {"不少于", corpus.Over}, {"超过", corpus.Over}, {"将近", corpus.Under}, {"不足", corpus.Under}, {"不到", corpus.Under}, {"至多", corpus.Under},
		{"逾", corpus.Over}, {"超", corpus.Over}, {"近", corpus.Under}, {"约", corpus.About}, {"大约", corpus.About}, {"over ", corpus.Over}, {"up to ", corpus.Under}, {"nearly ", corpus.Under}, {"about ", corpus.About}} {
		if strings.HasSuffix(before, w.word) {
			return w.bound
		}
	}
	if strings.HasPrefix(after, "以上") {
		return corpus.Over
	}
	if strings.HasPrefix(after, "左右") {
		return corpus.About
	}
	return bound
}

func kindOf(unit, scale string) string {
	switch unit {
	case "亩", "公顷", "平方米", "平方公里", "平方千米", "万平方米", "平米", "㎡", "square kilometers", "hectares":
		return Area
	case "个工作岗位", "个就业岗位", "个岗位", "个就业机会", "个工作机会", "个职位", "人":
		return Jobs
	case "%", "个百分点":
		return Percent
	case "公里", "千米":
		return Length
	case "个月", "年", "天", "个工作日", "工作日":
		return Duration
	case "":
		return Plain
	case "个", "家", "项", "宗", "间", "场", "次", "届", "位", "名", "人次", "份", "批", "个国家和地区", "个国家", "户", "款", "所", "笔", "案", "栋", "座", "班", "站":
		return Count
	}
	return Capacity
}

func parseNumber(s string) (float64, bool) {
	if isDigit(rune(s[0])) {
		f, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
		return f, err == nil
	}
	return ParseChinese(s)
}

// ParseChinese reads a Chinese number below 万亿; 几 and 数 give none.
func ParseChinese(s string) (float64, bool) {
	total, section, digit := 0.0, 0.0, 0.0
	any := false
	for _, r := range s {
		if i := strings.IndexRune("零一二三四五六七八九", r); i >= 0 {
			digit, any = float64(i/3), true
			continue
		}
		switch r {
		case '〇':
			digit, any = 0, true
		case '两':
			digit, any = 2, true
		case '十', '百', '千':
			if digit == 0 {
				digit = 1
			}
			section += digit * map[rune]float64{'十': 10, '百': 100, '千': 1000}[r]
			digit, any = 0, true
		case '万':
			total += (section + digit) * 1e4
			section, digit = 0, 0
		default:
			return 0, false
		}
	}
	return total + section + digit, any
}

func scaleOf(s string) float64 {
	f := 1.0
	for _, r := range s {
		switch r {
		case '万':
			f *= 1e4
		case '亿':
			f *= 1e8
		case '千':
			f *= 1e3
		case '百':
			f *= 1e2
		case '十':
			f *= 10
		}
	}
	switch s {
	case "billion":
		return 1e9
	case "million":
		return 1e6
	}
	return f
}

func dateValue(text string, m []int, runes func(int) int) Value {
	d := corpus.Date{}
	if y := group(text, m, 1); y != "" {
		d.Year = yearOf(y)
		d.Month, d.Day = small(group(text, m, 2)), small(group(text, m, 3))
	} else if mm := group(text, m, 4); mm != "" {
		d.Month, d.Day = small(mm), small(group(text, m, 5))
	} else if y := group(text, m, 6); y != "" {
		d.Year, d.Month, d.Day = yearOf(y), small(group(text, m, 7)), small(group(text, m, 8))
	} else if day := group(text, m, 9); day != "" {
		d.Day = small(day)
	}
	return Value{Kind: Date, Span: corpus.Span{Start: runes(m[0]), End: runes(m[1])}, Date: &d}
}

func yearOf(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	n := 0
	for _, r := range s {
		i := strings.IndexRune("〇一二三四五六七八九", r)
		if r == '零' || r == '0' {
			i = 0
		}
		if i < 0 {
			return 0
		}
		n = n*10 + i/3
	}
	return n
}

func small(s string) int {
	if s == "" {
		return 0
	}
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	f, _ := ParseChinese(s)
	return int(f)
}
