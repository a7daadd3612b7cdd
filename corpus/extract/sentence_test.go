package extract

import (
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	for _, tt := range []struct {
		in   string
		want []string
	}{
		{"甲县签约三个项目。乙县签约两个!", []string{"甲县签约三个项目。", "乙县签约两个!"}},
		{"他说:“欢迎来投资。我们一起干。”随后参观。", []string{"他说:“欢迎来投资。我们一起干。”", "随后参观。"}},
		{"“一企一策”落地;成效好。", []string{"“一企一策”落地;", "成效好。"}},
		{"没有关的“引号。下一句。", []string{"没有关的“引号。", "下一句。"}},
		{"总投资3.5亿元,占地1.2万亩", []string{"总投资3.5亿元,占地1.2万亩"}},
		{"the plant will open in may. it will hire 300 people.", []string{"the plant will open in may.", "it will hire 300 people."}},
		{"1. 甲项目\n2. 乙项目", []string{"1. 甲项目", "2. 乙项目"}},
		{"(记者 某某。图片 某某)", []string{"(记者 某某。图片 某某)"}},
		{"", nil},
		{" \n\n ", nil},
	} {
		t.Run(tt.in, func(t *testing.T) {
			folded := []rune(tt.in)
			var got []string
			for _, s := range Sentences(nil, folded) {
				got = append(got, string(folded[s.Span.Start:s.Span.End]))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("Sentences(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("他说:“好。”。(见图!)")
	f.Fuzz(func(t *testing.T, s string) {
		folded, last := []rune(s), 0
		for _, x := range Sentences(nil, folded) {
			if x.Span.Start < last || x.Span.Empty() || x.Span.End > len(folded) {
				t.Fatalf("Sentences(%q): span %v after %d", s, x.Span, last)
			}
			last = x.Span.End
		}
	})
}

func TestAbbreviationsEndNoSentence(t *testing.T) {
	for text, want := range map[string]int{
		"calder co., ltd. will build a base. it is big.":         2,
		"a forum is due on nov. 6 in harwick. it is the second.": 2,
		"it opened on sept. 12, 2025, at no. 8 mill road.":       1,
		"they came from lund. we met them there.":                2,
		"nordvik inc. said so.":                                  1,
	} {
		if got := len(Sentences(nil, []rune(text))); got != want {
			t.Errorf("%s: %d sentences", text, got)
		}
	}
}
