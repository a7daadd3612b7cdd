package names

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

func TestSectors(t *testing.T) {
	x := load(t)
	for text, want := range map[string]string{
		"新能源汽车零部件":                          "equipment automotive nev new-energy",
		"光伏组件":                              "new-energy solar",
		"年产10万吨碳酸锂":                         "new-energy battery",
		"晶圆封装测试":                            "electronics semiconductor",
		"中药饮片":                              "health biomedicine tcm",
		"文化旅游":                              "services culture-tourism",
		"签约仪式":                              "",
		"an electric vehicle battery plant": "equipment automotive nev new-energy battery",
		"chairman":                          "",
	} {
		if got := strings.Join(x.Sectors(text), " "); got != want {
			t.Errorf("Sectors(%q) = %q, want %q", text, got, want)
		}
	}
	if s, ok := x.Sector("nev"); !ok || s.Chinese != "新能源汽车" || s.English == "" {
		t.Errorf("Sector(nev) = %v, %v", s, ok)
	}
	if n := len(x.AllSectors()); n < 25 {
		t.Errorf("%d sectors, want at least 25", n)
	}
}

func TestStatus(t *testing.T) {
	x := load(t)
	for text, want := range map[string]corpus.Status{
		"项目已签约":          corpus.Signed,
		"签约项目已开工":        corpus.Started,
		"去年签约,计划12月底开工":  corpus.Signed,
		"双方签署战略合作框架协议":   corpus.Framework,
		"一期已投产,二期预计明年开工": corpus.Operating,
		"尚未签约,仍在洽谈":      corpus.Negotiating,
		"协议已终止":          corpus.Terminated,
		"总投资10亿元":        "",
	} {
		if got := x.Status(text); got != want {
			t.Errorf("Status(%q) = %q, want %q", text, got, want)
		}
	}
}
