package value

import (
	"cmp"
	"slices"

	"zhaoshang/corpus"
)

// FindAll gives every value of folded text for a reader who wants to see them
// all: as Find, but each kind for itself, so that the numbers inside dates,
// percentages and amounts are given too, and in the forms of plain text (1/2,
// 三分之一, 2^-1, 5k, 一打, 大于10小于20, 12/1, 05/05/89, 人民币 alone). Mentions
// are in order of their places and may overlap. Records are made from Find.
func FindAll(folded []rune, ref *corpus.Date) []Mention {
	s := newScanner(folded, ref)
	s.plain = true
	s.run()
	out := slices.DeleteFunc(s.out, func(m Mention) bool {
		return m.Kind == KindNumber || m.Kind == KindQuantity || m.Kind == KindArea
	})
	p := plainNumbers{scanner: newScanner(folded, ref), amounts: starts(out)}
	p.run()
	out = append(out, p.out...)
	slices.SortStableFunc(out, func(a, b Mention) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	return out
}

// plainNumbers finds the numbers of a text and nothing else.
type plainNumbers struct {
	*scanner
	amounts map[int]bool // where sums of money begin
}

func starts(found []Mention) map[int]bool {
	out := make(map[int]bool, len(found))
	for _, m := range found {
		out[m.Span.Start] = m.Kind == KindAmount
	}
	return out
}

// run goes through the text once; words and addresses that only hold numeral runes are passed.
func (p *plainNumbers) run() {
	for i := 0; i < len(p.r); {
		i = p.step(i)
	}
}

func (p *plainNumbers) step(i int) int {
	if end := p.address(i); end > i {
		return end
	}
	if end := p.comparison(i); end > i {
		return end
	}
	if _, end := words.names.longest(p.r, i); end > i {
		return end
	}
	if c := classOf(p.r[i]); c == latin {
		return p.past(i)
	}
	n, ok := p.number(i)
	if !ok {
		return i + 1
	}
	if end := p.span(i, n); end > i {
		return end
	}
	return p.keep(i, n)
}

// address passes a web address.
func (s *scanner) address(i int) int {
	if s.r[i] != 'h' || !s.has(i, "http://") && !s.has(i, "https://") {
		return i
	}
	for i < len(s.r) && classOf(s.r[i]) != space && !isHan(s.r[i]) && s.r[i] != '\n' {
		i++
	}
	return i
}

// keep adds the number at i, with a limit behind it (五百以上) when it has one.
func (p *plainNumbers) keep(i int, n plainNumber) int {
	m := Mention{Kind: KindNumber, Span: corpus.Span{Start: i, End: n.end}, Rule: n.rule, Number: n.value, Bound: corpus.Exact}
	if n.more {
		m.Min, m.Bound = n.value, corpus.Over
	}
	if sign, end := words.behind.longest(p.r, p.blanks(n.end)); end > n.end && sign != "" {
		m.Number, m.Rule, m.Span.End = "", "number/limit-behind", end
		m.limit(sign, n.value)
		end = p.second(&m, end)
		m.Span.End = end
	}
	m.Whole = m.Span
	p.out = append(p.out, m)
	return m.Span.End
}

// second reads the other limit of 1000以上, 1500以下 into m.
func (p *plainNumbers) second(m *Mention, i int) int {
	j := p.joint(i)
	n, ok := p.number(j)
	if !ok {
		return i
	}
	sign, end := words.behind.longest(p.r, p.blanks(n.end))
	if sign == "" || end <= n.end {
		return i
	}
	both := *m
	both.limit(sign, n.value)
	if !both.closed() {
		return i
	}
	*m = both
	return end
}

// joint passes a comma, blanks, and 并且 or 而且 between two limits.
func (s *scanner) joint(i int) int {
	j := s.blanks(i)
	if s.at(j) == ',' {
		j = s.blanks(j + 1)
	}
	for _, word := range []string{"并且", "而且", "且", "并", "和", "但"} {
		if s.has(j, word) {
			return s.blanks(j + len([]rune(word)))
		}
	}
	return j
}

// limit sets one end of a range: gt, ge, lt, le or eq.
func (m *Mention) limit(sign, value string) {
	switch sign {
	case "gt", "ge":
		m.Min, m.MinIn, m.Bound = value, sign == "ge", corpus.Over
	case "lt", "le":
		m.Max, m.MaxIn, m.Bound = value, sign == "le", corpus.Under
	case "eq":
		m.Min, m.Max, m.MinIn, m.MaxIn, m.Bound = value, value, true, true, corpus.Exact
	}
}

// closed reports whether both ends are set and in order.
func (m *Mention) closed() bool {
	return m.Min != "" && m.Max != "" && lessText(m.Min, m.Max)
}

// comparison reads 大于10小于20, 不小于三十, 比三十大, 至少是3, 位于20和30之间.
func (p *plainNumbers) comparison(i int) int {
	if end := p.than(i); end > i {
		return end
	}
	if end := p.betweenWord(i); end > i {
		return end
	}
	m := Mention{Kind: KindNumber, Rule: "number/comparison"}
	end := p.compare(i, &m)
	if end == i {
		return i
	}
	other := m
	if next := p.compare(p.joint(end), &other); next > p.joint(end) && other.closed() {
		m, end = other, next
	}
	m.Span = corpus.Span{Start: i, End: end}
	m.Whole = m.Span
	p.out = append(p.out, m)
	return end
}

// compare reads one word of comparison and its number into m.
func (p *plainNumbers) compare(i int, m *Mention) int {
	sign, j := words.compare.longest(p.r, i)
	if j == i || sign == "gt" && p.r[i] == '过' && isHan(p.at(i-1)) && contains("通经度不超渡路", p.at(i-1)) {
		return i
	}
	for contains("了是为有过", p.at(j)) && j < len(p.r) {
		j++
	}
	j = p.blanks(j)
	n, ok := p.number(j)
	if !ok || p.at(n.end) == '分' || p.at(n.end) == '%' {
		return i
	}
	m.limit(sign, n.value)
	return n.end
}

// than reads 比三十大 and 比170低.
func (p *plainNumbers) than(i int) int {
	if p.r[i] != '比' {
		return i
	}
	n, ok := p.number(p.blanks(i + 1))
	if !ok {
		return i
	}
	sign, end := words.than.longest(p.r, p.blanks(n.end))
	if sign == "" || end <= n.end {
		return i
	}
	m := Mention{Kind: KindNumber, Span: corpus.Span{Start: i, End: end}, Rule: "number/than"}
	m.limit(sign, n.value)
	m.Whole = m.Span
	p.out = append(p.out, m)
	return end
}

// betweenWord reads 位于20和30之间 and 在5到8之间.
func (p *plainNumbers) betweenWord(i int) int {
	j := i
	for _, word := range []string{"位于", "介于", "在"} {
		if p.has(i, word) {
			j = i + len([]rune(word))
			break
		}
	}
	if j == i {
		return i
	}
	j = p.blanks(j)
	low, ok := p.number(j)
	if !ok {
		return i
	}
	before := len(p.out)
	if end := p.span(j, low); end > j && p.between(end) == 0 && (p.at(end-1) == '间') {
		p.out[before].Span.Start, p.out[before].Whole.Start = i, i
		return end
	}
	p.out = p.out[:before]
	return i
}

// span reads the rest of a range that begins with low at i: 20~100, 一到五, 10000与20000之间.
func (p *plainNumbers) span(i int, low plainNumber) int {
	j := p.dash(low.end)
	word := false
	if j == low.end {
		if k := p.blanks(low.end); p.at(k) == '和' || p.at(k) == '与' {
			j, word = p.blanks(k+1), true
		}
	}
	if j == low.end || p.at(i-1) == '-' && i > 1 && classOf(p.at(i-2)) == arabic {
		return i
	}
	high, ok := p.number(j)
	if !ok || !lessText(low.value, high.value) || low.more {
		return i
	}
	end := p.between(high.end)
	switch {
	case end == 0 && (word || isDateUnit(p.at(p.blanks(high.end))) || p.at(high.end) == '-' || p.at(high.end) == '%'):
		return i
	case end == 0:
		end = high.end
	}
	m := Mention{
		Kind: KindNumber, Span: corpus.Span{Start: i, End: end}, Rule: "number/range", Bound: corpus.Range,
		Min: low.value, Max: high.value, MinIn: true, MaxIn: true,
	}
	m.Whole = m.Span
	p.out = append(p.out, m)
	return end
}

func isDateUnit(r rune) bool { return r == '年' || r == '月' || r == '日' || r == '号' }
