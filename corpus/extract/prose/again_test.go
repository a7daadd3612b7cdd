package prose

import (
	"testing"

	"zhaoshang/corpus"
)

// TestNamedAgain: what is said of a project where it is named again belongs to
// it: lists name all, sentences after them tell of each.
func TestNamedAgain(t *testing.T) {
	r, lex := rules(t)
	for _, tt := range []struct {
		name, text string
		want       map[string]corpus.Fen
	}{
		{"one of a list", "现场签约远泰轴承项目、岳榆智能装备项目等6个项目，总投资48.5亿元。其中，远泰轴承项目由远泰机械有限公司投资建设，总投资3.5亿元，占地120亩。",
			map[string]corpus.Fen{"远泰轴承项目": 35 * corpus.Yi / 10, "岳榆智能装备项目": 0}},
		{"each of a list", "现场签约远泰轴承项目、岳榆智能装备项目等6个项目。其中，远泰轴承项目总投资3.5亿元。岳榆智能装备项目计划投资12亿元，分两期建设，一期投资5亿元。",
			map[string]corpus.Fen{"远泰轴承项目": 35 * corpus.Yi / 10, "岳榆智能装备项目": 12 * corpus.Yi}},
		{"a sum already stated stays", "签约远泰轴承项目，总投资3.5亿元。近日，远泰轴承项目完成投资1亿元。", map[string]corpus.Fen{"远泰轴承项目": 35 * corpus.Yi / 10}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := map[string]corpus.Fen{}
			for _, p := range found(r, lex, tt.text).Projects {
				got[p.Name.Value] = 0
				if p.Amount != nil {
					got[p.Name.Value] = p.Amount.Value.Min
				}
			}
			for name, sum := range tt.want {
				if have, ok := got[name]; !ok || have != sum {
					t.Errorf("%s: %d (found %v), want %d", name, have, ok, sum)
				}
			}
		})
	}
}
