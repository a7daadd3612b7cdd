package eval

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
)

func TestNormalise(t *testing.T) {
	n := newNormaliser()
	for in, want := range map[string]string{
		"總投資　達１６０多億元":               "总投资达160多亿元",
		"代表團(tuán)赴深圳":              "代表团赴深圳",
		"園區（qū）與(PPP)項目":            "园区与(ppp)项目",
		"甲(ABC)乙(toolongword)丙()":   "甲(abc)乙(toolongword)丙()",
		"a(tuan)":                   "a(tuan)",
		"1,234,567元, 12,34, 1,2345": "1234567元,12,34,1,2345",
		"零\u200b宽\u00ad 空\t格\n":     "零宽空格",
		"甲(Tuán)乙(TUÁN)":            "甲乙(tuán)",
		"著名企業與於是":                   "着名企业与于是",
	} {
		if got := n.text(in); got != want {
			t.Errorf("%q gives %q, want %q", in, got, want)
		}
	}
}

func TestContains(t *testing.T) {
	g := NewGrader()
	tests := []struct {
		text, alternative string
		want              bool
	}{
		{"共7个项目", "7个", true}, {"共17个项目", "7个", false}, {"共1.7个", "7个", false}, {"17个和7个", "7个", true},
		{"投资22.8亿元", "22.8亿", true}, {"投资122.8亿元", "22.8亿", false}, {"二〇二二年", "2022", false},
		{"增长3.5", "3", false}, {"共3.", "3", true}, {"3..5", "3", true}, {"共3", "３", true}, {"共3", "", false},
		{"总投资160亿", "re:(?<![\\d.])160亿", true}, {"总投资1160亿", "re:(?<![\\d.])160亿", false},
		{"七個項目", "七个项目", false}, {"七个项目", "七個項目", true},
	}
	for _, tt := range tests {
		got, err := g.contains(tt.text, tt.alternative)
		if err != nil || got != tt.want {
			t.Errorf("%q in %q: %v, %v, want %v", tt.alternative, tt.text, got, err, tt.want)
		}
	}
	if _, err := g.contains("x", "re:("); err == nil {
		t.Error("a broken pattern is no error")
	}
}

const set = `{"id":"1","type":"count","question":"几个","expect":{"status":"answered","all":[["3个","三个"]],"none":["4个"],"cite":["d1"]}}
{"id":"2","type":"ambiguous","question":"哪个","expect":{"status":"clarify","all":[["东湖"],["西湖"]]}}
{"id":"3","type":"unanswerable","question":"多少","expect":{"status":"not_found","all":[],"none":["5亿"]}}`

func questions(t *testing.T) []Question {
	t.Helper()
	var out []Question
	for line := range strings.Lines(set) {
		var q Question
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

func TestVerdicts(t *testing.T) {
	tests := []struct {
		name, answer string
		want         Verdict
	}{
		{"right", `{"id":"1","status":"answered","text":"共三個","sources":[{"document":"d1"}]}`, Right},
		{"no source", `{"id":"1","status":"answered","text":"共三个"}`, Wrong},
		{"another figure", `{"id":"1","status":"answered","text":"3个或4个","sources":[{"document":"d1"}]}`, Wrong},
		{"silent", `{"id":"1","status":"not_found","text":"没有"}`, Missing},
		{"too long", `{"id":"1","status":"answered","text":"3个` + strings.Repeat("长", 600) + `","sources":[{"document":"d1"}]}`, Wrong},
		{"choices count", `{"id":"2","status":"clarify","text":"哪个？","choices":[{"id":"a","label":"东湖"},"西湖"]}`, Right},
		{"choices in numbers", `{"id":"2","status":"clarify","text":"东湖","choices":[{"n":1,"label":"西湖"}]}`, Right},
		{"each by name", `{"id":"2","status":"answered","text":"东湖2个，西湖3个"}`, Right},
		{"one only", `{"id":"2","status":"answered","text":"东湖2个"}`, Wrong},
		{"honest", `{"id":"3","status":"not_found","text":"没有说"}`, Right},
		{"invented", `{"id":"3","status":"answered","text":"5亿"}`, Wrong},
		{"asked back instead", `{"id":"3","status":"clarify","text":"?"}`, Missing},
	}
	g := NewGrader()
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var a Answer
			if err := json.Unmarshal([]byte(tt.answer), &a); err != nil {
				t.Fatal(err)
			}
			rows, _, err := g.Grade(questions(t), []Answer{a})
			if err != nil {
				t.Fatal(err)
			}
			i := slices.IndexFunc(rows, func(r Row) bool { return r.Question.ID == a.ID })
			if rows[i].Verdict != tt.want {
				t.Errorf("%s, want %s: %v", rows[i].Verdict, tt.want, rows[i].Reasons)
			}
		})
	}
}

func TestTableAndChanges(t *testing.T) {
	g := NewGrader()
	first := []Answer{{ID: "1", Status: "answered", Text: "3个", Sources: []string{"d1"}}, {ID: "9"}}
	second := []Answer{{ID: "1", Status: "answered", Text: "4个"}, {ID: "3", Status: "not_found"}, {ID: "3", Status: "not_found"}}
	old, warnings, err := g.Grade(questions(t), first)
	if err != nil || len(warnings) != 1 {
		t.Fatalf("%v, %v", warnings, err)
	}
	new, warnings, err := g.Grade(questions(t), second)
	if err != nil || len(warnings) != 1 {
		t.Fatalf("%v, %v", warnings, err)
	}
	table := Table(Summary(new))
	for _, want := range []string{
		"count                 1      0      1        0    0.0%",
		"unanswerable          1      1      0        0  100.0%",
		"score: accuracy 33.3% hallucination 33.3% truthfulness 0.0",
	} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
	changes := Compare(old, new)
	if len(changes) != 2 || !changes[0].Worse() || changes[1].Worse() {
		t.Errorf("changes %+v", changes)
	}
	if f := Failure(new[0]); !strings.Contains(f, "has 4个") || !strings.Contains(f, "got: answered 4个") {
		t.Errorf("failure %q", f)
	}
}

func records(t *testing.T, lines ...string) []Record {
	t.Helper()
	var out []Record
	for _, line := range lines {
		var r recordLine
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		out = append(out, Record(r))
	}
	return out
}

func TestGradeRecords(t *testing.T) {
	gold := records(t,
		`{"doc":"a","name":"云杉电池产业园","amount":{"min":5e8,"max":null,"currency":"CNY","bound":"over"},"parties":["北岭集团"],"place":"东湖市青禾区","date":"2030-05","sector":"新能源"}`,
		`{"doc":"a","name":"白桦基地(甲公司)","also":["白桦基地"],"amount":null,"parties":["甲公司"],"place":null,"date":null}`,
		`{"doc":"b","name":"银杏数据中心","amount":{"min":1e8,"currency":"CNY","bound":"exact"},"parties":[]}`,
		`{"doc":"a","event":"签约仪式","total":{"min":58e8,"currency":"CNY","bound":"exact"},"count":3}`,
		`{"doc":"b","event":"座谈会","total":null,"count":15}`)
	got := records(t,
		`{"doc":"a","name":"「雲杉電池產業園」","amount":{"min":500000000,"max":null,"currency":"CNY","bound":"over"},"parties":["北岭集团"],"place":"青禾区","date":"2030-05-06","sector":"新能源电池"}`,
		`{"doc":"a","name":"白桦基地","amount":{"min":1e8,"max":1e8,"currency":"CNY","bound":"exact"},"parties":["乙公司"],"place":"青禾区","date":"2030"}`,
		`{"doc":"b","name":"别的项目","amount":null,"parties":[]}`,
		`{"doc":"a","event":"x","total":{"min":5800000000,"max":5800000000,"currency":"cny","bound":"exact"},"count":null}`,
		`{"doc":"b","event":"y","total":null,"count":14}`)
	s := NewGrader().GradeRecords(gold, got)
	if s.Gold != 3 || s.Got != 3 || s.Matched != 2 {
		t.Errorf("gold %d, got %d, matched %d", s.Gold, s.Got, s.Matched)
	}
	for name, v := range map[string][2]float64{"amount": {s.Amount, 0.5}, "parties": {s.Parties, 0.5}, "place": {s.Place, 0.5},
		"date": {s.Date, 0.5}, "sector": {s.Sector, 1}, "totals": {s.Totals, 0.5}} {
		if v[0] != v[1] {
			t.Errorf("%s %v, want %v", name, v[0], v[1])
		}
	}
	if want := "records: P 0.667 R 0.667 F1 0.667 amount 0.500 parties 0.500"; s.String() != want {
		t.Errorf("%s, want %s", s, want)
	}
}
