package value

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// say writes a mention as: kind text number|min..max unit bound.
func say(r []rune, m Mention) string {
	figure := m.Number
	if figure == "" && m.Min+m.Max != "" {
		figure = m.Min + ".." + m.Max
	}
	return strings.Join(strings.Fields(m.Kind+" "+string(r[m.Span.Start:m.Span.End])+" "+figure+" "+m.Unit+" "+string(m.Bound)), " ")
}

func TestQuantities(t *testing.T) {
	for text, want := range map[string]string{
		"集中签约7个项目": "quantity 7个 7 个 exact",
		"签约项目30余个": "quantity 30余个 30 个 over",
		"近百家企业参会":  "quantity 百家 100 家 under",
		"上千人参加":    "quantity 千人 1000 人 over", "百余家企业": "quantity 百余家 100 家 over",
		"三十多家企业":       "quantity 三十多家 30 家 over",
		"年产35gwh电池":    "quantity 35gwh 35 GWh exact",
		"年产5万吨铜箔":      "quantity 5万吨 50000 吨 exact",
		"新增就业2000人以上":  "quantity 2000人 2000 人 over",
		"占地668亩":       "area 668亩 668 亩 exact",
		"建筑面积约4.2万平方米": "area 4.2万平方米 42000 平方米 about",
		"用地15公顷":       "area 15公顷 15 公顷 exact",
		"建设期3至5年":      "quantity 3至5年 3..5 年 range",
		"装机5万千瓦":       "quantity 5万千瓦 50000 千瓦 exact",
		"总装机222兆瓦":     "quantity 222兆瓦 222 兆瓦 exact",
		"增长12.5%":      "percent 12.5% 12.5 exact",
		"下降-3.5%":      "percent -3.5% -3.5 exact",
		"占比超过六成":       "percent 六成 60 over",
		"股比60比40":      "percent 60比40 60 exact",
		"双方各占一半":       "percent 一半 50 exact",
		"台方占三成五":       "percent 三成五 35 exact",
		"提高百分之三十五点五":   "percent 百分之三十五点五 35.5 exact",
		"提升2.3个百分点":    "percent 2.3个百分点 2.3 exact",
		"千分之四":         "percent 千分之四 0.4 exact",
		"税率5‰":         "percent 5‰ 0.5 exact",
		"八五折优惠":        "percent 八五折 85 exact",
		"编号108":        "number 108 108 exact",
		"指数10-20":      "number 10-20 10..20 range",
		"二三十家供应商":      "quantity 二三十家 20..30 家 range",
	} {
		r := []rune(text)
		found := Find(r, nil)
		if len(found) != 1 || say(r, found[0]) != want {
			t.Errorf("%s: got %d, first %q, want %q", text, len(found), say(r, append(found, Mention{})[0]), want)
		}
	}
}

func TestNoValues(t *testing.T) {
	for _, text := range []string{"三一重工", "四川省", "五粮液集团", "一切顺利", "三成立", "一折叠", "第三届", "co2减排", "万家灯火", "百货公司", "千方百计", "g60走廊"} {
		r := []rune(text)
		if found := Find(r, nil); len(found) != 0 {
			t.Errorf("%s: %q", text, say(r, found[0]))
		}
	}
}

// Plain text has forms that reports do not use, and numbers inside other values.
func TestFindAll(t *testing.T) {
	ref := &corpus.Date{Year: 2023, Month: 9, Day: 12, Precision: corpus.Day}
	for text, want := range map[string]string{
		"四分之三":      "number 四分之三 0.75 exact",
		"二又二分之一":    "number 二又二分之一 2.5 exact",
		"5/8":       "number 5/8 0.625 exact",
		"3^2":       "number 3^2 9 exact",
		"1.5e3":     "number 1.5e3 1500 exact",
		"7k":        "number 7k 7000 exact",
		"两打":        "number 两打 24 exact",
		"负七点二":      "number 负七点二 -7.2 exact",
		"大于5小于9":    "number 大于5小于9 5..9 under",
		"不少于六十":     "number 不少于六十 60.. over",
		"400以下":     "number 400以下 ..400 under",
		"介于3和8之间":   "number 介于3和8之间 3..8 range",
		"比50高":      "number 比50高 50.. over",
		"日元":        "amount 日元 JPY",
		"80个比特币":    "amount 80个比特币",
		"百 分 之 七":   "percent 百 分 之 七 7 exact",
		"我在四川的五台山":  "",
		"他收拾了大陆的行李": "",
	} {
		r := []rune(text)
		var got []string
		for _, m := range FindAll(r, ref) {
			if strings.HasPrefix(want, m.Kind) {
				got = append(got, say(r, m))
			}
		}
		if len(got) > 1 || !strings.HasPrefix(strings.Join(got, ";"), want) || want == "" && len(got) > 0 {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}

func TestFindAllDates(t *testing.T) {
	ref := &corpus.Date{Year: 2023, Month: 9, Day: 12, Precision: corpus.Day}
	for text, want := range map[string]string{
		"3/8":            "3/8 2023-03-08..2023-03-08",
		"07/03/95":       "07/03/95 1995-03-07..1995-03-07",
		"2021 04 30":     "2021 04 30 2021-04-30..2021-04-30",
		"农历六月初八":         "农历六月初八 2023-06-08..2023-06-08",
		"下周末":            "下周末 2023-09-23..2023-09-24",
		"近两个月":           "近两个月 2023-07-12..2023-09-12",
		"3天前":            "3天前 2023-09-09..2023-09-09",
		"2020年之后":        "2020年之后 2021-01-01..2021-01-01",
		"截至2022年":        "截至2022年 2022-01-01..2022-12-31",
		"6月的第一周":         "6月的第一周 2023-06-05..2023-06-11",
		"90年代":           "90年代 1990-01-01..1999-12-31",
		"今年秋天":           "今年秋天 2023-09-01..2023-11-30",
		"2019年3月与6月之间签约": "2019年3月与6月之间 2019-03-01..2019-06-30",
	} {
		r := []rune(text)
		var got []string
		for _, m := range FindAll(r, ref) {
			if m.Date != nil {
				from, to := Bounds(*m.Date)
				got = append(got, string(r[m.Span.Start:m.Span.End])+" "+from+".."+to)
			}
		}
		if strings.Join(got, ";") != want {
			t.Errorf("%s: got %q, want %q", text, got, want)
		}
	}
}
