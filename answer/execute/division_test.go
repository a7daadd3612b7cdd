package execute

import (
	"slices"
	"testing"

	"zhaoshang/answer/listing"
	"zhaoshang/answer/plan"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// TestDivision: places are grouped at the level that the question names,
// however documents write them.
func TestDivision(t *testing.T) {
	county := []string{"山西省", "山西省/太原市", "山西省/太原市/晋源区"}
	for _, tt := range []struct {
		question string
		places   []string
		want     string
	}{
		{"各区县签约额", county, "山西省/太原市/晋源区"},
		{"各地签约额", county, "山西省/太原市/晋源区"},
		{"各市签约额", county, "山西省/太原市"},
		{"各城市签约额", county, "山西省/太原市"},
		{"各市县签约额", county, "山西省/太原市/晋源区"},
		{"按省份统计", county, "山西省"},
		{"amounts by province", county, "山西省"},
		{"amounts by city", county, "山西省/太原市"},
		{"amounts by district", county, "山西省/太原市/晋源区"},
		{"各区县签约额", county[:2], "山西省/太原市"},
		{"各区县签约额", nil, "汾河湾畔"},
	} {
		p := &corpus.Project{Place: &corpus.Sourced[string]{Value: "汾河湾畔"}, Places: tt.places}
		if got := division(p, &understand.Question{Folded: []rune(tt.question)}, nil); !slices.Equal(got, []string{tt.want}) {
			t.Errorf("%s of %v: %q, want %q", tt.question, tt.places, got, tt.want)
		}
	}
	if got := division(&corpus.Project{}, &understand.Question{}, nil); got != nil {
		t.Errorf("no place: %q", got)
	}
}

// TestNamedDivisions: places that stand side by side in the question are the
// groups, whatever level they are of.
func TestNamedDivisions(t *testing.T) {
	where := []plan.Condition{{Field: plan.Place, Op: "=", Values: []string{"山西省/太原市", "江苏省/苏州市/昆山市"}}}
	for place, want := range map[string][]string{"山西省/太原市/晋源区": {"山西省/太原市"}, "江苏省/苏州市/昆山市": {"江苏省/苏州市/昆山市"}, "浙江省": {}} {
		p := &corpus.Project{Place: &corpus.Sourced[string]{Value: place}}
		for i, r := range place + "/" {
			if r == '/' {
				p.Places = append(p.Places, place[:i])
			}
		}
		if got := division(p, &understand.Question{}, where); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", place, got, want)
		}
	}
}

func TestNameDivisions(t *testing.T) {
	groups := []bucket{{value: "山东省/威海市/高新区"}, {value: "吉林省/长春市/朝阳区"}, {value: "北京市/北京市/朝阳区"}, {value: "山西省/太原市/晋源区"},
		{value: "浙江省"}, {value: "汾河湾畔"}}
	nameDivisions(groups)
	want := []string{"威海高新区", "长春朝阳区", "北京朝阳区", "晋源区", "浙江省", "汾河湾畔"}
	if got := labels(groups); !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestSumOfRanges: a sum of ranges is a range, with both ends added up.
func TestSumOfRanges(t *testing.T) {
	amount := func(low, high corpus.Fen, b corpus.Bound) listing.Item {
		return listing.Item{Amount: &corpus.Amount{Min: low * corpus.Yi, Max: high * corpus.Yi, Currency: "CNY", Bound: b}}
	}
	for _, tt := range []struct {
		list []listing.Item
		want string
	}{
		{[]listing.Item{amount(5, 6, corpus.Range), amount(2, 0, corpus.Exact)}, "7亿至8亿元"},
		{[]listing.Item{amount(0, 10, corpus.Under), amount(2, 0, corpus.Exact)}, "近12亿元"},
		{[]listing.Item{amount(10, 0, corpus.Over), amount(2, 0, corpus.Exact)}, "超过12亿元"},
		{[]listing.Item{amount(10, 0, corpus.Over), amount(5, 6, corpus.Range)}, "约15亿元"},
	} {
		sums, _ := sumOf(tt.list)
		if len(sums) != 1 || listing.Money(sums[0]) != tt.want {
			t.Errorf("%+v, want %s", sums, tt.want)
		}
	}
}
