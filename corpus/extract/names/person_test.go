package names

import (
	"strings"
	"testing"
)

// people lists the persons of a text as "name/title/office/role".
func people(x *Lexicon, text string) string {
	folded := []rune(text)
	var out []string
	for _, p := range x.Read(folded, nil).Persons {
		out = append(out, string(folded[p.Span.Start:p.Span.End])+"/"+string(folded[p.Title.Start:p.Title.End])+"/"+p.Office+"/"+p.Role)
	}
	return strings.Join(out, " ")
}

func TestPersons(t *testing.T) {
	x := load(t)
	for _, tt := range []struct{ name, text, want string }{
		{"full title", "芜湖市商务局局长李青禾出席", "李青禾/芜湖市商务局局长/安徽省芜湖市/official"},
		{"title of the document's place", "芜湖市招商。市长王云帆表示", "王云帆/市长/安徽省芜湖市/official"},
		{"joined titles", "县委副书记、县长李青主持", "李青/县委副书记、县长//official"},
		{"two runes before a verb", "董事长王云到场", "王云/董事长//company"},
		{"several with one title", "副市长李青禾、王云帆出席", "李青禾/副市长//official 王云帆/副市长//official"},
		{"different titles", "市长李青禾、副市长王云帆陪同", "李青禾/市长//official 王云帆/副市长//official"},
		{"company", "云帆集团董事长赵青禾介绍", "赵青禾/云帆集团董事长/云帆集团/company"},
		{"compound surname", "局长欧阳青禾通报", "欧阳青禾/局长//official"},
		{"given name with 和", "副县长李和青参加", "李和青/副县长//official"},
		{"byline", "项目签约。(李青禾 王云)", "李青禾///author 王云///author"},
		{"byline with words", "项目签约。(记者 李青禾 通讯员 王云帆)", "李青禾///author 王云帆///author"},
		{"reporter", "本报记者 李青禾", "李青禾/记者//reporter"},
		{"foreign", "总裁卡尔·迈因茨表示", "卡尔·迈因茨/总裁//company"},
		{"latin letters", "总经理anna berg表示", "anna berg/总经理//company"},
		{"list with a verb of presence", "李青禾、王云帆、赵明参加会见", "李青禾///  王云帆///  赵明///"},
		{"joined by 为", "董事会秘书为李青禾。", "李青禾/董事会秘书//company"},
		{"joined by 由", "组长由王云帆兼任", "王云帆/组长//official"},
		{"为 before what is no name", "董事长为高新区企业站台", ""},
		{"name that ends in 之", "主任李慎之带队", "李慎之/主任//official"},
		{"name before an adverb", "工信局局长潘雪岩全程陪同", "潘雪岩/工信局局长//official"},
		{"name before a verb of answering", "商务局局长蔡辉回答提问", "蔡辉/商务局局长//official"},
		{"name before 的主持下", "在县长曾俊杰的主持下", "曾俊杰/县长//official"},
		{"title alone", "市委书记在会上要求", ""},
		{"everyday word", "企业代表万余人到会", ""},
		{"no byline", "总投资5亿元(约合人民币)", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := people(x, tt.text); got != strings.ReplaceAll(tt.want, "  ", " ") {
				t.Errorf("persons of %q = %q, want %q", tt.text, got, tt.want)
			}
		})
	}
}
