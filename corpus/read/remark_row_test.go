package read

import (
	"strings"
	"testing"

	"zhaoshang/corpus"
)

func TestRemarksOverHeader(t *testing.T) {
	data := "望川县签约项目跟踪表,,,,\n编制单位：县招商局,,,单位：万元,截止日期：2023年12月31日\n序号,项目名称,投资方,总投资,状态\n1,果蔬精深加工项目,青果食品,20000,在建\n2,竹材加工项目,竹韵家居,9000,已签约\n3,冷链物流园,北辰冷链,12000,已签约\n"
	sources, _ := Read(t.Context(), "a.csv", []byte(data), Limits{})
	if len(sources) != 1 {
		t.Fatalf("%d sources", len(sources))
	}
	text := sources[0].Text
	for _, b := range text.Blocks {
		if b.Kind != corpus.TableRow {
			continue
		}
		row := string([]rune(text.Content)[b.Span.Start:b.Span.End])
		if header := strings.Contains(row, "编制单位") || !strings.Contains(row, "项目名称："); header != b.Header {
			t.Errorf("header %v: %s", b.Header, row)
		}
		if strings.Contains(row, "编制单位") && len(b.Cells) != 1 {
			t.Errorf("%d cells of the remarks", len(b.Cells))
		}
	}
}
