package phonetic

import (
	"slices"
	"testing"
)

func TestTable(t *testing.T) {
	table, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"原", "源", true}, {"气", "汽", true}, {"水", "谁", true}, {"山", "三", true}, {"想", "项", true}, {"重", "虫", true}, {"甲", "乙", false},
	} {
		if got := table.Same([]rune(tt.a)[0], []rune(tt.b)[0]); got != tt.want {
			t.Errorf("Same(%s, %s) = %v", tt.a, tt.b, got)
		}
	}
	if got := table.Spell("张三"); got != "zhangsan" {
		t.Errorf("Spell = %q", got)
	}
	if got := table.Syllables("Jinyuan"); !slices.Equal(got, []string{"jin", "yuan"}) {
		t.Errorf("Syllables = %q", got)
	}
	if got := table.Syllables("investment"); got != nil {
		t.Errorf("Syllables of an English word = %q", got)
	}
	if table.Key("晋原") != table.Key("晋源") {
		t.Error("homophones have different keys")
	}
}
