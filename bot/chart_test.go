package bot

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"zhaoshang/answer"
)

// brush draws one line that says what it was given.
type brush struct{ broken bool }

func (p brush) draw(as string, c *answer.Chart) ([]byte, error) {
	if p.broken {
		return nil, errors.New("no paint")
	}
	return []byte(fmt.Sprintf("%s %s %s", as, c.Kind, c.Key)), nil
}

func (p brush) PNG(c *answer.Chart) ([]byte, error) { return p.draw("png", c) }
func (p brush) SVG(c *answer.Chart) ([]byte, error) { return p.draw("svg", c) }
func (p brush) Lines(*answer.Chart, int) []string   { return nil }

// charting answers questions for groups with a chart.
type charting struct{ Answerer }

func (e charting) Answer(ctx context.Context, q answer.Question) (answer.Answer, error) {
	a, err := e.Answerer.Answer(ctx, q)
	one := 1.0
	key := map[bool]string{true: "year", false: "sector"}[strings.Contains(q.Text, "年")]
	if strings.Contains(q.Text, "各") {
		a.Chart = &answer.Chart{Kind: answer.Bar, Key: key, Measure: answer.Counts, Points: []answer.Point{{Label: "2021", Figure: &one}}, Asked: strings.Contains(q.Text, "图")}
	}
	return a, err
}

func newChartBench(t *testing.T, p Painter) (bench, *shelf, *string) {
	t.Helper()
	generation := "g1"
	s := &shelf{text: shelfText}
	b := newBench(t, func(o *Options) {
		o.Answerer, o.Painter = charting{&engine{}}, p
		o.Library, o.Records, o.Generation = s, s, func() string { return generation }
	})
	return b, s, &generation
}

func labelled(r Reply, label string) bool {
	for _, button := range r.Buttons {
		if button.Label == label {
			return true
		}
	}
	return false
}

func TestChartIsOfferedOrSent(t *testing.T) {
	b, _, _ := newChartBench(t, brush{})
	r := b.rich(t, "u", "各行业签了几个")
	if len(r.Files) != 0 || !labelled(r, "图") {
		t.Fatalf("a chart nobody asked for: %+v", r)
	}
	drawn := b.press(t, "u", r, "图")
	if len(drawn.Files) != 1 || string(drawn.Files[0].Data) != "png bar sector" || drawn.Files[0].Type != "image/png" || !strings.Contains(drawn.Text, "各行业签了几个") {
		t.Errorf("pressed: %+v", drawn)
	}
	if labelled(drawn, "折线图") || labelled(drawn, "柱状图") || !labelled(drawn, "饼图") {
		t.Errorf("other ways: %+v", drawn.Buttons)
	}
	if pie := b.press(t, "u", drawn, "饼图"); string(pie.Files[0].Data) != "png pie sector" || !labelled(pie, "柱状图") {
		t.Errorf("as a pie: %+v", pie)
	}
	asked := b.rich(t, "u", "各年签了几个，画个图")
	if len(asked.Files) != 1 || string(asked.Files[0].Data) != "png bar year" || labelled(asked, "图") || !strings.HasPrefix(asked.Text, "答：") {
		t.Errorf("asked for: %+v", asked)
	}
	if line := b.rich(t, "u", "/chart line svg"); string(line.Files[0].Data) != "svg line year" {
		t.Errorf("/chart line svg: %+v", line)
	}
	if plain := b.rich(t, "u", "签了几个"); labelled(plain, "图") || plain.Chart != nil {
		t.Errorf("an answer without a chart: %+v", plain)
	}
	if none := b.rich(t, "u", "/chart"); !strings.Contains(none.Text, "没有分组") || len(none.Files) != 0 {
		t.Errorf("/chart without one: %+v", none)
	}
}

func TestChartWhereNothingIsShown(t *testing.T) {
	b, _, _ := newChartBench(t, brush{})
	if r := b.say(t, "u", "各行业签了几个，画个图"); len(r.Files) != 0 || r.Chart == nil || r.Buttons != nil {
		t.Errorf("in a channel of text: %+v", r)
	}
	if r := b.say(t, "u", "/chart"); len(r.Files) != 0 || r.Chart == nil || !r.Chart.Asked {
		t.Errorf("/chart there: %+v", r)
	}
	if r := b.say(t, "u", "/chart png"); len(r.Files) != 1 {
		t.Errorf("/chart png there: %+v", r)
	}
	if r := b.say(t, "u", "/chart 大"); !strings.Contains(r.Text, "用法") {
		t.Errorf("/chart of an unknown way: %+v", r)
	}
	if r := b.say(t, "nobody", "/chart"); len(r.Files) != 0 || r.Chart != nil {
		t.Errorf("/chart before any question: %+v", r)
	}
	without, _, _ := newChartBench(t, nil)
	if r := without.rich(t, "u", "各行业签了几个，画个图"); len(r.Files) != 0 || labelled(r, "图") {
		t.Errorf("without a painter: %+v", r)
	}
	broken, _, _ := newChartBench(t, brush{broken: true})
	if _, err := broken.Handle(t.Context(), Message{Channel: "t", User: "u", Chat: "c", Text: "各行业画个图", Rich: true}); err == nil {
		t.Error("no error of a painter that fails")
	}
}

// TestChartOfWhatIsGone: a picture shows nothing of a document that was
// removed or replaced after the answer.
func TestChartOfWhatIsGone(t *testing.T) {
	for name, change := range map[string]func(*shelf){
		"removed":  func(s *shelf) { s.removed = true },
		"replaced": func(s *shelf) { s.text = "换" + s.text },
	} {
		t.Run(name, func(t *testing.T) {
			b, s, _ := newChartBench(t, brush{})
			r := b.rich(t, "u", "各行业签了几个")
			change(s)
			gone := b.press(t, "u", r, "图")
			if len(gone.Files) != 0 || gone.Chart != nil || !strings.Contains(gone.Text, "改动或移除") || !labelled(gone, "重新提问") {
				t.Errorf("%+v", gone)
			}
		})
	}
	b, _, generation := newChartBench(t, brush{})
	r := b.rich(t, "u", "各行业签了几个")
	*generation = "g2"
	if again := b.press(t, "u", r, "图"); len(again.Files) != 1 || !labelled(again, "重新提问") {
		t.Errorf("indexed anew: %+v", again)
	}
}
