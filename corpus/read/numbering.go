package read

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numbering writes the numbers of lists that Word makes by itself: 一、, （二）,
// 3.1. It counts while the paragraphs of a document come by in their order.
type numbering struct {
	lists map[string]*list // by w:numId
}

// list is one w:num: the levels of its definition, and counters that it shares
// with the other lists of the same definition.
type list struct {
	levels  [9]listLevel
	counts  *[9]int
	starts  map[int]int // levels that this list begins anew, until it has
	byStyle map[string]int
}

type listLevel struct {
	start  int
	format string // w:numFmt: decimal, chineseCounting …
	text   string // with %1 for the number of the first level
	legal  bool   // all numbers as digits
}

// docxNumbering reads word/numbering.xml; a document can be read without it.
func docxNumbering(ctx context.Context, c *container) (*numbering, error) {
	n := &numbering{lists: map[string]*list{}}
	data, err := c.read("word/numbering.xml")
	if err != nil || data == nil {
		return n, err
	}
	root, err := tree(ctx, data)
	if err != nil {
		return n, nil
	}
	abstract := map[string]*list{}
	for _, top := range root.children {
		for _, e := range top.children {
			switch e.name {
			case "abstractNum":
				abstract[e.attr("abstractNumId")] = newList(e)
			case "num":
				if base := abstract[e.child("abstractNumId").val()]; base != nil {
					n.lists[e.attr("numId")] = base.instance(e)
				}
			}
		}
	}
	return n, nil
}

// val is the w:val of an element; "" when there is no such element.
func (e *element) val() string {
	if e == nil {
		return ""
	}
	return e.attr("val")
}

func newList(e *element) *list {
	l := &list{counts: &[9]int{}, byStyle: map[string]int{}}
	for _, c := range e.children {
		if c.name == "lvl" {
			l.level(c)
		}
	}
	return l
}

func (l *list) level(e *element) {
	at := number(e.attr("ilvl"), -1)
	if at < 0 || at >= len(l.levels) {
		return
	}
	l.levels[at] = listLevel{start: number(e.child("start").val(), 1), format: e.child("numFmt").val(), text: e.child("lvlText").val(), legal: e.on("isLgl")}
	if style := e.child("pStyle").val(); style != "" {
		l.byStyle[style] = at
	}
}

// instance is a list of this definition with what it overrides.
func (l *list) instance(num *element) *list {
	out := *l
	out.starts = map[int]int{}
	for _, o := range num.children {
		if o.name != "lvlOverride" {
			continue
		}
		if lvl := o.child("lvl"); lvl != nil {
			out.level(lvl)
		}
		if s := o.child("startOverride"); s != nil {
			out.starts[number(o.attr("ilvl"), 0)] = number(s.val(), 1)
		}
	}
	return &out
}

// next counts a paragraph of a list and gives the number it begins with; ""
// for bullets and for paragraphs of no list.
func (n *numbering) next(id string, level int, style string) string {
	l := n.lists[id]
	if l == nil {
		return ""
	}
	if level < 0 {
		level = l.byStyle[style]
	}
	if level >= len(l.levels) {
		return ""
	}
	if start, ok := l.starts[level]; ok {
		l.counts[level] = start - l.levels[level].start
		delete(l.starts, level)
	}
	for above := range level {
		l.counts[above] = max(l.counts[above], 1)
	}
	l.counts[level]++
	for below := level + 1; below < len(l.counts); below++ {
		l.counts[below] = 0
	}
	return l.label(level)
}

func (l *list) label(level int) string {
	if f := l.levels[level].format; f == "bullet" || f == "" {
		return ""
	}
	text := l.levels[level].text
	for at := range l.levels {
		place := "%" + strconv.Itoa(at+1)
		if !strings.Contains(text, place) {
			continue
		}
		format := l.levels[at].format
		if l.levels[level].legal {
			format = "decimal"
		}
		text = strings.ReplaceAll(text, place, counted(l.counts[at]+l.levels[at].start-1, format))
	}
	return strings.TrimSpace(text)
}

// prefixed puts a number before a text, with a space where the number does not
// end in a mark of its own.
func prefixed(label, text string) string {
	last, _ := utf8.DecodeLastRuneInString(label)
	if label == "" || strings.ContainsRune("、）)．】〕.：:", last) && !startsFigure(text) {
		return label + text
	}
	return label + " " + text
}

func startsFigure(s string) bool { return s != "" && s[0] >= '0' && s[0] <= '9' }

// The digits of the ways that Word counts.
const (
	chineseDigits = "〇一二三四五六七八九"
	legalDigits   = "零壹贰叁肆伍陆柒捌玖"
	stems         = "甲乙丙丁戊己庚辛壬癸"
	branches      = "子丑寅卯辰巳午未申酉戌亥"
)

// counted writes n as Word does for a w:numFmt; those that Chinese documents
// do not use are written in digits.
func counted(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting", "koreanCounting":
		return chineseNumber(n, []rune(chineseDigits), []string{"", "十", "百", "千"}, "一十")
	case "chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal":
		return chineseNumber(n, []rune(legalDigits), []string{"", "拾", "佰", "仟"}, "")
	case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand":
		return strings.Map(func(r rune) rune { return []rune(chineseDigits)[r-'0'] }, strconv.Itoa(max(n, 0)))
	case "ideographTraditional":
		return cyclic(n, stems)
	case "ideographZodiac":
		return cyclic(n, branches)
	case "upperLetter", "lowerLetter":
		return letters(n, format == "upperLetter")
	case "upperRoman", "lowerRoman":
		return roman(n, format == "upperRoman")
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return enclosed(n, '①')
	case "decimalEnclosedParen":
		return enclosed(n, '⑴')
	case "decimalEnclosedFullstop":
		return enclosed(n, '⒈')
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	}
	return strconv.Itoa(n)
}

// chineseNumber writes 1 to 9999 with units; ten is 十 where long is 一十.
func chineseNumber(n int, digits []rune, units []string, long string) string {
	if n <= 0 || n > 9999 {
		return strconv.Itoa(n)
	}
	out, zero := "", false
	s := strconv.Itoa(n)
	for i, d := range s {
		if d == '0' {
			zero = true
			continue
		}
		if zero && out != "" {
			out += string([]rune("零")[0])
		}
		zero = false
		out += string(digits[d-'0']) + units[len(s)-1-i]
	}
	if long != "" && n < 20 {
		out = strings.Replace(out, long, "十", 1)
	}
	return out
}

func cyclic(n int, signs string) string {
	list := []rune(signs)
	if n < 1 || n > len(list) {
		return strconv.Itoa(n)
	}
	return string(list[n-1])
}

// letters counts a … z, aa, bb …
func letters(n int, upper bool) string {
	if n < 1 || n > 26*10 {
		return strconv.Itoa(n)
	}
	letter := string(rune('a' + (n-1)%26))
	if upper {
		letter = strings.ToUpper(letter)
	}
	return strings.Repeat(letter, (n-1)/26+1)
}

func roman(n int, upper bool) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	out := ""
	for _, v := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for ; n >= v.value; n -= v.value {
			out += v.sign
		}
	}
	if upper {
		return strings.ToUpper(out)
	}
	return out
}

func enclosed(n int, first rune) string {
	if n < 1 || n > 20 {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}
