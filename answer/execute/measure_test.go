package execute

import "testing"

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
