package value

import (
	"errors"
	"fmt"
	"strings"

	"zhaoshang/corpus"
)

// ErrNoAmount reports that a text holds no sum of money; ParseAmount returns
// it, wrapped with the text.
var ErrNoAmount = errors.New("no amount")

// ParseAmount reads the first sum of money of a folded text that is about
// nothing else: a cell (约320, 50以上, 3.5亿美元) or a short answer (十个亿以上).
// unitHint is the unit that the column names (万元, 亿美元); a figure without a
// size takes it whole, one with a size (3.5亿) takes its currency only.
func ParseAmount(s, unitHint string) (corpus.Amount, error) {
	r := []rune(strings.TrimSpace(s))
	if a, bare := firstAmount(r); a != nil && !bare {
		return *a, nil
	}
	if hinted := withUnit(r, []rune(strings.TrimSpace(unitHint))); hinted != nil {
		if a, _ := firstAmount(hinted); a != nil {
			return *a, nil
		}
	}
	if a, _ := firstAmount(r); a != nil {
		return *a, nil
	}
	return corpus.Amount{}, fmt.Errorf("value: amount %q: %w", s, ErrNoAmount)
}

// firstAmount gives the first mention that is or can be money.
func firstAmount(r []rune) (a *corpus.Amount, bare bool) {
	for _, m := range Find(r, nil) {
		if m.Amount != nil {
			return m.Amount, m.Bare
		}
		if m.Kind == KindDate || m.Kind == KindNumber {
			return nil, false
		}
	}
	return nil, false
}

// withUnit writes the unit behind the first figure of r (behind the second of
// a range); nil when r has no figure or the hint no unit.
func withUnit(r, hint []rune) []rune {
	s := newScanner(r, nil)
	for i := range r {
		low, ok := s.numeral(i)
		if !ok {
			continue
		}
		end := low.end
		if high, isRange := s.quantityEnd(low); isRange {
			end, low.scaled = high.end, low.scaled || high.scaled
		}
		if low.scaled {
			for len(hint) > 0 && (classOf(hint[0]) == big || classOf(hint[0]) == small) {
				hint = hint[1:]
			}
		}
		if len(hint) == 0 {
			return nil
		}
		return append(append(append([]rune{}, r[:end]...), hint...), r[end:]...)
	}
	return nil
}
