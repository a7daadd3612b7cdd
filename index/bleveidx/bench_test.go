package bleveidx

import (
	"context"
	"fmt"
	"io/fs"
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

	"golang.org/x/sys/unix"

	"zhaoshang/index"
)

// invented makes up documents of one passage and questions on them, from words
// that are as unevenly frequent as those of a language.
type invented struct {
	random *rand.Rand
	zipf   *rand.Zipf
	words  []string
}

func newInvented(seed int64) *invented {
	r := rand.New(rand.NewSource(seed))
	v := &invented{random: r, zipf: rand.NewZipf(r, 1.07, 8, 39999)}
	characters := rand.NewZipf(r, 1.2, 60, 3499)
	for range 40000 {
		word := ""
		for range 1 + min(3, 1+r.Intn(3)) {
			word += string(rune(0x4E00 + int(characters.Uint64())*5))
		}
		v.words = append(v.words, word)
	}
	return v
}

func (v *invented) word() string { return v.words[v.zipf.Uint64()] }

func (v *invented) text(runes int) string {
	var b strings.Builder
	for n := 0; n < runes; {
		for range 4 + v.random.Intn(8) {
			w := v.word()
			b.WriteString(w)
			n += len([]rune(w))
		}
		b.WriteString([]string{"，", "。", "、"}[v.random.Intn(3)])
	}
	return b.String()
}

// question takes some words of a text and says them in another order.
func (v *invented) question(text string) string {
	runes := []rune(text)
	var parts []string
	for range 3 {
		at := v.random.Intn(max(1, len(runes)-6))
		parts = append(parts, string(runes[at:min(at+2+v.random.Intn(4), len(runes))]))
	}
	return strings.Join(parts, v.word()) + "是什么？"
}

func (v *invented) items(n int) (items []Item, questions []string) {
	for i := range n {
		item := itemOf(fmt.Sprintf("d%07d", i), v.word()+v.word(), v.text(200+v.random.Intn(200)))
		items = append(items, item)
		if i%(n/500+1) == 0 {
			questions = append(questions, v.question(item.Text.Content))
		}
	}
	return items, questions
}

// stock is Bleve as it comes: the cjk analyzer and a match query.
func stock(b *testing.B, items []Item) (x bleve.Index, size int64, took time.Duration) {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "stock")
	field := bleve.NewTextFieldMapping()
	field.Analyzer = "cjk"
	field.Store, field.IncludeTermVectors, field.IncludeInAll, field.DocValues = false, false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping.Dynamic = false
	m.DefaultMapping.AddFieldMappingsAt("text", field)
	x, err := bleve.New(dir, m)
	if err != nil {
		b.Fatal(err)
	}
	start := processorTime(b)
	for chunk := range slices.Chunk(items, 1000) {
		batch := x.NewBatch()
		for _, item := range chunk {
			if err := batch.Index(item.Document.ID, map[string]any{"text": item.Text.Content}); err != nil {
				b.Fatal(err)
			}
		}
		if err := x.Batch(batch); err != nil {
			b.Fatal(err)
		}
	}
	time.Sleep(2 * time.Second) // its merges go on in the background
	took = processorTime(b) - start
	b.Cleanup(func() { _ = x.Close() })
	return x, folderSize(b, dir), took
}

// processorTime is what the process has used so far: it compares on a busy
// machine too.
func processorTime(b *testing.B) time.Duration {
	b.Helper()
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func folderSize(b *testing.B, dir string) int64 {
	b.Helper()
	var total int64
	err := filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		total += info.Size()
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return total
}

// times runs every question and gives the times, shortest first.
func times(questions []string, search func(string)) []time.Duration {
	for _, q := range questions[:len(questions)/4] { // warm
		search(q)
	}
	var out []time.Duration
	for _, q := range questions {
		start := time.Now()
		search(q)
		out = append(out, time.Since(start))
	}
	slices.Sort(out)
	return out
}

// compared is our index and Bleve as it comes, over the same documents.
type compared struct {
	own   *Index
	stock bleve.Index
}

// buildRounds is how often both are built, by turns: what else the machine does
// slows both.
const buildRounds = 2

func compare(b *testing.B, items []Item) compared {
	b.Helper()
	source, c := newFakeStore(items...), compared{}
	var built, otherBuilt time.Duration
	var size, otherSize int64
	for range buildRounds {
		dir := b.TempDir()
		empty := open(b, dir, source, Options{MemoryLimit: 1})
		used := processorTime(b)
		publish(b, empty)
		built += processorTime(b) - used
		size = folderSize(b, filepath.Join(dir, "generation-000001"))
		start := time.Now()
		c.own = open(b, dir, source, Options{})
		b.ReportMetric(float64(time.Since(start).Microseconds())/1000, "open-ms")
		var took time.Duration
		c.stock, otherSize, took = stock(b, items)
		otherBuilt += took
	}
	b.ReportMetric(float64(otherBuilt)/float64(built), "indexing-speed-ratio")
	b.ReportMetric(float64(size)/float64(otherSize), "size-ratio")
	return c
}

// search gives what Bleve gives: which passages, not their texts.
func (c compared) search(b *testing.B, text string) []index.Hit {
	hits, err := c.own.Search(context.Background(), index.Query{Text: text, Bare: true})
	if err != nil {
		b.Fatal(err)
	}
	return hits
}

func (c compared) searchStock(b *testing.B, text string) (hits []index.Hit) {
	m := bleve.NewMatchQuery(text)
	m.SetField("text")
	r, err := c.stock.Search(bleve.NewSearchRequest(m))
	if err != nil {
		b.Fatal(err)
	}
	for _, h := range r.Hits {
		hits = append(hits, index.Hit{Document: h.ID})
	}
	return hits
}

// race times both on the same questions.
func (c compared) race(b *testing.B, questions []string) {
	mine := times(questions, func(q string) { c.search(b, q) })
	theirs := times(questions, func(q string) { c.searchStock(b, q) })
	at := func(list []time.Duration, percent int) float64 {
		return float64(list[len(list)*percent/100].Microseconds())
	}
	b.ReportMetric(at(mine, 50), "p50-us")
	b.ReportMetric(at(theirs, 50), "stock-p50-us")
	b.ReportMetric(at(mine, 50)/at(theirs, 50), "p50-ratio")
	b.ReportMetric(at(mine, 99)/at(theirs, 99), "p99-ratio")
}

// BenchmarkAgainstStock compares with Bleve's stock cjk match query on the same
// documents in the same run. ZHAOSHANG_BENCH_PASSAGES sets how many.
func BenchmarkAgainstStock(b *testing.B) {
	n := 10000
	if s, err := strconv.Atoi(os.Getenv("ZHAOSHANG_BENCH_PASSAGES")); err == nil {
		n = s
	}
	items, questions := newInvented(1).items(n)
	b.ResetTimer()
	c := compare(b, items)
	for range b.N {
		c.race(b, questions)
	}
}

// BenchmarkReadingSets compares ranking and time on the reading sets.
func BenchmarkReadingSets(b *testing.B) {
	for _, name := range []string{"drcd", "cmrc"} {
		b.Run(name, func(b *testing.B) {
			items, questions := readSet(b, name)
			b.ResetTimer()
			c := compare(b, items)
			var texts []string
			for _, q := range questions {
				texts = append(texts, q.Query)
			}
			for range b.N {
				c.race(b, texts)
			}
			own := measure(b, func(q string) []index.Hit { return c.search(b, q) }, questions, asIs)
			other := measure(b, func(q string) []index.Hit { return c.searchStock(b, q) }, questions, asIs)
			b.ReportMetric(own.r1, "R@1")
			b.ReportMetric(other.r1, "stock-R@1")
			b.ReportMetric((100-own.r1)/(100-other.r1), "missed-ratio")
		})
	}
}

// BenchmarkReindexUnderLoad asks fifty questions a second, by turns idle and
// while the next generation is built and taken up: what else the machine does
// slows both.
func BenchmarkReindexUnderLoad(b *testing.B) {
	n := 10000
	if s, err := strconv.Atoi(os.Getenv("ZHAOSHANG_BENCH_PASSAGES")); err == nil {
		n = s
	}
	items, questions := newInvented(4).items(n)
	x := open(b, b.TempDir(), newFakeStore(items...), Options{MemoryLimit: 1})
	publish(b, x)
	b.ResetTimer()
	var idle, busy []time.Duration
	for range b.N {
		quiet := make(chan struct{})
		time.AfterFunc(5*time.Second, func() { close(quiet) })
		idle = append(idle, askFifty(b, x, questions, quiet)...)
		built := make(chan struct{})
		go func() {
			defer close(built)
			if _, err := x.Build(context.Background(), BuildOptions{}); err != nil {
				b.Error(err)
			}
		}()
		busy = append(busy, askFifty(b, x, questions, built)...)
	}
	at := func(list []time.Duration, percent int) float64 {
		slices.Sort(list)
		return float64(list[len(list)*percent/100].Microseconds())
	}
	b.ReportMetric(at(idle, 95), "idle-p95-us")
	b.ReportMetric(at(busy, 95), "p95-us")
	b.ReportMetric(at(busy, 50)/at(idle, 50), "p50-ratio")
	b.ReportMetric(at(busy, 95)/at(idle, 95), "p95-ratio")
	b.ReportMetric(at(busy, 99)/at(idle, 99), "p99-ratio")
	b.ReportMetric(float64(len(busy)), "questions")
}

// askFifty asks fifty questions a second until the end; none may fail.
func askFifty(b *testing.B, x *Index, questions []string, end <-chan struct{}) (took []time.Duration) {
	every := time.NewTicker(20 * time.Millisecond)
	defer every.Stop()
	for n := 0; ; n++ {
		select {
		case <-end:
			return took
		case <-every.C:
		}
		start := time.Now()
		hits, err := x.Search(context.Background(), index.Query{Text: questions[n%len(questions)]})
		if took = append(took, time.Since(start)); err != nil || len(hits) == 0 {
			b.Fatalf("a question failed: %d hits, %v", len(hits), err)
		}
	}
}
