package listing

import (
	"regexp"
)

// BracketedRE matches what stands in brackets.
var BracketedRE = regexp.MustCompile(`\([^()]*\)`)

// Side names a side of a comparison: a row of a table with its investors, as
// the question may have named it by them.
func (it *Item) Side() string {
	if it.Row != nil {
		return it.Label()
	}
	return it.Name
}

// Value is the figure of an item as a number: hundredths of its currency, else its count.
func Value(it Item) float64 {
	if it.Amount != nil {
		return float64(it.Amount.Figure())
	}
	return it.Number
}

// DivisionEndRE matches what is left off when a place is spoken of: 竹海县 is
// 竹海.
var DivisionEndRE = regexp.MustCompile(`(?:市|区|县|省|州|旗|镇|乡|新区|开发区|自治州|自治县|自治区)$`)
