package understand

import (
	"regexp"
	"strings"

	"zhaoshang/corpus"
)

var (
	// limitRE matches a sum with what makes a limit of it, before it or behind
	// it: 超过5亿, 够5亿的, 5亿元及以上, 5亿起, 5亿都没到, 百亿级.
	limitRE = regexp.MustCompile(`(` + limitBefore + `)?(?:了| )?((?:us\$)?(?:[0-9][0-9,]*(?:\.[0-9]+)?|[一二两三四五六七八九十百千]+))(?:个| )?(万亿|千亿|百亿|亿|千万|百万|万|billion|million)(?: ?)(元人民币|人民币|美元|美金|欧元|港元|日元|新台币|元|yuan|us dollars|dollars|euros)?(` + limitBehind + `)?`)
)

// bareLimitRE matches a limit of one of a large unit: 过亿的, 超千亿, 不到亿元.
var bareLimitRE = regexp.MustCompile(`(超过|突破|过|破|超|不到|不足|没到)(万亿|千亿|百亿|亿|千万)(?:元人民币|人民币|元|美元|美金|欧元|港元|新台币)?(?:的|级|大关|项目|$|,)`)

// upToUnitRE matches a limit that is one of a large unit: 上千万美元, 上亿; 线上 and 以上 are
// none.
var upToUnitRE = regexp.MustCompile(`(^|[^以会网场台桌线纸晚早书之身手])上((?:十|百|千)?(?:万|亿)(?:$|[^0-9]))`)

const (
	limitBefore = `(?:没有?|未|不)(?:超过|突破|到|足|满|够|达到?|过)|连|不低于|不少于|不小于|` +
		`超过|突破|大于|高于|多于|至少|达到?|够|满|小于|低于|少于|至多|顶多|最多|逾|超|过|破|` +
		`over|more than|above|at least|under|less than|below`
	limitBehind = `及以上|或以上|\(含[^)]*\)以上|以上\(含[^)]*\)|(?:都|还)?(?:不|没有?|未)(?:到|足|满|够|达到|超过)|以上|往上|打底|开外|起步|起(?:的|$|,| |都|有)|` +
		` or more| or above| and above| and over| or over| and up|及以下|或以下|以下|以内|之上|之下|量?级别?|的`
)

// A limit is at least or at most a sum, or more or less than it.
type bound struct{ low, open bool }

var (
	atLeast  = bound{low: true}
	moreThan = bound{low: true, open: true}
	atMost   = bound{}
	lessThan = bound{open: true}
)

// limits reads how large the things asked for must be.
func (r *Reader) limits(q *Question, s string) {
	if r.between(q, s) {
		return
	}
	s = upToUnitRE.ReplaceAllString(s, "${1}不低于一${2}")
	m := sumLimit(s)
	if m == nil {
		if m := bareLimitRE.FindStringSubmatch(s); m != nil {
			q.limit(m[1], "", corpus.Fen(scale(m[2])*100))
		}
		return
	}
	figure, ok := parse(strings.TrimPrefix(m[2], "us$"))
	if !ok || strings.Contains(m[0], "个百") || strings.Contains(m[0], "个千") { // 两个百亿项目 are two projects
		return
	}
	q.limit(m[1], m[5], corpus.Fen(figure*scale(m[3])*100))
}

// thingUnitRE matches the unit of things behind a number, which is no sum: 12万吨以上.
var thingUnitRE = regexp.MustCompile(`^(?:吨|平方|平米|立方|亩|公顷|千瓦|瓦|人|户|台(?:[^币资商企]|$)|辆|套|件|片|只|头|箱|标箱|支|米|公里|斤|株|棵|羽|张|床|间|家|个|次|kw|mw|gw)`)

// sumLimit is the first match of limitRE that is a sum of money, nil for none.
func sumLimit(s string) []string {
	for _, at := range limitRE.FindAllStringSubmatchIndex(s, -1) {
		if at[8] < 0 && thingUnitRE.MatchString(s[at[7]:]) {
			continue
		}
		m := make([]string, len(at)/2)
		for i := range m {
			if at[2*i] >= 0 {
				m[i] = s[at[2*i]:at[2*i+1]]
			}
		}
		return m
	}
	return nil
}

// limit sets the limit that the words before or else behind a sum make of it; a
// sum without such a word is meant exactly.
func (q *Question) limit(before, behind string, fen corpus.Fen) {
	b, ok := boundBefore(before)
	if !ok || strings.Contains(behind, "及以") || strings.Contains(behind, "或以") {
		if behindIt, found := boundBehind(behind); found {
			b, ok = behindIt, true
		}
	}
	switch {
	case !ok:
		q.Equal = &Limit{fen, false}
	case b.low:
		q.Low = &Limit{fen, b.open}
	default:
		q.High = &Limit{fen, b.open}
	}
}

// boundBefore is what the words before a sum make of it; ok is false for none.
func boundBefore(w string) (b bound, ok bool) {
	switch w {
	case "", "连":
		return b, false
	case "超过", "突破", "过", "破", "超", "大于", "高于", "多于", "逾", "over", "more than", "above":
		return moreThan, true
	case "不低于", "不少于", "不小于", "至少", "达到", "达", "够", "满", "at least":
		return atLeast, true
	case "小于", "低于", "少于", "under", "less than", "below":
		return lessThan, true
	case "至多", "顶多", "最多":
		return atMost, true
	}
	return deniedBound(w), true
}

// boundBehind is what the words behind a sum make of it; ok is false for none.
func boundBehind(w string) (b bound, ok bool) {
	switch {
	case w == "" || w == "的":
		return b, false
	case strings.Contains(w, "以上"), strings.HasPrefix(w, "起"), w == "往上", w == "打底", w == "之上", strings.Contains(w, "级"):
		return atLeast, true
	case strings.HasPrefix(w, " or "), strings.HasPrefix(w, " and "):
		return atLeast, true
	case w == "开外":
		return moreThan, true
	case strings.Contains(w, "以下"), w == "以内", w == "之下":
		return atMost, true
	}
	return deniedBound(w), true
}

// deniedBound is what a sum not reached makes a limit: 没到5亿 is less than it,
// 没超过5亿 at most.
func deniedBound(w string) bound {
	if strings.Contains(w, "过") || strings.Contains(w, "突破") {
		return atMost
	}
	return lessThan
}

var (
	// twoYearsRE matches two years of two figures side by side: 24、25两年.
	twoYearsRE = regexp.MustCompile(`(^|[^0-9.])([0-2][0-9])(、|和|跟|与|同|,|到|比)([0-2][0-9])两?年`)
	// shortYearRE matches a year of two figures: 18年推介会. What lasts so many
	// years has other words beside it: 近10年, 10年期.
	shortYearRE = regexp.MustCompile(`(^|[^0-9.第近满期营达约过足用历时连续共超逾有租到至])([0-2][0-9])年([^期内来前后以间多的产限租累共]|$)`)
)

// fullYears writes years of two figures in four: 18年推介会 -> 2018年推介会.
func fullYears(s string) string {
	s = twoYearsRE.ReplaceAllString(s, "${1}20${2}年${3}20${4}年")
	for range 2 { // a match holds the character behind it, which may begin the next
		s = shortYearRE.ReplaceAllString(s, "${1}20${2}年${3}")
	}
	return s
}
