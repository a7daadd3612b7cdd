package execute

import "testing"

func TestPeriodIn(t *testing.T) {
	for text, want := range map[string]months{
		"7月新签(个)": {7, 7}, "1—7月协议投资": {1, 7}, "前5个月签了几个": {1, 5}, "前三个月": {1, 3}, "上半年": {1, 6}, "竹海县累计": running, "当月开工": single, "1到9月": {1, 9}, "三季度": {7, 9},
	} {
		if got, ok := periodIn(text); !ok || got != want {
			t.Errorf("periodIn(%s) = %v %v", text, got, ok)
		}
	}
	if _, ok := periodIn("签约金额"); ok {
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
		if got := samePeriod(x.q, x.name); got != x.want {
			t.Errorf("samePeriod(%s, %s) = %v", x.q, x.name, got)
		}
	}
}

func TestNumberLimits(t *testing.T) {
	for q, want := range map[string][2]float64{"超过12个的有哪些": {12, -1}, "过12批次的": {12, -1}, "12个以上": {12 - 0.001, -1}, "不到十家": {-1, 10}, "开工率超过60%": {60, -1}, "哪三个县": {-1, -1}, "5亿元以上的": {-1, -1}} {
		if low, high := countLimits(q); low != want[0] || high != want[1] {
			t.Errorf("countLimits(%s) = %v %v", q, low, high)
		}
	}
}

func TestWithoutCity(t *testing.T) {
	for name, want := range map[string]string{"青岚高新区": "高新区", "青岚市经开区": "经开区", "碧湖区": "", "竹海县": ""} {
		if got := withoutCity(name, "青岚市上半年招商情况"); got != want {
			t.Errorf("withoutCity(%s) = %q", name, got)
		}
	}
}
