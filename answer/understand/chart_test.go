package understand_test

import "testing"

// TestChart: the words that ask for a picture say which, and what is left asks
// for the table.
func TestChart(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ question, kind, rest string }{
		{"按行业画个图", "any", "按行业统计"},
		{"按行業畫個圖", "any", "按行业统计"},
		{"各区县签约额对比图", "any", "各区县签约额"},
		{"画一下各年签约金额的折线图", "line", "各年签约金额"},
		{"畫一下各年簽約金額的折線圖", "line", "各年签约金额"},
		{"用饼图看看各行业占比", "pie", "各行业"},
		{"把各行业的项目数画成柱状图", "bar", "各行业的项目数"},
		{"给我一张各行业投资额的饼图", "pie", "各行业投资额"},
		{"投资额前十的项目画个图", "any", "投资额前十的项目"},
		{"最大的5个项目，做张图表看看", "any", "最大的5个项目"},
		{"能源项目按年份画个图", "any", "能源项目按年份统计"},
		{"各年项目数用图表示", "any", "各年项目数"},
		{"各行业的图呢", "any", "各行业"},
		{"各区县项目数量图", "any", "各区县项目数量"},
		{"2023年各月签约额，画图", "any", "2023年各月签约额"},
		{"画一下各年的项目数", "any", "各年的项目数"},
		{"chart of signed amounts by district", "any", "signed amounts by district"},
		{"Draw a pie chart of investment by sector", "pie", "investment by sector"},
		{"signed amounts by year as a line chart", "line", "signed amounts by year"},
		{"Plot the number of projects by year", "any", "number of projects by year"},
		{"画个图", "any", ""},
		{"畫個圖", "any", ""},
		{"换成饼图", "pie", ""},
		{"改成折线图看看", "line", ""},
		{"draw a chart", "any", ""},
		{"as a pie chart", "pie", ""},
	} {
		t.Run(tt.question, func(t *testing.T) {
			q := r.Read(tt.question, "", words())
			if q.Chart != tt.kind || string(q.Folded) != tt.rest || q.Bare() != (tt.rest == "") {
				t.Errorf("chart %q of %q, want %q of %q", q.Chart, string(q.Folded), tt.kind, tt.rest)
			}
		})
	}
}

// TestNoChart: other things that are called 图 or chart are no pictures.
func TestNoChart(t *testing.T) {
	r := reader(t)
	for _, question := range []string{
		"规划图在哪里", "效果图是谁画的", "图书馆项目投资多少", "项目的蓝图是什么", "地图产业园落户哪里", "来图加工项目有哪些", "图木舒克签了几个项目",
		"企图投资的企业", "画溪街道各项目投资多少", "各园区规划图", "项目测绘图", "制图企业有哪些", "who chartered the flight", "what is the orchard project", "Which company makes graphite?",
	} {
		if q := r.Read(question, "", words()); q.Chart != "" {
			t.Errorf("%s: chart %q of %q", question, q.Chart, string(q.Folded))
		}
	}
}
