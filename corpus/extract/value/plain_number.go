package value

import (
	"math/big"
	"strings"
)

// plainNumber is a number of plain text, as a decimal string.
type plainNumber struct {
	value string
	end   int
	more  bool // 多, 余 or 几 says that it is more
	rule  string
}

// lessText compares decimal strings.
func lessText(a, b string) bool {
	x, okX := new(big.Rat).SetString(a)
	y, okY := new(big.Rat).SetString(b)
	return okX && okY && x.Cmp(y) < 0
}

// number reads a number at i in any of its forms, the longest first.
func (p *plainNumbers) number(i int) (plainNumber, bool) {
	if i >= len(p.r) || i > 0 && classOf(p.r[i]) == arabic && (classOf(p.r[i-1]) == arabic || classOf(p.r[i-1]) == latin) {
		return plainNumber{}, false
	}
	if value, end, rule := p.partsOf(i); end > i {
		return plainNumber{value: ratText(value), end: end, rule: rule}, true
	}
	j, negative := p.sign(i)
	for _, form := range []func(*plainNumbers, int) (*big.Rat, int, string){
		(*plainNumbers).mixed, (*plainNumbers).slash, (*plainNumbers).power,
	} {
		if value, end, rule := form(p, j); end > j {
			if negative {
				value.Neg(value)
			}
			return plainNumber{value: ratText(value), end: end, rule: rule}, true
		}
	}
	return p.numeralNumber(j, negative)
}

// sign passes a minus sign or 负 at i.
func (p *plainNumbers) sign(i int) (int, bool) {
	switch p.r[i] {
	case '负':
		return i + 1, true
	case '-', '−':
		before := classOf(p.at(i - 1))
		if i > 0 && (before == arabic || before == latin) || i+1 >= len(p.r) {
			return i, false
		}
		return i + 1, classOf(p.r[i+1]) == arabic || p.r[i+1] == '.'
	}
	return i, false
}

// numeralNumber reads a numeral with what may stand behind it: 5k, 一打, 1.2e13.
func (p *plainNumbers) numeralNumber(i int, negative bool) (plainNumber, bool) {
	n, ok := p.numeral(i)
	if p.at(i) == '.' && classOf(p.at(i+1)) == arabic && classOf(p.at(i-1)) != arabic {
		n, ok = p.pointFirst(i)
	}
	if !ok || n.upper != nil || p.lone(n) {
		return plainNumber{}, false
	}
	end := p.suffix(&n)
	if negative {
		n.value = n.value.negative()
	}
	return plainNumber{value: n.value.String(), end: end, more: n.more, rule: "number/numeral"}, true
}

// pointFirst reads .5.
func (p *plainNumbers) pointFirst(i int) (numeral, bool) {
	value, end, _ := numbers{append([]rune{'0'}, p.r[i:min(i+20, len(p.r))]...), -1}.plain(0)
	return numeral{start: i, end: i + end - 1, value: value, point: true}, end > 2
}

// lone reports that a numeral is no number here: 陆 and 拾 inside a text, 两 of 两美元, 一 of 一折.
func (p *plainNumbers) lone(n numeral) bool {
	if n.han && p.at(n.end) == '折' {
		return true
	}
	if n.end-n.start != 1 || !n.han {
		return false
	}
	switch p.r[n.start] {
	case '陆', '拾', '肆', '伍':
		return isHan(p.at(n.start-1)) || isHan(p.at(n.end))
	case '两':
		return p.amounts[n.start]
	}
	return false
}

// suffix reads k, m, e13 and 打 behind a numeral.
func (p *plainNumbers) suffix(n *numeral) int {
	if p.at(n.end) == '打' && !contains("造响通破开击工算动包电扫印", p.at(n.end+1)) {
		if twelve, ok := times(n.value, 12); ok {
			n.value = twelve
			return n.end + 1
		}
	}
	if n.han || n.scaled {
		return n.end
	}
	if exp, end, ok := p.exponent(n.end); ok {
		n.value = n.value.shift(exp)
		return end
	}
	j := p.blanks(n.end)
	if power := kilo(p.at(j)); power > 0 && classOf(p.at(j+1)) != latin && classOf(p.at(j+1)) != arabic {
		n.value = n.value.shift(power)
		return j + 1
	}
	return n.end
}

// kilo is the power of ten of a letter of size.
func kilo(r rune) int { return map[rune]int{'k': 3, 'm': 6, 'g': 9, 't': 12}[r] }

// exponent reads e13 or e-1.
func (p *plainNumbers) exponent(i int) (exp, end int, ok bool) {
	if p.at(i) != 'e' {
		return 0, i, false
	}
	j, sign := i+1, 1
	if p.at(j) == '-' || p.at(j) == '+' {
		if p.r[j] == '-' {
			sign = -1
		}
		j++
	}
	value, end, ok := p.digits(j, 3)
	return sign * value, end, ok && value < 100 && classOf(p.at(end)) != latin
}

// times is d × n for a small n.
func times(d decimal, n int64) (decimal, bool) {
	if d.coef > maxCoef/n || d.coef < -maxCoef/n {
		return d, false
	}
	return decimal{d.coef * n, d.exp}.trim(), true
}

// rat is the value of a numeral at i that is neither vague nor a pair.
func (p *plainNumbers) rat(i int) (*big.Rat, int, bool) {
	if i >= len(p.r) {
		return nil, i, false
	}
	j := i
	negative := p.r[i] == '负'
	if negative {
		j++
	}
	n, ok := p.numeral(j)
	if !ok || n.upper != nil || n.more {
		return nil, i, false
	}
	value, ok := new(big.Rat).SetString(n.value.String())
	if !ok {
		return nil, i, false
	}
	if negative {
		value.Neg(value)
	}
	return value, n.end, true
}

// mixed reads 4 6/3.
func (p *plainNumbers) mixed(i int) (*big.Rat, int, string) {
	whole, j, ok := p.digits(i, 9)
	k := p.blanks(j)
	if !ok || k == j {
		return nil, i, ""
	}
	part, end, _ := p.slash(k)
	if end == k {
		return nil, i, ""
	}
	return part.Add(part, new(big.Rat).SetInt64(int64(whole))), end, "number/mixed"
}

// slash reads 16/5; not dates and ratios of three (1/2/3).
func (p *plainNumbers) slash(i int) (*big.Rat, int, string) {
	a, j, ok := p.digits(i, 9)
	if !ok || p.at(j) != '/' || p.at(i-1) == '/' {
		return nil, i, ""
	}
	b, end, ok := p.digits(j+1, 9)
	if !ok || b == 0 || p.at(end) == '/' {
		return nil, i, ""
	}
	return big.NewRat(int64(a), int64(b)), end, "number/fraction"
}

// partsOf reads 五分之一 and 三百五又三分之一.
func (p *plainNumbers) partsOf(i int) (*big.Rat, int, string) {
	a, j, ok := p.rat(i)
	if !ok {
		return nil, i, ""
	}
	sum := new(big.Rat)
	if k := p.blanks(j); p.at(k) == '又' {
		sum = a
		if a, j, ok = p.rat(p.blanks(k + 1)); !ok {
			return nil, i, ""
		}
	}
	k, ok := p.spaced(p.blanks(j), "分之")
	if !ok || a.Sign() == 0 {
		return nil, i, ""
	}
	b, end, ok := p.rat(p.blanks(k))
	if !ok {
		return nil, i, ""
	}
	part := new(big.Rat).Quo(b, a)
	return part.Add(part, sum), end, "number/parts-of"
}

// spaced reads a word at i whose runes may have blanks between them.
func (s *scanner) spaced(i int, word string) (int, bool) {
	for _, r := range word {
		if i = s.blanks(i); s.at(i) != r {
			return i, false
		}
		i++
	}
	return i, true
}

// maxPower bounds the exponents that are worked out.
const maxPower = 64

// power reads 2^-1 and 1.1^+23; of several signs each minus turns it.
func (p *plainNumbers) power(i int) (*big.Rat, int, string) {
	if classOf(p.at(i)) != arabic {
		return nil, i, ""
	}
	base, j, ok := p.rat(i)
	if !ok || p.at(j) != '^' {
		return nil, i, ""
	}
	negative := false
	for j++; p.at(j) == '-' || p.at(j) == '+'; j++ {
		negative = negative != (p.at(j) == '-')
	}
	exp, end, ok := p.digits(j, 3)
	if !ok || exp > maxPower || base.Sign() == 0 {
		return nil, i, ""
	}
	value := big.NewRat(1, 1)
	for range exp {
		value.Mul(value, base)
	}
	if negative {
		value.Inv(value)
	}
	return value, end, "number/power"
}

// significant is how many digits of a number without an end are written.
const significant = 15

// ratText writes a number, at most 15 digits after its leading zeros.
func ratText(r *big.Rat) string {
	text := new(big.Float).SetPrec(200).SetRat(r).Text('e', significant-1)
	mantissa, exponent, _ := strings.Cut(text, "e")
	exp, ok := new(big.Int).SetString(strings.TrimPrefix(exponent, "+"), 10)
	if !ok {
		return text
	}
	d := decimal{exp: int(exp.Int64()) - significant + 1}
	for _, c := range mantissa {
		if c >= '0' && c <= '9' {
			d.coef = d.coef*10 + int64(c-'0')
		}
	}
	if mantissa[0] == '-' {
		d.coef = -d.coef
	}
	return d.String()
}
