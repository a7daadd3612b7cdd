package plan

import (
	"testing"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/phonetic"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// anyWord is a corpus in which every pair of characters occurs once.
type anyWord struct{}

func (anyWord) Seen(a, b rune) int                      { return 1 }
func (anyWord) Sounding(first, second string) [][2]rune { return nil }

func reader(t *testing.T) *understand.Reader {
	t.Helper()
	words, err := lexicon.Load("")
	if err != nil {
		t.Fatal(err)
	}
	sound, err := phonetic.New()
	if err != nil {
		t.Fatal(err)
	}
	places, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	return understand.New(words, sound, places, clean.Fold)
}

func TestOf(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct{ question, want string }{
		{"湖南投资超过20亿的项目有哪些", "(list (filter place:湖南 amount>200000000000分 (records)))"},
		{"四川不到五千万的新能源项目有几个", "(count (filter place:四川 sector:新能源 amount<5000000000分 (records)))"},
		{"不是湖北的项目有哪些", "(list (filter not place:湖北 (records)))"},
		{"除了半导体以外的项目有哪些", "(list (filter not sector:半导体 (records)))"},
		{"用欧元投资的项目合计多少", "(sum (filter currency:EUR (records)))"},
		{"最大的三个项目是哪些", "(top 3 (records))"},
		{"最小的项目是哪个", "(bottom 1 (records))"},
		{"项目平均投资多少", "(average (records))"},
		{"没写金额的项目有哪些", "(list (filter not stated:amount (records)))"},
		{"按行业分各有几个项目", "(group sector count (records))"},
		{"湖南各年分别签了多少项目", "(group year count (filter place:湖南 (records)))"},
		{"2021年签约的项目有哪些", "(list (filter year:2021 (records)))"},
		{"湖南和四川的项目有哪些", "(list (filter place:湖南|四川 (records)))"},
		{"港企在湖南签约的项目有哪些", "(list (filter origin:港资 venue:湖南 (records)))"},
		{"香港企业投的项目里最大的是哪个", "(top 1 (filter origin:香港 (records)))"},
		{"今日资金到位的项目和平台企业有哪些", "(list (filter word:平台 (records)))"},
		{"湖南在上海签了哪些项目", "(list (filter place:湖南 venue:上海 (records)))"},
		{"竹海那个项目投资多少", "(lookup amount (filter word:竹海 (records)))"},
		{"云杉精工和白鹭光电谁投得多", "(compare more (filter word:云杉精工 word:白鹭光电 (records)))"},
		{"该市为什么看重营商环境", "(quote (filter word:看重营商环境 (records)))"},
	} {
		t.Run(tt.question, func(t *testing.T) {
			if got := Of(r.Read(tt.question, "", anyWord{})).String(); got != tt.want {
				t.Errorf("Of(%q)\n got %s\nwant %s", tt.question, got, tt.want)
			}
		})
	}
}

func TestPrintsAlike(t *testing.T) {
	for _, tt := range []struct {
		node Node
		want string
	}{
		{Each{[]Node{Quote{Records{}}, Clarify{Records{}}}}, "(each (quote (records)) (clarify (records)))"},
		{Compare{Smallest: true, Of: Records{}}, "(compare less (records))"},
		{Share{Filter{Of: Records{}, Where: []Condition{{Field: Status, Op: "=", Text: "signed", Values: []string{"signed"}, Not: true}}}}, "(share (filter not status:signed (records)))"},
	} {
		if got := tt.node.String(); got != tt.want {
			t.Errorf("got %s, want %s", got, tt.want)
		}
	}
}
