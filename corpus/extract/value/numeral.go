package value

// numeral is a number as written: 160, 1,100万, 三千五百万, 二百五, 十几亿.
type numeral struct {
	start, end int
	value      decimal
	upper      *decimal // of 二三十亿: the second reading, 30亿
	pair       int      // place of the second digit of such a pair, 0 for none
	more       bool     // 多, 余 or 几 says that it is more
	around     bool     // 来 says that it is about (十来亿)
	several    bool     // begins with 数 or 几 (数十亿)
	scaled     bool     // holds 万, 亿 or 兆 (or million, billion, trillion)
	scale      int      // power of ten of its last big units: 8 of 5亿, 12 of 5万亿
	han        bool     // has a Chinese digit or small unit
	bare       bool     // begins with a unit: 百亿, 亿元以上
	point      bool     // has a decimal point
	digits     int      // arabic or positional digits of the integer part, when nothing else
}

// numbers reads numerals at a position of runes. The zero value reads none.
type numbers struct {
	r    []rune
	skip int // rune that is passed over, -1 for none: reads one side of 二三十
}

// part is the state while a numeral is read: total holds what the big units
// have closed, section what stands since, pending the digits without a unit.
type part struct {
	total, section, pending decimal
	has                     bool // pending is set
	zero                    bool // 零 stands before pending
	run                     int  // Chinese digits in pending
	unit                    int  // power of ten of the last unit; -1 for none
	lastBig                 int  // power of ten of the last big unit
	after                   bool // the last token is a big unit
	scale                   int  // power of ten of the big units at the end
	ok                      bool
}

func (p *part) plus(a *decimal, b decimal) {
	sum, ok := a.add(b)
	*a, p.ok = sum, p.ok && ok
}

// small closes pending with 十, 百 or 千.
func (p *part) small(power int) bool {
	if !p.has {
		if p.after && !p.zero {
			return false
		}
		if p.section.coef != 0 && !p.zero && (power != 1 || p.unit <= 1) {
			return false
		}
		p.pending = whole(1)
	}
	p.plus(&p.section, p.pending.shift(power))
	p.close(power)
	return p.ok
}

// maxExp bounds the power of ten of a number.
const maxExp = 40

// big closes the section with 万, 亿 or 兆: 一万五千亿 is (一万五千)亿, 二亿五千万 is 二亿 + 五千万.
func (p *part) big(power int) bool {
	if p.has {
		p.plus(&p.section, p.pending)
	}
	switch {
	case p.section.coef == 0 && p.total.coef == 0:
		return false
	case p.section.coef == 0 || power > p.lastBig && p.total.coef != 0:
		if p.section.coef == 0 && !p.after {
			return false
		}
		p.plus(&p.section, p.total)
		p.total = p.section.shift(power)
		p.lastBig += power
	default:
		p.plus(&p.total, p.section.shift(power))
		p.lastBig = power
	}
	if p.scale = power; p.after {
		p.scale = p.lastBig
	}
	p.section = decimal{}
	p.close(power)
	p.after, p.ok = true, p.ok && p.total.exp < maxExp
	return p.ok
}

func (p *part) close(power int) {
	p.pending, p.has, p.zero, p.run, p.unit, p.after = decimal{}, false, false, 0, power, false
}

// value is the number read. A single Chinese digit right after a unit stands
// for tenths of it: 二百五 is 250, 九万四 is 94000.
func (p *part) value() (decimal, bool) {
	pending := p.pending
	if p.run == 1 && !p.zero && p.unit > 1 {
		pending = pending.shift(p.unit - 1)
	}
	sum := p.total
	p.plus(&sum, p.section)
	p.plus(&sum, pending)
	return sum, p.ok
}

// read gives the numeral that begins at i.
func (n numbers) read(i int) (numeral, bool) {
	out := numeral{start: i, end: i}
	p := part{unit: -1, ok: true}
	for j := i; j < len(n.r) && p.ok; {
		k := n.blank(j, out.end)
		next, done := n.token(k, &p, &out)
		if next == k || !p.ok {
			break
		}
		out.end, j = next, next
		if done {
			break
		}
	}
	value, ok := p.value()
	if out.end == i || !ok {
		return numeral{}, false
	}
	out.value, out.scale = value, p.scale
	return n.finish(out, p)
}

// blank passes blanks between the parts of a numeral, when one has begun.
func (n numbers) blank(j, end int) int {
	if j != end || j == 0 {
		return j
	}
	k := j
	for k < len(n.r) && k < j+3 && classOf(n.r[k]) == space {
		k++
	}
	if k == j || k == len(n.r) {
		return j
	}
	switch classOf(n.r[k]) {
	case small, great:
		return k
	case digit, zero:
		if c := classOf(n.r[j-1]); c == small || c == great {
			return k
		}
	case arabic:
		if c := classOf(n.r[j-1]); (c == small || c == great) && n.unitAfterDigits(k) {
			return k
		}
	}
	if next := n.pass(k + 1); next < len(n.r) {
		c := classOf(n.r[next])
		if isMore(n.r[k]) && c == great || n.r[k] == '点' && classOf(n.r[j-1]) != arabic && isFractionDigit(n.r[next]) {
			return k
		}
	}
	return j
}

// unitAfterDigits reports whether the digits at k are followed by 千, 百 or 万: 7万 5千.
func (n numbers) unitAfterDigits(k int) bool {
	for k < len(n.r) && classOf(n.r[k]) == arabic {
		k++
	}
	return k < len(n.r) && (classOf(n.r[k]) == small || classOf(n.r[k]) == great)
}

// token reads one part of a numeral at k into p and gives the position after
// it, k when there is none, and whether the numeral ends with it.
func (n numbers) token(k int, p *part, out *numeral) (int, bool) {
	if k >= len(n.r) {
		return k, true
	}
	if k == n.skip {
		return k + 1, false
	}
	r := n.r[k]
	switch classOf(r) {
	case arabic:
		return n.arabic(k, p, out)
	case digit, tens:
		return n.digit(k, p, out)
	case zero:
		return n.zero(k, p, out)
	case small:
		return n.small(k, p, out)
	case great:
		if k == out.start || n.measure(k) || !p.big(int(numeralRunes[r].value)) {
			p.ok = p.ok && out.end > out.start
			return k, true
		}
		out.scaled = true
		return k + 1, false
	}
	if r == '点' {
		return n.fraction(k, p, out)
	}
	return n.more(k, p, out)
}

// arabic reads digits with commas between thousands and a fraction.
func (n numbers) arabic(k int, p *part, out *numeral) (int, bool) {
	if p.has || k > out.start && p.unit < 0 {
		return k, true
	}
	value, end, point := n.plain(k)
	if end == k {
		p.ok = false
		return k, true
	}
	if k == out.start {
		out.digits = end - k
	}
	out.point = point
	p.pending, p.has, p.run = value, true, 0
	return end, false
}

// plain reads 1,100 or 3.58 at k.
func (n numbers) plain(k int) (value decimal, end int, point bool) {
	var ok bool
	j := k
	for j < len(n.r) && classOf(n.r[j]) == arabic {
		if value, ok = value.digit(int64(n.r[j] - '0')); !ok {
			return decimal{}, k, false
		}
		j++
		if j-k <= 3 || j < len(n.r) && n.r[j] != ',' {
			for n.thousand(j, k) {
				for _, r := range n.r[j+1 : j+4] {
					if value, ok = value.digit(int64(r - '0')); !ok {
						return decimal{}, k, false
					}
				}
				j += 4
			}
		}
	}
	if j+1 < len(n.r) && n.r[j] == '.' && classOf(n.r[j+1]) == arabic {
		for j++; j < len(n.r) && classOf(n.r[j]) == arabic; j++ {
			if value, ok = value.digit(int64(n.r[j] - '0')); !ok {
				return decimal{}, k, false
			}
			value.exp--
		}
		point = true
	}
	return value, j, point
}

// thousand reports whether a comma and exactly three digits stand at j, after one to
// three digits (or after such a group).
func (n numbers) thousand(j, k int) bool {
	if j+3 >= len(n.r) || n.r[j] != ',' || j-k > 3 && (j < 4 || n.r[j-4] != ',') {
		return false
	}
	for _, r := range n.r[j+1 : j+4] {
		if classOf(r) != arabic {
			return false
		}
	}
	return j+4 == len(n.r) || classOf(n.r[j+4]) != arabic
}

// digit reads one Chinese digit; several in a row are read by position (一七四五).
func (n numbers) digit(k int, p *part, out *numeral) (int, bool) {
	if p.has && p.run == 0 || p.run > 0 && p.unit >= 0 {
		return k, true
	}
	d, ok := p.pending.digit(numeralRunes[n.r[k]].value)
	if classOf(n.r[k]) == tens {
		if p.has {
			return k, true
		}
		p.section, ok = p.section.add(whole(numeralRunes[n.r[k]].value))
		p.ok = p.ok && ok
		p.unit, out.han = 1, true
		return k + 1, false
	}
	p.pending, p.has, p.ok = d, true, p.ok && ok
	p.run++
	out.han = true
	if p.run == 2 && n.skip < 0 && n.isPair(k-1) {
		p.pending, p.run, out.pair = whole(numeralRunes[n.r[k]].value), 1, k
	}
	return k + 1, false
}

// zero reads 零: a digit of a positional number (二〇二二), or the gap in 一千零一.
func (n numbers) zero(k int, p *part, out *numeral) (int, bool) {
	out.han = true
	if p.run > 0 {
		d, ok := p.pending.digit(0)
		p.pending, p.ok = d, p.ok && ok
		p.run++
		return k + 1, false
	}
	if p.has || p.zero {
		return k, true
	}
	if p.unit < 0 && (k+1 >= len(n.r) || classOf(n.r[k+1]) != small) {
		p.has, p.run = true, 1
		return k + 1, false
	}
	if k+1 >= len(n.r) || !n.continues(k+1) {
		return k, true
	}
	p.zero = true
	return k + 1, false
}

// continues reports whether a numeral goes on at k, after a 零.
func (n numbers) continues(k int) bool {
	for k < len(n.r) && classOf(n.r[k]) == space {
		k++
	}
	if k >= len(n.r) {
		return false
	}
	c := classOf(n.r[k])
	return c == digit || c == arabic || c == small || n.r[k] == '几'
}

// small reads 十, 百 or 千. Alone only 十 is a number; 百 and 千 need more (百亿, 百三).
func (n numbers) small(k int, p *part, out *numeral) (int, bool) {
	power := int(numeralRunes[n.r[k]].value)
	if k == out.start && !out.several {
		out.bare = power > 1
	}
	before := *p
	if n.measure(k) || p.run > 1 || !p.small(power) {
		*p = before
		return k, true
	}
	out.han = true
	return k + 1, false
}

// measure reports that 千 or 兆 at k belongs to a unit of measure: 千瓦, 兆瓦.
func (n numbers) measure(k int) bool {
	if n.r[k] != '千' && n.r[k] != '兆' || k+1 >= len(n.r) {
		return false
	}
	switch n.r[k+1] {
	case '瓦', '克', '米', '伏', '赫', '帕', '焦', '卡', '字', '欧', '比':
		return n.r[k+1] != '比' || k+2 < len(n.r) && n.r[k+2] == '特'
	}
	return false
}

// fraction reads 点 and the digits after it; not of a time of day (九点三十分, 三点一刻).
func (n numbers) fraction(k int, p *part, out *numeral) (int, bool) {
	j := n.pass(k + 1)
	value, ok := p.value()
	if out.point || !ok || k == out.start {
		return k, true
	}
	exp, start, end := 0, j, k
	for j < len(n.r) && isFractionDigit(n.r[j]) {
		d := numeralRunes[n.r[j]].value
		if exp--; exp < -15 {
			return k, true
		}
		if value, ok = value.add(decimal{d, exp}); !ok {
			return k, true
		}
		j++
		end, j = j, n.passIf(j, isFractionDigit)
	}
	if end <= start || end < len(n.r) && isClock(n.r[end]) {
		return k, true
	}
	p.total, p.section, p.pending, p.run, p.has = decimal{}, decimal{}, value, 0, true
	p.unit, p.lastBig = -1, 0
	out.point = true
	return end, false
}

// pass gives the position after the blanks at j.
func (n numbers) pass(j int) int {
	k := j
	for k < j+maxBlanks && k < len(n.r) && classOf(n.r[k]) == space {
		k++
	}
	return k
}

// passIf passes blanks at j when what follows them is as said.
func (n numbers) passIf(j int, is func(rune) bool) int {
	if k := n.pass(j); k < len(n.r) && is(n.r[k]) {
		return k
	}
	return j
}

func isFractionDigit(r rune) bool {
	c := classOf(r)
	return r != '两' && r != '俩' && (c == digit || c == zero)
}

func isClock(r rune) bool { return r == '十' || r == '刻' || r == '分' || r == '线' || r == '廿' }

func isMore(r rune) bool { return r == '多' || r == '余' || r == '馀' || r == '几' }

// more reads 多, 余, 几 or 来 after a number: 160多亿, 十几亿, 五百多, 十来亿.
func (n numbers) more(k int, p *part, out *numeral) (int, bool) {
	r := n.r[k]
	if k == out.start {
		return n.several(k, p, out)
	}
	if out.more || out.around || !isMore(r) && r != '来' {
		return k, true
	}
	j := n.pass(k + 1)
	scale := j < len(n.r) && classOf(n.r[j]) == great
	round := p.unit >= 1 && !p.has || p.has && p.run == 0 && p.pending.exp >= 0 && !p.pending.less(whole(10))
	switch {
	case r == '来':
		if !round || !scale && (j >= len(n.r) || !isCounter(n.r[j])) {
			return k, true
		}
		out.around = true
		return k + 1, !scale
	case r == '几' && (p.has || p.unit < 1 && !p.zero):
		return k, true
	case !scale && (!round || r != '多' && r != '几' && j < len(n.r) && isNameAfterYu(n.r[j])):
		return k, true
	case scale && r != '几' && !round && p.has && p.run == 0 && p.pending.coef == 0:
		return k, true
	}
	out.more = true
	return k + 1, !scale
}

// isCounter lists what 来 counts: 十来个, 百来家.
func isCounter(r rune) bool {
	return r == '个' || r == '家' || r == '人' || r == '年' || r == '天' || r == '项' || r == '名' || r == '亩'
}

// isNameAfterYu holds the second runes of places that begin with 余.
func isNameAfterYu(r rune) bool {
	return r == '姚' || r == '杭' || r == '干' || r == '江' || r == '庆'
}

// several reads 数 or 几 before a unit: 数十亿, 几百, 数亿.
func (n numbers) several(k int, p *part, out *numeral) (int, bool) {
	if n.r[k] != '数' && n.r[k] != '几' || k+1 >= len(n.r) {
		return k, true
	}
	if c := classOf(n.r[k+1]); c != small && c != great {
		return k, true
	}
	if n.r[k] == '数' && k > 0 && isCountedNoun(n.r[k-1]) {
		return k, true
	}
	p.pending, p.has = whole(1), true
	out.several, out.more, out.han = true, true, true
	return k + 1, false
}

// isCountedNoun lists runes that make a word with 数: 总数, 人数, 指数.
func isCountedNoun(r rune) bool {
	switch r {
	case '总', '人', '户', '指', '系', '基', '岁', '次', '参', '函', '个', '家', '件', '倍', '整', '单', '复', '大', '小', '位', '辈', '少', '多', '得':
		return true
	}
	return false
}

// finish settles a numeral that ends: bare units, and pairs as 二三十.
func (n numbers) finish(out numeral, p part) (numeral, bool) {
	if out.bare && !out.scaled && p.run == 0 && !out.more {
		return numeral{}, false
	}
	if out.bare && out.start > 0 && classOf(n.r[out.start-1]) == small {
		return numeral{}, false // 百千万工程 counts counties, towns and villages
	}
	if out.digits > 0 && (out.scaled || out.han) {
		out.digits = 0
	}
	if out.pair > 0 {
		return n.lower(out)
	}
	return out, true
}

// lower reads the first number of a pair of digits before a unit: 二三十亿, 七八亿, 三五百.
func (n numbers) lower(out numeral) (numeral, bool) {
	low, ok := numbers{n.r, out.pair}.read(out.start)
	if ok && low.end == out.end && low.value.less(out.value) {
		upper := out.value
		out.value, out.upper = low.value, &upper
	}
	return out, ok
}

// isPair reports whether two digits that stand for two numbers are at k, with a unit behind.
func (n numbers) isPair(k int) bool {
	if k+2 >= len(n.r) || classOf(n.r[k]) != digit || classOf(n.r[k+1]) != digit || k > 0 && (classOf(n.r[k-1]) == digit || classOf(n.r[k-1]) == zero) {
		return false
	}
	if c := classOf(n.r[k+2]); c != small && c != great {
		return false
	}
	a, b := numeralRunes[n.r[k]].value, numeralRunes[n.r[k+1]].value
	return b == a+1 || a == 3 && b == 5
}
