package find

import (
	"testing"
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
		if got := CountedAs(test.n).MatchString(test.text); got != test.want {
			t.Errorf("%d in %s: %v", test.n, test.text, got)
		}
	}
	if CountedAs(1) != nil || CountedAs(100) != nil {
		t.Error("one and a hundred tell nothing apart")
	}
}

func TestQuestionOfInterview(t *testing.T) {
	for text, want := range map[string]bool{"落地情况如何?": true, "“落地情况如何?”": true, "情况良好。": false} {
		if AsksRE.MatchString(text) != want {
			t.Errorf("%s: %v", text, !want)
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
