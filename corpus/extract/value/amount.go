package value

import (
	"strings"

	"zhaoshang/corpus"
)

// figure is a numeral with the unit of money that goes with it.
type figure struct {
	numeral
	end    int    // after the unit
	code   string // ISO code, empty when no unit is written
	spoken bool   // 个亿, which is said of money only
}

// scales are English words of size after digits.
var scales = map[string]int{
	"thousand": 3, "million": 6, "mn": 6, "mln": 6, "billion": 9, "bn": 9, "bln": 9, "trillion": 12, "tn": 12, "trn": 12,
}

// initials are sizes of one letter; they count only behind a currency sign ($300m).
var initials = map[string]int{"k": 3, "m": 6, "b": 9, "t": 12}

// amount reads money: a currency, a figure and a unit, of which the figure and
// one more must be there: US$1.2亿, 160多亿元, HK$3.2 billion, 50亿—60亿元, 3.5亿.
func (s *scanner) amount(i int) int {
	before, j := longest(s, &words.moneyBefore, i)
	if j > i {
		j = s.blanks(j)
	}
	low, ok := s.figure(j, before)
	if !ok {
		return s.unitOnly(i, before)
	}
	high, isRange := s.rangeEnd(low, before)
	if !isRange {
		high = low
	}
	if isRange && low.code == "" && !low.scaled && high.scaled && low.value.shift(high.scale).less(high.value) {
		low.value = low.value.shift(high.scale)
	}
	code := first(high.code, low.code, before)
	if code == "CNY" && before != "" {
		code = before // 新台币36亿元: 元 only counts what stands before
	}
	if code == "" && (!high.scaled || s.counted(high.numeral.end)) {
		return i
	}
	m := Mention{Kind: KindAmount, Span: corpus.Span{Start: i, End: high.end}, Rule: "amount/figure-unit"}
	if code == "" {
		m.Bare, code = true, "CNY"
	}
	switch {
	case isRange:
		m.Rule = "amount/range"
	case before != "":
		m.Rule = "amount/currency-figure"
	case m.Bare:
		m.Rule = "amount/bare"
	}
	return s.money(m, low, high, code, isRange)
}

// first gives the first of the codes that is set.
func first(codes ...string) string {
	for _, c := range codes {
		if c != "" {
			return c
		}
	}
	return ""
}

// money settles the bound of an amount and keeps it.
func (s *scanner) money(m Mention, low, high figure, code string, isRange bool) int {
	lowFen, okLow := low.value.fen()
	highFen, okHigh := high.value.fen()
	if high.upper != nil {
		highFen, okHigh = high.upper.fen()
		isRange = true
	}
	if !okLow || !okHigh || lowFen < 0 {
		return m.Span.Start
	}
	m.Bound, m.Whole = s.limits(m.Span, low.numeral)
	m.Amount = &corpus.Amount{Min: lowFen, Currency: code, Bound: m.Bound}
	switch {
	case isRange && lowFen < highFen:
		m.Bound, m.Amount.Bound, m.Amount.Max = corpus.Range, corpus.Range, highFen
	case m.Bound == corpus.Under:
		m.Amount.Min, m.Amount.Max = 0, lowFen
	}
	if m.Bare {
		m.Number, m.Min, m.Max = bareNumber(low, high, isRange)
		if !low.spoken && !s.cued(m.Whole) {
			m.Kind, m.Rule = KindNumber, "number/scaled"
		}
	}
	if !m.Bare {
		s.shareUnit(m.Span.Start, code)
	}
	s.out = append(s.out, m)
	return m.Whole.End
}

// shareUnit gives the currency of an amount that starts at a place to the figures without one
// that stand right before it in its run: 1亿826万、5371万美元 are two sums of dollars.
func (s *scanner) shareUnit(start int, code string) {
	for i := len(s.out) - 1; i >= 0; i-- {
		m := &s.out[i]
		if !m.Bare || m.Whole.End != start-1 || !strings.ContainsRune("、和及与", s.at(start-1)) {
			return
		}
		m.Kind, m.Rule, m.Bare, m.Amount.Currency = KindAmount, "amount/shared-unit", false, code
		m.Number, m.Min, m.Max = "", "", ""
		start = m.Span.Start
	}
}

func bareNumber(low, high figure, isRange bool) (number, lowEnd, highEnd string) {
	if !isRange {
		return low.value.String(), "", ""
	}
	if high.upper != nil {
		return "", low.value.String(), high.upper.String()
	}
	return "", low.value.String(), high.value.String()
}

// figure reads a numeral at j with a size and a unit of money behind it.
// before is the currency that stands before it.
func (s *scanner) figure(j int, before string) (figure, bool) {
	n, ok := s.numeral(j)
	if !ok {
		return figure{}, false
	}
	if before != "" {
		n = s.split(n)
	}
	f := figure{numeral: n, end: n.end}
	s.spoken(&f)
	s.english(&f, before)
	s.unit(&f)
	return f, true
}

// split ends a figure behind a currency sign at its comma when it has a unit of
// money of its own: $20,300美元 are two sums.
func (s *scanner) split(n numeral) numeral {
	code, end := longest(s, &words.moneyAfter, n.end)
	if end == n.end || code == "" || n.digits < 5 {
		return n
	}
	for k := n.start; k < n.end; k++ {
		if s.r[k] == ',' {
			first, _ := numbers{s.r[:k], -1}.read(n.start)
			return first
		}
	}
	return n
}

// spoken reads 个亿 (十个亿, 3.1个亿); not 20个亿元以上项目, where 个 counts projects.
func (s *scanner) spoken(f *figure) {
	if f.scaled || s.at(f.end) != '个' {
		return
	}
	j := f.end + 1
	more := isMore(s.at(j)) && s.at(j) != '几'
	if more {
		j++
	}
	if s.at(j) != '亿' || s.at(j+1) == '级' || s.at(j+1) == '元' && !more {
		return
	}
	f.spoken = true
	f.value, f.scaled, f.scale, f.more = f.value.shift(8), true, 8, f.more || more
	f.end, f.numeral.end = j+1, j+1
}

// english reads million, bn … behind digits.
func (s *scanner) english(f *figure, before string) {
	if f.han || f.scaled {
		return
	}
	j := s.blanks(f.end)
	if s.at(f.end) == '-' {
		j = f.end + 1
	}
	k := j
	for k < len(s.r) && classOf(s.r[k]) == latin && k < j+9 {
		k++
	}
	power, ok := scales[string(s.r[j:k])]
	if !ok && before != "" && j == f.end {
		power, ok = initials[string(s.r[j:k])]
	}
	if ok {
		f.value, f.scaled, f.scale, f.point, f.digits = f.value.shift(power), true, power, false, 0
		f.end, f.numeral.end = k, k
	}
}

// unit reads the unit of money behind a figure, with 角 and 分.
func (s *scanner) unit(f *figure) {
	j := s.blanks(f.end)
	if s.at(j) == '个' || s.at(j) == '-' && f.scaled && classOf(s.at(j+1)) == latin {
		j++ // 60-million-euro
	}
	code, end := longest(s, &words.moneyAfter, j)
	if end == j || s.at(j-1) == '个' && code == "CNY" || s.notMoney(f.numeral, j, end) {
		return
	}
	f.code, f.end = code, end
	if code == "CNY" {
		s.small(f)
	}
	if s.at(f.end) == '整' {
		f.end++
	}
}

// notMoney reports that a word only looks like money: 三元锂电池, 两块牌子.
func (s *scanner) notMoney(n numeral, j, end int) bool {
	next := s.at(end)
	if end == j+1 && s.r[j] == '块' && next != '钱' && s.madeBefore(n.start) {
		return true
	}
	if end != j+1 || n.scaled || n.more && s.r[j] != '块' {
		return false
	}
	switch s.r[j] {
	case '元':
		return n.han && n.end-n.start == 1 && isAfterYuanWord(next)
	case '块':
		if n.han && n.end-n.start == 1 && next != 0 && !isHan(next) && classOf(next) != digit && classOf(next) != arabic {
			return true // 精深加工两块,主要产品
		}
		return next != 0 && isHan(next) && classOf(next) != digit && next != '多' && next != '左' && next != '以'
	case '铢', '镑', '圆':
		return n.han && n.end-n.start == 1 && next != 0 && isHan(next)
	}
	return false
}

// madeBefore reports whether a figure that starts at i is what is made or laid in a year or a day,
// bricks rather than money: 年产3000万块空心砖, 日产2万块.
func (s *scanner) madeBefore(i int) bool {
	for i > 0 && (s.at(i-1) == '约' || s.at(i-1) == '能' || s.at(i-1) == ' ' || s.at(i-1) == '量') {
		i--
	}
	return s.at(i-1) == '产'
}

// isAfterYuanWord lists runes that make a word of 三元, 二元, 一元 …: 三元锂电池, 二元结构.
func isAfterYuanWord(r rune) bool {
	switch r {
	case '锂', '材', '前', '正', '化', '次', '方', '里', '体', '催', '乙', '共', '论', '结', '电', '复', '桥', '区', '参', '高', '店', '镇', '乳', '素', '股', '组', '肥', '坊':
		return true
	}
	return false
}

// small reads 角 and 分 behind 元 or 块: 五元三角, 三块五毛, 两块五.
func (s *scanner) small(f *figure) {
	spoken := s.at(f.end-1) == '块'
	for _, coin := range []struct {
		names string
		exp   int
	}{{"角毛", -1}, {"分", -2}} {
		d := s.at(f.end)
		value := numeralRunes[d].value
		if classOf(d) == arabic {
			value = int64(d - '0')
		} else if classOf(d) != digit {
			return
		}
		width := 2
		if next := s.at(f.end + 1); next == 0 || !contains(coin.names, next) {
			if !spoken || coin.exp != -1 || isHan(next) {
				continue
			}
			width = 1
		}
		sum, ok := f.value.add(decimal{value, coin.exp})
		if !ok {
			return
		}
		f.value, f.end = sum, f.end+width
	}
}

func contains(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// counted reports whether a unit of something else than money stands at j: 5万吨,
// 1亿度 of electricity.
func (s *scanner) counted(j int) bool {
	k := s.blanks(j)
	_, end := longest(s, &words.units, k)
	power := s.at(j) == '度' && s.at(j+1) != '假' && s.at(j+1) != '过'
	return end > k || power || s.at(j) == '%' || s.at(j) == '级'
}

// rangeEnd reads the second figure of a range: 50亿—60亿元, 3到5亿, 20000~30000万元.
// A first figure without 万 or 亿 takes that of the second.
func (s *scanner) rangeEnd(low figure, before string) (figure, bool) {
	j := s.dash(low.end)
	if j == low.end || low.more {
		return figure{}, false
	}
	if code, k := longest(s, &words.moneyBefore, j); k > j && code == before {
		j = s.blanks(k)
	}
	high, ok := s.figure(j, before)
	if !ok || high.code == "" && before == "" && !(high.scaled && (low.code == "" || low.scaled)) || low.code != "" && high.code != "" && low.code != high.code {
		return figure{}, false
	}
	return high, true
}

// dash passes the sign or word between the ends of a range.
func (s *scanner) dash(i int) int {
	j := s.blanks(i)
	k := j
	for k < j+2 && isDash(s.at(k)) {
		k++
	}
	if k == j && (s.at(k) == '至' || s.at(k) == '到') {
		k++
	}
	if k == j && s.has(k, "to ") {
		k += 3
	}
	if k == j {
		return i
	}
	return s.blanks(k)
}

func isDash(r rune) bool {
	switch r {
	case '-', '‐', '‑', '‒', '–', '—', '―', '−', '~', '～', '〜', '∼', '─', '－':
		return true
	}
	return false
}

// currencyOnly keeps the name of a currency that stands without a figure.
func (s *scanner) currencyOnly(i int) int {
	code, end := longest(s, &words.moneyAfter, i)
	if end < i+2 || !isHan(s.r[i]) {
		return i
	}
	span := corpus.Span{Start: i, End: end}
	s.out = append(s.out, Mention{Kind: KindAmount, Span: span, Whole: span, Rule: "amount/currency-only", Unit: code})
	return end
}

// unitOnly reads 亿元以上 and 超亿元: one unit of the size, when a limit stands
// beside it; in plain text also 人民币 alone.
func (s *scanner) unitOnly(i int, before string) int {
	if s.plain && before != "" {
		return s.currencyOnly(i)
	}
	n := numeralRunes[s.at(i)]
	if n.class != great || s.at(i+1) != '元' || i > 0 && (classOf(s.r[i-1]) != other || isMore(s.r[i-1])) {
		return i
	}
	figure := figure{numeral: numeral{start: i, end: i + 1, value: whole(1).shift(int(n.value)), scaled: true, bare: true}, end: i + 2, code: "CNY"}
	span := corpus.Span{Start: i, End: i + 2}
	if bound, _ := s.limits(span, figure.numeral); bound == corpus.Exact {
		return i
	}
	return s.money(Mention{Kind: KindAmount, Span: span, Rule: "amount/unit-only"}, figure, figure, "CNY", false)
}

// cueReach is how many runes before a bare figure a word of money may stand.
const cueReach = 12

// cued reports whether words of money stand before or behind a bare figure.
func (s *scanner) cued(span corpus.Span) bool {
	for i := span.Start - 1; i >= 0 && i >= span.Start-cueReach && !isStop(s.r[i]); i-- {
		if _, end := words.cueBefore.longest(s.r, i); end > i && end <= span.Start {
			return true
		}
	}
	_, end := words.cueAfter.longest(s.r, span.End)
	return end > span.End
}

func isStop(r rune) bool {
	return r == '。' || r == ';' || r == '\n' || r == '!' || r == '?' || r == '；' || r == '！' || r == '？'
}
