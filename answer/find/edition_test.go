package find

import (
	"slices"
	"testing"
)

func TestEditions(t *testing.T) {
	for text, want := range map[string][]Edition{
		"第七批集中开工":      {{7, "批"}},
		"第九期五个一批活动":    {{9, "期"}},
		"首届和第2届共签约":    {{1, "届"}, {2, "届"}},
		"第十二届大会":       {{12, "届"}},
		"六届累计签约、第一个项目": nil,
	} {
		if got := Editions(text); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestReplacedFigureWords(t *testing.T) {
	for text, want := range map[string]bool{"原计划总投资": true, "签约时的总投资是": true, "原料药项目总投资": false, "总投资": false} {
		if got := plannedOnceRE.MatchString(text); got != want {
			t.Errorf("%s: planned once %v, want %v", text, got, want)
		}
	}
	for text, want := range map[string]bool{"总投资调整为不超过": true, "企业把盘子加到了": true, "总投资": false} {
		if got := setToRE.MatchString(text); got != want {
			t.Errorf("%s: set to %v, want %v", text, got, want)
		}
	}
}
