package find

import (
	"testing"
)

func TestPeriodIn(t *testing.T) {
	for text, want := range map[string]Months{
		"7月新签(个)": {7, 7}, "1—7月协议投资": {1, 7}, "前5个月签了几个": {1, 5}, "前三个月": {1, 3}, "上半年": {1, 6}, "竹海县累计": running, "当月开工": single, "1到9月": {1, 9}, "三季度": {7, 9},
	} {
		if got, ok := PeriodIn(text); !ok || got != want {
			t.Errorf("periodIn(%s) = %v %v", text, got, ok)
		}
	}
	if _, ok := PeriodIn("签约金额"); ok {
		t.Error("a period in 签约金额")
	}
}

func TestSamePeriod(t *testing.T) {
	for _, x := range []struct {
		q, name string
		want    float64
	}{
		{"6月新签几个", "6月新签", 1}, {"6月新签几个", "1-6月新签", -3}, {"上半年新签几个", "1-6月新签", 1}, {"累计新签几个", "1-6月新签", 1}, {"累计新签几个", "6月新签", -3}, {"当月新签几个", "6月新签", 1}, {"新签几个", "6月新签", 0},
	} {
		if got := SamePeriod(x.q, x.name); got != x.want {
			t.Errorf("samePeriod(%s, %s) = %v", x.q, x.name, got)
		}
	}
}
