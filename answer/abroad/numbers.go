package abroad

import (
	"slices"
	"strconv"
	"strings"
)

// numerals are the numbers up to twenty in words.
var numerals = [...]string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
	"fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"}

// tens are the round numbers behind them.
var tens = [...]string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}

// Number reads a whole number in figures or words: 1,212, fourteen; 0 for none.
func Number(w string) int {
	if n, err := strconv.Atoi(strings.ReplaceAll(w, ",", "")); err == nil {
		return n
	}
	if n := slices.Index(numerals[:], w); n > 0 {
		return n
	}
	if n := slices.Index(tens[:], w); n >= 0 {
		return 30 + 10*n
	}
	return 0
}

func figure(n int) string { return strconv.Itoa(n) }
