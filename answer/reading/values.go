package reading

import (
	"cmp"
	"strconv"
	"strings"

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

// Scan finds the values of a folded text in reading order, by the grammar that
// documents are extracted with. What dates leave open is taken from ref.
func Scan(folded []rune, ref *corpus.Date) []Value {
	mentions := value.Find(folded, ref)
	out := make([]Value, 0, len(mentions))
	for _, m := range mentions {
		if v, ok := fromMention(m, folded); ok {
			out = append(out, v)
		}
	}
	return countEnglish(folded, out)
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
	case value.KindDate:
		if afterwards(folded, m.Span) {
			return v, false
		}
		v.Kind, v.Date = Date, m.Date
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

// afterwards reports whether 后年 is what comes each year after something is
// done: 达产后年加工面粉, 后年产值.
func afterwards(folded []rune, s corpus.Span) bool {
	if string(folded[s.Start:s.End]) != "后年" {
		return false
	}
	return s.End < len(folded) && strings.ContainsRune("产销营利税收均加处", folded[s.End]) || s.Start > 0 && strings.ContainsRune("产成工运营用", folded[s.Start-1])
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

func kindOf(unit string) string {
	switch unit {
	case "人", "个岗位", "个工作岗位", "岗位", "个就业岗位", "个职位", "个就业机会":
		return Jobs
	case "公里", "米":
		return Length
	case "个月", "年", "天", "小时", "分钟", "个工作日", "季度":
		return Duration
	case "个", "家", "项", "户", "人次", "次", "场", "批", "期", "宗", "间", "届", "位", "名", "份", "件", "款", "所", "笔", "案", "栋", "座", "班", "站", "幢", "条", "席", "支", "只", "国", "国家":
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

// WholeNumber reads a whole number in figures or in characters: 5, 五, 十二; 0 for none.
func WholeNumber(s string) int {
	if n, err := strconv.Atoi(s); err == nil {
		return n
	}
	f, _ := ParseChinese(s)
	return int(f)
}
