package execute

import (
	"strings"
	"testing"

	"zhaoshang/answer/lexicon"
)

func TestLeftOpen(t *testing.T) {
	for _, c := range []struct {
		text, asked string
		want        bool
	}{
		{"投资额尚未敲定", "asked_amount", true},
		{"金额没有对外公布", "asked_amount", true},
		{"投资规模还在测算", "asked_amount", true},
		{"金额双方暂不公开", "asked_amount", true},
		{"客户名称不便透露", "asked_names", true},
		{"名单未公布", "asked_names", true},
		{"投资方未透露", "asked_amount", false}, // it is the investor that is left open
		{"开工时间未定", "asked_when", true},
		{"股比待定", "asked_percent", true},
		{"最后这个没报金额", "asked_amount", true},
		{"年份材料上没注", "asked_when", true},
		{"报道没有写是哪一年", "asked_when", true},
		{"金额已经敲定", "asked_amount", false},
		{"未来投资额将翻番", "asked_amount", false},
		{"the amount was not disclosed", "asked_amount", true},
		{"terms were not disclosed", "asked_amount", true},
	} {
		if got := leftOpenRE.MatchString(c.text) && openWords[c.asked].MatchString(c.text); got != c.want {
			t.Errorf("%s of %s: %v, want %v", c.asked, c.text, got, c.want)
		}
	}
}

func TestEveryday(t *testing.T) {
	words, err := lexicon.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{"一口气": true, "集中对接": true, "总盘子": true, "真正缺": true, "瑾禾": false, "茗屿电工": false, "珞桐钛业": false} {
		if got := words.Everyday([]rune(text), make([]bool, len([]rune(text)))); got != want && len([]rune(text)) > shortestName {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestJoinedNames(t *testing.T) {
	for text, want := range map[string]bool{
		"分别是岚山机床、秋浦药业": true, "代表团拜访了三家企业": false, "签约9个、6亿元": false,
		"岚山机床和秋浦药业到场": true, "5家企业跟着它落户": false, "其中岚山机床投2亿元": true,
	} {
		if got := joinedRE.MatchString(text); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}

func TestAlikePair(t *testing.T) {
	for pair, want := range map[string]bool{"投资促进局 市投资促进局": true, "投促局 工信局": false, "商务局 商务和投资促进局": true, "发改委 卫健委": false} {
		a, b, _ := strings.Cut(pair, " ")
		if got := alikePair(a, b); got != want {
			t.Errorf("%s: %v, want %v", pair, got, want)
		}
	}
}
