package web

import (
	"bytes"
	"context"
	"image/png"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/bot"
	"zhaoshang/bot/chart"
)

// charting answers with a chart, asked for when the question says so.
type charting struct{ *fake }

func (c charting) Handle(ctx context.Context, m bot.Message) (bot.Reply, error) {
	r, err := c.fake.Handle(ctx, m)
	if !strings.Contains(m.Text, "行业") {
		return r, err
	}
	three, one := int64(3e8), int64(1e8)
	r.Chart = &answer.Chart{Kind: answer.Bar, Key: "sector", Measure: answer.Amounts, Currency: "CNY", Language: "zh-Hans", Question: m.Text, Records: 5, Documents: 1,
		Asked:   strings.Contains(m.Text, "图"),
		Points:  []answer.Point{{Label: evil, Min: &three, Bound: "over"}, {Label: "食品", Min: &one, Bound: "exact"}},
		LeftOut: []answer.LeftOut{{Why: answer.Unstated, Count: 3}}}
	return r, err
}

func openCharting(t *testing.T) *browser {
	t.Helper()
	p, err := chart.New()
	if err != nil {
		t.Fatal(err)
	}
	return open(t, &fake{}, func(o *Options) { o.Service, o.Painter = charting{&fake{}}, p })
}

// TestChartOnThePage: a chart that was asked for is shown at once, another one
// when it is opened; both without a script, and nothing in it runs.
func TestChartOnThePage(t *testing.T) {
	b := openCharting(t)
	_, page, _ := b.read(b.PostForm(b.base+"/ask", url.Values{"question": {"按行业画个图"}}))
	for _, want := range []string{`<details class="chart" id="chart`, ` open>`, `<svg xmlns`, "各行业项目金额（亿元）", "超3", "3个项目没有写明金额", "&lt;script&gt;alert", "as=svg", "as=png", "kind=pie"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q on the page", want)
		}
	}
	for _, bad := range []string{evil, "style=", "kind=line"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q on the page", bad)
		}
	}
	_, page, _ = b.read(b.PostForm(b.base+"/ask", url.Values{"question": {"按行业统计"}}))
	if n := strings.Count(page, `<details class="chart"`); n != 2 {
		t.Errorf("%d charts, want 2", n)
	}
	if n := len(regexp.MustCompile(`<details class="chart" id="chart\w+" open>`).FindAllString(page, -1)); n != 1 {
		t.Errorf("%d charts are open, want 1", n)
	}
	_, page, _ = b.read(b.PostForm(b.base+"/ask", url.Values{"question": {"总投资多少"}}))
	if n := strings.Count(page, `<details class="chart"`); n != 2 {
		t.Errorf("an answer without a chart makes %d", n)
	}
}

func TestChartAsFileAndInAnotherWay(t *testing.T) {
	b := openCharting(t)
	_, page, _ := b.read(b.PostForm(b.base+"/ask", url.Values{"question": {"按行业统计"}}))
	id := regexp.MustCompile(`id="chart(\w+)"`).FindStringSubmatch(page)[1]
	code, file, head := b.read(b.Get(b.base + "/chart?as=png&id=" + id))
	img, err := png.Decode(bytes.NewReader([]byte(file)))
	if code != http.StatusOK || err != nil || img.Bounds().Dx() < 1000 || !strings.Contains(head.Get("Content-Disposition"), "chart.png") {
		t.Errorf("png: %d, %v, %v", code, err, head)
	}
	code, file, head = b.read(b.Get(b.base + "/chart?as=svg&kind=pie&id=" + id))
	if code != http.StatusOK || !strings.HasPrefix(file, "<svg") || !strings.Contains(file, "75.0%") || head.Get("Content-Security-Policy") == "" {
		t.Errorf("svg: %d %.80s", code, file)
	}
	code, part, _ := b.read(b.Get(b.base + "/chart?kind=pie&id=" + id))
	if code != http.StatusOK || !strings.Contains(part, "75.0%") || !strings.Contains(part, "<strong>饼图</strong>") || !strings.Contains(part, "<html") {
		t.Errorf("another way, without a script: %d %.300s", code, part)
	}
	request, err := http.NewRequest(http.MethodGet, b.base+"/chart?kind=pie&id="+id, nil)
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("HX-Request", "true")
	if _, part, _ = b.read(b.Do(request)); !strings.HasPrefix(part, "<details") {
		t.Errorf("another way: %.80s", part)
	}
	for _, path := range []string{"/chart", "/chart?id=x&as=png", "/chart?as=../../etc/passwd"} {
		if code, _, _ := b.read(b.Get(b.base + path)); code != http.StatusNotFound {
			t.Errorf("%s: %d", path, code)
		}
	}
	other := openCharting(t)
	if code, _, _ := other.read(other.Get(other.base + "/chart?as=png&id=" + id)); code != http.StatusNotFound {
		t.Errorf("somebody else's chart: %d", code)
	}
}

func TestChartInTheAPI(t *testing.T) {
	b := openCharting(t)
	code, body, _ := b.read(b.Post(b.base+"/api/ask", "application/json", strings.NewReader(`{"question":"按行业统计"}`)))
	if code != http.StatusOK || !strings.Contains(body, `"chart":{"kind":"bar","key":"sector","measure":"amount","currency":"CNY","points":[`) {
		t.Errorf("%d %s", code, body)
	}
	if _, body, _ = b.read(b.Post(b.base+"/api/ask", "application/json", strings.NewReader(`{"question":"总投资多少"}`))); strings.Contains(body, `"chart"`) {
		t.Errorf("a chart in %s", body)
	}
}
