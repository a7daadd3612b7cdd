package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"flag"
	"fmt"
	"image"
	"image/png"
	"io"
	"math"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"golang.org/x/image/font/sfnt"

	"zhaoshang/answer"
)

func update() bool { f := flag.Lookup("update"); return f != nil && f.Value.String() == "true" }

func TestMain(m *testing.M) {
	flag.Bool("update", false, "write the golden pictures anew")
	flag.Parse()
	os.Exit(m.Run())
}

func painter(t testing.TB) *Painter {
	t.Helper()
	p, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func whole(yi float64) *int64 { n := int64(yi * 1e8); return &n }

func figure(f float64) *float64 { return &f }

func exact(label string, yi float64) answer.Point {
	return answer.Point{Label: label, Min: whole(yi), Bound: "exact"}
}

// bounded has every bound once.
func bounded() []answer.Point {
	return []answer.Point{
		{Label: "电子信息", Min: whole(160), Bound: "over"},
		{Label: "新能源", Max: whole(120), Bound: "under"},
		{Label: "装备制造", Min: whole(50), Max: whole(60), Bound: "range"},
		{Label: "食品", Min: whole(12.5), Bound: "about"},
		exact("康养", 3.0625),
	}
}

func sectors(points ...answer.Point) *answer.Chart {
	return &answer.Chart{Kind: answer.Bar, Key: "sector", Measure: answer.Amounts, Currency: "CNY", Points: points, Records: 20, Documents: 3,
		Question: "按行业画个图", Language: "zh-Hans",
		LeftOut: []answer.LeftOut{{Why: answer.Unstated, Count: 4}, {Why: answer.Foreign, Count: 2, Currency: "USD"}, {Why: answer.Ungrouped, Count: 1}}}
}

func years(kind answer.ChartKind, points ...answer.Point) *answer.Chart {
	return &answer.Chart{Kind: kind, Key: "year", Measure: answer.Amounts, Currency: "CNY", Points: points, Records: 9, Documents: 2, Language: "zh-Hans", Question: "各年签约额"}
}

func counts(n int) *answer.Chart {
	c := &answer.Chart{Kind: answer.Bar, Key: "place", Measure: answer.Counts, Records: n * 2, Documents: 5, Language: "zh-Hans"}
	for i := range n {
		c.Points = append(c.Points, answer.Point{Label: fmt.Sprintf("白榆县第%d区", i+1), Figure: figure(float64(n - i))})
	}
	return c
}

// golden are charts whose pictures are looked at before they are kept.
func golden() map[string]*answer.Chart {
	pie := sectors(bounded()...)
	pie.Kind = answer.Pie
	english := sectors(bounded()...)
	english.Language, english.Question = "en", "Chart of amounts by sector"
	traditional := years(answer.Line, exact("2019", 2), answer.Point{Label: "2020", Min: whole(5), Bound: "over"}, answer.Point{Label: "2022", Max: whole(9), Bound: "under"}, exact("2023", 4))
	traditional.Language = "zh-Hant"
	long := sectors(exact("岚坪高端轴承精密制造与智能检测装备一体化产业园（二期）扩建项目", 8), exact("岚坪轴承", 3))
	long.Key = "project"
	return map[string]*answer.Chart{
		"bounds": sectors(bounded()...), "pie": pie, "english": english, "line": traditional, "long": long,
		"columns": years(answer.Bar, exact("2020", 12), answer.Point{Label: "2021", Min: whole(20), Max: whole(30), Bound: "range"}, exact("2023", 0.5)),
	}
}

func TestGolden(t *testing.T) {
	p := painter(t)
	for name, c := range golden() {
		t.Run(name, func(t *testing.T) {
			got, err := p.SVG(c)
			if err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name+".svg")
			if update() {
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got, want) {
				t.Errorf("the picture is another than %s; look at it, then write it with -update", file)
			}
		})
	}
}

// TestWords: every sentence that a chart needs stands in each language.
func TestWords(t *testing.T) {
	p := painter(t)
	for key := range p.texts[fallback] {
		for language, words := range p.texts {
			if _, ok := words[key]; !ok {
				t.Errorf("%s has no %s", language, key)
			}
		}
	}
}

// said are the texts of a chart.
func said(t *testing.T, p *Painter, c *answer.Chart) string {
	t.Helper()
	svg, err := p.SVG(c)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		} else if err != nil {
			t.Fatal(err)
		}
		if text, ok := token.(xml.CharData); ok {
			b.Write(text)
		}
	}
}

// TestSays: what a picture says of its figures and of what it leaves out.
func TestSays(t *testing.T) {
	p := painter(t)
	long := counts(60)
	wanted := counts(3)
	wanted.Wanted = answer.Line
	usd := sectors(exact("电子信息", 2), exact("食品", 1))
	usd.Currency = "USD"
	small := sectors(answer.Point{Label: "食品", Min: new(int64), Bound: "exact"}, answer.Point{Label: "康养", Min: func() *int64 { n := int64(85_000_00); return &n }(), Bound: "exact"})
	pie := counts(12)
	pie.Kind = answer.Pie
	cut := counts(100)
	cut.Kind = answer.Pie
	cut.Cut()
	gap := years(answer.Line, exact("2019", 1), exact("2022", 2))
	ranking := sectors(bounded()...)
	ranking.Key, ranking.LeftOut = "project", []answer.LeftOut{{Why: answer.Below, Count: 7}}
	parties := sectors(bounded()...)
	parties.Key, parties.Kind = "party", answer.Pie
	column := &answer.Chart{Kind: answer.Bar, Key: "row", Measure: answer.Figures, Of: "到位资金(万吨)", Unit: "万吨", Records: 2, Documents: 1, Points: []answer.Point{{Label: "甲", Figure: figure(1.5)}, {Label: "乙", Figure: figure(0)}}}
	for _, tt := range []struct {
		name  string
		chart *answer.Chart
		has   []string
		not   []string
	}{
		{"bounds", sectors(bounded()...), []string{"超160", "近120", "50–60", "约12.5", "3.0625", "各行业项目金额（亿元）", "超过所示数额", "不到所示数额", "约数", "区间", "按3份文件里的20个项目统计", "4个项目没有写明金额", "2个项目以美元计", "1个项目没有写明行业", "币种不同"}, nil},
		{"exact", sectors(exact("甲", 1), exact("乙", 2)), []string{"亿元"}, []string{"超过所示", "约数", "区间"}},
		{"sixty", long, []string{"只画出前24组，另有36组未画出", "各地项目数（个）"}, []string{"第25区"}},
		{"wanted", wanted, []string{"折线只适合年份"}, nil},
		{"dollars", usd, []string{"亿美元"}, []string{"亿元"}},
		{"wan", small, []string{"（万元）", "850"}, nil},
		{"pie", pie, []string{"其余4组", "15.4%"}, []string{"约"}},
		{"cut", cut, []string{"其余92组", "2.0%"}, nil},
		{"gap", gap, []string{"虚线跨过", "2019年", "2022年"}, nil},
		{"ranking", ranking, []string{"项目金额（亿元）", "排在后面的7个未画入"}, []string{"各行业"}},
		{"no whole", parties, []string{"不宜画成饼图", "超160"}, []string{"%"}},
		{"column", column, []string{"到位资金(万吨)", "1.5"}, []string{"亿"}},
		{"one", sectors(exact("食品", 5)), []string{"食品", "5"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := said(t, p, tt.chart)
			for _, want := range tt.has {
				if !strings.Contains(text, want) {
					t.Errorf("no %q in %s", want, text)
				}
			}
			for _, bad := range tt.not {
				if strings.Contains(text, bad) {
					t.Errorf("%q in %s", bad, text)
				}
			}
		})
	}
}

// TestCut: a chart of very many points keeps the first, of years the last, and
// the sum of the others.
func TestCut(t *testing.T) {
	c := counts(100)
	c.Cut()
	if len(c.Points) != answer.MostPoints || c.More != 40 || c.Rest != 820 || *c.Points[0].Figure != 100 {
		t.Errorf("%d points, %d more of %v", len(c.Points), c.More, c.Rest)
	}
	y := years(answer.Bar)
	for n := 1900; n < 2000; n++ {
		y.Points = append(y.Points, exact(fmt.Sprint(n), 1))
	}
	y.Cut()
	if y.Points[0].Label != "1940" || y.Points[len(y.Points)-1].Label != "1999" {
		t.Errorf("from %s", y.Points[0].Label)
	}
	few := counts(3)
	if few.Cut(); len(few.Points) != 3 || few.More != 0 {
		t.Errorf("%+v", few)
	}
}

// TestInside: nothing is drawn outside of the picture, and bars are as long as
// their figures.
func TestInside(t *testing.T) {
	p := painter(t)
	all := golden()
	all["one"], all["sixty"] = counts(1), counts(60)
	all["zero"] = &answer.Chart{Kind: answer.Pie, Key: "sector", Measure: answer.Counts, Points: []answer.Point{{Label: "甲", Figure: figure(0)}}}
	all["huge"] = sectors(exact("甲", 9e7), exact("乙", 1e-6))
	many := years(answer.Line)
	for y := 1990; y < 2024; y++ {
		many.Points = append(many.Points, exact(fmt.Sprint(y), float64(y-1980)*1234.5678))
	}
	all["many years"] = many
	for name, c := range all {
		t.Run(name, func(t *testing.T) {
			s, err := p.picture(c)
			if err != nil {
				t.Fatal(err)
			}
			r, err := newRuler(p.font)
			if err != nil {
				t.Fatal(err)
			}
			for i := range s.shapes {
				checkInside(t, s, &s.shapes[i], r)
			}
		})
	}
}

func checkInside(t *testing.T, s *scene, x *shape, r *ruler) {
	t.Helper()
	for _, at := range x.points {
		left, right := at.x, at.x
		if x.text != "" {
			w := r.width(x.text, x.size)
			left -= map[anchor]float64{start: 0, middle: w / 2, end: w}[x.anchor]
			right = left + w
		}
		if left < 0 || right > s.width || at.y < 0 || at.y > s.height || math.IsNaN(left+right+at.y) {
			t.Errorf("%+v is outside of %gx%g", x, s.width, s.height)
		}
	}
}

// TestLength: the bars of one chart are in proportion.
func TestLength(t *testing.T) {
	p := painter(t)
	s, err := p.picture(sectors(exact("甲", 40), exact("乙", 20), exact("丙", 10)))
	if err != nil {
		t.Fatal(err)
	}
	var lengths []float64
	for _, x := range s.shapes {
		if x.fill == solid {
			lengths = append(lengths, x.points[1].x-x.points[0].x)
		}
	}
	if len(lengths) != 3 || math.Abs(lengths[0]-2*lengths[1]) > 0.01 || math.Abs(lengths[1]-2*lengths[2]) > 0.01 {
		t.Errorf("lengths %v", lengths)
	}
}

func TestPNG(t *testing.T) {
	p := painter(t)
	for name, c := range golden() {
		t.Run(name, func(t *testing.T) {
			data, err := p.PNG(c)
			if err != nil {
				t.Fatal(err)
			}
			img, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			s, err := p.picture(c)
			if err != nil {
				t.Fatal(err)
			}
			if size := img.Bounds().Size(); size.X != int(s.width*pixels) || size.Y != int(s.height*pixels) {
				t.Errorf("%v, want %gx%g twice", size, s.width, s.height)
			}
			if dark := darkPart(img); dark < 0.005 || dark > 0.5 {
				t.Errorf("%.2f%% of the picture is dark", dark*100)
			}
			if len(data) > 1<<20 {
				t.Errorf("%d bytes", len(data))
			}
		})
	}
}

// TestTogether: one painter draws for many at once, and the same each time.
func TestTogether(t *testing.T) {
	p := painter(t)
	want, err := p.PNG(counts(5))
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			got, err := p.PNG(counts(5))
			svg, err2 := p.SVG(sectors(bounded()...))
			if err != nil || err2 != nil || !bytes.Equal(got, want) || len(svg) == 0 {
				t.Errorf("drawn together: %v, %v, same %v", err, err2, bytes.Equal(got, want))
			}
		})
	}
	wg.Wait()
}

// darkPart is the part of a picture that is neither white nor nearly.
func darkPart(img image.Image) float64 {
	n, all := 0, 0
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y += 2 {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x += 2 {
			r, g, b, _ := img.At(x, y).RGBA()
			all++
			if r+g+b < 3*0xb000 {
				n++
			}
		}
	}
	return float64(n) / float64(all)
}

// TestGlyphs: the font has the characters of names of places and companies, in
// both scripts, and those of our own words.
func TestGlyphs(t *testing.T) {
	p := painter(t)
	text := "潇濮泸鄞衢婺嵊邛崃郫犍亳歙黟郯莒临沂岫晟鑫淼焱赟祺臺灣縣區業龍鳳鑽廠際聯鋰釩鎢"
	for _, words := range p.texts {
		for _, w := range words {
			text += w
		}
	}
	var buffer sfnt.Buffer
	for _, r := range text {
		if i, err := p.font.GlyphIndex(&buffer, r); err != nil || i == 0 {
			t.Errorf("no glyph for %c", r)
		}
	}
}

func TestNothingToDraw(t *testing.T) {
	p := painter(t)
	for _, c := range []*answer.Chart{nil, {}, {Kind: answer.Pie, Key: "sector"}} {
		if _, err := p.SVG(c); !errors.Is(err, errEmpty) {
			t.Errorf("SVG: %v", err)
		}
		if _, err := p.PNG(c); !errors.Is(err, errEmpty) {
			t.Errorf("PNG: %v", err)
		}
		if lines := p.Lines(c, 80); lines != nil {
			t.Errorf("Lines: %q", lines)
		}
	}
}

func TestLines(t *testing.T) {
	p := painter(t)
	got := strings.Join(p.Lines(sectors(bounded()...), 48), "\n")
	want := `各行业项目金额（亿元）
电子信息 █████████████████████████████▷ 超160
新能源   █████████████████████▊◁ 近120
装备制造 █████████… 50–60
食品     ██▎≈ 约12.5
康养     ▌ 3.0625
▷ 超过所示数额
◁ 不到所示数额
≈ 约数
… 区间，条长为下限
按3份文件里的20个项目统计。
4个项目没有写明金额，未画入。
2个项目以美元计，未画入。
1个项目没有写明行业，未画入。
币种不同的金额不画在同一轴上。`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestTicks(t *testing.T) {
	for _, tt := range []struct {
		largest float64
		want    []float64
	}{
		{0, []float64{0, 1}}, {5, []float64{0, 1, 2, 3, 4, 5}}, {9, []float64{0, 2, 4, 6, 8, 10}}, {160, []float64{0, 50, 100, 150, 200}}, {0.4, []float64{0, 0.1, 0.2, 0.3, 0.4}},
	} {
		got := ticks(tt.largest)
		if len(got) != len(tt.want) {
			t.Errorf("%v: %v, want %v", tt.largest, got, tt.want)
			continue
		}
		for i := range got {
			if math.Abs(got[i]-tt.want[i]) > 1e-9 {
				t.Errorf("%v: %v, want %v", tt.largest, got, tt.want)
			}
		}
	}
}

// FuzzLabels: whatever stands in a label or a question, the SVG is well-formed
// and has no element but ours, and the other forms are drawn.
func FuzzLabels(f *testing.F) {
	p := painter(f)
	f.Add("<script>alert(1)</script>", "a&b", 1.5, uint8(0))
	f.Add("\x00\xff\u202e倒\n", "𠮷野家", 1e300, uint8(1))
	f.Add(strings.Repeat("很长的名字", 50), strings.Repeat("w", 300), 0.0, uint8(2))
	f.Fuzz(func(t *testing.T, label, question string, value float64, kind uint8) {
		if value < 0 || math.IsNaN(value) || math.IsInf(value, 0) {
			return
		}
		c := counts(3)
		c.Kind = []answer.ChartKind{answer.Bar, answer.Line, answer.Pie}[kind%3]
		c.Points[1].Label, c.Question, c.Points[1].Figure = label, question, &value
		svg, err := p.SVG(c)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(svg) {
			t.Error("not UTF-8")
		}
		for d := xml.NewDecoder(bytes.NewReader(svg)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %s", err, svg)
			}
			if e, ok := token.(xml.StartElement); ok && !strings.Contains(" svg title text polygon polyline ", " "+e.Name.Local+" ") {
				t.Errorf("an element %s", e.Name.Local)
			}
		}
		p.Lines(c, 60)
	})
}
