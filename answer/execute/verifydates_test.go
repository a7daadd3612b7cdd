package execute

import (
	"slices"
	"testing"

	"zhaoshang/answer/find"
)

func TestPhasesNamed(t *testing.T) {
	for text, want := range map[string][]string{
		"砚湖基地二期哪年动工": {"二"},
		"首期明年动工":     {"一"},
		"一期和二期各多少":   {"一", "二"},
		"第2期":        {"二"},
		"全期限内":       nil,
	} {
		if got := phasesNamed(text); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestAskedForm(t *testing.T) {
	for _, x := range []struct {
		what string
		ok   bool
		want bool
	}{
		{"day", find.DayAskedRE.MatchString("哪一天签的"), true},
		{"year", find.DayAskedRE.MatchString("哪年签的"), false},
		{"range", rangeAskedRE.MatchString("那趟考察从几号到几号"), true},
		{"day to", rangeAskedRE.MatchString("几号到达的"), false},
		{"two phases", eachPhaseRE.MatchString("一期二期各投多少"), true},
		{"one phase", eachPhaseRE.MatchString("二期投多少"), false},
		{"no figure", noFigureRE.MatchString("到位资金:未公布"), true},
		{"figure", noFigureRE.MatchString("到位资金:87.9"), false},
		{"company", companyAskedRE.MatchString("砚湖项目的投资单位是谁"), true},
		{"which project", companyAskedRE.MatchString("哪家园区落得多"), false},
		{"unnamed", unnamedRE.MatchString("还有一家做电池隔膜的甬企初步接洽,"), true},
		{"named", unnamedRE.MatchString("由海棠机械有限公司建设,"), false},
		{"role", roleAskedRE.MatchString("采访他的那个记者叫什么"), true},
		{"office", roleAskedRE.MatchString("县长是谁"), false},
	} {
		if x.ok != x.want {
			t.Errorf("%s: %v, want %v", x.what, x.ok, x.want)
		}
	}
}
