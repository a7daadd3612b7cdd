package prose

import (
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// matches reports whether a project has the name, a sum in the currency, an
// investor and a place that end as wanted.
func matches(p corpus.Project, want string) bool {
	f := strings.Split(want, "|")
	party := slices.ContainsFunc(p.Parties, func(x corpus.Sourced[string]) bool { return strings.HasSuffix(x.Value, f[2]) })
	return p.Name.Value == f[0] && p.Amount != nil && p.Amount.Value.Currency == f[1] && party && strings.HasSuffix(p.Place.Or(""), f[3])
}

func TestOrderAndOwners(t *testing.T) {
	r, lex := rules(t)
	for _, c := range []struct {
		name, text string
		want       []string // name|sum|investor|place of each project
	}{
		{"companies' projects, sums and places in order", `望川县签约
望川县青果食品有限公司的果蔬精深加工、江北禾田种业有限公司的种子繁育中心、岭南竹韵家居有限公司的竹材加工三个农业项目，投资额分别为2亿元、1.5亿元和9000万元，依次落在石盘镇、双溪镇和柳河镇。`,
			[]string{"果蔬精深加工|CNY|青果食品有限公司|石盘镇", "种子繁育中心|CNY|禾田种业有限公司|双溪镇", "竹材加工|CNY|竹韵家居有限公司|柳河镇"}},
		{"the owner behind the name", `望川县签约
10月8日，望川县签下两个文旅项目，其中云水康养小镇由江北松鹤健康产业集团投资，6亿元。`,
			[]string{"云水康养小镇|CNY|松鹤健康产业集团|望川县"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := found(r, lex, c.text)
			for _, want := range c.want {
				if !slices.ContainsFunc(f.Projects, func(p corpus.Project) bool { return matches(p, want) }) {
					t.Errorf("no project %s in %v", want, summary(r, lex, c.text))
				}
			}
		})
	}
}
