package engine

import (
	"fmt"
	"strings"
	"testing"

	"zhaoshang/answer"
)

// TestGroupsOfALargeCorpus: groups and charts are of all records, however many
// documents they stand in.
func TestGroupsOfALargeCorpus(t *testing.T) {
	s := newShelf(t)
	cities := []string{"宜昌市", "襄阳市", "荆州市"}
	const documents = 330
	for i := range documents {
		city := cities[i%3]
		amount := fmt.Sprintf("总投资%d亿元，", i%10+1)
		if i%11 == 0 {
			amount = ""
		}
		s.add(t, fmt.Sprintf("r%03d.txt", i), []byte(fmt.Sprintf("第%d期简报\n\n%d年3月5日，%s举行签约仪式。其中，第%d号新材料项目由第%d集团有限公司投资，%s签约落户%s。", i, 2021+i%2, city, i, i%4, amount, city)))
	}
	e := s.engine(t)
	for _, tt := range []struct {
		question, text string
		points, left   int // of left: records that state no amount
		below          int
	}{
		{"各年签约金额的折线图", "按330个项目统计,分2组", 2, 30, 0},
		{"各市签约额对比图", "宜昌市:110个", 3, 30, 0},
		{"按投资方统计", "按330个项目统计,分4组", 4, 30, 0},
		{"投资最大的5个项目", "10亿元", 0, 30, -1},
	} {
		t.Run(tt.question, func(t *testing.T) {
			a, err := e.Answer(t.Context(), answer.Question{Text: tt.question})
			if err != nil || a.Status != answer.Answered || !strings.Contains(a.Text, tt.text) || a.Chart == nil || len(a.Sources) == 0 {
				t.Fatalf("%v, %s: %s, chart %+v", err, a.Status, a.Text, a.Chart)
			}
			if tt.points > 0 && len(a.Chart.Points) != tt.points || a.Chart.Records != documents || a.Chart.Documents != documents {
				t.Errorf("%+v", *a.Chart)
			}
			count := map[string]int{}
			for _, l := range a.Chart.LeftOut {
				count[l.Why] += l.Count
			}
			if count[answer.Unstated] != tt.left || (count[answer.Below] > 0) != (tt.below < 0) {
				t.Errorf("left out: %+v", a.Chart.LeftOut)
			}
			if sum := count[answer.Unstated] + count[answer.Below] + len(a.Chart.Points); tt.below < 0 && sum != documents {
				t.Errorf("%d records are accounted for", sum)
			}
		})
	}
}
