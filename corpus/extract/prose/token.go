package prose

import (
	"sort"
	"strings"

	"zhaoshang/corpus"
)

// kind is what a token is.
type kind uint8

const (
	runeToken   kind = iota // a character that no word holds
	wordToken               // a word of the lexicon
	latinToken              // letters and digits together: 5g, 2×660mw
	markToken               // a punctuation mark
	spaceToken              // white space
	amountToken             // a sum of money
	dateToken               // a date
	countToken              // a number of projects or companies: 7个, 十余家
)

// token is the smallest thing the rules look at.
type token struct {
	span   corpus.Span
	kind   kind
	mark   rune // of a markToken
	class  class
	word   *word
	amount *corpus.Amount
	date   *corpus.Date
	count  int
	more   bool // of a countToken: 余, 多, 上
	unit   rune // of a countToken: 个 项 家 宗
	pair   int  // of a bracket or quotation mark: the token that closes or opens it, -1 for none
}

// is reports whether a token is of one of the classes.
func (t token) is(c class) bool { return t.class&c != 0 }

// tokens cuts folded text into tokens. Sums, dates and counts are one token
// each; brackets and quotation marks know their pair.
//
// fences are positions that no token may cross: the ends of places, and of the
// numbers of list items.
func (r *Rules) tokens(folded []rune, figures []figure, fences []int) []token {
	sort.SliceStable(figures, func(i, j int) bool { return figures[i].span.Start < figures[j].span.Start })
	out := r.tokenList()
	next, fence := 0, 0
	for i := 0; i < len(folded); {
		for fence < len(fences) && fences[fence] <= i {
			fence++
		}
		end := len(folded)
		if fence < len(fences) {
			end = fences[fence]
		}
		for next < len(figures) && figures[next].span.Start < i {
			next++
		}
		t := r.tokenAt(folded, i, end, figures[next:])
		t.pair = -1
		out = append(out, t)
		i = t.span.End
	}
	pairs(out)
	return out
}

// mostPooled bounds the list of tokens that is kept for the next page.
const mostPooled = 1 << 15

// tokenList gives an empty list of tokens, one used before when there is one.
func (r *Rules) tokenList() []token {
	if list, ok := r.tokenLists.Get().(*[]token); ok {
		return (*list)[:0]
	}
	return make([]token, 0, 1024)
}

// release gives the tokens of a page that was read to the next one. Records
// hold none of them.
func (p *page) release() {
	if cap(p.tokens) > mostPooled {
		return
	}
	list := p.tokens
	clear(list) // what they point to may go
	p.tokens = nil
	p.tokenLists.Put(&list)
}

// tokenAt gives the token that starts at i; figures are those at i or after.
// None but a figure goes beyond end.
func (r *Rules) tokenAt(folded []rune, i, end int, figures []figure) token {
	if len(figures) > 0 {
		if f := figures[0]; f.span.Start == i && f.span.End > i {
			k := amountToken
			if f.date != nil {
				k = dateToken
			}
			return token{span: f.span, kind: k, amount: f.amount, date: f.date}
		}
		end = min(end, max(figures[0].span.Start, i+1))
	}
	if t, ok := countAt(folded, i, end); ok {
		return t
	}
	if n := phaseAt(folded, i, end); n > 0 {
		return token{span: corpus.Span{Start: i, End: i + n}, kind: wordToken, class: classPhase | classMoneyPhase, word: &word{}}
	}
	if w, n := r.lex.longest(folded, i, end); w != nil {
		return token{span: corpus.Span{Start: i, End: i + n}, kind: wordToken, class: w.class, word: w}
	}
	one := token{span: corpus.Span{Start: i, End: i + 1}}
	switch c := folded[i]; {
	case isSpace(c):
		one.kind = spaceToken
	case isLatin(c) && !fullStop(folded, i):
		one.kind = latinToken
		for one.span.End < end && isLatin(folded[one.span.End]) && !fullStop(folded, one.span.End) {
			one.span.End++
		}
	case isMark(c):
		one.kind, one.mark = markToken, c
	}
	return one
}

// fullStop reports whether the rune at i is a full stop that a space or the end
// of the line follows.
func fullStop(folded []rune, i int) bool {
	return folded[i] == '.' && (i+1 >= len(folded) || folded[i+1] == ' ' || folded[i+1] == '\n')
}

// countUnits are the measure words of what totals count.
const countUnits = "个项家宗户间笔件单份只"

// countAt reads a number of projects or companies: 7个, 62项, 十余家, 两个,
// 上百个, 20多家. 第3个 is none; so is 3个月.
func countAt(folded []rune, i, end int) (token, bool) {
	if i > 0 && (contains("第头首某每哪另", folded[i-1]) || isDigit(folded[i-1]) || folded[i-1] == '.') {
		return token{}, false
	}
	n, more, j := 0, false, i
	if j < end && (folded[j] == '上' || folded[j] == '近' || folded[j] == '约' || folded[j] == '超' || folded[j] == '逾') {
		more = folded[j] == '上' || folded[j] == '超' || folded[j] == '逾'
		j++
	}
	start := j
	for j < end && (isDigit(folded[j]) || folded[j] == ',' && j > start) {
		if isDigit(folded[j]) {
			n = n*10 + int(folded[j]-'0')
		}
		j++
	}
	if j == start {
		n, j = hanNumber(folded, j, end)
	}
	if j == start || j-start > 8 {
		return token{}, false
	}
	for j < end && (folded[j] == '多' || folded[j] == '余' || folded[j] == '来') {
		more = true
		j++
	}
	if j >= end || !contains(countUnits, folded[j]) || j+1 < len(folded) && contains("月百亿级", folded[j+1]) && folded[j] == '个' {
		return token{}, false
	}
	if j+1 < len(folded) && (folded[j] == '单' && contains("位元价独向层体一", folded[j+1]) || folded[j] == '份' && contains("额量", folded[j+1])) {
		return token{}, false
	}
	if folded[j] == '只' && !piecesOfProjects(folded, i, j+1) {
		return token{}, false
	}
	if j+1 < len(folded) && folded[j] == '项' && folded[j+1] == '目' {
		return token{span: corpus.Span{Start: i, End: j}, kind: countToken, count: n, more: more, unit: '项'}, true
	}
	return token{span: corpus.Span{Start: i, End: j + 1}, kind: countToken, count: n, more: more, unit: folded[j]}, true
}

// piecesOfProjects reports whether a number with 只 counts projects, as the papers of some towns
// have it, 31只重大项目, 集成电路项目共3只, 开工16只: funds are counted so too, and animals.
func piecesOfProjects(folded []rune, from, to int) bool {
	before := strings.TrimRight(string(folded[max(0, from-6):from]), "共有为达约 ")
	for _, noun := range []string{"项目", "开工", "竣工", "签约", "开业", "投产"} {
		if strings.HasSuffix(before, noun) {
			return true
		}
	}
	behind := string(folded[to:min(len(folded), to+8)])
	if i := strings.IndexAny(behind, ",;。、:(\n基"); i >= 0 {
		behind = behind[:i]
	}
	return strings.Contains(behind, "项目")
}

// hanNumber reads a number up to 9999 in Chinese digits.
func hanNumber(folded []rune, i, end int) (int, int) {
	total, digit := 0, 0
	for ; i < end; i++ {
		switch d := hanDigit(folded[i]); {
		case d > 0 && d < 10:
			digit = d
		case d >= 10:
			total, digit = total+max(digit, 1)*d, 0
		default:
			return total + digit, i
		}
	}
	return total + digit, i
}

// hanDigit is the value of a Chinese digit or small unit, 0 for none.
func hanDigit(c rune) int {
	switch c {
	case '一':
		return 1
	case '二', '两':
		return 2
	case '三', '几', '数':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	case '百':
		return 100
	case '千':
		return 1000
	}
	return 0
}

// pairs links opening and closing brackets and quotation marks that stand on
// one line.
func pairs(tokens []token) {
	var open []int
	for i := range tokens {
		switch m := tokens[i].mark; m {
		case '\n':
			open = open[:0]
		case '(', '“', '《', '‘', '[', '【', '〔', '「', '『':
			open = append(open, i)
		case ')', '”', '》', '’', ']', '】', '〕', '」', '』':
			if n := len(open); n > 0 && closes(tokens[open[n-1]].mark, m) {
				tokens[i].pair, tokens[open[n-1]].pair = open[n-1], i
				open = open[:n-1]
			}
		}
	}
}

// closes reports whether mark b closes mark a.
func closes(a, b rune) bool {
	switch a {
	case '(':
		return b == ')'
	case '“':
		return b == '”'
	case '《':
		return b == '》'
	case '‘':
		return b == '’'
	case '[':
		return b == ']'
	case '【':
		return b == '】'
	case '〔':
		return b == '〕'
	case '「':
		return b == '」'
	case '『':
		return b == '』'
	}
	return false
}

// phaseAt gives the length of a phase at i: 一期, 第二期, 三、四期, 七至八期, 二期工程,
// 第二阶段; 0 for none.
func phaseAt(folded []rune, i, end int) int {
	j := i
	if j < end && folded[j] == '第' {
		j++
	}
	digits := 0
	for j < end && (hanDigit(folded[j]) > 0 && hanDigit(folded[j]) <= 10 || digits > 0 && contains("、至到和-—", folded[j])) {
		digits++
		j++
	}
	if digits == 0 || digits > 7 || j >= end {
		return 0
	}
	switch {
	case folded[j] == '期' && (j+1 >= len(folded) || folded[j+1] != '间'):
		j++
	case folded[j] == '阶' && j+1 < end && folded[j+1] == '段':
		j += 2
	default:
		return 0
	}
	if j+1 < end && folded[j] == '工' && folded[j+1] == '程' {
		j += 2
	}
	return j - i
}
