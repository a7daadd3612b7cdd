package value

import "zhaoshang/corpus"

// percent reads 12.5%, 百分之五, 三成, 5‰ and 3个百分点.
func (s *scanner) percent(i int) int {
	if end := s.percentOf(i); end > i {
		return end
	}
	n, ok := s.numeral(i)
	if !ok || n.upper != nil {
		return i
	}
	power, end, rule := s.percentUnit(n)
	if end == n.end {
		return i
	}
	start := i
	if s.signed(i) {
		start, n.value = i-1, n.value.negative()
	}
	return s.keepPercent(start, end, n, n.value.shift(power), rule)
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
		if s.has(j+1, "百分点") {
			return 0, j + 4, "percent/points"
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

// isTenths reports that 成 or 折 before j counts tenths: 三成 but not 三成立, 一折叠.
func (s *scanner) isTenths(n numeral, j int) bool {
	if n.scaled || whole(100).less(n.value) {
		return false
	}
	switch s.at(j) {
	case '立', '为', '就', '都', '功', '果', '员', '本', '分', '长', '熟', '套', '品', '交', '型', '效', '片', '群', '线', '叠', '腾', '射', '弯', '旧', '算', '合', '返', '扣', '桥':
		return false
	}
	return true
}

// percentOf reads 百分之五, 千分之三, 万分之二.
func (s *scanner) percentOf(i int) int {
	shift := 0
	switch s.at(i) {
	case '百', '佰':
	case '千', '仟':
		shift = -1
	case '万':
		shift = -2
	default:
		return i
	}
	if !s.has(i+1, "分之") {
		return i
	}
	j := s.blanks(i + 3)
	n, ok := s.numeral(j)
	if !ok && (s.at(j) == '百' || s.at(j) == '佰') {
		n, ok = numeral{start: j, end: j + 1, value: whole(100)}, true
	}
	if !ok || n.upper != nil {
		return i
	}
	return s.keepPercent(i, n.end, n, n.value.shift(shift), "percent/parts-of")
}

func (s *scanner) keepPercent(start, end int, n numeral, value decimal, rule string) int {
	m := Mention{Kind: KindPercent, Span: corpus.Span{Start: start, End: end}, Rule: rule, Number: value.String()}
	m.Percent = m.Number
	m.Bound, m.Whole = s.limits(m.Span, n)
	s.out = append(s.out, m)
	return m.Whole.End
}
