package value

import "zhaoshang/corpus"

// percent reads 12.5%, 百分之五, 三成, 5‰ and 3个百分点.
func (s *scanner) percent(i int) int {
	if end := s.percentOf(i); end > i {
		return end
	}
	if end := s.ratio(i); end > i {
		return end
	}
	n, ok := s.percentFigure(i)
	if !ok || n.upper != nil {
		return i
	}
	power, end, rule := s.percentUnit(n)
	if end == n.end || s.plain && s.escaped(i, end) {
		return i
	}
	value := n.value.shift(power)
	if rule == "percent/tenths" && s.at(end) == '半' {
		if half, ok := value.add(whole(5)); ok {
			value, end = half, end+1
		}
	} else if digit, ok := s.hundredth(end); ok && rule == "percent/tenths" {
		if sum, ok := value.add(whole(digit)); ok {
			value, end = sum, end+1
		}
	}
	start := i
	if s.signed(i) {
		start, value = i-1, value.negative()
	}
	return s.keepPercent(start, end, n, value, rule)
}

// ratio reads how two share one thing, as the percentage of the first: 股比60比40,
// 按51:49出资, 各占一半.
func (s *scanner) ratio(i int) int {
	if s.has(i, "一半") && contains("占持出", s.at(i-1)) {
		return s.keepPercent(i, i+2, numeral{start: i, end: i + 2, value: whole(50), han: true}, whole(50), "percent/half")
	}
	n, j, ok := s.count(i, 1, 99)
	if !ok || !contains("比:：", s.at(j)) || isNumeral(s.at(i-1)) {
		return i
	}
	m, end, ok := s.count(j+1, 1, 99)
	if !ok || n+m != 100 || isNumeral(s.at(end)) || !s.shared(i, end) {
		return i
	}
	return s.keepPercent(i, end, numeral{start: i, end: end, value: whole(int64(n))}, whole(int64(n)), "percent/ratio")
}

// shared reports whether words of shares stand around a ratio.
func (s *scanner) shared(from, to int) bool {
	for k := max(0, from-6); k < min(len(s.r), to+6); k++ {
		if contains("股资权占比例", s.r[k]) && (k < from || k >= to) {
			return true
		}
	}
	return false
}

// hundredth reads the digit that goes on after 成 and belongs to nothing else: 四成五.
func (s *scanner) hundredth(i int) (int64, bool) {
	n, ok := numeralRunes[s.at(i)]
	if next := numeralRunes[s.at(i+1)]; !ok || n.class != digit || n.value < 1 || next.class != 0 || contains("个家项宗年月日天户人成倍万亿点至到", s.at(i+1)) {
		return 0, false
	}
	return n.value, true
}

// escaped reports that the sign belongs to an address (%20).
func (s *scanner) escaped(i, end int) bool {
	return s.at(i-1) == '=' || s.at(i-1) == '%' || s.at(end-1) == '%' && classOf(s.at(end)) == arabic
}

// percentFigure reads the figure of a percentage: a numeral, 半, and in plain
// text 15k and 九 九.
func (s *scanner) percentFigure(i int) (numeral, bool) {
	if s.r[i] == '半' {
		return numeral{start: i, end: i + 1, value: decimal{5, -1}, han: true}, s.at(i+1) == '成'
	}
	n, ok := s.numeral(i)
	if !ok || !s.plain {
		return n, ok
	}
	if j := s.blanks(n.end); !n.han && s.at(j) == 'k' && classOf(s.at(j+1)) != latin {
		n.value, n.end = n.value.shift(3), j+1
	} else if n.han && n.end == i+1 && classOf(s.r[i]) == digit && j > n.end && classOf(s.at(j)) == digit && s.at(s.blanks(j+1)) == '折' {
		n.value, n.end = whole(10*numeralRunes[s.r[i]].value+numeralRunes[s.r[j]].value), j+1
	}
	return n, true
}

// signed reports whether a minus sign that belongs to the figure stands before i.
func (s *scanner) signed(i int) bool {
	if s.at(i-1) == '负' {
		return true
	}
	if r := s.at(i - 1); r != '-' && r != '−' {
		return false
	}
	before := s.at(i - 2)
	c := classOf(before)
	return c != arabic && c != latin && before != ')' && before != '%'
}

// percentUnit reads the unit of a percentage behind n: the power of ten it
// stands for, in percent.
func (s *scanner) percentUnit(n numeral) (power, end int, rule string) {
	j := s.blanks(n.end)
	switch s.at(j) {
	case '%', '％', '﹪':
		return 0, j + 1, "percent/sign"
	case '‰':
		return -1, j + 1, "percent/permille"
	case '成':
		if s.isTenths(n, j+1) {
			return 1, j + 1, "percent/tenths"
		}
	case '折':
		if s.isTenths(n, j+1) {
			return s.discount(n), j + 1, "percent/discount"
		}
	case '个':
		if end, ok := s.spaced(j+1, "百分点"); ok {
			return 0, end, "percent/points"
		}
	}
	return 0, n.end, ""
}

// discount is the power of ten of 折: 九折 is 90 %, 九五折 and 95折 are 95 %.
func (s *scanner) discount(n numeral) int {
	if n.value.exp == 0 && !n.point && n.value.coef > 10 {
		return 0
	}
	return 1
}

// isTenths reports that 成 or 折 before j counts tenths: 三成 but not 三成立, 一折叠, 十折.
func (s *scanner) isTenths(n numeral, j int) bool {
	if n.scaled || whole(100).less(n.value) || s.at(j-1) == '折' && n.value == whole(1).shift(1) {
		return false
	}
	return !contains("立为就都功果员本分长熟套品交型效片群线叠腾射弯旧算合返扣桥", s.at(j)) || j >= len(s.r)
}

// partsPower is the power of ten of 百, 千, 万, 百万 … before 分之 at i.
func (s *scanner) partsPower(i int) (power, end int) {
	for power < 12 {
		n := numeralRunes[s.at(i)]
		if n.class != small && n.class != great {
			break
		}
		power, i = power+int(n.value), i+1
	}
	return power, i
}

// percentOf reads 百分之五, 千分之三, 百万分之二; 五百分之一 is a number.
func (s *scanner) percentOf(i int) int {
	power, j := s.partsPower(i)
	if power < 2 || isNumeral(s.at(i-1)) {
		return i
	}
	j, ok := s.spaced(j, "分之")
	if !ok {
		return i
	}
	n, ok := s.percentFigure(min(s.blanks(j), len(s.r)-1))
	if k := s.blanks(j); !ok && (s.at(k) == '百' || s.at(k) == '佰') {
		n, ok = numeral{start: k, end: k + 1, value: whole(100)}, true
	}
	if !ok || n.upper != nil || n.end <= j {
		return i
	}
	return s.keepPercent(i, n.end, n, n.value.shift(2-power), "percent/parts-of")
}

// isNumeral reports whether r is part of a numeral.
func isNumeral(r rune) bool {
	switch classOf(r) {
	case arabic, digit, zero, small, great:
		return true
	}
	return false
}

func (s *scanner) keepPercent(start, end int, n numeral, value decimal, rule string) int {
	m := Mention{Kind: KindPercent, Span: corpus.Span{Start: start, End: end}, Rule: rule, Number: value.String()}
	m.Percent = m.Number
	m.Bound, m.Whole = s.limits(m.Span, n)
	s.out = append(s.out, m)
	return m.Whole.End
}
