package extract

import (
	"context"
	"testing"

	"zhaoshang/corpus"
	fileread "zhaoshang/corpus/read"
)

// tableOf reads the projects of a csv file.
func tableOf(t *testing.T, rows string) []corpus.Project {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	sources, problems := fileread.Read(context.Background(), "x.csv", []byte(rows), fileread.Limits{})
	if len(sources) != 1 {
		t.Fatalf("%d sources, problems %v", len(sources), problems)
	}
	return x.Records(corpus.Document{ID: "x"}, sources[0].Text).Projects
}

func TestBrandsOfTables(t *testing.T) {
	for _, tt := range []struct {
		name, rows string
		want       []string // the investor of each project
	}{
		{"half of the names begin with a company", "项目,投资\n澜途锂电池隔膜项目,3亿元\n珑岳新型材料项目,2亿元\n古城旅游项目,1亿元", []string{"澜途", "珑岳", ""}},
		{"names begin with products", "项目,投资\n杏鲍菇生产项目,3亿元\n澜途锂电池隔膜项目,2亿元\n垃圾发电项目,1亿元", []string{"", "", ""}},
		{"a column says who invests", "项目,投资方,投资\n澜途锂电池隔膜项目,,3亿元\n珑岳新型材料项目,禾岳集团有限公司,2亿元", []string{"", "禾岳集团有限公司"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := tableOf(t, tt.rows)
			if len(got) != len(tt.want) {
				t.Fatalf("%d projects, want %d", len(got), len(tt.want))
			}
			for i, want := range tt.want {
				if s := values(got[i].Parties); s != want {
					t.Errorf("%s: investor %q, want %q", got[i].Name.Value, s, want)
				}
			}
		})
	}
}
