package engine

import (
	"strings"
	"testing"

	"zhaoshang/answer"
)

// Two fairs of one town, a share, a follow-up of a part: in our own words.
const fairs = `青禾县招商大事记
2019年5月8日，青禾县第三届茶商大会在云顶宾馆开幕，现场签约项目21个，总投资46亿元。
2021年5月10日，青禾县第四届茶商大会举行，现场签约项目33个，总投资75亿元；其中外资5个，3.2亿美元。县长陆知远说，茶商带来的是真金白银。
2022年1至6月，青禾县完成投资18亿元，按全年任务算，个数完成48%，金额完成61.5%。
`

func TestOccasions(t *testing.T) {
	s := newShelf(t)
	s.add(t, "fairs.txt", []byte(fairs))
	e := s.engine(t)
	for _, c := range []struct {
		conversation, question string
		status                 answer.Status
		has, hasNot            []string
	}{
		{"", "青禾县茶商大会总投资多少", answer.Answered, []string{"46亿", "75亿"}, nil},
		{"", "青禾县第四届茶商大会总投资多少", answer.Answered, []string{"75亿"}, []string{"46亿"}},
		{"", "2019年青禾县茶商大会总投资多少", answer.Answered, []string{"46亿"}, []string{"75亿"}},
		{"a", "2021年青禾县茶商大会外资项目有几个", answer.Answered, []string{"5个"}, nil},
		{"a", "多少钱", answer.Answered, []string{"3.2亿美元"}, []string{"75亿"}},
		{"", "青禾县2022年上半年按金额完成全年任务的多少", answer.Answered, []string{"61.5%"}, []string{"48%"}},
		{"", "青禾县2020年茶商大会总投资多少", answer.NotFound, nil, []string{"46亿", "75亿"}},
	} {
		a, err := e.Answer(t.Context(), answer.Question{Conversation: c.conversation, Text: c.question})
		if err != nil {
			t.Fatal(err)
		}
		if a.Status != c.status {
			t.Errorf("%s: %s, want %s: %q", c.question, a.Status, c.status, a.Text)
		}
		for _, w := range c.has {
			if !strings.Contains(a.Text, w) {
				t.Errorf("%s: no %s in %q", c.question, w, a.Text)
			}
		}
		for _, w := range c.hasNot {
			if strings.Contains(a.Text, w) {
				t.Errorf("%s: %s in %q", c.question, w, a.Text)
			}
		}
	}
}
