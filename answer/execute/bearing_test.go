package execute

import (
	"testing"

	"zhaoshang/answer/reading"
)

func TestCountedAs(t *testing.T) {
	for _, test := range []struct {
		n    int
		text string
		want bool
	}{
		{4, "从四个方面作了推介", true},
		{4, "现场签约4个", true},
		{4, "签约14个", false},
		{4, "签约十四个", false},
		{4, "第四个项目", false},
		{2, "签下两份协议", true},
		{3, "办法有三条", true},
		{3, "投资3亿元", false},
		{12, "等12家企业", true},
	} {
		if got := countedAs(test.n).MatchString(test.text); got != test.want {
			t.Errorf("%d in %s: %v", test.n, test.text, got)
		}
	}
	if countedAs(1) != nil || countedAs(100) != nil {
		t.Error("one and a hundred tell nothing apart")
	}
}

func TestAskedNumber(t *testing.T) {
	for question, want := range map[string]int{"从哪四个方面介绍": 4, "上台签的6个项目是哪些": 6, "哪两家一起投的": 2, "那二十三个项目": 23, "投了多少": 0} {
		got := 0
		if m := askedNumberRE.FindStringSubmatch(question); m != nil {
			got = reading.WholeNumber(m[1])
		}
		if got != want {
			t.Errorf("%s: %d", question, got)
		}
	}
}

func TestWhatSigned(t *testing.T) {
	for question, want := range map[string]bool{"跟白露签的是什么项目": true, "白露投了哪个项目": true, "白露签了啥": true, "跟白露一起投的是哪两家": false, "这个项目是谁投的": false} {
		if whatSignedRE.MatchString(question) != want {
			t.Errorf("%s: %v", question, !want)
		}
	}
}

func TestQuestionOfInterview(t *testing.T) {
	for text, want := range map[string]bool{"落地情况如何?": true, "“落地情况如何?”": true, "情况良好。": false} {
		if asksRE.MatchString(text) != want {
			t.Errorf("%s: %v", text, !want)
		}
	}
}

func TestPlainName(t *testing.T) {
	for name, want := range map[string]string{
		"青岚轴承":       "青岚轴承",
		"“源流”一体化项目":  "源流一体化项目",
		"青岚大会签":      "青岚大会",
		"年产12万吨轴承项目": "",
		"轴":          "",
		"十亿元级的轴承项目":  "",
	} {
		if got := plainName(name); got != want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestWholeName(t *testing.T) {
	for _, test := range []struct{ text, word, want string }{
		{"What did Meridia sign?", "Meridia", "Meridia"},
		{"How much will the Blue Valley Park cost?", "Valley", "Blue Valley Park"},
		{"Did Calder invest?", "Calder", "Calder"},
		{"the Dongyu-Beishan fair", "Dongyu", "Dongyu-Beishan"},
	} {
		at := 0
		for i := range test.text {
			if i+len(test.word) <= len(test.text) && test.text[i:i+len(test.word)] == test.word {
				at = i
			}
		}
		if got := wholeName(test.text, at); got != test.want {
			t.Errorf("%s: %q", test.text, got)
		}
	}
}

func TestCountedEnglish(t *testing.T) {
	for question, want := range map[string]string{"How many projects were signed?": "项目", "how many foreign-funded companies came": "企业", "How much was it?": ""} {
		if _, got := countedEnglish(question); got != want {
			t.Errorf("%s: %q", question, got)
		}
	}
}

func TestEnglishWordBoundaries(t *testing.T) {
	text := []rune("intelligent parks and intel")
	for at, want := range map[int]bool{5: true, len(text): false} {
		if latin(text, at) != want {
			t.Errorf("at %d", at)
		}
	}
	if !plural([]rune("plants are"), 5) || plural([]rune("plantsmen"), 5) {
		t.Error("plants is a plural, plantsmen is none")
	}
}
