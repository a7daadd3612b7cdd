package read

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode/utf8"

	"zhaoshang/corpus"
)

// members makes a zip of names and contents in turn.
func members(t testing.TB, pairs ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(pairs); i += 2 {
		f, err := w.Create(pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(pairs[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	wordStart = `<w:document xmlns:w="w" xmlns:mc="mc"><w:body>`
	wordEnd   = `</w:body></w:document>`
)

func wordFile(t testing.TB, body string, more ...string) string {
	return members(t, append([]string{"[Content_Types].xml", "<Types/>", "word/document.xml", wordStart + body + wordEnd}, more...)...)
}

func para(text string) string { return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>" }

func bookFile(t testing.TB, sheet string, more ...string) string {
	return members(t, append([]string{
		"xl/workbook.xml", `<workbook><sheets><sheet name="签约" sheetId="1" r:id="r1"/><sheet name="底稿" sheetId="2" state="hidden" r:id="r2"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="worksheets/sheet2.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", "<worksheet>" + sheet + "</worksheet>",
		"xl/worksheets/sheet2.xml", `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>作废的内容</t></is></c></row></sheetData></worksheet>`,
	}, more...)...)
}

// small limits keep a fuzzing run quick.
var small = Limits{Bytes: 1 << 20, Inflate: 4 << 20, Rows: 5000, Members: 50, Pages: 20, Time: 20 * time.Second}

// check reads a file and looks at what must hold for any: no panic (which
// the reader turns into a problem with code internal), spans that lie in the
// text, as many runes folded as not, and a hint for every problem.
func check(t *testing.T, name string, data []byte) {
	sources, problems := Read(context.Background(), name, data, small)
	for _, s := range sources {
		n := utf8.RuneCountInString(s.Text.Content)
		if !utf8.ValidString(s.Text.Content) || utf8.RuneCountInString(s.Text.Folded) != n {
			t.Errorf("%s: text is invalid or folded to another length", name)
		}
		for _, b := range s.Text.Blocks {
			if b.Span.Start < 0 || b.Span.End > n || b.Span.Empty() {
				t.Errorf("%s: block %+v outside a text of %d", name, b.Span, n)
			}
			for _, c := range b.Cells {
				if !b.Span.Contains(c.Span) || c.Span.Empty() {
					t.Errorf("%s: cell %+v outside its row %+v", name, c.Span, b.Span)
				}
			}
		}
		problems = append(problems, s.Notes...)
	}
	for _, p := range problems {
		checkProblem(t, p)
	}
}

func checkProblem(t *testing.T, p *corpus.Problem) {
	if p.Hint == "" || p.Hint == problem(p.Document, failed(nil, "internal", "")).Hint {
		t.Errorf("problem without a hint, or a panic: %v", p)
	}
}

func fuzz(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) { check(t, name, data) })
}

func FuzzText(f *testing.F) {
	fuzz(f, "a.txt", "青田签约\n2024-11-11 来源：青田日报\n正文。（李小青）", "a\tb\nc\td\ne\tf\n", "\xff\xfea\x00b\x00", "\xb9\xab\xcb\xbe", "首页 > 正文\n字号：大 中 小")
}

func FuzzMarkdown(f *testing.F) {
	fuzz(f, "a.md", "---\ntitle: x\n---\n# 标题\n- 甲\n\n| a | b |\n|-|-|\n| c | d |\n", "```\nx\n", "> **a** [b](c)")
}

func FuzzHTML(f *testing.F) {
	fuzz(f, "a.html", `<title>a_b网</title><h1>a</h1><p>甲<br>乙<table><tr><td rowspan=3 colspan=2>x<td>y<tr><td>z</table>`, "<table><tr><td colspan=99999999>a", "<div hidden>a</div>b", "<!doctype html><meta charset=gbk>\xb9\xab")
}

func FuzzWebArchive(f *testing.F) {
	fuzz(f, "a.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"B\"\n\n--B\nContent-Type: text/html; charset=gbk\nContent-Transfer-Encoding: base64\n\nPHA+x6nUvDwvcD4=\n--B--\n",
		"From: x\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n<p>=E7=AD=BE</p>")
}

func FuzzCSV(f *testing.F) {
	fuzz(f, "a.csv", "项目,金额\n甲,3\n", "a;\"b\nc\";d\n1;2;3\n", "地区,签约,,备注\n,个数,金额,\n甲,1,2,\n", "\"", ",,,\n,,,x")
}

func FuzzJSONL(f *testing.F) {
	fuzz(f, "a.jsonl", `{"id":"a","text":"甲","date":"2024-01"}`+"\n"+`{"text":""}`, "{", "\xef\xbb\xbf{}\n[]\n")
}

func FuzzWord(f *testing.F) {
	for _, s := range []string{para("甲") + `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>` + para("乙") + `</w:tc></w:tr></w:tbl>`,
		`<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins>` + para("y") + `</w:ins></w:p>`, "<w:p><w:r><w:t>",
		listed(1, 0, "甲") + listed(1, 2, "乙") + listed(4, 8, "丙") + `<w:tbl><w:tr><w:tc>` + listed(2, 1, "") + `<w:tbl><w:tr><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) {
		check(t, "a.docx", []byte(wordFile(t, body, "word/numbering.xml", wordLists)))
	})
}

func FuzzWorkbook(f *testing.F) {
	for _, s := range []string{`<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="C1"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B9"/></mergeCells>`,
		`<sheetData><row><c r="ZZZZ99"><v>1e999</v></c></row></sheetData>`, `<sheetData><row r="-1"><c t="s"><v>7</v></c>`,
		`<cols><col min="1" max="99999" hidden="1"/></cols><sheetData><row r="1" hidden="1"><c><f>x</f></c></row></sheetData><autoFilter/>`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, sheet string) { check(t, "a.xlsx", []byte(bookFile(t, sheet))) })
}

func FuzzArchive(f *testing.F) {
	f.Add([]byte(members(f, "a/甲.txt", "签约八个项目。", "b/甲.txt", "签约九个项目。", "../c.txt", "x")))
	f.Add([]byte(wordFile(f, para("甲"))))
	f.Add([]byte(bookFile(f, "")))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.zip", data) })
}

func FuzzPDF(f *testing.F) {
	d := &drawing{}
	d.text(60, 60, 12, "青田签约")
	d.line(60, 100, 300, 100)
	f.Add([]byte(pdf(d)))
	f.Add([]byte("%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) { check(t, "a.pdf", data) })
}

// TestTruncated cuts the shared office files at many places: each piece is
// read or refused, never worse.
func TestTruncated(t *testing.T) {
	names, _ := filepath.Glob("../../../shared/files/docs/*")
	if len(names) == 0 {
		t.Skip("the set of office files is not here")
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) > 300_000 || filepath.Ext(name) == ".pdf" && testing.Short() {
			continue
		}
		for _, part := range []int{10, 50, 90, 99} {
			check(t, filepath.Base(name), data[:len(data)*part/100])
		}
	}
}
