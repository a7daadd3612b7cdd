package execute

import (
	"testing"

	"zhaoshang/answer/listing"
)

func TestPairs(t *testing.T) {
	text := "竹海县17个、143亿元;青岚高新区签约14个项目,总投资112.6亿元;碧湖区11个、6.2亿美元;其余各地共21个。"
	if m := pairRE.FindAllStringSubmatch(text, -1); len(m) != 3 || m[0][1] != "竹海县" || m[1][1] != "青岚高新区" || m[1][3] != "112.6亿元" || m[2][2] != "11" {
		t.Errorf("pairs %q", m)
	}
	if m := overToldRE.FindStringSubmatch("新引进3亿元以上项目 41个"); m == nil || m[1] != "3" || m[2] != "41" {
		t.Errorf("counted by size %q", m)
	}
	if overToldRE.MatchString("8亿元以上化工项目仅有9个") {
		t.Error("of one sector only")
	}
	if !listing.Aimed("全年引进任务完成;全年力争", "签了几个") || listing.Aimed("力争全年,全市新引进", "签了几个") {
		t.Error("aims")
	}
}
