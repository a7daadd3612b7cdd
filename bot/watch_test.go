package bot

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
)

// newsroom holds documents by the order they were added in.
type newsroom struct {
	added []Fresh
	data  []byte
}

func (n *newsroom) Latest(context.Context) (int64, error) { return int64(len(n.added)), nil }

func (n *newsroom) News(_ context.Context, after int64, _ int) ([]Fresh, int64, error) {
	return n.added[after:], int64(len(n.added)), nil
}

func (n *newsroom) LoadWatches(context.Context) ([]byte, error) { return n.data, nil }

func (n *newsroom) SaveWatches(_ context.Context, data []byte) error { n.data = data; return nil }

func (n *newsroom) add(id string, v corpus.Visibility, names ...string) {
	f := Fresh{Document: corpus.Document{ID: id, Title: id, Visibility: v}, Sequence: int64(len(n.added) + 1)}
	for _, name := range names {
		f.Projects = append(f.Projects, corpus.Project{Name: corpus.Sourced[string]{Value: name}})
	}
	n.added = append(n.added, f)
}

// words match projects that have them in their names.
type words struct{}

func (words) Parts(filter string) []Part {
	if filter == "的" {
		return nil
	}
	return []Part{{Kind: "word", Text: filter}}
}

func (words) Matches(filter string, p *corpus.Project) bool {
	return strings.Contains(p.Name.Value, filter)
}

// postbox takes notices; gone does not, and broken fails.
type postbox struct {
	got    []string
	gone   bool
	broken int
}

func (p *postbox) send(_ context.Context, user, _ string, r Reply) error {
	switch {
	case p.gone:
		return ErrGone
	case p.broken > 0:
		p.broken--
		return errors.New("no connection")
	}
	p.got = append(p.got, user+": "+r.Text)
	return nil
}

func newWatchBench(t *testing.T) (bench, *newsroom, *postbox, func()) {
	t.Helper()
	news, box := &newsroom{}, &postbox{}
	b := newBench(t, func(o *Options) { o.News, o.Matcher = news, words{} })
	return b, news, box, func() {
		t.Helper()
		if err := b.Notify(t.Context(), map[string]Send{"t": box.send}); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWatchesTellOfNewDocumentsOnly(t *testing.T) {
	b, news, box, look := newWatchBench(t)
	news.add("old", corpus.Public, "石墨旧厂")
	r := b.rich(t, "u", "/watch 石墨")
	if !strings.Contains(r.Text, "含“石墨”") || len(r.Buttons) != 1 {
		t.Fatalf("/watch: %+v", r)
	}
	b.rich(t, "u", "/watch 石墨") // the same again is one watch
	look()
	news.add("new", corpus.Public, "石墨新厂", "面粉厂")
	look()
	look()
	if len(box.got) != 1 || !strings.Contains(box.got[0], "《new》里有1个项目：\n1. 石墨新厂") {
		t.Errorf("notices: %q", box.got)
	}
	if list := b.rich(t, "u", "/watch"); !strings.Contains(list.Text, "（1项）") || len(list.Buttons) != 1 {
		t.Errorf("list: %+v", list)
	}
	b.press(t, "u", r, "停止")
	news.add("later", corpus.Public, "石墨三厂")
	look()
	if len(box.got) != 1 {
		t.Errorf("a notice after the stop: %q", box.got)
	}
}

func TestWatchesRespectRoles(t *testing.T) {
	b, news, box, look := newWatchBench(t)
	b.rich(t, "u", "/watch 厂")
	b.rich(t, "staff", "/watch 厂")
	if _, err := b.Handle(t.Context(), Message{Channel: "t", User: "admin", Chat: "-1", Text: "/watch 厂", Rich: true, Shared: true}); err != nil {
		t.Fatal(err)
	}
	news.add("inside", corpus.Staff, "内部厂")
	look()
	if len(box.got) != 1 || !strings.HasPrefix(box.got[0], "staff: ") {
		t.Errorf("notices of a staff document: %q", box.got)
	}
}

func TestWatchesSurviveAndRetry(t *testing.T) {
	b, news, box, look := newWatchBench(t)
	b.rich(t, "u", "/watch 厂")
	box.broken = 2
	news.add("a", corpus.Public, "甲厂")
	look()
	b.Service.watches = &watches{news: news} // as after a restart
	look()
	look()
	look()
	if len(box.got) != 1 {
		t.Errorf("after two failures: %q", box.got)
	}
	box.broken = 100
	news.add("b", corpus.Public, "乙厂")
	for range watchTries + 2 {
		look()
	}
	if box.broken != 100-watchTries {
		t.Errorf("%d tries at one notice, want %d", 100-box.broken, watchTries)
	}
	box.broken, box.gone = 0, true
	news.add("c", corpus.Public, "丙厂")
	look()
	box.gone = false
	look()
	if len(box.got) != 1 {
		t.Errorf("a notice to somebody gone was kept: %q", box.got)
	}
	b.rich(t, "u", "/forget")
	if string(news.data) != "[]" {
		t.Errorf("after /forget: %s", news.data)
	}
}

func TestWatchLimitsAndMistakes(t *testing.T) {
	b, _, _, _ := newWatchBench(t)
	for i := range watchesEach {
		b.rich(t, "u", fmt.Sprintf("/watch 词%d", i))
	}
	for _, step := range []struct{ text, want string }{
		{"/watch 又一个", "最多关注20项"},
		{"/watch 的", "没看懂"},
		{"/watch stop 99", "没有这一项"},
		{"/watch 停止 2", "已停止关注“词1”"},
		{"/watch 又一个", "已关注"},
	} {
		if r := b.rich(t, "u", step.text); !strings.Contains(r.Text, step.want) {
			t.Errorf("%q: %q lacks %q", step.text, r.Text, step.want)
		}
	}
	if r := b.rich(t, "v", "/watch stop 1"); !strings.Contains(r.Text, "没有这一项") {
		t.Errorf("somebody else's watch: %q", r.Text)
	}
	if r := b.say(t, "u", "/watch 词"); !strings.Contains(r.Text, "没有开通") {
		t.Errorf("where nobody can be written to: %q", r.Text)
	}
	if !slices.ContainsFunc(b.Commands(corpus.Public, "en"), func(c Command) bool { return c.Name == "watch" }) {
		t.Error("/watch is in no menu")
	}
}
