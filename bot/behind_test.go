package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhaoshang/corpus"
)

const shelfText = "银杏湾报道\n第一段写会议。\n原文说云杉1号工厂落户。\n最后一段。"

// shelf is a library of one public document and one for staff.
type shelf struct {
	catalog
	text    string
	removed bool
}

func (s *shelf) Document(_ context.Context, role corpus.Visibility, id string) (corpus.Document, corpus.Text, error) {
	if s.removed || id != "d" && !role.Sees(corpus.Staff) {
		return corpus.Document{}, corpus.Text{}, fmt.Errorf("%w: %q", corpus.ErrNotFound, id)
	}
	text := corpus.Text{Content: s.text}
	at := 0
	for _, line := range strings.SplitAfter(s.text, "\n") {
		n := len([]rune(line))
		text.Blocks = append(text.Blocks, corpus.Block{Span: corpus.Span{Start: at, End: at + len([]rune(strings.TrimSuffix(line, "\n")))}})
		at += n
	}
	return corpus.Document{ID: id, Title: "银杏湾报道"}, text, nil
}

func (s *shelf) Original(ctx context.Context, role corpus.Visibility, id string) (File, error) {
	_, text, err := s.Document(ctx, role, id)
	return File{Name: id + ".txt", Data: []byte(text.Content)}, err
}

func (s *shelf) Search(context.Context, corpus.Visibility, string, int) ([]Hit, error) {
	return nil, nil
}

func (s *shelf) Records(ctx context.Context, role corpus.Visibility, ids []string) ([]Record, error) {
	all, err := s.Projects(ctx, role)
	var out []Record
	for _, id := range ids {
		if i := slices.IndexFunc(all, func(p *corpus.Project) bool { return p.ID == id }); i >= 0 {
			out = append(out, Record{ID: id, Document: all[i].Document, Project: all[i]})
		}
	}
	return out, err
}

// press says what a button says.
func (b bench) press(t *testing.T, user string, r Reply, label string) Reply {
	t.Helper()
	for _, button := range r.Buttons {
		if strings.Contains(button.Label, label) {
			return b.rich(t, user, button.Command)
		}
	}
	t.Fatalf("no button %q among %+v", label, r.Buttons)
	return Reply{}
}

// rich says something in a channel that shows buttons.
func (b bench) rich(t *testing.T, user, text string) Reply {
	t.Helper()
	r, err := b.Handle(t.Context(), Message{Channel: "t", User: user, Chat: "c", Text: text, Rich: true})
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return r
}

func newShelfBench(t *testing.T, generation *string) (bench, *shelf) {
	t.Helper()
	s := &shelf{text: shelfText}
	b := newBench(t, func(o *Options) {
		o.Library, o.Records, o.Generation = s, s, func() string { return *generation }
	})
	return b, s
}

func TestButtonsLeadBehindTheAnswer(t *testing.T) {
	generation := "g1"
	b, s := newShelfBench(t, &generation)
	r := b.rich(t, "u", "签了几个项目")
	if rows := b.press(t, "u", r, "记录"); !strings.Contains(rows.Text, "1. 云杉1号工厂｜超2亿元") || !slices.Equal(rows.Rows, []string{"d#p1"}) {
		t.Errorf("rows: %+v", rows)
	}
	p := b.press(t, "u", r, "原文 [1]")
	if len(p.Marks) != 1 || string([]rune(p.Text)[p.Marks[0].Start:p.Marks[0].End]) != "原文" || !strings.Contains(p.Text, "第一段写会议。\n原文说云杉") {
		t.Errorf("passage: %+v", p)
	}
	if f := b.press(t, "u", p, "原始文件"); len(f.Files) != 1 || string(f.Files[0].Data) != shelfText {
		t.Errorf("original: %+v", f)
	}
	if e := b.press(t, "u", b.press(t, "u", r, "记录"), "导出"); len(e.Files) != 2 {
		t.Errorf("export: %+v", e)
	}
	if b.say(t, "u", "签了几个").Buttons != nil {
		t.Error("buttons in a channel that shows none")
	}
	s.text = "换" + shelfText
	if p := b.press(t, "u", r, "原文 [1]"); !strings.Contains(p.Text, "已换成新版") {
		t.Errorf("passage of a replaced document: %q", p.Text)
	}
	s.removed = true
	if p := b.press(t, "u", r, "原始文件"); !strings.Contains(p.Text, "已不在资料里") || len(p.Files) != 0 {
		t.Errorf("original of a removed document: %+v", p)
	}
}

func TestOldButtonsWorkOnTheirOwnAnswer(t *testing.T) {
	generation := "g1"
	b, _ := newShelfBench(t, &generation)
	first := b.rich(t, "u", "第一个问题")
	b.rich(t, "u", "/new")
	b.rich(t, "u", "第二个问题")
	if rows := b.press(t, "u", first, "记录"); !strings.Contains(rows.Text, "第一个问题") {
		t.Errorf("rows of the first answer: %q", rows.Text)
	}
	generation = "g2"
	rows := b.press(t, "u", first, "记录")
	if !strings.Contains(rows.Text, "已更新") {
		t.Errorf("after a new generation: %q", rows.Text)
	}
	if p := b.press(t, "u", first, "原文 [1]"); string([]rune(p.Text)[p.Marks[0].Start:p.Marks[0].End]) != "原文" {
		t.Errorf("the marks moved: %+v", p)
	}
	if again := b.press(t, "u", rows, "重新提问"); again.Text != "答：第一个问题" {
		t.Errorf("asked again: %q", again.Text)
	}
	for range keptAnswers {
		b.rich(t, "u", "别的问题")
	}
	if gone := b.press(t, "u", first, "记录"); !strings.Contains(gone.Text, "重新提问") || len(gone.Rows) != 0 {
		t.Errorf("an answer no longer kept: %+v", gone)
	}
}

func TestWrongAnswersBecomeGaps(t *testing.T) {
	generation := ""
	b, _ := newShelfBench(t, &generation)
	r := b.rich(t, "u", "签了几个项目")
	noted := b.press(t, "u", r, "不对")
	if n := len(b.journal.asked); n != 2 || b.journal.asked[1].Gap != "reported_wrong" || b.journal.asked[1].Question != "签了几个项目" {
		t.Fatalf("recorded %+v", b.journal.asked)
	}
	b.press(t, "u", r, "不对")
	if n := len(b.journal.asked); n != 2 {
		t.Errorf("a second press recorded again")
	}
	b.rich(t, "u", noted.OnReply+" 金额应是三亿")
	if last := b.journal.asked[len(b.journal.asked)-1]; last.Answer != "金额应是三亿" {
		t.Errorf("the remark: %+v", last)
	}
	if r := b.rich(t, "u", "没有的事"); len(r.Buttons) != 0 {
		t.Errorf("buttons under no answer: %+v", r.Buttons)
	}
}

func TestStaffSeeNoMoreInAGroup(t *testing.T) {
	b := newBench(t, nil)
	in := func(text string) Reply {
		r, err := b.Handle(t.Context(), Message{Channel: "t", User: "staff", Chat: "g", Text: text, Shared: true})
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := in("/projects 内部"); strings.Contains(r.Text, "内部项目") {
		t.Errorf("a group was shown %q", r.Text)
	}
	if r := in("/documents"); !r.Refused || !strings.Contains(r.Text, "私聊") {
		t.Errorf("a staff command in a group: %+v", r)
	}
	in("签了几个")
	if got := b.engine.asked[0].Role; got != corpus.Public {
		t.Errorf("asked with the eyes of %s", got)
	}
}

func TestSurroundingsKeepToBlocksAndRoom(t *testing.T) {
	var text corpus.Text
	for i := range 40 {
		text.Blocks = append(text.Blocks, corpus.Block{Span: corpus.Span{Start: i * 101, End: i*101 + 100}})
	}
	quote := corpus.Span{Start: 2030, End: 2050}
	got := surroundings(text, quote, 4040)
	if got.Start%101 != 0 || (got.End+1)%101 != 0 || got.Start > quote.Start || got.End < quote.End {
		t.Errorf("surroundings %+v cut a block", got)
	}
	if n := got.End - got.Start; n > passageRunes+20+100 || n < 500 {
		t.Errorf("%d runes around the quote", n)
	}
}
