package reading

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
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
	Owner  Owner
}

var dateRE = regexp.MustCompile(`(?:([0-9]{4}|[一二][〇零0一二三四五六七八九]{3}|今|去|明|前|同|当)年)(?:(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月)(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?)?|(?:([0-9]{1,2}|[一二三四五六七八九十]{1,2})月)(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})[日号])?|\b([0-9]{4})[-./]([0-9]{1,2})(?:[-./]([0-9]{1,2}))?\b|\b([0-9]{1,2})[日号]|(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: [0-9]{1,2},)? [0-9]{4}`)

// Scan finds the values of a folded text in reading order: amounts and
// quantities by the grammar that documents are extracted with.
func Scan(folded []rune) []Value {
	text := string(folded)
	runes := runeOffsets(text)
	var out []Value
	for _, m := range dateRE.FindAllStringSubmatchIndex(text, -1) {
		out = append(out, dateValue(text, m, runes))
	}
	dates := len(out)
	for _, m := range value.Find(folded, nil) {
		v, ok := fromMention(m, folded)
		if ok && !overlaps(out[:dates], v.Span) {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b Value) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out
}

func overlaps(sorted []Value, s corpus.Span) bool {
	i, _ := slices.BinarySearchFunc(sorted, s.Start, func(v Value, at int) int { return cmp.Compare(v.Span.End, at+1) })
	return i < len(sorted) && sorted[i].Span.Overlaps(s)
}

// fromMention turns a mention of the grammar into a value.
func fromMention(m value.Mention, folded []rune) (Value, bool) {
	v := Value{Span: m.Whole, Bound: m.Bound, Unit: m.Unit}
	if v.Span.Empty() {
		v.Span = m.Span
	}
	v.Number, _ = strconv.ParseFloat(m.Number, 64)
	if m.Number == "" {
		v.Number, _ = strconv.ParseFloat(cmp.Or(m.Min, m.Max), 64)
	}
	switch m.Kind {
	case value.KindAmount:
		v.Kind, v.Amount = Money, m.Amount
	case value.KindNumber:
		v.Kind = Plain
		if m.Amount != nil && m.Bare && strings.ContainsRune(string(folded[m.Span.Start:m.Span.End]), '亿') {
			v.Kind, v.Amount = Money, m.Amount
		}
	case value.KindPercent:
		v.Kind, v.Unit = Percent, "%"
	case value.KindArea:
		v.Kind = Area
	case value.KindQuantity:
		v.Kind = kindOf(unitAsWritten(&v, m, folded))
	default:
		return v, false
	}
	return v, true
}

// unitAsWritten keeps the measure word that stands in the text.
func unitAsWritten(v *Value, m value.Mention, folded []rune) string {
	if n := len([]rune(m.Unit)); n > 0 && m.Span.End <= len(folded) {
		last := string(folded[m.Span.End-1 : m.Span.End])
		if last == "名" || last == "位" || last == "人" || last == "间" || last == "宗" {
			v.Unit = last
		}
	}
	return v.Unit
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

func kindOf(unit string) string {
	switch unit {
	case "人", "个岗位", "个工作岗位", "岗位", "个就业岗位", "个职位", "个就业机会":
		return Jobs
	case "公里", "米":
		return Length
	case "个月", "年", "天", "小时", "分钟", "个工作日", "季度":
		return Duration
	case "个", "家", "项", "户", "人次", "次", "场", "批", "期", "宗", "间", "届", "位", "名", "份", "件", "款", "所", "笔", "案", "栋", "座", "班", "站", "幢", "条", "国", "国家":
		return Count
	case "":
		return Plain
	}
	return Capacity
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
