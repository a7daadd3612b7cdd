package intake_test

import (
	"bytes"
	"fmt"
	"io"
	"runtime/metrics"
	"testing"

	"zhaoshang/corpus/extract"
	"zhaoshang/corpus/intake"
	"zhaoshang/corpus/store"
	"zhaoshang/corpus/store/sqlite"
)

// report writes a jsonl line: a report of about a page, 700 characters.
func report(w io.Writer, i int) {
	places := []string{"云州市东湖区", "南江市高新区", "临川县", "北山市经开区", "西岭新区"}
	sectors := []string{"新能源", "生物医药", "装备制造", "数字经济", "新材料"}
	place := places[i%len(places)]
	fmt.Fprintf(w, `{"id":"r%07d","title":"%s举行第%d次招商推介会","date":"2023-%02d-%02d","source":"地方日报","text":"`, i, place, i%40+1, i%12+1, i%28+1)
	fmt.Fprintf(w, `本报讯 %d月%d日，%s招商引资推介会暨项目集中签约仪式举行。现场签约%d个项目，总投资%d.%d亿元，涉及%s、%s等领域。\n`,
		i%12+1, i%28+1, place, i%9+3, i%200+20, i%10, sectors[i%5], sectors[(i+2)%5])
	for j := range 3 {
		fmt.Fprintf(w, `其中，%s产业园%d期项目由远山%d科技有限公司投资建设，计划总投资%d.%d亿元，占地%d亩，建成后年产值可达%d亿元。\n`,
			sectors[(i+j)%5], j+1, i%997, i%50+j+1, j, 100+i%300, i%90+5)
	}
	fmt.Fprintf(w, `区委书记陈某某表示，%s将以最优的政策、最好的服务，推动项目早落地、早开工、早投产。`, place)
	for range 6 {
		fmt.Fprint(w, `与会嘉宾围绕产业链配套、人才引进和金融支持进行了交流，并参观了园区展厅与企业服务中心，对当地的营商环境给予充分肯定。`)
	}
	fmt.Fprintln(w, `"}`)
}

// BenchmarkIntake reads, cleans, extracts and durably stores reports of a page
// from a jsonl stream: documents/s, and the most memory the process held.
func BenchmarkIntake(b *testing.B) {
	x, err := extract.New()
	if err != nil {
		b.Fatal(err)
	}
	s, err := sqlite.Open(b.Context(), b.TempDir(), sqlite.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	in := intake.New(s, x, intake.Options{})
	const each = 2000
	n, peak := 0, uint64(0)
	for b.Loop() {
		r, w := io.Pipe()
		first := n
		go func() {
			for i := range each {
				var line bytes.Buffer
				report(&line, first+i)
				if _, err := w.Write(line.Bytes()); err != nil {
					return
				}
			}
			w.Close()
		}()
		for receipt, err := range in.AddPaths(b.Context(), intake.Paths{Paths: []string{intake.Stdin}, Name: "b.jsonl", Stdin: r}) {
			if err != nil || receipt.Outcome != store.Added {
				b.Fatalf("receipt %+v, %v", receipt, err)
			}
			if n++; n%500 == 0 {
				peak = max(peak, held())
			}
		}
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
	b.ReportMetric(float64(peak)/(1<<20), "MB-held")
}

// held is the memory the Go runtime holds from the system.
func held() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
