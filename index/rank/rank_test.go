package rank

import (
	"slices"
	"strings"
	"testing"
)

func TestTerms(t *testing.T) {
	for text, want := range map[string][]string{
		"":             nil,
		"沪":            nil,
		"云岭电":          {"云岭", "岭电"},
		"云岭，电池":        {"云岭", "电池"},
		"云岭\n电池":       {"云岭", "电池"},
		"a股":           {"a"},
		"投资3.5亿元":      {"投资", "3.5", "亿元"},
		"2024年1-6月":    {"2024", "1", "6"},
		"alpha bay2":   {"alpha", "bay", "2"},
		"第1.期":         {"1"},
		"ポート項":         {"ポー", "ート", "ト項"},
		"\xff云岭":       {"云岭"},
		"𠮷野":           {"𠮷野"},
		"café 与 naïve": {"café", "naïve"},
	} {
		var got []string
		Terms(text, func(term string) { got = append(got, term) })
		if !slices.Equal(got, want) {
			t.Errorf("Terms(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestUnitsAreOneARune(t *testing.T) {
	for _, text := range []string{"", "云岭 a1", "𠮷野", "\xff", "😀"} {
		if got, want := len(Units(text)), len([]rune(text)); got != want {
			t.Errorf("Units(%q) has %d, want %d", text, got, want)
		}
	}
}

func TestCensusCountsPassagesNotPlaces(t *testing.T) {
	var c Census
	c.Add(Units("云云岭"))
	c.Add(Units("云"))
	if c.Counts['云'] != 2 || c.Counts['岭'] != 1 || c.Counts['电'] != 0 {
		t.Errorf("云 %d 岭 %d 电 %d", c.Counts['云'], c.Counts['岭'], c.Counts['电'])
	}
}

// plain says that every term is equally rare.
type plain struct{}

func (plain) Passages() int          { return 1000 }
func (plain) Frequency(string) int   { return 10 }
func (plain) Holding(uint16) int     { return 50 }
func (plain) AverageLength() float64 { return 100 }

func asked(t testing.TB, text string) (*Ranker, *Question) {
	t.Helper()
	r, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return r, r.Question(text, plain{})
}

func TestQuestionWordsWeighLess(t *testing.T) {
	_, q := asked(t, "电池项目投资多少")
	weights := map[string]float32{}
	for _, term := range q.Terms {
		weights[term.Text] = term.Weight
	}
	if weights["多少"] >= weights["电池"]/2 {
		t.Errorf("多少 weighs %v, 电池 %v", weights["多少"], weights["电池"])
	}
}

func TestJudge(t *testing.T) {
	tests := []struct{ name, question, better, worse string }{
		{"the pair, not its characters apart", "电池项目", "这里的电池项目很大。", "电厂的水池，项上有目。"},
		{"one sentence, not three", "青石镇电池产量", "青石镇的电池产量很高。天气很好。", "青石镇很美。天气很好。那里有电池。产量不明。"},
		{"the whole number", "2024年电池", "2024年的电池很多。", "1024年的电池很多。"},
		{"the whole word", "alpha电池", "alpha的电池。", "alphabet的电池。"},
		{"more of what is asked", "青石镇电池项目投资", "青石镇电池项目投资三亿元。", "青石镇茶叶项目投资三亿元。"},
	}
	for _, tt := range tests {
		_, q := asked(t, tt.question)
		better, worse := q.Judge(Units(tt.better), nil), q.Judge(Units(tt.worse), nil)
		if better <= worse {
			t.Errorf("%s: %q gets %v, %q gets %v", tt.name, tt.better, better, tt.worse, worse)
		}
	}
}

func TestJudgeLooksAtTheTitle(t *testing.T) {
	_, q := asked(t, "云岭电池有多少工人")
	text := Units("工人有三百名。")
	if with, without := q.Judge(text, Units("云岭电池")), q.Judge(text, Units("竹海茶业")); with <= without {
		t.Errorf("with the title %v, without %v", with, without)
	}
}

// TestJudgeForgets judges a passage after others as it does at first.
func TestJudgeForgets(t *testing.T) {
	_, q := asked(t, "青石镇电池项目投资多少")
	text, title := Units("青石镇电池项目，投资三亿元。"), Units("电池")
	first := q.Judge(text, title)
	for _, other := range []string{"", "青石镇", strings.Repeat("电池项目投资。", 50)} {
		q.Judge(Units(other), Units(other))
	}
	if again := q.Judge(text, title); again != first {
		t.Errorf("at first %v, then %v", first, again)
	}
}

func TestReleasedQuestionsAreClean(t *testing.T) {
	r, q := asked(t, "电池项目")
	want := q.Judge(Units("电池项目在青石镇。"), nil)
	r.Release(q)
	other := r.Question("茶叶在哪里", plain{})
	if got := other.Judge(Units("电池项目。"), nil); got > 0 {
		t.Errorf("a question on tea gives a battery %v", got)
	}
	r.Release(other)
	if got := r.Question("电池项目", plain{}).Judge(Units("电池项目在青石镇。"), nil); got != want {
		t.Errorf("asked again it is %v, want %v", got, want)
	}
}

func TestLikeness(t *testing.T) {
	for name, want := range map[string]float32{
		"云岭电池": 1, "云岭电池项目": 4.0 / 6, "竹海茶业": 0, "竹海茶业\n云岭电池": 1, "": 0, "电": 1, "岭云": 0, "云岭竹海电池": 4.0 / 6,
	} {
		_, q := asked(t, "请问云岭电池在哪里")
		if got := q.Likeness(Units(name)); got < want-0.01 || got > want+0.01 {
			t.Errorf("Likeness(%q) = %v, want %v", name, got, want)
		}
	}
}

func TestLexiconRejects(t *testing.T) {
	for _, line := range []string{"什么", "什么 2", "什么 -1", "什么 x", "什么 0.1 0.2"} {
		l := &Lexicon{weights: map[string]float32{}}
		if err := l.add(line); err == nil {
			t.Errorf("%q is taken", line)
		}
	}
}

func FuzzJudge(f *testing.F) {
	f.Add("云岭电池3.5亿", "云岭电池。项目", "电池")
	f.Fuzz(func(t *testing.T, question, text, title string) {
		_, q := asked(t, question)
		score := q.Judge(Units(text), Units(title))
		if score != score {
			t.Errorf("Judge(%q) of %q is not a number", text, question)
		}
		if l := q.Likeness(Units(text)); l < 0 || l > 1 {
			t.Errorf("Likeness(%q) of %q is %v", text, question, l)
		}
	})
}
