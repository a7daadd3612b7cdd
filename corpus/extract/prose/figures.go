package prose

import (
	"zhaoshang/corpus"
	"zhaoshang/corpus/extract/value"
)

// figure is a sum of money or a date found in the text.
type figure struct {
	span   corpus.Span
	amount *corpus.Amount
	date   *corpus.Date
}

// figures gives the sums and dates of folded text in order.
func figures(folded []rune, mentions []value.Mention) []figure {
	var out []figure
	for _, m := range mentions {
		span := m.Whole
		if span.Empty() {
			span = m.Span
		}
		switch {
		case m.Kind == value.KindDate && afterYearly(folded, m.Span):
		case m.Kind == value.KindDate && m.Date != nil:
			out = append(out, figure{span: m.Span, date: m.Date})
		case m.Amount != nil && (m.Kind == value.KindAmount || bareMoney(folded, m)):
			out = append(out, figure{span: span, amount: m.Amount})
		}
	}
	return out
}

// bareMoney reports whether a figure without a unit of money is one: 总投资1092亿,
// (120亿), 3.1亿; of smaller figures, those that stand alone between marks or
// after a verb of investing: 项目,2900万;.
func bareMoney(folded []rune, m value.Mention) bool {
	if !m.Bare || m.Kind == value.KindQuantity || m.Kind == value.KindArea {
		return false
	}
	if m.Amount.Figure() >= corpus.Yi {
		return true
	}
	before, after := rune(0), rune('\n')
	if m.Span.Start > 0 {
		before = folded[m.Span.Start-1]
	}
	if m.Span.End < len(folded) {
		after = folded[m.Span.End]
	}
	return m.Amount.Figure() >= 10*corpus.Wan && contains(",:;、投资拿额(", before) && contains(",;。、)\n建做的", after)
}

// afterYearly reports whether 后年 is no date but the end of one word and the
// beginning of the next: 达产后年产值, 投产后年税收.
func afterYearly(folded []rune, s corpus.Span) bool {
	if string(folded[s.Start:s.End]) != "后年" {
		return false
	}
	before, after := rune(0), rune(0)
	if s.Start > 0 {
		before = folded[s.Start-1]
	}
	if s.End < len(folded) {
		after = folded[s.End]
	}
	return contains("产成用营工业", before) || contains("产均营销税利收加处", after)
}
