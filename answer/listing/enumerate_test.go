package listing

import (
	"testing"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

func TestEntriesOf(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string // names and figures of the first enumeration
	}{
		{"按来源地分,甲国19家、乙国12家、丙国9家。", []string{"甲国 19家", "乙国 12家", "丙国 9家"}},
		{"分来源地(实际投入,亿美元):甲国24.7、乙国19.5、丙国2.9,前三位合计47.1亿美元。", []string{"甲国 24.7亿美元", "乙国 19.5亿美元", "丙国 2.9亿美元"}},
		{"签下的项目里,云杉类3.5亿元,白鹭类12亿元。", []string{"云杉类 3.5亿元", "白鹭类 12亿元"}},
		{"榆岭镇15个(152.6亿元),青竹镇10个(约47亿元),珑川镇3个(9000万元)。", []string{"榆岭镇 15个", "青竹镇 10个", "珑川镇 3个"}},
		{"云杉类6个、38.4亿元,白鹭类1,203个、总投资约10.9亿元;有机类2个,占地30亩。", []string{"云杉类 6个", "白鹭类 1,203个", "有机类 2个"}},
		{"共签约9个、30亿元,榆岭镇2个、4亿元,青竹镇3个、6亿元,珑川镇4个、20亿元。", []string{"榆岭镇 2个", "青竹镇 3个", "珑川镇 4个"}},
		{"竹海县签约12个项目,总投资30亿元。", nil},
		{"占地300亩,2025年投产。", nil},
	} {
		t.Run(tt.text, func(t *testing.T) {
			text := clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: tt.text}})
			p := reading.New(corpus.Document{ID: "x"}, text)
			lists := EntriesOf(p, corpus.Span{End: len(p.Folded)})
			if len(tt.want) == 0 {
				if len(lists) > 0 {
					t.Fatalf("%d enumerations, want none: %+v", len(lists), lists)
				}
				return
			}
			if len(lists) == 0 || len(lists[0]) != len(tt.want) {
				t.Fatalf("enumerations %+v, want %v", lists, tt.want)
			}
			for i, it := range lists[0] {
				if got := it.Name + " " + it.Measure; got != tt.want[i] {
					t.Errorf("entry %d is %q, want %q", i, got, tt.want[i])
				}
			}
		})
	}
}
