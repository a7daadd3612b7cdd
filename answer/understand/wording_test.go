package understand_test

import "testing"

// TestPlainly checks that wordy questions are read as the plain ones.
func TestPlainly(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ wordy, plain string }{
		{"您好,麻烦帮我查一下青岚县签约了多少个项目?谢谢", "青岚县签约了多少个项目"},
		{"请问总金额有多少,指的是在青岚签约的那31个项目?", "在青岚签约的那31个项目,总金额多少"},
		{"就青岚县这次集中签约而言,哪一个项目的投资规模位居首位?", "青岚县这次集中签约,哪个项目投资额最大"},
		{"请列出青岚县签约的全部项目。", "青岚县签约的项目有哪些"},
		{"担任青岚县县长的是哪位同志?", "青岚县县长是谁"},
		{"能否告知白榆重工项目签约的具体日期?", "白榆重工项目签约是哪天"},
		{"说明会签了几个项目", "说明会签了几个项目"},
	} {
		if got := string(r.Read(c.wordy, "", words("青岚县", "白榆重工")).Folded); got != c.plain {
			t.Errorf("%s was read as %s, want %s", c.wordy, got, c.plain)
		}
	}
}
