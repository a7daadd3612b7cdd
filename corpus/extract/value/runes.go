package value

// Classes of runes that numerals are made of.
type class uint8

const (
	other   class = iota
	arabic        // 0-9
	digit         // 一二三 … 两, 壹贰叁 …
	zero          // 零〇
	small         // 十百千, 拾佰仟
	great         // 万亿兆
	tens          // 廿卅: 20, 30
	few           // 几 and 数, which begin 几百 and 数十亿
	space         // blanks inside a line
	latin         // a-z
	starter       // first rune of a word that a rule begins with
)

// numeralRunes gives each Chinese numeral rune its value: a digit, or the
// power of ten of a unit.
var numeralRunes = map[rune]struct {
	class class
	value int64
}{
	'零': {zero, 0}, '〇': {zero, 0}, '○': {zero, 0},
	'一': {digit, 1}, '壹': {digit, 1}, '弌': {digit, 1}, '二': {digit, 2}, '贰': {digit, 2}, '两': {digit, 2}, '俩': {digit, 2},
	'三': {digit, 3}, '叁': {digit, 3}, '仨': {digit, 3}, '四': {digit, 4}, '肆': {digit, 4}, '五': {digit, 5}, '伍': {digit, 5},
	'六': {digit, 6}, '陆': {digit, 6}, '七': {digit, 7}, '柒': {digit, 7}, '八': {digit, 8}, '捌': {digit, 8},
	'九': {digit, 9}, '玖': {digit, 9},
	'十': {small, 1}, '拾': {small, 1}, '百': {small, 2}, '佰': {small, 2}, '千': {small, 3}, '仟': {small, 3},
	'万': {great, 4}, '亿': {great, 8}, '兆': {great, 12},
	'廿': {tens, 20}, '卅': {tens, 30},
}

// table is the class of every rune below its length, for speed.
type table [0xa000]class

// classes is never changed after it is made.
var classes = makeTable(words)

func makeTable(l *lexicon) *table {
	t := new(table)
	for _, first := range []map[rune]bool{l.moneyBefore.firsts(), l.dates.firsts()} {
		for r := range first {
			if int(r) < len(t) {
				t[r] = starter
			}
		}
	}
	for _, r := range "第首头半春夏秋冬" {
		t[r] = starter
	}
	for r := '0'; r <= '9'; r++ {
		t[r] = arabic
	}
	for r := 'a'; r <= 'z'; r++ {
		t[r] = latin
	}
	t['几'], t['数'] = few, few
	for r, n := range numeralRunes {
		t[r] = n.class
	}
	for _, r := range " \u00a0\u3000\u2009" {
		t[r] = space
	}
	return t
}

func classOf(r rune) class {
	if r < 0 || int(r) >= len(classes) {
		return other
	}
	return classes[r]
}

func isHan(r rune) bool { return r >= 0x4e00 && r <= 0x9fff || r >= 0x3400 && r <= 0x4dbf }
