package reading

import "testing"

func TestSeveralTogether(t *testing.T) {
	for text, want := range map[string]bool{
		"竹湾产业园等7个项目总投资30亿元": true, "现场签约12余个重点产业项目": true, "三家共投资5亿元": true, "五家联合投资": true,
		"两期累计投资9亿元": true, "平均每亩投资80万元": true, "新签30多家、": true, "项目共6个": true,
		"竹湾1个项目投资3亿元": false, "竹湾智能工厂投资3亿元": false, "这个项目投资3亿元": false, "": false,
	} {
		if got := aggregates(text); got != want {
			t.Errorf("%q: together %v, want %v", text, got, want)
		}
	}
}

func TestSubjectOfItsOwn(t *testing.T) {
	for text, want := range map[string]bool{
		"竹湾智能制造基地投资3亿元": true, "abc公司": true, "由青禾(竹湾)集团": true, "青禾，公司": false, "该项目投资3亿元": false,
		"二期工程": false, "新二期工程": true, "": false, "项目竹湾项目": true,
	} {
		if got := subject(text); got != want {
			t.Errorf("%q: subject %v, want %v", text, got, want)
		}
	}
}
