package find

import (
	"regexp"
	"strings"

	"zhaoshang/answer/reading"
)

// measureWords are the words that things are counted with.
const measureWords = `个|家|项|宗|间|场|次|届|位|名|人|份|批|件|所|栋|条|台|笔|户|款|席|只|支`

var countedRE = regexp.MustCompile(`(?:几|多少)(?:多)?(` + measureWords + `)?(\p{Han}{0,6})`)

// CountedNoun gives what a question counts, and its measure word: 几位招商大使
// is 招商大使 and 位.
func CountedNoun(q string) (noun, measure string) {
	m := countedRE.FindStringSubmatch(q)
	if m == nil {
		return "", ""
	}
	noun = m[2]
	for _, tail := range []string{"了", "呢", "吗", "啊", "来", "参加", "签约", "落地", "已", "是"} {
		if k := strings.Index(noun, tail); k >= 0 {
			noun = noun[:k]
		}
	}
	return noun, m[1]
}

// countable are the nouns that reports count most. A number of one of them
// does not answer for another.
var countable = []string{"项目", "企业", "公司", "协议", "合同", "国家", "城市", "岗位"}

// otherNoun gives the noun right after a number when it is not the one asked
// for; "" when the question asks for none of them, or the number is of none.
func otherNoun(asked, after string) string {
	of := ""
	for _, n := range countable {
		if strings.Contains(asked, n) {
			of = n
		}
	}
	if of == "" || of == "公司" || of == "企业" {
		return ""
	}
	for _, n := range countable {
		if strings.HasPrefix(after, n) && n != of {
			return n
		}
	}
	return ""
}

// countsIn is how many counts stand in a clause.
func countsIn(p *reading.Page, clause int) int {
	n := 0
	for v := p.Clauses[clause].From; v < p.Clauses[clause].To; v++ {
		if p.Values[v].Kind == reading.Count {
			n++
		}
	}
	return n
}

func people(measure string) bool {
	return measure == "人" || measure == "位" || measure == "名"
}
