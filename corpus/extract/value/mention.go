// Package value finds the values of a text: amounts of money, percentages,
// quantities and areas, numbers and dates, each with its span and the rule
// that read it.
//
// It reads folded text (Simplified, half width, lower case), in one pass from
// left to right; at each place the most specific rule wins. A rule reads one
// written form, has a name, and computes in exact integers. Words are data
// (data/*.tsv), so that a new currency or unit needs no code.
package value

import "zhaoshang/corpus"

// The kinds of mentions.
const (
	KindAmount   = "amount"   // money: 160多亿元, US$1.2亿
	KindPercent  = "percent"  // 12.5%, 三成, 百分之五
	KindNumber   = "number"   // a figure without a unit, or a range of figures
	KindQuantity = "quantity" // 7个, 35GWh, 8000人
	KindArea     = "area"     // 668亩, 4.2万平方米
	KindDate     = "date"     // 2022年5月16日, 去年三季度, 1至9月
)

// Mention is one value in a text. Of the value fields those of its kind are set.
type Mention struct {
	Kind  string
	Span  corpus.Span // the figure with its unit: 160多亿元
	Whole corpus.Span // Span with the words that limit it: 不低于50亿元, 20万人以上
	Rule  string      // "amount/figure-unit"

	// Number is the figure as a decimal string, of number, quantity, area and
	// percent (in percent). Empty for a range.
	Number string
	// Min and Max are the ends of a range of numbers or quantities, empty for
	// an open end.
	Min, Max string
	// MinIn and MaxIn report whether the end itself belongs to the range.
	MinIn, MaxIn bool
	Unit         string       // of quantity and area, in its usual form (平方米); ISO code of a currency without a figure
	Percent      string       // of percent, equal to Number
	Bound        corpus.Bound // how the words limit the figure, of all kinds but date

	Amount *corpus.Amount
	// Bare reports that no unit of money was written (3.5亿). Such a figure is
	// an amount when its surroundings speak of money; else it is a number, with
	// Amount set all the same for those who know that money is meant.
	Bare bool

	Date *corpus.Date
}

// Find gives the values of folded text in order; none overlaps another. ref is
// the date of the document: what the words leave open (今年, 5月22日 without
// its year) is taken from it and marked as resolved. It may be nil.
func Find(folded []rune, ref *corpus.Date) []Mention {
	s := newScanner(folded, ref)
	s.run()
	return s.out
}
