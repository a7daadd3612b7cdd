package names

import (
	"strings"
	"testing"
)

func TestAliases(t *testing.T) {
	x := load(t)
	for name, want := range map[string]string{
		"安徽云帆新能源科技有限公司": "安徽云帆新能源科技 云帆新能源科技 安徽云帆 云帆",
		"云帆集团":            "云帆",
		"中国青禾环境(集团)有限公司":  "中国青禾环境 青禾环境 中国青禾 青禾",
		"云帆食品(安徽)有限公司":    "云帆食品 云帆",
		"芜湖市青禾投资集团股份有限公司": "芜湖市青禾投资 青禾投资 芜湖市青禾 青禾",
		"苏州集团":            "",
	} {
		if got := strings.Join(x.Aliases(name), " "); got != want {
			t.Errorf("Aliases(%q) = %q, want %q", name, got, want)
		}
	}
}
