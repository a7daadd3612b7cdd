package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/lang/cjk"

	"zhaoshang/bot"
)

// notice makes up the n-th report of one passage, and a question it answers.
func notice(r *rand.Rand, n int) (text, question string) {
	syllables := []rune("云竹青禾湖山石林江南北东西平安新泰和昌盛兴华宁明远景丰泽润川岭桥港湾城塘溪")
	name := func(size int) string {
		out := make([]rune, size)
		for i := range out {
			out[i] = syllables[r.Intn(len(syllables))]
		}
		return string(out)
	}
	sectors := []string{"新能源", "生物医药", "装备制造", "数字经济", "新材料", "食品加工"}
	place, firm, goods := name(2)+"市", name(3)+"科技有限公司", name(2)+sectors[n%len(sectors)]
	text = fmt.Sprintf("%d月%d日，%s举行第%d次项目集中签约仪式，现场签约项目%d个，总投资%d亿元。其中，%s投资%d亿元的%s产业园项目落户%s高新区，"+
		"占地%d亩，建成后可带动就业%d人。%s有关负责人表示，将做好%s项目的要素保障，推动早开工、早投产。",
		n%12+1, n%28+1, place, n%97+1, n%23+2, n%400+50, firm, n%40+1, goods, place, n%500+60, n%900+100, name(2), goods)
	questions := []string{firm + "投资了什么项目？", place + "的" + goods + "产业园项目投资多少？", place + "第" + strconv.Itoa(n%97+1) + "次集中签约总投资多少？",
		goods + "产业园项目落户在哪里？", firm + "的项目占地多少亩？", goods + "产业园项目由谁投资？"}
	return text, questions[n%len(questions)]
}

// benchCorpus adds reports to a new data folder, builds the index and gives
// some of the questions they answer, and their texts.
func benchCorpus(b *testing.B, a *app, n int) (questions, texts []string) {
	b.Helper()
	r := rand.New(rand.NewSource(7))
	var lines bytes.Buffer
	for i := range n {
		text, question := notice(r, i)
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("n%07d", i), "text": text})
		if err != nil {
			b.Fatal(err)
		}
		lines.Write(append(line, '\n'))
		texts = append(texts, text)
		if i%max(1, n/300) == 0 {
			questions = append(questions, question)
		}
	}
	a.stdin = &lines
	if code := a.run(b.Context(), []string{"add", "--name", "n.jsonl", "-"}); code != exitFine {
		b.Fatalf("add: exit code %d: %s", code, a.stderr)
	}
	if code := a.run(b.Context(), []string{"reindex"}); code != exitFine {
		b.Fatalf("reindex: exit code %d: %s", code, a.stderr)
	}
	return questions, texts
}

// stockIndex is Bleve as it comes, with the cjk analyzer.
func stockIndex(b *testing.B, texts []string) bleve.Index {
	b.Helper()
	field := bleve.NewTextFieldMapping()
	field.Analyzer, field.Store, field.IncludeTermVectors, field.DocValues = "cjk", false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping.Dynamic = false
	m.DefaultMapping.AddFieldMappingsAt("text", field)
	x, err := bleve.New(filepath.Join(b.TempDir(), "stock"), m)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = x.Close() })
	for from := 0; from < len(texts); from += 1000 {
		batch := x.NewBatch()
		for i := from; i < min(from+1000, len(texts)); i++ {
			if err := batch.Index(strconv.Itoa(i), map[string]any{"text": texts[i]}); err != nil {
				b.Fatal(err)
			}
		}
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	return x
}

// BenchmarkService asks whole questions through the Service, and the same
// through Bleve's stock match query on the same texts, in turns.
// ZHAOSHANG_BENCH_PASSAGES sets how many reports of one passage there are.
func BenchmarkService(b *testing.B) {
	n := 2000
	if s, err := strconv.Atoi(os.Getenv("ZHAOSHANG_BENCH_PASSAGES")); err == nil {
		n = s
	}
	var out, errs bytes.Buffer
	a := &app{stdout: &out, stderr: &errs, environ: []string{"ZHAOSHANG_DATA=" + b.TempDir(), "HOME=" + b.TempDir()}}
	questions, texts := benchCorpus(b, a, n)
	c, err := a.config()
	if err != nil {
		b.Fatal(err)
	}
	room, err := a.openRoom(b.Context(), c)
	if err != nil {
		b.Fatal(err)
	}
	service, _, err := a.service(c, room)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = room.close() })
	stock := stockIndex(b, texts)
	b.ResetTimer()
	for range b.N {
		raceService(b, service, stock, questions)
	}
}

// raceService asks every question twice of both, warm the second time.
func raceService(b *testing.B, service *bot.Service, stock bleve.Index, questions []string) {
	var first, mine, theirs []time.Duration
	answered := 0
	for round := range 2 {
		for i, q := range questions {
			start := time.Now()
			reply, err := service.Handle(context.Background(), bot.Message{Channel: "bench", User: strconv.Itoa(i), Text: q, Alone: true})
			took := time.Since(start)
			if err != nil {
				b.Fatal(err)
			}
			start = time.Now()
			match := bleve.NewMatchQuery(q)
			match.SetField("text")
			if _, err := stock.Search(bleve.NewSearchRequest(match)); err != nil {
				b.Fatal(err)
			}
			if round == 0 {
				first = append(first, took)
				continue
			}
			mine, theirs = append(mine, took), append(theirs, time.Since(start))
			if strings.ContainsAny(reply.Text, "0123456789") || len(reply.Sources) > 0 {
				answered++
			}
		}
	}
	for _, list := range [][]time.Duration{first, mine, theirs} {
		slices.Sort(list)
	}
	p50 := func(list []time.Duration) float64 { return float64(list[len(list)/2].Microseconds()) }
	b.ReportMetric(p50(first), "first-p50-us")
	b.ReportMetric(p50(mine), "p50-us")
	b.ReportMetric(float64(mine[len(mine)*95/100].Microseconds()), "p95-us")
	b.ReportMetric(p50(theirs), "stock-p50-us")
	b.ReportMetric(p50(mine)/p50(theirs), "p50-ratio")
	b.ReportMetric(100*float64(answered)/float64(len(questions)), "answered-%")
}
