package value

import (
	"testing"

	"zhaoshang/corpus"
)

func date(year, month, day int, p corpus.Precision) corpus.Date {
	return corpus.Date{Year: year, Month: month, Day: day, Precision: p}
}

func resolved(year, month, day int, p corpus.Precision) corpus.Date {
	d := date(year, month, day, p)
	d.Resolved = true
	return d
}

func until(d corpus.Date, year, month, day int) corpus.Date {
	d.EndYear, d.EndMonth, d.EndDay = year, month, day
	return d
}

// published is the document's date of the cases that need one.
var published = &corpus.Date{Year: 2023, Month: 9, Day: 12, Precision: corpus.Day}

func TestDates(t *testing.T) {
	for _, tt := range []struct {
		text, span string
		ref        *corpus.Date
		want       corpus.Date
	}{
		{"2022年5月16日下午", "2022年5月16日", nil, date(2022, 5, 16, corpus.Day)},
		{"2022年 5月 16日", "2022年 5月 16日", nil, date(2022, 5, 16, corpus.Day)},
		{"5月22日上午", "5月22日", nil, date(0, 5, 22, corpus.MonthDay)},
		{"5月22日上午", "5月22日", published, resolved(2023, 5, 22, corpus.Day)},
		{"将于12月22日举行", "12月22日", published, resolved(2023, 12, 22, corpus.Day)},
		{"昨(11)日在城区举行", "昨(11)日", published, resolved(2023, 9, 11, corpus.Day)},
		{"昨(11)日在城区举行", "昨(11)日", nil, date(0, 0, 11, corpus.DayOnly)},
		{"16日,大会召开", "16日", nil, date(0, 0, 16, corpus.DayOnly)},
		{"11日,大会召开", "11日", published, resolved(2023, 9, 11, corpus.Day)},
		{"28号签的约", "28号", published, resolved(2023, 8, 28, corpus.Day)},
		{"今年以来", "今年", published, resolved(2023, 0, 0, corpus.Year)},
		{"今年以来", "今年", nil, date(0, 0, 0, corpus.Year)},
		{"去年三季度", "去年三季度", published, resolved(2022, 7, 0, corpus.Quarter)},
		{"预计明年第一季启用", "明年第一季", published, resolved(2024, 1, 0, corpus.Quarter)},
		{"2026年第三季量产", "2026年第三季", nil, date(2026, 7, 0, corpus.Quarter)},
		{"上半年", "上半年", published, resolved(2023, 1, 0, corpus.HalfYear)},
		{"2023年下半年", "2023年下半年", nil, date(2023, 7, 0, corpus.HalfYear)},
		{"2023年1至9月", "2023年1至9月", nil, until(date(2023, 1, 0, corpus.Month), 2023, 9, 0)},
		{"1-9月签约", "1-9月", published, until(resolved(2023, 1, 0, corpus.Month), 2023, 9, 0)},
		{"前三季度", "前三季度", published, until(resolved(2023, 1, 0, corpus.Month), 2023, 9, 0)},
		{"2024年前10个月", "2024年前10个月", nil, until(date(2024, 1, 0, corpus.Month), 2024, 10, 0)},
		{"2021年前5月", "2021年前5月", nil, until(date(2021, 1, 0, corpus.Month), 2021, 5, 0)},
		{"2023—2025年", "2023—2025年", nil, until(date(2023, 0, 0, corpus.Year), 2025, 0, 0)},
		{"2023年至2025年", "2023年至2025年", nil, until(date(2023, 0, 0, corpus.Year), 2025, 0, 0)},
		{"2023年12月底前", "2023年12月底", nil, date(2023, 12, 0, corpus.Month)},
		{"2023年底前", "2023年底", nil, date(2023, 0, 0, corpus.Year)},
		{"5月16日至18日", "5月16日至18日", published, until(resolved(2023, 5, 16, corpus.Day), 2023, 5, 18)},
		{"2023年5月16日-6月2日", "2023年5月16日-6月2日", nil, until(date(2023, 5, 16, corpus.Day), 2023, 6, 2)},
		{"2023年5月16至18日", "2023年5月16至18日", nil, until(date(2023, 5, 16, corpus.Day), 2023, 5, 18)},
		{"5月16—18日", "5月16—18日", published, until(resolved(2023, 5, 16, corpus.Day), 2023, 5, 18)},
		{"5月1、2日", "5月1", nil, date(0, 5, 1, corpus.MonthDay)},
		{"16—18日", "16—18日", nil, until(date(0, 0, 16, corpus.DayOnly), 0, 0, 18)},
		{"下个月中旬", "下个月中旬", published, resolved(2023, 10, 0, corpus.Month)},
		{"上月底", "上月底", published, resolved(2023, 8, 0, corpus.Month)},
		{"民国112年3月", "民国112年3月", nil, date(2023, 3, 0, corpus.Month)},
		{"二〇二二年五月十六日", "二〇二二年五月十六日", nil, date(2022, 5, 16, corpus.Day)},
		{"2024-11-11签约", "2024-11-11", nil, date(2024, 11, 11, corpus.Day)},
		{"2024/11/11", "2024/11/11", nil, date(2024, 11, 11, corpus.Day)},
		{"2010.01.29", "2010.01.29", nil, date(2010, 1, 29, corpus.Day)},
		{"on april 12 2019", "april 12 2019", nil, date(2019, 4, 12, corpus.Day)},
		{"on 12 april 2019", "12 april 2019", nil, date(2019, 4, 12, corpus.Day)},
		{"on sept. 3, 2021 the", "sept. 3, 2021", nil, date(2021, 9, 3, corpus.Day)},
		{"in 2019 the zone", "2019", nil, date(2019, 0, 0, corpus.Year)},
		{"昨天", "昨天", published, resolved(2023, 9, 11, corpus.Day)},
		{"上周四", "上周四", published, resolved(2023, 9, 7, corpus.Day)},
		{"2022年第四季度", "2022年第四季度", nil, date(2022, 10, 0, corpus.Quarter)},
	} {
		t.Run(tt.text, func(t *testing.T) {
			r := []rune(tt.text)
			for _, m := range Find(r, tt.ref) {
				if m.Kind != KindDate {
					continue
				}
				if span := string(r[m.Span.Start:m.Span.End]); span != tt.span || *m.Date != tt.want {
					t.Errorf("%q: got %q %+v, want %q %+v", tt.text, span, *m.Date, tt.span, tt.want)
				}
				return
			}
			t.Errorf("%q: no date", tt.text)
		})
	}
}

func TestNoDates(t *testing.T) {
	for _, text := range []string{
		"日前", "近日", "16号楼", "30日内", "两千年历史", "3年", "5个月", "每月", "一期工程", "1.5元", "2-3家", "10-20亿元", "5月饼", "3号厂房", "每年1次",
		"第16号", "90%", "1/3", "may be", "march on",
	} {
		if m, span := firstOf(text, KindDate); span != "" {
			t.Errorf("%q: date %q %+v", text, span, *m.Date)
		}
	}
}

func TestSameDay(t *testing.T) {
	r := []rune("2022年5月16日签约。当天,另有3个项目开工;次日考察。同年9月投产")
	var got []corpus.Date
	for _, m := range Find(r, nil) {
		if m.Kind == KindDate {
			got = append(got, *m.Date)
		}
	}
	want := []corpus.Date{
		date(2022, 5, 16, corpus.Day), resolved(2022, 5, 16, corpus.Day),
		resolved(2022, 5, 17, corpus.Day), resolved(2022, 9, 0, corpus.Month),
	}
	if len(got) != len(want) {
		t.Fatalf("got %d dates %+v, want %d", len(got), got, len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("date %d: got %+v, want %+v", i, got[i], want[i])
		}
	}
}

// TestGoingOn: a sentence goes on in the year that it has told.
func TestGoingOn(t *testing.T) {
	for text, want := range map[string]corpus.Date{
		"去年2月签约,5月20日开工": resolved(2022, 5, 20, corpus.Day), "隔年的论坛定在10月8日": resolved(2022, 10, 8, corpus.Day),
		"去年2月签约。5月20日开工": resolved(2023, 5, 20, corpus.Day), "去年2月签约,今年3月动工,5月20日点火": resolved(2023, 5, 20, corpus.Day),
	} {
		var got corpus.Date
		for _, m := range Find([]rune("2021年开过会。"+text), published) {
			if m.Kind == KindDate {
				got = *m.Date
			}
		}
		if got != want {
			t.Errorf("%q: got %+v, want %+v", text, got, want)
		}
	}
}

func TestBounds(t *testing.T) {
	for _, tt := range []struct {
		d        corpus.Date
		from, to string
	}{
		{date(2024, 2, 0, corpus.Month), "2024-02-01", "2024-02-29"},
		{date(2023, 0, 0, corpus.Year), "2023-01-01", "2023-12-31"},
		{date(2023, 7, 0, corpus.Quarter), "2023-07-01", "2023-09-30"},
		{date(2023, 7, 0, corpus.HalfYear), "2023-07-01", "2023-12-31"},
		{date(2023, 5, 16, corpus.Day), "2023-05-16", "2023-05-16"},
		{until(date(2023, 5, 16, corpus.Day), 2023, 6, 2), "2023-05-16", "2023-06-02"},
		{until(date(2023, 1, 0, corpus.Month), 2023, 9, 0), "2023-01-01", "2023-09-30"},
		{until(date(2023, 0, 0, corpus.Year), 2025, 0, 0), "2023-01-01", "2025-12-31"},
		{date(0, 5, 22, corpus.MonthDay), "", ""},
	} {
		if from, to := Bounds(tt.d); from != tt.from || to != tt.to {
			t.Errorf("Bounds(%+v) = %s, %s, want %s, %s", tt.d, from, to, tt.from, tt.to)
		}
	}
}

func TestOpenBounds(t *testing.T) {
	for _, tt := range []struct {
		d        corpus.Date
		from, to string
	}{
		{date(0, 5, 22, corpus.MonthDay), "XXXX-05-22", "XXXX-05-22"},
		{date(0, 2, 0, corpus.Month), "XXXX-02-01", "XXXX-02-29"},
		{date(0, 0, 16, corpus.DayOnly), "XXXX-XX-16", "XXXX-XX-16"},
		{until(date(0, 5, 3, corpus.MonthDay), 0, 5, 8), "XXXX-05-03", "XXXX-05-08"},
		{date(2022, 5, 16, corpus.Day), "2022-05-16", "2022-05-16"},
	} {
		if from, to := OpenBounds(tt.d); from != tt.from || to != tt.to {
			t.Errorf("OpenBounds(%+v) = %s, %s, want %s, %s", tt.d, from, to, tt.from, tt.to)
		}
	}
}
