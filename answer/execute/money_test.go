package execute

import (
	"testing"

	"zhaoshang/answer/listing"
	"zhaoshang/corpus"
)

func TestSumOf(t *testing.T) {
	amount := func(yi corpus.Fen, currency string, b corpus.Bound) listing.Item {
		return listing.Item{Amount: &corpus.Amount{Min: yi * corpus.Yi, Currency: currency, Bound: b}}
	}
	sums, silent := sumOf([]listing.Item{amount(3, "CNY", corpus.Exact), amount(2, "USD", corpus.Exact), amount(5, "CNY", corpus.Over), {}})
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
