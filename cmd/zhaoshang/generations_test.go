package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"zhaoshang/bot"
)

// runningBot is a bot on a data folder, with other commands run beside it.
type runningBot struct {
	t       *testing.T
	data    string
	room    *room
	service *bot.Service
	stop    func()
}

// startBot opens a folder as serve does; a build is due when more than beside
// documents changed.
func startBot(t *testing.T, data string, beside int) *runningBot {
	t.Helper()
	a := &app{stdin: strings.NewReader(""), stdout: &bytes.Buffer{}, stderr: &bytes.Buffer{},
		environ: []string{"ZHAOSHANG_DATA=" + data, "HOME=" + data, fmt.Sprint("ZHAOSHANG_INDEX_BESIDE=", beside)}}
	c, err := a.config()
	if err != nil {
		t.Fatal(err)
	}
	c.Bot.UserPerMinute, c.Bot.ChatPerMinute = 0, 0
	r, err := a.openRoom(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	s, _, err := a.service(c, r)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	var watching sync.WaitGroup
	watching.Go(func() {
		if err := r.watch(ctx); err != nil {
			t.Error(err)
		}
	})
	b := &runningBot{t: t, data: data, room: r, service: s}
	b.stop = sync.OnceFunc(func() {
		cancel()
		watching.Wait()
		if err := r.close(); err != nil {
			t.Error(err)
		}
	})
	t.Cleanup(b.stop)
	return b
}

// admin runs a command as another process would.
func (b *runningBot) admin(input string, args ...string) {
	b.t.Helper()
	out := &bytes.Buffer{}
	a := &app{stdin: strings.NewReader(input), stdout: out, stderr: out, environ: []string{"ZHAOSHANG_DATA=" + b.data, "HOME=" + b.data}}
	if code := a.run(b.t.Context(), args); code != exitFine {
		b.t.Fatalf("%v: exit code %d: %s", args, code, out)
	}
}

// add adds a report on one project.
func (b *runningBot) add(id, project string, sum int) {
	b.t.Helper()
	b.admin(fmt.Sprintf("%s项目由%s集团有限公司投资，总投资%d亿元，签约落户青禾区。", project, project, sum), "add", "--name", id+".txt", "-")
}

func (b *runningBot) ask(question string) string {
	b.t.Helper()
	reply, err := b.service.Handle(b.t.Context(), bot.Message{Channel: "t", User: "u", Text: question, Alone: true})
	if err != nil {
		b.t.Fatal(err)
	}
	text := reply.Text
	for _, s := range reply.Sources {
		text += s.Document + s.Quote
	}
	return text
}

// sees waits until the bot answers with some words, and without others.
func (b *runningBot) sees(question, with, without string) {
	b.t.Helper()
	start, got := time.Now(), ""
	for end := start.Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if got = b.ask(question); strings.Contains(got, with) && (without == "" || !strings.Contains(got, without)) {
			b.t.Logf("%s: after %v", question, time.Since(start).Round(time.Millisecond))
			return
		}
	}
	b.t.Fatalf("%s: %q, want %q and not %q", question, got, with, without)
}

// uses waits until answers come from a generation.
func (b *runningBot) uses(name string) {
	b.t.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if b.room.generation() == name {
			return
		}
	}
	b.t.Fatalf("generation %q is used, want %q", b.room.generation(), name)
}

// TestBotTakesUpWhatAdminsDo changes documents and indexes beside a running
// bot: nothing of a removed document is left in any answer.
func TestBotTakesUpWhatAdminsDo(t *testing.T) {
	b := startBot(t, t.TempDir(), 4)
	b.add("a", "云杉电池", 5)
	b.add("b", "白桦装备", 7)
	b.sees("白桦装备项目投资多少", "7亿", "")
	b.admin("", "reindex")
	b.uses("generation-000001")
	b.sees("总投资一共多少", "12亿", "")

	b.admin("", "documents", "remove", "b")
	b.sees("白桦装备项目投资多少", "", "7亿")
	b.sees("总投资一共多少", "5亿", "12亿")
	for _, question := range []string{"有哪些项目", "白桦装备", "最大的项目是哪个", "青禾区签了几个项目", "白桦装备集团有限公司投资了什么"} {
		if got := b.ask(question); strings.Contains(got, "7亿") || strings.Contains(got, "落户青禾区。b") {
			t.Errorf("%s still shows what was removed: %s", question, got)
		}
	}
	b.admin("", "documents", "restore", "b")
	b.sees("白桦装备项目投资多少", "7亿", "")

	for i, tree := range []string{"银杏", "紫荆", "丹枫"} { // more changes than stay beside a generation
		b.add(fmt.Sprint("c", i), tree+"物流", i+11)
	}
	b.uses("generation-000002")
	b.sees("丹枫物流项目投资多少", "13亿", "")
	b.admin("", "reindex", "--rollback")
	b.uses("generation-000001")
	b.sees("丹枫物流项目投资多少", "13亿", "")
}

// TestBotRebuildsWhatItCannotRead starts on an index that is damaged: the bot
// answers from what is stored and builds the index anew.
func TestBotRebuildsWhatItCannotRead(t *testing.T) {
	data := t.TempDir()
	b := startBot(t, data, 4)
	b.add("a", "云杉电池", 5)
	b.admin("", "reindex")
	b.stop()
	if err := os.Truncate(filepath.Join(data, "index", "generation-000001", "records.bin"), 64); err != nil {
		t.Fatal(err)
	}
	b = startBot(t, data, 4)
	b.sees("云杉电池项目投资多少", "5亿", "")
	b.uses("generation-000002")
	b.admin("", "verify")
}
