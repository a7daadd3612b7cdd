package evidence

import (
	"bytes"
	"math"
	"strings"
	"testing"

	"zhaoshang/answer/reading"
	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

func page(id, title string, lines ...string) *reading.Page {
	content := strings.Join(lines, "\n")
	text := corpus.Text{Content: content, Folded: content}
	at := 0
	for i, l := range lines {
		kind := corpus.Paragraph
		if i == 0 {
			kind = corpus.Heading
		}
		n := len([]rune(l))
		text.Blocks = append(text.Blocks, corpus.Block{Kind: kind, Span: corpus.Span{Start: at, End: at + n}})
		at += n + 1
	}
	return reading.New(corpus.Document{ID: id, Title: title}, text)
}

func asked(kind, text string) *understand.Question {
	runes := []rune(text)
	weight := make([]float64, len(runes))
	for i := range weight {
		weight[i] = 1
	}
	return &understand.Question{Text: text, Folded: runes, Kind: kind, Language: "zh-Hans",
		Terms: []understand.Term{{Runes: runes, Weight: weight}}}
}

func bare() Sources {
	return Sources{Names: func(*reading.Page) []corpus.Span { return nil }, Prior: func(*reading.Page, int) Prior { return Prior{} }, Tells: func(string) []string { return nil }}
}

func TestWeighPutsTheSentenceThatAnswersFirst(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	pages := []*reading.Page{
		page("a", "青峦县集中开工", "青峦县集中开工", "3月5日，青峦县举行集中开工活动。", "县长罗砚秋出席。", "银杉电缆项目总投资6.5亿元，由银杉线缆公司建设。", "银杉电缆项目计划明年9月投产。"),
		page("b", "白石镇新闻", "白石镇新闻", "白石镇引进茶叶加工项目，投资3000万元。", "镇长说，明年还要再引进两家。"),
	}
	for _, c := range []struct{ kind, question, want string }{
		{"amount", "银杉电缆项目投资多少", "6.5亿元"},
		{"when", "银杉电缆项目什么时候投产", "明年9月"},
		{"amount", "白石镇的茶叶加工投了多少", "3000万元"},
		{"who", "青峦县集中开工哪位县长出席", "罗砚秋"},
	} {
		list := m.Weigh(asked(c.kind, c.question), pages, bare())
		if got := list[0].Page.Read(list[0].Span()); !strings.Contains(got, c.want) {
			t.Errorf("%s: first is %q, want the one with %s", c.question, got, c.want)
		}
		sum := 0.0
		for i := range list {
			sum += list[i].Share
			if i > 0 && list[i].Score > list[i-1].Score {
				t.Errorf("%s: sentence %d stands before a likelier one", c.question, i-1)
			}
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%s: the shares add up to %v", c.question, sum)
		}
	}
}

func TestTheModelNamesNothing(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, c := range append(append(cues{}, m.asks...), m.tells...) {
		known[c.name] = true
	}
	for _, w := range []weights{m.rank, m.trust} {
		if len(w) < 20 {
			t.Fatalf("%d weights", len(w))
		}
		for name := range w {
			for _, r := range name {
				if r > 127 {
					t.Errorf("the weight of %q is of a word of some report", name)
				}
			}
			if _, cue, ok := strings.Cut(name, "q:"); ok {
				cue, _, _ = strings.Cut(cue, "*")
				if !known[cue] {
					t.Errorf("the weight of %q is of no cue in cues.txt", name)
				}
			}
		}
	}
}

// A question without words, an empty page and a page without sentences are weighed too.
func TestWeighTakesAnything(t *testing.T) {
	m, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	empty := reading.New(corpus.Document{ID: "e"}, corpus.Text{})
	for _, q := range []*understand.Question{{}, asked("", ""), asked("amount", "?"), asked("amount", strings.Repeat("投资多少", 400))} {
		for _, pages := range [][]*reading.Page{nil, {empty}, {page("a", "", "甲", "乙丙丁投资3亿元。")}} {
			list := m.Weigh(q, pages, bare())
			if trust := m.Trust(list, Silence{}); trust < 0 || trust > 1 || math.IsNaN(trust) {
				t.Errorf("%.20s on %d pages: trust %v", q.Text, len(pages), trust)
			}
		}
	}
}

// Sentences with the feature that the right ones have come first after learning.
func TestLearn(t *testing.T) {
	var l Learner
	for i := range 200 {
		e := Example{Silent: &Silence{Kind: "amount", Gap: "fact_not_stated"}}
		right := make([]bool, 5)
		for k := range right {
			right[k] = k == i%5
			x := Features{{"noise", float64((i*7+k*3)%11) / 10}}
			x.flag("good", right[k])
			e.Sentences = append(e.Sentences, Sentence{Features: x})
		}
		l.Add(e, right)
	}
	for i := range l.rows.seen { // as often as a feature is needed
		l.rows.seen[i] = rankSeen
	}
	var out bytes.Buffer
	if err := l.Learn(&out); err != nil {
		t.Fatal(err)
	}
	m := &Model{rank: weights{}, trust: weights{}}
	if err := lines(&out, m.addWeight); err != nil {
		t.Fatal(err)
	}
	if m.rank["good"] < 0.5 || m.rank["good"] < 5*math.Abs(m.rank["noise"]) {
		t.Errorf("weights %v", m.rank)
	}
}

func TestMinimize(t *testing.T) {
	w := minimize(2, func(w, grad []float64) float64 { // (w0-3)^2 + 10 (w1+2)^2
		grad[0], grad[1] = 2*(w[0]-3), 20*(w[1]+2)
		return (w[0]-3)*(w[0]-3) + 10*(w[1]+2)*(w[1]+2)
	})
	if math.Abs(w[0]-3) > 1e-3 || math.Abs(w[1]+2) > 1e-3 {
		t.Errorf("least at %v, want 3 and -2", w)
	}
}
