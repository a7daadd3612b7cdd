package understand_test

import "testing"

// TestMeasure checks what questions with the word for a measure ask.
func TestMeasure(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ question, kind, focus string }{
		{"青岚县2021年合同引资总额", "amount", "contract"},
		{"注册资本,青岚轴承的", "amount", "registered"},
		{"青岚县2021年签约资金定的目标", "amount", "total"},
		{"报个数,青岚县实际使用外资", "amount", "foreign_used"},
		{"青岚县签了几亿美元", "amount", ""},
		{"青岚轴承二期又加了多少个亿", "amount", "added"},
		{"青岚轴承投了几个钱", "amount", ""},
		{"青岚县的就业广场投资多少", "amount", ""},
		{"青岚轴承解决多少就业,投资多少", "amount", "jobs"},
		{"青岚轴承一期,总共多少钱", "amount", ""},
		{"青岚轴承一期二期总共多少钱", "sum", ""},
		{"青岚县有几个亿元以上项目", "count", ""},
		{"青岚轴承银行贷款最多占多少", "top", ""},
		{"青岚轴承拿到的贷款是多少", "attribute", "loan"},
		{"青岚县真正到账多少", "attribute", "arrived"},
		{"青岚先进制造母基金", "", "fund"},
	} {
		q, focus := r.Read(c.question, "", words("青岚轴承", "青岚县")), ""
		if q.Focus != nil {
			focus = q.Focus.ID
		}
		if q.Kind != c.kind || focus != c.focus {
			t.Errorf("%s: %q of %q (%s), want %q of %q", c.question, q.Kind, focus, q.Line, c.kind, c.focus)
		}
	}
}

// TestSpokenDates checks that short years and dates are read, and that spans of
// years are none.
func TestSpokenDates(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]int{
		"青岚县09年签约多少亿":   2009,
		"23年青岚县签约多少亿":   2023,
		"青岚县近10年签约多少亿":  0,
		"青岚轴承租期20年租金多少": 0,
		"青岚县15年累计签约多少亿": 0,
		"青岚县头一届大会签了多少亿": 0,
	} {
		got := 0
		if q := r.Read(question, "", words("青岚县")); len(q.Years) > 0 {
			got = q.Years[0]
		}
		if got != want {
			t.Errorf("%s: year %d, want %d", question, got, want)
		}
	}
	if got := string(r.Read("青岚县2021年4到6月到位多少钱", "", words("青岚县")).Folded); got != "青岚县2021年二季度到位多少钱" {
		t.Errorf("read as %s", got)
	}
	if q := r.Read("青岚县5.31那场签了多少亿", "", words("青岚县")); len(q.Days) != 1 || q.Days[0] != 31 {
		t.Errorf("days %v, want 31", q.Days)
	}
}
