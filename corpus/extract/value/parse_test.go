package value

import (
	"errors"
	"testing"

	"zhaoshang/corpus"
)

func TestParseAmount(t *testing.T) {
	for _, tt := range []struct {
		text, hint string
		want       corpus.Amount
	}{
		{"约320", "亿元", corpus.Amount{Min: 320 * yi, Currency: "CNY", Bound: corpus.About}},
		{"50以上", "亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.Over}},
		{"10.5亿美元", "亿元", corpus.Amount{Min: 105 * yi / 10, Currency: "USD", Bound: corpus.Exact}},
		{"45,000", "万元", corpus.Amount{Min: 45000 * wan, Currency: "CNY", Bound: corpus.Exact}},
		{"20000～30000", "万元", corpus.Amount{Min: 20000 * wan, Max: 30000 * wan, Currency: "CNY", Bound: corpus.Range}},
		{"3200", "万美元", corpus.Amount{Min: 3200 * wan, Currency: "USD", Bound: corpus.Exact}},
		{"15.6", "新台币亿元", corpus.Amount{Min: 156 * yi / 10, Currency: "TWD", Bound: corpus.Exact}},
		{"12.5", "usd million", corpus.Amount{Min: 1250 * wan, Currency: "USD", Bound: corpus.Exact}},
		{"3.2", "billion yuan", corpus.Amount{Min: 32 * yi, Currency: "CNY", Bound: corpus.Exact}},
		{"7", "rmb 100 million", corpus.Amount{Min: 7 * yi, Currency: "CNY", Bound: corpus.Exact}},
		{"3.5亿", "万美元", corpus.Amount{Min: 35 * yi / 10, Currency: "USD", Bound: corpus.Exact}},
		{"140亿元(静态)", "", corpus.Amount{Min: 140 * yi, Currency: "CNY", Bound: corpus.Exact}},
		{"十个亿以上", "", corpus.Amount{Min: 10 * yi, Currency: "CNY", Bound: corpus.Over}},
		{"五千万", "", corpus.Amount{Min: 5000 * wan, Currency: "CNY", Bound: corpus.Exact}},
		{"一个亿", "", corpus.Amount{Min: yi, Currency: "CNY", Bound: corpus.Exact}},
	} {
		t.Run(tt.text, func(t *testing.T) {
			got, err := ParseAmount(tt.text, tt.hint)
			if err != nil || got != tt.want {
				t.Errorf("ParseAmount(%q, %q) = %+v, %v, want %+v", tt.text, tt.hint, got, err, tt.want)
			}
		})
	}
}

func TestParseAmountRejects(t *testing.T) {
	for _, text := range []string{"", "待定", "—", "面议", "160", "五角大楼", "2022年"} {
		if a, err := ParseAmount(text, ""); !errors.Is(err, ErrNoAmount) {
			t.Errorf("ParseAmount(%q) = %+v, %v", text, a, err)
		}
	}
}

func TestParseDate(t *testing.T) {
	for _, tt := range []struct {
		text string
		want corpus.Date
	}{
		{"2021", date(2021, 0, 0, corpus.Year)},
		{"2024.4", date(2024, 4, 0, corpus.Month)},
		{"2024-04", date(2024, 4, 0, corpus.Month)},
		{"202404", date(2024, 4, 0, corpus.Month)},
		{"20240411", date(2024, 4, 11, corpus.Day)},
		{"2023.3.14", date(2023, 3, 14, corpus.Day)},
		{"2024年6月", date(2024, 6, 0, corpus.Month)},
		{"2024年6月13日", date(2024, 6, 13, corpus.Day)},
		{"已于2024/6/13开工", date(2024, 6, 13, corpus.Day)},
	} {
		if got, err := ParseDate(tt.text, nil); err != nil || got != tt.want {
			t.Errorf("ParseDate(%q) = %+v, %v, want %+v", tt.text, got, err, tt.want)
		}
	}
	for _, text := range []string{"", "待定", "45322", "120", "2024.13", "1/3"} {
		if got, err := ParseDate(text, nil); !errors.Is(err, ErrNoDate) {
			t.Errorf("ParseDate(%q) = %+v, %v", text, got, err)
		}
	}
}
