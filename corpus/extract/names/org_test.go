package names

import (
	"strings"
	"testing"
)

// orgs lists the organisations of a text as "name/kind".
func orgs(x *Lexicon, text string) string {
	folded := []rune(text)
	var out []string
	for _, o := range x.Read(folded, nil).Orgs {
		out = append(out, string(folded[o.Span.Start:o.Span.End])+"/"+o.Kind)
	}
	return strings.Join(out, " ")
}

func TestOrgs(t *testing.T) {
	x := load(t)
	for _, tt := range []struct{ name, text, want string }{
		{"after a preposition", "与安徽云帆科技有限公司签约", "安徽云帆科技有限公司/company"},
		{"after a verb", "引进云帆精密机械股份有限公司", "云帆精密机械股份有限公司/company"},
		{"brackets inside", "云帆控股(集团)有限公司投资", "云帆控股(集团)有限公司/company"},
		{"place in brackets", "云帆食品(安徽)有限公司", "云帆食品(安徽)有限公司/company"},
		{"list", "走访云帆集团、青禾生物科技有限公司和铜陵商会", "云帆集团/company 青禾生物科技有限公司/company 铜陵商会/institution"},
		{"break word inside a name", "引进安徽云帆投资管理有限公司", "安徽云帆投资管理有限公司/company"},
		{"count before", "等15家企业", ""},
		{"general words", "上市公司和龙头企业参加", ""},
		{"government", "芜湖市人民政府与云帆集团签署协议", "芜湖市人民政府/government 云帆集团/company"},
		{"office of a task", "市促进外来投资局通报", "市促进外来投资局/government"},
		{"company in a title", "云帆精工董事长李青禾致辞", "云帆精工/company"},
		{"place, name and trade", "北京云帆机电科技的风电项目", "北京云帆机电科技/company"},
		{"place and trade alone", "芜湖智能装备、新材料产业", ""},
		{"zone office", "宣城经开区管委会", "宣城经开区管委会/government"},
		{"name that holds a unit rune", "由云家时代新能源科技有限公司投资", "云家时代新能源科技有限公司/company"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := orgs(x, tt.text); got != tt.want {
				t.Errorf("orgs of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
