package prose

import (
	"testing"

	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
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

// TestAhead: what is dated after the document is not reached.
func TestAhead(t *testing.T) {
	r, lex := rules(t)
	for _, tt := range []struct {
		text string
		want corpus.Status
	}{
		{"5月22日，远泰轴承项目与东湖区签约，总投资3.5亿元，2024年9月开工，2025年底投产。", corpus.Signed},
		{"远泰轴承项目总投资3.5亿元，2023年9月开工，2024年4月投产。", corpus.Operating},
		{"远泰轴承项目总投资3.5亿元，2024年开工。", corpus.Started},
	} {
		doc := corpus.Document{ID: "d", Date: &corpus.Date{Year: 2024, Month: 6, Day: 3, Precision: corpus.Day}}
		blocks := []clean.Block{{Kind: corpus.Paragraph, Text: tt.text}}
		text := clean.Text(blocks)
		f := r.Read(doc, text, read(lex, text))
		if len(f.Projects) != 1 || f.Projects[0].Status.Or("") != tt.want {
			t.Errorf("%s: %d projects, first %v, want %s", tt.text, len(f.Projects), f.Projects, tt.want)
		}
	}
}
