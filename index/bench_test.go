package index

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"zhaoshang/corpus"
)

// manyProjects writes a snapshot of n invented projects, twenty a document.
func manyProjects(b *testing.B, path string, n int) {
	b.Helper()
	r := rand.New(rand.NewSource(1))
	w := NewWriter()
	for d := range n / 20 {
		e := Entry{Document: corpus.Document{ID: fmt.Sprintf("d%06d", d), Title: "投资报告"}}
		for i := range 20 {
			e.Records.Projects = append(e.Records.Projects, inventedProject(r, e.Document.ID, i))
		}
		w.Add(&e)
	}
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := w.Finish(f); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}

func inventedProject(r *rand.Rand, document string, i int) corpus.Project {
	p := corpus.Project{ID: fmt.Sprintf("%s#p%d", document, i), Document: document,
		Name:    *said(fmt.Sprintf("第%d号云岭项目", r.Intn(1e9))),
		Parties: []corpus.Sourced[string]{*said(fmt.Sprintf("竹海%d公司", r.Intn(200000)))},
		Places:  []string{fmt.Sprintf("p%d", r.Intn(34)), fmt.Sprintf("c%d", r.Intn(340))},
		Sectors: []string{fmt.Sprintf("s%d", r.Intn(60))}, Status: said(corpus.Signed),
		Date: said(corpus.Date{Year: 2015 + r.Intn(10), Month: 1 + r.Intn(12), Precision: corpus.Month})}
	if r.Intn(5) > 0 {
		p.Amount = money(corpus.Fen(1+r.Intn(5000))*corpus.Yi/10, corpus.Exact, "CNY")
	}
	return p
}

// BenchmarkManyProjects counts, adds up, ranks and groups over a million
// projects (ZHAOSHANG_BENCH_PROJECTS sets another number).
func BenchmarkManyProjects(b *testing.B) {
	n := 1_000_000
	if s, err := strconv.Atoi(os.Getenv("ZHAOSHANG_BENCH_PROJECTS")); err == nil {
		n = s
	}
	path := filepath.Join(b.TempDir(), "records.bin")
	manyProjects(b, path, n)
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	part, err := OpenPart(data, nil)
	if err != nil {
		b.Fatal(err)
	}
	table := Assemble([]Layer{{Part: part}})
	ten := 10 * corpus.Yi
	plans := map[string]func(){
		"count": func() { table.Select(Filter{Places: []string{"p3"}}).Len() },
		"sum":   func() { table.Select(Filter{}).Sums() },
		"sum-of-place-and-year": func() {
			table.Select(Filter{Places: []string{"c17"}, From: &corpus.Date{Year: 2020}, To: &corpus.Date{Year: 2021}}).Sums()
		},
		"top":    func() { table.Select(Filter{Sectors: []string{"s5"}}).Top(10, "CNY", false) },
		"filter": func() { table.Select(Filter{AmountMin: &ten, Status: []corpus.Status{corpus.Signed}}).Projects(20) },
		"party":  func() { table.Select(Filter{Parties: []string{"竹海77公司"}}).Projects(0) },
		"group":  func() { table.Select(Filter{}).Group(ByPlace) },
	}
	for name, plan := range plans {
		b.Run(name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				start := time.Now()
				plan()
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
		})
	}
	b.ReportMetric(float64(len(data))/float64(n), "bytes/project")
}
