package reading

import "testing"

func TestColumnRoles(t *testing.T) {
	for name, want := range map[string]string{
		"新签约项目数": "", "其中:10亿元以上": "", "履约率": "", "签约总额": "amount", "项目名称": "name", "县(区)": "place",
	} {
		if got := roleOf(name); got != want {
			t.Errorf("role of %s: %q, want %q", name, got, want)
		}
	}
}

func TestUnitsToldAboveTable(t *testing.T) {
	for _, c := range []struct{ line, about, unit string }{
		{"(单位:万元)", "", "万元"},
		{"数据口径:全年;签约额单位为亿元,外资为万美元", "外资", "万美元"},
	} {
		ok := false
		for _, m := range unitToldRE.FindAllStringSubmatch(c.line, -1) {
			ok = ok || m[1] == c.about && m[2] == c.unit
		}
		if !ok {
			t.Errorf("%s does not tell %s of %q", c.line, c.unit, c.about)
		}
	}
}
