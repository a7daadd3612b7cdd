package terminal

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhaoshang/answer"
	"zhaoshang/bot"
)

type echo struct{ got []bot.Message }

func (e *echo) Handle(_ context.Context, m bot.Message) (bot.Reply, error) {
	e.got = append(e.got, m)
	switch m.Text {
	case "坏":
		return bot.Reply{}, errors.New("broken")
	case "画个图":
		return bot.Reply{Text: "分2组", Chart: &answer.Chart{Key: "sector", Asked: true}}, nil
	case "按行业统计":
		return bot.Reply{Text: "分2组", Chart: &answer.Chart{Key: "sector"}}, nil
	case "/export":
		return bot.Reply{Text: "已导出", Files: []bot.File{{Name: "a.csv"}}}, nil
	}
	return bot.Reply{Text: "答：" + m.Text, Choices: []answer.Choice{{ID: "1", Label: "东湖"}},
		Sources: []answer.Source{{Document: "d", Title: "报道", Date: "2030-01-02", Quote: "第一行\n" + strings.Repeat("长", 80)}, {Document: "e", Quote: "短"}}}, nil
}

func TestRun(t *testing.T) {
	h, out := &echo{}, &bytes.Buffer{}
	err := Run(t.Context(), h, strings.NewReader("\ufeff签了几个\n\n  \n/export\n/quit\n没有人看"), out,
		Options{User: "u", Save: func(f bot.File) (string, error) { return "/tmp/" + f.Name, nil }})
	if err != nil {
		t.Fatal(err)
	}
	want := "答：签了几个\n  1) 东湖\n  [1] 报道 2030-01-02: “第一行 " + strings.Repeat("长", 56) + "…”\n  [2] e: “短”\n\n已导出\n  /tmp/a.csv\n"
	if out.String() != want {
		t.Errorf("wrote\n%s\nwant\n%s", out, want)
	}
	if len(h.got) != 2 || h.got[0].Text != "签了几个" || h.got[0].Channel != "terminal" || h.got[0].User != "u" {
		t.Errorf("asked %+v", h.got)
	}
}

// brush draws one line that says what it was given.
type brush struct{ bot.Painter }

func (brush) Lines(c *answer.Chart, width int) []string {
	return []string{fmt.Sprintf("%s %d", c.Key, width)}
}

// TestRunDraws: a chart that was asked for is drawn below the answer, one that
// is only offered is not.
func TestRunDraws(t *testing.T) {
	for _, tt := range []struct {
		line, want string
		painter    bot.Painter
		width      int
	}{
		{"画个图", "分2组\n\n  sector 78\n", brush{}, 0},
		{"画个图", "分2组\n\n  sector 118\n", brush{}, 120},
		{"画个图", "分2组\n", nil, 0},
		{"按行业统计", "分2组\n", brush{}, 0},
	} {
		out := &bytes.Buffer{}
		if err := Run(t.Context(), &echo{}, strings.NewReader(tt.line), out, Options{Painter: tt.painter, Width: tt.width}); err != nil {
			t.Fatal(err)
		}
		if out.String() != tt.want {
			t.Errorf("%s: wrote %q, want %q", tt.line, out, tt.want)
		}
	}
}

func TestRunEndsWithWhatWentWrong(t *testing.T) {
	if err := Run(t.Context(), &echo{}, strings.NewReader("坏\n好"), &bytes.Buffer{}, Options{}); err == nil {
		t.Error("no error")
	}
	long := strings.NewReader(strings.Repeat("长", maxLine))
	if err := Run(t.Context(), &echo{}, long, &bytes.Buffer{}, Options{}); err == nil || !strings.Contains(err.Error(), "longer") {
		t.Errorf("an endless line gives %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Run(ctx, &echo{}, strings.NewReader("一\n二"), &bytes.Buffer{}, Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("a stopped chat gives %v", err)
	}
}

func TestComplete(t *testing.T) {
	names := []string{"/projects", "/help", "云杉电池工厂", "云杉园区"}
	tests := []struct {
		line, head string
		want       []string
		tail       string
	}{
		{"/p", "", []string{"/projects"}, ""},
		{"请问云杉", "请问", []string{"云杉电池工厂", "云杉园区"}, ""},
		{"云杉电|投资多少", "", []string{"云杉电池工厂"}, "投资多少"},
		{"别的", "别的", nil, ""},
	}
	for _, tt := range tests {
		before, after, _ := strings.Cut(tt.line, "|")
		head, got, tail := complete(names, before+after, len([]rune(before)))
		if head != tt.head || !slices.Equal(got, tt.want) || tail != tt.tail {
			t.Errorf("%q: %q %q %q, want %q %q %q", tt.line, head, got, tail, tt.head, tt.want, tt.tail)
		}
	}
}
