package lexicon_test

import (
	"testing"

	"zhaoshang/answer/lexicon"
)

// TestWordingRead checks that a wording is left out only where it cannot match.
func TestWordingRead(t *testing.T) {
	words, err := lexicon.Load("")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{"青岚那三个项目拢共投了多少", "把青岚的投资合并计算,总额是多少", "白榆县签约的项目,名字都给我", "青岚签了几个项目?", "hello,青岚喺边", "5.31那场签的俩项目"} {
		for i := range words.Wordings {
			w := &words.Wordings[i]
			if got, want := w.Read(s), w.Pattern.ReplaceAllString(s, w.Plain); got != want {
				t.Errorf("%s: %s gives %s, want %s", s, w.Pattern, got, want)
			}
		}
	}
}
