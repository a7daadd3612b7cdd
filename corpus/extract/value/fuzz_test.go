package value

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// Whatever the text: spans lie inside it, in order and apart, and what is read
// as exact money is read again from its printed form.
func FuzzFind(f *testing.F) {
	for _, tt := range amountCases {
		f.Add(tt.text)
	}
	for _, text := range []string{"2022年5月16日至18日", "一万万万亿", "1,100,2万", "百分之", "9^9^9", "05/05/89", "民国元年", "上上个周三", "二三十亿", "几几百", "¥", "第九个月"} {
		f.Add(text)
	}
	ref := &corpus.Date{Year: 2024, Month: 2, Day: 29, Precision: corpus.Day}
	f.Fuzz(func(t *testing.T, text string) {
		r := []rune(strings.ToLower(text))
		FindAll(r, ref)
		end := 0
		for _, m := range Find(r, ref) {
			if m.Span.Start < 0 || m.Span.End > len(r) || m.Span.Empty() || m.Whole.End > len(r) || !m.Whole.Contains(m.Span) || m.Span.Start < end {
				t.Fatalf("%q: span %+v in %d runes, whole %+v, before it %d", text, m.Span, len(r), m.Whole, end)
			}
			end = m.Span.End
			if m.Amount != nil {
				checkAmount(t, text, *m.Amount)
			}
		}
	})
}

func checkAmount(t *testing.T, text string, a corpus.Amount) {
	if a.Min < 0 || a.Max < 0 || a.Bound == corpus.Range && a.Min >= a.Max || a.Bound == corpus.Under && a.Min != 0 {
		t.Fatalf("%q: %+v", text, a)
	}
	printed := Format(a, "zh-Hans")
	if got, err := ParseAmount(strings.ToLower(printed), ""); err != nil || got != a {
		t.Fatalf("%q: %+v is written %q and read %+v, %v", text, a, printed, got, err)
	}
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("2022年5月16日,海棠区举行集中签约仪式,共签约7个项目,计划总投资160多亿元人民币,其中外资项目2个、投资约3.5亿美元,占地668亩,达产后年产值近50亿元,增长12.5%。区委书记在会上介绍了营商环境,与会企业代表围绕新能源、新材料、数字经济等产业展开深入交流。", 200)
	r := []rune(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Find(r, nil)
	}
}

// Texts of one thing over and over are read in time that grows with their
// length: a quadratic rule would need minutes here.
func TestLinear(t *testing.T) {
	ref := &corpus.Date{Year: 2024, Month: 2, Day: 29, Precision: corpus.Day}
	for _, part := range []string{
		"一", "零", "十", "百", "万", "亿", "一万", "1", "0", "1,", "1,000,", "1.", ".5", "1/", "1-", "2-1-", "1^", "--", "几", "数十", "多", "点", "一点", "分之", "百分之", "三分之", "又",
		"2022年", "5月", "16日", "今年", "当天", "农历", "上", "上周", "近三年", "从", "a", "a1", "us$", "¥", "人民币", "元", "亿元", "约", "不超过", "以上", "http://", "大于", "大于1小于", "比1", "在1和",
		" ", "1 ", "一 ", "百 分 之 ", "至", "1至", "1月至", "january ", "q1", "第", "两", "半",
	} {
		r := []rune(strings.Repeat(part, 40_000/len([]rune(part))))
		Find(r, ref)
		FindAll(r, ref)
	}
}
