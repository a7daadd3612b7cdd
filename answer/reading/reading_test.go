package reading_test

import (
	"slices"
	"strings"
	"testing"

	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

func page(blocks ...clean.Block) *reading.Page {
	return reading.New(corpus.Document{ID: "t"}, clean.Text(blocks))
}

func paragraph(text string) clean.Block { return clean.Block{Kind: corpus.Paragraph, Text: text} }

// valueOf finds the value that is written as text.
func valueOf(t *testing.T, p *reading.Page, text string) *reading.Value {
	t.Helper()
	for i := range p.Values {
		if strings.Contains(p.Read(p.Values[i].Span), text) {
			return &p.Values[i]
		}
	}
	t.Fatalf("no value %q in %q", text, string(p.Folded))
	return nil
}

func TestOwner(t *testing.T) {
	for _, tt := range []struct {
		name, text, value, region string
		aggregate, threshold      bool
	}{
		{"its own clauses", "青岚轴承项目,总投资3亿元,用地40亩;白榆涂料项目,总投资5亿元。", "5亿元", "白榆涂料项目,总投资5亿元", false, false},
		{"listed sums", "青岚轴承项目3亿元、白榆涂料项目5亿元。", "3亿元", "青岚轴承项目3亿元、", false, false},
		{"of several", "现场签约青岚轴承、白榆涂料等6个项目,总投资达20亿元。", "20亿元", "现场签约青岚轴承、白榆涂料等6个项目,总投资达20亿元", true, false},
		{"joint", "两家企业联合体合计投资9亿元。", "9亿元", "合计投资9亿元", true, false},
		{"a limit", "其中10亿元以上项目3个。", "10亿元", "", true, true},
		{"respective", "青岚轴承、白榆涂料两个项目分别投资3亿元、5亿元。", "5亿元", "白榆涂料两个项目", false, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := page(paragraph(tt.text))
			v := valueOf(t, p, tt.value)
			if got := p.Read(v.Owner.Region); !strings.Contains(got, tt.region) {
				t.Errorf("region %q does not hold %q", got, tt.region)
			}
			if v.Owner.Aggregate != tt.aggregate || v.Owner.Threshold != tt.threshold {
				t.Errorf("aggregate %v threshold %v, want %v %v", v.Owner.Aggregate, v.Owner.Threshold, tt.aggregate, tt.threshold)
			}
		})
	}
}

func TestMember(t *testing.T) {
	p := page(paragraph("签约企业有青岚轴承、白榆涂料等六家。红杉医药随后签约。落地的是梧桐电机项目和云杉线缆项目。松塘纸业和青岚县签约。"))
	for word, want := range map[string]bool{"白榆涂料": true, "红杉医药": false, "梧桐电机": true, "云杉线缆": true, "松塘纸业": false} {
		at := p.Find([]rune(word))[0]
		if got := p.Member(at, len([]rune(word))); got != want {
			t.Errorf("Member(%s) = %v, want %v", word, got, want)
		}
	}
}

func TestSectionsOfDigest(t *testing.T) {
	p := page(paragraph("◆甲县 2021年5月6日签约3个项目。"), paragraph("总投资4亿元。"), paragraph("◆乙县 2022年7月8日签约2个项目。"), paragraph("往前翻到2018年上半年,签约9个项目。"))
	if n := len(p.Sections); n != 2 {
		t.Fatalf("%d sections, want 2", n)
	}
	for text, year := range map[string]int{"4亿元": 2021, "2个": 2022, "9个": 2018} {
		if got := p.YearAt(valueOf(t, p, text).Clause); got != year {
			t.Errorf("year at %s is %d, want %d", text, got, year)
		}
	}
}

func table(header []string, rows ...[]string) []clean.Block {
	var out []clean.Block
	for i, r := range append([][]string{header}, rows...) {
		b := clean.Block{Kind: corpus.TableRow, Table: 1, Header: i == 0}
		for c, text := range r {
			label := ""
			if i > 0 {
				label = header[c]
			}
			b.Cells = append(b.Cells, clean.Cell{Label: label, Text: text, Column: c})
		}
		out = append(out, b)
	}
	return out
}

func TestTable(t *testing.T) {
	p := page(table([]string{"序号", "项目名称", "投资方", "总投资(万元)", "落户地"},
		[]string{"1", "青岚轴承项目", "青岚公司", "30000", "甲县"},
		[]string{"2", "白榆涂料项目", "白榆公司", "", "乙县"},
		[]string{"合计", "", "", "30000", ""})...)
	if len(p.Tables) != 1 {
		t.Fatalf("%d tables", len(p.Tables))
	}
	tab := p.Tables[0]
	if !tab.IsProjects() || tab.Name != 1 || tab.Amount != 3 {
		t.Errorf("projects %v name %d amount %d", tab.IsProjects(), tab.Name, tab.Amount)
	}
	var roles []string
	for _, c := range tab.Columns {
		roles = append(roles, c.Role)
	}
	if want := []string{"serial", "name", "party", "amount", "place"}; !slices.Equal(roles, want) {
		t.Errorf("roles %q, want %q", roles, want)
	}
	if m := tab.Rows[0].Measures[3]; m.Amount == nil || m.Amount.Min != 3*corpus.Yi {
		t.Errorf("amount of the first row is %+v", m.Amount)
	}
	if m := tab.Rows[1].Measures[3]; m.Amount != nil {
		t.Errorf("an empty cell is %+v", m.Amount)
	}
	if !tab.Rows[2].Total {
		t.Error("合计 is not a total")
	}
}

func TestTableOfPlacesWithExamples(t *testing.T) {
	p := page(table([]string{"园区", "签约个数", "协议投资(亿元)", "代表项目"},
		[]string{"青岚园区", "6", "12.5", "轴承项目"},
		[]string{"白榆园区", "3", "7", "涂料项目"})...)
	if tab := p.Tables[0]; tab.IsProjects() || tab.Name != 0 {
		t.Errorf("projects %v name %d", tab.IsProjects(), tab.Name)
	}
	p = page(table([]string{"县区", "项目名称", "总投资(亿元)", "就业(人)"},
		[]string{"青岚县", "轴承项目", "12.5", "60"},
		[]string{"白榆县", "涂料项目", "7", "30"})...)
	if tab := p.Tables[0]; !tab.IsProjects() || tab.Name != 1 {
		t.Errorf("projects %v name %d", tab.IsProjects(), tab.Name)
	}
}

func TestParseChinese(t *testing.T) {
	for s, want := range map[string]float64{"十二": 12, "三百零五": 305, "两千": 2000, "一万": 10000} {
		if got, ok := reading.ParseChinese(s); !ok || got != want {
			t.Errorf("ParseChinese(%s) = %v, %v", s, got, ok)
		}
	}
	if _, ok := reading.ParseChinese("几十"); ok {
		t.Error("几十 is no number")
	}
}
