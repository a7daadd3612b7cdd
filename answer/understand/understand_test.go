package understand_test

import (
	"testing"

	"zhaoshang/answer/lexicon"
	"zhaoshang/answer/phonetic"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
	"zhaoshang/corpus/extract/names"
)

// seen is a vocabulary of a few words.
type seen map[[2]rune]bool

func words(list ...string) seen {
	s := seen{}
	for _, w := range list {
		r := []rune(w)
		for i := 0; i+1 < len(r); i++ {
			s[[2]rune{r[i], r[i+1]}] = true
		}
	}
	return s
}

func (s seen) Seen(a, b rune) int {
	if s[[2]rune{a, b}] {
		return 1
	}
	return 0
}

func (s seen) Sounding(string, string) [][2]rune { return nil }

func reader(t *testing.T) *understand.Reader {
	t.Helper()
	lex, err := lexicon.Load("")
	if err != nil {
		t.Fatal(err)
	}
	sound, err := phonetic.New()
	if err != nil {
		t.Fatal(err)
	}
	gazetteer, err := names.Load()
	if err != nil {
		t.Fatal(err)
	}
	return understand.New(lex, sound, gazetteer, clean.Fold)
}

func TestKind(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]string{
		"青岚轴承项目总投资多少":        "amount",
		"白榆县签了多少亿":           "amount",
		"白榆县签了几个项目":          "count",
		"白榆縣簽了幾個項目":          "count",
		"白榆县有哪几个项目":          "list",
		"投资超过20亿的项目有哪些":      "list",
		"青岚和白榆哪个投得多":         "compare",
		"白榆县最大的项目是哪个":        "top",
		"这三个项目合计多少亿":         "sum",
		"白榆县县长是谁":            "who",
		"青岚轴承是谁投的":           "partner",
		"青岚轴承落在哪里":           "where",
		"青岚轴承什么时候开工":         "when",
		"县长去看了哪些企业":          "visit",
		"县长怎么说营商环境":          "quote",
		"县长在会上承诺了啥":          "quote",
		"客商凭什么来白榆":           "reason",
		"县长看望了谁":             "visit",
		"今天天气怎么样":            "offtopic",
		"How many projects?": "count",
	} {
		if q := r.Read(question, "", words()); q.Kind != want {
			t.Errorf("%s: %q (%s), want %q", question, q.Kind, q.Line, want)
		}
	}
}

// TestPlaces: 里 behind 报道 makes no district of it.
func TestPlaces(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]int{"签约报道里点到的项目有哪几个": 0, "道里有哪几个项目": 1} {
		if q := r.Read(question, "", words()); len(q.Places) != want {
			t.Errorf("%s: %v", question, q.Places)
		}
	}
}

func TestLanguage(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]string{
		"白榆县签了几个项目": "zh-Hans", "白榆縣簽了幾個項目": "zh-Hant", "How much was signed in Baiyu?": "en", "？？？": "zh-Hans",
	} {
		if q := r.Read(question, "", words()); q.Language != want {
			t.Errorf("%s: %q, want %q", question, q.Language, want)
		}
	}
}

func TestLimits(t *testing.T) {
	r := reader(t)
	for _, tt := range []struct {
		question         string
		low, high, equal corpus.Fen
	}{
		{"投资超过20亿的项目有哪些", 20 * corpus.Yi, 0, 0},
		{"十个亿以上的项目", 10 * corpus.Yi, 0, 0},
		{"不到5000万的项目有吗", 0, 5000 * corpus.Wan, 0},
		{"投60亿的是哪两个项目", 0, 0, 60 * corpus.Yi},
		{"那两个百亿项目是谁投的", 0, 0, 0},
		{"有哪些项目", 0, 0, 0},
	} {
		q := r.Read(tt.question, "", words())
		for _, x := range []struct {
			name string
			got  *understand.Limit
			want corpus.Fen
		}{{"low", q.Low, tt.low}, {"high", q.High, tt.high}, {"equal", q.Equal, tt.equal}} {
			got := corpus.Fen(0)
			if x.got != nil {
				got = x.got.Fen
			}
			if got != x.want {
				t.Errorf("%s: %s is %d, want %d", tt.question, x.name, got/corpus.Yuan, x.want/corpus.Yuan)
			}
		}
	}
}

func TestRepair(t *testing.T) {
	r := reader(t)
	v := words("白榆县", "青岚轴承")
	for typed, want := range map[string]string{
		"白鱼县签了几个项目": "白榆县签了几个项目",
		"白榆县有哪些想目":  "白榆县有哪些项目",
		"白榆县签了几个项目": "白榆县签了几个项目",
	} {
		if got := r.Read(typed, "", v).Language; got != "zh-Hans" {
			t.Errorf("%s, a typing error, is of %s", typed, got)
		}
		if got := string(r.Read(typed, "", v).Folded); got != want {
			t.Errorf("%s was read as %s, want %s", typed, got, want)
		}
	}
}

func TestLongAndOddQuestions(t *testing.T) {
	r := reader(t)
	long := make([]rune, 100_000)
	for i := range long {
		long[i] = '签'
	}
	for _, text := range []string{"", " ", "。。。！！", "😀😀", string(long), "\xff\xfe"} {
		if q := r.Read(text, "", words()); len(q.Folded) > understand.MaxRunes {
			t.Errorf("a question of %d runes was read in full", len(q.Folded))
		}
	}
}
