package read

import (
	"fmt"
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// listed is a paragraph of a list that Word numbers.
func listed(list, level int, text string) string {
	return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>`, level, list, text)
}

func wordCell(inside string) string { return "<w:tc>" + inside + "</w:tc>" }

func wordRow(texts ...string) string {
	var b strings.Builder
	for _, s := range texts {
		b.WriteString(wordCell(para(s)))
	}
	return "<w:tr>" + b.String() + "</w:tr>"
}

const wordLists = `<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/><w:pStyle w:val="H"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
 <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="2">
 <w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="3"/></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
</w:numbering>`

func TestWordLists(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"chapters and their parts", listed(1, 0, "总体情况") + listed(1, 0, "重点项目") + listed(1, 1, "制造业") + listed(1, 2, "甲厂项目。") + listed(1, 2, "乙厂项目。") + listed(1, 1, "服务业") + listed(1, 2, "丙园项目。") + listed(1, 0, "打算"),
			"一、总体情况\n二、重点项目\n（一）制造业\n1.甲厂项目。\n2.乙厂项目。\n（二）服务业\n1.丙园项目。\n三、打算"},
		{"numbers of numbers", listed(2, 0, "范围") + listed(2, 1, "总则") + listed(2, 1, "附则"), "3 范围\n3.1 总则\n3.2 附则"},
		{"bullets have none", listed(3, 0, "要点"), "要点"},
		{"begun anew", listed(1, 0, "甲") + listed(1, 0, "乙") + listed(4, 0, "丙"), "一、甲\n二、乙\n一、丙"},
		{"past ten", strings.Repeat(listed(1, 0, "项"), 11) + listed(1, 0, "末"), strings.Join([]string{"一、项", "二、项", "三、项", "四、项", "五、项", "六、项", "七、项", "八、项", "九、项", "十、项", "十一、项", "十二、末"}, "\n")},
		{"by a style", `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>目标</w:t></w:r></w:p>` + para("引进八个项目。") + `<w:p><w:pPr><w:pStyle w:val="K"/></w:pPr><w:r><w:t>措施</w:t></w:r></w:p>`, "一、目标\n引进八个项目。\n二、措施"},
		{"taken off", `<w:p><w:pPr><w:pStyle w:val="H"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>附言</w:t></w:r></w:p>`, "附言"},
		{"an unknown list", listed(9, 0, "甲"), "甲"},
		{"in the cells of a table", "<w:tbl>" + wordRow("序号", "项目名称", "总投资") + "<w:tr>" + wordCell(listed(1, 2, "")) + wordCell(para("甲厂")) + wordCell(para("3亿元")) + "</w:tr><w:tr>" + wordCell(listed(1, 2, "")) + wordCell(para("乙厂")) + wordCell(para("4亿元")) + "</w:tr></w:tbl>",
			"序号 | 项目名称 | 总投资\n序号：1.；项目名称：甲厂；总投资：3亿元\n序号：2.；项目名称：乙厂；总投资：4亿元"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			styles := `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>` +
				`<w:style w:type="paragraph" w:styleId="K"><w:name w:val="own"/><w:basedOn w:val="H"/></w:style></w:styles>`
			if got := one(t, "a.docx", wordFile(t, tt.body, "word/numbering.xml", wordLists, "word/styles.xml", styles)).Text.Content; got != tt.want {
				t.Errorf("text:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestCounted(t *testing.T) {
	for _, tt := range []struct {
		n            int
		format, want string
	}{
		{10, "chineseCounting", "十"}, {21, "chineseCountingThousand", "二十一"}, {105, "chineseCounting", "一百零五"}, {1000, "chineseCounting", "一千"},
		{13, "chineseLegalSimplified", "壹拾叁"}, {25, "ideographDigital", "二五"}, {3, "ideographTraditional", "丙"}, {11, "ideographTraditional", "11"},
		{12, "ideographZodiac", "亥"}, {28, "lowerLetter", "bb"}, {3, "upperLetter", "C"}, {14, "lowerRoman", "xiv"}, {9, "upperRoman", "IX"},
		{20, "decimalEnclosedCircle", "⑳"}, {21, "decimalEnclosedCircle", "21"}, {7, "decimalZero", "07"}, {0, "chineseCounting", "0"}, {5, "unheardOf", "5"}, {5, "none", ""},
	} {
		if got := counted(tt.n, tt.format); got != tt.want {
			t.Errorf("%d as %s is %q, want %q", tt.n, tt.format, got, tt.want)
		}
	}
}

func TestWordTables(t *testing.T) {
	data := "<w:tbl>" + wordRow("项目名称", "投资方", "总投资") + wordRow("甲厂", "甲公司", "3亿元") + wordRow("乙厂", "乙公司", "4亿元") + "</w:tbl>"
	rows := "项目名称 | 投资方 | 总投资\n项目名称：甲厂；投资方：甲公司；总投资：3亿元\n项目名称：乙厂；投资方：乙公司；总投资：4亿元"
	for _, tt := range []struct{ name, body, want string }{
		{"inside a table that sets the page", "<w:tbl><w:tr>" + wordCell(para("附表")+data) + "</w:tr></w:tbl>", "附表\n" + rows},
		{"beside another cell", "<w:tbl><w:tr>" + wordCell(para("说明")) + wordCell(data) + "</w:tr></w:tbl>", "说明\n" + rows},
		{"in a cell of a row", "<w:tbl>" + wordRow("项目名称", "建设内容") + "<w:tr>" + wordCell(para("丙园")) + wordCell("<w:tbl>"+wordRow("厂房", "3万平方米")+wordRow("宿舍", "1万平方米")+"</w:tbl>") + "</w:tr>" + wordRow("丁园", "仓库") + "</w:tbl>",
			"项目名称 | 建设内容\n项目名称：丙园；建设内容：厂房 3万平方米；宿舍 1万平方米\n项目名称：丁园；建设内容：仓库"},
		{"a form", "<w:tbl>" + wordRow("项目名称", "甲厂", "项目编号", "X-1") + wordRow("投资方", "甲公司", "总投资", "3亿元") + wordRow("落户地", "东湖区", "签约日期", "2024年5月6日") + "</w:tbl>",
			"项目名称 | 甲厂 | 项目编号 | X-1\n投资方 | 甲公司 | 总投资 | 3亿元\n落户地 | 东湖区 | 签约日期 | 2024年5月6日"},
		{"readings above characters", `<w:p><w:r><w:ruby><w:rt><w:r><w:t>zhǎn</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>展</w:t></w:r></w:rubyBase></w:ruby><w:t>鹏</w:t></w:r></w:p>`, "展鹏"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := one(t, "a.docx", wordFile(t, tt.body)).Text.Content; got != tt.want {
				t.Errorf("text:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// TestPlaces: every part of a text leads back to its place in the source.
func TestPlaces(t *testing.T) {
	word := wordFile(t, para("标题")+"<w:p/>"+para("第二段。")+"<w:tbl>"+wordRow("项目名称", "总投资")+wordRow("甲厂", "3亿元")+"</w:tbl>"+para("末段。"))
	for _, tt := range []struct {
		name, file, data, find string
		want                   corpus.Place
	}{
		{"a paragraph", "a.docx", word, "第二段", corpus.Place{Origin: corpus.Origin{Paragraph: 2}}},
		{"after a table", "a.docx", word, "末段", corpus.Place{Origin: corpus.Origin{Paragraph: 3}}},
		{"a cell", "a.docx", word, "3亿元", corpus.Place{Origin: corpus.Origin{Row: 2}, Table: 1, First: "B", Last: "B", Cell: 2}},
		{"a web page", "a.html", "<html><body><h1>标题</h1><p>第一段。</p><p>第二段。</p></body></html>", "第二段", corpus.Place{Origin: corpus.Origin{Paragraph: 3}}},
		{"a line", "a.txt", "标题\n\n第二行。\n", "第二行", corpus.Place{Origin: corpus.Origin{Line: 3}}},
		{"a markdown line", "a.md", "# 标题\n\n第二行。\n", "第二行", corpus.Place{Origin: corpus.Origin{Line: 3}}},
		{"a row of a csv", "a.csv", "项目名称,总投资\n甲厂,3亿元\n乙厂,4亿元\n", "4亿元", corpus.Place{Origin: corpus.Origin{Row: 3}, First: "B", Last: "B", Cell: 2}},
		{"a cell of a sheet", "a.xlsx", bookFile(t, `<sheetData><row r="4"><c r="C4" t="inlineStr"><is><t>项目名称</t></is></c><c r="D4" t="inlineStr"><is><t>总投资</t></is></c></row><row r="9"><c r="C9" t="inlineStr"><is><t>甲厂</t></is></c><c r="D9"><v>3</v></c></row></sheetData>`),
			"甲厂", corpus.Place{Origin: corpus.Origin{Sheet: "签约", Row: 9}, First: "C", Last: "C", Cell: 3}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := one(t, tt.file, tt.data).Text
			at := strings.Index(text.Content, tt.find)
			if at < 0 {
				t.Fatalf("no %q in %q", tt.find, text.Content)
			}
			start := len([]rune(text.Content[:at]))
			if got, ok := text.Place(corpus.Span{Start: start, End: start + len([]rune(tt.find))}); !ok || got != tt.want {
				t.Errorf("place %+v %v, want %+v", got, ok, tt.want)
			}
		})
	}
}
