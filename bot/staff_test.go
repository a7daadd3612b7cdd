package bot

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"zhaoshang/answer"
	"zhaoshang/corpus"
)

// bench of staff: a file named bad is refused, one named same is there already.
type workbench struct{ corrected []string }

func (w *workbench) Preview(_ context.Context, f File, _ corpus.Visibility) ([]Receipt, error) {
	switch f.Name {
	case "bad.exe":
		return []Receipt{{Text: "bad.exe：不支持的格式", Refused: true}}, nil
	case "same.txt":
		return []Receipt{{Text: "same：内容相同", Same: true}}, nil
	}
	return []Receipt{{Document: f.Name, Text: f.Name + "：可以入库"}}, nil
}

func (w *workbench) Correct(_ context.Context, who, project, field, value string) error {
	switch {
	case field == "colour":
		return ErrField
	case value == "许多":
		return fmt.Errorf("%w: no figure", ErrValue)
	}
	w.corrected = append(w.corrected, strings.Join([]string{who, project, field, value}, " "))
	return nil
}

func (w *workbench) Visibility(_ context.Context, id string) (corpus.Visibility, error) {
	if id == "secret" {
		return corpus.Admin, nil
	}
	return corpus.Public, nil
}

type curator map[string]Curated

func (c curator) Curate(_ context.Context, who, question, text string, _ corpus.Visibility) error {
	c[question] = Curated{Text: text, Who: who, At: time.Date(2030, 1, 2, 0, 0, 0, 0, time.Local)}
	return nil
}

func (c curator) Curated(_ context.Context, question string, _ corpus.Visibility) (Curated, error) {
	if a, ok := c[question]; ok {
		return a, nil
	}
	return Curated{}, corpus.ErrNotFound
}

func (b bench) send(t *testing.T, user string, names ...string) Reply {
	t.Helper()
	m := Message{Channel: "t", User: user, Chat: "c", Rich: true}
	for _, n := range names {
		m.Files = append(m.Files, File{Name: n, Data: []byte("文")})
	}
	r, err := b.Handle(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPreviewStoresNothingUntilAccepted(t *testing.T) {
	now := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	b := newBench(t, func(o *Options) {
		o.Bench, o.StaffAddPublic, o.Now = &workbench{}, true, func() time.Time { return now }
	})
	r := b.send(t, "staff", "a.txt", "bad.exe", "b.txt")
	if len(b.desk.did) != 0 || !strings.Contains(r.Text, "不支持的格式") || len(r.Buttons) != 3 {
		t.Fatalf("preview: %+v, done %q", r, b.desk.did)
	}
	accept := r.Buttons[0].Command
	if other := b.rich(t, "admin", accept); !strings.Contains(other.Text, "已失效") || len(b.desk.did) != 0 {
		t.Errorf("somebody else accepted: %q", other.Text)
	}
	b.rich(t, "staff", accept)
	if want := []string{"add t:staff a.txt public", "add t:staff b.txt public"}; !slices.Equal(b.desk.did, want) {
		t.Errorf("accepted: %q, want %q", b.desk.did, want)
	}
	if again := b.rich(t, "staff", accept); !strings.Contains(again.Text, "已失效") || len(b.desk.did) != 2 {
		t.Errorf("accepted twice: %q", b.desk.did)
	}
	b.press(t, "staff", b.send(t, "staff", "c.txt"), "仅内部")
	if last := b.desk.did[2]; last != "add t:staff c.txt staff" {
		t.Errorf("for staff only: %q", last)
	}
	b.press(t, "staff", b.send(t, "staff", "d.txt"), "放弃")
	late := b.send(t, "staff", "e.txt")
	now = now.Add(2 * time.Hour)
	if r := b.press(t, "staff", late, "收录"); !strings.Contains(r.Text, "已失效") || len(b.desk.did) != 3 {
		t.Errorf("after two hours: %q, done %q", r.Text, b.desk.did)
	}
	for _, name := range []string{"bad.exe", "same.txt"} {
		if r := b.send(t, "staff", name); len(r.Buttons) != 0 {
			t.Errorf("%s can be accepted: %+v", name, r.Buttons)
		}
	}
	if r := b.send(t, "u", "a.txt"); !r.Refused {
		t.Errorf("a stranger's file: %+v", r)
	}
}

func TestWaitingUploadsAreBounded(t *testing.T) {
	us := NewUploads(time.Now)
	var ids []string
	for range 5 {
		ids = append(ids, us.Put(&Upload{Who: "w", Files: []File{{Data: make([]byte, uploadBytes/3)}}}))
	}
	if _, ok := us.Take(ids[0], "w"); ok {
		t.Error("the oldest upload did not make room")
	}
	if _, ok := us.Take(ids[4], "w"); !ok {
		t.Error("the newest upload is gone")
	}
}

func TestGapsBecomeCuratedAnswers(t *testing.T) {
	kept := curator{}
	b := newBench(t, func(o *Options) { o.Curator = kept })
	list := b.rich(t, "staff", "/gaps")
	if !strings.Contains(list.Text, "占地多少 ×3 (资料里没有写明)") {
		t.Errorf("/gaps: %q", list.Text)
	}
	prompt := b.press(t, "staff", list, "答复1")
	if prompt.OnReply == "" || !strings.Contains(prompt.Text, "占地多少") {
		t.Fatalf("prompt: %+v", prompt)
	}
	m := Message{Channel: "t", User: "staff", Chat: "c", Name: "林工", Text: prompt.OnReply + " 占地100亩。\n含预留地。", Rich: true}
	if _, err := b.Handle(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	if got := kept["占地多少"]; got.Text != "占地100亩。\n含预留地。" || got.Who != "t:staff 林工" {
		t.Fatalf("kept %+v", kept)
	}
	r := b.say(t, "u", "占地多少")
	if r.Status != answer.Answered || !strings.Contains(r.Text, "占地100亩") || !strings.Contains(r.Text, "2030-01-02 答复") || len(b.engine.asked) != 0 {
		t.Errorf("answered %+v", r)
	}
	if r := b.say(t, "staff", "/answer 1 改为120亩"); !strings.Contains(r.Text, "已保存") || kept["占地多少"].Text != "改为120亩" {
		t.Errorf("by number: %q", r.Text)
	}
	for _, wrong := range []string{"/answer", "/answer 7 无此序号", "/answer 占地"} {
		if r := b.say(t, "staff", wrong); !strings.Contains(r.Text, "序号") {
			t.Errorf("%q: %q", wrong, r.Text)
		}
	}
	if r := b.say(t, "u", "/answer 1 我来答"); !r.Refused {
		t.Errorf("a stranger answered: %+v", r)
	}
}

func TestCorrections(t *testing.T) {
	w := &workbench{}
	b := newBench(t, func(o *Options) { o.Bench = w })
	for _, step := range []struct{ user, text, want string }{
		{"staff", "/correct", "用法"},
		{"staff", "/correct d#p1 amount", "用法"},
		{"staff", "/correct d#p1 amount 约3.5亿元", "已更正 d#p1"},
		{"staff", "/correct d#p1 colour 红", "用法"},
		{"staff", "/correct d#p1 amount 许多", "看不懂"},
		{"staff", "/correct x#p1 name 甲", "没有找到"},
		{"staff", "/correct s#p0 name 改名项目", "已更正"},
		{"u", "/correct d#p1 name 甲", "没有使用 /correct 的权限"},
		{"staff", "/remove secret", "没有找到 secret"},
		{"admin", "/remove d", "已移除 d"},
	} {
		if r := b.say(t, step.user, step.text); !strings.Contains(r.Text, step.want) {
			t.Errorf("%s %q: reply %q lacks %q", step.user, step.text, r.Text, step.want)
		}
	}
	if want := []string{"t:staff d#p1 amount 约3.5亿元", "t:staff s#p0 name 改名项目"}; !slices.Equal(w.corrected, want) {
		t.Errorf("corrected %q, want %q", w.corrected, want)
	}
}

func TestExportedCellsAreNoFormulas(t *testing.T) {
	for in, want := range map[string]string{"=HYPERLINK(\"x\")": "'=HYPERLINK(\"x\")", "+1": "'+1", "-1": "'-1", "@SUM(A1)": "'@SUM(A1)", "\t=1": "'\t=1", "甲=乙": "甲=乙", "": ""} {
		if got := PlainCell(in); got != want {
			t.Errorf("%q is written as %q", in, got)
		}
	}
	files, err := exportFiles([][]string{{"名称"}, {"=1+1"}})
	if err != nil || !strings.Contains(string(files[0].Data), "'=1+1") {
		t.Errorf("the csv: %q, %v", files[0].Data, err)
	}
}
