package read

import (
	"errors"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestHidden: what somebody hid in a sheet is no part of it; what a filter or a
// folded outline hides is.
func TestHidden(t *testing.T) {
	cell := func(ref, text string) string {
		return `<c r="` + ref + `" t="inlineStr"><is><t>` + text + `</t></is></c>`
	}
	sheet := func(columns, row4, after string) string {
		return columns + `<sheetData><row r="1">` + cell("A1", "项目名称") + cell("B1", "投资方") + cell("C1", "总投资") + `</row>` +
			`<row r="2">` + cell("A2", "甲厂") + cell("B2", "甲公司") + cell("C2", "3亿元") + `</row>` +
			`<row r="4" ` + row4 + `>` + cell("A4", "乙厂") + cell("B4", "乙公司") + cell("C4", "4亿元") + `</row></sheetData>` + after
	}
	first, second := "项目名称：甲厂；投资方：甲公司；总投资：3亿元", "项目名称：乙厂；投资方：乙公司；总投资：4亿元"
	for _, tt := range []struct{ name, sheet, want, note string }{
		{"nothing hidden", sheet("", `hidden="0"`, ""), first + "\n" + second, ""},
		{"a hidden row", sheet("", `hidden="1"`, ""), first, "1 行、0 列是隐藏的，没有读入"},
		{"filtered", sheet("", `hidden="1"`, `<autoFilter ref="A1:C4"/>`), first + "\n" + second, "1 行、0 列因筛选或折叠"},
		{"folded", sheet("", `hidden="true" outlineLevel="1"`, ""), first + "\n" + second, "1 行、0 列因筛选或折叠"},
		{"a hidden column", sheet(`<cols><col min="2" max="2" hidden="1"/></cols>`, "", ""), "项目名称：甲厂；总投资：3亿元\n项目名称：乙厂；总投资：4亿元", "0 行、1 列是隐藏的"},
		{"hidden columns without anything", sheet(`<cols><col min="4" max="16384" hidden="1"/></cols>`, "", ""), first + "\n" + second, ""},
		{"merged from a hidden row", sheet("", "", "") + `<mergeCells><mergeCell ref="B2:B4"/></mergeCells>`, first + "\n项目名称：乙厂；投资方：甲公司；总投资：4亿元", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, "a.xlsx", bookFile(t, tt.sheet))
			if _, got, _ := strings.Cut(s.Text.Content, "\n"); got != tt.want {
				t.Errorf("rows:\n%s\nwant:\n%s", got, tt.want)
			}
			var notes []string
			for _, n := range s.Notes {
				if !strings.Contains(n.Hint, "底稿") {
					notes = append(notes, n.Hint)
				}
			}
			if got := strings.Join(notes, " "); tt.note == "" && got != "" || !strings.Contains(got, tt.note) {
				t.Errorf("notes %q, want %q", got, tt.note)
			}
		})
	}
}

func TestSheetExtras(t *testing.T) {
	sheet := `<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>项目名称</t></is></c><c r="B1" t="inlineStr"><is><t>总投资</t></is></c></row>` +
		`<row r="2"><c r="A2" t="inlineStr"><is><t>甲厂</t></is></c><c r="B2"><f>1+2</f></c></row><row r="3"><c r="A3" t="inlineStr"><is><t>乙厂</t></is></c><c r="B3" t="str"><f>x</f><v></v></c></row></sheetData>`
	s := one(t, "a.xlsx", bookFile(t, sheet,
		"xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="r1" Type="drawing" Target="../drawings/drawing1.xml"/></Relationships>`,
		"xl/drawings/drawing1.xml", `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>数据截至</a:t></a:r><a:r><a:t>6月底</a:t></a:r></a:p><a:p/></xdr:txBody></xdr:sp></xdr:wsDr>`))
	if !strings.HasSuffix(s.Text.Content, "\n数据截至6月底") {
		t.Errorf("the text box is not at the end of %q", s.Text.Content)
	}
	told := false
	for _, n := range s.Notes {
		told = told || strings.Contains(n.Hint, "1 个公式没有保存结果")
	}
	if !told {
		t.Errorf("notes %v do not tell of the formula without a value", s.Notes)
	}
}

// TestExports: what systems export under the names of other formats.
func TestExports(t *testing.T) {
	gbk := func(s string) string { return coded(t, simplifiedchinese.GBK, s) }
	row := "项目名称：甲“厂”；总投资：3亿元"
	for _, tt := range []struct{ name, data, format, want string }{
		{"a.csv", "sep=;\r\n项目名称;总投资\r\n\"甲“厂”\";3亿元\r\n", "csv", row},
		{"a.xls", gbk("项目名称\t总投资\n\"甲“厂”\"\t3亿元\n"), "csv", row},
		{"b.xls", gbk("<table border=1><tr><td>项目名称</td><td>总投资</td></tr><tr><td>甲“厂”</td><td>3亿元</td></tr></table>"), "html", row},
		{"c.xls", "\ufeff<html xmlns:o=\"urn:x\"><body><table><tr><td>项目名称</td><td>总投资</td></tr><tr><td>甲“厂”</td><td>3亿元</td></tr></table></body></html>", "html", row},
		{"a.mhtml", "From: <Saved by Blink>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"B\"\n\n--B\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<html><head><meta charset=3D\"utf-8\"></head><body><p>=E7=AD=BE=E7=BA=A6=E4=BB=AA=E5=BC=8F=E3=80=82</p></body></html>\n--B\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--B--\n", "mhtml", "签约仪式。"},
		{"说明.txt", "日期: 5月\n来源: 招商局\n签约三个项目。\n", "txt", "签约三个项目。"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := one(t, tt.name, tt.data)
			if s.Format != tt.format || !strings.HasSuffix(s.Text.Content, tt.want) {
				t.Errorf("%s %q, want %s with %q", s.Format, s.Text.Content, tt.format, tt.want)
			}
		})
	}
	for name, data := range map[string]string{
		"a.rtf": `{\rtf1\ansi\ansicpg936 \'b2\'d7}`, "a.doc": `{\rtf1\ansi 1}`, "a.xml": `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>`,
		"a.eml": "From: a@b.c\nTo: d@e.f\nSubject: x\nContent-Type: text/plain\n\n签约三个项目。\n",
		"a.odt": members(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<x/>"),
	} {
		sources, problems := Read(t.Context(), name, []byte(data), Limits{})
		if len(sources) != 0 || len(problems) != 1 || !errors.Is(problems[0], ErrUnknown) || !strings.Contains(problems[0].Hint, name) {
			t.Errorf("%s: %d documents, problems %v, want a refusal that names it", name, len(sources), problems)
		}
	}
}
