package prose

import (
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

func TestReports(t *testing.T) {
	r, lex := rules(t)
	for _, c := range slices.Concat(reports(), partyReports(), dateReports(), kindReports(), pressReports(), spokenReports(), englishReports()) {
		t.Run(c.name, func(t *testing.T) {
			got := summary(r, lex, c.text)
			for _, want := range c.want {
				if !slices.Contains(got, want) {
					t.Errorf("no record %q in %q", want, got)
				}
			}
			if c.none && len(got) > 0 {
				t.Errorf("records %q in a text that has none", got)
			}
		})
	}
}

// one is the project that a sentence states, as summary writes it; empty for
// none.
var sentences = []struct{ rule, text, want string }{
	{"name/head", "云州市签约高纯氧化铝项目，总投资6亿元。", "高纯氧化铝项目|6亿"},
	{"name/head, generic", "全市签约工业项目，推动重大项目建设。", ""},
	{"name/head, group", "签约新材料项目3个，总投资9亿元。", ""},
	{"name/head, one of a kind", "其中8个是汽车零部件项目。", ""},
	{"name/head, event", "云州市重大项目签约仪式在会展中心举行。", ""},
	{"name/capacity joined by 、", "云州市签约年产6万吨甲缩醛、3万吨聚甲醛项目，总投资7亿元。", "年产6万吨甲缩醛、3万吨聚甲醛项目|7亿"},
	{"name/capacity joined by 等", "云州市签约年产8万吨硅烷、硅油等有机硅项目，总投资7亿元。", "年产8万吨硅烷、硅油等有机硅项目|7亿"},
	{"name/one 项目 for two halves", "签约辰光研发中心及生产基地项目，总投资2亿元。", "辰光研发中心及生产基地项目|2亿"},
	{"name/phase", "辰光显示面板产业园二期项目开工，总投资12亿元。", "辰光显示面板产业园二期项目|12亿"},
	{"name/verb after an unknown county", "辰光集团投资2亿元，在望川县建设矿山装备产业园项目。", "矿山装备产业园项目|2亿"},
	{"name/soft head, venue", "仪式在云州科技创业园举行。", ""},
	{"name/soft head, status", "辰光精密制造基地已建成投产。", "辰光精密制造基地|-"},
	{"name/soft head, contents", "辰光新材料项目总投资5亿元，主要建设研发中心、生产车间。", "辰光新材料项目|5亿"},
	{"name/object", "广辰集团计划投资8亿元在云州打造湖畔艺术酒店群。", "湖畔艺术酒店群|8亿"},
	{"name/agreement", "双方签署《云州老城更新开发框架协议》，总投资约60亿元。", "云州老城更新开发框架协议|~60亿"},
	{"amount/before-name", "总投资30亿元的辰光储能项目落户云州。", "辰光储能项目|30亿"},
	{"amount/after-name, bracket", "辰光储能项目（3.5亿元）开工。", "辰光储能项目|3.5亿"},
	{"amount/next-sentence", "辰光储能项目昨日开工。项目总投资30亿元，占地300亩。", "辰光储能项目|30亿"},
	{"amount, not the output", "辰光储能项目开工，达产后年产值20亿元。", "辰光储能项目|-"},
	{"amount, not the output behind it", "辰光储能项目开工，投产后将实现20亿元年产值。", "辰光储能项目|-"},
	{"amount, not the capital", "辰光储能项目开工，项目公司注册资本2亿元。", "辰光储能项目|-"},
	{"amount, not the phase", "辰光储能项目开工，其中一期投资4亿元。", "辰光储能项目|-"},
	{"amount, not of the event", "辰光储能项目等12个项目签约，总投资96亿元。", "辰光储能项目|-"},
	{"amount, not the threshold", "辰光储能项目签约，10亿元以上项目5个。", "辰光储能项目|-"},
}

func TestSentences(t *testing.T) {
	r, lex := rules(t)
	for _, c := range sentences {
		t.Run(c.rule, func(t *testing.T) {
			got := ""
			for _, p := range found(r, lex, "要闻\n"+c.text).Projects {
				sum := "-"
				if p.Amount != nil {
					sum = money(p.Amount.Value)
				}
				if got != "" {
					got += "; "
				}
				got += p.Name.Value + "|" + sum
			}
			if got != c.want {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestMoneysApart(t *testing.T) {
	r, lex := rules(t)
	text := "要闻\n辰光储能项目开工，总投资30亿元，其中一期投资12亿元，注册资本2亿元，达产后年产值45亿元、税收3亿元。"
	want := map[corpus.AmountKind]string{corpus.TotalInvestment: "30亿", corpus.PhaseInvestment: "12亿",
		corpus.RegisteredCapital: "2亿", corpus.Output: "45亿", corpus.Tax: "3亿"}
	projects := found(r, lex, text).Projects
	if len(projects) != 1 {
		t.Fatalf("%d projects, want 1", len(projects))
	}
	for _, m := range projects[0].Moneys {
		if got := money(m.Value.Amount); got != want[m.Value.Kind] {
			t.Errorf("%s: %s, want %s", m.Value.Kind, got, want[m.Value.Kind])
		}
		delete(want, m.Value.Kind)
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
}

func TestTotalCoversItsProjects(t *testing.T) {
	r, lex := rules(t)
	f := found(r, lex, "要闻\n会上签约辰光储能项目、广辰钢构项目、云帆仓储项目等3个项目，总投资45亿元，涵盖新能源、装备制造等领域。")
	if len(f.Totals) != 1 || len(f.Totals[0].Projects) != 3 || len(f.Totals[0].Sectors) != 2 {
		t.Fatalf("totals %+v", f.Totals)
	}
	for i, p := range f.Projects {
		if p.Amount != nil {
			t.Errorf("project %s has the sum of all", p.Name.Value)
		}
		if f.Totals[0].Projects[i] != p.ID {
			t.Errorf("total covers %s, want %s", f.Totals[0].Projects[i], p.ID)
		}
	}
}

// The sum behind a count is that of all, also where the first name that follows is told by its owner.
func TestTotalBeforeItsList(t *testing.T) {
	r, lex := rules(t)
	for _, text := range []string{
		"会上签约项目2个，总投资6.2亿元，分别是广辰集团的阀门铸造项目4.1亿元、云帆公司的电动工具项目2.1亿元。",
		"会上签约项目2个，总投资6.2亿元：广辰集团的阀门铸造项目，投资4.1亿元；云帆公司的电动工具项目，投资2.1亿元。",
	} {
		got := summary(r, lex, "要闻\n"+text)
		for _, want := range []string{"阀门铸造项目|4.1亿", "电动工具项目|2.1亿", "T|2|6.2亿|event|"} {
			if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, want) }) {
				t.Errorf("%s: no %q in %q", text, want, got)
			}
		}
	}
}

func TestUnnamedProjectIsADoubt(t *testing.T) {
	r, lex := rules(t)
	f := found(r, lex, "要闻\n据了解，该项目计划总投资25亿元。")
	if len(f.Projects)+len(f.Totals) != 0 || len(f.Doubts) != 1 {
		t.Errorf("%d projects, %d totals, doubts %v", len(f.Projects), len(f.Totals), f.Doubts)
	}
}

func TestAttributes(t *testing.T) {
	r, lex := rules(t)
	text := "要闻\n辰光储能产业园二期项目开工，占地320亩，建筑面积12万平方米，预计2026年10月投产，可提供就业岗位800个，年产5万吨。"
	want := map[string]string{"area": "320亩", "floor_area": "12万平方米", "completion": "2026年10月", "jobs": "800个", "capacity": "年产5万吨"}
	projects := found(r, lex, text).Projects
	if len(projects) != 1 || projects[0].Phase != "二期" {
		t.Fatalf("projects %+v", projects)
	}
	for _, a := range projects[0].Attributes {
		if want[a.Value.Kind] != a.Value.Text {
			t.Errorf("%s: %q, want %q", a.Value.Kind, a.Value.Text, want[a.Value.Kind])
		}
		delete(want, a.Value.Kind)
	}
	if len(want) > 0 {
		t.Errorf("missing %v", want)
	}
}

func TestTotals(t *testing.T) {
	r, lex := rules(t)
	for _, c := range []struct{ rule, text, want string }{
		{"count and sum", "会上签约项目32个，总投资243亿元。", "T|32|243亿|event|"},
		{"count in brackets inside", "会上签约项目21个（现场12个，线上9个），协议总投资176亿元。", "T|21|176亿|event|"},
		{"sum of the first count", "签约项目11个，2家是本地企业，9家来自外省，共投资25.5亿元。", "T|11|25.5亿|event|"},
		{"count in 只", "开发区31只重大项目集中开工，总投资273亿元。", "T|31|273亿|event|"},
		{"part", "签约项目32个，总投资243亿元，其中外资项目6个，总投资30亿元。", "T|6|30亿|group|外资项目"},
		{"threshold is no sum", "签约项目32个，总投资243亿元，10亿元以上的8个。", "T|8||group|10亿元以上的"},
		{"cumulative", "五年来累计签约项目210个，总投资超1500亿元。", "T|210|>1500亿|cumulative|"},
		{"target", "全年目标是签约项目300个，总投资2000亿元。", "T|300|2000亿|target|"},
		{"average is no sum", "签约项目31个，平均每个16亿元。", "T|31||event|"},
		{"statistics", "一季度实际使用外资26.5亿美元。", "T||26.5亿USD|period|"},
		{"under", "会上签约项目72个，涉资近1100亿元。", "T|72|<1100亿|event|"},
	} {
		t.Run(c.rule, func(t *testing.T) {
			got := summary(r, lex, "要闻\n"+c.text)
			if !slices.Contains(got, c.want) {
				t.Errorf("%s: no %q in %q", c.text, c.want, got)
			}
		})
	}
}

func TestYearlyOutputIsNoDate(t *testing.T) {
	if got := figures([]rune("达产后年产值20亿元"), value.Find([]rune("达产后年产值20亿元"), &corpus.Date{Year: 2024, Month: 4, Day: 18, Precision: corpus.Day})); len(got) != 1 || got[0].date != nil {
		t.Errorf("figures %+v, want the sum alone", got)
	}
}
