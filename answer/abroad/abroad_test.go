package abroad_test

import (
	"strings"
	"testing"

	"zhaoshang/answer/abroad"
	"zhaoshang/answer/reading"
	"zhaoshang/corpus"
	"zhaoshang/corpus/clean"
)

// report is an invented report in English.
const report = `Qinglan signed 14 projects worth 3.2 billion yuan on May 6, 2024. ` +
	`Mingshen Bearings will put 480 million yuan into a plant in Baiyu, with 60 million yuan of tax a year. ` +
	`The Zhuhai fair of 2022 had brought 9 projects worth 1.1 billion yuan.`

func ask(kind, measure string, names ...string) *abroad.Ask {
	a := &abroad.Ask{Kind: kind, Measure: measure}
	for _, n := range names {
		a.Words = append(a.Words, abroad.Word{Forms: []string{n}, Weight: 1, Name: true})
	}
	return a
}

// TestFigures checks whose figure is found: of the name asked about, of the kind
// asked for, and of none when the report does not have the name.
func TestFigures(t *testing.T) {
	p := reading.New(corpus.Document{ID: "r"}, clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: report}}))
	for _, tt := range []struct {
		name string
		ask  *abroad.Ask
		want string // in the figure; "" for none
	}{
		{"what a company invests", ask("amount", "", "mingshen"), "480 million"},
		{"its tax", ask("amount", "tax", "mingshen"), "60 million"},
		{"the sum of a place", ask("amount", "", "qinglan"), "3.2 billion"},
		{"a name that the report lacks", ask("amount", "", "yuanxiu"), ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			found := abroad.Figures(tt.ask, []*reading.Page{p}, abroad.Near{}, reading.Money)
			got := ""
			if len(found) > 0 {
				got = p.Shown(found[0].Span)
			}
			if tt.want == "" && got != "" || !strings.Contains(got, tt.want) {
				t.Errorf("found %q, want %q: %v", got, tt.want, found)
			}
		})
	}
}

// TestKnows checks that a report without one of the names is not meant.
func TestKnows(t *testing.T) {
	p := reading.New(corpus.Document{ID: "r"}, clean.Text([]clean.Block{{Kind: corpus.Paragraph, Text: report}}))
	for name, want := range map[string]bool{"mingshen": true, "yuanxiu": false} {
		if got := abroad.Knows(ask("amount", "", name), []*reading.Page{p}); got != want {
			t.Errorf("Knows(%s) = %v, want %v", name, got, want)
		}
	}
}
