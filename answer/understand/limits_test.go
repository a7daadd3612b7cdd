package understand_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"zhaoshang/answer/understand"
	"zhaoshang/corpus"
)

// said writes the limits of a question: >=20亿.
func said(q *understand.Question) string {
	var out []string
	for _, x := range []struct {
		sign  string
		limit *understand.Limit
	}{{">", q.Low}, {"<", q.High}, {"=", q.Equal}} {
		if x.limit == nil {
			continue
		}
		if x.sign != "=" && !x.limit.Open {
			x.sign += "="
		}
		out = append(out, fmt.Sprint(x.sign, x.limit.Fen/corpus.Yi))
	}
	return strings.Join(out, " ")
}

func TestLimitWords(t *testing.T) {
	r := reader(t)
	yi := func(sign string, n int) string { return fmt.Sprint(sign, n) }
	for question, want := range map[string]string{
		"白榆县新签里够20亿的有哪些":    yi(">=", 20),
		"白榆县20亿起的项目有哪些":     yi(">=", 20),
		"白榆县 20亿起 都有哪些":     yi(">=", 20),
		"白榆县20亿起步的项目":       yi(">=", 20),
		"白榆县投资达到20亿元及以上的项目": yi(">=", 20),
		"白榆县百亿级项目有哪些":       yi(">=", 100),
		"白榆县上百亿的项目有哪些":      yi(">=", 100),
		"白榆县超20亿的项目有哪些":     yi(">", 20),
		"白榆县20亿开外的项目有哪些":    yi(">", 20),
		"谁连20亿都没到":          yi("<", 20),
		"20亿都不到的有哪几个":       yi("<", 20),
		"投资没到20亿的有哪些":       yi("<", 20),
		"投资未满20亿的有哪些":       yi("<", 20),
		"投资没超过20亿的有哪些":      yi("<=", 20),
		"投资恰为20亿元的项目有哪些":    yi("=", 20),
		"投资20亿的项目有哪些":       yi("=", 20),
		"投资20亿元及以下的项目有哪些":   yi("<=", 20),
		"20亿人民币起的项目有哪些":     yi(">=", 20),
		"白榆县不超过20亿的项目有哪些":   yi("<=", 20),
		"白榆县的项目有哪些,哪家投资方最大": "",
		"白榆县哪张清单总投资过万亿":     yi(">", 10000),
		"白榆县不到亿元的项目有哪些":     yi("<", 1),
		"白榆县签约超过了去年吗":       "",
	} {
		if got := said(r.Read(question, "", words())); got != want {
			t.Errorf("%s: %q, want %q", question, got, want)
		}
	}
}

func TestShortYears(t *testing.T) {
	r := reader(t)
	for question, want := range map[string][]int{
		"18年白榆推介会签了几个":      {2018},
		"24、25两年白榆推介会哪年签得多": {2024, 2025},
		"22和23年白榆签了多少":      {2022, 2023},
		"18年22年白榆哪回签得多":     {2018, 2022},
		"白榆经开区15年累计签约多少":    nil,
		"白榆经开区近10年签了多少":     nil,
		"特许经营期20年的项目有哪些":    nil,
		"白榆县2023年签约的项目有哪些":  {2023},
		"白榆轴承12年内投产吗":       nil,
	} {
		if got := r.Read(question, "", words()).Years; !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", question, got, want)
		}
	}
}

// TestSpoken holds everyday wordings against the kind of question that they are.
func TestSpoken(t *testing.T) {
	r := reader(t)
	for question, want := range map[string]string{
		"白榆推介会 头号项目":    "top",
		"白榆各乡镇签约额谁第一":   "top",
		"白榆台账,投资垫底的是谁":  "top",
		"白榆三大集群,投资老大是谁": "top",
		"白榆那批项目报一下":     "list",
		"当日企业签了几个":      "count",
	} {
		q := r.Read(question, "", words())
		if q.Kind != want {
			t.Errorf("%s: %q, want %q", question, q.Kind, want)
		}
	}
	if q := r.Read("白榆台账里日企的项目", "", words()); !strings.Contains(string(q.Folded), "日本企业") {
		t.Errorf("日企 is read as %s", string(q.Folded))
	}
	if q := r.Read("当日企业签了几个", "", words()); strings.Contains(string(q.Folded), "日本") {
		t.Errorf("当日企业 is read as %s", string(q.Folded))
	}
}
