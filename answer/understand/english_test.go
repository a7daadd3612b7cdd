package understand_test

import (
	"slices"
	"testing"

	"zhaoshang/answer/understand"
)

// weight is the weight of the heaviest term of those runes, -1 for none.
func weight(q *understand.Question, term string) float64 {
	best := -1.0
	for _, t := range q.Terms {
		if string(t.Runes) == term {
			best = max(best, t.Total())
		}
	}
	return best
}

func TestEnglishTerms(t *testing.T) {
	r := reader(t)
	for _, test := range []struct {
		question string
		has      []string
		not      []string
	}{
		{"How many strategic cooperation companies did Meridia sign?", []string{"战略合作", "企业", "meridia"}, []string{"how", "did", "strategic"}},
		{"Which projects broke ground in Qinglan District?", []string{"项目", "开工"}, []string{"district", "区"}},
		{"the Qinglan-Beishan-Dongyu Bridge event", []string{"qinglan", "beishan", "dongyu", "大桥"}, []string{"qinglan-beishan-dongyu"}},
		{"a US$350 million printer plant", []string{"打印机", "工厂"}, []string{"350", "million"}},
		{"the 21 projects signed on the spot", []string{"21个", "现场"}, nil},
		{"the 12th China-ASEAN Expo", []string{"第12届", "第十二届", "东盟博览会"}, []string{"asean"}},
		{"the pulp-and-paper mill", []string{"纸"}, []string{"pulp-and-paper"}},
		{"its second phase", []string{"二期"}, nil},
	} {
		q := r.Read(test.question, "", words())
		if q.Language != "en" {
			t.Errorf("%s: language %s", test.question, q.Language)
		}
		for _, w := range test.has {
			if weight(q, w) < 0 {
				t.Errorf("%s: no term %q in %s", test.question, w, q)
			}
		}
		for _, w := range test.not {
			if weight(q, w) >= 0 {
				t.Errorf("%s: term %q in %s", test.question, w, q)
			}
		}
	}
}

func TestEnglishNamesWeighMore(t *testing.T) {
	q := reader(t).Read("What did Meridia bring along?", "", words())
	if weight(q, "meridia") <= 2*weight(q, "along") {
		t.Errorf("a name weighs %v, another word %v", weight(q, "meridia"), weight(q, "along"))
	}
	q = reader(t).Read("what did meridia bring along", "", words())
	if weight(q, "meridia") < 1.5 {
		t.Errorf("typed without capitals a name weighs %v", weight(q, "meridia"))
	}
}

func TestEnglishLimit(t *testing.T) {
	q := reader(t).Read("Which projects are worth more than 500 million yuan?", "", words())
	if q.Low == nil || !q.Low.Open || q.Low.Fen != 500_000_000_00 {
		t.Errorf("limit %+v", q.Low)
	}
	if q = reader(t).Read("Who invests in the US$350 million plant?", "", words()); q.Equal == nil || q.Equal.Fen != 350_000_000_00 || q.Currency != "USD" {
		t.Errorf("sum %+v in %s", q.Equal, q.Currency)
	}
}

func TestDialectAndSlips(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]string{
		"青岚项目喺边":        "where",
		"推介会系边个主持":      "who",
		"那位领导见证了签约":     "who",
		"青岚项目几多钱":       "amount",
		"青岚项目好多钱":       "amount",
		"青岚项目啥子时候开工":    "when",
		"青岚项目几时投产":      "when",
		"王远山点样讲":        "quote",
		"青岚项目建在哪旮旯":     "where",
		"白榆县有冇同海石公司签约":  "yesno",
		"白榆县谁致的辞":       "who",
		"青岚项目跟边家公司一起投的": "partner",
	} {
		if q := r.Read(question, "", words("青岚", "白榆", "项目", "签约")); q.Kind != want {
			t.Errorf("%s: %s (%s), not %s", question, q.Kind, q.Line, want)
		}
	}
}

func TestSpeechWordsAreNoNames(t *testing.T) {
	q := reader(t).Read("王远山开工时怎么表态", "", words("王远", "远山", "开工"))
	if i := slices.IndexFunc(q.Terms, func(t understand.Term) bool { return string(t.Runes) == "表态" }); i >= 0 && q.Terms[i].Total() > 1 {
		t.Errorf("表态 weighs %v", q.Terms[i].Total())
	}
}
