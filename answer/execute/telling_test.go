package execute

import "testing"

func TestPartyForms(t *testing.T) {
	for text, want := range map[string]bool{
		"由海南元舟水产与琼山东帆渔业各占一半;": true,
		"远山包装与松涧市签约纸罐生产基地,":   true,
		"该项目计划明年三月投产。":        false,
		"11个项目现场签约,总额13亿元。":   false,
	} {
		if got := partyFormRE.MatchString(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestHeadLines(t *testing.T) {
	for text, want := range map[string]bool{
		"证券代码:600999 证券简称:银杏股份": true,
		"银杏新材料股份有限公司董事会":        true,
		"省外动态 仅供参考":             true,
		"公司董事会召开会议":             false,
	} {
		if got := headLineRE.MatchString(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestSeveralNamed(t *testing.T) {
	for text, want := range map[string]bool{
		"走访了鹤鸣电器、云帆电池":         true,
		"甲食品投9000万元,乙草业投500万元": true,
		"开会前两天到了松涧":            false,
	} {
		if got := severalNamedRE.MatchString(text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestTopic(t *testing.T) {
	topic := topicOf("是怎么评价这座城的服务的")
	if shareOfPairs(topic, "要为企业家提供全天候的服务") == 0 || shareOfPairs(topic, "先后走访了三家") != 0 {
		t.Errorf("topic %v", topic)
	}
}
