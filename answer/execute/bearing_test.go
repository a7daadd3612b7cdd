package execute

import (
	"testing"

	"zhaoshang/answer/reading"
)

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
