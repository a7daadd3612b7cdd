package execute

import "testing"

func TestPairs(t *testing.T) {
	text := "竹海县18个、159亿元;青岚高新区签约15个项目,总投资121.4亿元;碧湖区13个、6.8亿美元;其余各地共19个。"
	if m := pairRE.FindAllStringSubmatch(text, -1); len(m) != 3 || m[0][1] != "竹海县" || m[1][1] != "青岚高新区" || m[1][3] != "121.4亿元" || m[2][2] != "13" {
		t.Errorf("pairs %q", m)
	}
	if m := overToldRE.FindStringSubmatch("新引进2亿元以上项目 97个"); m == nil || m[1] != "2" || m[2] != "97" {
		t.Errorf("counted by size %q", m)
	}
	if overToldRE.MatchString("10亿元以上制造业项目只有14个") {
		t.Error("of one sector only")
	}
	if !aimed("全年引进任务完成;全年力争", "签了几个") || aimed("力争全年,全市新引进", "签了几个") {
		t.Error("aims")
	}
}
