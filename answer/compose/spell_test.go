package compose

import "testing"

func TestSpelled(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"田书远":     "Tian Shuyuan (田书远)",
		"柳成荫":     "Liu Chengyin (柳成荫)",
		"黃國華":     "Huang Guohua (黃國華)",
		"方明":      "Fang Ming (方明)",
		"欧阳青山":    "Ouyang Qingshan (欧阳青山)",
		"Tan Yue": "Tan Yue",
		"招商局副局长":  "招商局副局长",
		"":        "",
	} {
		if got := c.spelled(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestIntroduced(t *testing.T) {
	c, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"田书远(区长)":     "Tian Shuyuan (田书远, 区长)",
		"出席的还有企业家":    "出席的还有企业家",
		"青岚公司负责人(张明)": "青岚公司负责人(张明)",
		"":            "",
	} {
		if got := c.introduced(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
