package compose

import (
	"testing"

	"zhaoshang/answer"
	"zhaoshang/answer/execute"
)

func TestGuard(t *testing.T) {
	sources := []answer.Source{{Quote: "青岚轴承项目总投资３.５０亿元,用地40亩"}}
	r := &execute.Result{Args: []string{"合计8亿元"}, Parts: []execute.Part{{}}}
	for line, want := range map[string]bool{
		"总投资3.5亿元": true,
		"用地040亩":   true,
		"合计8亿元":    true,
		"总投资4亿元":   false,
		"没有数字":     true,
	} {
		kept, dropped := guard([]string{line}, []int{0}, r, sources)
		if (len(kept) == 1) != want || len(kept)+len(dropped) != 1 {
			t.Errorf("%s: kept %v dropped %q", line, kept, dropped)
		}
	}
}

func TestMessagesInBothLanguages(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for key := range c.texts["zh"] {
		if c.texts["en"][key] == "" {
			t.Errorf("no English for %q", key)
		}
	}
	if got := c.Message("zh-Hant", "rows", "3"); got != "共3個:" {
		t.Errorf("Message = %q", got)
	}
}
