package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"zhaoshang/bot"
	"zhaoshang/configs"
	"zhaoshang/corpus"
	"zhaoshang/corpus/store"
)

// paper is a document of a random corpus.
type paper struct {
	id, text   string
	visibility corpus.Visibility
	marks      []string // words that stand in no other document
}

// papers draws a corpus in which every document names projects of its own.
func papers(t *rapid.T) []paper {
	trees := []string{"云杉", "白桦", "银杏", "紫荆", "丹枫", "翠柏", "青桐", "香樟", "红豆", "水杉", "国槐", "乌桕", "黄栌", "石楠"}
	goods := []string{"新材料产业园", "冷链物流基地", "装备制造基地", "生物医药产业园"}
	cities := []string{"宜昌市", "太原市", "合肥市"}
	trees = rapid.Permutation(trees).Draw(t, "trees")
	roles := rapid.SampledFrom([]corpus.Visibility{corpus.Public, corpus.Staff, corpus.Admin})
	var all []paper
	for i := range rapid.IntRange(2, 5).Draw(t, "documents") {
		p := paper{id: fmt.Sprintf("report%d", i), visibility: roles.Draw(t, "visibility"), marks: []string{fmt.Sprintf("report%d", i)}}
		city := rapid.SampledFrom(cities).Draw(t, "city")
		p.text = fmt.Sprintf("%s集中签约%s\n\n2031年%d月%d日，%s举行项目集中签约仪式。", city, trees[i*2], 1+i, 3+i, city)
		for k := range rapid.IntRange(1, 2).Draw(t, "projects") {
			tree := trees[i*2+k]
			p.text += fmt.Sprintf("%s%s项目由%s集团有限公司投资，总投资%d亿元，签约落户%s。", tree, rapid.SampledFrom(goods).Draw(t, "goods"), tree,
				rapid.IntRange(1, 90).Draw(t, "sum"), city)
			p.marks = append(p.marks, tree)
		}
		all = append(all, p)
	}
	return all
}

// world is the whole program over a corpus in memory.
type world struct {
	service *bot.Service
	close   func() error
}

func newWorld(t *rapid.T, all []paper) world {
	a, c := &app{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard}, configs.Default()
	c.Bot.UserPerMinute, c.Bot.ChatPerMinute = 0, 0
	r, err := a.openRoom(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	in, err := newIntake(c, r.store)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range all {
		for _, receipt := range in.WithVisibility(p.visibility).Add(t.Context(), p.id+".txt", []byte(p.text)) {
			if receipt.Outcome == store.Refused {
				t.Fatal(receipt.String())
			}
		}
	}
	if err := r.refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	s, _, err := a.service(c, r)
	if err != nil {
		t.Fatal(err)
	}
	return world{s, r.close}
}

// said is a reply without what is random in it, and without its order: equals
// are ranked by the weight of words, which counts all documents.
type said struct {
	Text   []string
	Status string
	Facts  []string
	Rows   []string
	Quotes []string
	Labels []string
	Files  []string
}

// ordinal is the number of a line of a list.
var ordinal = regexp.MustCompile(`^\d+\. `)

// unordered is the lines and listed names of a text in the order of their bytes.
func unordered(text string) []string {
	var out []string
	for _, line := range strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '、' }) {
		out = append(out, ordinal.ReplaceAllString(line, ""))
	}
	slices.Sort(out)
	return out
}

// say gives the reply to a message, and all that a channel is given of it.
func (w world) say(t *rapid.T, role corpus.Visibility, text string) (said, string) {
	r, err := w.service.Handle(t.Context(), bot.Message{Channel: "test", User: string(role), Chat: "c", Role: role, Text: text, Rich: true})
	if err != nil {
		t.Fatal(err)
	}
	r.Trace = nil
	whole, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	out := said{Text: unordered(r.Text), Status: string(r.Status), Rows: slices.Sorted(slices.Values(r.Rows))}
	for _, f := range r.Facts {
		fact, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		out.Facts = append(out.Facts, string(fact))
	}
	slices.Sort(out.Facts)
	for _, s := range r.Sources {
		out.Quotes = append(out.Quotes, s.Document+": "+s.Quote)
	}
	for _, b := range r.Buttons {
		out.Labels = append(out.Labels, b.Label)
	}
	slices.Sort(out.Quotes)
	leaked := string(whole)
	for _, f := range r.Files {
		if strings.HasSuffix(f.Name, ".csv") || strings.HasSuffix(f.Name, ".txt") {
			out.Files = append(out.Files, unordered(string(f.Data))...)
			leaked += string(f.Data)
		}
	}
	return out, leaked
}

// dialogue is what everybody asks: counts, sums, lists, rankings, a document
// by its words, what stands behind the answers, exports.
func dialogue(all []paper) []string {
	lines := []string{"一共签约了多少个项目？", "/rows", "/export", "签约项目总投资一共多少？", "/why", "投资最大的项目是哪个？", "/passage", "/original", "/sources",
		"宜昌市签约了哪些项目？", "/rows", "太原市有几个项目？", "新材料项目有哪些？", "2031年2月签约了什么？", "/projects", "/top", "/events", "/documents", "/correct report0#p1 name 甲", "/remove report1"}
	for _, p := range all {
		lines = append(lines, p.marks[1]+"项目总投资多少？", "/projects "+p.marks[1], "/passage 1")
	}
	return lines
}

// What a role may not see is nowhere: every reply is the one that would be
// given if the hidden documents did not exist.
func TestHiddenDocumentsAreAsIfTheyDidNotExist(t *testing.T) {
	if err := flag.Set("rapid.checks", "10"); err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		all := papers(t)
		role := rapid.SampledFrom([]corpus.Visibility{corpus.Public, corpus.Staff}).Draw(t, "role")
		seen := slices.DeleteFunc(slices.Clone(all), func(p paper) bool { return !role.Sees(p.visibility) })
		whole, part := newWorld(t, all), newWorld(t, seen)
		defer whole.close()
		defer part.close()
		for _, line := range dialogue(all) {
			got, leaked := whole.say(t, role, line)
			want, _ := part.say(t, role, line)
			first := strings.HasPrefix(line, "/passage") || strings.HasPrefix(line, "/original") // of several: which one is a matter of order
			if a, b := fmt.Sprintf("%+v", got), fmt.Sprintf("%+v", want); a != b && !first {
				t.Fatalf("%s asks %q over %+v:\n%s\nand without what is hidden:\n%s", role, line, all, a, b)
			}
			for _, p := range all {
				for _, mark := range p.marks {
					if !role.Sees(p.visibility) && !strings.Contains(line, mark) && strings.Contains(leaked, mark) {
						t.Fatalf("%s asks %q and is told of %q: %s", role, line, mark, leaked)
					}
				}
			}
		}
	})
}
