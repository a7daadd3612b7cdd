package listing

import (
	"testing"

	"zhaoshang/corpus"
)

func TestMoney(t *testing.T) {
	for want, a := range map[string]corpus.Amount{
		"3.5亿美元":    {Min: 3*corpus.Yi + 5000*corpus.Wan, Currency: "USD", Bound: corpus.Exact},
		"超过160亿元":   {Min: 160 * corpus.Yi, Currency: "CNY", Bound: corpus.Over},
		"2.05万亿越南盾": {Min: 20500 * corpus.Yi, Currency: "VND", Bound: corpus.Exact},
		"近5亿元":      {Max: 5 * corpus.Yi, Currency: "CNY", Bound: corpus.Under},
		"约4850万元":   {Min: 4850 * corpus.Wan, Currency: "CNY", Bound: corpus.About},
		"1亿元至2亿元":   {},
		"12.3456亿元": {Min: 12*corpus.Yi + 3456*corpus.Wan, Currency: "CNY", Bound: corpus.Exact},
	} {
		if want == "1亿元至2亿元" {
			want, a = "1亿至2亿元", corpus.Amount{Min: corpus.Yi, Max: 2 * corpus.Yi, Currency: "CNY", Bound: corpus.Range}
		}
		if got := Money(a); got != want {
			t.Errorf("Money(%+v) = %s, want %s", a, got, want)
		}
	}
}
