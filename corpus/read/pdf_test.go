package read

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// drawing is a page of a test PDF: operators of its content.
type drawing struct{ strings.Builder }

// text sets a line with its left end at x, y points from the upper left.
func (d *drawing) text(x, y, size float64, s string) {
	fmt.Fprintf(d, "BT /F %g Tf %g %g Td <", size, x, 800-y)
	for _, r := range s {
		fmt.Fprintf(d, "%04X", r)
	}
	d.WriteString("> Tj ET\n")
}

// line draws from one point to another.
func (d *drawing) line(x1, y1, x2, y2 float64) {
	fmt.Fprintf(d, "%g %g m %g %g l S\n", x1, 800-y1, x2, 800-y2)
}

// pdf makes a file of pages of 600 by 800 points whose one font writes every
// character of the basic plane, each as wide as it is high.
func pdf(pages ...*drawing) string {
	var b strings.Builder
	var offsets []int
	object := func(s string) {
		offsets = append(offsets, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", len(offsets), s)
	}
	stream := func(s string) string { return fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(s), s) }
	b.WriteString("%PDF-1.7\n")
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 6+2*i))
	}
	object("<</Type/Catalog/Pages 2 0 R>>")
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), strings.Join(kids, " ")))
	object("<</Type/Font/Subtype/Type0/BaseFont/Test/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>")
	object("<</Type/Font/Subtype/CIDFontType2/BaseFont/Test/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/Test/Flags 4/Ascent 880/Descent -120/CapHeight 800/ItalicAngle 0/StemV 80/FontBBox[0 -120 1000 880]>>>>")
	var cmap strings.Builder
	cmap.WriteString("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def 1 begincodespacerange <0000> <FFFF> endcodespacerange\n")
	for from := 0; from < 256; from += 100 {
		to := min(from+100, 256)
		fmt.Fprintf(&cmap, "%d beginbfrange\n", to-from)
		for high := from; high < to; high++ {
			fmt.Fprintf(&cmap, "<%02X00> <%02XFF> <%02X00>\n", high, high, high)
		}
		cmap.WriteString("endbfrange\n")
	}
	cmap.WriteString("endcmap end end")
	object(stream(cmap.String()))
	for i, p := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>", 7+2*i))
		object(stream(p.String()))
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, xref)
	return b.String()
}

func TestPDFColumns(t *testing.T) {
	d := &drawing{}
	d.text(100, 60, 20, "青田签约八个项目")
	for i, s := range []string{"左栏第一行写满了这一栏的字", "左栏第二行写满了这一栏的字", "左栏第三行写满了这一栏的字", "左栏到这里结束。"} {
		d.text(60, 120+20*float64(i), 12, s)
	}
	for i, s := range []string{"右栏第一行写满了这一栏的字", "右栏第二行写满了这一栏的字", "右栏第三行写满了这一栏的字", "右栏到这里结束。"} {
		d.text(320, 120+20*float64(i), 12, s)
	}
	s := one(t, "a.pdf", pdf(d))
	want := "青田签约八个项目\n" +
		"左栏第一行写满了这一栏的字左栏第二行写满了这一栏的字左栏第三行写满了这一栏的字左栏到这里结束。\n" +
		"右栏第一行写满了这一栏的字右栏第二行写满了这一栏的字右栏第三行写满了这一栏的字右栏到这里结束。"
	if s.Text.Content != want {
		t.Errorf("text:\n%s\nwant:\n%s", s.Text.Content, want)
	}
	if s.Title != "青田签约八个项目" || s.Text.Blocks[1].Origin.Page != 1 {
		t.Errorf("title %q, origin %+v", s.Title, s.Text.Blocks[1].Origin)
	}
}

func TestPDFPages(t *testing.T) {
	const indent = "　　"
	var pages []*drawing
	for i, lines := range [][]string{
		{indent + "第一页的第一行写到了行尾为止", "正文在这一页的末行还没有写完就接着", "翻到下一页去了而这句话还没有完结呢"},
		{"直到这里才结束这一句话的全文。", indent + "第二页另起一段写到行尾为止的", "一段话在这里结束。"},
	} {
		d := &drawing{}
		d.text(60, 30, 9, "青田简报第7期")
		for j, s := range lines {
			text, x := strings.TrimPrefix(s, indent), 60.0
			if text != s {
				x += 24
			}
			d.text(x, 120+20*float64(j), 12, text)
		}
		d.text(280, 780, 9, fmt.Sprintf("第%d页 共2页", i+1))
		pages = append(pages, d)
	}
	s := one(t, "a.pdf", pdf(pages...))
	want := "第一页的第一行写到了行尾为止正文在这一页的末行还没有写完就接着翻到下一页去了而这句话还没有完结呢直到这里才结束这一句话的全文。\n第二页另起一段写到行尾为止的一段话在这里结束。"
	if s.Text.Content != want {
		t.Errorf("text:\n%s\nwant:\n%s", s.Text.Content, want)
	}
}

func TestPDFTableWithoutLines(t *testing.T) {
	d := &drawing{}
	d.text(60, 60, 12, "青田县签约项目一览表如下所列。")
	for r, cells := range [][]string{
		{"项目名称", "投资方", "总投资", "签约时间"}, {"甲厂", "某公司", "3亿元", "5月1日"}, {"乙厂智能化", "另一公司", "5亿元", "5月2日"}, {"丙厂", "第三公司", "7亿元", "5月3日"},
	} {
		for c, s := range cells {
			d.text(60+120*float64(c), 100+20*float64(r), 12, s)
		}
	}
	d.text(60, 220, 12, "以上为全部项目，各责任单位要抓好落实，按月报送进展情况。")
	want := "青田县签约项目一览表如下所列。\n项目名称 | 投资方 | 总投资 | 签约时间\n项目名称：甲厂；投资方：某公司；总投资：3亿元；签约时间：5月1日\n" +
		"项目名称：乙厂智能化；投资方：另一公司；总投资：5亿元；签约时间：5月2日\n项目名称：丙厂；投资方：第三公司；总投资：7亿元；签约时间：5月3日\n以上为全部项目，各责任单位要抓好落实，按月报送进展情况。"
	if got := one(t, "a.pdf", pdf(d)).Text.Content; got != want {
		t.Errorf("text:\n%s\nwant:\n%s", got, want)
	}
}

func TestPDFTable(t *testing.T) {
	d := &drawing{}
	d.text(60, 60, 12, "青田县签约项目一览表如下所列。")
	xs, ys := []float64{60, 180, 300, 420}, []float64{100, 130, 160, 210}
	for _, y := range ys {
		d.line(xs[0], y, xs[3], y)
	}
	for _, x := range xs {
		d.line(x, ys[0], x, ys[3])
	}
	for r, cells := range [][]string{{"项目名称", "投资方", "总投资"}, {"甲厂", "某公司", "3亿元"}} {
		for c, s := range cells {
			d.text(xs[c]+5, ys[r]+20, 12, s)
		}
	}
	d.text(65, 180, 12, "乙厂智能化")
	d.text(65, 200, 12, "改造项目")
	d.text(185, 190, 12, "另一公司")
	d.text(305, 190, 12, "5亿元")
	want := "青田县签约项目一览表如下所列。\n项目名称 | 投资方 | 总投资\n项目名称：甲厂；投资方：某公司；总投资：3亿元\n项目名称：乙厂智能化改造项目；投资方：另一公司；总投资：5亿元"
	if got := one(t, "a.pdf", pdf(d)).Text.Content; got != want {
		t.Errorf("text:\n%s\nwant:\n%s", got, want)
	}
}

func TestPDFRefusals(t *testing.T) {
	d := &drawing{}
	d.text(60, 60, 12, "青田县")
	whole := pdf(d, d, d)
	for _, tt := range []struct {
		name, data string
		limits     Limits
		cause      error
	}{
		{"no PDF", "%PDF-1.7\nnothing", Limits{}, ErrDamaged},
		{"too many pages", whole, Limits{Pages: 2}, ErrTooLarge},
		{"empty page", pdf(&drawing{}), Limits{}, ErrEmpty},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sources, problems := Read(context.Background(), "a.pdf", []byte(tt.data), tt.limits)
			if len(sources) != 0 || len(problems) != 1 || !errors.Is(problems[0], tt.cause) {
				t.Errorf("%d documents, problems %v, want %v", len(sources), problems, tt.cause)
			}
		})
	}
}

// TestPDFStopped stops the engine in the middle of a file; the next file is
// read as if nothing had been.
func TestPDFStopped(t *testing.T) {
	page := &drawing{}
	for i := range 60 {
		page.text(60, 60+11*float64(i), 10, strings.Repeat("青田县集中签约八个项目", 4))
	}
	pages := make([]*drawing, 300)
	for i := range pages {
		pages[i] = page
	}
	file := []byte(pdf(pages...))
	small := &drawing{}
	small.text(60, 60, 12, "青田签约八个项目")
	one(t, "b.pdf", pdf(small)) // starts the engine
	sources, problems := Read(context.Background(), "a.pdf", file, Limits{Time: 50 * time.Millisecond})
	if len(sources) != 0 || len(problems) != 1 || !errors.Is(problems[0], ErrTimeLimit) {
		t.Fatalf("%d documents, problems %v, want a refusal for time", len(sources), problems)
	}
	if got := one(t, "b.pdf", pdf(small)).Text.Content; got != "青田签约八个项目" {
		t.Errorf("after the stop: %q", got)
	}
}
