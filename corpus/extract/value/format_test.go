package value

import (
	"strings"
	"testing"

	"zhaoshang/corpus"

	"pgregory.net/rapid"
)

func TestFormat(t *testing.T) {
	for _, tt := range []struct {
		a             corpus.Amount
		zh, hant, eng string
	}{
		{corpus.Amount{Min: 160 * yi, Currency: "CNY", Bound: corpus.Over}, "160多亿元", "160多億元", "over 16 billion yuan"},
		{corpus.Amount{Min: 35 * yi / 10, Currency: "USD", Bound: corpus.About}, "约3.5亿美元", "約3.5億美元", "about 350 million US dollars"},
		{corpus.Amount{Min: 105 * yi / 10, Currency: "USD", Bound: corpus.Exact}, "10.5亿美元", "10.5億美元", "1.05 billion US dollars"},
		{corpus.Amount{Max: 100 * yi, Currency: "CNY", Bound: corpus.Under}, "近100亿元", "近100億元", "nearly 10 billion yuan"},
		{corpus.Amount{Min: 3 * yi, Max: 5 * yi, Currency: "CNY", Bound: corpus.Range}, "3亿至5亿元", "3億至5億元", "300 million to 500 million yuan"},
		{corpus.Amount{Min: 45 * yi / 10, Currency: "CNY", Bound: corpus.Over}, "超4.5亿元", "超4.5億元", "over 450 million yuan"},
		{corpus.Amount{Min: 3800 * wan, Currency: "TWD", Bound: corpus.Exact}, "3800万新台币", "3800萬新臺幣", "38 million New Taiwan dollars"},
		{corpus.Amount{Min: 1234 * corpus.Yuan, Currency: "CNY", Bound: corpus.Exact}, "1234元", "1234元", "1,234 yuan"},
	} {
		for lang, want := range map[string]string{"zh-Hans": tt.zh, "zh-Hant": tt.hant, "en": tt.eng} {
			if got := Format(tt.a, lang); got != want {
				t.Errorf("Format(%+v, %s) = %q, want %q", tt.a, lang, got, want)
			}
		}
	}
}

// Parsing what Format writes gives the amount again, in both languages.
func TestFormatRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := corpus.Amount{
			Min:      corpus.Fen(rapid.Int64Range(1, 9_000_000_000_000_000).Draw(t, "fen")),
			Currency: rapid.SampledFrom([]string{"CNY", "USD", "HKD", "TWD", "EUR", "JPY", "GBP", "KRW"}).Draw(t, "currency"),
			Bound:    rapid.SampledFrom([]corpus.Bound{corpus.Exact, corpus.About, corpus.Over, corpus.Under, corpus.Range}).Draw(t, "bound"),
		}
		switch a.Bound {
		case corpus.Under:
			a.Min, a.Max = 0, a.Min
		case corpus.Range:
			a.Max = a.Min + corpus.Fen(rapid.Int64Range(1, 1_000_000_000_000).Draw(t, "more"))
		}
		for _, lang := range []string{"zh-Hans", "en"} {
			text := Format(a, lang)
			if got, err := ParseAmount(strings.ToLower(text), ""); err != nil || got != a {
				t.Fatalf("%+v is written %q and read %+v, %v", a, text, got, err)
			}
		}
	})
}
