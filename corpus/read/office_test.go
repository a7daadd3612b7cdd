package read

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"zhaoshang/corpus"
)

func TestWord(t *testing.T) {
	run := func(s string) string { return "<w:r><w:t>" + s + "</w:t></w:r>" }
	for _, tt := range []struct{ name, body, want string }{
		{"runs", "<w:p>" + run("投资5") + run("亿元") + "</w:p>", "投资5亿元"},
		{"changes accepted", "<w:p>" + run("投资") + "<w:del><w:r><w:delText>3亿元</w:delText></w:r></w:del><w:ins>" + run("5亿元") + "</w:ins></w:p>", "投资5亿元"},
		{"move", "<w:p><w:moveFrom>" + run("旧处") + "</w:moveFrom></w:p><w:p><w:moveTo>" + run("新处") + "</w:moveTo></w:p>", "新处"},
		{"deleted paragraph mark joins", "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("前半句，") + "</w:p>" + para("后半句。"), "前半句，后半句。"},
		{"text box once", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + para("框内") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` + para("框内") + `</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>` + run("正文") + "</w:p>", "正文\n框内"},
		{"hidden text", "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r>" + run("可见") + "</w:p>", "可见"},
		{"field", "<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>" + run("链接文字") + "</w:p>", "链接文字"},
		{"footnote", "<w:p>" + run("总投资5亿元") + `<w:r><w:footnoteReference w:id="2"/></w:r></w:p>` + para("下一段。"), "总投资5亿元\n其中一期2亿元。\n下一段。"},
		{
			"merged cells", "<w:tbl>" +
				"<w:tr><w:tc>" + para("行业") + "</w:tc><w:tc>" + para("项目名称") + "</w:tc><w:tc>" + para("投资额") + "</w:tc></w:tr>" +
				`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("装备") + "</w:tc><w:tc>" + para("甲厂") + "</w:tc><w:tc>" + para("3") + "</w:tc></w:tr>" +
				`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + para("乙厂") + "</w:tc><w:tc>" + para("4") + "</w:tc></w:tr>" +
				"<w:tr><w:trPr><w:del/></w:trPr><w:tc>" + para("删去") + "</w:tc><w:tc>" + para("丙厂") + "</w:tc></w:tr></w:tbl>",
			"行业 | 项目名称 | 投资额\n行业：装备；项目名称：甲厂；投资额：3\n行业：装备；项目名称：乙厂；投资额：4",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			file := wordFile(t, tt.body, "word/footnotes.xml", `<w:footnotes xmlns:w="w"><w:footnote w:type="separator" w:id="0">`+para("线")+`</w:footnote><w:footnote w:id="2">`+para("其中一期2亿元。")+`</w:footnote></w:footnotes>`)
			if got := one(t, "a.docx", file).Text.Content; got != tt.want {
				t.Errorf("text:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

func TestWordHeadings(t *testing.T) {
	styles := `<w:styles xmlns:w="w"><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="T"><w:name w:val="toc 1"/></w:style></w:styles>`
	styled := func(style, text string) string {
		return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + "</w:t></w:r></w:p>"
	}
	s := one(t, "a.docx", wordFile(t, styled("a3", "青田工作方案")+styled("T", "一、目标	3")+styled("1", "一、目标")+para("引进八个项目。"), "word/styles.xml", styles))
	var kinds []corpus.BlockKind
	for _, b := range s.Text.Blocks {
		kinds = append(kinds, b.Kind)
	}
	if want := []corpus.BlockKind{corpus.Heading, corpus.Heading, corpus.Paragraph}; !slices.Equal(kinds, want) || s.Title != "青田工作方案" {
		t.Errorf("kinds %v title %q, want %v", kinds, s.Title, want)
	}
}

func TestWorkbook(t *testing.T) {
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	styles := `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0.00&quot;亿元&quot;"/><numFmt numFmtId="171" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/><numFmt numFmtId="172" formatCode="General"/></numFmts>` +
		`<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="10"/><xf numFmtId="172"/></cellXfs></styleSheet>`
	sheet := `<sheetData>` +
		`<row r="1">` + cell("A1", "青田县项目表") + `</row>` +
		`<row r="2">` + cell("A2", "项目名称") + cell("B2", "总投资") + cell("D2", "签约时间") + cell("E2", "完成率") + `</row>` +
		`<row r="3">` + cell("B3", "合计") + cell("C3", "外资") + `</row>` +
		`<row r="5">` + cell("A5", "甲厂") + `<c r="B5" s="1"><f>1+2</f><v>3.5</v></c><c r="C5" s="5"><v>0.30000000000000004</v></c><c r="D5" s="2"><v>45428</v></c><c r="E5" s="4"><v>0.554687</v></c></row>` +
		`<row r="6">` + cell("A6", "乙厂") + `<c r="B6" t="str"><f>x</f><v>约4亿元</v></c><c r="C6" t="e"><v>#REF!</v></c><c r="D6" s="3"><v>45429</v></c></row>` +
		`</sheetData><mergeCells><mergeCell ref="A1:E1"/><mergeCell ref="B2:C2"/><mergeCell ref="A2:A3"/></mergeCells>`
	s := one(t, "a.xlsx", bookFile(t, sheet, "xl/styles.xml", styles))
	want := strings.Join([]string{
		"青田县项目表", "项目名称 | 总投资 | 签约时间 | 完成率", "项目名称 | 合计 | 外资",
		"项目名称：甲厂；总投资/合计：3.5亿元；总投资/外资：0.3；签约时间：2024-05-16；完成率：55.47%",
		"项目名称：乙厂；总投资/合计：约4亿元；签约时间：2024-05-17",
	}, "\n")
	if s.Text.Content != want {
		t.Errorf("text:\n%s\nwant:\n%s", s.Text.Content, want)
	}
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0].Hint, "底稿") {
		t.Errorf("notes %v, want the hidden sheet", s.Notes)
	}
	row := s.Text.Blocks[3]
	if row.Origin.Sheet != "签约" || row.Origin.Row != 5 || row.Cells[3].Column != 3 || s.Title != "青田县项目表" {
		t.Errorf("origin %+v cells %+v title %q", row.Origin, row.Cells, s.Title)
	}
}

func TestFormats(t *testing.T) {
	for _, tt := range []struct{ code, value, want string }{
		{"General", "12.5", "12.5"}, {`0.00"万元"`, "3", "3万元"}, {`"¥"#,##0`, "1200", "¥1200"}, {"[$€-407]0.0", "2", "€2"},
		{`0!.0,"万元"`, "123000", "12.3万元"}, {"#,##0,,", "5000000", "5"}, {"0%", "0.25", "25%"}, {"yyyy/m/d;@", "45428", "2024-05-16"},
		{"yyyy-mm-dd hh:mm", "45428.5", "2024-05-16 12:00"}, {"[Red]0.0", "1.5", "1.5"}, {"0.00_ ", "2.25", "2.25"}, {"@", "7", "7"}, {"", "x", "x"},
	} {
		if got := parseFormat(tt.code).show(tt.value, false); got != tt.want {
			t.Errorf("format %q of %s = %q, want %q", tt.code, tt.value, got, tt.want)
		}
	}
}

func TestArchive(t *testing.T) {
	gbk, err := simplifiedchinese.GBK.NewEncoder().String("附件/签约.txt")
	if err != nil {
		t.Fatal(err)
	}
	inner := members(t, "内层.txt", "签约三个项目。")
	file := members(t, gbk, "签约八个项目。", "甲县/汇总.txt", "签约四个项目。", "乙县/汇总.txt", "签约五个项目。",
		"../外面.txt", "不应读到", "__MACOSX/._x", "x", "图.png", "\x89PNG\r\n\x1a\n", "内层.zip", inner, "空.txt", "")
	sources, problems := Read(context.Background(), "包.zip", []byte(file), Limits{})
	var ids, named []string
	for _, s := range sources {
		ids = append(ids, s.ID)
	}
	if want := []string{"签约", "甲县/汇总", "乙县/汇总", "内层"}; !slices.Equal(ids, want) {
		t.Errorf("documents %q, want %q", ids, want)
	}
	for _, p := range problems {
		named = append(named, p.Document+" "+p.Place)
	}
	if want := []string{"包.zip ../外面.txt", "图.png ", "空.txt "}; !slices.Equal(named, want) {
		t.Errorf("problems %q, want %q", named, want)
	}
}

func TestArchiveLimits(t *testing.T) {
	nested := members(t, "a.txt", "签约。")
	for range 4 {
		nested = members(t, "a.zip", nested)
	}
	for _, tt := range []struct {
		name, file, data string
		limits           Limits
	}{
		{"depth", "a.zip", nested, Limits{}},
		{"ratio", "a.docx", wordFile(t, strings.Repeat(para("甲"), 100_000)), Limits{Ratio: 20}},
		{"inflate", "a.zip", members(t, "a.txt", strings.Repeat("签约", 2000)), Limits{Inflate: 1000}},
		{"members", "a.zip", members(t, "a.txt", "甲", "b.txt", "乙", "c.txt", "丙"), Limits{Members: 2}},
		{"rows", "a.csv", strings.Repeat("甲,1\n", 20), Limits{Rows: 10}},
		{"columns", "a.csv", strings.Repeat(strings.Repeat("1,", 20)+"\n", 3), Limits{Columns: 10}},
		{"sheet rows", "a.xlsx", bookFile(t, "<sheetData>"+strings.Repeat("<row><c><v>1</v></c></row>", 20)+"</sheetData>"), Limits{Rows: 10}},
		{"lines", "a.txt", strings.Repeat("签约\n", 50), Limits{Rows: 10}},
		{"text", "a.txt", strings.Repeat("签约", 50), Limits{Text: 100}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sources, problems := Read(context.Background(), tt.file, []byte(tt.data), tt.limits)
			if len(sources) != 0 || len(problems) != 1 || !errors.Is(problems[0], ErrTooLarge) {
				t.Fatalf("%d documents, problems %v, want a refusal", len(sources), problems)
			}
			if hint := problems[0].Hint; !strings.Contains(hint, "上限") && !strings.Contains(hint, "超过") {
				t.Errorf("hint %q does not name the limit", hint)
			}
		})
	}
}

func TestOtherName(t *testing.T) {
	file := bookFile(t, `<sheetData><row r="1"><c t="inlineStr"><is><t>签约表</t></is></c></row></sheetData>`)
	s := one(t, "表.docx", file)
	if s.Format != "xlsx" || len(s.Notes) != 2 {
		t.Errorf("format %q notes %v, want xlsx with a note on its name", s.Format, s.Notes)
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	sources, problems := Read(ctx, "a.csv", []byte("甲,1\n乙,2\n"), Limits{})
	if len(sources) != 0 || len(problems) != 1 || !errors.Is(problems[0], ErrTimeLimit) {
		t.Errorf("%d documents, problems %v, want a refusal for time", len(sources), problems)
	}
}
