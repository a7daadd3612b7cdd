package execute

import "testing"

func TestPeriods(t *testing.T) {
	for _, c := range []struct {
		question, column string
		want             float64
	}{
		{"上半年协议投资谁高", "1—6月协议投资(亿元)", 2},
		{"上半年协议投资谁高", "6月协议投资(亿元)", -2},
		{"6月签了多少", "6月新签(个)", 2},
		{"第一季度到位多少", "1至3月到位资金", 2},
		{"协议投资谁高", "6月协议投资(亿元)", 0},
		{"上半年协议投资谁高", "协议投资(亿元)", 0},
	} {
		if got := periods(c.question, c.column); got != c.want {
			t.Errorf("periods(%q, %q) = %v, want %v", c.question, c.column, got, c.want)
		}
	}
}
