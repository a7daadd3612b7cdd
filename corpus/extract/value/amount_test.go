package value

import (
	"testing"

	"zhaoshang/corpus"
)

const (
	wan = corpus.Wan
	yi  = corpus.Yi
)

// amounts is one sentence with the amounts it holds.
var amountCases = []struct {
	text string
	span string // the first amount
	want corpus.Amount
}{
	{"计划总投资160多亿元人民币", "160多亿元人民币", corpus.Amount{Min: 160 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"投资约3.5亿美元", "3.5亿美元", corpus.Amount{Min: 35 * yi / 10, Currency: "USD", Bound: corpus.About}},
	{"签约3.5亿元", "3.5亿元", corpus.Amount{Min: 35 * yi / 10, Currency: "CNY", Bound: corpus.Exact}},
	{"冷链枢纽约3.5亿元", "3.5亿元", corpus.Amount{Min: 35 * yi / 10, Currency: "CNY", Bound: corpus.About}},
	{"近百亿元", "百亿元", corpus.Amount{Max: 100 * yi, Currency: "CNY", Bound: corpus.Under}},
	{"上百亿元", "百亿元", corpus.Amount{Min: 100 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"十几亿元", "十几亿元", corpus.Amount{Min: 10 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"数十亿元", "数十亿元", corpus.Amount{Min: 10 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"投资三千五百万", "三千五百万", corpus.Amount{Min: 3500 * wan, Currency: "CNY", Bound: corpus.Exact}},
	{"总额一七四五亿元", "一七四五亿元", corpus.Amount{Min: 1745 * yi, Currency: "CNY", Bound: corpus.Exact}},
	{"总额2兆6218亿元", "2兆6218亿元", corpus.Amount{Min: 26218 * yi, Currency: "CNY", Bound: corpus.Exact}},
	{"1,100万元", "1,100万元", corpus.Amount{Min: 1100 * wan, Currency: "CNY", Bound: corpus.Exact}},
	{"二百余万元", "二百余万元", corpus.Amount{Min: 200 * wan, Currency: "CNY", Bound: corpus.Over}},
	{"一万五千亿元", "一万五千亿元", corpus.Amount{Min: 15000 * yi, Currency: "CNY", Bound: corpus.Exact}},
	{"3万4000元", "3万4000元", corpus.Amount{Min: 34000 * corpus.Yuan, Currency: "CNY", Bound: corpus.Exact}},
	{"壹仟贰佰万元整", "壹仟贰佰万元整", corpus.Amount{Min: 1200 * wan, Currency: "CNY", Bound: corpus.Exact}},
	{"50亿—60亿元", "50亿—60亿元", corpus.Amount{Min: 50 * yi, Max: 60 * yi, Currency: "CNY", Bound: corpus.Range}},
	{"投资3到5亿", "3到5亿", corpus.Amount{Min: 3 * yi, Max: 5 * yi, Currency: "CNY", Bound: corpus.Range}},
	{"投资3.1个亿", "3.1个亿", corpus.Amount{Min: 31 * yi / 10, Currency: "CNY", Bound: corpus.Exact}},
	{"不低于50亿元", "50亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"不少于人民币50亿元", "人民币50亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"高达50亿元", "50亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.Exact}},
	{"突破50亿元", "50亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"不足5000万元", "5000万元", corpus.Amount{Max: 5000 * wan, Currency: "CNY", Bound: corpus.Under}},
	{"50亿元左右", "50亿元", corpus.Amount{Min: 50 * yi, Currency: "CNY", Bound: corpus.About}},
	{"50亿元以内", "50亿元", corpus.Amount{Max: 50 * yi, Currency: "CNY", Bound: corpus.Under}},
	{"20亿港元", "20亿港元", corpus.Amount{Min: 20 * yi, Currency: "HKD", Bound: corpus.Exact}},
	{"360亿元新台币", "360亿元新台币", corpus.Amount{Min: 360 * yi, Currency: "TWD", Bound: corpus.Exact}},
	{"hk$3.2 billion", "hk$3.2 billion", corpus.Amount{Min: 32 * yi, Currency: "HKD", Bound: corpus.Exact}},
	{"rmb 16bn", "rmb 16bn", corpus.Amount{Min: 160 * yi, Currency: "CNY", Bound: corpus.Exact}},
	{"us$1.2亿", "us$1.2亿", corpus.Amount{Min: 12 * yi / 10, Currency: "USD", Bound: corpus.Exact}},
	{"$300 million", "$300 million", corpus.Amount{Min: 3 * yi, Currency: "USD", Bound: corpus.Exact}},
	{"a 60-million-euro plant", "60-million-euro", corpus.Amount{Min: 6 * yi / 10, Currency: "EUR", Bound: corpus.Exact}},
	{"more than 16 billion yuan", "16 billion yuan", corpus.Amount{Min: 160 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"nt$36 billion", "nt$36 billion", corpus.Amount{Min: 360 * yi, Currency: "TWD", Bound: corpus.Exact}},
	{"投资二三十亿元", "二三十亿元", corpus.Amount{Min: 20 * yi, Max: 30 * yi, Currency: "CNY", Bound: corpus.Range}},
	{"1764亿多元", "1764亿多元", corpus.Amount{Min: 1764 * yi, Currency: "CNY", Bound: corpus.Over}},
	{"分别增资1亿826万、5371万美元", "1亿826万", corpus.Amount{Min: 10826 * wan, Currency: "USD", Bound: corpus.Exact}},
	{"亿元以上项目32个", "亿元", corpus.Amount{Min: yi, Currency: "CNY", Bound: corpus.Over}},
}

func firstOf(text, kind string) (Mention, string) {
	r := []rune(text)
	for _, m := range Find(r, nil) {
		if m.Kind == kind {
			return m, string(r[m.Span.Start:m.Span.End])
		}
	}
	return Mention{}, ""
}

func TestAmounts(t *testing.T) {
	for _, tt := range amountCases {
		t.Run(tt.text, func(t *testing.T) {
			m, span := firstOf(tt.text, KindAmount)
			if m.Amount == nil {
				t.Fatalf("no amount in %q: %+v", tt.text, Find([]rune(tt.text), nil))
			}
			if span != tt.span || *m.Amount != tt.want {
				t.Errorf("%q: got %q %+v, want %q %+v", tt.text, span, *m.Amount, tt.span, tt.want)
			}
		})
	}
}

func TestNoAmounts(t *testing.T) {
	for _, text := range []string{
		"五角大楼", "2022年", "第3亿次", "一带一路", "一事一议", "三元锂电池", "两块牌子", "分车间和仓储两块,主要产品", "年产5万吨", "20个亿元项目", "百亿级产业", "三毛", "八角",
		"13亿人口", "400多块镜子", "g60科创走廊", "500强企业", "百千万工程", "摘橘11亿斤", "年发电2.3亿度", "年产3亿枚", "年产3000万块空心砖", "日产2万块",
	} {
		if m, span := firstOf(text, KindAmount); span != "" {
			t.Errorf("%q: amount %q %+v", text, span, *m.Amount)
		}
	}
}

// TestSlips: a figure with two points is no sum, nor is a part of it.
func TestSlips(t *testing.T) {
	for text, want := range map[string]corpus.Fen{"总投资9.9.1亿元": 0, "投资1.2.3万元,其中": 0, "1.2024年投资3亿元": 3 * yi, "第3.5亿元": 35 * yi / 10} {
		var got corpus.Fen
		for _, m := range Find([]rune(text), nil) {
			if m.Kind == KindAmount {
				got = m.Amount.Min
			}
		}
		if got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
}
