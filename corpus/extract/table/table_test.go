package table

import (
	"context"
	"strings"
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
	"zhaoshang/corpus/read"
)

// found reads a file's text as staff would add it and takes its records.
func found(t *testing.T, name, data string) Found {
	t.Helper()
	lexicon, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	sources, problems := read.Read(context.Background(), name, []byte(data), read.Limits{})
	if len(sources) != 1 {
		t.Fatalf("%s: %d sources, problems %v", name, len(sources), problems)
	}
	s := sources[0]
	reading := lexicon.Read([]rune(s.Text.Folded), []rune(clean.Fold(s.Title)))
	return New(lexicon).Read(corpus.Document{ID: s.ID, Title: s.Title, Date: s.Date}, s.Text, reading, 0, 0)
}

// line writes a project as: name|amount bound currency|parties|sector|place|date|status.
func line(p corpus.Project) string {
	amount := "-"
	if p.Amount != nil {
		a := p.Amount.Value
		amount = strings.TrimSpace(strings.Join([]string{fen(a.Min), fen(a.Max), a.Currency, string(a.Bound)}, " "))
	}
	var parties []string
	for _, s := range p.Parties {
		parties = append(parties, s.Value)
	}
	date := ""
	if p.Date != nil {
		date = p.Date.Value.ISO()
	}
	return strings.Join([]string{p.Name.Value, amount, strings.Join(parties, "+"), p.Sector.Or(""), p.Place.Or(""), date, string(p.Status.Or(""))}, "|")
}

func fen(f corpus.Fen) string {
	switch {
	case f == 0:
		return "0"
	case f%corpus.Yi == 0:
		return itoa(int64(f/corpus.Yi)) + "亿"
	}
	return itoa(int64(f/corpus.Wan)) + "万"
}

func itoa(n int64) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func lines(f Found) (out []string) {
	for _, p := range f.Projects {
		out = append(out, line(p))
	}
	return out
}

func TestProjects(t *testing.T) {
	for _, tt := range []struct {
		name, file, data string
		want             []string
	}{
		{"units in headers, text dates, empty amounts", "a.csv", `项目名称,投资方,总投资(亿元),行业,落户地,签约时间,进展
青梧光学镜片项目,青梧光学有限公司,约3.2,电子信息,云和县,2023.4.6,已签约
松果冷链项目,松果物流公司;云和供销社,待定,现代物流,云和县,2023年5月,在谈
海桐储能项目,海桐能源,50以上,新能源,云和县,2023/6/1,已开工
岩茶加工项目,—,3-4,食品,云和县,,在谈`, []string{
			"青梧光学镜片项目|32000万 0 CNY about|青梧光学有限公司|电子信息|云和县|2023-04-06|signed",
			"松果冷链项目|-|松果物流公司+云和供销社|现代物流|云和县|2023-05|negotiating",
			"海桐储能项目|50亿 0 CNY over|海桐能源|新能源|云和县|2023-06-01|started",
			"岩茶加工项目|3亿 4亿 CNY range||食品|云和县||negotiating",
		}},
		{"two header rows, groups, sums", "b.csv", `青禾县上半年项目汇总,,,,,
序号,项目名称,总投资（万元）,,,签约时间
,,合计,内资,外资,
一、制造业,,,,,
1,铜箔项目,36000,30000,6000,2024-01-11
2,模具项目,12000,12000,,2024-01-26
,小计,48000,42000,6000,
二、服务业,,,,,
3,文创园项目,15800,15800,,2024-02-06
,合计,63800,57800,6000,`, []string{
			"铜箔项目|36000万 0 CNY exact||制造业|青禾县|2024-01-11|",
			"模具项目|12000万 0 CNY exact||制造业|青禾县|2024-01-26|",
			"文创园项目|15800万 0 CNY exact||服务业|青禾县|2024-02-06|",
		}},
		{"unit of the row, joint owners, paid-in is no total", "c.csv", `编号,企业,项目,投资额,单位,实际到资,落户地,时间
1,北川工业/南湖精工,阀门项目,1200,万美元,300,东区,2021-03
2,"Nordlys, A/S",酶制剂项目,3,亿元,1,西区,2022`, []string{
			"阀门项目|1200万 0 USD exact|北川工业+南湖精工||东区|2021-03|",
			"酶制剂项目|3亿 0 CNY exact|Nordlys, A/S||西区|2022|",
		}},
		{"english headers", "d.csv", `Project Name,Investor,Total Investment (RMB million),Location,Date,Status
Battery Casing Plant,Orchid Metals Ltd,350,Qinghe County,2022-03-01,signed
Tea Museum,,,Qinghe County,,planned`, []string{
			"Battery Casing Plant|35000万 0 CNY exact|Orchid Metals Ltd||Qinghe County|2022-03-01|signed",
			"Tea Museum|-|||Qinghe County||planned",
		}},
		{"place and day of the caption", "e.md", `# 招商月报

表一 云和县2022年6月8日集中开工项目（单位：万元）

| 项目 | 总投资 | 年税收 |
|---|--:|--:|
| 竹纤维项目 | 4400 | 300 |
| 木玩城项目 | 27400 | — |
`, []string{
			"竹纤维项目|4400万 0 CNY exact|||云和县|2022-06-08|started",
			"木玩城项目|27400万 0 CNY exact|||云和县|2022-06-08|started",
		}},
		{"one project over several rows, months and days of the title's year", "g.csv", `附件2,,,,,
青禾县2024年签约项目清单,,,,,
序号,项目名称,合作单位,2024年计划投资（万元）,总投资（万元）,签约日期
1,乌龙茶加工项目,青禾茶业公司,100,5000,4.16
1,乌龙茶加工项目,南岭茶业集团,100,5000,4.16
2,高山蔬菜基地,云上农业公司,50,1200,11月3日`, []string{
			"乌龙茶加工项目|5000万 0 CNY exact|青禾茶业公司+南岭茶业集团||青禾县|2024-04-16|signed",
			"高山蔬菜基地|1200万 0 CNY exact|云上农业公司||青禾县|2024-11-03|signed",
		}},
		{"currency of the row, size of the column", "h.csv", `项目,投资商,投资总额（万）,币种,国别,落户园区
滤芯项目,海森过滤公司,800,美元,德国,东湖园区
轴承项目,高桥精工,10+,人民币,日本,东湖园区`, []string{
			"滤芯项目|800万 0 USD exact|海森过滤公司||东湖园区||", "轴承项目|10万 0 CNY over|高桥精工||东湖园区||",
		}},
		{"a form about one project", "i.md", `# 项目情况表

| 项目名称 | 茶油加工项目 | 投资方 | 山野油脂公司 |
|---|---|---|---|
| 总投资（万元） | 6800 | 所属行业 | 食品加工 |
| 建设地点 | 青禾县 | 签约时间 | 2023年8月2日 |
| 项目进展 | 已开工 | 占地面积（亩） | 35 |
`, []string{"茶油加工项目|6800万 0 CNY exact|山野油脂公司|食品加工|青禾县|2023-08-02|started"}},
		{"groups that are places, the sum first", "j.csv", `"项目名称","企业名称","投资额（亿元）","行业"
"合计",,"9",
"云和县",,,
"木玩具项目","木朵玩具公司","4","轻工"
"青禾县",,,
"花卉项目","花田农业公司","5","农业"`, []string{
			"木玩具项目|4亿 0 CNY exact|木朵玩具公司|轻工|云和县||", "花卉项目|5亿 0 CNY exact|花田农业公司|农业|青禾县||",
		}},
		{"the same as above", "k.csv", `项目名称,投资方,总投资（亿元）,落户地
麻纺项目,麻城纺织公司,1.5,云和县
织染项目,同上,2,〃`, []string{"麻纺项目|15000万 0 CNY exact|麻城纺织公司||云和县||", "织染项目|2亿 0 CNY exact|麻城纺织公司||云和县||"}},
		{"traditional, other currency over the table", "f.md", `# 重大投資案列管表（單位：新臺幣億元）

| 項次 | 投資案名稱 | 投資業者 | 投資金額 | 地點 |
|---|---|---|---|---|
| 1 | 茶葉觀光工廠 | 雲頂茶業公司 | 逾20 | 霧林鄉 |
`, []string{"茶葉觀光工廠|20亿 0 TWD over|雲頂茶業公司||霧林鄉||"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := lines(found(t, tt.file, tt.data))
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestTotals(t *testing.T) {
	for _, tt := range []struct {
		name, data string
		want       []string // event|of|amount|count
	}{
		{"sum with its count", `云和县集中签约项目一览表,,
项目名称,投资方,总投资(亿元)
甲材料项目,甲材料公司,2
乙食品项目,乙食品公司,3
合计（2个）,,5`, []string{"云和县集中签约项目一览表||5亿|2"}},
		{"totals in remarks, a sum joint to rows", `青禾县2023年签约项目清单,,,
序号,项目名称,总投资(亿元),备注
1,甲项目,2,
2,乙项目,,与3号合计9亿元
3,丙项目,,见2号
注,,,全县另签农业项目4个、总投资3亿元`, []string{"与3号合计9亿元|乙项目|9亿|2", "全县另签农业项目4个、总投资3亿元||3亿|4"}},
		{"heads of groups with their sums", `青禾县重点项目汇总,,
项目名称,总投资(亿元),建设单位
"一、新能源产业(2个,7亿元)",,
风电项目,4,甲公司
光伏项目,3,乙公司
"合计:2个项目,总投资7亿元",,`, []string{"青禾县重点项目汇总|新能源产业|7亿|2", "青禾县重点项目汇总||7亿|2"}},
		{"figures by place and measure", `地区,签约,,开工,
,个数,总投资(亿元),个数,总投资(亿元)
云和县,10,32,6,8
青禾县,3,7,,
合计,13,39,6,8`, []string{
			"云和县签约|云和县|32亿|10", "云和县开工|云和县|8亿|6", "青禾县签约|青禾县|7亿|3", "合计签约||39亿|13", "合计开工||8亿|6",
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, x := range found(t, "t.csv", tt.data).Totals {
				amount, count := "-", "-"
				if x.Amount != nil {
					amount = fen(x.Amount.Value.Min)
				}
				if x.Count != nil {
					count = itoa(int64(x.Count.Value))
				}
				got = append(got, x.Event.Value+"|"+x.Of+"|"+amount+"|"+count)
			}
			if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestReported(t *testing.T) {
	f := found(t, "r.csv", `项目名称,投资方,总投资(亿元),星级
甲项目,甲公司,三百左右吧不确定,五
乙项目,乙公司,2,四`)
	if len(f.Unmapped) != 1 || f.Unmapped[0].Value != "星级" {
		t.Errorf("unmapped = %+v, want 星级", f.Unmapped)
	}
	f = found(t, "r.csv", `项目名称,投资方,总投资,落户地
甲项目,甲公司,5000,云和县
乙项目,乙公司,2亿元,云和县`)
	if len(f.Doubts) != 1 || f.Doubts[0].Value != "5000" {
		t.Errorf("doubts = %+v, want 5000, which has no unit", f.Doubts)
	}
}

// Every span of a record lies in its row and reads its own text.
func TestSpans(t *testing.T) {
	lexicon, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	sources, _ := read.Read(context.Background(), "s.csv", []byte("项目名称,投资方,总投资(亿元),落户地\n1.甲材料项目,甲公司、乙公司,约2,云和县\n"), read.Limits{})
	text := sources[0].Text
	content := []rune(text.Content)
	f := New(lexicon).Read(corpus.Document{ID: "s"}, text, lexicon.Read([]rune(text.Folded), nil), 0, 0)
	if len(f.Projects) != 1 {
		t.Fatalf("%d projects, want 1", len(f.Projects))
	}
	p := f.Projects[0]
	fields := append([]corpus.Sourced[string]{p.Name, *p.Place}, p.Parties...)
	for _, s := range fields {
		if got := string(content[s.Span.Start:s.Span.End]); got != s.Value || !p.Sentence.Contains(s.Span) {
			t.Errorf("span of %q reads %q", s.Value, got)
		}
	}
}
