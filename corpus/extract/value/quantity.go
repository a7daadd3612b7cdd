package value

import "zhaoshang/corpus"

// quantity reads a figure with what it counts (7个, 35GWh, 668亩, 3到5年), and
// bare digits as a number.
func (s *scanner) quantity(i int) int {
	low, ok := s.numeral(i)
	if !ok {
		low, ok = s.roundFigure(i)
	}
	if !ok || s.at(i-1) == '第' {
		return s.past(i)
	}
	high, isRange := s.quantityEnd(low)
	if !isRange {
		high = low
	}
	j := s.blanks(high.end)
	u, end := longest(s, &words.units, j)
	m := Mention{Kind: u.kind, Unit: u.name, Span: corpus.Span{Start: i, End: end}, Rule: "quantity/figure-unit"}
	if end == j {
		if low.han && !low.scaled && !low.more || classOf(s.at(i-1)) == latin {
			return max(low.end, s.past(i))
		}
		m.Kind, m.Rule, m.Span.End = KindNumber, "number/digits", high.end
	}
	return s.keepQuantity(m, low, high, isRange)
}

// roundFigure reads 百 and 千 alone, behind a word that limits them: 近百家, 上千人.
func (s *scanner) roundFigure(i int) (numeral, bool) {
	n := numeralRunes[s.r[i]]
	if n.class != small || n.value < 2 {
		return numeral{}, false
	}
	out := numeral{start: i, end: i + 1, value: whole(1).shift(int(n.value)), bare: true, more: isMore(s.at(i+1)) && s.at(i+1) != '几'}
	if out.more {
		out.end++
	}
	bound, _ := s.limitBefore(i, out)
	_, end := longest(s, &words.units, out.end)
	return out, end > out.end && (bound != "" || out.more)
}

// quantityEnd reads the second figure of a range: 3到5年, 20-100个.
func (s *scanner) quantityEnd(low numeral) (numeral, bool) {
	j := s.dash(low.end)
	if j == low.end || low.more {
		return numeral{}, false
	}
	high, ok := s.numeral(j)
	if !ok || !low.value.less(high.value) {
		return numeral{}, false
	}
	return high, true
}

func (s *scanner) keepQuantity(m Mention, low, high numeral, isRange bool) int {
	m.Bound, m.Whole = s.limits(m.Span, low)
	upper := high.value
	if high.upper != nil {
		upper, isRange = *high.upper, true
	}
	if isRange {
		if !low.scaled && high.scaled && low.value.shift(high.scale).less(upper) {
			low.value = low.value.shift(high.scale)
		}
		m.Bound, m.Min, m.Max, m.MinIn, m.MaxIn = corpus.Range, low.value.String(), upper.String(), true, true
	} else {
		m.Number = low.value.String()
	}
	s.out = append(s.out, m)
	return m.Whole.End
}
