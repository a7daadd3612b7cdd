package value

import (
	"math"
	"strconv"
	"strings"

	"zhaoshang/corpus"
)

// decimal is an exact decimal number, coef × 10^exp. The zero value is 0.
type decimal struct {
	coef int64
	exp  int
}

// maxCoef keeps one more digit than can be lost by a multiplication by ten.
const maxCoef = math.MaxInt64 / 10

func whole(n int64) decimal { return decimal{coef: n} }

// shift multiplies by 10^n.
func (d decimal) shift(n int) decimal {
	if d.coef != 0 {
		d.exp += n
	}
	return d
}

// at gives the coefficient of d at the exponent exp, which is not above d.exp.
func (d decimal) at(exp int) (int64, bool) {
	coef := d.coef
	for e := d.exp; e > exp; e-- {
		if coef > maxCoef || coef < -maxCoef {
			return 0, false
		}
		coef *= 10
	}
	return coef, true
}

// add is d + o; false when it does not fit.
func (d decimal) add(o decimal) (decimal, bool) {
	exp := min(d.exp, o.exp)
	a, okA := d.at(exp)
	b, okB := o.at(exp)
	sum := a + b
	if !okA || !okB || (a > 0 && b > 0 && sum < 0) || (a < 0 && b < 0 && sum >= 0) {
		return decimal{}, false
	}
	return decimal{sum, exp}.trim(), true
}

// digit appends one decimal digit to the coefficient.
func (d decimal) digit(n int64) (decimal, bool) {
	if d.coef > maxCoef-1 {
		return d, false
	}
	return decimal{d.coef*10 + n, d.exp}, true
}

// trim drops the zeros at the end of the coefficient.
func (d decimal) trim() decimal {
	if d.coef == 0 {
		return decimal{}
	}
	for d.coef%10 == 0 {
		d.coef, d.exp = d.coef/10, d.exp+1
	}
	return d
}

func (d decimal) negative() decimal { d.coef = -d.coef; return d }

// less reports d < o; numbers that do not fit count as not less.
func (d decimal) less(o decimal) bool {
	diff, ok := d.add(o.negative())
	return ok && diff.coef < 0
}

// fen is d units of a currency in hundredths; false for a part of a hundredth
// and for what does not fit.
func (d decimal) fen() (corpus.Fen, bool) {
	d = d.trim().shift(2)
	if d.exp < 0 {
		return 0, false
	}
	coef, ok := d.at(0)
	return corpus.Fen(coef), ok
}

// String writes d without an exponent and without zeros at the end of its fraction.
func (d decimal) String() string {
	d = d.trim()
	sign, digits := "", strconv.FormatInt(d.coef, 10)
	if d.coef < 0 {
		sign, digits = "-", digits[1:]
	}
	if d.exp >= 0 {
		return sign + digits + strings.Repeat("0", d.exp)
	}
	point := len(digits) + d.exp
	if point <= 0 {
		return sign + "0." + strings.Repeat("0", -point) + digits
	}
	return sign + digits[:point] + "." + digits[point:]
}
