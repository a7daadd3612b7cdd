package execute

import (
	"regexp"
	"strings"
)

var countedRE = regexp.MustCompile(`(?:几|多少)(?:多)?(个|家|项|宗|间|场|次|届|位|名|人|份|批|件|所|栋|条|台|笔|户|款)?(\p{Han}{0,6})`)

// countedNoun gives what a question counts, and its measure word: 几位招商大使
// is 招商大使 and 位.
func countedNoun(q string) (noun, measure string) {
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
