package execute

import (
	"testing"

	"zhaoshang/corpus"
)

func TestMoney(t *testing.T) {
	for want, a := range map[string]corpus.Amount{
		"3.5亿美元":    {Min: 3*corpus.Yi + 5000*corpus.Wan, Currency: "USD", Bound: corpus.Exact},
		"超过160亿元":   {Min: 160 * corpus.Yi, Currency: "CNY", Bound: corpus.Over},
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

func TestSumOf(t *testing.T) {
	amount := func(yi corpus.Fen, currency string, b corpus.Bound) item {
		return item{amount: &corpus.Amount{Min: yi * corpus.Yi, Currency: currency, Bound: b}}
	}
	sums, silent := sumOf([]item{amount(3, "CNY", corpus.Exact), amount(2, "USD", corpus.Exact), amount(5, "CNY", corpus.Over), {}})
	if len(sums) != 2 || silent != 1 {
		t.Fatalf("%d sums, %d silent", len(sums), silent)
	}
	if sums[0].Min != 8*corpus.Yi || sums[0].Currency != "CNY" || sums[0].Bound != corpus.Over {
		t.Errorf("first sum is %+v", sums[0])
	}
	if sums[1].Min != 2*corpus.Yi || sums[1].Currency != "USD" {
		t.Errorf("currencies were added: %+v", sums[1])
	}
}

func TestCountLimits(t *testing.T) {
	for q, want := range map[string][2]float64{"超过12个的有哪些": {12, -1}, "不到5家": {-1, 5}, "有哪些": {-1, -1}} {
		if low, high := countLimits(q); low != want[0] || high != want[1] {
			t.Errorf("countLimits(%s) = %v %v", q, low, high)
		}
	}
}
